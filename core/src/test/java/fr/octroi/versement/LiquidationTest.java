package fr.octroi.versement;

import static fr.octroi.versement.Exemples.ACTE;
import static fr.octroi.versement.Exemples.AUTRE;
import static fr.octroi.versement.Exemples.COMPTE;
import static fr.octroi.versement.Exemples.EXECUTOIRE;
import static fr.octroi.versement.Exemples.JOUR;
import static fr.octroi.versement.Exemples.RIB;
import static fr.octroi.versement.Exemples.SEANCE;
import static fr.octroi.versement.Exemples.UNE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Decision;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Iban;
import fr.octroi.versement.Blocage.Genre;
import fr.octroi.versement.CoordonneesBancaires.Changement;
import fr.octroi.versement.RetourComptable.Issue;
import fr.octroi.versement.Versement.Etat;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LiquidationTest {

    private static final Decision.Accordee ACCORD = Exemples.accord(1);
    private static final SortedSet<String> AUCUN = new TreeSet<>();
    private static final Executoire RIEN = new Executoire(null, null);

    private static Liquidation liquider(
            Executoire executoire, CoordonneesBancaires rib, List<Versement> anterieurs, String... arrets) {
        return Liquidation.liquider(ACCORD, executoire, rib, anterieurs, new TreeSet<>(List.of(arrets)), JOUR);
    }

    private static List<Genre> genres(Liquidation liquidation) {
        return liquidation.selon(
                liquidee -> List.of(),
                bloquee -> bloquee.blocages().stream().map(Blocage::genre).toList());
    }

    private static Versement versement(Liquidation liquidation) {
        return liquidation.selon(Liquidation.Liquidee::versement, bloquee -> {
            throw new AssertionError(bloquee.toString());
        });
    }

    private static CoordonneesBancaires change(LocalDate jour, @Nullable Acteur confirmation) {
        return new CoordonneesBancaires(COMPTE, true, new Changement(jour, UNE, confirmation));
    }

    @Test
    void la_somme_liquidee_est_exactement_la_somme_decidee() {
        Versement versement = versement(liquider(EXECUTOIRE, RIB, List.of()));
        assertEquals(ACCORD.decide(), versement.montant());
        assertEquals(ACCORD.dossier(), versement.dossier());
        assertEquals(ACTE.numero(), versement.acte());
        assertEquals(COMPTE, versement.compte());
        assertEquals(Etat.LIQUIDE, versement.etat());
        assertEquals(Versement.reference(ACTE, ACCORD.dossier(), 1), versement.reference());
    }

    @Test
    void un_acte_est_executoire_au_dernier_des_deux_jours_et_jamais_a_un_seul() {
        LocalDate tot = LocalDate.of(2020, 7, 10);
        LocalDate tard = LocalDate.of(2020, 7, 20);
        assertEquals(Optional.of(tard), new Executoire(tot, tard).jour());
        assertEquals(Optional.of(tard), new Executoire(tard, tot).jour());
        assertEquals(Optional.empty(), new Executoire(tot, null).jour());
        assertEquals(Optional.empty(), new Executoire(null, tot).jour());
        LocalDate hors = LocalDate.of(1899, 12, 31);
        assertThrows(ValeurInvalideException.class, () -> new Executoire(hors, tot));
        assertThrows(ValeurInvalideException.class, () -> new Executoire(tot, hors));
    }

    @Test
    void l_acte_non_transmis_et_la_personne_non_notifiee_sont_dits_separement() {
        assertEquals(List.of(Genre.ACTE_NON_TRANSMIS), genres(liquider(new Executoire(null, JOUR), RIB, List.of())));
        assertEquals(
                List.of(Genre.PERSONNE_NON_NOTIFIEE), genres(liquider(new Executoire(JOUR, null), RIB, List.of())));
    }

    @Test
    void rien_ne_se_liquide_la_veille_du_jour_executoire() {
        assertEquals(
                List.of(Genre.EXECUTOIRE_PLUS_TARD),
                genres(liquider(new Executoire(JOUR, JOUR.plusDays(1)), RIB, List.of())));
        assertEquals(List.of(), genres(liquider(new Executoire(JOUR, JOUR), RIB, List.of())));
    }

    @Test
    void une_transmission_ou_une_notification_d_avant_l_acte_ne_vaut_rien() {
        LocalDate veille = SEANCE.minusDays(1);
        for (Executoire faux : List.of(new Executoire(veille, JOUR), new Executoire(JOUR, veille))) {
            assertEquals(List.of(Genre.DATE_AVANT_ACTE), genres(liquider(faux, RIB, List.of())));
        }
        assertEquals(List.of(), genres(liquider(new Executoire(SEANCE, SEANCE), RIB, List.of())));
    }

    @Test
    void un_versement_actif_en_empeche_un_autre_et_un_rejet_non() {
        for (Etat etat : Etat.values()) {
            List<Genre> attendus = switch (etat) {
                case LIQUIDE, ACCEPTE -> List.of(Genre.VERSEMENT_EN_COURS);
                case PAYE -> List.of(Genre.DEJA_PAYE);
                case REJETE_COMPTABLE, REJETE_BANQUE, ANNULE -> List.of();
            };
            assertEquals(attendus, genres(liquider(EXECUTOIRE, RIB, List.of(Exemples.versement(1, etat)))));
        }
    }

    @Test
    void les_versements_d_une_autre_decision_ne_comptent_pas() {
        Versement autreDossier = Exemples.versement(2, Etat.PAYE);
        Versement autreActe =
                new Versement("V-AUTRE", ACCORD.dossier(), "B2020-06-001", ACCORD.decide(), COMPTE, Etat.LIQUIDE);
        Versement versement = versement(liquider(EXECUTOIRE, RIB, List.of(autreDossier, autreActe)));
        assertEquals(Versement.reference(ACTE, ACCORD.dossier(), 1), versement.reference());
    }

    @Test
    void un_compte_absent_ou_a_verifier_bloque() {
        assertEquals(
                List.of(Genre.RIB_ABSENT),
                genres(liquider(EXECUTOIRE, new CoordonneesBancaires(null, false, null), List.of())));
        assertEquals(
                List.of(Genre.RIB_A_VERIFIER),
                genres(liquider(EXECUTOIRE, new CoordonneesBancaires(COMPTE, false, null), List.of())));
        assertThrows(ValeurInvalideException.class, () -> new CoordonneesBancaires(null, true, null));
    }

    /** AUTRE has the same agent identifier in another organisation: another person. */
    @Test
    void un_compte_change_depuis_la_decision_demande_une_seconde_personne() {
        Acteur memeAgent = new Acteur(UNE.organisation(), Role.INSTRUCTEUR, UNE.agent());
        Acteur collegue = new Acteur(UNE.organisation(), UNE.role(), "a2");
        assertEquals(List.of(Genre.RIB_NON_CONFIRME), genres(liquider(EXECUTOIRE, change(SEANCE, null), List.of())));
        assertEquals(
                List.of(Genre.RIB_NON_CONFIRME), genres(liquider(EXECUTOIRE, change(SEANCE, memeAgent), List.of())));
        assertEquals(List.of(), genres(liquider(EXECUTOIRE, change(SEANCE, collegue), List.of())));
        assertEquals(List.of(), genres(liquider(EXECUTOIRE, change(SEANCE, AUTRE), List.of())));
        assertEquals(List.of(), genres(liquider(EXECUTOIRE, change(SEANCE.minusDays(1), null), List.of())));
    }

    @Test
    void un_changement_hors_du_calendrier_n_existe_pas() {
        assertThrows(ValeurInvalideException.class, () -> new Changement(LocalDate.of(2200, 1, 1), UNE, null));
    }

    @Test
    void toutes_les_raisons_sont_dites_chacune_avec_son_code() {
        CoordonneesBancaires rib = new CoordonneesBancaires(COMPTE, false, new Changement(JOUR, UNE, null));
        Liquidation liquidation = liquider(RIEN, rib, List.of(Exemples.versement(1, Etat.PAYE)), "MINEUR", "HERITIERS");
        assertEquals(
                List.of(
                        new Blocage(Genre.ACTE_NON_TRANSMIS, ""),
                        new Blocage(Genre.PERSONNE_NON_NOTIFIEE, ""),
                        new Blocage(Genre.DEJA_PAYE, ""),
                        new Blocage(Genre.RIB_A_VERIFIER, ""),
                        new Blocage(Genre.RIB_NON_CONFIRME, ""),
                        new Blocage(Genre.PAIEMENT_ARRETE, "HERITIERS"),
                        new Blocage(Genre.PAIEMENT_ARRETE, "MINEUR")),
                liquidation.selon(liquidee -> List.of(), Liquidation.Bloquee::blocages));
    }

    @Test
    void un_arret_a_un_code_et_nul_autre_blocage_n_en_a() {
        for (Genre genre : Genre.values()) {
            boolean arret = genre == Genre.PAIEMENT_ARRETE;
            String code = new Blocage(genre, arret ? "MINEUR" : "").code();
            assertEquals(arret, !code.isEmpty());
            assertThrows(ValeurInvalideException.class, () -> new Blocage(genre, arret ? " " : "MINEUR"));
        }
    }

    @Test
    void un_compte_ne_se_retrouve_pas_sans_sa_cle() {
        Iban iban = new Iban("FR7630006000011234567890189");
        Cle cle = new Cle("une cle de seize octets".getBytes(StandardCharsets.UTF_8));
        Cle autre = new Cle("une autre cle de seize octets".getBytes(StandardCharsets.UTF_8));
        assertEquals(CoordonneesBancaires.sceller(iban, cle), CoordonneesBancaires.sceller(iban, cle));
        assertFalse(CoordonneesBancaires.sceller(iban, cle).equals(CoordonneesBancaires.sceller(iban, autre)));
        assertFalse(CoordonneesBancaires.sceller(iban, cle).equals(cle.sceller(iban.valeur())));
    }

    /** One fault more never takes another away, and takes the payment away. */
    @Property
    void chaque_faute_ajoute_ses_raisons_et_n_en_ote_aucune(@ForAll Set<Faute> fautes, @ForAll Faute plus) {
        Set<Genre> sans = dits(fautes);
        Set<Faute> avecPlus = EnumSet.of(plus);
        avecPlus.addAll(fautes);
        Set<Genre> avec = dits(avecPlus);
        assertEquals(fautes.isEmpty(), sans.isEmpty());
        assertTrue(avec.containsAll(sans));
        assertTrue(avec.contains(plus.genre));
    }

    enum Faute {
        NON_TRANSMIS(Genre.ACTE_NON_TRANSMIS),
        NON_NOTIFIE(Genre.PERSONNE_NON_NOTIFIEE),
        EN_COURS(Genre.VERSEMENT_EN_COURS),
        A_VERIFIER(Genre.RIB_A_VERIFIER),
        CHANGE(Genre.RIB_NON_CONFIRME),
        ARRETE(Genre.PAIEMENT_ARRETE);

        private final Genre genre;

        Faute(Genre genre) {
            this.genre = genre;
        }
    }

    private static Set<Genre> dits(Set<Faute> fautes) {
        Liquidation liquidation = Liquidation.liquider(
                ACCORD,
                new Executoire(
                        fautes.contains(Faute.NON_TRANSMIS) ? null : JOUR,
                        fautes.contains(Faute.NON_NOTIFIE) ? null : JOUR),
                new CoordonneesBancaires(
                        COMPTE,
                        !fautes.contains(Faute.A_VERIFIER),
                        fautes.contains(Faute.CHANGE) ? new Changement(JOUR, UNE, null) : null),
                fautes.contains(Faute.EN_COURS) ? List.of(Exemples.versement(1, Etat.ACCEPTE)) : List.of(),
                fautes.contains(Faute.ARRETE) ? new TreeSet<>(List.of("MINEUR")) : AUCUN,
                JOUR);
        return new TreeSet<>(genres(liquidation));
    }

    /** Null asks for a liquidation; a number and an issue are an answer on one of the attempts. */
    record Pas(int tentative, @Nullable Issue issue) {}

    @Provide
    Arbitrary<List<Pas>> histoires() {
        return Combinators.combine(
                        Arbitraries.integers().between(0, 3),
                        Arbitraries.of(Issue.values()).injectNull(0.4))
                .as(Pas::new)
                .list()
                .ofMaxSize(30);
    }

    @Property
    void quoi_qu_il_arrive_jamais_deux_versements_actifs_ni_plus_paye_que_decide(
            @ForAll("histoires") List<Pas> histoire) {
        List<Versement> versements = new ArrayList<>();
        for (Pas pas : histoire) {
            if (pas.issue() == null) {
                liquider(EXECUTOIRE, RIB, List.copyOf(versements))
                        .selon(liquidee -> versements.add(liquidee.versement()), bloquee -> false);
            } else if (!versements.isEmpty()) {
                int vise = pas.tentative() % versements.size();
                RetourComptable retour = new RetourComptable(
                        "B-1", List.of(Exemples.ligne(versements.get(vise), pas.issue(), "MS03", null)));
                if (retour.appliquer(List.copyOf(versements)).get(0) instanceof RetourComptable.Applique applique) {
                    versements.set(vise, applique.versement());
                }
            }
            assertTrue(versements.stream().filter(v -> v.etat().estActif()).count() <= 1);
            Montant paye = versements.stream()
                    .filter(v -> v.etat() == Etat.PAYE)
                    .map(Versement::montant)
                    .reduce(Montant.ZERO, Montant::plus);
            assertTrue(paye.compareTo(ACCORD.decide()) <= 0);
            assertEquals(
                    versements.size(),
                    versements.stream().map(Versement::reference).distinct().count());
        }
    }

    @Test
    void une_decision_d_un_autre_jour_et_de_meme_numero_garde_ses_references() {
        Acte autreJour = new Acte(ACTE.numero(), ACTE.seance(), SEANCE.plusDays(3));
        assertEquals(
                Versement.reference(ACTE, ACCORD.dossier(), 1), Versement.reference(autreJour, ACCORD.dossier(), 1));
    }
}
