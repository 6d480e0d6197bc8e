package fr.octroi.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.octroi.commun.Empreinte;
import fr.octroi.demande.Rejet;
import fr.octroi.echange.Accuse;
import fr.octroi.echange.MotifDeRefus;
import fr.octroi.echange.NomDeDepot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The acknowledgement of a lot as JSON, described in {@code docs/echange.md} and {@code docs/accuse.schema.json}. */
public final class AccuseJson {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final Set<String> TOUJOURS =
            Set.of("schema", "emetteur", "destinataire", "depot", "chiffre", "instant", "statut");

    /** What each outcome adds. */
    private static final Map<String, Set<String>> EN_PLUS = Map.of(
            "ACCEPTE", Set.of("lot", "lignes"),
            "ACCEPTE_AVEC_REJETS", Set.of("lot", "lignes", "rejets"),
            "REFUSE", Set.of("motif"));

    private static final Set<String> REJET = Set.of("ligne", "numero", "champ", "code", "message");

    private AccuseJson() {}

    /**
     * Writes an acknowledgement.
     *
     * @param accuse the acknowledgement
     * @return its bytes, in UTF-8
     */
    public static byte[] ecrire(Accuse accuse) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(sortie).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("schema", Accuse.SCHEMA);
            json.writeStringField("emetteur", accuse.emetteur());
            json.writeStringField("destinataire", accuse.destinataire());
            json.writeStringField("depot", accuse.depot().valeur());
            json.writeStringField("chiffre", accuse.chiffre().hexadecimal());
            json.writeStringField("instant", accuse.instant().toString());
            ecrire(accuse.issue(), json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sortie.toByteArray();
    }

    private static void ecrire(Accuse.Issue issue, JsonGenerator json) throws IOException {
        if (issue instanceof Accuse.Accepte accepte) {
            json.writeStringField("statut", "ACCEPTE");
            json.writeStringField("lot", accepte.lot().hexadecimal());
            json.writeNumberField("lignes", accepte.lignes());
        } else if (issue instanceof Accuse.AccepteAvecRejets avecRejets) {
            json.writeStringField("statut", "ACCEPTE_AVEC_REJETS");
            json.writeStringField("lot", avecRejets.lot().hexadecimal());
            json.writeNumberField("lignes", avecRejets.lignes());
            json.writeArrayFieldStart("rejets");
            for (Rejet rejet : avecRejets.rejets()) {
                json.writeStartObject();
                json.writeNumberField("ligne", rejet.ligne());
                json.writeStringField("numero", rejet.numero());
                json.writeStringField("champ", rejet.champ());
                json.writeStringField("code", rejet.code());
                json.writeStringField("message", rejet.message());
                json.writeEndObject();
            }
            json.writeEndArray();
        } else if (issue instanceof Accuse.Refuse refuse) {
            json.writeStringField("statut", "REFUSE");
            json.writeStringField("motif", refuse.motif().name());
        }
    }

    /**
     * Reads an acknowledgement.
     *
     * @param octets its bytes
     * @return the acknowledgement
     * @throws FichierInvalideException {@code ACCUSE_ILLISIBLE}
     */
    public static Accuse lire(byte[] octets) {
        try {
            JsonNode noeud = JSON.readTree(Textes.decoder(octets));
            String statut = texte(noeud, "statut");
            Set<String> enPlus = EN_PLUS.get(statut);
            if (enPlus == null
                    || noeud.size() != TOUJOURS.size() + enPlus.size()
                    || entier(noeud, "schema") != Accuse.SCHEMA) {
                throw illisible();
            }
            return new Accuse(
                    texte(noeud, "emetteur"),
                    texte(noeud, "destinataire"),
                    new NomDeDepot(texte(noeud, "depot")),
                    new Empreinte(texte(noeud, "chiffre")),
                    Instant.parse(texte(noeud, "instant")),
                    issue(statut, noeud));
        } catch (IOException | IllegalArgumentException | DateTimeException malForme) {
            throw illisible();
        }
    }

    private static Accuse.Issue issue(String statut, JsonNode noeud) {
        if (statut.equals("REFUSE")) {
            return new Accuse.Refuse(MotifDeRefus.valueOf(texte(noeud, "motif")));
        }
        Empreinte lot = new Empreinte(texte(noeud, "lot"));
        long lignes = entier(noeud, "lignes");
        if (statut.equals("ACCEPTE")) {
            return new Accuse.Accepte(lot, lignes);
        }
        JsonNode liste = noeud.get("rejets");
        if (liste == null || !liste.isArray()) {
            throw illisible();
        }
        List<Rejet> rejets = new ArrayList<>();
        for (JsonNode rejet : liste) {
            if (rejet.size() != REJET.size()) {
                throw illisible();
            }
            rejets.add(new Rejet(
                    Math.toIntExact(entier(rejet, "ligne")),
                    texte(rejet, "numero"),
                    texte(rejet, "champ"),
                    texte(rejet, "code"),
                    texte(rejet, "message")));
        }
        return new Accuse.AccepteAvecRejets(lot, lignes, rejets);
    }

    private static String texte(JsonNode noeud, String nom) {
        JsonNode valeur = noeud.get(nom);
        if (valeur == null || !valeur.isTextual()) {
            throw illisible();
        }
        return valeur.textValue();
    }

    private static long entier(JsonNode noeud, String nom) {
        JsonNode valeur = noeud.get(nom);
        if (valeur == null || !valeur.isIntegralNumber() || !valeur.canConvertToInt()) {
            throw illisible();
        }
        return valeur.longValue();
    }

    private static FichierInvalideException illisible() {
        return new FichierInvalideException(
                "ACCUSE_ILLISIBLE", "accusé de réception", "ce n'est pas un accusé de la forme convenue");
    }
}
