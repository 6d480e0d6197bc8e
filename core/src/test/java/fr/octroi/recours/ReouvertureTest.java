package fr.octroi.recours;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Exemples;
import java.time.LocalDate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ReouvertureTest {

    @Provide
    Arbitrary<Dossier> dossiers() {
        return Exemples.dossiers();
    }

    @Provide
    Arbitrary<LocalDate> jours() {
        return Exemples.jours();
    }

    @Property
    void un_dossier_rouvert_ne_reprend_jamais_son_ancien_rang(
            @ForAll("dossiers") Dossier dossier, @ForAll("jours") LocalDate jour, @ForAll("jours") LocalDate complet) {
        Dossier refuse = Exemples.avec(dossier, dossier.pieces(), EtatDossier.REFUSE);
        if (jour.isBefore(refuse.depot())) {
            assertThrows(ValeurInvalideException.class, () -> Reouverture.de(refuse, jour));
            return;
        }
        Reouverture reouverture = Reouverture.de(refuse, jour);
        assertEquals(new Reouverture(dossier.numero(), dossier.depot(), jour), reouverture);
        assertFalse(reouverture.rang(complet).isBefore(jour));
        assertFalse(reouverture.rang(complet).isBefore(complet));
        assertTrue(reouverture.rang(complet).equals(jour)
                || reouverture.rang(complet).equals(complet));
    }

    @Property(tries = 100)
    void seul_un_dossier_refuse_se_rouvre(@ForAll("dossiers") Dossier dossier) {
        if (dossier.etat() == EtatDossier.REFUSE) {
            assertTrue(dossier.etat().permet(EtatDossier.DEPOSE));
        } else {
            assertThrows(IllegalStateException.class, () -> Reouverture.de(dossier, dossier.depot()));
        }
    }
}
