package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.budget.Imputation;
import fr.octroi.bureau.Affectation;
import fr.octroi.bureau.Discordance;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.Raison;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Pourcentage;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.reglement.Financeur;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.versement.Blocage;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Several who pay one aid: each has his credits, and a grant stands on all of them or on none. */
class FinanceursTest {

    static final List<Financeur> FINANCEURS = List.of(
            new Financeur("ville", Monde.LIGNE, null),
            new Financeur("region", new LigneBudgetaire("204", "20422", ""), new Pourcentage(3_000)));

    private static final String REGION = Monde.ENVELOPPE + "-region";

    private static Monde monde(long ville, long region, @Nullable String epuises) {
        return new Monde(epuises, FINANCEURS, List.of(Montant.ofEuros(ville), Montant.ofEuros(region)));
    }

    private static Enveloppe enveloppe(Monde monde, String code) {
        return monde.essai.dossiers.enveloppe(code).orElseThrow().valeur();
    }

    private static void deposer(Monde monde, String... numeros) {
        for (String numero : numeros) {
            monde.deposer(monde.complet(numero));
            monde.instruire(numero);
        }
    }

    private static String sommes(Enveloppe enveloppe) {
        return enveloppe.reserves() + " " + enveloppe.engages() + " " + enveloppe.mandates();
    }

