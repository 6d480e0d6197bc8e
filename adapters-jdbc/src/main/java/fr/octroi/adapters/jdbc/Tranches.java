package fr.octroi.adapters.jdbc;

import fr.octroi.commun.Empreinte;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * A file as slices that are sealed one by one, so that it streams in constant memory and no byte comes out unchecked.
 *
 * <p>Each slice is bound to its filing and its rank, and the last one to the digest of the whole file too: slices that are
 * lost, added, moved, or given under another digest cannot be opened.
 */
final class Tranches {

    /** How many bytes of the file a slice holds, but for the last one. */
    static final int TAILLE = 1 << 18;

    private Tranches() {}

    /** Takes a sealed slice. */
    interface Sortie<E extends Exception> {
        void ecrire(long rang, byte[] scellee) throws E;
    }

    /** Gives sealed slices in order, null after the last. */
    interface Entree extends Closeable {
        byte @Nullable [] lire(long rang) throws IOException;

        @Override
        default void close() throws IOException {}
    }

    /**
     * Reads a source to its end, and gives it out in sealed slices, one at least.
     *
     * @throws PortException definitive above the limit, temporary when the source fails
     */
    static <E extends Exception> Pieces.Deposee sceller(
            InputStream source, long limite, Chiffre chiffre, String depot, Sortie<E> sortie) throws E {
        MessageDigest empreinte = Empreinte.algorithme();
        long taille = 0;
        long rang = 0;
        byte[] tranche = lire(source);
        while (true) {
            taille += tranche.length;
            if (taille > limite) {
                throw new PortException(PortException.Nature.DEFINITIVE, "a file is larger than allowed", null);
            }
            empreinte.update(tranche);
            byte[] suivante = lire(source);
            if (suivante.length == 0) {
                Empreinte contenu = Empreinte.of(empreinte.digest());
                sortie.ecrire(rang, chiffre.sceller(tranche, placeDerniere(depot, rang, contenu)));
                return new Pieces.Deposee(contenu, taille);
            }
            sortie.ecrire(rang, chiffre.sceller(tranche, place(depot, rang)));
            tranche = suivante;
            rang++;
        }
    }

    private static byte[] lire(InputStream source) {
        try {
            return source.readNBytes(TAILLE);
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a file could not be read", panne);
        }
    }

    /**
     * Opens what {@link #sceller} gave out; the first slice is opened at once.
     *
     * @throws PortException when it cannot be, or was altered; a later slice gives it as the cause of an {@code IOException}
     */
    static InputStream ouvrir(Chiffre chiffre, String depot, Empreinte contenu, Entree entree) throws IOException {
        return new Flux(chiffre, depot, contenu, entree);
    }

    private static String[] place(String depot, long rang) {
        return new String[] {"tranche.octets", depot, Long.toString(rang)};
    }

    private static String[] placeDerniere(String depot, long rang, Empreinte contenu) {
        return new String[] {"tranche.octets", depot, Long.toString(rang), contenu.hexadecimal()};
    }

    /** Opens slice after slice; it holds one in clear, and the one after it sealed, to know which is the last. */
    private static final class Flux extends InputStream {

        private final Chiffre chiffre;
        private final String depot;
        private final Empreinte contenu;
        private final Entree entree;
        private byte[] claire = new byte[0];
        private int position;
        private long rang;
        private byte @Nullable [] suivante;

        Flux(Chiffre chiffre, String depot, Empreinte contenu, Entree entree) throws IOException {
            this.chiffre = chiffre;
            this.depot = depot;
            this.contenu = contenu;
            this.entree = entree;
            this.suivante = entree.lire(0);
            if (!avancer()) {
                throw new PortException(PortException.Nature.DEFINITIVE, "a file has lost all its slices", null);
            }
        }

        private boolean avancer() throws IOException {
            byte[] scellee = suivante;
            if (scellee == null) {
                return false;
            }
            byte[] apres = entree.lire(rang + 1);
            String[] place = apres == null ? placeDerniere(depot, rang, contenu) : place(depot, rang);
            claire = chiffre.ouvrir(scellee, place);
            position = 0;
            rang++;
            suivante = apres;
            return true;
        }

        @Override
        public int read() throws IOException {
            byte[] un = new byte[1];
            return read(un, 0, 1) < 0 ? -1 : un[0] & 0xff;
        }

        @Override
        public int read(byte[] tampon, int debut, int longueur) throws IOException {
            if (longueur == 0) {
                return 0;
            }
            try {
                while (position == claire.length) {
                    if (!avancer()) {
                        return -1;
                    }
                }
            } catch (PortException panne) {
                throw new IOException("a file could not be read further", panne);
            }
            int lus = Math.min(longueur, claire.length - position);
            System.arraycopy(claire, position, tampon, debut, lus);
            position += lus;
            return lus;
        }

        @Override
        public int available() {
            return claire.length - position;
        }

        @Override
        public void close() throws IOException {
            entree.close();
        }
    }
}
