package fr.octroi.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.CertificatDElimination.Issue;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Conservation.Depart;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Partie;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The elimination list and its certificate as JSON, described in {@code docs/conservation.md}, {@code docs/elimination.schema.json} and
 * {@code docs/certificat-elimination.schema.json}: a list waits for its visa longer than a process lives.
 */
public final class EliminationJson {

    private static final int SCHEMA = 1;

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EliminationJson() {}

    /**
     * Writes a list, with the digest that a visa names.
     *
     * @param liste the list
     * @return its bytes, in UTF-8
     */
    public static byte[] ecrire(Elimination liste) {
        return ecrire(json -> {
            json.writeStringField("elimination", liste.code());
            json.writeStringField("jour", liste.jour().toString());
            json.writeStringField("au", liste.au().toString());
            json.writeStringField("empreinte", liste.empreinte().hexadecimal());
            json.writeArrayFieldStart("lignes");
            for (Elimination.Ligne ligne : liste.lignes()) {
                json.writeStartObject();
                sujet(json, ligne.numero(), ligne.partie());
                json.writeStringField("aide", ligne.aide());
                json.writeStringField("depot", ligne.depot().toString());
                json.writeStringField("etat", ligne.etat().name());
                json.writeStringField("depart", ligne.terme().depart().name());
                json.writeStringField("depuis", ligne.terme().depuis().toString());
                json.writeStringField("duree", ligne.terme().duree().toString());
                json.writeStringField("terme", ligne.terme().jour().toString());
                json.writeStringField("fondement", ligne.terme().fondement());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    /**
     * Writes a certificate.
     *
     * @param certificat the certificate
     * @return its bytes, in UTF-8
     */
    public static byte[] ecrire(CertificatDElimination certificat) {
        return ecrire(json -> {
            json.writeStringField("certificat", certificat.liste());
            json.writeStringField("jour", certificat.jour().toString());
            json.writeObjectFieldStart("visa");
            json.writeStringField("reference", certificat.visa().reference());
            json.writeStringField("jour", certificat.visa().jour().toString());
            json.writeStringField("liste", certificat.visa().liste().hexadecimal());
            json.writeEndObject();
            json.writeBooleanField("complet", certificat.estComplet());
            json.writeNumberField("fichiersEffaces", certificat.fichiersEffaces());
            json.writeNumberField("fichiersGardes", certificat.fichiersGardes());
            json.writeNumberField("fichiersEnAttente", certificat.fichiersEnAttente());
            json.writeArrayFieldStart("lignes");
            for (CertificatDElimination.Ligne ligne : certificat.lignes()) {
                json.writeStartObject();
                sujet(json, ligne.numero(), ligne.partie());
                json.writeStringField("issue", ligne.issue().name());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    private interface Champs {
        void ecrire(JsonGenerator json) throws IOException;
    }

    private static byte[] ecrire(Champs champs) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(sortie).useDefaultPrettyPrinter()) {
            json.writeStartObject();
            json.writeNumberField("schema", SCHEMA);
            champs.ecrire(json);
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return sortie.toByteArray();
    }

    private static void sujet(JsonGenerator json, NumeroDossier numero, @Nullable Partie partie) throws IOException {
        json.writeStringField("numero", numero.valeur());
        if (partie != null) {
            json.writeStringField("partie", partie.code());
        }
    }

    /**
     * Reads a list.
     *
     * @param nom what errors call it
     * @param octets its bytes
     * @return the list, to which a visa of what was written is one
     * @throws FichierInvalideException {@code ELIMINATION_ILLISIBLE} with the place; at {@code empreinte} when what it says is not what
     *     was written
     */
    public static Elimination lire(String nom, byte[] octets) {
        Place racine = racine(nom, octets, Set.of("elimination", "jour", "au", "empreinte", "lignes"));
        List<Elimination.Ligne> lignes = new ArrayList<>();
        for (Place ligne : racine.champ("lignes").elements()) {
            lignes.add(ligne(ligne));
        }
        Elimination liste = racine.faire(() -> new Elimination(
                racine.champ("elimination").texte(),
                racine.champ("jour").jour(),
                racine.champ("au").jour(),
                lignes));
        Place empreinte = racine.champ("empreinte");
        if (!empreinte.lire(Empreinte::new).equals(liste.empreinte())) {
            throw empreinte.faute("ce que dit la liste n'est pas ce qui a été écrit");
        }
        return liste;
    }

    private static Elimination.Ligne ligne(Place place) {
        place.seulement(
                Set.of("numero", "aide", "depot", "etat", "depart", "depuis", "duree", "terme", "fondement"),
                Set.of("partie"));
        Conservation.Terme terme = place.faire(() -> new Conservation.Terme(
                place.partie(),
                place.champ("depart").lire(Depart::valueOf),
                place.champ("depuis").jour(),
                place.champ("duree").lire(Period::parse),
                place.champ("fondement").texte()));
        Place dernier = place.champ("terme");
        if (!dernier.jour().equals(dernier.faire(terme::jour))) {
            throw dernier.faute("ce n'est pas le dernier jour de cette durée");
        }
        NumeroDossier numero = place.champ("numero").lire(NumeroDossier::new);
        String aide = place.champ("aide").texte();
        LocalDate depot = place.champ("depot").jour();
        return place.champ("etat")
                .lire(etat -> new Elimination.Ligne(numero, aide, depot, EtatDossier.valueOf(etat), terme));
    }

    /**
     * Reads a certificate.
     *
     * @param nom what errors call it
     * @param octets its bytes
     * @return the certificate
     * @throws FichierInvalideException {@code ELIMINATION_ILLISIBLE} with the place
     */
    public static CertificatDElimination lireCertificat(String nom, byte[] octets) {
        Place racine = racine(
                nom,
                octets,
                Set.of(
                        "certificat",
                        "jour",
                        "visa",
                        "complet",
                        "fichiersEffaces",
                        "fichiersGardes",
                        "fichiersEnAttente",
                        "lignes"));
        Place visa = racine.champ("visa").seulement(Set.of("reference", "jour", "liste"), Set.of());
        SortedMap<NumeroDossier, Issue> issues = new TreeMap<>();
        SortedMap<NumeroDossier, SortedMap<Partie, Issue>> parties = new TreeMap<>();
        for (Place ligne : racine.champ("lignes").elements()) {
            ligne.seulement(Set.of("numero", "issue"), Set.of("partie"));
            NumeroDossier numero = ligne.champ("numero").lire(NumeroDossier::new);
            Issue issue = ligne.champ("issue").lire(Issue::valueOf);
            Partie partie = ligne.partie();
            Issue autre = partie == null
                    ? issues.put(numero, issue)
                    : parties.computeIfAbsent(numero, nouveau -> new TreeMap<>())
                            .put(partie, issue);
            if (autre != null || (issues.containsKey(numero) && parties.containsKey(numero))) {
                throw ligne.faute("ce dossier y est déjà");
            }
        }
        CertificatDElimination certificat = new CertificatDElimination(
                racine.champ("certificat").texte(),
                visa.faire(() -> new Elimination.Visa(
                        visa.champ("reference").texte(),
                        visa.champ("jour").jour(),
                        visa.champ("liste").lire(Empreinte::new))),
                racine.champ("jour").jour(),
                issues,
                parties,
                racine.champ("fichiersEffaces").nombre(),
                racine.champ("fichiersGardes").nombre(),
                racine.champ("fichiersEnAttente").nombre());
        Place complet = racine.champ("complet");
        if (!complet.noeud().isBoolean() || complet.noeud().booleanValue() != certificat.estComplet()) {
            throw complet.faute("ses lignes et ses fichiers disent autre chose");
        }
        return certificat;
    }

    private static Place racine(String nom, byte[] octets, Set<String> champs) {
        try {
            Set<String> tous = new TreeSet<>(champs);
            tous.add("schema");
            Place racine =
                    new Place(nom, "", JSON.readTree(Textes.decoder(octets))).seulement(tous, Collections.emptySet());
            Place schema = racine.champ("schema");
            if (schema.nombre() != SCHEMA) {
                throw schema.faute("ce schéma n'est pas connu");
            }
            return racine;
        } catch (JsonProcessingException malForme) {
            throw new FichierInvalideException(
                    "ELIMINATION_ILLISIBLE",
                    nom,
                    malForme.getLocation() == null ? 1 : malForme.getLocation().getLineNr(),
                    malForme.getLocation() == null ? 1 : malForme.getLocation().getColumnNr(),
                    "ce n'est pas du JSON bien formé");
        } catch (IOException autreEncodage) {
            throw new FichierInvalideException("ELIMINATION_ILLISIBLE", nom, "le fichier n'est pas en UTF-8");
        }
    }

    /** A value, and where it stands, such as {@code lignes[2].etat}. */
    private record Place(String nom, String chemin, JsonNode noeud) {

        FichierInvalideException faute(String phrase) {
            return new FichierInvalideException(
                    "ELIMINATION_ILLISIBLE", chemin.isEmpty() ? nom : nom + ", " + chemin, phrase);
        }

        Place seulement(Set<String> exiges, Set<String> facultatifs) {
            if (!noeud.isObject()) {
                throw faute("un objet est attendu");
            }
            for (Map.Entry<String, JsonNode> champ : noeud.properties()) {
                if (!exiges.contains(champ.getKey()) && !facultatifs.contains(champ.getKey())) {
                    throw faute("une clé de trop");
                }
            }
            for (String exige : new TreeSet<>(exiges)) {
                champ(exige);
            }
            return this;
        }

        Place champ(String cle) {
            JsonNode valeur = noeud.get(cle);
            if (valeur == null) {
                throw faute("la clé « " + cle + " » manque");
            }
            return new Place(nom, chemin.isEmpty() ? cle : chemin + "." + cle, valeur);
        }

        List<Place> elements() {
            if (!noeud.isArray()) {
                throw faute("une liste est attendue");
            }
            List<Place> elements = new ArrayList<>();
            noeud.forEach(element -> elements.add(new Place(nom, chemin + "[" + elements.size() + "]", element)));
            return elements;
        }

        String texte() {
            if (!noeud.isTextual()) {
                throw faute("un texte est attendu");
            }
            return noeud.textValue();
        }

        long nombre() {
            if (!noeud.isIntegralNumber() || !noeud.canConvertToLong() || noeud.longValue() < 0) {
                throw faute("un nombre entier est attendu");
            }
            return noeud.longValue();
        }

        LocalDate jour() {
            return lire(LocalDate::parse);
        }

        @Nullable
        Partie partie() {
            return noeud.has("partie") ? champ("partie").lire(Partie::parse) : null;
        }

        <T> T lire(Function<String, T> lecteur) {
            String texte = texte();
            return faire(() -> lecteur.apply(texte));
        }

        private interface Fabrique<T> {
            T faire();
        }

        <T> T faire(Fabrique<T> fabrique) {
            try {
                return fabrique.faire();
            } catch (IllegalArgumentException | DateTimeException | ArithmeticException impossible) {
                throw faute("cette valeur ne peut pas être");
            }
        }
    }
}
