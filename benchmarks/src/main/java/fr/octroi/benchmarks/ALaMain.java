package fr.octroi.benchmarks;

import fr.octroi.commun.Montant;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The rules of {@code gpso-vae-2019} on declared facts, as a careful developer would write them in Java for this aid
 * alone.
 *
 * <p>It builds what Octroi builds: a result per rule with its code, article, verdict and the values it read; the facts
 * that are missing, each with its article; the amount with its step; the conclusion. What is the same for everybody is
 * a constant, and nothing is looked up by name. Its answers are those that every engine is held to.
 */
public final class ALaMain {

    /** What a rule says: an unknown fact proves nothing. */
    public enum Verdict {
        /** Proved. */
        SATISFAITE,
        /** Disproved. */
        NON_SATISFAITE,
        /** The fact is unknown. */
        INDETERMINEE;

        static Verdict of(boolean vrai) {
            return vrai ? SATISFAITE : NON_SATISFAITE;
        }
    }

    /**
     * A fact that a rule read.
     *
     * @param nom the fact
     * @param valeur what was found, null when unknown
     */
    public record Lue(String nom, @Nullable Object valeur) {}

    /**
     * What one rule says.
     *
     * @param code the rule
     * @param article where the règlement says it
     * @param verdict what it says
     * @param lues the facts that it read
     */
    public record Resultat(String code, String article, Verdict verdict, List<Lue> lues) {}

    /**
     * A fact that is missing.
     *
     * @param fait the fact
     * @param article the rule that needs it
     */
    public record Manque(String fait, String article) {}

    /**
     * A step of the computation of the amount.
     *
     * @param code what was done
     * @param montant what it came to
     */
    public record Etape(String code, Montant montant) {}

    /** The conclusion, with all that led to it. */
    public sealed interface Decision {
        /**
         * Returns what each rule says.
         *
         * @return in the order of the règlement
         */
        List<Resultat> resultats();
    }

    /**
     * To grant.
     *
     * @param montant the amount
     * @param etapes how it was computed
     * @param compteConnu whether it could be paid now
     * @param resultats what each rule says
     */
    public record Accord(Montant montant, List<Etape> etapes, boolean compteConnu, List<Resultat> resultats)
            implements Decision {}

    /**
     * To refuse.
     *
     * @param resultats what each rule says
     * @param manques the facts that are missing besides
     */
    public record Refus(List<Resultat> resultats, List<Manque> manques) implements Decision {}

    /**
     * To ask the applicant.
     *
     * @param resultats what each rule says
     * @param manques the facts that are missing
     */
    public record Complement(List<Resultat> resultats, List<Manque> manques) implements Decision {}

    private static final LocalDate DU = LocalDate.of(2019, 1, 1);
    private static final LocalDate AU = LocalDate.of(2021, 10, 31);
    private static final Set<String> COMMUNES =
            Set.of("92012", "92022", "92040", "92047", "92048", "92072", "92075", "92077");
    private static final Set<String> VELOS = Set.of("VAE", "VAE_PLIANT", "VAE_CARGO");
    private static final String NEUF = "NEUF";
    private static final Montant FORFAIT = Montant.ofEuros(200);
    private static final List<Etape> ETAPES = List.of(new Etape("FORFAIT", FORFAIT));

    private ALaMain() {}

    /**
     * Decides, every rule reported.
     *
     * @param dossier the dossier
     * @return the conclusion
     */
    public static Decision decider(Dossier dossier) {
        Depense depense = dossier.depense();
        LocalDate achat = depense.date();
        String commune = dossier.demandeur().adresse().insee();
        String nature = depense.nature();
        String etat = depense.etat();
        return conclure(
                dossier,
                List.of(
                        resultat("PERIODE_ACHAT", "article 2", periode(achat), "achat.date", achat),
                        resultat("RESIDENCE", "article 1", residence(commune), "demandeur.commune", commune),
                        resultat("MATERIEL", "article 3", materiel(nature), "achat.nature", nature),
                        resultat("ETAT_NEUF", "article 3", neuf(etat), "achat.etat", etat)));
    }

    /**
     * Judges the date of purchase.
     *
     * @param achat null when unknown
     * @return what the rule says
     */
    public static Verdict periode(@Nullable LocalDate achat) {
        return achat == null ? Verdict.INDETERMINEE : Verdict.of(!achat.isBefore(DU) && !achat.isAfter(AU));
    }

    /**
     * Judges where the applicant lives.
     *
     * @param commune null when unknown
     * @return what the rule says
     */
    public static Verdict residence(@Nullable String commune) {
        return commune == null ? Verdict.INDETERMINEE : Verdict.of(COMMUNES.contains(commune));
    }

    /**
     * Judges what was bought.
     *
     * @param nature null when unknown
     * @return what the rule says
     */
    public static Verdict materiel(@Nullable String nature) {
        return nature == null ? Verdict.INDETERMINEE : Verdict.of(VELOS.contains(nature));
    }

    /**
     * Judges whether it was new.
     *
     * @param etat null when unknown
     * @return what the rule says
     */
    public static Verdict neuf(@Nullable String etat) {
        return etat == null ? Verdict.INDETERMINEE : Verdict.of(etat.equals(NEUF));
    }

    /**
     * Decides without a reason: the floor that no report can reach.
     *
     * @param dossier the dossier
     * @return whether the aid is granted
     */
    public static boolean accorde(Dossier dossier) {
        Depense depense = dossier.depense();
        LocalDate achat = depense.date();
        String commune = dossier.demandeur().adresse().insee();
        String nature = depense.nature();
        return achat != null
                && !achat.isBefore(DU)
                && !achat.isAfter(AU)
                && commune != null
                && COMMUNES.contains(commune)
                && nature != null
                && VELOS.contains(nature)
                && NEUF.equals(depense.etat());
    }

    static Resultat resultat(String code, String article, Verdict verdict, String fait, @Nullable Object valeur) {
        return new Resultat(code, article, verdict, List.of(new Lue(fait, valeur)));
    }

    /** Engines that say what each rule says, and no more, are concluded by this too. */
    static Decision conclure(Dossier dossier, List<Resultat> resultats) {
        boolean refus = false;
        List<Manque> manques = List.of();
        for (Resultat resultat : resultats) {
            switch (resultat.verdict()) {
                case SATISFAITE -> {}
                case NON_SATISFAITE -> refus = true;
                case INDETERMINEE -> {
                    if (manques.isEmpty()) {
                        manques = new ArrayList<>();
                    }
                    for (Lue lue : resultat.lues()) {
                        if (lue.valeur() == null) {
                            manques.add(new Manque(lue.nom(), resultat.article()));
                        }
                    }
                }
            }
        }
        if (refus) {
            return new Refus(resultats, manques);
        }
        return manques.isEmpty()
                ? new Accord(FORFAIT, ETAPES, dossier.iban() != null, resultats)
                : new Complement(resultats, manques);
    }
}
