/** An adapter of somebody else, on the module path. */
module consommateur {
    requires fr.octroi.core;

    exports consommateur;
}
