package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Fait;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.rgpd.Conservation;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Once per N years, though the dossier is gone: a digest under a key, to a day, and nothing else. */
class ResidusDesDossiersTest {

    private static Conservation politique(Period duree, Repere.Genre... genres) {
        TreeSet<EtatDossier> desistes = new TreeSet<>(Set.of(EtatDossier.DESISTE));
        return new Conservation(
                List.of(new Conservation.Regle(
                        desistes, Conservation.Depart.DERNIER_FAIT, Period.ZERO, Period.ofDays(30), "essai")),
                List.of(),
                List.of(new Conservation.RegleDeResidu(
                        new TreeSet<>(List.of(genres)), desistes, Conservation.Depart.DERNIER_FAIT, duree, "essai")),
                List.of());
    }

    /** The same person, whatever the number. */
    private static Formulaire zoe(Monde monde, String numero) {
        Formulaire formulaire = monde.complet(numero);
        formulaire.naissance = LocalDate.of(1980, 5, 5);
        return formulaire;
    }

    /** Filed, given up, erased thirty-one days later. */
    private static Monde efface(Conservation politique) {
        Monde monde = new Monde(politique);
        monde.deposer(zoe(monde, "D-1"));
        monde.relances().desister(Monde.USAGER, Monde.numero("D-1"));
        monde.plusTard(31);
        assertEquals(Effet.FAIT, monde.guichet().archives().effacer(Monde.INSTRUCTEUR, Monde.numero("D-1"), "V-1"));
        return monde;
    }

    private static boolean vu(Monde monde, GenreDoublon genre) {
        monde.deposer(zoe(monde, "D-2"));
        monde.instruire("D-2");
        return monde.parcours("D-2").instruction().orElseThrow().motifs().contains(genre.name());
    }

    @Test
    void une_aide_anterieure_effacee_se_voit_encore() {
        assertTrue(vu(efface(politique(Period.ofYears(5), Repere.Genre.PERSONNE)), GenreDoublon.DOUBLON_DEMANDEUR));
        assertFalse(vu(
                efface(new Conservation(
                        politique(Period.ofYears(5), Repere.Genre.PERSONNE).regles())),
                GenreDoublon.DOUBLON_DEMANDEUR));
    }

    @Test
    void le_fait_de_l_effacement_dit_jusqu_a_quand_il_en_reste() {
        Monde monde = efface(politique(Period.ofYears(5), Repere.Genre.PERSONNE));
        LocalDate desiste = monde.jour().minusDays(31);
        assertTrue(monde.essai.faits("D-1").contains(new Fait.DossierEfface("V-1", desiste.plusYears(5))));
        assertTrue(efface(politique(Period.ofDays(1), Repere.Genre.PERSONNE))
                .essai
                .faits("D-1")
                .contains(new Fait.DossierEfface("V-1")));
    }

    @Test
    @Tag("securite")
    void rien_ne_reste_que_l_empreinte_declaree_jusqu_a_son_jour() {
        Monde monde = efface(politique(Period.ofYears(5), Repere.Genre.PERSONNE));
        LocalDate dernier = monde.jour().minusDays(31).plusYears(5);
        GuichetArchives archives = monde.guichet().archives();
        monde.le(dernier);
        assertEquals(0, archives.effacerResidus(Monde.INSTRUCTEUR), "its last day counts whole");
        monde.le(dernier.plusDays(1));
        assertEquals(1, archives.effacerResidus(Monde.INSTRUCTEUR), "one digest, and no other, was kept");
        assertEquals(0, archives.effacerResidus(Monde.INSTRUCTEUR));
    }

    /** Whatever day one asks on, before or after the digest itself is erased: seen to the last day, and not after. */
    @Property(tries = 60)
    void elle_se_voit_jusqu_a_son_dernier_jour_et_pas_au_dela(
            @ForAll @IntRange(min = 40, max = 4_000) int duree, @ForAll @IntRange(min = -3, max = 3) int ecart) {
        Monde monde = efface(politique(Period.ofDays(duree), Repere.Genre.PERSONNE));
        monde.le(monde.jour().minusDays(31).plusDays(duree + ecart));
        if (ecart % 2 == 0) {
            monde.guichet().archives().effacerResidus(Monde.INSTRUCTEUR);
        }
        assertEquals(ecart <= 0, vu(monde, GenreDoublon.DOUBLON_DEMANDEUR));
    }

    @Test
    void seule_l_empreinte_declaree_se_voit() {
        Monde monde = efface(politique(Period.ofYears(5), Repere.Genre.SERIE));
        assertFalse(vu(monde, GenreDoublon.DOUBLON_DEMANDEUR));
    }

    @Test
    void une_autre_personne_n_est_pas_vue() {
        Monde monde = efface(politique(Period.ofYears(5), Repere.Genre.PERSONNE));
        monde.deposer(monde.complet("D-3"));
        monde.instruire("D-3");
        assertFalse(monde.parcours("D-3")
                .instruction()
                .orElseThrow()
                .motifs()
                .contains(GenreDoublon.DOUBLON_DEMANDEUR.name()));
    }

    @Test
    void deux_regles_pour_une_empreinte_dans_un_etat_sont_refusees() {
        Conservation.RegleDeResidu regle =
                politique(Period.ofYears(1), Repere.Genre.PERSONNE).residus().get(0);
        Assertions.assertThrows(
                ValeurInvalideException.class,
                () -> new Conservation(List.of(), List.of(), List.of(regle, regle), List.of()));
        for (Runnable faux : List.<Runnable>of(
                () -> new Conservation.RegleDeResidu(
                        new TreeSet<>(), regle.etats(), regle.depart(), regle.duree(), "essai"),
                () -> new Conservation.RegleDeResidu(
                        regle.genres(), new TreeSet<>(), regle.depart(), regle.duree(), "essai"),
                () -> new Conservation.RegleDeResidu(
                        regle.genres(),
                        new TreeSet<>(Set.of(EtatDossier.ACCORDE)),
                        regle.depart(),
                        regle.duree(),
                        "essai"),
                () -> new Conservation.RegleDeResidu(
                        regle.genres(), regle.etats(), regle.depart(), Period.ofDays(-1), "essai"),
                () -> new Conservation.RegleDeResidu(
                        regle.genres(), regle.etats(), regle.depart(), regle.duree(), " "))) {
            Assertions.assertThrows(ValeurInvalideException.class, faux::run);
        }
    }
}
