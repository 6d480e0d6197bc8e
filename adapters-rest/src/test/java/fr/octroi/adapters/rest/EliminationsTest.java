package fr.octroi.adapters.rest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.Commune.Reponse;
import fr.octroi.adapters.rest.acces.Limites;
import fr.octroi.adapters.rest.http.Formes;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.EliminationJson;
import fr.octroi.journal.Fait;
import fr.octroi.port.PortException;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.Elimination;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Dossiers end by a list and the visa that the archives gave to it, by the interface alone. */
class EliminationsTest {

    private static final String VISA = "AD92-2027-3";

    private final Commune commune = new Commune();

    @AfterEach
    void fermer() {
        commune.close();
    }

    /** Dossiers that were given up, whose year has passed. */
    private void finir(String... numeros) {
        for (String numero : numeros) {
            commune.deposerEtDesister(numero);
        }
        commune.plusTard(Duration.ofDays(400));
    }

    private Reponse proposer(Role role, String adresse) {
        return commune.appel("GET", "eliminations/" + adresse).de(role).envoyer();
    }

    private ObjectNode proposee(String adresse) {
        Reponse proposee = proposer(Role.INSTRUCTEUR, adresse);
        assertEquals(200, proposee.statut(), proposee.texte());
        return (ObjectNode) proposee.json();
    }

    private static ObjectNode visee(JsonNode liste, String empreinte) {
        ObjectNode corps = Commune.JSON.createObjectNode();
        corps.set("liste", liste);
        corps.putObject("visa")
                .put("reference", VISA)
                .put("jour", liste.path("jour").asText())
                .put("liste", empreinte);
        return corps;
    }

    private static ObjectNode visee(JsonNode liste) {
        return visee(liste, liste.path("empreinte").asText());
    }

    private Commune.Appelant appel(JsonNode corps) {
        return commune.appel("POST", "eliminations").de(Role.ASSEMBLEES).json(corps.toString());
    }

    private static String issues(Reponse certificat) {
        assertEquals(200, certificat.statut(), certificat.texte());
        StringBuilder issues = new StringBuilder();
        certificat
                .json()
                .path("lignes")
                .forEach(ligne -> issues.append(ligne.path("numero").asText())
                        .append(' ')
                        .append(ligne.path("issue").asText())
                        .append(' '));
        return issues.toString().strip();
    }

    @Test
    void de_la_liste_au_certificat() {
        finir("D-1", "D-2");
        commune.deposer("D-3");
        Empreinte avant = commune.etat();
        Reponse proposee = proposer(Role.ASSEMBLEES, "EL-2027-1");
        assertEquals(avant, commune.etat(), "it is the dry run too");
        Elimination liste = EliminationJson.lire("liste", proposee.http().body());
        assertEquals(2, liste.lignes().size(), proposee.texte());
        assertFalse(liste.estUnPreavis());
        assertArrayEquals(EliminationJson.ecrire(liste), proposee.http().body(), "as core writes it");

        Reponse faite = appel(visee(proposee.json())).cle("elimine-1").envoyer();
        assertEquals("D-1 EFFACE D-2 EFFACE", issues(faite));
        CertificatDElimination certificat =
                EliminationJson.lireCertificat("certificat", faite.http().body());
        assertArrayEquals(EliminationJson.ecrire(certificat), faite.http().body());
        assertEquals(new Elimination.Visa(VISA, certificat.visa().jour(), liste.empreinte()), certificat.visa());
        for (String numero : List.of("D-1", "D-2")) {
            assertTrue(commune.dossiers.trouver(new NumeroDossier(numero)).isEmpty());
            assertEquals(
                    404,
                    commune.appel("GET", "dossiers/" + numero)
                            .de(Role.INSTRUCTEUR)
                            .envoyer()
                            .statut());
        }
        assertTrue(commune.dossiers.trouver(new NumeroDossier("D-3")).isPresent());
        assertEquals(2, proposeeNumeros(commune.appel("GET", "dossiers/changements")));

        Reponse encore = appel(visee(proposee.json())).cle("elimine-1").envoyer();
        assertEquals(faite.texte(), encore.texte(), "an answer that was lost is told again");
        assertEquals("true", encore.entete("Idempotency-Replayed"));
        assertEquals(
                "D-1 DEJA_EFFACE D-2 DEJA_EFFACE",
                issues(appel(visee(proposee.json())).envoyer()));
        assertTrue(proposee("EL-2027-2").path("lignes").isEmpty());
    }

