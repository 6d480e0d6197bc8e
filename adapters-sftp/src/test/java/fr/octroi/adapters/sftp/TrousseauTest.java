package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.echange.MotifDeRefus;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What several copies and several owners of a certificate come to. */
class TrousseauTest {

    private static final Date MAINTENANT = Date.from(ClesDEssai.MAINTENANT);

    private final ClesDEssai cles = ClesDEssai.neuves();

    private Trousseau trousseau(Certificat... certificats) {
        return new Trousseau(List.of(), Map.of("prestataire", List.of(certificats)));
    }

    private Optional<MotifDeRefus> defaut(Trousseau trousseau) {
        return Certificat.defautDeSignature(
                trousseau.signataire(cles.signature().getKeyID()).orElseThrow().cle(), MAINTENANT);
    }

    @Test
    void une_revocation_tient_quel_que_soit_le_rang_de_la_copie_qui_la_porte() {
        Certificat ancien = cles.certificat();
        Certificat revoque = cles.revoquees().certificat();
        assertEquals(Optional.empty(), defaut(trousseau(ancien)));
        for (Trousseau deux : List.of(trousseau(ancien, revoque), trousseau(revoque, ancien))) {
            assertEquals(Optional.of(MotifDeRefus.CLE_REVOQUEE), defaut(deux));
            assertFalse(deux.peutRecevoir("prestataire", MAINTENANT));
        }
    }

    @Test
    void deux_cles_d_une_organisation_restent_dans_leur_ordre() {
        ClesDEssai nouvelles = ClesDEssai.neuves();
        Trousseau deux = trousseau(nouvelles.certificat(), cles.certificat());
        assertTrue(deux.signataire(cles.signature().getKeyID()).isPresent());
        assertEquals(
                nouvelles.chiffrement().getKeyID(),
                deux.destinataire("prestataire", MAINTENANT).getKeyID());
    }

    @Test
    void deux_organisations_n_ont_pas_la_meme_cle() {
        List<Certificat> siens = List.of(cles.certificat());
        assertThrows(
                IllegalArgumentException.class,
                () -> new Trousseau(List.of(), Map.of("prestataire", siens, "autre", siens)));
    }
}
