package fr.octroi.versement;

import static fr.octroi.versement.Exemples.JOUR;
import static fr.octroi.versement.Exemples.ligne;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.versement.RetourComptable.Applique;
import fr.octroi.versement.RetourComptable.DejaConnu;
import fr.octroi.versement.RetourComptable.Inapplicable;
import fr.octroi.versement.RetourComptable.Issue;
import fr.octroi.versement.RetourComptable.Ligne;
import fr.octroi.versement.RetourComptable.Obstacle;
import fr.octroi.versement.RetourComptable.Resultat;
import fr.octroi.versement.Versement.Etat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class RetourComptableTest {

    private static final Montant DEUX_CENTS = Montant.ofEuros(200);

    /** Answers on five payments, of which the last is on no bordereau; one in ten names another sum. */
    @Provide
    Arbitrary<RetourComptable> retours() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 5),
                        Arbitraries.of(Issue.values()),
                        Arbitraries.of("", "AC04", "MD07", "AM05", "MS03"),
                        Arbitraries.frequencyOf(
                                net.jqwik.api.Tuple.of(
                                        5, Arbitraries.just(DEUX_CENTS).injectNull(0.3)),
                                net.jqwik.api.Tuple.of(1, Arbitraries.just(Montant.ofEuros(199)))))
                .as((rang, issue, code, montant) -> ligne(Exemples.versement(rang, Etat.LIQUIDE), issue, code, montant))
                .list()
                .ofMaxSize(12)
                .map(lignes -> new RetourComptable("B-1", lignes));
    }

    @Provide
    Arbitrary<List<Versement>> versements() {
        return Arbitraries.of(Etat.values()).list().ofSize(4).map(etats -> {
            List<Versement> versements = new ArrayList<>();
            etats.forEach(etat -> versements.add(Exemples.versement(versements.size() + 1, etat)));
            return versements;
        });
    }

    private static List<Versement> apres(List<Versement> avant, List<Resultat> resultats) {
        List<Versement> apres = new ArrayList<>(avant);
        for (Resultat resultat : resultats) {
            if (resultat instanceof Applique applique) {
                apres.replaceAll(versement ->
                        versement.reference().equals(applique.versement().reference())
                                ? applique.versement()
                                : versement);
            }
        }
        return apres;
    }

    @Property
    void rejouer_un_retour_ne_change_rien(
            @ForAll("versements") List<Versement> avant, @ForAll("retours") RetourComptable retour) {
        List<Versement> apres = apres(avant, retour.appliquer(avant));
        List<Resultat> rejoues = retour.appliquer(apres);
        assertEquals(apres, apres(apres, rejoues));
        assertEquals(0, rejoues.stream().filter(Applique.class::isInstance).count());
    }

    /** A line acts as if it were alone with what came before it: a bad one takes nothing from the others. */
    @Property
    void une_mauvaise_ligne_n_arrete_pas_les_autres(
            @ForAll("versements") List<Versement> avant, @ForAll("retours") RetourComptable retour) {
        List<Versement> courants = avant;
        List<Resultat> unParUn = new ArrayList<>();
        for (Ligne ligne : retour.lignes()) {
            List<Resultat> seule = new RetourComptable("B-1", List.of(ligne)).appliquer(courants);
            unParUn.addAll(seule);
            courants = apres(courants, seule);
        }
        assertEquals(unParUn, retour.appliquer(avant));
    }

    @Property
    void une_somme_ne_change_jamais_en_chemin(
            @ForAll("versements") List<Versement> avant, @ForAll("retours") RetourComptable retour) {
        for (Versement versement : apres(avant, retour.appliquer(avant))) {
            assertEquals(DEUX_CENTS, versement.montant());
        }
    }

    private static String juger(Etat etat, Issue issue, String code, @Nullable Montant montant) {
        Versement versement = Exemples.versement(1, etat);
        Ligne ligne = ligne(versement, issue, code, montant);
        Resultat resultat = new RetourComptable("B-1", List.of(ligne))
                .appliquer(List.of(versement))
                .get(0);
        assertEquals(ligne, resultat.ligne());
        return resultat.selon(
                applique -> applique.versement().etat() + " " + applique.suite(),
                dejaConnu -> {
                    assertEquals(versement, dejaConnu.versement());
                    return "CONNU";
                },
                inapplicable -> inapplicable.obstacle().name());
    }

    /** By whichever way it comes in: a file, a form or a call. */
    @Test
    @Tag("securite")
    void ce_qui_n_est_pas_un_code_n_est_pas_garde() {
        Versement versement = Exemples.versement(1, Etat.LIQUIDE);
        for (String code : List.of(
                "",
                "AC04",
                "CNOR",
                "PES-09",
                "PES-ERREUR_DOUBLON",
                "R-042",
                "PIECE-7211",
                "AC04-MS03-AM05",
                "AC04-EN_CLAIR",
                "EN_CLAIR")) {
            assertEquals(
                    code, ligne(versement, Issue.REJET_BANCAIRE, code, null).code());
        }
        for (String mots : List.of("DURAND-Zoe-decedee", "DURAND", "Zoe", "0612345678", "ac04")) {
            assertEquals(
                    "EN_CLAIR",
                    ligne(versement, Issue.REJET_BANCAIRE, mots, null).code());
        }
        assertEquals("REJETE_BANQUE EXAMEN", juger(Etat.LIQUIDE, Issue.REJET_BANCAIRE, "EN_CLAIR", null));
    }

    @Test
    void un_rejet_dit_sa_suite_et_un_paiement_n_en_a_pas() {
        assertEquals("ACCEPTE null", juger(Etat.LIQUIDE, Issue.ACCEPTE, "", null));
        assertEquals("PAYE null", juger(Etat.ACCEPTE, Issue.PAYE, "", DEUX_CENTS));
        assertEquals("PAYE null", juger(Etat.LIQUIDE, Issue.PAYE, "AC04", null));
        assertEquals("REJETE_BANQUE NOUVEAU_RIB", juger(Etat.PAYE, Issue.REJET_BANCAIRE, "AC04", null));
        assertEquals("REJETE_BANQUE HERITIERS", juger(Etat.ACCEPTE, Issue.REJET_BANCAIRE, "MD07", null));
        assertEquals("REJETE_COMPTABLE EXAMEN", juger(Etat.ACCEPTE, Issue.REJETE, "PIECE-7211", null));
    }

    @Test
    void l_acceptation_d_un_versement_paye_est_de_l_histoire_ancienne() {
        assertEquals("CONNU", juger(Etat.PAYE, Issue.ACCEPTE, "", null));
        for (Issue issue : Issue.values()) {
            assertEquals("CONNU", juger(issue.etat(), issue, "", DEUX_CENTS));
        }
    }

    @Test
    void ce_qui_fut_rejete_ne_prend_plus_d_autre_nouvelle() {
        for (Issue issue : Issue.values()) {
            for (Etat etat : List.of(Etat.REJETE_COMPTABLE, Etat.REJETE_BANQUE)) {
                assertEquals(issue.etat() == etat ? "CONNU" : "PASSAGE_IMPOSSIBLE", juger(etat, issue, "AC01", null));
            }
        }
        assertEquals("PASSAGE_IMPOSSIBLE", juger(Etat.PAYE, Issue.REJETE, "", null));
    }

    @Test
    void une_autre_somme_ou_une_reference_inconnue_va_a_une_personne() {
        assertEquals("MONTANT_DIFFERENT", juger(Etat.LIQUIDE, Issue.PAYE, "", Montant.ofEuros(199)));
        assertEquals("MONTANT_DIFFERENT", juger(Etat.PAYE, Issue.PAYE, "", Montant.ofEuros(199)));
        Ligne inconnue = ligne(Exemples.versement(9, Etat.LIQUIDE), Issue.PAYE, "", null);
        assertEquals(
                List.of(new Inapplicable(inconnue, Obstacle.REFERENCE_INCONNUE)),
                new RetourComptable("B-1", List.of(inconnue)).appliquer(List.of()));
    }

    @Test
    void plusieurs_nouvelles_d_un_versement_se_suivent() {
        Versement versement = Exemples.versement(1, Etat.LIQUIDE);
        Ligne accepte = ligne(versement, Issue.ACCEPTE, "", null);
        Ligne paye = ligne(versement, Issue.PAYE, "", null);
        assertEquals(
                List.of(
                        new Applique(accepte, versement.avecEtat(Etat.ACCEPTE), null),
                        new Applique(paye, versement.avecEtat(Etat.PAYE), null),
                        new DejaConnu(accepte, versement.avecEtat(Etat.PAYE))),
                new RetourComptable("B-1", List.of(accepte, paye, accepte)).appliquer(List.of(versement)));
    }

    @Test
    void deux_versements_de_meme_reference_sont_une_faute_de_l_appelant() {
        Versement versement = Exemples.versement(1, Etat.LIQUIDE);
        assertThrows(
                IllegalArgumentException.class,
                () -> new RetourComptable("B-1", List.of()).appliquer(List.of(versement, versement)));
    }

    private static String refus(String reference, String code, LocalDate jour) {
        return assertThrows(ValeurInvalideException.class, () -> new Ligne(reference, Issue.PAYE, code, null, jour))
                .code();
    }

    @Test
    void une_ligne_mal_formee_n_existe_pas() {
        assertEquals("REFERENCE_INVALIDE", refus("V 1", "", JOUR));
        assertEquals("MOTIF_INVALIDE", refus("V1", "un texte libre", JOUR));
        assertEquals("MOTIF_INVALIDE", refus("V1", "A".repeat(36), JOUR));
        assertEquals("DATE_HORS_CALENDRIER", refus("V1", "", LocalDate.of(1899, 12, 31)));
        assertEquals(
                35,
                new Ligne("V1", Issue.REJETE, "PES-" + "A".repeat(31), null, JOUR)
                        .code()
                        .length());
    }

    /** Of a bank's own reason beside others it is said that there is one, and no code is cut to make room. */
    @Test
    void plusieurs_motifs_tiennent_ensemble() {
        assertEquals("AC04-MD07", RetourComptable.ensemble(List.of("AC04", "MD07", "AC04")));
        assertEquals("AC04-EN_CLAIR", RetourComptable.ensemble(List.of("AC04", "BANQUE-12", "R-042")));
        String long31 = "PES-" + "A".repeat(27);
        assertEquals(long31, RetourComptable.ensemble(List.of(long31, "AC04")));
        assertEquals(long31 + "-07", RetourComptable.ensemble(List.of(long31, "AC04", "07")));
        for (String ensemble : List.of("AC04-MD07", "AC04-EN_CLAIR", long31 + "-07")) {
            assertEquals(ensemble, RetourComptable.codeConnu(ensemble));
        }
    }

    @Test
    void un_texte_sans_fin_n_est_pas_un_code() {
        assertEquals("EN_CLAIR", RetourComptable.codeConnu("01" + "-01".repeat(60_000)));
    }
}
