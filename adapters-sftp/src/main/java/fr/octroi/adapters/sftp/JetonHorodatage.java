package fr.octroi.adapters.sftp;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509CertificateHolder;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TSPUtil;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;

/**
 * What a third party said of a digest, once checked: that it existed at an instant (<i>jeton d'horodatage</i>, RFC 3161).
 *
 * <p>It is checked without anybody's help, against a certificate that whoever checks holds from elsewhere: that of the third party itself, or
 * that of the authority that certified it. Whether one of them was revoked since is not asked.
 *
 * @param instant when it was dated, by the clock of the third party
 * @param numero the number of the token there, in hexadecimal
 * @param politique the policy under which it was given, a dotted identifier
 */
public record JetonHorodatage(Instant instant, String numero, String politique) {

    /** Real tokens, their certificates included, take a few thousand bytes. */
    static final int OCTETS_MAXIMUM = 65_536;

    /**
     * Checks a token.
     *
     * @param octets the token ({@code TimeStampToken}) or the answer that holds it ({@code TimeStampResp}), in DER, at most 65,536 bytes
     * @param attendue the digest that it must hold, under SHA-256
     * @param confiance the certificate that is trusted
     * @return what it says
     * @throws ValeurInvalideException {@code HORODATAGE_ILLISIBLE}; {@code HORODATAGE_AUTRE_EMPREINTE} when it dates something else; {@code
     *     HORODATAGE_SIGNATAIRE_INCONNU} when nothing leads on that day from its signer to the trusted certificate; {@code
     *     HORODATAGE_CERTIFICAT_IMPROPRE} when its signer was not certified to date, or is the trusted one and was not valid on that day; {@code
     *     HORODATAGE_SIGNATURE_FAUSSE}
     */
    public static JetonHorodatage verifier(byte[] octets, Empreinte attendue, X509Certificate confiance) {
        TimeStampToken jeton = lire(octets);
        byte[] tenue = jeton.getTimeStampInfo().getMessageImprintDigest();
        if (!NISTObjectIdentifiers.id_sha256.equals(jeton.getTimeStampInfo().getMessageImprintAlgOID())
                || !Arrays.equals(tenue, HexFormat.of().parseHex(attendue.hexadecimal()))) {
            throw new ValeurInvalideException("HORODATAGE_AUTRE_EMPREINTE");
        }
        Date date = jeton.getTimeStampInfo().getGenTime();
        X509CertificateHolder signataire = signataire(jeton, confiance, date);
        try {
            TSPUtil.validateCertificate(signataire);
        } catch (TSPException | RuntimeException autreUsage) {
            throw new ValeurInvalideException("HORODATAGE_CERTIFICAT_IMPROPRE");
        }
        if (!signataire.isValidOn(date)) {
            throw new ValeurInvalideException("HORODATAGE_CERTIFICAT_IMPROPRE");
        }
        try {
            jeton.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signataire));
        } catch (TSPException | OperatorCreationException | GeneralSecurityException | RuntimeException faux) {
            // The library throws unchecked what a signature that is none makes of it.
            throw new ValeurInvalideException("HORODATAGE_SIGNATURE_FAUSSE");
        }
        return new JetonHorodatage(
                date.toInstant(),
                jeton.getTimeStampInfo().getSerialNumber().toString(16),
                jeton.getTimeStampInfo().getPolicy().getId());
    }

    /** A stranger's bytes: whatever a parser throws, they are no token. */
    private static TimeStampToken lire(byte[] octets) {
        if (octets.length > OCTETS_MAXIMUM) {
            throw new ValeurInvalideException("HORODATAGE_ILLISIBLE");
        }
        try {
            return new TimeStampToken(new CMSSignedData(octets));
        } catch (TSPException | IOException | CMSException | RuntimeException pasUnJeton) {
            return duneReponse(octets);
        }
    }

    private static TimeStampToken duneReponse(byte[] octets) {
        TimeStampToken jeton;
        try {
            jeton = new TimeStampResponse(octets).getTimeStampToken();
        } catch (TSPException | IOException | RuntimeException illisible) {
            throw new ValeurInvalideException("HORODATAGE_ILLISIBLE");
        }
        if (jeton == null) {
            throw new ValeurInvalideException("HORODATAGE_ILLISIBLE");
        }
        return jeton;
    }

    private static X509CertificateHolder signataire(TimeStampToken jeton, X509Certificate confiance, Date date) {
        try {
            X509CertificateHolder racine = new JcaX509CertificateHolder(confiance);
            if (jeton.getSID().match(racine)) {
                return racine;
            }
            Collection<X509CertificateHolder> joints = jeton.getCertificates().getMatches(null);
            for (X509CertificateHolder joint : joints) {
                if (jeton.getSID().match(joint) && mene(joint, joints, confiance, date)) {
                    return joint;
                }
            }
        } catch (GeneralSecurityException | RuntimeException illisible) {
            throw new ValeurInvalideException("HORODATAGE_SIGNATAIRE_INCONNU");
        }
        throw new ValeurInvalideException("HORODATAGE_SIGNATAIRE_INCONNU");
    }

    /** Whether certificates that came with the token lead from its signer to the one that is trusted, on the day it was dated. */
    private static boolean mene(
            X509CertificateHolder joint, Collection<X509CertificateHolder> joints, X509Certificate confiance, Date date)
            throws GeneralSecurityException {
        JcaX509CertificateConverter convertir = new JcaX509CertificateConverter();
        List<X509Certificate> chaine = new ArrayList<>();
        for (X509CertificateHolder un : joints) {
            chaine.add(convertir.getCertificate(un));
        }
        X509CertSelector cible = new X509CertSelector();
        cible.setCertificate(convertir.getCertificate(joint));
        PKIXBuilderParameters parametres = new PKIXBuilderParameters(Set.of(new TrustAnchor(confiance, null)), cible);
        parametres.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(chaine)));
        parametres.setRevocationEnabled(false);
        parametres.setDate(date);
        try {
            CertPathBuilder.getInstance("PKIX").build(parametres);
            return true;
        } catch (CertPathBuilderException nulChemin) {
            return false;
        }
    }
}
