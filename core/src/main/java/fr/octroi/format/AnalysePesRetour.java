package fr.octroi.format;

import fr.octroi.format.RetourLu.Ligne;
import fr.octroi.format.RetourLu.Sens;
import fr.octroi.format.RetourLu.Statut;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the comptable did with mandats ({@code PES_Retour}, domain of expenses; the other domains are passed over). */
final class AnalysePesRetour extends AnalyseDeRetour {

    private static final Set<String> DOMAINES = Set.of("PES_DepenseRetour", "PES_RecetteRetour", "PES_ClientRetour");

    private static final Set<String> CONTENEURS = Set.of("Bordereau", "Piece");

    /** What asks for a mandat or for a receipt is none (TypPce, in a bordereau of regularisation). */
    private static final Set<String> DEMANDES_D_EMISSION = Set.of("12", "14");

    /** The origin of a settlement that is a payment, and no set-off (TOrgEma). */
    private static final String PAIEMENT_REEL = "01";

    /** The comptable chooses codes, or writes a sentence in their place (ObsEtat). */
    private static final Pattern CODE = Pattern.compile("[0-9]{2}");

    private @Nullable LocalDate jour;
    private String reference = "";
    private boolean depense;
    private String lot = "";
    private FragmentXml piece = VIDE;
    private final List<Ligne> lignesDeLaPiece = new ArrayList<>();

    private static final FragmentXml VIDE = new FragmentXml("", 0, 0, "", "", List.of());

    AnalysePesRetour(String nom, String format) {
        super(nom, format);
    }

    @Override
    boolean ouvrir(String element) {
        if (DOMAINES.contains(element)) {
            depense = element.equals("PES_DepenseRetour");
            return true;
        }
        if (element.equals("Bordereau")) {
            lot = "";
        } else if (element.equals("Piece")) {
            piece = VIDE;
            lignesDeLaPiece.clear();
        }
        return CONTENEURS.contains(element);
    }

    @Override
    void fermer(String element) {
        if (DOMAINES.contains(element)) {
            depense = false;
        } else if (element.equals("Piece") && depense) {
            if (lignesDeLaPiece.isEmpty() && !piece.nom().isEmpty()) {
                // A mandat may be rejected as a whole, without its lines.
                ligneDePiece(piece, VIDE, List.of());
            }
            if (!lignesDeLaPiece.isEmpty()) {
                ajouter(enUne(lignesDeLaPiece));
            }
        }
    }

    /** A mandat that several funders bear has a line for each: what is said of all is said of it, and its sum is theirs. */
    private static Ligne enUne(List<Ligne> lignes) {
        Ligne premiere = lignes.get(0);
        if (lignes.size() == 1) {
            return premiere;
        }
        List<BigDecimal> montants = lignes.stream()
                .flatMap(ligne -> Stream.ofNullable(ligne.montant()))
                .toList();
        return new Ligne(
                premiere.reference(),
                statutDeToutes(lignes.stream().map(Ligne::statut).toList()),
                premiere.origine(),
                premiere.sens(),
                lignes.stream()
                        .flatMap(ligne -> ligne.motifs().stream())
                        .distinct()
                        .toList(),
                lignes.stream()
                        .flatMap(ligne -> ligne.informations().stream())
                        .distinct()
                        .toList(),
                montants.size() < lignes.size() ? null : montants.stream().reduce(BigDecimal.ZERO, BigDecimal::add),
                premiere.devise(),
                lignes.stream()
                        .flatMap(ligne -> Stream.ofNullable(ligne.jour()))
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                premiere.lot(),
                premiere.ensemble(),
                premiere.lieu());
    }

    @Override
    void prendre(FragmentXml fragment) {
        switch (fragment.nom()) {
            case "Enveloppe" -> reference = fragment.valeur("Parametres", "NomFic");
            case "EnTetePES" -> jour = jour(fragment.trouver("DteStr"));
            case "BlocBordereau" -> lot = fragment.valeur("Exer") + "/" + fragment.valeur("IdBord");
            case "InfoPiece" -> piece = fragment;
            case "LigneDePiece" -> {
                if (depense) {
                    ligneDePiece(
                            fragment,
                            fragment.trouver("BlocLignePiece", "InfoLignePiece").orElse(VIDE),
                            fragment.tous("PaiementEmargement"));
                }
            }
            default -> {}
        }
    }

