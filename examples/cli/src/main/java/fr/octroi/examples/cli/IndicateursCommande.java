package fr.octroi.examples.cli;

import fr.octroi.bureau.AnnexePubliable;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.document.RapportMensuel;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.Siret;
import fr.octroi.format.Collectivite;
import fr.octroi.format.EquiteCsv;
import fr.octroi.format.EquiteCsv.Origine;
import fr.octroi.format.IndicateursCsv;
import fr.octroi.format.LecteurCollectivite;
import fr.octroi.format.LecteurSuspensions;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeSeance;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.suivi.Indicateurs;
import fr.octroi.suivi.Indicateurs.Periode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code octroi indicateurs}: what an authority follows of a month, from its journals. */
@Command(
        name = "indicateurs",
        mixinStandardHelpOptions = true,
        description =
                "Dit ce qui attend, combien de temps prend chaque étape et ce qui est dépensé (docs/indicateurs.md).")
final class IndicateursCommande implements Callable<Integer> {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    @Option(
            names = "--journal",
            required = true,
            arity = "1..*",
            paramLabel = "FICHIER",
            description = "Les journaux, un par organisation ou par période (docs/journal.md).")
    private List<Path> journaux = List.of();

    @Option(
            names = "--mois",
            required = true,
            paramLabel = "AAAA-MM",
            description = "Le mois, ou deux mois comme 2020-01/2020-12 pour tout ce qui va de l'un à l'autre.")
    private String mois = "";

    @Option(
            names = "--silence",
            paramLabel = "DELAI",
            defaultValue = "2 mois",
            description = "Le délai du règlement après lequel le silence vaut rejet (sinon \"2 mois\").")
    private String silence = "";

    @Option(
            names = "--budget",
            paramLabel = "FICHIER",
            description =
                    "Les crédits (la table « credits » de docs/collectivite.md), ceux de tous les financeurs ensemble.")
    private @Nullable Path budget;

    @Option(names = "--csv", paramLabel = "FICHIER", description = "Écrit tous les chiffres en CSV.")
    private @Nullable Path csv;

    @Option(names = "--pdf", paramLabel = "FICHIER", description = "Écrit le rapport du mois, avec ses graphiques.")
    private @Nullable Path pdf;

    @Option(
            names = "--intitule",
            paramLabel = "TEXTE",
            defaultValue = "",
            description = "Ce que le rapport porte en tête, comme le nom de l'aide.")
    private String intitule = "";

    @Option(
            names = "--scdl",
            paramLabel = "FICHIER",
            description = "Écrit ce qui peut être publié : des nombres par commune, sans personne ; demande --dossiers,"
                    + " --reglement, --attribuant, --siret et --intitule. Dans un dossier, sous un nom qui dit qui, quelle"
                    + " aide et de quand.")
    private @Nullable Path scdl;

    @Option(
            names = "--dossiers",
            paramLabel = "FICHIER",
            description = "La commune de chaque dossier : numero;commune, en CSV.")
    private @Nullable Path dossiers;

    @Option(
            names = "--commune",
            paramLabel = "CODE",
            description = "Seulement les dossiers de cette commune, que --dossiers dit.")
    private @Nullable String commune;

    @Option(
            names = "--reglement",
            paramLabel = "REGLEMENT",
            description =
                    "Le règlement de l'aide, qui dit les communes et si le montant est le même pour tous : un fichier,"
                            + " ou le nom d'un règlement fourni.")
    private @Nullable String reglement;

    @Option(names = "--attribuant", paramLabel = "TEXTE", description = "Le nom de la collectivité.")
    private @Nullable String attribuant;

    @Option(names = "--siret", paramLabel = "SIRET", description = "Le SIRET de la collectivité.")
    private @Nullable String siret;

