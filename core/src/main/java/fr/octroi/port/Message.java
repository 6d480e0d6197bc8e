package fr.octroi.port;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.relance.Canal;
import java.time.LocalDate;

/**
 * A message to an applicant, in the outbox until it has left: what it says is made from the dossier when it leaves.
 *
 * @param cle its key, stable and unique: whoever delivers may use it to deliver once
 * @param dossier the dossier it is about
 * @param canal the channel
 * @param modele the code of its template
 * @param jour the day it was decided
 */
public record Message(String cle, NumeroDossier dossier, Canal canal, String modele, LocalDate jour) {}
