package fr.octroi.adapters.sftp;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.bcpg.HashAlgorithmTags;
import org.bouncycastle.bcpg.SymmetricKeyAlgorithmTags;
import org.bouncycastle.openpgp.PGPCompressedDataGenerator;
import org.bouncycastle.openpgp.PGPEncryptedDataGenerator;
import org.bouncycastle.openpgp.PGPException;
import org.bouncycastle.openpgp.PGPKeyPair;
import org.bouncycastle.openpgp.PGPLiteralDataGenerator;
import org.bouncycastle.openpgp.PGPPublicKey;
import org.bouncycastle.openpgp.PGPSignature;
import org.bouncycastle.openpgp.PGPSignatureGenerator;
import org.bouncycastle.openpgp.PGPSignatureSubpacketGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPBEKeyEncryptionMethodGenerator;
import org.bouncycastle.openpgp.operator.bc.BcPGPContentSignerBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPGPDataEncryptorBuilder;
import org.bouncycastle.openpgp.operator.bc.BcPublicKeyKeyEncryptionMethodGenerator;

/** Messages of any form, right or wrong. */
final class Forge {

    private Forge() {}

    /** What stands inside the encryption. */
    interface Dedans {
        void ecrire(OutputStream sortie) throws IOException, PGPException;
    }

    static byte[] octets(Dedans dedans) {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        try {
            dedans.ecrire(sortie);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        } catch (PGPException panne) {
            throw new IllegalStateException(panne);
        }
        return sortie.toByteArray();
    }

    /** How a message is encrypted. */
    static final class Chiffrement {
        private final List<PGPPublicKey> destinataires = new ArrayList<>();
        private int algorithme = SymmetricKeyAlgorithmTags.AES_256;
        private boolean integrite = true;
        private boolean motDePasse;

        static Chiffrement pour(PGPPublicKey... cles) {
            Chiffrement chiffrement = new Chiffrement();
            chiffrement.destinataires.addAll(List.of(cles));
            return chiffrement;
        }

        Chiffrement avec(int autre) {
            algorithme = autre;
            return this;
        }

        Chiffrement sansIntegrite() {
            integrite = false;
            return this;
        }

        Chiffrement avecMotDePasse() {
            motDePasse = true;
            return this;
        }

        byte[] chiffrer(byte[] dedans) {
            return octets(sortie -> {
                PGPEncryptedDataGenerator generateur = new PGPEncryptedDataGenerator(
                        new BcPGPDataEncryptorBuilder(algorithme).setWithIntegrityPacket(integrite));
                for (PGPPublicKey cle : destinataires) {
                    generateur.addMethod(new BcPublicKeyKeyEncryptionMethodGenerator(cle));
                }
                if (motDePasse) {
                    generateur.addMethod(new BcPBEKeyEncryptionMethodGenerator("secret".toCharArray()));
                }
                OutputStream chiffre = generateur.open(sortie, new byte[1 << 12]);
                chiffre.write(dedans);
                chiffre.close();
            });
        }
    }

    static byte[] litteral(byte[] contenu) {
        return octets(sortie -> {
            OutputStream litteral =
                    new PGPLiteralDataGenerator().open(sortie, 'b', "", contenu.length, Date.from(Instant.EPOCH));
            litteral.write(contenu);
            litteral.close();
        });
    }

    static byte[] compresse(int algorithme, byte[] contenu) {
        return octets(sortie -> {
            OutputStream compresse = new PGPCompressedDataGenerator(algorithme).open(sortie);
            compresse.write(contenu);
            compresse.close();
        });
    }

    /** How a content is signed. */
    static final class Signature {
        private final PGPKeyPair cle;
        private int condense = HashAlgorithmTags.SHA512;
        private int genre = PGPSignature.BINARY_DOCUMENT;
        private Instant faite = ClesDEssai.MAINTENANT;
        private Consumer<PGPSignatureSubpacketGenerator> enPlus = rien -> {};

        Signature(PGPKeyPair cle) {
            this.cle = cle;
        }

        Signature condense(int autre) {
            condense = autre;
            return this;
        }

        Signature genre(int autre) {
            genre = autre;
            return this;
        }

        Signature faite(Instant autre) {
            faite = autre;
            return this;
        }

        Signature avec(Consumer<PGPSignatureSubpacketGenerator> autres) {
            enPlus = autres;
            return this;
        }

        private PGPSignatureGenerator generateur() throws PGPException {
            PGPSignatureGenerator generateur = new PGPSignatureGenerator(
                    new BcPGPContentSignerBuilder(cle.getPublicKey().getAlgorithm(), condense), cle.getPublicKey());
            generateur.init(genre, cle.getPrivateKey());
            PGPSignatureSubpacketGenerator couverts = new PGPSignatureSubpacketGenerator();
            couverts.setSignatureCreationTime(false, Date.from(faite));
            couverts.setIssuerFingerprint(false, cle.getPublicKey());
            enPlus.accept(couverts);
            generateur.setHashedSubpackets(couverts.generate());
            return generateur;
        }

        byte[] annonce() {
            return octets(sortie -> generateur().generateOnePassVersion(false).encode(sortie));
        }

        byte[] de(byte[] contenu) {
            return octets(sortie -> {
                PGPSignatureGenerator generateur = generateur();
                generateur.update(contenu);
                generateur.generate().encode(sortie);
            });
        }

        byte[] signer(byte[] contenu) {
            return bout(annonce(), litteral(contenu), de(contenu));
        }
    }

    static byte[] bout(byte[]... morceaux) {
        return octets(sortie -> {
            for (byte[] morceau : morceaux) {
                sortie.write(morceau);
            }
        });
    }
}
