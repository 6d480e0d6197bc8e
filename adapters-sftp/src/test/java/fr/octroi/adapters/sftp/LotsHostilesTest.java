package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.adapters.sftp.Forge.Chiffrement;
import fr.octroi.adapters.sftp.Forge.Signature;
import fr.octroi.commun.Empreinte;
import fr.octroi.echange.Environnement;
import fr.octroi.echange.Flux;
import fr.octroi.echange.MotifDeRefus;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.format.LimitesDeLot;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.bouncycastle.bcpg.ArmoredOutputStream;
import org.bouncycastle.bcpg.CompressionAlgorithmTags;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SignatureSubpacket;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lots that somebody made to harm, or spoiled: each is refused with its reason, and nothing of it is handed on. */
class LotsHostilesTest {

    private static final ClesDEssai NOUS = ClesDEssai.neuves();
    private static final ClesDEssai NOUS_AVANT = ClesDEssai.valables(Duration.ofDays(30));
    private static final ClesDEssai EUX = ClesDEssai.neuves();
    private static final ClesDEssai EUX_AVANT = ClesDEssai.valables(Duration.ofDays(30));
    private static final ClesDEssai EUX_VOLEES = ClesDEssai.neuves().revoquees();
    private static final ClesDEssai EUX_MUETTES = ClesDEssai.sansSignature();
    private static final ClesDEssai AUTRE_PRESTATAIRE = ClesDEssai.neuves();
    private static final ClesDEssai PERSONNE = ClesDEssai.neuves();

    private static final Flux FLUX = new Flux("prestataire", "ma-ville", ObjetDuLot.DEMANDES, Environnement.ESSAI);

    private static final LimitesDeLot LIMITES = new LimitesDeLot(200_000, 3_000_000, 1_000, 4, 20_000, 500, 10);

    private static final Sceau SCEAU = new Sceau(
            new Convention(
                    "ma-ville",
                    Environnement.ESSAI,
                    new TreeMap<>(
                            Map.of("prestataire", Set.of(ObjetDuLot.DEMANDES), "autre", Set.of(ObjetDuLot.DEMANDES))),
                    LIMITES),
            new Trousseau(
                    List.of(NOUS.secrete(), NOUS_AVANT.secrete()),
                    Map.of(
                            "prestataire",
                            List.of(
                                    EUX.certificat(),
                                    EUX_AVANT.certificat(),
                                    EUX_VOLEES.certificat(),
                                    EUX_MUETTES.certificat()),
                            "autre",
                            List.of(AUTRE_PRESTATAIRE.certificat()))),
            InstantSource.fixed(ClesDEssai.MAINTENANT));

    @TempDir
    Path dossier;

    /** A hostile lot; without a name of its own it has the one that its bytes deserve. */
    record Hostile(String quoi, MotifDeRefus motif, Supplier<byte[]> scelle, NomDeDepot nom) {
        @Override
        public String toString() {
            return motif + ": " + quoi;
        }
    }

    private static final List<Hostile> HOSTILES = new ArrayList<>();

    private static void hostile(MotifDeRefus motif, String quoi, Supplier<byte[]> scelle) {
        HOSTILES.add(new Hostile(quoi, motif, scelle, NomDeDepot.of(FLUX, 1, Empreinte.sha256(scelle.get()))));
    }

    /** What stands inside the encryption is given. */
    private static void dedans(MotifDeRefus motif, String quoi, byte[] dedans) {
        byte[] scelle = chiffrer(dedans);
        hostile(motif, quoi, () -> scelle);
    }

    /** The archive is given: the seal is right. */
    private static void archive(MotifDeRefus motif, String quoi, byte[] archive) {
        dedans(motif, quoi, new Signature(EUX.signature()).signer(archive));
    }

    private static void manifeste(MotifDeRefus motif, String quoi, String juste, String faux) {
        String manifeste = Archive.manifeste();
        assertTrue(manifeste.contains(juste), juste);
        archive(motif, quoi, Archive.avecManifeste(manifeste.replace(juste, faux)));
    }

    private static byte[] chiffrer(byte[] dedans) {
        return Chiffrement.pour(NOUS.chiffrement()).chiffrer(dedans);
    }

    private static byte[] juste() {
        return chiffrer(new Signature(EUX.signature()).signer(Archive.juste()));
    }

