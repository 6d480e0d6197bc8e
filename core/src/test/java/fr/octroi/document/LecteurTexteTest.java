package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Montant;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import fr.octroi.instruction.LecturePiece;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LecteurTexteTest {

    @Test
    void deux_espaces_ou_une_tabulation_separent_les_colonnes_et_un_saut_les_pages() {
        String texte = "FACTURE N° F-12   CYCLES IMAGINAIRES\n"
                + "Client : Camille Morel\tDate : 12/03/2021\n"
                + "\f"
                + "                 Total TTC\n"
                + "Un vélo bleu       1 200,50 €\n";
        LecturePiece lecture = LecteurTexte.lire(texte, "");
        assertEquals("FACTURE", lecture.nature());
        assertEquals("F-12", lecture.numero());
        assertEquals(List.of("Camille Morel"), lecture.noms());
        assertEquals("2021-03-12", String.valueOf(lecture.date()));
        assertEquals(new Montant(120_050), lecture.montantTtc());
        assertEquals(1, lecture.fait(Nom.NUMERO).map(FaitLu::page).orElse(-1));
        assertEquals(2, lecture.fait(Nom.MONTANT_TTC).map(FaitLu::page).orElse(-1));
    }

    @Test
    void le_type_que_l_hote_donne_est_celui_de_la_piece() {
        assertEquals(
                "RIB",
                LecteurTexte.lire("FACTURE\nTitulaire : Camille Morel", "RIB").nature());
        assertEquals(
                "FACTURE",
                LecteurTexte.lire("FACTURE\nTitulaire : Camille Morel", "").nature());
    }

    @Test
    void les_types_connus_sont_ceux_des_titres() {
        assertTrue(LecteurTexte.types().containsAll(List.of("FACTURE", "RIB", "TICKET_DE_CAISSE")));
        assertTrue(LecteurTexte.types()
                .contains(LecteurTexte.lire("DEVIS N° 12", "").nature()));
    }

    @Test
    void un_texte_vide_ou_trop_long_a_sa_reponse() {
        assertEquals("VIDE", LecteurTexte.lire(" \n\f\n", "RIB").code());
        assertEquals("CARACTERES", LecteurTexte.lire("a".repeat(200_001), "RIB").code());
    }

    /** Some twenty thousand letters on a line, under each kind of label that names somebody, something or a sum. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "TITULAIRE DOMICILIATION\nM PAUL BRUN\n3 RUE A\n12345 %s",
                "Titulaire : MME LEA FAURE\n%s\n69001 LYON",
                "Titulaire : %s",
                "Client : %s\n12 rue des Lilas\n69001 LYON",
                "FACTURE N\u00b0 %s",
                "Vendeur : %s",
                "Total TTC %s",
                "Adresse : %s",
                "Date de vente %s Date d'edition 12/06/2026",
                "Total HT\nTVA 20 %\nTotal TTC\n1 000,00\n200,00\n1 200,00\n%s"
            })
    void une_ligne_sans_fin_n_arrete_aucun_lecteur(String page) {
        for (String mot : List.of(
                "A ",
                "DUPONT ",
                "Dupont ",
                "de la ",
                "MME ",
                "- ",
                "123 ",
                "12345 ",
                "1 234,00 \u20ac ",
                "Date de vente ")) {
            String texte = page.replace("%s", mot.repeat(20_000 / mot.length()));
            for (String type : List.of("RIB", "FACTURE", "JUSTIFICATIF_DOMICILE")) {
                assertEquals(
                        EtatLecture.LISIBLE,
                        LecteurTexte.lire(texte, type).etat(),
                        () -> page + ", " + mot + ", " + type);
            }
        }
    }

    /**
     * On a stack of a quarter of a megabyte, what cannot be looked through is said, and the next text is read. Whether it can depends on
     * what was compiled before.
     */
    @Test
    void un_texte_qui_deborde_la_pile_a_sa_reponse() throws InterruptedException {
        String hostile = "Total TTC " + "\u20ac ".repeat(50_000);
        // Classes are loaded where the stack is deep.
        LecteurTexte.lire("Total TTC 12,00 \u20ac", "FACTURE");
        List<String> codes = new ArrayList<>();
        Thread etroit = new Thread(
                null,
                () -> {
                    codes.add(LecteurTexte.lire(hostile, "FACTURE").code());
                    codes.add(LecteurTexte.lire("Total TTC 12,00 \u20ac", "FACTURE")
                            .code());
                },
                "etroit",
                256 * 1024L);
        etroit.start();
        etroit.join();
        assertEquals(2, codes.size());
        assertTrue(Set.of("PROFONDEUR", "").contains(codes.get(0)), codes::toString);
        assertEquals("", codes.get(1));
    }

    @Property
    void les_mots_d_une_ligne_gardent_leurs_colonnes(
            @ForAll @Size(min = 1, max = 5) List<@AlphaChars @StringLength(min = 1, max = 9) String> mots) {
        String ligne = String.join("    ", mots);
        TextePiece texte = LecteurTexte.composer(ligne + "\n" + ligne.replaceAll("\\S", "x"));
        assertEquals(
                mots,
                texte.lignes().get(0).cellules().stream()
                        .map(TextePiece.Cellule::texte)
                        .toList());
        for (int i = 0; i < mots.size(); i++) {
            TextePiece.Cellule cellule = texte.lignes().get(0).cellules().get(i);
            assertEquals(
                    "x".repeat(mots.get(i).length()),
                    texte.dessous(0, cellule, 1).stream()
                            .map(TextePiece.Cellule::texte)
                            .collect(Collectors.joining()));
        }
    }

    @Property
    void un_texte_quelconque_a_toujours_une_reponse(@ForAll String texte) {
        assertEquals(LecteurTexte.lire(texte, ""), LecteurTexte.lire(texte, ""));
    }
}
