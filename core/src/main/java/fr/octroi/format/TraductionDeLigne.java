package fr.octroi.format;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.octroi.commun.FormeDeCode;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.Messages;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.demande.Rejet;
import fr.octroi.format.DepotDePieces.PieceRefuseeException;
import fr.octroi.format.Mappage.Colonne;
import fr.octroi.format.Mappage.Definition;
import fr.octroi.format.Mappage.Lecture;
import fr.octroi.format.Mappage.PieceEnColonne;
import fr.octroi.format.Mappage.PiecesStructurees;
import fr.octroi.port.Pieces;
import fr.octroi.reglement.Valeur;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns the cells of a line into a request, by a mapping; every cell at fault is reported. */
final class TraductionDeLigne {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final Pattern MONNAIE = Pattern.compile("(€|EUR|euros?)$", Pattern.CASE_INSENSITIVE);
    private static final Pattern ESPACES = groupes("[ \\u00A0\\u202F\\u2007\\u2009]");
    private static final Pattern HORS_CHIFFRES = Pattern.compile("[^0-9-]");
    private static final Pattern NOMBRE = Pattern.compile("-?[0-9]{1,15}(\\.[0-9]{1,9})?");

    private static final int ABSENTE = -1;

    private static Pattern groupes(String marque) {
        return Pattern.compile("-?[1-9][0-9]{0,2}(" + marque + "[0-9]{3})+(?![0-9])");
    }

    private final Definition definition;
    private final DepotDePieces depot;
    private final List<Placee> colonnes;
    private final @Nullable Placee numero;
    private final int[] piecesEnColonne;
    private final int piecesStructurees;

    /** A column, and where it stands in a line. */
    private record Placee(Colonne colonne, List<Integer> positions) {}

    TraductionDeLigne(Definition definition, Map<String, Integer> positions, DepotDePieces depot) {
        this.definition = definition;
        this.depot = depot;
        this.colonnes = definition.colonnes().stream()
                .map(colonne -> new Placee(
                        colonne,
                        colonne.entetes().stream()
                                .map(entete -> position(entete, positions))
                                .toList()))
                .toList();
        this.numero = colonnes.stream()
                .filter(placee -> placee.colonne().champ().nom().equals("numero"))
                .findFirst()
                .orElse(null);
        this.piecesEnColonne = definition.pieces().colonnes().stream()
                .mapToInt(piece -> position(piece.entete(), positions))
                .toArray();
        PiecesStructurees structurees = definition.pieces().structurees();
        this.piecesStructurees = structurees == null ? ABSENTE : position(structurees.entete(), positions);
    }

    private static int position(String entete, Map<String, Integer> positions) {
        return positions.getOrDefault(Libelles.cle(entete), ABSENTE);
    }

    /** Returns the number of a line that may lack columns, blank when it cannot be told. */
    String numero(String[] cellules) {
        return numero == null ? "" : texte(numero, cellules);
    }

    LigneDeLot traduire(int ligne, String[] cellules) {
        String numero = numero(cellules);
        Ligne lue = new Ligne(ligne, numero);
        for (Placee placee : colonnes) {
            lue.lire(placee.colonne(), texte(placee, cellules), definition.fuseau());
        }
        List<PieceDeposee> pieces = new ArrayList<>();
        if (lue.rejets.isEmpty()) {
            // A line that is rejected anyway leaves no file in the store.
            pieces.addAll(pieces(lue, cellules));
        }
        return lue.rejets.isEmpty()
                ? new LigneDeLot.Lue(ligne, lue.demande(pieces))
                : new LigneDeLot.Illisible(ligne, numero, lue.rejets);
    }

    private static String texte(Placee placee, String[] cellules) {
        if (placee.positions().size() == 1) {
            return cellule(placee.positions().get(0), cellules);
        }
        List<String> morceaux = new ArrayList<>();
        for (int position : placee.positions()) {
            String morceau = cellule(position, cellules);
            if (!morceau.isEmpty()) {
                morceaux.add(morceau);
            }
        }
        return String.join(" ", morceaux);
    }

    private static String cellule(int position, String[] cellules) {
        return position == ABSENTE || position >= cellules.length ? "" : Libelles.sansBords(cellules[position]);
    }

