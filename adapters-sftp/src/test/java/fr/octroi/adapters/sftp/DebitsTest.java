package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

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
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long things take beside the programs that one would use instead: it prints, and judges no time. In an ordinary build the files
 * are few and small, so that it still runs when it is needed.
 */
class DebitsTest {

    private static final boolean ENTIER = Boolean.getBoolean("octroi.endurance");
    private static final int GRANDES = 8;
    private static final int GRANDE = ENTIER ? 1 << 27 : 1 << 18;
    private static final int PETITES = ENTIER ? 2_000 : 20;
    private static final int PETITE = 50_000;

    /** How often each transfer is made: a disk alone makes one of them last twice as long as another. */
    private static final int TOURS = ENTIER ? 5 : 1;

    private static final Flux FLUX = new Flux("prestataire", "ma-ville", ObjetDuLot.DEMANDES, Environnement.ESSAI);

    @TempDir
    Path dossier;

    private final ClesDEssai cles = ClesDEssai.neuves();
    private Path maison;

    private interface Acte {
        void faire() throws Exception;
    }

    private static double duree(Acte acte) throws Exception {
        long debut = System.nanoTime();
        acte.faire();
        return (System.nanoTime() - debut) / 1e9;
    }

    private static void dire(String quoi, Acte leur, Acte notre) throws Exception {
        dire(quoi, duree(leur), duree(notre));
    }

    /** Theirs over ours: above one, ours is the faster. */
    private static void dire(String quoi, double eux, double nous) {
        System.out.printf(Locale.ROOT, "| %s | %.2f | %.2f | %.2f |%n", quoi, eux, nous, eux / nous);
    }

    private static double mediane(List<Double> durees) {
        return durees.stream().sorted().toList().get(durees.size() / 2);
    }

    private SortedMap<Empreinte, Path> pieces(int combien, int taille) throws IOException {
        SortedMap<Empreinte, Path> pieces = new TreeMap<>();
        Random hasard = new Random(combien);
        byte[] octets = new byte[taille];
        Path ou = Files.createTempDirectory(dossier, "pieces-");
        for (int rang = 0; rang < combien; rang++) {
            hasard.nextBytes(octets);
            Empreinte empreinte = Empreinte.sha256(octets);
            pieces.put(empreinte, Files.write(ou.resolve(empreinte.hexadecimal()), octets));
        }
        return pieces;
    }

    private Sceau sceau(String nous, String autre) {
        return new Sceau(
                new Convention(nous, Environnement.ESSAI, Map.of(autre, Set.of(ObjetDuLot.DEMANDES))),
                new Trousseau(List.of(cles.secrete()), Map.of(autre, List.of(cles.certificat()))),
                InstantSource.system());
    }

    private static Manifeste manifeste(SortedMap<Empreinte, Path> pieces) {
        List<FichierDuLot> fichiers = new ArrayList<>();
        pieces.forEach((empreinte, place) ->
                fichiers.add(FichierDuLot.piece(place.toFile().length(), empreinte)));
        fichiers.add(FichierDuLot.lignes(0, Empreinte.sha256(new byte[0])));
        return new Manifeste(
                FLUX,
                1,
                Manifeste.ORIGINE,
                Instant.now().truncatedTo(ChronoUnit.SECONDS),
                LocalDate.of(2020, 6, 1),
                LocalDate.of(2020, 6, 30),
                0,
                Montant.ZERO,
                fichiers);
    }

    private LotScelle sceller(SortedMap<Empreinte, Path> pieces) {
        return sceau("prestataire", "ma-ville")
                .sceller(
                        manifeste(pieces),
                        (fichier, sortie) -> {
                            Path place = pieces.get(fichier.contenu());
                            if (place != null) {
                                Files.copy(place, sortie);
                            }
                        },
                        dossier);
    }

    private void gpg(String... options) throws Exception {
        List<String> commande = new ArrayList<>(
                List.of(Outils.exiger("gpg"), "--batch", "--yes", "--trust-model", "always", "--rfc4880", "-z", "0"));
        commande.addAll(List.of(options));
        Outils.executer(maison, commande);
    }

