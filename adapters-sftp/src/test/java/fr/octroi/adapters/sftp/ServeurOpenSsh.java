package fr.octroi.adapters.sftp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real OpenSSH, with a configuration, keys and a port of its own: it reads nothing of the machine's. */
final class ServeurOpenSsh implements ServeurDEssai {

    private final Process processus;
    private final int port;
    private final PublicKey cle;
    private final KeyPair admise;
    private final Path racine;

    ServeurOpenSsh(Path racine) throws IOException, InterruptedException {
        this.racine = racine;
        String sshd = Outils.exiger("sshd");
        Path reglages = Files.createDirectory(
                racine.resolve("sshd"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        String keygen = Outils.exiger("ssh-keygen");
        for (String nom : List.of("hote", "compte")) {
            Outils.executer(
                    racine,
                    keygen,
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-C",
                    "essai",
                    "-f",
                    reglages.resolve(nom).toString());
        }
        this.cle = AccesSftp.clesPubliques(Files.readAllLines(reglages.resolve("hote.pub")))
                .get(0);
        this.admise = AccesSftp.clePrivee(reglages.resolve("compte"));
        Files.copy(reglages.resolve("compte.pub"), reglages.resolve("authorized_keys"));
        this.port = portLibre();
        Path configuration = Files.writeString(reglages.resolve("sshd_config"), """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                AuthorizedKeysFile %s
                PidFile none
                UsePAM no
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PubkeyAuthentication yes
                PermitRootLogin prohibit-password
                StrictModes no
                MaxStartups 100
                Subsystem sftp internal-sftp
                """.formatted(
                        port, reglages.resolve("hote"), reglages.resolve("authorized_keys")));
        // sshd looks for it before it gives up its rights.
        Path separation = Path.of("/run/sshd");
        if (!Files.exists(separation) && Files.isWritable(Path.of("/run"))) {
            Files.createDirectory(separation);
        }
        List<String> commande = new ArrayList<>(List.of(sshd, "-f", configuration.toString()));
        // Since OpenSSH 9.8 whoever is cut off before he is let in is kept out for a while: tests cut connections at
        // random.
        List<String> sansPeine = List.of("-o", "PerSourcePenalties=no");
        if (accepte(commande, sansPeine)) {
            commande.addAll(sansPeine);
        }
        commande.addAll(List.of("-D", "-e"));
        this.processus = new ProcessBuilder(commande)
                .redirectErrorStream(true)
                .redirectOutput(reglages.resolve("traces.txt").toFile())
                .start();
        attendre(reglages.resolve("traces.txt"));
    }

    /** Whether this sshd knows an option; an older one refuses to start with it. */
    private static boolean accepte(List<String> commande, List<String> option)
            throws IOException, InterruptedException {
        List<String> essai = new ArrayList<>(commande);
        essai.addAll(option);
        essai.add("-t");
        return new ProcessBuilder(essai)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
    }

    private static int portLibre() throws IOException {
        try (ServerSocket libre = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return libre.getLocalPort();
        }
    }

    private void attendre(Path traces) throws IOException, InterruptedException {
        for (int essai = 0; essai < 100; essai++) {
            try (Socket ouvert = new Socket(InetAddress.getLoopbackAddress(), port)) {
                if (ouvert.isConnected()) {
                    return;
                }
            } catch (IOException pasEncore) {
                Thread.sleep(50);
            }
        }
        throw new IllegalStateException("sshd does not answer: " + Files.readString(traces));
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public String utilisateur() {
        return System.getProperty("user.name");
    }

    @Override
    public PublicKey cle() {
        return cle;
    }

    @Override
    public KeyPair admise() {
        return admise;
    }

    @Override
    public Path racine() {
        return racine;
    }

    @Override
    public void close() {
        processus.descendants().forEach(ProcessHandle::destroy);
        processus.destroy();
        try {
            if (!processus.waitFor(10, TimeUnit.SECONDS)) {
                processus.destroyForcibly();
            }
        } catch (InterruptedException interrompu) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(new IOException(interrompu));
        }
    }
}