    private static byte[] changer(byte[] octets, int place, int masque) {
        byte[] changes = octets.clone();
        changes[place] ^= (byte) masque;
        return changes;
    }

    static {
        enveloppes();
        sceaux();
        archives();
        manifestes();
        fichiers();
    }

    private static void enveloppes() {
        byte[] juste = juste();
        byte[] signe = new Signature(EUX.signature()).signer(Archive.juste());
        int debutDuChiffre = 2 + (juste[1] & 0xff);
        HOSTILES.add(new Hostile(
                "a name that announces other bytes",
                MotifDeRefus.DEPOT_ABIME,
                () -> juste,
                NomDeDepot.of(FLUX, 1, Empreinte.sha256(changer(juste, 300, 1)))));
        hostile(MotifDeRefus.DEPOT_TROP_VOLUMINEUX, "larger than agreed", () -> new byte[200_001]);
        hostile(MotifDeRefus.PAS_UN_MESSAGE, "an empty file", () -> new byte[0]);
        hostile(MotifDeRefus.PAS_UN_MESSAGE, "an archive in clear", Archive::juste);
        hostile(MotifDeRefus.PAS_UN_MESSAGE, "armor", () -> {
            ByteArrayOutputStream sortie = new ByteArrayOutputStream();
            try (ArmoredOutputStream armure = ArmoredOutputStream.builder().build(sortie)) {
                armure.write(juste);
            } catch (IOException panne) {
                throw new UncheckedIOException(panne);
            }
            return sortie.toByteArray();
        });
        hostile(
                MotifDeRefus.PAS_UN_MESSAGE,
                "a packet of padding before",
                () -> Forge.bout(new byte[] {(byte) 0xd5, 1, 0}, juste));
        hostile(
                MotifDeRefus.PAS_UN_MESSAGE,
                "a marker before",
                () -> Forge.bout(new byte[] {(byte) 0xca, 3, 'P', 'G', 'P'}, juste));
        hostile(MotifDeRefus.PAS_UN_MESSAGE, "a public key", EUX::publiques);
        hostile(MotifDeRefus.NON_CHIFFRE, "signed, and no more", () -> signe);
        hostile(MotifDeRefus.NON_CHIFFRE, "a literal alone", () -> Forge.litteral(Archive.juste()));
        hostile(
                MotifDeRefus.NON_CHIFFRE,
                "compressed alone",
                () -> Forge.compresse(CompressionAlgorithmTags.ZIP, Forge.litteral(Archive.juste())));
        byte[] motDePasse = Chiffrement.pour().avecMotDePasse().chiffrer(signe);
        hostile(MotifDeRefus.MOT_DE_PASSE, "under a password alone", () -> motDePasse);
        byte[] aussi = Chiffrement.pour(NOUS.chiffrement()).avecMotDePasse().chiffrer(signe);
        hostile(MotifDeRefus.MOT_DE_PASSE, "under a password too", () -> aussi);
        byte[] pourUnAutre = Chiffrement.pour(PERSONNE.chiffrement()).chiffrer(signe);
        hostile(MotifDeRefus.AUTRE_DESTINATAIRE, "for somebody else", () -> pourUnAutre);
        hostile(MotifDeRefus.AUTRE_DESTINATAIRE, "for somebody who is not named", () -> {
            byte[] cache = juste.clone();
            Arrays.fill(cache, 3, 11, (byte) 0);
            return cache;
        });
        hostile(
                MotifDeRefus.AUTRE_DESTINATAIRE,
                "without any session key",
                () -> Arrays.copyOfRange(juste, debutDuChiffre, juste.length));
        byte[] pourAvant = Chiffrement.pour(NOUS_AVANT.chiffrement()).chiffrer(signe);
        hostile(MotifDeRefus.CLE_DU_DESTINATAIRE_PERIMEE, "for a key of ours that expired", () -> pourAvant);
        byte[] sansIntegrite =
                Chiffrement.pour(NOUS.chiffrement()).sansIntegrite().chiffrer(signe);
        hostile(MotifDeRefus.SANS_INTEGRITE, "without protection of integrity", () -> sansIntegrite);
        hostile(
                MotifDeRefus.SANS_INTEGRITE,
                "whose protection was taken off",
                () -> changer(juste, debutDuChiffre, 18 ^ 9));
        hostile(
                MotifDeRefus.CHIFFREMENT_NON_ADMIS,
                "in GnuPG's own packet",
                () -> changer(juste, debutDuChiffre, 18 ^ 20));
        PGPPublicKey[] foule = new PGPPublicKey[17];
        Arrays.fill(foule, NOUS.chiffrement());
        byte[] pourTous = Chiffrement.pour(foule).chiffrer(signe);
        hostile(MotifDeRefus.CHIFFREMENT_NON_ADMIS, "for seventeen keys", () -> pourTous);
        hostile(MotifDeRefus.CHIFFREMENT_NON_ADMIS, "a session key in version 6", () -> changer(juste, 2, 3 ^ 6));
        hostile(
                MotifDeRefus.CHIFFREMENT_NON_ADMIS,
                "in pieces of one byte",
                () -> Forge.bout(
                        Arrays.copyOf(juste, debutDuChiffre),
                        new byte[] {(byte) 0xd2, (byte) 0xe0, 1, (byte) 0xe0, 0, 0}));
        byte[] tripleDes = Chiffrement.pour(NOUS.chiffrement())
                .avec(SymmetricKeyAlgorithmTags.TRIPLE_DES)
                .chiffrer(signe);
        hostile(MotifDeRefus.CHIFFREMENT_NON_ADMIS, "in triple DES", () -> tripleDes);
        for (int reste : new int[] {1, 13, debutDuChiffre, debutDuChiffre + 1, juste.length / 2, juste.length - 1}) {
            hostile(MotifDeRefus.MESSAGE_TRONQUE, "cut at " + reste, () -> Arrays.copyOf(juste, reste));
        }
        hostile(MotifDeRefus.OCTETS_APRES_MESSAGE, "one byte after", () -> Arrays.copyOf(juste, juste.length + 1));
        hostile(MotifDeRefus.OCTETS_APRES_MESSAGE, "another lot after", () -> Forge.bout(juste, juste));
    }

