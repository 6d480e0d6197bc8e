package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.document.Recapitulatif.Totaux;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class TotauxParLeTauxTest {

    /** In hundredths of a percent. */
    private static final List<Long> TAUX = List.of(210L, 550L, 1000L, 2000L, 2100L);

    @Property
    void trois_montants_a_un_taux_sont_trouves_dans_tout_ordre(
            @ForAll @LongRange(min = 10_000, max = 500_000) long horsTaxe, @ForAll Random ordre) {
        long taux = TAUX.get(ordre.nextInt(TAUX.size()));
        long taxe = Math.round(horsTaxe * taux / 10_000.0);
        List<Long> montants = new ArrayList<>(List.of(horsTaxe, taxe, horsTaxe + taxe));
        Collections.shuffle(montants, ordre);
        assertEquals(
                Optional.of(new Totaux(new Montant(horsTaxe), new Montant(taxe), new Montant(horsTaxe + taxe))),
                lire(taux, montants));
    }

    @Property
    void ce_qui_est_trouve_est_ecrit_se_compose_et_n_a_rien_de_plus_grand(
            @ForAll @Size(min = 3, max = 12) List<@LongRange(min = 100, max = 3_000) Long> montants,
            @ForAll Random hasard) {
        long taux = TAUX.get(hasard.nextInt(TAUX.size()));
        lire(taux, montants).ifPresent(lus -> {
            Set<Montant> ecrits = montants.stream().map(Montant::new).collect(Collectors.toSet());
            assertTrue(lus.estJuste());
            assertTrue(ecrits.containsAll(Arrays.asList(lus.horsTaxe(), lus.taxe(), lus.ttc())));
            assertEquals(new Montant(Collections.max(montants)), lus.ttc());
        });
    }

    @Property
    void un_montant_plus_grand_ou_un_second_trio_les_fait_taire(
            @ForAll @LongRange(min = 10_000, max = 500_000) long horsTaxe,
            @ForAll @LongRange(min = 1, max = 100_000) long deTrop) {
        long taxe = horsTaxe / 5;
        long rond = taxe * 5;
        List<Long> montants = new ArrayList<>(List.of(rond, taxe, rond + taxe, rond + taxe + deTrop));
        assertEquals(Optional.empty(), lire(2000, montants));
        List<Long> deux = List.of(rond, taxe, rond + taxe, 2 * rond, 2 * taxe, 2 * (rond + taxe));
        assertEquals(Optional.empty(), lire(2000, deux));
    }

    @Test
    void sans_taux_dit_rien_n_est_cru() {
        TextePiece texte = texte("TVA", List.of(100_000L, 20_000L, 120_000L));
        assertEquals(Optional.empty(), TotauxParLeTaux.lire(texte, null, montants(texte)));
        TextePiece remise = texte("Remise 20 %", List.of(100_000L, 20_000L, 120_000L));
        assertEquals(Optional.empty(), TotauxParLeTaux.lire(remise, null, montants(remise)));
    }

    private static Optional<Totaux> lire(long taux, List<Long> montants) {
        TextePiece texte = texte("TVA " + taux / 100 + "," + (taux / 10) % 10 + taux % 10 + " %", montants);
        return TotauxParLeTaux.lire(texte, null, montants(texte));
    }

    private static Set<Montant> montants(TextePiece texte) {
        return texte.lignes().stream()
                .flatMap(ligne -> MontantsEcrits.tous(ligne.cle()))
                .collect(Collectors.toSet());
    }

    private static TextePiece texte(String taxe, List<Long> montants) {
        return LecteurTexte.composer(Stream.concat(
                                Stream.of("Facture n° 12", "Total HT", taxe, "Total TTC"),
                                montants.stream().map(centimes -> "%d,%02d".formatted(centimes / 100, centimes % 100)))
                        .collect(Collectors.joining("\n")))
                .de(Nature.FACTURE.name());
    }
}
