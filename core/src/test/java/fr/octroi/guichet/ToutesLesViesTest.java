package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.EtatDossier;
import fr.octroi.journal.Fait;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.lifecycle.AfterContainer;

/**
 * Whatever officers, applicants, the Bureau and the bank do, in any order: the books balance, the law holds, and the facts
 * alone tell the state.
 */
class ToutesLesViesTest {

    private static final int HISTOIRES = 10_000;
    private static final int GESTES = 40;

    private static final Vu VU = new Vu();
    private static int jouees;

    @Property(tries = HISTOIRES)
    void les_comptes_tombent_juste_le_droit_tient_et_les_faits_disent_l_etat(@ForAll long graine) {
        jouer(graine);
        jouees++;
    }

    /** What was answered while the dossier was limited is looked at before anything is asked again; a text message alone cannot ask. */
    @Example
    void des_histoires_qui_avaient_mal_fini() {
        jouer(-539);
        jouer(-768_580_509_454_571_470L);
        jouer(7_120_735);
    }

    private static void jouer(long graine) {
        Histoire histoire = new Histoire(new Random(graine), VU);
        for (int geste = 0; geste < GESTES; geste++) {
            histoire.agirSansToucherACeQuiEstLimite();
            histoire.loi.verifierLesComptes();
        }
        histoire.loi.verifierLeDroit();
        histoire.fin.reprendre();
        histoire.fin.clore();
        histoire.fin.effacerEnPartie();
        histoire.fin.effacer();
    }

    /** Properties that no history reached would hold of nothing. */
    @AfterContainer
    static void tout_etat_et_tout_fait_ont_ete_vus() {
        if (jouees >= HISTOIRES) {
            assertEquals(EnumSet.allOf(EtatDossier.class), VU.etats);
            assertTrue(
                    VU.limites > HISTOIRES && VU.refaites > HISTOIRES / 100 && VU.avantLePaiement > HISTOIRES / 100,
                    () -> VU.limites + " " + VU.refaites + " " + VU.avantLePaiement);
            assertEquals(genres(Fait.class), VU.faits.size(), VU.faits::toString);
            for (EtatDossier etat : EtatDossier.values()) {
                assertEquals(
                        !etat.suivants().isEmpty(),
                        VU.passages.stream().anyMatch(passage -> passage.startsWith(etat + " ")),
                        etat::name);
            }
        }
    }

    private static int genres(Class<?> fait) {
        Class<?>[] permis = fait.getPermittedSubclasses();
        return permis == null
                ? 1
                : Arrays.stream(permis).mapToInt(ToutesLesViesTest::genres).sum();
    }

    /** What the lives went through, all together. */
    static final class Vu {
        final Set<EtatDossier> etats = EnumSet.noneOf(EtatDossier.class);
        final Set<String> faits = new TreeSet<>();
        final Set<String> passages = new TreeSet<>();

        /** How often a dossier stayed limited through a gesture. */
        int limites;

        /** How many demands were made again once all was lifted. */
        int refaites;

        /** How many invoices were erased before the payment. */
        int avantLePaiement;
    }
}
