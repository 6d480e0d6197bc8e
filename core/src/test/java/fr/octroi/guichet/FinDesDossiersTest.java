package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.Journal;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.PortException;
import fr.octroi.recours.Limitation;
import fr.octroi.recours.Recours;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.CertificatDElimination.Issue;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Conservation.Depart;
import fr.octroi.rgpd.Conservation.Regle;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Elimination.Visa;
import fr.octroi.rgpd.Sort.Phase;
import fr.octroi.suivi.Rejeu;
import java.io.IOException;
import java.io.InputStream;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** From the last day of a dossier to the certificate of its end. */
class FinDesDossiersTest {

    static final Conservation UN_AN = new Conservation(List.of(new Regle(
            new TreeSet<>(Set.of(EtatDossier.DESISTE)),
            Depart.DERNIER_FAIT,
            Period.ofMonths(6),
            Period.ofYears(1),
            "délibération 12, art. 4")));

    private final Monde monde = new Monde(UN_AN);

    private GuichetArchives archives() {
        return monde.guichet().archives();
    }

    private void desister(String... numeros) {
        for (String numero : numeros) {
            monde.deposer(monde.complet(numero));
            monde.relances().desister(Monde.INSTRUCTEUR, Monde.numero(numero));
        }
    }

    private Elimination proposer() {
        return archives().proposer(Monde.ASSEMBLEES, "E-2027-1");
    }

    private static Visa visa(Elimination liste) {
        return new Visa("AD92-2027-17", liste.jour(), liste.empreinte());
    }

    private CertificatDElimination eliminer(Elimination liste) {
        return archives().eliminer(Monde.ASSEMBLEES, liste, visa(liste));
    }

    private Phase phase(String numero) {
        return archives()
                .sort(Monde.INSTRUCTEUR, Monde.numero(numero))
                .orElseThrow()
                .phase();
    }

    private List<Entree> chaine(String numero) {
        return Journal.ordonner(monde.essai.dossiers.entrees(Monde.numero(numero)));
    }

