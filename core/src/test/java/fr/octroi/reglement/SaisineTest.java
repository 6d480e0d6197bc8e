package fr.octroi.reglement;

import static fr.octroi.reglement.Vocabulaire.ACHAT_ETAT;
import static fr.octroi.reglement.Vocabulaire.ACHAT_NATURE;
import static fr.octroi.reglement.Vocabulaire.ACHAT_PRIX_TTC;
import static fr.octroi.reglement.Vocabulaire.DEMANDEUR_COMMUNE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import java.lang.StackWalker.Option;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A règlement that judges often gets a judge of its own, which must answer as the first dossiers were answered. */
class SaisineTest {

    private static final SortedMap<String, Valeur> SANS_REPONSE = Collections.emptySortedMap();
    private static final Function<Donnee, Lecture<Situation>> DECLARE = SaisineTest::lecture;

    private static Lecture<Situation> lecture(Donnee donnee) {
        return (situation, reglement) -> situation.valeur(donnee).orElse(null);
    }

    /** What was answered, and whether the judge of this règlement alone answered it. */
    private record Jugement(Situation situation, List<Appreciation> appreciations, boolean attitre) {
        boolean ditComme(Jugement autre) {
            return situation.equals(autre.situation) && appreciations.equals(autre.appreciations);
        }
    }

    private static <S> Jugement juger(
            ReglementResolu reglement,
            S sujet,
            Function<Donnee, Lecture<S>> lectures,
            SortedMap<String, Valeur> reponses) {
        List<Appreciation> appreciations = new ArrayList<>();
        List<Boolean> attitres = new ArrayList<>();
        Situation situation = reglement.apprecier(sujet, lectures, reponses, appreciation -> {
            appreciations.add(appreciation);
            attitres.add(StackWalker.getInstance(Option.SHOW_HIDDEN_FRAMES)
                    .walk(pile -> pile.anyMatch(ici -> ici.getClassName().startsWith(JugeAttitre.class.getName()))));
        });
        return new Jugement(situation, appreciations, attitres.contains(true));
    }

    private static void jugerSouvent(ReglementResolu reglement, Situation situation) {
        for (int i = 0; i < Saisine.SEUIL; i++) {
            reglement.apprecier(situation, DECLARE, SANS_REPONSE, appreciation -> {});
        }
    }

    private static ReglementResolu reglement(List<Predicat> questions) {
        List<Condition> conditions = IntStream.range(0, questions.size())
                .mapToObj(i -> new Condition("C" + i, "article " + i, "une condition", questions.get(i)))
                .toList();
        return ReglesAuHasard.resoudre(conditions, Reglements.euros(200));
    }

    private static Situation achat(String nature, @Nullable String etat) {
        return Situation.builder()
                .avec(ACHAT_NATURE, new Valeur.Code(nature))
                .avec(ACHAT_ETAT, etat == null ? null : new Valeur.Code(etat))
                .avec(DEMANDEUR_COMMUNE, new Valeur.Code("92012"))
                .build();
    }

    private static final List<Predicat> DEUX =
            List.of(Reglements.parmi(ACHAT_NATURE, "VAE"), Reglements.parmi(ACHAT_ETAT, "NEUF"));

    @Test
    void un_reglement_qui_juge_souvent_a_son_juge_et_pas_avant() {
        ReglementResolu reglement = reglement(DEUX);
        Jugement avant = juger(reglement, achat("VAE", null), DECLARE, SANS_REPONSE);
        assertFalse(avant.attitre());
        jugerSouvent(reglement, achat("VELO", "NEUF"));
        Jugement apres = juger(reglement, achat("VAE", null), DECLARE, SANS_REPONSE);
        assertTrue(apres.attitre());
        assertTrue(apres.ditComme(avant));
        assertEquals(
                List.of(ACHAT_ETAT), apres.appreciations().get(2).inconnues(), "the period first, then two conditions");
    }

    @Test
    void deux_reglements_ont_chacun_le_leur() {
        ReglementResolu un = reglement(DEUX);
        ReglementResolu autre = reglement(List.of(Reglements.parmi(ACHAT_NATURE, "VELO")));
        jugerSouvent(un, achat("VAE", "NEUF"));
        jugerSouvent(autre, achat("VAE", "NEUF"));
        Jugement duPremier = juger(un, achat("VAE", "NEUF"), DECLARE, SANS_REPONSE);
        Jugement duSecond = juger(autre, achat("VAE", "NEUF"), DECLARE, SANS_REPONSE);
        assertTrue(duPremier.attitre() && duSecond.attitre());
        assertEquals(Verdict.SATISFAITE, duPremier.appreciations().get(1).verdict());
        assertEquals(Verdict.NON_SATISFAITE, duSecond.appreciations().get(1).verdict());
    }

    @Test
    void qui_lit_autrement_est_juge_comme_les_premiers() {
        ReglementResolu reglement = reglement(DEUX);
        jugerSouvent(reglement, achat("VAE", "NEUF"));
        Jugement autrement = juger(
                reglement,
                "OCCASION",
                donnee -> (etat, regles) -> donnee.equals(ACHAT_ETAT) ? new Valeur.Code(etat) : null,
                SANS_REPONSE);
        assertFalse(autrement.attitre());
        assertEquals(
                new Valeur.Code("OCCASION"),
                autrement.appreciations().get(2).valeurs().get(0).valeur());
    }

