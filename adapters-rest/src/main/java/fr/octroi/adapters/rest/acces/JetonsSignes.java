package fr.octroi.adapters.rest.acces;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.octroi.adapters.rest.acces.JetonRefuseException.Raison;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Tokens that their issuer signed (JWT, RFC 7519), by ES256 or RS256 and nothing else.
 *
 * <p>Who bears one is told by four claims: {@code octroi_organisation}, {@code octroi_role} (a name of {@link Role}), {@code sub}
 * (the opaque agent) and, for an applicant, {@code octroi_dossiers} (the numbers of his dossiers, a list). {@code exp} is required;
 * {@code nbf} is held when it is there.
 *
 * <p>Keys are kept for ten minutes. A token that names a key which is not among them has them fetched again, half a minute after the
 * last time at the earliest; while they are being fetched, and for a day while they cannot be, those that are known serve. Safe for several
 * threads.
 */
public final class JetonsSignes implements Jetons {

    private static final int LONGUEUR = 8 * 1024;
    private static final int DOSSIERS = 1_000;
    private static final int BITS_RSA = 2_048;

    private final Map<String, Emetteur> emetteurs = new TreeMap<>();
    private final Map<String, Trousseau> trousseaux = new TreeMap<>();
    private final Duration ecart;
    private final InstantSource horloge;

    /**
     * Believes issuers, with clocks that differ by half a minute.
     *
     * @param emetteurs whose tokens are believed, each name once
     * @param horloge what time it is
     */
    public JetonsSignes(List<Emetteur> emetteurs, InstantSource horloge) {
        this(emetteurs, Duration.ofSeconds(30), horloge);
    }

    /**
     * Believes issuers.
     *
     * @param emetteurs whose tokens are believed, each name once
     * @param ecart by how much their clock and ours may differ, ten minutes at most
     * @param horloge what time it is
     * @throws IllegalArgumentException when two have one name, or the clocks differ by more
     */
    public JetonsSignes(List<Emetteur> emetteurs, Duration ecart, InstantSource horloge) {
        for (Emetteur emetteur : emetteurs) {
            if (this.emetteurs.put(emetteur.nom(), emetteur) != null) {
                throw new IllegalArgumentException("two issuers have one name");
            }
            trousseaux.put(emetteur.nom(), new Trousseau(emetteur.cles()));
        }
        if (ecart.isNegative() || ecart.compareTo(Duration.ofMinutes(10)) > 0) {
            throw new IllegalArgumentException("clocks differ by ten minutes at most");
        }
        this.ecart = ecart;
        this.horloge = horloge;
    }

    @Override
    public Porteur verifier(String jeton) {
        if (jeton.length() > LONGUEUR) {
            throw new JetonRefuseException(Raison.ILLISIBLE);
        }
        SignedJWT signe;
        JWTClaimsSet dit;
        try {
            signe = SignedJWT.parse(jeton);
            dit = signe.getJWTClaimsSet();
        } catch (ParseException | IllegalArgumentException illisible) {
            throw new JetonRefuseException(Raison.ILLISIBLE);
        }
        if (dit == null) {
            throw new JetonRefuseException(Raison.ILLISIBLE);
        }
        Emetteur emetteur = dit.getIssuer() == null ? null : emetteurs.get(dit.getIssuer());
        if (emetteur == null) {
            throw new JetonRefuseException(Raison.EMETTEUR_INCONNU);
        }
        Instant maintenant = horloge.instant();
        verifierSignature(signe, emetteur, maintenant);
        verifierValidite(dit, emetteur, maintenant);
        return porteur(dit, emetteur);
    }

