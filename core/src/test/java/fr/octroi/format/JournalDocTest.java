package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Histoires;
import fr.octroi.journal.Journal;
import fr.octroi.journal.Verification;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import org.junit.jupiter.api.Test;

/** What docs/journal.md tells a reader who has no Octroi is what the code does. */
class JournalDocTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String page = Files.readString(Path.of("../docs/journal.md"));

    JournalDocTest() throws IOException {}

    /** Three writes of two organisations about one dossier, and one about another. */
    private static List<Entree> exemple() {
        NumeroDossier premier = new NumeroDossier("2020-0001");
        Element facture = new Element("FACTURE:ABSENTE", "art. 5", true);
        Instant matin = Instant.parse("2020-06-30T10:00:00Z");
        Acteur plateforme = new Acteur("collectivite", Role.AUTOMATE, "plateforme");
        Entree enregistree = Journal.enchainer(
                null, premier, 1, matin, plateforme, enregistree(LocalDate.of(2020, 6, 2), "une demande"));
        Entree instruite = Journal.enchainer(
                enregistree,
                premier,
                2,
                matin.plusMillis(1_500),
                new Acteur("collectivite", Role.INSTRUCTEUR, "agent-7"),
                new Fait.InstructionFaite(
                        "0.1.0",
                        "2019",
                        Empreinte.deChamps("un règlement"),
                        "COMPLETER",
                        List.of(facture.code()),
                        null,
                        null,
                        null,
                        List.of(facture),
                        EtatDossier.A_COMPLETER));
        Entree demandee = Journal.enchainer(
                null,
                premier,
                3,
                matin.plusSeconds(3_600),
                new Acteur("titulaire", Role.PRESTATAIRE, "conseiller-3"),
                new FaitDeRelance.ComplementDemande(new DemandeDeComplement(
                        LocalDate.of(2020, 6, 30), LocalDate.of(2020, 7, 30), List.of(facture))));
        Entree autre = Journal.enchainer(
                null,
                new NumeroDossier("2020-0002"),
                1,
                matin,
                plateforme,
                enregistree(LocalDate.of(2020, 6, 3), "une autre demande"));
        return List.of(enregistree, instruite, demandee, autre);
    }

    private static Fait enregistree(LocalDate depot, String demande) {
        return new Fait.DemandeEnregistree("gpso-vae", depot, Empreinte.deChamps(demande));
    }

    @Test
    void l_exemple_de_la_page_est_celui_que_le_code_ecrit() {
        StringWriter sortie = new StringWriter();
        JournalJson.ecrire(exemple(), sortie);
        assertEquals(sortie.toString().strip(), bloc("jsonl"));
    }

    /** The digests that the page spells out, shortened, are those of its example. */
    @Test
    void les_champs_comptes_a_la_main_sont_ceux_de_l_exemple() {
        List<Entree> exemple = exemple();
        Entree seconde = exemple.get(1);
        int champs = bloc("champs").strip().split(" ").length
                + 2 * seconde.fait().donnees().size();
        String precedente = seconde.precedente().hexadecimal().substring(0, 8);
        assertTrue(page.contains("The digest of the second entry covers these " + champs + " fields: `" + precedente));
        for (Entree tete : exemple.subList(1, 4)) {
            assertTrue(page.contains("`" + tete.empreinte().hexadecimal().substring(0, 8) + "…`"));
        }
    }

    @Test
    void l_exemple_de_la_page_est_intact_pour_le_code() {
        Verification verification = verifier(bloc("jsonl") + "\n");
        assertEquals(4L, verification.<Long>selon(intact -> intact.cloture().nombre(), rompu -> -rompu.ligne()));
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
        List<String> feuilles = new ArrayList<>();
        tetes.forEach((chaine, tete) ->
                feuilles.add(condenser(List.of("feuille", chaine.split(" ")[0], chaine.split(" ")[1], tete))));
        List<String> racine = List.of("racine", Integer.toString(lignes.size() - 1), sommet(feuilles));
        assertEquals(JSON.readTree(lignes.get(lignes.size() - 1)).get("racine").textValue(), condenser(racine));
    }

    private static String sommet(List<String> feuilles) {
        if (feuilles.size() == 1) {
            return feuilles.get(0);
        }
        int gauche = 1;
        while (2 * gauche < feuilles.size()) {
            gauche *= 2;
        }
        return condenser(List.of(
                "noeud", sommet(feuilles.subList(0, gauche)), sommet(feuilles.subList(gauche, feuilles.size()))));
    }

    @Test
    void l_origine_est_celle_des_octets_donnes() throws GeneralSecurityException {
        String[] lignes = bloc("origine").split("\n");
        byte[] octets = HexFormat.of().parseHex(lignes[0].replace(" ", ""));
        assertEquals(lignes[1], sha256(octets));
        assertEquals(lignes[1], Entree.ORIGINE.hexadecimal());
    }

    /** Kind and names, as they stand in the tables: names are all that stands in backquotes in the last column. */
    private SortedMap<String, SortedSet<String>> tables() {
        SortedMap<String, SortedSet<String>> tables = new TreeMap<>();
        Matcher ligne =
                Pattern.compile("(?m)^\\| `([A-Z_]+)` \\|[^|]*\\|(.*)\\|$").matcher(page);
        while (ligne.find()) {
            SortedSet<String> noms = new TreeSet<>();
            Matcher nom = Pattern.compile("`([a-z]+)`").matcher(ligne.group(2));
            while (nom.find()) {
                noms.add(nom.group(1));
            }
            assertNull(tables.put(ligne.group(1), noms), ligne.group(1));
        }
        return tables;
    }

    /** Enough invented facts that each kind says everything it can say. */
    @Example
    void la_table_des_faits_les_nomme_tous_et_eux_seuls_avec_tout_ce_qu_ils_disent() {
        SortedMap<String, SortedSet<String>> dits = new TreeMap<>();
        for (Arbitrary<? extends Fait> genre : Histoires.genres().values()) {
            genre.withoutEdgeCases()
                    .sampleStream()
                    .limit(200)
                    .forEach(fait -> dits.computeIfAbsent(fait.code(), nouveau -> new TreeSet<>())
                            .addAll(fait.donnees().keySet()));
        }
        assertEquals(dits, tables());
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
        return JournalJson.verifier(new ByteArrayInputStream(journal.getBytes(StandardCharsets.UTF_8)));
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
