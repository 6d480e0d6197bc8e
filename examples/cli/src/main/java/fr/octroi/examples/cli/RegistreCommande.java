package fr.octroi.examples.cli;

import fr.octroi.document.PageDuRegistre;
import fr.octroi.format.LecteurConservation;
import fr.octroi.format.LecteurRegistre;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.RegistreTraitement;
import fr.octroi.rgpd.RegistreTraitement.Declaration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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
            arity = "1..*",
            paramLabel = "AIDE=FICHIER",
            description = "La politique de conservation d'une aide (docs/conservation.md), une par aide.")
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
            paramLabel = "AAAA-MM-JJ",
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
        List<ReglementResolu> aides = SimulerCommande.lireEnsemble("--reglement", reglements);
        RegistreTraitement registre = new RegistreTraitement(
                LecteurRegistre.lire(FichierLu.exiger("--declare", declare)),
                aides,
                conservations(aides),
                poste == null ? new TreeMap<>() : Poste.convenus(poste),
                jour == null ? LocalDate.now(ZoneId.of("Europe/Paris")) : jour);
        PageDuRegistre page = page(registre);
        List<FichierDeSortie> sorties = new ArrayList<>();
        if (sortie != null) {
            sorties.add(new FichierDeSortie("--sortie", sortie, page.texte().getBytes(StandardCharsets.UTF_8)));
        }
        if (pdf != null) {
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            page.ecrire(octets);
            sorties.add(new FichierDeSortie("--pdf", pdf, octets.toByteArray()));
        }
        FichierDeSortie.ecrire(sorties, lus());
        if (sortie == null) {
            PrintWriter ecran = spec.commandLine().getOut();
            ecran.print(page.texte());
            ecran.flush();
        }
        return sousTraitant == null && !registre.manques().isEmpty() ? Main.A_VOIR : 0;
    }

    private List<Path> lus() {
        List<Path> lus = new ArrayList<>(conservations.values());
        lus.add(declare);
        reglements.forEach(reglement -> lus.add(Path.of(reglement)));
        if (poste != null) {
            lus.add(poste.resolve(Poste.REGLAGES));
        }
        return lus;
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

    private SortedMap<String, Conservation> conservations(List<ReglementResolu> aides) throws IOException {
        SortedSet<String> connues = new TreeSet<>();
        aides.forEach(aide -> connues.add(aide.definition().code()));
        SortedMap<String, Conservation> lues = new TreeMap<>();
        for (Map.Entry<String, Path> une : conservations.entrySet()) {
            String aide = une.getKey();
            if (!connues.contains(aide)) {
                throw new CommandeImpossibleException("--conservation " + aide
                        + " : aucun règlement de --reglement n'est de cette aide, mais de "
                        + String.join(", ", connues));
            }
            Path fichier = une.getValue();
            lues.put(
                    aide,
                    LecteurConservation.lire(
                            String.valueOf(fichier.getFileName()), FichierLu.texte("--conservation", fichier)));
        }
        return lues;
    }
}
