package fr.octroi.adapters.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.Commune.Reponse;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.JournalJson;
import fr.octroi.guichet.Effet;
import fr.octroi.guichet.GuichetArchives;
import fr.octroi.rgpd.Elimination;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What is left of a person beside the stores, once her dossier was eliminated: the outbox, lots, logs, and answers to those who ask. */
class TracesApresLEffacementTest {

    private static final NumeroDossier NUMERO = new NumeroDossier("D-1");
    private static final Acteur ARCHIVES = new Acteur("collectivite", Role.ASSEMBLEES, "archiviste-1");
    private static final List<String> SECRETS = List.of(
            "Zéphyrine",
            "Quarantecinq",
            "impasse des Mirages",
            "zephyrine@secret.invalid",
            "0699887766",
            "FR1420041010050500013M02606",
            "rappeler sa voisine");

    private static ObjectNode demande() {
        ObjectNode demande = Commune.demande(NUMERO.valeur());
        ObjectNode demandeur = demande.putObject("demandeur");
        demandeur.put("nom", SECRETS.get(1)).put("prenom", SECRETS.get(0)).put("naissance", "1980-02-03");
        demandeur.putObject("adresse").put("voie", "7 " + SECRETS.get(2)).put("insee", "92012");
        demandeur.put("courriel", SECRETS.get(3)).put("telephone", SECRETS.get(4));
        demande.putObject("compte").put("iban", SECRETS.get(5)).put("titulaire", SECRETS.get(0) + " " + SECRETS.get(1));
        return demande;
    }

    private static Reponse deposer(Commune commune, String cle) {
        return commune.appel("POST", "dossiers")
                .de(Role.AUTOMATE)
                .cle(cle)
                .parties("demande", demande().toString(), "piece:RIB", "RIB 0.00 " + SECRETS.get(1))
                .envoyer();
    }

    private static String envois(Commune commune) {
        return commune.dossiers.attentes(10_000).toString() + commune.dossiers.enAttente(commune.maintenant(), 10_000);
    }

    private static void rienDe(List<String> textes) {
        for (String texte : textes) {
            for (String secret : SECRETS) {
                assertFalse(texte.toLowerCase(Locale.ROOT).contains(secret.toLowerCase(Locale.ROOT)), texte);
            }
        }
    }

    @Test
    @Tag("securite")
    void ni_l_envoi_ni_les_lots_ni_les_lignes_de_journal_ne_gardent_rien_d_une_personne_effacee() {
        int debut = JournalDEssai.LIGNES.size();
        Handler oreille = JournalDEssai.ecouterLeServeur();
        try (Commune commune = new Commune()) {
            assertEquals(201, deposer(commune, "cle-1").statut());
            Acteur agent = new Acteur("collectivite", Role.INSTRUCTEUR, "agent-1");
            commune.octroi.guichet().instruire(agent, NUMERO);
            assertEquals(
                    Effet.FAIT, commune.octroi.guichet().relances().demander(agent, NUMERO), "a letter is to leave");
            assertTrue(envois(commune).contains(NUMERO.valeur()), "it stands in the outbox: the search can find");
            commune.octroi.guichet().accueil().consignerAppel(agent, NUMERO, "RAPPEL", SECRETS.get(6));
            Reponse lue =
                    commune.appel("GET", "dossiers/D-1").de(Role.INSTRUCTEUR).envoyer();
            assertEquals(200, lue.statut(), lue.texte());
            // What fails is what fills logs.
            commune.pannes.put(NUMERO.valeur(), new IllegalStateException("the store is broken"));
            assertEquals(
                    500,
                    commune.appel("GET", "dossiers/D-1")
                            .de(Role.INSTRUCTEUR)
                            .envoyer()
                            .statut());
            commune.pannes.clear();
            commune.octroi.guichet().relances().desister(agent, NUMERO);

            commune.plusTard(Duration.ofDays(370));
            GuichetArchives archives = commune.octroi.guichet().archives();
            Elimination liste = archives.proposer(ARCHIVES, "E-1");
            assertEquals(
                    List.of(NUMERO),
                    archives.eliminer(ARCHIVES, liste, new Elimination.Visa("V-1", liste.jour(), liste.empreinte()))
                            .effaces());

            assertFalse(envois(commune).contains(NUMERO.valeur()), "nothing waits for her any more");
            StringWriter lot = new StringWriter();
            JournalJson.ecrire(commune.octroi.journaux().entrees(NUMERO), lot);
            assertTrue(lot.toString().contains("DOSSIER_EFFACE"), "what other organisations are handed");
            List<String> textes = new ArrayList<>(List.of(lot.toString(), envois(commune), liste.toString()));
            Reponse encore = deposer(commune, "cle-1");
            assertTrue(encore.statut() >= 400, "the key is forgotten, and the number is spent: " + encore.texte());
            textes.add(encore.texte());
            textes.add(commune.appel("GET", "dossiers/D-1")
                    .de(Role.INSTRUCTEUR)
                    .envoyer()
                    .texte());
            List<String> lignes = JournalDEssai.LIGNES.subList(debut, JournalDEssai.LIGNES.size());
            assertFalse(lignes.isEmpty(), "something was logged: the search can find");
            textes.addAll(lignes);
            rienDe(textes);
        } finally {
            Logger.getLogger("").removeHandler(oreille);
        }
    }
}
