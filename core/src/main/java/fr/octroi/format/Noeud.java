package fr.octroi.format;

import fr.octroi.commun.Montant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.DocumentStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingEndEvent;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceEndEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.events.StreamEndEvent;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * A YAML text as a tree that remembers where each thing stands, so that every error names its place.
 *
 * <p>All scalars are texts: {@code 2019-01-01} is never a date and {@code non} never a boolean until somebody says so.
 * Anchors and aliases are refused, and so are repeated keys.
 */
final class Noeud {

    private static final int PROFONDEUR_MAXIMALE = 50;
    private static final int TAILLE_MAXIMALE = 2_000_000;

    /** What the parser says, and what whoever wrote the file should look for; the first that fits. */
    private static final List<Map.Entry<String, String>> RAISONS = List.of(
            Map.entry("(TAB)", "une tabulation est là où il faut des espaces"),
            Map.entry(
                    "mapping values are not allowed",
                    "un deux-points est de trop, ou la ligne n'est pas alignée avec les autres"),
            Map.entry(
                    "could not find expected ':'",
                    "il manque un deux-points après la clé de cette ligne, ou d'une ligne au-dessus"),
            Map.entry("unexpected end of stream", "un guillemet n'est pas fermé"),
            Map.entry(
                    "cannot start any token",
                    "un signe de YAML (>, @, %, |) commence un texte qu'il faut mettre entre guillemets, comme \">=\""),
            Map.entry(
                    "but got ?",
                    "un texte qui finit par un point d'interrogation, entre crochets ou accolades, se met entre guillemets"),
            Map.entry(
                    "while parsing a flow",
                    "un crochet ou une accolade n'est pas fermé, une virgule manque, ou un texte qui contient « : », « # » ou, entre"
                            + " apostrophes, une apostrophe, n'est pas entre guillemets"),
            Map.entry(
                    "expected '<document start>'",
                    "la première clé n'est pas alignée avec les autres : aucune ne commence par un espace"),
            Map.entry(
                    "while parsing a block",
                    "la ligne n'est pas alignée avec les autres, ou un guillemet au-dessus n'est pas fermé"),
            Map.entry("special characters are not allowed", "le fichier contient un caractère qui n'est pas du texte"));

    /** What follows a comma written for the point of a number, where commas part keys: {@code taux: 25,5 %}. */
    private static final Pattern DECIMALES = Pattern.compile("[0-9]+( ?%| EUR(/an(/part)?)?)?");

    private static final Pattern ENTIER = Pattern.compile("-?[0-9_]+");

    /** How YAML writes that there is nothing. */
    private static final Set<String> NULS = Set.of("", "~", "null", "Null", "NULL");

    private final String fichier;
    private final String chemin;
    private final int ligne;
    private final int colonne;
    private final int ligneDeSaCle;
    private final int colonneDeSaCle;
    private final Object contenu;

    /** The root and what is in a list have no key. */
    private Noeud(String fichier, String chemin, @Nullable Mark cle, Event debut, Object contenu) {
        this.fichier = fichier;
        this.chemin = chemin;
        this.ligne = debut.getStartMark().getLine() + 1;
        this.colonne = debut.getStartMark().getColumn() + 1;
        this.ligneDeSaCle = cle == null ? ligne : cle.getLine() + 1;
        this.colonneDeSaCle = cle == null ? colonne : cle.getColumn() + 1;
        this.contenu = contenu;
    }

    /** Reads a text whose root is a table. */
    static Noeud lire(String fichier, String texte) {
        if (texte.length() > TAILLE_MAXIMALE) {
            throw new FichierInvalideException(
                    "FICHIER_TROP_GRAND", fichier, "le fichier dépasse 2 millions de caractères");
        }
        // Events alone: a tree of its own, or Jackson's tokens, would make of texts numbers and dates that nobody asked
        // for.
        Parser evenements = new ParserImpl(new StreamReader(texte), new LoaderOptions());
        try {
            evenements.getEvent();
            if (!(evenements.getEvent() instanceof DocumentStartEvent)
                    || !(evenements.peekEvent() instanceof MappingStartEvent)) {
                throw new FichierInvalideException(
                        "SYNTAXE",
                        fichier + ", ligne 1",
                        "le fichier doit commencer par une clé suivie de deux-points");
            }
            Noeud racine = construire(evenements, fichier, "", 0, null);
            evenements.getEvent();
            Event suite = evenements.getEvent();
            if (!(suite instanceof StreamEndEvent)) {
                throw syntaxe(fichier, suite.getStartMark(), "le fichier contient plus d'un document");
            }
            return racine;
        } catch (MarkedYAMLException faute) {
            throw syntaxe(fichier, lieu(faute), raison(faute));
        } catch (YAMLException faute) {
            throw syntaxe(fichier, null, raison(faute));
        }
    }

    private static FichierInvalideException syntaxe(String fichier, @Nullable Mark lieu, String phrase) {
        String place = lieu == null ? "" : ", ligne " + (lieu.getLine() + 1) + ", colonne " + (lieu.getColumn() + 1);
        return new FichierInvalideException("SYNTAXE", fichier + place, phrase);
    }

