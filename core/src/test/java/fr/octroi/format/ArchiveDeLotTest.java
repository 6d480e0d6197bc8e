package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.demande.Rejet;
import fr.octroi.echange.Accuse;
import fr.octroi.echange.Environnement;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.echange.Flux;
import fr.octroi.echange.Manifeste;
import fr.octroi.echange.MotifDeRefus;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.echange.ObjetDuLot;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveDeLotTest {

    private static final Flux FLUX = new Flux("prestataire", "ma-ville", ObjetDuLot.DEMANDES, Environnement.ESSAI);

    private static final byte[] LIGNES = ("{\"numero\":\"E-1\",\"depense\":{\"montantTtc\":\"1200.50\"}}\n"
                    + "{\"numero\":\"E-2\",\"depense\":{\"montantTtc\":\"douze\"}}\n"
                    + "n'importe quoi\n"
                    + "{\"depense\":{\"autre\":{\"montantTtc\":\"9.00\"},\"montantTtc\":\"99.5\"},\"montantTtc\":\"7\"}\n")
            .getBytes(StandardCharsets.UTF_8);

    private static final Montant MONTANT = Montant.parse("1300.00");

    private final Map<String, byte[]> contenus = new TreeMap<>();

    @TempDir
    Path dossier;

    private Manifeste manifeste(byte[]... pieces) {
        List<FichierDuLot> fichiers = new ArrayList<>();
        for (byte[] piece : pieces) {
            FichierDuLot fichier = FichierDuLot.piece(piece.length, Empreinte.sha256(piece));
            contenus.put(fichier.nom(), piece);
            fichiers.add(fichier);
        }
        fichiers.sort((a, b) -> a.nom().compareTo(b.nom()));
        fichiers.add(FichierDuLot.lignes(LIGNES.length, Empreinte.sha256(LIGNES)));
        contenus.put(FichierDuLot.LIGNES, LIGNES);
        return new Manifeste(
                FLUX,
                1,
                Manifeste.ORIGINE,
                Instant.parse("2020-07-01T08:00:00Z"),
                LocalDate.of(2020, 6, 1),
                LocalDate.of(2020, 6, 30),
                4,
                MONTANT,
                fichiers);
    }

    private byte[] ecrire(Manifeste manifeste) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        ArchiveDeLot.ecrire(manifeste, this::contenu, sortie);
        return sortie.toByteArray();
    }

    private void contenu(FichierDuLot fichier, OutputStream sortie) throws IOException {
        sortie.write(contenus.getOrDefault(fichier.nom(), new byte[0]));
    }

    private static ArchiveDeLot.Lu lire(byte[] archive, Map<String, byte[]> lus) throws IOException {
        return ArchiveDeLot.lire(new ByteArrayInputStream(archive), LimitesDeLot.USUELLES, new ArchiveDeLot.Visiteur() {
            @Override
            public void piece(FichierDuLot fichier, InputStream contenu) throws IOException {
                lus.put(fichier.nom(), contenu.readAllBytes());
            }

            @Override
            public void lignes(Manifeste manifeste, InputStream contenu) throws IOException {
                lus.put(FichierDuLot.LIGNES, contenu.readAllBytes());
            }
        });
    }

    private static MotifDeRefus motif(byte[] archive) {
        return assertThrows(LotRefuseException.class, () -> lire(archive, new HashMap<>()))
                .motif();
    }

    private static byte[] octets(long graine, int longueur) {
        byte[] octets = new byte[longueur];
        new Random(graine).nextBytes(octets);
        return octets;
    }

    @Test
    void une_archive_se_relit_comme_elle_fut_ecrite_lue_ou_non() throws IOException {
        Manifeste manifeste = manifeste(octets(1, 0), octets(2, 511), octets(3, 512), octets(4, 100_000));
        byte[] archive = ecrire(manifeste);
        Map<String, byte[]> lus = new TreeMap<>();
        ArchiveDeLot.Lu lu = lire(archive, lus);
        assertEquals(manifeste, lu.manifeste());
        assertEquals(Empreinte.sha256(ManifesteJson.ecrire(manifeste)), lu.lot());
        assertEquals(contenus.keySet(), lus.keySet());
        contenus.forEach((nom, octets) -> assertArrayEquals(octets, lus.get(nom), nom));
        assertEquals(
                lu,
                ArchiveDeLot.lire(
                        new ByteArrayInputStream(archive), LimitesDeLot.USUELLES, new ArchiveDeLot.Visiteur() {}),
                "a visitor that reads nothing");
    }

    /** Whoever opens the sealed file counts the headers, the zeros and the end too. */
    @Test
    void qui_envoie_mesure_l_archive_entiere() {
        Manifeste manifeste = manifeste(octets(1, 700), octets(2, 512), octets(3, 3));
        long taille = ecrire(manifeste).length;
        assertEquals(Optional.empty(), ArchiveDeLot.depassement(manifeste, enClair(taille)));
        assertEquals(
                Optional.of(MotifDeRefus.LOT_TROP_VOLUMINEUX),
                ArchiveDeLot.depassement(manifeste, enClair(taille - 1)));
    }

    private static LimitesDeLot enClair(long octets) {
        return new LimitesDeLot(1 << 20, octets, 1 << 20, 10, 1 << 20, 1 << 10, 1);
    }

    @Test
    void tar_lit_nos_archives_et_nous_les_siennes() throws Exception {
        Manifeste manifeste = manifeste(octets(1, 700), octets(2, 3));
        Path archive = Files.write(dossier.resolve("lot.tar"), ecrire(manifeste));
        Path sortie = Files.createDirectory(dossier.resolve("sortie"));
        executer("tar", "-x", "-f", archive.toString(), "-C", sortie.toString());
        List<String> noms = new ArrayList<>(List.of(ArchiveDeLot.MANIFESTE));
        for (FichierDuLot fichier : manifeste.fichiers()) {
            noms.add(fichier.nom());
            assertArrayEquals(contenus.get(fichier.nom()), Files.readAllBytes(sortie.resolve(fichier.nom())));
        }
        Path refaite = dossier.resolve("refaite.tar");
        List<String> commande = new ArrayList<>(
                List.of("tar", "-c", "--format=ustar", "-f", refaite.toString(), "-C", sortie.toString()));
        commande.addAll(noms);
        executer(commande.toArray(new String[0]));
        Map<String, byte[]> lus = new HashMap<>();
        assertEquals(manifeste, lire(Files.readAllBytes(refaite), lus).manifeste());
        assertEquals(contenus.keySet(), lus.keySet());
    }

    private static void executer(String... commande) throws Exception {
        Process processus =
                new ProcessBuilder(commande).redirectErrorStream(true).start();
        String sortie = new String(processus.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, processus.waitFor(), sortie);
    }

    /** One bit anywhere: refused, or it is another lot. */
    @Test
    void un_bit_change_n_importe_ou_est_vu() throws IOException {
        byte[] archive = ecrire(manifeste(octets(1, 600)));
        Empreinte lot = lire(archive, new HashMap<>()).lot();
        int autres = 0;
        for (int place = 0; place < archive.length; place++) {
            byte[] changee = archive.clone();
            changee[place] ^= (byte) (1 << (place % 8));
            try {
                assertNotEquals(lot, lire(changee, new HashMap<>()).lot(), "byte " + place);
                autres++;
            } catch (LotRefuseException refusee) {
                // Seen.
            }
        }
        assertTrue(autres > 0, "a manifest that says something else is another lot");
    }

    @Test
    void une_archive_coupee_n_importe_ou_est_refusee() {
        byte[] archive = ecrire(manifeste(octets(1, 600)));
        for (int longueur = 0; longueur < archive.length; longueur++) {
            assertEquals(MotifDeRefus.ARCHIVE_TRONQUEE, motif(Arrays.copyOf(archive, longueur)), "at " + longueur);
        }
    }

    @Test
    void ce_qui_suit_la_fin_est_refuse_sauf_les_zeros_d_un_enregistrement() throws IOException {
        byte[] archive = ecrire(manifeste());
        lire(Arrays.copyOf(archive, archive.length + 512), new HashMap<>());
        lire(Arrays.copyOf(archive, archive.length + 19 * 512), new HashMap<>());
        assertEquals(MotifDeRefus.OCTETS_APRES_ARCHIVE, motif(Arrays.copyOf(archive, archive.length + 1)));
        assertEquals(MotifDeRefus.OCTETS_APRES_ARCHIVE, motif(Arrays.copyOf(archive, archive.length + 20 * 512)));
        byte[] suivie = Arrays.copyOf(archive, archive.length + 512);
        suivie[archive.length + 7] = 1;
        assertEquals(MotifDeRefus.OCTETS_APRES_ARCHIVE, motif(suivie));
    }

    @Test
    void les_limites_sont_celles_de_qui_lit() {
        byte[] archive = ecrire(manifeste(octets(1, 600), octets(2, 600)));
        Map<MotifDeRefus, LimitesDeLot> limites = Map.of(
                MotifDeRefus.TROP_D_ENTREES, new LimitesDeLot(1 << 20, 1 << 20, 600, 3, 1 << 20, 1 << 20, 1),
                MotifDeRefus.FICHIER_TROP_VOLUMINEUX, new LimitesDeLot(1 << 20, 1 << 20, 599, 4, 1 << 20, 1 << 20, 1),
                MotifDeRefus.LOT_TROP_VOLUMINEUX, new LimitesDeLot(1 << 20, 1_000, 600, 4, 1 << 20, 1 << 20, 1),
                MotifDeRefus.LIGNE_TROP_LONGUE, new LimitesDeLot(1 << 20, 1 << 20, 600, 4, 1 << 20, 20, 1));
        limites.forEach((motif, limite) -> assertEquals(
                motif,
                assertThrows(
                                LotRefuseException.class,
                                () -> ArchiveDeLot.lire(
                                        new ByteArrayInputStream(archive), limite, new ArchiveDeLot.Visiteur() {}))
                        .motif()));
    }

    @Test
    void un_fichier_qui_n_est_pas_celui_annonce_ne_s_ecrit_pas() {
        Manifeste manifeste = manifeste(octets(1, 600));
        String nom = manifeste.pieces().get(0).nom();
        for (byte[] autre : List.of(octets(2, 600), octets(1, 599), octets(1, 601))) {
            contenus.put(nom, autre);
            assertThrows(IllegalStateException.class, () -> ecrire(manifeste));
        }
    }

    @Test
    void le_manifeste_et_l_accuse_suivent_leurs_schemas_publies() throws IOException {
        Manifeste manifeste = manifeste(octets(1, 600));
        valider("manifeste", ManifesteJson.ecrire(manifeste));
        assertEquals(manifeste, ManifesteJson.lire(ManifesteJson.ecrire(manifeste)));
        Empreinte lot = Empreinte.deChamps("lot");
        for (Accuse.Issue issue : List.<Accuse.Issue>of(
                new Accuse.Accepte(lot, 4),
                new Accuse.AccepteAvecRejets(
                        lot, 3, List.of(new Rejet(2, "E-2", "depense.montantTtc", "MONTANT_INVALIDE", "faux"))),
                new Accuse.Refuse(MotifDeRefus.BIFURCATION))) {
            Accuse accuse =
                    new Accuse("ma-ville", "prestataire", NomDeDepot.of(FLUX, 1, lot), lot, manifeste.cree(), issue);
            byte[] json = AccuseJson.ecrire(accuse);
            valider("accuse", json);
            assertEquals(accuse, AccuseJson.lire(json));
        }
    }

    @Test
    void un_accuse_d_une_autre_forme_est_refuse_en_une_phrase() {
        Empreinte lot = Empreinte.deChamps("lot");
        String juste = new String(
                AccuseJson.ecrire(new Accuse(
                        "ma-ville",
                        "prestataire",
                        NomDeDepot.of(FLUX, 1, lot),
                        lot,
                        Instant.parse("2020-07-01T08:00:00Z"),
                        new Accuse.Accepte(lot, 4))),
                StandardCharsets.UTF_8);
        for (String faux : List.of(
                "",
                "[]",
                "null",
                juste + "{}",
                juste.replace("\"schema\" : 1", "\"schema\" : 2"),
                juste.replace("\"schema\" : 1", "\"schema\" : 1, \"autre\" : 1"),
                juste.replace("\"schema\" : 1", "\"schema\" : 1, \"schema\" : 1"),
                juste.replace("ACCEPTE", "PEUT_ETRE"),
                juste.replace("2020-07-01", "2020-07-32"),
                juste.replace("\"lignes\" : 4", "\"lignes\" : -4"),
                juste.replace("ma-ville\"", "Ma Ville\""))) {
            assertEquals(
                    "ACCUSE_ILLISIBLE",
                    assertThrows(
                                    FichierInvalideException.class,
                                    () -> AccuseJson.lire(faux.getBytes(StandardCharsets.UTF_8)),
                                    faux)
                            .code());
        }
    }

    private static void valider(String schema, byte[] json) throws IOException {
        JsonSchema forme = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(Files.readString(Path.of("../docs/" + schema + ".schema.json")));
        assertEquals(List.of(), List.copyOf(forme.validate(new ObjectMapper().readTree(json))));
    }
}
