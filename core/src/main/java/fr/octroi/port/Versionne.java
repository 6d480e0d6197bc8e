package fr.octroi.port;

/**
 * A value with its version, so that nobody writes over what he has not seen.
 *
 * @param valeur the value
 * @param version how many times it was written; in a write, the version it was loaded with, 0 when it is new
 * @param <T> the kind of value
 */
public record Versionne<T>(T valeur, long version) {

    /**
     * Checks the version.
     *
     * @throws IllegalArgumentException when it is negative
     */
    public Versionne {
        if (version < 0) {
            throw new IllegalArgumentException("a version is never negative");
        }
    }

    /**
     * Returns another value that was made of this one, to be written in its place.
     *
     * @param nouvelle the new value
     * @return the value with the version it was loaded with
     */
    public Versionne<T> avec(T nouvelle) {
        return new Versionne<>(nouvelle, version);
    }
}
