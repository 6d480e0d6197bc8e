package fr.octroi.memoire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Numerotation;
import fr.octroi.tck.NumerotationTck;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Versement;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NumerotationEnMemoireTest extends NumerotationTck {

    @Override
    protected Numerotation numerotationVide() {
        return new NumerotationEnMemoire();
    }

    private static Bordereau bordereau(String code, int exercice) {
        return Bordereau.of(
                code,
                exercice,
                LocalDate.of(exercice, 7, 20),
                "velo",
                List.of(new Versement(
                        code + "-V",
                        new NumeroDossier("D-1"),
                        "B1",
                        new Montant(20_050),
                        Empreinte.deChamps("compte"),
                        Versement.Etat.LIQUIDE)));
    }

    @Test
    void les_numeros_se_suivent_et_recommencent_chaque_annee() {
        NumerotationEnMemoire numerotation = new NumerotationEnMemoire();
        assertEquals(1, numerotation.attribuer(bordereau("A", 2020)).bordereau());
        Numerotation.Numeros second = numerotation.attribuer(bordereau("B", 2020));
        assertEquals(2, second.bordereau());
        assertEquals(Map.of("B-V", 2), second.mandats());
        assertEquals(new Montant(40_100), second.cumul());
        assertEquals(1, numerotation.attribuer(bordereau("A", 2021)).bordereau());
    }

    @Test
    void qui_reprend_en_cours_d_annee_ne_connait_pas_le_cumul() {
        Numerotation.Numeros numeros = new NumerotationEnMemoire(13, 833).attribuer(bordereau("A", 2020));
        assertEquals(13, numeros.bordereau());
        assertEquals(Map.of("A-V", 833), numeros.mandats());
        assertNull(numeros.cumul());
    }
}
