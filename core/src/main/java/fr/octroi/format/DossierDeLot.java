package fr.octroi.format;

import fr.octroi.commun.Empreinte;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The files of a lot, read where they lie: a folder that a platform handed over.
 *
 * <p>A name is looked up in the listing of its folder, in Unicode's composed form: a name that another system wrote
 * decomposed is found, on a machine of any locale. Nothing outside the folder is ever opened, and no symbolic link is
 * followed. It keeps the digest and place of each file it met, and the listing of the last folders: one view is of one lot, as it was handed
 * over, and what is put there later is not seen.
 *
 * <p>As a store it copies nothing and takes no other file, which is enough for a run that ends with the lot. A host that lives on keeps the
 * files of its lots in its own store ({@link #vers}).
 */
public final class DossierDeLot implements DepotDePieces, Pieces {

    private static final int LISTES_GARDEES = 8;

    private final Path racine;
    private final long limite;
    private final Map<Empreinte, Path> places = new ConcurrentHashMap<>();
    private final Map<Path, Map<String, Path>> listes = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Path, Map<String, Path>> plusAncienne) {
            return size() > LISTES_GARDEES;
        }
    };

    /**
     * Makes a view of a folder.
     *
     * @param racine the folder of the lot
     * @param limite the largest file taken, in bytes
     */
    public DossierDeLot(Path racine, long limite) {
        this.racine = racine;
        this.limite = limite;
    }

    @Override
    public synchronized Pieces.Deposee deposer(String chemin) {
        Path place = racine;
        String[] segments = chemin.split("/", -1);
        for (int i = 0; i < segments.length; i++) {
            String segment = segments[i];
            if (segment.isEmpty() || segment.equals(".") || segment.equals("..") || segment.indexOf('\\') >= 0) {
                throw new PieceRefuseeException("PIECE_CHEMIN_INTERDIT");
            }
            Path suivante = contenu(place).get(Normalizer.normalize(segment, Normalizer.Form.NFC));
            if (suivante == null) {
                throw new PieceRefuseeException("PIECE_INTROUVABLE");
            }
            boolean convient = i < segments.length - 1
                    ? Files.isDirectory(suivante, LinkOption.NOFOLLOW_LINKS)
                    : Files.isRegularFile(suivante, LinkOption.NOFOLLOW_LINKS);
            if (!convient) {
                throw new PieceRefuseeException(
                        Files.isSymbolicLink(suivante) ? "PIECE_CHEMIN_INTERDIT" : "PIECE_INTROUVABLE");
            }
            place = suivante;
        }
        return enregistrer(place);
    }

    /**
     * Returns what takes the files of this lot into a store, each as the line that names it is read.
     *
     * @param magasin where they are kept
     * @return to be given to whoever opens the lot
     */
    public DepotDePieces vers(Pieces magasin) {
        return chemin -> {
            Pieces.Deposee deposee = deposer(chemin);
            try (InputStream flux = ouvrir(deposee.contenu())) {
                return magasin.deposer(flux, limite);
            } catch (IOException panne) {
                throw new PortException(PortException.Nature.TEMPORAIRE, "a file of the lot could not be read", panne);
            }
        };
    }

    private Pieces.Deposee enregistrer(Path place) {
        try {
            if (Files.size(place) > limite) {
                throw new PieceRefuseeException("PIECE_TROP_VOLUMINEUSE");
            }
            MessageDigest algorithme = Empreinte.algorithme();
            try (InputStream flux = new DigestInputStream(Files.newInputStream(place), algorithme)) {
                long taille = flux.transferTo(OutputStream.nullOutputStream());
                Empreinte contenu = Empreinte.of(algorithme.digest());
                places.put(contenu, place);
                return new Pieces.Deposee(contenu, taille);
            }
        } catch (AccessDeniedException interdit) {
            throw new PieceRefuseeException("PIECE_INACCESSIBLE");
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a file of the lot could not be read", panne);
        }
    }

    /** The folders come one after the other, line by line: only the last listings are worth keeping. */
    private Map<String, Path> contenu(Path dossier) {
        Map<String, Path> connue = listes.get(dossier);
        if (connue != null) {
            return connue;
        }
        Map<String, Path> liste = new HashMap<>();
        try (DirectoryStream<Path> flux = Files.newDirectoryStream(dossier)) {
            for (Path place : flux) {
                liste.put(nom(place), place);
            }
        } catch (AccessDeniedException interdit) {
            throw new PieceRefuseeException("PIECE_INACCESSIBLE");
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a folder of the lot could not be read", panne);
        }
        listes.put(dossier, liste);
        return liste;
    }

    /**
     * Reads the last name of a path as UTF-8 whatever the locale: on a machine whose locale is plain ASCII, {@code
     * toString} loses every accent, and the URI alone keeps the bytes.
     */
    private static String nom(Path place) {
        String uri = place.toUri().getRawPath();
        String dernier = uri.replaceAll("/+$", "");
        dernier = dernier.substring(dernier.lastIndexOf('/') + 1);
        return Normalizer.normalize(
                URLDecoder.decode(dernier.replace("+", "%2B"), StandardCharsets.UTF_8), Normalizer.Form.NFC);
    }

    /** A lot in a folder is read, never written: files come in through {@link #deposer(String)}. */
    @Override
    public Pieces.Deposee deposer(InputStream source, long limiteDuFichier) {
        throw jamaisEcrit();
    }

    @Override
    public boolean effacer(Empreinte contenu, Instant depuis) {
        throw jamaisEcrit();
    }

    private static PortException jamaisEcrit() {
        return new PortException(PortException.Nature.DEFINITIVE, "a lot in a folder is not written to", null);
    }

    @Override
    public InputStream ouvrir(Empreinte contenu) {
        Path place = places.get(contenu);
        if (place == null) {
            throw new PortException(PortException.Nature.DEFINITIVE, "a file is not in the lot", null);
        }
        try {
            return Files.newInputStream(place, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a file of the lot could not be read", panne);
        }
    }
}
