package fr.octroi.port;

import fr.octroi.dossier.NumeroDossier;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far each subscriber has been told what changed, and the notices that he did not take yet: one for each dossier, the latest.
 *
 * <p>Rules, checked by {@code CarnetDAvisTck}:
 *
 * <ol>
 *   <li value="1">A subscriber of whom nothing is known was told nothing ({@link Etat#NEUF}); what was written of him is read back, equal in every
 *       field.
 *   <li value="2">Notices that wait come in the order of when they are to be tried, then of number, at most as many as asked.
 *   <li value="3">A notice takes the place of that of the same dossier, whether it waits or was given up.
 *   <li value="4">One that is taken away is gone, and no other with it; taking away what is not there does nothing.
 *   <li value="5">Two subscribers have nothing to do with each other.
 *   <li value="6">A subscriber is held by one holder alone: of several at once, one has him. Once he gives
 *       him back, another may; giving back what one does not hold does nothing.
 *   <li value="7">Once the time for which he was taken has passed, another may take him; the first can then write nothing, and nothing of what he
 *       tried is left. Whoever still has him may hold him longer; whoever lost him cannot, even when nobody has him.
 *   <li value="8">What was given up waits no more; it is listed in order of number, after that which is said, at most as much as asked.
 *   <li value="9">What is revived waits again, untried, and its subscriber is owed no rest; what waited stays as it was. It takes no holding.
 * </ol>
 *
 * <p>Holding is a courtesy: a holder who stalls between his look and his sending for longer than he said sends what another may have sent since. The version in the
 * notice tells. When what was written is lost, everything is told again, and nothing is missed.
 */
public interface CarnetDAvis {

    /**
     * How a subscriber stands.
     *
     * @param curseur from where to go on, as {@link Consultations#depuis} gives it
     * @param echecs how many deliveries failed in a row
     * @param repos until when he is left in peace, after too many failures; kept to the millisecond at least
     */
    record Etat(long curseur, int echecs, Instant repos) {

        /** Nothing was told. */
        public static final Etat NEUF = new Etat(Consultations.DEBUT, 0, Instant.EPOCH);
    }

    /**
     * A notice that was not taken yet.
     *
     * @param numero the dossier
     * @param corps what it says, never of a person
     * @param essais how often it was tried
     * @param suivant when it is to be tried again, kept to the millisecond at least
     * @param mort whether it was given up, until somebody revives it
     */
    record Avis(NumeroDossier numero, String corps, int essais, Instant suivant, boolean mort) {}

    /**
     * Takes a subscriber.
     *
     * @param abonne his code, at most 40 characters
     * @param porteur who takes him, at most 40 characters: a name that nobody else bears
     * @param duree for how long, by the clock of the store, above zero
     * @return how he stands, empty when he is held, be it by the same
     * @throws PortException when the store fails
     */
    Optional<Etat> prendre(String abonne, String porteur, Duration duree);

    /**
     * Holds a subscriber longer, who was not anybody else's since he was taken: what was read of him then is still true.
     *
     * @param abonne his code
     * @param porteur who took him
     * @param duree for how long, by the clock of the store, above zero
     * @return how he stands, empty when another took him since, be it that he was given back
     * @throws PortException when the store fails
     */
    Optional<Etat> prolonger(String abonne, String porteur, Duration duree);

    /**
     * Gives a subscriber back.
     *
     * @param abonne his code
     * @param porteur who took him
     * @throws PortException when the store fails
     */
    void rendre(String abonne, String porteur);

    /**
     * Returns the notices that wait.
     *
     * @param abonne the code of a subscriber
     * @param taille how many at most, from 1 to 10,000
     * @return those to be tried first, first
     * @throws PortException when the store fails
     */
    List<Avis> attentes(String abonne, int taille);

    /**
     * Returns the notices that were given up.
     *
     * @param abonne the code of a subscriber
     * @param apres after which number, null for the first page
     * @param taille how many at most, from 1 to 10,000
     * @return in order of number
     * @throws PortException when the store fails
     */
    List<Avis> morts(String abonne, @Nullable NumeroDossier apres, int taille);

    /**
     * Writes how a subscriber stands, puts notices and takes others away, all or nothing.
     *
     * @param abonne his code
     * @param porteur who holds him
     * @param etat how he stands
     * @param ranges the notices to put, each dossier once
     * @param retires the dossiers whose notices are taken away, before any is put
     * @return false when another took him since: nothing was written
     * @throws PortException when the store cannot write
     */
    boolean ecrire(String abonne, String porteur, Etat etat, List<Avis> ranges, List<NumeroDossier> retires);

    /**
     * Has what was given up tried again.
     *
     * @param abonne the code of a subscriber
     * @param maintenant from when on
     * @return how many notices
     * @throws PortException when the store cannot write
     */
    int ranimer(String abonne, Instant maintenant);
}
