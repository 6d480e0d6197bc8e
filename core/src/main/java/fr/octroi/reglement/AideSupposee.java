package fr.octroi.reglement;

import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** Another aid in a search: what it gives is a fact of its name, as if the applicant declared it. */
final class AideSupposee {

    /** What another aid gives is a fact of a name that starts so. */
    private static final String PREFIXE = "aide.";

    static final Evaluation.Aides AIDES = new Supposees();

    /** Beyond all sums: it does not apply. */
    static final Montant SANS_OBJET = new Montant(Montant.MAXIMUM);

    private AideSupposee() {}

    static Donnee donnee(String code) {
        String nom = PREFIXE + "c" + HexFormat.of().formatHex(code.getBytes(StandardCharsets.UTF_8));
        return new Donnee(nom, TypeValeur.MONTANT, Donnee.Origine.TIERS, code);
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

    /** What it gives in words: its name bears its code, and one that does not apply says so. */
    static void dire(Donnee donnee, Valeur valeur, Situation.Builder vers) {
        if (valeur.equals(new Valeur.Somme(SANS_OBJET))) {
            vers.avec(enMots(donnee, TypeValeur.CODE), new Valeur.Code("sans objet"));
        } else {
            vers.avec(enMots(donnee, TypeValeur.MONTANT), valeur);
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
            if (!(evaluation.situation().lire(donnee) instanceof Valeur.Somme somme)) {
                evaluation.manque(donnee);
                return new Evaluation.Resultat(Fraction.ZERO, evaluation.inconnues());
            }
            boolean applicable = somme.montant().compareTo(SANS_OBJET) < 0;
            return new Evaluation.Resultat(
                    applicable ? Fraction.of(somme.montant().enEuros()) : null, evaluation.inconnues());
        }

        @Override
        public List<String> duNiveau(Niveau niveau) {
            return List.of(total(niveau));
        }
    }
}
