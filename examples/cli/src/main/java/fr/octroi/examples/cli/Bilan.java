package fr.octroi.examples.cli;

import fr.octroi.budget.Enveloppe;
import fr.octroi.commun.Montant;
import fr.octroi.demande.Rejet;
import fr.octroi.document.Francais;
import fr.octroi.document.TableauDeBord;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Dossier;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.instruction.Proposition;
import fr.octroi.journal.Cloture;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.suivi.Delais;
import fr.octroi.suivi.Jalons;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is counted of a month while it goes by: no dossier is kept. */
final class Bilan {

    private static final int MOTIFS_DITS = 8;

    private final ReglementAide reglement;
    private final LocalDate jour;
    private final SortedMap<String, Integer> propositions = new TreeMap<>();
    private final SortedMap<String, Integer> motifs = new TreeMap<>();
    private final SortedMap<String, Integer> rejets = new TreeMap<>();
    private final SortedMap<String, String> noms = new TreeMap<>();
    private final SortedMap<String, SortedMap<String, Integer>> communes = new TreeMap<>();
    private final SortedMap<EtatVersement, Integer> versements = new TreeMap<>();
    private List<String> nonMappees = List.of();
    private Montant total = Montant.ZERO;
    private int dossiers;
    private int lignesRejetees;

    private final boolean simulation;
    private final List<String> suite = new ArrayList<>();
    private SortedMap<String, Integer> lettres = Collections.emptySortedMap();
    private List<Delais.Mesure> delais = List.of();
    private List<Enveloppe> enveloppes = List.of();

    Bilan(ReglementAide reglement, LocalDate jour, boolean simulation) {
        this.reglement = reglement;
        this.jour = jour;
        this.simulation = simulation;
    }

    /** Adds a line to what is said at the end of the way. */
    void dire(String phrase) {
        suite.add(phrase);
    }

    void rejeterDuRetour(List<Rejet> rejetsDuRetour) {
        rejetsDuRetour.stream()
                .limit(MOTIFS_DITS)
                .forEach(rejet -> dire("Retour du comptable, ligne " + rejet.ligne() + " rejetée : " + rejet.code()
                        + (rejet.champ().isEmpty() ? "" : ", colonne « " + rejet.champ() + " »") + " : "
                        + rejet.message()));
        if (rejetsDuRetour.size() > MOTIFS_DITS) {
            dire("       et " + Pluriel.de(rejetsDuRetour.size() - MOTIFS_DITS, "autre[s]"));
        }
    }

    void suivre(SortedMap<String, Integer> ecrites, Collection<Jalons> jalons, List<Enveloppe> credits) {
        lettres = ecrites;
        delais = Delais.mesurer(jalons);
        enveloppes = credits;
    }

    void colonnesNonMappees(List<String> colonnes) {
        nonMappees = colonnes;
    }

    void rejeter(List<Rejet> rejetsDeLaLigne) {
        lignesRejetees++;
        rejetsDeLaLigne.stream().map(Rejet::code).distinct().forEach(code -> rejets.merge(code, 1, Integer::sum));
    }

    void instruire(Dossier dossier, Proposition proposition) {
        dossiers++;
        propositions.merge(proposition.code(), 1, Integer::sum);
        // One town has one row, however people spell it: the code decides, and the first spelling names it.
        Adresse adresse = dossier.demandeur().adresse();
        String ville = adresse.ville().isEmpty() ? "commune inconnue" : adresse.ville();
        String commune = noms.computeIfAbsent(adresse.insee() == null ? ville : adresse.insee(), nouvelle -> ville);
        communes.computeIfAbsent(commune, nouvelle -> new TreeMap<>()).merge(proposition.code(), 1, Integer::sum);
        proposition.motifs().stream()
                .map(Constat::code)
                .distinct()
                .forEach(code -> motifs.merge(code, 1, Integer::sum));
        if (proposition instanceof Proposition.Accorder accorder) {
            total = total.plus(accorder.montant());
            versements.merge(accorder.versement(), 1, Integer::sum);
        }
    }

