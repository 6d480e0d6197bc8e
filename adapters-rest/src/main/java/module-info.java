/**
 * Octroi as resources of Jakarta REST.
 */
module fr.octroi.adapters.rest {
    requires transitive fr.octroi.core;
    requires transitive jakarta.ws.rs;
    requires static org.jspecify;
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires com.fasterxml.jackson.dataformat.csv;
    requires com.nimbusds.jose.jwt;
    requires java.net.http;
    requires org.slf4j;

    exports fr.octroi.adapters.rest;
    exports fr.octroi.adapters.rest.acces;
    exports fr.octroi.adapters.rest.adresse;
    exports fr.octroi.adapters.rest.avis;
    exports fr.octroi.adapters.rest.demarche;

    // The server calls resources and filters, and puts into them what it knows of a call.
    opens fr.octroi.adapters.rest.http;
    opens fr.octroi.adapters.rest.ressource;
}
