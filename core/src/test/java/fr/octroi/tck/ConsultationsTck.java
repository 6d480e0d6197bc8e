package fr.octroi.tck;

import static fr.octroi.tck.Echantillons.changement;
import static fr.octroi.tck.Echantillons.ecriture;
import static fr.octroi.tck.Echantillons.effacement;
import static fr.octroi.tck.Echantillons.maigre;
import static fr.octroi.tck.Echantillons.numero;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Consultations;
import fr.octroi.port.Consultations.Filtre;
import fr.octroi.port.Consultations.Resume;
import fr.octroi.port.Consultations.Suite;
import fr.octroi.port.Dossiers;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The contract of {@link Consultations}. */
public abstract class ConsultationsTck {

    private static final LocalDate JOUR = LocalDate.of(2026, 3, 31);

    /** For the subclasses. */
    protected ConsultationsTck() {}

    /**
     * A store, written through one port and listed through the other.
     *
     * @param dossiers where dossiers are written
     * @param consultations where they are listed
     */
    public record Paire(Dossiers dossiers, Consultations consultations) {}

    /**
     * Returns a store that holds nothing.
     *
     * @return a new store, or the same one emptied
     */
    protected abstract Paire magasinVide();

    private static Dossier dossier(
            String numero, String aide, LocalDate depot, @Nullable String insee, EtatDossier etat) {
        Dossier maigre = maigre(numero);
        Demandeur personne = maigre.demandeur();
        return new Dossier(
                maigre.numero(),
                aide,
                depot,
                new Demandeur(
                        personne.civilite(),
                        personne.nom(),
                        personne.prenom(),
                        personne.naissance(),
                        new Adresse("", "", "", insee),
                        personne.courriel(),
                        personne.telephone()),
                maigre.foyer(),
                maigre.depense(),
                maigre.iban(),
                maigre.titulaire(),
                maigre.aidesAutres(),
                new TreeMap<>(),
                List.of(),
                etat);
    }

    private static void ecrire(Paire paire, Dossier dossier, long version) {
        paire.dossiers().ecrire(ecriture(changement(dossier, version)));
    }

    private static Resume resume(Dossier dossier, long version) {
        return new Resume(dossier.numero(), version, dossier.aide(), dossier.depot(), dossier.etat());
    }