    private void verifierSignature(SignedJWT signe, Emetteur emetteur, Instant maintenant) {
        JWSHeader entete = signe.getHeader();
        JWSAlgorithm algorithme = entete.getAlgorithm();
        if (!JWSAlgorithm.ES256.equals(algorithme) && !JWSAlgorithm.RS256.equals(algorithme)) {
            throw new JetonRefuseException(Raison.ALGORITHME_REFUSE);
        }
        JOSEObjectType type = entete.getType();
        if (type != null && !type.equals(JOSEObjectType.JWT) && !type.equals(new JOSEObjectType("at+jwt"))) {
            throw new JetonRefuseException(Raison.ILLISIBLE);
        }
        String nom = entete.getKeyID();
        JWK cle = nom == null ? null : trousseau(emetteur).cle(nom, maintenant);
        if (cle == null) {
            throw new JetonRefuseException(Raison.CLE_INCONNUE);
        }
        try {
            if (!signe.verify(verificateur(cle, algorithme))) {
                throw new JetonRefuseException(Raison.SIGNATURE_FAUSSE);
            }
        } catch (JOSEException | IllegalStateException refus) {
            throw new JetonRefuseException(Raison.SIGNATURE_FAUSSE);
        }
    }

    private Trousseau trousseau(Emetteur emetteur) {
        Trousseau trousseau = trousseaux.get(emetteur.nom());
        if (trousseau == null) {
            throw new IllegalStateException("an issuer without keys");
        }
        return trousseau;
    }

    /** The key says what it serves for: a token never chooses. */
    private static JWSVerifier verificateur(JWK cle, JWSAlgorithm algorithme) throws JOSEException {
        boolean signe = cle.getKeyUse() == null || cle.getKeyUse().equals(KeyUse.SIGNATURE);
        boolean convient = cle.getAlgorithm() == null || cle.getAlgorithm().equals(algorithme);
        if (signe && convient && algorithme.equals(JWSAlgorithm.ES256)) {
            if (cle instanceof ECKey courbe && courbe.getCurve().equals(Curve.P_256)) {
                return new ECDSAVerifier(courbe);
            }
        } else if (signe && convient && cle instanceof RSAKey rsa && rsa.size() >= BITS_RSA) {
            return new RSASSAVerifier(rsa);
        }
        throw new JetonRefuseException(Raison.CLE_INCONNUE);
    }

    private void verifierValidite(JWTClaimsSet dit, Emetteur emetteur, Instant maintenant) {
        if (!dit.getAudience().contains(emetteur.destinataire())) {
            throw new JetonRefuseException(Raison.AUTRE_DESTINATAIRE);
        }
        Date fin = dit.getExpirationTime();
        if (fin == null || !maintenant.minus(ecart).isBefore(fin.toInstant())) {
            throw new JetonRefuseException(Raison.PERIME);
        }
        Date debut = dit.getNotBeforeTime();
        if (debut != null && maintenant.plus(ecart).isBefore(debut.toInstant())) {
            throw new JetonRefuseException(Raison.PREMATURE);
        }
    }

    private static Porteur porteur(JWTClaimsSet dit, Emetteur emetteur) {
        try {
            String organisation = dit.getStringClaim("octroi_organisation");
            String role = dit.getStringClaim("octroi_role");
            String agent = dit.getSubject();
            if (organisation == null || role == null || agent == null) {
                throw new JetonRefuseException(Raison.REVENDICATION_REFUSEE);
            }
            Acteur acteur = new Acteur(organisation, Role.valueOf(role), agent);
            if (!emetteur.organisations().contains(organisation)
                    || !emetteur.roles().contains(acteur.role())) {
                throw new JetonRefuseException(Raison.REVENDICATION_REFUSEE);
            }
            return new Porteur(acteur, dossiers(dit.getStringListClaim("octroi_dossiers")));
        } catch (ParseException | IllegalArgumentException faux) {
            throw new JetonRefuseException(Raison.REVENDICATION_REFUSEE);
        }
    }

    private static SortedSet<NumeroDossier> dossiers(@Nullable List<String> numeros) {
        SortedSet<NumeroDossier> dossiers = new TreeSet<>();
        if (numeros != null) {
            if (numeros.size() > DOSSIERS || numeros.stream().anyMatch(Objects::isNull)) {
                throw new JetonRefuseException(Raison.REVENDICATION_REFUSEE);
            }
            numeros.forEach(numero -> dossiers.add(new NumeroDossier(numero)));
        }
        return dossiers;
    }
}
