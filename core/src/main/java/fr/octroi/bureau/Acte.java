package fr.octroi.bureau;

import java.time.LocalDate;

/**
 * The act by which the Bureau decides (<i>délibération</i>).
 *
 * @param numero its number in the register
 * @param seance the session
 * @param jour the day of the session
 */
public record Acte(String numero, String seance, LocalDate jour) {}