    private static int proposeeNumeros(Commune.Appelant changements) {
        return changements.de(Role.AUTOMATE).envoyer().json().path("effaces").size();
    }

    @Test
    void un_preavis_se_dresse_et_ne_s_execute_qu_a_son_jour() {
        finir("D-1");
        commune.deposer("D-2");
        assertEquals(
                200,
                commune.appel("POST", "dossiers/D-2/desistement")
                        .de(Role.AUTOMATE)
                        .version(1)
                        .envoyer()
                        .statut());
        assertEquals(1, proposee("EL-2027-1").path("lignes").size());
        ObjectNode preavis = proposee("EL-2027-2?au=2028-12-31");
        assertEquals(2, preavis.path("lignes").size(), preavis.toString());
        assertEquals("2028-12-31", preavis.path("au").asText());
        assertEquals("D-1 EFFACE D-2 PAS_ECHU", issues(appel(visee(preavis)).envoyer()));
        assertTrue(commune.dossiers.trouver(new NumeroDossier("D-2")).isPresent());
        for (String faux : List.of("au=2027-07-04", "au=hier", "au=2028-02-30", "au=9999-12-31", "au=")) {
            Reponse refus = proposer(Role.INSTRUCTEUR, "EL-2027-3?" + faux);
            assertEquals(400, refus.statut(), faux + " " + refus.texte());
            assertEquals("PARAMETRE_INVALIDE", refus.code());
            assertEquals("au", refus.json().at("/fautes/0/pointeur").asText(), refus.texte());
        }
        for (String faux : List.of("el-2027", "EL%202027", "-EL", "E".repeat(41))) {
            Reponse refus = proposer(Role.INSTRUCTEUR, faux);
            assertEquals("PARAMETRE_INVALIDE", refus.code(), faux + " " + refus.texte());
            assertEquals(
                    "elimination ELIMINATION_INVALIDE",
                    refus.json().at("/fautes/0/pointeur").asText() + " "
                            + refus.json().at("/fautes/0/code").asText());
        }
    }

    private void refusee(int statut, String faute, ObjectNode corps) {
        Empreinte avant = commune.etat();
        Reponse refus = appel(corps).envoyer();
        assertEquals(statut, refus.statut(), refus.texte());
        assertEquals(
                faute,
                refus.json().at("/fautes/0/pointeur").asText() + " "
                        + refus.json().at("/fautes/0/code").asText(),
                refus.texte());
        assertEquals(1, refus.json().path("fautes").size());
        assertEquals(avant, commune.etat());
    }

    private static ObjectNode change(ObjectNode liste, Consumer<ObjectNode> change) {
        ObjectNode autre = liste.deepCopy();
        change.accept(autre);
        return visee(autre, liste.path("empreinte").asText());
    }

    private static Consumer<ObjectNode> ligne(String cle, String valeur) {
        return liste -> ((ObjectNode) liste.at("/lignes/1")).put(cle, valeur);
    }

