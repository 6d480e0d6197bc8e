package fr.octroi.format;

import fr.octroi.format.RetourLu.Ligne;
import fr.octroi.format.RetourLu.Lot;
import fr.octroi.format.RetourLu.Sens;
import fr.octroi.format.RetourLu.Statut;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The notification of debits and credits of an account ({@code camt.054}), whatever its version. */
final class AnalyseCamt054 extends AnalyseDeRetour {

    private static final Set<String> CONTENEURS = Set.of("Ntfctn", "Ntry", "NtryDtls");

    /** The sub-families of entries that give a transfer back (bank transaction codes of ISO 20022): returned, or cancelled. */
    private static final Set<String> RETOURS_DE_VIREMENT = Set.of("RRTN", "RPCR");

    private static final Pattern UN_SEUL = Pattern.compile("(0*1)?");

    private @Nullable LocalDate jourDuMessage;
    private @Nullable LocalDate jourDeLAvis;
    private String reference = "";

    private final Map<String, FragmentXml> ecriture = new HashMap<>();
    private boolean dansUneEcriture;
    private int debutDeLEcriture;
    private int lieuDeLEcriture;
    private int groupesDeLEcriture;

    /** What an entry tells together (NtryDtls), of which it may have several. */
    private final List<FragmentXml> lotsDuGroupe = new ArrayList<>();

    private int detailsDuGroupe;

    AnalyseCamt054(String nom, String format) {
        super(nom, format);
    }

    @Override
    boolean ouvrir(String element) {
        switch (element) {
            case "Ntfctn" -> jourDeLAvis = null;
            case "Ntry" -> {
                ecriture.clear();
                dansUneEcriture = true;
                debutDeLEcriture = lignes().size();
                lieuDeLEcriture = 0;
                groupesDeLEcriture = 0;
                ouvrirUnGroupe();
            }
            case "NtryDtls" -> ouvrirUnGroupe();
            default -> {}
        }
        return CONTENEURS.contains(element);
    }

    private void ouvrirUnGroupe() {
        lotsDuGroupe.clear();
        detailsDuGroupe = 0;
    }

    @Override
    void prendre(FragmentXml fragment) {
        if (fragment.nom().equals("TxDtls")) {
            detailsDuGroupe++;
            detail(fragment);
        } else if (fragment.nom().equals("Btch")) {
            lotsDuGroupe.add(fragment);
        } else if (dansUneEcriture) {
            ecriture.putIfAbsent(fragment.nom(), fragment);
            lieuDeLEcriture = lieuDeLEcriture == 0 ? fragment.ligne() : lieuDeLEcriture;
        } else if (fragment.nom().equals("GrpHdr")) {
            reference = fragment.valeur("MsgId");
            jourDuMessage = jour(fragment.trouver("CreDtTm"));
        } else if (fragment.nom().equals("CreDtTm")) {
            jourDeLAvis = jour(Optional.of(fragment));
        }
    }

    @Override
    void fermer(String element) {
        if (element.equals("NtryDtls")) {
            fermerLeGroupe();
        } else if (element.equals("Ntry")) {
            fermerLEcriture();
        }
    }

    private void fermerLeGroupe() {
        groupesDeLEcriture++;
        if (detailsDuGroupe == 0 && lotsDuGroupe.isEmpty()) {
            return;
        }
        int debut = lignes().size() - detailsDuGroupe;
        if (detailsDuGroupe == 0) {
            FragmentXml lot = lotsDuGroupe.get(0);
            sansDetail(lot.trouver("TtlAmt"), lot.ligne());
        }
        List<Statut> statuts = lignes().subList(debut, lignes().size()).stream()
                .map(Ligne::statut)
                .toList();
        for (FragmentXml lot : lotsDuGroupe) {
            lots().add(new Lot(
                    reference(lot),
                    Statut.resumer(statuts),
                    statutDeLEcriture(),
                    List.of(),
                    entier(lot.trouver("NbOfTxs")),
                    detailsDuGroupe));
        }
    }

    private void fermerLEcriture() {
        dansUneEcriture = false;
        if (groupesDeLEcriture == 0) {
            // The first version of the message had no groups.
            fermerLeGroupe();
        }
        if (lignes().size() == debutDeLEcriture) {
            sansDetail(deLEcriture("Amt"), lieuDeLEcriture);
        }
        boolean seule = groupesDeLEcriture == 1 && lignes().size() == debutDeLEcriture + 1;
        String phrase = deLEcriture("AddtlNtryInf").map(FragmentXml::texte).orElse("");
        for (int i = debutDeLEcriture; i < lignes().size(); i++) {
            lignes().set(i, completer(lignes().get(i), seule, phrase));
        }
    }

    /** The one payment, or the one batch, of an entry is worth what the entry is; one payment of several is not. */
    private Ligne completer(Ligne ligne, boolean seule, String phrase) {
        boolean remplit = seule
                && (ligne.montant() == null || detailsDuGroupe == 0)
                && (ligne.ensemble()
                        || lotsDuGroupe.stream()
                                .allMatch(lot ->
                                        UN_SEUL.matcher(lot.valeur("NbOfTxs")).matches()));
        Optional<FragmentXml> montant = deLEcriture("Amt");
        List<String> informations = new ArrayList<>(ligne.informations());
        if (!phrase.isEmpty()) {
            informations.add(phrase);
        }
        return new Ligne(
                ligne.reference(),
                ligne.statut(),
                ligne.origine(),
                ligne.sens(),
                ligne.motifs(),
                informations,
                remplit ? montant(montant) : ligne.montant(),
                remplit ? montant.map(FragmentXml::devise).orElse("") : ligne.devise(),
                ligne.jour(),
                ligne.lot(),
                ligne.ensemble(),
                ligne.lieu());
    }

