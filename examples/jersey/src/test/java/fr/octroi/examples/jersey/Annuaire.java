package fr.octroi.examples.jersey;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

/** Who signs tokens, with his keys on the wire. */
final class Annuaire implements AutoCloseable {

    static final String NOM = "https://identite.exemple.invalid";

    private final ECKey cle;
    private final HttpServer serveur;

    Annuaire() throws IOException, JOSEException {
        cle = new ECKeyGenerator(Curve.P_256).keyID("cle-1").generate();
        byte[] publiees = new JWKSet(cle).toPublicJWKSet().toString().getBytes(StandardCharsets.UTF_8);
        serveur = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        serveur.createContext("/cles.json", appel -> {
            appel.sendResponseHeaders(200, publiees.length);
            appel.getResponseBody().write(publiees);
            appel.close();
        });
        serveur.start();
    }

    String cles() {
        return "http://127.0.0.1:" + serveur.getAddress().getPort() + "/cles.json";
    }

    String jeton(Instant maintenant, String role) throws JOSEException {
        SignedJWT jeton = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.ES256).keyID("cle-1").build(),
                new JWTClaimsSet.Builder()
                        .issuer(NOM)
                        .audience("octroi")
                        .subject("plateforme")
                        .expirationTime(Date.from(maintenant.plusSeconds(300)))
                        .claim("octroi_organisation", "ma-ville")
                        .claim("octroi_role", role)
                        .build());
        jeton.sign(new ECDSASigner(cle));
        return jeton.serialize();
    }

    @Override
    public void close() {
        serveur.stop(0);
    }
}
