package fr.octroi.examples.cli;

import fr.octroi.examples.cli.generateur.GenerateurDeMois;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.YearMonth;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code octroi generer}: a month of invented requests, and what must come of it. */
@Command(
        name = "generer",
        description = "Tire un mois de demandes inventées, avec leurs pièces et ce qui doit en sortir.",
        mixinStandardHelpOptions = true)
final class GenererCommande implements Callable<Integer> {

    @Option(
            names = "--dossiers",
            paramLabel = "N",
            defaultValue = "500",
            description = "Nombre de demandes bien formées (par défaut : ${DEFAULT-VALUE}).")
    private int dossiers;

    @Option(
            names = "--graine",
            paramLabel = "G",
            defaultValue = "1",
            description = "La même graine donne les mêmes octets (par défaut : ${DEFAULT-VALUE}).")
    private long graine;

    @Option(
            names = "--mois",
            paramLabel = "AAAA-MM",
            defaultValue = "2020-06",
            description = "Mois des dépôts (par défaut : ${DEFAULT-VALUE}).")
    private String mois = "";

    @Option(
            names = "--sortie",
            paramLabel = "DOSSIER",
            required = true,
            description = "Dossier à créer ; il n'existe pas encore, ou il est vide.")
    private Path sortie = Path.of("");

    @Option(
            names = "--sans-pieces",
            description = "N'écrit que les tableaux, comme si personne n'avait joint de fichier.")
    private boolean sansPieces;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        GenerateurDeMois generateur = generateur();
        try (Sortie lot = Sortie.preparer(sortie, Map.of())) {
            int rejets = generateur.ecrire(lot.dossier());
            lot.publier();
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s et %s dans « %s »%n",
                            Pluriel.de(dossiers, "demande[s]"), Pluriel.de(rejets, "ligne[s] fausse[s]"), sortie);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
        return 0;
    }

    private GenerateurDeMois generateur() {
        if (dossiers < 1 || dossiers > GenerateurDeMois.MAXIMUM) {
            throw new CommandeImpossibleException("--dossiers va de 1 à " + GenerateurDeMois.MAXIMUM);
        }
        YearMonth lu;
        try {
            lu = YearMonth.parse(mois);
        } catch (DateTimeException illisible) {
            throw new CommandeImpossibleException("--mois attend un mois écrit AAAA-MM, comme 2020-06");
        }
        if (lu.isBefore(GenerateurDeMois.PREMIER_MOIS) || lu.isAfter(GenerateurDeMois.DERNIER_MOIS)) {
            throw new CommandeImpossibleException("--mois va de " + GenerateurDeMois.PREMIER_MOIS + " à "
                    + GenerateurDeMois.DERNIER_MOIS + ", la durée du dispositif");
        }
        return new GenerateurDeMois(dossiers, graine, lu, sansPieces);
    }
}
