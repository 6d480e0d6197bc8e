package fr.octroi.examples.cli;

import fr.octroi.document.PageDuRegistre;
import fr.octroi.format.LecteurConservation;
import fr.octroi.format.LecteurRegistre;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.RegistreTraitement;
import fr.octroi.rgpd.RegistreTraitement.Declaration;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code octroi registre}: the register of processing, from what is configured. */
@Command(
        name = "registre",
        mixinStandardHelpOptions = true,
        description = {
            "Écrit le registre des activités de traitement (RGPD art. 30) à partir de la configuration"
                    + " (docs/registre.md).",
            "Rend 1 quand il y manque quelque chose, qui est dit à la fin, 0 sinon."
        })
final class RegistreCommande implements Callable<Integer> {

    private static final int INCOMPLET = 1;

    @Option(
            names = "--registre",
            required = true,
            paramLabel = "FICHIER",
            description = "Ce que la collectivité déclare (docs/registre.md).")
    private Path declare = Path.of("");

    @Option(
            names = "--reglement",
            required = true,
            arity = "1..*",
            paramLabel = "REGLEMENT",
            description = "Les règlements, toutes versions : des fichiers, ou des noms de règlements fournis.")
    private List<String> reglements = List.of();

    @Option(
            names = "--conservation",
            paramLabel = "AIDE=FICHIER",
            description = "La politique de conservation d'une aide (docs/conservation.md), autant de fois que d'aides.")
    private Map<String, Path> conservations = Map.of();

    @Option(
            names = "--poste",
            paramLabel = "DOSSIER",
            description =
                    "Le poste d'échange de lots, dont chaque correspondant doit être déclaré ; aucune clé n'est lue.")
    private @Nullable Path poste;

    @Option(
            names = "--sous-traitant",
            paramLabel = "CODE",
            description = "Écrit le registre de ce sous-traitant (art. 30, 2), au lieu de celui du responsable.")
    private @Nullable String sousTraitant;

    @Option(
            names = "--jour",
            paramLabel = "JOUR",
            description = "Le jour que le registre porte (2026-01-31) ; aujourd'hui sinon.")
    private @Nullable LocalDate jour;

    @Option(names = "--sortie", paramLabel = "FICHIER", description = "Écrit le Markdown là, et non à l'écran.")
    private @Nullable Path sortie;

    @Option(names = "--pdf", paramLabel = "FICHIER", description = "Écrit aussi le registre en PDF.")
    private @Nullable Path pdf;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        RegistreTraitement registre = new RegistreTraitement(
                LecteurRegistre.lire(declare),
                SimulerCommande.lireEnsemble("--reglement", reglements),
                conservations(),
                poste == null ? new TreeMap<>() : Poste.convenus(poste),
                jour == null ? LocalDate.now(ZoneId.of("Europe/Paris")) : jour);
        PageDuRegistre page = page(registre);
        if (pdf != null) {
            try (OutputStream ecrit = new BufferedOutputStream(Files.newOutputStream(pdf))) {
                page.ecrire(ecrit);
            }
        }
        PrintWriter ecran = spec.commandLine().getOut();
        if (sortie == null) {
            ecran.print(page.texte());
            ecran.flush();
        } else {
            Files.writeString(sortie, page.texte(), StandardCharsets.UTF_8);
        }
        return sousTraitant == null && !registre.manques().isEmpty() ? INCOMPLET : 0;
    }

    private PageDuRegistre page(RegistreTraitement registre) {
        if (sousTraitant == null) {
            return PageDuRegistre.duResponsable(registre);
        }
        Declaration declaration = registre.declaration();
        return PageDuRegistre.duSousTraitant(
                registre,
                declaration
                        .sousTraitant(sousTraitant)
                        .orElseThrow(() -> new CommandeImpossibleException(
                                "--sous-traitant " + sousTraitant + " : le registre ne le connaît pas")));
    }

    private SortedMap<String, Conservation> conservations() throws IOException {
        SortedMap<String, Conservation> lues = new TreeMap<>();
        for (Map.Entry<String, Path> une : conservations.entrySet()) {
            lues.put(
                    une.getKey(),
                    LecteurConservation.lire(
                            String.valueOf(une.getValue().getFileName()),
                            Files.readString(une.getValue(), StandardCharsets.UTF_8)));
        }
        return lues;
    }
}