    private List<PieceDeposee> pieces(Ligne lue, String[] cellules) {
        List<PieceDeposee> pieces = new ArrayList<>();
        for (int rang = 0; rang < piecesEnColonne.length; rang++) {
            PieceEnColonne piece = definition.pieces().colonnes().get(rang);
            String cellule = cellule(piecesEnColonne[rang], cellules);
            String[] noms = piece.separateur() == null
                    ? new String[] {cellule}
                    : cellule.split(Pattern.quote(piece.separateur()));
            for (String nom : noms) {
                deposer(piece.type(), nom.strip(), lue).ifPresent(pieces::add);
            }
        }
        PiecesStructurees structurees = definition.pieces().structurees();
        if (structurees != null) {
            String cellule = cellule(piecesStructurees, cellules);
            List<String[]> paires =
                    structurees.json() ? json(cellule, structurees, lue) : liste(cellule, structurees, lue);
            for (String[] paire : paires) {
                type(paire[0], structurees, lue)
                        .flatMap(type -> deposer(type, paire[1], lue))
                        .ifPresent(pieces::add);
            }
        }
        return pieces;
    }

    private Optional<String> type(String mot, PiecesStructurees structurees, Ligne lue) {
        SortedMap<String, String> vocabulaire = definition.pieces().vocabulaire();
        String type = vocabulaire.isEmpty() ? mot : vocabulaire.get(Libelles.cle(mot));
        // Without a vocabulary the word is the code: one that has not its form may be anything, a name included.
        if (type == null || !FormeDeCode.CODE.estCelleDe(type)) {
            lue.rejeter(structurees.entete(), mot.isBlank() ? "PIECE_SANS_TYPE" : "VALEUR_INCONNUE");
            return Optional.empty();
        }
        return Optional.of(type);
    }

    private static List<String[]> liste(String cellule, PiecesStructurees structurees, Ligne lue) {
        List<String[]> paires = new ArrayList<>();
        if (cellule.isEmpty()) {
            return paires;
        }
        for (String element : cellule.split(Pattern.quote(structurees.separateur()))) {
            if (element.isBlank()) {
                continue;
            }
            // A file name may hold the link itself: the type never does.
            int coupe = structurees.typeDAbord()
                    ? element.indexOf(structurees.liaison())
                    : element.lastIndexOf(structurees.liaison());
            if (coupe < 0) {
                lue.rejeter(structurees.entete(), "PIECE_INVALIDE");
                return List.of();
            }
            String avant = element.substring(0, coupe).strip();
            String apres =
                    element.substring(coupe + structurees.liaison().length()).strip();
            paires.add(structurees.typeDAbord() ? new String[] {avant, apres} : new String[] {apres, avant});
        }
        return paires;
    }

    /** Reads the pieces of a cell; a file that is named in no known way costs the line: left out, it would be asked again. */
    private static List<String[]> json(String cellule, PiecesStructurees structurees, Ligne lue) {
        if (cellule.isEmpty()) {
            return List.of();
        }
        try {
            JsonNode racine = JSON.readTree(cellule);
            List<String[]> paires = new ArrayList<>();
            if (racine.isObject()) {
                for (var propriete : racine.properties()) {
                    JsonNode fichiers = propriete.getValue();
                    for (JsonNode fichier : fichiers.isArray() ? fichiers : List.of(fichiers)) {
                        paires.add(new String[] {propriete.getKey(), nom(fichier)});
                    }
                }
            } else if (racine.isArray()) {
                for (JsonNode piece : racine) {
                    String type = piece.path(structurees.cleType()).asText("");
                    JsonNode fichiers = piece.path(structurees.cleFichier());
                    for (JsonNode fichier : fichiers.isArray() ? fichiers : List.of(fichiers)) {
                        paires.add(new String[] {type, nom(fichier)});
                    }
                }
            } else if (!racine.isNull()) {
                throw new IllegalArgumentException();
            }
            return paires;
        } catch (JsonProcessingException | IllegalArgumentException malFormee) {
            lue.rejeter(structurees.entete(), "PIECE_INVALIDE");
            return List.of();
        }
    }

