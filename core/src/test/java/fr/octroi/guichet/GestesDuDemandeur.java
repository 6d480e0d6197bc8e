package fr.octroi.guichet;

import java.util.List;
import java.util.TreeMap;

/** What an applicant does in a life: he files, and answers what he is asked. */
final class GestesDuDemandeur extends PartDHistoire {

    GestesDuDemandeur(Scene scene) {
        super(scene);
    }

    void deposer(String numero) {
        Formulaire formulaire = switch (hasard.nextInt(6)) {
            case 0 -> Formulaire.de(numero);
            case 1 -> monde.essai.formulaire(numero);
            default -> monde.complet(numero);
        };
        if (hasard.nextInt(8) == 0) {
            formulaire.insee = "75056";
        }
        if (hasard.nextInt(8) == 0) {
            formulaire.achat = java.time.LocalDate.of(2026, 3, 20);
        }
        if (hasard.nextInt(6) == 0) {
            // The same account as another's, perhaps.
            formulaire.iban = Monde.AUTRE_IBAN;
        }
        monde.deposer(formulaire);
    }

    void completer(String numero) {
        monde.guichet()
                .completer(
                        Monde.USAGER,
                        Monde.numero(numero),
                        monde.jour(),
                        List.of(tirer(List.of(
                                monde.essai.facture(numero),
                                monde.essai.piece("FACTURE", "photo.jpg", "ILLISIBLE"),
                                monde.essai.piece("RIB", "rib.pdf", "RIB 0.00 " + numero)))),
                        new TreeMap<>());
    }
}
