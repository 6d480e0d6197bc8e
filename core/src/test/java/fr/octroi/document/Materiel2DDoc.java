package fr.octroi.document;

import fr.octroi.Materiel;
import fr.octroi.port.CertificatsDeSignature;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The specimens of the specification, read where they lie. */
final class Materiel2DDoc {

    private static final String CERTIFICAT_D_ESSAI = "test-cert-FR00-0001.pem";

    private Materiel2DDoc() {}

    /** One specimen: its picture, what the material says of it, and the bytes of the code. */
    record Specimen(
            Path image, int version, @Nullable LocalDate emission, LocalDate signature, String type, String hex) {

        byte[] brut() {
            return HexFormat.of().parseHex(hex);
        }

        /** The length of the header by version; what follows it is signed too. */
        int entete() {
            return List.of(22, 22, 24, 26).get(version - 1);
        }

        LocalDate jour() {
            return emission == null ? signature : emission;
        }

        @Override
        public String toString() {
            return image.getFileName().toString();
        }
    }

    static List<Specimen> specimens() {
        Path tableau = MaterielDocument.fichiers(dossier()).stream()
                .filter(fichier -> fichier.endsWith("vectors.tsv"))
                .findFirst()
                .orElseThrow();
        return new String(MaterielDocument.octets(tableau), StandardCharsets.UTF_8)
                .lines()
                .filter(ligne -> !ligne.startsWith("#") && !ligne.startsWith("file\t"))
                .map(ligne -> ligne.split("\t"))
                .map(c -> new Specimen(
                        tableau.resolveSibling(c[0]),
                        Integer.parseInt(c[1]),
                        c[4].equals("-") ? null : LocalDate.parse(c[4]),
                        LocalDate.parse(c[5]),
                        c[6],
                        c[11]))
                .toList();
    }

    /** The certificate of the specification's own test authority, which signed every specimen. */
    static byte[] certificatDEssai() {
        return MaterielDocument.octets(dossier().resolve(CERTIFICAT_D_ESSAI));
    }

    static CertificatsDeSignature autoriteDEssai() {
        byte[] certificat = certificatDEssai();
        return (autorite, nom) ->
                autorite.equals("FR00") && nom.equals("0001") ? Optional.of(certificat) : Optional.empty();
    }

    static Path dossier() {
        return Materiel.corpora().resolve("2ddoc");
    }
}
