package fr.octroi.tck;

import static fr.octroi.tck.Echantillons.bordereau;
import static fr.octroi.tck.Echantillons.changement;
import static fr.octroi.tck.Echantillons.convoquee;
import static fr.octroi.tck.Echantillons.ecriture;
import static fr.octroi.tck.Echantillons.enAttente;
import static fr.octroi.tck.Echantillons.enveloppe;
import static fr.octroi.tck.Echantillons.gelee;
import static fr.octroi.tck.Echantillons.maigre;
import static fr.octroi.tck.Echantillons.message;
import static fr.octroi.tck.Echantillons.numero;
import static fr.octroi.tck.Echantillons.reservee;
import static fr.octroi.tck.Echantillons.seance;
import static fr.octroi.tck.Echantillons.tenue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Montant;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Registres;
import fr.octroi.port.Versionne;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.versement.Bordereau;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The contract of {@link Registres}. */
public abstract class RegistresTck {

    private static final LocalDate JOUR = LocalDate.of(2026, 4, 28);

    /** For the subclasses. */
    protected RegistresTck() {}

    /**
     * Returns a store that holds nothing.
     *
     * @return a new store, or the same one emptied
     */
    protected abstract Magasin magasinVide();

    private static Ecriture de(SeanceBureau seance, long version) {
        return ecriture(
                List.of(), List.of(), List.of(), List.of(new Versionne<>(seance, version)), List.of(), List.of());
    }

    private static Ecriture de(Enveloppe enveloppe, long version) {
        return ecriture(
                List.of(), List.of(), List.of(), List.of(), List.of(new Versionne<>(enveloppe, version)), List.of());
    }

    private static Ecriture de(Bordereau bordereau, long version) {
        return ecriture(
                List.of(), List.of(), List.of(), List.of(), List.of(), List.of(new Versionne<>(bordereau, version)));
    }

    @Test
    void regle_1_ce_qui_est_ecrit_se_retrouve_par_son_code_et_sa_version_avance_de_un() {
        Magasin magasin = magasinVide();
        Registres registres = magasin.registres();
        // One code for all: it names another thing in each register.
        String code = "a-2026";
        assertVide(registres, code);

        SeanceBureau ouverte = seance(code, JOUR);
        List<SeanceBureau> etapes = List.of(ouverte, gelee(ouverte), convoquee(ouverte), tenue(ouverte));
        for (int version = 0; version < etapes.size(); version++) {
            magasin.dossiers().ecrire(de(etapes.get(version), version));
            assertEquals(Optional.of(new Versionne<>(etapes.get(version), version + 1)), registres.seance(code));
        }
        assertEquals(Optional.empty(), registres.enveloppe(code));

        Enveloppe reservee = reservee(code);
        List<Enveloppe> credits = List.of(
                enveloppe(code),
                reservee,
                reservee.engager(new Montant(40_002)),
                reservee.engager(new Montant(40_002)).mandater(new Montant(20_001)));
        for (int version = 0; version < credits.size(); version++) {
            magasin.dossiers().ecrire(de(credits.get(version), version));
            assertEquals(Optional.of(new Versionne<>(credits.get(version), version + 1)), registres.enveloppe(code));
        }
        assertEquals(Optional.empty(), registres.bordereau(code));

        magasin.dossiers().ecrire(de(bordereau(code, code), 0));
        assertEquals(Optional.of(new Versionne<>(bordereau(code, code), 1)), registres.bordereau(code));
        magasin.dossiers().ecrire(de(bordereau(code, "autre"), 1));
        assertEquals(Optional.of(new Versionne<>(bordereau(code, "autre"), 2)), registres.bordereau(code));
        for (String voisin : List.of("a-20260", "a-202", "a", "A-2026")) {
            assertVide(registres, voisin);
        }
        magasin.dossiers().ecrire(de(bordereau("A-2026", "autre"), 0));
        assertEquals(Optional.of(new Versionne<>(bordereau(code, "autre"), 2)), registres.bordereau(code));
        assertEquals(etapes.size(), registres.seance(code).orElseThrow().version());
        assertEquals(4, registres.enveloppe(code).orElseThrow().version());
    }

