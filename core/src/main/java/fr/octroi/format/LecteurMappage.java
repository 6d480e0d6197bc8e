package fr.octroi.format;

import fr.octroi.format.Mappage.Colonne;
import fr.octroi.format.Mappage.Definition;
import fr.octroi.format.Mappage.Lecture;
import fr.octroi.format.Mappage.PieceEnColonne;
import fr.octroi.format.Mappage.PiecesMappees;
import fr.octroi.format.Mappage.PiecesStructurees;
import fr.octroi.reglement.TypeValeur;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads a mapping file, and checks it before any export is opened. */
final class LecteurMappage {

    private static final List<String> OBLIGATOIRES = List.of("numero", "depot", "nom", "prenom");
    private static final char DECIMALE = ',';

    private final Lecture parDefaut;

    private LecteurMappage(Lecture parDefaut) {
        this.parDefaut = parDefaut;
    }

    static Definition lire(String nom, String texte) {
        Noeud racine = Noeud.lire(nom, texte)
                .saufSi("aide", "mappage", "le fichier semble être un règlement, pas un mappage")
                .seulement(
                        "mappage",
                        "fichier",
                        "encodage",
                        "separateur",
                        "guillemet",
                        "fuseau",
                        "dates",
                        "nombres",
                        "colonnes",
                        "pieces",
                        "ignorees");
        racine.exiger("mappage").texte();
        Lecture parDefaut = nombres(
                racine.facultatif("nombres"),
                dates(racine.exiger("dates")),
                new Lecture(List.of(), DECIMALE, "", false, new TreeMap<>(), null));
        return new LecteurMappage(parDefaut).definition(racine);
    }

    private Definition definition(Noeud racine) {
        List<Colonne> colonnes = new ArrayList<>();
        Noeud noeudColonnes = racine.exiger("colonnes");
        noeudColonnes.table().forEach((champ, noeud) -> colonnes.add(colonne(champ, noeud)));
        for (String obligatoire : OBLIGATOIRES) {
            if (colonnes.stream().noneMatch(colonne -> colonne.champ().nom().equals(obligatoire))) {
                throw noeudColonnes.erreur("CHAMP_ABSENT", "le champ « " + obligatoire + " » doit avoir une colonne");
            }
        }
        return new Definition(
                racine.exiger("fichier").lire("un nom de fichier simple", LecteurMappage::nomSimple),
                racine.exiger("encodage").lire("un encodage connu, comme UTF-8 ou windows-1252", Charset::forName),
                separateur(racine.exiger("separateur")),
                racine.facultatif("guillemet")
                        .map(LecteurMappage::guillemet)
                        .orElse(Optional.of('"'))
                        .orElse(null),
                racine.exiger("fuseau").lire("un fuseau horaire, comme Europe/Paris", ZoneId::of),
                List.copyOf(colonnes),
                racine.facultatif("pieces").map(LecteurMappage::pieces).orElse(PiecesMappees.AUCUNE),
                racine.facultatif("ignorees").map(Noeud::liste).orElse(List.of()).stream()
                        .map(Noeud::texte)
                        .toList());
    }

    private Colonne colonne(String nom, Noeud noeud) {
        if (!noeud.estTable()) {
            return new Colonne(champ(nom, noeud, TypeValeur.CODE), entetes(noeud), parDefaut);
        }
        noeud.seulement("colonne", "dates", "nombres", "vocabulaire", "sinon", "type");
        TypeValeur type = noeud.facultatif("type")
                .map(noeudType -> noeudType.lire(
                        "code, nombre, montant, date ou booleen",
                        texte -> TypeValeur.valueOf(texte.toUpperCase(Locale.ROOT))))
                .orElse(TypeValeur.CODE);
        Lecture lecture = nombres(
                noeud.facultatif("nombres"),
                noeud.facultatif("dates").map(LecteurMappage::dates).orElse(parDefaut.dates()),
                parDefaut);
        return new Colonne(
                champ(nom, noeud, type),
                entetes(noeud.exiger("colonne")),
                new Lecture(
                        lecture.dates(),
                        lecture.decimale(),
                        lecture.milliers(),
                        lecture.enCentimes(),
                        noeud.facultatif("vocabulaire")
                                .map(LecteurMappage::vocabulaire)
                                .orElse(new TreeMap<>()),
                        noeud.facultatif("sinon").map(Noeud::texte).orElse(null)));
    }

