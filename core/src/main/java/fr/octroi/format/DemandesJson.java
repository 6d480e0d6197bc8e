package fr.octroi.format;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.Messages;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.demande.Rejet;
import fr.octroi.reglement.Valeur;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Requests as JSON Lines, as a lot of purpose {@code DEMANDES} holds them: described in {@code docs/echange.md} and {@code
 * docs/demande.schema.json}.
 *
 * <p>A line that cannot be read costs itself alone. A piece is named by the digest of its content, and the name that its
 * owner gave it stays behind.
 */
public final class DemandesJson implements Iterator<LigneDeLot> {

    private static final ObjectMapper JSON = JsonMapper.builder()
            // A line is read as a tree, which meets a key given twice when it places it: the parser need not remember
            // them all too.
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    private static final FormeDeDate JOUR = FormeDeDate.of("iso");
    private static final int NOMBRE_MAXIMAL = 20;
    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]+(\\.[0-9]+)?");

    private static final Map<String, Set<String>> CLES = Map.of(
            "",
            Set.of(
                    "aide",
                    "numero",
                    "depot",
                    "demandeur",
                    "foyer",
                    "depense",
                    "compte",
                    "aidesAutres",
                    "reponses",
                    "pieces"),
            "demandeur",
            Set.of("civilite", "nom", "prenom", "naissance", "adresse", "courriel", "telephone"),
            "demandeur.adresse",
            Set.of("voie", "codePostal", "ville", "insee"),
            "foyer",
            Set.of("personnes", "revenu", "parts"),
            "depense",
            Set.of(
                    "nature",
                    "etat",
                    "designation",
                    "date",
                    "montantTtc",
                    "montantHt",
                    "quantite",
                    "vendeur",
                    "numeroFacture",
                    "numeroSerie"),
            "compte",
            Set.of("iban", "titulaire"),
            "pieces",
            Set.of("type", "sha256", "taille"));

    private final LignesDOctets lignes;
    private final String aide;
    private final Function<Empreinte, Boolean> estArrivee;
    private int ligne;

    /**
     * Reads requests.
     *
     * @param source the lines, not closed
     * @param aide the aid that they must ask for
     * @param estArrivee says whether a piece came, by the digest of its content
     */
    public DemandesJson(InputStream source, String aide, Function<Empreinte, Boolean> estArrivee) {
        this.lignes = new LignesDOctets(source);
        this.aide = aide;
        this.estArrivee = estArrivee;
    }

    /**
     * Writes a request and ends its line.
     *
     * @param aide the aid asked for
     * @param demande the request; a piece that did not come is left out
     * @param sortie where to write, in UTF-8, not closed
     * @throws UncheckedIOException when it cannot be written
     * @throws ValeurInvalideException {@code VALEUR_REFUSEE} when half of a character stands in a text; nothing is written
     */
    public static void ecrire(String aide, DemandeDeposee demande, OutputStream sortie) {
        ByteArrayOutputStream ligne = new ByteArrayOutputStream();
        rediger(aide, demande, ligne);
        try {
            ligne.writeTo(sortie);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private static void rediger(String aide, DemandeDeposee demande, OutputStream sortie) {
        try (JsonGenerator json = JSON.createGenerator(sortie)) {
            json.writeStartObject();
            json.writeStringField("aide", aide);
            ecrire("numero", demande.numero(), json);
            ecrire("depot", demande.depot(), json);
            json.writeObjectFieldStart("demandeur");
            ecrire("civilite", demande.civilite(), json);
            ecrire("nom", demande.nom(), json);
            ecrire("prenom", demande.prenom(), json);
            ecrire("naissance", demande.naissance(), json);
            json.writeObjectFieldStart("adresse");
            ecrire("voie", demande.voie(), json);
            ecrire("codePostal", demande.codePostal(), json);
            ecrire("ville", demande.ville(), json);
            ecrire("insee", demande.insee(), json);
            json.writeEndObject();
            ecrire("courriel", demande.courriel(), json);
            ecrire("telephone", demande.telephone(), json);
            json.writeEndObject();
            json.writeObjectFieldStart("foyer");
            ecrire("personnes", demande.personnes(), json);
            ecrire("revenu", demande.revenu(), json);
            ecrire("parts", demande.parts() == null ? null : demande.parts().toPlainString(), json);
            json.writeEndObject();
            depense(demande, json);
            json.writeObjectFieldStart("compte");
            ecrire("iban", demande.iban(), json);
            ecrire("titulaire", demande.titulaire(), json);
            json.writeEndObject();
            ecrire("aidesAutres", demande.aidesAutres(), json);
            reponses(demande.reponses(), json);
            pieces(demande.pieces(), json);
            json.writeEndObject();
            json.writeRaw('\n');
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private static void depense(DemandeDeposee demande, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("depense");
        ecrire("nature", demande.nature(), json);
        ecrire("etat", demande.etat(), json);
        ecrire("designation", demande.designation(), json);
        ecrire("date", demande.achat(), json);
        ecrire("montantTtc", demande.montantTtc(), json);
        ecrire("montantHt", demande.montantHt(), json);
        ecrire("quantite", demande.quantite(), json);
        ecrire("vendeur", demande.siret(), json);
        ecrire("numeroFacture", demande.numeroFacture(), json);
        ecrire("numeroSerie", demande.numeroSerie(), json);
        json.writeEndObject();
    }

    private static void reponses(SortedMap<String, Valeur> reponses, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("reponses");
        for (Map.Entry<String, Valeur> reponse : reponses.entrySet()) {
            json.writeObjectFieldStart(entier(reponse.getKey()));
            Valeur valeur = reponse.getValue();
            if (valeur instanceof Valeur.Code code) {
                json.writeStringField("code", entier(code.mot()));
            } else if (valeur instanceof Valeur.Nombre nombre) {
                json.writeStringField("nombre", nombre.nombre().toPlainString());
            } else if (valeur instanceof Valeur.Somme somme) {
                json.writeStringField("somme", somme.montant().toString());
            } else if (valeur instanceof Valeur.Revenu revenu) {
                json.writeStringField("revenu", revenu.parAn().toString());
            } else if (valeur instanceof Valeur.Jour jour) {
                json.writeStringField("jour", jour.jour().toString());
            } else if (valeur instanceof Valeur.Booleen booleen) {
                json.writeStringField("booleen", booleen.toString());
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static void pieces(List<PieceDeposee> pieces, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart("pieces");
        for (PieceDeposee piece : pieces) {
            Empreinte contenu = piece.contenu();
            if (contenu != null) {
                json.writeStartObject();
                json.writeStringField("type", entier(piece.type()));
                json.writeStringField("sha256", contenu.hexadecimal());
                json.writeNumberField("taille", piece.taille());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
    }

    /** What was not declared is not there: nobody can mistake it for something that is empty. */
    private static void ecrire(String nom, @Nullable Object valeur, JsonGenerator json) throws IOException {
        if (valeur != null && !valeur.toString().isBlank()) {
            json.writeStringField(nom, entier(valeur.toString()));
        }
    }

    /** Half of a character (a lone surrogate) is no text: JSON can write it, and UTF-8 cannot. */
    private static String entier(String texte) {
        if (!estEntier(texte)) {
            throw new ValeurInvalideException("VALEUR_REFUSEE");
        }
        return texte;
    }

    private static boolean estEntier(String texte) {
        for (int i = 0; i < texte.length(); i++) {
            if (Character.isSurrogate(texte.charAt(i))) {
                return StandardCharsets.UTF_8.newEncoder().canEncode(texte);
            }
        }
        return true;
    }

    @Override
    public boolean hasNext() {
        return lignes.hasNext();
    }

    @Override
    public LigneDeLot next() {
        ligne++;
        return new Ligne(ligne).lire(lignes.next());
    }

    /** One line, and the faults found in it. */
    private final class Ligne {

        private final int rang;
        private final List<Rejet> rejets = new ArrayList<>();
        private String numero = "";

        Ligne(int rang) {
            this.rang = rang;
        }

        private void rejeter(String champ, String code) {
            rejets.add(Messages.rejet(rang, numero, champ, code));
        }

        LigneDeLot lire(byte[] octets) {
            JsonNode noeud;
            try {
                noeud = JSON.readTree(Textes.decoder(octets));
            } catch (JsonProcessingException | CharacterCodingException illisible) {
                noeud = JSON.missingNode();
            }
            if (!noeud.isObject()) {
                rejeter("", "LIGNE_ILLISIBLE");
                return new LigneDeLot.Illisible(rang, "", rejets);
            }
            numero = texte(noeud, "", "numero");
            if (!texte(noeud, "", "aide").equals(aide)) {
                rejeter("aide", "VALEUR_INCONNUE");
            }
            DemandeDeposee demande = demande(noeud);
            return rejets.isEmpty()
                    ? new LigneDeLot.Lue(rang, demande)
                    : new LigneDeLot.Illisible(rang, numero, rejets);
        }

        private DemandeDeposee demande(JsonNode noeud) {
            controler(noeud, "");
            JsonNode demandeur = objet(noeud, "demandeur", "demandeur");
            JsonNode adresse = objet(demandeur, "adresse", "demandeur.adresse");
            JsonNode foyer = objet(noeud, "foyer", "foyer");
            JsonNode depense = objet(noeud, "depense", "depense");
            JsonNode compte = objet(noeud, "compte", "compte");
            return new DemandeDeposee(
                    numero,
                    jour(noeud, "", "depot"),
                    texte(demandeur, "demandeur", "civilite"),
                    texte(demandeur, "demandeur", "nom"),
                    texte(demandeur, "demandeur", "prenom"),
                    jour(demandeur, "demandeur", "naissance"),
                    texte(adresse, "demandeur.adresse", "voie"),
                    texte(adresse, "demandeur.adresse", "codePostal"),
                    texte(adresse, "demandeur.adresse", "ville"),
                    texte(adresse, "demandeur.adresse", "insee"),
                    texte(demandeur, "demandeur", "courriel"),
                    texte(demandeur, "demandeur", "telephone"),
                    entier(foyer, "foyer", "personnes"),
                    montant(foyer, "foyer", "revenu"),
                    nombre(foyer, "foyer", "parts"),
                    texte(depense, "depense", "nature"),
                    texte(depense, "depense", "etat"),
                    texte(depense, "depense", "designation"),
                    jour(depense, "depense", "date"),
                    montant(depense, "depense", "montantTtc"),
                    montant(depense, "depense", "montantHt"),
                    entier(depense, "depense", "quantite"),
                    texte(depense, "depense", "vendeur"),
                    texte(depense, "depense", "numeroFacture"),
                    texte(depense, "depense", "numeroSerie"),
                    texte(compte, "compte", "iban"),
                    texte(compte, "compte", "titulaire"),
                    montant(noeud, "", "aidesAutres"),
                    reponses(noeud.path("reponses")),
                    pieces(noeud.path("pieces")));
        }

        private void controler(JsonNode noeud, String chemin) {
            Set<String> connues = CLES.getOrDefault(chemin, Set.of());
            for (Map.Entry<String, JsonNode> champ : noeud.properties()) {
                if (!connues.contains(champ.getKey())) {
                    // The key may be anything, a name even: it is not repeated.
                    rejeter(chemin, "VALEUR_REFUSEE");
                }
            }
        }

        private JsonNode objet(JsonNode noeud, String nom, String chemin) {
            JsonNode objet = noeud.path(nom);
            if (!objet.isMissingNode() && !objet.isObject()) {
                rejeter(chemin, "VALEUR_REFUSEE");
            }
            controler(objet, chemin);
            return objet;
        }

        private String texte(JsonNode noeud, String chemin, String nom) {
            JsonNode valeur = noeud.path(nom);
            if (valeur.isMissingNode()) {
                return "";
            }
            if (!valeur.isTextual() || !estEntier(valeur.textValue())) {
                rejeter(champ(chemin, nom), "VALEUR_REFUSEE");
                return "";
            }
            return valeur.textValue();
        }

        private <T> @Nullable T lire(
                JsonNode noeud, String chemin, String nom, String code, Function<String, T> lecture) {
            String texte = texte(noeud, chemin, nom);
            if (texte.isEmpty()) {
                return null;
            }
            try {
                return lecture.apply(texte);
            } catch (DateTimeException | IllegalArgumentException faux) {
                rejeter(champ(chemin, nom), code);
                return null;
            }
        }

        private @Nullable LocalDate jour(JsonNode noeud, String chemin, String nom) {
            return lire(noeud, chemin, nom, "DATE_INVALIDE", Ligne::jour);
        }

        /** As {@link LocalDate#parse}, at a fraction of its price: three of them stand on a line. */
        private static LocalDate jour(String texte) {
            return JOUR.lire(texte, ZoneOffset.UTC).orElseThrow(IllegalArgumentException::new);
        }

        private @Nullable Montant montant(JsonNode noeud, String chemin, String nom) {
            return lire(noeud, chemin, nom, "MONTANT_INVALIDE", Montant::parse);
        }

        private @Nullable Integer entier(JsonNode noeud, String chemin, String nom) {
            return lire(noeud, chemin, nom, "NOMBRE_INVALIDE", Integer::valueOf);
        }

        private @Nullable BigDecimal nombre(JsonNode noeud, String chemin, String nom) {
            return lire(noeud, chemin, nom, "NOMBRE_INVALIDE", Ligne::decimal);
        }

        private static BigDecimal decimal(String texte) {
            if (texte.length() > NOMBRE_MAXIMAL || !DECIMAL.matcher(texte).matches()) {
                throw new IllegalArgumentException();
            }
            return new BigDecimal(texte);
        }

        private SortedMap<String, Valeur> reponses(JsonNode noeud) {
            SortedMap<String, Valeur> reponses = new TreeMap<>();
            if (!noeud.isMissingNode() && !noeud.isObject()) {
                rejeter("reponses", "VALEUR_REFUSEE");
            }
            for (Map.Entry<String, JsonNode> reponse : noeud.properties()) {
                Valeur valeur = valeur(reponse.getValue());
                if (valeur == null || !estEntier(reponse.getKey())) {
                    rejeter("reponses", "VALEUR_REFUSEE");
                } else {
                    reponses.put(reponse.getKey(), valeur);
                }
            }
            return reponses;
        }

        private static @Nullable Valeur valeur(JsonNode noeud) {
            if (!noeud.isObject() || noeud.size() != 1) {
                return null;
            }
            Map.Entry<String, JsonNode> seule = noeud.properties().iterator().next();
            String texte = seule.getValue().textValue();
            if (texte == null || !estEntier(texte)) {
                return null;
            }
            try {
                return switch (seule.getKey()) {
                    case "code" -> new Valeur.Code(texte);
                    case "nombre" -> new Valeur.Nombre(decimal(texte));
                    case "somme" -> new Valeur.Somme(Montant.parse(texte));
                    case "revenu" -> new Valeur.Revenu(Montant.parse(texte));
                    case "jour" -> new Valeur.Jour(jour(texte));
                    case "booleen" ->
                        texte.equals("oui") || texte.equals("non") ? new Valeur.Booleen(texte.equals("oui")) : null;
                    default -> null;
                };
            } catch (IllegalArgumentException | DateTimeException faux) {
                return null;
            }
        }

        private List<PieceDeposee> pieces(JsonNode noeud) {
            List<PieceDeposee> pieces = new ArrayList<>();
            if (!noeud.isMissingNode() && !noeud.isArray()) {
                rejeter("pieces", "VALEUR_REFUSEE");
            }
            for (JsonNode piece : noeud) {
                pieces.add(piece(piece));
            }
            return pieces;
        }

        private PieceDeposee piece(JsonNode noeud) {
            String type = texte(noeud, "pieces", "type");
            JsonNode taille = noeud.path("taille");
            if (!noeud.isObject() || !taille.isIntegralNumber() || !taille.canConvertToLong()) {
                rejeter("pieces", "PIECE_INVALIDE");
                return PieceDeposee.manquante(type, "", "PIECE_INVALIDE");
            }
            controler(noeud, "pieces");
            try {
                Empreinte contenu = new Empreinte(texte(noeud, "pieces", "sha256"));
                return estArrivee.apply(contenu)
                        ? PieceDeposee.arrivee(type, contenu.hexadecimal(), contenu, taille.longValue())
                        : PieceDeposee.manquante(type, contenu.hexadecimal(), "PIECE_INTROUVABLE");
            } catch (ValeurInvalideException sansForme) {
                rejeter("pieces", "PIECE_INVALIDE");
                return PieceDeposee.manquante(type, "", "PIECE_INVALIDE");
            }
        }

        private static String champ(String chemin, String nom) {
            return chemin.isEmpty() ? nom : chemin + "." + nom;
        }
    }
}
