package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.Recapitulatif.Totaux;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The totals of an invoice whose labels and amounts stand apart, in no order that says which is whose: three of its amounts, of which two
 * make up the third at the only rate of VAT that it names.
 *
 * <p>They are read, never computed, and believed only where no other three do so, and nothing says that a part is taxed otherwise or that
 * something else is to pay.
 */
final class TotauxParLeTaux {

    private static final String TAUX = "(?<entier>[0-9]{1,2})(?:[.,](?<suite>[0-9]{1,2}))?\\s?%";

    /** Nothing stands between the tax and its rate: other rates, of a penalty or a discount, are on such lines too. */
    private static final GuardedPattern LA_TVA = GuardedPattern.of(
            "\\b(?:T\\.?V\\.?A\\.?|VAT)(?:\\s(?:FR|FRANCAISE|BELGE|A|AU TAUX DE))?[\\s:@]{0,3}\\(?" + TAUX
                    + "|(?<![0-9.,])(?<avant>[0-9]{1,2})(?:[.,](?<sa>[0-9]{1,2}))?\\s?%\\s(?:DE\\s)?T\\.?V\\.?A\\b");

    private static final GuardedPattern HORS_TAXE =
            GuardedPattern.of("\\b(?:H\\.?T|HTVA|HORS\\s(?:TVA|TAXES?)|TOTAL\\sNET|NET\\sTOTAL)\\b");

    private static final GuardedPattern TAXE = GuardedPattern.of("\\b(?:T\\.?V\\.?A|VAT)\\b");

    private static final GuardedPattern TTC = GuardedPattern.of("\\b(?:TOTAL|T\\.?T\\.?C|TVAC|A PAYER)\\b");

    /** The label of all that is to pay, and of nothing before it. */
    private static final GuardedPattern UN_TOTAL = GuardedPattern.of(
            "^(?:MONTANT\\s)?TOTAL(?:\\s(?:GENERAL|BRUT|T\\.?T\\.?C\\.?|TVAC|TVA COMPRISE|TOUTES TAXES COMPRISES|A PAYER))?(?:\\s(?:EUR|\u20AC))?\\s?(?::|$|(?=[0-9]))");

    /** Where a part of the price has no tax, or its own, or the taxes are not those of this sale. */
    private static final GuardedPattern AUTREMENT_TAXE = GuardedPattern.of(
            "\\b(?:293\\s?B\\b|FRANCHISE|MARGE|OCCASION|EXONER|NON APPLICABLE|AUTOLIQUID|DETAX|EXPORT|REVERSE|MARGIN|EXEMPT|CARTES? CADEAU|BONS? CADEAU|CAUTION|CONSIGNE|ASSURANCE)");

    /** Where the largest amount may be a former price, another month's, or that of more than this paper is for. */
    private static final GuardedPattern AUTRE_CHOSE = GuardedPattern.of(
            "\\b(?:LOYERS?|LOCATION|LEASING|LLD|LOA|CREDIT-BAIL|ACOMPTES?|ARRHES|AVANCE|REDUCTION|RABAIS|PROMO|PRIX (?:SOLDE|BARRE|FINAL|ADHERENT|MEMBRE|CLUB|CATALOGUE|CONSEILLE)|REPORT|ANNULE|RECTIFI|REMPLACE|REPRISE|RACHAT|ECHEANCIER|MENSUALITE)");

    private static final Set<String> UNE_VENTE = Set.of(Nature.FACTURE.name(), Nature.TICKET_DE_CAISSE.name());

    private static final Pattern EN_MOINS =
            Pattern.compile("[-\u2013\u2212]\\s?\u20AC?\\s?(" + MontantsEcrits.NOMBRE + ")");

    private static final Pattern PAS_UN_CHIFFRE = Pattern.compile("[^0-9]");

    /** Of euros, as {@link MontantsEcrits#NOMBRE} reads them. */
    private static final int CHIFFRES_D_UN_MONTANT = 9;

    private static final long CENT_POUR_CENT = 10_000;

    /** In cents: the taxes of several items may be rounded each. */
    private static final long ARRONDI = 2;

    /** A paper with more is a catalogue, or was made to keep a reader busy. */
    private static final int MONTANTS_AU_PLUS = 100;

    /** A label is no sentence. */
    private static final int LIBELLE_AU_PLUS = 40;

    private final TextePiece texte;
    private final Set<Montant> ecrits;

    private TotauxParLeTaux(TextePiece texte, Set<Montant> ecrits) {
        this.texte = texte;
        this.ecrits = ecrits;
    }

