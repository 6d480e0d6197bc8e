package fr.octroi.reglement;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that the authors of a règlement should look at before it is voted (<i>défaut</i>).
 *
 * @param gravite how bad it is
 * @param code what it is
 * @param reglement the aid and its version, such as {@code gpso-vae 2019}
 * @param lieu where in the règlement: the code of a condition, the type of a piece, a part ({@code conditions}, {@code validite}), a row
 *     such as {@code montant.valeur.table[2]}, the code of a place, the name of a case, a fact
 * @param temoin facts that show it, null when it needs none: whoever doubts can compute them by hand
 * @param precision what it is about, such as an amount or a date; blank when the place says it
 */
public record Defaut(
        Gravite gravite,
        Code code,
        String reglement,
        String lieu,
        @Nullable Situation temoin,
        String precision) {

    /** How bad a fault is. */
    public enum Gravite {
        /** Some applicant would be judged otherwise than the text means, or cannot be judged. */
        FAUTE,
        /** What happens is certain; whether it is meant is for the authors to say. */
        ALERTE,
        /** Nothing wrong by itself. */
        NOTE
    }

    /** What a fault is. */
    public enum Code {
        /** A reason without an article: nobody can be refused for it (CRPA L211-5). */
        ARTICLE_ABSENT(Gravite.FAUTE),
        /** Nothing limits the amount. */
        MONTANT_NON_BORNE(Gravite.FAUTE),
        /** No applicant at all satisfies the conditions. */
        CONDITIONS_CONTRADICTOIRES(Gravite.FAUTE),
        /** A condition of a row contradicts itself: an <i>et</i> for an <i>ou</i>, most often. */
        LIGNE_IMPOSSIBLE(Gravite.FAUTE),
        /** A row that earlier rows, or the conditions, leave to nobody. */
        LIGNE_JAMAIS_ATTEINTE(Gravite.FAUTE),
        /** One of several ways to satisfy a condition contradicts itself. */
        BRANCHE_IMPOSSIBLE(Gravite.FAUTE),
        /** A code is asked for that the vocabulary of the règlement has not: nobody can have it. */
        CODE_HORS_VOCABULAIRE(Gravite.FAUTE),
        /** An applicant is eligible, and no row gives him an amount. */
        ELIGIBLE_SANS_MONTANT(Gravite.FAUTE),
        /** A cap is a table that has no row for some applicant: nothing limits his amount. */
        PLAFOND_TROUE(Gravite.FAUTE),
        /** A floor gives an amount where the rate gives none. */
        PLANCHER_SANS_DROIT(Gravite.FAUTE),
        /** Whoever is eligible, the amount is nothing: a cap of zero, or a payment threshold that nobody comes to. */
        RIEN_POUR_PERSONNE(Gravite.FAUTE),
        /** Another aid that it depends on is not among those that are read with it. */
        AIDE_INCONNUE(Gravite.FAUTE),
        /** One name is two kinds of fact, in règlements that are judged on the same dossier. */
        FAIT_DE_DEUX_GENRES(Gravite.FAUTE),
        /** Aids depend on one another in a ring. */
        CYCLE(Gravite.FAUTE),
        /** The income of a part is compared with a ceiling that grows with the household. */
        REVENU_PAR_PART_CONTRE_MENAGE(Gravite.FAUTE),
        /** Two versions apply to the same day. */
        VERSIONS_CHEVAUCHANTES(Gravite.FAUTE),
        /** A worked example comes to something else. */
        EXEMPLE_FAUX(Gravite.FAUTE),
        /** A commune that never was. */
        COMMUNE_INCONNUE(Gravite.FAUTE),
        /** An <i>arrondissement</i> of Paris, Lyon or Marseille: whoever lives there is known as an inhabitant of the commune. */
        ARRONDISSEMENT(Gravite.FAUTE),
        /** No version applies between two. */
        VERSIONS_ESPACEES(Gravite.ALERTE),
        /** Of two households alike in all else, the poorer gets less. */
        MOINS_POUR_LE_PLUS_PAUVRE(Gravite.ALERTE),
        /** The aid may be above the price. */
        AIDE_AU_DESSUS_DU_PRIX(Gravite.ALERTE),
        /** A ceiling has no value for some applicant: the comparison is answered no, and nobody wrote so. */
        COMPARAISON_SANS_VALEUR(Gravite.ALERTE),
        /** Whoever buys in time satisfies it: it refuses nobody. */
        CONDITION_SANS_EFFET(Gravite.ALERTE),
        /** A floor is never below the cap beside it: what is computed between them counts for nobody. */
        PLANCHER_AU_PLAFOND(Gravite.ALERTE),
        /** A dated figure has no value on some day of the version, and the sum that it stands in goes on without it. */
        PARAMETRE_ECHU(Gravite.ALERTE),
        /** An EPCI, an EPT, a département or a région of this code does not exist, or no longer. */
        LIEU_INCONNU(Gravite.ALERTE),
        /** A commune that is no more: its former inhabitants live in another. */
        COMMUNE_DISPARUE(Gravite.ALERTE),
        /** A piece must be of a nature that the reader of pieces does not tell: a document of another one is refused for it. */
        NATURE_INCONNUE(Gravite.ALERTE),
        /** A question that nothing reads: its answer is collected for nothing (RGPD art. 5(1)(c)). */
        QUESTION_SANS_EFFET(Gravite.ALERTE),
        /** What is left when no row holds is left to nobody. */
        SINON_JAMAIS_ATTEINT(Gravite.NOTE),
        /** It depends on another aid, and is read alone: its examples were not computed. */
        AIDE_A_LIRE_AVEC(Gravite.NOTE),
        /** The last day of this version is past. */
        VERSION_FINIE(Gravite.NOTE),
        /** A fixed amount, whatever the price: above it for a cheap purchase. */
        FORFAIT_SANS_PRIX(Gravite.NOTE),
        /** A comparison of several unknowns at once, or too many cases: this could not be decided. */
        NON_DECIDE(Gravite.NOTE);

        private final Gravite gravite;

        Code(Gravite gravite) {
            this.gravite = gravite;
        }
    }

    static Defaut of(Code code, ReglementAide reglement, String lieu, Optional<Situation> temoin, String precision) {
        return new Defaut(
                code.gravite, code, reglement.code() + " " + reglement.version(), lieu, temoin.orElse(null), precision);
    }
}