    private static void assertVide(Registres registres, String code) {
        assertEquals(Optional.empty(), registres.seance(code), code);
        assertEquals(Optional.empty(), registres.enveloppe(code), code);
        assertEquals(Optional.empty(), registres.bordereau(code), code);
    }

    /** A store in which each register is at version 2, one message waits, and one dossier is there. */
    private static Magasin garni(Magasin magasin) {
        for (int version = 0; version < 2; version++) {
            magasin.dossiers()
                    .ecrire(ecriture(
                            List.of(changement(maigre("D-1"), version)),
                            List.of(message("a")),
                            List.of(),
                            List.of(new Versionne<>(seance("s", JOUR), version)),
                            List.of(new Versionne<>(enveloppe("e"), version)),
                            List.of(new Versionne<>(bordereau("b", "e"), version))));
        }
        return magasin;
    }

    /** A write that touches everything, with the versions expected of each thing that is there. */
    private static Ecriture deTout(long dossier, long seance, long enveloppe, long bordereau) {
        return ecriture(
                List.of(changement(maigre("D-0"), 0), changement(maigre("D-1"), dossier), changement(maigre("D-2"), 0)),
                List.of(message("b")),
                List.of("a"),
                List.of(
                        new Versionne<>(seance("r", JOUR), 0),
                        new Versionne<>(gelee(seance("s", JOUR)), seance),
                        new Versionne<>(seance("t", JOUR), 0)),
                List.of(
                        new Versionne<>(enveloppe("d"), 0),
                        new Versionne<>(reservee("e"), enveloppe),
                        new Versionne<>(enveloppe("f"), 0)),
                List.of(
                        new Versionne<>(bordereau("a", "e"), 0),
                        new Versionne<>(bordereau("b", "f"), bordereau),
                        new Versionne<>(bordereau("c", "e"), 0)));
    }

    private static void assertRegistresInchanges(Magasin magasin, String quoi) {
        Registres registres = magasin.registres();
        assertEquals(List.of(seance("s", JOUR)), registres.seances(), quoi);
        assertEquals(Optional.of(new Versionne<>(seance("s", JOUR), 2)), registres.seance("s"), quoi);
        assertEquals(Optional.of(new Versionne<>(enveloppe("e"), 2)), registres.enveloppe("e"), quoi);
        assertEquals(Optional.of(new Versionne<>(bordereau("b", "e"), 2)), registres.bordereau("b"), quoi);
        for (String neuf : List.of("a", "c", "d", "f", "r", "t")) {
            assertEquals(Optional.empty(), registres.seance(neuf), quoi);
            assertEquals(Optional.empty(), registres.enveloppe(neuf), quoi);
            assertEquals(Optional.empty(), registres.bordereau(neuf), quoi);
        }
    }

