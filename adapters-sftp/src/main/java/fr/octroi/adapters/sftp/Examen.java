package fr.octroi.adapters.sftp;

import fr.octroi.commun.Empreinte;
import fr.octroi.echange.Manifeste;
import fr.octroi.echange.MotifDeRefus;
import java.util.function.Function;

/** What the check of a sealed lot found, before anything of it is handed on. */
public sealed interface Examen {

    /**
     * Returns the digest of the sealed bytes.
     *
     * @return their SHA-256
     */
    Empreinte chiffre();

    /**
     * Tells the cases apart.
     *
     * @param juste what to do with a lot that holds
     * @param refuse what to do with one that does not
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(Function<Juste, T> juste, Function<Refuse, T> refuse);

    /**
     * All of it holds, to the last byte.
     *
     * @param chiffre the digest of the sealed bytes
     * @param manifeste the manifest
     * @param lot the digest of the lot
     */
    record Juste(Empreinte chiffre, Manifeste manifeste, Empreinte lot) implements Examen {
        @Override
        public <T> T selon(Function<Juste, T> juste, Function<Refuse, T> refuse) {
            return juste.apply(this);
        }
    }

    /**
     * Something of it does not hold: none of it counts.
     *
     * @param chiffre the digest of the sealed bytes
     * @param motif the true reason, which the sender is not always told
     */
    record Refuse(Empreinte chiffre, MotifDeRefus motif) implements Examen {
        @Override
        public <T> T selon(Function<Juste, T> juste, Function<Refuse, T> refuse) {
            return refuse.apply(this);
        }
    }
}
