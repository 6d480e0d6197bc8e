package fr.octroi.format;

import fr.octroi.format.RetourLu.Ligne;
import fr.octroi.format.RetourLu.Lot;
import fr.octroi.format.RetourLu.Sens;
import fr.octroi.format.RetourLu.Statut;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The status report of a payment initiation ({@code pain.002}), whatever its version. */
final class AnalysePain002 extends AnalyseDeRetour {

    private static final Set<String> CONTENEURS = Set.of("OrgnlPmtInfAndSts");

    private static final Map<String, Statut> PAR_CODE = Map.ofEntries(
            Map.entry("ACCP", Statut.ACCEPTE),
            Map.entry("ACSP", Statut.ACCEPTE),
            Map.entry("ACSC", Statut.ACCEPTE),
            Map.entry("ACTC", Statut.ACCEPTE),
            Map.entry("ACWC", Statut.ACCEPTE),
            Map.entry("ACFC", Statut.ACCEPTE),
            Map.entry("ACFW", Statut.ACCEPTE),
            Map.entry("ACIS", Statut.ACCEPTE),
            Map.entry("ACPD", Statut.ACCEPTE),
            Map.entry("ACCC", Statut.ACCEPTE),
            Map.entry("ACWP", Statut.ACCEPTE),
            Map.entry("PDNG", Statut.EN_COURS),
            Map.entry("RCVD", Statut.EN_COURS),
            Map.entry("PATC", Statut.EN_COURS),
            Map.entry("PRES", Statut.EN_COURS),
            Map.entry("RCVC", Statut.EN_COURS),
            Map.entry("RVNC", Statut.EN_COURS),
            Map.entry("RVCM", Statut.EN_COURS),
            Map.entry("RVMC", Statut.EN_COURS),
            Map.entry("RVNA", Statut.EN_COURS),
            Map.entry("RVNM", Statut.EN_COURS),
            Map.entry("PART", Statut.PARTIEL),
            Map.entry("RJCT", Statut.REJETE),
            Map.entry("CANC", Statut.REJETE));

    private @Nullable LocalDate jour;
    private String reference = "";
    private String origine = "";
    private @Nullable Integer nombre;
    private final List<String> motifs = new ArrayList<>();
    private final List<String> informations = new ArrayList<>();
    private final List<Statut> parties = new ArrayList<>();

    private String lot = "";
    private String origineDuLot = "";
    private @Nullable Integer nombreDuLot;
    private final List<String> motifsDuLot = new ArrayList<>();
    private final List<String> informationsDuLot = new ArrayList<>();
    private final List<Statut> comptesDuLot = new ArrayList<>();
    private boolean dansUnLot;
    private int debutDuLot;

    AnalysePain002(String nom, String format) {
        super(nom, format);
    }

    /** What a status of the external code sets says; acceptance and settlement by a bank are no proof that money arrived. */
    static Statut statut(String code) {
        return PAR_CODE.getOrDefault(code, Statut.INCONNU);
    }

    /** Returns the codes that are known, with what each says. */
    static SortedMap<String, Statut> codes() {
        return new TreeMap<>(PAR_CODE);
    }

    @Override
    boolean ouvrir(String element) {
        if (element.equals("OrgnlPmtInfAndSts")) {
            dansUnLot = true;
            debutDuLot = lignes().size();
        }
        return CONTENEURS.contains(element);
    }

    private void quitterLeLot() {
        dansUnLot = false;
        lot = "";
        origineDuLot = "";
        nombreDuLot = null;
        motifsDuLot.clear();
        informationsDuLot.clear();
        comptesDuLot.clear();
    }

    @Override
    void fermer(String element) {
        if (!element.equals("OrgnlPmtInfAndSts")) {
            return;
        }
        List<Statut> statuts = new ArrayList<>();
        lignes().subList(debutDuLot, lignes().size()).forEach(ligne -> statuts.add(ligne.statut()));
        int operations = statuts.size();
        statuts.addAll(comptesDuLot);
        if (!origineDuLot.isEmpty()) {
            statuts.add(statut(origineDuLot));
        }
        Statut statut = statuts.isEmpty() && !origine.isEmpty()
                ? statut(origine)
                : avecLesAutres(statuts, nombreDuLot, operations, origineDuLot);
        lots().add(new Lot(lot, statut, origineDuLot, motifsDuLot, nombreDuLot, operations));
        parties.add(statut);
        quitterLeLot();
    }

