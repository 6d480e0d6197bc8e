package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.journal.Chronique;
import fr.octroi.journal.DossierProuve;
import fr.octroi.journal.Entree;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.Journal;
import java.io.StringWriter;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PreuveJsonTest {

    private static final List<Entree> JOURNAL = new Chronique()
            .puis(new FaitDArchive.ConservationGelee("CONTROLE_CRC"), new FaitDArchive.ArchiveConsultee("CONTROLE_CRC"))
            .par(Chronique.TITULAIRE, new FaitDArchive.ArchiveConsultee("RECOURS"))
            .entrees();

    private static String ecrit() {
        StringWriter sortie = new StringWriter();
        PreuveJson.ecrire(new DossierProuve(JOURNAL, Journal.prouver(JOURNAL.iterator(), Chronique.NUMERO)), sortie);
        return sortie.toString();
    }

    @Test
    void ce_qui_est_ecrit_se_relit_et_tient_sous_la_racine() {
        DossierProuve lu = PreuveJson.lire("preuve.jsonl", ecrit());
        assertEquals(JOURNAL, lu.entrees());
        assertEquals(2, lu.preuves().size());
        assertEquals(
                Optional.empty(), lu.faute(Journal.clore(JOURNAL.iterator()).racine()));
    }

    /** Whatever character is changed, the line is no line of ours, or what it says does not hold. */
    @Test
    void aucun_caractere_ne_peut_etre_change() {
        String texte = ecrit();
        var racine = Journal.clore(JOURNAL.iterator()).racine();
        long tiennent = IntStream.range(0, texte.length())
                .filter(place -> {
                    char autre = texte.charAt(place) == '0' ? '1' : '0';
                    String change = texte.substring(0, place) + autre + texte.substring(place + 1);
                    try {
                        return PreuveJson.lire("p", change).faute(racine).isEmpty();
                    } catch (FichierInvalideException illisible) {
                        return false;
                    }
                })
                .count();
        assertEquals(0, tiennent);
    }

    @Test
    void une_ligne_qui_n_en_est_pas_une_est_dite_a_sa_place() {
        for (String ligne :
                List.of("", "{}", "[]", "null", "{\"tete\":1}", "pas du json", "{\"chemin\":[\"HAUT:00\"]}")) {
            FichierInvalideException faute = assertThrows(
                    FichierInvalideException.class, () -> PreuveJson.lire("preuve.jsonl", ecrit() + ligne + "\n"));
            assertEquals("PREUVE_ILLISIBLE", faute.code());
            assertTrue(faute.getMessage().startsWith("preuve.jsonl, ligne 6"), faute::getMessage);
        }
    }
}
