package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.ViolationCsv;
import fr.octroi.port.PortException;
import fr.octroi.rgpd.CategorieDeDonnees;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Conservation.Depart;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Violation;
import fr.octroi.rgpd.Violation.Concerne;
import fr.octroi.rgpd.Violation.Perimetre;
import java.io.StringWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nobody whom a breach touches is left out; what was gone before it does not count. */
class ViolationTest {

    private static final Conservation UN_AN = new Conservation(List.of(new Conservation.Regle(
            new TreeSet<>(Set.of(EtatDossier.DESISTE)),
            Depart.DERNIER_FAIT,
            Period.ofYears(1),
            Period.ofYears(1),
            "essai")));

    private final Monde monde = new Monde(UN_AN);

    private GuichetArchives archives() {
        return monde.guichet().archives();
    }

    private static Perimetre tout(Instant du, Instant au) {
        return new Perimetre(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), true, du, au);
    }

    private static Perimetre dossiers(Instant du, Instant au, String... numeros) {
        SortedSet<NumeroDossier> tous = new TreeSet<>();
        for (String numero : numeros) {
            tous.add(Monde.numero(numero));
        }
        return new Perimetre(tous, new TreeSet<>(), new TreeSet<>(), false, du, au);
    }

    private Violation recenser(Perimetre perimetre) {
        return archives().recenser(Monde.INSTRUCTEUR, perimetre, monde.maintenant());
    }

    private static List<NumeroDossier> numeros(Violation violation) {
        return violation.concernes().stream().map(Concerne::numero).toList();
    }

    @Test
    void une_copie_de_la_base_touche_ce_qui_y_etait_dans_la_fenetre_et_depuis_quand() {
        Instant debut = monde.maintenant();
        monde.deposer(monde.complet("D-1"));
        monde.plusTard(10);
        Instant milieu = monde.maintenant();
        monde.plusTard(10);
        monde.deposer(monde.complet("D-2"));
        Instant fin = monde.maintenant();

        Violation avant = recenser(tout(debut, milieu));
        assertEquals(List.of(Monde.numero("D-1")), numeros(avant), "the second came later");
        Violation apres = recenser(tout(milieu, fin));
        assertEquals(List.of(Monde.numero("D-1"), Monde.numero("D-2")), numeros(apres));
        assertEquals(milieu, apres.concernes().get(0).depuis(), "it was there from the first moment");
        assertEquals(fin, apres.concernes().get(1).depuis());
        assertEquals(Set.of("FACTURE", "RIB"), apres.concernes().get(0).pieces());
        assertTrue(apres.concernes().get(0).lu());
        assertEquals(2, apres.nombres().get(CategorieDeDonnees.COORDONNEES_BANCAIRES));
        assertEquals(72, Duration.between(monde.maintenant(), apres.echeance()).toHours());
    }

    @Test
    void un_fichier_touche_ne_dit_rien_du_reste_du_dossier() {
        monde.deposer(monde.complet("D-1"));
        monde.deposer(monde.complet("D-2"));
        Empreinte rib = monde.essai.dossier("D-1").pieces().stream()
                .filter(piece -> piece.type().equals("RIB"))
                .findFirst()
                .orElseThrow()
                .contenu();
        Violation violation = recenser(new Perimetre(
                new TreeSet<>(),
                new TreeSet<>(Set.of(rib)),
                new TreeSet<>(),
                false,
                monde.maintenant(),
                monde.maintenant()));
        assertEquals(List.of(Monde.numero("D-1")), numeros(violation));
        assertEquals(
                Set.of(CategorieDeDonnees.PIECES), violation.concernes().get(0).donnees());
        assertEquals(Set.of("RIB"), violation.concernes().get(0).pieces());
    }

    @Test
    void la_copie_d_un_prestataire_touche_les_dossiers_dont_il_a_ecrit() {
        monde.deposer(monde.complet("D-1"));
        monde.deposer(monde.complet("D-2"));
        monde.accueil().consignerAppel(Monde.PRESTATAIRE, Monde.numero("D-2"), "RAPPEL", "note d'essai");
        Violation violation = recenser(new Perimetre(
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(Set.of(Monde.PRESTATAIRE.organisation())),
                false,
                monde.maintenant(),
                monde.maintenant()));
        assertEquals(List.of(Monde.numero("D-2")), numeros(violation));
        assertTrue(violation.concernes().get(0).donnees().contains(CategorieDeDonnees.APPELS));
        assertFalse(recenser(tout(monde.maintenant(), monde.maintenant()))
                .concernes()
                .get(0)
                .donnees()
                .contains(CategorieDeDonnees.APPELS));
    }

    @Test
    void un_dossier_efface_compte_jusqu_a_son_effacement_quand_on_le_nomme() {
        monde.deposer(monde.complet("D-1"));
        monde.relances().desister(Monde.INSTRUCTEUR, Monde.numero("D-1"));
        monde.plusTard(367);
        Instant avant = monde.maintenant();
        Elimination liste = archives().proposer(Monde.ASSEMBLEES, "E-1");
        archives().eliminer(Monde.ASSEMBLEES, liste, new Elimination.Visa("V-1", liste.jour(), liste.empreinte()));
        monde.plusTard(1);
        Concerne efface =
                recenser(dossiers(avant, monde.maintenant(), "D-1")).concernes().get(0);
        assertNotNull(efface.efface());
        assertFalse(efface.lu());
        assertTrue(efface.donnees().contains(CategorieDeDonnees.CONTACT), "it may have been declared");
        Violation apres = recenser(dossiers(monde.maintenant(), monde.maintenant(), "D-1", "D-9"));
        assertEquals(List.of(), apres.concernes(), "nothing of it was there");
        assertEquals(Set.of(Monde.numero("D-9")), apres.inconnus());
    }

    @Test
    void ce_que_le_dossier_ne_tient_pas_ne_compte_pas_et_une_image_illisible_compte_pour_tout() {
        Formulaire sansCompte = monde.essai.formulaire("D-1");
        monde.deposer(sansCompte);
        Concerne lu = recenser(tout(monde.maintenant(), monde.maintenant()))
                .concernes()
                .get(0);
        assertFalse(lu.donnees().contains(CategorieDeDonnees.COORDONNEES_BANCAIRES));
        assertNull(lu.efface());
        monde.essai.illisibles.add(Monde.numero("D-1"));
        Concerne illisible = recenser(tout(monde.maintenant(), monde.maintenant()))
                .concernes()
                .get(0);
        assertFalse(illisible.lu());
        assertTrue(illisible.donnees().containsAll(lu.donnees()));
        assertTrue(illisible.donnees().contains(CategorieDeDonnees.COORDONNEES_BANCAIRES));
        monde.essai.journauxEnPanne = true;
        assertThrows(PortException.class, () -> recenser(tout(monde.maintenant(), monde.maintenant())));
    }

    @Test
    void de_fenetres_au_hasard_l_une_dans_l_autre_ne_perdent_personne() {
        Random hasard = new Random(26);
        List<Instant> moments = new ArrayList<>(List.of(monde.maintenant()));
        for (int i = 1; i <= 12; i++) {
            monde.deposer(monde.complet("D-" + i));
            monde.plusTard(1 + hasard.nextInt(5));
            moments.add(monde.maintenant());
        }
        for (int tour = 0; tour < 100; tour++) {
            List<Instant> bornes = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                bornes.add(moments.get(hasard.nextInt(moments.size())));
            }
            bornes.sort(null);
            Violation large = recenser(tout(bornes.get(0), bornes.get(3)));
            Violation etroite = recenser(tout(bornes.get(1), bornes.get(2)));
            assertTrue(numeros(large).containsAll(numeros(etroite)));
            large.concernes().forEach(un -> {
                assertFalse(un.depuis().isBefore(bornes.get(0)));
                assertFalse(un.depuis().isAfter(bornes.get(3)));
            });
        }
    }

    @Test
    @Tag("securite")
    void la_liste_ne_se_dit_ni_dans_un_texte_ni_a_qui_n_est_pas_habilite() {
        monde.deposer(monde.complet("D-1"));
        Perimetre perimetre = tout(monde.maintenant(), monde.maintenant());
        Violation violation = recenser(perimetre);
        assertFalse(violation.toString().contains("D-1"));
        assertFalse(violation.concernes().get(0).toString().contains("D-1"));
        for (Acteur acteur : List.of(Monde.PRESTATAIRE, Monde.USAGER, Monde.PLATEFORME, Monde.COMPTABLE)) {
            assertThrows(AccesRefuseException.class, () -> archives().recenser(acteur, perimetre, monde.maintenant()));
        }
        StringWriter csv = new StringWriter();
        ViolationCsv.ecrire(violation, csv);
        assertEquals(2, csv.toString().lines().count());
        assertTrue(csv.toString().contains("D-1;IDENTITE "), csv::toString);
        assertFalse(csv.toString().contains("Durand"));
    }

    @Test
    void un_perimetre_touche_quelque_chose_et_finit_apres_son_debut() {
        Instant jour = monde.maintenant();
        assertThrows(
                ValeurInvalideException.class,
                () -> new Perimetre(new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), false, jour, jour));
        assertThrows(ValeurInvalideException.class, () -> tout(jour, jour.minusSeconds(1)));
    }
}
