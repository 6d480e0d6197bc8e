package fr.octroi.adapters.rest;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import fr.octroi.adapters.rest.acces.ClesPubliques;
import fr.octroi.adapters.rest.acces.Emetteur;
import fr.octroi.commun.Role;
import fr.octroi.port.PortException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Somebody who issues tokens, changes his keys, and is out of order at times. */
final class Autorite implements ClesPubliques {

    static final String DESTINATAIRE = "octroi";

    final String nom;
    final List<JWK> publiees = new ArrayList<>();
    ECKey cle = courbe("cle-1");
    boolean enPanne;
    int recherches;

    Autorite(String nom) {
        this.nom = nom;
        publiees.add(cle);
    }

    static ECKey courbe(String nom) {
        try {
            return new ECKeyGenerator(Curve.P_256).keyID(nom).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static RSAKey rsa(String nom) {
        try {
            return new RSAKeyGenerator(2048).keyID(nom).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Emetteur emetteur(Set<String> organisations, Set<Role> roles) {
        return new Emetteur(nom, DESTINATAIRE, this, new TreeSet<>(organisations), new TreeSet<>(roles));
    }

    @Override
    public String chercher() {
        recherches++;
        if (enPanne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "no keys today", null);
        }
        return new JWKSet(publiees).toPublicJWKSet().toString();
    }

    /** What a sound token says at that time. */
    JWTClaimsSet.Builder dit(Instant maintenant, String organisation, Role role, String agent, String... dossiers) {
        JWTClaimsSet.Builder dit = new JWTClaimsSet.Builder()
                .issuer(nom)
                .audience(DESTINATAIRE)
                .subject(agent)
                .expirationTime(Date.from(maintenant.plusSeconds(300)))
                .claim("octroi_organisation", organisation)
                .claim("octroi_role", role.name());
        return dossiers.length == 0 ? dit : dit.claim("octroi_dossiers", Arrays.asList(dossiers));
    }

    String signer(JWTClaimsSet dit) {
        return signer(cle, dit);
    }

    static String signer(JWK cle, JWTClaimsSet dit) {
        try {
            JWSAlgorithm algorithme = cle instanceof RSAKey ? JWSAlgorithm.RS256 : JWSAlgorithm.ES256;
            SignedJWT jeton = new SignedJWT(
                    new JWSHeader.Builder(algorithme).keyID(cle.getKeyID()).build(), dit);
            jeton.sign(cle instanceof RSAKey rsa ? new RSASSASigner(rsa) : new ECDSASigner((ECKey) cle));
            return jeton.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
