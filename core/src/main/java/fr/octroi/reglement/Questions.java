package fr.octroi.reglement;

import java.util.List;
import java.util.stream.Stream;

/** What a règlement asks, its questions inside others too. */
final class Questions {

    private Questions() {}

    /** The rows of a formula and of those that it is made of. */
    static Stream<Formule.Table.Ligne> lignes(Formule formule) {
        Stream<Formule.Table.Ligne> siennes =
                formule instanceof Formule.Table table ? table.lignes().stream() : Stream.of();
        return Stream.concat(siennes, formule.termes().stream().flatMap(Questions::lignes));
    }

    /** Every question that the conditions and the amount ask, those inside others too. */
    static Stream<Predicat> de(ReglementAide reglement) {
        return Stream.concat(
                reglement.conditions().stream().map(Condition::exige).flatMap(Questions::de),
                de(reglement.bareme().formule()));
    }

    static Stream<Predicat> de(Predicat predicat) {
        return Stream.of(
                        Stream.of(predicat),
                        predicat.termes().stream().flatMap(Questions::de),
                        predicat.formules().stream().flatMap(Questions::de))
                .flatMap(toutes -> toutes);
    }

    static Stream<Predicat> de(Formule formule) {
        Stream<Predicat> siennes = formule instanceof Formule.Table table
                ? table.lignes().stream().map(Formule.Table.Ligne::si).flatMap(Questions::de)
                : Stream.of();
        return Stream.concat(siennes, formule.termes().stream().flatMap(Questions::de));
    }

    /** A question with another in the place of one of those that it is made of. */
    static Predicat avec(Predicat question, Predicat une, Predicat autre) {
        if (question.equals(une)) {
            return autre;
        }
        if (question instanceof Predicat.Non non) {
            return new Predicat.Non(avec(non.terme(), une, autre));
        }
        List<Predicat> termes =
                question.termes().stream().map(terme -> avec(terme, une, autre)).toList();
        if (question instanceof Predicat.Et) {
            return new Predicat.Et(termes);
        }
        return question instanceof Predicat.Ou ? new Predicat.Ou(termes) : question;
    }

    /** True of whoever is known enough to answer it. */
    static Predicat toujoursVraie(Predicat question) {
        return new Predicat.Ou(List.of(question, new Predicat.Non(question)));
    }

    /** False of whoever is known enough to answer it. */
    static Predicat jamaisVraie(Predicat question) {
        return new Predicat.Et(List.of(question, new Predicat.Non(question)));
    }

    /** Whether a fact is looked at by itself, and not in the income of a part alone. */
    static boolean estLueSeule(ReglementAide reglement, Donnee donnee) {
        return Stream.concat(
                        reglement.conditions().stream().map(Condition::exige).flatMap(Questions::formules),
                        formules(reglement.bareme().formule()))
                .anyMatch(formule ->
                        formule instanceof Formule.Base base && base.donnee().equals(donnee));
    }

    /** Every formula below a question, the income of a part left whole. */
    private static Stream<Formule> formules(Predicat predicat) {
        Stream<Formule> bornee =
                predicat instanceof Predicat.Entre entre && entre.donnee().type() != TypeValeur.DATE
                        ? Stream.of(new Formule.Base(entre.donnee()))
                        : Stream.of();
        return Stream.of(
                        bornee,
                        predicat.termes().stream().flatMap(Questions::formules),
                        predicat.formules().stream().flatMap(Questions::formules))
                .flatMap(toutes -> toutes);
    }

    private static Stream<Formule> formules(Formule formule) {
        if (formule.equals(Formule.Quotient.revenuParPart())) {
            return Stream.of(formule);
        }
        Stream<Formule> questions = formule instanceof Formule.Table table
                ? table.lignes().stream().map(Formule.Table.Ligne::si).flatMap(Questions::formules)
                : Stream.of();
        return Stream.of(
                        Stream.of(formule), questions, formule.termes().stream().flatMap(Questions::formules))
                .flatMap(toutes -> toutes);
    }
}
