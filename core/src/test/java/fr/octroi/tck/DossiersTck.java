package fr.octroi.tck;

import static fr.octroi.tck.Echantillons.changement;
import static fr.octroi.tck.Echantillons.complet;
import static fr.octroi.tck.Echantillons.ecriture;
import static fr.octroi.tck.Echantillons.effacement;
import static fr.octroi.tck.Echantillons.enAttente;
import static fr.octroi.tck.Echantillons.fait;
import static fr.octroi.tck.Echantillons.maigre;
import static fr.octroi.tck.Echantillons.message;
import static fr.octroi.tck.Echantillons.numero;
import static fr.octroi.tck.Echantillons.repere;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Journal;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Dossiers;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Versionne;
import fr.octroi.versement.Bordereau;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The contract of {@link Dossiers}. */
public abstract class DossiersTck {

    private static final LocalDate JOUR = LocalDate.of(2026, 4, 28);

    /** For the subclasses. */
    protected DossiersTck() {}

    /**
     * Returns a store that holds nothing.
     *
     * @return a new store, or the same one emptied
     */
    protected abstract Magasin magasinVide();

    @Test
    void regle_1_un_dossier_ecrit_se_retrouve_egal_et_sa_version_avance_de_un() {
        Dossiers dossiers = magasinVide().dossiers();
        Dossier complet = complet("D-1");
        Dossier maigre = maigre("D-2");
        dossiers.ecrire(ecriture(complet, 0));
        dossiers.ecrire(ecriture(maigre, 0));
        assertEquals(Optional.of(new DossierEnregistre(complet, 1)), dossiers.trouver(complet.numero()));
        assertEquals(Optional.of(new DossierEnregistre(maigre, 1)), dossiers.trouver(maigre.numero()));

        Dossier ensuite = complet.avecEtat(EtatDossier.REFUS_PROPOSE);
        dossiers.ecrire(ecriture(ensuite, 1));
        assertEquals(Optional.of(new DossierEnregistre(ensuite, 2)), dossiers.trouver(complet.numero()));
        dossiers.ecrire(ecriture(complet, 2));
        assertEquals(Optional.of(new DossierEnregistre(complet, 3)), dossiers.trouver(complet.numero()));
        assertEquals(Optional.of(new DossierEnregistre(maigre, 1)), dossiers.trouver(maigre.numero()));
    }

    @Test
    void regle_2_un_numero_inconnu_ne_donne_rien() {
        Dossiers dossiers = magasinVide().dossiers();
        assertTrue(dossiers.trouver(numero("D-1")).isEmpty(), "in an empty store");
        dossiers.ecrire(ecriture(maigre("D-1"), 0));
        for (String voisin : List.of("d-1", "D-10", "D-2", "D", "1", "D_1", "D 1")) {
            assertTrue(dossiers.trouver(numero(voisin)).isEmpty(), voisin);
        }
        assertTrue(dossiers.trouver(numero("D-1")).isPresent(), "the one that is there");
    }

    @Test
    void regle_3_une_version_perimee_est_refusee() {
        Dossiers dossiers = magasinVide().dossiers();
        Dossier dossier = maigre("D-1");
        assertThrows(
                ConflitDeVersionException.class,
                () -> dossiers.ecrire(ecriture(dossier, 1)),
                "a new dossier expects 0");
        dossiers.ecrire(ecriture(dossier, 0));
        dossiers.ecrire(ecriture(dossier, 1));
        for (long autre : new long[] {0, 1, 3, 4, Long.MAX_VALUE}) {
            assertThrows(
                    ConflitDeVersionException.class,
                    () -> dossiers.ecrire(ecriture(dossier, autre)),
                    () -> "version 2 is stored, " + autre + " is expected");
        }
        dossiers.ecrire(ecriture(dossier, 2));
    }

