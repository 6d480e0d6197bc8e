package fr.octroi.adapters.sftp;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.port.Lots;
import fr.octroi.port.PortException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClient.OpenMode;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.client.impl.SftpOutputStreamAsync;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A drop on a server of SFTP, safe for several threads and for several processes: what each may see of the others is
 * settled by renames that write over nothing; of one that a crash cut in two, the older name is removed.
 *
 * <p>The folders and names are described in {@code docs/echange.md}. A connection is made when it is needed, and made again
 * after a cut; each call that fails may be made again.
 */
public final class LotsSftp implements Lots, AutoCloseable {

    private static final Logger TRACE = LoggerFactory.getLogger(LotsSftp.class);

    private static final String DEPOTS = "depots/";
    private static final String PRIS = "pris/";
    private static final String ARCHIVES = "archives/";
    private static final String QUARANTAINE = "quarantaine/";
    private static final String ACCUSES = "accuses/";
    private static final List<String> DOSSIERS = List.of(DEPOTS, PRIS, ARCHIVES, QUARANTAINE, ACCUSES);

    private static final String PARTIEL = ".part";
    private static final String ACCUSE = ".accuse";
    private static final Pattern LECTEUR = Pattern.compile("[a-z0-9-]{1,40}");

    /** What all servers take in one write. */
    private static final int BLOC = 32_768;

    private static final int ACCUSE_MAXIMAL = 64 << 20;

    private final LiaisonSftp liaison;
    private final String racine;

    /**
     * Makes a view of a drop; nothing is connected yet.
     *
     * @param acces how to reach it
     */
    public LotsSftp(AccesSftp acces) {
        this.liaison = new LiaisonSftp(acces);
        this.racine = acces.racine().endsWith("/") ? acces.racine() : acces.racine() + "/";
    }

    /**
     * Makes the folders of the drop that are not there.
     *
     * @throws PortException when the drop fails
     */
    public void preparer() {
        liaison.avec("a drop could not be prepared", sftp -> {
            for (String dossier : DOSSIERS) {
                String nom = dossier.substring(0, dossier.length() - 1);
                if (!existe(sftp, nom)) {
                    sftp.mkdir(chemin(nom));
                }
            }
            return null;
        });
    }

    @Override
    public void deposer(NomDeDepot nom, Scelle scelle) {
        liaison.avec("a lot could not be put", sftp -> {
            if (estLa(sftp, nom)) {
                return null;
            }
            String partiel = DEPOTS + nom + PARTIEL;
            long ecrits = taille(sftp, partiel);
            if (ecrits > scelle.taille()) {
                sftp.remove(chemin(partiel));
                ecrits = 0;
            }
            try (InputStream suite = scelle.ouvrir(ecrits)) {
                ecrire(sftp, partiel, ecrits, suite);
            }
            if (taille(sftp, partiel) != scelle.taille()) {
                throw new IOException("the lot is not whole on the drop");
            }
            renommer(sftp, partiel, DEPOTS + nom);
            TRACE.info("lot put: {}", nom);
            return null;
        });
    }

    private boolean estLa(SftpClient sftp, NomDeDepot nom) throws IOException {
        return existe(sftp, DEPOTS + nom)
                || existe(sftp, ARCHIVES + nom)
                || existe(sftp, QUARANTAINE + nom)
                || lister(sftp, PRIS).stream().anyMatch(pris -> pris.startsWith(nom + "~"));
    }

    private void ecrire(SftpClient sftp, String place, long debut, InputStream source) throws IOException {
        try (SftpClient.CloseableHandle fichier =
                sftp.open(chemin(place), EnumSet.of(OpenMode.Write, OpenMode.Create))) {
            // The stream closes the handle too; fsync needs it open, and what is written acknowledged.
            SftpOutputStreamAsync sortie = LiaisonSftp.ecrire(sftp, BLOC, chemin(place), fichier);
            sortie.setOffset(debut);
            byte[] bloc = new byte[BLOC];
            for (int lus = source.read(bloc); lus >= 0; lus = source.read(bloc)) {
                sortie.write(bloc, 0, lus);
            }
            sortie.flush();
            sortie.flush();
            OpenSSHFsyncExtension fsync = sftp.getExtension(OpenSSHFsyncExtension.class);
            if (fsync != null && fsync.isSupported()) {
                fsync.fsync(fichier);
            }
            sortie.close();
        }
    }

    @Override
    public List<NomDeDepot> offerts() {
        return liaison.avec("the lots could not be listed", sftp -> noms(lister(sftp, DEPOTS), ""));
    }