    @Test
    void plus_de_conditions_que_de_places_sont_jugees_sans_lui() {
        List<Predicat> huit = Collections.nCopies(JugeAttitre.PLACES, Reglements.parmi(ACHAT_NATURE, "VAE"));
        ReglementResolu reglement = reglement(huit);
        jugerSouvent(reglement, achat("VAE", "NEUF"));
        Jugement jugement = juger(reglement, achat("VAE", "NEUF"), DECLARE, SANS_REPONSE);
        assertFalse(jugement.attitre());
        assertEquals(JugeAttitre.PLACES + 1, jugement.appreciations().size());
    }

    @Test
    void une_condition_sur_plusieurs_faits_est_jugee_sans_lui() {
        ReglementResolu reglement = reglement(List.of(new Predicat.Et(DEUX)));
        jugerSouvent(reglement, achat("VAE", "NEUF"));
        assertFalse(
                juger(reglement, achat("VAE", "NEUF"), DECLARE, SANS_REPONSE).attitre());
    }

    @Test
    void une_quantite_negative_lui_est_inconnue_aussi() {
        ReglementResolu reglement =
                reglement(List.of(new Predicat.Entre(ACHAT_PRIX_TTC, new Valeur.Somme(Montant.ofEuros(100)), null)));
        Function<Donnee, Lecture<Montant>> prix =
                donnee -> (montant, regles) -> donnee.equals(ACHAT_PRIX_TTC) ? new Valeur.Somme(montant) : null;
        for (int i = 0; i < Saisine.SEUIL; i++) {
            reglement.apprecier(Montant.ofEuros(i), prix, SANS_REPONSE, appreciation -> {});
        }
        Jugement jugement = juger(reglement, Montant.ofEuros(-5), prix, SANS_REPONSE);
        assertTrue(jugement.attitre());
        assertEquals(Verdict.INDETERMINEE, jugement.appreciations().get(1).verdict());
        assertEquals(List.of(ACHAT_PRIX_TTC), jugement.appreciations().get(1).inconnues());
    }

    @Test
    void quatre_fils_qui_passent_le_seuil_ensemble_ont_les_memes_reponses() throws Exception {
        ReglementResolu reglement = reglement(DEUX);
        Jugement attendu = juger(reglement, achat("VAE", "NEUF"), DECLARE, SANS_REPONSE);
        ExecutorService fils = Executors.newFixedThreadPool(4);
        try {
            List<Future<Long>> differents = fils.invokeAll(Collections.nCopies(
                    4,
                    () -> IntStream.range(0, 2 * Saisine.SEUIL)
                            .mapToObj(i -> juger(reglement, achat("VAE", "NEUF"), DECLARE, SANS_REPONSE))
                            .filter(jugement -> !jugement.ditComme(attendu))
                            .count()));
            for (Future<Long> fil : differents) {
                assertEquals(0, fil.get());
            }
        } finally {
            fils.shutdownNow();
        }
        assertTrue(juger(reglement, achat("VAE", "NEUF"), DECLARE, SANS_REPONSE).attitre());
    }

    @Property(tries = 100)
    void le_juge_attitre_dit_ce_qui_se_disait_avant_lui(
            @ForAll("questions") List<Predicat> questions,
            @ForAll("faits") Situation souvent,
            @ForAll("faits") Situation declaree,
            @ForAll("faits") Situation repondue) {
        ReglementResolu reglement = reglement(questions);
        SortedMap<String, Valeur> reponses = new TreeMap<>();
        repondue.connues().forEach(connue -> reponses.put(connue.getKey(), connue.getValue()));
        Jugement sans = juger(reglement, declaree, DECLARE, SANS_REPONSE);
        Jugement avec = juger(reglement, declaree, DECLARE, reponses);
        assertFalse(sans.attitre() || avec.attitre());
        jugerSouvent(reglement, souvent);
        Jugement sansApres = juger(reglement, declaree, DECLARE, SANS_REPONSE);
        Jugement avecApres = juger(reglement, declaree, DECLARE, reponses);
        assertTrue(sansApres.attitre() && avecApres.attitre());
        assertTrue(sansApres.ditComme(sans));
        assertTrue(avecApres.ditComme(avec));
        assertEquals(reglement.apprecier(sans.situation()), sans.appreciations());
    }

    @Provide
    Arbitrary<List<Predicat>> questions() {
        return Arbitraries.oneOf(
                        ReglesAuHasard.duGenreDePredicat(Predicat.Parmi.class),
                        ReglesAuHasard.duGenreDePredicat(Predicat.Entre.class),
                        ReglesAuHasard.duGenreDePredicat(Predicat.EstVrai.class))
                .list()
                .ofMinSize(1)
                .ofMaxSize(JugeAttitre.PLACES - 1);
    }

    @Provide
    Arbitrary<Situation> faits() {
        return ReglesAuHasard.situations();
    }
}