    private static void sceaux() {
        byte[] juste = juste();
        byte[] archive = Archive.juste();
        Signature signature = new Signature(EUX.signature());
        byte[] signe = signature.signer(archive);
        hostile(MotifDeRefus.CHIFFRE_ALTERE, "a bit changed", () -> changer(juste, juste.length / 2, 4));
        hostile(MotifDeRefus.CHIFFRE_ALTERE, "a bit changed at the end", () -> changer(juste, juste.length - 1, 1));
        hostile(MotifDeRefus.CHIFFRE_ALTERE, "a bit of the session key changed", () -> changer(juste, 60, 1));
        dedans(MotifDeRefus.CONTENU_NON_ADMIS, "another message inside", juste);
        dedans(
                MotifDeRefus.CONTENU_NON_ADMIS,
                "compressed twice",
                Forge.compresse(CompressionAlgorithmTags.ZIP, Forge.compresse(CompressionAlgorithmTags.ZIP, signe)));
        dedans(
                MotifDeRefus.CONTENU_NON_ADMIS,
                "compressed with bzip2",
                Forge.compresse(CompressionAlgorithmTags.BZIP2, signe));
        dedans(MotifDeRefus.CONTENU_NON_ADMIS, "two signatures", Forge.bout(signature.annonce(), signe));
        dedans(
                MotifDeRefus.CONTENU_NON_ADMIS,
                "two literals",
                Forge.bout(
                        signature.annonce(), Forge.litteral(archive), Forge.litteral(archive), signature.de(archive)));
        dedans(
                MotifDeRefus.CONTENU_NON_ADMIS,
                "a signature of before",
                Forge.bout(signature.de(archive), Forge.litteral(archive)));
        dedans(MotifDeRefus.CONTENU_NON_ADMIS, "something after the signature", Forge.bout(signe, new byte[] {0}));
        dedans(MotifDeRefus.CONTENU_NON_ADMIS, "two lots inside", Forge.bout(signe, signe));
        dedans(
                MotifDeRefus.COMPRESSION_EXCESSIVE,
                "a bomb",
                Forge.compresse(CompressionAlgorithmTags.ZIP, signature.signer(new byte[2_900_000])));
        byte[] bruit = new byte[190_000];
        new Random(1).nextBytes(bruit);
        byte[] grand = Forge.bout(bruit, new byte[2_900_000]);
        dedans(
                MotifDeRefus.LOT_TROP_VOLUMINEUX,
                "larger in clear than agreed",
                Forge.compresse(CompressionAlgorithmTags.ZIP, signature.signer(grand)));
        dedans(MotifDeRefus.NON_SIGNE, "nobody signed", Forge.litteral(archive));
        dedans(
                MotifDeRefus.NON_SIGNE,
                "a signature that is announced and does not come",
                Forge.bout(signature.annonce(), Forge.litteral(archive)));
        dedans(
                MotifDeRefus.NON_SIGNE,
                "a signature that comes unannounced",
                Forge.bout(Forge.litteral(archive), signature.de(archive)));
        dedans(
                MotifDeRefus.SIGNATAIRE_INCONNU,
                "signed by a stranger",
                new Signature(PERSONNE.signature()).signer(archive));
        dedans(MotifDeRefus.SIGNATAIRE_INCONNU, "signed by ourselves", new Signature(NOUS.signature()).signer(archive));
        dedans(
                MotifDeRefus.SIGNATURE_NON_ADMISE,
                "signed as a text",
                new Signature(EUX.signature())
                        .genre(PGPSignature.CANONICAL_TEXT_DOCUMENT)
                        .signer(archive));
        dedans(
                MotifDeRefus.SIGNATURE_NON_ADMISE,
                "signed over SHA-1",
                new Signature(EUX.signature()).condense(HashAlgorithmTags.SHA1).signer(archive));
        dedans(
                MotifDeRefus.SIGNATURE_NON_ADMISE,
                "signed tomorrow",
                new Signature(EUX.signature())
                        .faite(ClesDEssai.MAINTENANT.plus(Duration.ofDays(1)))
                        .signer(archive));
        dedans(
                MotifDeRefus.SIGNATURE_NON_ADMISE,
                "a signature that has expired",
                new Signature(EUX.signature())
                        .faite(ClesDEssai.MAINTENANT.minus(Duration.ofDays(2)))
                        .avec(couverts -> couverts.setSignatureExpirationTime(true, 86_400))
                        .signer(archive));
        dedans(
                MotifDeRefus.SIGNATURE_NON_ADMISE,
                "a condition that nobody here knows",
                new Signature(EUX.signature())
                        .avec(couverts -> couverts.addCustomSubpacket(
                                new SignatureSubpacket(101, true, false, new byte[] {1}) {}))
                        .signer(archive));
        dedans(
                MotifDeRefus.SIGNATURE_FAUSSE,
                "the signature of another lot",
                Forge.bout(signature.annonce(), Forge.litteral(archive), signature.de(Archive.avecManifeste("{}"))));
        dedans(
                MotifDeRefus.SIGNATURE_FAUSSE,
                "somebody else's signature under their name",
                Forge.bout(
                        signature.annonce(),
                        Forge.litteral(archive),
                        changer(signature.de(archive), signature.de(archive).length - 1, 1)));
        dedans(
                MotifDeRefus.CLE_SANS_USAGE,
                "signed with a key that may not",
                new Signature(EUX_MUETTES.signature()).signer(archive));
        dedans(
                MotifDeRefus.CLE_EXPIREE,
                "signed with a key that has expired",
                new Signature(EUX_AVANT.signature()).signer(archive));
        dedans(
                MotifDeRefus.CLE_EXPIREE,
                "the same, dated from before",
                new Signature(EUX_AVANT.signature())
                        .faite(ClesDEssai.CREEES.plus(Duration.ofDays(1)))
                        .signer(archive));
        dedans(
                MotifDeRefus.CLE_REVOQUEE,
                "signed with a stolen key",
                new Signature(EUX_VOLEES.signature()).signer(archive));
        dedans(
                MotifDeRefus.CLE_REVOQUEE,
                "the same, dated from before",
                new Signature(EUX_VOLEES.signature())
                        .faite(ClesDEssai.CREEES.plusSeconds(1))
                        .signer(archive));
    }

