package fr.octroi.adapters.rest.avis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import fr.octroi.Octroi;
import fr.octroi.adapters.rest.JournalDEssai;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.Formulaire;
import fr.octroi.format.LecteurReglement;
import fr.octroi.journal.Parcours;
import fr.octroi.memoire.DossiersEnMemoire;
import fr.octroi.port.Message;
import fr.octroi.port.MessageEnAttente;
import fr.octroi.port.Messagerie;
import fr.octroi.port.PortException;
import fr.octroi.port.PortException.Nature;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Canal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages of the outbox go to a platform that takes, refuses, fails, stalls and lies. */
class MessagerieDePlateformeTest {

    private static final String JETON = "jeton-que-personne-ne-voit";
    private static final Acteur AUTOMATE = new Acteur("ma-ville", Role.AUTOMATE, "plateforme");
    private static final NumeroDossier NUMERO = new NumeroDossier("V-1");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Destinations ICI = new Destinations(new TreeSet<>(Set.of("127.0.0.1")), true);

    /** What stands of the applicant, and of what he reads. */
    private static final List<String> SECRETS = List.of(
            "Nomsecret", "Prenomsecret", "secret@exemple.invalid", "0612345678", "rue Secrete", "Lettresecrete");

    private record Recu(String cle, String jeton, String corps) {}

    private final List<Recu> recus = new CopyOnWriteArrayList<>();
    private final List<String> rediges = new CopyOnWriteArrayList<>();
    private final Map<String, String> envoyes = new ConcurrentHashMap<>();
    private final ExecutorService fils = Executors.newCachedThreadPool();
    private final HttpServer serveur = serveur();
    private final JsonSchema forme = forme();
    private volatile HttpHandler reponse = dire(202, "{\"id\":\"envoi-1\"}");
    private Instant maintenant = Instant.parse("2020-06-02T09:00:00Z");

    private final DossiersEnMemoire magasin = new DossiersEnMemoire();
    private final Octroi octroi = Octroi.avec(List.of(LecteurReglement.fourni("gpso-vae-2019")))
            .magasin(magasin, magasin, magasin, magasin)
            .horloge(() -> maintenant)
            .build();
    private final MessagerieDePlateforme messagerie = messagerie(ICI, Duration.ofSeconds(30));

    private static HttpServer serveur() {
        try {
            return HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException panne) {
            throw new IllegalStateException(panne);
        }
    }

    private static JsonSchema forme() {
        try {
            return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(Files.readString(Path.of("../docs/notification.schema.json")));
        } catch (IOException illisible) {
            throw new IllegalStateException(illisible);
        }
    }

    private static HttpHandler dire(int statut, String corps, String... entetes) {
        return echange -> {
            byte[] octets = corps.getBytes(StandardCharsets.UTF_8);
            for (int i = 0; i < entetes.length; i += 2) {
                echange.getResponseHeaders().add(entetes[i], entetes[i + 1]);
            }
            echange.sendResponseHeaders(statut, octets.length == 0 ? -1 : octets.length);
            echange.getResponseBody().write(octets);
        };
    }

    @BeforeEach
    void ouvrir() {
        JournalDEssai.LIGNES.clear();
        serveur.setExecutor(fils);
        serveur.createContext("/notifications", this::recevoir);
        serveur.start();
    }

