package fr.octroi.examples.cli.generateur;

import java.util.List;

/** The upload slots of the platform, in the order of its columns. */
// The lists are unmodifiable, which their type does not say.
@SuppressWarnings("ImmutableEnumChecker")
enum TypePiece {
    FACTURE(0, true, "facture.pdf", "Facture vae.pdf", "FACTURE (1).pdf", "facture d'achat signée.pdf", "IMG_0412.pdf"),
    CERTIFICAT_CONFORMITE(1, false, "conformite.pdf", "certificat NF.pdf", "COC.pdf", "IMG_0413.pdf"),
    JUSTIFICATIF_DOMICILE(
            2, true, "domicile.pdf", "justificatif moins de 3 mois.pdf", "électricité.pdf", "IMG_0414.pdf"),
    PIECE_IDENTITE(3, false, "identite.pdf", "carte d'identité.pdf", "CNI.pdf", "IMG_0415.pdf"),
    ATTESTATION_HONNEUR(4, false, "honneur.pdf", "attestation signée.pdf", "Attestation.PDF", "IMG_0416.pdf"),
    RIB(5, true, "mon rib.pdf", "releve identite bancaire.pdf", "Rib banque.pdf", "IMG_0417.pdf");

    /** Its place among the columns of files, from 0. */
    final int rang;

    /** Whether facts are read in it; otherwise it need only be legible. */
    final boolean faits;

    final List<String> noms;

    TypePiece(int rang, boolean faits, String... noms) {
        this.rang = rang;
        this.faits = faits;
        this.noms = List.of(noms);
    }
}