    /**
     * Sets apart what lies among the offered lots and has no name of one; what is being written stays.
     *
     * @param avant files written later than this stay: they may be on their way to a name
     * @return how many files were set apart; their names may say anything, and are told nobody
     * @throws PortException when the drop fails
     */
    public int ecarterInconnus(Instant avant) {
        return liaison.avec("unknown files could not be set apart", sftp -> {
            int ecartes = 0;
            for (String nom : lister(sftp, DEPOTS)) {
                boolean enCours = nom.endsWith(PARTIEL)
                        && lireNom(nom.substring(0, nom.length() - PARTIEL.length()))
                                .isPresent();
                if (!enCours
                        && lireNom(nom).isEmpty()
                        && sftp.stat(chemin(DEPOTS + nom))
                                .getModifyTime()
                                .toInstant()
                                .isBefore(avant)) {
                    renommer(sftp, DEPOTS + nom, QUARANTAINE + "inconnu-" + UUID.randomUUID());
                    ecartes++;
                }
            }
            return ecartes;
        });
    }

    @Override
    public boolean prendre(NomDeDepot nom, String lecteur) {
        String place = place(nom, lecteur);
        return liaison.avec("a lot could not be taken", sftp -> {
            try {
                renommer(sftp, DEPOTS + nom, place);
                return true;
            } catch (SftpException refus) {
                // Another was first, or this reader has it already, before a cut perhaps.
                if (existe(sftp, place)) {
                    // Where a rename is a link and a removal, a crash leaves both names; or the lot was put again by
                    // hand.
                    if (existe(sftp, DEPOTS + nom)) {
                        sftp.remove(chemin(DEPOTS + nom));
                    }
                    return true;
                }
                if (!existe(sftp, DEPOTS + nom)) {
                    return false;
                }
                throw refus;
            }
        });
    }

    @Override
    public List<NomDeDepot> pris(String lecteur) {
        String fin = "~" + verifier(lecteur);
        return liaison.avec("the lots could not be listed", sftp -> noms(lister(sftp, PRIS), fin));
    }

    /**
     * Returns the lots that anybody took and did not close.
     *
     * @return each name with its reader, as {@code name~reader}, in order
     * @throws PortException when the drop fails
     */
    public List<String> pris() {
        return liaison.avec(
                "the lots could not be listed",
                sftp -> lister(sftp, PRIS).stream()
                        .filter(pris -> pris.indexOf('~') > 0
                                && lireNom(pris.substring(0, pris.indexOf('~'))).isPresent())
                        .toList());
    }

    @Override
    public InputStream ouvrir(NomDeDepot nom, String lecteur, long debut) {
        String place = place(nom, lecteur);
        return liaison.avec("a lot could not be opened", sftp -> {
            exigerPris(sftp, place);
            InputStream flux = sftp.read(chemin(place), BLOC);
            if (debut > 0) {
                flux.skipNBytes(debut);
            }
            return new Lecture(flux);
        });
    }

    @Override
    public void rendre(NomDeDepot nom, String lecteur) {
        String place = place(nom, lecteur);
        liaison.avec("a lot could not be given back", sftp -> {
            exigerPris(sftp, place);
            renommer(sftp, place, DEPOTS + nom);
            return null;
        });
    }

    @Override
    public void archiver(NomDeDepot nom, String lecteur, byte[] accuse) {
        clore(nom, lecteur, accuse, ARCHIVES);
    }

    @Override
    public void isoler(NomDeDepot nom, String lecteur, byte[] accuse) {
        clore(nom, lecteur, accuse, QUARANTAINE);
    }

    private void clore(NomDeDepot nom, String lecteur, byte[] accuse, String dossier) {
        String place = place(nom, lecteur);
        liaison.avec("a lot could not be closed", sftp -> {
            if (!existe(sftp, place)) {
                if (existe(sftp, ARCHIVES + nom) || existe(sftp, QUARANTAINE + nom)) {
                    return null;
                }
                throw pasPris();
            }
            String reponse = ACCUSES + nom + ACCUSE;
            if (!existe(sftp, reponse)) {
                String partiel = reponse + PARTIEL;
                if (existe(sftp, partiel)) {
                    sftp.remove(chemin(partiel));
                }
                ecrire(sftp, partiel, 0, new ByteArrayInputStream(accuse));
                renommer(sftp, partiel, reponse);
            }
            if (existe(sftp, dossier + nom)) {
                // Put again after it was closed, or closed by a rename that a crash cut in two.
                sftp.remove(chemin(place));
            } else {
                renommer(sftp, place, dossier + nom);
            }
            TRACE.info("lot closed: {} in {}", nom, dossier);
            return null;
        });
    }