    /**
     * Finds them.
     *
     * @param ttc the total, null for the largest amount
     * @param ecrits all amounts of the text
     */
    static Optional<Totaux> lire(TextePiece texte, @Nullable Montant ttc, Set<Montant> ecrits) {
        Set<Long> taux = taux(texte);
        if (taux.size() != 1 || ecrits.size() > MONTANTS_AU_PLUS || texte.porte(AUTREMENT_TAXE)) {
            return Optional.empty();
        }
        TotauxParLeTaux totaux = new TotauxParLeTaux(texte, ecrits);
        Set<Totaux> trouves = totaux.trios(taux.iterator().next(), ttc == null ? ecrits : Set.of(ttc));
        return trouves.size() == 1
                ? Optional.of(trouves.iterator().next())
                        .filter(totaux::sontDits)
                        .filter(lus -> ttc != null || totaux.estCeQuiEstDu(Objects.requireNonNull(lus.ttc())))
                : Optional.empty();
    }

    private Set<Totaux> trios(long taux, Set<Montant> totaux) {
        Set<Totaux> trouves = new LinkedHashSet<>();
        for (Montant tous : totaux) {
            for (Montant horsTaxe : ecrits) {
                if (horsTaxe.compareTo(tous) < 0) {
                    Montant taxe = tous.moins(horsTaxe);
                    if (ecrits.contains(taxe) && estA(taux, horsTaxe, taxe)) {
                        trouves.add(new Totaux(horsTaxe, taxe, tous));
                    }
                }
            }
        }
        return trouves;
    }

    private static boolean estA(long taux, Montant horsTaxe, Montant taxe) {
        return Math.abs(horsTaxe.centimes() * taux - taxe.centimes() * CENT_POUR_CENT) <= ARRONDI * CENT_POUR_CENT;
    }

    /** Whether each of them has its label somewhere, alone or before it. */
    private boolean sontDits(Totaux lus) {
        return estDit(HORS_TAXE, lus.horsTaxe()) && estDit(TAXE, lus.taxe()) && estDit(TTC, lus.ttc());
    }

    private boolean estDit(GuardedPattern libelle, @Nullable Montant montant) {
        return texte.lignes(libelle).stream()
                .flatMap(ligne -> texte.lignes().get(ligne).cellules().stream().map(TextePiece.Cellule::cle))
                .anyMatch(cle -> libelle.matcher(cle).find()
                        && (MontantsEcrits.tous(cle).anyMatch(lu -> lu.equals(montant))
                                || (cle.length() <= LIBELLE_AU_PLUS
                                        && MontantsEcrits.tous(cle).findAny().isEmpty())));
    }

    /** Whether a total is named, nothing is larger, with cents or without, and no other amount is what remains when something is taken off. */
    private boolean estCeQuiEstDu(Montant ttc) {
        return UNE_VENTE.contains(texte.nature())
                && !texte.porte(AUTRE_CHOSE)
                && estDit(UN_TOTAL, ttc)
                && ecrits.stream().noneMatch(autre -> autre.compareTo(ttc) > 0)
                && texte.lignes().stream()
                        .map(TextePiece.Ligne::cle)
                        .noneMatch(cle -> aPlusEnEuros(cle, ttc) || laisseUnReste(cle, ttc));
    }

    private static boolean aPlusEnEuros(String cle, Montant ttc) {
        return !cle.contains("CAPITAL")
                && MontantsEcrits.EUROS_RONDS
                        .matcher(cle)
                        .results()
                        .map(rond -> PAS_UN_CHIFFRE.matcher(rond.group()).replaceAll(""))
                        .anyMatch(euros -> euros.length() > CHIFFRES_D_UN_MONTANT
                                || Montant.ofEuros(Long.parseLong(euros)).compareTo(ttc) > 0);
    }

    private boolean laisseUnReste(String cle, Montant ttc) {
        return EN_MOINS.matcher(cle)
                .results()
                .flatMap(lu -> Stream.ofNullable(MontantsEcrits.lire(lu.group(1))))
                .anyMatch(enMoins -> enMoins.compareTo(ttc) < 0 && ecrits.contains(ttc.moins(enMoins)));
    }

    /** The rates of VAT that it names, in hundredths of a percent. */
    private static Set<Long> taux(TextePiece texte) {
        Set<Long> taux = new TreeSet<>();
        for (int ligne : texte.lignes(LA_TVA)) {
            GuardedMatcher tva = LA_TVA.matcher(texte.cle(ligne));
            while (tva.find()) {
                boolean apres = tva.group("entier") != null;
                taux.add(centiemes(tva.group(apres ? "entier" : "avant"), tva.group(apres ? "suite" : "sa")));
            }
        }
        taux.remove(0L);
        return taux;
    }

    private static long centiemes(String entier, @Nullable String suite) {
        return Long.parseLong(entier + (Objects.requireNonNullElse(suite, "") + "00").substring(0, 2));
    }
}