    /** A quotation mark that no later one closes is wrong where it opens, and the parser stops at the end of the file. */
    private static @Nullable Mark lieu(MarkedYAMLException faute) {
        boolean ouvert = String.valueOf(faute.getProblem()).contains("unexpected end of stream");
        return ouvert && faute.getContextMark() != null ? faute.getContextMark() : faute.getProblemMark();
    }

    private static String raison(YAMLException faute) {
        String dit = String.valueOf(faute.getMessage());
        return RAISONS.stream()
                .filter(raison -> dit.contains(raison.getKey()))
                .findFirst()
                .map(raison -> "la syntaxe YAML est fausse : " + raison.getValue())
                .orElseGet(() ->
                        "la syntaxe YAML est fausse (" + dit.lines().findFirst().orElse("") + ")");
    }

    private static Noeud construire(
            Parser evenements, String fichier, String chemin, int profondeur, @Nullable Mark saCle) {
        Event debut = sansAncre(evenements.getEvent(), fichier);
        if (profondeur > PROFONDEUR_MAXIMALE) {
            throw new FichierInvalideException("TROP_PROFOND", place(fichier, debut), "plus de 50 niveaux imbriqués");
        }
        if (debut instanceof MappingStartEvent) {
            Map<String, Noeud> table = new LinkedHashMap<>();
            Noeud avant = null;
            while (!(evenements.peekEvent() instanceof MappingEndEvent)) {
                Event evenement = sansAncre(evenements.getEvent(), fichier);
                if (!(evenement instanceof ScalarEvent cle)) {
                    throw syntaxe(fichier, evenement.getStartMark(), "une clé doit être un texte");
                }
                String nom = cle.getValue();
                if (table.containsKey(nom)) {
                    throw syntaxe(fichier, cle.getEndMark(), "la clé « " + nom + " » est répétée");
                }
                String suite = chemin.isEmpty() ? nom : chemin + "." + nom;
                Noeud valeur = construire(evenements, fichier, suite, profondeur + 1, cle.getStartMark());
                if (DECIMALES.matcher(nom).matches() && valeur.contenu.equals("") && avant != null) {
                    avant.refuserLaVirgule(nom);
                }
                table.put(nom, valeur);
                avant = valeur;
            }
            evenements.getEvent();
            return new Noeud(fichier, chemin, saCle, debut, table);
        }
        if (debut instanceof SequenceStartEvent) {
            List<Noeud> liste = new ArrayList<>();
            while (!(evenements.peekEvent() instanceof SequenceEndEvent)) {
                liste.add(construire(evenements, fichier, chemin + "[" + liste.size() + "]", profondeur + 1, null));
            }
            evenements.getEvent();
            return new Noeud(fichier, chemin, saCle, debut, liste);
        }
        ScalarEvent scalaire = (ScalarEvent) debut;
        boolean nul = scalaire.isPlain() && NULS.contains(scalaire.getValue());
        return new Noeud(fichier, chemin, saCle, debut, nul ? "" : scalaire.getValue());
    }

    private void refuserLaVirgule(String decimales) {
        if (contenu instanceof String entier && ENTIER.matcher(entier).matches()) {
            throw erreur(
                    "VALEUR_INVALIDE",
                    "les décimales s'écrivent après un point, comme " + entier + "." + decimales
                            + " : une virgule sépare deux clés");
        }
    }

    private static Event sansAncre(Event evenement, String fichier) {
        if (evenement instanceof NodeEvent noeud && noeud.getAnchor() != null) {
            throw new FichierInvalideException(
                    "ALIAS_INTERDIT", place(fichier, evenement), "les ancres et alias YAML ne sont pas admis");
        }
        return evenement;
    }

    private static String place(String fichier, Event evenement) {
        return fichier + ", ligne " + (evenement.getStartMark().getLine() + 1);
    }

    /** Makes an error at this place. */
    FichierInvalideException erreur(String code, String phrase) {
        return erreur(code, ligne, colonne, phrase);
    }

    private FichierInvalideException erreur(String code, int ligne, int colonne, String phrase) {
        String ou = chemin.isEmpty() ? "" : " (" + chemin + ")";
        return new FichierInvalideException(code, fichier + ", ligne " + ligne + ", colonne " + colonne + ou, phrase);
    }

    /** Makes an error at the place of its key: what is wrong is the key. */
    FichierInvalideException erreurDeCle(String code, String phrase) {
        return erreur(code, ligneDeSaCle, colonneDeSaCle, phrase);
    }

    /** The line of the file, from 1, on which its key stands; its own where it has none. */
    int ligneDeSaCle() {
        return ligneDeSaCle;
    }

    /** Says whether this is a table. */
    boolean estTable() {
        return contenu instanceof Map;
    }

    /** Says whether this is a list. */
    boolean estListe() {
        return contenu instanceof List;
    }