    @Override
    public Optional<byte[]> accuse(NomDeDepot nom) {
        return liaison.avec("an answer could not be read", sftp -> {
            String reponse = ACCUSES + nom + ACCUSE;
            if (!existe(sftp, reponse)) {
                return Optional.empty();
            }
            try (InputStream flux = sftp.read(chemin(reponse), BLOC)) {
                byte[] octets = flux.readNBytes(ACCUSE_MAXIMAL + 1);
                if (octets.length > ACCUSE_MAXIMAL) {
                    throw new PortException(PortException.Nature.DEFINITIVE, "an answer is larger than allowed", null);
                }
                return Optional.of(octets);
            }
        });
    }

    @Override
    public int purger(Instant avant, Predicate<NomDeDepot> registre) {
        return liaison.avec("the drop could not be purged", sftp -> {
            int retires = 0;
            for (String dossier : List.of(ARCHIVES, QUARANTAINE)) {
                for (NomDeDepot nom : noms(lister(sftp, dossier), "")) {
                    String reponse = ACCUSES + nom + ACCUSE;
                    // An answer that is older than agreed has been read by then; one to a lot that waited long has not.
                    if (date(sftp, dossier + nom).isBefore(avant)
                            && date(sftp, reponse).isBefore(avant)
                            && registre.test(nom)) {
                        if (existe(sftp, reponse)) {
                            sftp.remove(chemin(reponse));
                        }
                        sftp.remove(chemin(dossier + nom));
                        retires++;
                    }
                }
            }
            return retires;
        });
    }

    @Override
    public void close() {
        liaison.close();
    }

    private String chemin(String place) {
        return racine + place;
    }

    private static String place(NomDeDepot nom, String lecteur) {
        return PRIS + nom + "~" + verifier(lecteur);
    }

    private static String verifier(String lecteur) {
        if (!LECTEUR.matcher(lecteur).matches()) {
            throw new IllegalArgumentException("a reader's name is of lower-case letters, digits and hyphens");
        }
        return lecteur;
    }

    private void exigerPris(SftpClient sftp, String place) throws IOException {
        if (!existe(sftp, place)) {
            throw pasPris();
        }
    }

    private static PortException pasPris() {
        return new PortException(PortException.Nature.DEFINITIVE, "this reader did not take this lot", null);
    }

    private void renommer(SftpClient sftp, String de, String vers) throws IOException {
        sftp.rename(chemin(de), chemin(vers));
    }

    private boolean existe(SftpClient sftp, String place) throws IOException {
        return attributs(sftp, place).isPresent();
    }

    /** Returns the size of a file, 0 when it is not there. */
    private long taille(SftpClient sftp, String place) throws IOException {
        return attributs(sftp, place).map(SftpClient.Attributes::getSize).orElse(0L);
    }

    /** Returns when a file was written, the beginning of time when it is not there. */
    private Instant date(SftpClient sftp, String place) throws IOException {
        return attributs(sftp, place)
                .map(attributs -> attributs.getModifyTime().toInstant())
                .orElse(Instant.MIN);
    }

    private Optional<SftpClient.Attributes> attributs(SftpClient sftp, String place) throws IOException {
        try {
            return Optional.of(sftp.lstat(chemin(place)));
        } catch (SftpException refus) {
            if (refus.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return Optional.empty();
            }
            throw refus;
        }
    }

    private List<String> lister(SftpClient sftp, String dossier) throws IOException {
        List<String> noms = new ArrayList<>();
        for (SftpClient.DirEntry entree : sftp.readDir(chemin(dossier))) {
            if (entree.getAttributes().isRegularFile()) {
                noms.add(entree.getFilename());
            }
        }
        noms.sort(null);
        return noms;
    }

    /** Returns the names of lots among names that end so. */
    private static List<NomDeDepot> noms(List<String> noms, String fin) {
        return noms.stream()
                .filter(nom -> nom.endsWith(fin))
                .flatMap(nom -> lireNom(nom.substring(0, nom.length() - fin.length())).stream())
                .sorted()
                .toList();
    }

    private static Optional<NomDeDepot> lireNom(String nom) {
        try {
            return Optional.of(new NomDeDepot(nom));
        } catch (ValeurInvalideException autre) {
            return Optional.empty();
        }
    }

    /** The library gives 0 for nothing more to come, where a stream gives -1. */
    private static final class Lecture extends FilterInputStream {

        Lecture(InputStream flux) {
            super(flux);
        }

        @Override
        public int read(byte[] tampon, int debut, int longueur) throws IOException {
            return longueur == 0 ? 0 : super.read(tampon, debut, longueur);
        }
    }
}
