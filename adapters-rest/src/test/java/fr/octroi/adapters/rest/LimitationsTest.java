package fr.octroi.adapters.rest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.adapters.rest.Commune.Reponse;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a person may ask of the data that is held of him (RGPD art. 18 and 21), by the interface alone. */
class LimitationsTest {

    private static final String EXACTITUDE = "{\"motif\":\"EXACTITUDE\",\"demande\":\"2026-06-01\"}";
    private static final String OPPOSITION = "{\"motif\":\"OPPOSITION\",\"demande\":\"2026-06-01\"}";

    private final Commune commune = new Commune();

    @AfterEach
    void fermer() {
        commune.close();
    }

    private Commune.Appelant acte(Role role, String acte, String corps) {
        Commune.Appelant appel = commune.appel("POST", "dossiers/D-1/" + acte)
                .de(role, "D-1")
                .version(commune.enregistre("D-1").version());
        return corps.isEmpty() ? appel : appel.json(corps);
    }

    /** What it did, or the code of its problem. */
    private String sur(Role role, String acte, String corps) {
        Reponse reponse = acte(role, acte, corps).envoyer();
        return reponse.statut() == 200 ? reponse.json().path("effet").asText() : reponse.code();
    }

    private Reponse lire(Role role, String vue) {
        return commune.appel("GET", "dossiers/D-1/" + vue).de(role, "D-1").envoyer();
    }

    @Test
    void un_dossier_limite_est_conserve_et_rien_de_plus_jusqu_a_ce_que_la_personne_soit_prevenue() {
        commune.deposer("D-1");
        assertEquals("FAIT", sur(Role.INSTRUCTEUR, "limitations", EXACTITUDE));
        assertEquals("DEJA_FAIT", sur(Role.ASSEMBLEES, "limitations", EXACTITUDE));
        assertEquals(
                "IMPOSSIBLE",
                sur(
                        Role.INSTRUCTEUR,
                        "limitations",
                        EXACTITUDE.replace("EXACTITUDE", "ILLICEITE").replace("06-01", "06-02")),
                "that day has not come");
        assertEquals("IMPOSSIBLE", sur(Role.INSTRUCTEUR, "instruction", ""), "nothing is begun");
        assertEquals("FAIT", sur(Role.INSTRUCTEUR, "appels", "{\"motif\":\"AUTRE\"}"), "what happens is written");
        assertEquals(
                "EXACTITUDE",
                lire(Role.USAGER, "suivi").json().at("/limitations/0/motif").asText(),
                "the person sees it");

        String annonce = "limitations/EXACTITUDE/annonce";
        assertEquals("IMPOSSIBLE", sur(Role.INSTRUCTEUR, "limitations/EXACTITUDE/levee", ""), "nobody was told");
        assertEquals("FAIT", sur(Role.INSTRUCTEUR, annonce, "{\"raison\":\"DONNEES_VERIFIEES\"}"));
        assertEquals("DEJA_FAIT", sur(Role.INSTRUCTEUR, annonce, "{\"raison\":\"DONNEES_VERIFIEES\"}"));
        assertEquals("IMPOSSIBLE", sur(Role.INSTRUCTEUR, "limitations/EXACTITUDE/levee", ""), "the letter waits");
        commune.expedier();
        Reponse prevenue = lire(Role.PRESTATAIRE, "limitations");
        assertTrue(prevenue.json().at("/limitations/0/prevenue").asBoolean(), prevenue.texte());
        assertEquals(
                "DONNEES_VERIFIEES",
                prevenue.json().at("/limitations/0/raisonDeLevee").asText());
        assertEquals("FAIT", sur(Role.ASSEMBLEES, "limitations/EXACTITUDE/levee", ""));
        assertEquals("DEJA_FAIT", sur(Role.ASSEMBLEES, "limitations/EXACTITUDE/levee", ""));
        assertTrue(
                lire(Role.PRESTATAIRE, "limitations").json().path("limitations").isEmpty());
        assertEquals(200, acte(Role.INSTRUCTEUR, "instruction", "").envoyer().statut(), "all goes on");
    }

    @Test
    void la_personne_peut_etre_prevenue_autrement_un_jour_qui_se_dit() {
        commune.deposer("D-1");
        sur(Role.INSTRUCTEUR, "limitations", EXACTITUDE);
        commune.plusTard(Duration.ofDays(3));
        String annonce = "limitations/EXACTITUDE/annonce";
        String autrement = "{\"raison\":\"DONNEES_VERIFIEES\",\"jour\":\"%s\"}";
        for (String faux : List.of("2026-05-31", "2026-06-05")) {
            assertEquals("IMPOSSIBLE", sur(Role.INSTRUCTEUR, annonce, String.format(autrement, faux)), faux);
        }
        assertEquals("VALEUR_REFUSEE", sur(Role.INSTRUCTEUR, annonce, String.format(autrement, "2026-06-31")));
        assertEquals("FAIT", sur(Role.INSTRUCTEUR, annonce, String.format(autrement, "2026-06-03")));
        assertEquals("FAIT", sur(Role.INSTRUCTEUR, "limitations/EXACTITUDE/levee", ""));
        assertEquals("IMPOSSIBLE", sur(Role.INSTRUCTEUR, annonce, "{\"raison\":\"DONNEES_VERIFIEES\"}"), "it is over");
    }

