package fr.octroi.document;

import fr.octroi.port.CertificatsDeSignature;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The certificates of a folder, one a file named after the authority and the certificate, such as {@code FR05-0001.pem};
 * each is read when it is asked for, so that a file that is put there counts at once.
 */
public final class CertificatsPem implements CertificatsDeSignature {

    /** What is not so named is no certificate, and no way out of the folder. */
    private static final Pattern NOM = Pattern.compile("[A-Z0-9]{4,5}");

    private static final int OCTETS_MAXIMUM = 65_536;

    private final Path dossier;

    /**
     * Makes the port of a folder.
     *
     * @param dossier where the files are
     */
    public CertificatsPem(Path dossier) {
        this.dossier = dossier;
    }

    @Override
    public Optional<byte[]> certificat(String autorite, String certificat) {
        if (!NOM.matcher(autorite).matches() || !NOM.matcher(certificat).matches()) {
            return Optional.empty();
        }
        try (InputStream fichier = Files.newInputStream(dossier.resolve(autorite + "-" + certificat + ".pem"))) {
            return Optional.of(fichier.readNBytes(OCTETS_MAXIMUM));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a certificate cannot be read", e);
        }
    }
}
