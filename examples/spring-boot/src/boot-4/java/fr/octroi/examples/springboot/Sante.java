package fr.octroi.examples.springboot;

import fr.octroi.port.Cles;
import fr.octroi.port.Consultations;
import fr.octroi.port.PortException;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.stereotype.Component;

/** Whether the stores answer, and the master key opens what they hold. */
@Component("magasins")
record Sante(Consultations consultations, Cles cles) implements HealthIndicator {

    @Override
    public Health health() {
        try {
            cles.organisation();
            consultations.lister(Consultations.Filtre.TOUS, null, 1);
            return Health.up().build();
        } catch (PortException panne) {
            return Health.down().withDetail("nature", panne.nature()).build();
        }
    }
}
