package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.octroi.commun.Role;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Verification;
import java.io.BufferedReader;
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
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What docs/journal.md tells a reader who has no Octroi is what the code does. */
class JournalDocTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String page = Files.readString(Path.of("../docs/journal.md"));

    JournalDocTest() throws IOException {}

    @Test
    void l_exemple_de_la_page_est_intact_pour_le_code() {
        Verification verification = verifier(bloc("jsonl"));
        assertEquals(3L, verification.<Long>selon(intact -> intact.cloture().nombre(), rompu -> -rompu.ligne()));
    }

    @Test
    void un_seul_caractere_change_dans_l_exemple_est_vu_a_sa_ligne() {
        Verification verification = verifier(bloc("jsonl").replace("FACTURE:ABSENTE", "FACTURE:PERIMEE"));
        assertEquals(new Verification.Rompu(2, Verification.Rupture.EMPREINTE_FAUSSE), verification);
    }

    @Test
    void un_lecteur_qui_ne_connait_que_la_page_trouve_les_memes_empreintes() throws Exception {
        String[] ordre = bloc("champs").strip().split(" ");
        List<String> lignes = bloc("jsonl").lines().toList();
        TreeMap<String, String> tetes = new TreeMap<>();
        for (String ligne : lignes.subList(0, lignes.size() - 1)) {
            JsonNode entree = JSON.readTree(ligne);
            List<String> champs = new ArrayList<>();
            for (String champ : ordre) {
                champs.add(entree.get(champ).asText());
            }
            TreeMap<String, String> donnees = new TreeMap<>();
            entree.get("donnees")
                    .properties()
                    .forEach(donnee ->
                            donnees.put(donnee.getKey(), donnee.getValue().textValue()));
            donnees.forEach((nom, valeur) -> {
                champs.add(nom);
                champs.add(valeur);
            });
            String empreinte = entree.get("empreinte").textValue();
            assertEquals(empreinte, condenser(champs));
            tetes.put(
                    entree.get("organisation").textValue() + " "
                            + entree.get("dossier").textValue(),
                    empreinte);
        }
        List<String> racine = new ArrayList<>(List.of(Integer.toString(lignes.size() - 1)));
        tetes.forEach((chaine, tete) -> {
            racine.addAll(List.of(chaine.split(" ")));
            racine.add(tete);
        });
        assertEquals(JSON.readTree(lignes.get(lignes.size() - 1)).get("racine").textValue(), condenser(racine));
    }

    @Test
    void l_origine_est_celle_des_octets_donnes() throws GeneralSecurityException {
        String[] lignes = bloc("origine").split("\n");
        byte[] octets = HexFormat.of().parseHex(lignes[0].replace(" ", ""));
        assertEquals(lignes[1], sha256(octets));
        assertEquals(lignes[1], Entree.ORIGINE.hexadecimal());
    }

    @Test
    void la_table_des_faits_les_nomme_tous_et_eux_seuls() {
        List<String> codes = new ArrayList<>();
        Matcher ligne = Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|").matcher(page);
        while (ligne.find()) {
            codes.add(ligne.group(1));
        }
        assertEquals(Fait.class.getPermittedSubclasses().length, codes.size());
        for (String code : codes) {
            ValeurInvalideException refus =
                    assertThrows(ValeurInvalideException.class, () -> Fait.lire(code, new TreeMap<>()));
            assertEquals("FAIT_INVALIDE", refus.code(), code);
        }
    }

    @Test
    void chaque_rupture_et_chaque_role_est_nomme() {
        for (Verification.Rupture rupture : Verification.Rupture.values()) {
            assertTrue(page.contains("`" + rupture + "`"), rupture.name());
        }
        for (Role role : Role.values()) {
            assertTrue(page.contains("`" + role + "`"), role.name());
        }
    }

    private static Verification verifier(String journal) {
        return JournalJson.verifier(new BufferedReader(new StringReader(journal)));
    }

    /** Returns what stands between the fences of a kind. */
    private String bloc(String genre) {
        Matcher bloc = Pattern.compile("(?s)```" + genre + "\n(.*?)\n```").matcher(page);
        assertTrue(bloc.find(), "the page has a block " + genre);
        return bloc.group(1);
    }

    /** Digests fields as the page says, without the library. */
    private static String condenser(List<String> champs) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (String champ : champs) {
            byte[] forme = champ.getBytes(StandardCharsets.UTF_8);
            octets.writeBytes(ByteBuffer.allocate(4).putInt(forme.length).array());
            octets.writeBytes(forme);
        }
        try {
            return sha256(octets.toByteArray());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String sha256(byte[] octets) throws GeneralSecurityException {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
    }
}
