package fr.octroi.adapters.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import fr.octroi.adapters.rest.Commune.Reponse;
import fr.octroi.adapters.rest.http.Formes;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.guichet.Habilitations;
import fr.octroi.port.Brouillons.Brouillon;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Twenty thousand hostile requests under {@code -Pendurance}, a seeded tenth otherwise: no fault of ours, no leak, nothing written by an error. */
class HostilesTest {

    private static final int TOUTES = 20_000;

    /** A new authority from time to time: what hostile requests that succeed leave behind slows the look at everything. */
    private static final int PAR_COMMUNE = 400;

    private final Formes formes = new Formes();
    private final List<Operations.Operation> operations = Operations.lues().toutes();
    private final Map<Integer, Integer> statuts = new TreeMap<>();

    @Test
    @Tag("securite")
    void rien_d_hostile_ne_fait_faillir_ne_fuit_ni_n_ecrit_par_une_erreur() throws IOException {
        int nombre = Boolean.getBoolean("octroi.endurance") ? TOUTES : TOUTES / 10;
        long graine = Long.getLong("octroi.graine", 20260601L);
        JournalDEssai.LIGNES.clear();
        Handler oreille = JournalDEssai.ecouterLeServeur();
        try {
            for (int debut = 0; debut < nombre; debut += PAR_COMMUNE) {
                try (Commune commune = new Commune()) {
                    commune.inscrire("D-1");
                    commune.deposer("D-2");
                    if (debut % (2 * PAR_COMMUNE) == 0) {
                        commune.plusTard(Duration.ofDays(11));
                    }
                    for (int rang = debut; rang < Math.min(debut + PAR_COMMUNE, nombre); rang++) {
                        essayer(commune, rang, new Random(graine + rang));
                    }
                }
            }
        } finally {
            Logger.getLogger("").removeHandler(oreille);
        }
        System.out.println("hostile requests: " + nombre + " of " + TOUTES + ", by status " + statuts);
        assertTrue(
                statuts.keySet().containsAll(List.of(200, 400, 401, 403, 404, 405, 412, 415, 422, 428)),
                statuts.toString());
        for (String ligne : JournalDEssai.LIGNES) {
            rienDePersonnel(ligne, ligne);
        }
        assertFalse(JournalDEssai.LIGNES.isEmpty());
    }

    private void essayer(Commune commune, int rang, Random hasard) throws IOException {
        Operations.Operation operation = operations.get(hasard.nextInt(operations.size()));
        Role role = role(operation, hasard);
        String numero = hasard.nextInt(10) < 7 ? "D-1" : numero(hasard);
        String adresse = operation.adresse(numero);
        if (hasard.nextInt(10) == 0) {
            adresse = adresse.replace("IBAN_PARTAGE", numero(hasard))
                    .replace("bureau-1", numero(hasard))
                    .replace("EL-2026-1", numero(hasard))
                    .replace("a".repeat(64), numero(hasard))
                    .replace("CONSENTEMENT", numero(hasard));
        }
        if (hasard.nextInt(4) == 0 && operation.verbe().equals("GET")) {
            adresse += "?"
                    + List.of("etat", "taille", "curseur", "deposeAuPlusTard", "aide", "au", "x")
                            .get(hasard.nextInt(7)) + "="
                    + coder(Hostile.etrange(hasard).asText());
        }
        String verbe = hasard.nextInt(20) == 0
                ? List.of("PUT", "DELETE", "PATCH", "POST", "GET").get(hasard.nextInt(5))
                : operation.verbe();
        Commune.Appelant appel = commune.appel(verbe, adresse).jeton(jeton(commune, role, hasard));
        if (hasard.nextInt(10) > 0) {
            appel.siVersion(
                    hasard.nextInt(4) > 0
                            ? "\"" + (version(commune, operation, role) + hasard.nextInt(8) / 7) + "\""
                            : List.of("*", "\"0\"", "\"99999999999999999999\"", "W/\"1\"", Hostile.SECRET)
                                    .get(hasard.nextInt(5)));
        }
        // A key that served before, for the same or for something else, among those that are new.
        appel.cle(
                hasard.nextInt(10) > 0
                        ? "h-" + (rang - (hasard.nextInt(8) == 0 ? hasard.nextInt(20) : 0))
                        : List.of("", "a".repeat(100), "{" + Hostile.SECRET + "}")
                                .get(hasard.nextInt(3)));
        if (!verbe.equals("GET")) {
            corps(appel, operation, hasard);
        }
        if (hasard.nextInt(20) == 0) {
            appel.entete(
                    List.of("X-Longue", "If-None-Match", "Accept-Language", "Cookie")
                            .get(hasard.nextInt(4)),
                    Hostile.SECRET.repeat(1_000));
        }
        if (hasard.nextInt(20) == 0) {
            appel.entete(
                    "Accept",
                    List.of("image/png", "text/*;q=0", "*/*", "application/json;q=0.1")
                            .get(hasard.nextInt(4)));
        }
        Empreinte avant = commune.etat();
        Reponse reponse = appel.envoyer();
        String quoi = "request " + rang + ": " + verbe + " " + adresse + " as " + role + " gave " + reponse.statut()
                + " " + reponse.texte();
        statuts.merge(reponse.statut(), 1, Integer::sum);
        assertTrue(reponse.statut() < 500, quoi);
        if (reponse.statut() >= 400) {
            assertEquals("application/problem+json", reponse.entete("Content-Type"), quoi);
            rienDePersonnel(reponse.texte() + reponse.http().headers().map(), quoi);
            assertEquals(avant, commune.etat(), quoi);
        }
    }

