package fr.octroi.tck;

import static fr.octroi.tck.Echantillons.INSTANT;
import static fr.octroi.tck.Echantillons.ecriture;
import static fr.octroi.tck.Echantillons.fait;
import static fr.octroi.tck.Echantillons.maigre;
import static fr.octroi.tck.Echantillons.numero;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import fr.octroi.dossier.Dossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Journal;
import fr.octroi.journal.LigneJournal;
import fr.octroi.journal.Verification;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Journaux;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The contract of {@link Journaux}. */
public abstract class JournauxTck {

    /** For the subclasses. */
    protected JournauxTck() {}

    /**
     * Returns a store that holds nothing.
     *
     * @return a new store, or the same one emptied
     */
    protected abstract Magasin magasinVide();

    @Test
    void regle_1_les_entrees_reviennent_telles_quelles_par_rang_et_par_organisation() {
        Magasin magasin = magasinVide();
        Dossier dossier = maigre("D-1");
        List<String> organisations = List.of("zone", "a-b", "ab", "a0", "zone-2", "a-", "z", "b", "c", "d", "zone");
        List<Role> roles = List.copyOf(EnumSet.allOf(Role.class));
        List<Fait> deToutGenre = Echantillons.faitsDeToutGenre();
        assertEquals(
                Echantillons.genres(Fait.class),
                deToutGenre.stream().map(Fait::code).distinct().count(),
                "a kind of fact is not tried");
        int parEcriture = deToutGenre.size() / (organisations.size() - 1) + 1;
        SortedMap<String, List<Entree>> attendues = new TreeMap<>();
        for (int version = 0; version < organisations.size(); version++) {
            String organisation = organisations.get(version);
            Role role = roles.get(version % roles.size());
            Acteur auteur = new Acteur(organisation, role, "agent-" + version);
            Instant instant = INSTANT.plusNanos(version);
            // The kinds of facts are shared out: no chain gets long, since length is the matter of rule 3.
            int debut = Math.min(version * parEcriture, deToutGenre.size());
            int fin = Math.min(debut + parEcriture, deToutGenre.size());
            List<Fait> faits = debut < fin ? deToutGenre.subList(debut, fin) : List.of(fait(version));
            magasin.dossiers()
                    .ecrire(new Ecriture(
                            instant, auteur, List.of(new Ecriture.Changement(dossier, version, List.of(), faits))));
            List<Entree> chaine = attendues.computeIfAbsent(organisation, nouvelle -> new ArrayList<>());
            for (Fait fait : faits) {
                Entree derniere = chaine.isEmpty() ? null : chaine.get(chaine.size() - 1);
                chaine.add(Journal.enchainer(derniere, dossier.numero(), version + 1, instant, auteur, fait));
            }
        }
        List<Entree> toutes = new ArrayList<>();
        attendues.values().forEach(toutes::addAll);
        assertEquals(toutes, magasin.journaux().entrees(dossier.numero()));
    }

    @Test
    void regle_2_un_dossier_sans_fait_n_a_pas_d_entree() {
        Magasin magasin = magasinVide();
        assertEquals(List.of(), magasin.journaux().entrees(numero("D-1")), "in an empty store");
        magasin.dossiers().ecrire(ecriture(maigre("D-10"), 0));
        for (String voisin : List.of("D-1", "d-10", "D-100", "D_10")) {
            assertEquals(List.of(), magasin.journaux().entrees(numero(voisin)), voisin);
        }
        assertEquals(1, magasin.journaux().entrees(numero("D-10")).size(), "the one that has a fact");
    }

    @Test
    void regle_3_les_chaines_tiennent_quoi_qu_on_ait_ecrit() {
        Magasin magasin = magasinVide();
        List<Dossier> dossiers = List.of(maigre("D-1"), maigre("D-2"));
        int ecritures = 120;
        int rang = 0;
        for (int version = 0; version < ecritures; version++) {
            Acteur auteur = new Acteur(version % 3 == 0 ? "departement" : "ville", Role.AUTOMATE, "robot");
            // A clock that goes back must not shuffle a chain.
            Instant instant = INSTANT.minusSeconds(version % 7);
            List<Ecriture.Changement> changements = new ArrayList<>();
            for (Dossier dossier : dossiers) {
                changements.add(
                        new Ecriture.Changement(dossier, version, List.of(), List.of(fait(rang++), fait(rang++))));
            }
            magasin.dossiers().ecrire(new Ecriture(instant, auteur, changements));
            Ecriture refusee = new Ecriture(instant, auteur, changements);
            assertThrows(
                    ConflitDeVersionException.class, () -> magasin.dossiers().ecrire(refusee));
        }
        List<LigneJournal> export = new ArrayList<>();
        List<Entree> entrees = new ArrayList<>();
        for (Dossier dossier : dossiers) {
            entrees.addAll(magasin.journaux().entrees(dossier.numero()));
        }
        export.addAll(entrees);
        export.add(Journal.clore(entrees.iterator()));
        Verification.Intact intact = assertInstanceOf(Verification.Intact.class, Journal.verifier(export.iterator()));
        assertEquals(4L * ecritures, intact.cloture().nombre());
    }