    @Test
    void regle_4_une_ecriture_refusee_ne_laisse_rien() {
        Magasin magasin = magasinVide();
        Dossiers dossiers = magasin.dossiers();
        Dossier connu = maigre("D-2");
        Repere ancien = repere("ancien");
        dossiers.ecrire(ecriture(new Ecriture.Changement(connu, 0, List.of(ancien), List.of(fait(1)))));
        Optional<DossierEnregistre> image = dossiers.trouver(connu.numero());
        List<Entree> journal = magasin.journaux().entrees(connu.numero());

        Repere nouveau = repere("nouveau");
        List<Repere> reperes = List.of(nouveau);
        Ecriture.Changement bonAvant = new Ecriture.Changement(maigre("D-1"), 0, reperes, List.of(fait(2)));
        Ecriture.Changement perime =
                new Ecriture.Changement(connu.avecEtat(EtatDossier.A_EXAMINER), 0, reperes, List.of(fait(3), fait(4)));
        Ecriture.Changement bonApres = new Ecriture.Changement(maigre("D-3"), 0, reperes, List.of(fait(5)));
        Ecriture.Changement bon = new Ecriture.Changement(perime.dossier(), 1, perime.reperes(), perime.faits());
        Versionne<SeanceBureau> seance = new Versionne<>(Echantillons.seance("s", JOUR), 0);
        Versionne<Enveloppe> enveloppe = new Versionne<>(Echantillons.enveloppe("e"), 0);
        Versionne<Bordereau> bordereau = new Versionne<>(Echantillons.bordereau("b", "e"), 0);
        dossiers.ecrire(ecriture(
                List.of(changement(maigre("D-4"), 0)),
                List.of(message("a")),
                List.of(),
                List.of(),
                List.of(new Versionne<>(Echantillons.enveloppe("d"), 0)),
                List.of()));
        Versionne<Enveloppe> perimee = new Versionne<>(Echantillons.reservee("d"), 0);
        for (Ecriture refusee : List.of(
                ecriture(bonAvant, perime, bonApres),
                ecriture(
                        List.of(bonAvant, perime, bonApres),
                        List.of(message("b")),
                        List.of("a"),
                        List.of(seance),
                        List.of(enveloppe),
                        List.of(bordereau)),
                ecriture(
                        List.of(bonAvant, bon, bonApres),
                        List.of(message("b")),
                        List.of("a"),
                        List.of(seance),
                        List.of(enveloppe, perimee),
                        List.of(bordereau)))) {
            assertThrows(ConflitDeVersionException.class, () -> dossiers.ecrire(refusee));
            assertEquals(List.of(message("a")), enAttente(magasin.envois(), 10), "the outbox changed");
            assertEquals(Optional.empty(), magasin.registres().seance("s"), "a session is left");
            assertEquals(Optional.empty(), magasin.registres().enveloppe("e"), "an envelope is left");
            assertEquals(Optional.empty(), magasin.registres().bordereau("b"), "a bordereau is left");
        }

        for (String neuf : List.of("D-1", "D-3")) {
            assertTrue(dossiers.trouver(numero(neuf)).isEmpty(), "a picture is left of " + neuf);
            assertTrue(magasin.journaux().entrees(numero(neuf)).isEmpty(), "a fact is left of " + neuf);
        }
        assertEquals(image, dossiers.trouver(connu.numero()));
        assertEquals(journal, magasin.journaux().entrees(connu.numero()));
        assertEquals(List.of(), List.copyOf(dossiers.porteurs(nouveau)), "a digest is left");
        assertEquals(List.of(connu.numero()), List.copyOf(dossiers.porteurs(ancien)), "a digest is lost");
        assertEquals(List.of(connu.numero(), numero("D-4")), dossiers.apres(null, 10));

        dossiers.ecrire(ecriture(bonAvant, bon, bonApres));
        assertEquals(List.of(numero("D-1"), numero("D-2"), numero("D-3"), numero("D-4")), dossiers.apres(null, 10));
    }

