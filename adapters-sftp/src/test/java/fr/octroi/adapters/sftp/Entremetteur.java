package fr.octroi.adapters.sftp;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between a client and a server, and cuts, delays or reorders what passes, at random bytes of a seed. */
final class Entremetteur implements AutoCloseable {

    private final ServerSocket ecoute;
    private final int port;
    private final Random hasard;
    private final List<Socket> ouvertes = new CopyOnWriteArrayList<>();
    private volatile boolean calme;
    private final AtomicInteger coupures = new AtomicInteger();

    Entremetteur(int port, long graine) throws IOException {
        this.port = port;
        this.hasard = new Random(graine);
        this.ecoute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        lancer(this::accepter);
    }

    int port() {
        return ecoute.getLocalPort();
    }

    int coupures() {
        return coupures.get();
    }

    /** From now on everything passes as it is. */
    void calmer() {
        calme = true;
    }

    private void accepter() {
        while (!ecoute.isClosed()) {
            try {
                Socket client = ecoute.accept();
                Socket serveur = new Socket(InetAddress.getLoopbackAddress(), port);
                client.setTcpNoDelay(true);
                serveur.setTcpNoDelay(true);
                ouvertes.add(client);
                ouvertes.add(serveur);
                passer(client, serveur, tirer(60_000));
                passer(serveur, client, tirer(60_000));
            } catch (IOException fini) {
                return;
            }
        }
    }

    private synchronized int tirer(int borne) {
        return hasard.nextInt(borne);
    }

    private void passer(Socket de, Socket vers, int permis) {
        lancer(() -> {
            byte[] bloc = new byte[8_192];
            long passes = 0;
            try {
                InputStream entree = de.getInputStream();
                OutputStream sortie = vers.getOutputStream();
                for (int lus = entree.read(bloc); lus >= 0; lus = entree.read(bloc)) {
                    if (!calme) {
                        if (tirer(50) == 0) {
                            Thread.sleep(tirer(20));
                        }
                        // Two connections in three are spoiled somewhere.
                        if (permis % 3 != 0 && passes + lus > permis) {
                            coupures.incrementAndGet();
                            gater(bloc, Math.min(lus, (int) (permis - passes)), lus, sortie);
                            return;
                        }
                    }
                    sortie.write(bloc, 0, lus);
                    sortie.flush();
                    passes += lus;
                }
            } catch (IOException | InterruptedException fini) {
                // The other side tells it to whoever is there.
            } finally {
                fermer(de);
                fermer(vers);
            }
        });
    }

    /** Lets the beginning through, then nothing, or the rest with its halves exchanged. */
    private void gater(byte[] bloc, int debut, int lus, OutputStream sortie) throws IOException, InterruptedException {
        sortie.write(bloc, 0, Math.max(debut, 0));
        if (tirer(2) == 0) {
            byte[] reste = Arrays.copyOfRange(bloc, Math.max(debut, 0), lus);
            int moitie = reste.length / 2;
            sortie.write(reste, moitie, reste.length - moitie);
            sortie.write(reste, 0, moitie);
        }
        sortie.flush();
        Thread.sleep(5);
    }

    private static void lancer(Runnable acte) {
        Thread fil = new Thread(acte, "entremetteur");
        fil.setDaemon(true);
        fil.start();
    }

    private static void fermer(Closeable ouverte) {
        try {
            ouverte.close();
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    @Override
    public void close() {
        fermer(ecoute);
        ouvertes.forEach(Entremetteur::fermer);
    }
}
