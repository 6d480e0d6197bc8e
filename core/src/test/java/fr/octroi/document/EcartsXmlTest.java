package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.commun.Montant;
import fr.octroi.document.FactureElectronique.Totaux;
import fr.octroi.document.FactureElectronique.Vendeur;
import fr.octroi.dossier.Siret;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EcartsXmlTest {

    private static final FactureElectronique XML = LecteurCiiTest.exemple();

    private static LecturePiece imprimee(
            @Nullable Montant montant, @Nullable LocalDate date, @Nullable Siret siret, String numero) {
        return new LecturePiece(EtatLecture.LISIBLE, "FACTURE", List.of(), montant, date, null, siret, numero);
    }

    private static FactureElectronique avec(Vendeur vendeur, @Nullable String ttc) {
        return new FactureElectronique(
                XML.profil(),
                XML.type(),
                XML.numero(),
                XML.date(),
                vendeur,
                XML.acheteur(),
                XML.devise(),
                new Totaux(null, null, null, ttc == null ? null : new BigDecimal(ttc), null, null),
                null,
                List.of());
    }

    @Test
    void une_page_qui_dit_ce_que_dit_le_xml_n_a_pas_d_ecart() {
        assertEquals(
                List.of(),
                EcartsXml.entre(
                        XML,
                        imprimee(
                                Montant.parse("2496.31"),
                                LocalDate.of(2020, 6, 1),
                                Siret.parse("73282932000074"),
                                "F-2020-118")));
    }

    @Test
    void chaque_fait_qui_differe_est_nomme() {
        assertEquals(
                List.of("montantTtc", "date", "numero", "siret"),
                EcartsXml.entre(
                        XML,
                        imprimee(
                                Montant.parse("2496.30"),
                                LocalDate.of(2020, 6, 2),
                                Siret.parse("35600000000048"),
                                "F-2020-119")));
    }

    @Test
    void ce_qu_un_cote_ne_sait_pas_ne_differe_pas() {
        assertEquals(List.of(), EcartsXml.entre(XML, imprimee(null, null, null, "")));
        FactureElectronique muette = new FactureElectronique(
                XML.profil(),
                "",
                "",
                null,
                new Vendeur("", "", null, ""),
                XML.acheteur(),
                "",
                new Totaux(null, null, null, null, null, null),
                null,
                List.of());
        assertEquals(
                List.of(),
                EcartsXml.entre(
                        muette,
                        imprimee(Montant.ZERO, LocalDate.of(2020, 6, 1), Siret.parse("73282932000074"), "F-1")));
    }

    @ParameterizedTest
    @CsvSource({"2496.310,''", "-2496.31,''", "2496.311,montantTtc", "0,montantTtc"})
    void le_signe_et_les_zeros_ne_font_pas_un_ecart(String ttc, String ecart) {
        assertEquals(
                ecart,
                String.join(
                        ",",
                        EcartsXml.entre(avec(XML.vendeur(), ttc), imprimee(Montant.parse("2496.31"), null, null, ""))));
    }

    @ParameterizedTest
    @CsvSource({"F-2020-118,''", "f 2020/118,''", "F2020118,''", "2020-118,numero"})
    void un_numero_se_compare_sans_sa_ponctuation(String numero, String ecart) {
        assertEquals(ecart, String.join(",", EcartsXml.entre(XML, imprimee(null, null, null, numero))));
    }

    @ParameterizedTest
    @CsvSource({"732829320,''", "356000000,siret", "'',''"})
    void un_siren_seul_se_compare_au_debut_du_siret(String siren, String ecart) {
        assertEquals(
                ecart,
                String.join(
                        ",",
                        EcartsXml.entre(
                                avec(new Vendeur("", siren, null, ""), null),
                                imprimee(null, null, Siret.parse("73282932000074"), ""))));
    }
}
