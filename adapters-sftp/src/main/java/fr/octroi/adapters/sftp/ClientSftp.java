package fr.octroi.adapters.sftp;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.sftp.client.SftpErrorDataHandler;
import org.apache.sshd.sftp.client.SftpVersionSelector;
import org.apache.sshd.sftp.client.extensions.openssh.OpenSSHFsyncExtension;
import org.apache.sshd.sftp.client.impl.DefaultSftpClient;
import org.apache.sshd.sftp.client.impl.SftpResponse;
import org.apache.sshd.sftp.client.impl.SftpStatus;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/**
 * A client that may ask several things before it waits for an answer: each wait is a journey to the server and back, and a small
 * file is made of little else.
 */
final class ClientSftp extends DefaultSftpClient {

    /**
     * What is written at once: whole pages of a file, and with its question still one packet, where 32 KiB would take a second one for
     * some thirty octets.
     */
    private static final int BLOC = 28_672;

    /** How many questions may be on their way at once. */
    private static final int EN_ROUTE = 64;

    /** What the library writes before a question: its length, its command and its number. */
    private static final int TETE = 9;

    private static final String FSYNC = "fsync@openssh.com";

    private ClientSftp(ClientSession session) throws IOException {
        super(session, SftpVersionSelector.CURRENT, SftpErrorDataHandler.EMPTY);
    }

    static ClientSftp ouvrir(ClientSession session) throws IOException {
        ClientSftp client = new ClientSftp(session);
        try {
            client.negotiateVersion(SftpVersionSelector.CURRENT);
            return client;
        } catch (IOException | RuntimeException refus) {
            client.close();
            throw refus;
        }
    }

    /** A file or a folder open on the server, until its closing is asked for. */
    final class Ouvert extends CloseableHandle {

        private boolean tient = true;

        private Ouvert(String chemin, byte[] identite) {
            super(chemin, identite);
        }

        @Override
        public boolean isOpen() {
            return tient;
        }

        @Override
        public void close() throws IOException {
            if (tient) {
                tient = false;
                ClientSftp.this.close(this);
            }
        }
    }

    /** Opens a file to be written, and makes it when it is not there. */
    Ouvert ecrire(String chemin) throws IOException {
        return new Ouvert(
                chemin,
                open(chemin, EnumSet.of(OpenMode.Write, OpenMode.Create)).getIdentifier());
    }

    Rafale rafale() {
        return new Rafale();
    }

    /**
     * What was asked.
     *
     * @param commande its kind
     * @param numero its number, that of its answer
     */
    record Question(int commande, int numero) {}

    /** Questions asked one after the other; answers that nobody waited for are waited for at the end. */
    final class Rafale implements AutoCloseable {

        private final Deque<Question> enRoute = new ArrayDeque<>();

        private Rafale() {}

        private Question demander(int commande, Buffer question) throws IOException {
            Question posee = new Question(commande, send(commande, question));
            enRoute.add(posee);
            return posee;
        }

        private SftpResponse attendre(Question question) throws IOException {
            enRoute.remove(question);
            return response(question.commande(), question.numero());
        }

        /** Waits for all that is on its way, and throws when something of it was refused. */
        void aboutir() throws IOException {
            while (!enRoute.isEmpty()) {
                exiger(enRoute.getFirst());
            }
        }

        private void exiger(Question question) throws IOException {
            checkResponseStatus(attendre(question));
        }

        /** Writes a source from some place on, and returns where it ended; {@link #aboutir} says whether it was taken. */
        long ecrire(Ouvert fichier, long debut, InputStream source) throws IOException {
            byte[] identite = fichier.getIdentifier();
            byte[] bloc = new byte[BLOC];
            long place = debut;
            for (int lus = source.readNBytes(bloc, 0, BLOC); lus > 0; lus = source.readNBytes(bloc, 0, BLOC)) {
                if (enRoute.size() == EN_ROUTE) {
                    exiger(enRoute.getFirst());
                }
                Buffer question = question(identite.length + lus + 16);
                question.putBytes(identite);
                question.putLong(place);
                question.putBytes(bloc, 0, lus);
                demander(SftpConstants.SSH_FXP_WRITE, question);
                place += lus;
            }
            return place;
        }

