package fr.octroi.versement;

import static fr.octroi.versement.Exemples.JOUR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.versement.Bordereau.Ecart;
import fr.octroi.versement.Bordereau.Ligne;
import fr.octroi.versement.Bordereau.Totaux;
import fr.octroi.versement.Versement.Etat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class BordereauTest {

    private static List<Versement> versements(int nombre) {
        return IntStream.rangeClosed(1, nombre)
                .mapToObj(rang -> Exemples.versement(rang, Etat.LIQUIDE))
                .toList();
    }

    private static Bordereau bordereau(List<Versement> versements) {
        return Bordereau.of("B-1", 2020, JOUR, "velo-2020", versements);
    }

    private static String refus(List<Versement> versements) {
        return assertThrows(ValeurInvalideException.class, () -> bordereau(versements))
                .code();
    }

    @Property
    void les_totaux_d_un_bordereau_sont_ceux_de_ses_lignes(@ForAll @IntRange(min = 1, max = 40) int nombre) {
        Bordereau bordereau = bordereau(versements(nombre));
        Totaux totaux = bordereau.totaux();
        assertEquals(nombre, totaux.nombre());
        assertEquals(Montant.ofEuros(200L * nombre), totaux.total());
        assertEquals(List.of(), bordereau.controler(totaux));
    }

    @Property
    void une_ligne_perdue_se_voit_aux_trois_totaux(
            @ForAll @IntRange(min = 2, max = 40) int nombre, @ForAll @IntRange(min = 0, max = 39) int perdue) {
        List<Versement> reste = new ArrayList<>(versements(nombre));
        reste.remove(perdue % nombre);
        assertEquals(
                List.of(Ecart.NOMBRE, Ecart.TOTAL, Ecart.EMPREINTE),
                bordereau(reste).controler(bordereau(versements(nombre)).totaux()));
    }

    @Test
    void chaque_total_se_controle_seul() {
        Bordereau bordereau = bordereau(versements(2));
        Totaux justes = bordereau.totaux();
        assertEquals(List.of(Ecart.NOMBRE), bordereau.controler(new Totaux(3, justes.total(), justes.empreinte())));
        assertEquals(List.of(Ecart.TOTAL), bordereau.controler(new Totaux(2, Montant.ZERO, justes.empreinte())));
        assertEquals(
                List.of(Ecart.EMPREINTE),
                bordereau.controler(new Totaux(2, justes.total(), Empreinte.deChamps("autre"))));
    }

    /** With the same number and sum, the digest alone tells. */
    @Test
    void le_moindre_champ_change_l_empreinte() {
        Versement v = Exemples.versement(1, Etat.LIQUIDE);
        Empreinte juste = bordereau(List.of(v)).totaux().empreinte();
        Stream.of(
                        bordereau(List.of(
                                new Versement("V-2", v.dossier(), v.acte(), v.montant(), v.compte(), v.etat()))),
                        bordereau(List.of(new Versement(
                                v.reference(), new NumeroDossier("X"), v.acte(), v.montant(), v.compte(), v.etat()))),
                        bordereau(List.of(
                                new Versement(v.reference(), v.dossier(), "B-9", v.montant(), v.compte(), v.etat()))),
                        bordereau(List.of(new Versement(
                                v.reference(), v.dossier(), v.acte(), new Montant(1), v.compte(), v.etat()))),
                        bordereau(List.of(new Versement(
                                v.reference(), v.dossier(), v.acte(), v.montant(), Empreinte.deChamps(""), v.etat()))),
                        Bordereau.of("B-2", 2020, JOUR, "velo-2020", List.of(v)),
                        Bordereau.of("B-1", 2020, JOUR.plusDays(1), "velo-2020", List.of(v)),
                        Bordereau.of("B-1", 2020, JOUR, "velo-2021", List.of(v)))
                .forEach(autre -> assertNotEquals(juste, autre.totaux().empreinte()));
        LocalDate janvier = LocalDate.of(2021, 1, 4);
        assertNotEquals(
                Bordereau.of("B-1", 2020, janvier, "e", List.of(v)).totaux().empreinte(),
                Bordereau.of("B-1", 2021, janvier, "e", List.of(v)).totaux().empreinte());
        List<Versement> deux = versements(2);
        assertNotEquals(
                bordereau(deux).totaux().empreinte(),
                bordereau(List.of(deux.get(1), deux.get(0))).totaux().empreinte());
    }

    @Test
    void un_dossier_ou_une_reference_deux_fois_est_refuse() {
        Versement un = Exemples.versement(1, Etat.LIQUIDE);
        Versement memeDossier = new Versement("V-9", un.dossier(), "B-9", un.montant(), un.compte(), Etat.LIQUIDE);
        Versement memeReference =
                new Versement(un.reference(), new NumeroDossier("V-9"), "B-9", un.montant(), un.compte(), Etat.LIQUIDE);
        assertEquals("DOSSIER_EN_DOUBLE", refus(List.of(un, memeDossier)));
        assertEquals("REFERENCE_EN_DOUBLE", refus(List.of(un, memeReference)));
    }

    @Test
    void seul_un_versement_liquide_et_pas_davantage_va_sur_un_bordereau() {
        for (Etat etat : Etat.values()) {
            if (etat != Etat.LIQUIDE) {
                assertEquals("VERSEMENT_NON_LIQUIDE", refus(List.of(Exemples.versement(1, etat))));
            }
        }
    }

    @Test
    void les_rangs_se_suivent_a_partir_de_un() {
        List<Versement> deux = versements(2);
        for (List<Ligne> lignes : List.of(
                List.of(new Ligne(0, deux.get(0))),
                List.of(new Ligne(1, deux.get(0)), new Ligne(3, deux.get(1))),
                List.of(new Ligne(2, deux.get(0)), new Ligne(1, deux.get(1))))) {
            assertEquals(
                    "BORDEREAU_INVALIDE",
                    assertThrows(
                                    ValeurInvalideException.class,
                                    () -> new Bordereau("B-1", 2020, JOUR, "velo-2020", lignes))
                            .code());
        }
        assertEquals("BORDEREAU_INVALIDE", refus(List.of()));
    }

    private static String refus(String code, int exercice, LocalDate jour, String enveloppe) {
        return assertThrows(
                        ValeurInvalideException.class,
                        () -> Bordereau.of(code, exercice, jour, enveloppe, versements(1)))
                .code();
    }

    @Test
    void un_bordereau_a_un_code_une_enveloppe_et_un_exercice() {
        for (String code : List.of("", "B 1", "-B", "B".repeat(36))) {
            assertEquals("BORDEREAU_INVALIDE", refus(code, 2020, JOUR, "velo"));
        }
        assertEquals("BORDEREAU_INVALIDE", refus("B-1", 2020, JOUR, " "));
        assertEquals("EXERCICE_INVALIDE", refus("B-1", 1899, LocalDate.of(1899, 5, 1), "velo"));
        assertEquals("EXERCICE_INVALIDE", refus("B-1", 2200, LocalDate.of(2200, 5, 1), "velo"));
        for (int exercice : List.of(1900, 2199)) {
            assertEquals(
                    exercice,
                    Bordereau.of("B".repeat(35), exercice, LocalDate.of(exercice, 5, 1), "velo", versements(1))
                            .exercice());
        }
    }

    @Test
    void un_bordereau_est_de_son_exercice_ou_de_l_annee_qui_le_suit() {
        for (LocalDate jour :
                List.of(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31), LocalDate.of(2021, 12, 31))) {
            assertEquals(
                    jour, Bordereau.of("B-1", 2020, jour, "velo", versements(1)).jour());
        }
        for (LocalDate jour : List.of(LocalDate.of(2019, 12, 31), LocalDate.of(2022, 1, 1))) {
            assertEquals("EXERCICE_INVALIDE", refus("B-1", 2020, jour, "velo"));
        }
    }

    @Test
    void un_total_hors_bornes_est_refuse_a_la_construction() {
        List<Versement> enormes = IntStream.rangeClosed(1, 2)
                .mapToObj(rang -> new Versement(
                        "V-" + rang,
                        new NumeroDossier("V-" + rang),
                        "B-1",
                        new Montant(Montant.MAXIMUM),
                        Exemples.COMPTE,
                        Etat.LIQUIDE))
                .toList();
        assertEquals("MONTANT_HORS_BORNES", refus(enormes));
    }
}
