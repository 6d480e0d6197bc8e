package fr.octroi.examples.cli;

import fr.octroi.adapters.sftp.PosteDEchange;
import fr.octroi.commun.Empreinte;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.Rejet;
import fr.octroi.echange.CertificatDePurge;
import fr.octroi.echange.Confluence;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.echange.Manifeste;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.format.CertificatDePurgeJson;
import fr.octroi.format.DemandesJson;
import fr.octroi.format.JournalJson;
import fr.octroi.format.LimitesDeLot;
import fr.octroi.journal.Entree;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Lots laid in a folder: the pieces by their digest, the lines by their flux and rank. The same lot laid again changes
 * nothing.
 */
final class LotsRanges implements PosteDEchange.Accueil {

    private static final int CERTIFICAT_MAXIMAL = 1_000;

    /** Those of {@link Poste}: one more has the lot refused, and nobody reads the others. */
    private static final int REJETS_MAXIMAUX = LimitesDeLot.USUELLES.rejets();

    private final Path sortie;
    private final String aide;

    LotsRanges(Path sortie, String aide) {
        this.sortie = sortie;
        this.aide = aide;
    }

    @Override
    public void piece(FichierDuLot piece, InputStream contenu) throws IOException {
        Path place = place(piece.contenu());
        nommer(copier(place, contenu), place);
    }

    private Path place(Empreinte contenu) {
        return sortie.resolve("pieces").resolve(contenu.hexadecimal());
    }

    private static Path copier(Path place, InputStream contenu) throws IOException {
        Files.createDirectories(place.getParent());
        Path aCote = place.resolveSibling(place.getFileName() + ".part");
        Files.copy(contenu, aCote, StandardCopyOption.REPLACE_EXISTING);
        return aCote;
    }

    /** Whole and on the disk, its name too: the lot is answered as taken afterwards, and its sender may forget it. */
    private static void nommer(Path aCote, Path place) throws IOException {
        try (FileChannel octets = FileChannel.open(aCote, StandardOpenOption.WRITE)) {
            octets.force(true);
        }
        Files.move(aCote, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (place.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel noms = FileChannel.open(place.getParent(), StandardOpenOption.READ)) {
                noms.force(true);
            }
        }
    }

    @Override
    public List<Rejet> lignes(Manifeste manifeste, InputStream contenu) throws IOException {
        String emetteur = manifeste.flux().emetteur();
        ObjetDuLot objet = manifeste.flux().objet();
        Path place =
                sortie.resolve(debut(emetteur, objet) + String.format(Locale.ROOT, "%08d.jsonl", manifeste.sequence()));
        Path aCote = copier(place, contenu);
        List<Rejet> rejets = switch (objet) {
            case DEMANDES -> rejets(aCote);
            case EVENEMENTS -> faits(aCote, emetteur);
            case REVERSIBILITE -> certificat(aCote).isPresent() ? List.of() : faits(aCote, emetteur);
        };
        // What bears its name counts as taken, whoever is killed and when: of a lot that is refused, nothing may.
        if (rejets.size() > REJETS_MAXIMAUX) {
            Files.delete(aCote);
        } else {
            nommer(aCote, place);
        }
        return rejets;
    }

    private static String debut(String emetteur, ObjetDuLot objet) {
        return emetteur + "-" + objet.name().toLowerCase(Locale.ROOT) + "-";
    }

    /** Returns the files of lines that an organisation sent for a purpose, in order of rank. */
    private static List<Path> lots(Path sortie, String emetteur, ObjetDuLot objet) throws IOException {
        try (Stream<Path> fichiers = Files.list(sortie)) {
            return fichiers.filter(fichier -> String.valueOf(fichier.getFileName())
                            .matches(Pattern.quote(debut(emetteur, objet)) + "[0-9]{8}\\.jsonl"))
                    .sorted()
                    .toList();
        }
    }

