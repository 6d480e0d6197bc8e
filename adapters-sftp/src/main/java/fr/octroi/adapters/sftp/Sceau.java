package fr.octroi.adapters.sftp;

import fr.octroi.commun.Empreinte;
import fr.octroi.echange.Accuse;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.echange.Manifeste;
import fr.octroi.echange.MotifDeRefus;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.format.AccuseJson;
import fr.octroi.format.ArchiveDeLot;
import fr.octroi.format.FichierInvalideException;
import fr.octroi.format.LotRefuseException;
import fr.octroi.port.PortException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.jcajce.JcaPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.jcajce.JcePGPDataEncryptorBuilder;

/**
 * Seals lots and answers, and opens them: signed by their sender, then encrypted for their recipient, in OpenPGP.
 *
 * <p>A lot is opened in two readings: {@link #examiner} checks it to its last byte and hands nothing on, {@link #lire} hands
 * on what was found right. Nothing in clear is ever written to a disk, and memory stays that of a manifest. Safe for
 * several threads.
 */
public final class Sceau {

    private static final int BLOC = 1 << 16;
    private static final long ACCUSE_MAXIMAL = 64 << 20;

    /** What is refused so is not what we sent: its digest cannot be ours. */
    private static final Set<MotifDeRefus> ARRIVES_AUTREMENT =
            Set.of(MotifDeRefus.DEPOT_ABIME, MotifDeRefus.DEPOT_TROP_VOLUMINEUX);

    private final Convention convention;
    private final Trousseau trousseau;
    private final InstantSource horloge;
    private final SecureRandom hasard = new SecureRandom();

    /**
     * Makes a seal.
     *
     * @param convention what we agreed to
     * @param trousseau the keys
     * @param horloge tells whether they hold
     */
    public Sceau(Convention convention, Trousseau trousseau, InstantSource horloge) {
        this.convention = convention;
        this.trousseau = trousseau;
        this.horloge = horloge;
    }

    /**
     * Seals a lot into a file.
     *
     * @param manifeste its manifest, ours
     * @param contenus gives its files
     * @param dossier where the file is made, under its name
     * @return the sealed lot
     * @throws PortException when no key holds, or the disk fails
     * @throws IllegalArgumentException when the manifest is somebody else's
     */
    public LotScelle sceller(Manifeste manifeste, ArchiveDeLot.Contenus contenus, Path dossier) {
        if (!manifeste.flux().emetteur().equals(convention.organisation())
                || manifeste.flux().environnement() != convention.environnement()) {
            throw new IllegalArgumentException("the lot is not ours to send");
        }
        try {
            Path partiel = Files.createTempFile(dossier, "scellement-", ".part");
            try {
                MessageDigest chiffre = Empreinte.algorithme();
                Empreinte[] lot = new Empreinte[1];
                try (FileChannel canal = FileChannel.open(partiel, StandardOpenOption.WRITE)) {
                    OutputStream sortie = new BufferedOutputStream(
                            new DigestOutputStream(Channels.newOutputStream(canal), chiffre), BLOC);
                    sceller(
                            manifeste.flux().destinataire(),
                            sortie,
                            clair -> lot[0] = ArchiveDeLot.ecrire(manifeste, contenus, clair));
                    sortie.flush();
                    canal.force(true);
                }
                Empreinte empreinte = Empreinte.of(chiffre.digest());
                NomDeDepot nom = NomDeDepot.of(manifeste.flux(), manifeste.sequence(), empreinte);
                Path place = Files.move(partiel, dossier.resolve(nom.valeur()), StandardCopyOption.ATOMIC_MOVE);
                retenir(dossier);
                return new LotScelle(nom, lot[0], empreinte, place);
            } finally {
                Files.deleteIfExists(partiel);
            }
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a lot could not be sealed", panne);
        }
    }

