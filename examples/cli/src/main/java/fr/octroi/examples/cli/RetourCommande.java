package fr.octroi.examples.cli;

import fr.octroi.format.FichierInvalideException;
import fr.octroi.format.LecteurRetourXml;
import fr.octroi.format.RetourLu;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code octroi retour}: what banks and the comptable send back. */
@Command(
        name = "retour",
        mixinStandardHelpOptions = true,
        description = "Lit ce que les banques et le comptable renvoient.")
final class RetourCommande {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "lire",
            mixinStandardHelpOptions = true,
            description =
                    "Dit ce qu'énonce chaque retour : pain.002, camt.054, PES_ACQUIT ou PES_Retour (docs/retours.md).")
    int lire(
            @Option(names = "--json", description = "Écrit un objet JSON par fichier, dans l'ordre.") boolean json,
            @Parameters(arity = "1..*", paramLabel = "FICHIER", description = "Les fichiers à lire.")
                    List<String> fichiers) {
        PrintWriter ecran = spec.commandLine().getOut();
        for (String fichier : fichiers) {
            RetourJson retour = lire(fichier);
            if (json) {
                retour.ecrire(ecran);
            } else {
                ecran.println(retour.enUneLigne());
            }
            ecran.flush();
        }
        return 0;
    }

    /** Whatever a file is, or were it none, it is answered. */
    private static RetourJson lire(String fichier) {
        Path chemin;
        try {
            chemin = Path.of(fichier);
        } catch (InvalidPathException nomImpossible) {
            return RetourJson.illisible(fichier, absent("il n'existe pas ou ne peut pas être lu"));
        }
        if (!Files.isRegularFile(chemin) || !Files.isReadable(chemin)) {
            return RetourJson.illisible(
                    fichier,
                    absent(
                            Files.isDirectory(chemin)
                                    ? "c'est un dossier ; il faut un fichier"
                                    : "il n'existe pas ou ne peut pas être lu"));
        }
        try (InputStream source = Files.newInputStream(chemin)) {
            RetourLu lu = LecteurRetourXml.lire(fichier, source);
            return RetourJson.lu(fichier, lu);
        } catch (FichierInvalideException illisible) {
            return RetourJson.illisible(fichier, preciser(chemin, fichier, illisible));
        } catch (IOException | UncheckedIOException panne) {
            return RetourJson.illisible(
                    fichier,
                    new FichierInvalideException("PANNE_DE_LECTURE", fichier, "le disque ou le réseau ne répond pas"));
        }
    }

    /** Of what is no XML at all, where in it the XML is wrong says nothing: whoever gave it may want another command. */
    private static FichierInvalideException preciser(Path chemin, String fichier, FichierInvalideException illisible) {
        try {
            return illisible.code().equals("XML_MAL_FORME") && !RetourDuMois.estXml(chemin)
                    ? new FichierInvalideException(
                            illisible.code(),
                            fichier,
                            illisible.ligne(),
                            illisible.colonne(),
                            "le fichier n'est pas du XML ; un retour en CSV se prend avec « octroi mois --retour »")
                    : illisible;
        } catch (IOException panne) {
            return illisible;
        }
    }

    private static FichierInvalideException absent(String phrase) {
        return new FichierInvalideException("FICHIER_ABSENT", "le fichier", phrase);
    }
}
