package fr.octroi.port;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The outside world failed: a disk, a database, a network. Nothing was half-written.
 */
public class PortException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** Whether trying again may help. */
    public enum Nature {
        /** The same call may succeed later. */
        TEMPORAIRE,
        /** The same call will fail again until somebody acts. */
        DEFINITIVE
    }

    private final Nature nature;

    /**
     * Makes an exception.
     *
     * @param nature whether trying again may help
     * @param message a constant text, without any value that came from a person
     * @param cause what failed, null when nothing was thrown
     */
    public PortException(Nature nature, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.nature = nature;
    }

    /**
     * Says whether what a stream of a store threw in the middle will be thrown again: bytes that are not those that were stored.
     *
     * @param lecture what the stream threw
     * @return true when its cause is a definitive {@link PortException}
     */
    public static boolean estDefinitive(IOException lecture) {
        return lecture.getCause() instanceof PortException panne && panne.nature() == Nature.DEFINITIVE;
    }

    /**
     * Returns whether trying again may help.
     *
     * @return the nature of the failure
     */
    public Nature nature() {
        return nature;
    }
}