    /** Returns the entries that an organisation sent for a purpose; those that were rejected are left out. */
    static List<Entree> entrees(Path sortie, String emetteur, ObjetDuLot objet) throws IOException {
        List<Entree> entrees = new ArrayList<>();
        for (Path lot : lots(sortie, emetteur, objet)) {
            JournalCommande.entrees(lot).stream()
                    .filter(entree -> Confluence.refus(entree, emetteur).isEmpty())
                    .forEach(entrees::add);
        }
        return entrees;
    }

    /** Returns the last certificate of a purge that an organisation sent. */
    static Optional<CertificatDePurge> certificat(Path sortie, String emetteur) throws IOException {
        Optional<CertificatDePurge> dernier = Optional.empty();
        for (Path lot : lots(sortie, emetteur, ObjetDuLot.REVERSIBILITE)) {
            Optional<CertificatDePurge> lu = certificat(lot);
            dernier = lu.isPresent() ? lu : dernier;
        }
        return dernier;
    }

    private static Optional<CertificatDePurge> certificat(Path lignes) throws IOException {
        return Files.size(lignes) > CERTIFICAT_MAXIMAL
                ? Optional.empty()
                : CertificatDePurgeJson.lire(Files.readAllBytes(lignes));
    }

    /** Returns the files that came, by what is in them. */
    static SortedSet<Empreinte> pieces(Path sortie) throws IOException {
        Path pieces = sortie.resolve("pieces");
        return Files.isDirectory(pieces)
                ? new TreeSet<>(fichiers(pieces.toRealPath()).keySet())
                : new TreeSet<>();
    }

    /** Returns all files under a folder, by their digest. */
    static SortedMap<Empreinte, Path> fichiers(Path dossier) throws IOException {
        SortedMap<Empreinte, Path> fichiers = new TreeMap<>();
        for (Path place : places(dossier)) {
            if (Files.isRegularFile(place)) {
                fichiers.put(empreinte(place), place);
            }
        }
        return fichiers;
    }

    /** Returns a folder and all that it holds, a folder before what is in it: what a link leads to is nobody's to send or erase. */
    static List<Path> places(Path dossier) throws IOException {
        if (!Files.isDirectory(dossier, LinkOption.NOFOLLOW_LINKS)) {
            throw new CommandeImpossibleException(dossier + " : ce dossier n'existe pas, ou c'est un lien");
        }
        try (Stream<Path> toutes = Files.walk(dossier)) {
            List<Path> places = toutes.sorted().toList();
            for (Path place : places) {
                if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)
                        && !Files.isRegularFile(place, LinkOption.NOFOLLOW_LINKS)) {
                    throw new CommandeImpossibleException(place + " : c'est un lien, ou ce n'est pas un fichier");
                }
            }
            return places;
        }
    }

    static Empreinte empreinte(Path fichier) throws IOException {
        MessageDigest algorithme = Empreinte.algorithme();
        Files.copy(fichier, new DigestOutputStream(OutputStream.nullOutputStream(), algorithme));
        return Empreinte.of(algorithme.digest());
    }

    private static List<Rejet> faits(Path lignes, String emetteur) throws IOException {
        List<Rejet> rejets = new ArrayList<>();
        try (InputStream source = Files.newInputStream(lignes)) {
            Iterator<Optional<Entree>> entrees = JournalJson.entrees(source);
            for (int ligne = 1; entrees.hasNext() && rejets.size() <= REJETS_MAXIMAUX; ligne++) {
                Confluence.rejet(ligne, entrees.next(), emetteur).ifPresent(rejets::add);
            }
        }
        return rejets;
    }

    private List<Rejet> rejets(Path lignes) throws IOException {
        List<Rejet> rejets = new ArrayList<>();
        try (InputStream source = new BufferedInputStream(Files.newInputStream(lignes))) {
            DemandesJson demandes = new DemandesJson(source, aide, contenu -> Files.isRegularFile(place(contenu)));
            while (demandes.hasNext() && rejets.size() <= REJETS_MAXIMAUX) {
                if (demandes.next() instanceof LigneDeLot.Illisible illisible) {
                    rejets.addAll(illisible.rejets());
                }
            }
        }
        return rejets;
    }
}