    private Optional<FragmentXml> deLEcriture(String element) {
        return Optional.ofNullable(ecriture.get(element));
    }

    private String statutDeLEcriture() {
        return codeOuPropre(deLEcriture("Sts"));
    }

    private static String reference(FragmentXml lot) {
        return premierNonVide(fourni(lot.valeur("PmtInfId")), fourni(lot.valeur("MsgId")));
    }

    private String referenceDuLot() {
        return lotsDuGroupe.stream()
                .map(AnalyseCamt054::reference)
                .filter(texte -> !texte.isEmpty())
                .findFirst()
                .orElse("");
    }

    private void detail(FragmentXml detail) {
        Optional<FragmentXml> montant = premier(
                detail.trouver("Amt"),
                detail.trouver("AmtDtls", "TxAmt", "Amt"),
                detail.trouver("AmtDtls", "InstdAmt", "Amt"));
        FragmentXml references = detail.trouver("Refs").orElse(detail);
        String sienne =
                premierNonVide(reference(references, "EndToEndId", "InstrId"), fourni(references.valeur("TxId")));
        String commune = reference(references);
        ajouter(ligne(
                premierNonVide(sienne, commune, references.valeur("UETR"), references.valeur("AcctSvcrRef")),
                detail.valeur("CdtDbtInd"),
                detail.trouver("RtrInf"),
                detail.valeur("AddtlTxInf"),
                detail.valeur("BkTxCd", "Domn", "Fmly", "SubFmlyCd"),
                montant,
                premierNonVide(referenceDuLot(), references.valeur("PmtInfId")),
                sienne.isEmpty() && !commune.isEmpty(),
                detail.ligne()));
    }

    private void sansDetail(Optional<FragmentXml> montant, int lieu) {
        ajouter(ligne(
                premierNonVide(
                        referenceDuLot(),
                        fourni(deLEcriture("NtryRef").map(FragmentXml::texte).orElse("")),
                        deLEcriture("AcctSvcrRef").map(FragmentXml::texte).orElse("")),
                "",
                Optional.empty(),
                "",
                "",
                montant,
                referenceDuLot(),
                true,
                lieu));
    }

    private Ligne ligne(
            String referenceDuPaiement,
            String sensDuDetail,
            Optional<FragmentXml> retour,
            String phrase,
            String famille,
            Optional<FragmentXml> montant,
            String lot,
            boolean ensemble,
            int lieu) {
        String sens = premierNonVide(
                sensDuDetail, deLEcriture("CdtDbtInd").map(FragmentXml::texte).orElse(""));
        String sousFamille = premierNonVide(
                famille,
                deLEcriture("BkTxCd")
                        .map(code -> code.valeur("Domn", "Fmly", "SubFmlyCd"))
                        .orElse(""));
        boolean contrePasse = deLEcriture("RvslInd")
                .map(indice -> indice.texte().equals("true") || indice.texte().equals("1"))
                .orElse(false);
        List<String> motifs = new ArrayList<>();
        List<String> informations = new ArrayList<>();
        retour.ifPresent(present -> noterLaRaison(present, motifs, informations));
        if (!phrase.isEmpty()) {
            informations.add(phrase);
        }
        boolean rendu = retour.isPresent() || contrePasse || RETOURS_DE_VIREMENT.contains(sousFamille);
        return new Ligne(
                referenceDuPaiement,
                statut(sens, rendu),
                statutDeLEcriture(),
                switch (sens) {
                    case "DBIT" -> Sens.DEBIT;
                    case "CRDT" -> Sens.CREDIT;
                    default -> Sens.AUCUN;
                },
                motifs,
                informations,
                montant(montant),
                montant.map(FragmentXml::devise).orElse(""),
                premier(
                                Optional.ofNullable(jour(jourDe("BookgDt"))),
                                Optional.ofNullable(jour(jourDe("ValDt"))),
                                Optional.ofNullable(jourDeLAvis),
                                Optional.ofNullable(jourDuMessage))
                        .orElse(null),
                lot,
                ensemble,
                lieu);
    }

    private Optional<FragmentXml> jourDe(String element) {
        return deLEcriture(element)
                .map(choix ->
                        premier(choix.trouver("Dt"), choix.trouver("DtTm")).orElse(choix));
    }

    /**
     * Only what is booked has happened. A debit is a payment; a credit is one that came back when the bank says so, by a reason,
     * by the reversal of a debit or by its code; any other is money of which nothing is known here.
     */
    private Statut statut(String sens, boolean rendu) {
        String etat = statutDeLEcriture();
        if (etat.equals("PDNG") || etat.equals("INFO") || etat.equals("FUTR")) {
            return Statut.EN_COURS;
        }
        if (!etat.isEmpty() && !etat.equals("BOOK")) {
            return Statut.INCONNU;
        }
        if (sens.equals("CRDT") && rendu) {
            return Statut.REJETE;
        }
        return sens.equals("DBIT") && !rendu && etat.equals("BOOK") ? Statut.PAYE : Statut.INCONNU;
    }

    @Override
    RetourLu conclure() {
        return new RetourLu(
                format(),
                Statut.resumer(lignes().stream().map(Ligne::statut).toList()),
                "",
                reference,
                List.of(),
                List.of(),
                jourDuMessage,
                lots(),
                lignes(),
                anomalies());
    }
}