    @Test
    void regle_5_les_faits_s_ajoutent_dans_l_ordre_a_la_chaine_de_l_organisation_et_du_dossier() {
        Magasin magasin = magasinVide();
        Dossier dossier = maigre("D-1");
        Acteur ville = new Acteur("ville", Role.INSTRUCTEUR, "a-1");
        Acteur autreAgent = new Acteur("ville", Role.PRESTATAIRE, "a-2");
        Acteur departement = new Acteur("departement", Role.AUTOMATE, "a-1");
        List<Acteur> auteurs = List.of(ville, departement, autreAgent);
        Entree teteVille = null;
        Entree teteDepartement = null;
        List<Entree> deLaVille = new ArrayList<>();
        List<Entree> duDepartement = new ArrayList<>();
        for (int version = 0; version < auteurs.size(); version++) {
            Acteur auteur = auteurs.get(version);
            List<Fait> faits = List.of(fait(3 * version + 2), fait(3 * version), fait(3 * version + 1));
            magasin.dossiers()
                    .ecrire(new Ecriture(
                            Echantillons.INSTANT.plusNanos(version),
                            auteur,
                            List.of(new Ecriture.Changement(dossier, version, List.of(), faits))));
            for (Fait fait : faits) {
                Entree tete = auteur.equals(departement) ? teteDepartement : teteVille;
                Entree entree = Journal.enchainer(
                        tete, dossier.numero(), version + 1, Echantillons.INSTANT.plusNanos(version), auteur, fait);
                if (auteur.equals(departement)) {
                    teteDepartement = entree;
                    duDepartement.add(entree);
                } else {
                    teteVille = entree;
                    deLaVille.add(entree);
                }
            }
        }
        List<Entree> ecrites = magasin.journaux().entrees(dossier.numero());
        assertEquals(deLaVille, chaine(ecrites, "ville"));
        assertEquals(duDepartement, chaine(ecrites, "departement"));
        assertEquals(9, ecrites.size());
    }

    private static List<Entree> chaine(List<Entree> entrees, String organisation) {
        return entrees.stream()
                .filter(entree -> entree.auteur().organisation().equals(organisation))
                .toList();
    }

    @Test
    void regle_6_les_porteurs_sont_ceux_dont_la_derniere_ecriture_porte_l_empreinte() {
        Dossiers dossiers = magasinVide().dossiers();
        Repere commun = repere("commun");
        Repere passager = repere("passager");
        Repere autreGenre = new Repere(Repere.Genre.COMPTE, commun.cle());
        assertEquals(List.of(), List.copyOf(dossiers.porteurs(commun)), "in an empty store");
        dossiers.ecrire(ecriture(porteur("D-2", 0, commun, passager), porteur("D-1", 0, commun)));
        dossiers.ecrire(ecriture(porteur("D-3", 0, autreGenre)));
        assertEquals(List.of(numero("D-1"), numero("D-2")), List.copyOf(dossiers.porteurs(commun)));
        assertEquals(List.of(numero("D-2")), List.copyOf(dossiers.porteurs(passager)));
        assertEquals(List.of(numero("D-3")), List.copyOf(dossiers.porteurs(autreGenre)), "the kind counts");

        dossiers.ecrire(ecriture(porteur("D-2", 1, commun)));
        assertEquals(List.of(), List.copyOf(dossiers.porteurs(passager)), "an earlier write carried it");
        assertEquals(List.of(numero("D-1"), numero("D-2")), List.copyOf(dossiers.porteurs(commun)));
        dossiers.ecrire(ecriture(porteur("D-1", 1)));
        assertEquals(List.of(numero("D-2")), List.copyOf(dossiers.porteurs(commun)));
    }

    private static Ecriture.Changement porteur(String numero, long versionAttendue, Repere... reperes) {
        return new Ecriture.Changement(maigre(numero), versionAttendue, List.of(reperes), List.of(fait(1)));
    }

