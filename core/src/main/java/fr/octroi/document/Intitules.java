package fr.octroi.document;

import fr.octroi.dossier.Dossier;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Engagement;
import fr.octroi.reglement.Etape;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.ValeurLue;
import fr.octroi.reglement.Vocabulaire;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What the codes of a règlement and of its instruction mean to people. */
final class Intitules {

    private final ReglementAide reglement;
    private final Phrases phrases = new Phrases("Intitules");

    Intitules(ReglementAide reglement) {
        this.reglement = reglement;
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
        return Stream.of(validite, conditions, engagements, montant)
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

    /** A motif in one phrase: what is required, or the piece and what is wrong with it; else the code itself. */
    String motif(String code) {
        int deuxPoints = code.indexOf(':');
        if (deuxPoints < 0) {
            return exigence(code).orElse(code);
        }
        return sujet(code.substring(0, deuxPoints))
                .flatMap(sujet -> raison(code).map(raison -> Phrases.majuscule(sujet) + " : " + raison))
                .orElse(code);
    }

    /** A step of the computation, with its result. */
    String etape(Etape etape) {
        List<String> termes = etape.termes().stream().map(Francais::grandeur).toList();
        String resultat = Francais.grandeur(etape.resultat());
        return switch (etape.code()) {
            case "SOMME" -> phrases.dire("etape.SOMME", String.join(" + ", termes), resultat);
            case "PRODUIT" -> phrases.dire("etape.PRODUIT", String.join(" × ", termes), resultat);
            case "TAUX" ->
                phrases.dire("etape.TAUX", Francais.taux(etape.termes().get(0).valeur()), termes.get(1), resultat);
            default ->
                phrases.dire(
                        "etape." + etape.code(),
                        Stream.concat(termes.stream(), Stream.of(resultat)).toArray());
        };
    }

    /** A fact with its value, empty when it is unknown. */
    Optional<String> valeur(ValeurLue lue, Dossier dossier) {
        return Optional.ofNullable(lue.valeur())
                .map(valeur -> Phrases.apostrophes(
                        Phrases.majuscule(lue.donnee().libelle()) + " : " + ecrire(lue.donnee(), valeur, dossier)));
    }

    private String ecrire(Donnee donnee, Valeur valeur, Dossier dossier) {
        if (valeur instanceof Valeur.Jour jour) {
            return Francais.jour(jour.jour());
        }
        if (valeur instanceof Valeur.Somme somme) {
            return Francais.euros(somme.montant());
        }
        if (valeur instanceof Valeur.Revenu revenu) {
            return phrases.dire("parAn", Francais.euros(revenu.parAn()));
        }
        if (valeur instanceof Valeur.Nombre nombre) {
            return nombre.toString().replace('.', ',');
        }
        if (!(valeur instanceof Valeur.Code code)) {
            return valeur.toString();
        }
        String ville = dossier.demandeur().adresse().ville();
        if (donnee.equals(Vocabulaire.DEMANDEUR_COMMUNE) && !ville.isBlank()) {
            return phrases.dire("commune", ville, code.mot());
        }
        String cle = "valeur." + code.mot();
        return phrases.sait(cle)
                ? phrases.dire(cle)
                : code.mot().toLowerCase(Locale.FRENCH).replace('_', ' ');
    }

    private static String phrase(String texte) {
        String phrase = Phrases.majuscule(Phrases.apostrophes(texte));
        return phrase.endsWith(".") ? phrase : phrase + ".";
    }
}
