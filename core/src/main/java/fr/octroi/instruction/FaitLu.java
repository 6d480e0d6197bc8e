package fr.octroi.instruction;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.commun.Graphie;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.Siret;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * One fact read in a file, and where it was read.
 *
 * @param nom what it tells
 * @param valeur its canonical text, never blank: a date in ISO 8601, an amount such as {@code 1234.56}, an IBAN or a SIRET
 *     in capitals without spaces
 * @param source how it was read
 * @param page on which page, from 1, or 0 when it is of no page, such as an attached file
 */
@DonneePersonnelle
public record FaitLu(Nom nom, String valeur, Source source, int page) {

    /** How a fact was read, from the most to the least trusted. */
    public enum Source {
        /** In a code that its issuer signed, such as a 2D-Doc, the signature being right. */
        CODE_SIGNE,
        /** In structured data, such as the invoice in XML that a Factur-X holds. */
        XML,
        /** In the text of the page. */
        TEXTE,
        /** By optical recognition (reconnaissance optique de caractères): it never decides alone. */
        ROC
    }

    /** What a fact tells. */
    public enum Nom {
        /** What the document is, in the codes of the règlements, such as {@code FACTURE}. */
        TYPE_PIECE(Forme.TEXTE),
        /** The document's own number. */
        NUMERO(Forme.REFERENCE),
        /** The document's own date. */
        DATE(Forme.DATE),
        /** The total, all taxes included. */
        MONTANT_TTC(Forme.MONTANT),
        /** The total without taxes. */
        MONTANT_HT(Forme.MONTANT),
        /** The total of the VAT. */
        MONTANT_TVA(Forme.MONTANT),
        /** The currency, in ISO 4217. */
        DEVISE(Forme.TEXTE),
        /** {@code true} when an invoice says that it was paid (<i>acquittée</i>), {@code false} when it says that it was not. */
        ACQUITTEE(Forme.TEXTE),
        /** The line that names what was bought. */
        PRODUIT(Forme.MOTS),
        /** A standard that the product is said to meet, such as {@code EN 15194}. */
        NORME(Forme.TEXTE),
        /** The seller's SIRET. */
        SIRET(Forme.SIRET),
        /** The seller's name. */
        VENDEUR(Forme.MOTS),
        /** A buyer's name; there may be several. */
        ACHETEUR(Forme.MOTS),
        /** The name of a holder or addressee; there may be several. */
        TITULAIRE(Forme.MOTS),
        /** The person's address, on one line. */
        ADRESSE(Forme.MOTS),
        /** The account. */
        IBAN(Forme.IBAN),
        /** The bank, in ISO 9362. */
        BIC(Forme.TEXTE),
        /** The number by which a bicycle is marked (fichier national unique des cycles identifiés). */
        FNUCI(Forme.TEXTE);

        private final Forme forme;

        Nom(Forme forme) {
            this.forme = forme;
        }

        /** Whether one document may give several, none being wrong. */
        boolean estMultiple() {
            return this == ACHETEUR || this == TITULAIRE;
        }
    }

    private enum Forme {
        TEXTE,
        REFERENCE,
        MOTS,
        DATE,
        MONTANT,
        SIRET,
        IBAN
    }

    /** Besides civilities: two names or addresses that share no more than these are not alike. */
    private static final Set<String> MOTS_VIDES =
            Set.of("ET", "OU", "DE", "DU", "DES", "LA", "LE", "LES", "RUE", "AVENUE");

    private static final Pattern ENTRE_LES_MOTS = Pattern.compile("[^\\p{L}\\p{Nd}]+");

    /**
     * Checks the form.
     *
     * @throws ValeurInvalideException {@code FAIT_VIDE}, {@code PAGE_HORS_BORNES} when negative, {@code FAIT_MAL_ECRIT} when
     *     the value is not in the canonical form of its name
     */
    public FaitLu {
        if (valeur.isBlank()) {
            throw new ValeurInvalideException("FAIT_VIDE");
        }
        if (page < 0) {
            throw new ValeurInvalideException("PAGE_HORS_BORNES");
        }
        if (!estCanonique(nom.forme, valeur)) {
            throw new ValeurInvalideException("FAIT_MAL_ECRIT");
        }
    }

    /**
     * Makes a fact that is a date.
     *
     * @param nom what it tells
     * @param date the date
     * @param source how it was read
     * @param page from 1, or 0
     * @return the fact
     */
    public static FaitLu of(Nom nom, LocalDate date, Source source, int page) {
        return new FaitLu(nom, date.toString(), source, page);
    }

    /**
     * Makes a fact that is an amount.
     *
     * @param nom what it tells
     * @param montant the amount
     * @param source how it was read
     * @param page from 1, or 0
     * @return the fact
     */
    public static FaitLu of(Nom nom, Montant montant, Source source, int page) {
        return new FaitLu(nom, montant.toString(), source, page);
    }

    /**
     * Makes the fact that is the account.
     *
     * @param iban the account
     * @param source how it was read
     * @param page from 1, or 0
     * @return the fact
     */
    public static FaitLu of(Iban iban, Source source, int page) {
        return new FaitLu(Nom.IBAN, iban.valeur(), source, page);
    }

    /**
     * Makes the fact that is the seller's SIRET.
     *
     * @param siret the seller's
     * @param source how it was read
     * @param page from 1, or 0
     * @return the fact
     */
    public static FaitLu of(Siret siret, Source source, int page) {
        return new FaitLu(Nom.SIRET, siret.valeur(), source, page);
    }

    private static boolean estCanonique(Forme forme, String valeur) {
        try {
            return switch (forme) {
                case DATE -> LocalDate.parse(valeur).toString().equals(valeur);
                case MONTANT -> Montant.parse(valeur).toString().equals(valeur);
                case SIRET -> new Siret(valeur).valeur().equals(valeur);
                case IBAN -> new Iban(valeur).valeur().equals(valeur);
                case TEXTE, REFERENCE, MOTS -> true;
            };
        } catch (ValeurInvalideException | DateTimeException malEcrit) {
            return false;
        }
    }

    /** Whether both say the same thing, in other words perhaps: a name and an address are never written twice alike. */
    boolean concorde(FaitLu autre) {
        return switch (nom.forme) {
            case REFERENCE -> Doublons.reference(valeur).equals(Doublons.reference(autre.valeur));
            case MOTS -> mots(autre).stream().anyMatch(mots(this)::contains);
            case TEXTE, DATE, MONTANT, SIRET, IBAN -> valeur.equals(autre.valeur);
        };
    }

    private static Set<String> mots(FaitLu fait) {
        Set<String> mots = new HashSet<>(Arrays.asList(ENTRE_LES_MOTS.split(Graphie.sansAccents(fait.valeur))));
        mots.removeIf(mot -> mot.length() < 2 || MOTS_VIDES.contains(mot) || Noms.estUneCivilite(mot));
        return mots;
    }

    @Override
    public String toString() {
        return "FaitLu[" + nom + ", " + source + ", ***]";
    }
}