    private static Champ champ(String nom, Noeud noeud, TypeValeur type) {
        if (nom.startsWith(Champ.QUESTION)) {
            return Champ.question(nom, type);
        }
        return Champ.fixe(nom)
                .orElseThrow(() -> noeud.erreurDeCle(
                        "CHAMP_INCONNU",
                        "le champ « " + nom + " » est inconnu" + MotProche.suggestion(nom, Champ.noms())));
    }

    private static List<String> entetes(Noeud noeud) {
        return auMoinsUn(
                noeud, noeud.listeOuSeul().stream().map(Noeud::texteNonVide).toList());
    }

    private static <T> List<T> auMoinsUn(Noeud noeud, List<T> lus) {
        if (lus.isEmpty()) {
            throw noeud.erreur("LISTE_VIDE", "il faut ici au moins une valeur");
        }
        return lus;
    }

    private static List<FormeDeDate> dates(Noeud noeud) {
        return auMoinsUn(
                noeud,
                noeud.listeOuSeul().stream()
                        .map(forme -> forme.lire(
                                "une forme de date, comme dd/MM/yyyy, iso ou iso-horodatage", FormeDeDate::of))
                        .toList());
    }

    private static Lecture nombres(Optional<Noeud> facultatif, List<FormeDeDate> dates, Lecture modele) {
        if (facultatif.isEmpty()) {
            return new Lecture(dates, modele.decimale(), modele.milliers(), modele.enCentimes(), new TreeMap<>(), null);
        }
        Noeud noeud = facultatif.get().seulement("decimale", "milliers", "unite");
        boolean enCentimes = noeud.facultatif("unite")
                .map(unite -> unite.lire("euros ou centimes", texte -> switch (texte) {
                    case "euros" -> false;
                    case "centimes" -> true;
                    default -> throw new IllegalArgumentException();
                }))
                .orElse(false);
        // A table of numbers stands alone: a mark or a unit taken over from the file's would change amounts unseen.
        char decimale = noeud.facultatif("decimale").map(LecteurMappage::marque).orElse(DECIMALE);
        String milliers = noeud.facultatif("milliers").map(Noeud::texte).orElse("");
        if (milliers.equals(String.valueOf(decimale))) {
            throw noeud.erreur("VALEUR_INVALIDE", "decimale et milliers doivent être deux signes différents");
        }
        return new Lecture(dates, decimale, milliers, enCentimes, new TreeMap<>(), null);
    }

    private static PiecesMappees pieces(Noeud noeud) {
        noeud.seulement(
                "chemin",
                "colonnes",
                "colonne",
                "forme",
                "type",
                "fichier",
                "separateur",
                "liaison",
                "ordre",
                "vocabulaire");
        String chemin = noeud.exiger("chemin").lire("un chemin qui contient {fichier}", texte -> {
            if (!texte.contains("{fichier}")
                    || texte.startsWith("/")
                    || texte.contains("..")
                    || texte.replaceAll("\\{(fichier|numero)\\}", "").matches(".*[{}\\\\].*")) {
                throw new IllegalArgumentException();
            }
            return texte;
        });
        SortedMap<String, String> vocabulaire =
                noeud.facultatif("vocabulaire").map(LecteurMappage::vocabulaire).orElse(new TreeMap<>());
        if (noeud.facultatif("colonnes").isPresent()) {
            noeud.seulement("chemin", "colonnes");
            List<PieceEnColonne> colonnes = new ArrayList<>();
            noeud.exiger("colonnes").table().forEach((type, colonne) -> colonnes.add(pieceEnColonne(type, colonne)));
            return new PiecesMappees(chemin, List.copyOf(colonnes), null, vocabulaire);
        }
        return new PiecesMappees(chemin, List.of(), structurees(noeud), vocabulaire);
    }

    private static PieceEnColonne pieceEnColonne(String type, Noeud noeud) {
        if (!noeud.estTable()) {
            return new PieceEnColonne(type, noeud.texte(), null);
        }
        noeud.seulement("colonne", "separateur");
        return new PieceEnColonne(type, noeud.exiger("colonne").texte(), separateurDeNoms(noeud.exiger("separateur")));
    }

