package fr.octroi.examples.cli.generateur;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The command {@code octroi generer}. */
@Command(
        name = "generer",
        description = "Tire un mois de demandes inventées, avec leurs pièces et ce qui doit en sortir.",
        mixinStandardHelpOptions = true)
public final class GenererCommande implements Callable<Integer> {

    private static final int FAIT = 0;
    private static final int ECHEC = 2;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(
            names = "--dossiers",
            paramLabel = "N",
            defaultValue = "500",
            description = "nombre de demandes bien formées (par défaut : ${DEFAULT-VALUE})")
    private int dossiers;

    @Option(
            names = "--graine",
            paramLabel = "G",
            defaultValue = "1",
            description = "la même graine donne les mêmes octets (par défaut : ${DEFAULT-VALUE})")
    private long graine;

    @Option(
            names = "--mois",
            paramLabel = "AAAA-MM",
            defaultValue = "2020-06",
            description = "mois des dépôts (par défaut : ${DEFAULT-VALUE})")
    private String mois = "";

    @Option(
            names = "--sortie",
            paramLabel = "DOSSIER",
            required = true,
            description = "dossier à créer ; il n'existe pas encore, ou il est vide")
    private @Nullable Path sortie;

    @Option(
            names = "--sans-pieces",
            description = "n'écrit que les tableaux, comme si personne n'avait joint de fichier")
    private boolean sansPieces;

    /** Makes the command. */
    public GenererCommande() {}

    @Override
    public Integer call() {
        Path cible = Objects.requireNonNull(sortie).toAbsolutePath().normalize();
        YearMonth mois;
        try {
            mois = YearMonth.parse(this.mois);
        } catch (DateTimeException illisible) {
            return echouer("--mois attend un mois écrit AAAA-MM, comme 2020-06.");
        }
        if (mois.isBefore(GenerateurDeMois.PREMIER_MOIS) || mois.isAfter(GenerateurDeMois.DERNIER_MOIS)) {
            return echouer("--mois va de %s à %s, la durée du dispositif."
                    .formatted(GenerateurDeMois.PREMIER_MOIS, GenerateurDeMois.DERNIER_MOIS));
        }
        if (dossiers < 1 || dossiers > GenerateurDeMois.MAXIMUM) {
            return echouer("--dossiers va de 1 à " + GenerateurDeMois.MAXIMUM + ".");
        }
        try {
            if (Files.exists(cible) && !estUnDossierVide(cible)) {
                return echouer("le dossier « " + cible + " » existe et n'est pas vide : rien n'a été écrit.");
            }
            int rejets = ecrireACote(new GenerateurDeMois(dossiers, graine, mois, sansPieces), cible);
            PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
            out.printf("%d demandes et %d lignes fausses dans « %s »%n", dossiers, rejets, cible);
            out.flush();
            return FAIT;
        } catch (IOException echec) {
            return echouer("écriture impossible dans « " + cible + " » (" + echec + ") : rien n'a été laissé.");
        }
    }

    /** Writes under another name and renames: the target never holds half a month. */
    private static int ecrireACote(GenerateurDeMois generateur, Path cible) throws IOException {
        Path parent = Objects.requireNonNullElse(cible.getParent(), cible);
        Files.createDirectories(parent);
        Path brouillon = Files.createTempDirectory(parent, ".octroi-generer-");
        try {
            Path mois = Files.createDirectory(brouillon.resolve("mois"));
            int rejets = generateur.ecrire(mois);
            Files.deleteIfExists(cible);
            Files.move(mois, cible);
            return rejets;
        } finally {
            effacer(brouillon);
        }
    }

    private static boolean estUnDossierVide(Path cible) throws IOException {
        if (!Files.isDirectory(cible)) {
            return false;
        }
        try (DirectoryStream<Path> contenu = Files.newDirectoryStream(cible)) {
            return !contenu.iterator().hasNext();
        }
    }

    private static void effacer(Path brouillon) throws IOException {
        Files.walkFileTree(brouillon, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path fichier, BasicFileAttributes attributs) throws IOException {
                Files.delete(fichier);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dossier, @Nullable IOException echec) throws IOException {
                Files.delete(dossier);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private int echouer(String phrase) {
        PrintWriter err = Objects.requireNonNull(spec).commandLine().getErr();
        err.println("octroi : " + phrase);
        err.flush();
        return ECHEC;
    }
}
