package fr.octroi.instruction;

/**
 * What can be seen of a piece; the name is the second half of a motif, as in {@code FACTURE:ABSENTE}.
 */
public enum Observation {
    /** Nothing to say against it. */
    CONFORME(Portee.NOTE),
    /** It did not come. */
    ABSENTE(Portee.COMPLEMENT),
    /** It is empty, broken or of no known kind. */
    ILLISIBLE(Portee.COMPLEMENT),
    /** It needs a password. */
    CHIFFREE(Portee.COMPLEMENT),
    /** It is another document, such as a quote for an invoice. */
    MAUVAIS_TYPE(Portee.COMPLEMENT),
    /** It was too old on the day of filing. */
    PERIMEE(Portee.COMPLEMENT),
    /** It is a picture: a person must read it. */
    SANS_TEXTE(Portee.EXAMEN),
    /** It was not opened: a person must read it. */
    NON_LUE(Portee.EXAMEN),
    /** An antivirus found something in it: it was not opened, and nobody should. */
    INFECTEE(Portee.EXAMEN),
    /** It says one thing here and another there, such as on its page and in the invoice that it carries. */
    DESACCORD(Portee.EXAMEN),
    /** It bears a code that its issuer did not sign. */
    CODE_FAUX(Portee.EXAMEN),
    /** No name could be read in it. */
    NOM_NON_LU(Portee.EXAMEN),
    /** It gives another name. */
    NOM_DIFFERENT(Portee.EXAMEN),
    /** It gives nearly the same name. */
    NOM_PROCHE(Portee.NOTE),
    /** No total could be read in it. */
    MONTANT_NON_LU(Portee.EXAMEN),
    /** It gives another total. */
    MONTANT_DIFFERENT(Portee.EXAMEN),
    /** No date could be read in it. */
    DATE_NON_LUE(Portee.EXAMEN),
    /** It gives another date, or a proof that must be recent one after the day on which it came. */
    DATE_DIFFERENTE(Portee.EXAMEN),
    /** No account could be read in it. */
    IBAN_NON_LU(Portee.EXAMEN),
    /** It gives another account. */
    IBAN_DIFFERENT(Portee.EXAMEN),
    /** No SIRET could be read in it. */
    SIRET_NON_LU(Portee.EXAMEN),
    /** It gives another SIRET. */
    SIRET_DIFFERENT(Portee.EXAMEN),
    /** No number could be read in it. */
    NUMERO_NON_LU(Portee.EXAMEN),
    /** It gives another number. */
    NUMERO_DIFFERENT(Portee.EXAMEN);

    private final Portee portee;

    Observation(Portee portee) {
        this.portee = portee;
    }

    /** Returns what it bears on, for a piece that is indispensable to the instruction. */
    Portee portee() {
        return portee;
    }
}
