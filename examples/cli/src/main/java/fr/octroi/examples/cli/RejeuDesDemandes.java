package fr.octroi.examples.cli;

import fr.octroi.commun.Montant;
import fr.octroi.demande.Rejet;
import fr.octroi.document.Francais;
import fr.octroi.document.PageDeSimulation;
import fr.octroi.dossier.Dossier;
import fr.octroi.examples.cli.DemandesDExports.LigneRejetee;
import fr.octroi.format.Mappage;
import fr.octroi.instruction.Simulation;
import fr.octroi.instruction.Simulation.Bilan;
import fr.octroi.instruction.Simulation.Cote;
import fr.octroi.instruction.Simulation.Issue;
import fr.octroi.instruction.Simulation.Ligne;
import fr.octroi.instruction.Simulation.ParCommune;
import fr.octroi.instruction.Simulation.ParMois;
import fr.octroi.reglement.ReglementResolu;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Past dossiers under two règlements, from the exports to the results. */
final class RejeuDesDemandes {

    private static final Map<String, String> RESULTATS =
            Map.of("simulation.csv", "", "communes.csv", "", "mois.csv", "", "rejets.csv", "", "simulation.pdf", "");

    private static final String[] COLONNES_DU_BILAN = {
        "dossiers",
        "gagnent",
        "pareils",
        "perdent",
        "nonJuges",
        "entrants",
        "sortants",
        "aidesAvant",
        "coutAvant",
        "aidesApres",
        "coutApres",
        "ecart"
    };

    private static final int MOTIFS_DITS = 5;

    private final List<Path> exports;
    private final Mappage mappage;
    private final ReglementResolu avant;
    private final ReglementResolu apres;
    private final @Nullable Montant enveloppe;
    private final String versions;

    /**
     * Prepares.
     *
     * @param exports the files of the platform, which exist
     * @param mappage how they are written, without its pieces
     * @param avant the règlement that is changed, on declared facts
     * @param apres the changed one, on declared facts
     * @param enveloppe the credits, null for none
     * @param versions which two are compared, as a person calls them
     */
    RejeuDesDemandes(
            List<Path> exports,
            Mappage mappage,
            ReglementResolu avant,
            ReglementResolu apres,
            @Nullable Montant enveloppe,
            String versions) {
        this.exports = List.copyOf(exports);
        this.mappage = mappage;
        this.avant = avant;
        this.apres = apres;
        this.enveloppe = enveloppe;
        this.versions = versions;
    }