    /** Reads the name of a file, blank where the platform says that there is none. */
    private static String nom(JsonNode fichier) {
        if (!fichier.isTextual() && !fichier.isNumber() && !fichier.isNull()) {
            throw new IllegalArgumentException();
        }
        return fichier.isNull() ? "" : fichier.asText();
    }

    private Optional<PieceDeposee> deposer(String type, String nom, Ligne lue) {
        if (nom.isEmpty()) {
            return Optional.empty();
        }
        try {
            String chemin =
                    definition.pieces().chemin().replace("{numero}", lue.numero).replace("{fichier}", nom);
            Pieces.Deposee deposee = depot.deposer(chemin);
            return Optional.of(PieceDeposee.arrivee(type, nom, deposee.contenu(), deposee.taille()));
        } catch (PieceRefuseeException refusee) {
            return Optional.of(PieceDeposee.manquante(type, nom, refusee.code()));
        }
    }

    /** The values of one line, as they are read. */
    private static final class Ligne {

        private final int ligne;
        private final String numero;
        /** Wide enough for every field. */
        private final Map<String, Object> valeurs = new HashMap<>(64);

        private final SortedMap<String, Valeur> reponses = new TreeMap<>();
        private final List<Rejet> rejets = new ArrayList<>();

        Ligne(int ligne, String numero) {
            this.ligne = ligne;
            this.numero = numero;
        }

        void rejeter(String champ, String code) {
            rejets.add(Messages.rejet(ligne, numero, champ, code));
        }

        void lire(Colonne colonne, String texte, ZoneId fuseau) {
            if (texte.isEmpty()) {
                return;
            }
            Object valeur = valeur(colonne, texte, fuseau);
            if (valeur == null) {
                return;
            }
            String nom = colonne.champ().nom();
            if (nom.startsWith(Champ.QUESTION)) {
                repondre(nom, valeur);
            } else {
                valeurs.put(nom, valeur);
            }
        }

        private @Nullable Object valeur(Colonne colonne, String texte, ZoneId fuseau) {
            Lecture lecture = colonne.lecture();
            String nom = colonne.champ().nom();
            return switch (colonne.champ().genre()) {
                case TEXTE -> texte;
                case CODE -> code(nom, texte, lecture);
                case DATE -> date(nom, texte, lecture, fuseau);
                case MONTANT -> montant(nom, texte, lecture);
                case REVENU ->
                    Optional.ofNullable(montant(nom, texte, lecture))
                            .map(Valeur.Revenu::new)
                            .orElse(null);
                case DECIMAL -> nombre(nom, texte, lecture, "NOMBRE_INVALIDE");
                case ENTIER -> entier(nom, texte, lecture);
                case BOOLEEN -> booleen(nom, texte);
            };
        }

        private @Nullable String code(String champ, String texte, Lecture lecture) {
            if (lecture.vocabulaire().isEmpty()) {
                return texte;
            }
            String code = lecture.vocabulaire().get(texte);
            if (code == null) {
                code = lecture.vocabulaire().get(Libelles.cle(texte));
            }
            if (code == null && lecture.sinon() == null) {
                rejeter(champ, "VALEUR_INCONNUE");
            }
            return code == null ? lecture.sinon() : code;
        }

        private @Nullable LocalDate date(String champ, String texte, Lecture lecture, ZoneId fuseau) {
            for (FormeDeDate forme : lecture.dates()) {
                Optional<LocalDate> date = forme.lire(texte, fuseau);
                if (date.isPresent()) {
                    return date.get();
                }
            }
            rejeter(champ, "DATE_INVALIDE");
            return null;
        }

        private @Nullable BigDecimal nombre(String champ, String texte, Lecture lecture, String code) {
            String nombre = texte;
            if (!estNu(nombre, lecture)) {
                nombre = Libelles.sansBords(MONNAIE.matcher(nombre).replaceFirst(""));
                nombre = sansMilliers(nombre, ESPACES);
                if (!lecture.milliers().isBlank()) {
                    nombre = sansMilliers(nombre, groupes(Pattern.quote(lecture.milliers())));
                }
            }
            if (lecture.decimale() != '.') {
                nombre = nombre.contains(".") ? "" : nombre.replace(lecture.decimale(), '.');
            }
            if (!NOMBRE.matcher(nombre).matches()) {
                rejeter(champ, code);
                return null;
            }
            return new BigDecimal(nombre);
        }

