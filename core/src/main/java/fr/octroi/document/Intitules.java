package fr.octroi.document;

import fr.octroi.commun.Fraction;
import fr.octroi.dossier.Dossier;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Engagement;
import fr.octroi.reglement.Etape;
import fr.octroi.reglement.Grandeur;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Unite;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.ValeurLue;
import fr.octroi.reglement.Vocabulaire;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What the codes of a règlement and of its instruction mean to people. */
final class Intitules {

    private static final Map<Langue, Phrases> PHRASES = Phrases.enToutesLangues("Intitules");

    /** What the codes of values mean, looked up for every value of every page. */
    private static final Map<Langue, Map<String, String>> MOTS = mots();

    /** The signs of the longest fraction that reads at a glance. */
    private static final int FRACTION_COURTE = 5;

    private final ReglementAide reglement;
    private final Phrases phrases = phrases(Langue.FRANCAIS);

    Intitules(ReglementAide reglement) {
        this.reglement = reglement;
    }

    private static Map<Langue, Map<String, String>> mots() {
        Map<Langue, Map<String, String>> mots = new EnumMap<>(Langue.class);
        PHRASES.forEach((langue, phrases) -> mots.put(langue, phrases.commencantPar("valeur.")));
        return mots;
    }

    private static Phrases phrases(Langue langue) {
        return Objects.requireNonNull(PHRASES.get(langue));
    }

    /** The words of a règlement: French, and marked as a quotation in any other language. */
    static String citer(String texte, Langue langue) {
        return phrases(langue).dire("citation", texte);
    }

    /** What people call a fact: translated when all règlements share it, else in the words of its règlement. */
    static String fait(Donnee donnee, Langue langue) {
        String cle = "fait." + donnee.nom();
        return langue != Langue.FRANCAIS && phrases(langue).sait(cle)
                ? phrases(langue).dire(cle)
                : citer(donnee.libelle(), langue);
    }

    /** What a condition or an engagement requires, by its code; empty for the code of something else. */
    Optional<String> exigence(String code) {
        Stream<String> validite = Stream.of(reglement.validite().libelle())
                .filter(libelle -> reglement.validite().code().equals(code));
        Stream<String> conditions = reglement.conditions().stream()
                .filter(condition -> condition.code().equals(code))
                .map(Condition::libelle);
        Stream<String> engagements = reglement.engagements().stream()
                .filter(engagement -> engagement.code().equals(code))
                .map(Engagement::libelle);
        Stream<String> montant = Stream.of("MONTANT_NUL").filter(code::equals).map(nul -> phrases.dire("montantNul"));
        Stream<String> credits = Stream.of(ReglementAide.CREDITS_EPUISES)
                .filter(code::equals)
                .map(epuises -> phrases.dire("creditsEpuises"));
        return Stream.of(validite, conditions, engagements, montant, credits)
                .flatMap(textes -> textes)
                .findFirst()
                .map(Intitules::phrase);
    }

    /** What is asked for, by the type of the piece or the name of the fact; empty when the règlement knows no such thing. */
    Optional<String> sujet(String sujet) {
        Stream<String> pieces = reglement.pieces().stream()
                .filter(piece -> piece.type().equals(sujet))
                .map(piece -> piece.libelle());
        Stream<String> donnees = Stream.concat(reglement.questions().stream(), Vocabulaire.communes().stream())
                .filter(donnee -> donnee.nom().equals(sujet))
                .map(Donnee::libelle);
        return Stream.concat(pieces, donnees).findFirst().map(Phrases::apostrophes);
    }

    /** Whether what is asked for is a file: one is sent, a fact is answered. */
    boolean estUnePiece(String sujet) {
        return reglement.pieces().stream().anyMatch(piece -> piece.type().equals(sujet));
    }

    /** The article behind a rule or a piece, by the code of a motif; empty for what the règlement does not know. */
    Optional<String> article(String code) {
        int deuxPoints = code.indexOf(':');
        String sujet = deuxPoints < 0 ? "" : code.substring(0, deuxPoints);
        Stream<String> validite = Stream.of(reglement.validite())
                .filter(connue -> connue.code().equals(code))
                .map(ReglementAide.Validite::article);
        Stream<String> conditions = reglement.conditions().stream()
                .filter(condition -> condition.code().equals(code))
                .map(Condition::article);
        Stream<String> pieces = reglement.pieces().stream()
                .filter(piece -> piece.type().equals(sujet))
                .map(PieceRequise::article);
        Stream<String> montant = Stream.of(reglement.bareme().article()).filter(article -> code.equals("MONTANT_NUL"));
        return Stream.of(validite, conditions, pieces, montant)
                .flatMap(articles -> articles)
                .filter(article -> !article.isBlank())
                .findFirst();
    }

    /** What is wrong with a piece or a fact, as a sentence; empty when no words are known for it. */
    Optional<String> raison(String code) {
        String cle = "raison." + code.substring(code.indexOf(':') + 1);
        return phrases.sait(cle) ? Optional.of(phrases.dire(cle)) : Optional.empty();
    }

    /** How a rule, a piece or an engagement is broken, by its code; empty for a code that the règlement does not know. */
    Optional<String> manquement(String code) {
        Optional<String> engagement = reglement.engagements().stream()
                .filter(pris -> pris.code().equals(code))
                .findFirst()
                .map(pris -> phrase(pris.manquement()));
        return engagement
                .or(() -> code.indexOf(':') < 0 ? Optional.empty() : raison(code))
                .or(() -> exigence(code).map(regle -> phrases.dire("manquement")));
    }

