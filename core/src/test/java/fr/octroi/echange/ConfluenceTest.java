package fr.octroi.echange;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Histoires;
import fr.octroi.journal.Journal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConfluenceTest {

    private static final NumeroDossier DOSSIER = new NumeroDossier("E-1");
    private static final Empreinte FACTURE = Empreinte.deChamps("facture");
    private static final Instant MIDI = Instant.parse("2020-07-01T12:00:00Z");
    private static final Acteur VILLE = new Acteur("ma-ville", Role.INSTRUCTEUR, "a");
    private static final Acteur PRESTATAIRE = new Acteur("prestataire", Role.PRESTATAIRE, "b");

    @Provide
    Arbitrary<List<Entree>> journaux() {
        return Histoires.journaux();
    }

    /** Lots come in any order, again and again, and some only at last: both sides have one story. */
    @Property(tries = 200)
    void livrees_dans_n_importe_quel_ordre_les_entrees_donnent_une_seule_histoire(
            @ForAll("journaux") List<Entree> entrees, @ForAll long graine) {
        Confluence attendue = Confluence.vide().avec(entrees);
        Random hasard = new Random(graine);
        Confluence ici = livrer(entrees, hasard);
        Confluence la = livrer(entrees, hasard);
        assertEquals(attendue, ici);
        assertEquals(ici, la);
        assertEquals(ici, ici.plus(la));
        assertEquals(List.of(), ici.ecarts());
        for (NumeroDossier dossier :
                entrees.stream().map(Entree::dossier).distinct().toList()) {
            List<Entree> histoire = ici.histoire(dossier);
            assertEquals(
                    entrees.stream()
                            .filter(entree -> entree.dossier().equals(dossier))
                            .count(),
                    histoire.size());
            for (String organisation : histoire.stream()
                    .map(entree -> entree.auteur().organisation())
                    .distinct()
                    .toList()) {
                List<Long> rangs = histoire.stream()
                        .filter(entree -> entree.auteur().organisation().equals(organisation))
                        .map(Entree::rang)
                        .toList();
                assertEquals(rangs.stream().sorted().toList(), rangs, "a chain keeps its order");
            }
        }
    }

    private static Confluence livrer(List<Entree> entrees, Random hasard) {
        Confluence story = Confluence.vide();
        List<Entree> perdues = new ArrayList<>();
        List<Entree> melange = new ArrayList<>(entrees);
        Collections.shuffle(melange, hasard);
        for (Entree entree : melange) {
            switch (hasard.nextInt(4)) {
                case 0 -> perdues.add(entree);
                case 1 -> story = story.avec(List.of(entree, entree)).avec(List.of(entree));
                default -> story = story.avec(List.of(entree));
            }
        }
        return story.avec(perdues);
    }

    /** What is missing is named, whatever is missing. */
    @Property(tries = 200)
    void une_entree_qui_manque_au_milieu_d_une_chaine_est_nommee(
            @ForAll("journaux") List<Entree> entrees, @ForAll long graine) {
        if (entrees.isEmpty()) {
            return;
        }
        Entree perdue = entrees.get(new Random(graine).nextInt(entrees.size()));
        List<Entree> autres =
                entrees.stream().filter(entree -> !entree.equals(perdue)).toList();
        Confluence.Chaine chaine =
                new Confluence.Chaine(perdue.dossier(), perdue.auteur().organisation());
        boolean suivie = autres.stream()
                .anyMatch(entree -> entree.dossier().equals(chaine.dossier())
                        && entree.auteur().organisation().equals(chaine.organisation())
                        && entree.rang() > perdue.rang());
        List<Ecart> attendus = suivie ? List.of(new Ecart.Manque(chaine, perdue.rang(), perdue.rang())) : List.of();
        assertEquals(attendus, Confluence.vide().avec(autres).ecarts());
    }

    private static Entree dire(@Nullable Entree avant, Acteur qui, int minute, Fait fait) {
        return Journal.enchainer(avant, DOSSIER, 1, MIDI.plusSeconds(60L * minute), qui, fait);
    }

    private static Fait recue(String type) {
        return new Fait.PieceRecue(type, FACTURE, 12, LocalDate.of(2020, 6, 2));
    }

    @Test
    void les_entrees_de_chacun_se_suivent_et_celles_de_tous_vont_par_moment() {
        Entree v1 = dire(null, VILLE, 2, recue("FACTURE"));
        Entree v2 = dire(v1, VILLE, 1, recue("FACTURE"));
        Entree p1 = dire(null, PRESTATAIRE, 0, recue("FACTURE"));
        Entree p2 = dire(p1, PRESTATAIRE, 2, recue("FACTURE"));
        // The clock of the city went back: its chain keeps its order all the same.
        assertEquals(
                List.of(p1, v1, v2, p2),
                Confluence.vide().avec(List.of(v2, p2, v1, p1)).histoire(DOSSIER));
    }

    @Test
    void deux_organisations_qui_disent_autre_chose_restent_toutes_deux_visibles() {
        Entree ville = dire(null, VILLE, 0, recue("FACTURE"));
        Entree prestataire = dire(null, PRESTATAIRE, 1, recue("DEVIS"));
        Confluence story = Confluence.vide().avec(List.of(ville, prestataire));
        assertEquals(
                List.of(new Contradiction(
                        new Contradiction.Sujet(DOSSIER, "PIECE_RECUE", FACTURE.hexadecimal()),
                        List.of(ville, prestataire))),
                story.contradictions());
        assertEquals(2, story.histoire(DOSSIER).size());
        Entree corrigee = dire(prestataire, PRESTATAIRE, 2, recue("FACTURE"));
        assertEquals(List.of(), story.avec(List.of(corrigee)).contradictions());
    }

    @Test
    void qui_raconte_deux_histoires_est_vu() {
        Entree une = dire(null, PRESTATAIRE, 0, recue("FACTURE"));
        Entree autre = dire(null, PRESTATAIRE, 0, recue("DEVIS"));
        Entree suite = dire(autre, PRESTATAIRE, 1, recue("FACTURE"));
        Confluence.Chaine chaine = new Confluence.Chaine(DOSSIER, "prestataire");
        Ecart.Fourche fourche = assertInstanceOf(
                Ecart.Fourche.class,
                Confluence.vide().avec(List.of(une, autre)).ecarts().get(0));
        assertEquals(chaine, fourche.chaine());
        assertEquals(2, fourche.dites().size());
        assertEquals(
                List.of(new Ecart.Fourche(chaine, 2, List.of(suite))),
                Confluence.vide().avec(List.of(une, suite)).ecarts(),
                "it follows another than ours");
    }

    @Test
    void chacun_ne_parle_que_pour_lui_et_rien_d_altere_n_entre() {
        Entree juste = dire(null, PRESTATAIRE, 0, recue("FACTURE"));
        Entree alteree = new Entree(
                juste.dossier(),
                juste.rang(),
                juste.version(),
                juste.instant(),
                VILLE,
                juste.fait(),
                juste.precedente(),
                juste.empreinte());
        assertEquals(Optional.empty(), Confluence.refus(juste, "prestataire"));
        assertEquals(Optional.of("CHAINE_D_AUTRUI"), Confluence.refus(juste, "ma-ville"));
        assertEquals(Optional.of("ENTREE_ALTEREE"), Confluence.refus(alteree, "ma-ville"));
        assertEquals(
                "ENTREE_ALTEREE",
                assertThrows(
                                ValeurInvalideException.class,
                                () -> Confluence.vide().avec(List.of(alteree)))
                        .code());
        assertTrue(Confluence.vide().histoire(DOSSIER).isEmpty());
    }
}
