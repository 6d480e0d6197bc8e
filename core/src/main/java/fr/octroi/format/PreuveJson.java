package fr.octroi.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.DossierProuve;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Preuve;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What proves one dossier, as JSON Lines: its entries as the journal writes them, then one line a proof; the form is described in
 * {@code docs/preuve.md}.
 */
public final class PreuveJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private PreuveJson() {}

    /**
     * Writes what proves a dossier.
     *
     * @param prouve the dossier
     * @param sortie where to write, in UTF-8, not closed
     */
    public static void ecrire(DossierProuve prouve, Writer sortie) {
        prouve.entrees().forEach(entree -> JournalJson.ecrire(entree, sortie));
        try {
            for (Preuve preuve : prouve.preuves()) {
                sortie.write(rediger(preuve) + "\n");
            }
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private static String rediger(Preuve preuve) {
        ObjectNode noeud = JSON.createObjectNode()
                .put("organisation", preuve.organisation())
                .put("dossier", preuve.dossier().valeur())
                .put("tete", preuve.tete().hexadecimal());
        ArrayNode chemin = noeud.putArray("chemin");
        preuve.chemin()
                .forEach(pas -> chemin.add(pas.cote() + ":" + pas.voisin().hexadecimal()));
        return noeud.put("nombre", preuve.nombre()).toString();
    }

    /**
     * Reads what proves a dossier; whether it holds is another question.
     *
     * @param nom what errors call it
     * @param texte the lines
     * @return the dossier
     * @throws FichierInvalideException {@code PREUVE_ILLISIBLE} with the first line that is neither an entry nor a proof
     */
    public static DossierProuve lire(String nom, String texte) {
        List<Entree> entrees = new ArrayList<>();
        List<Preuve> preuves = new ArrayList<>();
        int numero = 0;
        for (String ligne : texte.lines().toList()) {
            numero++;
            Optional<Entree> entree = JournalJson.entrees(
                            new ByteArrayInputStream((ligne + "\n").getBytes(StandardCharsets.UTF_8)))
                    .next();
            if (entree.isPresent()) {
                entrees.add(entree.get());
            } else {
                int place = numero;
                preuves.add(preuve(ligne)
                        .orElseThrow(() -> new FichierInvalideException(
                                "PREUVE_ILLISIBLE", nom, place, 1, "ni une entrée de journal, ni une preuve")));
            }
        }
        return new DossierProuve(entrees, preuves);
    }

    private static Optional<Preuve> preuve(String ligne) {
        try {
            JsonNode noeud = JSON.readTree(ligne);
            List<Preuve.Pas> chemin = new ArrayList<>();
            for (JsonNode pas : noeud.path("chemin")) {
                String texte = pas.asText();
                int deuxPoints = Math.max(0, texte.indexOf(':'));
                chemin.add(new Preuve.Pas(
                        Preuve.Cote.valueOf(texte.substring(0, deuxPoints)),
                        new Empreinte(texte.substring(deuxPoints + 1))));
            }
            Preuve preuve = new Preuve(
                    noeud.path("organisation").asText(),
                    new NumeroDossier(noeud.path("dossier").asText()),
                    new Empreinte(noeud.path("tete").asText()),
                    chemin,
                    noeud.path("nombre").asLong());
            // In the one way of writing it: nothing else stands there.
            return rediger(preuve).equals(ligne) ? Optional.of(preuve) : Optional.empty();
        } catch (JsonProcessingException | IllegalArgumentException autreChose) {
            return Optional.empty();
        }
    }
}
