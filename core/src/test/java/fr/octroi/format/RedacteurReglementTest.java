package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Reglements;
import fr.octroi.reglement.ReglesAuHasard;
import fr.octroi.reglement.Territoire;
import fr.octroi.reglement.TypeValeur;
import fr.octroi.reglement.Vocabulaire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RedacteurReglementTest {

    /** Every règlement that comes with the library, whoever added it. */
    static List<Path> fournis() {
        try (Stream<Path> fichiers = Files.list(Path.of("src/main/resources/fr/octroi/reglements"))) {
            List<Path> fournis = fichiers.filter(fichier -> fichier.toString().endsWith(".yaml"))
                    .sorted()
                    .toList();
            assertTrue(fournis.size() >= 3, "the règlements that come with the library are there");
            return fournis;
        } catch (IOException absent) {
            throw new UncheckedIOException(absent);
        }
    }

    private static void memeReglement(ReglementAide attendu, ReglementAide lu) {
        assertEquals(sansEmpreinte(attendu), sansEmpreinte(lu));
    }

    private static ReglementAide sansEmpreinte(ReglementAide r) {
        return new ReglementAide(
                r.code(),
                r.version(),
                r.titre(),
                r.autorite(),
                r.niveau(),
                r.baseJuridique(),
                r.validite(),
                r.conditions(),
                r.bareme(),
                r.pieces(),
                r.engagements(),
                r.doublons(),
                r.questions(),
                r.vocabulaires(),
                r.delaiSilence(),
                r.delaiComplement(),
                r.relances(),
                r.budget(),
                r.financeurs(),
                r.creditsEpuises(),
                r.relais(),
                r.exemples(),
                r.sources(),
                Empreinte.deChamps("aucune"));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void ce_qui_est_ecrit_se_relit_egal_et_se_recrit_pareil(@ForAll("reglements") ReglementAide reglement) {
        String texte = RedacteurReglement.ecrire(reglement);
        ReglementAide relu = LecteurReglement.lire("ecrit.yaml", texte);
        memeReglement(reglement, relu);
        assertEquals(texte, RedacteurReglement.ecrire(relu));
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void l_ordre_des_cles_ne_change_rien(@ForAll("reglements") ReglementAide reglement, @ForAll long graine) {
        memeReglement(
                reglement,
                LecteurReglement.lire(
                        "melange.yaml", melanger(RedacteurReglement.ecrire(reglement), new Random(graine))));
    }

    @ParameterizedTest
    @MethodSource("fournis")
    void un_reglement_fourni_garde_son_sens_et_se_lit_dans_tous_les_ordres(Path fichier) {
        ReglementAide reglement = LecteurReglement.lire(fichier);
        memeReglement(reglement, LecteurReglement.lire("ecrit.yaml", RedacteurReglement.ecrire(reglement)));
        for (int graine = 0; graine < 20; graine++) {
            String melange = melanger(Textes.lire(fichier), new Random(graine));
            memeReglement(reglement, LecteurReglement.lire("melange.yaml", melange));
        }
    }

    /** Writes the same tree again with the keys of every table in another order, in the JSON part of YAML. */
    private static String melanger(String texte, Random hasard) {
        StringBuilder melange = new StringBuilder();
        melanger(Noeud.lire("source.yaml", texte), hasard, melange);
        return melange.toString();
    }

    private static void melanger(Noeud noeud, Random hasard, StringBuilder melange) {
        if (noeud.estTable()) {
            List<Map.Entry<String, Noeud>> entrees =
                    new ArrayList<>(noeud.table().entrySet());
            Collections.shuffle(entrees, hasard);
            String virgule = "{";
            for (Map.Entry<String, Noeud> entree : entrees) {
                melange.append(virgule).append(cite(entree.getKey())).append(": ");
                melanger(entree.getValue(), hasard, melange);
                virgule = ",\n";
            }
            melange.append(entrees.isEmpty() ? "{}" : "}");
        } else if (noeud.estListe()) {
            melange.append('[');
            for (Noeud element : noeud.liste()) {
                melanger(element, hasard, melange);
                melange.append(",\n");
            }
            melange.append(']');
        } else {
            melange.append(cite(noeud.texte()));
        }
    }

    private static String cite(String texte) {
        StringBuilder cite = new StringBuilder("\"");
        texte.codePoints()
                .forEach(point -> cite.append(
                        point < 0x80 && Character.isLetterOrDigit(point)
                                ? Character.toString(point)
                                : String.format("\\U%08X", point)));
        return cite.append('"').toString();
    }

    @Test
    void un_juriste_lit_ce_qui_est_court_sur_une_ligne_et_le_reste_en_blocs() {
        String texte = RedacteurReglement.ecrire(LecteurReglement.fourni("idfm-velo-2019-12"));
        assertTrue(texte.contains("""
                montant:
                  article: article 4
                  arrondi: au centime
                  formule:
                    plafond:
                      reste:
                        table:
                          - {si: {fait: achat.nature, parmi: [VAE_CARGO]}, alors: {forfait: 600.00 EUR}}
                        sinon: {forfait: 500.00 EUR}
                      moins: {fait: aides.autres}
                    valeur: {taux: 50 %, de: {fait: achat.prixTtc}}

                pieces:
                """), texte);
        assertTrue(texte.contains("""
                    exige: {ou: [{fait: demandeur.age, minimum: 18}, {fait: question.emancipe, vrai: oui}]}
                """), texte);
    }

    @Test
    void les_comparaisons_courtes_s_ecrivent_comme_on_les_lit() {
        String bornes = "{fait: foyer.revenuParPart, minimum: 100 EUR/an/part, moins_de: 46610/3 EUR/an/part}";
        String ecrit = RedacteurReglement.ecrire(avecCondition(bornes));
        assertTrue(ecrit.contains("exige: " + bornes), ecrit);
        String stricte = "{fait: demandeur.age, plus_de: 17, maximum: 25}";
        assertTrue(RedacteurReglement.ecrire(avecCondition(stricte)).contains("exige: " + stricte));
        String comprises =
                "{et: [{compare: [{fait: demandeur.age}, \">=\", 17]}, {compare: [{fait: demandeur.age}, \"<=\", 25]}]}";
        assertTrue(RedacteurReglement.ecrire(avecCondition(comprises)).contains("exige: " + comprises));
    }

    private static ReglementAide avecCondition(String exige) {
        return LecteurReglement.lire(
                "r.yaml",
                Textes.ressource("/fr/octroi/reglements/gpso-vae-2019.yaml")
                        .replace("{fait: achat.etat, parmi: [NEUF]}", exige));
    }

    @Test
    void ce_qu_aucun_fichier_ne_dit_est_refuse_et_jamais_ecrit_autrement() {
        Donnee cachee = new Donnee("cachee", TypeValeur.CODE, Donnee.Origine.TIERS, "un fait que nul ne déclare");
        inexprimable(condition("un libellé", Reglements.parmi(cachee, "A")));
        inexprimable(condition(" une espace devant", Reglements.parmi(Vocabulaire.ACHAT_NATURE, "A")));
        inexprimable(condition("un libellé", Reglements.parmi(Vocabulaire.ACHAT_NATURE, "A ")));
        Predicat.DansTerritoire ici = dans("T", "92012");
        inexprimable(condition("deux territoires d'un seul code", new Predicat.Ou(List.of(ici, dans("T", "92022")))));
        inexprimable(condition(
                "un autre jour",
                new Predicat.DansTerritoire(Vocabulaire.DEMANDEUR_COMMUNE, ici.territoire(), Vocabulaire.DEPOT_DATE)));
        assertTrue(RedacteurReglement.ecrire(new Reglements.Modele()
                        .conditions(List.of(condition("un libellé", ici)))
                        .build())
                .contains("dans: T"));
    }

    private static Predicat.DansTerritoire dans(String code, String insee) {
        return new Predicat.DansTerritoire(
                Vocabulaire.DEMANDEUR_COMMUNE,
                new Territoire(code, "un territoire", List.of(Territoire.Appartenance.commune(insee, null, null))),
                Vocabulaire.ACHAT_DATE);
    }

    private static Condition condition(String libelle, Predicat exige) {
        return new Condition("ESSAI", "article 1", libelle, exige);
    }

    private static void inexprimable(Condition condition) {
        ReglementAide reglement =
                new Reglements.Modele().conditions(List.of(condition)).build();
        assertEquals(
                "REGLEMENT_INEXPRIMABLE",
                assertThrows(ValeurInvalideException.class, () -> RedacteurReglement.ecrire(reglement))
                        .code());
    }

    @Provide
    Arbitrary<ReglementAide> reglements() {
        return ReglesAuHasard.reglements();
    }
}
