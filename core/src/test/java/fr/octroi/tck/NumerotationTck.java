package fr.octroi.tck;

import static fr.octroi.tck.Echantillons.numero;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.port.Numerotation;
import fr.octroi.port.Numerotation.Numeros;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Versement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of {@link Numerotation}. */
public abstract class NumerotationTck {

    /** For the subclasses. */
    protected NumerotationTck() {}

    /**
     * Returns a numbering that has numbered nothing.
     *
     * @return a new one, or the same one emptied
     */
    protected abstract Numerotation numerotationVide();

    @Test
    void regle_1_un_bordereau_numerote_de_nouveau_a_les_memes_numeros() {
        Numerotation numerotation = numerotationVide();
        Numeros premiers = numerotation.attribuer(bordereau("B-1", 2020, 3));
        numerotation.attribuer(bordereau("B-2", 2020, 2));
        assertEquals(premiers, numerotation.attribuer(bordereau("B-1", 2020, 3)));
    }

    @Test
    void regle_2_chaque_versement_a_un_numero_et_rien_d_autre_n_en_a() {
        Bordereau bordereau = bordereau("B-1", 2020, 5);
        Set<String> references = new TreeSet<>();
        bordereau.lignes().forEach(ligne -> references.add(ligne.versement().reference()));
        Numerotation numerotation = numerotationVide();
        assertEquals(references, numerotation.attribuer(bordereau).mandats().keySet());
        assertEquals(
                2, numerotation.attribuer(bordereau("B-2", 2020, 2)).mandats().size());
    }

    @Test
    void regle_3_aucun_numero_ne_sert_deux_fois_dans_une_annee() {
        Numerotation numerotation = numerotationVide();
        List<Numeros> tous = new ArrayList<>();
        for (int i = 1; i <= 5; i++) {
            tous.add(numerotation.attribuer(bordereau("B-" + i, 2020, i)));
        }
        verifier(tous);
    }

    private static void verifier(List<Numeros> tous) {
        Set<Integer> bordereaux = new HashSet<>();
        Set<Integer> mandats = new HashSet<>();
        for (Numeros numeros : tous) {
            assertTrue(numeros.bordereau() >= 1 && numeros.bordereau() <= 9_999_999, "out of bounds");
            assertTrue(bordereaux.add(numeros.bordereau()), "a bordereau has another's number");
            for (int mandat : numeros.mandats().values()) {
                assertTrue(mandat >= 1 && mandat <= 99_999_999, "out of bounds");
                assertTrue(mandats.add(mandat), "a mandat has another's number");
            }
        }
    }

    @Test
    void regle_4_des_bordereaux_numerotes_ensemble_ne_partagent_rien() throws Exception {
        Numerotation numerotation = numerotationVide();
        ExecutorService fils = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Numeros>> demandes = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                Bordereau bordereau = bordereau("B-" + i, 2020, 3);
                demandes.add(() -> numerotation.attribuer(bordereau));
            }
            List<Numeros> tous = new ArrayList<>();
            for (Future<Numeros> futur : fils.invokeAll(demandes)) {
                tous.add(futur.get());
            }
            verifier(tous);
        } finally {
            fils.shutdownNow();
        }
    }

    @Test
    void regle_5_les_numeros_rendus_sont_ceux_du_suivant_et_la_somme_de_l_annee_les_oublie() {
        Numerotation numerotation = numerotationVide();
        numerotation.attribuer(bordereau("B-1", 2020, 2));
        Numeros annules = numerotation.attribuer(bordereau("B-2", 2020, 3));
        numerotation.rendre(bordereau("B-2", 2020, 3));
        numerotation.rendre(bordereau("B-2", 2020, 3));
        Numeros suivants = numerotation.attribuer(bordereau("B-3", 2020, 1));
        assertEquals(annules.bordereau(), suivants.bordereau());
        assertTrue(annules.mandats().containsValue(suivants.mandats().get("B-3-V1")), "a mandat was skipped");
        comparer(3, suivants.cumul());
        numerotation.rendre(bordereau("B-1", 2020, 2));
        Numeros derniers = numerotation.attribuer(bordereau("B-4", 2020, 1));
        verifier(List.of(suivants, derniers));
        comparer(2, derniers.cumul());
    }

    /** Nobody need count the sum of a year. */
    private static void comparer(int versements, @Nullable Montant cumul) {
        if (cumul != null) {
            assertEquals(new Montant(20_000L * versements), cumul);
        }
    }

    private static Bordereau bordereau(String code, int exercice, int nombre) {
        List<Versement> versements = new ArrayList<>();
        for (int i = 1; i <= nombre; i++) {
            versements.add(new Versement(
                    code + "-V" + i,
                    numero(code + "-D" + i),
                    "B2020-07-012",
                    new Montant(20_000),
                    Empreinte.deChamps("compte"),
                    Versement.Etat.LIQUIDE));
        }
        return Bordereau.of(code, exercice, LocalDate.of(exercice, 7, 20), "velo-" + exercice, versements);
    }
}
