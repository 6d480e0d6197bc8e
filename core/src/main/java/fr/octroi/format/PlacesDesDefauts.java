package fr.octroi.format;

import fr.octroi.reglement.Defaut;
import fr.octroi.reglement.Niveau;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where in its file stands what the verifier names: règlements are verified without their files, and people mend them there.
 *
 * <p>The line is that of the key, the condition, the case or the code that a fault names, or in the amount that of the formula or the row;
 * of what surrounds it, where the file says the same in another form.
 */
public final class PlacesDesDefauts {

    private static final String MONTANT = "montant";

    /** Faults of a part as a whole. */
    private static final Set<String> PARTIES = Set.of("conditions", "cas", "validite", "version");

    /** A step of a path such as {@code montant.valeur.table[2]}. */
    private static final Pattern PAS = Pattern.compile("\\.(?<cle>[^.\\[\\]]+)|\\[(?<rang>[0-9]{1,9})\\]");

    /** What a formula of two is made of, by its keys. */
    private static final List<Set<String>> LES_DEUX =
            List.of(Set.of("valeur", "difference", "reste", "quotient"), Set.of("moins", "par", "seuil"));

    private record Fichier(String nom, Noeud racine) {}

    /** By aid and version; several where nobody knows which is meant. */
    private final Map<String, List<Fichier>> fichiers = new HashMap<>();

    private PlacesDesDefauts(List<Path> lus) {
        for (Path lu : lus) {
            lire(lu).ifPresent(racine -> fichiers.computeIfAbsent(
                            valeur(racine, "aide") + " " + valeur(racine, "version"), nouveau -> new ArrayList<>())
                    .add(new Fichier(nom(lu, lus), racine)));
        }
    }

    /**
     * Reads the files once more.
     *
     * @param fichiers the YAML files of the règlements that are verified; one that cannot be read twice, such as a pipe, gives no place
     * @return the places of their faults
     */
    public static PlacesDesDefauts lire(List<Path> fichiers) {
        return new PlacesDesDefauts(fichiers);
    }

    /**
     * Finds where a fault stands.
     *
     * @param defaut a fault of one of the règlements
     * @return such as {@code gpso.yaml, ligne 45}, the path as given where two files have one name; empty for a règlement of none of the
     *     files or of two, and where its file does not have the words that the fault names, or has them twice
     */
    public Optional<String> ou(Defaut defaut) {
        List<Fichier> siens = fichiers.getOrDefault(defaut.reglement(), List.of());
        return siens.size() == 1
                ? noeud(siens.get(0).racine(), defaut)
                        .map(noeud -> siens.get(0).nom() + ", ligne " + noeud.ligneDeSaCle())
                : Optional.empty();
    }

    private static Optional<Noeud> lire(Path fichier) {
        try {
            return Optional.of(Noeud.lire(String.valueOf(fichier.getFileName()), Textes.lire(fichier)));
        } catch (FichierInvalideException illisible) {
            return Optional.empty();
        }
    }

    private static String nom(Path fichier, List<Path> tous) {
        long homonymes = tous.stream()
                .map(Path::getFileName)
                .filter(nom -> nom != null && nom.equals(fichier.getFileName()))
                .count();
        return homonymes > 1 ? fichier.toString() : String.valueOf(fichier.getFileName());
    }

    private static Optional<Noeud> noeud(Noeud racine, Defaut defaut) {
        String lieu = defaut.lieu();
        if (defaut.code() == Defaut.Code.EXEMPLE_FAUX) {
            return seul(nommes(racine, "cas", "nom"), lieu);
        }
        if (lieu.equals(MONTANT) || lieu.startsWith(MONTANT + ".") || lieu.startsWith(MONTANT + "[")) {
            return cle(racine, MONTANT)
                    .map(montant -> suivre(cle(montant, "formule").orElse(montant), lieu.substring(MONTANT.length())));
        }
        return switch (defaut.code()) {
            case FAIT_DE_DEUX_GENRES, QUESTION_SANS_EFFET ->
                cle(racine, "questions")
                        .flatMap(questions -> cle(questions, lieu.replaceFirst("^question[.]", "")))
                        .or(() -> nomme(racine, lieu));
            case VERSION_FINIE -> cle(racine, "validite").flatMap(validite -> cle(validite, "au"));
            case CODE_HORS_VOCABULAIRE ->
                enumere(racine, lieu, defaut.precision().split(", ", 2)[0]);
            case LIEU_INCONNU -> lieu(racine, lieu, defaut.precision());
            default ->
                PARTIES.contains(lieu) ? cle(racine, lieu) : nomme(racine, lieu.replaceFirst("\\.table\\[.*", ""));
        };
    }

    /** A code that a question lists for a fact: another fact may have it too. */
    private static Optional<Noeud> enumere(Noeud racine, String fait, String code) {
        return Stream.of("conditions", MONTANT)
                .flatMap(partie -> cle(racine, partie).stream())
                .flatMap(PlacesDesDefauts::tables)
                .filter(table -> valeur(table, "fait").equals(fait))
                .flatMap(table -> cle(table, "parmi").stream())
                .flatMap(PlacesDesDefauts::textes)
                .filter(texte -> texte.texte().equals(code))
                .findFirst();
    }

