package fr.octroi.memoire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.commun.Empreinte;
import fr.octroi.port.PortException;
import fr.octroi.port.ReponsesGardees;
import fr.octroi.port.ReponsesGardees.Connue;
import fr.octroi.port.ReponsesGardees.Etat;
import fr.octroi.port.ReponsesGardees.Tenue;
import fr.octroi.tck.ReponsesGardeesTck;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReponsesEnMemoireTest extends ReponsesGardeesTck {

    private static final int MEGAOCTET = 1024 * 1024;

    private final Instant midi = Instant.parse("2026-06-01T12:00:00Z");
    private final Empreinte demande = Empreinte.deChamps("a");
    private final ReponsesGardees gardees = new ReponsesEnMemoire(2, MEGAOCTET, Duration.ofHours(1));
    private final String reponse = "{}";

    @Override
    protected ReponsesGardees reponsesVides(Duration duree) {
        return new ReponsesEnMemoire(1_000, 16 * MEGAOCTET, duree);
    }

    private static String longue(int signes) {
        return "x".repeat(signes);
    }

    private Tenue prendre(ReponsesGardees ou, String cle, Instant quand) {
        return assertInstanceOf(Tenue.class, ou.prendre("a", cle, demande, quand));
    }

    @Test
    void une_cle_rendue_est_neuve_et_les_plus_vieilles_reponses_s_en_vont_quand_il_y_en_a_trop() {
        gardees.rendre(prendre(gardees, "k", midi));
        gardees.garder(prendre(gardees, "k", midi), reponse);
        gardees.garder(prendre(gardees, "k2", midi), reponse);
        prendre(gardees, "k3", midi);
        assertEquals(Etat.EN_COURS, gardees.prendre("a", "k3", demande, midi));
        assertEquals(new Connue(reponse), gardees.prendre("a", "k2", demande, midi));
        prendre(gardees, "k", midi);
    }

    @Test
    void une_cle_en_cours_ne_s_en_va_jamais_faute_de_place() {
        Tenue tenue = prendre(gardees, "k", midi);
        for (int rang = 0; rang < 10; rang++) {
            gardees.garder(prendre(gardees, "autre-" + rang, midi), reponse);
            assertEquals(Etat.EN_COURS, gardees.prendre("a", "k", demande, midi));
        }
        Tenue seconde = prendre(gardees, "k2", midi);
        PortException plein = assertThrows(PortException.class, () -> gardees.prendre("a", "k3", demande, midi));
        assertEquals(PortException.Nature.TEMPORAIRE, plein.nature());
        gardees.rendre(seconde);
        prendre(gardees, "k3", midi);
        gardees.garder(tenue, reponse);
        assertEquals(new Connue(reponse), gardees.prendre("a", "k", demande, midi));
    }

    @Test
    void les_octets_sont_bornes_autant_que_le_nombre() {
        ReponsesGardees bornees = new ReponsesEnMemoire(1_000, MEGAOCTET, Duration.ofHours(1));
        // Some 200 kilobytes each: five fit, and no more.
        for (int rang = 0; rang < 20; rang++) {
            bornees.garder(prendre(bornees, "k-" + rang, midi), longue(100_000));
        }
        int connues = 0;
        for (int rang = 19; rang >= 15; rang--) {
            connues += bornees.prendre("a", "k-" + rang, demande, midi) instanceof Connue ? 1 : 0;
        }
        assertEquals(5, connues);
        prendre(bornees, "k-14", midi);
    }

    @Test
    void une_reponse_plus_grande_que_tout_n_est_pas_gardee_et_ne_chasse_personne() {
        gardees.garder(prendre(gardees, "k", midi), reponse);
        gardees.garder(prendre(gardees, "k2", midi), longue(MEGAOCTET));
        assertEquals(new Connue(reponse), gardees.prendre("a", "k", demande, midi));
        prendre(gardees, "k2", midi);
    }

    @Test
    void un_magasin_qui_ne_garderait_rien_ne_peut_pas_exister() {
        assertThrows(IllegalArgumentException.class, () -> new ReponsesEnMemoire(0, MEGAOCTET, Duration.ofHours(1)));
        assertThrows(IllegalArgumentException.class, () -> new ReponsesEnMemoire(1, 100, Duration.ofHours(1)));
        assertThrows(IllegalArgumentException.class, () -> new ReponsesEnMemoire(1, MEGAOCTET, Duration.ZERO));
    }
}
