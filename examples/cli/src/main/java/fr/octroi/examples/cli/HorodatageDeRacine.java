package fr.octroi.examples.cli;

import fr.octroi.adapters.sftp.HorodatageRfc3161;
import fr.octroi.adapters.sftp.JetonHorodatage;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** The date that a third party gave to a root: asked for, kept beside the journal, and checked without anybody. */
final class HorodatageDeRacine {

    private static final Duration DELAI = Duration.ofSeconds(30);
    private static final int OCTETS_MAXIMUM = 65_536;

    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern(
                    "'le' d MMMM uuuu 'à' HH:mm:ss", Locale.FRENCH)
            .withZone(ZoneId.of("Europe/Paris"));

    private HorodatageDeRacine() {}

    static String dire(JetonHorodatage date) {
        return JOUR.format(date.instant()) + " (heure de Paris, politique " + date.politique() + ", n° " + date.numero()
                + ")";
    }

    /** Has a root dated, and keeps the token where nothing was yet. */
    static JetonHorodatage horodater(Empreinte racine, String service, Path certificat, Path sortie) {
        X509Certificate confiance = certificat(certificat);
        if (Files.exists(sortie)) {
            throw dejaLa(sortie);
        }
        Path dossier = sortie.toAbsolutePath().getParent();
        if (dossier == null || !Files.isDirectory(dossier)) {
            throw new CommandeImpossibleException(sortie + " : il faut un fichier, dans un dossier qui existe");
        }
        byte[] jeton;
        try {
            jeton = new HorodatageRfc3161(adresse(service), confiance, DELAI).horodater(racine);
        } catch (ValeurInvalideException mauvaise) {
            throw new CommandeImpossibleException(
                    "--service : ce n'est pas une adresse http ou https (" + mauvaise.code() + ")");
        } catch (PortException refus) {
            throw new CommandeImpossibleException("le service d'horodatage n'a pas daté la racine : "
                    + (refus.nature() == PortException.Nature.TEMPORAIRE
                            ? "il n'a pas répondu, à retenter plus tard (HORODATAGE_INDISPONIBLE)"
                            : raison(refus)));
        }
        try {
            Files.write(sortie, jeton, StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException autre) {
            throw dejaLa(sortie);
        } catch (IOException panne) {
            oublier(sortie);
            throw new CommandeImpossibleException(sortie + " : ce fichier ne peut pas être écrit");
        }
        return JetonHorodatage.verifier(jeton, racine, confiance);
    }

    /** Half of a token, on a disk that is full, would keep the next one from its place. */
    private static void oublier(Path moitie) {
        try {
            Files.deleteIfExists(moitie);
        } catch (IOException reste) {
            // The sentence that follows names the file.
        }
    }

    private static String raison(PortException refus) {
        return refus.getCause() instanceof ValeurInvalideException faute
                ? phrase(faute.code())
                : "il refuse, ou ne répond pas à ce qui lui est demandé (HORODATAGE_REFUSE)";
    }

    private static CommandeImpossibleException dejaLa(Path sortie) {
        return new CommandeImpossibleException(sortie + " : ce fichier existe déjà, et un jeton ne se remplace pas");
    }

    private static URI adresse(String service) {
        try {
            return URI.create(service);
        } catch (IllegalArgumentException forme) {
            throw new ValeurInvalideException("HORODATAGE_INVALIDE");
        }
    }

    /** Checks the token that was kept, without the network. */
    static JetonHorodatage verifier(Path jeton, Empreinte racine, Path certificat) {
        X509Certificate confiance = certificat(certificat);
        try {
            return JetonHorodatage.verifier(lire("--jeton", jeton), racine, confiance);
        } catch (ValeurInvalideException faute) {
            throw new FauteTrouveeException(jeton + " : " + phrase(faute.code()));
        }
    }

    private static byte[] lire(String option, Path fichier) {
        try (InputStream flux = Files.newInputStream(FichierLu.exiger(option, fichier))) {
            return flux.readNBytes(OCTETS_MAXIMUM + 1);
        } catch (IOException illisible) {
            throw FichierLu.absent(option, fichier);
        }
    }

    private static X509Certificate certificat(Path fichier) {
        try (InputStream flux = Files.newInputStream(FichierLu.exiger("--certificat", fichier))) {
            return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(flux);
        } catch (IOException illisible) {
            throw FichierLu.absent("--certificat", fichier);
        } catch (CertificateException autre) {
            throw new CommandeImpossibleException(fichier + " : ce n'est pas un certificat X.509, en PEM ou en DER");
        }
    }

    private static String phrase(String code) {
        String dit = switch (code) {
            case "HORODATAGE_ILLISIBLE" -> "ce n'est pas un jeton d'horodatage (RFC 3161)";
            case "HORODATAGE_AUTRE_EMPREINTE" -> "ce jeton date autre chose que la racine de ce journal";
            case "HORODATAGE_SIGNATAIRE_INCONNU" -> "rien ne mène de qui l'a signé au certificat donné";
            case "HORODATAGE_CERTIFICAT_IMPROPRE" ->
                "qui l'a signé n'était pas certifié pour dater, ou ne l'était pas ce jour-là";
            default -> "sa signature est fausse";
        };
        return dit + " (" + code + ")";
    }
}
