package fr.octroi.examples.cli;

import fr.octroi.examples.cli.generateur.GenerateurDeMois;
import fr.octroi.format.Collectivite;
import fr.octroi.format.LecteurCollectivite;
import fr.octroi.format.LecteurReglement;
import fr.octroi.format.Mappage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code octroi demo}: the whole way on a month that is invented on the spot. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = "Invente un mois de demandes avec leurs pièces, l'instruit, et simule la séance et le paiement.")
final class DemoCommande implements Callable<Integer> {

    private static final YearMonth MOIS = YearMonth.of(2020, 6);
    private static final LocalDate JOUR = LocalDate.of(2020, 7, 1);

    @Option(
            names = "--sortie",
            defaultValue = "demonstration",
            paramLabel = "DOSSIER",
            description = "Où écrire le mois et ses résultats (par défaut : ${DEFAULT-VALUE}).")
    private Path sortie = Path.of("");

    @Option(
            names = "--dossiers",
            defaultValue = "500",
            paramLabel = "N",
            description = "Nombre de demandes (par défaut : ${DEFAULT-VALUE}).")
    private int dossiers;

    @Option(
            names = "--graine",
            defaultValue = "1",
            paramLabel = "G",
            description = "La même graine donne le même mois (par défaut : ${DEFAULT-VALUE}).")
    private long graine;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (dossiers < 1 || dossiers > GenerateurDeMois.MAXIMUM) {
            throw new CommandeImpossibleException("--dossiers va de 1 à " + GenerateurDeMois.MAXIMUM);
        }
        PrintWriter ecran = spec.commandLine().getOut();
        Path entree = sortie.resolve("entree");
        if (Files.exists(entree.resolve("demandes.csv")) && !Files.exists(entree.resolve("attendu.csv"))) {
            throw new CommandeImpossibleException("--sortie " + sortie
                    + " : « entree » y contient des demandes qui ne viennent pas de cette commande ; "
                    + "rien n'a été écrit");
        }
        try (Sortie mois = Sortie.preparer(
                entree, Map.of("demandes.csv", "", "pieces", ".*", "attendu.csv", "", "rejets-attendus.csv", ""))) {
            ecran.println("Un mois inventé de " + Pluriel.de(dossiers, "demande[s], avec [ses|leurs] pièces") + " : "
                    + entree);
            ecran.println();
            ecran.flush();
            new GenerateurDeMois(dossiers, graine, MOIS, false).ecrire(mois.dossier());
            mois.publier();
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
        Suite suite = Suite.demonstration(collectivite());
        new Mois(entree, Mappage.fourni(), LecteurReglement.fourni("gpso-vae-2019"), JOUR, suite)
                .executer(sortie.resolve("resultats"), ecran, spec.commandLine().getErr());
        return 0;
    }

    private static Collectivite collectivite() {
        String nom = "collectivite-demonstration.yaml";
        return LecteurCollectivite.lire(nom, Exemple.texte(nom));
    }
}
