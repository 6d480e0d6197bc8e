package fr.octroi.format;

import fr.octroi.budget.Imputation;
import fr.octroi.commun.Montant;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Versement;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Where each payment of a bordereau is charged, checked to the cent before a byte is written. */
final class Imputations {

    private final SortedMap<String, List<Imputation>> parReference = new TreeMap<>();

    /** What each funder pays on each line, in the order in which they first come. */
    private final List<Imputation> totaux = new ArrayList<>();

    Imputations(Bordereau bordereau, Function<Versement, List<Imputation>> imputations) {
        for (Bordereau.Ligne ligne : bordereau.lignes()) {
            Versement versement = ligne.versement();
            List<Imputation> parts = imputations.apply(versement).stream()
                    .filter(part -> !part.montant().estNul())
                    .toList();
            Montant somme = parts.stream().map(Imputation::montant).reduce(Montant.ZERO, Montant::plus);
            if (!somme.equals(versement.montant())) {
                throw new IllegalArgumentException("what funders pay does not come to the payment");
            }
            parReference.put(versement.reference(), parts);
            parts.forEach(this::ajouter);
        }
    }

    /** All on one line, which one funder pays. */
    static Function<Versement, List<Imputation>> toutes(LigneBudgetaire ligne) {
        return versement -> List.of(new Imputation("", ligne, versement.montant()));
    }

    private void ajouter(Imputation part) {
        for (int i = 0; i < totaux.size(); i++) {
            Imputation total = totaux.get(i);
            if (total.financeur().equals(part.financeur()) && total.ligne().equals(part.ligne())) {
                totaux.set(
                        i,
                        new Imputation(
                                total.financeur(),
                                total.ligne(),
                                total.montant().plus(part.montant())));
                return;
            }
        }
        totaux.add(part);
    }

    List<Imputation> de(Versement versement) {
        return parReference.getOrDefault(versement.reference(), List.of());
    }

    List<Imputation> totaux() {
        return List.copyOf(totaux);
    }

    /** Whether more than one line or a named funder pays: else a bordereau is written as it always was. */
    boolean sontPartagees() {
        return totaux.size() > 1 || !totaux.get(0).financeur().isEmpty();
    }
}
