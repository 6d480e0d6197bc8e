package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.Size;

/** Of a table whose columns an extraction lost, the main item is given as it is written, or not at all. */
class ArticlesPrudentsTest {

    /** Other numbers end some of them, which look like quantities. */
    private static final List<String> NOMS = List.of(
            "Récupérateur d'eau Garantia 500",
            "Cuve enterrée Platin 30",
            "Poêle à granulés Orion 8",
            "Pompe immergée 1200W",
            "Robinet laiton 3/4",
            "Cuve souple 15 m3",
            "Câble gainé noir",
            "Panneau solaire Dualis V2",
            "Radiateur Acora 2");

    private static final List<String> SUITES =
            List.of("", "", "", "Réf : 45879", "Coloris gris", "Livré sous 8 jours", "dont éco-participation 0,50");

    /** What stands in the columns after the name. */
    enum Colonnes {
        QUANTITE_PRIX_TOTAL("Qté P.U. Montant"),
        PRIX_QUANTITE_TOTAL("P.U. Qté Montant"),
        PRIX("Prix TTC");

        private final String tetes;

        Colonnes(String tetes) {
            this.tetes = tetes;
        }

        List<String> ecrire(int quantite, int prix) {
            return switch (this) {
                case QUANTITE_PRIX_TOTAL -> List.of("" + quantite, euros(prix), euros(quantite * prix));
                case PRIX_QUANTITE_TOTAL -> List.of(euros(prix), "" + quantite, euros(quantite * prix));
                case PRIX -> List.of(euros(quantite * prix));
            };
        }

        private static String euros(int centimes) {
            return String.format(Locale.FRENCH, "%,.2f", centimes / 100.0)
                    .replace('\u202F', ' ')
                    .replace('\u00A0', ' ');
        }
    }

    /** One item. */
    record Article(String nom, int quantite, int prix, String suite) {}

    @Provide
    Arbitrary<Article> articles() {
        return Combinators.combine(
                        Arbitraries.of(NOMS),
                        Arbitraries.integers().between(1, 3),
                        Arbitraries.integers().between(100, 400_000),
                        Arbitraries.of(SUITES))
                .as(Article::new);
    }

    @Property(tries = 1_000)
    void l_article_principal_est_donne_comme_il_est_ecrit_ou_ne_l_est_pas(
            @ForAll @Size(min = 1, max = 4) List<@From("articles") Article> articles,
            @ForAll Colonnes colonnes,
            @ForAll boolean uneCelluleParLigne) {
        int total = articles.stream()
                .mapToInt(article -> article.quantite() * article.prix())
                .sum();
        String principal = articles.stream()
                .filter(article -> 2 * article.quantite() * article.prix() > total)
                .map(Article::nom)
                .findFirst()
                .orElse("");
        List<String> lignes = new ArrayList<>(List.of("FACTURE N° F-2024-12"));
        ajouter(lignes, "Désignation", List.of(colonnes.tetes.split(" ")), uneCelluleParLigne);
        for (Article article : articles) {
            ajouter(lignes, article.nom(), colonnes.ecrire(article.quantite(), article.prix()), uneCelluleParLigne);
            if (!article.suite().isEmpty()) {
                lignes.add(article.suite());
            }
        }
        lignes.add("Total TTC : " + Colonnes.euros(total) + " €");
        String texte = String.join("\n", lignes);

        String lu = LecteurTexte.lire(texte, "FACTURE").faits().stream()
                .filter(fait -> fait.nom() == Nom.PRODUIT)
                .map(FaitLu::valeur)
                .collect(Collectors.joining("|"));

        assertTrue(lu.isEmpty() || lu.equals(principal), () -> lu + " of\n" + texte);
    }

    private static void ajouter(List<String> lignes, String nom, List<String> cellules, boolean uneCelluleParLigne) {
        if (uneCelluleParLigne) {
            lignes.add(nom);
            lignes.addAll(cellules);
        } else {
            lignes.add(nom + " " + String.join(" ", cellules));
        }
    }
}
