package fr.octroi.adapters.rest.demarche;

/** What became of an act at the service. */
public enum Issue {
    /** Done. */
    FAIT,
    /** It was so before: nothing was changed, and nobody was told again. */
    DEJA_FAIT,
    /** The service would not, because of the state of the dossier for instance. What it says is not repeated: it may name somebody. */
    REFUSE
}
