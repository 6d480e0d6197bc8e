package fr.octroi.versement;

import fr.octroi.bureau.Decision;
import fr.octroi.versement.Blocage.Genre;
import fr.octroi.versement.CoordonneesBancaires.Changement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * What becomes of a grant on the day it is to be paid: a payment of exactly the sum decided, or every reason against
 * (<i>liquidation</i>, décret n° 2012-1246 art. 31).
 */
public sealed interface Liquidation {

    /**
     * Fixes the sum due, once per decision.
     *
     * @param decision the grant
     * @param executoire what is known of its transmission and notification
     * @param rib what is known of the account
     * @param anterieurs the payments made so far; those of other decisions are left out of account
     * @param arrets the codes that stop payment, such as heirs' papers awaited
     * @param jour the day of liquidation
     * @return a payment in state {@link Versement.Etat#LIQUIDE}, or every reason against, in order of {@link Genre}
     */
    static Liquidation liquider(
            Decision.Accordee decision,
            Executoire executoire,
            CoordonneesBancaires rib,
            List<Versement> anterieurs,
            SortedSet<String> arrets,
            LocalDate jour) {
        List<Versement> tentatives = anterieurs.stream()
                .filter(versement -> versement.dossier().equals(decision.dossier())
                        && versement.acte().equals(decision.acte().numero()))
                .toList();
        List<Blocage> blocages = new ArrayList<>();
        controlerActe(decision, executoire, jour, blocages);
        if (tentatives.stream()
                .anyMatch(tentative -> tentative.etat().estActif() && tentative.etat() != Versement.Etat.PAYE)) {
            blocages.add(new Blocage(Genre.VERSEMENT_EN_COURS, ""));
        }
        if (tentatives.stream().anyMatch(tentative -> tentative.etat() == Versement.Etat.PAYE)) {
            blocages.add(new Blocage(Genre.DEJA_PAYE, ""));
        }
        controlerCompte(decision, rib, blocages);
        arrets.forEach(code -> blocages.add(new Blocage(Genre.PAIEMENT_ARRETE, code)));
        if (!blocages.isEmpty() || rib.compte() == null) {
            return new Bloquee(blocages);
        }
        return new Liquidee(new Versement(
                Versement.reference(decision.acte(), decision.dossier(), tentatives.size() + 1),
                decision.dossier(),
                decision.acte().numero(),
                decision.decide(),
                rib.compte(),
                Versement.Etat.LIQUIDE));
    }

    private static void controlerActe(
            Decision.Accordee decision, Executoire executoire, LocalDate jour, List<Blocage> blocages) {
        if (executoire.transmission() == null) {
            blocages.add(new Blocage(Genre.ACTE_NON_TRANSMIS, ""));
        }
        if (executoire.notification() == null) {
            blocages.add(new Blocage(Genre.PERSONNE_NON_NOTIFIEE, ""));
        }
        LocalDate acte = decision.acte().jour();
        if ((executoire.transmission() != null && executoire.transmission().isBefore(acte))
                || (executoire.notification() != null
                        && executoire.notification().isBefore(acte))) {
            blocages.add(new Blocage(Genre.DATE_AVANT_ACTE, ""));
        }
        Optional<LocalDate> des = executoire.jour();
        if (des.isPresent() && des.get().isAfter(jour)) {
            blocages.add(new Blocage(Genre.EXECUTOIRE_PLUS_TARD, ""));
        }
    }

    private static void controlerCompte(Decision.Accordee decision, CoordonneesBancaires rib, List<Blocage> blocages) {
        if (rib.compte() == null) {
            blocages.add(new Blocage(Genre.RIB_ABSENT, ""));
        } else if (!rib.verifie()) {
            blocages.add(new Blocage(Genre.RIB_A_VERIFIER, ""));
        }
        Changement changement = rib.changement();
        // On the day of the act nobody can tell which came first.
        if (changement != null && !changement.jour().isBefore(decision.acte().jour()) && !changement.estConfirme()) {
            blocages.add(new Blocage(Genre.RIB_NON_CONFIRME, ""));
        }
    }

    /**
     * Tells the cases apart.
     *
     * @param liquidee for a payment
     * @param bloquee for reasons against
     * @param <T> the type of the answer
     * @return the answer of the case at hand
     */
    <T> T selon(Function<Liquidee, T> liquidee, Function<Bloquee, T> bloquee);

    /**
     * The sum is due.
     *
     * @param versement the payment to put on a bordereau
     */
    record Liquidee(Versement versement) implements Liquidation {
        @Override
        public <T> T selon(Function<Liquidee, T> liquidee, Function<Bloquee, T> bloquee) {
            return liquidee.apply(this);
        }
    }

    /**
     * The sum cannot be paid today.
     *
     * @param blocages every reason, one at least, in order of kind
     */
    record Bloquee(List<Blocage> blocages) implements Liquidation {
        /** Copies. */
        public Bloquee {
            blocages = List.copyOf(blocages);
        }

        @Override
        public <T> T selon(Function<Liquidee, T> liquidee, Function<Bloquee, T> bloquee) {
            return bloquee.apply(this);
        }
    }
}
