package fr.octroi.relance;

import static fr.octroi.relance.Refus.refuse;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.calendrier.Delai;
import fr.octroi.calendrier.Echeance;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.Montant;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.instruction.Observation;
import fr.octroi.instruction.Proposition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.PieceRequise.Usage;
import fr.octroi.reglement.TypeValeur;
import fr.octroi.relance.DemandeDeComplement.Element;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

class DemandeDeComplementTest {

    private static final LocalDate JOUR = LocalDate.of(2020, 6, 15);
    private static final Element FACTURE = new Element("FACTURE:ABSENTE", "art. 5", true);
    private static final Element RIB = new Element("RIB:ABSENTE", "art. 6", false);

    private static DemandeDeComplement demande(Element... elements) {
        return new DemandeDeComplement(JOUR, JOUR.plusDays(30), List.of(elements));
    }

    private static Constat piece(String type, Usage usage, boolean indispensable, Observation observation) {
        return new Constat.DePiece(
                new PieceRequise(
                        type,
                        "une pièce",
                        "art. " + type,
                        usage,
                        indispensable,
                        List.of(),
                        null,
                        new TreeSet<>(),
                        List.of(),
                        null,
                        false),
                observation);
    }

    private static Constat inconnue(String nom, Donnee.Origine origine) {
        return new Constat.DeDonnee(new Donnee(nom, TypeValeur.NOMBRE, origine, "un fait"), "art. 3");
    }

    /** What a proposal lacks, when the règlement's order is facts, pieces, bank details. */
    @Nested
    class Manques {

        private final Constat factureAbsente = piece("FACTURE", Usage.INSTRUCTION, true, Observation.ABSENTE);
        private final Constat ribAbsent = piece("RIB", Usage.PAIEMENT, false, Observation.ABSENTE);
        private final Constat parts = inconnue("foyer.parts", Donnee.Origine.DEMANDEUR);
        private final List<Constat> tous = List.of(
                parts,
                inconnue("aides.autres", Donnee.Origine.TIERS),
                factureAbsente,
                piece("JUSTIFICATIF_DOMICILE", Usage.INSTRUCTION, true, Observation.PERIMEE),
                piece("PIECE_IDENTITE", Usage.INSTRUCTION, true, Observation.CONFORME),
                piece("ATTESTATION_HONNEUR", Usage.INSTRUCTION, false, Observation.ABSENTE),
                piece("CERTIFICAT_CONFORMITE", Usage.INSTRUCTION, true, Observation.SANS_TEXTE),
                ribAbsent);

        @Test
        void l_indispensable_est_demande_avec_son_motif_et_son_article_et_le_rib_avec_le_reste() {
            assertEquals(
                    List.of(
                            new Element("foyer.parts:INCONNUE", "art. 3", true),
                            new Element("FACTURE:ABSENTE", "art. FACTURE", true),
                            new Element("JUSTIFICATIF_DOMICILE:PERIMEE", "art. JUSTIFICATIF_DOMICILE", true),
                            new Element("RIB:ABSENTE", "art. RIB", false)),
                    DemandeDeComplement.manques(new Proposition.Completer(tous)));
        }

        @Test
        void un_rib_absent_se_demande_seul_des_que_l_octroi_est_propose() {
            Proposition accorder = new Proposition.Accorder(
                    Montant.ofEuros(200), List.of(), EtatVersement.RIB_ATTENDU, List.of(ribAbsent));
            assertEquals(List.of(new Element("RIB:ABSENTE", "art. RIB", false)), DemandeDeComplement.manques(accorder));
        }

        /** A person looks at bank details that came: asking again would be asking twice for the same thing. */
        @ParameterizedTest
        @EnumSource(value = Observation.class, mode = Mode.EXCLUDE, names = "ABSENTE")
        void un_rib_recu_ne_se_redemande_pas_quoi_qu_on_y_voie(Observation vu) {
            assertEquals(
                    List.of(),
                    DemandeDeComplement.manques(
                            new Proposition.Completer(List.of(piece("RIB", Usage.PAIEMENT, false, vu)))));
        }

        /** A refusal asks for nothing that could not change it; what a person must see is not the applicant's. */
        @Test
        void rien_ne_se_demande_quand_on_refuse_ou_qu_une_personne_doit_regarder() {
            assertEquals(List.of(), DemandeDeComplement.manques(new Proposition.Refuser(tous)));
            assertEquals(List.of(), DemandeDeComplement.manques(new Proposition.Examiner(null, tous)));
        }

        @Test
        void une_piece_absente_qui_n_est_pas_indispensable_ne_se_demande_pas() {
            assertEquals(
                    List.of(),
                    DemandeDeComplement.manques(new Proposition.Completer(
                            List.of(piece("ATTESTATION_HONNEUR", Usage.INSTRUCTION, false, Observation.ABSENTE)))));
        }
    }

    @Test
    void la_demande_dit_son_jour_sa_limite_et_ses_elements_dans_leur_ordre() {
        DemandeDeComplement demande = DemandeDeComplement.of(List.of(RIB, FACTURE), Delai.ofJours(30), JOUR);
        assertEquals(new DemandeDeComplement(JOUR, LocalDate.of(2020, 7, 15), List.of(RIB, FACTURE)), demande);
        assertEquals("FACTURE", FACTURE.sujet());
        assertEquals("foyer.parts", new Element("foyer.parts:INCONNUE", "art. 3", true).sujet());
    }