    private boolean estLa(Empreinte fichier) {
        try (InputStream flux = monde.essai.pieces.ouvrir(fichier)) {
            return Empreinte.sha256(flux.readAllBytes()).equals(fichier);
        } catch (PortException absence) {
            return false;
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    private static Set<Empreinte> fichiers(Dossier dossier) {
        Set<Empreinte> fichiers = new TreeSet<>();
        dossier.pieces().stream().map(PieceJustificative::contenu).forEach(fichiers::add);
        return fichiers;
    }

    private static Map<NumeroDossier, Issue> issues(Map<String, Issue> issues) {
        Map<NumeroDossier, Issue> parNumero = new TreeMap<>();
        issues.forEach((numero, issue) -> parNumero.put(Monde.numero(numero), issue));
        return parNumero;
    }

    @Test
    void une_liste_visee_efface_les_dossiers_echus_et_leurs_fichiers_et_ne_laisse_que_des_chaines() {
        desister("D-1");
        Set<Empreinte> fichiers = fichiers(monde.essai.dossier("D-1"));
        monde.plusTard(300);
        // Of two who share an account, the second shows the same file.
        monde.deposer(monde.complet("D-2").avec(monde.essai.piece("RIB", "rib.pdf", "RIB 0.00 D-1")));
        monde.relances().desister(Monde.INSTRUCTEUR, Monde.numero("D-2"));
        monde.plusTard(60);
        assertEquals(List.of(), proposer().lignes(), "a year has not passed");
        assertEquals(
                Effet.IMPOSSIBLE,
                archives().effacer(Monde.ASSEMBLEES, Monde.numero("D-1"), "AD92-2027-17"),
                "before its time");
        monde.plusTard(6);
        Elimination liste = proposer();
        assertEquals(
                List.of(Monde.numero("D-1")),
                liste.lignes().stream().map(Elimination.Ligne::numero).toList());
        assertTrue(estLa(fichiers.iterator().next()), "a list erases nothing");

        CertificatDElimination certificat = eliminer(liste);
        assertEquals(issues(Map.of("D-1", Issue.EFFACE)), certificat.issues());
        assertTrue(certificat.estComplet());
        assertEquals(fichiers.size(), certificat.fichiersEffaces() + certificat.fichiersGardes());
        List<Entree> chaine = chaine("D-1");
        assertEquals(
                new Fait.DossierEfface("AD92-2027-17"),
                chaine.get(chaine.size() - 1).fait());
        Set<Empreinte> encore = fichiers(monde.essai.dossier("D-2"));
        for (Empreinte fichier : fichiers) {
            assertEquals(encore.contains(fichier), estLa(fichier));
        }
        assertTrue(certificat.fichiersEffaces() > 0);
        assertTrue(certificat.fichiersGardes() > 0, "none was shared: this proved less than it says");

        CertificatDElimination encoreUneFois = eliminer(liste);
        assertEquals(issues(Map.of("D-1", Issue.DEJA_EFFACE)), encoreUneFois.issues());
        assertEquals(0, encoreUneFois.fichiersEffaces());
        assertEquals(chaine, chaine("D-1"));
        assertEquals(List.of(Monde.numero("D-1")), encoreUneFois.effaces());
    }

    @Test
    @Tag("securite")
    void un_visa_vaut_pour_la_liste_qui_a_ete_vue() {
        desister("D-1");
        monde.plusTard(366);
        Elimination vue = proposer();
        desister("D-2");
        monde.plusTard(366);
        Elimination autre = archives().proposer(Monde.ASSEMBLEES, "E-2028-1");
        assertThrows(IllegalArgumentException.class, () -> archives().eliminer(Monde.ASSEMBLEES, autre, visa(vue)));
        assertTrue(monde.essai.dossiers.trouver(Monde.numero("D-1")).isPresent());
    }

    @Test
    void ce_qui_a_change_depuis_la_liste_reste_et_le_certificat_dit_pourquoi() {
        desister("D-1", "D-2", "D-3", "D-4");
        monde.plusTard(366);
        Elimination liste = proposer();
        assertEquals(4, liste.lignes().size());
        archives().geler(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CONTROLE_CRC");
        monde.recours()
                .recevoir(
                        Monde.INSTRUCTEUR,
                        new Recours(
                                "R-1",
                                Monde.numero("D-2"),
                                Recours.Genre.CONTENTIEUX,
                                monde.jour(),
                                Recours.Issue.PENDANT));
        monde.accueil().consignerAppel(Monde.INSTRUCTEUR, Monde.numero("D-3"), "RAPPEL", "");
        CertificatDElimination certificat = eliminer(liste);
        assertEquals(
                issues(Map.of("D-1", Issue.GELE, "D-2", Issue.EN_COURS, "D-3", Issue.PAS_ECHU, "D-4", Issue.EFFACE)),
                certificat.issues());
        assertTrue(certificat.estComplet(), "what is kept for a reason is no failure");
        for (String garde : List.of("D-1", "D-2", "D-3")) {
            assertTrue(monde.essai.dossiers.trouver(Monde.numero(garde)).isPresent());
        }
        assertEquals(Effet.FAIT, archives().degeler(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CONTROLE_CLOS"));
        assertEquals(Issue.EFFACE, eliminer(liste).issues().get(Monde.numero("D-1")), "its time had run all the while");
    }

    @Test
    void une_panne_a_n_importe_quelle_ecriture_n_arrete_rien_et_le_meme_appel_acheve() {
        desister("D-1", "D-2", "D-3");
        monde.plusTard(366);
        Elimination liste = proposer();
        for (int reussies = 0; reussies < 3; reussies++) {
            monde.essai.ecrituresAvantPanne = 1;
            CertificatDElimination certificat = eliminer(liste);
            assertEquals(reussies == 2, certificat.estComplet(), certificat.issues()::toString);
            assertEquals(reussies + 1, certificat.effaces().size());
        }
        monde.essai.ecrituresAvantPanne = Integer.MAX_VALUE;
        assertEquals(List.of(), archives().proposer(Monde.ASSEMBLEES, "E-2").lignes());
    }

    @Test
    void un_fichier_que_l_entrepot_n_efface_pas_part_au_second_appel() {
        desister("D-1");
        Set<Empreinte> fichiers = fichiers(monde.essai.dossier("D-1"));
        monde.plusTard(366);
        Elimination liste = proposer();
        monde.essai.piecesEnPanne = true;
        CertificatDElimination certificat = eliminer(liste);
        assertEquals(0, certificat.fichiersEffaces());
        assertEquals(0, certificat.fichiersGardes(), "nobody holds them");
        assertEquals(issues(Map.of("D-1", Issue.EN_PANNE)), certificat.issues());
        assertFalse(certificat.estComplet());
        monde.essai.piecesEnPanne = false;
        CertificatDElimination repris = eliminer(liste);
        assertEquals(fichiers.size(), repris.fichiersEffaces());
        assertEquals(issues(Map.of("D-1", Issue.DEJA_EFFACE)), repris.issues());
        fichiers.forEach(fichier -> assertFalse(estLa(fichier)));
    }

    @Test
    void un_journal_qui_ne_se_lit_plus_apres_l_effacement_n_arrete_pas_la_liste() {
        desister("D-1", "D-2");
        Set<Empreinte> fichiers = fichiers(monde.essai.dossier("D-1"));
        fichiers.addAll(fichiers(monde.essai.dossier("D-2")));
        monde.plusTard(366);
        Elimination liste = proposer();
        monde.essai.avantEcriture = () -> monde.essai.journauxEnPanne = true;
        CertificatDElimination certificat = eliminer(liste);
        assertEquals(issues(Map.of("D-1", Issue.EN_PANNE, "D-2", Issue.EN_PANNE)), certificat.issues());
        assertFalse(certificat.estComplet());
        monde.essai.avantEcriture = () -> {};
        monde.essai.journauxEnPanne = false;
        CertificatDElimination repris = eliminer(liste);
        assertEquals(issues(Map.of("D-1", Issue.DEJA_EFFACE, "D-2", Issue.EFFACE)), repris.issues());
        assertEquals(fichiers.size(), repris.fichiersEffaces());
    }

    @Test
    void un_fichier_redepose_la_veille_attend_peut_etre_son_dossier() {
        desister("D-1");
        monde.plusTard(366);
        Elimination liste = proposer();
        // The same invoice comes again with a request that is not yet filed.
        monde.complet("D-1");
        CertificatDElimination certificat = eliminer(liste);
        assertEquals(0, certificat.fichiersEffaces());
        assertTrue(certificat.fichiersEnAttente() > 0);
        assertEquals(0, certificat.fichiersGardes(), "nobody holds them");
        assertFalse(certificat.estComplet(), "the same list is to be run again");
        monde.plusTard(2);
        CertificatDElimination repris = eliminer(liste);
        assertEquals(certificat.fichiersEnAttente(), repris.fichiersEffaces());
        assertTrue(repris.estComplet());
        assertEquals(0, eliminer(liste).fichiersGardes(), "what is not there is not kept");
    }

    @Test
    void un_preavis_dit_ce_qui_finira_et_rien_n_en_part_avant_son_jour() {
        desister("D-1");
        monde.plusTard(100);
        desister("D-2");
        Elimination preavis =
                archives().proposer(Monde.ASSEMBLEES, "P-1", monde.jour().plusDays(300));
        assertEquals(
                List.of(Monde.numero("D-1")),
                preavis.lignes().stream().map(Elimination.Ligne::numero).toList());
        assertTrue(preavis.estUnPreavis());
        assertEquals(issues(Map.of("D-1", Issue.PAS_ECHU)), eliminer(preavis).issues());
        monde.plusTard(265);
        assertEquals(monde.jour(), preavis.lignes().get(0).terme().jour(), "the last day counts whole");
        assertEquals(issues(Map.of("D-1", Issue.PAS_ECHU)), eliminer(preavis).issues());
        monde.plusTard(1);
        assertEquals(issues(Map.of("D-1", Issue.EFFACE)), eliminer(preavis).issues());
        assertThrows(
                ValeurInvalideException.class,
                () -> archives().proposer(Monde.ASSEMBLEES, "P-2", monde.jour().minusDays(1)));
    }

    @Test
    @Tag("securite")
    void rejouer_hors_de_la_base_active_dit_pourquoi_et_le_journal_le_garde() {
        Formulaire formulaire = monde.complet("D-1");
        monde.deposer(formulaire);
        monde.instruire("D-1");
        monde.relances().desister(Monde.INSTRUCTEUR, Monde.numero("D-1"));
        List<Entree> avant = chaine("D-1");
        List<Rejeu> rejeux = archives().rejouer(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CONTROLE");
        assertEquals(avant, chaine("D-1"), "in the active base nothing is written");
        assertEquals(1, rejeux.size());
        monde.plusTard(200);
        assertThrows(
                ValeurInvalideException.class,
                () -> archives().rejouer(Monde.INSTRUCTEUR, Monde.numero("D-1"), "pour voir"));
        assertEquals(avant, chaine("D-1"));
        assertEquals(rejeux, archives().rejouer(Monde.INSTRUCTEUR, Monde.numero("D-1"), "RECOURS"));
        List<Entree> apres = chaine("D-1");
        assertEquals(avant.size() + 1, apres.size());
        assertEquals(
                new FaitDArchive.ArchiveConsultee("RECOURS"),
                apres.get(apres.size() - 1).fait());
    }

    @Test
    @Tag("securite")
    void hors_de_la_base_active_on_ne_regarde_qu_en_disant_pourquoi() {
        desister("D-1");
        NumeroDossier numero = Monde.numero("D-1");
        monde.plusTard(100);
        assertEquals(Phase.ACTIVE, phase("D-1"));
        assertTrue(monde.accueil().suivre(Monde.PRESTATAIRE, numero).isPresent());
        assertEquals(Optional.of(monde.essai.enregistre("D-1")), monde.accueil().lire(Monde.PRESTATAIRE, numero));
        monde.plusTard(100);
        assertEquals(Phase.INTERMEDIAIRE, phase("D-1"));
        assertEquals(Optional.empty(), monde.accueil().suivre(Monde.PRESTATAIRE, numero));
        assertEquals(Optional.empty(), monde.accueil().lire(Monde.PRESTATAIRE, numero));
        assertThrows(AccesRefuseException.class, () -> archives().consulter(Monde.PRESTATAIRE, numero, "CURIOSITE"));
        assertEquals(
                numero,
                archives()
                        .consulter(Monde.INSTRUCTEUR, numero, "QUESTION_DE_L_USAGER")
                        .orElseThrow()
                        .numero());
        List<Entree> chaine = chaine("D-1");
        assertEquals(
                new FaitDArchive.ArchiveConsultee("QUESTION_DE_L_USAGER"),
                chaine.get(chaine.size() - 1).fait());
        assertEquals(Monde.INSTRUCTEUR, chaine.get(chaine.size() - 1).auteur());
        assertEquals(Optional.empty(), archives().consulter(Monde.INSTRUCTEUR, Monde.numero("D-9"), "RECOURS"));
    }

    @Test
    void le_guichet_de_la_base_active_n_en_connait_aucun_autre() {
        desister("D-1");
        NumeroDossier numero = Monde.numero("D-1");
        long version = monde.essai.enregistre("D-1").version();
        Guichet actif = monde.guichet().enBaseActive();
        assertEquals(Optional.of(monde.essai.enregistre("D-1")), actif.accueil().lire(Monde.PRESTATAIRE, numero));
        assertThrows(
                ConflitDeVersionException.class,
                () -> actif.pourVersion(numero, version + 1).accueil().lire(Monde.PRESTATAIRE, numero));
        monde.plusTard(200);
        List<Entree> avant = chaine("D-1");
        for (Guichet guichet : List.of(
                actif,
                actif.pourVersion(numero, version),
                actif.pourVersion(numero, version + 1),
                monde.guichet().pourVersion(numero, version + 1).enBaseActive())) {
            assertEquals(Optional.empty(), guichet.accueil().lire(Monde.PRESTATAIRE, numero));
            assertEquals(Optional.empty(), guichet.accueil().parcours(Monde.PRESTATAIRE, numero));
            assertEquals(Effet.INCONNU, guichet.accueil().consignerAppel(Monde.PRESTATAIRE, numero, "AUTRE", ""));
            assertEquals(
                    Effet.INCONNU,
                    guichet.droits().limiter(Monde.INSTRUCTEUR, numero, Limitation.Motif.EXACTITUDE, monde.jour()));
        }
        assertEquals(avant, chaine("D-1"));
        assertEquals(
                Effet.FAIT,
                monde.accueil().consignerAppel(Monde.PRESTATAIRE, numero, "AUTRE", ""),
                "another counter takes it as it is");
    }

    @Test
    void geler_et_degeler_une_seconde_fois_ne_change_rien() {
        desister("D-1");
        NumeroDossier numero = Monde.numero("D-1");
        assertEquals(Effet.FAIT, archives().geler(Monde.INSTRUCTEUR, numero, "CONTENTIEUX"));
        assertEquals(Effet.DEJA_FAIT, archives().geler(Monde.ASSEMBLEES, numero, "CONTENTIEUX"));
        assertEquals(Phase.GELE, phase("D-1"));
        assertEquals(Effet.FAIT, archives().degeler(Monde.INSTRUCTEUR, numero, "JUGE"));
        assertEquals(Effet.DEJA_FAIT, archives().degeler(Monde.INSTRUCTEUR, numero, "JUGE"));
        assertEquals(Effet.INCONNU, archives().geler(Monde.INSTRUCTEUR, Monde.numero("D-9"), "CONTENTIEUX"));
    }
}
