package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.port.CertificatsDeSignature;
import fr.octroi.port.PortException;
import fr.octroi.tck.CertificatsDeSignatureTck;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CertificatsPemTest extends CertificatsDeSignatureTck {

    @TempDir
    Path racine;

    @Override
    protected CertificatsDeSignature avec(String autorite, String certificat, byte[] pem) {
        try {
            Files.write(racine.resolve(autorite + "-" + certificat + ".pem"), pem);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new CertificatsPem(racine);
    }

    @Test
    void un_nom_ne_sort_pas_du_dossier() throws IOException {
        Path dossier = Files.createDirectory(racine.resolve("tenus"));
        Files.writeString(racine.resolve("FR99-0001.pem"), "ailleurs");
        assertEquals(Optional.empty(), new CertificatsPem(dossier).certificat("../FR99", "0001"));
    }

    @Test
    void un_fichier_qui_ne_se_lit_pas_est_une_panne_et_non_une_absence() throws IOException {
        Files.createDirectory(racine.resolve("FR99-0001.pem"));
        assertThrows(PortException.class, () -> new CertificatsPem(racine).certificat("FR99", "0001"));
    }
}