    private static void rienDePersonnel(String texte, String quoi) {
        for (String interdit : List.of(
                Hostile.SECRET,
                "Exemple",
                "Camille",
                "exemple.invalid\"",
                "rue de l",
                "0112345678",
                "fr.octroi.guichet",
                "Exception:")) {
            assertFalse(texte.contains(interdit), () -> interdit + " in " + quoi);
        }
    }

    private static Role role(Operations.Operation operation, Random hasard) {
        List<Role> permis = Arrays.stream(Role.values())
                .filter(role -> Habilitations.permet(role, operation.acte().exige()))
                .toList();
        return hasard.nextInt(5) > 0
                ? permis.get(hasard.nextInt(permis.size()))
                : List.of(Role.values()).get(hasard.nextInt(Role.values().length));
    }

    private static long version(Commune commune, Operations.Operation operation, Role role) {
        return operation.chemin().startsWith("v1/brouillons")
                ? commune.brouillon(role, "D-1").map(Brouillon::version).orElse(1L)
                : commune.enregistre("D-1").version();
    }

    private static String numero(Random hasard) {
        return switch (hasard.nextInt(15)) {
            case 0 -> "D-404";
            case 1 -> "D-2";
            case 2 -> "..%2F..%2Fetc%2Fpasswd";
            case 3 -> "%2e%2e";
            case 4 -> "%00";
            case 5 -> "D-1%2F..";
            case 6 -> "D-1;a=b";
            case 7 -> "a".repeat(1_000);
            case 8 -> coder("' OR 1=1 --" + Hostile.SECRET);
            case 9 -> coder("D-\uff11");
            case 10 -> coder("D-1\u200b");
            case 11 -> "%ED%A0%80D-1";
            case 12 -> "%C0%AFD-1";
            case 13 -> "D-1%0d%0aX:%20" + Hostile.SECRET;
            default -> coder("é漢\u202e");
        };
    }