    private static void archives() {
        String manifeste = Archive.manifeste();
        byte[] juste = Archive.juste();
        archive(
                MotifDeRefus.ARCHIVE_ILLISIBLE,
                "no archive",
                "du texte".repeat(100).getBytes(StandardCharsets.UTF_8));
        archive(MotifDeRefus.ARCHIVE_ILLISIBLE, "a zip", zip());
        archive(MotifDeRefus.ARCHIVE_ILLISIBLE, "a wrong sum", changer(juste, 149, 1));
        archive(
                MotifDeRefus.ARCHIVE_ILLISIBLE,
                "GNU's own magic",
                Archive.vide()
                        .entree(
                                "manifeste.json",
                                '0',
                                manifeste.getBytes(StandardCharsets.UTF_8),
                                entete -> Archive.placer(entete, 257, "ustar  \0"))
                        .fin());
        archive(
                MotifDeRefus.ARCHIVE_ILLISIBLE,
                "a size in base 256",
                Archive.vide()
                        .manifeste(manifeste)
                        .entree(Archive.NOM_DE_PIECE, '0', Archive.PIECE, entete -> {
                            Arrays.fill(entete, 124, 136, (byte) 0);
                            entete[124] = (byte) 0x80;
                            entete[135] = (byte) Archive.PIECE.length;
                        })
                        .lignes()
                        .fin());
        archive(
                MotifDeRefus.ARCHIVE_ILLISIBLE,
                "something between two files",
                changer(juste, 512 + manifeste.length() + 1, 1));
        archive(MotifDeRefus.ARCHIVE_TRONQUEE, "nothing", new byte[0]);
        archive(MotifDeRefus.ARCHIVE_TRONQUEE, "cut, and signed so", Arrays.copyOf(juste, juste.length - 2_000));
        archive(MotifDeRefus.ARCHIVE_TRONQUEE, "one block of end", Arrays.copyOf(juste, juste.length - 512));
        archive(
                MotifDeRefus.ARCHIVE_TRONQUEE,
                "a size beyond the end",
                Archive.vide()
                        .entree(
                                "manifeste.json",
                                '0',
                                "{}".getBytes(StandardCharsets.UTF_8),
                                entete -> Archive.placer(entete, 124, "00000040000\0"))
                        .sansFin());
        archive(MotifDeRefus.OCTETS_APRES_ARCHIVE, "another archive after", Forge.bout(juste, juste));
        archive(MotifDeRefus.OCTETS_APRES_ARCHIVE, "zeros without end", Arrays.copyOf(juste, juste.length + 20_000));
        for (char genre : new char[] {'1', '2', '3', '4', '5', '6', '7', 'x', 'g', 'L', 'K', 'S', 'D', '\0'}) {
            archive(
                    MotifDeRefus.ENTREE_NON_ADMISE,
                    "an entry of kind " + (int) genre,
                    Archive.vide()
                            .manifeste(manifeste)
                            .entree(Archive.NOM_DE_PIECE, genre, Archive.PIECE)
                            .lignes()
                            .fin());
        }
        archive(
                MotifDeRefus.ENTREE_NON_ADMISE,
                "a file that is a link too",
                Archive.vide()
                        .manifeste(manifeste)
                        .entree(
                                Archive.NOM_DE_PIECE,
                                '0',
                                Archive.PIECE,
                                entete -> Archive.placer(entete, 157, "/etc/passwd"))
                        .lignes()
                        .fin());
        for (String nom : List.of(
                "../lignes.jsonl",
                "pieces/../../ailleurs",
                "/etc/cron.d/lot",
                "C:\\lot",
                "pieces\\" + Archive.NOM_DE_PIECE.substring(7),
                "./manifeste.json",
                "pieces/",
                "",
                "pieces/facture-de-quelqu-un.pdf",
                "pieces/" + Archive.NOM_DE_PIECE.substring(7).toUpperCase(Locale.ROOT),
                Archive.NOM_DE_PIECE + ".exe")) {
            archive(
                    MotifDeRefus.CHEMIN_INTERDIT,
                    "a file named " + nom,
                    Archive.vide()
                            .manifeste(manifeste)
                            .entree(nom, '0', Archive.PIECE)
                            .lignes()
                            .fin());
        }
        archive(
                MotifDeRefus.CHEMIN_INTERDIT,
                "a folder before the name",
                Archive.vide()
                        .manifeste(manifeste)
                        .entree(
                                Archive.NOM_DE_PIECE,
                                '0',
                                Archive.PIECE,
                                entete -> Archive.placer(entete, 345, "../../tmp"))
                        .lignes()
                        .fin());
        archive(
                MotifDeRefus.CHEMIN_INTERDIT,
                "another name behind the name",
                Archive.vide()
                        .manifeste(manifeste)
                        .entree(
                                Archive.NOM_DE_PIECE,
                                '0',
                                Archive.PIECE,
                                entete -> Archive.placer(entete, 80, "../evil"))
                        .lignes()
                        .fin());
        archive(
                MotifDeRefus.NOM_EN_DOUBLE,
                "a piece twice",
                Archive.vide().manifeste(manifeste).piece().piece().lignes().fin());
        archive(
                MotifDeRefus.NOM_EN_DOUBLE,
                "the lines twice",
                Archive.vide()
                        .manifeste(manifeste)
                        .piece()
                        .lignes()
                        .lignes("{}\n")
                        .fin());
        archive(
                MotifDeRefus.MANIFESTE_EN_DOUBLE,
                "two manifests",
                Archive.vide()
                        .manifeste(manifeste)
                        .manifeste("{}")
                        .piece()
                        .lignes()
                        .fin());
        archive(
                MotifDeRefus.MANIFESTE_EN_DOUBLE,
                "a second manifest at the end",
                Archive.vide()
                        .manifeste(manifeste)
                        .piece()
                        .lignes()
                        .manifeste("{}")
                        .fin());
        archive(
                MotifDeRefus.MANIFESTE_ABSENT,
                "an empty archive",
                Archive.vide().fin());
        archive(
                MotifDeRefus.MANIFESTE_ABSENT,
                "no manifest",
                Archive.vide().piece().lignes().fin());
        archive(
                MotifDeRefus.MANIFESTE_ABSENT,
                "a manifest that comes second",
                Archive.vide().piece().manifeste(manifeste).lignes().fin());
        archive(
                MotifDeRefus.FICHIER_NON_ANNONCE,
                "a piece that the manifest does not announce",
                Archive.vide()
                        .manifeste(manifeste)
                        .piece()
                        .entree("pieces/" + "f".repeat(64), '0', new byte[3])
                        .lignes()
                        .fin());
        archive(
                MotifDeRefus.FICHIER_MANQUANT,
                "a piece that does not come",
                Archive.vide().manifeste(manifeste).lignes().fin());
        archive(
                MotifDeRefus.FICHIER_MANQUANT,
                "no lines",
                Archive.vide().manifeste(manifeste).piece().fin());
        archive(
                MotifDeRefus.FICHIER_MANQUANT,
                "lines before the pieces",
                Archive.vide().manifeste(manifeste).lignes().piece().fin());
    }

