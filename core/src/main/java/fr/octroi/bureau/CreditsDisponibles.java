package fr.octroi.bureau;

import fr.octroi.commun.Montant;
import java.util.function.Function;

/**
 * The credits of one funder that nobody has spoken for, and what each dossier would take of them (<i>crédits disponibles</i>).
 *
 * @param montant what is free, zero or more
 * @param part what a dossier takes of them, of what it asks for: zero or more, and zero when it asks for nothing
 */
public record CreditsDisponibles(Montant montant, Function<Candidat, Montant> part) {}