    /** Banks report the rejected transfers alone: those that are not named were not rejected. */
    private static Statut avecLesAutres(
            List<Statut> statuts, @Nullable Integer nombre, int operations, String origine) {
        Statut resume = Statut.resumer(statuts);
        boolean dAutres = origine.isEmpty() && nombre != null && operations > 0 && nombre > operations;
        return resume == Statut.REJETE && dAutres ? Statut.PARTIEL : resume;
    }

    @Override
    void prendre(FragmentXml fragment) {
        switch (fragment.nom()) {
            case "GrpHdr" -> jour = jour(fragment.trouver("CreDtTm"));
            case "OrgnlGrpInfAndSts", "OrgnlGrpInf" -> {
                reference = fragment.valeur("OrgnlMsgId");
                origine = fragment.valeur("GrpSts");
                nombre = entier(fragment.trouver("OrgnlNbOfTxs"));
                fragment.tous("StsRsnInf").forEach(raison -> noterLaRaison(raison, motifs, informations));
                fragment.tous("NbOfTxsPerSts").forEach(compte -> compter(compte, parties));
            }
            case "OrgnlPmtInfId" -> lot = fragment.texte();
            case "PmtInfSts" -> origineDuLot = fragment.texte();
            case "OrgnlNbOfTxs" -> nombreDuLot = entier(Optional.of(fragment));
            case "StsRsnInf" -> noterLaRaison(fragment, motifsDuLot, informationsDuLot);
            case "NbOfTxsPerSts" -> compter(fragment, comptesDuLot);
            case "TxInfAndSts" -> operation(fragment);
            default -> {}
        }
    }

    /** How many transfers have a status says that some have it. */
    private void compter(FragmentXml compte, List<Statut> statuts) {
        BigDecimal combien = montant(compte.trouver("DtldNbOfTxs"));
        if (combien != null && combien.signum() > 0) {
            statuts.add(statut(compte.valeur("DtldSts")));
        }
    }

    private void operation(FragmentXml operation) {
        String statut = premierNonVide(operation.valeur("TxSts"), origineDuLot, origine);
        if (operation.valeur("TxSts").isEmpty() && statut(statut) == Statut.PARTIEL) {
            // Some were taken and some not: which of them this one is, nobody says.
            statut = "";
        }
        List<String> siens = new ArrayList<>();
        List<String> dits = new ArrayList<>();
        operation.tous("StsRsnInf").forEach(raison -> noterLaRaison(raison, siens, dits));
        if (siens.isEmpty() && dits.isEmpty() && statut(statut) == Statut.REJETE) {
            boolean duLot = !motifsDuLot.isEmpty() || !informationsDuLot.isEmpty();
            siens.addAll(duLot ? motifsDuLot : motifs);
            dits.addAll(duLot ? informationsDuLot : informations);
        }
        Optional<FragmentXml> montant = premier(
                operation.trouver("OrgnlTxRef", "Amt", "InstdAmt"),
                operation.trouver("OrgnlTxRef", "Amt", "EqvtAmt", "Amt"),
                operation.trouver("OrgnlTxRef", "IntrBkSttlmAmt"));
        ajouter(new Ligne(
                premierNonVide(reference(operation, "OrgnlEndToEndId", "OrgnlInstrId"), operation.valeur("OrgnlUETR")),
                statut(statut),
                statut,
                Sens.AUCUN,
                siens,
                dits,
                montant(montant),
                montant.map(FragmentXml::devise).orElse(""),
                premier(Optional.ofNullable(jour(operation.trouver("AccptncDtTm"))), Optional.ofNullable(jour))
                        .orElse(null),
                lot,
                false,
                operation.ligne()));
        if (!dansUnLot) {
            // The first version of the message has no groups.
            parties.add(statut(statut));
        }
    }

    @Override
    RetourLu conclure() {
        return new RetourLu(
                format(), statut(), origine, reference, motifs, informations, jour, lots(), lignes(), anomalies());
    }

    private Statut statut() {
        Statut duGroupe = statut(origine);
        Statut resume = Statut.resumer(parties);
        return switch (duGroupe) {
            case INCONNU -> {
                int operations = lots().stream().mapToInt(Lot::operations).sum();
                boolean parOperation =
                        lots().stream().allMatch(un -> un.origine().isEmpty());
                yield parOperation && operations > 0 ? avecLesAutres(parties, nombre, operations, "") : resume;
            }
            case REJETE -> resume == Statut.ACCEPTE || resume == Statut.PARTIEL ? Statut.PARTIEL : Statut.REJETE;
            case PARTIEL -> Statut.PARTIEL;
            case ACCEPTE, PAYE, EN_COURS ->
                resume == Statut.REJETE || resume == Statut.PARTIEL ? Statut.PARTIEL : duGroupe;
        };
    }
}
