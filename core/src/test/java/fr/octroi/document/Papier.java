package fr.octroi.document;

import static fr.octroi.document.EssaiDeLettres.accorde;
import static fr.octroi.document.EssaiDeLettres.envisagerLeRetrait;
import static fr.octroi.document.EssaiDeLettres.horsTerritoire;
import static fr.octroi.document.EssaiDeLettres.incomplet;

import fr.octroi.document.Vie.Demande;
import fr.octroi.recours.Attestation;
import fr.octroi.recours.Limitation;
import fr.octroi.versement.RetourComptable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;

/** Each paper that can be written, from a dossier that really lived it. */
enum Papier {
    ACCUSE_ENREGISTREMENT,
    ACCUSE_RECEPTION,
    DEMANDE_COMPLEMENT,
    RELANCE,
    DERNIER_AVIS,
    NOTIFICATION_OCTROI,
    NOTIFICATION_REFUS,
    DEMANDE_RIB,
    TRANSMISSION,
    CONTRADICTOIRE,
    NOTIFICATION_RETRAIT,
    LEVEE_DE_LIMITATION,
    ATTESTATION_OCTROI,
    ATTESTATION_REFUS,
    ATTESTATION_VERSEMENT,
    ATTESTATION_AUCUNE_AIDE;

    Vie vie() {
        return switch (this) {
            case ACCUSE_ENREGISTREMENT, ACCUSE_RECEPTION -> new Vie().deposer(Vie.demande("VAE-1"));
            case DEMANDE_COMPLEMENT -> incomplet();
            case RELANCE -> incomplet().le(9, 16).relancer("VAE-1");
            case DERNIER_AVIS -> incomplet().le(10, 1).relancer("VAE-1");
            case NOTIFICATION_OCTROI, ATTESTATION_OCTROI -> accorde(null);
            case NOTIFICATION_REFUS, ATTESTATION_REFUS, ATTESTATION_AUCUNE_AIDE -> horsTerritoire();
            case DEMANDE_RIB -> accorde(null).payer("VAE-1", RetourComptable.Issue.REJET_BANCAIRE, "AC04");
            case ATTESTATION_VERSEMENT -> accorde(null).payer("VAE-1", RetourComptable.Issue.PAYE, "");
            case TRANSMISSION -> apresLaFin();
            case CONTRADICTOIRE -> retraitEnvisage();
            case NOTIFICATION_RETRAIT -> retrait();
            case LEVEE_DE_LIMITATION -> leveeAnnoncee();
        };
    }

    byte[] ecrire(Lettres lettres) throws IOException {
        Vie vecue = vie();
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        if (name().startsWith("ATTESTATION_")) {
            Attestation attestation = Attestation.valueOf(name().substring("ATTESTATION_".length()));
            lettres.attester(attestation, vecue.affaire("VAE-1"), vecue.jour(), sortie);
        } else {
            lettres.ecrire(name(), vecue.affaire("VAE-1"), vecue.jour(), sortie);
        }
        return sortie.toByteArray();
    }

    private static Vie apresLaFin() {
        Demande tardive = Vie.demande("VAE-1");
        tardive.achat = LocalDate.of(2021, 11, 2);
        Vie vie = new Vie().a(LocalDate.of(2021, 11, 20)).deposer(tardive);
        vie.guichet.recours().transmettre(Vie.INSTRUCTEUR, Vie.numero("VAE-1"));
        return vie.expedier();
    }

    private static Vie retraitEnvisage() {
        return envisagerLeRetrait(accorde(null));
    }

    private static Vie retrait() {
        Vie vie = retraitEnvisage().le(12, 1);
        vie.guichet.recours().retirer(Vie.INSTRUCTEUR, Vie.numero("VAE-1"), "B-2020-99");
        return vie.expedier();
    }

    private static Vie leveeAnnoncee() {
        Vie vie = incomplet().le(9, 10);
        vie.guichet
                .droits()
                .limiter(Vie.INSTRUCTEUR, Vie.numero("VAE-1"), Limitation.Motif.EXACTITUDE, LocalDate.of(2020, 9, 8));
        vie.guichet
                .droits()
                .annoncerLevee(Vie.INSTRUCTEUR, Vie.numero("VAE-1"), Limitation.Motif.EXACTITUDE, "DONNEES_RECTIFIEES");
        return vie.expedier();
    }
}
