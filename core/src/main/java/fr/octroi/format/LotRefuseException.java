package fr.octroi.format;

import fr.octroi.echange.MotifDeRefus;

/** A lot cannot be read further: it is refused whole, with its reason, and never with anything that it holds. */
public final class LotRefuseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final MotifDeRefus motif;

    /**
     * Makes an exception.
     *
     * @param motif why
     */
    public LotRefuseException(MotifDeRefus motif) {
        super(motif.name());
        this.motif = motif;
    }

    /**
     * Returns the reason.
     *
     * @return why the lot is refused
     */
    public MotifDeRefus motif() {
        return motif;
    }
}
