package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.commun.Montant;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import fr.octroi.instruction.LecturePiece;
import java.util.List;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.Size;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

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
    void un_texte_vide_ou_trop_long_a_sa_reponse() {
        assertEquals("VIDE", LecteurTexte.lire(" \n\f\n", "RIB").code());
        assertEquals("CARACTERES", LecteurTexte.lire("a".repeat(200_001), "RIB").code());
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