    void ecrireTableauDeBord(Path fichier) throws IOException {
        List<TableauDeBord.Repartition> parCommune = new ArrayList<>();
        communes.forEach((commune, comptes) -> parCommune.add(new TableauDeBord.Repartition(
                commune,
                comptes.getOrDefault("ACCORDER", 0),
                comptes.getOrDefault("COMPLETER", 0),
                comptes.getOrDefault("EXAMINER", 0),
                comptes.getOrDefault("REFUSER", 0))));
        List<TableauDeBord.Compte> parMotif = new ArrayList<>();
        motifs.forEach((code, nombre) -> parMotif.add(new TableauDeBord.Compte(code, nombre)));
        TableauDeBord.Chiffres chiffres = new TableauDeBord.Chiffres(
                reglement.titre(),
                reglement.autorite() + ", instruction du " + Francais.jour(jour),
                jour,
                lignesRejetees,
                total,
                parCommune,
                parMotif,
                delais,
                enveloppes,
                simulation);
        try (OutputStream sortie = new BufferedOutputStream(Files.newOutputStream(fichier))) {
            new TableauDeBord(chiffres).ecrire(sortie);
        }
    }

    void dire(PrintWriter ecran, Path sortie, Cloture cloture, boolean sansPieces) {
        ecran.println(reglement.titre() + ", " + reglement.autorite());
        ecran.println("Instruction du " + Francais.jour(jour) + ", règlement " + reglement.version());
        if (sansPieces) {
            ecran.println("SUR LES FAITS DÉCLARÉS SEULEMENT : aucune pièce n'a été ouverte.");
        }
        if (simulation) {
            ecran.println("SIMULATION : la séance et le paiement sont inventés, et chaque page le dit.");
        }
        ecran.println();
        ecran.printf(
                "%6d %s, %s%n",
                dossiers,
                Pluriel.mots(dossiers, "dossier[s] instruit[s]"),
                Pluriel.de(lignesRejetees, "ligne[s] rejetée[s]"));
        dire(ecran, "ACCORDER", "à accorder, pour " + Francais.euros(total));
        dire(ecran, "COMPLETER", "à compléter par le demandeur");
        dire(ecran, "EXAMINER", "à faire examiner par un agent");
        dire(ecran, "REFUSER", "à refuser");
        if (!sansPieces && !versements.isEmpty()) {
            ecran.printf(
                    "       dont %s, %d sans RIB, %d avec un RIB à vérifier%n",
                    Pluriel.de(versements.getOrDefault(EtatVersement.PAYABLE, 0), "payable[s]"),
                    versements.getOrDefault(EtatVersement.RIB_ATTENDU, 0),
                    versements.getOrDefault(EtatVersement.RIB_A_VERIFIER, 0));
        }
        enumerer(ecran, "Motifs les plus fréquents", motifs);
        enumerer(ecran, "Lettres écrites", lettres);
        if (!suite.isEmpty()) {
            ecran.println();
            suite.forEach(ecran::println);
        }
        enumerer(ecran, "Lignes rejetées, à rendre à la plateforme", rejets);
        if (dossiers == 0 && rejets.containsKey("DATE_DEPOT_FUTURE")) {
            ecran.println("       Aucune demande lisible n'a été déposée le " + Francais.jour(jour)
                    + " ou avant : le jour donné par --jour est sans doute faux.");
        }
        if (!nonMappees.isEmpty()) {
            ecran.println();
            ecran.println("Colonnes que le mappage n'utilise pas : " + String.join(", ", nonMappees));
        }
        ecran.println();
        ecran.println("Résultats : " + sortie);
        ecran.println("Journal : " + Pluriel.de(cloture.nombre(), "fait[s]") + ", racine " + cloture.racine());
        ecran.flush();
    }

    private void dire(PrintWriter ecran, String code, String suite) {
        ecran.printf("%6d %s%n", propositions.getOrDefault(code, 0), suite);
    }

    private static void enumerer(PrintWriter ecran, String titre, SortedMap<String, Integer> comptes) {
        if (comptes.isEmpty()) {
            return;
        }
        ecran.println();
        ecran.println(titre);
        comptes.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOTIFS_DITS)
                .forEach(compte -> ecran.printf("%6d %s%n", compte.getValue(), compte.getKey()));
        if (comptes.size() > MOTIFS_DITS) {
            ecran.println("       et " + Pluriel.de(comptes.size() - MOTIFS_DITS, "autre[s]"));
        }
    }
}