    /** Whatever was changed since it was written is not the list to which the visa was given. */
    @Test
    @Tag("securite")
    void rien_ne_s_efface_sans_le_visa_donne_a_cette_liste_meme() {
        finir("D-1", "D-2");
        commune.deposer("D-3");
        ObjectNode liste = proposee("EL-2027-1");
        String illisible = " ELIMINATION_ILLISIBLE";
        String autre = proposee("EL-2027-2").path("empreinte").asText();
        refusee(422, "/visa/liste VISA_D_UNE_AUTRE_LISTE", visee(liste, autre));
        // Another list, with a digest of its own that is right and the visa of the first.
        refusee(
                422,
                "/visa/liste VISA_D_UNE_AUTRE_LISTE",
                visee(proposee("EL-2027-2"), liste.path("empreinte").asText()));
        refusee(422, "/liste/empreinte" + illisible, change(liste, ligne("numero", "D-3")));
        refusee(
                422,
                "/liste/empreinte" + illisible,
                change(liste, dite -> ((ArrayNode) dite.path("lignes")).remove(0)));
        refusee(422, "/liste/empreinte" + illisible, change(liste, dite -> dite.put("empreinte", autre)));
        refusee(422, "/liste/lignes/1/terme" + illisible, change(liste, ligne("duree", "P2D")));
        refusee(422, "/liste/lignes/1/duree" + illisible, change(liste, ligne("duree", "Plus tard")));
        refusee(422, "/liste/lignes/1/depuis" + illisible, change(liste, ligne("depuis", "2026-02-30")));
        refusee(422, "/liste/jour" + illisible, change(liste, dite -> dite.put("jour", "2026-02-30")));
        refusee(
                422,
                "/liste" + illisible,
                change(
                        liste,
                        dite -> ((ArrayNode) dite.path("lignes"))
                                .add(dite.at("/lignes/1").deepCopy())));
        refusee(400, "/liste/schema VALEUR_INCONNUE", change(liste, dite -> dite.put("schema", 2)));
        refusee(400, "/liste/lignes/1/etat VALEUR_INCONNUE", change(liste, ligne("etat", "PERDU")));
        refusee(400, "/liste/lignes/1/nom CLE_INCONNUE", change(liste, ligne("nom", "Exemple")));
        for (String reference : List.of("vu", "", "A".repeat(41))) {
            ObjectNode faux = visee(liste);
            ((ObjectNode) faux.path("visa")).put("reference", reference);
            refusee(400, "/visa/reference FORME_INATTENDUE", faux);
        }
        ObjectNode faux = visee(liste);
        ((ObjectNode) faux.path("visa")).put("jour", "2027-06-31");
        refusee(422, "/visa/jour DATE_INVALIDE", faux);
        for (String jour : List.of("2020-01-01", "2099-01-01")) {
            ObjectNode impossible = visee(liste);
            ((ObjectNode) impossible.path("visa")).put("jour", jour);
            refusee(422, "/visa/jour VISA_INVALIDE", impossible);
        }
        ObjectNode sansVisa = visee(liste);
        sansVisa.remove("visa");
        refusee(400, "/visa CLE_ABSENTE", sansVisa);
        assertEquals("D-1 EFFACE D-2 EFFACE", issues(appel(visee(liste)).envoyer()), "as it was written");
    }

    @Test
    @Tag("securite")
    void ni_le_prestataire_ni_l_automate_ni_l_ordonnateur_n_elimine() {
        finir("D-1");
        ObjectNode liste = proposee("EL-2027-1");
        Empreinte avant = commune.etat();
        for (Role role : List.of(Role.USAGER, Role.PRESTATAIRE, Role.AUTOMATE, Role.ORDONNATEUR, Role.COMPTABLE)) {
            assertEquals("ACCES_REFUSE", proposer(role, "EL-2027-1").code(), role.name());
            assertEquals(
                    "ACCES_REFUSE",
                    appel(visee(liste)).de(role, "D-1").envoyer().code(),
                    role.name());
        }
        assertEquals(avant, commune.etat());
    }

    @Test
    void ce_qu_un_magasin_a_refuse_se_reprend_sous_une_autre_cle() {
        finir("D-1", "D-2");
        ObjectNode liste = proposee("EL-2027-1");
        commune.pannes.put("D-2", new PortException(PortException.Nature.TEMPORAIRE, "out of order", null));
        Reponse incomplet = appel(visee(liste)).cle("elimine-1").envoyer();
        assertEquals("D-1 EFFACE D-2 EN_PANNE", issues(incomplet));
        assertFalse(incomplet.json().path("complet").asBoolean());
        commune.pannes.clear();
        assertEquals(
                incomplet.texte(),
                appel(visee(liste)).cle("elimine-1").envoyer().texte(),
                "the same key tells what it did");
        Reponse complet = appel(visee(liste)).cle("elimine-2").envoyer();
        assertEquals("D-1 DEJA_EFFACE D-2 EFFACE", issues(complet));
    }

