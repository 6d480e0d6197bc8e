package fr.octroi.format;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Fraction;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Grandeur;
import fr.octroi.reglement.Niveau;
import fr.octroi.reglement.Unite;
import fr.octroi.reglement.Valeur;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what stands at the leaves of a règlement: numbers with their unit, days, délais, words of closed lists. */
final class ValeursDuReglement {

    /** A number: decimal, or the quotient of two, such as {@code 1/3}. */
    private static final Pattern NOMBRE = Pattern.compile("(-?[0-9]{1,15}(?:[.][0-9]{1,12})?)(?:/([0-9]{1,15}))?");

    /** What stands in the place of a unit when a space sets thousands apart. */
    private static final Pattern MILLIERS = Pattern.compile("[0-9]{3}");

    /** What whoever writes a règlement must change, for what the trade refuses by a code alone. */
    private static final Map<String, String> RAISONS = Map.ofEntries(
            Map.entry(
                    "UNITE",
                    "ce qui se compare, s'ajoute ou se limite compte la même chose, un diviseur aussi ou rien, et un montant compte des euros"),
            Map.entry("TYPE_DE_DONNEE", "cette forme ne va pas avec ce genre de donnée"),
            Map.entry(
                    "BORNES_INVALIDES",
                    "il faut une borne au moins, et la plus basse n'est pas au-dessus de la plus haute"),
            Map.entry("PERIODE_INVALIDE", "le dernier jour est avant le premier"),
            Map.entry("PERIODES_CHEVAUCHANTES", "deux valeurs sont données pour un même jour"),
            Map.entry("LISTE_VIDE", "la liste n'a pas assez d'éléments"),
            Map.entry(
                    "TERRITOIRE_SANS_COMMUNES",
                    "la résidence est le fait demandeur.commune ; de tout autre lieu on ne connaît que la commune, et le territoire nomme des"
                            + " communes"),
            Map.entry("TERRITOIRE_VIDE", "aucun lieu n'est nommé"),
            Map.entry("CODE_INSEE_INVALIDE", "le code INSEE d'une commune a cinq caractères, comme 92012 ou 2A004"),
            Map.entry(
                    "CODE_INVALIDE",
                    "un code s'écrit en majuscules, comme RESIDENCE ; celui d'une aide ou d'une version, en minuscules, chiffres et"
                            + " tirets, comme velo-2025"),
            Map.entry(
                    "MODELE_RESERVE",
                    "ce modèle est celui d'une lettre que toute aide a ; une relance en nomme un autre, comme RELANCE"),
            Map.entry("DONNEE_INVALIDE", "un nom commence par une minuscule et n'a que des lettres et des chiffres"),
            Map.entry("MONTANT_NEGATIF", "un montant n'est pas négatif"),
            Map.entry("PART_INVALIDE", "une part est au-dessus de 0 % et au-dessous de 100 %"),
            Map.entry(
                    "FINANCEURS_INVALIDES",
                    "il faut deux financeurs au moins, un seul qui prend le reste, sur la ligne du budget, et un reste"),
            Map.entry("RELAIS_INVALIDE", "il faut une autorité, un service et un lien qui commence par https://"),
            Map.entry("DIVISEUR_NUL", "on ne divise pas par zéro"),
            Map.entry("EXEMPLE_INVALIDE", "un cas a un montant, ou un refus, ou un manque, et un seul des trois"));

    private ValeursDuReglement() {}

    /** A number with its unit: {@code 300 EUR}, {@code 28657 EUR/an}, {@code 15400 EUR/an/part}, {@code 2}, {@code 25 %}. */
    static Grandeur grandeur(Noeud noeud) {
        return noeud.nombre("un nombre, avec son unité s'il en a une, comme 300 EUR ou 15400 EUR/an/part", texte -> {
            String[] mots = texte.replace("_", "").split(" +", -1);
            String unite = mots.length == 2 ? mots[1] : "";
            Matcher nombre = NOMBRE.matcher(mots[0]);
            if (mots.length > 2 || !nombre.matches() || MILLIERS.matcher(unite).matches()) {
                throw noeud.erreur(
                        "VALEUR_INVALIDE",
                        "il faut ici un nombre, avec son unité s'il en a une : un point devant les décimales et rien entre les"
                                + " milliers, comme 1000.50 EUR");
            }
            Fraction haut = Fraction.of(new BigDecimal(nombre.group(1)));
            Fraction valeur =
                    nombre.group(2) == null ? haut : haut.divisePar(Fraction.of(new BigDecimal(nombre.group(2))));
            return switch (unite) {
                case "" -> new Grandeur(valeur, Unite.NOMBRE);
                case "%" -> new Grandeur(valeur.divisePar(Fraction.of(100)), Unite.NOMBRE);
                case "EUR" -> new Grandeur(valeur, Unite.EURO);
                case "EUR/an" -> new Grandeur(valeur, Unite.EURO_PAR_AN);
                case "EUR/an/part" -> new Grandeur(valeur, Unite.EURO_PAR_AN_ET_PAR_PART);
                default ->
                    throw noeud.erreur(
                            "UNITE", "« " + unite + " » n'est pas une unité connue : EUR, EUR/an, EUR/an/part, %");
            };
        });
    }

