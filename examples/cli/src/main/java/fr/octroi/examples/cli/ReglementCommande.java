package fr.octroi.examples.cli;

import fr.octroi.document.LecteurTexte;
import fr.octroi.document.PageDeVerification;
import fr.octroi.format.LecteurGeographie;
import fr.octroi.format.LecteurReglement;
import fr.octroi.format.PlacesDesDefauts;
import fr.octroi.reglement.Analyse;
import fr.octroi.reglement.Defaut;
import fr.octroi.reglement.ReglementAide;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code octroi reglement}: what can be asked of a règlement before it is used. */
@Command(
        name = "reglement",
        mixinStandardHelpOptions = true,
        description = "Met au point un règlement.",
        subcommands = {SimulerCommande.class})
final class ReglementCommande {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "verifier",
            mixinStandardHelpOptions = true,
            description = {
                "Cherche ce que des règlements feraient sans que leurs auteurs l'aient voulu.",
                "Rend 1 quand il y a une faute, 0 quand il n'y a que des alertes et des notes."
            })
    int verifier(
            @Parameters(
                            arity = "1..*",
                            paramLabel = "FICHIER",
                            description = "Les règlements, en YAML ; plusieurs versions ou plusieurs aides ensemble.")
                    List<Path> fichiers,
            @Option(
                            names = "--jour",
                            paramLabel = "AAAA-MM-JJ",
                            description = "Le jour où une version peut être finie (2026-01-31) ; aujourd'hui sinon.")
                    LocalDate jour) {
        fichiers.forEach(fichier -> FichierLu.exiger("", fichier));
        List<ReglementAide> reglements = LecteurReglement.lireEnsemble(fichiers);
        List<Defaut> defauts = Analyse.analyser(
                reglements,
                LecteurGeographie.fournie(),
                LecteurTexte.types(),
                jour == null ? LocalDate.now(ZoneId.of("Europe/Paris")) : jour);
        spec.commandLine().getOut().print(PageDeVerification.page(defauts, PlacesDesDefauts.lire(fichiers)::ou));
        spec.commandLine().getOut().flush();
        return defauts.stream().anyMatch(defaut -> defaut.gravite() == Defaut.Gravite.FAUTE) ? Main.A_VOIR : 0;
    }
}
