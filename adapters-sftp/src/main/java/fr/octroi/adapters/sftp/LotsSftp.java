package fr.octroi.adapters.sftp;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.port.Lots;
import fr.octroi.port.PortException;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A drop on a server of SFTP, safe for several threads and for several processes: what each may see of the others is
 * settled by renames that write over nothing; of one that a crash cut in two, one name is removed by whoever comes next.
 *
 * <p>A lot is one reader's, whatever dies and when, but in one case: a server that makes a rename of a link and a removal died
 * between the two for one reader, who comes back in the very moment in which another takes the lot, between the rename and the
 * removal of the name that the crash left. Both may then have it, and one of them cannot close it.
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

    /** What all servers give in one read. */
    private static final int BLOC = 32_768;

    private static final int ACCUSE_MAXIMAL = 64 << 20;

    private final LiaisonSftp liaison;
    private final String racine;
    private @Nullable Vus vus;

    /** The names of lots, whole or not, that lay on a drop when a connection was made, and that were put over it since. */
    private record Vus(ClientSftp sftp, Set<String> noms) {}

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
            Set<String> vus = vus(sftp);
            String partiel = DEPOTS + nom + PARTIEL;
            if (vus.contains(nom.valeur())) {
                // Left where a crash cut the rename that ended the deposit.
                retirer(sftp, partiel);
                return null;
            }
            long ecrits = vus.add(nom + PARTIEL) ? 0 : taille(sftp, partiel);
            if (ecrits > scelle.taille()) {
                retirer(sftp, partiel);
                ecrits = 0;
            }
            boolean dejaLa;
            try (InputStream suite = scelle.ouvrir(ecrits);
                    ClientSftp.Rafale rafale = sftp.rafale()) {
                ClientSftp.Question ouverture = rafale.ouvrirDossier(chemin(PRIS));
                try (ClientSftp.Ouvert fichier = sftp.ecrire(chemin(partiel));
                        ClientSftp.Ouvert pris = rafale.dossier(chemin(PRIS), ouverture)) {
                    if (ecrire(rafale, fichier, ecrits, suite) != scelle.taille()) {
                        throw new IOException("the lot is not whole on the drop");
                    }
                    dejaLa = estLa(rafale, nom, pris);
                    rafale.aboutir();
                }
            }
            if (dejaLa) {
                retirer(sftp, partiel);
            } else {
                renommer(sftp, partiel, DEPOTS + nom);
                TRACE.info("lot put: {}", nom);
            }
            vus.add(nom.valeur());
            return null;
        });
    }

    /**
     * Says whether a lot lies on the drop, in the order in which lots move: one that goes from folder to folder meanwhile is met.
     * Whoever puts it too writes the same provisional file: of two renames that follow this look, one finds nothing to rename.
     *
     * <p>It looks behind what was asked before, without waiting for it: servers do what one connection asks in its order.
     *
     * @param pris the folder of what was taken, opened before and read here for the first time
     */
    private boolean estLa(ClientSftp.Rafale rafale, NomDeDepot nom, ClientSftp.Ouvert pris) throws IOException {
        ClientSftp.Question depose = rafale.chercher(chemin(DEPOTS + nom));
        boolean la = false;
        boolean fini = false;
        while (!fini) {
            List<ClientSftp.Question> noms = List.of(rafale.lire(pris), rafale.lire(pris));
            // Asked after each part of the list, since the answers count that were given after its end.
            List<ClientSftp.Question> clos =
                    List.of(rafale.chercher(chemin(ARCHIVES + nom)), rafale.chercher(chemin(QUARANTAINE + nom)));
            for (ClientSftp.Question question : noms) {
                Optional<List<String>> partie = rafale.noms(question);
                fini |= partie.isEmpty();
                la |= !places(partie.orElse(List.of()), nom).isEmpty();
            }
            for (ClientSftp.Question question : clos) {
                la |= rafale.estLa(question);
            }
        }
        rafale.fermer(pris);
        return rafale.estLa(depose) || la;
    }

    /** What need not be written at all, as the drop was when the connection was made: what others put since is seen later. */
    private synchronized Set<String> vus(ClientSftp sftp) throws IOException {
        Vus connus = vus;
        if (connus == null || connus.sftp() != sftp) {
            Set<String> noms = ConcurrentHashMap.newKeySet();
            for (String dossier : List.of(DEPOTS, PRIS, ARCHIVES, QUARANTAINE)) {
                lister(sftp, dossier).forEach(nom -> noms.add(nom.replaceFirst("~.*", "")));
            }
            connus = new Vus(sftp, noms);
            vus = connus;
        }
        return connus.noms();
    }

    /** Asks for a source to be written, forced to the disk and closed, and returns where it ended. */
    private static long ecrire(ClientSftp.Rafale rafale, ClientSftp.Ouvert fichier, long debut, InputStream source)
            throws IOException {
        long fin = rafale.ecrire(fichier, debut, source);
        rafale.forcer(fichier);
        rafale.fermer(fichier);
        return fin;
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
                return departager(sftp, nom, place, true);
            } catch (SftpException refus) {
                if (existe(sftp, place)) {
                    // This reader's already, or by a rename that a crash cut in two, or put again by hand.
                    return departager(sftp, nom, place, retirer(sftp, DEPOTS + nom));
                }
                if (!existe(sftp, DEPOTS + nom)) {
                    return false;
                }
                throw refus;
            }
        });
    }

    /**
     * Leaves one name of a lot that was taken. Where a rename is a link and a removal, a crash can leave the name of a reader on a
     * lot that is still offered, and another takes it: it is his who ended the offer. Of two that are left, the first has it.
     */
    private boolean departager(ClientSftp sftp, NomDeDepot nom, String place, boolean aFiniLOffre) throws IOException {
        for (String autre : places(lister(sftp, PRIS), nom)) {
            if (!aFiniLOffre && autre.compareTo(place) < 0) {
                retirer(sftp, place);
                return false;
            }
            if (!autre.equals(place)) {
                retirer(sftp, autre);
            }
        }
        return true;
    }

    /** Returns the places of a lot that was taken, one but after a crash, in order. */
    private static List<String> places(List<String> pris, NomDeDepot nom) {
        return pris.stream()
                .filter(autre -> autre.startsWith(nom + "~"))
                .map(autre -> PRIS + autre)
                .toList();
    }

    @Override
    public List<NomDeDepot> pris(String lecteur) {
        String fin = "~" + verifier(lecteur);
        return liaison.avec("the lots could not be listed", sftp -> {
            List<String> pris = lister(sftp, PRIS);
            Set<String> offerts = Set.copyOf(lister(sftp, DEPOTS));
            return noms(pris, fin).stream()
                    .filter(nom -> !offerts.contains(nom.valeur())
                            && places(pris, nom).get(0).equals(place(nom, lecteur)))
                    .toList();
        });
    }

    @Override
    public InputStream ouvrir(NomDeDepot nom, String lecteur, long debut) {
        String place = place(nom, lecteur);
        return liaison.avec("a lot could not be opened, or this reader does not hold it", sftp -> {
            InputStream flux = sftp.read(chemin(place), BLOC);
            try {
                flux.skipNBytes(debut);
                return new Lecture(flux);
            } catch (IOException panne) {
                try {
                    flux.close();
                } catch (IOException aussi) {
                    panne.addSuppressed(aussi);
                }
                throw panne;
            }
        });
    }

    @Override
    public void rendre(NomDeDepot nom, String lecteur) {
        String place = place(nom, lecteur);
        liaison.avec("a lot could not be given back, or this reader does not hold it", sftp -> {
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
            exigerPris(sftp, place);
            String reponse = ACCUSES + nom + ACCUSE;
            String partiel = reponse + PARTIEL;
            retirer(sftp, partiel);
            if (!existe(sftp, reponse)) {
                try (ClientSftp.Ouvert fichier = sftp.ecrire(chemin(partiel));
                        ClientSftp.Rafale rafale = sftp.rafale()) {
                    ecrire(rafale, fichier, 0, new ByteArrayInputStream(accuse));
                    rafale.aboutir();
                }
                renommer(sftp, partiel, reponse);
            }
            if (existe(sftp, dossier + nom)) {
                // Put again after it was closed, or closed by a rename that a crash cut in two.
                retirer(sftp, place);
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
                // One that is larger is none, and its beginning is enough to see it.
                return Optional.of(flux.readNBytes(ACCUSE_MAXIMAL));
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
                    // Of a lot that waited long, the answer is new: its sender has as long to read it.
                    if (date(sftp, dossier + nom).isBefore(avant)
                            && date(sftp, reponse).isBefore(avant)
                            && registre.test(nom)) {
                        retirer(sftp, reponse);
                        retirer(sftp, dossier + nom);
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

    private void exigerPris(ClientSftp sftp, String place) throws IOException {
        if (!existe(sftp, place)) {
            throw new PortException(PortException.Nature.DEFINITIVE, "this reader does not hold this lot", null);
        }
    }

    private void renommer(ClientSftp sftp, String de, String vers) throws IOException {
        sftp.rename(chemin(de), chemin(vers));
    }

    /** Removes a file, and says whether it was there. */
    private boolean retirer(ClientSftp sftp, String place) throws IOException {
        try {
            sftp.remove(chemin(place));
            return true;
        } catch (SftpException refus) {
            if (refus.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return false;
            }
            throw refus;
        }
    }

    private boolean existe(ClientSftp sftp, String place) throws IOException {
        return attributs(sftp, place).isPresent();
    }

    /** Returns the size of a file, 0 when it is not there. */
    private long taille(ClientSftp sftp, String place) throws IOException {
        return attributs(sftp, place).map(SftpClient.Attributes::getSize).orElse(0L);
    }

    /** Returns when a file was written, the beginning of time when it is not there. */
    private Instant date(ClientSftp sftp, String place) throws IOException {
        return attributs(sftp, place)
                .map(attributs -> attributs.getModifyTime().toInstant())
                .orElse(Instant.MIN);
    }

    private Optional<SftpClient.Attributes> attributs(ClientSftp sftp, String place) throws IOException {
        try {
            return Optional.of(sftp.lstat(chemin(place)));
        } catch (SftpException refus) {
            if (refus.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return Optional.empty();
            }
            throw refus;
        }
    }

    private List<String> lister(ClientSftp sftp, String dossier) throws IOException {
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

    static Optional<NomDeDepot> lireNom(String nom) {
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

        /** Block by block, as they come. */
        @Override
        public long transferTo(OutputStream sortie) throws IOException {
            return in.transferTo(sortie);
        }
    }
}