    private static byte[] zip() {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(sortie)) {
            zip.putNextEntry(new ZipEntry("manifeste.json"));
            zip.write(Archive.manifeste().repeat(3).getBytes(StandardCharsets.UTF_8));
            zip.putNextEntry(new ZipEntry(Archive.NOM_DE_PIECE));
            zip.write(new byte[1000]);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
        return Arrays.copyOf(sortie.toByteArray(), 2_048);
    }

    private static void manifestes() {
        for (String json : List.of(
                "", "{", "[]", "null", "{} {}", "{\"schema\": 1, \"schema\": 1}", "[".repeat(500), "\uFEFF{}")) {
            archive(
                    MotifDeRefus.MANIFESTE_ILLISIBLE,
                    "a manifest that is " + json.substring(0, Math.min(30, json.length())),
                    Archive.avecManifeste(json));
        }
        archive(
                MotifDeRefus.MANIFESTE_ILLISIBLE,
                "a manifest in another encoding",
                Archive.vide()
                        .entree("manifeste.json", '0', Archive.manifeste().getBytes(StandardCharsets.UTF_16))
                        .piece()
                        .lignes()
                        .fin());
        manifeste(MotifDeRefus.SCHEMA_PERIME, "an older form", "\"schema\": 1", "\"schema\": 0");
        manifeste(MotifDeRefus.SCHEMA_INCONNU, "a later form", "\"schema\": 1", "\"schema\": 2, \"autre\": true");
        manifeste(MotifDeRefus.MANIFESTE_INVALIDE, "no form", "\"schema\": 1,", "");
        manifeste(MotifDeRefus.MANIFESTE_INVALIDE, "a form in a text", "\"schema\": 1,", "\"schema\": \"1\",");
        manifeste(MotifDeRefus.MANIFESTE_INVALIDE, "one field more", "\"sequence\": 1", "\"sequence\": 1, \"x\": 1");
        manifeste(MotifDeRefus.MANIFESTE_INVALIDE, "a rank of zero", "\"sequence\": 1", "\"sequence\": 0");
        manifeste(
                MotifDeRefus.MANIFESTE_INVALIDE,
                "a rank beyond numbers",
                "\"sequence\": 1",
                "\"sequence\": 99999999999999999999");
        manifeste(
                MotifDeRefus.MANIFESTE_INVALIDE,
                "a second lot that follows none",
                "\"sequence\": 1",
                "\"sequence\": 2");
        manifeste(MotifDeRefus.MANIFESTE_INVALIDE, "a day that does not exist", "2020-06-30", "2020-06-31");
        manifeste(MotifDeRefus.MANIFESTE_INVALIDE, "a negative sum", "\"1500.50\"", "\"-1500.50\"");
        manifeste(MotifDeRefus.MANIFESTE_INVALIDE, "a sum that is a number", "\"1500.50\"", "1500.50");
        manifeste(
                MotifDeRefus.MANIFESTE_INVALIDE,
                "a file that leads elsewhere",
                "\"" + Archive.NOM_DE_PIECE,
                "\"../" + Archive.NOM_DE_PIECE);
        manifeste(MotifDeRefus.MANIFESTE_INVALIDE, "a file named otherwise", "\"lignes.jsonl\"", "\"lignes.json\"");
        dedans(
                MotifDeRefus.EMETTEUR_USURPE,
                "signed by another correspondent",
                new Signature(AUTRE_PRESTATAIRE.signature()).signer(Archive.juste()));
        manifeste(
                MotifDeRefus.EMETTEUR_USURPE,
                "in another's name",
                "\"emetteur\": \"prestataire\"",
                "\"emetteur\": \"autre\"");
        manifeste(
                MotifDeRefus.DESTINATAIRE_AUTRE,
                "sealed again for us by whom it was for",
                "\"destinataire\": \"ma-ville\"",
                "\"destinataire\": \"une-ville\"");
        manifeste(MotifDeRefus.ENVIRONNEMENT_AUTRE, "a real lot among trials", "\"ESSAI\"", "\"PRODUCTION\"");
        manifeste(MotifDeRefus.OBJET_NON_CONVENU, "what nobody agreed to", "\"DEMANDES\"", "\"EVENEMENTS\"");
        byte[] juste = juste();
        HOSTILES.add(new Hostile(
                "a name of another rank",
                MotifDeRefus.NOM_DISCORDANT,
                () -> juste,
                NomDeDepot.of(FLUX, 2, Empreinte.sha256(juste))));
        HOSTILES.add(new Hostile(
                "a name of another sender",
                MotifDeRefus.NOM_DISCORDANT,
                () -> juste,
                NomDeDepot.of(
                        new Flux("autre", "ma-ville", ObjetDuLot.DEMANDES, Environnement.ESSAI),
                        1,
                        Empreinte.sha256(juste))));
    }