    private void sceller(Path clair, Path scelle) throws Exception {
        gpg(
                "--cipher-algo",
                "AES256",
                "--digest-algo",
                "SHA512",
                "--local-user",
                "essai@exemple.invalid",
                "--recipient",
                "essai@exemple.invalid",
                "--output",
                scelle.toString(),
                "--sign",
                "--encrypt",
                clair.toString());
    }

    private void archiver(SortedMap<Empreinte, Path> pieces, Path archive) throws Exception {
        Path ou = pieces.values().iterator().next().getParent();
        Outils.executer(maison, "tar", "--create", "--format=ustar", "--file=" + archive, "--directory=" + ou, ".");
    }

    /** Runs OpenSSH's client with commands in a file, and nothing of the machine's. */
    private void sftp(ServeurOpenSsh serveur, List<String> ordres) throws Exception {
        Path lot = Files.write(maison.resolve("ordres"), ordres);
        Path sshd = serveur.racine().resolve("sshd");
        Path connus = Files.writeString(
                maison.resolve("connus"),
                "[127.0.0.1]:" + serveur.port() + " " + Files.readString(sshd.resolve("hote.pub")));
        Outils.executer(
                maison,
                Outils.exiger("sftp"),
                "-F",
                "/dev/null",
                "-q",
                "-P",
                Integer.toString(serveur.port()),
                "-i",
                sshd.resolve("compte").toString(),
                "-o",
                "IdentitiesOnly=yes",
                "-o",
                "StrictHostKeyChecking=yes",
                "-o",
                "UserKnownHostsFile=" + connus,
                "-b",
                lot.toString(),
                serveur.utilisateur() + "@127.0.0.1");
    }

