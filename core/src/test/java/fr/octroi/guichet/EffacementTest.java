package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import fr.octroi.bureau.Confrontation;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.Rejet;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.port.Ecriture;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Incident;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The end of a dossier, and what is left of it. */
class EffacementTest {

    private static final String VISA = "VISA-2031-4";

    private final Monde monde = new Monde();

    private Effet effacer(String numero) {
        return monde.guichet().archives().effacer(Monde.ASSEMBLEES, Monde.numero(numero), VISA);
    }

    private List<Entree> chaine(String numero) {
        return monde.essai.dossiers.entrees(Monde.numero(numero));
    }

    private void desister(String numero) {
        monde.deposer(monde.complet(numero));
        monde.relances().desister(Monde.INSTRUCTEUR, Monde.numero(numero));
    }

    @Test
    @Tag("securite")
    void un_dossier_efface_ne_laisse_que_sa_chaine() {
        desister("D-1");
        monde.accueil().consignerAppel(Monde.INSTRUCTEUR, Monde.numero("D-1"), "RAPPEL", "rappeler mardi");
        List<Entree> avant = chaine("D-1");
        Empreinte note = avant.stream()
                .map(Entree::fait)
                .filter(FaitDeRelance.AppelConsigne.class::isInstance)
                .flatMap(fait -> Stream.ofNullable(((FaitDeRelance.AppelConsigne) fait).note()))
                .findFirst()
                .orElseThrow();
        assertTrue(monde.essai.notes.lire(Monde.numero("D-1"), note).isPresent());

        assertEquals(Effet.FAIT, effacer("D-1"));
        List<Entree> apres = chaine("D-1");
        assertTrue(apres.containsAll(avant));
        assertEquals(
                new Fait.DossierEfface(VISA),
                apres.stream()
                        .filter(entree -> !avant.contains(entree))
                        .reduce((une, autre) -> fail("more than one fact"))
                        .orElseThrow()
                        .fait());
        assertEquals(Optional.empty(), monde.essai.dossiers.trouver(Monde.numero("D-1")));
        assertEquals(Optional.empty(), monde.essai.notes.lire(Monde.numero("D-1"), note));
        assertEquals(Optional.empty(), monde.accueil().suivre(Monde.INSTRUCTEUR, Monde.numero("D-1")));
        assertEquals(Effet.DEJA_FAIT, effacer("D-1"));
        assertEquals(apres, chaine("D-1"));
        assertEquals(Effet.INCONNU, effacer("D-9"));
    }

    @Test
    void un_dossier_n_est_pas_efface_tant_que_quelque_chose_y_est_en_cours() {
        monde.deposer(monde.complet("D-1"));
        assertEquals(Effet.IMPOSSIBLE, effacer("D-1"), "it waits to be instructed");
        monde.instruire("D-1");
        assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat("D-1"));
        assertEquals(Effet.IMPOSSIBLE, effacer("D-1"), "the Bureau is to decide");

