package fr.octroi.examples.cli.generateur;

/** What two dossiers of a pair share, and the signal that it gives on both. */
enum Lien {
    AUCUN(""),
    COMPTE("IBAN_PARTAGE"),
    FACTURE("FACTURE_PARTAGEE"),
    PERSONNE("DOUBLON_DEMANDEUR"),
    FOYER("DOUBLON_FOYER");

    final String motif;

    Lien(String motif) {
        this.motif = motif;
    }
}
