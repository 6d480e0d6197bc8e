package fr.octroi.temoin.commun;

import fr.octroi.temoin.reglement.Aval;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;

/** Every fault that a trade class must not have, so that each rule is seen to fail. */
public class Fautif {

    static int compteur;

    double taux;

    Object aval() {
        return new Aval();
    }

    Object aujourdHui() {
        return LocalDate.now(ZoneId.of("Europe/Paris"));
    }

    Object maintenant() {
        return Instant.ofEpochMilli(System.currentTimeMillis());
    }

    Object hasard() {
        return UUID.randomUUID();
    }

    Object fil() {
        return new Thread(() -> compteur++);
    }

    float moitie(double entier) {
        return (float) (entier / 2);
    }

    void echouer() throws Exception {
        throw new Exception("faute");
    }
}
