package fr.octroi.document;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** One worker process as its host holds it; used by one thread at a time. */
final class Ouvrier {

    private static final long FIN_EN_SECONDES = 5;

    private final Process processus;
    private final DataOutputStream sortie;
    private final DataInputStream entree;
    private int reste;
    private volatile boolean fini;

    private Ouvrier(Process processus, int fichiers) {
        this.reste = fichiers;
        this.processus = processus;
        this.sortie = new DataOutputStream(new BufferedOutputStream(processus.getOutputStream()));
        this.entree = new DataInputStream(new BufferedInputStream(processus.getInputStream()));
    }

    /** Launches a process, which is ready when it has greeted, and reads so many files at most. */
    static Ouvrier lancer(List<String> commande, int fichiers) throws IOException {
        ProcessBuilder lancement = new ProcessBuilder(commande).redirectError(ProcessBuilder.Redirect.DISCARD);
        // What the host knows by its environment, passwords perhaps, is not for a process that reads hostile files.
        lancement.environment().clear();
        return new Ouvrier(lancement.start(), fichiers);
    }

    /** Waits for the worker's greeting. */
    boolean saluer() throws IOException {
        if (entree.readInt() != Trame.SALUT) {
            throw new Trame.ReponseInvalideException();
        }
        return true;
    }

    PieceLue lire(byte[] octets, Limites limites) throws IOException {
        reste--;
        Trame.poser(sortie, limites, octets);
        return Trame.lireReponse(entree);
    }

    /** Whether it can be given another file. */
    boolean estDisponible() {
        // The handle asks the machine; the process itself only what this one has been told, which may be a moment late.
        return reste > 0 && !fini && processus.isAlive() && processus.toHandle().isAlive();
    }

    /** Whether a process that went away of itself did so for want of memory. */
    boolean aManqueDeMemoire() {
        try {
            return processus.waitFor(FIN_EN_SECONDES, TimeUnit.SECONDS)
                    && processus.exitValue() == OuvrierDeLecture.SORTIE_MEMOIRE;
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Ends the process and all that it holds, whatever it does; any thread may say so. */
    void tuer() {
        fini = true;
        processus.descendants().forEach(ProcessHandle::destroyForcibly);
        processus.destroyForcibly();
    }

    long pid() {
        return processus.pid();
    }
}
