package fr.octroi.format;
/** Placeholder. */
public final class LecteurReglement {
    private LecteurReglement() {}
}
