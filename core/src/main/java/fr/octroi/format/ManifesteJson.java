package fr.octroi.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.echange.Environnement;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.echange.Flux;
import fr.octroi.echange.Manifeste;
import fr.octroi.echange.MotifDeRefus;
import fr.octroi.echange.ObjetDuLot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The manifest of a lot as JSON, described in {@code docs/echange.md} and {@code docs/manifeste.schema.json}. */
public final class ManifesteJson {

    static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(8)
                    .maxNumberLength(20)
                    .build())
            .build();

    private static final Set<String> TEXTES =
            Set.of("emetteur", "destinataire", "objet", "environnement", "precedent", "cree", "du", "au", "montant");
    private static final Set<String> ENTIERS = Set.of("schema", "sequence", "lignes");
    private static final Set<String> TEXTES_DE_FICHIER = Set.of("nom", "sha256");

    private ManifesteJson() {}

    /**
     * Writes a manifest.
     *
     * @param manifeste the manifest
     * @return its bytes, in UTF-8, whose SHA-256 is the digest of the lot
     */
    public static byte[] ecrire(Manifeste manifeste) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(sortie).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("schema", Manifeste.SCHEMA);
            json.writeStringField("emetteur", manifeste.flux().emetteur());
            json.writeStringField("destinataire", manifeste.flux().destinataire());
            json.writeStringField("objet", manifeste.flux().objet().name());
            json.writeStringField(
                    "environnement", manifeste.flux().environnement().name());
            json.writeNumberField("sequence", manifeste.sequence());
            json.writeStringField("precedent", manifeste.precedent().hexadecimal());
            json.writeStringField("cree", manifeste.cree().toString());
            json.writeStringField("du", manifeste.du().toString());
            json.writeStringField("au", manifeste.au().toString());
            json.writeNumberField("lignes", manifeste.lignes());
            json.writeStringField("montant", manifeste.montant().toString());
            json.writeArrayFieldStart("fichiers");
            for (FichierDuLot fichier : manifeste.fichiers()) {
                json.writeStartObject();
                json.writeStringField("nom", fichier.nom());
                json.writeNumberField("taille", fichier.taille());
                json.writeStringField("sha256", fichier.contenu().hexadecimal());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sortie.toByteArray();
    }

    /**
     * Reads a manifest.
     *
     * @param octets its bytes
     * @return the manifest
     * @throws LotRefuseException {@code MANIFESTE_ILLISIBLE}, {@code SCHEMA_PERIME}, {@code SCHEMA_INCONNU} or {@code
     *     MANIFESTE_INVALIDE}
     */
    public static Manifeste lire(byte[] octets) {
        Lecture lecture = new Lecture();
        try (JsonParser json = JSON.createParser(Textes.decoder(octets))) {
            lecture.objet(json);
            if (json.nextToken() != null) {
                throw new LotRefuseException(MotifDeRefus.MANIFESTE_ILLISIBLE);
            }
        } catch (IOException malForme) {
            throw new LotRefuseException(MotifDeRefus.MANIFESTE_ILLISIBLE);
        }
        return lecture.manifeste();
    }

    /** Gathers all fields before it judges: a later form may well have others, and is then called by its name. */
    private static final class Lecture {

        private final Map<String, String> textes = new HashMap<>();
        private final Map<String, Long> entiers = new HashMap<>();
        private final List<FichierDuLot> fichiers = new ArrayList<>();
        private boolean listeLue;
        private boolean faute;

        void objet(JsonParser json) throws IOException {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new LotRefuseException(MotifDeRefus.MANIFESTE_ILLISIBLE);
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String nom = json.currentName();
                JsonToken valeur = json.nextToken();
                if (nom.equals("fichiers") && valeur == JsonToken.START_ARRAY) {
                    listeLue = true;
                    liste(json);
                } else if (TEXTES.contains(nom) && valeur == JsonToken.VALUE_STRING) {
                    textes.put(nom, json.getText());
                } else if (ENTIERS.contains(nom) && valeur == JsonToken.VALUE_NUMBER_INT) {
                    entiers.put(nom, entier(json));
                } else {
                    faute = true;
                    json.skipChildren();
                }
            }
        }

        private void liste(JsonParser json) throws IOException {
            for (JsonToken element = json.nextToken(); element != JsonToken.END_ARRAY; element = json.nextToken()) {
                if (element == JsonToken.START_OBJECT) {
                    fichier(json);
                } else {
                    faute = true;
                    json.skipChildren();
                }
            }
        }

        private void fichier(JsonParser json) throws IOException {
            Map<String, String> champs = new HashMap<>();
            long taille = -1;
            boolean complet = true;
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                String nom = json.currentName();
                JsonToken valeur = json.nextToken();
                if (TEXTES_DE_FICHIER.contains(nom) && valeur == JsonToken.VALUE_STRING) {
                    champs.put(nom, json.getText());
                } else if (nom.equals("taille") && valeur == JsonToken.VALUE_NUMBER_INT) {
                    taille = entier(json);
                } else {
                    complet = false;
                    json.skipChildren();
                }
            }
            String nom = champs.get("nom");
            String sha256 = champs.get("sha256");
            if (!complet || nom == null || sha256 == null) {
                faute = true;
                return;
            }
            try {
                fichiers.add(new FichierDuLot(nom, taille, new Empreinte(sha256)));
            } catch (ValeurInvalideException impossible) {
                faute = true;
            }
        }

        private long entier(JsonParser json) throws IOException {
            if (json.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
                faute = true;
                return -1;
            }
            return json.getLongValue();
        }

        Manifeste manifeste() {
            long schema = entiers.getOrDefault("schema", -1L);
            if (schema >= 0 && schema != Manifeste.SCHEMA) {
                throw new LotRefuseException(
                        schema < Manifeste.SCHEMA ? MotifDeRefus.SCHEMA_PERIME : MotifDeRefus.SCHEMA_INCONNU);
            }
            boolean complet = schema == Manifeste.SCHEMA
                    && listeLue
                    && textes.keySet().equals(TEXTES)
                    && entiers.keySet().equals(ENTIERS);
            if (faute || !complet) {
                throw new LotRefuseException(MotifDeRefus.MANIFESTE_INVALIDE);
            }
            try {
                return new Manifeste(
                        new Flux(
                                texte("emetteur"),
                                texte("destinataire"),
                                ObjetDuLot.valueOf(texte("objet")),
                                Environnement.valueOf(texte("environnement"))),
                        entiers.getOrDefault("sequence", 0L),
                        new Empreinte(texte("precedent")),
                        Instant.parse(texte("cree")),
                        LocalDate.parse(texte("du")),
                        LocalDate.parse(texte("au")),
                        entiers.getOrDefault("lignes", -1L),
                        Montant.parse(texte("montant")),
                        fichiers);
            } catch (IllegalArgumentException | DateTimeException impossible) {
                throw new LotRefuseException(MotifDeRefus.MANIFESTE_INVALIDE);
            }
        }

        private String texte(String nom) {
            return textes.getOrDefault(nom, "");
        }
    }
}