    @Test
    void regle_2_une_version_perimee_d_un_registre_refuse_toute_l_ecriture() {
        Magasin magasin = garni(magasinVide());
        List<Ecriture> perimees = new ArrayList<>();
        for (long autre : new long[] {0, 1, 3, Long.MAX_VALUE}) {
            perimees.add(deTout(2, autre, 2, 2));
            perimees.add(deTout(2, 2, autre, 2));
            perimees.add(deTout(2, 2, 2, autre));
        }
        perimees.add(de(seance("r", JOUR), 1));
        perimees.add(de(enveloppe("d"), 1));
        perimees.add(de(bordereau("a", "e"), 1));
        for (int i = 0; i < perimees.size(); i++) {
            Ecriture perimee = perimees.get(i);
            String quoi = "stale write " + i;
            assertThrows(
                    ConflitDeVersionException.class, () -> magasin.dossiers().ecrire(perimee), quoi);
            assertRegistresInchanges(magasin, quoi);
            assertEquals(List.of(numero("D-1")), magasin.dossiers().apres(null, 10), quoi);
            assertEquals(
                    2, magasin.dossiers().trouver(numero("D-1")).orElseThrow().version(), quoi);
            assertEquals(2, magasin.journaux().entrees(numero("D-1")).size(), quoi);
            assertEquals(List.of(message("a")), enAttente(magasin.envois(), 10), quoi);
        }
        magasin.dossiers().ecrire(deTout(2, 2, 2, 2));
        assertEquals(3, magasin.registres().seance("s").orElseThrow().version());
        assertEquals(3, magasin.registres().enveloppe("e").orElseThrow().version());
        assertEquals(3, magasin.registres().bordereau("b").orElseThrow().version());
    }

    @Test
    void regle_3_les_seances_viennent_par_jour_puis_par_code() {
        Magasin magasin = magasinVide();
        assertEquals(List.of(), magasin.registres().seances(), "in an empty store");
        List<SeanceBureau> attendues = List.of(
                seance("z", JOUR.minusYears(1)),
                seance("a-b", JOUR),
                seance("a0", JOUR),
                seance("ab", JOUR),
                seance("b", JOUR.plusDays(1)),
                seance("a", JOUR.plusMonths(1)));
        for (int i : new int[] {3, 0, 5, 1, 4, 2}) {
            magasin.dossiers().ecrire(de(attendues.get(i), 0));
        }
        assertEquals(attendues, magasin.registres().seances());
        magasin.dossiers().ecrire(de(gelee(attendues.get(1)), 1));
        assertEquals(gelee(attendues.get(1)), magasin.registres().seances().get(1), "as last written");
        assertEquals(6, magasin.registres().seances().size());
        List<SeanceBureau> ouvertes = new ArrayList<>(attendues);
        ouvertes.remove(1);
        assertEquals(ouvertes, magasin.registres().seancesOuvertes(), "without the one that was frozen");
        for (int i : new int[] {4, 0}) {
            magasin.dossiers().ecrire(de(gelee(ouvertes.remove(i)), 1));
            assertEquals(ouvertes, magasin.registres().seancesOuvertes());
        }
    }

    @Test
    void regle_4_une_ecriture_refusee_pour_un_dossier_ne_laisse_rien_aux_registres() {
        Magasin magasin = garni(magasinVide());
        for (long autre : new long[] {0, 1, 3}) {
            assertThrows(
                    ConflitDeVersionException.class, () -> magasin.dossiers().ecrire(deTout(autre, 2, 2, 2)));
            assertRegistresInchanges(magasin, "a dossier expected at version " + autre);
        }
    }

    @Test
    void regle_5_deux_ecritures_simultanees_ne_depensent_pas_le_meme_credit() throws InterruptedException {
        Magasin magasin = magasinVide();
        magasin.dossiers().ecrire(de(seance("s", JOUR), 0));
        magasin.dossiers().ecrire(de(enveloppe("e"), 0));
        magasin.dossiers().ecrire(de(bordereau("b", "e"), 0));
        AtomicInteger suivant = new AtomicInteger();
        int tours = 9;
        for (int tour = 0; tour < tours; tour++) {
            int registre = tour % 3;
            long version = 1L + tour / 3;
            // Each thread has a dossier and a message of its own: the register alone stands between them.
            List<Ensemble.Issue<Boolean>> issues = Ensemble.lancer(() -> {
                int fil = suivant.incrementAndGet();
                magasin.dossiers()
                        .ecrire(ecriture(
                                List.of(changement(maigre("D-" + fil), 0)),
                                List.of(message("m-" + fil)),
                                List.of(),
                                registre == 0 ? List.of(new Versionne<>(seance("s", JOUR), version)) : List.of(),
                                registre == 1 ? List.of(new Versionne<>(enveloppe("e"), version)) : List.of(),
                                registre == 2 ? List.of(new Versionne<>(bordereau("b", "e"), version)) : List.of()));
                return true;
            });
            int reussies = 0;
            for (Ensemble.Issue<Boolean> issue : issues) {
                if (issue instanceof Ensemble.Issue.Leve<Boolean> leve) {
                    assertInstanceOf(ConflitDeVersionException.class, leve.exception());
                } else {
                    reussies++;
                }
            }
            assertEquals(1, reussies, "writes that succeeded in round " + tour);
        }
        assertEquals(tours, magasin.dossiers().apres(null, 10_000).size(), "a dossier of a refused write is left");
        assertEquals(tours, enAttente(magasin.envois(), 10_000).size(), "a message of a refused write is left");
        assertEquals(4, magasin.registres().seance("s").orElseThrow().version());
        assertEquals(4, magasin.registres().enveloppe("e").orElseThrow().version());
        assertEquals(4, magasin.registres().bordereau("b").orElseThrow().version());
        reserverAPlusieurs(magasinVide());
    }