    /** It is long, and a caller or a proxy may give up before it ends. */
    @Test
    void qui_perd_la_ligne_retrouve_le_certificat_sous_la_meme_cle() throws IOException, InterruptedException {
        finir("D-1", "D-2");
        byte[] corps = visee(proposee("EL-2027-1")).toString().getBytes(StandardCharsets.UTF_8);
        try (Socket ligne = new Socket(InetAddress.getLoopbackAddress(), commune.port())) {
            ligne.getOutputStream()
                    .write(("POST /api/v1/eliminations HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                                    + commune.jeton(Role.ASSEMBLEES)
                                    + "\r\nIdempotency-Key: elimine-1\r\nContent-Type: application/json\r\nContent-Length: "
                                    + corps.length + "\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            ligne.getOutputStream().write(corps);
        }
        Reponse reprise = reprendre(corps);
        for (int essai = 0; essai < 100 && reprise.statut() == 409; essai++) {
            Thread.sleep(50);
            reprise = reprendre(corps);
        }
        assertEquals("true", reprise.entete("Idempotency-Replayed"), reprise.texte());
        assertEquals("D-1 EFFACE D-2 EFFACE", issues(reprise));
    }

    /** Once what nobody waits for has begun, the key is its own. */
    private Reponse reprendre(byte[] corps) throws InterruptedException {
        for (int essai = 0;
                essai < 100
                        && commune.dossiers.trouver(new NumeroDossier("D-1")).isPresent();
                essai++) {
            Thread.sleep(50);
        }
        return commune.appel("POST", "eliminations")
                .de(Role.ASSEMBLEES)
                .cle("elimine-1")
                .corps("application/json", corps)
                .envoyer();
    }

    @Test
    void deux_executions_en_meme_temps_n_effacent_rien_deux_fois() throws Exception {
        String[] numeros =
                IntStream.range(0, 30).mapToObj(rang -> "D-" + (10 + rang)).toArray(String[]::new);
        finir(numeros);
        ObjectNode visee = visee(proposee("EL-2027-1"));
        ExecutorService fils = Executors.newFixedThreadPool(2);
        List<Future<Reponse>> lancees = new ArrayList<>();
        try {
            for (int appel = 0; appel < 2; appel++) {
                lancees.add(fils.submit(() -> appel(visee).envoyer()));
            }
            int effaces = 0;
            for (Future<Reponse> lancee : lancees) {
                Reponse certificat = lancee.get(60, TimeUnit.SECONDS);
                assertEquals(200, certificat.statut(), certificat.texte());
                for (JsonNode ligne : certificat.json().path("lignes")) {
                    effaces += ligne.path("issue").asText().equals("EFFACE") ? 1 : 0;
                }
            }
            assertEquals(30, effaces);
        } finally {
            fils.shutdownNow();
        }
        for (String numero : numeros) {
            assertEquals(
                    1,
                    commune.dossiers.entrees(new NumeroDossier(numero)).stream()
                            .filter(entree -> entree.fait() instanceof Fait.DossierEfface)
                            .count());
        }
    }

    @Test
    void une_longue_liste_passe_la_ou_une_autre_demande_est_trop_grande() throws IOException {
        JsonNode une = new Formes().forme("eliminationVisee").at("/examples/0/liste");
        Elimination exemple = EliminationJson.lire("liste", Commune.JSON.writeValueAsBytes(une));
        Elimination longue = new Elimination(
                exemple.code(),
                exemple.jour(),
                exemple.au(),
                IntStream.range(0, 2_000)
                        .mapToObj(rang -> new Elimination.Ligne(
                                new NumeroDossier("A-" + rang),
                                exemple.lignes().get(0).aide(),
                                exemple.lignes().get(0).depot(),
                                exemple.lignes().get(0).etat(),
                                exemple.lignes().get(0).terme()))
                        .toList());
        byte[] ecrite = EliminationJson.ecrire(longue);
        assertTrue(ecrite.length > 2 * Limites.PAR_DEFAUT.corps(), "only " + ecrite.length);
        // Its bytes as they were written, white space and all.
        String corps = "{\"liste\":" + new String(ecrite, StandardCharsets.UTF_8) + ",\"visa\":"
                + visee(Commune.JSON.readTree(ecrite)).path("visa") + "}";
        Reponse faite = commune.appel("POST", "eliminations")
                .de(Role.INSTRUCTEUR)
                .json(corps)
                .envoyer();
        assertEquals(200, faite.statut());
        assertEquals(2_000, faite.json().path("lignes").size());
        assertEquals("INCONNU", faite.json().at("/lignes/0/issue").asText());
        try (Commune courte = new Commune(Limites.PAR_DEFAUT.avecListe(100_000))) {
            assertEquals(
                    413,
                    courte.appel("POST", "eliminations")
                            .de(Role.INSTRUCTEUR)
                            .json(corps)
                            .envoyer()
                            .statut());
        }
    }

    /** The contract shows a list that can be sent: its digest is its own. */
    @Test
    void l_exemple_du_contrat_est_une_liste_avec_son_visa() throws IOException {
        JsonNode exemple = new Formes().forme("eliminationVisee").at("/examples/0");
        Elimination liste = EliminationJson.lire("liste", Commune.JSON.writeValueAsBytes(exemple.path("liste")));
        assertEquals(liste.empreinte().hexadecimal(), exemple.at("/visa/liste").asText());
    }
}
