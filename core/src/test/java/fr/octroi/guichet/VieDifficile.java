package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.commun.Empreinte;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.relance.Alerte;
import fr.octroi.suivi.FicheDeSuivi;
import fr.octroi.versement.Bordereau;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.TreeMap;

/** A life that goes wrong: what its tests do to one dossier, and ask of it. */
abstract class VieDifficile {

    final Monde monde = new Monde();

    static LocalDate jour(int mois, int jour) {
        return LocalDate.of(2026, mois, jour);
    }

    Effet completer(LocalDate recu, PieceDeposee... pieces) {
        return monde.guichet().completer(Monde.USAGER, Monde.numero("D-1"), recu, List.of(pieces), new TreeMap<>());
    }

    Effet completer(PieceDeposee... pieces) {
        return completer(monde.jour(), pieces);
    }

    Effet demander() {
        return monde.relances().demander(Monde.PRESTATAIRE, Monde.numero("D-1"));
    }

    Effet relancer() {
        return monde.relances().relancer(Monde.PLATEFORME, Monde.numero("D-1"));
    }

    Effet revenu(String cle) {
        return monde.relances().messageRevenu(Monde.PLATEFORME, Monde.numero("D-1"), cle, "INCONNU");
    }

    FicheDeSuivi fiche() {
        return monde.accueil().suivre(Monde.PRESTATAIRE, Monde.numero("D-1")).orElseThrow();
    }

    LocalDate silence() {
        return fiche().silence().date();
    }

    PieceDeposee rib() {
        return monde.essai.piece("RIB", "rib.pdf", "RIB 0.00 D-1");
    }

    void sansFactureDemandee() {
        monde.deposer(Formulaire.de("D-1"));
        monde.instruire("D-1");
        assertEquals(Effet.FAIT, demander());
        monde.expedier();
    }

    void carence() {
        sansFactureDemandee();
        monde.le(jour(5, 5));
        assertEquals(Effet.FAIT, relancer());
        assertEquals(EtatDossier.REFUS_PROPOSE, monde.etat("D-1"));
    }

    void accorder() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.accorder("D-1");
        assertEquals(EtatDossier.EXECUTOIRE, monde.etat("D-1"));
    }

    Effet contradictoire(MotifDeRetrait motif, int jours) {
        return monde.recours()
                .ouvrirContradictoire(
                        Monde.INSTRUCTEUR,
                        Monde.numero("D-1"),
                        motif,
                        monde.revente(),
                        monde.jour().plusDays(jours));
    }

    static Empreinte contenu(PieceDeposee piece) {
        return Objects.requireNonNull(piece.contenu());
    }

    Bordereau payer(String code) {
        return monde.liquider(code, "D-1").bordereau().orElseThrow();
    }

    List<Alerte> alertes() {
        return monde.relances().alerter(Monde.PLATEFORME, Monde.numero("D-1"));
    }

    void recours(String reference) {
        monde.recours()
                .recevoir(
                        Monde.INSTRUCTEUR,
                        new Recours(
                                reference,
                                Monde.numero("D-1"),
                                Recours.Genre.GRACIEUX,
                                monde.jour(),
                                Recours.Issue.PENDANT));
    }
}