    @BeforeEach
    void ouvrirUneMaison() throws IOException {
        maison = Files.createDirectory(
                dossier.resolve("m"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }

    @Test
    void ce_que_prennent_le_transfert_et_le_chiffre_a_cote_d_openssh_et_de_gnupg() throws Exception {
        gpg("--import", Files.write(dossier.resolve("cles"), cles.secretes()).toString());
        // What is done for the first time in a process is no figure.
        sceller(pieces(1, 100));
        System.out.println("| what | theirs, s | ours, s | theirs / ours |");
        System.out.println("|---|--:|--:|--:|");
        try (ServeurOpenSsh serveur = new ServeurOpenSsh(Files.createDirectory(dossier.resolve("openssh")))) {
            SortedMap<Empreinte, Path> petites = pieces(PETITES, PETITE);
            LotScelle mois = chiffrer(PETITES + " pieces of 50 kB", petites);
            LotScelle grand = chiffrer(GRANDES + " pieces of " + (GRANDE >> 10) + " KiB", pieces(GRANDES, GRANDE));
            deposer(serveur, unParUn(petites));
            transferer(serveur, "that lot of " + (Files.size(grand.fichier()) >> 10) + " KiB", List.of(grand));
            transferer(serveur, "the month as one lot", List.of(mois));
            transferer(serveur, PETITES + " files of 50 kB, one by one", unParUn(petites));
        } finally {
            Outils.executer(maison, "gpgconf", "--kill", "all");
        }
    }

    private LotScelle chiffrer(String quoi, SortedMap<Empreinte, Path> pieces) throws Exception {
        Path archive = dossier.resolve("lot.tar");
        Path scelle = dossier.resolve("lot.pgp");
        LotScelle[] notre = new LotScelle[1];
        dire(
                "seal " + quoi + " (tar, gpg)",
                () -> {
                    archiver(pieces, archive);
                    sceller(archive, scelle);
                },
                () -> notre[0] = sceller(pieces));
        Sceau ville = sceau("ma-ville", "prestataire");
        LotScelle lot = notre[0];
        Examen[] vu = new Examen[1];
        dire(
                "open and check " + quoi + " (gpg to nowhere)",
                () -> gpg("--output", "/dev/null", "--decrypt", scelle.toString()),
                () -> vu[0] = ville.examiner(lot.nom(), lot.fichier()));
        Examen.Juste juste = assertInstanceOf(Examen.Juste.class, vu[0]);
        Path range = Files.createDirectory(dossier.resolve("range"));
        dire(
                "open and hand on " + quoi + " (gpg, tar)",
                () -> {
                    gpg("--output", archive.toString(), "--decrypt", scelle.toString());
                    Outils.executer(maison, "tar", "--extract", "--file=" + archive, "--directory=" + range);
                },
                () -> ville.lire(juste, lot.fichier(), new ArchiveDeLot.Visiteur() {
                    @Override
                    public void piece(FichierDuLot piece, InputStream contenu) throws IOException {
                        Files.copy(
                                contenu,
                                range.resolve(piece.contenu().hexadecimal()),
                                StandardCopyOption.REPLACE_EXISTING);
                    }
                }));
        assertEquals(pieces.size(), compter(range));
        vider(range);
        Files.delete(archive);
        Files.delete(scelle);
        return lot;
    }

    private static List<LotScelle> unParUn(SortedMap<Empreinte, Path> pieces) {
        List<LotScelle> lots = new ArrayList<>();
        pieces.forEach((empreinte, place) ->
                lots.add(new LotScelle(NomDeDepot.of(FLUX, lots.size() + 1L, empreinte), empreinte, empreinte, place)));
        return lots;
    }

    /** What is sent for the first time in a process is no figure either. */
    private void deposer(ServeurOpenSsh serveur, List<LotScelle> lots) throws Exception {
        Path depot = serveur.depotNeuf();
        try (LotsSftp sftp = new LotsSftp(serveur.acces(depot))) {
            sftp.preparer();
            lots.forEach(lot -> sftp.deposer(lot.nom(), lot));
        }
        vider(depot.resolve("depots"));
    }

    /**
     * Both write a file under a provisional name, force it to the disk, close and rename it, as the page of the exchange asks; ours also
     * looks whether it is there already. They take turns, and what is printed is the median of each.
     */
    private void transferer(ServeurOpenSsh serveur, String quoi, List<LotScelle> lots) throws Exception {
        List<Double> leursDepots = new ArrayList<>();
        List<Double> nosDepots = new ArrayList<>();
        List<Double> leursRetours = new ArrayList<>();
        List<Double> nosRetours = new ArrayList<>();
        for (int tour = 0; tour < TOURS; tour++) {
            Path depot = serveur.depotNeuf();
            Path ailleurs = serveur.depotNeuf();
            Path retour = Files.createDirectory(dossier.resolve("retour"));
            try (LotsSftp sftp = new LotsSftp(serveur.acces(depot))) {
                sftp.preparer();
                leursDepots.add(duree(() -> sftp(
                        serveur,
                        lots.stream()
                                .flatMap(lot -> poser(lot, ailleurs + "/" + lot.nom()))
                                .toList())));
                nosDepots.add(duree(() -> lots.forEach(lot -> sftp.deposer(lot.nom(), lot))));
                lots.forEach(lot -> sftp.prendre(lot.nom(), "a"));
                leursRetours.add(duree(() -> sftp(
                        serveur,
                        lots.stream()
                                .map(lot -> "get " + ailleurs + "/" + lot.nom() + " " + retour + "/" + lot.nom())
                                .toList())));
                vider(ailleurs);
                nosRetours.add(duree(() -> {
                    for (LotScelle lot : lots) {
                        try (InputStream flux = sftp.ouvrir(lot.nom(), "a", 0);
                                OutputStream sortie = Files.newOutputStream(
                                        retour.resolve(lot.nom().valeur()))) {
                            flux.transferTo(sortie);
                        }
                    }
                }));
            }
            assertEquals(lots.size(), compter(retour));
            for (LotScelle lot : lots) {
                assertEquals(
                        lot.chiffre(), Sceau.empreinte(retour.resolve(lot.nom().valeur())));
            }
            vider(retour);
            vider(depot.resolve("pris"));
        }
        dire("put " + quoi, mediane(leursDepots), mediane(nosDepots));
        dire("get " + quoi, mediane(leursRetours), mediane(nosRetours));
    }

    private static Stream<String> poser(LotScelle lot, String ou) {
        return Stream.of("put -f " + lot.fichier() + " " + ou + ".part", "rename " + ou + ".part " + ou);
    }

    private static long compter(Path ou) throws IOException {
        try (Stream<Path> fichiers = Files.list(ou)) {
            return fichiers.count();
        }
    }

    private static void vider(Path ou) throws IOException {
        try (Stream<Path> fichiers = Files.list(ou)) {
            for (Path fichier : fichiers.toList()) {
                Files.delete(fichier);
            }
        }
        Files.delete(ou);
    }
}