    @Test
    void regle_7_de_page_en_page_chaque_dossier_vient_une_fois_dans_l_ordre_des_numeros() {
        Dossiers dossiers = magasinVide().dossiers();
        assertEquals(List.of(), dossiers.apres(null, 10), "in an empty store");
        List<String> valeurs =
                List.of("a-1", "B-1", "A-1", "b-1", "10", "9", "A 1", "A.1", "A_1", "A:1", "A#1", "A/1", "A1", "A-10");
        TreeSet<NumeroDossier> attendus = new TreeSet<>();
        for (String valeur : valeurs) {
            dossiers.ecrire(ecriture(maigre(valeur), 0));
            attendus.add(numero(valeur));
        }
        assertEquals(List.copyOf(attendus), dossiers.apres(null, 10_000));
        for (int taille : new int[] {1, 3, valeurs.size(), valeurs.size() + 1}) {
            List<NumeroDossier> vus = new ArrayList<>();
            List<NumeroDossier> page = dossiers.apres(null, taille);
            while (!page.isEmpty() && vus.size() <= valeurs.size()) {
                assertTrue(page.size() <= taille, "a page holds more than asked");
                vus.addAll(page);
                page = dossiers.apres(page.get(page.size() - 1), taille);
            }
            assertEquals(List.copyOf(attendus), vus, "by pages of " + taille);
        }
        assertEquals(
                List.copyOf(attendus.tailSet(numero("A-2"), false)),
                dossiers.apres(numero("A-2"), 10_000),
                "after a cursor that is no dossier");
    }

    @Test
    void regle_8_de_plusieurs_ecritures_simultanees_une_seule_reussit() throws InterruptedException {
        Magasin magasin = magasinVide();
        Dossiers dossiers = magasin.dossiers();
        Dossier dossier = maigre("D-1");
        AtomicInteger suivant = new AtomicInteger();
        List<Integer> gagnants = new ArrayList<>();
        int tours = 10;
        for (int version = 0; version < tours; version++) {
            int attendue = version;
            List<Integer> reussies = new ArrayList<>();
            // The message and the registers of each are its own: the dossier alone stands between them.
            for (Ensemble.Issue<Integer> issue : Ensemble.lancer(() -> {
                int fil = suivant.incrementAndGet();
                dossiers.ecrire(avecLeReste(dossier, attendue, fil));
                return fil;
            })) {
                if (issue instanceof Ensemble.Issue.Rendu<Integer> rendu) {
                    reussies.add(rendu.valeur());
                } else if (issue instanceof Ensemble.Issue.Leve<Integer> leve) {
                    assertInstanceOf(ConflitDeVersionException.class, leve.exception());
                }
            }
            assertEquals(1, reussies.size(), "writes that succeeded with expected version " + version);
            gagnants.addAll(reussies);
        }
        assertEquals(tours, dossiers.trouver(dossier.numero()).orElseThrow().version());
        assertEquals(tours, magasin.journaux().entrees(dossier.numero()).size());
        assertEquals(
                gagnants.stream().map(fil -> message("m-" + fil)).toList(),
                enAttente(magasin.envois(), 10_000),
                "the messages are those of the writes that succeeded");
        for (int fil = 1; fil <= suivant.get(); fil++) {
            boolean gagnant = gagnants.contains(fil);
            assertEquals(gagnant, magasin.registres().seance("s-" + fil).isPresent());
            assertEquals(gagnant, magasin.registres().enveloppe("e-" + fil).isPresent());
            assertEquals(gagnant, magasin.registres().bordereau("b-" + fil).isPresent());
        }
    }

    private static Ecriture avecLeReste(Dossier dossier, int version, int fil) {
        return ecriture(
                List.of(changement(dossier, version)),
                List.of(message("m-" + fil)),
                List.of(),
                List.of(new Versionne<>(Echantillons.seance("s-" + fil, JOUR), 0)),
                List.of(new Versionne<>(Echantillons.enveloppe("e-" + fil), 0)),
                List.of(new Versionne<>(Echantillons.bordereau("b-" + fil, "e-" + fil), 0)));
    }