        /** Asks for what was written to be forced to the disk, where the server can. */
        void forcer(Ouvert fichier) throws IOException {
            OpenSSHFsyncExtension fsync = getExtension(OpenSSHFsyncExtension.class);
            if (fsync != null && fsync.isSupported()) {
                Buffer question = question(FSYNC.length() + fichier.length() + 8);
                question.putString(FSYNC);
                question.putBytes(fichier.getIdentifier());
                demander(SftpConstants.SSH_FXP_EXTENDED, question);
            }
        }

        void fermer(Ouvert ouvert) throws IOException {
            ouvert.tient = false;
            demander(SftpConstants.SSH_FXP_CLOSE, identite(ouvert));
        }

        /** Asks whether something is there. */
        Question chercher(String chemin) throws IOException {
            Buffer question = nom(SftpConstants.SSH_FXP_LSTAT, chemin);
            if (getVersion() > SftpConstants.SFTP_V3) {
                question.putUInt(SftpConstants.SSH_FILEXFER_ATTR_SIZE);
            }
            return demander(SftpConstants.SSH_FXP_LSTAT, question);
        }

        /** Says whether what was asked for by {@link #chercher} is there. */
        boolean estLa(Question question) throws IOException {
            SftpResponse reponse = attendre(question);
            if (reponse.getType() != SftpConstants.SSH_FXP_STATUS) {
                return true;
            }
            SftpStatus etat = SftpStatus.parse(reponse);
            if (etat.getStatusCode() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return false;
            }
            throw new SftpException(etat.getStatusCode(), "a file could not be looked for");
        }

        Question ouvrirDossier(String chemin) throws IOException {
            return demander(SftpConstants.SSH_FXP_OPENDIR, nom(SftpConstants.SSH_FXP_OPENDIR, chemin));
        }

        Ouvert dossier(String chemin, Question question) throws IOException {
            return new Ouvert(chemin, checkHandleResponse(attendre(question)));
        }

        /** Asks for the next names of a folder. */
        Question lire(Ouvert dossier) throws IOException {
            return demander(SftpConstants.SSH_FXP_READDIR, identite(dossier));
        }

        /** Returns the files among the names asked for by {@link #lire}, empty at the end. */
        Optional<List<String>> noms(Question question) throws IOException {
            List<DirEntry> entrees = checkDirResponse(attendre(question), new AtomicReference<>());
            if (entrees == null) {
                return Optional.empty();
            }
            List<String> noms = new ArrayList<>();
            for (DirEntry entree : entrees) {
                if (entree.getAttributes().isRegularFile()) {
                    noms.add(entree.getFilename());
                }
            }
            return Optional.of(noms);
        }

        /** Leaves no answer behind, which would wait in the client for ever, and nothing open that an answer speaks of. */
        @Override
        public void close() throws IOException {
            while (!enRoute.isEmpty() && isOpen()) {
                SftpResponse reponse = attendre(enRoute.getFirst());
                if (reponse.getType() == SftpConstants.SSH_FXP_HANDLE) {
                    new Ouvert("", checkHandleResponse(reponse)).close();
                }
            }
        }
    }

    private static Buffer question(int taille) {
        Buffer question = new ByteArrayBuffer(TETE + taille, false);
        question.rpos(TETE);
        question.wpos(TETE);
        return question;
    }

    private Buffer nom(int commande, String chemin) {
        return putReferencedName(commande, question(4 * chemin.length() + 8), chemin, 0);
    }

    private static Buffer identite(Ouvert ouvert) {
        byte[] identite = ouvert.getIdentifier();
        Buffer question = question(identite.length + 4);
        question.putBytes(identite);
        return question;
    }
}