    @Test
    void une_derogation_laisse_aller_le_dossier_et_se_finit() {
        commune.deposer("D-1");
        String derogation = "{\"derogation\":\"CONSENTEMENT\"}";
        assertEquals("IMPOSSIBLE", sur(Role.INSTRUCTEUR, "derogations", derogation), "nothing limits it");
        sur(Role.INSTRUCTEUR, "limitations", EXACTITUDE);
        assertEquals("FAIT", sur(Role.INSTRUCTEUR, "derogations", derogation));
        assertEquals("DEJA_FAIT", sur(Role.INSTRUCTEUR, "derogations", derogation));
        assertEquals(
                "CONSENTEMENT",
                lire(Role.INSTRUCTEUR, "limitations")
                        .json()
                        .at("/derogations/0")
                        .asText());
        assertEquals(200, acte(Role.INSTRUCTEUR, "instruction", "").envoyer().statut());
        assertEquals("FAIT", sur(Role.INSTRUCTEUR, "derogations/CONSENTEMENT/fin", ""));
        assertEquals("DEJA_FAIT", sur(Role.INSTRUCTEUR, "derogations/CONSENTEMENT/fin", ""));
        assertEquals("IMPOSSIBLE", sur(Role.INSTRUCTEUR, "instruction", ""));
    }

    @Test
    void une_opposition_accueillie_finit_le_dossier_et_ne_se_leve_plus() {
        commune.deposer("D-1");
        assertEquals("IMPOSSIBLE", sur(Role.INSTRUCTEUR, "limitations/OPPOSITION/accueil", ""), "nobody objects");
        assertEquals("FAIT", sur(Role.INSTRUCTEUR, "limitations", OPPOSITION));
        assertEquals("FAIT", sur(Role.ASSEMBLEES, "limitations/OPPOSITION/accueil", ""));
        assertEquals("DEJA_FAIT", sur(Role.ASSEMBLEES, "limitations/OPPOSITION/accueil", ""));
        assertEquals(EtatDossier.DESISTE, commune.enregistre("D-1").dossier().etat());
        Reponse lues = lire(Role.INSTRUCTEUR, "limitations");
        assertTrue(lues.json().at("/limitations/0/accueillie").asBoolean(), lues.texte());
        assertEquals("IMPOSSIBLE", sur(Role.INSTRUCTEUR, "limitations/OPPOSITION/levee", ""));
        assertEquals("IMPOSSIBLE", sur(Role.INSTRUCTEUR, "derogations", "{\"derogation\":\"INTERET_PUBLIC\"}"));
    }

    @Test
    void ce_que_l_adresse_ne_nomme_pas_ou_ce_qu_un_autre_a_change_n_ecrit_rien() {
        commune.deposer("D-1");
        sur(Role.INSTRUCTEUR, "limitations", EXACTITUDE);
        Empreinte avant = commune.etat();
        for (String faux :
                List.of("limitations/HUMEUR/levee", "limitations/exactitude/levee", "derogations/HUMEUR/fin")) {
            assertEquals("PARAMETRE_INVALIDE", sur(Role.INSTRUCTEUR, faux, ""), faux);
        }
        for (String faux : List.of(
                "{\"raison\":\"Mme Exemple a rappelé\"}",
                "{\"raison\":\"\"}",
                "{}",
                "{\"raison\":\"MOTIFS_IMPERIEUX\",\"jour\":null}")) {
            assertEquals("CORPS_NON_CONFORME", sur(Role.INSTRUCTEUR, "limitations/EXACTITUDE/annonce", faux), faux);
        }
        assertEquals(
                412,
                acte(Role.INSTRUCTEUR, "limitations", OPPOSITION)
                        .version(1)
                        .envoyer()
                        .statut());
        assertEquals(avant, commune.etat());
        Reponse une = acte(Role.INSTRUCTEUR, "limitations", OPPOSITION)
                .cle("limite-1")
                .envoyer();
        Reponse encore = acte(Role.INSTRUCTEUR, "limitations", OPPOSITION)
                .version(2)
                .cle("limite-1")
                .envoyer();
        assertEquals(une.texte(), encore.texte());
        assertEquals("true", encore.entete("Idempotency-Replayed"));
    }

    @Test
    @Tag("securite")
    void ni_le_prestataire_ni_le_demandeur_ne_limite_ni_ne_leve() {
        commune.deposer("D-1");
        Empreinte avant = commune.etat();
        for (Role role : List.of(Role.USAGER, Role.PRESTATAIRE, Role.AUTOMATE, Role.ORDONNATEUR, Role.COMPTABLE)) {
            assertEquals("ACCES_REFUSE", sur(role, "limitations", EXACTITUDE), role.name());
        }
        assertEquals(avant, commune.etat());
        sur(Role.INSTRUCTEUR, "limitations", OPPOSITION);
        Empreinte limite = commune.etat();
        for (Role role : List.of(Role.USAGER, Role.PRESTATAIRE, Role.AUTOMATE, Role.ORDONNATEUR, Role.COMPTABLE)) {
            for (String acte : List.of(
                    "limitations/OPPOSITION/levee", "limitations/OPPOSITION/accueil", "derogations/CONSENTEMENT/fin")) {
                assertEquals("ACCES_REFUSE", sur(role, acte, ""), role + " " + acte);
            }
        }
        assertEquals(limite, commune.etat());
        assertEquals("ACCES_REFUSE", lire(Role.USAGER, "limitations").code(), "his sheet tells him");
    }
}
