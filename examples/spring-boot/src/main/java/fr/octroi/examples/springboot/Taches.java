package fr.octroi.examples.springboot;

import fr.octroi.Octroi;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import fr.octroi.guichet.Effet;
import fr.octroi.guichet.GuichetRelances;
import fr.octroi.port.Consultations;
import fr.octroi.port.Messagerie;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** What is done without being asked, and what is counted; every instance of the host may do it. */
@Component
class Taches {

    private final GuichetRelances relances;
    private final Consultations consultations;
    private final Messagerie messagerie;
    private final MeterRegistry mesures;
    private final MultiGauge dossiers;
    private final Acteur acteur;

    Taches(
            Octroi octroi,
            Consultations consultations,
            Messagerie messagerie,
            MeterRegistry mesures,
            Parametres parametres) {
        this.relances = octroi.guichet().relances();
        this.consultations = consultations;
        this.messagerie = messagerie;
        this.mesures = mesures;
        this.dossiers = MultiGauge.builder("octroi.dossiers").register(mesures);
        this.acteur = new Acteur(parametres.organisation(), Role.AUTOMATE, "taches");
    }

    @Scheduled(cron = "${octroi.taches.relances}", zone = "Europe/Paris")
    void relancer() {
        int faites = relances.relancerTous(acteur).getOrDefault(Effet.FAIT, 0);
        mesures.counter("octroi.relances").increment(faites);
    }

    @Scheduled(fixedDelayString = "${octroi.taches.expedition}")
    void expedier() {
        mesures.counter("octroi.messages").increment(relances.expedier(acteur, messagerie));
    }

    @Scheduled(fixedDelayString = "${octroi.taches.mesures}")
    void mesurer() {
        List<MultiGauge.Row<?>> rangees = consultations.compter(Consultations.Filtre.TOUS).entrySet().stream()
                .<MultiGauge.Row<?>>map(compte ->
                        MultiGauge.Row.of(Tags.of("etat", compte.getKey().name()), compte.getValue()))
                .toList();
        dossiers.register(rangees, true);
    }
}
