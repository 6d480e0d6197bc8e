package fr.octroi.dossier;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.reglement.Valeur;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

class DossierTest {

    private static final Cle CLE = new Cle(new byte[32]);

    @Provide
    Arbitrary<Dossier> dossiers() {
        return Exemples.dossiers();
    }

    @Property
    void un_dossier_est_une_valeur(@ForAll("dossiers") Dossier dossier) {
        Dossier copie = Exemples.avec(dossier, dossier.pieces(), dossier.etat());
        assertEquals(dossier, copie);
        assertEquals(dossier.hashCode(), copie.hashCode());
        assertEquals(dossier.empreinteDeLaDemande(CLE), copie.empreinteDeLaDemande(CLE));
    }

    @Property
    void l_ordre_de_depot_des_pieces_ne_veut_rien_dire(@ForAll("dossiers") Dossier dossier, @ForAll Random hasard) {
        List<PieceJustificative> melangees = new ArrayList<>(dossier.pieces());
        Collections.shuffle(melangees, hasard);
        Dossier autre = Exemples.avec(dossier, melangees, dossier.etat());
        assertEquals(dossier, autre);
        assertEquals(dossier.empreinteDeLaDemande(CLE), autre.empreinteDeLaDemande(CLE));
        for (String type : List.of("FACTURE", "RIB", "IDENTITE")) {
            assertEquals(
                    dossier.pieces().stream()
                            .filter(piece -> piece.type().equals(type))
                            .toList(),
                    autre.pieces(type));
        }
    }

    /** The number has its own chain and key; the names of files are no part of what is asked. */
    @Property
    void deux_demandes_differentes_n_ont_pas_la_meme_empreinte(
            @ForAll("dossiers") Dossier dossier, @ForAll("dossiers") Dossier autre)
            throws ReflectiveOperationException {
        for (RecordComponent composant : Dossier.class.getRecordComponents()) {
            Dossier greffe = greffer(dossier, autre, composant);
            boolean meme = switch (composant.getName()) {
                case "numero", "etat" -> true;
                case "pieces" -> contenus(dossier).equals(contenus(greffe));
                default -> dossier.equals(greffe);
            };
            assertEquals(
                    meme,
                    dossier.empreinteDeLaDemande(CLE).equals(greffe.empreinteDeLaDemande(CLE)),
                    composant::getName);
        }
    }

    private static List<String> contenus(Dossier dossier) {
        return dossier.pieces().stream()
                .map(piece -> piece.type() + piece.contenu())
                .toList();
    }

    /** The first dossier with one component of the second. */
    private static Dossier greffer(Dossier dossier, Dossier autre, RecordComponent composant)
            throws ReflectiveOperationException {
        RecordComponent[] composants = Dossier.class.getRecordComponents();
        Class<?>[] types = new Class<?>[composants.length];
        Object[] valeurs = new Object[composants.length];
        for (int i = 0; i < composants.length; i++) {
            types[i] = composants[i].getType();
            valeurs[i] = composants[i].getAccessor().invoke(composants[i].equals(composant) ? autre : dossier);
        }
        return Dossier.class.getDeclaredConstructor(types).newInstance(valeurs);
    }

    @Test
    void une_reponse_ne_se_confond_pas_avec_une_piece() {
        Dossier modele = Exemples.dossiers().sample();
        Empreinte contenu = Empreinte.deChamps("contenu");
        SortedMap<String, Valeur> reponses = new TreeMap<>();
        reponses.put("FACTURE", new Valeur.Code(contenu.hexadecimal()));
        List<PieceJustificative> pieces =
                List.of(new PieceJustificative("FACTURE", "f.pdf", contenu, 1, LocalDate.of(2020, 6, 2)));
        assertNotEquals(
                avec(modele, reponses, List.of()).empreinteDeLaDemande(CLE),
                avec(modele, new TreeMap<>(), pieces).empreinteDeLaDemande(CLE));
    }

    private static Dossier avec(Dossier modele, SortedMap<String, Valeur> reponses, List<PieceJustificative> pieces) {
        return new Dossier(
                modele.numero(),
                modele.aide(),
                modele.depot(),
                modele.demandeur(),
                modele.foyer(),
                modele.depense(),
                modele.iban(),
                modele.titulaire(),
                modele.aidesAutres(),
                reponses,
                pieces,
                modele.etat());
    }