    @Test
    void regle_9_ce_qui_est_rendu_n_est_plus_au_magasin() {
        Dossiers dossiers = magasinVide().dossiers();
        Repere commun = repere("commun");
        dossiers.ecrire(ecriture(porteur("D-1", 0, commun)));
        SortedSet<NumeroDossier> porteurs = dossiers.porteurs(commun);
        List<NumeroDossier> page = dossiers.apres(null, 10);
        List<NumeroDossier> deposes = dossiers.enEtat(EnumSet.of(EtatDossier.DEPOSE), null, 10);
        dossiers.ecrire(ecriture(porteur("D-2", 0, commun)));
        assertEquals(List.of(numero("D-1")), List.copyOf(porteurs), "a later write changed an answer");
        assertEquals(List.of(numero("D-1")), List.copyOf(page), "a later write changed an answer");
        assertEquals(List.of(numero("D-1")), List.copyOf(deposes), "a later write changed an answer");

        viderSiPossible(dossiers.porteurs(commun));
        viderSiPossible(dossiers.apres(null, 10));
        viderSiPossible(dossiers.enEtat(EnumSet.of(EtatDossier.DEPOSE), null, 10));
        assertEquals(List.of(numero("D-1"), numero("D-2")), List.copyOf(dossiers.porteurs(commun)));
        assertEquals(List.of(numero("D-1"), numero("D-2")), dossiers.apres(null, 10));
        assertEquals(List.of(numero("D-1"), numero("D-2")), dossiers.enEtat(EnumSet.of(EtatDossier.DEPOSE), null, 10));
    }

    @Test
    void regle_10_les_dossiers_dans_un_etat_viennent_tous_et_eux_seuls_de_page_en_page() {
        Dossiers dossiers = magasinVide().dossiers();
        Set<EtatDossier> tous = EnumSet.allOf(EtatDossier.class);
        assertEquals(List.of(), dossiers.enEtat(tous, null, 10), "in an empty store");
        List<EtatDossier> etats = List.copyOf(tous);
        TreeMap<NumeroDossier, EtatDossier> attendus = new TreeMap<>();
        // Upper and lower case by turns: an order that ignores case is seen.
        for (int i = 0; i < 3 * etats.size(); i++) {
            EtatDossier etat = etats.get(i * 7 % etats.size());
            Dossier dossier = dans(maigre((i % 2 == 0 ? "A-" : "a-") + i), etat);
            dossiers.ecrire(ecriture(dossier, 0));
            attendus.put(dossier.numero(), etat);
        }
        for (String change : List.of("A-0", "a-7", "A-20")) {
            NumeroDossier numero = numero(change);
            EtatDossier autre = attendus.get(numero) == EtatDossier.PAYE ? EtatDossier.RETIRE : EtatDossier.PAYE;
            dossiers.ecrire(ecriture(dans(maigre(change), autre), 1));
            attendus.put(numero, autre);
        }
        List<Set<EtatDossier>> questions = new ArrayList<>(List.of(
                tous,
                EnumSet.of(EtatDossier.PAYE, EtatDossier.RETIRE),
                EnumSet.complementOf(EnumSet.of(EtatDossier.DEPOSE))));
        etats.forEach(etat -> questions.add(EnumSet.of(etat)));
        for (Set<EtatDossier> question : questions) {
            List<NumeroDossier> bons = attendus.keySet().stream()
                    .filter(numero -> question.contains(attendus.get(numero)))
                    .toList();
            assertEquals(bons, dossiers.enEtat(question, null, 10_000), question::toString);
            for (int taille : new int[] {1, 2, bons.size() + 1}) {
                List<NumeroDossier> vus = new ArrayList<>();
                List<NumeroDossier> page = dossiers.enEtat(question, null, taille);
                while (!page.isEmpty() && vus.size() <= attendus.size()) {
                    assertTrue(page.size() <= taille, "a page holds more than asked");
                    vus.addAll(page);
                    page = dossiers.enEtat(question, page.get(page.size() - 1), taille);
                }
                assertEquals(bons, vus, () -> question + " by pages of " + taille);
            }
        }
        assertEquals(
                List.copyOf(attendus.tailMap(numero("A-99"), false).keySet()),
                dossiers.enEtat(tous, numero("A-99"), 10_000),
                "after a cursor that is no dossier");
        assertThrows(IllegalArgumentException.class, () -> dossiers.enEtat(Set.of(), null, 10), "without a state");
    }

    private static Dossier dans(Dossier dossier, EtatDossier etat) {
        return new Dossier(
                dossier.numero(),
                dossier.aide(),
                dossier.depot(),
                dossier.demandeur(),
                dossier.foyer(),
                dossier.depense(),
                dossier.iban(),
                dossier.titulaire(),
                dossier.aidesAutres(),
                dossier.reponses(),
                dossier.pieces(),
                etat);
    }

