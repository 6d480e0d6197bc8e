package fr.octroi.adapters.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.adapters.rest.Commune.Reponse;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.EtatDossier;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is heard of an applicant, and what he is told of his request. */
class SignalementsTest {

    private final Commune commune = new Commune();

    @AfterEach
    void fermer() {
        commune.close();
    }

    private String sur(Role role, String acte, String corps) {
        Reponse reponse = commune.appel("POST", "dossiers/D-1/" + acte)
                .de(role, "D-1")
                .version(commune.enregistre("D-1").version())
                .json(corps)
                .envoyer();
        return reponse.statut() == 200 ? reponse.json().path("effet").asText() : reponse.code();
    }

    @Test
    void une_demande_est_accusee_une_fois_et_le_message_qui_revient_repart_ailleurs() {
        commune.deposer("D-1");
        assertEquals("FAIT", sur(Role.AUTOMATE, "accuses", "{\"genre\":\"ENREGISTREMENT\"}"));
        assertEquals("DEJA_FAIT", sur(Role.AUTOMATE, "accuses", "{\"genre\":\"ENREGISTREMENT\"}"));
        assertEquals("FAIT", sur(Role.AUTOMATE, "accuses", "{\"genre\":\"RECEPTION\"}"));
        String cle = commune.dossiers.attentes(1).get(0).message().cle();
        String revenu = "{\"cle\":\"" + cle + "\",\"motif\":\"ADRESSE_INCONNUE\"}";
        String autre = revenu.replace(cle, "0".repeat(32));
        assertEquals("IMPOSSIBLE", sur(Role.INSTRUCTEUR, "messages-revenus", autre), "nobody entrusted it");
        commune.expedier();
        assertEquals("FAIT", sur(Role.INSTRUCTEUR, "messages-revenus", revenu));
        assertEquals("DEJA_FAIT", sur(Role.INSTRUCTEUR, "messages-revenus", revenu));
        assertEquals(
                "COURRIER",
                commune.dossiers.attentes(1).get(0).message().canal().name(),
                "the e-mail came back: a letter leaves");
        assertEquals("ACCES_REFUSE", sur(Role.USAGER, "messages-revenus", revenu), "whoever carries it says so");
    }

    @Test
    void le_demandeur_dit_ou_lui_ecrire_et_par_quoi_ne_plus_le_faire() {
        commune.deposer("D-1");
        String adresse = "{\"voie\":\"2 rue de l'Essai\",\"codePostal\":\"92100\",\"ville\":\"Ville d'essai\"}";
        assertEquals("FAIT", sur(Role.USAGER, "adresse", adresse));
        assertEquals("DEJA_FAIT", sur(Role.USAGER, "adresse", adresse));
        assertEquals(
                new Adresse("2 rue de l'Essai", "92100", "Ville d'essai", null),
                commune.enregistre("D-1").dossier().demandeur().courrier());
        assertEquals(
                "92012",
                commune.enregistre("D-1").dossier().demandeur().adresse().insee(),
                "the home stays that was declared");
        assertEquals("CORPS_NON_CONFORME", sur(Role.USAGER, "adresse", adresse.replace("92100", "")));
        assertEquals("FAIT", sur(Role.USAGER, "opposition", "{\"canal\":\"COURRIEL\"}"));
        assertEquals("DEJA_FAIT", sur(Role.USAGER, "opposition", "{\"canal\":\"COURRIEL\"}"));
        assertEquals("IMPOSSIBLE", sur(Role.USAGER, "opposition", "{\"canal\":\"COURRIER\"}"));
    }

    @Test
    void une_tutelle_se_signale_par_chacun_et_ne_se_leve_que_par_la_collectivite() {
        commune.deposer("D-1");
        assertEquals("FAIT", sur(Role.PRESTATAIRE, "capacite", "{\"capacite\":\"TUTELLE\"}"));
        assertEquals("DEJA_FAIT", sur(Role.USAGER, "capacite", "{\"capacite\":\"TUTELLE\"}"));
        assertEquals(EtatDossier.A_EXAMINER, commune.enregistre("D-1").dossier().etat());
        Empreinte avant = commune.etat();
        for (Role role : List.of(Role.USAGER, Role.PRESTATAIRE, Role.AUTOMATE)) {
            assertEquals("ACCES_REFUSE", sur(role, "capacite", "{\"capacite\":\"PLEINE\"}"), role.name());
        }
        assertEquals(avant, commune.etat());
        assertEquals("FAIT", sur(Role.INSTRUCTEUR, "capacite", "{\"capacite\":\"PLEINE\"}"));
    }
}
