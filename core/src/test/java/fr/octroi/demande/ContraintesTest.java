package fr.octroi.demande;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.reglement.Valeur;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import java.lang.reflect.Proxy;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ContraintesTest {

    /** The checks ask nothing of their context. */
    private static final ConstraintValidatorContext CONTEXTE = (ConstraintValidatorContext) Proxy.newProxyInstance(
            ContraintesTest.class.getClassLoader(),
            new Class<?>[] {ConstraintValidatorContext.class},
            (cible, methode, arguments) -> {
                throw new UnsupportedOperationException(methode.getName());
            });

    @Test
    void une_valeur_inconnue_n_est_pas_une_faute() {
        for (String inconnu : Arrays.asList(null, "", "  ")) {
            valides(new CodeInsee.Validateur(), inconnu);
            valides(new NumeroValide.Validateur(), inconnu);
            valides(new IbanValide.Validateur(), inconnu);
            valides(new SiretValide.Validateur(), inconnu);
        }
        valides(new DateDuCalendrier.Validateur(), (LocalDate) null);
        valides(new MontantPositif.Validateur(), (Montant) null);
    }

    @Test
    void un_code_insee_a_cinq_caracteres_et_une_lettre_en_corse() {
        valides(new CodeInsee.Validateur(), "92012", "01001", "2A004", "2B033", "97411");
        fautifs(
                new CodeInsee.Validateur(),
                "9201",
                "920121",
                "2C004",
                "9A012",
                "A2004",
                "92 12",
                " 92012",
                "2a004",
                "９２０１２");
    }

    @Test
    void un_numero_a_la_forme_d_un_numero_de_dossier() {
        valides(new NumeroValide.Validateur(), "VAE-2020-0001", "12", "a.b_c/d#e:f g", "x".repeat(64));
        fautifs(new NumeroValide.Validateur(), "x".repeat(65), "-1", "1-", "a--b", "é1", "1\n", "=1", "../1");
    }

    @Test
    void un_iban_a_des_cles_justes() {
        valides(
                new IbanValide.Validateur(),
                "FR1420041010050500013M02606",
                "fr14 2004 1010 0505 0001 3m02 606",
                "DE89 3704 0044 0532 0130 00");
        fautifs(
                new IbanValide.Validateur(),
                "FR1420041010050500013M02607",
                "FR14",
                "IBAN inconnu",
                "DE8937040044053201300");
    }

    @Test
    void un_siret_a_une_cle_juste() {
        valides(new SiretValide.Validateur(), "73282932000074", "732 829 320 00074", "35600000000048");
        fautifs(new SiretValide.Validateur(), "73282932000075", "7328293200007", "00000000000000", "73282932 00007A");
    }

    @Test
    void une_date_est_du_calendrier_bornes_comprises() {
        valides(new DateDuCalendrier.Validateur(), CalendrierOuvre.PREMIER_JOUR, CalendrierOuvre.DERNIER_JOUR);
        fautifs(
                new DateDuCalendrier.Validateur(),
                CalendrierOuvre.PREMIER_JOUR.minusDays(1),
                CalendrierOuvre.DERNIER_JOUR.plusDays(1),
                LocalDate.of(202, 6, 1));
    }

    @Property
    void seul_un_montant_negatif_est_une_faute(@ForAll @LongRange(min = -10_000, max = 10_000) long centimes) {
        assertEquals(centimes >= 0, new MontantPositif.Validateur().isValid(new Montant(centimes), CONTEXTE));
    }

    @Property
    void un_numero_accepte_fait_toujours_un_dossier(@ForAll String texte) {
        if (!texte.isBlank() && new NumeroValide.Validateur().isValid(texte, CONTEXTE)) {
            assertEquals(texte, new NumeroDossier(texte).valeur());
        }
    }

    @Test
    void une_demande_deposee_ne_suit_pas_les_listes_de_qui_l_a_faite() {
        TreeMap<String, Valeur> reponses = new TreeMap<>();
        List<PieceDeposee> pieces = new ArrayList<>();
        PieceDeposee piece = PieceDeposee.arrivee("FACTURE", "facture de Morel.pdf", Empreinte.deChamps("f"), 1);
        pieces.add(piece);
        DemandeDeposee demande = demande(reponses, pieces);
        reponses.put("heberge", new Valeur.Booleen(true));
        pieces.clear();
        assertTrue(demande.reponses().isEmpty());
        assertEquals(List.of(piece), demande.pieces());
        assertThrows(UnsupportedOperationException.class, () -> demande.pieces().clear());
        assertThrows(
                UnsupportedOperationException.class, () -> demande.reponses().put("heberge", new Valeur.Booleen(true)));
        assertFalse(demande.toString().contains("Morel"));
        assertFalse(piece.toString().contains("Morel"));
    }

    @Test
    void un_rejet_ne_repete_qu_un_numero_imprimable_et_jamais_une_valeur() {
        Rejet rejet = Messages.rejet(12, "VAE-2020-0001", "iban", "IBAN_INVALIDE");
        assertEquals(
                new Rejet(
                        12,
                        "VAE-2020-0001",
                        "iban",
                        "IBAN_INVALIDE",
                        "l'IBAN est faux : sa clé ou sa clé RIB ne correspond pas"),
                rejet);
        assertEquals(
                "",
                Messages.rejet(12, "=HYPERLINK(1)", "numero", "NUMERO_INVALIDE").numero());
        for (String decale : List.of("Jeanne Exemple", "FR1420041010050500013M02606")) {
            assertEquals(
                    "", Messages.rejet(12, decale, "", "COLONNES_MANQUANTES").numero(), "une ligne decalee");
        }
        assertEquals(
                "la valeur est refusée",
                Messages.rejet(1, "", "", "CONTRAINTE_DE_L_HOTE").message());
    }

    @Test
    void une_ligne_de_lot_est_une_demande_ou_des_fautes() {
        DemandeDeposee demande = demande(new TreeMap<>(), List.of());
        LigneDeLot lue = new LigneDeLot.Lue(2, demande);
        List<Rejet> rejets = new ArrayList<>(List.of(Messages.rejet(3, "", "", "LIGNE_ILLISIBLE")));
        LigneDeLot illisible = new LigneDeLot.Illisible(3, "", rejets);
        rejets.clear();
        assertEquals("VAE-2020-0001", lue.numero());
        assertEquals("2", lue.selon(l -> "" + l.ligne(), i -> "illisible"));
        assertEquals("1", illisible.selon(l -> "lue", i -> "" + i.rejets().size()));
    }

    private static DemandeDeposee demande(SortedMap<String, Valeur> reponses, List<PieceDeposee> pieces) {
        return new DemandeDeposee(
                "VAE-2020-0001",
                LocalDate.of(2020, 6, 15),
                "",
                "Morel",
                "Camille",
                null,
                "",
                "",
                "",
                "",
                "",
                "",
                null,
                null,
                null,
                "",
                "",
                "",
                null,
                null,
                null,
                null,
                "",
                "",
                "",
                "",
                "",
                null,
                reponses,
                pieces);
    }

    @SafeVarargs
    private static <T> void valides(ConstraintValidator<?, T> validateur, @Nullable T... valeurs) {
        for (T valeur : valeurs) {
            assertTrue(validateur.isValid(valeur, CONTEXTE), () -> "refuse " + valeur);
        }
    }

    @SafeVarargs
    private static <T> void fautifs(ConstraintValidator<?, T> validateur, T... valeurs) {
        for (T valeur : valeurs) {
            assertFalse(validateur.isValid(valeur, CONTEXTE), () -> "accepte " + valeur);
        }
    }
}