    private static PiecesStructurees structurees(Noeud noeud) {
        String entete = noeud.exiger("colonne").texte();
        String forme = noeud.exiger("forme").texte();
        if (forme.equals("json")) {
            noeud.seulement("chemin", "colonne", "forme", "type", "fichier", "vocabulaire");
            return new PiecesStructurees(
                    entete,
                    true,
                    noeud.facultatif("type").map(Noeud::texte).orElse("type"),
                    noeud.facultatif("fichier").map(Noeud::texte).orElse("fichier"),
                    "",
                    "",
                    true);
        }
        if (!forme.equals("liste")) {
            throw noeud.exiger("forme").erreur("VALEUR_INVALIDE", "il faut ici json ou liste");
        }
        noeud.seulement("chemin", "colonne", "forme", "separateur", "liaison", "ordre", "vocabulaire");
        boolean typeDAbord = noeud.facultatif("ordre")
                .map(ordre ->
                        ordre.lire("« type, fichier » ou « fichier, type »", texte -> switch (texte.replace(" ", "")) {
                            case "type,fichier" -> true;
                            case "fichier,type" -> false;
                            default -> throw new IllegalArgumentException();
                        }))
                .orElse(true);
        return new PiecesStructurees(
                entete,
                false,
                "",
                "",
                separateurDeNoms(noeud.exiger("separateur")),
                separateurDeNoms(noeud.exiger("liaison")),
                typeDAbord);
    }

    private static SortedMap<String, String> vocabulaire(Noeud noeud) {
        SortedMap<String, String> vocabulaire = new TreeMap<>();
        noeud.table().forEach((ecrit, mots) -> {
            // As règlements do, which so find it to be the same word without a look at its letters.
            String code = ecrit.intern();
            for (Noeud mot : mots.listeOuSeul()) {
                String autre = vocabulaire.put(Libelles.cle(mot.texte()), code);
                if (autre != null && !autre.equals(code)) {
                    throw mot.erreur("MOT_EN_DOUBLE", "ce mot désigne déjà « " + autre + " »");
                }
                // Nearly all cells write it so: it is found without being taken apart.
                vocabulaire.put(mot.texte(), code);
            }
        });
        return vocabulaire;
    }

    private static char separateur(Noeud noeud) {
        return noeud.texte().equals("tabulation") ? '\t' : caractere(noeud, "un seul caractère, ou tabulation");
    }

    private static Optional<Character> guillemet(Noeud noeud) {
        return noeud.texte().equals("aucun") ? Optional.empty() : Optional.of(caractere(noeud, "un seul caractère"));
    }

    private static char marque(Noeud noeud) {
        char marque = caractere(noeud, "un seul caractère");
        if (Character.isLetterOrDigit(marque) || marque == '-') {
            throw noeud.erreur("VALEUR_INVALIDE", "il faut ici une marque décimale, comme une virgule ou un point");
        }
        return marque;
    }

    private static char caractere(Noeud noeud, String attendu) {
        String signe = noeud.signe();
        if (signe.length() != 1) {
            throw noeud.erreur("VALEUR_INVALIDE", "il faut ici " + attendu);
        }
        return signe.charAt(0);
    }

    /** What parts names or pieces in a cell; a line break and a tab do too. */
    private static String separateurDeNoms(Noeud noeud) {
        String signe = noeud.signe();
        if (signe.isEmpty()) {
            throw noeud.erreur("VALEUR_INVALIDE", "il faut ici un texte qui n'est pas vide");
        }
        return signe;
    }

    private static String nomSimple(String texte) {
        if (texte.isEmpty() || texte.contains("/") || texte.contains("\\") || texte.startsWith(".")) {
            throw new IllegalArgumentException();
        }
        return texte;
    }

    /** The headers that a mapping knows, mapped or knowingly left out. */
    static Set<String> entetesConnues(Definition definition) {
        Set<String> connues = new LinkedHashSet<>(entetesMappees(definition));
        definition.ignorees().forEach(entete -> connues.add(Libelles.cle(entete)));
        return connues;
    }

    static Set<String> entetesMappees(Definition definition) {
        Set<String> mappees = new LinkedHashSet<>();
        definition
                .colonnes()
                .forEach(colonne -> colonne.entetes().forEach(entete -> mappees.add(Libelles.cle(entete))));
        definition.pieces().colonnes().forEach(piece -> mappees.add(Libelles.cle(piece.entete())));
        if (definition.pieces().structurees() != null) {
            mappees.add(Libelles.cle(definition.pieces().structurees().entete()));
        }
        return mappees;
    }
}
