package fr.octroi.examples.cli.generateur;

/** What is done to a piece, and what must be seen of it. */
enum Alteration {
    AUCUNE("", Classe.ACCORDER),
    /** Nothing in the slot. */
    ABSENTE("ABSENTE", Classe.COMPLETER),
    /** A file of no byte. */
    VIDE("ILLISIBLE", Classe.COMPLETER),
    /** The upload was cut. */
    TRONQUEE("ILLISIBLE", Classe.COMPLETER),
    /** An error page saved under a name in {@code .pdf}. */
    HTML("ILLISIBLE", Classe.COMPLETER),
    /** It cannot be opened without a password. */
    CHIFFREE("CHIFFREE", Classe.COMPLETER),
    /** It opens, but an owner's password forbids changes: nothing is wrong with it. */
    VERROUILLEE("", Classe.ACCORDER),
    /** A picture: only people can read it. */
    SCAN("SANS_TEXTE", Classe.EXAMINER),
    /** A quote or an order, where an invoice is asked for. */
    DEVIS("MAUVAIS_TYPE", Classe.COMPLETER),
    /** From four to ten months old. */
    PERIMEE("PERIMEE", Classe.COMPLETER),
    /** Three months old to the day, which is no longer under three months. */
    LIMITE_PASSEE("PERIMEE", Classe.COMPLETER),
    /** One day less than three months old. */
    LIMITE_TENUE("", Classe.ACCORDER),
    AUTRE_MONTANT("MONTANT_DIFFERENT", Classe.EXAMINER),
    /** In the name of somebody else. */
    AUTRE_NOM("NOM_DIFFERENT", Classe.EXAMINER),
    /** In the name of somebody else of the same family. */
    AUTRE_PRENOM("NOM_DIFFERENT", Classe.EXAMINER),
    /** The very file of another dossier. */
    RECOPIEE("NOM_DIFFERENT", Classe.EXAMINER),
    AUTRE_COMPTE("IBAN_DIFFERENT", Classe.EXAMINER),
    /** In the name of two holders, the applicant being one: nothing is wrong with it. */
    COMPTE_JOINT("", Classe.ACCORDER);

    /** The second half of the motif, empty when there is none. */
    final String observation;

    final Classe classe;

    Alteration(String observation, Classe classe) {
        this.observation = observation;
        this.classe = classe;
    }
}
