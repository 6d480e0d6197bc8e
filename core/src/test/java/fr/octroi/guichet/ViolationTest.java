package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.ViolationCsv;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.Journal;
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
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    private static final Instant JOUR = Instant.parse("2026-04-01T08:00:00Z");
    private static final Empreinte RIB = Empreinte.deChamps("rib");

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
    void un_dossier_efface_compte_quand_on_le_nomme_et_un_numero_inconnu_est_sur_la_liste() {
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
        assertEquals(List.of(Monde.numero("D-1")), numeros(apres), "a copy that went astray outlives it");
        assertEquals(efface.efface(), apres.concernes().get(0).efface());
        assertEquals(Set.of(Monde.numero("D-9")), apres.inconnus());
        StringWriter csv = new StringWriter();
        ViolationCsv.ecrire(apres, csv);
        String inconnu = csv.toString().lines().skip(2).findFirst().orElseThrow();
        assertTrue(inconnu.startsWith("D-9;IDENTITE CONTACT "), inconnu);
        assertTrue(inconnu.endsWith(";;" + monde.maintenant() + ";;inconnu"), inconnu);
        assertEquals(CategorieDeDonnees.values().length, inconnu.split(";", -1)[1].split(" ").length);
    }

    private static Entree entree(String organisation, int jour, Fait fait) {
        return Journal.enchainer(
                null,
                Monde.numero("D-1"),
                1,
                JOUR.plus(Duration.ofDays(jour)),
                new Acteur(organisation, Role.INSTRUCTEUR, "agent-1"),
                fait);
    }

    private static Fait demande() {
        return new Fait.DemandeEnregistree(Essai.AIDE, LocalDate.of(2026, 4, 1), Empreinte.deChamps("demande"));
    }

    private static Fait rib() {
        return new Fait.PieceRecue("RIB", RIB, 4, LocalDate.of(2026, 4, 1));
    }

    private static Perimetre copies(int du, int au, String... organisations) {
        return new Perimetre(
                new TreeSet<>(), new TreeSet<>(), new TreeSet<>(Set.of(organisations)), false, le(du), le(au));
    }

    private static Instant le(int jour) {
        return JOUR.plus(Duration.ofDays(jour));
    }

    private static Optional<Concerne> concerne(Perimetre perimetre, Entree... entrees) {
        return Violation.concerne(perimetre, List.of(entrees), null, List.of());
    }

    @Test
    void qui_est_nomme_par_un_numero_ou_un_fichier_compte_meme_ecrit_apres_la_fenetre() {
        Entree[] plusTard = {entree("titulaire", 9, demande()), entree("titulaire", 9, rib())};
        Concerne nomme = concerne(dossiers(le(1), le(2), "D-1"), plusTard).orElseThrow();
        assertEquals(le(1), nomme.depuis());
        assertEquals(Set.of("RIB"), nomme.pieces());
        Perimetre fichier =
                new Perimetre(new TreeSet<>(), new TreeSet<>(Set.of(RIB)), new TreeSet<>(), false, le(1), le(2));
        Concerne parSonFichier = concerne(fichier, plusTard).orElseThrow();
        assertEquals(le(1), parSonFichier.depuis());
        assertEquals(Set.of(CategorieDeDonnees.PIECES), parSonFichier.donnees());
        assertTrue(concerne(tout(le(1), le(2)), plusTard).isEmpty(), "it was not there");
    }

    @Test
    void un_fichier_nomme_compte_meme_efface() {
        Entree[] efface = {
            entree("collectivite", 0, demande()),
            entree("collectivite", 0, rib()),
            entree("collectivite", 1, new FaitDArchive.DonneesEffacees("V-1", List.of("PIECES:RIB"))),
            entree("collectivite", 2, new Fait.DossierEfface("V-2"))
        };
        Perimetre fichier =
                new Perimetre(new TreeSet<>(), new TreeSet<>(Set.of(RIB)), new TreeSet<>(), false, le(5), le(6));
        assertEquals(Set.of("RIB"), concerne(fichier, efface).orElseThrow().pieces());
        assertTrue(concerne(tout(le(5), le(6)), efface).isEmpty());
    }

    @Test
    void un_dossier_n_est_parti_que_quand_tous_ceux_dont_la_copie_est_touchee_l_ont_efface() {
        Entree depot = entree("collectivite", 0, demande());
        Entree sienne = entree("titulaire", 0, rib());
        Entree efface = entree("collectivite", 2, new Fait.DossierEfface("V-1"));
        Entree effaceAilleurs = entree("titulaire", 3, new Fait.DossierEfface("V-2"));
        Entree revenu = entree("titulaire", 4, rib());
        Entree[] parUn = {depot, sienne, efface};
        Entree[] parTous = {depot, sienne, efface, effaceAilleurs};

        Concerne encore = concerne(tout(le(5), le(6)), parUn).orElseThrow();
        assertEquals(le(2), encore.efface(), "one may hold it, and the list says that one erased it");
        assertTrue(concerne(copies(5, 6, "titulaire"), parUn).isPresent());
        assertTrue(concerne(copies(5, 6, "collectivite"), parUn).isEmpty());
        assertTrue(concerne(tout(le(5), le(6)), parTous).isEmpty());
        assertTrue(concerne(copies(5, 6, "titulaire"), parTous).isEmpty());
        assertTrue(concerne(tout(le(3), le(6)), parTous).isPresent(), "one erased it during the window");
        assertEquals(
                le(3),
                concerne(dossiers(le(5), le(6), "D-1"), parTous).orElseThrow().efface());
        assertTrue(
                concerne(tout(le(5), le(6)), depot, sienne, efface, effaceAilleurs, revenu)
                        .isPresent(),
                "it came back to one");
    }

    @Test
    void une_partie_n_est_partie_que_quand_tous_l_ont_effacee() {
        Entree depot = entree("collectivite", 0, demande());
        Entree sienne = entree("titulaire", 0, rib());
        Fait effacees = new FaitDArchive.DonneesEffacees("V-1", List.of("COORDONNEES_BANCAIRES", "PIECES:RIB"));
        Entree efface = entree("collectivite", 2, effacees);
        Concerne parUn = concerne(tout(le(5), le(6)), depot, sienne, efface).orElseThrow();
        assertTrue(parUn.donnees().contains(CategorieDeDonnees.COORDONNEES_BANCAIRES));
        assertEquals(Set.of("RIB"), parUn.pieces());
        Concerne parTous = concerne(tout(le(5), le(6)), depot, sienne, efface, entree("titulaire", 3, effacees))
                .orElseThrow();
        assertFalse(parTous.donnees().contains(CategorieDeDonnees.COORDONNEES_BANCAIRES));
        assertEquals(Set.of(), parTous.pieces());
    }

    @Test
    void ce_qu_un_autre_a_efface_chez_lui_ne_retire_rien_de_ce_qui_est_ici() {
        monde.deposer(monde.complet("D-1"));
        monde.accueil().consignerAppel(Monde.PRESTATAIRE, Monde.numero("D-1"), "RAPPEL", "note d'essai");
        monde.essai.dossiers.recevoir(List.of(entree("titulaire", 0, new Fait.DossierEfface("V-1"))));
        monde.plusTard(2);
        Perimetre sienne = new Perimetre(
                new TreeSet<>(),
                new TreeSet<>(),
                new TreeSet<>(Set.of("titulaire")),
                false,
                monde.maintenant(),
                monde.maintenant());
        assertEquals(List.of(Monde.numero("D-1")), numeros(recenser(sienne)));
    }

    @Test
    void ce_qui_a_ete_change_depuis_le_debut_compte_meme_si_le_dossier_ne_le_tient_plus() {
        monde.deposer(monde.complet("D-1"));
        monde.plusTard(1);
        Instant avant = monde.maintenant();
        monde.plusTard(1);
        assertEquals(Effet.FAIT, monde.relances().changerContact(Monde.INSTRUCTEUR, Monde.numero("D-1"), "", ""));
        monde.plusTard(1);
        Instant apres = monde.maintenant();
        assertTrue(recenser(tout(avant, apres)).concernes().get(0).donnees().contains(CategorieDeDonnees.CONTACT));
        assertFalse(recenser(tout(apres, apres)).concernes().get(0).donnees().contains(CategorieDeDonnees.CONTACT));
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
        Perimetre nomme = new Perimetre(
                new TreeSet<>(Set.of(Monde.numero("D-1"))),
                new TreeSet<>(Set.of(RIB)),
                new TreeSet<>(),
                false,
                monde.maintenant(),
                monde.maintenant());
        assertFalse(nomme.toString().contains("D-1"), nomme::toString);
        assertFalse(nomme.toString().contains(RIB.hexadecimal()), nomme::toString);
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
