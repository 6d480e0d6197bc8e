package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.versement.RetourComptable;
import fr.octroi.versement.Versement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/bordereau.md tells a finance service that has no Octroi is what the code does. */
class BordereauDocTest {

    private final String page = Files.readString(Path.of("../docs/bordereau.md"));

    BordereauDocTest() throws IOException {}

    private String bloc(String nom) {
        Matcher bloc = Pattern.compile("(?s)```" + nom + "\n(.*?)```").matcher(page);
        assertTrue(bloc.find(), nom);
        return bloc.group(1);
    }

    @Test
    void l_exemple_de_la_page_est_celui_que_le_code_ecrit() {
        assertEquals(BordereauCsvTest.UN.texte(false), bloc("csv"));
    }

    @Test
    void un_service_qui_ne_connait_que_la_page_trouve_les_memes_totaux() throws Exception {
        List<String> lignes = bloc("csv").lines().toList();
        List<String> tete = List.of(lignes.get(1).split(";"));
        List<String> colonnes = List.of(lignes.get(2).split(";"));
        List<String> champs = new ArrayList<>(tete.subList(0, 4));
        for (String ligne : lignes.subList(3, lignes.size())) {
            List<String> cellules = List.of(ligne.split(";"));
            for (String champ : bloc("champs").strip().split(" ")) {
                String cellule = cellules.get(colonnes.indexOf(champ));
                champs.add(champ.equals("montant") ? cellule.replace(',', '.') : cellule);
            }
        }
        assertEquals(Integer.toString(lignes.size() - 3), tete.get(4));
        assertEquals("200,50", tete.get(5));
        assertEquals(sha256(champs), tete.get(6));
    }

    private static String sha256(List<String> champs) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (String champ : champs) {
            byte[] forme = champ.getBytes(StandardCharsets.UTF_8);
            octets.write(ByteBuffer.allocate(4).putInt(forme.length).array());
            octets.write(forme);
        }
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets.toByteArray()));
    }

    /** The return of the page answers its bordereau. */
    @Test
    void le_retour_de_la_page_se_lit_et_s_applique() {
        LecteurRetour.Lu lu = LecteurRetour.lire("retour.csv", "B-2020-07", new StringReader(bloc("retour")));
        assertEquals(List.of(), lu.rejets());
        List<Versement> versements =
                List.of(BordereauCsvTest.UN.bordereau().lignes().get(0).versement());
        List<RetourComptable.Resultat> resultats = lu.retour().appliquer(versements);
        assertEquals(
                List.of("ACCEPTE", "PAYE", "REJETE_BANQUE"),
                resultats.stream()
                        .map(resultat -> resultat.<String>selon(
                                applique -> applique.versement().etat().name(),
                                dejaConnu -> "CONNU",
                                inapplicable -> inapplicable.obstacle().name()))
                        .toList());
    }
}
