package fr.octroi.format;
/** Placeholder. */
public final class Mappage {
    private Mappage() {}
}
