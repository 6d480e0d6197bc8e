/**
 * The core of Octroi: the trade of subsidy requests, its ports and its use cases.
 *
 * <p>The packages are in a total order, given in {@code docs/architecture.md}: each may use only those above it.
 */
module fr.octroi.core {
    requires transitive jakarta.validation;
    requires transitive static org.jspecify;
    requires org.hibernate.validator;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.csv;
    requires org.yaml.snakeyaml;
    requires org.slf4j;
    requires org.apache.commons.logging;
    requires java.xml.crypto;
    requires static org.apache.pdfbox;
    requires static org.apache.pdfbox.io;
    requires static org.apache.fontbox;
    requires static org.apache.xmpbox;
    requires java.xml;
    requires static com.google.zxing;
    requires static java.desktop;

    exports fr.octroi;
    exports fr.octroi.commun;
    exports fr.octroi.calendrier;
    exports fr.octroi.reglement;
    exports fr.octroi.dossier;
    exports fr.octroi.demande;
    exports fr.octroi.instruction;
    exports fr.octroi.relance;
    exports fr.octroi.budget;
    exports fr.octroi.bureau;
    exports fr.octroi.versement;
    exports fr.octroi.recours;
    exports fr.octroi.journal;
    exports fr.octroi.echange;
    exports fr.octroi.rgpd;
    exports fr.octroi.suivi;
    exports fr.octroi.port;
    exports fr.octroi.guichet;
    exports fr.octroi.format;
    exports fr.octroi.document;
    exports fr.octroi.memoire;

    opens fr.octroi.demande to
            org.hibernate.validator;
}
