package fr.octroi.examples.cli;

import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;

/** The day that a command plays, at noon in Paris: it moves on from the instruction to the session and to the payment. */
final class Horloge implements InstantSource {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    private volatile LocalDate jour;

    Horloge(LocalDate jour) {
        this.jour = jour;
    }

    LocalDate jour() {
        return jour;
    }

    /** Turns the pages to a day; never back. */
    void avancer(LocalDate suivant) {
        jour = suivant.isAfter(jour) ? suivant : jour;
    }

    @Override
    public Instant instant() {
        return jour.atTime(12, 0).atZone(PARIS).toInstant();
    }
}