    @SuppressWarnings("unchecked")
    Map<String, Noeud> table() {
        if (!(contenu instanceof Map)) {
            throw erreur("TABLE_ATTENDUE", "il faut ici des clés et des valeurs");
        }
        return (Map<String, Noeud>) contenu;
    }

    @SuppressWarnings("unchecked")
    List<Noeud> liste() {
        if (!(contenu instanceof List)) {
            throw erreur("LISTE_ATTENDUE", "il faut ici une liste");
        }
        return (List<Noeud>) contenu;
    }

    /** Returns a list as it is, and one text as a list of one. */
    List<Noeud> listeOuSeul() {
        return estListe() ? liste() : List.of(this);
    }

    String texte() {
        if (!(contenu instanceof String texte)) {
            throw erreur("TEXTE_ATTENDU", "il faut ici un texte");
        }
        return texte.strip();
    }

    /** Returns a mark that parts: one that is all spaces, such as a tab or a line break, is kept. */
    String signe() {
        String texte = texte();
        return texte.isEmpty() ? (String) contenu : texte;
    }

    String texteNonVide() {
        return lire("un texte qui n'est pas vide", texte -> {
            if (texte.isEmpty()) {
                throw new IllegalArgumentException();
            }
            return texte;
        });
    }

    /** Reads this text with a function; what it refuses becomes an error at this place. */
    <T> T lire(String attendu, Function<String, T> lecture) {
        try {
            return lecture.apply(texte());
        } catch (FichierInvalideException situee) {
            throw situee;
        } catch (RuntimeException refusee) {
            throw erreur("VALEUR_INVALIDE", "il faut ici " + attendu);
        }
    }

    /** Reads a number with a function, as {@link #lire}; a space that no line breaks at, as word processors write it, is a space. */
    <T> T nombre(String attendu, Function<String, T> lecture) {
        return lire(
                attendu,
                texte -> lecture.apply(
                        texte.replace('\u00a0', ' ').replace('\u202f', ' ').strip()));
    }

    /** Reads an amount with its unit; thousands may be set apart with {@code _}. */
    Montant montant() {
        return nombre(
                "un montant avec son unité, un point devant les centimes et rien entre les milliers, comme 1200.50 EUR",
                texte -> {
                    if (!texte.endsWith(" EUR")) {
                        throw erreur("UNITE", "il faut ici un montant avec son unité, comme 200.00 EUR");
                    }
                    return Montant.parse(texte.substring(0, texte.length() - 4).replace("_", ""));
                });
    }

    boolean ouiOuNon() {
        return lire("oui ou non", texte -> switch (texte) {
            case "oui", "true" -> true;
            case "non", "false" -> false;
            default -> throw new IllegalArgumentException();
        });
    }

    /** Returns what stands under a key that must be there. */
    Noeud exiger(String cle) {
        Noeud noeud = table().get(cle);
        if (noeud == null) {
            throw erreur("CLE_ABSENTE", "la clé « " + cle + " » est absente");
        }
        return noeud;
    }

    /** Finds the one key of this table that is among these, and refuses a second: one thing is said at a time. */
    Optional<String> unSeul(Collection<String> genres) {
        List<String> deux =
                table().keySet().stream().filter(genres::contains).limit(2).toList();
        if (deux.size() > 1) {
            throw erreur(
                    "CLE_EN_TROP",
                    "« " + deux.get(0) + " » et « " + deux.get(1)
                            + " » sont deux opérations : il en faut une à la fois, l'une dans l'autre");
        }
        return deux.stream().findFirst();
    }

    Optional<Noeud> facultatif(String cle) {
        return Optional.ofNullable(table().get(cle));
    }

    /** Refuses a file of another kind, which has its own first key and lacks the one of this kind. */
    Noeud saufSi(String sienne, String attendue, String phrase) {
        Noeud autre = table().get(sienne);
        if (autre != null && !table().containsKey(attendue)) {
            throw autre.erreurDeCle(
                    "CLE_INCONNUE", phrase + " : la clé « " + sienne + " » y est, et « " + attendue + " » n'y est pas");
        }
        return this;
    }

    /** Refuses every key but these, with a suggestion. */
    Noeud seulement(String... cles) {
        List<String> connues = List.of(cles);
        table().forEach((cle, noeud) -> {
            if (!connues.contains(cle)) {
                throw noeud.erreurDeCle(
                        "CLE_INCONNUE", "la clé « " + cle + " » est inconnue" + noeud.conseil(cle, connues));
            }
        });
        return this;
    }

    /** Between braces a comma parts keys, be it in the middle of a sentence: what follows it looks like a key with nothing below. */
    private String conseil(String cle, Collection<String> connues) {
        String proche = MotProche.suggestion(cle, connues);
        boolean coupe = proche.isEmpty() && contenu.equals("") && cle.indexOf(' ') >= 0;
        return coupe
                ? " : si c'est la suite d'un texte, il se met entre guillemets, car une virgule sépare deux clés"
                : proche;
    }
}
