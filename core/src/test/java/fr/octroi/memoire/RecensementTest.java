package fr.octroi.memoire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Doublons;
import fr.octroi.instruction.Repere;
import fr.octroi.instruction.Repere.Genre;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class RecensementTest {

    @Provide
    Arbitrary<List<Set<Repere>>> dossiers() {
        // Few beginnings and few ends: digests that begin alike and differ are met.
        Arbitrary<Repere> repere = Arbitraries.integers().between(0, 399).map(RecensementTest::repere);
        return repere.set().ofMaxSize(6).list().ofMaxSize(60);
    }

    @Property
    void dit_ce_que_dirait_un_magasin_de_tous_les_dossiers(@ForAll("dossiers") List<Set<Repere>> dossiers) {
        Recensement recensement = new Recensement();
        dossiers.forEach(recensement::compter);
        List<NumeroDossier> numeros = new ArrayList<>();
        for (int rang = 0; rang < dossiers.size(); rang++) {
            numeros.add(new NumeroDossier("D-" + rang));
            recensement.retenir(numeros.get(rang), dossiers.get(rang));
        }
        for (int rang = 0; rang < dossiers.size(); rang++) {
            List<Repere> reperes = List.copyOf(dossiers.get(rang));
            assertEquals(
                    Doublons.coincidences(
                            numeros.get(rang),
                            reperes,
                            repere -> numeros.stream()
                                    .filter(numero -> dossiers.get(numeros.indexOf(numero))
                                            .contains(repere))
                                    .collect(Collectors.toSet())),
                    Doublons.coincidences(numeros.get(rang), reperes, recensement::porteurs));
        }
    }

    @Property
    void ne_garde_que_ce_qui_commence_deux_fois_pareil(@ForAll("dossiers") List<Set<Repere>> dossiers) {
        Recensement recensement = new Recensement();
        dossiers.forEach(recensement::compter);
        NumeroDossier seul = new NumeroDossier("SEUL");
        dossiers.forEach(reperes -> recensement.retenir(seul, reperes));
        for (int rang = 0; rang < 400; rang++) {
            Repere repere = repere(rang);
            String debut = repere.cle().hexadecimal().substring(0, 16);
            long semblables = dossiers.stream()
                    .flatMap(Set::stream)
                    .filter(autre -> autre.cle().hexadecimal().startsWith(debut))
                    .count();
            boolean porte = dossiers.stream().anyMatch(reperes -> reperes.contains(repere));
            assertEquals(
                    porte && semblables > 1 ? List.of(seul) : List.of(), List.copyOf(recensement.porteurs(repere)));
        }
    }

    @Test
    void ne_compte_plus_une_fois_le_second_passage_commence() {
        Recensement recensement = new Recensement();
        recensement.retenir(new NumeroDossier("D-1"), List.of(repere(1)));
        assertThrows(IllegalStateException.class, () -> recensement.compter(List.of(repere(1))));
        assertEquals(List.of(), List.copyOf(recensement.porteurs(repere(1))));
    }

    private static Repere repere(int rang) {
        String debut = Empreinte.deChamps(Integer.toString(rang % 100)).hexadecimal();
        String fin = Empreinte.deChamps("fin", Integer.toString(rang / 200)).hexadecimal();
        Genre genre = rang % 200 < 100 ? Genre.PERSONNE : Genre.COMPTE;
        return new Repere(genre, new Empreinte(debut.substring(0, 32) + fin.substring(0, 32)));
    }
}
