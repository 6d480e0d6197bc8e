package fr.octroi.reglement;

import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Another aid in a search: what it gives is a fact of its name, as if the applicant declared it.
 *
 * <p>It is not rounded before it is compared: it may lie between two cents, or be a third of an euro, which no sum is. So it is written out, as a
 * code.
 */
final class AideSupposee {

    /** What another aid gives is a fact of a name that starts so. */
    private static final String PREFIXE = "aide.";

    static final Evaluation.Aides AIDES = new Supposees();

    private static final Valeur.Code SANS_OBJET = new Valeur.Code("sans objet");

    private AideSupposee() {}

    static Donnee donnee(String code) {
        String nom = PREFIXE + "c" + HexFormat.of().formatHex(code.getBytes(StandardCharsets.UTF_8));
        return new Donnee(nom, TypeValeur.CODE, Donnee.Origine.TIERS, code);
    }

    static Donnee donnee(Niveau niveau) {
        return donnee(total(niveau));
    }

    private static String total(Niveau niveau) {
        return "total " + niveau.mot();
    }

    static boolean est(Donnee donnee) {
        return donnee.nom().startsWith(PREFIXE);
    }

    /** That it does not apply, and one value of what it gives in each cell. */
    static List<Valeur> valeurs(Collection<Fraction> euros) {
        return Stream.concat(Stream.of(SANS_OBJET), euros.stream().map(valeur -> new Valeur.Code(valeur.toString())))
                .<Valeur>map(valeur -> valeur)
                .toList();
    }

    private static Fraction euros(Valeur.Code ecrit) {
        String[] deux = ecrit.mot().split("/", 2);
        Fraction haut = Fraction.of(new BigDecimal(deux[0]));
        return deux.length == 1 ? haut : haut.divisePar(Fraction.of(new BigDecimal(deux[1])));
    }

    /** What it gives in words: its name bears its code, and one that does not apply says so. */
    static void dire(Donnee donnee, Valeur valeur, Situation.Builder vers) {
        if (!(valeur instanceof Valeur.Code ecrit) || ecrit.equals(SANS_OBJET)) {
            vers.avec(enMots(donnee, TypeValeur.CODE), valeur);
            return;
        }
        Fraction euros = euros(ecrit);
        BigDecimal centimes = euros.arrondir(2, RoundingMode.FLOOR);
        if (Fraction.of(centimes).equals(euros)) {
            vers.avec(enMots(donnee, TypeValeur.MONTANT), new Valeur.Somme(Montant.of(centimes)));
        } else {
            vers.avec(enMots(donnee, TypeValeur.CODE), new Valeur.Code(ecrit.mot() + " EUR"));
        }
    }

    private static Donnee enMots(Donnee aide, TypeValeur type) {
        StringBuilder nom = new StringBuilder();
        for (String mot : aide.libelle().split("[^A-Za-z0-9]+")) {
            nom.append(nom.isEmpty() ? mot : mot.substring(0, 1).toUpperCase(Locale.ROOT) + mot.substring(1));
        }
        String lisible = Character.isLetter(nom.charAt(0)) ? nom.toString() : "n" + nom;
        return new Donnee(PREFIXE + lisible, type, Donnee.Origine.TIERS, aide.libelle());
    }

    /** Another aid gives what a fact of its name says; beyond all sums, it does not apply. */
    private static final class Supposees implements Evaluation.Aides {

        @Override
        public Evaluation.Resultat calculer(String code, Evaluation evaluation) {
            Donnee donnee = donnee(code);
            if (!(evaluation.situation().lire(donnee) instanceof Valeur.Code ecrit)) {
                evaluation.manque(donnee);
                return new Evaluation.Resultat(Fraction.ZERO, evaluation.inconnues());
            }
            return new Evaluation.Resultat(ecrit.equals(SANS_OBJET) ? null : euros(ecrit), evaluation.inconnues());
        }

        @Override
        public List<String> duNiveau(Niveau niveau) {
            return List.of(total(niveau));
        }
    }
}
