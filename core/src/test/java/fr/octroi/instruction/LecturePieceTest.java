package fr.octroi.instruction;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.instruction.FaitLu.Nom;
import fr.octroi.instruction.FaitLu.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LecturePieceTest {

    @Property
    void le_montant_de_la_meilleure_source_parle_et_tout_desaccord_se_signale(
            @ForAll("totaux") List<FaitLu> totaux, @ForAll Random hasard) {
        LecturePiece lecture = lisible(totaux);
        Source meilleure = totaux.stream()
                .map(FaitLu::source)
                .min(Comparator.naturalOrder())
                .orElse(null);
        List<String> premiers = totaux.stream()
                .filter(total -> total.source() == meilleure)
                .map(FaitLu::valeur)
                .distinct()
                .toList();
        assertEquals(premiers.size() == 1 ? premiers.get(0) : "", Objects.toString(lecture.montantTtc(), ""));
        boolean accord = totaux.stream().map(FaitLu::valeur).distinct().count() <= 1;
        assertEquals(accord ? List.of() : List.of("DESACCORD_MONTANT_TTC"), lecture.signaux());

        List<FaitLu> battus = new ArrayList<>(totaux);
        Collections.shuffle(battus, hasard);
        assertEquals(lecture.montantTtc(), lisible(battus).montantTtc());
    }

    @Provide
    Arbitrary<List<FaitLu>> totaux() {
        return Combinators.combine(Arbitraries.of("10.00", "20.00"), Arbitraries.of(Source.class))
                .as((valeur, source) -> new FaitLu(Nom.MONTANT_TTC, valeur, source, 1))
                .list()
                .ofMaxSize(4);
    }

    @Test
    void plusieurs_titulaires_d_une_meme_source_ne_sont_pas_un_desaccord() {
        LecturePiece lecture =
                lisible(List.of(titulaire("Camille Morel", Source.TEXTE), titulaire("Paul Petit", Source.TEXTE)));
        assertEquals(List.of("Camille Morel", "Paul Petit"), lecture.noms());
        assertEquals(List.of(), lecture.signaux());
    }

    @ParameterizedTest
    @CsvSource({
        "MME MOREL CAMILLE, Camille Morel, ''",
        "Éloïse N'Diaye, ELOISE NDIAYE, ''",
        "MME MOREL CAMILLE, MME PETIT PAULE, DESACCORD_TITULAIRE"
    })
    void un_nom_s_ecrit_autrement_d_une_source_a_l_autre(String signe, String imprime, String signal) {
        LecturePiece lecture = lisible(List.of(titulaire(imprime, Source.TEXTE), titulaire(signe, Source.CODE_SIGNE)));
        assertEquals(List.of(signe), lecture.noms());
        assertEquals(signal.isEmpty() ? List.of() : List.of(signal), lecture.signaux());
    }

    @ParameterizedTest
    @CsvSource({
        "MME MOREL CAMILLE, CYCLES DU PONT SARL|Camille Morel, ''",
        "MME MOREL CAMILLE|M PETIT PAUL, Paul Petit, ''",
        "MME MOREL CAMILLE, CYCLES DU PONT SARL|Paul Petit, DESACCORD_ACHETEUR",
        "MME MOREL CAMILLE, MME PETIT PAULE, DESACCORD_ACHETEUR"
    })
    void une_source_qui_ne_nomme_aucune_des_memes_personnes_est_en_desaccord(
            String joints, String imprimes, String signal) {
        List<FaitLu> faits = new ArrayList<>();
        for (String nom : joints.split("\\|")) {
            faits.add(new FaitLu(Nom.ACHETEUR, nom, Source.XML, 0));
        }
        for (String nom : imprimes.split("\\|")) {
            faits.add(titulaire(nom, Source.TEXTE));
        }
        assertEquals(
                signal.isEmpty() ? List.of() : List.of(signal), lisible(faits).signaux());
        Collections.reverse(faits);
        assertEquals(
                signal.isEmpty() ? List.of() : List.of(signal), lisible(faits).signaux());
    }

    @Test
    void un_desaccord_que_seule_la_reconnaissance_optique_cree_s_en_va_avec_elle() {
        FaitLu imprime = FaitLu.of(Nom.MONTANT_TTC, Montant.ofEuros(12), Source.TEXTE, 1);
        FaitLu reconnu = FaitLu.of(Nom.MONTANT_TTC, Montant.ofEuros(72), Source.ROC, 1);
        FaitLu joint = FaitLu.of(Nom.MONTANT_TTC, Montant.ofEuros(13), Source.XML, 0);
        assertEquals(
                List.of("DESACCORD_MONTANT_TTC"),
                lisible(List.of(imprime, reconnu)).signaux());
        assertEquals(
                List.of(),
                lisible(List.of(imprime, reconnu)).sansReconnaissance().signaux());
        assertEquals(
                List.of("DESACCORD_MONTANT_TTC"),
                lisible(List.of(joint, imprime, reconnu)).sansReconnaissance().signaux());
    }

    @Test
    void un_numero_s_ecrit_avec_ou_sans_ses_tirets() {
        FaitLu xml = new FaitLu(Nom.NUMERO, "F-2021/042", Source.XML, 0);
        assertEquals(
                List.of(),
                lisible(List.of(xml, new FaitLu(Nom.NUMERO, "f2021 042", Source.TEXTE, 1)))
                        .signaux());
        assertEquals(
                List.of("DESACCORD_NUMERO"),
                lisible(List.of(xml, new FaitLu(Nom.NUMERO, "F-2021/043", Source.TEXTE, 1)))
                        .signaux());
    }

    @Test
    void ce_que_la_reconnaissance_optique_lit_seule_n_est_pas_sur() {
        FaitLu date = new FaitLu(Nom.DATE, "2021-03-12", Source.ROC, 1);
        FaitLu total = FaitLu.of(Nom.MONTANT_TTC, Montant.ofEuros(12), Source.TEXTE, 1);
        LecturePiece lecture = lisible(List.of(date, total));
        assertEquals(LocalDate.of(2021, 3, 12), lecture.date());
        assertNull(lecture.sansReconnaissance().date());
        assertEquals(Montant.ofEuros(12), lecture.sansReconnaissance().montantTtc());
    }

    @Test
    void ce_que_seule_la_reconnaissance_optique_lit_est_sans_texte_sans_elle() {
        LecturePiece lecture = lisible(List.of(new FaitLu(Nom.DATE, "2021-03-12", Source.ROC, 1)));
        assertEquals(EtatLecture.SANS_TEXTE, lecture.sansReconnaissance().etat());
        assertEquals(List.of(), lecture.sansReconnaissance().faits());
        LecturePiece sansFait = lisible(List.of());
        assertEquals(sansFait, sansFait.sansReconnaissance());
    }

    @ParameterizedTest
    @CsvSource({
        "DATE, 12/03/2021",
        "DATE, 2021-02-30",
        "MONTANT_TTC, '12,50'",
        "MONTANT_HT, 12.5",
        "MONTANT_TVA, 12",
        "SIRET, 732 829 320 00074",
        "SIRET, 73282932000075",
        "IBAN, FR76 3000 6000 0112 3456 7890 189",
        "IBAN, fr7630006000011234567890189",
        "IBAN, FR7630006000011234567890188"
    })
    void une_valeur_s_ecrit_d_une_seule_facon(Nom nom, String valeur) {
        refuser("FAIT_MAL_ECRIT", () -> new FaitLu(nom, valeur, Source.TEXTE, 1));
    }

    @Test
    void un_fait_dit_quelque_chose_et_ne_montre_rien() {
        refuser("FAIT_VIDE", () -> new FaitLu(Nom.TITULAIRE, " ", Source.TEXTE, 1));
        refuser("PAGE_HORS_BORNES", () -> new FaitLu(Nom.TITULAIRE, "Camille", Source.TEXTE, -1));
        assertEquals(
                "FaitLu[TITULAIRE, TEXTE, ***]",
                titulaire("Camille", Source.TEXTE).toString());
    }

    @Test
    void un_code_dit_pourquoi_un_fichier_ne_se_lit_pas_et_lui_seul() {
        for (EtatLecture etat : EtatLecture.values()) {
            boolean lisible = etat == EtatLecture.LISIBLE;
            assertEquals(lisible ? "" : etat.name(), LecturePiece.sansFait(etat).code());
            assertEquals(
                    lisible ? "" : "TEMPS",
                    LecturePiece.sansFait(etat, "TEMPS", NatureFichier.PDF).code());
        }
    }

    @Test
    void les_signaux_sont_en_ordre_et_une_fois_chacun() {
        LecturePiece lecture = lisible(List.of()).avecSignaux(List.of("B", "A")).avecSignaux(List.of("A", "C"));
        assertEquals(List.of("A", "B", "C"), lecture.signaux());
    }

    private static LecturePiece lisible(List<FaitLu> faits) {
        return LecturePiece.lisible(NatureFichier.PDF, faits);
    }

    private static FaitLu titulaire(String nom, Source source) {
        return new FaitLu(Nom.TITULAIRE, nom, source, 1);
    }

    private static void refuser(String code, Executable valeur) {
        assertEquals(code, assertThrows(ValeurInvalideException.class, valeur).code());
    }
}