    @Test
    void regle_11_les_numeros_connus_sont_ceux_qui_sont_conserves_et_eux_seuls() {
        Dossiers dossiers = magasinVide().dossiers();
        SortedSet<NumeroDossier> demandes = new TreeSet<>();
        assertEquals(Set.of(), dossiers.connus(demandes), "nothing asked for");
        for (int i = 0; i < 2_000; i++) {
            demandes.add(numero("D-" + i));
        }
        assertEquals(Set.of(), dossiers.connus(demandes), "in an empty store");
        for (String present : List.of("D-7", "D-1999", "d-8", "E-1")) {
            dossiers.ecrire(ecriture(changement(maigre(present), 0)));
        }
        assertEquals(Set.of(numero("D-7"), numero("D-1999")), dossiers.connus(demandes));
    }

    @Test
    void regle_12_un_dossier_efface_n_est_plus_trouve_par_rien_et_garde_sa_chaine_et_son_numero() {
        Magasin magasin = magasinVide();
        Dossiers dossiers = magasin.dossiers();
        Repere commun = repere("commun");
        dossiers.ecrire(ecriture(
                List.of(porteur("D-1", 0, commun), porteur("D-2", 0, commun)),
                List.of(message("d-un")),
                List.of(),
                List.of(),
                List.of(),
                List.of()));
        for (Ecriture refusee : List.of(effacement("D-1", 2), effacement("D-9", 1))) {
            assertThrows(ConflitDeVersionException.class, () -> dossiers.ecrire(refusee));
        }
        assertEquals(1, magasin.journaux().entrees(numero("D-1")).size(), "a refused erasure left a fact");

        dossiers.ecrire(effacement("D-1", 1));
        assertEquals(Optional.empty(), dossiers.trouver(numero("D-1")));
        assertEquals(List.of(numero("D-2")), List.copyOf(dossiers.porteurs(commun)));
        assertEquals(List.of(numero("D-2")), dossiers.apres(null, 10));
        assertEquals(List.of(numero("D-2")), dossiers.enEtat(EnumSet.allOf(EtatDossier.class), null, 10));
        assertEquals(List.of(), enAttente(magasin.envois(), 10), "a letter would leave to nobody");
        assertEquals(List.of(), magasin.envois().attentes(10));
        List<Entree> chaine = magasin.journaux().entrees(numero("D-1"));
        assertEquals(2, chaine.size());
        assertEquals(
                Journal.enchainer(
                        chaine.get(0),
                        numero("D-1"),
                        2,
                        Echantillons.INSTANT,
                        Echantillons.PLATEFORME,
                        new Fait.DossierEfface("VISA-1")),
                chaine.get(1));

        SortedSet<NumeroDossier> demandes = new TreeSet<>(List.of(numero("D-1"), numero("D-2"), numero("D-3")));
        assertEquals(Set.of(numero("D-1"), numero("D-2")), dossiers.connus(demandes));
        for (Ecriture refusee : List.of(
                ecriture(maigre("D-1"), 0),
                ecriture(maigre("D-1"), 1),
                ecriture(maigre("D-1"), 2),
                effacement("D-1", 2),
                ecriture(changement(maigre("D-1"), 0), changement(maigre("D-3"), 0)))) {
            assertThrows(ConflitDeVersionException.class, () -> dossiers.ecrire(refusee), refusee::toString);
        }
        assertEquals(List.of(numero("D-2")), dossiers.apres(null, 10));
        assertEquals(chaine, magasin.journaux().entrees(numero("D-1")));
        dossiers.ecrire(ecriture(porteur("D-2", 1, commun)));
    }

    static void viderSiPossible(Collection<?> collection) {
        try {
            collection.clear();
        } catch (UnsupportedOperationException nonModifiable) {
            // Just as good: the caller cannot change it at all.
            assertTrue(!collection.isEmpty(), "it was emptied and refused");
        }
    }
}