    @Test
    void regle_4_ce_qui_est_rendu_n_est_plus_au_journal() {
        Magasin magasin = magasinVide();
        Dossier dossier = maigre("D-1");
        magasin.dossiers().ecrire(ecriture(dossier, 0));
        List<Entree> rendues = magasin.journaux().entrees(dossier.numero());
        magasin.dossiers().ecrire(ecriture(dossier, 1));
        assertEquals(1, rendues.size(), "a later write changed an answer");

        DossiersTck.viderSiPossible(magasin.journaux().entrees(dossier.numero()));
        assertEquals(2, magasin.journaux().entrees(dossier.numero()).size());

        magasin.journaux().recevoir(chaine("ailleurs", 2));
        DossiersTck.viderSiPossible(magasin.journaux().recues(dossier.numero()));
        assertEquals(2, magasin.journaux().recues(dossier.numero()).size());
    }

    @Test
    void regle_5_ce_que_d_autres_remettent_reste_une_fois_dans_l_ordre_quoi_qu_il_arrive() throws Exception {
        Magasin magasin = magasinVide();
        List<Entree> attendues = new ArrayList<>(chaine("a-b", 3));
        attendues.addAll(chaine("ab", 12));
        // Two stories of one organisation.
        Entree autre = Journal.enchainer(
                null, numero("D-1"), 7, INSTANT.plusNanos(5), new Acteur("ab", Role.PRESTATAIRE, "x"), fait(99));
        int place = autre.empreinte().compareTo(attendues.get(3).empreinte()) < 0 ? 3 : 4;
        attendues.add(place, autre);
        List<Entree> melangees = new ArrayList<>(attendues);
        Collections.shuffle(melangees, new Random(1));
        magasin.journaux().recevoir(melangees.subList(0, 5));
        List<Ensemble.Issue<Boolean>> issues = Ensemble.lancer(() -> {
            magasin.journaux().recevoir(melangees);
            return true;
        });
        assertEquals(
                List.of(new Ensemble.Issue.Rendu<>(true)),
                issues.stream().distinct().toList());
        magasin.journaux().recevoir(attendues);
        magasin.journaux().recevoir(List.of());
        assertEquals(attendues, magasin.journaux().recues(numero("D-1")));
        assertEquals(List.of(), magasin.journaux().recues(numero("D-10")));
    }

    @Test
    void regle_6_ce_que_d_autres_remettent_reste_a_part_de_nos_chaines() {
        Magasin magasin = magasinVide();
        String notre = ecriture(maigre("D-1"), 0).auteur().organisation();
        magasin.journaux().recevoir(chaine(notre, 3));
        assertEquals(List.of(), magasin.journaux().entrees(numero("D-1")), "before the dossier is there");
        magasin.dossiers().ecrire(ecriture(maigre("D-1"), 0));
        List<Entree> notres = magasin.journaux().entrees(numero("D-1"));
        assertEquals(1, notres.size());
        assertEquals(1, notres.get(0).rang());
        assertEquals(3, magasin.journaux().recues(numero("D-1")).size());
    }

    private static List<Entree> chaine(String organisation, int longueur) {
        Acteur auteur = new Acteur(organisation, Role.PRESTATAIRE, "agent-1");
        List<Entree> chaine = new ArrayList<>();
        for (int rang = 0; rang < longueur; rang++) {
            Entree derniere = chaine.isEmpty() ? null : chaine.get(rang - 1);
            chaine.add(
                    Journal.enchainer(derniere, numero("D-1"), rang + 1, INSTANT.plusNanos(rang), auteur, fait(rang)));
        }
        return chaine;
    }
}