    /** Never more than the credits that are opened, whatever the number of those who reserve. */
    private static void reserverAPlusieurs(Magasin magasin) throws InterruptedException {
        Montant ouverts = Montant.ofEuros(1_000);
        Montant aide = Montant.ofEuros(70);
        magasin.dossiers().ecrire(de(Enveloppe.of("e", 2026, new LigneBudgetaire("65", "6574", ""), ouverts), 0));
        AtomicInteger suivant = new AtomicInteger();
        // Each takes what is left as it stands, over and over, until the credits say no.
        List<Ensemble.Issue<Integer>> issues = Ensemble.lancer(() -> {
            int servis = 0;
            while (true) {
                Versionne<Enveloppe> lue = magasin.registres().enveloppe("e").orElseThrow();
                Optional<Enveloppe> reservee = lue.valeur()
                        .reserver(aide)
                        .selon(fait -> Optional.of(fait.enveloppe()), insuffisant -> Optional.empty());
                if (reservee.isEmpty()) {
                    return servis;
                }
                try {
                    magasin.dossiers()
                            .ecrire(ecriture(
                                    List.of(changement(maigre("D-" + suivant.incrementAndGet()), 0)),
                                    List.of(),
                                    List.of(),
                                    List.of(),
                                    List.of(lue.avec(reservee.get())),
                                    List.of()));
                    servis++;
                } catch (ConflitDeVersionException devance) {
                    // Somebody else was served first: what is left is read again.
                }
            }
        });
        int servis = 0;
        for (Ensemble.Issue<Integer> issue : issues) {
            if (issue instanceof Ensemble.Issue.Rendu<Integer> rendu) {
                servis += rendu.valeur();
            }
        }
        Enveloppe epuisee = magasin.registres().enveloppe("e").orElseThrow().valeur();
        assertEquals(14, servis, "times 70 in 1,000");
        assertEquals(Montant.ofEuros(980), epuisee.reserves());
        assertEquals(servis, magasin.dossiers().apres(null, 10_000).size());
    }

    @Test
    void regle_6_ce_qui_est_rendu_n_est_plus_au_registre() {
        Magasin magasin = magasinVide();
        magasin.dossiers().ecrire(de(seance("a", JOUR), 0));
        List<SeanceBureau> rendues = magasin.registres().seances();
        magasin.dossiers().ecrire(de(seance("b", JOUR), 0));
        magasin.dossiers().ecrire(de(gelee(seance("a", JOUR)), 1));
        assertEquals(List.of(seance("a", JOUR)), rendues, "a later write changed an answer");

        DossiersTck.viderSiPossible(magasin.registres().seances());
        assertEquals(
                List.of(gelee(seance("a", JOUR)), seance("b", JOUR)),
                magasin.registres().seances());
    }
}