        desister("D-2");
        monde.relances()
                .ouvrirIncident(
                        Monde.INSTRUCTEUR,
                        new Incident(
                                "incident-1",
                                Incident.Genre.MAUVAIS_FICHIER,
                                Incident.Gravite.FORTE,
                                "agent-1",
                                monde.jour(),
                                ""),
                        List.of(Monde.numero("D-2")));
        assertEquals(Effet.IMPOSSIBLE, effacer("D-2"), "an incident is open");
        monde.relances().cloreIncident(Monde.INSTRUCTEUR, "incident-1", "REPARE", List.of(Monde.numero("D-2")));
        monde.recours()
                .recevoir(
                        Monde.INSTRUCTEUR,
                        new Recours(
                                "R-1",
                                Monde.numero("D-2"),
                                Recours.Genre.CONTENTIEUX,
                                monde.jour(),
                                Recours.Issue.PENDANT));
        assertEquals(Effet.IMPOSSIBLE, effacer("D-2"), "a judge is to decide");
        monde.recours().trancher(Monde.INSTRUCTEUR, Monde.numero("D-2"), "R-1", Recours.Issue.REJETE);
        assertEquals(Effet.FAIT, effacer("D-2"));
    }

    @Test
    void le_numero_d_un_dossier_efface_est_rejete_et_n_arrete_aucune_autre_ligne() {
        desister("D-1");
        effacer("D-1");
        List<Entree> chaine = chaine("D-1");
        List<LigneDeLot> lot = List.of(
                new LigneDeLot.Lue(2, monde.complet("D-1").remplir()),
                new LigneDeLot.Lue(3, monde.complet("D-2").remplir()));
        List<ResultatDepot> resultats = new ArrayList<>();
        monde.guichet()
                .deposerLot(Monde.PLATEFORME, Essai.AIDE, lot.iterator(), (ligne, resultat) -> resultats.add(resultat));
        Rejet rejet = assertInstanceOf(ResultatDepot.Rejete.class, resultats.get(0))
                .rejets()
                .get(0);
        assertEquals("NUMERO_EFFACE", rejet.code());
        assertEquals(2, rejet.ligne());
        assertInstanceOf(ResultatDepot.Enregistre.class, resultats.get(1));
        assertInstanceOf(
                ResultatDepot.Rejete.class,
                monde.guichet()
                        .deposer(
                                Monde.PLATEFORME,
                                Essai.AIDE,
                                monde.complet("D-1").remplir()));
        assertEquals(chaine, chaine("D-1"));
    }

    @Test
    void une_lettre_qui_attendait_ne_part_plus() {
        monde.deposer(monde.complet("D-1"));
        monde.relances().accuser(Monde.PLATEFORME, Monde.numero("D-1"), AccuseReception.RECEPTION);
        monde.relances().desister(Monde.INSTRUCTEUR, Monde.numero("D-1"));
        assertFalse(monde.essai.dossiers.attentes(10).isEmpty());
        effacer("D-1");
        monde.expedier();
        assertEquals(List.of(), monde.partis);
    }

    @Test
    void ce_qu_une_mort_apres_l_ecriture_a_laisse_part_au_second_appel() {
        desister("D-1");
        monde.accueil().consignerAppel(Monde.INSTRUCTEUR, Monde.numero("D-1"), "RAPPEL", "rappeler mardi");
        Empreinte note = monde.essai.cles.dossier(Monde.numero("D-1")).sceller("note", "rappeler mardi");
        long version =
                monde.essai.dossiers.trouver(Monde.numero("D-1")).orElseThrow().version();
        monde.essai.dossiers.ecrire(Ecriture.effacer(
                monde.maintenant(),
                Monde.ASSEMBLEES,
                List.of(new Ecriture.Effacement(Monde.numero("D-1"), version, List.of(new Fait.DossierEfface(VISA))))));
        List<Entree> chaine = chaine("D-1");
        assertTrue(monde.essai.notes.lire(Monde.numero("D-1"), note).isPresent());

        assertEquals(Effet.DEJA_FAIT, effacer("D-1"));
        assertEquals(Optional.empty(), monde.essai.notes.lire(Monde.numero("D-1"), note));
        assertNotEquals(
                note,
                monde.essai.cles.dossier(Monde.numero("D-1")).sceller("note", "rappeler mardi"),
                "the key is still there");
        assertEquals(chaine, chaine("D-1"));
    }

    @Test
    void un_dossier_paye_retire_ou_refuse_s_efface_une_fois_que_plus_rien_n_y_est_en_cours() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        String seance = "s-" + monde.jour();
        monde.accorder("D-1");
        Bordereau bordereau = monde.liquider("bord-1", "D-1").bordereau().orElseThrow();
        monde.retour(bordereau, RetourComptable.Issue.PAYE, "");
        assertEquals(EtatDossier.PAYE, monde.etat("D-1"));
        monde.recours()
                .ouvrirContradictoire(
                        Monde.INSTRUCTEUR,
                        Monde.numero("D-1"),
                        MotifDeRetrait.FRAUDE,
                        monde.revente(),
                        monde.jour().plusDays(15));
        assertEquals(Effet.IMPOSSIBLE, effacer("D-1"), "he may still answer");
        monde.plusTard(16);
        assertEquals(Effet.FAIT, effacer("D-1"), "nobody withdrew anything");
        assertInstanceOf(
                RetourComptable.Inapplicable.class,
                monde.retour(bordereau, RetourComptable.Issue.REJET_BANCAIRE, "AC04")
                        .get(0),
                "a late return stops no other line");
        assertEquals(
                Effet.DEJA_FAIT,
                monde.seances()
                        .transmettreActe(Monde.ASSEMBLEES, seance, monde.jour())
                        .effet());
    }

    @Test
    void qui_se_desiste_sur_un_ordre_du_jour_gele_y_reste_jusqu_au_proces_verbal() {
        monde.deposer(monde.complet("D-1"));
        monde.instruire("D-1");
        monde.ouvrirSeance(
                "bureau-avril", monde.jour().plusDays(20), monde.jour().plusDays(10), 10);
        OrdreDuJour ordre = monde.geler("bureau-avril");
        monde.relances().desister(Monde.INSTRUCTEUR, Monde.numero("D-1"));
        assertEquals(Effet.IMPOSSIBLE, effacer("D-1"));
        monde.plusTard(20);
        assertInstanceOf(
                Confrontation.Conforme.class,
                monde.deliberer(
                        "bureau-avril",
                        "B-1",
                        List.of(Monde.ligne(ordre.lignes().get(0), Issue.RETIRE, null))));
        assertEquals(Effet.FAIT, effacer("D-1"));
    }

    @Test
    void un_visa_est_un_code() {
        desister("D-1");
        assertThrows(
                ValeurInvalideException.class,
                () -> monde.guichet().archives().effacer(Monde.ASSEMBLEES, Monde.numero("D-1"), "visa de Mme Durand"));
        assertTrue(monde.essai.dossiers.trouver(Monde.numero("D-1")).isPresent());
    }
}
