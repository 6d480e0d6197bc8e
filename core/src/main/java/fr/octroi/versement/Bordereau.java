package fr.octroi.versement;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The payments handed to the finance service at once, with totals that show a loss on the way (<i>bordereau</i>).
 *
 * @param code its identity: 1 to 35 ASCII letters, digits and inner {@code . _ / -}
 * @param exercice the budget year, from 1900 to 2199
 * @param jour the day it is issued: in the year or, where its envelope closes later, in the next
 * @param enveloppe the code of the envelope that it is charged to
 * @param lignes the payments, one at least, ranked from 1
 */
public record Bordereau(String code, int exercice, LocalDate jour, String enveloppe, List<Ligne> lignes) {

    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._/-]{0,33}[A-Za-z0-9])?");

    /**
     * A line.
     *
     * @param rang its place, from 1
     * @param versement the payment, in state {@link Versement.Etat#LIQUIDE}
     */
    public record Ligne(int rang, Versement versement) {}

    /**
     * What is announced beside the lines, and must come out of them again (<i>totaux de contrôle</i>).
     *
     * @param nombre how many lines
     * @param total their sum
     * @param empreinte the digest of all that they say, in order
     */
    public record Totaux(int nombre, Montant total, Empreinte empreinte) {}

    /** What differs between announced totals and those of the lines. */
    public enum Ecart {
        /** Lines are missing or too many. */
        NOMBRE,
        /** The sum is another. */
        TOTAL,
        /** The same number and sum may hide other lines. */
        EMPREINTE
    }

    /**
     * Copies and checks.
     *
     * @throws ValeurInvalideException {@code BORDEREAU_INVALIDE} for a code of another form, no envelope, no line or
     *     ranks that do not follow each other; {@code EXERCICE_INVALIDE} when the day is in no such year; {@code
     *     VERSEMENT_NON_LIQUIDE}, {@code DOSSIER_EN_DOUBLE}, {@code REFERENCE_EN_DOUBLE}, {@code MONTANT_HORS_BORNES}
     */
    public Bordereau {
        lignes = List.copyOf(lignes);
        if (!CODE.matcher(code).matches() || enveloppe.isBlank() || lignes.isEmpty()) {
            throw new ValeurInvalideException("BORDEREAU_INVALIDE");
        }
        if (exercice < 1900 || exercice > 2199 || jour.getYear() < exercice || jour.getYear() > exercice + 1) {
            throw new ValeurInvalideException("EXERCICE_INVALIDE");
        }
        Set<NumeroDossier> dossiers = new TreeSet<>();
        Set<String> references = new TreeSet<>();
        for (int i = 0; i < lignes.size(); i++) {
            Versement versement = lignes.get(i).versement();
            if (lignes.get(i).rang() != i + 1) {
                throw new ValeurInvalideException("BORDEREAU_INVALIDE");
            }
            if (versement.etat() != Versement.Etat.LIQUIDE) {
                throw new ValeurInvalideException("VERSEMENT_NON_LIQUIDE");
            }
            if (!dossiers.add(versement.dossier())) {
                throw new ValeurInvalideException("DOSSIER_EN_DOUBLE");
            }
            if (!references.add(versement.reference())) {
                throw new ValeurInvalideException("REFERENCE_EN_DOUBLE");
            }
        }
        total(lignes);
    }

    /**
     * Makes a bordereau of payments in their order.
     *
     * @param code its identity
     * @param exercice the budget year
     * @param jour the day it is issued
     * @param enveloppe the code of the envelope
     * @param versements the payments, ranked from 1 as they come
     * @return the bordereau
     * @throws ValeurInvalideException as the constructor
     */
    public static Bordereau of(
            String code, int exercice, LocalDate jour, String enveloppe, List<Versement> versements) {
        List<Ligne> lignes = new ArrayList<>();
        for (Versement versement : versements) {
            lignes.add(new Ligne(lignes.size() + 1, versement));
        }
        return new Bordereau(code, exercice, jour, enveloppe, lignes);
    }

    /**
     * Computes the totals.
     *
     * @return the totals of the lines, whose digest covers the head and every field of every payment but its state
     */
    public Totaux totaux() {
        List<String> champs = new ArrayList<>(List.of(code, Integer.toString(exercice), jour.toString(), enveloppe));
        for (Ligne ligne : lignes) {
            Versement versement = ligne.versement();
            champs.add(Integer.toString(ligne.rang()));
            champs.add(versement.reference());
            champs.add(versement.dossier().valeur());
            champs.add(versement.acte());
            champs.add(versement.montant().toString());
            champs.add(versement.compte().hexadecimal());
        }
        return new Totaux(lignes.size(), total(lignes), Empreinte.deChamps(champs.toArray(new String[0])));
    }

    /**
     * Compares the totals that somebody announces with those of the lines.
     *
     * @param annonces the announced totals
     * @return what differs, in order of declaration, empty when all is well
     */
    public List<Ecart> controler(Totaux annonces) {
        Totaux comptes = totaux();
        List<Ecart> ecarts = new ArrayList<>();
        if (annonces.nombre() != comptes.nombre()) {
            ecarts.add(Ecart.NOMBRE);
        }
        if (!annonces.total().equals(comptes.total())) {
            ecarts.add(Ecart.TOTAL);
        }
        if (!annonces.empreinte().equals(comptes.empreinte())) {
            ecarts.add(Ecart.EMPREINTE);
        }
        return List.copyOf(ecarts);
    }

    private static Montant total(List<Ligne> lignes) {
        return lignes.stream().map(ligne -> ligne.versement().montant()).reduce(Montant.ZERO, Montant::plus);
    }
}