    /** Twelve dossiers of two aids, three towns and three states, over four days; the last one was written twice. */
    private static List<Dossier> peupler(Paire paire) {
        List<@Nullable String> communes = new ArrayList<>(List.of("92012", "2A004", "92040"));
        communes.set(2, null);
        List<EtatDossier> etats = List.of(EtatDossier.DEPOSE, EtatDossier.A_EXAMINER, EtatDossier.PAYE);
        List<Dossier> tous = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Dossier dossier = dossier(
                    (i % 2 == 0 ? "b-" : "B-") + i,
                    i % 4 == 0 ? "autre-aide" : "aide-d-essai",
                    JOUR.minusDays(i % 4),
                    communes.get(i % 3),
                    etats.get(i / 4));
            ecrire(paire, dossier, 0);
            tous.add(dossier);
        }
        Dossier change = dossier("B-11", "aide-d-essai", JOUR.minusDays(3), null, EtatDossier.DEPOSE);
        ecrire(paire, change, 1);
        tous.set(11, change);
        return tous;
    }

    private static List<Filtre> filtres() {
        TreeSet<EtatDossier> deux = new TreeSet<>(EnumSet.of(EtatDossier.DEPOSE, EtatDossier.A_EXAMINER));
        TreeSet<EtatDossier> paye = new TreeSet<>(EnumSet.of(EtatDossier.PAYE));
        TreeSet<EtatDossier> tous = new TreeSet<>();
        return List.of(
                Filtre.TOUS,
                new Filtre(paye, "", "", null),
                new Filtre(deux, "", "", null),
                new Filtre(tous, "autre-aide", "", null),
                new Filtre(tous, "", "92012", null),
                new Filtre(tous, "", "2A004", JOUR.minusDays(1)),
                new Filtre(tous, "", "", JOUR.minusDays(2)),
                new Filtre(deux, "aide-d-essai", "92012", JOUR),
                new Filtre(tous, "", "2a004", null),
                new Filtre(tous, "", "", JOUR.minusDays(4)));
    }

    private static List<Resume> attendus(Filtre filtre, List<Dossier> tous) {
        return tous.stream()
                .filter(filtre::retient)
                .map(dossier -> resume(dossier, dossier.equals(tous.get(11)) ? 2 : 1))
                .sorted()
                .toList();
    }

    @Test
    void regle_1_un_filtre_retient_chaque_dossier_qui_lui_repond_et_lui_seul() {
        Paire paire = magasinVide();
        assertEquals(List.of(), paire.consultations().lister(Filtre.TOUS, null, 10), "in an empty store");
        List<Dossier> tous = peupler(paire);
        for (Filtre filtre : filtres()) {
            assertEquals(
                    new TreeSet<>(attendus(filtre, tous)),
                    new TreeSet<>(paire.consultations().lister(filtre, null, 10_000)),
                    filtre.toString());
        }
    }

    @Test
    void regle_2_les_plus_anciens_viennent_d_abord_et_pas_plus_que_demande() {
        Paire paire = magasinVide();
        List<Dossier> tous = peupler(paire);
        for (Filtre filtre :
                List.of(filtres().get(0), filtres().get(2), filtres().get(4))) {
            List<Resume> attendus = attendus(filtre, tous);
            for (int taille : new int[] {1, 3, 100}) {
                List<Resume> vus = new ArrayList<>();
                List<Resume> page = paire.consultations().lister(filtre, null, taille);
                while (!page.isEmpty() && vus.size() <= tous.size()) {
                    assertTrue(page.size() <= taille, "a page holds more than asked");
                    vus.addAll(page);
                    page = paire.consultations().lister(filtre, page.get(page.size() - 1), taille);
                }
                assertEquals(attendus, vus, "by pages of " + taille);
            }
        }
    }

    @Test
    void regle_3_les_comptes_par_etat_sont_ceux_de_la_liste() {
        Paire paire = magasinVide();
        assertEquals(Map.of(), paire.consultations().compter(Filtre.TOUS), "in an empty store");
        List<Dossier> tous = peupler(paire);
        for (Filtre filtre : filtres()) {
            SortedMap<EtatDossier, Long> comptes = new TreeMap<>();
            attendus(filtre, tous).forEach(resume -> comptes.merge(resume.etat(), 1L, Long::sum));
            assertEquals(comptes, paire.consultations().compter(filtre), filtre.toString());
        }
    }

    @Test
    void regle_4_de_page_en_page_chaque_dossier_vient_une_fois_selon_sa_derniere_ecriture() {
        Paire paire = magasinVide();
        Suite vide = paire.consultations().depuis(Consultations.DEBUT, 10);
        assertEquals(new Suite(List.of(), List.of(), Consultations.DEBUT), vide, "in an empty store");
        List<Resume> attendus = new ArrayList<>();
        for (int i = 0; i < 6; i++) {
            Dossier dossier = maigre("D-" + (9 - i));
            ecrire(paire, dossier, 0);
            attendus.add(resume(dossier, 1));
        }
        Dossier repris = maigre("D-8").avecEtat(EtatDossier.A_EXAMINER);
        ecrire(paire, repris, 1);
        attendus.remove(1);
        attendus.add(resume(repris, 2));
        // One write of several dossiers: which of them comes first is not said.
        paire.dossiers().ecrire(ecriture(changement(maigre("E-1"), 0), changement(maigre("E-2"), 0)));
        for (int taille : new int[] {1, 4, 8, 100}) {
            List<Resume> vus = new ArrayList<>();
            Suite page = paire.consultations().depuis(Consultations.DEBUT, taille);
            while (!page.resumes().isEmpty() && vus.size() <= 8) {
                assertTrue(page.resumes().size() <= taille, "a page holds more than asked");
                vus.addAll(page.resumes());
                long curseur = page.curseur();
                page = paire.consultations().depuis(curseur, taille);
                assertTrue(!page.resumes().isEmpty() || page.curseur() == curseur, "the end moves its cursor");
            }
            assertEquals(attendus, vus.subList(0, 6), "by pages of " + taille);
            assertEquals(
                    List.of(numero("E-1"), numero("E-2")),
                    vus.stream().skip(6).map(Resume::numero).sorted().toList());
        }
    }

    @Test
    void regle_5_ce_qui_s_ecrit_apres_une_page_vient_apres_son_curseur() throws InterruptedException {
        Paire paire = magasinVide();
        ecrire(paire, maigre("D-0"), 0);
        long curseur = paire.consultations().depuis(Consultations.DEBUT, 10).curseur();
        assertEquals(List.of(), paire.consultations().depuis(curseur, 10).resumes());
        ecrire(paire, maigre("D-0"), 1);
        assertEquals(
                List.of(resume(maigre("D-0"), 2)),
                paire.consultations().depuis(curseur, 10).resumes());

        AtomicInteger fils = new AtomicInteger();
        AtomicInteger finis = new AtomicInteger();
        SortedSet<NumeroDossier> vus = new TreeSet<>();
        int ecritures = 40;
        for (Ensemble.Issue<String> issue : Ensemble.lancer(() -> {
            int fil = fils.getAndIncrement();
            if (fil == 0) {
                suivre(paire.consultations(), vus, () -> finis.get() == Ensemble.FILS - 1);
                return "";
            }
            try {
                for (int i = 0; i < ecritures; i++) {
                    ecrire(paire, maigre("F-" + fil + "-" + i), 0);
                }
            } finally {
                finis.incrementAndGet();
            }
            return "";
        })) {
            assertInstanceOf(Ensemble.Issue.Rendu.class, issue, "a thread failed");
        }
        for (int fil = 1; fil < Ensemble.FILS; fil++) {
            for (int i = 0; i < ecritures; i++) {
                assertTrue(vus.contains(numero("F-" + fil + "-" + i)), "F-" + fil + "-" + i + " was missed");
            }
        }
    }

    /** Follows what is written, as a platform does, from its last cursor alone, until all is written and nothing comes. */
    private static void suivre(Consultations consultations, SortedSet<NumeroDossier> vus, BooleanSupplier fini) {
        long curseur = Consultations.DEBUT;
        boolean derniere;
        Suite page;
        do {
            derniere = fini.getAsBoolean();
            page = consultations.depuis(curseur, 3);
            curseur = page.curseur();
            page.resumes().forEach(resume -> vus.add(resume.numero()));
        } while (!derniere || !page.resumes().isEmpty());
    }

    @Test
    void regle_6_un_dossier_efface_n_est_plus_que_parmi_les_effaces() {
        Paire paire = magasinVide();
        for (int i = 1; i <= 5; i++) {
            ecrire(paire, maigre("D-" + i), 0);
        }
        long avant = paire.consultations().depuis(Consultations.DEBUT, 5).curseur();
        paire.dossiers().ecrire(effacement("D-2", 1));
        ecrire(paire, maigre("D-3"), 1);
        paire.dossiers().ecrire(effacement("D-4", 1));

        Suite suite = paire.consultations().depuis(avant, 10);
        assertEquals(List.of(resume(maigre("D-3"), 2)), suite.resumes());
        assertEquals(List.of(numero("D-2"), numero("D-4")), suite.effaces());
        for (int taille : new int[] {1, 2, 100}) {
            SortedSet<NumeroDossier> vus = new TreeSet<>();
            List<NumeroDossier> effaces = new ArrayList<>();
            Suite page = paire.consultations().depuis(Consultations.DEBUT, taille);
            while (!page.estVide() && vus.size() + effaces.size() <= 5) {
                assertTrue(page.resumes().size() + page.effaces().size() <= taille, "a page holds more than asked");
                page.resumes().forEach(resume -> vus.add(resume.numero()));
                effaces.addAll(page.effaces());
                page = paire.consultations().depuis(page.curseur(), taille);
            }
            assertEquals(
                    List.of(numero("D-1"), numero("D-3"), numero("D-5")), List.copyOf(vus), "by pages of " + taille);
            assertEquals(List.of(numero("D-2"), numero("D-4")), effaces, "by pages of " + taille);
        }
        for (Filtre filtre :
                List.of(Filtre.TOUS, new Filtre(new TreeSet<>(EnumSet.allOf(EtatDossier.class)), "", "", null))) {
            assertEquals(
                    List.of(numero("D-1"), numero("D-3"), numero("D-5")),
                    paire.consultations().lister(filtre, null, 10).stream()
                            .map(Resume::numero)
                            .toList());
            assertEquals(Map.of(EtatDossier.DEPOSE, 3L), paire.consultations().compter(filtre));
        }
    }

    @Test
    void regle_7_ce_qui_est_rendu_n_est_plus_au_magasin() {
        Paire paire = magasinVide();
        ecrire(paire, maigre("D-1"), 0);
        List<Resume> liste = paire.consultations().lister(Filtre.TOUS, null, 10);
        SortedMap<EtatDossier, Long> comptes = paire.consultations().compter(Filtre.TOUS);
        Suite suite = paire.consultations().depuis(Consultations.DEBUT, 10);
        ecrire(paire, maigre("D-2"), 0);
        assertEquals(List.of(resume(maigre("D-1"), 1)), liste, "a later write changed an answer");
        assertEquals(Map.of(EtatDossier.DEPOSE, 1L), comptes, "a later write changed an answer");
        assertEquals(liste, suite.resumes(), "a later write changed an answer");

        DossiersTck.viderSiPossible(paire.consultations().lister(Filtre.TOUS, null, 10));
        vider(paire.consultations().compter(Filtre.TOUS));
        assertEquals(2, paire.consultations().lister(Filtre.TOUS, null, 10).size());
        assertEquals(Map.of(EtatDossier.DEPOSE, 2L), paire.consultations().compter(Filtre.TOUS));
    }

    private static void vider(SortedMap<EtatDossier, Long> rendus) {
        try {
            rendus.clear();
        } catch (UnsupportedOperationException protegee) {
            // Just as well.
        }
    }
}
