package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import fr.octroi.port.ReconnaissanceTexte.Mot;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class MotsEnLignesTest {

    private static final int HAUTEUR = 30;

    /** Of letters of that height: an ordinary space, and the gap between two columns. */
    private static final int ESPACE = 15;

    private static final int COLONNE = 70;

    private static List<Ligne> lignes(List<Mot> mots) {
        TextePiece.Composeur texte = new TextePiece.Composeur();
        MotsEnLignes.composer(mots, 2, texte, new Vigie(Limites.PAR_DEFAUT));
        return texte.composer().lignes();
    }

    private static Mot mot(String texte, int gauche, int haut) {
        return new Mot(texte, gauche, haut, texte.length() * 20, HAUTEUR, 90);
    }

    @Property(tries = 200)
    void les_lignes_d_une_feuille_de_travers_se_suivent_dans_l_ordre(
            @ForAll @IntRange(min = 1, max = 20) int lignes,
            @ForAll @DoubleRange(min = -0.02, max = 0.02) double pente,
            @ForAll long hasard) {
        List<Mot> mots = new ArrayList<>();
        List<String> attendues = new ArrayList<>();
        for (int i = 0; i < lignes; i++) {
            int gauche = 100;
            for (String texte : List.of("article" + i, "de", "vente", "total", "12")) {
                mots.add(mot(texte, gauche, (int) (500 + i * 1.5 * HAUTEUR + pente * gauche)));
                gauche += texte.length() * 20 + (texte.equals("vente") ? COLONNE : ESPACE);
            }
            attendues.add("article" + i + " de vente|total 12");
        }
        Collections.shuffle(mots, new Random(hasard));
        assertEquals(
                attendues,
                lignes(mots).stream()
                        .map(ligne -> String.join(
                                "|",
                                ligne.cellules().stream().map(Cellule::texte).toList()))
                        .toList());
    }

    @Test
    void les_cellules_sont_a_leur_place_en_points() {
        List<Ligne> lignes = lignes(List.of(mot("Total", 100, 50), mot("TTC", 215, 52), mot("12,50", 500, 48)));
        assertEquals(
                List.of(new Ligne(
                        1,
                        List.of(
                                new Cellule("Total TTC", "TOTAL TTC", 50, 137.5f),
                                new Cellule("12,50", "12,50", 250, 300)))),
                lignes);
    }

    @Test
    void une_tache_et_un_filet_ne_lient_pas_deux_lignes() {
        List<Mot> mots = List.of(
                mot("haut", 100, 50),
                mot("bas", 100, 95),
                new Mot("|", 190, 20, 3, 400, 80),
                new Mot("ii", 195, 50, 40, HAUTEUR, 12),
                mot("un", 200, 50),
                mot("deux", 200, 95));
        List<String> textes = lignes(mots).stream().map(Ligne::texte).toList();
        assertEquals(List.of("haut un", "bas deux", "|"), textes);
    }

    /** Dropped, they would make of "Total livré HT" a total, and a title of nothing. */
    @Test
    void un_mot_douteux_reste_a_sa_place_s_il_est_plus_qu_une_tache() {
        List<Mot> mots = List.of(mot("Total", 100, 50), new Mot("livrés", 220, 50, 80, HAUTEUR, 3), mot("HT", 320, 50));
        assertEquals(
                List.of("Total livrés HT"),
                lignes(mots).stream().map(Ligne::texte).toList());
    }

    /** Dropped, "1 524,00" would be 524,00. */
    @Test
    void un_nombre_douteux_laisse_sa_marque() {
        List<Mot> mots = List.of(
                mot("Total", 100, 50),
                new Mot("HT", 220, 50, 40, HAUTEUR, 3),
                new Mot("1", 275, 50, 15, HAUTEUR, 3),
                mot("524,00", 305, 50));
        assertEquals(
                List.of("Total HT ?"), lignes(mots).stream().map(Ligne::texte).toList());
    }

    /** Dropped with its sign, it would leave 1 euro. */
    @Test
    void un_nombre_douteux_l_est_avec_son_signe() {
        List<Mot> mots =
                List.of(mot("Total", 100, 50), mot("1", 220, 50), new Mot("524,00€", 250, 50, 140, HAUTEUR, 3));
        assertEquals(List.of("Total ?"), lignes(mots).stream().map(Ligne::texte).toList());
    }

    @Test
    void un_tiret_plus_bas_que_les_lettres_est_de_leur_ligne() {
        List<Mot> mots = List.of(
                new Mot("-", 80, 63, 10, 4, 90),
                mot("OLLIVIER", 100, 50),
                new Mot("—", 275, 64, 20, 3, 90),
                mot("Ligne", 310, 50),
                mot("dessous", 100, 95));
        assertEquals(
                List.of("OLLIVIER — Ligne", "dessous"),
                lignes(mots).stream().map(Ligne::texte).toList());
    }

    @Test
    void les_filets_d_un_tableau_ne_sont_d_aucun_mot() {
        List<Mot> mots = List.of(mot("[FR76]1480|6180|", 100, 50), mot("|", 440, 50));
        assertEquals(
                List.of("FR76 1480 6180"),
                lignes(mots).stream().map(Ligne::texte).toList());
    }

    @Test
    void un_chiffre_douteux_seul_est_une_tache() {
        List<Mot> mots = List.of(
                new Mot("1", 80, 50, 15, HAUTEUR, 7),
                mot("M.", 110, 50),
                mot("DURIEU", 165, 50),
                new Mot("eee", 300, 50, 40, HAUTEUR, 5));
        assertEquals(
                List.of("M. DURIEU"), lignes(mots).stream().map(Ligne::texte).toList());
    }

    /** Dropped, it would leave 250 euros, an unpaid invoice paid, or a house without its number. */
    @Test
    void un_mot_douteux_qui_changerait_le_sens_n_est_pas_une_tache() {
        Mot douteux = new Mot("1", 220, 50, 15, HAUTEUR, 20);
        assertEquals(List.of("Total ?"), textes(mot("Total", 100, 50), douteux, mot("250,00EUR", 250, 50)));
        assertEquals(List.of("Total ?"), textes(mot("Total", 100, 50), douteux, mot("250,00€TTC", 250, 50)));
        assertEquals(
                List.of("Total ?"),
                textes(mot("Total", 100, 50), mot("2", 220, 50), new Mot("150,00EUR", 250, 50, 180, HAUTEUR, 20)));
        assertEquals(
                List.of("Facture non payée"),
                textes(mot("Facture", 100, 50), new Mot("non", 255, 50, 60, HAUTEUR, 20), mot("payée", 330, 50)));
        assertEquals(List.of("Total TVA"), textes(mot("Total", 100, 50), new Mot("TVA", 215, 50, 60, HAUTEUR, 20)));
        assertEquals(
                List.of("? rue du Four"),
                textes(
                        new Mot("5", 85, 50, 15, HAUTEUR, 20),
                        mot("rue", 110, 50),
                        mot("du", 185, 50),
                        mot("Four", 240, 50)));
    }

    /** A sign before an amount takes it away; before anything else a dash is a rule. */
    @Test
    void un_moins_reste_devant_son_montant() {
        assertEquals(List.of("- 120,00 €"), textes(mot("-", 100, 60), mot("120,00", 135, 50), mot("€", 270, 50)));
        assertEquals(List.of("Vélo"), textes(mot("-", 100, 60), mot("Vélo", 135, 50)));
    }

    private static List<String> textes(Mot... mots) {
        return lignes(List.of(mots)).stream().map(Ligne::texte).toList();
    }
}
