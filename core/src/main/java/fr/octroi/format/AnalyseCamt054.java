package fr.octroi.format;

import fr.octroi.format.RetourLu.Ligne;
import fr.octroi.format.RetourLu.Lot;
import fr.octroi.format.RetourLu.Sens;
import fr.octroi.format.RetourLu.Statut;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The notification of debits and credits of an account ({@code camt.054}), whatever its version. */
final class AnalyseCamt054 extends AnalyseDeRetour {

    private static final Set<String> CONTENEURS = Set.of("Ntfctn", "Ntry", "NtryDtls");

    /** The sub-family of entries that give a transfer back (bank transaction codes of ISO 20022). */
    private static final String RETOUR_DE_VIREMENT = "RRTN";

    private @Nullable LocalDate jourDuMessage;
    private @Nullable LocalDate jourDeLAvis;
    private String reference = "";

    private final Map<String, FragmentXml> ecriture = new HashMap<>();
    private final List<FragmentXml> lotsDeLEcriture = new ArrayList<>();
    private boolean dansUneEcriture;
    private int details;
    private int lieuDeLEcriture;

    AnalyseCamt054(String nom, String format) {
        super(nom, format);
    }

    @Override
    boolean ouvrir(String element) {
        switch (element) {
            case "Ntfctn" -> jourDeLAvis = null;
            case "Ntry" -> {
                ecriture.clear();
                lotsDeLEcriture.clear();
                details = 0;
                lieuDeLEcriture = 0;
                dansUneEcriture = true;
            }
            default -> {}
        }
        return CONTENEURS.contains(element);
    }

    @Override
    void prendre(FragmentXml fragment) {
        if (fragment.nom().equals("TxDtls")) {
            details++;
            detail(fragment);
        } else if (fragment.nom().equals("Btch")) {
            lotsDeLEcriture.add(fragment);
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
        if (!element.equals("Ntry")) {
            return;
        }
        dansUneEcriture = false;
        int debut = lignes().size() - details;
        if (details == 0) {
            ecritureSansDetail();
        } else if (details == 1 && lignes().get(debut).montant() == null) {
            // The one payment of an entry is worth what the entry is.
            Ligne seule = lignes().get(debut);
            Optional<FragmentXml> montant = deLEcriture("Amt");
            lignes().set(
                            debut,
                            new Ligne(
                                    seule.reference(),
                                    seule.statut(),
                                    seule.origine(),
                                    seule.sens(),
                                    seule.motifs(),
                                    seule.informations(),
                                    montant(montant),
                                    montant.map(FragmentXml::devise).orElse(""),
                                    seule.jour(),
                                    seule.lot(),
                                    false,
                                    seule.lieu()));
        }
        for (FragmentXml lot : lotsDeLEcriture) {
            List<Statut> statuts = lignes().subList(debut, lignes().size()).stream()
                    .map(Ligne::statut)
                    .toList();
            BigDecimal nombre = montant(lot.trouver("NbOfTxs"));
            lots().add(new Lot(
                    referenceDuLot(),
                    Statut.resumer(statuts),
                    statutDeLEcriture(),
                    List.of(),
                    nombre == null || nombre.precision() - nombre.scale() > 9 ? null : nombre.intValue(),
                    details));
        }
    }

    private Optional<FragmentXml> deLEcriture(String element) {
        return Optional.ofNullable(ecriture.get(element));
    }

    private String statutDeLEcriture() {
        return codeOuPropre(deLEcriture("Sts"));
    }

    private String referenceDuLot() {
        return lotsDeLEcriture.stream()
                .map(lot -> premierNonVide(lot.valeur("PmtInfId"), lot.valeur("MsgId")))
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
        ajouter(ligne(
                premierNonVide(reference(references, "EndToEndId", "InstrId"), references.valeur("TxId")),
                detail.valeur("CdtDbtInd"),
                detail.trouver("RtrInf"),
                detail.valeur("BkTxCd", "Domn", "Fmly", "SubFmlyCd"),
                montant,
                premierNonVide(referenceDuLot(), references.valeur("PmtInfId")),
                detail.ligne()));
    }

    private void ecritureSansDetail() {
        ajouter(ligne(
                premierNonVide(
                        referenceDuLot(),
                        deLEcriture("NtryRef").map(FragmentXml::texte).orElse("")),
                "",
                Optional.empty(),
                "",
                deLEcriture("Amt"),
                referenceDuLot(),
                lieuDeLEcriture));
    }

    private Ligne ligne(
            String referenceDuPaiement,
            String sensDuDetail,
            Optional<FragmentXml> retour,
            String famille,
            Optional<FragmentXml> montant,
            String lot,
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
        retour.ifPresent(present -> {
            String motif = codeOuPropre(present.trouver("Rsn"));
            if (!motif.isEmpty()) {
                motifs.add(motif);
            }
            present.tous("AddtlInf").stream()
                    .map(FragmentXml::texte)
                    .filter(texte -> !texte.isEmpty())
                    .forEach(informations::add);
        });
        boolean rendu = retour.isPresent() || contrePasse || sousFamille.equals(RETOUR_DE_VIREMENT);
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
                false,
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
