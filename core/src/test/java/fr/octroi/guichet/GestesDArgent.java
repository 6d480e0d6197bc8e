package fr.octroi.guichet;

import fr.octroi.bureau.Motif;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Parcours;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Indu;
import fr.octroi.versement.RetourComptable;
import java.util.ArrayList;
import java.util.List;

/** What is done with money in a life: it is paid, comes back, and is claimed back. */
final class GestesDArgent extends PartDHistoire {

    private final List<Bordereau> bordereaux = new ArrayList<>();

    GestesDArgent(Scene scene) {
        super(scene);
    }

    void payer(String numero) {
        NumeroDossier dossier = Monde.numero(numero);
        switch (hasard.nextInt(4)) {
            case 0 -> monde.paiements().verifierCompte(Monde.INSTRUCTEUR, dossier, monde.compte(numero));
            case 1 -> {
                changerCompte(numero);
                monde.paiements().confirmerCompte(Monde.ORDONNATEUR, dossier, monde.compte(numero));
            }
            default ->
                monde.liquider("bord-" + scene.compte++, "D-1", "D-2", "D-3")
                        .bordereau()
                        .ifPresent(bordereaux::add);
        }
    }

    void changerCompte(String numero) {
        Acteur auteur = tirer(List.of(Monde.PRESTATAIRE, Monde.INSTRUCTEUR, Monde.ORDONNATEUR));
        monde.paiements()
                .changerCompte(
                        auteur,
                        Monde.numero(numero),
                        Iban.parse(tirer(List.of(Monde.IBAN, Monde.AUTRE_IBAN))),
                        "Zoé Durand");
    }

    void retour() {
        if (!bordereaux.isEmpty() && scene.compte % 5 == 3) {
            monde.paiements()
                    .annulerBordereau(Monde.ORDONNATEUR, tirer(bordereaux).code(), "ERREUR");
        } else if (!bordereaux.isEmpty()) {
            RetourComptable.Issue issue = tirer(List.of(RetourComptable.Issue.values()));
            String code = issue == RetourComptable.Issue.REJET_BANCAIRE
                    ? tirer(List.of("AC01", "AC04", "MD07", "AM05", "MS03"))
                    : "";
            monde.retour(tirer(bordereaux), issue, code);
        }
    }

    void reclamer(NumeroDossier dossier, Parcours parcours) {
        if (parcours.indus().isEmpty() || hasard.nextInt(3) == 0) {
            monde.paiements()
                    .constaterIndu(
                            Monde.ORDONNATEUR,
                            dossier,
                            Montant.ofEuros(1 + hasard.nextInt(300)),
                            new Motif("REVENTE", "art. 6"));
        } else {
            monde.paiements()
                    .suivreIndu(
                            Monde.ORDONNATEUR,
                            dossier,
                            tirer(parcours.indus()).reference(),
                            tirer(List.of(Indu.Etat.values())));
        }
    }
}
