package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.port.PortException;
import fr.octroi.recours.Limitation;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.Elimination;
import fr.octroi.rgpd.Partie;
import fr.octroi.suivi.Rejeu;
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
    void une_proposition_qui_a_vu_un_residu_se_rejoue_tant_qu_il_en_reste() {
        Monde monde = efface(politique(Period.ofYears(5), Repere.Genre.PERSONNE));
        assertTrue(vu(monde, GenreDoublon.DOUBLON_DEMANDEUR));
        GuichetArchives archives = monde.guichet().archives();
        assertEquals(List.of(Rejeu.Identique.class), genres(archives, "D-2"));
        monde.plusTard(5 * 366);
        archives.effacerResidus(Monde.INSTRUCTEUR);
        assertEquals(List.of(Rejeu.Impossible.class), genres(archives, "D-2"));
    }

    /** A dossier that was there then, and left its digest since, is still what was seen. */
    @Test
    void une_proposition_qui_a_vu_un_dossier_efface_depuis_se_rejoue() {
        Monde monde = desiste(politique(Period.ofYears(5), Repere.Genre.PERSONNE));
        assertTrue(vu(monde, GenreDoublon.DOUBLON_DEMANDEUR));
        monde.plusTard(31);
        GuichetArchives archives = monde.guichet().archives();
        assertEquals(Effet.FAIT, archives.effacer(Monde.INSTRUCTEUR, Monde.numero("D-1"), "V-1"));
        assertEquals(List.of(Rejeu.Identique.class), genres(archives, "D-2"));
    }

    private static List<?> genres(GuichetArchives archives, String numero) {
        return archives.rejouer(Monde.INSTRUCTEUR, Monde.numero(numero), "CONTROLE").stream()
                .map(Object::getClass)
                .toList();
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

    /** Two days after its end, the account and the invoice of a dossier may go; the whole of it a month later. */
    private static Conservation enParties(Period duree, Repere.Genre... genres) {
        Conservation entiere = politique(duree, genres);
        return new Conservation(
                entiere.regles(),
                List.of(new Conservation.RegleDePartie(
                        new TreeSet<>(List.of(Partie.parse("COORDONNEES_BANCAIRES"), Partie.parse("PIECES:FACTURE"))),
                        entiere.residus().get(0).etats(),
                        Conservation.Depart.DERNIER_FAIT,
                        Period.ofDays(2),
                        "essai")),
                entiere.residus(),
                List.of());
    }

    private static Monde desiste(Conservation politique) {
        Monde monde = new Monde(politique);
        monde.deposer(zoe(monde, "D-1"));
        monde.relances().desister(Monde.USAGER, Monde.numero("D-1"));
        return monde;
    }

    private static CertificatDElimination eliminer(Monde monde) {
        GuichetArchives archives = monde.guichet().archives();
        Elimination liste = archives.proposer(Monde.ASSEMBLEES, "E-1");
        assertFalse(liste.lignes().isEmpty(), "there is something to carry out");
        return archives.eliminer(Monde.ASSEMBLEES, liste, new Elimination.Visa("V-1", liste.jour(), liste.empreinte()));
    }

    /** How many digests are left, whatever their day; there are none afterwards. */
    private static long restants(Monde monde) {
        return monde.essai.residus.effacer(LocalDate.MAX);
    }

    @Test
    void une_partie_qui_finit_laisse_l_empreinte_de_ce_qu_elle_portait() {
        for (boolean declaree : List.of(true, false)) {
            Monde monde = desiste(
                    declaree
                            ? enParties(Period.ofYears(5), Repere.Genre.COMPTE, Repere.Genre.PERSONNE)
                            : enParties(Period.ofYears(5), Repere.Genre.PERSONNE));
            LocalDate fin = monde.jour().plusYears(5);
            monde.plusTard(3);
            assertTrue(eliminer(monde).estComplet());
            FaitDArchive.DonneesEffacees effacees = monde.essai.faits("D-1").stream()
                    .filter(FaitDArchive.DonneesEffacees.class::isInstance)
                    .map(FaitDArchive.DonneesEffacees.class::cast)
                    .findFirst()
                    .orElseThrow();
            assertEquals(declaree ? fin : null, effacees.residu());
            Formulaire autre = monde.complet("D-9");
            autre.iban = Monde.IBAN;
            monde.deposer(autre);
            monde.instruire("D-9");
            assertEquals(
                    declaree,
                    monde.parcours("D-9")
                            .instruction()
                            .orElseThrow()
                            .motifs()
                            .contains(GenreDoublon.IBAN_PARTAGE.name()));
            assertTrue(vu(monde, GenreDoublon.DOUBLON_DEMANDEUR), "the person is in what stays of the dossier");
            assertEquals(declaree ? 1 : 0, restants(monde), "what is borne by what stays needs no digest");
        }
    }

    @Test
    void le_fichier_d_une_piece_effacee_laisse_la_sienne() {
        Monde monde = desiste(enParties(Period.ofYears(5), Repere.Genre.FICHIER, Repere.Genre.ACHAT));
        monde.plusTard(3);
        assertTrue(eliminer(monde).estComplet());
        assertEquals(2, restants(monde));
    }

    /** The whole goes later: what its parts left stays, and it leaves its own beside. */
    @Test
    void ce_que_les_parties_ont_laisse_demeure_quand_le_reste_part() {
        Monde monde = desiste(enParties(Period.ofYears(5), Repere.Genre.COMPTE, Repere.Genre.PERSONNE));
        monde.plusTard(3);
        eliminer(monde);
        monde.plusTard(40);
        assertTrue(eliminer(monde).estComplet());
        assertEquals(2, restants(monde));
    }

    @Test
    @Tag("securite")
    void un_effacement_refuse_ne_laisse_rien() {
        for (boolean parties : List.of(true, false)) {
            Monde monde = desiste(enParties(Period.ofYears(5), Repere.Genre.COMPTE, Repere.Genre.PERSONNE));
            monde.plusTard(parties ? 3 : 40);
            monde.essai.avantEcriture =
                    () -> monde.guichet().archives().geler(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CONTROLE_CRC");
            assertFalse(eliminer(monde).estComplet());
            assertEquals(EtatDossier.DESISTE, monde.etat("D-1"));
            assertEquals(0, restants(monde), "it is there, and bears its digests itself");
        }
    }

    /** What the refused one takes back is not what an earlier one left. */
    @Test
    void un_refus_ne_reprend_pas_ce_qu_une_partie_avait_laisse() {
        Monde monde = desiste(enParties(Period.ofYears(5), Repere.Genre.COMPTE, Repere.Genre.PERSONNE));
        monde.plusTard(3);
        eliminer(monde);
        monde.plusTard(40);
        monde.essai.avantEcriture =
                () -> monde.guichet().archives().geler(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CONTROLE_CRC");
        assertFalse(eliminer(monde).estComplet());
        assertEquals(1, restants(monde));
    }

    /** Dead between what it leaves and the erasure; then held: the same call takes back what nobody will end now. */
    @Test
    void ce_qu_une_interruption_a_laisse_est_repris_par_le_meme_appel() {
        for (boolean parties : List.of(true, false)) {
            Monde monde = desiste(enParties(Period.ofYears(5), Repere.Genre.COMPTE, Repere.Genre.PERSONNE));
            monde.plusTard(parties ? 3 : 40);
            GuichetArchives archives = monde.guichet().archives();
            Elimination liste = archives.proposer(Monde.ASSEMBLEES, "E-1");
            Elimination.Visa visa = new Elimination.Visa("V-1", liste.jour(), liste.empreinte());
            monde.essai.avantEcriture = () -> {
                throw new AssertionError("the process died");
            };
            Assertions.assertThrows(AssertionError.class, () -> archives.eliminer(Monde.ASSEMBLEES, liste, visa));
            archives.geler(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CONTROLE_CRC");
            assertTrue(archives.eliminer(Monde.ASSEMBLEES, liste, visa).estComplet(), "held for a reason");
            assertEquals(0, restants(monde));
        }
    }

    /** Nobody knows whether a store that failed has written: what is left stays until the same call finds the dossier there, and held. */
    @Test
    void apres_une_panne_ce_qui_est_laisse_attend_le_meme_appel() {
        Monde monde = desiste(politique(Period.ofYears(5), Repere.Genre.PERSONNE));
        monde.plusTard(40);
        monde.essai.ecrituresAvantPanne = 0;
        Assertions.assertThrows(
                PortException.class,
                () -> monde.guichet().archives().effacer(Monde.ASSEMBLEES, Monde.numero("D-1"), "V-1"));
        monde.essai.ecrituresAvantPanne = Integer.MAX_VALUE;
        monde.guichet().archives().geler(Monde.INSTRUCTEUR, Monde.numero("D-1"), "CONTROLE_CRC");
        assertEquals(
                Effet.IMPOSSIBLE, monde.guichet().archives().effacer(Monde.ASSEMBLEES, Monde.numero("D-1"), "V-1"));
        assertEquals(0, restants(monde));
    }

    @Test
    void une_ecriture_faite_dont_la_reponse_se_perd_laisse_ce_qu_elle_doit() {
        Monde monde = desiste(politique(Period.ofYears(5), Repere.Genre.PERSONNE));
        monde.plusTard(40);
        monde.essai.apresEcriture = () -> {
            throw new PortException(PortException.Nature.TEMPORAIRE, "the answer was lost", null);
        };
        assertFalse(eliminer(monde).estComplet());
        assertTrue(monde.essai.dossiers.trouver(Monde.numero("D-1")).isEmpty(), "it went all the same");
        assertEquals(1, restants(monde));
    }

    /** A caller without an answer calls again while the first call goes on: what the second takes back is what the first has left for good. */
    @Test
    void deux_appels_en_meme_temps_laissent_ce_qu_un_seul_laisse() {
        for (boolean parties : List.of(true, false)) {
            Monde monde = desiste(enParties(Period.ofYears(5), Repere.Genre.COMPTE, Repere.Genre.PERSONNE));
            monde.plusTard(parties ? 3 : 40);
            GuichetArchives archives = monde.guichet().archives();
            Elimination liste = archives.proposer(Monde.ASSEMBLEES, "E-1");
            Elimination.Visa visa = new Elimination.Visa("V-1", liste.jour(), liste.empreinte());
            monde.essai.avantDeReprendre = () ->
                    assertTrue(archives.eliminer(Monde.ASSEMBLEES, liste, visa).estComplet());
            archives.eliminer(Monde.ASSEMBLEES, liste, visa);
            assertEquals(parties ? 1 : 2, restants(monde));
        }
    }

    /** A list of parts that is run again looks at the dossier just before the whole of it goes. */
    @Test
    void une_ancienne_liste_ne_reprend_pas_ce_que_le_reste_laisse_en_partant() {
        Monde monde = desiste(enParties(Period.ofYears(5), Repere.Genre.COMPTE, Repere.Genre.PERSONNE));
        monde.plusTard(3);
        GuichetArchives archives = monde.guichet().archives();
        Elimination liste = archives.proposer(Monde.ASSEMBLEES, "E-1");
        Elimination.Visa visa = new Elimination.Visa("V-1", liste.jour(), liste.empreinte());
        assertTrue(archives.eliminer(Monde.ASSEMBLEES, liste, visa).estComplet());
        monde.plusTard(40);
        monde.essai.avantDeReprendre = () -> assertTrue(eliminer(monde).estComplet());
        archives.eliminer(Monde.ASSEMBLEES, liste, visa);
        assertTrue(monde.essai.dossiers.trouver(Monde.numero("D-1")).isEmpty());
        assertEquals(2, restants(monde));
    }

    @Test
    void qui_s_oppose_a_raison_ne_laisse_rien_de_ce_qui_a_fini_avant() {
        Monde monde = desiste(enParties(Period.ofYears(5), Repere.Genre.COMPTE));
        monde.plusTard(3);
        eliminer(monde);
        GuichetDroits droits = monde.guichet().droits();
        droits.limiter(Monde.INSTRUCTEUR, Monde.numero("D-1"), Limitation.Motif.OPPOSITION, monde.jour());
        assertEquals(Effet.FAIT, droits.accueillirOpposition(Monde.INSTRUCTEUR, Monde.numero("D-1")));
        assertEquals(0, restants(monde));
    }

    @Test
    void l_automate_efface_ce_qui_a_passe_son_jour() {
        Monde monde = efface(politique(Period.ofYears(5), Repere.Genre.PERSONNE));
        monde.le(monde.jour().plusYears(6));
        assertEquals(1, monde.guichet().archives().effacerResidus(Monde.PLATEFORME));
    }

    /** A host without a daily task. */
    @Test
    void une_liste_executee_emporte_aussi_ce_qui_a_passe_son_jour() {
        Monde monde = efface(politique(Period.ofDays(60), Repere.Genre.PERSONNE));
        monde.deposer(monde.complet("D-3"));
        monde.relances().desister(Monde.USAGER, Monde.numero("D-3"));
        monde.plusTard(50);
        assertTrue(eliminer(monde).estComplet());
        assertEquals(1, restants(monde), "that of the dossier of today, and not that of the former");
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
                        new TreeSet<>(Set.of(EtatDossier.EN_SEANCE)),
                        regle.depart(),
                        regle.duree(),
                        "essai"),
                () -> new Conservation.RegleDeResidu(
                        regle.genres(),
                        new TreeSet<>(Set.of(EtatDossier.EXECUTOIRE)),
                        Conservation.Depart.PAIEMENT,
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
