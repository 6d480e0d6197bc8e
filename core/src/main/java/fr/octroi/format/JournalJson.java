package fr.octroi.format;
/** Placeholder. */
public final class JournalJson {
    private JournalJson() {}
}
