package fr.octroi.port;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message that waits in the outbox, and what came of it so far; no personal data.
 *
 * @param message the message; it waits since its day
 * @param tentatives how many times it could not be handed over
 * @param motif why, the last time, a code; empty when it was never tried in vain
 * @param aPartirDe when it is to be tried again, null when it was never tried in vain
 */
public record MessageEnAttente(
        Message message,
        int tentatives,
        String motif,
        @Nullable Instant aPartirDe) {}
