package fr.octroi.document;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.Siret;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the XML of an electronic invoice says (<i>facture électronique</i>, Factur-X and ZUGFeRD over UN/CEFACT's Cross
 * Industry Invoice), as it says it: nothing is computed, and what is missing, false or said twice differently is unknown.
 *
 * @param profil how much the issuer promises to say
 * @param type the code of UNTDID 1001, such as 380, blank when unknown
 * @param numero its number, blank when unknown
 * @param date when it was issued
 * @param vendeur who sells
 * @param acheteur who buys
 * @param devise the currency of its amounts (ISO 4217), blank when unknown
 * @param totaux its totals, in that currency
 * @param iban the account to pay
 * @param lignes what was sold, line by line, empty in the profiles that have no lines
 */
@DonneePersonnelle
record FactureElectronique(
        Profil profil,
        String type,
        String numero,
        @Nullable LocalDate date,
        Vendeur vendeur,
        Acheteur acheteur,
        String devise,
        Totaux totaux,
        @Nullable Iban iban,
        List<String> lignes) {

    private static final String EURO = "EUR";

    /** The codes of UNTDID 1001 that EN 16931 and the French reform of invoicing use, by what they make of the document. */
    private static final Set<String> FACTURES =
            Set.of("82", "380", "384", "388", "389", "393", "471", "472", "473", "501");

    private static final Set<String> ACOMPTES = Set.of("386", "500");
    private static final Set<String> AVOIRS =
            Set.of("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532");
    private static final Set<String> PRO_FORMA = Set.of("325");

    FactureElectronique {
        lignes = List.copyOf(lignes);
    }

    /** The levels of Factur-X 1.0 and ZUGFeRD, whose COMFORT is the EN 16931 of the others. */
    enum Profil {
        MINIMUM,
        BASIC_WL,
        BASIC,
        EN16931,
        EXTENDED,
        XRECHNUNG,
        INCONNU;

        /** Recognises a profile by the last word of its URN. */
        static Profil of(String urn) {
            String mot = urn.substring(urn.lastIndexOf(':') + 1).toLowerCase(Locale.ROOT);
            if (mot.startsWith("extended")) {
                return EXTENDED;
            }
            if (mot.startsWith("xrechnung")) {
                return XRECHNUNG;
            }
            return switch (mot) {
                case "minimum" -> MINIMUM;
                case "basicwl" -> BASIC_WL;
                case "basic" -> BASIC;
                case "comfort", "en16931" -> EN16931;
                default -> urn.toLowerCase(Locale.ROOT).equals("urn:cen.eu:en16931:2017") ? EN16931 : INCONNU;
            };
        }
    }

    /**
     * Who sells.
     *
     * @param nom the name, blank when unknown
     * @param siren 9 digits, blank when unknown
     * @param siret the establishment
     * @param tva the VAT number, blank when unknown
     */
    @DonneePersonnelle
    record Vendeur(String nom, String siren, @Nullable Siret siret, String tva) {

        @Override
        public String toString() {
            return "Vendeur[***]";
        }
    }

    /**
     * Who buys.
     *
     * @param nom the name, blank when unknown
     * @param adresse where, each part blank when unknown
     */
    @DonneePersonnelle
    record Acheteur(String nom, Adresse adresse) {

        @Override
        public String toString() {
            return "Acheteur[***]";
        }
    }

    /**
     * The totals of a document; of a credit note they may be positive or negative, as the issuer likes.
     *
     * @param lignes the sum of its lines, without taxes
     * @param horsTaxe the total without taxes
     * @param taxe the taxes
     * @param ttc the total, all taxes included
     * @param dejaPaye what was paid before
     * @param du what remains to pay
     */
    record Totaux(
            @Nullable BigDecimal lignes,
            @Nullable BigDecimal horsTaxe,
            @Nullable BigDecimal taxe,
            @Nullable BigDecimal ttc,
            @Nullable BigDecimal dejaPaye,
            @Nullable BigDecimal du) {}

    /** The total, all taxes included, null when it is unknown or is no amount of euros. */
    @Nullable
    Montant montantTtc() {
        BigDecimal ttc = totaux.ttc();
        if (ttc == null || !devise.equals(EURO)) {
            return null;
        }
        try {
            return Montant.of(ttc);
        } catch (ValeurInvalideException horsDuCentime) {
            return null;
        }
    }

    /** What the document is, as {@link Nature} names it; blank when its code is unknown or says neither. */
    String nature() {
        if (FACTURES.contains(type)) {
            return Nature.FACTURE.name();
        }
        if (ACOMPTES.contains(type)) {
            return Nature.FACTURE_D_ACOMPTE.name();
        }
        if (AVOIRS.contains(type)) {
            return Nature.AVOIR.name();
        }
        return PRO_FORMA.contains(type) ? Nature.FACTURE_PRO_FORMA.name() : "";
    }

    @Override
    public String toString() {
        return "FactureElectronique[" + profil + ", ***]";
    }
}
