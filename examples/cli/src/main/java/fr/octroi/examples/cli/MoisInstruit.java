package fr.octroi.examples.cli;

import fr.octroi.Octroi;
import fr.octroi.budget.Enveloppe;
import fr.octroi.budget.Imputation;
import fr.octroi.budget.Repartition;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.Collectivite;
import fr.octroi.guichet.Guichet;
import fr.octroi.instruction.Proposition;
import fr.octroi.journal.Parcours;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.memoire.DossiersEnMemoire;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Versionne;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Versement;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Function;

/**
 * A month that was instructed, with what goes on from there.
 *
 * @param octroi where its dossiers are
 * @param magasin the store behind it
 * @param cles the secrets behind it
 * @param horloge the day that is played
 * @param reglement the rules
 * @param suite how far it goes
 * @param propositions what was proposed
 */
record MoisInstruit(
        Octroi octroi,
        DossiersEnMemoire magasin,
        ClesEnMemoire cles,
        Horloge horloge,
        ReglementAide reglement,
        Suite suite,
        SortedMap<NumeroDossier, Proposition> propositions) {

    Guichet guichet() {
        return octroi.guichet();
    }

    Acteur acteur(Role role) {
        return new Acteur("collectivite", role, suite.simulation() ? "simulation" : "octroi-mois");
    }

    Dossier dossier(NumeroDossier numero) {
        return octroi.dossiers().trouver(numero).map(DossierEnregistre::dossier).orElseThrow();
    }

    Parcours parcours(NumeroDossier numero) {
        return guichet().accueil().parcours(acteur(Role.AUTOMATE), numero).orElseThrow();
    }

    Enveloppe enveloppe(Collectivite collectivite) {
        return magasin.enveloppe(collectivite.enveloppe())
                .map(Versionne::valeur)
                .orElseThrow();
    }

    /** One envelope, or one a funder in the order of the règlement. */
    List<Enveloppe> enveloppes(Collectivite collectivite) {
        return reglement.financeurs().isEmpty()
                ? List.of(enveloppe(collectivite))
                : reglement.financeurs().stream()
                        .map(financeur -> Repartition.enveloppe(collectivite.enveloppe(), financeur))
                        .map(code ->
                                magasin.enveloppe(code).map(Versionne::valeur).orElseThrow())
                        .toList();
    }

    /** Where each payment of a bordereau is charged. */
    Function<Versement, List<Imputation>> imputations(Bordereau bordereau) {
        SortedMap<NumeroDossier, List<Imputation>> parDossier =
                guichet().paiements().imputations(acteur(Role.ORDONNATEUR), bordereau.code());
        return versement -> parDossier.getOrDefault(versement.dossier(), List.of());
    }

    /** Entrusts the outbox to the mail room, until nothing more leaves. */
    void expedier(Courrier courrier) {
        int partis;
        do {
            partis = guichet().relances().expedier(acteur(Role.AUTOMATE), courrier);
        } while (partis > 0);
    }
}