        /** Takes off the marks between thousands, when they part the whole number as they should: else it is left as it is, and is none. */
        private static String sansMilliers(String nombre, Pattern groupes) {
            Matcher entier = groupes.matcher(nombre);
            return entier.lookingAt()
                    ? HORS_CHIFFRES.matcher(entier.group()).replaceAll("") + nombre.substring(entier.end())
                    : nombre;
        }

        /** Says whether a number is digits and its decimal sign alone: nothing is to be taken off. */
        private static boolean estNu(String texte, Lecture lecture) {
            for (int i = 0; i < texte.length(); i++) {
                char c = texte.charAt(i);
                if ((c < '0' || c > '9') && c != lecture.decimale()) {
                    return false;
                }
            }
            return true;
        }

        private @Nullable Montant montant(String champ, String texte, Lecture lecture) {
            BigDecimal nombre = nombre(champ, texte, lecture, "MONTANT_INVALIDE");
            if (nombre == null) {
                return null;
            }
            try {
                return Montant.of(lecture.enCentimes() ? nombre.movePointLeft(2) : nombre);
            } catch (ValeurInvalideException horsBornes) {
                rejeter(champ, "MONTANT_INVALIDE");
                return null;
            }
        }

        private @Nullable Integer entier(String champ, String texte, Lecture lecture) {
            BigDecimal nombre = nombre(champ, texte, lecture, "NOMBRE_INVALIDE");
            try {
                return nombre == null ? null : nombre.intValueExact();
            } catch (ArithmeticException fraction) {
                rejeter(champ, "NOMBRE_INVALIDE");
                return null;
            }
        }

        private @Nullable Boolean booleen(String champ, String texte) {
            return switch (Libelles.cle(texte)) {
                case "oui", "vrai", "true", "1", "x", "o" -> true;
                case "non", "faux", "false", "0", "n" -> false;
                default -> {
                    rejeter(champ, "VALEUR_INCONNUE");
                    yield null;
                }
            };
        }

        private void repondre(String question, Object valeur) {
            try {
                reponses.put(question, reponse(valeur));
            } catch (ValeurInvalideException refusee) {
                rejeter(question, refusee.code());
            }
        }

        private static Valeur reponse(Object valeur) {
            if (valeur instanceof Valeur.Revenu revenu) {
                return revenu;
            }
            if (valeur instanceof Montant montant) {
                return new Valeur.Somme(montant);
            }
            if (valeur instanceof LocalDate jour) {
                return new Valeur.Jour(jour);
            }
            if (valeur instanceof BigDecimal nombre) {
                return new Valeur.Nombre(nombre);
            }
            if (valeur instanceof Boolean vrai) {
                return new Valeur.Booleen(vrai);
            }
            return new Valeur.Code(valeur.toString());
        }

        private String texte(String champ) {
            return valeurs.get(champ) instanceof String texte ? texte : "";
        }

        private @Nullable LocalDate date(String champ) {
            return valeurs.get(champ) instanceof LocalDate date ? date : null;
        }

        private @Nullable Montant montant(String champ) {
            return valeurs.get(champ) instanceof Montant montant ? montant : null;
        }

        private @Nullable Integer entier(String champ) {
            return valeurs.get(champ) instanceof Integer entier ? entier : null;
        }

        DemandeDeposee demande(List<PieceDeposee> pieces) {
            return new DemandeDeposee(
                    numero,
                    date("depot"),
                    texte("civilite"),
                    texte("nom"),
                    texte("prenom"),
                    date("naissance"),
                    texte("voie"),
                    texte("codePostal"),
                    texte("ville"),
                    texte("insee"),
                    texte("courriel"),
                    texte("telephone"),
                    entier("personnes"),
                    montant("revenu"),
                    valeurs.get("parts") instanceof BigDecimal parts ? parts : null,
                    texte("nature"),
                    texte("etat"),
                    texte("designation"),
                    date("achat"),
                    montant("montantTtc"),
                    montant("montantHt"),
                    entier("quantite"),
                    texte("siret"),
                    texte("numeroFacture"),
                    texte("numeroSerie"),
                    texte("iban"),
                    texte("titulaire"),
                    montant("aidesAutres"),
                    reponses,
                    pieces);
        }
    }
}