    private static String coder(String texte) {
        return URLEncoder.encode(texte, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static @Nullable String jeton(Commune commune, Role role, Random hasard) {
        return switch (hasard.nextInt(40)) {
            case 0 -> null;
            case 1 -> Hostile.SECRET;
            case 2 -> new PlainJWT(dit(commune, "collectivite", role).build()).serialize();
            case 3 ->
                Autorite.signer(
                        Autorite.courbe("cle-1"),
                        dit(commune, "collectivite", role).build());
            case 4 ->
                commune.autorite.signer(dit(commune, "collectivite", role)
                        .expirationTime(Date.from(commune.maintenant().minusSeconds(31)))
                        .build());
            case 5 -> commune.autorite.signer(dit(commune, Hostile.SECRET, role).build());
            case 6 -> "a.".repeat(6_000);
            default -> commune.jeton(role, "D-1");
        };
    }

    private static JWTClaimsSet.Builder dit(Commune commune, String organisation, Role role) {
        return commune.autorite.dit(commune.maintenant(), organisation, role, "agent-1");
    }

    private void corps(Commune.Appelant appel, Operations.Operation operation, Random hasard) throws IOException {
        String exemple = operation.exemple(formes);
        JsonNode sain = Commune.JSON.readTree(
                exemple == null
                        ? "{}"
                        // Of the dossier that is there, so that what it is put right with is read.
                        : exemple.replace("\"V-1\"", "\"D-1\"")
                                .replace(
                                        "\"depot\":\"2026-06-01\"",
                                        "\"depot\":\"2026-05-3" + hasard.nextInt(2) + "\""));
        String type = hasard.nextInt(12) > 0
                ? "application/json"
                : List.of(
                                "text/plain",
                                "application/xml",
                                "multipart/form-data",
                                "multipart/form-data; boundary=",
                                "application/json; charset=utf-16",
                                "multipart/mixed; boundary=a")
                        .get(hasard.nextInt(6));
        int choix = hasard.nextInt(21);
        if (choix == 20) {
            appel.corps(hasard.nextBoolean() ? type : null, new byte[hasard.nextInt(2)]);
        } else if (choix < 11) {
            appel.corps(type, Hostile.abimer(sain, hasard).toString().getBytes(StandardCharsets.UTF_8));
        } else if (choix < 13) {
            appel.corps(type, sain.toString().getBytes(StandardCharsets.UTF_8));
        } else if (choix == 13) {
            appel.corps(type, ("[".repeat(3_000) + "]".repeat(3_000)).getBytes(StandardCharsets.UTF_8));
        } else if (choix == 14) {
            appel.corps(
                    type,
                    ("{\"motif\":\"A\",\"note\":\"" + "x".repeat(280_000) + "\"}").getBytes(StandardCharsets.UTF_8));
        } else if (choix == 15) {
            byte[] octets = sain.toString().getBytes(StandardCharsets.UTF_8);
            for (int fois = 0; fois < 3 && octets.length > 0; fois++) {
                octets[hasard.nextInt(octets.length)] = (byte) hasard.nextInt(256);
            }
            appel.corps(type, octets);
        } else if (choix == 16) {
            appel.corps(
                    type, ("{\"motif\":\"A\",\"motif\":\"" + Hostile.SECRET + "\"}").getBytes(StandardCharsets.UTF_8));
        } else if (choix == 17) {
            String texte = sain.toString();
            appel.corps(
                    type, texte.substring(0, hasard.nextInt(texte.length() + 1)).getBytes(StandardCharsets.UTF_8));
        } else {
            parties(appel, sain, hasard);
        }
    }

    private static void parties(Commune.Appelant appel, JsonNode sain, Random hasard) {
        String demande = Hostile.abimer(sain, hasard).toString();
        switch (hasard.nextInt(6)) {
            case 0 -> appel.parties("piece:FACTURE", "avant", "demande", demande);
            case 1 -> appel.parties("demande", demande, "piece:" + Hostile.SECRET, "x");
            case 2 ->
                appel.parties("demande", sain.toString(), "piece:FACTURE", Commune.facture("D-1"), "demande", demande);
            case 3 ->
                appel.corps(
                        "multipart/form-data; boundary=borne",
                        ("--borne\r\nContent-Disposition: form-data; name=\"demande\"\r\n\r\n" + demande)
                                .getBytes(StandardCharsets.UTF_8));
            case 4 ->
                appel.corps(
                        "multipart/form-data; boundary=borne",
                        ("--borne\r\nX: " + Hostile.SECRET.repeat(400) + "\r\n\r\n" + demande + "\r\n--borne--")
                                .getBytes(StandardCharsets.UTF_8));
            default -> {
                String[] noms = new String[25];
                byte[][] octets = new byte[25][];
                for (int rang = 0; rang < 25; rang++) {
                    noms[rang] = rang == 0 ? "demande" : "piece:FACTURE";
                    octets[rang] = (rang == 0 ? sain.toString() : "p" + rang).getBytes(StandardCharsets.UTF_8);
                }
                appel.parties(noms, octets);
            }
        }
    }
}
