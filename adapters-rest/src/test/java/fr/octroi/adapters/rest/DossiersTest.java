package fr.octroi.adapters.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.Commune.Reponse;
import fr.octroi.adapters.rest.acces.Limites;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class DossiersTest {

    private final Commune commune = new Commune();

    @AfterEach
    void fermer() {
        commune.close();
    }

    @Nested
    class Depot {

        @Test
        void une_demande_deposee_se_relit_avec_sa_version() {
            Reponse depot = commune.appel("POST", "dossiers")
                    .de(Role.AUTOMATE)
                    .parties("demande", Commune.demande("D-1").toString(), "piece:FACTURE", Commune.facture("D-1"))
                    .envoyer();
            assertEquals(201, depot.statut(), depot.texte());
            assertEquals("\"1\"", depot.entete("ETag"));
            assertTrue(
                    String.valueOf(depot.entete("Location")).endsWith("/api/v1/dossiers/D-1"),
                    depot.entete("Location"));

            Reponse lu =
                    commune.appel("GET", "dossiers/D-1").de(Role.INSTRUCTEUR).envoyer();
            assertEquals(200, lu.statut(), lu.texte());
            assertEquals("\"1\"", lu.entete("ETag"));
            assertEquals("private, no-store", lu.entete("Cache-Control"));
            assertEquals("DEPOSE", lu.json().path("etat").asText());
            assertEquals("1500.00", lu.json().at("/depense/montantTtc/valeur").asText());
            assertEquals("EUR", lu.json().at("/depense/montantTtc/devise").asText());
            assertEquals("0189", lu.json().at("/compte/fin").asText());
            assertFalse(lu.texte().contains(Commune.IBAN));
            assertEquals(
                    Empreinte.sha256(Commune.facture("D-1").getBytes(StandardCharsets.UTF_8))
                            .hexadecimal(),
                    lu.json().at("/pieces/0/sha256").asText());
            assertFalse(lu.texte().contains("secret.pdf"));
        }

        @Test
        void la_meme_demande_est_deja_faite_et_une_autre_sous_son_numero_va_a_une_personne() {
            commune.deposer("D-1");
            Empreinte avant = commune.etat();
            Reponse encore = commune.appel("POST", "dossiers")
                    .de(Role.AUTOMATE)
                    .parties(
                            "demande",
                            Commune.demande("D-1").toString(),
                            "piece:FACTURE",
                            Commune.facture("D-1"),
                            "piece:RIB",
                            "RIB")
                    .envoyer();
            assertEquals(200, encore.statut());
            assertEquals("DEJA_FAIT", encore.json().path("effet").asText());
            assertEquals(avant, commune.etat());

            Reponse autre = commune.appel("POST", "dossiers")
                    .de(Role.AUTOMATE)
                    .json(Commune.demande("D-1").toString())
                    .envoyer();
            assertEquals(202, autre.statut());
            assertEquals("DIVERGENT", autre.json().path("effet").asText());
        }

        @Test
        void les_defauts_d_une_demande_disent_ou_et_quoi_sans_la_valeur() {
            ObjectNode demande = Commune.demande("D-1");
            ((ObjectNode) demande.path("compte")).put("iban", "FR0012345SECRET");
            ((ObjectNode) demande.path("depense")).put("montantTtc", "0.00");
            Reponse reponse = commune.appel("POST", "dossiers")
                    .de(Role.AUTOMATE)
                    .json(demande.toString())
                    .envoyer();
            assertEquals(422, reponse.statut());
            assertEquals("application/problem+json", reponse.entete("Content-Type"));
            assertEquals("DEMANDE_REJETEE", reponse.code());
            List<String> codes = new ArrayList<>();
            reponse.json()
                    .path("fautes")
                    .forEach(faute -> codes.add(faute.path("pointeur").asText() + " "
                            + faute.path("code").asText()));
            assertTrue(codes.contains("/compte/iban IBAN_INVALIDE"), codes.toString());
            assertFalse(reponse.texte().contains("SECRET"));
            assertTrue(commune.dossiers.apres(null, 10).isEmpty());
        }

        @Test
        void le_genre_d_une_piece_n_est_pas_un_texte_et_ne_revient_jamais() {
            String empreinte =
                    Empreinte.sha256("x".getBytes(StandardCharsets.UTF_8)).hexadecimal();
            ObjectNode demande = Commune.demande("D-1");
            demande.putArray("pieces")
                    .addObject()
                    .put("type", "Camille")
                    .put("sha256", empreinte)
                    .put("taille", 1);
            for (Commune.Appelant appel : List.of(
                    commune.appel("POST", "dossiers").json(demande.toString()),
                    commune.appel("POST", "dossiers").parties("demande", demande.toString()),
                    commune.appel("POST", "dossiers/D-1/complements")
                            .version(1)
                            .parties(
                                    "demande",
                                    Commune.JSON
                                            .createObjectNode()
                                            .set("pieces", demande.path("pieces"))
                                            .toString()))) {
                Reponse reponse = appel.de(Role.AUTOMATE).envoyer();
                assertEquals(400, reponse.statut(), reponse.texte());
                assertEquals(
                        "/pieces/0/type",
                        reponse.json().at("/fautes/0/pointeur").asText());
                assertFalse(reponse.texte().contains("Camille"));
            }
            ((ObjectNode) demande.at("/pieces/0")).put("type", "FACTURE");
            Reponse absente = commune.appel("POST", "dossiers")
                    .de(Role.AUTOMATE)
                    .json(demande.toString())
                    .envoyer();
            assertEquals(422, absente.statut(), absente.texte());
            assertEquals("/pieces/0", absente.json().at("/fautes/0/pointeur").asText());
            assertFalse(absente.texte().contains("FACTURE"));
        }

        @Test
        void les_reponses_sont_bornees() {
            ObjectNode trop = Commune.JSON.createObjectNode();
            for (int rang = 0; rang < 65; rang++) {
                trop.putObject("q" + rang).put("booleen", "oui");
            }
            ObjectNode cle = Commune.JSON.createObjectNode();
            cle.putObject("Camille Exemple").put("booleen", "oui");
            ObjectNode code = Commune.JSON.createObjectNode();
            code.putObject("q").put("code", "a".repeat(101));
            for (ObjectNode reponses : List.of(trop, cle, code)) {
                ObjectNode complement = Commune.JSON.createObjectNode();
                complement.set("reponses", reponses);
                ObjectNode demande = Commune.demande("D-1");
                demande.set("reponses", reponses);
                for (Commune.Appelant appel : List.of(
                        commune.appel("POST", "dossiers").json(demande.toString()),
                        commune.appel("POST", "dossiers/D-1/complements")
                                .version(1)
                                .json(complement.toString()))) {
                    Reponse reponse = appel.de(Role.AUTOMATE).envoyer();
                    assertEquals(400, reponse.statut(), reponse.texte());
                    assertFalse(reponse.texte().contains("Camille"));
                }
            }
        }

        @Test
        void un_disque_plein_n_est_pas_la_faute_de_qui_envoie() {
            commune.disquePlein = true;
            Reponse plein = commune.appel("POST", "dossiers")
                    .de(Role.AUTOMATE)
                    .parties("demande", Commune.demande("D-1").toString(), "piece:FACTURE", "x")
                    .envoyer();
            assertEquals(503, plein.statut(), plein.texte());
            assertEquals("5", plein.entete("Retry-After"));
        }

        @Test
        void une_cle_inconnue_est_nommee() {
            ObjectNode demande = Commune.demande("D-1");
            ((ObjectNode) demande.path("demandeur")).put("prennom", "Camille");
            Reponse reponse = commune.appel("POST", "dossiers")
                    .de(Role.AUTOMATE)
                    .json(demande.toString())
                    .envoyer();
            assertEquals(400, reponse.statut());
            assertEquals("CORPS_NON_CONFORME", reponse.code());
            assertEquals(
                    "/demandeur/prennom",
                    reponse.json().at("/fautes/0/pointeur").asText());
            assertEquals("CLE_INCONNUE", reponse.json().at("/fautes/0/code").asText());
            assertTrue(reponse.json().at("/fautes/0/message").asText().endsWith("prennom"));
        }

        @Test
        void une_aide_inconnue_est_un_defaut() {
            Reponse reponse = commune.appel("POST", "dossiers")
                    .de(Role.AUTOMATE)
                    .json(Commune.demande("D-1").put("aide", "aide-lune").toString())
                    .envoyer();
            assertEquals(422, reponse.statut());
            assertEquals("/aide", reponse.json().at("/fautes/0/pointeur").asText());
        }

        @Test
        void une_piece_trop_grande_n_est_pas_gardee() {
            try (Commune stricte = new Commune(Limites.PAR_DEFAUT.avecPieces(1_000, 2))) {
                byte[][] parties = {Commune.demande("D-1").toString().getBytes(StandardCharsets.UTF_8), new byte[1_001]
                };
                Reponse reponse = stricte.appel("POST", "dossiers")
                        .de(Role.AUTOMATE)
                        .parties(new String[] {"demande", "piece:FACTURE"}, parties)
                        .envoyer();
                assertEquals(413, reponse.statut());
                assertEquals("CORPS_TROP_GRAND", reponse.code());
                assertTrue(stricte.dossiers.apres(null, 10).isEmpty());
                parties[1] = new byte[1_000];
                assertEquals(
                        201,
                        stricte.appel("POST", "dossiers")
                                .de(Role.AUTOMATE)
                                .parties(new String[] {"demande", "piece:FACTURE"}, parties)
                                .envoyer()
                                .statut());
                Reponse trop = stricte.appel("POST", "dossiers")
                        .de(Role.AUTOMATE)
                        .parties(
                                "demande",
                                Commune.demande("D-2").toString(),
                                "piece:A",
                                "a",
                                "piece:B",
                                "b",
                                "piece:C",
                                "c")
                        .envoyer();
                assertEquals(413, trop.statut());
            }
        }

        @Test
        void une_piece_nommee_sans_etre_venue_est_un_defaut_pour_qui_n_est_pas_la_plateforme() {
            commune.deposer("D-1");
            ObjectNode demande = Commune.demande("D-2");
            String empreinte = Empreinte.sha256(Commune.facture("D-1").getBytes(StandardCharsets.UTF_8))
                    .hexadecimal();
            demande.putArray("pieces")
                    .addObject()
                    .put("type", "FACTURE")
                    .put("sha256", empreinte)
                    .put("taille", Commune.facture("D-1").length());
            assertEquals(
                    422,
                    commune.appel("POST", "dossiers")
                            .de(Role.USAGER, "D-2")
                            .json(demande.toString())
                            .envoyer()
                            .statut());
            assertEquals(
                    201,
                    commune.appel("POST", "dossiers")
                            .de(Role.AUTOMATE)
                            .json(demande.toString())
                            .envoyer()
                            .statut());
        }

        @Test
        void une_piece_nommee_par_son_empreinte_est_tenue_pour_deposee_ce_jour() {
            byte[] facture = Commune.facture("D-1").getBytes(StandardCharsets.UTF_8);
            ObjectNode rejetee = Commune.demande("D-1");
            ((ObjectNode) rejetee.path("compte")).put("iban", "FR0012345SECRET");
            assertEquals(
                    422,
                    commune.appel("POST", "dossiers")
                            .de(Role.AUTOMATE)
                            .parties("demande", rejetee.toString(), "piece:FACTURE", Commune.facture("D-1"))
                            .envoyer()
                            .statut());
            commune.plusTard(Duration.ofDays(2));
            ObjectNode corrigee = Commune.demande("D-1");
            corrigee.putArray("pieces")
                    .addObject()
                    .put("type", "FACTURE")
                    .put("sha256", Empreinte.sha256(facture).hexadecimal())
                    .put("taille", facture.length);
            assertEquals(
                    201,
                    commune.appel("POST", "dossiers")
                            .de(Role.AUTOMATE)
                            .json(corrigee.toString())
                            .envoyer()
                            .statut());
            // As the host does, who listed the store and the journals before that dossier was there.
            assertFalse(commune.pieces.effacer(
                    Empreinte.sha256(facture), commune.maintenant().minus(Duration.ofDays(1))));
        }

        @Test
        void un_usager_depose_le_sien_au_jour_meme() {
            ObjectNode demande = Commune.demande("D-9");
            assertEquals(
                    404,
                    commune.appel("POST", "dossiers")
                            .de(Role.USAGER, "D-8")
                            .json(demande.toString())
                            .envoyer()
                            .statut());
            Reponse hier = commune.appel("POST", "dossiers")
                    .de(Role.USAGER, "D-9")
                    .json(Commune.demande("D-9").put("depot", "2026-05-31").toString())
                    .envoyer();
            assertEquals("/depot", hier.json().at("/fautes/0/pointeur").asText());
            assertEquals(
                    201,
                    commune.appel("POST", "dossiers")
                            .de(Role.USAGER, "D-9")
                            .json(demande.toString())
                            .envoyer()
                            .statut());
        }

        @Test
        void la_meme_cle_rend_apres_minuit_le_depot_d_un_usager_fait_avant() {
            commune.plusTard(Duration.between(commune.maintenant(), Instant.parse("2026-06-01T21:59:50Z")));
            Commune.Appelant depot = commune.appel("POST", "dossiers")
                    .cle("depot-9")
                    .json(Commune.demande("D-9").toString());
            Reponse avant = depot.de(Role.USAGER, "D-9").envoyer();
            assertEquals(201, avant.statut(), avant.texte());
            commune.plusTard(Duration.ofSeconds(15));
            Reponse apres = depot.de(Role.USAGER, "D-9").envoyer();
            assertEquals(201, apres.statut(), apres.texte());
            assertEquals("true", apres.entete("Idempotency-Replayed"));
            assertEquals(avant.texte(), apres.texte());
            assertEquals(
                    422,
                    depot.cle("depot-10").de(Role.USAGER, "D-9").envoyer().statut(),
                    "what is new after midnight is of the new day");
        }
    }

    @Nested
    class Listes {

        @Test
        void les_pages_donnent_chaque_dossier_une_fois_et_leur_compte() {
            SortedSet<String> deposes = new TreeSet<>();
            for (int rang = 0; rang < 7; rang++) {
                commune.deposer("D-" + rang);
                deposes.add("D-" + rang);
            }
            List<String> lus = new ArrayList<>();
            String suite = "";
            do {
                Reponse page = commune.appel("GET", "dossiers?taille=3&etat=DEPOSE" + suite)
                        .de(Role.INSTRUCTEUR)
                        .envoyer();
                assertEquals(200, page.statut(), page.texte());
                assertEquals(7, page.json().path("total").asInt());
                assertEquals(7, page.json().at("/parEtat/DEPOSE").asInt());
                page.json()
                        .path("dossiers")
                        .forEach(dossier -> lus.add(dossier.path("numero").asText()));
                JsonNode curseur = page.json().path("suite");
                suite = curseur.isMissingNode() ? "" : "&curseur=" + curseur.asText();
            } while (!suite.isEmpty());
            assertEquals(new ArrayList<>(deposes), lus);
            assertEquals(
                    0,
                    commune.appel("GET", "dossiers?commune=75001")
                            .de(Role.INSTRUCTEUR)
                            .envoyer()
                            .json()
                            .path("total")
                            .asInt());
        }

        @Test
        void un_usager_ne_voit_que_les_siens() {
            commune.deposer("D-1");
            commune.deposer("D-2");
            Reponse liste = commune.appel("GET", "dossiers")
                    .de(Role.USAGER, "D-2", "D-3")
                    .envoyer();
            assertEquals(1, liste.json().path("total").asInt());
            assertEquals("D-2", liste.json().at("/dossiers/0/numero").asText());
            Reponse autre =
                    commune.appel("GET", "dossiers/D-1").de(Role.USAGER, "D-2").envoyer();
            Reponse inconnu =
                    commune.appel("GET", "dossiers/D-7").de(Role.USAGER, "D-7").envoyer();
            Reponse impossible =
                    commune.appel("GET", "dossiers/%21%21").de(Role.INSTRUCTEUR).envoyer();
            assertEquals(404, autre.statut());
            assertEquals(inconnu.texte(), autre.texte());
            assertEquals(inconnu.texte(), impossible.texte());
            assertEquals(
                    inconnu.http().headers().map().keySet(),
                    autre.http().headers().map().keySet());
            assertEquals(
                    403,
                    commune.appel("GET", "dossiers/changements")
                            .de(Role.USAGER)
                            .envoyer()
                            .statut());
        }

        @Test
        void les_changements_se_lisent_depuis_un_curseur() {
            commune.deposer("D-1");
            Reponse premiere = commune.appel("GET", "dossiers/changements")
                    .de(Role.AUTOMATE)
                    .envoyer();
            assertEquals("D-1", premiere.json().at("/dossiers/0/numero").asText());
            String suite = premiere.json().path("suite").asText();
            Reponse fin = commune.appel("GET", "dossiers/changements?curseur=" + suite)
                    .de(Role.AUTOMATE)
                    .envoyer();
            assertTrue(fin.json().path("fin").asBoolean());
            commune.deposer("D-2");
            Reponse apres = commune.appel("GET", "dossiers/changements?curseur=" + suite)
                    .de(Role.AUTOMATE)
                    .envoyer();
            assertEquals("D-2", apres.json().at("/dossiers/0/numero").asText());
            assertEquals(1, apres.json().path("dossiers").size());
        }

        @Test
        void ce_qui_n_est_pas_un_parametre_est_refuse() {
            for (String faux : List.of(
                    "etat=ETAT",
                    "taille=0",
                    "taille=x",
                    "curseur=x",
                    "deposeAuPlusTard=hier",
                    "deposeAuPlusTard=9999-12-31",
                    "deposeAuPlusTard=-999999999-01-01",
                    "aide=a%00",
                    "commune=%00",
                    "curseur="
                            + Base64.getUrlEncoder()
                                    .withoutPadding()
                                    .encodeToString("9999-12-31 D-1".getBytes(StandardCharsets.US_ASCII)))) {
                Reponse reponse = commune.appel("GET", "dossiers?" + faux)
                        .de(Role.INSTRUCTEUR)
                        .envoyer();
                assertEquals(400, reponse.statut(), faux);
                assertEquals("PARAMETRE_INVALIDE", reponse.code());
                assertEquals(
                        faux.substring(0, faux.indexOf('=')),
                        reponse.json().at("/fautes/0/pointeur").asText());
            }
        }
    }

    /** The law wants it out of the sight of those who work: {@code GuichetArchives.consulter} looks there, and the journal keeps why. */
    @Test
    void hors_de_la_base_active_un_dossier_est_inconnu() {
        commune.deposer("D-1");
        commune.appel("POST", "dossiers/D-1/desistement")
                .de(Role.USAGER, "D-1")
                .version(1)
                .envoyer();
        for (String vue : List.of("", "/suivi", "/journal", "/proposition")) {
            assertEquals(
                    200,
                    commune.appel("GET", "dossiers/D-1" + vue)
                            .de(Role.INSTRUCTEUR)
                            .envoyer()
                            .statut(),
                    vue);
        }
        commune.plusTard(Duration.ofDays(200));
        String inconnu = commune.appel("GET", "dossiers/D-404")
                .de(Role.INSTRUCTEUR)
                .envoyer()
                .texte();
        for (String vue : List.of("", "/suivi", "/journal", "/proposition")) {
            Reponse archive = commune.appel("GET", "dossiers/D-1" + vue)
                    .de(Role.INSTRUCTEUR)
                    .envoyer();
            assertEquals(404, archive.statut(), vue);
            assertEquals(inconnu, archive.texte(), vue);
        }
        assertEquals(
                0,
                commune.appel("GET", "dossiers")
                        .de(Role.USAGER, "D-1")
                        .envoyer()
                        .json()
                        .path("total")
                        .asInt());
    }

    @Nested
    class Versions {

        @Test
        void une_ecriture_demande_la_version_lue_et_refuse_celle_qui_a_passe() {
            commune.deposer("D-1");
            Empreinte avant = commune.etat();
            String appel = "{\"motif\":\"OU_EN_EST_ON\",\"note\":\"rappellera\"}";
            Reponse sans = commune.appel("POST", "dossiers/D-1/appels")
                    .de(Role.INSTRUCTEUR)
                    .json(appel)
                    .envoyer();
            assertEquals(428, sans.statut());
            assertEquals("VERSION_ABSENTE", sans.code());
            for (String fausse : List.of("*", "1", "\"1\", \"2\"", "W/\"1\"", "\"0\"", "\"x\"")) {
                assertEquals(
                        400,
                        commune.appel("POST", "dossiers/D-1/appels")
                                .de(Role.INSTRUCTEUR)
                                .siVersion(fausse)
                                .json(appel)
                                .envoyer()
                                .statut(),
                        fausse);
            }
            Reponse autre = commune.appel("POST", "dossiers/D-1/appels")
                    .de(Role.INSTRUCTEUR)
                    .version(2)
                    .json(appel)
                    .envoyer();
            assertEquals(412, autre.statut());
            assertEquals("VERSION_PERIMEE", autre.code());
            assertEquals(avant, commune.etat());

            Reponse faite = commune.appel("POST", "dossiers/D-1/appels")
                    .de(Role.INSTRUCTEUR)
                    .version(1)
                    .json(appel)
                    .envoyer();
            assertEquals(200, faite.statut(), faite.texte());
            assertEquals("\"2\"", faite.entete("ETag"));
            assertEquals(2, commune.enregistre("D-1").version());
            assertEquals(
                    304,
                    commune.appel("GET", "dossiers/D-1")
                            .de(Role.INSTRUCTEUR)
                            .entete("If-None-Match", "\"2\"")
                            .envoyer()
                            .statut());
        }
    }

    @Nested
    class Vie {

        @Test
        void un_appel_se_retrouve_dans_le_suivi_avec_un_texte_a_dire() {
            commune.deposer("D-1");
            commune.appel("POST", "dossiers/D-1/appels")
                    .de(Role.PRESTATAIRE)
                    .version(1)
                    .json("{\"motif\":\"OU_EN_EST_ON\"}")
                    .envoyer();
            Reponse suivi = commune.appel("GET", "dossiers/D-1/suivi")
                    .de(Role.INSTRUCTEUR)
                    .envoyer();
            assertEquals(200, suivi.statut(), suivi.texte());
            assertEquals(
                    "APPEL:OU_EN_EST_ON", suivi.json().at("/contacts/0/objet").asText());
            assertEquals(
                    "titulaire", suivi.json().at("/contacts/0/organisation").asText());
            assertTrue(suivi.json().path("texte").asText().contains("D-1"));
            assertNotNull(suivi.json().get("incidents"));
            Reponse sien = commune.appel("GET", "dossiers/D-1/suivi")
                    .de(Role.USAGER, "D-1")
                    .envoyer();
            assertTrue(sien.json().path("incidents").isMissingNode());
        }

        @Test
        void ce_qui_va_mal_n_est_ni_dans_les_champs_ni_dans_le_texte_que_lit_le_demandeur() {
            commune.deposer("D-1");
            // Nobody has answered for months: silence has rejected it, and an alert says so.
            commune.plusTard(Duration.ofDays(90));
            commune.octroi
                    .guichet()
                    .relances()
                    .alerter(new Acteur("collectivite", Role.AUTOMATE, "robot"), new NumeroDossier("D-1"));
            String dAgent = commune.appel("GET", "dossiers/D-1/suivi")
                    .de(Role.INSTRUCTEUR)
                    .envoyer()
                    .json()
                    .path("texte")
                    .asText();
            assertTrue(dAgent.contains("surveiller"), dAgent);
            Reponse sien = commune.appel("GET", "dossiers/D-1/suivi")
                    .de(Role.USAGER, "D-1")
                    .envoyer();
            assertTrue(sien.json().path("texte").asText().contains("D-1"));
            assertFalse(sien.texte().contains("surveiller"), sien.texte());
        }

        @Test
        void un_dossier_complet_est_propose_avec_ses_raisons() {
            commune.deposer("D-1");
            Empreinte avant = commune.etat();
            Reponse proposition = commune.appel("GET", "dossiers/D-1/proposition")
                    .de(Role.INSTRUCTEUR)
                    .envoyer();
            assertEquals(200, proposition.statut(), proposition.texte());
            assertEquals(
                    "octroi-explication-1", proposition.json().path("format").asText());
            assertEquals(avant, commune.etat());
            Reponse instruction = commune.appel("POST", "dossiers/D-1/instruction")
                    .de(Role.INSTRUCTEUR)
                    .version(1)
                    .envoyer();
            assertEquals("ACCORDER", instruction.json().path("proposition").asText(), instruction.texte());
            assertEquals("200.00", instruction.json().at("/montant/valeur").asText());
            assertEquals(
                    EtatDossier.ACCORD_PROPOSE,
                    commune.enregistre("D-1").dossier().etat());
        }

        @Test
        void ce_qui_manque_est_demande_puis_vient() {
            commune.appel("POST", "dossiers")
                    .de(Role.AUTOMATE)
                    .json(Commune.demande("D-1").toString())
                    .envoyer();
            Reponse instruction = commune.appel("POST", "dossiers/D-1/instruction")
                    .de(Role.AUTOMATE)
                    .version(1)
                    .envoyer();
            assertEquals("COMPLETER", instruction.json().path("proposition").asText());
            Reponse demande = commune.appel("POST", "dossiers/D-1/demandes-de-complement")
                    .de(Role.AUTOMATE)
                    .version(2)
                    .envoyer();
            assertEquals("FAIT", demande.json().path("effet").asText(), demande.texte());
            Reponse suivi = commune.appel("GET", "dossiers/D-1/suivi")
                    .de(Role.USAGER, "D-1")
                    .envoyer();
            assertEquals("FACTURE:ABSENTE", suivi.json().at("/manquants/0/code").asText());
            assertNotNull(suivi.json().get("limite"));
            Reponse complement = commune.appel("POST", "dossiers/D-1/complements")
                    .de(Role.USAGER, "D-1")
                    .version(3)
                    .parties("demande", "{}", "piece:FACTURE", Commune.facture("D-1"))
                    .envoyer();
            assertEquals("FAIT", complement.json().path("effet").asText(), complement.texte());
            assertEquals(
                    complement.entete("ETag"), "\"" + commune.enregistre("D-1").version() + "\"");
            assertEquals(EtatDossier.DEPOSE, commune.enregistre("D-1").dossier().etat());
        }

        @Test
        void ce_que_l_etat_ne_permet_pas_est_409_et_n_ecrit_rien() {
            commune.deposer("D-1");
            Empreinte avant = commune.etat();
            Reponse levee = commune.appel("POST", "dossiers/D-1/signaux/IBAN_PARTAGE/levee")
                    .de(Role.INSTRUCTEUR)
                    .version(1)
                    .json("{\"motif\":\"VU\"}")
                    .envoyer();
            assertEquals(409, levee.statut());
            assertEquals("IMPOSSIBLE", levee.code());
            assertEquals(avant, commune.etat());
        }

        /** Whoever goes on from the version that he was answered writes over what he knows. */
        @Test
        void une_piece_jugee_illisible_est_demandee_puis_relancee_de_version_en_version() {
            commune.deposer("D-1");
            String piece = Empreinte.sha256(Commune.facture("D-1").getBytes(StandardCharsets.UTF_8))
                    .hexadecimal();
            faite("pieces/" + piece + "/jugement", "{\"vu\":\"ILLISIBLE\"}");
            Reponse instruction = commune.appel("POST", "dossiers/D-1/instruction")
                    .de(Role.INSTRUCTEUR)
                    .version(commune.enregistre("D-1").version())
                    .envoyer();
            assertEquals("COMPLETER", instruction.json().path("proposition").asText(), instruction.texte());
            faite("demandes-de-complement", null);
            commune.expedier();
            commune.plusTard(Duration.ofDays(10));
            faite("relances", null);
            Reponse encore = commune.appel("POST", "dossiers/D-1/relances")
                    .de(Role.INSTRUCTEUR)
                    .version(commune.enregistre("D-1").version())
                    .envoyer();
            assertTrue(List.of(200, 409).contains(encore.statut()), encore.texte());
            faite("pieces/" + piece + "/jugement", "{\"vu\":\"CONFORME\"}");
        }

        private void faite(String acte, @Nullable String corps) {
            Commune.Appelant appel = commune.appel("POST", "dossiers/D-1/" + acte)
                    .de(Role.INSTRUCTEUR)
                    .version(commune.enregistre("D-1").version());
            Reponse reponse = (corps == null ? appel : appel.json(corps)).envoyer();
            assertEquals("FAIT", reponse.json().path("effet").asText(), acte + " " + reponse.texte());
            assertEquals("\"" + commune.enregistre("D-1").version() + "\"", reponse.entete("ETag"), acte);
        }

        @Test
        void le_journal_d_un_dossier_est_sa_preuve() {
            commune.deposer("D-1");
            Reponse journal = commune.appel("GET", "dossiers/D-1/journal")
                    .de(Role.INSTRUCTEUR)
                    .envoyer();
            assertEquals(200, journal.statut(), journal.texte());
            assertTrue(fr.octroi.format.JournalJson.verifier(new java.io.ByteArrayInputStream(
                            journal.texte().getBytes(java.nio.charset.StandardCharsets.UTF_8)))
                    .toString()
                    .contains("racine"));
            assertFalse(journal.texte().contains("Camille"));
        }

        @Test
        void un_desistement_et_un_contact_se_signalent() {
            commune.deposer("D-1");
            Reponse contact = commune.appel("POST", "dossiers/D-1/contact")
                    .de(Role.USAGER, "D-1")
                    .version(1)
                    .json("{\"courriel\":\"nouveau@exemple.invalid\",\"telephone\":\"\"}")
                    .envoyer();
            assertEquals("FAIT", contact.json().path("effet").asText(), contact.texte());
            Reponse desistement = commune.appel("POST", "dossiers/D-1/desistement")
                    .de(Role.USAGER, "D-1")
                    .version(2)
                    .envoyer();
            assertEquals("FAIT", desistement.json().path("effet").asText(), desistement.texte());
            assertEquals(
                    EtatDossier.DESISTE, commune.enregistre("D-1").dossier().etat());
            commune.plusTard(Duration.ofSeconds(1));
        }
    }
}
