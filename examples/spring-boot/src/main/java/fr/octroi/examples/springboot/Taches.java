package fr.octroi.examples.springboot;

import fr.octroi.Octroi;
import fr.octroi.adapters.rest.avis.Diffusion;
import fr.octroi.format.Clotures;
import fr.octroi.guichet.Effet;
import fr.octroi.port.Consultations;
import fr.octroi.port.Messagerie;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is done without being asked, and what is counted; every instance of the host may do it. */
@Component
record Taches(
        Octroi octroi,
        Consultations consultations,
        Diffusion diffusion,
        Clotures clotures,
        Messagerie messagerie,
        MeterRegistry mesures,
        MultiGauge dossiersParEtat,
        Parametres parametres) {

    @Scheduled(cron = "${octroi.taches.relances}", zone = "Europe/Paris")
    void relancer() {
        Map<Effet, Integer> effets = octroi.guichet().relances().relancerTous(parametres.automate());
        mesures.counter("octroi.relances").increment(effets.getOrDefault(Effet.FAIT, 0));
    }

    @Scheduled(fixedDelayString = "${octroi.taches.expedition}")
    void expedier() {
        int partis = octroi.guichet().relances().expedier(parametres.automate(), messagerie);
        mesures.counter("octroi.messages").increment(partis);
    }

    @Scheduled(fixedDelayString = "${octroi.taches.avis}")
    void avertir() {
        parametres.avis().abonnes().forEach(diffusion::diffuser);
    }

    /** Often, for it waits for an hour of the night. */
    @Scheduled(fixedDelayString = "${octroi.taches.clotures}")
    void clore() {
        clotures.clore();
    }

    /** What erased dossiers left, once its last day has passed. */
    @Scheduled(fixedDelayString = "${octroi.taches.residus}")
    void effacerResidus() {
        octroi.guichet().archives().effacerResidus(parametres.automate());
    }

    @Scheduled(fixedDelayString = "${octroi.taches.mesures}")
    void mesurer() {
        List<MultiGauge.Row<?>> etats = new ArrayList<>();
        consultations
                .compter(Consultations.Filtre.TOUS)
                .forEach((etat, nombre) -> etats.add(MultiGauge.Row.of(Tags.of("etat", etat.name()), nombre)));
        dossiersParEtat.register(etats, true);
    }
}