    /**
     * A motif in one phrase: the condition that is not met, never so that it reads as if it were, or the piece and what is wrong with it; else
     * the code itself.
     */
    String motif(String code) {
        int deuxPoints = code.indexOf(':');
        if (deuxPoints < 0) {
            String genre = code.equals(ReglementAide.CREDITS_EPUISES) ? "motif.credits" : "motif.condition";
            return exigence(code).map(regle -> phrases.dire(genre, regle)).orElse(code);
        }
        return sujet(code.substring(0, deuxPoints))
                .flatMap(sujet -> raison(code).map(raison -> Phrases.majuscule(sujet) + " : " + raison))
                .orElse(code);
    }

    /** A step of the computation, with its result. */
    String etape(Etape etape) {
        return etape(etape, Langue.FRANCAIS);
    }

    /** A step of the computation, with its result. */
    static String etape(Etape etape, Langue langue) {
        Phrases phrases = phrases(langue);
        List<Grandeur> termes = etape.termes();
        // The terms, then the result: what most sentences say, in that order.
        String[] valeurs = new String[termes.size() + 1];
        for (int i = 0; i < termes.size(); i++) {
            valeurs[i] = grandeur(termes.get(i), langue);
        }
        String resultat = grandeur(etape.resultat(), langue);
        valeurs[termes.size()] = resultat;
        return switch (etape.code()) {
            case "SOMME" ->
                termes.isEmpty()
                        ? phrases.dire("etape.SOMME.aucun", resultat)
                        : phrases.dire("etape.SOMME", termes(" + ", valeurs), resultat);
            case "PRODUIT" -> phrases.dire("etape.PRODUIT", termes(" × ", valeurs), resultat);
            case "TAUX" -> phrases.dire("etape.TAUX", taux(termes.get(0).valeur(), langue), valeurs[1], resultat);
            default -> phrases.dire("etape." + etape.code(), (Object[]) valeurs);
        };
    }

    private static String termes(String signe, String[] valeurs) {
        return String.join(signe, Arrays.asList(valeurs).subList(0, valeurs.length - 1));
    }

    /** Writes a number with its unit; what has no end is a short fraction, such as a coefficient of {@code 1/3}, or is cut after six decimals. */
    static String grandeur(Grandeur grandeur, Langue langue) {
        if (grandeur.unite() == Unite.NOMBRE) {
            String exact = grandeur.valeur().toString();
            if (exact.indexOf('/') >= 0 && exact.length() <= FRACTION_COURTE) {
                return exact;
            }
        }
        BigDecimal nombre = grandeur.valeur().arrondir(6, RoundingMode.HALF_UP);
        return grandeur.unite() == Unite.NOMBRE
                ? langue.compte(nombre)
                : parUnite(grandeur.unite(), langue.euros(nombre), langue);
    }

    private static String parUnite(Unite unite, String euros, Langue langue) {
        return unite == Unite.EURO ? euros : phrases(langue).dire("unite." + unite, euros);
    }

    /** Writes a factor as a rate, such as {@code 25 %}. */
    private static String taux(Fraction facteur, Langue langue) {
        Grandeur centieme = new Grandeur(facteur.fois(Fraction.of(100)), Unite.NOMBRE);
        return phrases(langue).dire("taux", grandeur(centieme, langue));
    }

    /** A fact with its value, empty when it is unknown. */
    Optional<String> valeur(ValeurLue lue, Dossier dossier) {
        return Optional.ofNullable(lue.valeur())
                .map(valeur -> Phrases.apostrophes(
                        Phrases.majuscule(lue.donnee().libelle()) + " : " + ecrire(lue.donnee(), valeur, dossier)));
    }

    private String ecrire(Donnee donnee, Valeur valeur, Dossier dossier) {
        String ville = dossier.demandeur().adresse().ville();
        return valeur instanceof Valeur.Code code && donnee.equals(Vocabulaire.DEMANDEUR_COMMUNE) && !ville.isBlank()
                ? phrases.dire("commune", ville, code.mot())
                : ecrire(valeur, Langue.FRANCAIS);
    }

    /** Writes a value; the codes of a règlement that no bundle knows lose their underscores alone. */
    static String ecrire(Valeur valeur, Langue langue) {
        if (valeur instanceof Valeur.Jour jour) {
            return langue.jour(jour.jour());
        }
        if (valeur instanceof Valeur.Somme somme) {
            return langue.euros(somme.montant());
        }
        if (valeur instanceof Valeur.Revenu revenu) {
            return parUnite(Unite.EURO_PAR_AN, langue.euros(revenu.parAn()), langue);
        }
        if (valeur instanceof Valeur.Nombre nombre) {
            return langue.compte(nombre.nombre());
        }
        if (valeur instanceof Valeur.Booleen booleen) {
            return phrases(langue).dire(booleen.vrai() ? "booleen.true" : "booleen.false");
        }
        String mot = valeur.toString();
        String connu = Objects.requireNonNull(MOTS.get(langue)).get(mot);
        return connu == null ? mot.toLowerCase(Locale.FRENCH).replace('_', ' ') : connu;
    }

    /** A text as a sentence: with a capital and a full stop. */
    static String phrase(String texte) {
        String phrase = Phrases.majuscule(Phrases.apostrophes(texte));
        return phrase.endsWith(".") ? phrase : phrase + ".";
    }
}
