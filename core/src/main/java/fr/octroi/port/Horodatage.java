package fr.octroi.port;

import fr.octroi.commun.Empreinte;

/**
 * A third party who dates a digest, such as the root of a journal, without learning what it is the digest of (<i>horodatage</i>, RFC 3161).
 *
 * <p>What it gives proves to whoever trusts that third party that the digest existed then, and needs nobody to be checked again.
 *
 * <p>Rules, checked by {@code HorodatageTck}:
 *
 * <ol>
 *   <li value="1">A digest is dated by a token of RFC 3161, in DER, which holds that very digest under SHA-256.
 *   <li value="2">The same digest may be dated again, and what a caller does to the bytes changes no later answer.
 *   <li value="3">While nobody dates, a {@link PortException} says so, and nothing that looks like a token is given.
 * </ol>
 */
public interface Horodatage {

    /**
     * Has a digest dated now.
     *
     * @param empreinte the digest
     * @return the token ({@code TimeStampToken}), in DER, to be kept beside what the digest stands for
     * @throws PortException {@code TEMPORAIRE} when it may be asked for again, {@code DEFINITIVE} when the third party refuses, or what it
     *     answers is no token for that digest
     */
    byte[] horodater(Empreinte empreinte);
}
