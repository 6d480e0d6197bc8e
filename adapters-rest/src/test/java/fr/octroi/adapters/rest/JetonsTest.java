package fr.octroi.adapters.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.crypto.opts.AllowWeakRSAKey;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import fr.octroi.adapters.rest.Commune.Reponse;
import fr.octroi.adapters.rest.acces.ClesPubliques;
import fr.octroi.adapters.rest.acces.JetonRefuseException;
import fr.octroi.adapters.rest.acces.JetonRefuseException.Raison;
import fr.octroi.adapters.rest.acces.JetonsSignes;
import fr.octroi.adapters.rest.acces.Limites;
import fr.octroi.adapters.rest.acces.Porteur;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.PortException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class JetonsTest {

    private Instant maintenant = Instant.parse("2026-06-01T08:00:00Z");
    private final Autorite autorite = new Autorite("https://identite.exemple.invalid");
    private final JetonsSignes jetons = new JetonsSignes(
            List.of(autorite.emetteur(Set.of("collectivite"), EnumSet.of(Role.INSTRUCTEUR, Role.USAGER))),
            () -> maintenant);

    private JWTClaimsSet.Builder dit() {
        return autorite.dit(maintenant, "collectivite", Role.INSTRUCTEUR, "agent-1");
    }

    private Raison refus(String jeton) {
        return assertThrows(JetonRefuseException.class, () -> jetons.verifier(jeton))
                .raison();
    }

    @Test
    void un_jeton_dit_qui_le_porte() {
        assertEquals(
                new Porteur(new Acteur("collectivite", Role.INSTRUCTEUR, "agent-1"), new TreeSet<>()),
                jetons.verifier(autorite.signer(dit().build())));
        Porteur usager = jetons.verifier(
                autorite.signer(autorite.dit(maintenant, "collectivite", Role.USAGER, "u-1", "D-1", "D-2")
                        .build()));
        assertTrue(usager.connait(new NumeroDossier("D-2")));
        assertFalse(usager.connait(new NumeroDossier("D-3")));
    }

    @Test
    void rs256_est_cru_aussi_mais_pas_une_cle_courte_ni_d_un_autre_usage() throws JOSEException {
        RSAKey rsa = Autorite.rsa("rsa-1");
        RSAKey chiffre = new RSAKey.Builder(Autorite.rsa("rsa-2"))
                .keyUse(KeyUse.ENCRYPTION)
                .build();
        RSAKey autre = new RSAKey.Builder(Autorite.rsa("rsa-3"))
                .algorithm(JWSAlgorithm.RS512)
                .build();
        RSAKey courte = new RSAKeyGenerator(1024, true).keyID("rsa-4").generate();
        autorite.publiees.addAll(List.of(rsa, chiffre, autre, courte));
        jetons.verifier(Autorite.signer(rsa, dit().build()));
        for (RSAKey refusee : List.of(chiffre, autre, courte)) {
            RSAKey sansDire =
                    new RSAKey.Builder(refusee).keyUse(null).algorithm(null).build();
            assertEquals(Raison.CLE_INCONNUE, refus(signerParRsa(sansDire)), refusee.getKeyID());
        }
    }

    private String signerParRsa(RSAKey cle) throws JOSEException {
        SignedJWT jeton = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(cle.getKeyID()).build(), dit().build());
        jeton.sign(new RSASSASigner(cle.toPrivateKey(), Set.of(AllowWeakRSAKey.getInstance())));
        return jeton.serialize();
    }

    @Test
    void ce_qui_n_est_pas_signe_par_es256_ou_rs256_est_refuse() throws JOSEException {
        assertEquals(Raison.ILLISIBLE, refus(new PlainJWT(dit().build()).serialize()));
        // The public key as a shared secret, the classic confusion.
        SignedJWT hmac = new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("cle-1").build(), dit().build());
        hmac.sign(new MACSigner(
                autorite.cle.toPublicJWK().toJSONString().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
        assertEquals(Raison.ALGORITHME_REFUSE, refus(hmac.serialize()));
        assertEquals(Raison.ILLISIBLE, refus("abc"));
        assertEquals(Raison.ILLISIBLE, refus(""));
        assertEquals(Raison.ILLISIBLE, refus("a".repeat(9_000)));
    }

    @Test
    @Tag("securite")
    void une_cle_qui_n_est_pas_de_l_emetteur_ne_signe_rien() {
        assertEquals(Raison.SIGNATURE_FAUSSE, refus(Autorite.signer(Autorite.courbe("cle-1"), dit().build())));
        assertEquals(Raison.CLE_INCONNUE, refus(Autorite.signer(Autorite.courbe("cle-9"), dit().build())));
        String bon = autorite.signer(dit().build());
        String autre = autorite.signer(autorite.dit(maintenant, "collectivite", Role.INSTRUCTEUR, "agent-2")
                .build());
        String melange = bon.substring(0, bon.indexOf('.'))
                + autre.substring(autre.indexOf('.'), autre.lastIndexOf('.'))
                + bon.substring(bon.lastIndexOf('.'));
        assertEquals(Raison.SIGNATURE_FAUSSE, refus(melange));
        assertEquals(
                Raison.EMETTEUR_INCONNU,
                refus(autorite.signer(
                        dit().issuer("https://autre.exemple.invalid").build())));
    }

    @Test
    void un_jeton_vaut_de_son_debut_a_sa_fin_a_une_demi_minute_pres() {
        String jeton =
                autorite.signer(dit().notBeforeTime(Date.from(maintenant)).build());
        Instant debut = maintenant;
        maintenant = debut.plusSeconds(329);
        jetons.verifier(jeton);
        maintenant = debut.plusSeconds(330);
        assertEquals(Raison.PERIME, refus(jeton));
        maintenant = debut.minusSeconds(30);
        jetons.verifier(jeton);
        maintenant = debut.minusSeconds(31);
        assertEquals(Raison.PREMATURE, refus(jeton));
        maintenant = debut;
        assertEquals(
                Raison.PERIME, refus(autorite.signer(dit().expirationTime(null).build())));
        assertEquals(
                Raison.AUTRE_DESTINATAIRE,
                refus(autorite.signer(dit().audience("autre").build())));
    }

    @Test
    void un_emetteur_ne_parle_que_pour_les_siens() {
        assertEquals(
                Raison.REVENDICATION_REFUSEE,
                refus(autorite.signer(autorite.dit(maintenant, "titulaire", Role.INSTRUCTEUR, "a")
                        .build())));
        assertEquals(
                Raison.REVENDICATION_REFUSEE,
                refus(autorite.signer(autorite.dit(maintenant, "collectivite", Role.ORDONNATEUR, "a")
                        .build())));
        for (String nom : List.of("octroi_organisation", "octroi_role")) {
            assertEquals(
                    Raison.REVENDICATION_REFUSEE,
                    refus(autorite.signer(dit().claim(nom, null).build())));
            assertEquals(
                    Raison.REVENDICATION_REFUSEE,
                    refus(autorite.signer(dit().claim(nom, 12).build())));
        }
        assertEquals(
                Raison.REVENDICATION_REFUSEE,
                refus(autorite.signer(dit().subject("Zoé Durand").build())));
        assertEquals(
                Raison.REVENDICATION_REFUSEE,
                refus(autorite.signer(
                        dit().claim("octroi_dossiers", List.of("!!")).build())));
    }

    @Nested
    class Rotation {

        @Test
        void une_cle_nouvelle_est_cherchee_une_fois_et_les_noms_inventes_ne_la_font_pas_chercher_sans_fin() {
            jetons.verifier(autorite.signer(dit().build()));
            assertEquals(1, autorite.recherches);
            ECKey nouvelle = Autorite.courbe("cle-2");
            autorite.publiees.add(nouvelle);
            for (int essai = 0; essai < 50; essai++) {
                assertEquals(
                        Raison.CLE_INCONNUE,
                        refus(Autorite.signer(Autorite.courbe("invente-" + essai), dit().build())));
            }
            assertEquals(1, autorite.recherches);
            maintenant = maintenant.plusSeconds(31);
            jetons.verifier(Autorite.signer(nouvelle, dit().build()));
            assertEquals(2, autorite.recherches);
        }

        @Test
        void une_cle_retiree_n_est_plus_crue_apres_dix_minutes() {
            jetons.verifier(autorite.signer(dit().build()));
            autorite.publiees.set(0, Autorite.courbe("cle-2"));
            jetons.verifier(autorite.signer(dit().build()));
            maintenant = maintenant.plusSeconds(601);
            assertEquals(Raison.CLE_INCONNUE, refus(autorite.signer(dit().build())));
        }

        @Test
        void pendant_une_panne_les_cles_connues_servent_un_jour() {
            autorite.enPanne = true;
            assertThrows(PortException.class, () -> jetons.verifier(autorite.signer(dit().build())));
            autorite.enPanne = false;
            maintenant = maintenant.plusSeconds(31);
            jetons.verifier(autorite.signer(dit().build()));
            autorite.enPanne = true;
            maintenant = maintenant.plus(Duration.ofHours(23));
            jetons.verifier(autorite.signer(dit().build()));
            maintenant = maintenant.plus(Duration.ofHours(2));
            assertThrows(PortException.class, () -> jetons.verifier(autorite.signer(dit().build())));
        }

        @Test
        void les_cles_se_cherchent_par_https_seulement() {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> ClesPubliques.enLigne(URI.create("http://identite.exemple.invalid/cles")));
        }
    }

    @Nested
    class SurLeFil {

        @Test
        @Tag("securite")
        void sans_jeton_on_n_apprend_rien_pas_meme_ce_qui_existe() {
            try (Commune commune = new Commune()) {
                Reponse sans = commune.appel("GET", "dossiers/D-1").envoyer();
                assertEquals(401, sans.statut());
                assertEquals("JETON_ABSENT", sans.code());
                assertEquals("Bearer", sans.entete("WWW-Authenticate"));
                Reponse nulle = commune.appel("GET", "nulle/part").envoyer();
                assertEquals(sans.texte(), nulle.texte());
                Reponse faux = commune.appel("GET", "dossiers/D-1").jeton("abc").envoyer();
                assertEquals(401, faux.statut());
                assertEquals("JETON_REFUSE", faux.code());
                assertEquals(
                        401,
                        commune.appel("GET", "dossiers")
                                .entete("Authorization", "Basic YTpi")
                                .envoyer()
                                .statut());
            }
        }

        @Test
        void quand_les_cles_manquent_le_service_le_dit() {
            try (Commune commune = new Commune()) {
                commune.autorite.enPanne = true;
                Reponse panne =
                        commune.appel("GET", "dossiers").de(Role.INSTRUCTEUR).envoyer();
                assertEquals(503, panne.statut());
                assertEquals("5", panne.entete("Retry-After"));
            }
        }

        @Test
        void ce_que_le_serveur_refuse_seul_est_un_probleme_aussi() {
            try (Commune commune = new Commune()) {
                Reponse adresse =
                        commune.appel("GET", "nulle/part").de(Role.INSTRUCTEUR).envoyer();
                assertEquals("ADRESSE_INCONNUE", adresse.code());
                Reponse methode = commune.appel("DELETE", "dossiers/D-1")
                        .de(Role.INSTRUCTEUR)
                        .envoyer();
                assertEquals(405, methode.statut());
                assertEquals("METHODE_REFUSEE", methode.code());
                assertTrue(String.valueOf(methode.entete("Allow")).contains("GET"));
                Reponse type = commune.appel("POST", "dossiers")
                        .de(Role.AUTOMATE)
                        .corps("text/plain", new byte[] {65})
                        .envoyer();
                assertEquals(415, type.statut());
                assertEquals("TYPE_REFUSE", type.code());
                Reponse produit = commune.appel("GET", "dossiers")
                        .de(Role.INSTRUCTEUR)
                        .entete("Accept", "image/png")
                        .envoyer();
                assertEquals(406, produit.statut());
                assertEquals("TYPE_NON_PRODUIT", produit.code());
            }
        }

        @Test
        @Tag("securite")
        void qui_appelle_trop_attend_et_les_autres_non() {
            try (Commune commune = new Commune(Limites.PAR_DEFAUT.avecDebit(3, Duration.ofSeconds(10)))) {
                for (int appel = 0; appel < 3; appel++) {
                    assertEquals(
                            200,
                            commune.appel("GET", "dossiers")
                                    .de(Role.INSTRUCTEUR)
                                    .envoyer()
                                    .statut());
                }
                Reponse trop =
                        commune.appel("GET", "dossiers").de(Role.INSTRUCTEUR).envoyer();
                assertEquals(429, trop.statut());
                assertEquals("10", trop.entete("Retry-After"));
                assertEquals(
                        200,
                        commune.appel("GET", "dossiers")
                                .de(Role.ASSEMBLEES)
                                .envoyer()
                                .statut());
                commune.plusTard(Duration.ofSeconds(10));
                assertEquals(
                        200,
                        commune.appel("GET", "dossiers")
                                .de(Role.INSTRUCTEUR)
                                .envoyer()
                                .statut());
            }
        }
    }
}
