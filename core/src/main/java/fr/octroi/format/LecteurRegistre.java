package fr.octroi.format;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.rgpd.CategorieDeDonnees;
import fr.octroi.rgpd.RegistreTraitement.Declaration;
import fr.octroi.rgpd.RegistreTraitement.Destinataire;
import fr.octroi.rgpd.RegistreTraitement.Organisme;
import fr.octroi.rgpd.RegistreTraitement.SousTraitant;
import fr.octroi.rgpd.RegistreTraitement.Transfert;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads what an authority declares of its processing, in YAML; the form is described in {@code docs/registre.md}.
 *
 * <p>Every fault is one {@link FichierInvalideException} that names file, line, column and path.
 */
public final class LecteurRegistre {

    private static final String DELEGUE = "delegue";
    private static final String REPRESENTANT = "representant";
    private static final String SECURITE = "securite";
    private static final String TRANSFERTS = "transferts";

    private LecteurRegistre() {}

    /**
     * Reads a file.
     *
     * @param fichier a YAML file in UTF-8
     * @return what it says
     * @throws FichierInvalideException when it cannot be used
     */
    public static Declaration lire(Path fichier) {
        return lire(String.valueOf(fichier.getFileName()), Textes.lire(fichier));
    }

    /**
     * Reads a text.
     *
     * @param nom what errors call it
     * @param texte the YAML text: the table {@code registre}
     * @return what it says
     * @throws FichierInvalideException when it cannot be used
     */
    public static Declaration lire(String nom, String texte) {
        Noeud registre = Noeud.lire(nom, texte)
                .seulement("registre")
                .exiger("registre")
                .seulement(
                        "responsable",
                        "conjoints",
                        REPRESENTANT,
                        DELEGUE,
                        "finalite",
                        "fondement",
                        "destinataires",
                        "sousTraitants",
                        TRANSFERTS,
                        SECURITE);
        Organisme responsable = organisme(registre.exiger("responsable"));
        Organisme delegue = organisme(registre.exiger(DELEGUE));
        String finalite = registre.exiger("finalite").texteNonVide();
        String fondement = registre.exiger("fondement").texteNonVide();
        return verifier(
                registre,
                "il faut une mesure de sécurité au moins, et un code par sous-traitant",
                () -> new Declaration(
                        responsable,
                        chacun(registre, "conjoints", LecteurRegistre::organisme),
                        registre.facultatif(REPRESENTANT)
                                .map(LecteurRegistre::organisme)
                                .orElse(null),
                        delegue,
                        finalite,
                        fondement,
                        chacun(registre, "destinataires", LecteurRegistre::destinataire),
                        chacun(registre, "sousTraitants", LecteurRegistre::sousTraitant),
                        chacun(registre, TRANSFERTS, LecteurRegistre::transfert),
                        chacun(registre.exiger(SECURITE), Noeud::texteNonVide)));
    }

    private static <T> List<T> chacun(Noeud table, String cle, Function<Noeud, T> lecture) {
        Optional<Noeud> liste = table.facultatif(cle);
        return liste.isEmpty() ? List.of() : chacun(liste.get(), lecture);
    }

    private static <T> List<T> chacun(Noeud liste, Function<Noeud, T> lecture) {
        return liste.liste().stream().map(lecture).toList();
    }

    private static Organisme organisme(Noeud noeud) {
        noeud.seulement("nom", "adresse", "courriel", "telephone");
        return verifier(
                noeud,
                "une adresse a une ligne au moins",
                () -> new Organisme(
                        noeud.exiger("nom").texteNonVide(),
                        chacun(noeud.exiger("adresse"), Noeud::texteNonVide),
                        noeud.exiger("courriel").texteNonVide(),
                        noeud.facultatif("telephone").map(Noeud::texteNonVide).orElse("")));
    }

    private static Destinataire destinataire(Noeud noeud) {
        noeud.seulement("code", "nom", "donnees", "motif");
        SortedSet<CategorieDeDonnees> donnees = new TreeSet<>();
        for (Noeud une : noeud.exiger("donnees").liste()) {
            donnees.add(une.lire(
                    "une des catégories " + Arrays.toString(CategorieDeDonnees.values()), CategorieDeDonnees::valueOf));
        }
        return verifier(
                noeud,
                "un destinataire reçoit une catégorie de données au moins",
                () -> new Destinataire(
                        noeud.facultatif("code").map(Noeud::texteNonVide).orElse(""),
                        noeud.exiger("nom").texteNonVide(),
                        donnees,
                        noeud.exiger("motif").texteNonVide()));
    }

    private static SousTraitant sousTraitant(Noeud noeud) {
        noeud.seulement("code", "organisme", REPRESENTANT, DELEGUE, "traitements", TRANSFERTS, SECURITE);
        return verifier(
                noeud,
                "un sous-traitant fait un traitement au moins, sous une mesure de sécurité au moins",
                () -> new SousTraitant(
                        noeud.exiger("code").texteNonVide(),
                        organisme(noeud.exiger("organisme")),
                        noeud.facultatif(REPRESENTANT)
                                .map(LecteurRegistre::organisme)
                                .orElse(null),
                        noeud.facultatif(DELEGUE)
                                .map(LecteurRegistre::organisme)
                                .orElse(null),
                        chacun(noeud.exiger("traitements"), Noeud::texteNonVide),
                        chacun(noeud, TRANSFERTS, LecteurRegistre::transfert),
                        chacun(noeud.exiger(SECURITE), Noeud::texteNonVide)));
    }

    private static Transfert transfert(Noeud noeud) {
        noeud.seulement("pays", "destinataire", "garanties");
        return new Transfert(
                noeud.exiger("pays").texteNonVide(),
                noeud.exiger("destinataire").texteNonVide(),
                noeud.exiger("garanties").texteNonVide());
    }

    private static <T> T verifier(Noeud noeud, String phrase, Supplier<T> fabrique) {
        try {
            return fabrique.get();
        } catch (FichierInvalideException situee) {
            throw situee;
        } catch (ValeurInvalideException refus) {
            throw noeud.erreur("REGISTRE_INVALIDE", phrase);
        }
    }
}