    private static void fichiers() {
        String manifeste = Archive.manifeste();
        String taille = "\"taille\": " + Archive.PIECE.length;
        manifeste(MotifDeRefus.TAILLE_FAUSSE, "a piece of another size", taille, taille + "0");
        manifeste(MotifDeRefus.FICHIER_TROP_VOLUMINEUX, "a piece larger than agreed", taille, "\"taille\": 1001");
        manifeste(
                MotifDeRefus.LOT_TROP_VOLUMINEUX,
                "lines larger than all",
                "\"taille\": " + Archive.LIGNES.length(),
                "\"taille\": 8000000000");
        archive(
                MotifDeRefus.FICHIER_TROP_VOLUMINEUX,
                "a manifest larger than agreed",
                Archive.avecManifeste(manifeste + " ".repeat(20_000)));
        StringBuilder pieces = new StringBuilder();
        for (int rang = 0; rang < 4; rang++) {
            String sha256 = String.valueOf(rang).repeat(64);
            pieces.append("{\"nom\": \"pieces/%s\", \"taille\": 1, \"sha256\": \"%s\"},".formatted(sha256, sha256));
        }
        manifeste(
                MotifDeRefus.TROP_D_ENTREES,
                "more pieces than agreed",
                "\"fichiers\": [\n",
                "\"fichiers\": [" + pieces);
        archive(
                MotifDeRefus.EMPREINTE_FAUSSE,
                "another piece of the same size",
                Archive.vide()
                        .manifeste(manifeste)
                        .entree(Archive.NOM_DE_PIECE, '0', changer(Archive.PIECE, 3, 1))
                        .lignes()
                        .fin());
        archive(
                MotifDeRefus.EMPREINTE_FAUSSE,
                "other lines of the same size",
                Archive.vide()
                        .manifeste(manifeste)
                        .piece()
                        .lignes(Archive.LIGNES.replace("E-1", "E-9"))
                        .fin());
        manifeste(MotifDeRefus.NOMBRE_DE_LIGNES_FAUX, "more lines announced", "\"lignes\": 2", "\"lignes\": 3");
        manifeste(MotifDeRefus.NOMBRE_DE_LIGNES_FAUX, "fewer lines announced", "\"lignes\": 2", "\"lignes\": 1");
        String ouvertes = Archive.LIGNES.strip();
        archive(
                MotifDeRefus.NOMBRE_DE_LIGNES_FAUX,
                "a last line without end",
                Archive.vide()
                        .manifeste(Archive.manifesteDe(ouvertes))
                        .piece()
                        .lignes(ouvertes)
                        .fin());
        manifeste(MotifDeRefus.MONTANT_FAUX, "another sum announced", "\"1500.50\"", "\"1500.51\"");
        String longue = "\"" + "x".repeat(600) + "\"\n\n";
        archive(
                MotifDeRefus.LIGNE_TROP_LONGUE,
                "a line longer than agreed",
                Archive.vide()
                        .manifeste(Archive.manifesteDe(longue))
                        .piece()
                        .lignes(longue)
                        .fin());
    }

