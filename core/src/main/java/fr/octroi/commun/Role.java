package fr.octroi.commun;

/**
 * In what capacity somebody acts on a dossier.
 *
 * <p>The authority may entrust a contractor with instructing and preparing, never with deciding or paying (CGCT
 * L1611-7): what each role may do is {@link fr.octroi.guichet.Habilitations}.
 */
public enum Role {
    /** The applicant, or somebody on his behalf (<i>usager</i>). */
    USAGER,
    /** The platform that hands over requests, without a person behind each act (<i>automate</i>). */
    AUTOMATE,
    /** An agent of the contractor (<i>prestataire</i>). */
    PRESTATAIRE,
    /** An agent of the authority who instructs (<i>instructeur</i>). */
    INSTRUCTEUR,
    /** The assemblies' office of the authority: agendas, minutes, acts (<i>service des assemblées</i>). */
    ASSEMBLEES,
    /** The finance service of the authority, on behalf of its authorising officer (<i>ordonnateur</i>). */
    ORDONNATEUR,
    /** The public accountant, who alone pays (<i>comptable public</i>, CGCT L1617-1). */
    COMPTABLE
}
