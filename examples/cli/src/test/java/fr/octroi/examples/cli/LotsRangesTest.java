package fr.octroi.examples.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.echange.Environnement;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.echange.Flux;
import fr.octroi.echange.Manifeste;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.format.LimitesDeLot;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LotsRangesTest {

    private static final LocalDate JOUR = LocalDate.of(2020, 6, 30);

    @TempDir
    Path dossier;

    @Test
    void un_lot_de_lignes_vides_est_lu_jusqu_a_la_faute_de_trop_et_rien_n_en_est_range() throws IOException {
        int limite = LimitesDeLot.USUELLES.rejets();
        for (ObjetDuLot objet : List.of(ObjetDuLot.DEMANDES, ObjetDuLot.EVENEMENTS)) {
            assertEquals(limite, rejets(objet, 1, limite));
            assertEquals(limite + 1, rejets(objet, 2, 3 * limite));
            String debut = "prestataire-" + (objet == ObjetDuLot.DEMANDES ? "demandes" : "evenements") + "-0000000";
            assertTrue(Files.exists(dossier.resolve(debut + "1.jsonl")));
            assertFalse(Files.exists(dossier.resolve(debut + "2.jsonl")), "what is refused was taken");
        }
    }

    /** Killed in that moment, it would leave lines that count as taken. */
    @Test
    void un_lot_qui_a_trop_de_fautes_ne_prend_pas_un_instant_le_nom_de_ceux_qui_sont_pris() throws IOException {
        int limite = LimitesDeLot.USUELLES.rejets();
        for (String objet : List.of("demandes", "evenements", "reversibilite")) {
            Path place = dossier.resolve("prestataire-" + objet + "-00000002.jsonl");
            // Nothing can take this name.
            Path occupe = Files.createDirectories(place.resolve("occupe"));
            assertEquals(limite + 1, rejets(ObjetDuLot.valueOf(objet.toUpperCase(Locale.ROOT)), 2, limite + 1));
            assertTrue(Files.exists(occupe));
            assertFalse(Files.exists(dossier.resolve(place.getFileName() + ".part")));
        }
    }

    private int rejets(ObjetDuLot objet, int sequence, int lignes) throws IOException {
        byte[] octets = "\n".repeat(lignes).getBytes(StandardCharsets.UTF_8);
        Manifeste manifeste = new Manifeste(
                new Flux("prestataire", "ma-ville", objet, Environnement.ESSAI),
                sequence,
                sequence == 1 ? Manifeste.ORIGINE : Empreinte.deChamps("lot"),
                Instant.parse("2020-06-30T10:00:00Z"),
                JOUR,
                JOUR,
                lignes,
                Montant.ZERO,
                List.of(FichierDuLot.lignes(octets.length, Empreinte.sha256(octets))));
        return new LotsRanges(dossier, "cuves-2022")
                .lignes(manifeste, new ByteArrayInputStream(octets))
                .size();
    }
}
