package fr.octroi.benchmarks;

import fr.octroi.commun.Montant;
import fr.octroi.format.LecteurReglement;
import fr.octroi.reglement.Calcul;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Situation;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Vocabulaire;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * 341 aids, as many as France publishes for bicycles, for one applicant: amounts with their steps.
 *
 * <p>The aids are made up, in the shape of the published ones: a place, an age, a nature, a rate under a cap by income. Four in
 * ten are of a commune, half of an intercommunality, the rest of a région; each applicant finds three.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class CatalogueBench {

    private static final int AIDES = 341;

    private final List<Situation> demandeurs = new ArrayList<>();
    private Catalogue catalogue = Catalogue.resoudre(List.of(aide(0)));
    private int suivant;

    /** Makes the catalogue, and checks that everybody finds his three aids. */
    @Setup
    public void tirer() {
        List<ReglementAide> aides = new ArrayList<>();
        for (int i = 0; i < AIDES; i++) {
            aides.add(aide(i));
        }
        catalogue = Catalogue.resoudre(aides);
        for (int i = 0; i < 136; i++) {
            demandeurs.add(demandeur(i));
        }
        for (Situation demandeur : demandeurs) {
            if (catalogue.appliquer(demandeur).size() != 3) {
                throw new IllegalStateException("three aids were expected");
            }
        }
    }

    private static String lieu(int rang) {
        return rang < 136
                ? "communes: [\"" + commune(rang) + "\"]"
                : rang < 306 ? "epci: [\"" + (200_000_000 + rang) + "\"]" : "regions: [\"" + rang + "\"]";
    }

    private static String commune(int rang) {
        return String.valueOf(10_000 + rang);
    }

    private static ReglementAide aide(int rang) {
        return LecteurReglement.lire("aide.yaml", """
                aide: aide-%d
                version: "1"
                titre: Aide
                autorite: Autorité
                base: délibération
                sources: [essai]
                validite: {fait: achat.date, du: 2020-01-01, code: PERIODE, article: art. 1, libelle: période}
                territoires: {T: {libelle: T, %s}}
                conditions:
                  - {code: LIEU, article: art. 2, libelle: lieu, exige: {fait: demandeur.commune, dans: T}}
                  - {code: AGE, article: art. 2, libelle: âge, exige: {fait: demandeur.age, minimum: 18}}
                  - {code: NATURE, article: art. 3, libelle: nature, exige: {fait: achat.nature, parmi: [VAE, CARGO]}}
                montant:
                  article: art. 4
                  arrondi: au centime
                  formule:
                    valeur: {taux: 25 %%, de: {fait: achat.prixTtc}}
                    plafond: {table: [{si: {fait: foyer.revenuParPart, maximum: 15400 EUR/an/part}, alors: 400 EUR}], sinon: 200 EUR}
                pieces: []
                doublons: []
                silence: 2 mois
                """.formatted(rang, lieu(rang)));
    }

    private static Situation demandeur(int rang) {
        return Situation.builder()
                .avec(Vocabulaire.DEMANDEUR_COMMUNE, new Valeur.Code(commune(rang)))
                .avec(Vocabulaire.DEMANDEUR_EPCI, new Valeur.Code(String.valueOf(200_000_136 + rang)))
                .avec(Vocabulaire.DEMANDEUR_REGION, new Valeur.Code(String.valueOf(306 + rang % 35)))
                .avec(Vocabulaire.DEMANDEUR_AGE, new Valeur.Nombre(BigDecimal.valueOf(40)))
                .avec(Vocabulaire.ACHAT_DATE, new Valeur.Jour(LocalDate.of(2025, 6, 15)))
                .avec(Vocabulaire.ACHAT_NATURE, new Valeur.Code("VAE"))
                .avec(Vocabulaire.ACHAT_PRIX_TTC, new Valeur.Somme(Montant.ofEuros(1_000 + rang)))
                .avec(Vocabulaire.FOYER_REVENU, new Valeur.Revenu(Montant.ofEuros(20_000 + 100L * rang)))
                .avec(Vocabulaire.FOYER_PARTS, new Valeur.Nombre(BigDecimal.valueOf(2)))
                .build();
    }

    /**
     * Computes every aid that one applicant can have.
     *
     * @return the amounts, by aid
     */
    @Benchmark
    public SortedMap<String, Calcul> toutesLesAides() {
        suivant = suivant + 1 == demandeurs.size() ? 0 : suivant + 1;
        return catalogue.appliquer(demandeurs.get(suivant));
    }
}
