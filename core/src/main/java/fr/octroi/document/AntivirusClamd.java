package fr.octroi.document;

import fr.octroi.port.Antivirus;
import fr.octroi.port.PortException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Asks ClamAV's daemon, clamd, over TCP or a socket of the machine: the bytes go by its command {@code INSTREAM}, so that
 * it needs no right to any file; any number of threads may share one.
 *
 * <p>Reasons of a file that was not looked at: {@code INDISPONIBLE} when clamd does not answer, {@code TEMPS}, {@code
 * TAILLE} when the file is larger than its {@code StreamMaxLength}, {@code ERREUR} when it says that it failed, {@code
 * PROTOCOLE} when its answer is none. TCP is neither encrypted nor signed: it is for the machine itself.
 */
public final class AntivirusClamd implements Antivirus {

    private static final int MORCEAU_EN_OCTETS = 64 << 10;
    private static final int REPONSE_EN_OCTETS = 4 << 10;
    private static final byte[] COMMANDE = "zINSTREAM\0".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern TROUVE = Pattern.compile("stream: (?<signature>[\\x21-\\x7E]{1,200}) FOUND");

    private final SocketAddress adresse;
    private final Duration delai;

    /**
     * Makes an antivirus that clamd does the work of.
     *
     * @param adresse where clamd listens, an {@link InetSocketAddress} or a {@link UnixDomainSocketAddress}
     * @param delai how long one file may take, all in all
     */
    public AntivirusClamd(SocketAddress adresse, Duration delai) {
        this.adresse = adresse;
        this.delai = delai;
    }

    /**
     * Makes an antivirus that asks a clamd of this machine, with a minute for each file.
     *
     * @param socket the socket that clamd's {@code LocalSocket} names
     * @return the antivirus
     */
    public static AntivirusClamd local(Path socket) {
        return new AntivirusClamd(UnixDomainSocketAddress.of(socket), Duration.ofMinutes(1));
    }

    @Override
    public Verdict analyser(InputStream contenu) {
        SocketChannel canal;
        try {
            canal = adresse instanceof UnixDomainSocketAddress
                    ? SocketChannel.open(StandardProtocolFamily.UNIX)
                    : SocketChannel.open();
        } catch (IOException | UnsupportedOperationException e) {
            return new Verdict.NonAnalyse("INDISPONIBLE");
        }
        // A channel knows no time limit: closing it under its reader makes one.
        AtomicBoolean horsDelai = new AtomicBoolean();
        ScheduledFuture<?> echeance = Veilleur.apres(delai, () -> {
            horsDelai.set(true);
            fermer(canal);
        });
        try {
            canal.connect(adresse);
            envoyer(canal, contenu);
            return comprendre(recevoir(canal));
        } catch (IOException | UnresolvedAddressException e) {
            return new Verdict.NonAnalyse(horsDelai.get() ? "TEMPS" : "INDISPONIBLE");
        } finally {
            echeance.cancel(false);
            fermer(canal);
        }
    }

    private static void envoyer(SocketChannel canal, InputStream contenu) throws IOException {
        byte[] octets = new byte[MORCEAU_EN_OCTETS];
        try {
            ecrire(canal, ByteBuffer.wrap(COMMANDE));
            int lus = lire(contenu, octets);
            while (lus > 0) {
                ecrire(
                        canal,
                        ByteBuffer.allocate(4 + lus)
                                .putInt(lus)
                                .put(octets, 0, lus)
                                .flip());
                lus = lire(contenu, octets);
            }
            ecrire(canal, ByteBuffer.allocate(4));
        } catch (IOException e) {
            // Beyond its limit clamd answers and hangs up before it has heard all: its answer says more.
            if (!canal.isOpen()) {
                throw e;
            }
        }
    }

    private static int lire(InputStream contenu, byte[] octets) {
        try {
            return contenu.readNBytes(octets, 0, octets.length);
        } catch (IOException e) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a piece cannot be read", e);
        }
    }

    private static void ecrire(SocketChannel canal, ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            canal.write(octets);
        }
    }

    /** Reads up to the zero that ends an answer, or to the end. */
    private static String recevoir(SocketChannel canal) throws IOException {
        ByteArrayOutputStream reponse = new ByteArrayOutputStream();
        ByteBuffer tampon = ByteBuffer.allocate(REPONSE_EN_OCTETS);
        while (reponse.size() < REPONSE_EN_OCTETS && canal.read(tampon.clear()) >= 0) {
            reponse.write(tampon.array(), 0, tampon.position());
            if (tampon.position() > 0 && tampon.get(tampon.position() - 1) == 0) {
                break;
            }
        }
        if (reponse.size() == 0) {
            throw new IOException("no answer");
        }
        return reponse.toString(StandardCharsets.ISO_8859_1).replace("\0", "").strip();
    }

    private static Verdict comprendre(String reponse) {
        Matcher trouve = TROUVE.matcher(reponse);
        if (trouve.matches()) {
            return new Verdict.Infecte(trouve.group("signature"));
        }
        if (reponse.equals("stream: OK")) {
            return new Verdict.Sain();
        }
        if (reponse.toLowerCase(Locale.ROOT).contains("size limit exceeded")) {
            return new Verdict.NonAnalyse("TAILLE");
        }
        return new Verdict.NonAnalyse(reponse.endsWith("ERROR") ? "ERREUR" : "PROTOCOLE");
    }

    private static void fermer(SocketChannel canal) {
        try {
            canal.close();
        } catch (IOException dejaPerdu) {
            // Nothing more is expected of it.
        }
    }
}
