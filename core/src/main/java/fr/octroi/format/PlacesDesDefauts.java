package fr.octroi.format;

import fr.octroi.reglement.Defaut;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Where in its file stands what the verifier names: règlements are verified without their files, and people mend them there.
 *
 * <p>The line is that of the condition, the case or the code that a fault names, or in the amount that of the formula or the row; of
 * what surrounds it, where the file says the same in another form.
 */
public final class PlacesDesDefauts {

    private static final String MONTANT = "montant";

    /** A step of a path such as {@code montant.valeur.table[2]}. */
    private static final Pattern PAS = Pattern.compile("\\.(?<cle>[^.\\[\\]]+)|\\[(?<rang>[0-9]{1,9})\\]");

    private record Fichier(String nom, Noeud racine) {}

    private final Map<String, Fichier> fichiers = new HashMap<>();

    private PlacesDesDefauts(List<Path> lus) {
        for (Path lu : lus) {
            String nom = String.valueOf(lu.getFileName());
            Noeud racine = Noeud.lire(nom, Textes.lire(lu));
            String reglement = racine.exiger("aide").texte() + " "
                    + racine.exiger("version").texte();
            fichiers.putIfAbsent(reglement, new Fichier(nom, racine));
        }
    }

    /**
     * Reads the files once more.
     *
     * @param fichiers the YAML files of the règlements that are verified
     * @return the places of their faults
     * @throws FichierInvalideException when one of them is no règlement
     */
    public static PlacesDesDefauts lire(List<Path> fichiers) {
        return new PlacesDesDefauts(fichiers);
    }

    /**
     * Finds where a fault stands.
     *
     * @param defaut a fault of one of the règlements
     * @return such as {@code gpso.yaml, ligne 45}; empty for a règlement of none of the files, and where the file does not have the words
     *     that the fault names
     */
    public Optional<String> ou(Defaut defaut) {
        Fichier fichier = fichiers.get(defaut.reglement());
        return Optional.ofNullable(fichier)
                .flatMap(lu -> noeud(lu.racine(), defaut.lieu()))
                .map(noeud -> Optional.ofNullable(fichier).orElseThrow().nom() + ", ligne " + noeud.ligne());
    }

    private static Optional<Noeud> noeud(Noeud racine, String lieu) {
        if (lieu.equals(MONTANT) || lieu.startsWith(MONTANT + ".") || lieu.startsWith(MONTANT + "[")) {
            return racine.facultatif(MONTANT)
                    .map(montant ->
                            suivre(montant.facultatif("formule").orElse(montant), lieu.substring(MONTANT.length())));
        }
        return racine.facultatif(lieu)
                .or(() -> textes(racine)
                        .filter(texte -> texte.texte().equals(lieu) || lieu.startsWith(texte.texte() + ".table["))
                        .findFirst());
    }

    /** Goes down a path as far as the file has it in the same form. */
    private static Noeud suivre(Noeud depuis, String chemin) {
        Noeud noeud = depuis;
        Matcher pas = PAS.matcher(chemin);
        while (pas.find()) {
            Optional<Noeud> dessous = pas.group("cle") != null
                    ? cle(noeud, pas.group("cle"))
                    : rang(noeud, Integer.parseInt(pas.group("rang")));
            if (dessous.isEmpty()) {
                return noeud;
            }
            noeud = dessous.get();
        }
        return noeud;
    }

    /** The value of a rate is what it is taken of. */
    private static Optional<Noeud> cle(Noeud noeud, String cle) {
        return noeud.estTable()
                ? noeud.facultatif(cle).or(() -> cle.equals("valeur") ? noeud.facultatif("de") : Optional.empty())
                : Optional.empty();
    }

    /** A row of a table, a term of a sum or of a product, a side of a difference. */
    private static Optional<Noeud> rang(Noeud noeud, int rang) {
        if (noeud.estListe()) {
            return noeud.liste().stream().skip(rang).findFirst();
        }
        if (!noeud.estTable()) {
            return Optional.empty();
        }
        Optional<Noeud> termes =
                noeud.table().values().stream().filter(Noeud::estListe).findFirst();
        return termes.isPresent()
                ? rang(termes.get(), rang)
                : noeud.table().values().stream().skip(rang).findFirst();
    }

    private static Stream<Noeud> textes(Noeud noeud) {
        if (noeud.estTable()) {
            return noeud.table().values().stream().flatMap(PlacesDesDefauts::textes);
        }
        return noeud.estListe() ? noeud.liste().stream().flatMap(PlacesDesDefauts::textes) : Stream.of(noeud);
    }
}