    /** From the freezing to the return of the bank, to a withdrawal: 200 euros are 140 and 60 at each step. */
    @Test
    void chaque_pas_d_un_octroi_prend_a_chacun_sa_part() {
        Monde monde = monde(1_000, 1_000, null);
        deposer(monde, "D-1");
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 5);
        OrdreDuJour ordre = monde.geler("avril");
        assertEquals("140.00 0.00 0.00", sommes(monde.enveloppe()));
        assertEquals("60.00 0.00 0.00", sommes(enveloppe(monde, REGION)));
        monde.deliberer(
                "avril", "B-1", List.of(Monde.commePropose(ordre.lignes().get(0))));
        assertEquals("0.00 140.00 0.00", sommes(monde.enveloppe()));
        assertEquals("0.00 60.00 0.00", sommes(enveloppe(monde, REGION)));
        monde.seances().transmettreActe(Monde.ASSEMBLEES, "avril", monde.jour());
        monde.seances().notifier(Monde.ASSEMBLEES, Monde.numero("D-1"), monde.jour());
        Bordereau bordereau = monde.liquider("bord-1", "D-1").bordereau().orElseThrow();
        assertEquals(Essai.FORFAIT, bordereau.totaux().total(), "one payment to the person");
        assertEquals("0.00 0.00 140.00", sommes(monde.enveloppe()));
        assertEquals("0.00 0.00 60.00", sommes(enveloppe(monde, REGION)));
        assertEquals(
                List.of(
                        new Imputation("ville", Monde.LIGNE, Montant.ofEuros(140)),
                        new Imputation("region", FINANCEURS.get(1).ligne(), Montant.ofEuros(60))),
                monde.paiements().imputations(Monde.ORDONNATEUR, "bord-1").get(Monde.numero("D-1")));
        monde.retour(bordereau, RetourComptable.Issue.REJET_BANCAIRE, "AC04");
        assertEquals("0.00 140.00 0.00", sommes(monde.enveloppe()));
        assertEquals("0.00 60.00 0.00", sommes(enveloppe(monde, REGION)));
        monde.relances().desister(Monde.INSTRUCTEUR, Monde.numero("D-1"));
        assertEquals("0.00 0.00 0.00", sommes(monde.enveloppe()));
        assertEquals("0.00 0.00 0.00", sommes(enveloppe(monde, REGION)));
    }

    /** The town could pay for both, the région for one: the second waits, or is refused, and nothing is set aside for it. */
    @Test
    void une_enveloppe_a_sec_chez_un_seul_financeur_arrete_le_dossier_et_le_dit() {
        Monde attend = monde(1_000, 100, null);
        deposer(attend, "D-1", "D-2");
        attend.ouvrirSeance("avril", attend.jour(), attend.jour(), 5);
        assertEquals(
                "D-1 PREMIERE_SEANCE, D-2 CREDITS_INSUFFISANTS",
                attend.seances().programmer(Monde.ASSEMBLEES, Essai.AIDE, Monde.ENVELOPPE).affectations().stream()
                        .map(FinanceursTest::dite)
                        .collect(Collectors.joining(", ")));
        assertEquals(1, attend.geler("avril").lignes().size());
        assertEquals("140.00 0.00 0.00", sommes(attend.enveloppe()));
        assertEquals("60.00 0.00 0.00", sommes(enveloppe(attend, REGION)));

        Monde refuse = monde(1_000, 100, "art. 9");
        deposer(refuse, "D-1", "D-2");
        refuse.ouvrirSeance("avril", refuse.jour(), refuse.jour(), 5);
        assertEquals(
                "CREDITS_EPUISES",
                refuse.geler("avril").lignes().get(1).motifs().get(0).code());
        assertEquals("60.00 0.00 0.00", sommes(enveloppe(refuse, REGION)));
    }

    private static String dite(Affectation affectation) {
        Raison raison = affectation.raison();
        return affectation.candidat().numero() + " " + raison;
    }

    /** What all have together is enough; what the région has is not, and nothing is written. */
    @Test
    void un_octroi_releve_au_dela_de_ce_qu_un_financeur_peut_n_est_pas_pris() {
        Monde monde = monde(1_000, 100, null);
        deposer(monde, "D-1");
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 5);
        OrdreDuJour ordre = monde.geler("avril");
        List<Discordance> trop = monde.deliberer(
                        "avril",
                        "B-1",
                        List.of(Monde.ligne(ordre.lignes().get(0), Issue.ACCORDE, Montant.ofEuros(400))))
                .selon(conforme -> List.<Discordance>of(), discordante -> discordante.discordances());
        assertEquals(
                List.of(new Discordance(Discordance.Code.MONTANT_AU_DELA_DES_CREDITS, Monde.numero("D-1"), null)),
                trop);
        assertEquals("140.00 0.00 0.00", sommes(monde.enveloppe()));
        assertEquals("60.00 0.00 0.00", sommes(enveloppe(monde, REGION)));
        monde.deliberer(
                "avril", "B-1", List.of(Monde.ligne(ordre.lignes().get(0), Issue.ACCORDE, Montant.ofEuros(333))));
        assertEquals("0.00 233.10 0.00", sommes(monde.enveloppe()));
        assertEquals("0.00 99.90 0.00", sommes(enveloppe(monde, REGION)));
    }

    /** What each bears for whoever can be read goes on; what he bears for the other stays with him. */
    @Test
    void ce_que_chacun_porte_d_un_octroi_illisible_reste_chez_lui() {
        Monde monde = deuxExercices("D-1", "D-2");
        monde.essai.illisibles.add(Monde.numero("D-2"));
        assertEquals(
                new ReportDeCredits(Effet.FAIT, new TreeSet<>(List.of(Monde.numero("D-2")))),
                monde.paiements().reporterCredits(Monde.ORDONNATEUR, Monde.ENVELOPPE, "velo-2027"));
        for (String annee : List.of(Monde.ENVELOPPE, "velo-2027")) {
            assertEquals("0.00 140.00 0.00", sommes(enveloppe(monde, annee)));
            assertEquals("0.00 60.00 0.00", sommes(enveloppe(monde, annee + "-region")));
        }
        monde.essai.illisibles.clear();
        assertEquals(
                new ReportDeCredits(Effet.FAIT, new TreeSet<>()),
                monde.paiements().reporterCredits(Monde.ORDONNATEUR, Monde.ENVELOPPE, "velo-2027"));
        assertEquals("0.00 280.00 0.00", sommes(enveloppe(monde, "velo-2027")));
        assertEquals("0.00 120.00 0.00", sommes(enveloppe(monde, "velo-2027-region")));
        assertEquals("0.00 0.00 0.00", sommes(enveloppe(monde, REGION)));
    }

    @Test
    void un_octroi_non_mandate_passe_a_l_exercice_suivant_chez_chacun() {
        Monde monde = monde(1_000, 1_000, null);
        deposer(monde, "D-1");
        monde.accorder("D-1");
        monde.le(LocalDate.of(2027, 1, 4));
        assertEquals(
                List.of(new Blocage(Blocage.Genre.EXERCICE_CLOS, "")),
                monde.liquider("bord-0", "D-1").bloques().get(Monde.numero("D-1")));
        ouvrir(monde, "velo-2027", 0);
        assertThrows(
                IllegalArgumentException.class,
                () -> monde.paiements().reporterCredits(Monde.ORDONNATEUR, Monde.ENVELOPPE, "velo-2027"),
                "the région opened nothing for the next year");
        ouvrir(monde, "velo-2027-region", 1);
        assertEquals(
                Effet.IMPOSSIBLE,
                monde.paiements()
                        .reporterCredits(Monde.ORDONNATEUR, REGION, "velo-2027-region")
                        .effet(),
                "a funder alone");
        assertEquals(
                Effet.FAIT,
                monde.paiements()
                        .reporterCredits(Monde.ORDONNATEUR, Monde.ENVELOPPE, "velo-2027")
                        .effet());
        assertEquals("0.00 140.00 0.00", sommes(enveloppe(monde, "velo-2027")));
        assertEquals("0.00 60.00 0.00", sommes(enveloppe(monde, "velo-2027-region")));
        assertEquals("0.00 0.00 0.00", sommes(monde.enveloppe()));
        assertEquals(Montant.ofEuros(940), enveloppe(monde, REGION).credits());
        assertTrue(monde.paiements()
                .liquider(Monde.ORDONNATEUR, "bord-1", "velo-2027", new TreeSet<>(List.of(Monde.numero("D-1"))))
                .bordereau()
                .isPresent());
        assertEquals("0.00 0.00 60.00", sommes(enveloppe(monde, "velo-2027-region")));
        assertEquals(EtatDossier.LIQUIDE, monde.etat("D-1"));
    }

    /** Somebody gives up while his grant is taken, once it was, or alone: each time it is for whoever calls to begin again. */
    @Test
    void un_octroi_qui_finit_pendant_le_report_est_un_conflit_et_rien_ne_se_reporte() {
        Monde pendant = deuxExercices("D-1", "D-2");
        pendant.essai.apresLImage = () -> desister(pendant);
        conflit(pendant);
        assertEquals(Effet.FAIT, reporter(pendant).effet());
        assertEquals("0.00 60.00 0.00", sommes(enveloppe(pendant, "velo-2027-region")));

        Monde apres = deuxExercices("D-1", "D-2");
        apres.essai.apresLImage = () -> apres.essai.apresLImage = () -> desister(apres);
        conflit(apres);
        assertEquals(Effet.FAIT, reporter(apres).effet());

        Monde seul = deuxExercices("D-1");
        seul.essai.apresLImage = () -> desister(seul);
        conflit(seul);
        assertEquals(Effet.DEJA_FAIT, reporter(seul).effet());
    }

    /** A grant that is withdrawn meanwhile is none any more. */
    @Test
    void un_octroi_retire_pendant_le_report_est_un_conflit_aussi() {
        Monde monde = deuxExercices("D-1", "D-2");
        LocalDate jour = monde.jour();
        assertEquals(
                Effet.FAIT,
                monde.recours()
                        .ouvrirContradictoire(
                                Monde.INSTRUCTEUR,
                                Monde.numero("D-1"),
                                MotifDeRetrait.CONDITIONS_NON_RESPECTEES,
                                new TreeMap<>(Map.of("REVENTE", jour)),
                                jour.plusDays(15)));
        monde.recours().recevoirObservations(Monde.INSTRUCTEUR, Monde.numero("D-1"));
        monde.essai.apresLImage =
                () -> assertEquals(List.of(), monde.recours().retirer(Monde.ASSEMBLEES, Monde.numero("D-1"), "B-9"));
        conflit(monde);
        assertEquals(Effet.FAIT, reporter(monde).effet());
    }

    private static void desister(Monde monde) {
        monde.relances().desister(Monde.USAGER, Monde.numero("D-1"));
    }

    private static void conflit(Monde monde) {
        assertThrows(ConflitDeVersionException.class, () -> reporter(monde));
        assertEquals("0.00 0.00 0.00", sommes(enveloppe(monde, "velo-2027")));
        assertEquals("0.00 0.00 0.00", sommes(enveloppe(monde, "velo-2027-region")));
    }

    private static ReportDeCredits reporter(Monde monde) {
        return monde.paiements().reporterCredits(Monde.ORDONNATEUR, Monde.ENVELOPPE, "velo-2027");
    }

    private static Monde deuxExercices(String... numeros) {
        Monde monde = monde(1_000, 1_000, null);
        deposer(monde, numeros);
        monde.accorder("D-1");
        ouvrir(monde, "velo-2027", 0);
        ouvrir(monde, "velo-2027-region", 1);
        monde.le(LocalDate.of(2027, 1, 4));
        return monde;
    }

    /** Whoever mends the dossier would be refused again. */
    @Test
    void un_report_refuse_pour_autre_chose_ne_nomme_pas_les_dossiers_illisibles() {
        Monde chapitre = monde(1_000, 1_000, null);
        deposer(chapitre, "D-1", "D-2");
        chapitre.accorder("D-1");
        ouvrir(chapitre, "velo-2027", 0);
        chapitre.seances()
                .ouvrirCredits(
                        Monde.ORDONNATEUR, Enveloppe.of("velo-2027-region", 2027, Monde.LIGNE, Montant.ofEuros(500)));
        chapitre.le(LocalDate.of(2027, 1, 4));
        chapitre.essai.illisibles.add(Monde.numero("D-2"));
        assertEquals(new ReportDeCredits(Effet.IMPOSSIBLE, new TreeSet<>()), reporter(chapitre));

        Monde financeur = deuxExercices("D-1", "D-2");
        financeur.essai.illisibles.add(Monde.numero("D-2"));
        assertEquals(
                new ReportDeCredits(Effet.IMPOSSIBLE, new TreeSet<>()),
                financeur.paiements().reporterCredits(Monde.ORDONNATEUR, REGION, "velo-2027-region"));
    }

    private static void ouvrir(Monde monde, String code, int financeur) {
        monde.seances()
                .ouvrirCredits(
                        Monde.ORDONNATEUR,
                        Enveloppe.of(code, 2027, FINANCEURS.get(financeur).ligne(), Montant.ofEuros(500)));
    }

    @Test
    void une_enveloppe_de_financeur_n_est_pas_celle_de_l_aide() {
        Monde monde = monde(1_000, 1_000, null);
        deposer(monde, "D-1");
        monde.ouvrirSeance("avril", monde.jour(), monde.jour(), 5);
        assertThrows(
                IllegalArgumentException.class,
                () -> monde.seances().programmer(Monde.ASSEMBLEES, Essai.AIDE, REGION),
                "his part of his part has no envelope");
        assertEquals("0.00 0.00 0.00", sommes(monde.enveloppe()));
        assertEquals("0.00 0.00 0.00", sommes(enveloppe(monde, REGION)));
    }

    /** Three sessions frozen at once: whoever comes second begins again, and no funder is asked for more than he has. */
    @Test
    void plusieurs_seances_gelees_a_la_fois_ne_depassent_les_credits_d_aucun_financeur() throws Exception {
        Monde monde = monde(10_000, 130, null);
        deposer(monde, "D-1", "D-2", "D-3");
        ExecutorService fils = Executors.newFixedThreadPool(3);
        try {
            List<Future<Integer>> gelees = new ArrayList<>();
            for (int rang = 1; rang <= 3; rang++) {
                String seance = "s-" + rang;
                monde.ouvrirSeance(seance, monde.jour(), monde.jour(), 1);
                gelees.add(fils.submit(() -> gelerEnfin(monde, seance)));
            }
            int inscrits = 0;
            for (Future<Integer> gelee : gelees) {
                inscrits += gelee.get();
            }
            assertEquals(2, inscrits, "130 euros are two parts of 60");
        } finally {
            fils.shutdownNow();
        }
        assertEquals("120.00 0.00 0.00", sommes(enveloppe(monde, REGION)));
        assertEquals("280.00 0.00 0.00", sommes(monde.enveloppe()));
    }

    private static int gelerEnfin(Monde monde, String seance) {
        while (true) {
            try {
                return monde.geler(seance).lignes().size();
            } catch (ConflitDeVersionException autre) {
                // Somebody else was first.
            }
        }
    }
}
