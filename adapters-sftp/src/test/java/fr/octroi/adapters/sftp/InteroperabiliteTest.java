package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.echange.Environnement;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.echange.Flux;
import fr.octroi.echange.Manifeste;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.format.ArchiveDeLot;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lots that two programs that we did not write make and open, in both directions; they know our keys as we know theirs. */
class InteroperabiliteTest {

    private static final byte[] LIGNES = Archive.LIGNES.getBytes(StandardCharsets.UTF_8);

    @TempDir
    Path dossier;

    private Path maison;
    private final ClesDEssai notres = ClesDEssai.neuves();

    @BeforeEach
    void ouvrirUneMaison() throws IOException {
        maison = Files.createDirectory(
                dossier.resolve("m"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    private Sceau sceau(String organisation, CleSecrete cle, String autre, Certificat certificat) {
        return new Sceau(
                new Convention(organisation, Environnement.ESSAI, Map.of(autre, Set.of(ObjetDuLot.DEMANDES))),
                new Trousseau(List.of(cle), Map.of(autre, List.of(certificat))),
                InstantSource.system());
    }

    private static Manifeste manifeste() {
        return new Manifeste(
                new Flux("ma-ville", "prestataire", ObjetDuLot.DEMANDES, Environnement.ESSAI),
                1,
                Manifeste.ORIGINE,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                LocalDate.of(2020, 6, 1),
                LocalDate.of(2020, 6, 30),
                2,
                Montant.parse("1500.50"),
                List.of(
                        FichierDuLot.piece(Archive.PIECE.length, Empreinte.sha256(Archive.PIECE)),
                        FichierDuLot.lignes(LIGNES.length, Empreinte.sha256(LIGNES))));
    }

    private LotScelle sceller(Certificat leur) {
        return sceau("ma-ville", notres.secrete(), "prestataire", leur)
                .sceller(
                        manifeste(),
                        (fichier, sortie) -> sortie.write(fichier.estLignes() ? LIGNES : Archive.PIECE),
                        dossier);
    }

    /** Makes the archive with tar, as somebody without this library would. */
    private Path archive() throws Exception {
        Path contenu = Files.createDirectory(dossier.resolve("contenu"));
        Files.createDirectory(contenu.resolve("pieces"));
        Files.writeString(contenu.resolve("manifeste.json"), Archive.manifeste());
        Files.write(contenu.resolve(Archive.NOM_DE_PIECE), Archive.PIECE);
        Files.write(contenu.resolve("lignes.jsonl"), LIGNES);
        Path archive = dossier.resolve("lot.tar");
        Outils.executer(
                maison,
                "tar",
                "--create",
                "--format=ustar",
                "--file=" + archive,
                "--directory=" + contenu,
                "manifeste.json",
                Archive.NOM_DE_PIECE,
                "lignes.jsonl");
        return archive;
    }

    private void verifierExtraction(Path archive) throws Exception {
        Path extrait = Files.createDirectory(dossier.resolve("extrait"));
        Outils.executer(maison, "tar", "--extract", "--file=" + archive, "--directory=" + extrait);
        assertArrayEquals(Archive.PIECE, Files.readAllBytes(extrait.resolve(Archive.NOM_DE_PIECE)));
        assertArrayEquals(LIGNES, Files.readAllBytes(extrait.resolve("lignes.jsonl")));
        assertTrue(Files.readString(extrait.resolve(ArchiveDeLot.MANIFESTE)).contains("1500.50"));
    }

    private void verifierReception(Path scelle, Certificat leur) throws IOException {
        Flux flux = new Flux("prestataire", "ma-ville", ObjetDuLot.DEMANDES, Environnement.ESSAI);
        NomDeDepot nom = NomDeDepot.of(flux, 1, Empreinte.sha256(Files.readAllBytes(scelle)));
        Examen examen = sceau("ma-ville", notres.secrete(), "prestataire", leur).examiner(nom, scelle);
        assertEquals(
                "2 lignes",
                examen.<String>selon(
                        juste -> juste.manifeste().lignes() + " lignes",
                        refuse -> refuse.motif().name()));
    }

    private Certificat cleDeGpg(String genre) throws Exception {
        String gpg = Outils.exiger("gpg");
        Outils.executer(
                maison, gpg, "--batch", "--passphrase", "", "--quick-generate-key", "eux@exemple.invalid", genre);
        String empreinte = Outils.executer(maison, gpg, "--with-colons", "--list-keys")
                .lines()
                .filter(ligne -> ligne.startsWith("fpr:"))
                .map(ligne -> ligne.split(":", -1)[9])
                .findFirst()
                .orElseThrow();
        if (!genre.startsWith("default")) {
            Outils.executer(
                    maison,
                    gpg,
                    "--batch",
                    "--passphrase",
                    "",
                    "--quick-add-key",
                    empreinte,
                    genre.equals("ed25519") ? "cv25519" : genre,
                    "encr");
        }
        Path publique = dossier.resolve("eux.asc");
        Outils.executer(maison, gpg, "--armor", "--output", publique.toString(), "--export", "eux@exemple.invalid");
        Path notre = Files.write(dossier.resolve("nous.pgp"), notres.publiques());
        Outils.executer(maison, gpg, "--batch", "--import", notre.toString());
        return Certificat.lire(Files.readAllBytes(publique));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "nistp256", "rsa3072"})
    void gpg_lit_nos_lots_et_nous_les_siens(String genre) throws Exception {
        String gpg = Outils.exiger("gpg");
        Certificat leur = cleDeGpg(genre);
        LotScelle scelle = sceller(leur);
        Path clair = dossier.resolve("clair.tar");
        String dit = Outils.executer(
                maison,
                gpg,
                "--batch",
                "--trust-model",
                "always",
                "--output",
                clair.toString(),
                "--decrypt",
                scelle.fichier().toString());
        assertTrue(dit.contains("Good signature"), dit);
        verifierExtraction(clair);

        Path leurs = dossier.resolve("lot.pgp");
        Outils.executer(
                maison,
                gpg,
                "--batch",
                "--trust-model",
                "always",
                "--rfc4880",
                "--compress-algo",
                "zlib",
                "--local-user",
                "eux@exemple.invalid",
                "--recipient",
                "essai@exemple.invalid",
                "--output",
                leurs.toString(),
                "--sign",
                "--encrypt",
                archive().toString());
        verifierReception(leurs, leur);
        arreterGpg();
    }

    private void arreterGpg() throws Exception {
        Outils.executer(maison, "gpgconf", "--kill", "all");
    }

    @Test
    void une_cle_secrete_de_gpg_signe_et_ouvre_chez_nous_avec_sa_phrase() throws Exception {
        String gpg = Outils.exiger("gpg");
        Outils.executer(
                maison,
                gpg,
                "--batch",
                "--pinentry-mode",
                "loopback",
                "--passphrase",
                "une phrase",
                "--quick-generate-key",
                "eux@exemple.invalid",
                "default");
        Path secrete = dossier.resolve("secrete.asc");
        Outils.executer(
                maison,
                gpg,
                "--batch",
                "--pinentry-mode",
                "loopback",
                "--passphrase",
                "une phrase",
                "--armor",
                "--output",
                secrete.toString(),
                "--export-secret-keys",
                "eux@exemple.invalid");
        CleSecrete cle = CleSecrete.lire(Files.readAllBytes(secrete), "une phrase".toCharArray());
        Sceau eux = sceau("prestataire", cle, "ma-ville", notres.certificat());
        LotScelle scelle = sceller(cle.certificat());
        assertEquals(
                "pris",
                eux.examiner(scelle.nom(), scelle.fichier())
                        .<String>selon(juste -> "pris", refuse -> refuse.motif().name()));
        arreterGpg();
    }

    @ParameterizedTest
    @ValueSource(strings = {"cv25519", "rsa3k"})
    void sq_lit_nos_lots_et_nous_les_siens(String genre) throws Exception {
        String sq = Outils.exiger("sq");
        Path leurSecrete = dossier.resolve("eux.pgp");
        Outils.executer(
                maison,
                sq,
                "--overwrite",
                "key",
                "generate",
                "--own-key",
                "--name",
                "Eux",
                "--email",
                "eux@exemple.invalid",
                "--without-password",
                "--profile",
                "rfc4880",
                "--cipher-suite",
                genre,
                "--output",
                leurSecrete.toString(),
                "--rev-cert",
                dossier.resolve("eux.rev").toString());
        Path publique = dossier.resolve("eux.cert");
        Outils.executer(
                maison, sq, "--overwrite", "key", "delete", "--cert-file=" + leurSecrete, "--output=" + publique);
        Certificat leur = Certificat.lire(Files.readAllBytes(publique));
        Path notre = Files.write(dossier.resolve("nous.cert"), notres.publiques());

        LotScelle scelle = sceller(leur);
        Path clair = dossier.resolve("clair.tar");
        Outils.executer(
                maison,
                sq,
                "decrypt",
                "--recipient-file=" + leurSecrete,
                "--signer-file=" + notre,
                "--output=" + clair,
                scelle.fichier().toString());
        verifierExtraction(clair);

        Path leurs = dossier.resolve("lot.pgp");
        Outils.executer(
                maison,
                sq,
                "encrypt",
                "--binary",
                "--signer-file=" + leurSecrete,
                "--for-file=" + notre,
                "--output=" + leurs,
                archive().toString());
        verifierReception(leurs, leur);
    }

    @Test
    void gpg_et_sq_prennent_une_cle_que_nous_faisons() throws Exception {
        String gpg = Outils.exiger("gpg");
        String sq = Outils.exiger("sq");
        CleSecrete neuve =
                CleSecrete.neuve("Neuve <neuve@exemple.invalid>", Instant.now().minusSeconds(60), Duration.ofDays(365));
        assertEquals(
                neuve.certificat().empreinte(),
                CleSecrete.lire(neuve.exporter(), null).certificat().empreinte());
        Path publique =
                Files.write(dossier.resolve("neuve.pgp"), neuve.certificat().exporter());
        Outils.executer(maison, gpg, "--batch", "--import", publique.toString());
        String dit = Outils.executer(maison, gpg, "--with-colons", "--list-keys", "neuve@exemple.invalid");
        assertTrue(dit.contains(neuve.certificat().empreinte()), dit);
        String lint = Outils.executer(maison, sq, "cert", "lint", "--cert-file=" + publique);
        assertTrue(!lint.contains("not valid"), lint);
        arreterGpg();
    }
}
