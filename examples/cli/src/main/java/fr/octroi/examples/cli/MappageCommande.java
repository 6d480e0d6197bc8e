package fr.octroi.examples.cli;

import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.Rejet;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.DossierDeLot;
import fr.octroi.format.Lot;
import fr.octroi.format.Mappage;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.ReglementResolu;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code octroi mappage}: tries a mapping on an export before it is used. */
@Command(name = "mappage", mixinStandardHelpOptions = true, description = "Met au point un fichier de mappage.")
final class MappageCommande {

    private static final long PIECE_MAXIMALE = 20_000_000;
    private static final int LIGNES_DITES = 5;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "essai",
            mixinStandardHelpOptions = true,
            description = "Lit un export sans rien garder : colonnes non mappées, taux de remplissage, rejets.")
    int essai(
            @Option(names = "--mappage", required = true, paramLabel = "FICHIER", description = "Le mappage à essayer.")
                    Path mappage,
            @Option(
                            names = "--entree",
                            required = true,
                            paramLabel = "DOSSIER",
                            description = "Un export de la plateforme.")
                    Path entree,
            @Option(
                            names = "--reglement",
                            paramLabel = "REGLEMENT",
                            description = "Le règlement dont comparer les codes : un fichier, ou le nom d'un règlement"
                                    + " fourni comme gpso-vae-2019.")
                    @Nullable
                    String reglement) {
        Mappage plateforme = Mappage.lire(FichierLu.exiger("--mappage", mappage));
        ReglementResolu resolu = null;
        if (reglement != null) {
            resolu = SimulerCommande.resoudre("--reglement", reglement, SimulerCommande.lire("--reglement", reglement));
            plateforme.verifierLesCodes(resolu.definition());
        }
        Path export = export(plateforme, FichierLu.exigerDossier("--entree", entree));
        Couverture couverture = new Couverture();
        try (Lot lot = plateforme.ouvrir(
                plateforme.fichier(),
                new BufferedInputStream(Files.newInputStream(export)),
                new DossierDeLot(entree, PIECE_MAXIMALE))) {
            lot.forEachRemaining(couverture::compter);
            PrintWriter ecran = spec.commandLine().getOut();
            couverture.dire(ecran, lot);
            if (resolu != null) {
                ecran.println();
                List<String> jamaisDonnes = plateforme.codesJamaisDonnes(resolu.definition());
                ecran.println(
                        jamaisDonnes.isEmpty()
                                ? "Tous les codes du règlement peuvent venir."
                                : "Attention, codes du règlement que le mappage ne donne jamais : "
                                        + String.join(", ", jamaisDonnes));
                plateforme
                        .piecesHorsReglement(resolu.definition())
                        .forEach(phrase -> ecran.println("Attention, " + phrase));
                direLesInconnues(ecran, plateforme.donneesJamaisDonnees(resolu));
            }
            ecran.flush();
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
        return 0;
    }

    /** Else everybody would be asked for it by letter, and nobody would have known why. */
    static void direLesInconnues(PrintWriter ecran, List<Donnee> inconnues) {
        if (!inconnues.isEmpty()) {
            ecran.println(
                    "Attention, aucune colonne ne donne ce que le règlement lit, inconnu donc dans chaque dossier : "
                            + inconnues.stream()
                                    .map(donnee -> donnee.libelle() + " (" + donnee.nom() + ")")
                                    .collect(Collectors.joining(", ")));
            ecran.println();
        }
    }

    /** The export of a folder, which must be there. */
    static Path export(Mappage mappage, Path entree) {
        Path export = entree.resolve(mappage.fichier());
        if (!Files.isRegularFile(export) || !Files.isReadable(export)) {
            throw new CommandeImpossibleException("--entree " + entree + " : le fichier « " + mappage.fichier()
                    + " » du mappage n'y est pas ou ne peut pas être lu");
        }
        return export;
    }

    /** How many lines fill each field, and which lines cannot be read; never a value. */
    private static final class Couverture {

        private final Map<String, Integer> remplis = new LinkedHashMap<>();
        private final SortedMap<String, String> lignesParRejet = new TreeMap<>();
        private final SortedMap<String, Integer> rejets = new TreeMap<>();
        private int lignes;
        private int lues;

        void compter(LigneDeLot ligne) {
            lignes++;
            if (ligne instanceof LigneDeLot.Lue lue) {
                lues++;
                compter(lue.demande());
                String numero = lue.demande().numero();
                if (!numero.isBlank() && !NumeroDossier.estValide(numero)) {
                    rejeter("NUMERO_INVALIDE (numero)", ligne.ligne());
                }
            } else if (ligne instanceof LigneDeLot.Illisible illisible) {
                for (Rejet rejet : illisible.rejets()) {
                    rejeter(rejet.code() + (rejet.champ().isEmpty() ? "" : " (" + rejet.champ() + ")"), ligne.ligne());
                }
            }
        }

        private void rejeter(String cle, int ligne) {
            int fois = rejets.merge(cle, 1, Integer::sum);
            if (fois <= LIGNES_DITES) {
                lignesParRejet.merge(cle, Integer.toString(ligne), (a, b) -> a + ", " + b);
            }
        }

        private void compter(DemandeDeposee demande) {
            for (RecordComponent champ : DemandeDeposee.class.getRecordComponents()) {
                remplis.merge(champ.getName(), estRempli(champ, demande) ? 1 : 0, Integer::sum);
            }
        }

        private static boolean estRempli(RecordComponent champ, DemandeDeposee demande) {
            try {
                Object valeur = champ.getAccessor().invoke(demande);
                return valeur != null
                        && !(valeur instanceof String texte && texte.isBlank())
                        && !(valeur instanceof Collection<?> liste && liste.isEmpty())
                        && !(valeur instanceof Map<?, ?> table && table.isEmpty());
            } catch (IllegalAccessException | InvocationTargetException impossible) {
                throw new IllegalStateException("a record gives its components", impossible);
            }
        }

        void dire(PrintWriter ecran, Lot lot) {
            ecran.printf("%s sur %d%n%n", Pluriel.de(lues, "ligne[s] lue[s]"), lignes);
            ecran.println("Champs remplis");
            remplis.forEach((champ, nombre) ->
                    ecran.printf("  %3d %%  %s%n", lues == 0 ? 0 : Math.round(100.0 * nombre / lues), champ));
            ecran.println();
            ecran.println(
                    lot.colonnesNonMappees().isEmpty()
                            ? "Toutes les colonnes sont mappées ou sciemment ignorées."
                            : "Colonnes non mappées : " + String.join(", ", lot.colonnesNonMappees()));
            if (!rejets.isEmpty()) {
                ecran.println();
                ecran.println("Rejets");
                rejets.forEach((cle, nombre) -> ecran.printf(
                        "  %5d  %s, %s %s%s%n",
                        nombre,
                        cle,
                        Pluriel.mots(nombre, "ligne[s]"),
                        lignesParRejet.get(cle),
                        nombre > LIGNES_DITES ? "…" : ""));
            }
        }
    }
}
