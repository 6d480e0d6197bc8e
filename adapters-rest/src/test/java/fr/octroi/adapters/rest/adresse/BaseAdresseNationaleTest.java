package fr.octroi.adapters.rest.adresse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpHandler;
import fr.octroi.adapters.rest.JournalDEssai;
import fr.octroi.adapters.rest.adresse.Geoplateforme.Fiche;
import fr.octroi.adapters.rest.avis.Destinations;
import fr.octroi.dossier.Adresse;
import fr.octroi.port.Adresses;
import fr.octroi.port.Adresses.Candidate;
import fr.octroi.port.Adresses.Localisation;
import fr.octroi.port.Adresses.Localisation.AExaminer;
import fr.octroi.port.Adresses.Localisation.Trouvee;
import fr.octroi.port.Adresses.Motif;
import fr.octroi.port.PortException;
import fr.octroi.port.PortException.Nature;
import fr.octroi.tck.AdressesTck;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BaseAdresseNationaleTest {

    private static final String SECRET = "Impasse du Secret";
    private static final String ENTETE =
            "rang,adresse,code_postal,result_status,result_citycode,result_score,result_score_next\n";

    private final Geoplateforme service = new Geoplateforme();
    private final BaseAdresseNationale client = service.client();

    @AfterEach
    void fermer() {
        service.close();
    }

    @Nested
    class AuContratTest extends AdressesTck {

        @Override
        protected Adresses registre() {
            service.connaitre("1 rue de l'Essai Boulogne", new Fiche("92100", "92012", "0.97"));
            service.connaitre("2 rue \"Haute\", bis Issy", new Fiche("92130", "92040", "0.961234567890123"));
            service.connaitre(
                    "place de la Mairie Essai",
                    new Fiche("92370", "92022", "0.91"),
                    new Fiche("92310", "92072", "0.89"),
                    new Fiche("92310", "92072", "0.88"));
            return client;
        }

        @Override
        protected List<Adresse> connues() {
            return List.of(
                    new Adresse("1 rue de l'Essai", "92100", "Boulogne", "92012"),
                    new Adresse("2 rue \"Haute\",\n bis", "92 130", "Issy", "92040"));
        }

        @Override
        protected Adresse douteuse() {
            return new Adresse("place de la Mairie", "", "Essai", null);
        }

        @Override
        protected Adresse inconnue() {
            return new Adresse("1 rue de l'Essai", "75001", "Boulogne", null);
        }
    }

    private Localisation localiser(String voie, String codePostal, String ville) {
        return client.localiser(List.of(new Adresse(voie, codePostal, ville, null)))
                .get(0);
    }

    private static Localisation aExaminer(Motif motif, Candidate... communes) {
        return new AExaminer(motif, List.of(communes));
    }

    @Test
    void un_score_faible_va_a_une_personne() {
        service.connaitre("1 rue X Essai", new Fiche("92100", "92012", "0.7999"));
        service.connaitre("2 rue X Essai", new Fiche("92100", "92012", "0.8"));
        assertEquals(aExaminer(Motif.INCERTAINE, new Candidate("92012", 799)), localiser("1 rue X", "92100", "Essai"));
        assertEquals(new Trouvee(new Candidate("92012", 800)), localiser("2 rue X", "92100", "Essai"));
    }

    @Test
    void deux_reponses_d_une_meme_commune_n_en_font_qu_une() {
        service.connaitre("rue du Port Essai", new Fiche("92100", "92012", "0.9"), new Fiche("92100", "92012", "0.89"));
        assertEquals(new Trouvee(new Candidate("92012", 900)), localiser("rue du Port", "92100", "Essai"));
        assertEquals(
                List.of("POST /geocodage/search/csv", "GET /geocodage/search"),
                service.demandes.stream().map(Geoplateforme.Demande::genre).toList());
    }

    @Test
    void deux_communes_proches_vont_a_une_personne_et_une_loin_devant_est_sure() {
        service.connaitre(
                "rue Haute Essai",
                new Fiche("92100", "92012", "0.9"),
                new Fiche("92100", "92012", "0.85"),
                new Fiche("92100", "92040", "0.801"));
        service.connaitre(
                "rue Basse Essai",
                new Fiche("92100", "92012", "0.9"),
                new Fiche("92100", "92012", "0.85"),
                new Fiche("92100", "92040", "0.8"));
        assertEquals(
                aExaminer(Motif.PLUSIEURS_COMMUNES, new Candidate("92012", 900), new Candidate("92040", 801)),
                localiser("rue Haute", "92100", "Essai"));
        assertEquals(new Trouvee(new Candidate("92012", 900)), localiser("rue Basse", "92100", "Essai"));
    }

    @Test
    void une_liste_pleine_dont_la_derniere_est_proche_va_a_une_personne() {
        Fiche[] proches = new Fiche[21];
        Fiche[] loin = new Fiche[21];
        for (int i = 0; i < 21; i++) {
            proches[i] = new Fiche("92100", i < 20 ? "92012" : "92040", "0.9");
            loin[i] = new Fiche("92100", "92012", i < 19 ? "0.9" : "0.8");
        }
        service.connaitre("rue Longue Essai", proches);
        assertEquals(
                aExaminer(Motif.INCERTAINE, new Candidate("92012", 900)),
                localiser("rue Longue", "92100", "Essai"),
                "the one after is elsewhere");
        service.connaitre("rue Large Essai", loin);
        assertEquals(new Trouvee(new Candidate("92012", 900)), localiser("rue Large", "92100", "Essai"));
        service.connaitre("rue Courte Essai", Arrays.copyOf(proches, 19));
        assertEquals(new Trouvee(new Candidate("92012", 900)), localiser("rue Courte", "92100", "Essai"));
    }

    @Test
    void la_onzieme_reponse_compte_comme_la_deuxieme() {
        Fiche[] onze = new Fiche[11];
        Arrays.fill(onze, new Fiche("92100", "92012", "0.9"));
        onze[10] = new Fiche("92100", "92040", "0.89");
        service.connaitre("rue Longue Essai", onze);
        assertEquals(
                aExaminer(Motif.PLUSIEURS_COMMUNES, new Candidate("92012", 900), new Candidate("92040", 890)),
                localiser("rue Longue", "92100", "Essai"));
    }

    @Test
    void une_reponse_seule_loin_devant_la_suivante_ne_demande_pas_plus() {
        service.connaitre("rue Unique Essai", new Fiche("92100", "92012", "0.95"), new Fiche("92100", "92040", "0.85"));
        assertEquals(new Trouvee(new Candidate("92012", 950)), localiser("rue Unique", "92100", "Essai"));
        assertEquals(1, service.demandes.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "aborted", "autre"})
    void une_ligne_que_le_service_n_a_pas_su_traiter_se_demande_a_part(String statut) {
        service.statutDeLigne = statut;
        service.connaitre("1 rue X Essai", new Fiche("92100", "92012", "0.9"));
        assertEquals(new Trouvee(new Candidate("92012", 900)), localiser("1 rue X", "92100", "Essai"));
        service.panneSeule = Geoplateforme.dire(400, "");
        assertEquals(aExaminer(Motif.INCONNUE), localiser("1 rue X", "92100", "Essai"));
        service.panneSeule = Geoplateforme.dire(500, "");
        assertEquals(Nature.TEMPORAIRE, panne().nature());
    }

    @Test
    void ce_que_le_fichier_a_trouve_et_que_la_question_seule_ne_trouve_pas_est_incertain() {
        service.connaitre("1 rue X Essai", new Fiche("92100", "92012", "0.9"), new Fiche("92100", "92012", "0.9"));
        for (HttpHandler rien : List.of(Geoplateforme.dire(400, ""), Geoplateforme.dire(200, "{\"features\":[]}"))) {
            service.panneSeule = rien;
            assertEquals(
                    aExaminer(Motif.INCERTAINE, new Candidate("92012", 900)), localiser("1 rue X", "92100", "Essai"));
        }
    }

    /** What one line says is the affair of that line. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "ok,,0.9,",
                "ok,Secret,0.9,",
                "ok,92012,,",
                "ok,92012,haut,",
                "ok,92012,-0.1,",
                "ok,92012,1.01,",
                "ok,92012,0.9,haut",
                "ok,92012,0.9,-1",
                "ok,92012,0.9",
                "ok,92012,0.900000000000000000000000000000000000000,"
            })
    void une_ligne_illisible_se_demande_a_part_et_les_autres_restent(String ligne) {
        service.panne = Geoplateforme.dire(200, ENTETE + "0,x,92100," + ligne + "\n1,y,92100,ok,92040,0.95,\n");
        service.connaitre("1 rue X Essai", new Fiche("92100", "92072", "0.9"));
        assertEquals(
                List.of(new Trouvee(new Candidate("92072", 900)), new Trouvee(new Candidate("92040", 950))),
                client.localiser(List.of(
                        new Adresse("1 rue X", "92100", "Essai", null),
                        new Adresse("2 rue X", "92100", "Essai", null))));
        assertEquals(2, service.demandes.size());
    }

    @Test
    void un_score_de_quarante_caracteres_se_lit() {
        service.panne = Geoplateforme.dire(200, ENTETE + "0,x,92100,ok,92012,0." + "9".repeat(38) + ",\n");
        assertEquals(new Trouvee(new Candidate("92012", 999)), localiser("1 rue X", "92100", "Essai"));
        assertEquals(1, service.demandes.size());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "null",
                "{\"properties\":{\"score\":0.9}}",
                "{\"properties\":{\"score\":0.9,\"citycode\":\"Secret\"}}",
                "{\"properties\":{\"score\":\"haut\",\"citycode\":\"92040\"}}",
                "{\"properties\":{\"score\":1.01,\"citycode\":\"92040\"}}",
                "{\"properties\":{\"score\":\"0.900000000000000000000000000000000000000\",\"citycode\":\"92040\"}}"
            })
    void une_reponse_illisible_parmi_d_autres_va_a_une_personne(String illisible) {
        service.statutDeLigne = "error";
        service.panneSeule = Geoplateforme.dire(
                200, "{\"features\":[" + illisible + ",{\"properties\":{\"score\":0.9,\"citycode\":\"92012\"}}]}");
        assertEquals(aExaminer(Motif.INCERTAINE, new Candidate("92012", 900)), localiser("1 rue X", "92100", "Essai"));
        service.panneSeule = Geoplateforme.dire(200, "{\"features\":[" + illisible + "]}");
        assertEquals(aExaminer(Motif.INCONNUE), localiser("1 rue X", "92100", "Essai"));
    }

    @Test
    void une_ligne_passee_par_le_service_est_inconnue() {
        service.statutDeLigne = "skipped";
        assertEquals(aExaminer(Motif.INCONNUE), localiser("1 rue X", "92100", "Essai"));
    }

    @Test
    void un_code_postal_qui_n_en_a_pas_la_forme_ne_filtre_pas() {
        service.connaitre("1 rue X Essai", new Fiche("92100", "92012", "0.9"));
        assertEquals(new Trouvee(new Candidate("92012", 900)), localiser("1 rue X", "F-92100", "Essai"));
        assertEquals(
                Map.of("rang", "0", "adresse", "1 rue X Essai", "code_postal", ""),
                service.demandes.get(0).lignes().get(0));
    }

    @Test
    void une_adresse_trop_longue_perd_la_fin_de_sa_rue_et_non_sa_ville() {
        service.connaitre("rue " + "X".repeat(190) + " Essai", new Fiche("92100", "92012", "0.9"));
        assertEquals(new Trouvee(new Candidate("92012", 900)), localiser(" - rue " + "X".repeat(300), "", "\nEssai"));
        service.connaitre("V".repeat(200), new Fiche("92100", "92040", "0.9"));
        assertEquals(new Trouvee(new Candidate("92040", 900)), localiser("1 rue X", "", "V".repeat(300)));
        service.connaitre("R".repeat(200), new Fiche("92100", "92072", "0.9"));
        assertEquals(aExaminer(Motif.INCONNUE), localiser("R".repeat(200), "", "Essai"), "the town has its place");
    }

    /** Three hundred addresses with up to four answers each, from a seed. */
    @Test
    void n_est_sur_que_ce_que_rien_ne_serre_de_pres() {
        Random hasard = new Random(20_261_126);
        List<Adresse> adresses = new ArrayList<>();
        List<List<Fiche>> fiches = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            List<Fiche> trouvees = new ArrayList<>();
            for (int k = hasard.nextInt(5); k > 0; k--) {
                String insee = "9201" + hasard.nextInt(3);
                trouvees.add(new Fiche("92100", insee, "0." + (700 + hasard.nextInt(300))));
            }
            trouvees.sort(Comparator.comparing(Fiche::score).reversed());
            service.connaitre(i + " rue X Essai", trouvees.toArray(new Fiche[0]));
            adresses.add(new Adresse(i + " rue X", "92100", "Essai", null));
            fiches.add(trouvees);
        }
        List<Localisation> ensemble = client.localiser(adresses);
        int sures = 0;
        for (int i = 0; i < adresses.size(); i++) {
            List<Fiche> trouvees = fiches.get(i);
            int meilleur = trouvees.isEmpty() ? 0 : millemes(trouvees.get(0));
            boolean sure = meilleur >= 800
                    && trouvees.stream()
                            .filter(fiche ->
                                    !fiche.insee().equals(trouvees.get(0).insee()))
                            .allMatch(fiche -> meilleur - millemes(fiche) >= 100);
            sures += sure ? 1 : 0;
            assertEquals(
                    sure ? trouvees.get(0).insee() : "a person",
                    ensemble.get(i).selon(trouvee -> trouvee.commune().insee(), examinee -> "a person"),
                    trouvees.toString());
        }
        assertTrue(sures > 50 && sures < 250, "one of both hardly happens: " + sures);
        for (int i = 0; i < 40; i++) {
            assertEquals(List.of(ensemble.get(i)), client.localiser(List.of(adresses.get(i))), "alone as among others");
        }
    }

    private static int millemes(Fiche fiche) {
        return Integer.parseInt(fiche.score().substring(2));
    }

    @Test
    void les_adresses_partent_par_fichiers_de_mille() {
        List<Adresse> adresses = new ArrayList<>();
        List<Localisation> attendues = new ArrayList<>();
        for (int i = 0; i < 2_100; i++) {
            boolean vide = i % 21 == 0;
            String insee = String.valueOf(10_000 + i);
            service.connaitre(i + " rue X Essai", new Fiche("92100", insee, "0.9"));
            adresses.add(vide ? new Adresse("", "92100", "", null) : new Adresse(i + " rue X", "92100", "Essai", null));
            attendues.add(vide ? aExaminer(Motif.INCONNUE) : new Trouvee(new Candidate(insee, 900)));
        }
        assertEquals(attendues, client.localiser(adresses));
        assertEquals(
                List.of(1_000, 1_000),
                service.demandes.stream()
                        .map(demande -> demande.lignes().size())
                        .toList());
    }

    @Test
    void seules_la_rue_le_code_postal_et_la_ville_partent() {
        service.connaitre("1 rue X Essai", new Fiche("92100", "92012", "0.9"), new Fiche("92100", "92040", "0.89"));
        client.localiser(List.of(new Adresse("1 rue X", "92100", "Essai", "99999")));
        assertEquals(2, service.demandes.size());
        for (Geoplateforme.Demande demande : service.demandes) {
            assertFalse(demande.octets().contains("99999"), demande.octets());
        }
    }

    @Test
    void rien_ne_part_pour_des_adresses_vides() {
        assertEquals(List.of(), client.localiser(List.of()));
        assertEquals(aExaminer(Motif.INCONNUE), localiser("", "92100", "\n?"));
        assertEquals(0, service.demandes.size());
    }

    @Test
    void les_appels_ne_depassent_pas_la_cadence() {
        BaseAdresseNationale lent = service.client(Duration.ofSeconds(30), 20);
        service.connaitre("1 rue X Essai", new Fiche("92100", "92012", "0.9"));
        long debut = System.nanoTime();
        for (int i = 0; i < 11; i++) {
            lent.localiser(List.of(new Adresse("1 rue X", "92100", "Essai", null)));
        }
        Duration duree = Duration.ofNanos(System.nanoTime() - debut);
        assertTrue(duree.compareTo(Duration.ofMillis(500)) >= 0, duree.toString());
    }

    // What fails

    private PortException panne() {
        return panne(client);
    }

    private static PortException panne(Adresses registre) {
        JournalDEssai.LIGNES.clear();
        PortException panne = assertThrows(
                PortException.class,
                () -> registre.localiser(List.of(new Adresse("1 " + SECRET, "92100", "Essai", null))));
        String dit = panne + " " + JournalDEssai.LIGNES;
        assertFalse(dit.contains("Secret") || dit.contains("92100"), dit);
        assertNull(panne.getCause(), "a cause may quote what was asked");
        return panne;
    }

    @ParameterizedTest
    @CsvSource({
        "500,TEMPORAIRE", "502,TEMPORAIRE", "503,TEMPORAIRE", "504,TEMPORAIRE", "408,TEMPORAIRE", "429,TEMPORAIRE",
        "400,DEFINITIVE", "401,DEFINITIVE", "403,DEFINITIVE", "404,DEFINITIVE", "413,DEFINITIVE", "302,DEFINITIVE"
    })
    @Tag("securite")
    void chaque_statut_a_sa_nature(int statut, Nature nature) {
        service.panne = Geoplateforme.dire(statut, SECRET, "Location", "http://127.0.0.1:1/ailleurs");
        assertEquals(nature, panne().nature());
        assertEquals(1, service.demandes.size(), "no redirection is followed, nothing is tried again");
    }

    @Test
    void le_service_est_laisse_tranquille_le_temps_qu_il_demande() {
        service.connaitre("1 rue X Essai", new Fiche("92100", "92012", "0.9"));
        service.panne = Geoplateforme.dire(429, "", "Retry-After", "31");
        assertEquals(Nature.TEMPORAIRE, panne().nature());
        assertEquals(service.maintenant.plusSeconds(31), client.reprise());
        service.panne = null;
        assertEquals(Nature.TEMPORAIRE, panne().nature());
        assertEquals(1, service.demandes.size(), "nothing was sent");
        service.maintenant = service.maintenant.plusSeconds(31);
        assertEquals(new Trouvee(new Candidate("92012", 900)), localiser("1 rue X", "92100", "Essai"));
    }

    @Test
    void une_pause_courte_s_attend_et_ne_coute_aucune_reponse() {
        BaseAdresseNationale presse =
                new BaseAdresseNationale(service.reglages(Duration.ofSeconds(10), 50), InstantSource.system());
        service.panne = Geoplateforme.dire(
                200,
                ENTETE + "0,x,92100,error,,,\n1,y,92100,ok,92040,0.95,\n",
                "RateLimit-Remaining",
                "0",
                "RateLimit-Reset",
                "1");
        service.connaitre("1 rue X Essai", new Fiche("92100", "92012", "0.9"));
        long debut = System.nanoTime();
        assertEquals(
                List.of(new Trouvee(new Candidate("92012", 900)), new Trouvee(new Candidate("92040", 950))),
                presse.localiser(List.of(
                        new Adresse("1 rue X", "92100", "Essai", null),
                        new Adresse("2 rue X", "92100", "Essai", null))));
        Duration duree = Duration.ofNanos(System.nanoTime() - debut);
        assertTrue(duree.compareTo(Duration.ofSeconds(1)) >= 0, "it did not wait: " + duree);
        assertEquals(2, service.demandes.size());
    }

    /** The clock of the test stands still: what is waited out is bounded all the same. */
    @Test
    void les_pauses_ne_durent_pas_plus_qu_un_appel() {
        BaseAdresseNationale presse = service.client(Duration.ofSeconds(2), 50);
        service.panne = Geoplateforme.dire(
                200, ENTETE + "0,x,92100,error,,,\n", "RateLimit-Remaining", "0", "RateLimit-Reset", "1");
        assertTimeout(
                Duration.ofSeconds(10),
                () -> assertEquals(Nature.TEMPORAIRE, panne(presse).nature()));
        assertEquals(1, service.demandes.size());
    }

    @Test
    void un_429_a_la_seconde_question_ne_laisse_rien_a_moitie() {
        service.connaitre(
                "1 " + SECRET + " Essai", new Fiche("92100", "92012", "0.9"), new Fiche("92100", "92040", "0.89"));
        service.panneSeule = Geoplateforme.dire(429, "", "Retry-After", "5");
        assertEquals(Nature.TEMPORAIRE, panne().nature());
        assertEquals(service.maintenant.plusSeconds(5), client.reprise());
    }

    @Test
    @Tag("securite")
    void une_reponse_d_une_autre_forme_est_une_panne_passagere() {
        for (String corps : List.of(
                "",
                ENTETE,
                "<html>" + SECRET + "</html>",
                ENTETE + "0,x,92100,ok,92012,0.9,\n0,x,92100,ok,92012,0.9,\n",
                ENTETE + "1,x,92100,ok,92012,0.9,\n",
                ENTETE + "-1,x,92100,ok,92012,0.9,\n",
                ENTETE + "0,x,92100,ok,92012,0.9,\n1,x,92100,ok,92012,0.9,\n",
                ENTETE + "x,x,92100,ok,92012,0.9,\n",
                ENTETE + "0,\"x")) {
            service.panne = Geoplateforme.dire(200, corps);
            assertEquals(Nature.TEMPORAIRE, panne().nature(), corps);
        }
        service.panne = echange -> {
            echange.sendResponseHeaders(200, 3);
            echange.getResponseBody().write(new byte[] {(byte) 0xff, (byte) 0xfe, 0});
        };
        assertEquals(Nature.TEMPORAIRE, panne().nature());
        service.panne = null;
        service.statutDeLigne = "error";
        for (String corps : List.of("", "[]", "{}", "{\"features\":{}}")) {
            service.panneSeule = Geoplateforme.dire(200, corps);
            assertEquals(Nature.TEMPORAIRE, panne().nature(), corps);
        }
    }

    /** Without the next score each would be sure, and without the status each would be asked for by itself. */
    @ParameterizedTest
    @ValueSource(strings = {"rang", "result_status", "result_citycode", "result_score", "result_score_next"})
    void un_fichier_sans_une_colonne_demandee_est_une_panne_passagere(String absente) {
        String entete = ENTETE.replaceFirst("\\b" + absente + "\\b", "autre");
        service.panne = Geoplateforme.dire(200, entete + "0,x,92100,ok,92012,0.9,\n");
        assertEquals(Nature.TEMPORAIRE, panne().nature());
        assertEquals(1, service.demandes.size(), "nothing more is asked");
    }

    @Test
    void une_marque_d_ordre_des_octets_ne_trompe_pas() {
        service.panne = Geoplateforme.dire(
                200, "\uFEFFrang,result_status,result_citycode,result_score,result_score_next\n0,ok,2A004,0.91,\n");
        assertEquals(new Trouvee(new Candidate("2A004", 910)), localiser("1 rue X", "20000", "Essai"));
    }

    @Test
    @Tag("securite")
    void un_service_muet_ou_enorme_ne_retient_personne() {
        BaseAdresseNationale presse = service.client(Duration.ofSeconds(1), 50);
        HttpHandler muet = echange -> {
            try {
                Thread.sleep(20_000);
            } catch (InterruptedException fin) {
                Thread.currentThread().interrupt();
            }
        };
        assertTimeout(Duration.ofSeconds(15), () -> {
            service.panne = muet;
            assertEquals(Nature.TEMPORAIRE, panne(presse).nature());
        });
        service.panne = echange -> {
            echange.sendResponseHeaders(200, 0);
            byte[] bloc = ("0," + SECRET + "\n").repeat(4_000).getBytes(StandardCharsets.UTF_8);
            try {
                for (int i = 0; i < 10_000; i++) {
                    echange.getResponseBody().write(bloc);
                }
            } catch (IOException coupe) {
                // The client has gone.
            }
        };
        assertEquals(Nature.TEMPORAIRE, panne().nature());
        service.close();
        assertEquals(Nature.TEMPORAIRE, panne().nature());
    }

    @Test
    void un_hote_qui_n_est_pas_nomme_n_est_pas_appele() {
        Reglages ailleurs = new Reglages(
                service.adresse(), new Destinations(new TreeSet<>(), true), Duration.ofSeconds(1), 800, 100, 50);
        assertEquals(
                Nature.DEFINITIVE,
                panne(new BaseAdresseNationale(ailleurs, () -> service.maintenant))
                        .nature());
        assertEquals(0, service.demandes.size());
    }

    @Test
    void des_reglages_hors_bornes_sont_refuses() {
        Reglages bons = Reglages.geoplateforme();
        assertTrue(bons.destinations().hotes().contains(bons.service().getHost()));
        for (int[] nombres : new int[][] {
            {0, 100, 20}, {1_001, 100, 20}, {800, 0, 20}, {800, 1_001, 20}, {800, 100, 0}, {800, 100, 51}
        }) {
            assertThrows(
                    IllegalArgumentException.class,
                    () -> new Reglages(
                            bons.service(), bons.destinations(), bons.delai(), nombres[0], nombres[1], nombres[2]));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> new Reglages(
                        URI.create("https://data.geopf.fr/geocodage"),
                        bons.destinations(),
                        bons.delai(),
                        800,
                        100,
                        20));
        assertThrows(
                IllegalArgumentException.class,
                () -> new Reglages(bons.service(), bons.destinations(), Duration.ZERO, 800, 100, 20));
    }
}