    @Option(
            names = "--seuil",
            paramLabel = "NOMBRE",
            defaultValue = "10",
            description = "En dessous de tant d'aides, une commune n'est pas nommée (sinon 10, 2 au moins).")
    private int seuil;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Periode periode = periode();
        JournauxLus lus = lire();
        SortedMap<String, Montant> ouverts = new TreeMap<>();
        if (budget != null) {
            Collectivite.Credits credits = LecteurCollectivite.lireCredits(budget);
            // The journal tells a grant whole, whoever pays which part of it.
            ouverts.put(
                    credits.enveloppe(),
                    credits.financeurs().values().stream().reduce(credits.ouverts(), Montant::plus));
        }
        Indicateurs indicateurs = Indicateurs.mesurer(
                lus.lisibles(periode.au(), PARIS).values(),
                periode,
                PARIS,
                delai(),
                LecteurSuspensions.fournies(),
                ouverts);
        List<FichierDeSortie> sorties = new ArrayList<>();
        if (scdl != null) {
            sorties.add(publier(scdl, lus, periode));
        }
        if (csv != null) {
            StringWriter texte = new StringWriter();
            IndicateursCsv.ecrire(indicateurs, texte);
            sorties.add(new FichierDeSortie("--csv", csv, texte.toString().getBytes(StandardCharsets.UTF_8)));
        }
        RapportMensuel rapport = new RapportMensuel(indicateurs, intitule, attribuant == null ? "" : attribuant);
        if (pdf != null) {
            ByteArrayOutputStream octets = new ByteArrayOutputStream();
            rapport.ecrire(octets);
            sorties.add(new FichierDeSortie("--pdf", pdf, octets.toByteArray()));
        }
        FichierDeSortie.ecrire(sorties, lus());
        PrintWriter ecran = spec.commandLine().getOut();
        ecran.print(rapport.texte());
        int ecartes =
                lus.parDossier().size() - lus.lisibles(periode.au(), PARIS).size();
        if (ecartes > 0) {
            ecran.println();
            ecran.println(
                    "Dossiers laissés de côté, dont les faits ne se suivent pas ou sans enregistrement : " + ecartes);
        }
        ecran.flush();
        return 0;
    }

    private List<Path> lus() {
        List<Path> lus = new ArrayList<>(journaux);
        Stream.of(budget, dossiers, reglement == null ? null : Path.of(reglement))
                .filter(Objects::nonNull)
                .forEach(lus::add);
        return lus;
    }

    private JournauxLus lire() {
        JournauxLus lus = JournauxLus.lire(journaux);
        if (commune == null) {
            return lus;
        }
        if (dossiers == null || scdl != null) {
            throw new CommandeImpossibleException("--commune demande --dossiers, et ne va pas avec --scdl");
        }
        SortedMap<NumeroDossier, Origine> origines = EquiteCsv.lire(FichierLu.exiger("--dossiers", dossiers));
        SortedMap<NumeroDossier, List<Entree>> siens = new TreeMap<>(lus.parDossier());
        siens.keySet().removeIf(numero -> {
            Origine origine = origines.get(numero);
            return origine == null || !origine.commune().equals(commune);
        });
        if (siens.isEmpty()) {
            throw new CommandeImpossibleException("--commune " + commune + " : aucun dossier n'en est");
        }
        return new JournauxLus(siens);
    }

    private FichierDeSortie publier(Path fichier, JournauxLus lus, Periode periode) {
        if (dossiers == null || reglement == null || attribuant == null || siret == null || intitule.isBlank()) {
            throw new CommandeImpossibleException(
                    "--scdl demande aussi --dossiers, --reglement, --attribuant, --siret et --intitule");
        }
        if (seuil < 2) {
            throw new CommandeImpossibleException("--seuil vaut 2 au moins : une aide seule est toujours quelqu'un");
        }
        Siret numero;
        try {
            numero = Siret.parse(siret);
        } catch (ValeurInvalideException faux) {
            throw new CommandeImpossibleException("--siret : ce n'est pas un SIRET");
        }
        ReglementAide aide = SimulerCommande.lire("--reglement", reglement);
        SortedMap<NumeroDossier, Origine> origines = EquiteCsv.lire(FichierLu.exiger("--dossiers", dossiers));
        List<AnnexePubliable.Aide> aides = new ArrayList<>();
        lus.parDossier().forEach((dossier, entrees) -> {
            Origine origine = origines.get(dossier);
            String commune = origine == null || origine.commune().isBlank() ? "inconnue" : origine.commune();
            accordee(entrees, aide.code(), periode)
                    .ifPresent(montant -> aides.add(new AnnexePubliable.Aide(commune, montant)));
        });
        StringWriter texte = new StringWriter();
        try {
            IndicateursCsv.ecrireAgregats(
                    attribuant,
                    numero,
                    intitule,
                    periode,
                    AnnexePubliable.de(
                            aides, aide.communes(), aide.bareme().forfait().orElse(null), seuil),
                    texte);
        } catch (ValeurInvalideException texteImpossible) {
            throw new CommandeImpossibleException(
                    "--attribuant et --intitule : 256 caractères au plus, qui ne commencent pas comme une formule");
        }
        Path lieu = Files.isDirectory(fichier)
                ? fichier.resolve(IndicateursCsv.nomDesAgregats(numero, aide.code(), periode))
                : fichier;
        return new FichierDeSortie("--scdl", lieu, texte.toString().getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Once for a dossier, though it was decided twice: what the Bureau said last, of what was recorded in the period as {@link Indicateurs} counts it, of this
     * aid and no other.
     */
    private static Optional<Montant> accordee(List<Entree> entrees, String aide, Periode periode) {
        return entrees.stream()
                        .anyMatch(entree -> entree.fait() instanceof Fait.DemandeEnregistree demande
                                && demande.aide().equals(aide))
                ? entrees.stream()
                        .filter(entree -> estEnregistree(entree, periode))
                        .map(Entree::fait)
                        .filter(fait -> fait instanceof FaitDeSeance.DecisionPrise prise
                                && prise.issue() != LigneDeliberee.Issue.AJOURNE)
                        .map(FaitDeSeance.DecisionPrise.class::cast)
                        .reduce((une, suivante) -> suivante)
                        .filter(prise -> prise.issue() == LigneDeliberee.Issue.ACCORDE)
                        .map(prise -> Objects.requireNonNullElse(prise.decide(), Montant.ZERO))
                : Optional.empty();
    }

    private static boolean estEnregistree(Entree entree, Periode periode) {
        LocalDate jour = LocalDate.ofInstant(entree.instant(), PARIS);
        return !jour.isBefore(periode.du()) && !jour.isAfter(periode.au());
    }

    private Periode periode() {
        try {
            int barre = mois.indexOf('/');
            YearMonth premier = YearMonth.parse(barre < 0 ? mois : mois.substring(0, barre));
            YearMonth dernier = barre < 0 ? premier : YearMonth.parse(mois.substring(barre + 1));
            return new Periode(premier.atDay(1), dernier.atEndOfMonth());
        } catch (DateTimeParseException | ValeurInvalideException forme) {
            throw new CommandeImpossibleException(
                    "--mois " + mois + " : il faut un mois comme 2020-06, ou deux comme 2020-01/2020-12");
        }
    }

    private Delai delai() {
        try {
            return Delai.parse(silence);
        } catch (ValeurInvalideException forme) {
            throw new CommandeImpossibleException("--silence " + silence + " : il faut un délai, comme \"2 mois\"");
        }
    }
}
