package fr.octroi.document;

import fr.octroi.dossier.EtatDossier;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.rgpd.Conservation.Depart;
import fr.octroi.rgpd.Partie;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;

/** The words of a retention rule, the same in the register and on the papers of an elimination. */
final class MotsDeConservation {

    private final Phrases phrases = new Phrases("PageDuRegistre");

    /** Writes what a time runs from, after <i>à compter</i>. */
    String depart(Depart depart) {
        return phrases.dire("depart." + depart);
    }

    String etat(EtatDossier etat) {
        return phrases.dire("etat." + etat);
    }

    /** Files by the words of the last règlement that asks for them: whoever reads was asked so. */
    String partie(Partie partie, List<ReglementResolu> versions) {
        if (partie.type().isEmpty()) {
            return partie(partie);
        }
        return versions.stream()
                .flatMap(version -> version.definition().pieces().stream())
                .filter(piece -> piece.type().equals(partie.type()))
                .map(PieceRequise::libelle)
                .reduce((une, suivante) -> suivante)
                .map(libelle -> phrases.dire("partie.libelle", libelle))
                .orElseGet(() -> phrases.dire("partie.inconnue"));
    }

    /** The same for whoever works with the codes. */
    String partie(Partie partie) {
        return partie.type().isEmpty()
                ? phrases.dire("court." + partie.donnees())
                : phrases.dire("partie.pieces", partie.type());
    }

    String duree(Period duree) {
        List<String> mots = new ArrayList<>();
        ajouter(mots, "annees", duree.getYears());
        ajouter(mots, "mois", duree.getMonths());
        ajouter(mots, "jours", duree.getDays());
        return mots.isEmpty() ? phrases.dire("duree.nulle") : String.join(" ", mots);
    }

    private void ajouter(List<String> mots, String unite, int nombre) {
        if (nombre > 0) {
            mots.add(phrases.dire("duree." + unite + (nombre > 1 ? ".plusieurs" : ""), Integer.toString(nombre)));
        }
    }
}
