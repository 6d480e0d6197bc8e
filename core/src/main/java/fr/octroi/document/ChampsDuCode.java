package fr.octroi.document;

import fr.octroi.instruction.CodeSigne.Champ;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The fields of a 2D-Doc, told apart by the catalogue of its specification (perimeter 01).
 *
 * <p>A field of fixed length has no end mark. Another ends with GS, with RS when the issuer cut its value, with nothing when
 * it is as long as it may be, or with the message. Where that does not say how to go on, nothing more is given, nor what
 * comes after the last end that is certain: an issuer that forgot a mark gave one field the start of the next.
 *
 * @param champs the fields that are certain, in their order
 * @param entier whether they are all
 */
record ChampsDuCode(List<Champ> champs, boolean entier) {

    private static final char GS = 0x1D;
    private static final char RS = 0x1E;
    private static final int IDENTIFIANT = 2;

    private static final Map<String, Definition> CATALOGUE = charger();

    /** What the catalogue says of a field; lengths in characters. */
    record Definition(String identifiant, int minimum, int maximum) {

        boolean estFixe() {
            return minimum == maximum;
        }
    }

    static Map<String, Definition> catalogue() {
        return CATALOGUE;
    }

    static ChampsDuCode lire(String message) {
        List<Champ> champs = new ArrayList<>();
        int certains = 0;
        boolean sur = true;
        int debut = 0;
        while (debut < message.length()) {
            Definition definition =
                    CATALOGUE.get(message.substring(debut, Math.min(debut + IDENTIFIANT, message.length())));
            int fin = definition == null ? debut : fin(message, debut + IDENTIFIANT, definition);
            if (definition == null || fin - debut - IDENTIFIANT < definition.minimum()) {
                return new ChampsDuCode(champs.subList(0, certains), false);
            }
            boolean marque = !definition.estFixe() && fin < message.length() && estUneMarque(message.charAt(fin));
            champs.add(new Champ(
                    definition.identifiant(),
                    message.substring(debut + IDENTIFIANT, fin),
                    marque && message.charAt(fin) == RS));
            sur = marque || (sur && definition.estFixe());
            if (sur) {
                certains = champs.size();
            }
            debut = marque ? fin + 1 : fin;
        }
        return new ChampsDuCode(champs, true);
    }

    private static int fin(String message, int debut, Definition definition) {
        int fin = debut;
        while (fin < message.length() && fin - debut < definition.maximum() && !estUneMarque(message.charAt(fin))) {
            fin++;
        }
        return fin;
    }

    private static boolean estUneMarque(char c) {
        return c == GS || c == RS;
    }

    private static Map<String, Definition> charger() {
        try (InputStream flux = Objects.requireNonNull(ChampsDuCode.class.getResourceAsStream("champs-2ddoc.tsv"));
                BufferedReader lignes = new BufferedReader(new InputStreamReader(flux, StandardCharsets.UTF_8))) {
            return lignes.lines()
                    .filter(ligne -> !ligne.startsWith("#"))
                    .map(ligne -> ligne.split("\t", -1))
                    .map(colonnes -> new Definition(
                            colonnes[0],
                            Integer.parseInt(colonnes[1]),
                            colonnes[2].isEmpty() ? Integer.MAX_VALUE : Integer.parseInt(colonnes[2])))
                    .collect(Collectors.toUnmodifiableMap(Definition::identifiant, Function.identity()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
