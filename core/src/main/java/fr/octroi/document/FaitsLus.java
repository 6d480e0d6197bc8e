package fr.octroi.document;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;

/** Gathers the facts that a text gives, each by its own finder; a doubtful one is left unknown, for a person. */
final class FaitsLus {

    private FaitsLus() {}

    static LecturePiece lire(TextePiece texte) {
        return new LecturePiece(
                EtatLecture.LISIBLE,
                Nature.reconnaitre(texte),
                Titulaires.noms(texte),
                Montants.total(texte),
                Dates.duDocument(texte),
                Comptes.iban(texte),
                Identifiants.siret(texte),
                Identifiants.numero(texte));
    }
}