    static Stream<Hostile> hostiles() {
        return HOSTILES.stream();
    }

    private Examen examiner(NomDeDepot nom, byte[] scelle) throws IOException {
        return SCEAU.examiner(nom, Files.write(dossier.resolve("scelle"), scelle));
    }

    @Test
    void le_lot_juste_dont_ils_sont_tires_est_pris() throws IOException {
        byte[] juste = juste();
        Examen examen = examiner(NomDeDepot.of(FLUX, 1, Empreinte.sha256(juste)), juste);
        assertEquals(
                "2",
                examen.<String>selon(
                        bon -> Long.toString(bon.manifeste().lignes()),
                        refuse -> refuse.motif().name()));
    }

    @Test
    void un_lot_compresse_une_fois_est_pris_comme_gpg_le_fait() throws IOException {
        for (int algorithme : new int[] {
            CompressionAlgorithmTags.UNCOMPRESSED, CompressionAlgorithmTags.ZIP, CompressionAlgorithmTags.ZLIB
        }) {
            byte[] juste =
                    chiffrer(Forge.compresse(algorithme, new Signature(EUX.signature()).signer(Archive.juste())));
            Examen examen = examiner(NomDeDepot.of(FLUX, 1, Empreinte.sha256(juste)), juste);
            assertEquals(
                    "pris",
                    examen.<String>selon(bon -> "pris", refuse -> refuse.motif().name()));
        }
    }

