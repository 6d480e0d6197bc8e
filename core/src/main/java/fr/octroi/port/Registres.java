package fr.octroi.port;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.versement.Bordereau;
import java.util.List;
import java.util.Optional;

/**
 * The registers of the authority, to read: sessions of the Bureau, budget envelopes, bordereaux; they are written with the
 * dossiers, through {@link Dossiers#ecrire}.
 *
 * <p>Rules, checked by {@code RegistresTck}:
 *
 * <ol>
 *   <li value="1">What was written in a register is found again by its code, equal in every field, with version 1 the first
 *       time and one more each time; an unknown code gives empty. The three registers share no code.
 *   <li value="2">A write whose expected version of a session, an envelope or a bordereau is not the stored one throws
 *       {@link ConflitDeVersionException}, and nothing of that write is left, dossiers and messages included.
 *   <li value="3">Sessions come in order of day, then of code; {@link #seancesOuvertes} gives those of them that are open, and no other.
 *   <li value="4">A write that is refused because of a dossier leaves nothing in the registers.
 *   <li value="5">Of several simultaneous writes with the same expected version of a session, an envelope or a bordereau,
 *       exactly one succeeds; the others throw {@link ConflitDeVersionException} and leave nothing: no credit is spent
 *       twice.
 *   <li value="6">What a call returns belongs to its caller: he cannot change the registers through it, and later writes do
 *       not change it.
 * </ol>
 */
public interface Registres {

    /**
     * Finds a session.
     *
     * @param code its code
     * @return the session with its version, or empty
     * @throws PortException when the store cannot answer
     */
    Optional<Versionne<SeanceBureau>> seance(String code);

    /**
     * Returns all sessions.
     *
     * @return in order of day, then of code
     * @throws PortException when the store cannot answer
     */
    List<SeanceBureau> seances();

    /**
     * Returns the sessions that are open, which are few: what a caller on the telephone may still be put on.
     *
     * @return in order of day, then of code
     * @throws PortException when the store cannot answer
     */
    default List<SeanceBureau> seancesOuvertes() {
        return seances().stream()
                .filter(seance -> seance.etat() == SeanceBureau.Etat.OUVERTE)
                .toList();
    }

    /**
     * Finds an envelope.
     *
     * @param code its code
     * @return the envelope with its version, or empty
     * @throws PortException when the store cannot answer
     */
    Optional<Versionne<Enveloppe>> enveloppe(String code);

    /**
     * Finds a bordereau.
     *
     * @param code its code
     * @return the bordereau with its version, or empty
     * @throws PortException when the store cannot answer
     */
    Optional<Versionne<Bordereau>> bordereau(String code);
}
