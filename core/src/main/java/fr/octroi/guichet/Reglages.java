package fr.octroi.guichet;

import fr.octroi.calendrier.Suspension;
import fr.octroi.relance.Plage;
import fr.octroi.relance.Reprises;
import fr.octroi.rgpd.Conservation;
import fr.octroi.suivi.DelaiDePaiement;
import jakarta.validation.Validator;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What an authority sets once.
 *
 * @param validateur a Jakarta validator, of any provider
 * @param horloge what time it is
 * @param fuseau where the authority is
 * @param suspensions the suspensions that texts ordered for everybody
 * @param plage when applicants may be written to
 * @param reprises how messages that cannot be handed over are tried again
 * @param delaiDePaiement how long payments have taken after a session
 * @param limitationSuspend the text by which the clock of silence stands still while a dossier is limited, null when there is none
 * @param conservations how long dossiers are kept, by aid; those of an aid that is not named are kept for good
 */
public record Reglages(
        Validator validateur,
        InstantSource horloge,
        ZoneId fuseau,
        List<Suspension> suspensions,
        Plage plage,
        Reprises reprises,
        DelaiDePaiement delaiDePaiement,
        @Nullable String limitationSuspend,
        SortedMap<String, Conservation> conservations) {

    /** Copies. */
    public Reglages {
        suspensions = List.copyOf(suspensions);
        conservations = Collections.unmodifiableSortedMap(new TreeMap<>(conservations));
    }
}