    /**
     * Seals an answer.
     *
     * @param accuse the answer
     * @return its sealed bytes
     * @throws PortException when no key holds
     */
    public byte[] sceller(Accuse accuse) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try {
            sceller(accuse.destinataire(), sortie, clair -> clair.write(AccuseJson.ecrire(accuse)));
        } catch (IOException impossible) {
            throw new IllegalStateException("memory does not fail", impossible);
        }
        return sortie.toByteArray();
    }

    /** Says whether an organisation has a key that an answer can be encrypted for. */
    boolean peutRepondre(String organisation) {
        return trousseau.peutRecevoir(organisation, Date.from(horloge.instant()));
    }

    private interface Redaction {
        void ecrire(OutputStream clair) throws IOException;
    }

    private void sceller(String destinataire, OutputStream sortie, Redaction redaction) throws IOException {
        Instant maintenant = horloge.instant();
        PGPKeyPair signature = trousseau.signature(Date.from(maintenant));
        PGPPublicKey pour = trousseau.destinataire(destinataire, Date.from(maintenant));
        try {
            // The platform's own AES: six times as fast as that of Bouncy Castle, which knows the keys.
            PGPEncryptedDataGenerator chiffrement =
                    new PGPEncryptedDataGenerator(new JcePGPDataEncryptorBuilder(SymmetricKeyAlgorithmTags.AES_256)
                            .setWithIntegrityPacket(true)
                            .setSecureRandom(hasard));
            chiffrement.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(pour).setSecureRandom(hasard));
            OutputStream chiffre = chiffrement.open(sortie, new byte[BLOC]);
            PGPSignatureGenerator signataire = signataire(signature, maintenant);
            signataire.generateOnePassVersion(false).encode(chiffre);
            OutputStream litteral = new PGPLiteralDataGenerator()
                    .open(chiffre, PGPLiteralDataGenerator.BINARY, "", Date.from(Instant.EPOCH), new byte[BLOC]);
            redaction.ecrire(new Signe(litteral, signataire));
            litteral.close();
            signataire.generate().encode(chiffre);
            chiffre.close();
        } catch (PGPException impossible) {
            throw new PortException(PortException.Nature.DEFINITIVE, "a key cannot be used", impossible);
        }
    }

    private PGPSignatureGenerator signataire(PGPKeyPair cle, Instant maintenant) throws PGPException {
        PGPSignatureGenerator signataire = new PGPSignatureGenerator(
                // The platform's own SHA-512 too.
                new JcaPGPContentSignerBuilder(cle.getPublicKey().getAlgorithm(), HashAlgorithmTags.SHA512)
                        .setSecureRandom(hasard),
                cle.getPublicKey());
        signataire.init(PGPSignature.BINARY_DOCUMENT, cle.getPrivateKey());
        PGPSignatureSubpacketGenerator couverts = new PGPSignatureSubpacketGenerator();
        couverts.setSignatureCreationTime(true, Date.from(maintenant));
        couverts.setIssuerFingerprint(false, cle.getPublicKey());
        signataire.setHashedSubpackets(couverts.generate());
        PGPSignatureSubpacketGenerator libres = new PGPSignatureSubpacketGenerator();
        libres.setIssuerKeyID(false, cle.getKeyID());
        signataire.setUnhashedSubpackets(libres.generate());
        return signataire;
    }

    /**
     * Checks a sealed lot to its last byte.
     *
     * @param nom the name under which it was put
     * @param scelle the file, which nobody else writes
     * @return all of it holds, or why not
     * @throws PortException when the file cannot be read
     */
    public Examen examiner(NomDeDepot nom, Path scelle) {
        return examiner(nom, scelle, empreinte(scelle));
    }

    Examen examiner(NomDeDepot nom, Path scelle, Empreinte chiffre) {
        try {
            if (Files.size(scelle) > convention.limites().scelle()) {
                throw new LotRefuseException(MotifDeRefus.DEPOT_TROP_VOLUMINEUX);
            }
            if (!nom.annonce(chiffre)) {
                throw new LotRefuseException(MotifDeRefus.DEPOT_ABIME);
            }
            try (Message message = ouvrir(scelle, convention.limites().clair())) {
                ArchiveDeLot.Lu lu = null;
                LotRefuseException contenu = null;
                try {
                    lu = ArchiveDeLot.lire(
                            message.contenu(), convention.limites(), new Controle(nom, message.signataireAnnonce()));
                } catch (LotRefuseException refus) {
                    if (!refus.motif().estDUnEmetteurConnu()) {
                        throw refus;
                    }
                    // It is told only to whom it is from: the seal is read to its end first.
                    contenu = refus;
                }
                message.finir();
                if (lu == null) {
                    throw contenu == null ? new IllegalStateException("neither read nor refused") : contenu;
                }
                return new Examen.Juste(chiffre, lu.manifeste(), lu.lot());
            }
        } catch (LotRefuseException refus) {
            return new Examen.Refuse(chiffre, refus.motif());
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a sealed file could not be read", panne);
        }
    }

    /**
     * Hands on a lot that was found right.
     *
     * @param juste what {@link #examiner} found
     * @param scelle the same file
     * @param visiteur takes what it holds
     * @throws PortException when the file cannot be read, or was changed in between
     */
    public void lire(Examen.Juste juste, Path scelle, ArchiveDeLot.Visiteur visiteur) {
        try (Message message = ouvrir(scelle, convention.limites().clair())) {
            ArchiveDeLot.lire(message.contenu(), convention.limites(), new SecondeLecture(juste, visiteur));
            message.finir();
        } catch (LotRefuseException change) {
            throw new PortException(
                    PortException.Nature.DEFINITIVE, "a sealed file was changed while it was read", change);
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a lot could not be handed on", panne);
        }
    }

    /**
     * Opens an answer.
     *
     * @param attendu the lot that is answered
     * @param scelle its sealed bytes
     * @param dossier where they may lie for a while
     * @return the answer, empty when it is none that the recipient of the lot made about it
     * @throws PortException when the disk fails
     */
    public Optional<Accuse> ouvrirAccuse(LotScelle attendu, byte[] scelle, Path dossier) {
        try {
            Path fichier = Files.createTempFile(dossier, "accuse-", ".part");
            try {
                Files.write(fichier, scelle);
                try (Message message = ouvrir(fichier, ACCUSE_MAXIMAL)) {
                    byte[] json = message.contenu().readAllBytes();
                    String qui = message.finir();
                    Accuse accuse = AccuseJson.lire(json);
                    boolean deLui = accuse.emetteur().equals(qui)
                            && qui.equals(attendu.nom().flux().destinataire())
                            && accuse.destinataire().equals(convention.organisation())
                            && accuse.depot().equals(attendu.nom())
                            && accuse.issue()
                                    .<Boolean>selon(
                                            accepte -> accepte.lot().equals(attendu.lot()),
                                            avecRejets -> avecRejets.lot().equals(attendu.lot()),
                                            refuse -> ARRIVES_AUTREMENT.contains(refuse.motif())
                                                    || accuse.chiffre().equals(attendu.chiffre()));
                    return deLui ? Optional.of(accuse) : Optional.empty();
                } catch (LotRefuseException | FichierInvalideException autreChose) {
                    return Optional.empty();
                }
            } finally {
                Files.deleteIfExists(fichier);
            }
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "an answer could not be read", panne);
        }
    }

    private Message ouvrir(Path scelle, long limite) {
        return Message.ouvrir(scelle, trousseau, horloge.instant(), limite);
    }

    /** Forces the names in a folder to the disk, where its system can. */
    static void retenir(Path dossier) throws IOException {
        if (dossier.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            try (FileChannel ouvert = FileChannel.open(dossier, StandardOpenOption.READ)) {
                ouvert.force(true);
            }
        }
    }

    /** Returns the digest of a file. */
    static Empreinte empreinte(Path fichier) {
        MessageDigest algorithme = Empreinte.algorithme();
        try (InputStream flux = Files.newInputStream(fichier)) {
            flux.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), algorithme));
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a sealed file could not be read", panne);
        }
        return Empreinte.of(algorithme.digest());
    }

    /** What a manifest must say to be for us, from whom it says. */
    private final class Controle implements ArchiveDeLot.Visiteur {

        private final NomDeDepot nom;
        private final Optional<String> signataire;

        Controle(NomDeDepot nom, Optional<String> signataire) {
            this.nom = nom;
            this.signataire = signataire;
        }

        @Override
        public void manifeste(Manifeste manifeste, Empreinte lot) {
            String emetteur = manifeste.flux().emetteur();
            exiger(signataire.isEmpty() || signataire.get().equals(emetteur), MotifDeRefus.EMETTEUR_USURPE);
            exiger(manifeste.flux().destinataire().equals(convention.organisation()), MotifDeRefus.DESTINATAIRE_AUTRE);
            exiger(manifeste.flux().environnement() == convention.environnement(), MotifDeRefus.ENVIRONNEMENT_AUTRE);
            exiger(convention.prevoit(emetteur, manifeste.flux().objet()), MotifDeRefus.OBJET_NON_CONVENU);
            exiger(nom.designe(manifeste.flux(), manifeste.sequence()), MotifDeRefus.NOM_DISCORDANT);
        }

        private static void exiger(boolean tenu, MotifDeRefus motif) {
            if (!tenu) {
                throw new LotRefuseException(motif);
            }
        }
    }

    /** Lets nothing through but the lot that was examined. */
    private record SecondeLecture(Examen.Juste juste, ArchiveDeLot.Visiteur visiteur) implements ArchiveDeLot.Visiteur {

        @Override
        public void manifeste(Manifeste manifeste, Empreinte lot) {
            if (!lot.equals(juste.lot())) {
                throw new LotRefuseException(MotifDeRefus.EMPREINTE_FAUSSE);
            }
            visiteur.manifeste(manifeste, lot);
        }

        @Override
        public void piece(FichierDuLot fichier, InputStream contenu) throws IOException {
            visiteur.piece(fichier, contenu);
        }

        @Override
        public void lignes(Manifeste manifeste, InputStream contenu) throws IOException {
            visiteur.lignes(manifeste, contenu);
        }
    }

    /** Feeds the signature with what is written. */
    private static final class Signe extends OutputStream {

        private final OutputStream litteral;
        private final PGPSignatureGenerator signataire;

        Signe(OutputStream litteral, PGPSignatureGenerator signataire) {
            this.litteral = litteral;
            this.signataire = signataire;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int debut, int longueur) throws IOException {
            signataire.update(octets, debut, longueur);
            litteral.write(octets, debut, longueur);
        }
    }
}
