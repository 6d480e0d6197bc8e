package fr.octroi.adapters.rest.http;

import fr.octroi.port.PortException;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was answered to a write that succeeded: numbers, codes and states, never personal data.
 *
 * @param statut the status, from 200 to 299
 * @param entetes the headers that are part of it, such as {@code ETag}
 * @param corps the JSON text, empty for none
 */
public record Reponse(int statut, SortedMap<String, String> entetes, String corps) {

    /**
     * Checks and copies.
     *
     * @throws IllegalArgumentException when the status is that of a failure
     */
    public Reponse {
        entetes = Collections.unmodifiableSortedMap(new TreeMap<>(entetes));
        if (statut < 200 || statut > 299) {
            throw new IllegalArgumentException("what failed changed nothing, and is not kept");
        }
    }

    /** As it is kept: the status, a line for each header, an empty line, the body. */
    String texte() {
        StringBuilder texte = new StringBuilder().append(statut).append('\n');
        entetes.forEach(
                (nom, valeur) -> texte.append(nom).append(": ").append(valeur).append('\n'));
        return texte.append('\n').append(corps).toString();
    }

    /** Reads what was kept; another version of Octroi may have kept it otherwise. */
    static Reponse lire(String texte) {
        int fin = texte.indexOf("\n\n");
        try {
            String[] lignes = texte.substring(0, fin).split("\n", -1);
            SortedMap<String, String> entetes = new TreeMap<>();
            for (int rang = 1; rang < lignes.length; rang++) {
                int deux = lignes[rang].indexOf(": ");
                entetes.put(lignes[rang].substring(0, deux), lignes[rang].substring(deux + 2));
            }
            return new Reponse(Integer.parseInt(lignes[0]), entetes, texte.substring(fin + 2));
        } catch (IndexOutOfBoundsException | IllegalArgumentException autreForme) {
            throw new PortException(
                    PortException.Nature.DEFINITIVE, "an answer that was kept cannot be read", autreForme);
        }
    }
}