    @ParameterizedTest
    @MethodSource("hostiles")
    @Tag("securite")
    void un_lot_hostile_est_refuse_avec_son_motif(Hostile hostile) throws IOException {
        Examen examen = examiner(hostile.nom(), hostile.scelle().get());
        assertEquals(
                hostile.motif().name(),
                examen.<String>selon(juste -> "pris", refuse -> refuse.motif().name()));
    }

    /** The others are found where lots are received: the name, the sequence, and the lines. */
    @Test
    void chaque_motif_a_son_lot_hostile() {
        Set<MotifDeRefus> motifs =
                EnumSet.of(MotifDeRefus.NOM_INVALIDE, MotifDeRefus.BIFURCATION, MotifDeRefus.TROP_DE_REJETS);
        HOSTILES.forEach(hostile -> motifs.add(hostile.motif()));
        assertEquals(EnumSet.allOf(MotifDeRefus.class), motifs);
        assertTrue(HOSTILES.size() > 100, "there are " + HOSTILES.size());
    }

    /** Whatever is changed, and wherever: refused, or the same lot. */
    @Test
    @Tag("securite")
    void un_octet_change_n_importe_ou_ne_donne_jamais_un_autre_lot() throws IOException {
        byte[] juste = juste();
        Random hasard = new Random(7);
        for (int essai = 0; essai < 400; essai++) {
            byte[] change = changer(juste, hasard.nextInt(juste.length), 1 << hasard.nextInt(8));
            Examen examen = examiner(NomDeDepot.of(FLUX, 1, Empreinte.sha256(change)), change);
            assertEquals("refuse", examen.<String>selon(pris -> "pris", refuse -> "refuse"));
        }
    }
}
