package fr.octroi.guichet;

import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.instruction.Doublons;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.Incident;
import fr.octroi.versement.SuiteDeRejet;
import java.util.SortedMap;
import java.util.TreeMap;

/** What stops the payment of a grant until a person of the authority lifts it. */
final class Arrets {

    private Arrets() {}

    /** Each stop that nobody lifted, by the signal that lifts it, with the code that a blocked payment shows. */
    static SortedMap<String, String> de(Comptoir comptoir, Pris pris) {
        SortedMap<String, String> arrets = new TreeMap<>();
        Capacite capacite = pris.parcours().capacite();
        arrets.put(capacite.signal(), capacite.blocage());
        String rejet = pris.parcours().suiteDuRejet().map(SuiteDeRejet::signal).orElse("");
        arrets.put(rejet, rejet);
        String contredit = Incident.Genre.PAYE_APRES_REJET.name();
        // Closed or not: who closes an incident may be of the contractor's, who lifts no stop.
        if (pris.parcours().incidents().stream()
                .anyMatch(incident -> incident.genre() == Incident.Genre.PAYE_APRES_REJET)) {
            arrets.put(contredit, contredit);
        }
        String partage = GenreDoublon.IBAN_PARTAGE.name();
        if (pris.parcours().compteAChange() && estPartage(comptoir, pris)) {
            arrets.put(partage, partage);
        }
        arrets.keySet().removeIf(signal -> signal.isEmpty() || pris.parcours().estLeve(signal));
        return arrets;
    }

    /** The account first declared was looked at by the instruction; the one that took its place, by nobody. */
    private static boolean estPartage(Comptoir comptoir, Pris pris) {
        return Doublons.coincidences(pris.numero(), comptoir.reperes(pris.dossier()), comptoir::porteurs).stream()
                .anyMatch(coincidence -> coincidence.genre() == GenreDoublon.IBAN_PARTAGE);
    }
}
