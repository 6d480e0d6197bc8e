package fr.octroi.guichet;

import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.EtatDossier;
import java.util.ArrayList;
import java.util.List;

/** What the Bureau does in a life: an agenda is frozen, and the minutes come back as proposed or not. */
final class GestesDuBureau extends PartDHistoire {

    GestesDuBureau(Scene scene) {
        super(scene);
    }

    void geler() {
        String code = "s-" + scene.compte++;
        monde.ouvrirSeance(code, monde.jour(), monde.jour(), 1 + hasard.nextInt(3));
        monde.geler(code);
    }

    void deliberer() {
        for (SeanceBureau seance : monde.essai.dossiers.seances()) {
            OrdreDuJour ordre = seance.ordreDuJour();
            if (seance.etat() == SeanceBureau.Etat.GELEE && ordre != null) {
                List<LigneDeliberee> lignes = new ArrayList<>();
                for (OrdreDuJour.Ligne ligne : ordre.lignes()) {
                    lignes.add(deliberer(ligne));
                }
                monde.deliberer(seance.code(), "acte-" + seance.code(), lignes);
            }
        }
    }

    private LigneDeliberee deliberer(OrdreDuJour.Ligne ligne) {
        boolean present = monde.etat(ligne.numero().valeur()) == EtatDossier.EN_SEANCE;
        if (!present) {
            return Monde.ligne(ligne, Issue.RETIRE, null);
        }
        if (monde.parcours(ligne.numero().valeur()).estLimite() && pileOuFace()) {
            return Monde.ligne(ligne, tirer(List.of(Issue.AJOURNE, Issue.RETIRE)), null);
        }
        return switch (hasard.nextInt(8)) {
            case 0 -> Monde.ligne(ligne, Issue.AJOURNE, null);
            case 1 -> Monde.ligne(ligne, Issue.RETIRE, null);
            case 2 -> Monde.ligne(ligne, Issue.REFUSE, null);
            case 3 -> Monde.ligne(ligne, Issue.ACCORDE, Montant.ofEuros(1 + hasard.nextInt(400)));
            default -> Monde.commePropose(ligne);
        };
    }
}
