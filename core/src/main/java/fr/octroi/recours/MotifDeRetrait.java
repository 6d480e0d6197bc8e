package fr.octroi.recours;

/** Why a grant is withdrawn (<i>motif de retrait</i>): it decides until when it may be. */
public enum MotifDeRetrait {
    /** The decision was illegal from the start, an error of instruction included. */
    ILLEGALITE("CRPA L242-1"),
    /** The beneficiary did not respect the conditions of the grant. */
    CONDITIONS_NON_RESPECTEES("CRPA L242-2 2°"),
    /** The decision was got by fraud. */
    FRAUDE("CRPA L241-2");

    private final String article;

    MotifDeRetrait(String article) {
        this.article = article;
    }

    /**
     * Returns the article that allows the withdrawal.
     *
     * @return as it is printed
     */
    public String article() {
        return article;
    }
}