    private void ligneDePiece(FragmentXml ou, FragmentXml info, List<FragmentXml> paiements) {
        BigDecimal montant = somme(montant(info.trouver("MtHT")), montant(info.trouver("MtTVA")));
        Statut statut = statut(info.valeur("EtatLigPce"), montant, paiements);
        String observe = premierNonVide(info.valeur("ObsEtat"), piece.valeur("ObsEtat"));
        List<String> mots = Stream.of(observe.split("[^0-9A-Za-z]+"))
                .filter(mot -> !mot.isEmpty())
                .toList();
        boolean codes = mots.stream().allMatch(mot -> CODE.matcher(mot).matches());
        List<String> informations = Stream.of(
                        codes ? "" : observe, info.valeur("Commentaire"), piece.valeur("Commentaire"))
                .filter(texte -> !texte.isEmpty())
                .toList();
        exigerDeLaPlace(lignesDeLaPiece.size(), ou.ligne());
        lignesDeLaPiece.add(new Ligne(
                piece.valeur("IdPce"),
                statut,
                premierNonVide(piece.valeur("EtatPce"), "-") + "/" + premierNonVide(info.valeur("EtatLigPce"), "-"),
                Sens.AUCUN,
                codes ? mots : List.of(),
                informations,
                montant,
                "EUR",
                jour(statut, paiements),
                lot,
                false,
                ou.ligne()));
    }

    /** Half of it settled in a way that nobody knows is not half of it paid. */
    private static Statut statutDeToutes(List<Statut> statuts) {
        return statuts.contains(Statut.INCONNU) ? Statut.INCONNU : Statut.resumer(statuts);
    }

    private static @Nullable BigDecimal somme(@Nullable BigDecimal horsTaxe, @Nullable BigDecimal taxe) {
        return horsTaxe == null || taxe == null ? horsTaxe : horsTaxe.add(taxe);
    }

    private @Nullable LocalDate jour(Statut statut, List<FragmentXml> paiements) {
        @Nullable
        LocalDate dit = switch (statut) {
            case PAYE -> {
                LocalDate dernier = null;
                for (FragmentXml paiement : paiements) {
                    LocalDate un = jour(paiement.trouver("DtePay"));
                    dernier = dernier == null || (un != null && un.isAfter(dernier)) ? un : dernier;
                }
                yield dernier;
            }
            case REJETE -> jour(piece.trouver("DtePceRej"));
            case EN_COURS -> jour(piece.trouver("DtePceInst"));
            case ACCEPTE, PARTIEL, INCONNU -> jour(piece.trouver("DtePcePec"));
        };
        return dit == null ? jour : dit;
    }

    /** The mandat may be rejected or held back whatever is said of its lines; a line is paid when money went out for all of it. */
    private Statut statut(String etatDeLaLigne, @Nullable BigDecimal montant, List<FragmentXml> paiements) {
        if (DEMANDES_D_EMISSION.contains(piece.valeur("TypPce"))) {
            return Statut.INCONNU;
        }
        Statut deLaLigne = switch (etatDeLaLigne) {
            case "01", "07", "08", "15" -> Statut.ACCEPTE;
            case "02", "09", "10" -> Statut.REJETE;
            case "03", "04", "05", "06", "16" -> Statut.EN_COURS;
            default -> Statut.INCONNU;
        };
        return switch (piece.valeur("EtatPce")) {
            case "04" -> Statut.REJETE;
            case "01" -> deLaLigne == Statut.REJETE ? Statut.REJETE : Statut.EN_COURS;
            case "05" ->
                // Settled by payments, or else by a set-off that a person must look at: totals count both.
                estPaye(montant, paiements) ? Statut.PAYE : Statut.INCONNU;
            case "02" ->
                estPaye(montant, paiements) ? Statut.PAYE : deLaLigne == Statut.INCONNU ? Statut.ACCEPTE : deLaLigne;
            default -> deLaLigne;
        };
    }

    private boolean estPaye(@Nullable BigDecimal montant, List<FragmentXml> paiements) {
        BigDecimal verse = BigDecimal.ZERO;
        for (FragmentXml paiement : paiements) {
            BigDecimal un = montant(paiement.trouver("MtPay"));
            if (un == null || !paiement.valeur("OrgEma").equals(PAIEMENT_REEL)) {
                return false;
            }
            verse = verse.add(un);
        }
        return montant != null && montant.signum() > 0 && verse.compareTo(montant) == 0;
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
                jour,
                List.of(),
                lignes(),
                anomalies());
    }
}
