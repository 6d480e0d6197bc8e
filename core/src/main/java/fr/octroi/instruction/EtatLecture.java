package fr.octroi.instruction;

/** What became of the attempt to read a file. */
public enum EtatLecture {
    /** Its text was read. */
    LISIBLE,
    /** A picture without text, such as a scan: a person can read it, the machine cannot. */
    SANS_TEXTE,
    /** A password is needed to open it. */
    CHIFFREE,
    /** Empty, broken, or of no known kind. */
    ILLISIBLE,
    /** An antivirus found something in it: it was not opened, and nobody should. */
    INFECTEE,
    /** Nobody tried, or reading was given up for reasons that are not the file's. */
    NON_LUE
}
