package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.echange.Environnement;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.echange.Flux;
import fr.octroi.echange.Manifeste;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.format.ArchiveDeLot;
import fr.octroi.format.ComptageDeLignes;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lot much larger than the memory of the process that seals it, checks it and hands it on. */
class GrandLotTest {

    /** Five gigabytes with the long suites; a part of it in an ordinary build. */
    private static final long MEGAOCTETS = Boolean.getBoolean("octroi.endurance") ? 5_120 : 192;

    private static final int MEMOIRE = 64;
    private static final int PIECE = 1 << 20;

    @TempDir
    Path dossier;

    /** What runs in a small heap: it says how long each step took. */
    static final class Petit {

        private Petit() {}

        public static void main(String[] arguments) throws IOException {
            Path ici = Path.of(arguments[0]);
            int pieces = Integer.parseInt(arguments[1]);
            Flux flux = new Flux("prestataire", "ma-ville", ObjetDuLot.DEMANDES, Environnement.ESSAI);
            ClesDEssai eux = ClesDEssai.neuves();
            ClesDEssai nous = ClesDEssai.neuves();
            Map<String, Integer> rangs = new HashMap<>();
            List<FichierDuLot> fichiers = new ArrayList<>();
            ComptageDeLignes comptage = new ComptageDeLignes(true, 1_000);
            lignes(pieces, comptage);
            for (int rang = 0; rang < pieces; rang++) {
                FichierDuLot fichier = FichierDuLot.piece(PIECE, Empreinte.sha256(piece(rang)));
                rangs.put(fichier.nom(), rang);
                fichiers.add(fichier);
            }
            fichiers.sort((a, b) -> a.nom().compareTo(b.nom()));
            fichiers.add(comptage.fichier());
            Manifeste manifeste = new Manifeste(
                    flux,
                    1,
                    Manifeste.ORIGINE,
                    ClesDEssai.MAINTENANT,
                    LocalDate.of(2020, 6, 1),
                    LocalDate.of(2020, 6, 30),
                    comptage.nombre(),
                    comptage.montant(),
                    fichiers);
            long depart = System.nanoTime();
            LotScelle scelle = sceau("prestataire", eux, "ma-ville", nous)
                    .sceller(
                            manifeste,
                            (fichier, sortie) -> {
                                if (fichier.estLignes()) {
                                    lignes(pieces, sortie);
                                } else {
                                    sortie.write(piece(rangs.getOrDefault(fichier.nom(), -1)));
                                }
                            },
                            ici);
            depart = dire("scellement", depart);
            Sceau ville = sceau("ma-ville", nous, "prestataire", eux);
            Examen examen = ville.examiner(scelle.nom(), scelle.fichier());
            depart = dire("examen", depart);
            long[] octets = new long[1];
            examen.selon(
                    juste -> {
                        ville.lire(juste, scelle.fichier(), new ArchiveDeLot.Visiteur() {
                            @Override
                            public void piece(FichierDuLot fichier, InputStream contenu) throws IOException {
                                octets[0] += contenu.transferTo(OutputStream.nullOutputStream());
                            }
                        });
                        return true;
                    },
                    refuse -> {
                        throw new IllegalStateException(refuse.motif().name());
                    });
            dire("lecture", depart);
            System.out.println("octets " + octets[0]);
        }

        private static long dire(String etape, long depart) {
            long maintenant = System.nanoTime();
            System.out.println(etape + " " + (maintenant - depart) / 1_000_000 + " ms");
            return maintenant;
        }

        private static Sceau sceau(String nom, ClesDEssai cles, String autre, ClesDEssai siennes) {
            return new Sceau(
                    new Convention(nom, Environnement.ESSAI, Map.of(autre, Set.of(ObjetDuLot.DEMANDES))),
                    new Trousseau(List.of(cles.secrete()), Map.of(autre, List.of(siennes.certificat()))),
                    InstantSource.fixed(ClesDEssai.MAINTENANT));
        }

        private static void lignes(int nombre, OutputStream sortie) throws IOException {
            for (int rang = 0; rang < nombre; rang++) {
                sortie.write(("{\"numero\":\"E-" + rang + "\",\"depense\":{\"montantTtc\":\"100.00\"}}\n")
                        .getBytes(StandardCharsets.UTF_8));
            }
        }

        /** Cheap to make, and not to compress. */
        private static byte[] piece(int rang) {
            byte[] octets = new byte[PIECE];
            ByteBuffer nombres = ByteBuffer.wrap(octets);
            long etat = 0x9e37_79b9_7f4a_7c15L * (rang + 1);
            while (nombres.hasRemaining()) {
                etat ^= etat << 13;
                etat ^= etat >>> 7;
                etat ^= etat << 17;
                nombres.putLong(etat);
            }
            return octets;
        }
    }

    @Test
    void un_lot_passe_dans_une_memoire_bien_plus_petite_que_lui() throws Exception {
        Path dit = dossier.resolve("dit.txt");
        Process petit = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + MEMOIRE + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Petit.class.getName(),
                        dossier.toString(),
                        Long.toString(MEGAOCTETS))
                .redirectErrorStream(true)
                .redirectOutput(dit.toFile())
                .start();
        int code = petit.waitFor();
        String texte = Files.readString(dit);
        System.out.println(MEGAOCTETS + " MB in " + MEMOIRE + " MB of heap, of 5120: " + texte.replace('\n', ' '));
        assertEquals(0, code, texte);
        assertTrue(texte.contains("octets " + MEGAOCTETS * PIECE), texte);
    }
}
