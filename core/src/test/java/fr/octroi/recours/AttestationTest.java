package fr.octroi.recours;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.dossier.EtatDossier;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AttestationTest {

    private static Set<EtatDossier> vraieDans(Attestation attestation) {
        return Stream.of(EtatDossier.values())
                .filter(attestation::estVraie)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(EtatDossier.class)));
    }

    /** Another funder pays on these words: a grant that was withdrawn is none, and a payment under way is not made. */
    @Test
    void une_attestation_n_est_vraie_que_dans_les_etats_qui_la_disent() {
        assertEquals(
                EnumSet.of(
                        EtatDossier.ACCORDE,
                        EtatDossier.EXECUTOIRE,
                        EtatDossier.LIQUIDE,
                        EtatDossier.PAIEMENT_REJETE,
                        EtatDossier.PAYE),
                vraieDans(Attestation.OCTROI));
        assertEquals(EnumSet.of(EtatDossier.REFUSE), vraieDans(Attestation.REFUS));
        assertEquals(EnumSet.of(EtatDossier.PAYE), vraieDans(Attestation.VERSEMENT));
        assertEquals(EnumSet.of(EtatDossier.TRANSMIS, EtatDossier.REFUSE), vraieDans(Attestation.AUCUNE_AIDE));
    }
}
