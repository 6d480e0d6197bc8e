package fr.octroi.document;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;

/** Speaks the protocol of clamd to one client after the other, and knows the test file of the EICAR. */
final class ClamdFactice implements AutoCloseable {

    private static final int LIMITE_EN_OCTETS = 1_000_000;

    private final ServerSocket serveur;
    private final Function<String, String> reponse;

    ClamdFactice() throws IOException {
        this(octets -> octets.contains("EICAR-STANDARD") ? "stream: Eicar-Test-Signature FOUND\0" : "stream: OK\0");
    }

    /** Answers what a function of the file says; nothing at all, for ever, when that is blank. */
    ClamdFactice(Function<String, String> reponse) throws IOException {
        this.reponse = reponse;
        this.serveur = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread fil = new Thread(this::servir, "clamd-factice");
        fil.setDaemon(true);
        fil.start();
    }

    InetSocketAddress adresse() {
        return new InetSocketAddress(serveur.getInetAddress(), serveur.getLocalPort());
    }

    private void servir() {
        while (!serveur.isClosed()) {
            try (Socket client = serveur.accept()) {
                servir(client);
            } catch (IOException parti) {
                // The next one.
            }
        }
    }

    private void servir(Socket client) throws IOException {
        DataInputStream entree = new DataInputStream(client.getInputStream());
        OutputStream sortie = client.getOutputStream();
        byte[] commande = entree.readNBytes(10);
        if (!new String(commande, StandardCharsets.US_ASCII).equals("zINSTREAM\0")) {
            sortie.write("UNKNOWN COMMAND\0".getBytes(StandardCharsets.US_ASCII));
            return;
        }
        ByteArrayOutputStream fichier = new ByteArrayOutputStream();
        for (int morceau = entree.readInt(); morceau > 0; morceau = entree.readInt()) {
            if (fichier.size() + morceau > LIMITE_EN_OCTETS) {
                sortie.write("INSTREAM size limit exceeded. ERROR\0".getBytes(StandardCharsets.US_ASCII));
                return;
            }
            fichier.write(entree.readNBytes(morceau));
        }
        String dit = reponse.apply(fichier.toString(StandardCharsets.ISO_8859_1));
        sortie.write(dit.getBytes(StandardCharsets.US_ASCII));
        sortie.flush();
        if (dit.isEmpty()) {
            entree.read();
        }
    }

    @Override
    public void close() throws IOException {
        serveur.close();
    }
}
