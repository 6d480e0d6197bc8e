package fr.octroi.tck;

import static fr.octroi.tck.Echantillons.numero;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Cles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of {@link Cles}; two keys are the same when they seal alike. */
public abstract class ClesTck {

    /** For the subclasses. */
    protected ClesTck() {}

    /**
     * Returns a store without any key of a dossier.
     *
     * @return a new store, or the same one emptied
     */
    protected abstract Cles clesVides();

    @Test
    void regle_1_la_cle_de_l_organisation_est_la_meme_a_chaque_appel() {
        Cles cles = clesVides();
        Empreinte sceau = sceau(cles.organisation());
        cles.dossier(numero("D-1"));
        cles.detruire(numero("D-1"));
        assertEquals(sceau, sceau(cles.organisation()));
    }

    @Test
    void regle_2_la_cle_d_un_dossier_est_la_meme_jusqu_a_sa_destruction() {
        Cles cles = clesVides();
        Empreinte sceau = sceau(cles.dossier(numero("D-1")));
        assertEquals(sceau, sceau(cles.dossier(numero("D-1"))));
        cles.dossier(numero("D-2"));
        cles.detruire(numero("D-2"));
        cles.detruire(numero("d-1"));
        assertEquals(sceau, sceau(cles.dossier(numero("D-1"))), "another's key was destroyed");
    }

    @Test
    void regle_3_deux_dossiers_ont_des_cles_differentes() {
        Cles cles = clesVides();
        List<String> numeros = new ArrayList<>(List.of("D-1", "d-1", "D_1", "D 1", "D.1", "D1"));
        for (int i = 2; i < 50; i++) {
            numeros.add("D-" + i);
        }
        Set<Empreinte> sceaux = new HashSet<>();
        assertTrue(sceaux.add(sceau(cles.organisation())));
        for (String numero : numeros) {
            assertTrue(sceaux.add(sceau(cles.dossier(numero(numero)))), numero);
        }
    }

    @Test
    void regle_4_apres_destruction_le_meme_numero_recoit_une_autre_cle() {
        Cles cles = clesVides();
        NumeroDossier numero = numero("D-1");
        cles.detruire(numero);
        Set<Empreinte> sceaux = new HashSet<>();
        for (int i = 0; i < 3; i++) {
            assertTrue(sceaux.add(sceau(cles.dossier(numero))), "an old key is back");
            cles.detruire(numero);
            cles.detruire(numero);
        }
    }

    @Test
    void regle_5_des_premiers_appels_simultanes_donnent_une_seule_cle() throws InterruptedException {
        Cles cles = clesVides();
        for (int i = 0; i < 20; i++) {
            NumeroDossier numero = numero("D-" + i);
            Set<Object> sceaux = new HashSet<>(Ensemble.lancer(() -> sceau(cles.dossier(numero))));
            assertFalse(sceaux.isEmpty());
            assertEquals(Set.of(new Ensemble.Issue.Rendu<>(sceau(cles.dossier(numero)))), sceaux);
        }
    }

    @Test
    void regle_6_les_cles_demandees_ensemble_sont_celles_de_chacun() throws InterruptedException {
        Cles cles = clesVides();
        assertEquals(Map.of(), cles.dossiers(new TreeSet<>()), "nothing asked for");
        Empreinte connue = sceau(cles.dossier(numero("D-7")));
        SortedSet<NumeroDossier> numeros = new TreeSet<>();
        for (int i = 0; i < 300; i++) {
            numeros.add(numero("D-" + i));
        }
        SortedMap<NumeroDossier, Cle> ensemble = cles.dossiers(numeros);
        assertEquals(numeros, ensemble.keySet());
        assertEquals(connue, sceau(ensemble.get(numero("D-7"))), "a key that was there");
        Set<Empreinte> sceaux = new HashSet<>();
        for (NumeroDossier numero : numeros) {
            assertEquals(sceau(cles.dossier(numero)), sceau(ensemble.get(numero)), "the key of one");
            assertTrue(sceaux.add(sceau(ensemble.get(numero))), "two dossiers have one key");
        }
        simultanement(cles);
    }

    private static void simultanement(Cles cles) throws InterruptedException {
        for (int i = 0; i < 5; i++) {
            SortedSet<NumeroDossier> numeros = new TreeSet<>();
            for (int j = 0; j < 30; j++) {
                numeros.add(numero("E-" + i + "-" + j));
            }
            cles.dossier(numeros.first());
            Set<Object> sceaux = new HashSet<>(Ensemble.lancer(() -> sceaux(cles.dossiers(numeros))));
            assertEquals(Set.of(new Ensemble.Issue.Rendu<>(sceaux(cles.dossiers(numeros)))), sceaux);
        }
    }

    private static List<Empreinte> sceaux(SortedMap<NumeroDossier, Cle> cles) {
        return cles.values().stream().map(ClesTck::sceau).toList();
    }

    private static Empreinte sceau(@Nullable Cle cle) {
        return Objects.requireNonNull(cle).sceller("toujours", "la même chose");
    }
}
