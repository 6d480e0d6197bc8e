package fr.octroi.rgpd;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The list of the dossiers, and of the parts of dossiers, whose time has come or will have by some day, as the archives are asked to agree to their end
 * (<i>bordereau d'élimination</i>, Code du patrimoine R212-14). It names nobody.
 *
 * @param code its reference, a code of at most 40 upper-case letters, digits and {@code _ . -}, the first a letter or a digit
 * @param jour the day on which it was drawn up
 * @param au by which day the time of all that stands on it will have passed, no earlier than {@code jour}; no line is carried out before
 *     the day after its last
 * @param lignes one for each dossier or part of one, in order of number, then of part
 */
public record Elimination(String code, LocalDate jour, LocalDate au, List<Ligne> lignes) {

    /**
     * A dossier, or a part of one, whose time has come or will have.
     *
     * @param numero the dossier
     * @param aide the aid it asked for
     * @param depot the day of its filing
     * @param etat how it ended, or where it stands when a part of it ends before: one of {@link Conservation#INSTRUITS}
     * @param terme what of it, until when it is to be kept, and why
     */
    public record Ligne(
            NumeroDossier numero, String aide, LocalDate depot, EtatDossier etat, Conservation.Terme terme) {

        /**
         * Checks the state.
         *
         * @throws ValeurInvalideException {@code ELIMINATION_INVALIDE} when nothing of a dossier may end in that state
         */
        public Ligne {
            if (!(terme.partie() == null ? Conservation.TERMINES : Conservation.INSTRUITS).contains(etat)) {
                throw new ValeurInvalideException("ELIMINATION_INVALIDE");
            }
        }

        private static final Comparator<Ligne> ORDRE = Comparator.comparing(Ligne::numero)
                .thenComparing(Ligne::partie, Comparator.nullsFirst(Comparator.naturalOrder()));

        /**
         * Returns which part of the dossier it is about.
         *
         * @return the part, null for all of it
         */
        public @Nullable Partie partie() {
            return terme.partie();
        }

        private String code() {
            Partie partie = partie();
            return partie == null ? "" : partie.code();
        }
    }

    /**
     * The agreement of the archives to one list, as they saw it (<i>visa</i>).
     *
     * @param reference theirs, a code
     * @param jour the day they gave it
     * @param liste the digest of the list they saw
     */
    public record Visa(String reference, LocalDate jour, Empreinte liste) {
        /**
         * Checks the reference.
         *
         * @throws ValeurInvalideException {@code VISA_INVALIDE} when it is no code
         */
        public Visa {
            exiger(reference, "VISA_INVALIDE");
        }

        /**
         * Says whether it may have been given by some day to a list that was drawn up before.
         *
         * @param vue the list
         * @param aujourdhui today
         * @return false when it is older than the list, or yet to come
         */
        public boolean aPuEtreDonne(Elimination vue, LocalDate aujourdhui) {
            return !jour.isBefore(vue.jour()) && !jour.isAfter(aujourdhui);
        }
    }

    /**
     * Checks and sorts.
     *
     * @throws ValeurInvalideException {@code ELIMINATION_INVALIDE} when its reference is no code, it looks to a day that had passed, a dossier or a
     *     part of one stands on it twice, a dossier whole and in part, or the time of one will not have passed by that day
     */
    public Elimination {
        exiger(code, "ELIMINATION_INVALIDE");
        if (au.isBefore(jour)) {
            throw new ValeurInvalideException("ELIMINATION_INVALIDE");
        }
        lignes = lignes.stream().sorted(Ligne.ORDRE).toList();
        for (int i = 0; i < lignes.size(); i++) {
            Ligne ligne = lignes.get(i);
            Ligne precedente = i == 0 ? null : lignes.get(i - 1);
            boolean deuxFois = precedente != null
                    && precedente.numero().equals(ligne.numero())
                    && (precedente.partie() == null || precedente.partie().equals(ligne.partie()));
            if (!ligne.terme().jour().isBefore(au) || deuxFois) {
                throw new ValeurInvalideException("ELIMINATION_INVALIDE");
            }
        }
    }

    /**
     * Says whether something stands on it whose time had not passed when it was drawn up.
     *
     * @return true when it gives notice: what it names is carried out later, each line after its last day
     */
    public boolean estUnPreavis() {
        return lignes.stream().anyMatch(ligne -> !ligne.terme().jour().isBefore(jour));
    }

    private static void exiger(String code, String faute) {
        if (!code.matches("[A-Z0-9][A-Z0-9_.-]{0,39}")) {
            throw new ValeurInvalideException(faute);
        }
    }

    /**
     * Returns what stands for this list in a visa: of any other list, another.
     *
     * @return the digest of all that it says
     */
    public Empreinte empreinte() {
        List<String> champs = new ArrayList<>(List.of("elimination", code, jour.toString(), au.toString()));
        for (Ligne ligne : lignes) {
            champs.addAll(List.of(
                    ligne.numero().valeur(),
                    ligne.code(),
                    ligne.aide(),
                    ligne.depot().toString(),
                    ligne.etat().name(),
                    ligne.terme().depart().name(),
                    ligne.terme().depuis().toString(),
                    ligne.terme().duree().toString(),
                    ligne.terme().fondement()));
        }
        return Empreinte.deChamps(champs.toArray(String[]::new));
    }
}