    /** Sends once what comes twice under one key, as the contract asks of the platform. */
    private void recevoir(HttpExchange echange) throws IOException {
        try (echange) {
            String cle = String.valueOf(echange.getRequestHeaders().getFirst("Idempotency-Key"));
            String corps = new String(echange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            recus.add(new Recu(cle, String.valueOf(echange.getRequestHeaders().getFirst("Authorization")), corps));
            envoyes.putIfAbsent(cle, corps);
            reponse.handle(echange);
        }
    }

    @AfterEach
    void fermer() {
        serveur.stop(0);
        fils.shutdownNow();
        for (String ligne : JournalDEssai.LIGNES) {
            taire(ligne);
        }
    }

    private static void taire(String dit) {
        for (String secret : SECRETS) {
            assertFalse(dit.contains(secret), dit);
        }
        assertFalse(dit.contains(JETON), dit);
    }

    private MessagerieDePlateforme messagerie(Destinations destinations, Duration delai) {
        return new MessagerieDePlateforme(
                new Acces(adresse(), JETON, destinations, delai),
                (message, dossier, parcours) -> {
                    rediges.add(message.cle());
                    return new Redaction.Ecrit(
                            "text/plain; charset=utf-8",
                            ("Lettresecrete " + message.modele()).getBytes(StandardCharsets.UTF_8));
                },
                () -> maintenant);
    }

    private URI adresse() {
        return URI.create("http://127.0.0.1:" + serveur.getAddress().getPort() + "/notifications");
    }

    private Dossier deposer(String courriel, String telephone) {
        DemandeDeposee demande = new Formulaire(NUMERO.valeur(), LocalDate.of(2020, 6, 1))
                .demandeur("Mme", "Nomsecret", "Prenomsecret")
                .domicile("1 rue Secrete", "92100", "Boulogne-Billancourt", "92012")
                .contact(courriel, telephone)
                .objet("VAE", "NEUF", "")
                .achat(LocalDate.of(2020, 5, 1), Montant.ofEuros(1_000))
                .demande();
        octroi.guichet()
                .deposerLot(
                        AUTOMATE,
                        "gpso-vae",
                        List.<LigneDeLot>of(new LigneDeLot.Lue(1, demande)).iterator(),
                        (ligne, resultat) -> {});
        return magasin.trouver(NUMERO).orElseThrow().dossier();
    }

    /** Files, and puts a first message in the outbox. */
    private void accuser(String courriel, String telephone) {
        deposer(courriel, telephone);
        octroi.guichet().relances().accuser(AUTOMATE, NUMERO, AccuseReception.ENREGISTREMENT);
        assertEquals(1, attentes().size());
    }

    private List<MessageEnAttente> attentes() {
        return magasin.attentes(10);
    }

    private int expedier() {
        return octroi.guichet().relances().expedier(AUTOMATE, messagerie);
    }

    private Parcours parcours() {
        return Parcours.rejouer(List.of());
    }

    private Message message(Canal canal) {
        return new Message("0123456789abcdef0123456789abcdef", NUMERO, canal, "ACCUSE", LocalDate.of(2020, 6, 1));
    }

    private PortException refus(Messagerie porteur, Canal canal, Dossier dossier) {
        PortException refus =
                assertThrows(PortException.class, () -> porteur.remettre(message(canal), dossier, parcours()));
        assertNull(refus.getCause(), "a cause may quote what was sent");
        taire(refus.toString());
        return refus;
    }

    @ParameterizedTest
    @EnumSource(Canal.class)
    @Tag("securite")
    void chaque_canal_a_son_adresse_et_n_en_a_pas_d_autre(Canal canal) throws IOException {
        Dossier dossier = deposer("secret@exemple.invalid", "06 12 34 56 78");
        Messagerie.Remise remise = messagerie.remettre(message(canal), dossier, parcours());
        assertEquals("envoi-1", remise.fournisseur());
        Recu recu = recus.get(0);
        JsonNode corps = JSON.readTree(recu.corps());
        assertEquals(List.of(), List.copyOf(forme.validate(corps)));
        assertEquals("Bearer " + JETON, recu.jeton());
        assertEquals(corps.path("cle").asText(), recu.cle());
        byte[] lu =
                Base64.getDecoder().decode(corps.path("ecrit").path("contenu").asText());
        assertEquals("Lettresecrete ACCUSE", new String(lu, StandardCharsets.UTF_8));
        assertEquals(Empreinte.sha256(lu), remise.texte());
        assertEquals(
                remise.texte().hexadecimal(),
                corps.path("ecrit").path("empreinte").asText());
        assertEquals(
                canal == Canal.COURRIEL, recu.corps().contains("secret@exemple.invalid"), "the address of a channel");
        assertEquals(canal == Canal.SMS, recu.corps().contains("06 12 34 56 78"));
        assertEquals(canal == Canal.COURRIER, recu.corps().contains("rue Secrete"));
    }

    /** The form that the page publishes would refuse a message that says more than its channel needs. */
    @Test
    void la_forme_publiee_refuse_ce_qui_est_de_trop() throws IOException {
        Dossier dossier = deposer("secret@exemple.invalid", "");
        messagerie.remettre(message(Canal.COURRIEL), dossier, parcours());
        String corps = recus.get(0).corps();
        assertFalse(
                forme.validate(JSON.readTree(corps.replace("COURRIEL", "SMS"))).isEmpty());
        assertFalse(forme.validate(JSON.readTree(corps.replace("\"nom\":", "\"iban\":")))
                .isEmpty());
    }

    @Test
    void ce_qui_attendait_part_une_fois() {
        accuser("secret@exemple.invalid", "");
        assertEquals(1, expedier());
        assertEquals(List.of(), attentes());
        assertEquals(0, expedier());
        assertEquals(1, recus.size());
    }

    @Test
    void une_panne_puis_une_reponse_perdue_ne_font_qu_un_envoi() {
        accuser("secret@exemple.invalid", "");
        reponse = dire(503, "");
        envoyes.clear();
        assertEquals(0, expedier());
        reponse = HttpExchange::close;
        maintenant = maintenant.plus(Duration.ofHours(1));
        assertEquals(0, expedier());
        assertEquals(2, attentes().get(0).tentatives());
        assertEquals("REMISE_IMPOSSIBLE", attentes().get(0).motif());
        reponse = dire(201, "{\"id\":\"envoi-1\"}");
        maintenant = maintenant.plus(Duration.ofHours(4));
        assertEquals(1, expedier());
        assertEquals(3, recus.size());
        assertEquals(1, recus.stream().map(Recu::cle).distinct().count(), "always the same key");
        assertEquals(1, recus.stream().map(Recu::corps).distinct().count(), "and the same words");
        assertEquals(1, envoyes.size());
    }

    @Test
    void un_refus_passe_au_canal_suivant() throws IOException {
        accuser("secret@exemple.invalid", "06 12 34 56 78");
        reponse = dire(422, "secret@exemple.invalid");
        assertEquals(0, expedier());
        assertEquals(Canal.SMS, attentes().get(0).message().canal());
        reponse = dire(200, "");
        assertEquals(1, expedier());
        assertEquals("SMS", JSON.readTree(recus.get(1).corps()).path("canal").asText());
        assertEquals(2, envoyes.size(), "another message has another key");
    }

    @ParameterizedTest
    @CsvSource({
        "400,TEMPORAIRE", "401,TEMPORAIRE", "403,TEMPORAIRE", "404,TEMPORAIRE", "405,TEMPORAIRE", "408,TEMPORAIRE",
        "409,TEMPORAIRE", "413,TEMPORAIRE", "415,TEMPORAIRE", "422,DEFINITIVE", "425,TEMPORAIRE", "429,TEMPORAIRE",
        "500,TEMPORAIRE", "502,TEMPORAIRE", "503,TEMPORAIRE", "302,TEMPORAIRE", "307,TEMPORAIRE"
    })
    @Tag("securite")
    void chaque_statut_a_sa_nature(int statut, Nature nature) {
        Dossier dossier = deposer("secret@exemple.invalid", "");
        reponse = dire(statut, "secret@exemple.invalid " + JETON, "Location", adresse() + "/ailleurs");
        assertEquals(nature, refus(messagerie, Canal.COURRIEL, dossier).nature());
        assertEquals(1, recus.size(), "no redirection is followed, nothing is tried again");
    }

    @Test
    void un_jeton_refuse_ne_ferme_le_canal_de_personne() {
        accuser("secret@exemple.invalid", "06 12 34 56 78");
        reponse = dire(401, "");
        assertEquals(0, expedier());
        assertEquals(Canal.COURRIEL, attentes().get(0).message().canal());
    }

    @Test
    void la_plateforme_est_laissee_tranquille_le_temps_qu_elle_demande() {
        Dossier dossier = deposer("secret@exemple.invalid", "");
        reponse = dire(429, "", "Retry-After", "120");
        assertEquals(
                Nature.TEMPORAIRE, refus(messagerie, Canal.COURRIEL, dossier).nature());
        assertEquals(maintenant.plusSeconds(120), messagerie.reprise());
        reponse = dire(200, "");
        assertEquals(
                Nature.TEMPORAIRE, refus(messagerie, Canal.COURRIEL, dossier).nature());
        assertEquals(1, recus.size(), "nothing was sent");
        assertEquals(1, rediges.size(), "nothing was written for nobody");
        maintenant = maintenant.plusSeconds(120);
        assertEquals(
                "",
                messagerie
                        .remettre(message(Canal.COURRIEL), dossier, parcours())
                        .fournisseur());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{}",
                "{\"id\":1}",
                "{\"id\":\"\"}",
                "{\"id\":\"secret@exemple.invalid\"}",
                "{\"id\":\"a b\"}",
                "{\"autre\":\"x\"}"
            })
    void un_nom_qui_n_en_est_pas_un_reste_dehors(String corps) {
        Dossier dossier = deposer("secret@exemple.invalid", "");
        reponse = dire(200, corps);
        assertEquals(
                "",
                messagerie
                        .remettre(message(Canal.COURRIEL), dossier, parcours())
                        .fournisseur());
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "envoi-1", "[]", "null", " ", "{"})
    void une_page_servie_a_la_place_d_une_reponse_ne_prend_rien_en_charge(String corps) {
        Dossier dossier = deposer("secret@exemple.invalid", "");
        reponse = dire(200, corps);
        assertEquals(
                Nature.TEMPORAIRE, refus(messagerie, Canal.COURRIEL, dossier).nature());
    }

    @Test
    void un_message_que_l_on_n_essaie_pas_ne_perd_pas_d_essai() {
        accuser("secret@exemple.invalid", "");
        reponse = dire(429, "", "Retry-After", "120");
        assertEquals(0, expedier());
        maintenant = maintenant.plusSeconds(60);
        assertEquals(0, expedier());
        assertEquals(1, recus.size());
        reponse = dire(200, "");
        maintenant = maintenant.plus(Duration.ofHours(1));
        assertEquals(1, expedier());
    }

    /** A délai that runs from the day of departure changes the words between two tries; the platform sent the first. */
    @Test
    void le_journal_garde_l_empreinte_de_ce_qui_est_parti() {
        Dossier dossier = deposer("secret@exemple.invalid", "");
        Empreinte partie = Empreinte.sha256("les premiers mots".getBytes(StandardCharsets.UTF_8));
        Empreinte remise = Empreinte.sha256("Lettresecrete ACCUSE".getBytes(StandardCharsets.UTF_8));
        for (Map.Entry<String, Empreinte> cas : Map.of(
                        partie.hexadecimal(), partie, "", remise, partie.hexadecimal() + "0", remise, "SHA", remise)
                .entrySet()) {
            reponse = dire(200, "{\"empreinte\":\"" + cas.getKey() + "\"}");
            assertEquals(
                    cas.getValue(),
                    messagerie
                            .remettre(message(Canal.COURRIEL), dossier, parcours())
                            .texte());
        }
    }

    @Test
    void une_plateforme_muette_bavarde_ou_absente_ne_ferme_aucun_canal() {
        Dossier dossier = deposer("secret@exemple.invalid", "");
        Messagerie presse = messagerie(ICI, Duration.ofSeconds(1));
        reponse = MessagerieDePlateformeTest::tarder;
        assertTimeout(
                Duration.ofSeconds(15),
                () -> assertEquals(
                        Nature.TEMPORAIRE,
                        refus(presse, Canal.COURRIEL, dossier).nature()));
        reponse = dire(200, " ".repeat(70_000));
        assertEquals(
                Nature.TEMPORAIRE, refus(messagerie, Canal.COURRIEL, dossier).nature());
        serveur.stop(0);
        assertEquals(
                Nature.TEMPORAIRE, refus(messagerie, Canal.COURRIEL, dossier).nature());
    }

    /** One time-out for each of a thousand messages would last for hours. */
    @Test
    void une_plateforme_muette_trois_fois_de_suite_n_est_plus_attendue_par_chaque_message() {
        Dossier dossier = deposer("secret@exemple.invalid", "");
        reponse = HttpExchange::close;
        for (int silence = 1; silence <= 3; silence++) {
            assertFalse(maintenant.isBefore(messagerie.reprise()), "it may have been one line alone");
            refus(messagerie, Canal.COURRIEL, dossier);
        }
        assertEquals(maintenant.plus(Duration.ofMinutes(5)), messagerie.reprise());
        refus(messagerie, Canal.COURRIEL, dossier);
        assertEquals(3, rediges.size(), "nothing was written for nobody");
        maintenant = maintenant.plus(Duration.ofMinutes(5));
        for (int silence = 1; silence <= 2; silence++) {
            refus(messagerie, Canal.COURRIEL, dossier);
            assertFalse(maintenant.isBefore(messagerie.reprise()), "one message that it cannot take stops no other");
        }
        reponse = dire(200, "");
        messagerie.remettre(message(Canal.COURRIEL), dossier, parcours());
        reponse = HttpExchange::close;
        for (int silence = 1; silence <= 2; silence++) {
            refus(messagerie, Canal.COURRIEL, dossier);
            assertFalse(maintenant.isBefore(messagerie.reprise()), "it answered meanwhile");
        }
        refus(messagerie, Canal.COURRIEL, dossier);
        assertEquals(maintenant.plus(Duration.ofMinutes(5)), messagerie.reprise());
    }

    @Test
    void qui_interrompt_ses_appels_n_a_pas_affaire_a_une_plateforme_muette() {
        Dossier dossier = deposer("secret@exemple.invalid", "");
        reponse = MessagerieDePlateformeTest::tarder;
        for (int arret = 1; arret <= 4; arret++) {
            Thread.currentThread().interrupt();
            refus(messagerie, Canal.COURRIEL, dossier);
            assertTrue(Thread.interrupted());
            assertFalse(maintenant.isBefore(messagerie.reprise()));
        }
    }

    private static void tarder(HttpExchange echange) {
        try {
            Thread.sleep(20_000);
        } catch (InterruptedException fin) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void un_hote_qui_n_est_pas_nomme_n_est_pas_appele() {
        Dossier dossier = deposer("secret@exemple.invalid", "");
        Messagerie ailleurs = messagerie(new Destinations(new TreeSet<>(), true), Duration.ofSeconds(1));
        assertEquals(Nature.TEMPORAIRE, refus(ailleurs, Canal.COURRIEL, dossier).nature());
        assertEquals(0, recus.size());
    }

    @Test
    void sans_adresse_sur_un_canal_rien_ne_part() {
        Dossier dossier = deposer("", "");
        for (Canal canal : List.of(Canal.COURRIEL, Canal.SMS)) {
            assertEquals(Nature.DEFINITIVE, refus(messagerie, canal, dossier).nature());
        }
        assertEquals(0, recus.size());
    }

    @Test
    void ce_que_personne_n_a_su_ecrire_n_est_pas_remis() {
        Dossier dossier = deposer("secret@exemple.invalid", "");
        Messagerie sansPlume = new MessagerieDePlateforme(
                new Acces(adresse(), JETON, ICI, Duration.ofSeconds(1)),
                (message, de, parcours) -> {
                    throw new PortException(Nature.TEMPORAIRE, "the letter could not be written", null);
                },
                () -> maintenant);
        assertEquals(
                Nature.TEMPORAIRE, refus(sansPlume, Canal.COURRIEL, dossier).nature());
        assertEquals(0, recus.size());
    }

    @Test
    void un_ecrit_a_une_taille_et_n_est_a_personne_d_autre() {
        byte[] octets = {'a'};
        Redaction.Ecrit ecrit = new Redaction.Ecrit("text/plain", octets);
        octets[0] = 'b';
        assertEquals('a', ecrit.octets()[0]);
        ecrit.octets()[0] = 'c';
        assertEquals('a', ecrit.octets()[0]);
        List<Integer> refusees = new ArrayList<>();
        for (int taille : new int[] {0, 10_000_000, 10_000_001}) {
            try {
                assertTrue(new Redaction.Ecrit("text/plain", new byte[taille]).octets().length > 0);
            } catch (IllegalArgumentException refus) {
                refusees.add(taille);
            }
        }
        assertEquals(List.of(0, 10_000_001), refusees);
    }
}
