package fr.octroi.examples.cli;

import fr.octroi.Octroi;
import fr.octroi.calendrier.Echeance;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.demande.Rejet;
import fr.octroi.document.Explication;
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
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Journaux;
import fr.octroi.reglement.ReglementAide;
import java.io.BufferedInputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

/** One month, from an export to its results: file every line, instruct every dossier, write everything once. */
final class Mois {

    private static final ZoneId PARIS = ZoneId.of("Europe/Paris");
    private static final long PIECE_MAXIMALE = 20_000_000;
    private static final Acteur PLATEFORME = new Acteur("collectivite", Role.AUTOMATE, "octroi-mois");
    private static final Set<String> FICHIERS =
            Set.of("propositions.csv", "rejets.csv", "explications", "journal.jsonl", "tableau-de-bord.pdf");

    private final Path entree;
    private final Mappage mappage;
    private final ReglementAide reglement;
    private final LocalDate jour;
    private final boolean sansPieces;
    private final List<Suspension> suspensions = LecteurSuspensions.fournies();

    Mois(Path entree, Mappage mappage, ReglementAide reglement, LocalDate jour, boolean sansPieces) {
        this.entree = entree;
        this.mappage = sansPieces ? mappage.sansPieces() : mappage;
        this.reglement = reglement;
        this.jour = jour;
        this.sansPieces = sansPieces;
    }

    void executer(Path destination, PrintWriter ecran) {
        DossierDeLot lot = new DossierDeLot(entree, PIECE_MAXIMALE);
        Octroi octroi = Octroi.avec(List.of(reglement))
                .pieces(lot)
                .horloge(InstantSource.fixed(jour.atTime(12, 0).atZone(PARIS).toInstant()))
                .build();
        try (Sortie sortie = Sortie.preparer(destination, FICHIERS)) {
            Bilan bilan = new Bilan(reglement, jour);
            List<NumeroDossier> numeros = deposer(octroi, lot, sortie.dossier().resolve("rejets.csv"), bilan);
            instruire(octroi, numeros, sortie.dossier(), bilan);
            Cloture cloture = ecrireJournal(octroi.journaux(), numeros, sortie.dossier());
            bilan.ecrireTableauDeBord(sortie.dossier().resolve("tableau-de-bord.pdf"));
            sortie.publier();
            bilan.dire(ecran, destination, cloture, sansPieces);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private List<NumeroDossier> deposer(Octroi octroi, DossierDeLot lot, Path rejets, Bilan bilan) throws IOException {
        Path export = entree.resolve(mappage.fichier());
        if (!Files.isRegularFile(export) || !Files.isReadable(export)) {
            throw new CommandeImpossibleException("--entree " + entree + " : le fichier « " + mappage.fichier()
                    + " » du mappage n'y est pas ou ne peut pas être lu");
        }
        List<NumeroDossier> numeros = new ArrayList<>();
        try (Lot lignes =
                        mappage.ouvrir(mappage.fichier(), new BufferedInputStream(Files.newInputStream(export)), lot);
                BufferedWriter csv = Files.newBufferedWriter(rejets, StandardCharsets.UTF_8)) {
            bilan.colonnesNonMappees(lignes.colonnesNonMappees());
            ecrireLigne(csv, "ligne", "numero", "motif");
            octroi.guichet().deposerLot(PLATEFORME, reglement.code(), lignes, (ligne, resultat) -> {
                if (resultat instanceof ResultatDepot.Enregistre enregistre) {
                    numeros.add(enregistre.numero());
                } else if (resultat instanceof ResultatDepot.Rejete rejete) {
                    bilan.rejeter(rejete.rejets());
                    String motifs =
                            rejete.rejets().stream().map(Rejet::code).distinct().collect(Collectors.joining("|"));
                    String numero = rejete.rejets().get(0).numero();
                    ecrireLigne(csv, Integer.toString(ligne.ligne()), numero, motifs);
                }
            });
        }
        return numeros;
    }

    /** Dossiers are instructed side by side, and written in the order of the export. */
    private void instruire(Octroi octroi, List<NumeroDossier> numeros, Path dossier, Bilan bilan) throws IOException {
        Path explications = Files.createDirectory(dossier.resolve("explications"));
        int ouvriers = Runtime.getRuntime().availableProcessors();
        ExecutorService equipe = Executors.newFixedThreadPool(ouvriers);
        try (BufferedWriter csv = Files.newBufferedWriter(dossier.resolve("propositions.csv"), StandardCharsets.UTF_8);
                Avancement avancement = Avancement.sur("Instruction", numeros.size())) {
            ecrireLigne(csv, "numero", "proposition", "montant", "motifs", "versement");
            Queue<Future<Instruit>> enCours = new ArrayDeque<>();
            for (NumeroDossier numero : numeros) {
                enCours.add(equipe.submit(() -> instruire(octroi, numero)));
                if (enCours.size() > 32 * ouvriers) {
                    ecrire(enCours.remove(), csv, explications, bilan);
                    avancement.unDePlus();
                }
            }
            while (!enCours.isEmpty()) {
                ecrire(enCours.remove(), csv, explications, bilan);
                avancement.unDePlus();
            }
        } finally {
            equipe.shutdownNow();
        }
    }

    private record Instruit(Dossier dossier, Proposition proposition, String page) {}

    private Instruit instruire(Octroi octroi, NumeroDossier numero) {
        Proposition proposition = octroi.guichet().instruire(PLATEFORME, numero).orElseThrow();
        Dossier dossier = octroi.dossiers()
                .trouver(numero)
                .map(DossierEnregistre::dossier)
                .orElseThrow();
        Echeance silence = Instruction.silence(dossier, reglement, suspensions);
        return new Instruit(dossier, proposition, Explication.page(dossier, reglement, proposition, jour, silence));
    }

    private void ecrire(Future<Instruit> futur, BufferedWriter csv, Path explications, Bilan bilan) throws IOException {
        Instruit instruit;
        try {
            instruit = futur.get();
        } catch (InterruptedException interrompu) {
            Thread.currentThread().interrupt();
            throw new CommandeImpossibleException("l'instruction a été interrompue ; rien n'a été écrit");
        } catch (ExecutionException echec) {
            throw echec.getCause() instanceof RuntimeException cause ? cause : new IllegalStateException(echec);
        }
        Proposition proposition = instruit.proposition();
        String montant = "";
        String versement = "";
        if (proposition instanceof Proposition.Accorder accorder) {
            montant = accorder.montant().toString().replace('.', ',');
            versement = sansPieces ? "" : accorder.versement().name();
        }
        String motifs =
                proposition.motifs().stream().map(Constat::code).distinct().collect(Collectors.joining("|"));
        ecrireLigne(csv, instruit.dossier().numero().valeur(), proposition.code(), montant, motifs, versement);
        Files.writeString(explications.resolve(nomDePage(instruit.dossier().numero())), instruit.page());
        bilan.instruire(instruit.dossier(), proposition);
    }

    /** A number is not always a file name: what is replaced is told apart by a digest. */
    private static String nomDePage(NumeroDossier numero) {
        String nom = numero.valeur().replaceAll("[^A-Za-z0-9._-]", "_");
        return nom.equals(numero.valeur())
                ? nom + ".txt"
                : nom + "-" + Empreinte.deChamps(numero.valeur()).hexadecimal().substring(0, 8) + ".txt";
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

    private static void ecrireLigne(BufferedWriter csv, String... cellules) {
        try {
            csv.write(String.join(";", cellules));
            csv.write('\n');
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }
}