    @Test
    void deux_parts_et_deux_parts_zero_sont_le_meme_foyer() {
        assertEquals(new Foyer(2, null, new BigDecimal("2.5")), new Foyer(2, null, new BigDecimal("2.50")));
    }

    @Property
    void un_passage_que_le_cycle_de_vie_ne_permet_pas_est_un_bogue(
            @ForAll("dossiers") Dossier dossier, @ForAll EtatDossier nouveau) {
        if (nouveau == dossier.etat() || dossier.etat().permet(nouveau)) {
            Dossier suivant = dossier.avecEtat(nouveau);
            assertEquals(nouveau, suivant.etat());
            assertEquals(dossier.empreinteDeLaDemande(CLE), suivant.empreinteDeLaDemande(CLE));
        } else {
            assertThrows(IllegalStateException.class, () -> dossier.avecEtat(nouveau));
        }
    }

    @Property
    void le_texte_d_un_dossier_est_son_numero_et_son_etat(@ForAll("dossiers") Dossier dossier) {
        assertEquals("Dossier[" + dossier.numero() + ", " + dossier.etat() + "]", dossier.toString());
    }

    @Test
    void les_listes_d_un_dossier_ne_changent_plus() {
        Dossier modele = Exemples.dossiers().sample();
        SortedMap<String, Valeur> reponses = new TreeMap<>();
        List<PieceJustificative> pieces = new ArrayList<>();
        Dossier dossier = avec(modele, reponses, pieces);
        reponses.put("usage", new Valeur.Booleen(true));
        pieces.add(new PieceJustificative("RIB", "r.pdf", Empreinte.deChamps("r"), 1, LocalDate.of(2020, 6, 2)));
        assertTrue(dossier.reponses().isEmpty());
        assertTrue(dossier.pieces().isEmpty());
        assertThrows(
                UnsupportedOperationException.class, () -> dossier.reponses().clear());
        assertThrows(UnsupportedOperationException.class, () -> dossier.pieces().clear());
    }

    @Test
    void un_depot_hors_du_calendrier_une_piece_ou_une_personne_sans_nom_sont_refuses() {
        Dossier modele = Exemples.dossiers().sample();
        LocalDate jour = LocalDate.of(202, 1, 1);
        assertEquals(
                "DATE_HORS_CALENDRIER",
                assertThrows(
                                ValeurInvalideException.class,
                                () -> new Dossier(
                                        modele.numero(),
                                        modele.aide(),
                                        jour,
                                        modele.demandeur(),
                                        modele.foyer(),
                                        modele.depense(),
                                        null,
                                        "",
                                        null,
                                        modele.reponses(),
                                        modele.pieces(),
                                        modele.etat()))
                        .code());
        Empreinte contenu = Empreinte.deChamps("contenu");
        verifier("PIECE_INVALIDE", () -> new PieceJustificative(" ", "f.pdf", contenu, 1, LocalDate.of(2020, 6, 2)));
        verifier("PIECE_INVALIDE", () -> new PieceJustificative("RIB", "f.pdf", contenu, -1, LocalDate.of(2020, 6, 2)));
        Adresse adresse = new Adresse("", "", "", null);
        verifier("NOM_ABSENT", () -> new Demandeur("", " ", "P", null, adresse, "", ""));
        verifier("PRENOM_ABSENT", () -> new Demandeur("", "N", "", null, adresse, "", ""));
    }

    @Test
    void des_reponses_comblent_un_manque_et_ne_s_accumulent_pas_sans_fin() {
        Dossier modele = Exemples.dossiers().sample();
        SortedMap<String, Valeur> une =
                new TreeMap<>(Map.of("question.etage", Exemples.valeurs().sample()));
        Dossier complete = modele.avecReponses(une);
        assertEquals(une.get("question.etage"), complete.reponses().get("question.etage"));
        assertEquals(complete, complete.avecReponses(une));
        SortedMap<String, Valeur> trop = new TreeMap<>();
        for (int rang = 0; rang < 201; rang++) {
            trop.put("question.q" + rang, Exemples.valeurs().sample());
        }
        verifier("REPONSES_TROP_NOMBREUSES", () -> complete.avecReponses(trop));
    }

    private static void verifier(String code, Executable appel) {
        assertEquals(code, assertThrows(ValeurInvalideException.class, appel).code());
    }
}
