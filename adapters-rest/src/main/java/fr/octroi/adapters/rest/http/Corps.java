package fr.octroi.adapters.rest.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import fr.octroi.commun.Empreinte;
import fr.octroi.demande.PieceDeposee;
import java.util.List;

/**
 * A body that has the form asked for, its files stored already.
 *
 * @param contenu the JSON
 * @param pieces the files that came with it
 * @param empreinte tells this body from any other: the JSON and the files, not how they were packed
 */
public record Corps(JsonNode contenu, List<PieceDeposee> pieces, Empreinte empreinte) {

    /** What a method without a body takes. */
    public static final Corps VIDE =
            new Corps(JsonNodeFactory.instance.objectNode(), List.of(), Empreinte.deChamps("vide"));

    /** Copies. */
    public Corps {
        pieces = List.copyOf(pieces);
    }

    /** Makes a body. */
    static Corps of(JsonNode contenu, List<PieceDeposee> pieces) {
        StringBuilder liste = new StringBuilder();
        for (PieceDeposee piece : pieces) {
            liste.append(piece.type()).append('=').append(piece.contenu()).append(';');
        }
        return new Corps(contenu, pieces, Empreinte.deChamps("corps", Json.texte(contenu), liste.toString()));
    }

    /** Returns a text of the body, blank when it has none. */
    public String texte(String nom) {
        return contenu.path(nom).asText("");
    }
}
