package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.Materiel;
import fr.octroi.format.RetourLu.Ligne;
import fr.octroi.format.RetourLu.Statut;
import fr.octroi.versement.SuiteDeRejet;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LecteurRetourXmlTest {

    static final String ISO = "urn:iso:std:iso:20022:tech:xsd:";

    static RetourLu lire(String xml) {
        return lire(xml.getBytes(StandardCharsets.UTF_8));
    }

    static RetourLu lire(byte[] octets) {
        return LecteurRetourXml.lire("retour.xml", new ByteArrayInputStream(octets));
    }

    static String pain(String version, String corps) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"" + ISO + version + "\"><CstmrPmtStsRpt>"
                + "<GrpHdr><MsgId>R1</MsgId><CreDtTm>2020-07-22T10:00:00</CreDtTm></GrpHdr>" + corps
                + "</CstmrPmtStsRpt></Document>";
    }

    static String groupe(String reste) {
        return "<OrgnlGrpInfAndSts><OrgnlMsgId>B-2020-07</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId>"
                + reste + "</OrgnlGrpInfAndSts>";
    }

    static String raison(String code) {
        return "<StsRsnInf><Rsn><Cd>" + code + "</Cd></Rsn></StsRsnInf>";
    }

    static String operation(String reference, String statut, String reste) {
        return "<TxInfAndSts><OrgnlInstrId>I" + reference + "</OrgnlInstrId><OrgnlEndToEndId>" + reference
                + "</OrgnlEndToEndId>" + (statut.isEmpty() ? "" : "<TxSts>" + statut + "</TxSts>") + reste
                + "<OrgnlTxRef><Amt><InstdAmt Ccy=\"EUR\">200.5</InstdAmt></Amt></OrgnlTxRef></TxInfAndSts>";
    }

    static String lot(String reste) {
        return "<OrgnlPmtInfAndSts><OrgnlPmtInfId>L1</OrgnlPmtInfId>" + reste + "</OrgnlPmtInfAndSts>";
    }

    static String camt(String version, String... ecritures) {
        return "<Document xmlns=\"" + ISO + version + "\"><BkToCstmrDbtCdtNtfctn><GrpHdr><MsgId>N1</MsgId>"
                + "<CreDtTm>2020-07-30T06:00:00+02:00</CreDtTm></GrpHdr><Ntfctn><Id>1</Id>"
                + "<Acct><Id><IBAN>FR7630006000011234567890189</IBAN></Id></Acct>" + String.join("", ecritures)
                + "</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>";
    }

    static String ecriture(String sens, String tete, String... details) {
        return "<Ntry><NtryRef>E1</NtryRef><Amt Ccy=\"EUR\">200.50</Amt><CdtDbtInd>" + sens + "</CdtDbtInd>" + tete
                + "<BookgDt><Dt>2020-07-29</Dt></BookgDt>"
                + (details.length == 0 ? "" : "<NtryDtls>" + String.join("", details) + "</NtryDtls>") + "</Ntry>";
    }

    static String detail(String reference, String reste) {
        return "<TxDtls><Refs><EndToEndId>" + reference + "</EndToEndId></Refs>" + reste + "</TxDtls>";
    }

    static String rendu(String code) {
        return "<RtrInf><Rsn><Cd>" + code + "</Cd></Rsn><AddtlInf>une phrase</AddtlInf></RtrInf>";
    }

    private static final String BOOK = "<Sts><Cd>BOOK</Cd></Sts>";

    @Test
    void un_rejet_se_lit_avec_son_motif_sa_somme_et_sa_suite() {
        RetourLu lu = lire(pain(
                "pain.002.001.10",
                groupe("<GrpSts>PART</GrpSts>")
                        + lot(operation("V1-1", "RJCT", raison("AC04")) + operation("V2-1", "ACCP", ""))));
        assertEquals("pain.002.001.10", lu.format());
        assertEquals(Statut.PARTIEL, lu.statut());
        assertEquals("B-2020-07", lu.reference());
        assertEquals(LocalDate.of(2020, 7, 22), lu.jour());
        Ligne rejetee = lu.lignes().get(0);
        assertEquals("V1-1", rejetee.reference());
        assertEquals(Statut.REJETE, rejetee.statut());
        assertEquals(List.of("AC04"), rejetee.motifs());
        assertEquals(new BigDecimal("200.5"), rejetee.montant());
        assertEquals("EUR", rejetee.devise());
        assertEquals("L1", rejetee.lot());
        assertEquals(Optional.of(SuiteDeRejet.NOUVEAU_RIB), lu.suite(rejetee));
        assertEquals(Statut.ACCEPTE, lu.lignes().get(1).statut());
        assertEquals(Optional.empty(), lu.suite(lu.lignes().get(1)));
    }

    @Test
    void un_rejet_du_message_entier_se_dit_sans_aucune_ligne() {
        RetourLu lu = lire(pain("pain.002.001.03", groupe("<GrpSts>RJCT</GrpSts>" + raison("DU01"))));
        assertEquals(Statut.REJETE, lu.statut());
        assertEquals(List.of("DU01"), lu.motifs());
        assertEquals(List.of(), lu.lignes());
    }

    @Test
    void une_operation_qui_ne_dit_rien_suit_son_lot_puis_son_message() {
        RetourLu lu = lire(pain(
                "pain.002.001.03",
                groupe("<GrpSts>RJCT</GrpSts>" + raison("DU01"))
                        + lot("<PmtInfSts>RJCT</PmtInfSts>" + raison("AC06") + operation("V1-1", "", ""))
                        + lot(operation("V2-1", "", ""))));
        assertEquals(Statut.REJETE, lu.statut());
        assertEquals(List.of("AC06"), lu.lignes().get(0).motifs());
        assertEquals(List.of("DU01"), lu.lignes().get(1).motifs());
        assertEquals(Statut.REJETE, lu.lignes().get(1).statut());
    }

    @Test
    void une_operation_sans_statut_d_un_lot_pris_en_partie_n_est_pas_devinee() {
        RetourLu lu = lire(
                pain("pain.002.001.03", groupe("") + lot("<PmtInfSts>PART</PmtInfSts>" + operation("V1-1", "", ""))));
        assertEquals(Statut.INCONNU, lu.lignes().get(0).statut());
        assertEquals(Statut.PARTIEL, lu.statut());
    }

    @ParameterizedTest
    @CsvSource({
        "ACCP, ACCEPTE", "ACTC, ACCEPTE", "ACSP, ACCEPTE", "ACSC, ACCEPTE", "ACWC, ACCEPTE", "ACCC, ACCEPTE",
        "PDNG, EN_COURS", "RCVD, EN_COURS", "PART, PARTIEL", "RJCT, REJETE", "CANC, REJETE", "XYZ1, INCONNU"
    })
    void le_statut_du_message_se_traduit(String code, Statut attendu) {
        assertEquals(
                attendu,
                lire(pain("pain.002.001.03", groupe("<GrpSts>" + code + "</GrpSts>")))
                        .statut());
    }

    @ParameterizedTest
    @CsvSource({
        // group, payment information, transactions, count announced, the whole
        "'', RJCT, '', '', REJETE",
        "'', PART, RJCT, '', PARTIEL",
        "'', ACCP, RJCT, '', PARTIEL",
        "ACCP, '', RJCT, '', PARTIEL",
        "'', '', RJCT, '', REJETE",
        "'', '', RJCT, 1, REJETE",
        "'', '', RJCT, 300, PARTIEL",
        "'', '', RJCT ACCP, '', PARTIEL",
        "'', '', ACSC ACCP, '', ACCEPTE",
        "'', '', ACSC PDNG, '', EN_COURS",
        "RJCT, RJCT, RJCT RJCT, '', REJETE",
        "RJCT, '', ACCP, '', PARTIEL",
        "PDNG, '', '', '', EN_COURS",
        "'', '', '', '', INCONNU",
    })
    void le_tout_se_resume_sans_rien_cacher(
            String groupe, String lot, String operations, String nombre, Statut attendu) {
        StringBuilder corps = new StringBuilder();
        corps.append(groupe((nombre.isEmpty() ? "" : "<OrgnlNbOfTxs>" + nombre + "</OrgnlNbOfTxs>")
                + (groupe.isEmpty() ? "" : "<GrpSts>" + groupe + "</GrpSts>")));
        StringBuilder dansLeLot = new StringBuilder(lot.isEmpty() ? "" : "<PmtInfSts>" + lot + "</PmtInfSts>");
        for (String operation : operations.split(" ")) {
            dansLeLot.append(operation.isEmpty() ? "" : operation("V1-1", operation, ""));
        }
        corps.append(dansLeLot.isEmpty() ? "" : lot(dansLeLot.toString()));
        assertEquals(attendu, lire(pain("pain.002.001.10", corps.toString())).statut());
    }

    @Test
    void les_comptes_par_statut_disent_ce_que_les_lignes_taisent() {
        String comptes = "<NbOfTxsPerSts><DtldNbOfTxs>3</DtldNbOfTxs><DtldSts>RJCT</DtldSts></NbOfTxsPerSts>"
                + "<NbOfTxsPerSts><DtldNbOfTxs>297</DtldNbOfTxs><DtldSts>ACCP</DtldSts></NbOfTxsPerSts>";
        assertEquals(
                Statut.PARTIEL, lire(pain("pain.002.001.03", groupe(comptes))).statut());
        RetourLu duLot = lire(pain("pain.002.001.03", groupe("") + lot(comptes + operation("V1-1", "RJCT", ""))));
        assertEquals(Statut.PARTIEL, duLot.statut());
        assertEquals(Statut.PARTIEL, duLot.lots().get(0).statut());
        assertEquals(
                Statut.ACCEPTE,
                lire(pain("pain.002.001.03", groupe(comptes.replace(">3<", ">0<"))))
                        .statut());
    }

    /** As the first version has it: no groups, and reasons under another name. */
    @Test
    void des_operations_hors_de_tout_lot_comptent_aussi() {
        RetourLu lu = lire(
                "<Document xmlns=\"" + ISO + "pain.002.001.02\"><pain.002.001.02><GrpHdr><CreDtTm>2020-07-22T10:00:00"
                        + "</CreDtTm></GrpHdr>" + groupe("")
                        + "<TxInfAndSts><OrgnlEndToEndId>V1-1</OrgnlEndToEndId><TxSts>RJCT</TxSts><StsRsnInf><StsRsn><Cd>AC01</Cd></StsRsn>"
                        + "</StsRsnInf></TxInfAndSts></pain.002.001.02></Document>");
        assertEquals("pain.002.001.02", lu.format());
        assertEquals(Statut.REJETE, lu.statut());
        assertEquals(List.of("AC01"), lu.lignes().get(0).motifs());
    }

    @Test
    void un_motif_propre_a_la_banque_va_a_une_personne_et_sa_phrase_est_gardee() {
        RetourLu lu = lire(pain(
                "pain.002.001.03",
                groupe("")
                        + lot(operation(
                                "V1-1",
                                "RJCT",
                                "<StsRsnInf><Orgtr><Nm>BANQUE</Nm></Orgtr><Rsn><Prtry>Z99</Prtry></Rsn>"
                                        + "<AddtlInf>une phrase</AddtlInf></StsRsnInf>"))));
        assertEquals(List.of("Z99"), lu.lignes().get(0).motifs());
        assertEquals(List.of("une phrase"), lu.lignes().get(0).informations());
        assertEquals(Optional.of(SuiteDeRejet.EXAMEN), lu.suite(lu.lignes().get(0)));
    }

    @Test
    void deux_motifs_qui_n_appellent_pas_la_meme_chose_vont_a_une_personne() {
        RetourLu lu = lire(pain(
                "pain.002.001.03",
                groupe("")
                        + lot(operation("V1-1", "RJCT", raison("AC04") + raison("AC01"))
                                + operation("V2-1", "RJCT", raison("AC04") + raison("MD07")))));
        assertEquals(Optional.of(SuiteDeRejet.NOUVEAU_RIB), lu.suite(lu.lignes().get(0)));
        assertEquals(Optional.of(SuiteDeRejet.EXAMEN), lu.suite(lu.lignes().get(1)));
    }

    @Test
    void la_reference_absente_est_celle_de_l_instruction() {
        RetourLu lu = lire(pain("pain.002.001.03", groupe("") + lot(operation("NOTPROVIDED", "RJCT", ""))));
        assertEquals("INOTPROVIDED", lu.lignes().get(0).reference());
    }

    @Test
    void une_somme_ou_une_date_illisible_se_dit_et_ne_coute_qu_elle() {
        RetourLu lu = lire(pain("pain.002.001.03", groupe("") + lot(operation("V1-1", "RJCT", raison("AC04"))))
                .replace("200.5<", "2OO,5<")
                .replace("2020-07-22T", "2020-13-22T"));
        assertNull(lu.lignes().get(0).montant());
        assertNull(lu.jour());
        assertEquals(Statut.REJETE, lu.statut());
        assertEquals(
                List.of("DATE_ILLISIBLE", "MONTANT_ILLISIBLE"),
                lu.anomalies().stream().map(RetourLu.Anomalie::code).toList());
        assertEquals("InstdAmt", lu.anomalies().get(1).champ());
        assertEquals(2, lu.anomalies().get(1).ligne());
    }

    @Test
    void les_prefixes_les_enveloppes_et_les_blancs_ne_changent_rien() {
        RetourLu nu = lire(pain("pain.002.001.03", groupe("<GrpSts>RJCT</GrpSts>" + raison("DU01"))));
        String document = pain("pain.002.001.03", groupe("<GrpSts>RJCT</GrpSts>" + raison("DU01")))
                .replaceFirst("<\\?xml.*?\\?>\n", "");
        String prefixe = document.replaceAll("<(/?)(?=[A-Z])", "<$1p:").replace("xmlns=", "xmlns:p=");
        assertEquals(nu, lire(prefixe));
        assertEquals(
                nu, lire("<Enveloppe xmlns=\"urn:autre\"><AppHdr><Fr>X</Fr></AppHdr>" + document + "</Enveloppe>"));
        assertEquals(nu, lire("\n\n  <?xml version=\"1.0\"?>" + document));
        assertEquals(nu, lire("\uFEFF<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>" + document));
        assertEquals(
                "pain.002",
                lire(document.replace(" xmlns=\"" + ISO + "pain.002.001.03\"", ""))
                        .format());
        assertEquals(
                "pain.002.001.14", lire(document.replace("001.03", "001.14")).format(), "a version of tomorrow");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ISO-8859-1", "windows-1252", "UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-15", "utf-8"})
    void l_encodage_declare_est_suivi(String jeu) {
        String xml = pain(
                        "pain.002.001.03",
                        groupe(
                                "<GrpSts>RJCT</GrpSts><StsRsnInf><Rsn><Cd>NARR</Cd></Rsn><AddtlInf>refusé à Évry</AddtlInf>"
                                        + "</StsRsnInf>"))
                .replace("UTF-8", jeu);
        assertEquals(
                List.of("refusé à Évry"),
                lire(xml.getBytes(Charset.forName(jeu))).informations());
    }

    @Test
    void un_utf_16_declare_a_tort_ne_trompe_pas() {
        String xml = pain("pain.002.001.03", groupe("<GrpSts>RJCT</GrpSts>")).replace("UTF-8", "utf-16");
        assertEquals(Statut.REJETE, lire(xml).statut());
    }

    @Test
    void un_virement_rendu_se_lit_dans_les_deux_versions() {
        RetourLu nouvelle = lire(camt(
                "camt.054.001.08",
                ecriture("CRDT", BOOK, detail("V1-1", "<Amt Ccy=\"EUR\">200.50</Amt>" + rendu("AC04")))));
        RetourLu ancienne = lire(camt(
                "camt.054.001.02",
                ecriture(
                        "CRDT",
                        "<Sts>BOOK</Sts>",
                        detail(
                                "V1-1",
                                "<AmtDtls><TxAmt><Amt Ccy=\"EUR\">200.50</Amt></TxAmt></AmtDtls>" + rendu("AC04")))));
        assertEquals("camt.054.001.08", nouvelle.format());
        assertEquals("camt.054.001.02", ancienne.format());
        assertEquals(nouvelle.lignes(), ancienne.lignes());
        Ligne ligne = nouvelle.lignes().get(0);
        assertEquals("V1-1", ligne.reference());
        assertEquals(Statut.REJETE, ligne.statut());
        assertEquals(List.of("AC04"), ligne.motifs());
        assertEquals(new BigDecimal("200.50"), ligne.montant());
        assertEquals(LocalDate.of(2020, 7, 29), ligne.jour());
        assertEquals(Statut.REJETE, nouvelle.statut());
    }

    @ParameterizedTest
    @CsvSource({
        // sense, state, reversal, reason, what became of it
        "DBIT, BOOK, '', '', PAYE",
        "DBIT, PDNG, '', '', EN_COURS",
        "DBIT, '', '', '', INCONNU",
        "DBIT, BOOK, '', AC04, INCONNU",
        "DBIT, BOOK, true, '', INCONNU",
        "CRDT, BOOK, '', AC04, REJETE",
        "CRDT, BOOK, true, '', REJETE",
        "CRDT, BOOK, 1, '', REJETE",
        "CRDT, BOOK, false, '', INCONNU",
        "CRDT, PDNG, '', AC04, EN_COURS",
        "CRDT, INFO, '', AC04, EN_COURS",
        "CRDT, '', '', AC04, REJETE",
    })
    void une_ecriture_ne_dit_que_ce_qu_elle_prouve(
            String sens, String etat, String contrepasse, String motif, Statut attendu) {
        String tete = (contrepasse.isEmpty() ? "" : "<RvslInd>" + contrepasse + "</RvslInd>")
                + (etat.isEmpty() ? "" : "<Sts><Cd>" + etat + "</Cd></Sts>");
        RetourLu lu = lire(camt(
                "camt.054.001.08", ecriture(sens, tete, detail("V1-1", motif.isEmpty() ? "" : rendu(motif)))));
        assertEquals(attendu, lu.lignes().get(0).statut());
        assertEquals(new BigDecimal("200.50"), lu.lignes().get(0).montant(), "that of the entry, which it fills alone");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RRTN", "RPCR"})
    void un_retour_se_reconnait_a_son_code_d_operation(String sousFamille) {
        RetourLu lu = lire(camt(
                "camt.054.001.08",
                ecriture(
                        "CRDT",
                        BOOK + "<BkTxCd><Domn><Cd>PMNT</Cd><Fmly><Cd>ICDT</Cd><SubFmlyCd>" + sousFamille
                                + "</SubFmlyCd></Fmly></Domn>" + "</BkTxCd>",
                        detail("V1-1", ""))));
        assertEquals(Statut.REJETE, lu.lignes().get(0).statut());
        assertEquals(Optional.of(SuiteDeRejet.EXAMEN), lu.suite(lu.lignes().get(0)));
    }

    @Test
    void un_lot_de_retours_donne_une_ligne_par_virement_et_une_autre_devise_se_dit() {
        RetourLu lu = lire(camt(
                "camt.054.001.08",
                ecriture(
                        "CRDT",
                        BOOK,
                        "<Btch><PmtInfId>L1</PmtInfId><NbOfTxs>2</NbOfTxs></Btch>",
                        detail("V1-1", "<Amt Ccy=\"EUR\">150</Amt>" + rendu("AC01")),
                        detail("V2-1", "<Amt Ccy=\"CHF\">50.50</Amt>" + rendu("MD07"))),
                ecriture("DBIT", BOOK, detail("V3-1", ""))));
        assertEquals(
                List.of("V1-1", "V2-1", "V3-1"),
                lu.lignes().stream().map(Ligne::reference).toList());
        assertEquals("CHF", lu.lignes().get(1).devise());
        assertEquals("L1", lu.lignes().get(1).lot());
        assertEquals("", lu.lignes().get(2).lot());
        assertEquals(Statut.PARTIEL, lu.statut());
        assertEquals(2, lu.lots().get(0).operations());
        assertEquals(Optional.of(SuiteDeRejet.HERITIERS), lu.suite(lu.lignes().get(1)));
    }

    @Test
    void une_ecriture_sans_detail_donne_une_ligne_au_nom_de_son_lot() {
        RetourLu lu = lire(camt(
                "camt.054.001.02",
                ecriture("DBIT", "<Sts>BOOK</Sts>", "<Btch><PmtInfId>B-2020-07</PmtInfId></Btch>"),
                ecriture("DBIT", "<Sts>BOOK</Sts>")));
        assertEquals(
                List.of("B-2020-07", "E1"),
                lu.lignes().stream().map(Ligne::reference).toList());
        assertEquals(Statut.PAYE, lu.lignes().get(0).statut());
        assertEquals(Statut.PAYE, lu.statut());
    }

    private static String sansNom(String references, String reste) {
        return "<TxDtls><Refs>" + references + "<EndToEndId>NOTPROVIDED</EndToEndId></Refs>" + reste + "</TxDtls>";
    }

    @ParameterizedTest
    @CsvSource({
        "<MsgId>M1</MsgId><AcctSvcrRef>A1</AcctSvcrRef><PmtInfId>L1</PmtInfId>, L1",
        "<MsgId>M1</MsgId><AcctSvcrRef>A1</AcctSvcrRef><UETR>U1</UETR>, M1",
        "<AcctSvcrRef>A1</AcctSvcrRef><UETR>U1</UETR>, U1",
        "<MsgId>NOTPROVIDED</MsgId><AcctSvcrRef>A1</AcctSvcrRef>, A1",
        "<InstrId>NOTPROVIDED</InstrId><PmtInfId>L1</PmtInfId>, L1",
    })
    void un_detail_sans_nom_a_celui_de_son_lot_puis_celui_de_la_banque(String references, String attendu) {
        RetourLu lu = lire(camt("camt.054.001.08", ecriture("DBIT", BOOK, sansNom(references, ""))));
        assertEquals(attendu, lu.lignes().get(0).reference());
        assertEquals(new BigDecimal("200.50"), lu.lignes().get(0).montant());
    }

    @Test
    void une_ecriture_sans_rien_a_la_reference_de_la_banque() {
        String xml = camt("camt.054.001.08", ecriture("DBIT", BOOK + "<AcctSvcrRef>A1</AcctSvcrRef>"))
                .replace("<NtryRef>E1</NtryRef>", "");
        assertEquals("A1", lire(xml).lignes().get(0).reference());
    }

    @Test
    void un_virement_sans_nom_d_un_pain_002_a_son_identifiant_universel() {
        RetourLu lu = lire(pain(
                "pain.002.001.10",
                groupe("")
                        + lot("<TxInfAndSts><OrgnlEndToEndId>NOTPROVIDED</OrgnlEndToEndId><OrgnlUETR>U1</OrgnlUETR>"
                                + "<TxSts>RJCT</TxSts></TxInfAndSts>")));
        assertEquals("U1", lu.lignes().get(0).reference());
    }

    @Test
    void les_groupes_d_une_ecriture_ne_se_melent_pas() {
        String deux = "<Btch><PmtInfId>L1</PmtInfId><NbOfTxs>1</NbOfTxs></Btch>" + detail("V1-1", "")
                + "</NtryDtls><NtryDtls><Btch><PmtInfId>L2</PmtInfId><NbOfTxs>2</NbOfTxs>"
                + "<TtlAmt Ccy=\"EUR\">50.50</TtlAmt></Btch></NtryDtls><NtryDtls>" + detail("V3-1", "");
        RetourLu lu = lire(camt("camt.054.001.08", ecriture("DBIT", BOOK, deux)));
        assertEquals(
                List.of("V1-1 L1 null", "L2 L2 50.50", "V3-1  null"),
                lu.lignes().stream()
                        .map(ligne -> ligne.reference() + " " + ligne.lot() + " " + ligne.montant())
                        .toList());
        assertEquals(
                List.of("L1 1", "L2 0"),
                lu.lots().stream()
                        .map(lot -> lot.reference() + " " + lot.operations())
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"300, ", "2, ", "1, 200.50", "001, 200.50"})
    void un_virement_de_plusieurs_ne_vaut_pas_leur_somme(String nombre, BigDecimal attendu) {
        RetourLu lu = lire(camt(
                "camt.054.001.08",
                ecriture("DBIT", BOOK, "<Btch><NbOfTxs>" + nombre + "</NbOfTxs></Btch>", detail("V1-1", ""))));
        assertEquals(attendu, lu.lignes().get(0).montant());
    }

    /** As the first version has it: batches and details stand in the entry itself. */
    @Test
    void une_ecriture_sans_groupe_se_lit_comme_avec() {
        String groupee = camt(
                "camt.054.001.01",
                ecriture("DBIT", "<Sts>BOOK</Sts>", "<Btch><PmtInfId>L1</PmtInfId></Btch>", detail("V1-1", "")));
        RetourLu lu = lire(groupee);
        assertEquals(1, lu.lots().size());
        RetourLu nue = lire(groupee.replace("<NtryDtls>", "").replace("</NtryDtls>", ""));
        assertEquals(lu, nue);
    }

    @Test
    void les_phrases_d_une_ecriture_et_d_un_detail_sont_gardees() {
        RetourLu lu = lire(camt(
                        "camt.054.001.08",
                        ecriture("CRDT", BOOK, detail("V1-1", rendu("AC04") + "<AddtlTxInf>deux</AddtlTxInf>")))
                .replace("</Ntry>", "<AddtlNtryInf>trois</AddtlNtryInf></Ntry>"));
        assertEquals(List.of("une phrase", "deux", "trois"), lu.lignes().get(0).informations());
    }

    static String pes(String racine, String corps) {
        return "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\n<n:" + racine
                + " xmlns:n=\"http://www.minefi.gouv.fr/cp/helios/pes_v2/Rev0/retour/v2\">"
                + "<Enveloppe><Parametres><Version V=\"2\"/><NomFic V=\"PES-1.xml\"/></Parametres></Enveloppe>"
                + "<EnTetePES><DteStr V=\"2020-07-21\"/></EnTetePES>" + corps + "</n:" + racine + ">";
    }

    static String acquit(String... elements) {
        return pes(
                "PES_ACQUIT",
                "<ACQUIT><EnTeteAcquit><IdVer V=\"2\"/></EnTeteAcquit>"
                        + Stream.of(elements)
                                .map(element -> "<ElementACQUIT>" + element + "</ElementACQUIT>")
                                .reduce("", String::concat)
                        + "</ACQUIT>");
    }

    @Test
    void un_acquittement_dit_chaque_bordereau_et_chaque_piece() {
        RetourLu lu = lire(acquit(
                "<DomaineAck V=\"5\"/><EtatAck V=\"1\"/><NumBord V=\"12\"/><ExerciceBord V=\"2020\"/>",
                "<DomaineAck V=\"4\"/><EtatAck V=\"false\"/><IdUnique V=\"PJ1\"/><Erreur><NumAnoAck V=\"ERREUR_PJ\"/>"
                        + "<LibelleAnoAck V=\"illisible\"/></Erreur>"));
        assertEquals("PES_ACQUIT", lu.format());
        assertEquals(Statut.PARTIEL, lu.statut());
        assertEquals("PES-1.xml", lu.reference());
        assertEquals("12", lu.lignes().get(0).reference());
        assertEquals("2020/12", lu.lignes().get(0).lot());
        assertEquals("PJ1", lu.lignes().get(1).reference());
        assertEquals(List.of("ERREUR_PJ"), lu.lignes().get(1).motifs());
        assertEquals(List.of("illisible"), lu.lignes().get(1).informations());
    }

    @Test
    void une_erreur_technique_rejette_le_fichier_entier() {
        RetourLu lu = lire(acquit(
                "<DomaineAck V=\"0\"/><EtatAck V=\"0\"/><Erreur><NumAnoAck V=\"ERREUR_AUTRE\"/></Erreur>",
                "<DomaineAck V=\"5\"/><EtatAck V=\"1\"/><NumBord V=\"12\"/>"));
        assertEquals(Statut.REJETE, lu.statut());
        assertEquals(List.of("ERREUR_AUTRE"), lu.motifs());
    }

    @Test
    void un_bordereau_rejete_nomme_ses_mandats() {
        RetourLu lu = lire(acquit("<DomaineAck V=\"5\"/><EtatAck V=\"0\"/><NumBord V=\"12\"/><ExerciceBord V=\"2020\"/>"
                + "<DetailPiece><NumPiece V=\"832\"/><DetailLigne><NumLigne V=\"1\"/><Erreur>"
                + "<NumAnoAck V=\"ERREUR_DOUBLON_LIGNE\"/></Erreur></DetailLigne></DetailPiece>"));
        assertEquals(Statut.REJETE, lu.statut());
        assertEquals(
                List.of("12", "832"), lu.lignes().stream().map(Ligne::reference).toList());
        assertEquals(List.of("ERREUR_DOUBLON_LIGNE"), lu.lignes().get(1).motifs());
    }

    @Test
    void un_grand_acquittement_passe_mandat_par_mandat() {
        StringBuilder pieces = new StringBuilder();
        for (int i = 1; i <= 6_000; i++) {
            pieces.append("\n        <DetailPiece>\n            <NumPiece V=\"")
                    .append(i)
                    .append("\"/>\n            <Erreur>\n                <NumAnoAck V=\"ERREUR_CODIFICATION\"/>\n")
                    .append("            </Erreur>\n        </DetailPiece>");
        }
        RetourLu lu = lire(acquit("<DomaineAck V=\"5\"/><EtatAck V=\"0\"/><NumBord V=\"12\"/>" + pieces));
        assertEquals(6_001, lu.lignes().size());
        assertEquals("12", lu.lignes().get(0).reference());
        assertEquals("6000", lu.lignes().get(6_000).reference());
        assertEquals(Statut.REJETE, lu.lignes().get(6_000).statut());
        assertEquals(List.of("ERREUR_CODIFICATION"), lu.lignes().get(6_000).motifs());
        assertTrue(lu.lignes().get(1).lieu() > lu.lignes().get(0).lieu());
    }

    @Test
    void les_blancs_entre_les_elements_ne_comptent_pas() {
        String blancs = "<X>1</X>" + " ".repeat(100_000);
        assertEquals(
                Statut.REJETE,
                lire(pain("pain.002.001.03", groupe("<GrpSts>RJCT</GrpSts>" + blancs.repeat(3))))
                        .statut());
    }

    @Test
    void un_mandat_detaille_sans_motif_a_ceux_de_son_bordereau() {
        RetourLu lu = lire(acquit("<DomaineAck V=\"5\"/><EtatAck V=\"0\"/><NumBord V=\"12\"/><Erreur>"
                + "<NumAnoAck V=\"ERREUR_AUTRE\"/></Erreur><DetailPiece><NumPiece V=\"832\"/></DetailPiece>"));
        assertEquals(List.of("ERREUR_AUTRE"), lu.lignes().get(1).motifs());
    }

    @Test
    void l_acquittement_de_la_premiere_version_se_lit_aussi() {
        RetourLu lu = lire(acquit("<DomaineAck V=\"5\"/><EtatAck V=\"0\"/><ExerciceBord V=\"2020\"/><NumBord V=\"12\"/>"
                + "<NumPiece V=\"832\"/><NumAnoAck V=\"ERREUR_CODIFICATION\"/><LibelleAnoAck V=\"x\"/>"));
        assertEquals("832", lu.lignes().get(0).reference());
        assertEquals(List.of("ERREUR_CODIFICATION"), lu.lignes().get(0).motifs());
    }

    static String mandat(String etat, String motif, String etatDeLaLigne, String paiements) {
        return pes(
                "PES_Retour",
                "<PES_DepenseRetour><EnTeteDepense><TypRestit V=\"02\"/></EnTeteDepense><Bordereau><BlocBordereau>"
                        + "<Exer V=\"2020\"/><IdBord V=\"12\"/></BlocBordereau><Piece><InfoPiece><IdPce V=\"832\"/>"
                        + (etat.isEmpty() ? "" : "<EtatPce V=\"" + etat + "\"/>")
                        + (motif.isEmpty() ? "" : "<ObsEtat V=\"" + motif + "\"/>")
                        + "<DtePceRej V=\"2020-07-24\"/></InfoPiece><LigneDePiece><BlocLignePiece><InfoLignePiece>"
                        + "<IdLigne V=\"1\"/><EtatLigPce V=\"" + etatDeLaLigne + "\"/><MtHT V=\"200.50\"/>"
                        + "</InfoLignePiece></BlocLignePiece>" + paiements
                        + "</LigneDePiece></Piece></Bordereau></PES_DepenseRetour>");
    }

    static String paiement(String origine, String montant) {
        return "<PaiementEmargement><OrgEma V=\"" + origine + "\"/><DtePay V=\"2020-07-27\"/><MtPay V=\"" + montant
                + "\"/></PaiementEmargement>";
    }

    @Test
    void un_mandat_rejete_dit_pourquoi_et_ce_qu_il_appelle() {
        RetourLu lu = lire(mandat("04", "09", "02", ""));
        assertEquals("PES_RETOUR", lu.format());
        Ligne ligne = lu.lignes().get(0);
        assertEquals("832", ligne.reference());
        assertEquals("2020/12", ligne.lot());
        assertEquals(Statut.REJETE, ligne.statut());
        assertEquals(List.of("09"), ligne.motifs());
        assertEquals(new BigDecimal("200.50"), ligne.montant());
        assertEquals(LocalDate.of(2020, 7, 24), ligne.jour());
        assertEquals(Optional.of(SuiteDeRejet.NOUVEAU_RIB), lu.suite(ligne));
        RetourLu plusieurs = lire(mandat("04", "01-09", "02", ""));
        assertEquals(List.of("01", "09"), plusieurs.lignes().get(0).motifs());
        assertEquals(
                Optional.of(SuiteDeRejet.EXAMEN),
                plusieurs.suite(plusieurs.lignes().get(0)));
    }

    @ParameterizedTest
    @CsvSource({
        "02, 01, '', '', ACCEPTE",
        "02, 01, 01, 200.50, PAYE",
        "02, 01, 01, 100.00, ACCEPTE",
        "02, 01, 06, 200.50, ACCEPTE",
        "05, 01, 01, 200.50, PAYE",
        "05, 01, 06, 200.50, INCONNU",
        "05, 01, '', '', INCONNU",
        "01, 01, '', '', EN_COURS",
        "04, 01, '', '', REJETE",
        "'', 09, '', '', REJETE",
        "'', 16, '', '', EN_COURS",
        "'', 99, '', '', INCONNU",
    })
    void l_etat_d_un_mandat_et_de_sa_ligne_se_traduisent(
            String etat, String ligne, String origine, String verse, Statut attendu) {
        RetourLu lu = lire(mandat(etat, "", ligne, origine.isEmpty() ? "" : paiement(origine, verse)));
        assertEquals(attendu, lu.lignes().get(0).statut());
    }

    private static RetourLu solde(String infoPaiement, String... paiements) {
        return lire(mandat("05", "", "01", String.join("", paiements))
                .replace("</InfoLignePiece>", "</InfoLignePiece>" + infoPaiement));
    }

    @Test
    void un_total_qui_compte_aussi_les_emargements_n_est_pas_un_paiement() {
        String total = "<InfoPaiement><NbrPay V=\"1\"/><MtPayTot V=\"200.50\"/></InfoPaiement>";
        assertEquals(Statut.INCONNU, solde(total).lignes().get(0).statut());
        assertEquals(
                Statut.PAYE,
                solde(total, paiement("01", "200.50")).lignes().get(0).statut());
        assertEquals(Statut.PAYE, solde(total, paiement("01", "200.50")).statut());
    }

    @Test
    void un_paiement_annule_se_retranche_et_un_montant_peut_n_avoir_que_des_centimes() {
        RetourLu repaye = solde(
                "", paiement("01", "200.50"), paiement("01", "-200.50"), paiement("01", "200"), paiement("01", ".50"));
        assertEquals(List.of(), repaye.anomalies());
        assertEquals(Statut.PAYE, repaye.lignes().get(0).statut());
        RetourLu annule = solde("", paiement("01", "200.50"), paiement("01", "-200.50"));
        assertEquals(Statut.INCONNU, annule.lignes().get(0).statut());
        for (String faux : List.of(".", "-", "-+1", "1-", "")) {
            assertEquals(
                    Statut.INCONNU,
                    solde("", paiement("01", faux)).lignes().get(0).statut());
        }
        assertEquals(
                1,
                lire(camt("camt.054.001.08", ecriture("DBIT", BOOK, detail("V1-1", "<Amt Ccy=\"EUR\">-1</Amt>"))))
                        .anomalies()
                        .size());
    }

    @Test
    void une_observation_libre_n_est_pas_un_motif() {
        Ligne libre = lire(mandat("04", "Piece 09 manquante, revoir le 12", "02", ""))
                .lignes()
                .get(0);
        assertEquals(List.of(), libre.motifs());
        assertEquals(List.of("Piece 09 manquante, revoir le 12"), libre.informations());
    }

    @Test
    void un_mandat_rejete_sans_ses_lignes_est_dit() {
        String xml = mandat("04", "09", "02", "");
        RetourLu lu = lire(xml.replaceFirst("<LigneDePiece>.*</LigneDePiece>", ""));
        assertEquals(1, lu.lignes().size());
        assertEquals("832 REJETE [09] null", dite(lu.lignes().get(0)));
        assertEquals("832 REJETE [09] 200.50", dite(lire(xml).lignes().get(0)));
        RetourLu sansTete = lire(xml.replaceFirst("<InfoPiece>.*</InfoPiece>", ""));
        assertEquals(" REJETE [] 200.50", dite(sansTete.lignes().get(0)), "nobody's mandat is told all the same");
    }

    /** A grant of 200.50 that two funders bear has two lines, and is paid once both are. */
    @Test
    void un_mandat_de_deux_lignes_est_dit_une_fois_pour_leur_somme() {
        String payee = paiement("01", "100.25");
        String mandat = mandat("02", "", "01", payee).replace("200.50", "100.25");
        String fin = "</LigneDePiece>";
        String ligne = mandat.substring(mandat.indexOf("<LigneDePiece>"), mandat.indexOf(fin) + fin.length());
        assertEquals(List.of("832 PAYE [] 200.50"), dites(mandat.replace(ligne, ligne + ligne)));
        String attend = ligne.replace(payee, "");
        assertEquals(List.of("832 ACCEPTE [] 200.50"), dites(mandat.replace(ligne, ligne + attend)));
        String rejetee = attend.replace("EtatLigPce V=\"01\"", "EtatLigPce V=\"02\"");
        assertEquals(List.of("832 PARTIEL [] 200.50"), dites(mandat.replace(ligne, ligne + rejetee)));
        String compensee = mandat.replace(ligne, ligne + ligne.replace(payee, paiement("02", "100.25")))
                .replace("EtatPce V=\"02\"", "EtatPce V=\"05\"");
        assertEquals(List.of("832 INCONNU [] 200.50"), dites(compensee), "half of it was set off");
    }

    private static List<String> dites(String xml) {
        return lire(xml).lignes().stream().map(LecteurRetourXmlTest::dite).toList();
    }

    private static String dite(Ligne ligne) {
        return ligne.reference() + " " + ligne.statut() + " " + ligne.motifs() + " " + ligne.montant();
    }

    @Test
    void une_demande_d_emission_n_est_pas_un_mandat() {
        String demande = mandat("02", "", "01", paiement("01", "200.50"))
                .replace("<IdPce V=\"832\"/>", "<IdPce V=\"832\"/><TypPce V=\"12\"/>");
        assertEquals(Statut.INCONNU, lire(demande).lignes().get(0).statut());
        assertEquals(
                Statut.PAYE,
                lire(demande.replace("TypPce V=\"12\"", "TypPce V=\"01\""))
                        .lignes()
                        .get(0)
                        .statut());
    }

    @Test
    void les_recettes_d_un_retour_sont_passees() {
        String recettes = mandat("02", "", "01", "").replace("PES_DepenseRetour", "PES_RecetteRetour");
        assertEquals(List.of(), lire(recettes).lignes());
    }

    private static FichierInvalideException refus(byte[] octets) {
        FichierInvalideException refus = assertThrows(FichierInvalideException.class, () -> lire(octets));
        assertTrue(refus.ligne() > 0 && refus.colonne() > 0, refus.getMessage());
        assertTrue(refus.getMessage().startsWith("retour.xml, ligne " + refus.ligne()), refus.getMessage());
        assertFalse(refus.getMessage().contains("SECRET"), refus.getMessage());
        assertNull(refus.getCause());
        return refus;
    }

    private static FichierInvalideException refus(String xml) {
        return refus(xml.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void ce_qui_n_est_pas_un_retour_a_une_erreur_et_son_lieu() {
        assertEquals("FICHIER_VIDE", refus("").code());
        assertEquals("XML_MAL_FORME", refus("reference;issue\nSECRET;PAYE\n").code());
        assertEquals("XML_MAL_FORME", refus("   ").code());
        assertEquals("FORMAT_INCONNU", refus("\n<SECRET><x/></SECRET>").code());
        assertEquals(2, refus("\n<SECRET>\n<x/></SECRET>").ligne());
        assertEquals(
                "FORMAT_INCONNU",
                refus("<Document xmlns=\"" + ISO + "pain.001.001.03\"><CstmrCdtTrfInitn/></Document>")
                        .code());
        assertEquals(
                "RETOUR_SANS_CONTENU",
                refus("<Document><CstmrPmtStsRpt/></Document>").code());
        assertEquals(
                "PLUSIEURS_RETOURS",
                refus("<E><CstmrPmtStsRpt><GrpHdr/></CstmrPmtStsRpt><PES_ACQUIT/></E>")
                        .code());
        FichierInvalideException croisee =
                refus("<Document>\n<CstmrPmtStsRpt>\n<SECRET></AUTRE></CstmrPmtStsRpt></Document>");
        assertEquals("XML_MAL_FORME", croisee.code());
        assertEquals(3, croisee.ligne());
    }

    @Test
    void une_dtd_ou_une_entite_est_refusee_sans_etre_suivie() {
        String bombe =
                "<?xml version=\"1.0\"?>\n<!DOCTYPE d [<!ENTITY a \"SECRET\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                        + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\">]>\n<Document><CstmrPmtStsRpt>&c;</CstmrPmtStsRpt></Document>";
        assertEquals("DTD_INTERDITE", refus(bombe).code());
        assertEquals(
                "DTD_INTERDITE",
                refus("<!DOCTYPE d SYSTEM \"file:///etc/passwd\"><Document><CstmrPmtStsRpt/></Document>")
                        .code());
    }

    private static final class Infini extends InputStream {
        @Override
        public int read() {
            return 'x';
        }

        @Override
        public int read(byte[] tampon, int debut, int longueur) {
            Arrays.fill(tampon, debut, debut + longueur, (byte) 'x');
            return longueur;
        }
    }

    @Test
    void un_texte_sans_fin_est_refuse_avant_d_emplir_la_memoire() {
        byte[] debut = "<Document><CstmrPmtStsRpt><GrpHdr><MsgId>".getBytes(StandardCharsets.UTF_8);
        InputStream sansFin = new SequenceInputStream(new ByteArrayInputStream(debut), new Infini());
        FichierInvalideException refus =
                assertThrows(FichierInvalideException.class, () -> LecteurRetourXml.lire("retour.xml", sansFin));
        assertEquals("TEXTE_TROP_LONG", refus.code());
        String attribut = "<PES_ACQUIT><Enveloppe V=\"" + "x".repeat(1_500_000) + "\"/></PES_ACQUIT>";
        assertEquals("TEXTE_TROP_LONG", refus(attribut).code());
        assertEquals(
                "TEXTE_TROP_LONG",
                refus(pain("pain.002.001.03", "<x>".repeat(100) + "</x>".repeat(100)))
                        .code());
        assertEquals(
                "TEXTE_TROP_LONG",
                refus(pain("pain.002.001.03", "<SplmtryData>" + "<x/>".repeat(30_000) + "</SplmtryData>"))
                        .code());
    }

    @Test
    void des_octets_d_un_autre_encodage_sont_refuses_a_leur_place() {
        byte[] octets = pain("pain.002.001.03", "\n\n" + groupe("<GrpSts>RJCT</GrpSts><x>é</x>"))
                .getBytes(StandardCharsets.ISO_8859_1);
        FichierInvalideException refus = refus(octets);
        assertEquals("ENCODAGE", refus.code());
        assertEquals(4, refus.ligne());
        assertEquals(
                "ENCODAGE",
                refus("<?xml version=\"1.0\" encoding=\"klingon\"?><x/>").code());
    }

    @Property(tries = 200)
    void un_retour_coupe_n_importe_ou_a_une_erreur_et_jamais_une_moitie(@ForAll @IntRange(min = 0, max = 1000) int ou) {
        String entier = camt("camt.054.001.08", ecriture("CRDT", BOOK, detail("V1-1", rendu("AC04"))));
        int fin = ou * (entier.length() - 1) / 1000;
        refus(entier.substring(0, fin));
    }

    @Property(tries = 500)
    void aucun_octet_change_ne_fait_autre_chose_qu_une_erreur_ou_un_retour(@ForAll long graine) {
        Random hasard = new Random(graine);
        byte[] octets = pain(
                        "pain.002.001.10",
                        groupe("<GrpSts>PART</GrpSts>") + lot(operation("V1-1", "RJCT", raison("AC04"))))
                .getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 3; i++) {
            octets[hasard.nextInt(octets.length)] = (byte) hasard.nextInt(256);
        }
        try {
            lire(octets);
        } catch (FichierInvalideException attendue) {
            assertTrue(attendue.ligne() > 0);
        }
    }

    @Test
    void le_meme_retour_se_lit_deux_fois_pareil_et_ne_montre_rien_de_lui() {
        String xml = camt("camt.054.001.08", ecriture("CRDT", BOOK, detail("SECRET", rendu("AC04"))));
        assertEquals(lire(xml), lire(xml));
        assertFalse(lire(xml).toString().contains("SECRET"));
        assertFalse(lire(xml).lignes().toString().contains("SECRET"));
    }

    @Test
    void un_grand_retour_passe_ligne_a_ligne() {
        List<String> details = new ArrayList<>();
        for (int i = 0; i < 20_000; i++) {
            details.add(detail("V" + i, "<Amt Ccy=\"EUR\">10.00</Amt>" + rendu("AC04")));
        }
        RetourLu lu = lire(camt("camt.054.001.08", ecriture("CRDT", BOOK, details.toArray(new String[0]))));
        assertEquals(20_000, lu.lignes().size());
    }

    private static RetourLu exemple(String nom) throws IOException {
        Path fichier = Materiel.corpora().resolve(nom);
        try (InputStream source = Files.newInputStream(fichier)) {
            return LecteurRetourXml.lire(nom, source);
        }
    }

    @Test
    void les_exemples_publics_des_banques_se_lisent() throws IOException {
        RetourLu groupe = exemple("iso20022/samples/pain_002_v3_group_reject.xml");
        assertEquals("REJETE [DU01]", groupe.statut() + " " + groupe.motifs());
        RetourLu lot = exemple("iso20022/samples/pain_002_v3_payment_reject.xml");
        assertEquals("REJETE [NARR]", lot.statut() + " " + lot.lots().get(0).motifs());
        RetourLu operations = exemple("iso20022/samples/pain_002_v3_txn_reject.xml");
        assertEquals("REJETE 2", operations.statut() + " " + operations.lignes().size());
        assertEquals("ENDTOENDID-950-TEST2-2807-02", operations.lignes().get(0).reference());
        assertEquals(List.of("NARR"), operations.lignes().get(0).motifs());
    }

    @Test
    void les_exemples_publics_de_la_dgfip_se_lisent_meme_celui_qui_n_est_pas_valide() throws IOException {
        RetourLu bon = exemple("pes-v2/samples/pes_acquit.xml");
        assertEquals("PES_ACQUIT ACCEPTE", bon.format() + " " + bon.statut());
        assertEquals("1847", bon.lignes().get(0).reference());
        RetourLu mauvais = exemple("pes-v2/samples/pes_acquit_not_valid.xml");
        assertEquals(
                "PES_ACQUIT REJETE [ERREUR_AUTRE]", mauvais.format() + " " + mauvais.statut() + " " + mauvais.motifs());
        RetourLu retour = exemple("pes-v2/samples/pes_retour.xml");
        assertEquals("PES_RETOUR EN_COURS", retour.format() + " " + retour.statut());
        assertEquals(
                "832 39724.75",
                retour.lignes().get(0).reference() + " "
                        + retour.lignes().get(0).montant());
        assertEquals(
                "PES_ACQUIT_RETOUR",
                exemple("pes-v2/samples/PES_ACQUIT_RETOUR.xml").format());
        assertEquals(
                "PES_RETOUR",
                exemple("pes-v2/samples/HELIOS_SIMU_RETOUR_1565181244_184723364.xml")
                        .format());
    }
}