    /** A place of a level, in a territory or in the list of a question: a région and a département may have one code. */
    private static Optional<Noeud> lieu(Noeud racine, String code, String niveau) {
        return Stream.of(Niveau.values())
                .filter(connu -> connu.mot().equals(niveau))
                .flatMap(connu -> Stream.concat(
                        cle(racine, "territoires").stream()
                                .flatMap(PlacesDesDefauts::tables)
                                .flatMap(territoire -> cle(territoire, ClesDuReglement.cle(connu)).stream())
                                .flatMap(PlacesDesDefauts::textes)
                                .filter(texte -> texte.texte().equals(code)),
                        enumere(racine, "demandeur." + niveau, code).stream()))
                .findFirst();
    }

    /** What bears a code, or is one of a place. */
    private static Optional<Noeud> nomme(Noeud racine, String code) {
        return Stream.of(
                        nommes(racine, "conditions", "code"),
                        nommes(racine, "pieces", "type"),
                        nommes(racine, "engagements", "code"),
                        cle(racine, "validite").flatMap(validite -> cle(validite, "code")).stream(),
                        cle(racine, "territoires").stream().flatMap(PlacesDesDefauts::textes),
                        cle(racine, "conditions").stream().flatMap(PlacesDesDefauts::textes),
                        cle(racine, MONTANT).stream().flatMap(PlacesDesDefauts::textes))
                .flatMap(ensemble -> ensemble)
                .filter(noeud -> !code.isEmpty() && noeud.texte().equals(code))
                .findFirst();
    }

    private static Optional<Noeud> seul(Stream<Noeud> noms, String nom) {
        List<Noeud> trouves = noms.filter(noeud -> noeud.texte().equals(nom)).toList();
        return trouves.size() == 1 ? Optional.of(trouves.get(0)) : Optional.empty();
    }

    private static Stream<Noeud> nommes(Noeud racine, String partie, String cle) {
        return cle(racine, partie).filter(Noeud::estListe).stream()
                .flatMap(liste -> liste.liste().stream())
                .flatMap(element -> cle(element, cle).stream());
    }

    /** Goes down a path as far as the file has it in the same form; a step from a row is one from what it gives. */
    private static Noeud suivre(Noeud depuis, String chemin) {
        Noeud noeud = depuis;
        Matcher pas = PAS.matcher(chemin);
        while (pas.find()) {
            Noeud ici = cle(noeud, "alors").orElse(noeud);
            Optional<Noeud> dessous = pas.group("cle") != null
                    ? cle(ici, pas.group("cle")).or(() -> valeurDUnTaux(ici, pas.group("cle")))
                    : rang(ici, Integer.parseInt(pas.group("rang")));
            if (dessous.isEmpty()) {
                return noeud;
            }
            noeud = dessous.get();
        }
        return noeud;
    }

    private static Optional<Noeud> valeurDUnTaux(Noeud noeud, String cle) {
        return cle.equals("valeur") ? cle(noeud, "de") : Optional.empty();
    }

    private static Optional<Noeud> cle(Noeud noeud, String cle) {
        return noeud.estTable() ? noeud.facultatif(cle) : Optional.empty();
    }

    private static String valeur(Noeud racine, String cle) {
        return cle(racine, cle)
                .filter(noeud -> !noeud.estTable() && !noeud.estListe())
                .map(Noeud::texte)
                .orElse("");
    }

    /** A row of a table, a term of a sum or of a product, a side of a difference. */
    private static Optional<Noeud> rang(Noeud noeud, int rang) {
        if (noeud.estListe()) {
            return noeud.liste().stream().skip(rang).findFirst();
        }
        if (!noeud.estTable()) {
            return Optional.empty();
        }
        Optional<Noeud> termes = Stream.of("somme", "produit")
                .flatMap(genre -> cle(noeud, genre).stream())
                .findFirst();
        return termes.isPresent()
                ? rang(termes.get(), rang)
                : LES_DEUX.stream()
                        .skip(rang)
                        .limit(1)
                        .flatMap(Set::stream)
                        .flatMap(genre -> cle(noeud, genre).stream())
                        .findFirst();
    }

    /** A table and those inside it. */
    private static Stream<Noeud> tables(Noeud noeud) {
        if (noeud.estListe()) {
            return noeud.liste().stream().flatMap(PlacesDesDefauts::tables);
        }
        return noeud.estTable()
                ? Stream.concat(
                        Stream.of(noeud), noeud.table().values().stream().flatMap(PlacesDesDefauts::tables))
                : Stream.of();
    }

    private static Stream<Noeud> textes(Noeud noeud) {
        if (noeud.estTable()) {
            return noeud.table().values().stream().flatMap(PlacesDesDefauts::textes);
        }
        return noeud.estListe() ? noeud.liste().stream().flatMap(PlacesDesDefauts::textes) : Stream.of(noeud);
    }
}
