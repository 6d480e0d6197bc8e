package fr.octroi.examples.cli;

import fr.octroi.Octroi;
import fr.octroi.calendrier.Echeance;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import fr.octroi.demande.Rejet;
import fr.octroi.document.Explication;
import fr.octroi.document.Langue;
import fr.octroi.document.LecteurDeCodes;
import fr.octroi.document.LecteurIsole;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.DossierDeLot;
import fr.octroi.format.JournalJson;
import fr.octroi.format.LecteurSuspensions;
import fr.octroi.format.Lot;
import fr.octroi.format.Mappage;
import fr.octroi.guichet.ResultatDepot;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.Proposition;
import fr.octroi.journal.Cloture;
import fr.octroi.journal.Entree;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.memoire.DossiersEnMemoire;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Journaux;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.versement.Bordereau;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One month, from an export to its results: file every line, instruct every dossier, and go as far as is asked. */
final class Mois {

    private static final long PIECE_MAXIMALE = 20_000_000;

    private static final String REJETS_EN_CLAIR = "rejets-en-clair.csv";

    private static final Map<String, String> RESULTATS = Map.ofEntries(
            Map.entry("propositions.csv", ""),
            Map.entry("rejets.csv", ""),
            Map.entry(REJETS_EN_CLAIR, ""),
            Map.entry("explications", ".*\\.txt"),
            Map.entry("lettres", ".*\\.pdf"),
            Map.entry("transmissions", "demande\\.json|[0-9a-f]{64}"),
            Map.entry("bureau", ".*\\.(pdf|csv|yaml)"),
            Map.entry("bordereau.csv", ""),
            Map.entry("liquidation.json", ""),
            Map.entry("alterations.csv", ""),
            Map.entry("versements-bloques.csv", ""),
            Map.entry(RetourDuMois.A_VOIR, ""),
            Map.entry("suivi", ".*\\.txt"),
            Map.entry("journal.jsonl", ""),
            Map.entry("tableau-de-bord.pdf", ""));

    private final Path entree;
    private final Mappage mappage;
    private final ReglementAide reglement;
    private final Explication explication;
    private final LocalDate jour;
    private final @Nullable Suite suite;
    private final boolean simulation;
    private final Acteur plateforme;
    private final List<Suspension> suspensions = LecteurSuspensions.fournies();

    /**
     * Prepares a month.
     *
     * @param suite what comes after the proposals; null to open no piece, propose on what is declared, and stop there
     */
    Mois(Path entree, Mappage mappage, ReglementAide reglement, LocalDate jour, @Nullable Suite suite) {
        this.entree = entree;
        this.mappage = suite == null ? mappage.sansPieces() : mappage;
        this.reglement = suite == null ? reglement.surFaitsDeclares() : reglement;
        this.explication = new Explication(this.reglement, Langue.FRANCAIS);
        this.jour = jour;
        this.suite = suite;
        this.simulation = suite != null && suite.simulation();
        this.plateforme = new Acteur("collectivite", Role.AUTOMATE, simulation ? "simulation" : "octroi-mois");
    }