    /** 2020-07-14 is a holiday on a Tuesday, 2021-05-01 a Saturday. */
    @ParameterizedTest
    @CsvSource({"2020-06-14,2020-07-15", "2021-04-01,2021-05-03", "2020-06-15,2020-07-15"})
    void une_limite_qui_tombe_un_jour_chome_va_au_premier_jour_ouvre(LocalDate jour, LocalDate limite) {
        assertEquals(
                limite,
                DemandeDeComplement.of(List.of(FACTURE), Delai.ofJours(30), jour)
                        .limite());
    }

    /** CRPA L114-5: the demand suspends; L114-5-1: only for what the instruction cannot do without. */
    @Test
    void seul_l_indispensable_suspend() {
        assertTrue(demande(FACTURE).suspend());
        assertTrue(demande(RIB, FACTURE).suspend());
        assertFalse(demande(RIB).suspend());
        assertEquals(Optional.empty(), demande(RIB).suspension(null));
        assertEquals(Optional.empty(), demande(RIB).suspension(JOUR.plusDays(3)));
    }

    @Property
    void la_suspension_va_de_la_demande_a_la_reponse_ou_a_la_limite(
            @ForAll @DateRange(min = "1950-01-01", max = "2100-01-01") LocalDate jour,
            @ForAll @IntRange(max = 90) int accordes,
            @ForAll @IntRange(max = 180) int repondus) {
        DemandeDeComplement demande = DemandeDeComplement.of(List.of(RIB, FACTURE), Delai.ofJours(accordes), jour);
        LocalDate limite = demande.limite();
        LocalDate reponse = jour.plusDays(repondus);
        assertTrue(CalendrierOuvre.estOuvre(limite));
        assertFalse(limite.isBefore(jour.plusDays(accordes)));
        assertEquals(Optional.of(new Suspension(jour, limite, "CRPA L114-5")), demande.suspension(null));
        assertEquals(
                Optional.of(new Suspension(jour, reponse.isBefore(limite) ? reponse : limite, "CRPA L114-5")),
                demande.suspension(reponse));
    }

    /** The formula of CRPA L114-5, from the demand to the date at which silence is a rejection. */
    @Property
    void repondre_plus_tot_n_eloigne_jamais_le_rejet_implicite(
            @ForAll @DateRange(min = "1950-01-01", max = "2100-01-01") LocalDate reception,
            @ForAll @IntRange(max = 50) int attente,
            @ForAll @IntRange(max = 60) int tot,
            @ForAll @IntRange(max = 60) int plusTard) {
        LocalDate jour = reception.plusDays(attente);
        DemandeDeComplement demande = DemandeDeComplement.of(List.of(FACTURE), Delai.ofJours(30), jour);
        LocalDate avecTot = silence(reception, demande, jour.plusDays(tot));
        assertFalse(avecTot.isAfter(silence(reception, demande, jour.plusDays(tot + plusTard))));
        assertFalse(avecTot.isBefore(reception.plusMonths(2)));
    }

    private static LocalDate silence(LocalDate reception, DemandeDeComplement demande, LocalDate reponse) {
        return new Echeance(
                        "CRPA L231-4",
                        reception,
                        Delai.ofMois(2),
                        false,
                        demande.suspension(reponse).stream().toList())
                .date();
    }

    @Test
    void une_demande_vide_ou_qui_finit_avant_son_jour_n_existe_pas() {
        refuse("DEMANDE_INVALIDE", () -> DemandeDeComplement.of(List.of(), Delai.ofJours(30), JOUR));
        refuse("DEMANDE_INVALIDE", () -> new DemandeDeComplement(JOUR, JOUR.minusDays(1), List.of(FACTURE)));
        refuse(
                "DATE_HORS_CALENDRIER",
                () -> new DemandeDeComplement(LocalDate.of(1899, 12, 31), JOUR, List.of(FACTURE)));
        refuse("DATE_HORS_CALENDRIER", () -> new DemandeDeComplement(JOUR, LocalDate.of(2200, 1, 1), List.of(FACTURE)));
        assertEquals(JOUR, new DemandeDeComplement(JOUR, JOUR, List.of(FACTURE)).limite());
    }

    /** What no text requires cannot be demanded (CRPA L114-5). */
    @Test
    void un_element_sans_article_n_existe_pas() {
        for (String blanc : List.of("", " ")) {
            refuse("ELEMENT_INVALIDE", () -> new Element("FACTURE:ABSENTE", blanc, true));
        }
        refuse("ELEMENT_INVALIDE", () -> new Element("FACTURE:ABSENTE", "art. 5 | art. 6", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "FACTURE", ":ABSENTE", "FACTURE:ABSENTE|RIB:ABSENTE"})
    void un_element_sans_sujet_ni_motif_n_existe_pas(String code) {
        refuse("ELEMENT_INVALIDE", () -> new Element(code, "art. 5", true));
        assertEquals("F", new Element("F:ABSENTE", "art. 5", true).sujet());
    }

    @Test
    void les_elements_ne_changent_plus() {
        List<Element> elements = new ArrayList<>(List.of(FACTURE));
        DemandeDeComplement demande = new DemandeDeComplement(JOUR, JOUR, elements);
        elements.add(RIB);
        assertEquals(List.of(FACTURE), demande.elements());
        assertThrows(
                UnsupportedOperationException.class, () -> demande.elements().add(RIB));
    }
}