    /** Reads a fact of an example. */
    static Valeur fait(Donnee donnee, Noeud noeud) {
        return switch (donnee.type()) {
            case CODE -> new Valeur.Code(noeud.texteNonVide());
            case BOOLEEN -> new Valeur.Booleen(noeud.ouiOuNon());
            case MONTANT, REVENU, DATE, NOMBRE -> {
                Valeur lue = valeur(donnee, noeud);
                if (!donnee.admet(lue)) {
                    throw noeud.erreur("VALEUR_INVALIDE", "il faut ici un nombre entier, comme 2");
                }
                yield lue;
            }
        };
    }

    /** Reads a value that has an order, in the kind of a fact. */
    static Valeur valeur(Donnee donnee, Noeud noeud) {
        return switch (donnee.type()) {
            case MONTANT -> new Valeur.Somme(noeud.montant());
            case REVENU -> new Valeur.Revenu(revenu(noeud));
            case DATE -> new Valeur.Jour(date(noeud));
            case NOMBRE ->
                new Valeur.Nombre(noeud.nombre("un nombre sans unité, comme 2 ou 1.5", ValeursDuReglement::nombre));
            case CODE, BOOLEEN -> throw noeud.erreur("TYPE_DE_DONNEE", "« " + donnee.nom() + " » n'a pas d'ordre");
        };
    }

    /** Without an exponent: a few signs may stand for a number that no memory holds. */
    private static BigDecimal nombre(String texte) {
        Matcher nombre = NOMBRE.matcher(texte.replace("_", ""));
        if (!nombre.matches() || nombre.group(2) != null) {
            throw new NumberFormatException();
        }
        return new BigDecimal(nombre.group(1));
    }

    private static Montant revenu(Noeud noeud) {
        Grandeur grandeur = grandeur(noeud);
        if (grandeur.unite() != Unite.EURO_PAR_AN) {
            throw noeud.erreur("UNITE", "il faut ici un revenu avec son unité, comme 28657 EUR/an");
        }
        return noeud.lire(
                "un revenu en centimes au plus",
                texte -> Montant.of(grandeur.valeur().arrondir(2, RoundingMode.UNNECESSARY)));
    }

    static Niveau niveau(Noeud noeud) {
        return constante(noeud, Niveau.class);
    }

    static LocalDate date(Noeud noeud) {
        return noeud.lire(
                "un jour qui existe, de 1900 à 2199, année d'abord, comme 2019-01-31",
                texte -> CalendrierOuvre.verifier(LocalDate.parse(texte)));
    }

    /** Reads a day that may be left out. */
    static Optional<LocalDate> date(Noeud noeud, String cle) {
        return noeud.facultatif(cle).map(ValeursDuReglement::date);
    }

    static Delai delai(Noeud noeud) {
        return noeud.nombre("un délai, comme 3 mois ou 10 jours ouvrés", Delai::parse);
    }

    /** Reads a délai that may be left out. */
    static Optional<Delai> delai(Noeud noeud, String cle) {
        return noeud.facultatif(cle).map(ValeursDuReglement::delai);
    }

    static <E extends Enum<E>> E constante(Noeud noeud, Class<E> type) {
        String mot = noeud.texte().toUpperCase(Locale.ROOT).replace(' ', '_');
        List<String> connus = new ArrayList<>();
        for (E constante : type.getEnumConstants()) {
            if (constante.name().equals(mot)) {
                return constante;
            }
            connus.add(constante.name());
        }
        throw noeud.erreur(
                "VALEUR_INVALIDE",
                "« " + noeud.texte() + " » n'est pas l'un de "
                        + String.join(", ", connus).toLowerCase(Locale.ROOT).replace('_', ' ')
                        + MotProche.suggestion(mot, connus)
                                .toLowerCase(Locale.ROOT)
                                .replace('_', ' '));
    }

    /** Builds a value; what its invariants refuse becomes an error at this place. */
    static <T> T construire(Noeud noeud, Supplier<T> fabrique) {
        try {
            return fabrique.get();
        } catch (ValeurInvalideException refusee) {
            String raison = RAISONS.getOrDefault(refusee.code(), "");
            throw noeud.erreur(
                    refusee.code(),
                    "la valeur est refusée (" + refusee.code() + ")" + (raison.isEmpty() ? "" : " : " + raison));
        }
    }
}
