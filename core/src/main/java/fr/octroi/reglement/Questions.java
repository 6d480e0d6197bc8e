package fr.octroi.reglement;

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
}
