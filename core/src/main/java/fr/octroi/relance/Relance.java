package fr.octroi.relance;

import java.time.LocalDate;

/**
 * A reminder (<i>relance</i>): a courtesy that moves no deadline.
 *
 * @param modele the code of its template, from the règlement
 * @param prevue the day the plan gave it
 */
public record Relance(String modele, LocalDate prevue) {}