    void executer(Path destination, PrintWriter ecran) {
        try (Sortie sortie = Sortie.preparer(destination, RESULTATS)) {
            DemandesDExports lues = DemandesDExports.deposer(exports, mappage, avant);
            List<Dossier> dossiers = lues.dossiers();
            if (dossiers.isEmpty()) {
                int rejetees = lues.rejetees().size();
                throw new CommandeImpossibleException("--dossiers : aucune ligne n'est une demande"
                        + (rejetees == 0 ? "" : ", " + Pluriel.de(rejetees, "[est|sont] rejetée[s] ") + lues.motifs())
                        + " ; rien n'a été écrit");
            }
            Simulation simulation = Simulation.simuler(dossiers, avant, apres, enveloppe);
            ecrireLignes(sortie.dossier().resolve("simulation.csv"), simulation);
            ecrireCommunes(sortie.dossier().resolve("communes.csv"), simulation);
            ecrireMois(sortie.dossier().resolve("mois.csv"), simulation);
            ecrireRejets(sortie.dossier().resolve("rejets.csv"), lues.rejetees());
            // Dated by what it replays: the same dossiers give the same bytes on any day.
            LocalDate edition = dossiers.stream()
                    .map(Dossier::depot)
                    .max(LocalDate::compareTo)
                    .orElseThrow();
            try (OutputStream pdf = new BufferedOutputStream(
                    Files.newOutputStream(sortie.dossier().resolve("simulation.pdf")))) {
                new PageDeSimulation(avant.definition(), apres.definition(), simulation, edition).ecrire(pdf);
            }
            sortie.publier();
            dire(simulation, lues, destination, ecran);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private static void ecrireLignes(Path fichier, Simulation simulation) throws IOException {
        try (Csv csv = new Csv(
                fichier,
                false,
                "numero",
                "commune",
                "mois",
                "avant",
                "montantAvant",
                "motifsAvant",
                "apres",
                "montantApres",
                "motifsApres",
                "effet",
                "ecart")) {
            for (Ligne ligne : simulation.lignes()) {
                csv.ligne(
                        ligne.numero().valeur(),
                        ligne.commune(),
                        ligne.mois().toString(),
                        ligne.avant().proposition(),
                        montant(ligne.avant()),
                        String.join("|", ligne.avant().motifs()),
                        ligne.apres().proposition(),
                        montant(ligne.apres()),
                        String.join("|", ligne.apres().motifs()),
                        ligne.effet().name(),
                        ligne.ecart().map(RejeuDesDemandes::montant).orElse(""));
            }
        }
    }

    private static void ecrireCommunes(Path fichier, Simulation simulation) throws IOException {
        try (Csv csv = new Csv(fichier, false, cellules(List.of("commune"), List.of(COLONNES_DU_BILAN), List.of()))) {
            for (ParCommune commune : simulation.communes()) {
                csv.ligne(cellules(List.of(commune.insee()), bilan(commune.bilan()), List.of()));
            }
        }
    }

    private static void ecrireMois(Path fichier, Simulation simulation) throws IOException {
        List<String> cumuls = List.of("cumulAvant", "cumulApres");
        try (Csv csv = new Csv(fichier, false, cellules(List.of("mois"), List.of(COLONNES_DU_BILAN), cumuls))) {
            for (ParMois mois : simulation.mois()) {
                csv.ligne(cellules(
                        List.of(mois.mois().toString()),
                        bilan(mois.bilan()),
                        List.of(montant(mois.cumulAvant()), montant(mois.cumulApres()))));
            }
        }
    }

    private static void ecrireRejets(Path fichier, List<LigneRejetee> rejetees) throws IOException {
        try (Csv csv = new Csv(fichier, false, "fichier", "ligne", "numero", "motifs")) {
            for (LigneRejetee rejetee : rejetees) {
                Rejet premier = rejetee.rejets().get(0);
                csv.ligne(
                        rejetee.fichier(),
                        Integer.toString(premier.ligne()),
                        premier.numero(),
                        String.join("|", rejetee.motifs()));
            }
        }
    }

    private static List<String> bilan(Bilan bilan) {
        return List.of(
                Integer.toString(bilan.dossiers()),
                Integer.toString(bilan.gagnent()),
                Integer.toString(bilan.pareils()),
                Integer.toString(bilan.perdent()),
                Integer.toString(bilan.nonJuges()),
                Integer.toString(bilan.entrants()),
                Integer.toString(bilan.sortants()),
                Integer.toString(bilan.aidesAvant()),
                montant(bilan.coutAvant()),
                Integer.toString(bilan.aidesApres()),
                montant(bilan.coutApres()),
                montant(bilan.ecart()));
    }

    private static String[] cellules(List<String> debut, List<String> milieu, List<String> fin) {
        List<String> toutes = new ArrayList<>(debut);
        toutes.addAll(milieu);
        toutes.addAll(fin);
        return toutes.toArray(new String[0]);
    }

    private static String montant(Issue issue) {
        return issue.montant() == null ? "" : montant(issue.montant());
    }

    private static String montant(Montant montant) {
        return montant.toString().replace('.', ',');
    }

    private void dire(Simulation simulation, DemandesDExports lues, Path destination, PrintWriter ecran) {
        Bilan bilan = simulation.ensemble();
        ecran.println(apres.definition().titre() + ", " + apres.definition().autorite());
        ecran.println(versions);
        ecran.println("SUR LES FAITS DÉCLARÉS SEULEMENT : aucune pièce n'a été ouverte.");
        ecran.println();
        ecran.printf(
                "%6d %s, %s%n",
                bilan.dossiers(),
                Pluriel.mots(bilan.dossiers(), "dossier[s] rejoué[s]"),
                Pluriel.de(lues.rejetees().size(), "ligne[s] rejetée[s]"));
        ecran.printf(
                "%6d %s, pour %s (dont %s dans l'aide)%n",
                bilan.gagnent(),
                Pluriel.mots(bilan.gagnent(), "gagne[nt]"),
                Francais.euros(bilan.gain()),
                Pluriel.de(bilan.entrants(), "entre[nt]"));
        ecran.printf("%6d %s autant%n", bilan.pareils(), Pluriel.mots(bilan.pareils(), "garde[nt]"));
        ecran.printf(
                "%6d %s, pour %s (dont %s de l'aide)%n",
                bilan.perdent(),
                Pluriel.mots(bilan.perdent(), "[perd|perdent]"),
                Francais.euros(bilan.perte()),
                Pluriel.de(bilan.sortants(), "[sort|sortent]"));
        ecran.printf(
                "%6d %s dans aucun coût%n",
                bilan.nonJuges(), Pluriel.mots(bilan.nonJuges(), "ne [peut|peuvent] pas être jugé[s], et n'entre[nt]"));
        ecran.println();
        ecran.printf(
                "Coût avant : %s ; après : %s ; écart : %s%n",
                Francais.euros(bilan.coutAvant()), Francais.euros(bilan.coutApres()), Francais.euros(bilan.ecart()));
        if (enveloppe != null) {
            ecran.println("Enveloppe de " + Francais.euros(enveloppe) + " : avant, "
                    + epuisement(simulation, Cote.AVANT) + " ; après, " + epuisement(simulation, Cote.APRES));
        }
        enumerer(ecran, "Pourquoi des dossiers sortent de l'aide", simulation.sorties());
        enumerer(ecran, "Pourquoi des dossiers ne sont pas jugés", simulation.nonJuges());
        prevenirDeLaPeriode(simulation, ecran);
        if (!lues.rejetees().isEmpty()) {
            ecran.println();
            ecran.println("Lignes rejetées (chacune dans rejets.csv)");
            lues.motifs().forEach((code, nombre) -> ecran.printf("%6d %s%n", nombre, code));
        }
        if (lues.dejaConnus() > 0) {
            ecran.println();
            ecran.println("Lignes d'un numéro déjà lu dans un autre fichier : " + lues.dejaConnus());
        }
        ecran.println();
        ecran.println("Résultats : " + destination);
        ecran.flush();
    }

    private static String epuisement(Simulation simulation, Cote cote) {
        String reste = simulation.reste(cote).map(Francais::euros).orElse("");
        return simulation
                .epuisement(cote)
                .map(mois -> "elle ne suffit plus dès " + Francais.mois(mois) + " (reste " + reste + ")")
                .orElse("elle suffit (reste " + reste + ")");
    }

    /** The rules of tomorrow refuse the purchases of yesterday, and this says nothing of the rules. */
    private void prevenirDeLaPeriode(Simulation simulation, PrintWriter ecran) {
        String code = apres.definition().validite().code();
        simulation.sorties().stream()
                .filter(compte -> compte.code().equals(code))
                .findFirst()
                .ifPresent(compte -> {
                    ecran.println();
                    ecran.println(
                            "Attention : " + Pluriel.de(compte.nombre(), "dossier[s] [sort|sortent]")
                                    + " de l'aide parce que " + Pluriel.mots(compte.nombre(), "[sa|leur]")
                                    + " date est hors de la période du règlement changé ; pour comparer les règles seules, ajouter --meme-periode.");
                });
    }

    private static void enumerer(PrintWriter ecran, String titre, List<Simulation.Compte> comptes) {
        if (comptes.isEmpty()) {
            return;
        }
        ecran.println();
        ecran.println(titre);
        comptes.stream().limit(MOTIFS_DITS).forEach(compte -> ecran.printf("%6d %s%n", compte.nombre(), compte.code()));
        if (comptes.size() > MOTIFS_DITS) {
            ecran.println("       et " + Pluriel.de(comptes.size() - MOTIFS_DITS, "autre[s]"));
        }
    }
}
