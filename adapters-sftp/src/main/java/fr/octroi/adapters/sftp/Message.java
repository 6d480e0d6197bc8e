package fr.octroi.adapters.sftp;

import fr.octroi.adapters.sftp.Trousseau.Signataire;
import fr.octroi.echange.MotifDeRefus;
import fr.octroi.format.LotRefuseException;
import fr.octroi.port.PortException;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.bouncycastle.bcpg.BCPGInputStream;
import org.bouncycastle.bcpg.CompressionAlgorithmTags;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.PacketTags;
import org.bouncycastle.bcpg.SignatureSubpacketTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.bcpg.sig.IssuerFingerprint;
import org.bouncycastle.openpgp.PGPCompressedData;
import org.bouncycastle.openpgp.PGPEncryptedData;
import org.bouncycastle.openpgp.PGPEncryptedDataList;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPLiteralData;
import org.bouncycastle.openpgp.PGPOnePassSignature;
import org.bouncycastle.openpgp.PGPPublicKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSessionKey;
import org.bouncycastle.openpgp.PGPSessionKeyEncryptedData;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureSubpacketVector;
import org.bouncycastle.openpgp.operator.PublicKeyDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyDataDecryptorFactory;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentVerifierBuilderProvider;
import org.bouncycastle.openpgp.operator.jcajce.JceSessionKeyDataDecryptorFactoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A sealed message while it is read: its content first, then {@link #finir}, which alone says who signed it and that it is
 * whole. What {@link #contenu} gave before counts for nothing until then.
 *
 * <p>Every stream is counted, and every packet but the literal is bounded: a message cannot take more memory than it may,
 * whatever it announces.
 */
final class Message implements Closeable {

    /** All packets around the literal together; a signature takes one or two thousand bytes at most. */
    private static final long AUTOUR_MAXIMUM = 65_536;

    /** Text compresses ten times, and a thousand times what is only there to fill. */
    private static final long RAPPORT_MAXIMAL = 100;

    private static final long RAPPORT_DES = 1 << 20;

    /** Clocks differ by so much at most. */
    private static final Duration AVANCE_PERMISE = Duration.ofMinutes(10);

    private static final Set<Integer> CHIFFRES = Set.of(
            SymmetricKeyAlgorithmTags.AES_128, SymmetricKeyAlgorithmTags.AES_192, SymmetricKeyAlgorithmTags.AES_256);

    private static final Set<Integer> CONDENSES =
            Set.of(HashAlgorithmTags.SHA256, HashAlgorithmTags.SHA384, HashAlgorithmTags.SHA512);

    private static final Set<Integer> COMPRESSIONS =
            Set.of(CompressionAlgorithmTags.UNCOMPRESSED, CompressionAlgorithmTags.ZIP, CompressionAlgorithmTags.ZLIB);

    /** Subpackets that may be critical: those that are looked at, or change nothing here. */
    private static final Set<Integer> CRITIQUES_CONNUES = Set.of(
            SignatureSubpacketTags.CREATION_TIME,
            SignatureSubpacketTags.EXPIRE_TIME,
            SignatureSubpacketTags.ISSUER_KEY_ID,
            SignatureSubpacketTags.ISSUER_FINGERPRINT,
            SignatureSubpacketTags.INTENDED_RECIPIENT_FINGERPRINT,
            SignatureSubpacketTags.SIGNER_USER_ID);

    private final Instant instant;
    private final InputStream fichier;
    private final PGPSessionKeyEncryptedData chiffre;
    private final Compte clair;
    private final BCPGInputStream paquets;
    private final @Nullable PGPOnePassSignature annoncee;
    private final Optional<Signataire> signataire;
    private final InputStream contenu;

    /**
     * Opens a message as far as its content.
     *
     * @throws LotRefuseException when it is not one for us, of the agreed form
     * @throws PortException when the file cannot be read
     */
    static Message ouvrir(Path scelle, Trousseau trousseau, Instant instant, long limite) {
        InputStream fichier = null;
        try {
            Enveloppe enveloppe;
            try (SeekableByteChannel canal = Files.newByteChannel(scelle)) {
                enveloppe = Enveloppe.lire(canal);
            }
            Map.Entry<Long, PGPKeyPair> cle = trousseau.ouvrir(enveloppe.destinataires(), Date.from(instant));
            long taille = Files.size(scelle);
            fichier = new Fichier(Files.newInputStream(scelle));
            return new Message(fichier, taille, cle, trousseau, instant, limite);
        } catch (IOException panne) {
            fermer(fichier);
            throw new PortException(PortException.Nature.TEMPORAIRE, "a sealed file could not be read", panne);
        } catch (RuntimeException refus) {
            fermer(fichier);
            throw refus;
        }
    }

    private static void fermer(@Nullable InputStream flux) {
        if (flux != null) {
            try {
                flux.close();
            } catch (IOException panne) {
                throw new PortException(PortException.Nature.TEMPORAIRE, "a sealed file could not be closed", panne);
            }
        }
    }

    private Message(
            InputStream fichier,
            long taille,
            Map.Entry<Long, PGPKeyPair> cle,
            Trousseau trousseau,
            Instant instant,
            long limite) {
        this.instant = instant;
        this.fichier = fichier;
        try {
            PGPEncryptedDataList liste =
                    new PGPEncryptedDataList(new BCPGInputStream(new BufferedInputStream(fichier)));
            PublicKeyDataDecryptorFactory ouvrante = new BcPublicKeyDataDecryptorFactory(cle.getValue());
            PGPSessionKey session = trouver(liste, cle.getKey()).getSessionKey(ouvrante);
            if (!CHIFFRES.contains(session.getAlgorithm())) {
                throw refus(MotifDeRefus.CHIFFREMENT_NON_ADMIS);
            }
            this.chiffre = liste.extractSessionKeyEncryptedData();
            this.clair = new Compte(
                    chiffre.getDataStream(new JceSessionKeyDataDecryptorFactoryBuilder().build(session)),
                    taille,
                    limite);
            this.paquets = deballer();
            if (paquets.nextPacketTag() != PacketTags.ONE_PASS_SIGNATURE) {
                this.annoncee = null;
                this.signataire = Optional.empty();
            } else {
                PGPOnePassSignature lue = new PGPOnePassSignature(paquets);
                this.annoncee = lue;
                this.signataire = trousseau.signataire(lue.getKeyID());
                if (signataire.isPresent()) {
                    lue.init(
                            new JcaPGPContentVerifierBuilderProvider(),
                            signataire.get().cle().getPGPPublicKey());
                }
            }
            if (paquets.nextPacketTag() != PacketTags.LITERAL_DATA) {
                throw refus(MotifDeRefus.CONTENU_NON_ADMIS);
            }
            InputStream litteral = new PGPLiteralData(paquets).getInputStream();
            clair.lever();
            this.contenu = new Signe(litteral);
        } catch (PortException | LotRefuseException dit) {
            throw dit;
        } catch (IOException | PGPException | RuntimeException malForme) {
            throw refus(MotifDeRefus.CHIFFRE_ALTERE);
        }
    }

    private static PGPPublicKeyEncryptedData trouver(PGPEncryptedDataList liste, long identifiant) {
        Iterator<PGPEncryptedData> methodes = liste.getEncryptedDataObjects();
        while (methodes.hasNext()) {
            if (methodes.next() instanceof PGPPublicKeyEncryptedData pour
                    && pour.getKeyIdentifier().getKeyId() == identifiant) {
                return pour;
            }
        }
        throw refus(MotifDeRefus.CHIFFRE_ALTERE);
    }

    /** Enters the compressed packet when there is one; a second one is refused as no literal. */
    private BCPGInputStream deballer() throws IOException, PGPException {
        BCPGInputStream dehors = new BCPGInputStream(clair);
        if (dehors.nextPacketTag() != PacketTags.COMPRESSED_DATA) {
            return dehors;
        }
        PGPCompressedData compresse = new PGPCompressedData(dehors);
        if (!COMPRESSIONS.contains(compresse.getAlgorithm())) {
            throw refus(MotifDeRefus.CONTENU_NON_ADMIS);
        }
        return new BCPGInputStream(clair.autour(compresse.getDataStream()));
    }

    private static LotRefuseException refus(MotifDeRefus motif) {
        return new LotRefuseException(motif);
    }

    /** Returns whose key the message says it was signed with, before that is known; empty when it is none we know. */
    Optional<String> signataireAnnonce() {
        return signataire.map(Signataire::organisation);
    }

    /** Returns the content, which {@link #finir} judges. */
    InputStream contenu() {
        return contenu;
    }

    /**
     * Reads to the end, and says whose message it was.
     *
     * @return the organisation that signed it
     * @throws LotRefuseException when it is not whole, or nobody we know signed it with a key that holds
     */
    String finir() {
        try {
            contenu.transferTo(OutputStream.nullOutputStream());
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a sealed file could not be read", panne);
        }
        PGPSignature signature = null;
        try {
            clair.borner();
            if (paquets.nextPacketTag() == PacketTags.SIGNATURE) {
                signature = new PGPSignature(paquets);
            }
            boolean finDesPaquets = paquets.nextPacketTag() < 0;
            // What a compressed packet leaves behind it is still of the message.
            boolean finDuClair = clair.aFini();
            if (!chiffre.verify()) {
                throw refus(MotifDeRefus.CHIFFRE_ALTERE);
            }
            if (!finDesPaquets || !finDuClair) {
                throw refus(MotifDeRefus.CONTENU_NON_ADMIS);
            }
        } catch (PortException | LotRefuseException dit) {
            throw dit;
        } catch (IOException | PGPException | RuntimeException malForme) {
            throw refus(MotifDeRefus.CHIFFRE_ALTERE);
        }
        if (annoncee == null || signature == null) {
            throw refus(MotifDeRefus.NON_SIGNE);
        }
        return juger(annoncee, signature);
    }

    private String juger(PGPOnePassSignature annoncee, PGPSignature signature) {
        Signataire qui = signataire.orElseThrow(() -> refus(MotifDeRefus.SIGNATAIRE_INCONNU));
        if (!estAdmise(annoncee, signature, qui)) {
            throw refus(MotifDeRefus.SIGNATURE_NON_ADMISE);
        }
        boolean juste;
        try {
            juste = annoncee.verify(signature);
        } catch (PGPException | RuntimeException malFormee) {
            juste = false;
        }
        if (!juste) {
            throw refus(MotifDeRefus.SIGNATURE_FAUSSE);
        }
        // Now, and then: whoever stole a key that has expired could write the date he likes.
        for (Date quand : new Date[] {Date.from(instant), signature.getCreationTime()}) {
            Optional<MotifDeRefus> defaut = Certificat.defautDeSignature(qui.cle(), quand);
            if (defaut.isPresent()) {
                throw refus(defaut.get());
            }
        }
        return qui.organisation();
    }

    private boolean estAdmise(PGPOnePassSignature annoncee, PGPSignature signature, Signataire qui) {
        PGPSignatureSubpacketVector couverts = signature.getHashedSubPackets();
        if (signature.getVersion() != 4
                || annoncee.getVersion() != 3
                || signature.getSignatureType() != PGPSignature.BINARY_DOCUMENT
                || annoncee.getSignatureType() != PGPSignature.BINARY_DOCUMENT
                || annoncee.getHashAlgorithm() != signature.getHashAlgorithm()
                || annoncee.getKeyAlgorithm() != signature.getKeyAlgorithm()
                || !CONDENSES.contains(signature.getHashAlgorithm())
                || couverts == null
                || !couverts.hasSubpacket(SignatureSubpacketTags.CREATION_TIME)
                || !IntStream.of(couverts.getCriticalTags()).allMatch(CRITIQUES_CONNUES::contains)) {
            return false;
        }
        Instant faite = signature.getCreationTime().toInstant();
        long duree = couverts.getSignatureExpirationTime();
        IssuerFingerprint empreinte = couverts.getIssuerFingerprint();
        return !faite.isAfter(instant.plus(AVANCE_PERMISE))
                && (duree == 0 || faite.plusSeconds(duree).isAfter(instant))
                && (empreinte == null
                        || Arrays.equals(
                                empreinte.getFingerprint(),
                                qui.cle().getPGPPublicKey().getFingerprint()));
    }

    @Override
    public void close() {
        fermer(fichier);
    }

    /** Tells a failing disk from a bad message. */
    private static final class Fichier extends FilterInputStream {

        Fichier(InputStream fichier) {
            super(fichier);
        }

        @Override
        public int read() throws IOException {
            try {
                return super.read();
            } catch (IOException panne) {
                throw new PortException(PortException.Nature.TEMPORAIRE, "a sealed file could not be read", panne);
            }
        }

        @Override
        public int read(byte[] tampon, int debut, int longueur) throws IOException {
            try {
                return super.read(tampon, debut, longueur);
            } catch (IOException panne) {
                throw new PortException(PortException.Nature.TEMPORAIRE, "a sealed file could not be read", panne);
            }
        }
    }

    /** Counts what comes out of the encryption and out of the compression, each against its limits. */
    private static final class Compte extends FilterInputStream {

        private final long taille;
        private final long limite;
        private @Nullable Compte dedans;
        private long lus;
        private long permis = AUTOUR_MAXIMUM;

        Compte(InputStream source, long taille, long limite) {
            super(source);
            this.taille = taille;
            this.limite = limite;
        }

        Compte autour(InputStream decompresse) {
            Compte neuf = new Compte(decompresse, taille, limite);
            dedans = neuf;
            // What is compressed is read ahead, by blocks.
            permis = Long.MAX_VALUE;
            return neuf;
        }

        /** The literal begins: it may be as long as is agreed. */
        void lever() {
            (dedans == null ? this : dedans).permis = Long.MAX_VALUE;
        }

        /** The literal is over: what follows is small. */
        void borner() {
            Compte celui = dedans == null ? this : dedans;
            celui.permis = celui.lus + AUTOUR_MAXIMUM;
        }

        boolean aFini() throws IOException {
            return (dedans == null || dedans.read() < 0) && read() < 0;
        }

        @Override
        public int read() throws IOException {
            byte[] un = new byte[1];
            return read(un, 0, 1) < 0 ? -1 : un[0] & 0xff;
        }

        @Override
        public int read(byte[] tampon, int debut, int longueur) throws IOException {
            int nouveaux = super.read(tampon, debut, longueur);
            if (nouveaux > 0) {
                lus += nouveaux;
                if (lus > permis) {
                    throw refus(MotifDeRefus.CONTENU_NON_ADMIS);
                }
                if (lus > RAPPORT_DES && lus / RAPPORT_MAXIMAL > taille) {
                    throw refus(MotifDeRefus.COMPRESSION_EXCESSIVE);
                }
                if (lus - AUTOUR_MAXIMUM > limite) {
                    throw refus(MotifDeRefus.LOT_TROP_VOLUMINEUX);
                }
            }
            return nouveaux;
        }

        @Override
        public boolean markSupported() {
            return false;
        }
    }

    /** The literal, fed to the signature as it passes; what goes wrong below it is a fault of the message. */
    private final class Signe extends FilterInputStream {

        Signe(InputStream litteral) {
            super(litteral);
        }

        @Override
        public int read() throws IOException {
            byte[] un = new byte[1];
            return read(un, 0, 1) < 0 ? -1 : un[0] & 0xff;
        }

        @Override
        public int read(byte[] tampon, int debut, int longueur) {
            int lus;
            try {
                lus = super.read(tampon, debut, longueur);
            } catch (PortException | LotRefuseException dit) {
                throw dit;
            } catch (IOException | RuntimeException malForme) {
                throw refus(MotifDeRefus.CHIFFRE_ALTERE);
            }
            if (lus > 0 && annoncee != null && signataire.isPresent()) {
                annoncee.update(tampon, debut, lus);
            }
            return lus;
        }

        @Override
        public long skip(long nombre) throws IOException {
            return readNBytes((int) Math.min(Math.max(nombre, 0), 1 << 16)).length;
        }

        @Override
        public boolean markSupported() {
            return false;
        }

        /** The message is closed, not its content. */
        @Override
        public void close() {}
    }
}