    void executer(Path destination, PrintWriter ecran, PrintWriter erreurs) {
        garderLeProcesVerbal(destination);
        DossierDeLot lot = new DossierDeLot(entree, PIECE_MAXIMALE);
        DossiersEnMemoire magasin = new DossiersEnMemoire();
        ClesEnMemoire cles = new ClesEnMemoire();
        Horloge horloge = new Horloge(jour);
        try (LecteurIsole mur = Mur.elever(LecteurDeCodes.SANS_CERTIFICAT);
                Sortie sortie = Sortie.preparer(destination, RESULTATS)) {
            Octroi octroi = Octroi.avec(List.of(reglement))
                    .magasin(magasin, magasin, magasin, magasin)
                    .pieces(lot)
                    .lecteur(mur)
                    .cles(cles)
                    .suspensions(suspensions)
                    .horloge(horloge)
                    .build();
            Bilan bilan = new Bilan(reglement, jour, simulation);
            List<NumeroDossier> numeros = deposer(octroi, lot, sortie.dossier(), bilan);
            SortedMap<NumeroDossier, Proposition> propositions = instruire(octroi, numeros, sortie.dossier(), bilan);
            Optional<Bordereau> bordereau = Optional.empty();
            Optional<Emissions> emissions = Optional.empty();
            if (suite != null) {
                MoisInstruit instruit =
                        new MoisInstruit(octroi, magasin, cles, horloge, reglement, suite, propositions);
                bordereau = new ApresInstruction(instruit, sortie.dossier()).executer(bilan);
                emissions = Optional.of(new Emissions(instruit, erreurs));
            }
            Cloture cloture = ecrireJournal(octroi.journaux(), numeros, sortie.dossier());
            bilan.ecrireTableauDeBord(sortie.dossier().resolve("tableau-de-bord.pdf"));
            if (emissions.isPresent()) {
                emissions.get().ecrire(bordereau, sortie.dossier(), bilan);
            }
            sortie.publier();
            bilan.dire(ecran, destination, cloture, suite == null);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    /** A result is replaced by the next: what a person filled in there would be lost. */
    private static void garderLeProcesVerbal(Path destination) {
        Path modele = destination.resolve("bureau").resolve(ApresInstruction.MODELE);
        try {
            if (Files.exists(modele)
                    && Files.readAllLines(modele, StandardCharsets.UTF_8).stream()
                            .anyMatch(ligne -> ligne.matches("acte:.*\\S.*"))) {
                throw new CommandeImpossibleException("--sortie " + destination + " : « " + ApresInstruction.MODELE
                        + " » y a été rempli ; le ranger ailleurs, puis relancer ; rien n'a été écrit");
            }
        } catch (IOException illisible) {
            throw new UncheckedIOException(illisible);
        }
    }

    private List<NumeroDossier> deposer(Octroi octroi, DossierDeLot lot, Path dossier, Bilan bilan) throws IOException {
        Path export = MappageCommande.export(mappage, entree);
        List<NumeroDossier> numeros = new ArrayList<>();
        try (Lot lignes =
                        mappage.ouvrir(mappage.fichier(), new BufferedInputStream(Files.newInputStream(export)), lot);
                Csv csv = new Csv(dossier.resolve("rejets.csv"), simulation, "ligne", "numero", "motif");
                Csv enClair = new Csv(
                        dossier.resolve(REJETS_EN_CLAIR), simulation, "ligne", "numero", "champ", "motif", "phrase")) {
            bilan.colonnesNonMappees(lignes.colonnesNonMappees());
            octroi.guichet().deposerLot(plateforme, reglement.code(), lignes, (ligne, resultat) -> {
                if (resultat instanceof ResultatDepot.Enregistre enregistre) {
                    numeros.add(enregistre.numero());
                } else if (resultat instanceof ResultatDepot.Rejete rejete) {
                    bilan.rejeter(rejete.rejets());
                    String motifs =
                            rejete.rejets().stream().map(Rejet::code).distinct().collect(Collectors.joining("|"));
                    String numero = rejete.rejets().get(0).numero();
                    String place = Integer.toString(ligne.ligne());
                    csv.ligne(place, numero, motifs);
                    rejete.rejets()
                            .forEach(rejet ->
                                    enClair.ligne(place, numero, rejet.champ(), rejet.code(), rejet.message()));
                }
            });
        }
        return numeros;
    }

    /** Dossiers are instructed side by side, and written in the order of the export. */
    private SortedMap<NumeroDossier, Proposition> instruire(
            Octroi octroi, List<NumeroDossier> numeros, Path dossier, Bilan bilan) throws IOException {
        Path explications = Files.createDirectory(dossier.resolve("explications"));
        SortedMap<NumeroDossier, Proposition> propositions = new TreeMap<>();
        int ouvriers = Runtime.getRuntime().availableProcessors();
        ExecutorService equipe = Executors.newFixedThreadPool(ouvriers);
        try (Csv csv = new Csv(
                        dossier.resolve("propositions.csv"),
                        simulation,
                        "numero",
                        "proposition",
                        "montant",
                        "motifs",
                        "versement");
                Avancement avancement = Avancement.sur("Instruction", numeros.size())) {
            Queue<Future<Instruit>> enCours = new ArrayDeque<>();
            for (NumeroDossier numero : numeros) {
                enCours.add(equipe.submit(() -> instruire(octroi, numero)));
                if (enCours.size() > 32 * ouvriers) {
                    ecrire(attendre(enCours.remove()), csv, explications, bilan, propositions);
                    avancement.unDePlus();
                }
            }
            while (!enCours.isEmpty()) {
                ecrire(attendre(enCours.remove()), csv, explications, bilan, propositions);
                avancement.unDePlus();
            }
        } finally {
            equipe.shutdownNow();
        }
        return propositions;
    }

    private record Instruit(Dossier dossier, Proposition proposition, String page) {}

    private Instruit instruire(Octroi octroi, NumeroDossier numero) {
        Proposition proposition = octroi.guichet().instruire(plateforme, numero).orElseThrow();
        Dossier dossier = octroi.dossiers()
                .trouver(numero)
                .map(DossierEnregistre::dossier)
                .orElseThrow();
        Echeance silence = Instruction.silence(dossier, reglement, suspensions);
        String page = explication.page(dossier, proposition, jour, silence);
        return new Instruit(dossier, proposition, simulation ? "SIMULATION\n\n" + page : page);
    }

    private static Instruit attendre(Future<Instruit> futur) {
        try {
            return futur.get();
        } catch (InterruptedException interrompu) {
            Thread.currentThread().interrupt();
            throw new CommandeImpossibleException("l'instruction a été interrompue ; rien n'a été écrit");
        } catch (ExecutionException echec) {
            throw echec.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(echec);
        }
    }

    private void ecrire(
            Instruit instruit,
            Csv csv,
            Path explications,
            Bilan bilan,
            SortedMap<NumeroDossier, Proposition> propositions)
            throws IOException {
        NumeroDossier numero = instruit.dossier().numero();
        Proposition proposition = instruit.proposition();
        String montant = "";
        String versement = "";
        if (proposition instanceof Proposition.Accorder accorder) {
            montant = accorder.montant().toString().replace('.', ',');
            versement = suite == null ? "" : accorder.versement().name();
        }
        String motifs =
                proposition.motifs().stream().map(Constat::code).distinct().collect(Collectors.joining("|"));
        csv.ligne(numero.valeur(), proposition.code(), montant, motifs, versement);
        Files.writeString(explications.resolve(Noms.fichier(numero, ".txt")), instruit.page());
        bilan.instruire(instruit.dossier(), proposition);
        if (suite != null) {
            propositions.put(numero, proposition);
        }
    }

    private static Cloture ecrireJournal(Journaux journaux, List<NumeroDossier> numeros, Path dossier)
            throws IOException {
        Iterable<Entree> entrees = () -> {
            Iterator<Entree> toutes = numeros.stream()
                    .flatMap(numero -> journaux.entrees(numero).stream())
                    .iterator();
            return toutes;
        };
        try (BufferedWriter sortie =
                Files.newBufferedWriter(dossier.resolve("journal.jsonl"), StandardCharsets.UTF_8)) {
            return JournalJson.ecrire(entrees, sortie);
        }
    }
}
