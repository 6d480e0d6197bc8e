package fr.octroi.temoin.port;

import com.fasterxml.jackson.databind.JsonNode;

/** Shows in its signature what only an adapter may know. */
public interface PortFautif {

    void ecrire(JsonNode noeud);
}
