package fr.octroi.journal;

import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Decision;
import fr.octroi.bureau.Motif;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What {@link Relecture} knows of the agendas that the dossier stood on, and of what the Bureau said. */
final class SeancesRelues {

    private final ExamenRelu examen;

    FaitDeSeance.@Nullable InscritALOrdreDuJour inscription;

    @Nullable
    String enveloppe;

    @Nullable
    Decision decision;

    final List<Decision> decisions = new ArrayList<>();

    @Nullable
    LocalDate transmission;

    @Nullable
    LocalDate notification;

    SeancesRelues(ExamenRelu examen) {
        this.examen = examen;
    }

    void lire(NumeroDossier numero, FaitDeSeance fait) {
        if (fait instanceof FaitDeSeance.InscritALOrdreDuJour inscrit) {
            inscription = inscrit;
            enveloppe = inscrit.enveloppe();
            examen.inscrire();
        } else if (fait instanceof FaitDeSeance.DecisionPrise prise) {
            inscription = null;
            decision = decision(numero, prise);
            decisions.add(decision);
            transmission = null;
            notification = null;
        } else if (fait instanceof FaitDeSeance.ActeTransmis transmise) {
            transmission = transmise.jour();
        } else if (fait instanceof FaitDeSeance.DecisionNotifiee notifiee) {
            notification = notifiee.jour();
        }
    }

    private static Decision decision(NumeroDossier numero, FaitDeSeance.DecisionPrise prise) {
        Acte acte = new Acte(prise.acte(), prise.seance(), prise.jour());
        List<Motif> motifs = new ArrayList<>();
        for (int i = 0; i < prise.articles().size(); i++) {
            motifs.add(new Motif(prise.motifs().get(i), prise.articles().get(i)));
        }
        Montant decide = prise.decide() == null ? Montant.ZERO : prise.decide();
        return switch (prise.issue()) {
            case ACCORDE -> new Decision.Accordee(numero, acte, prise.propose(), decide);
            case REFUSE -> new Decision.Refusee(numero, acte, motifs);
            case AJOURNE -> new Decision.Ajournee(numero, acte, prise.motifs());
            case RETIRE -> new Decision.Retiree(numero, acte, prise.motifs());
        };
    }

    void reporter(String autreEnveloppe) {
        enveloppe = autreEnveloppe;
    }

    void rouvrir() {
        decision = null;
    }
}
