package fr.octroi.format;

import fr.octroi.budget.Imputation;
import fr.octroi.budget.Repartition;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Pourcentage;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Foyer;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.reglement.Financeur;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.CoordonneesBancaires;
import fr.octroi.versement.Versement;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/** A bordereau with its dossiers, and the names and addresses that break files. */
record Difficiles(Bordereau bordereau, SortedMap<NumeroDossier, Dossier> dossiers) {

    static final List<String> COMPTES = List.of(
            "FR7630006000011234567890189", "FR1420041010050500013M02606", "DE89370400440532013000", "BE68539007547034");

    static final String ETRANGER_AU_SEPA = "BR1800360305000010009795493C1";

    private static final LocalDate JOUR = LocalDate.of(2020, 7, 20);

    Dossier dossier(NumeroDossier numero) {
        Dossier dossier = dossiers.get(numero);
        if (dossier == null) {
            throw new AssertionError(numero);
        }
        return dossier;
    }

    static Cle cle(NumeroDossier numero) {
        return new Cle(("la clé du dossier " + numero).getBytes(StandardCharsets.UTF_8));
    }

    static Dossier dossier(
            String numero,
            String nom,
            String prenom,
            String titulaire,
            Adresse adresse,
            @Nullable String iban,
            PieceJustificative... pieces) {
        return new Dossier(
                new NumeroDossier(numero),
                "velo",
                LocalDate.of(2020, 5, 4),
                new Demandeur("", nom, prenom, null, adresse, "", ""),
                new Foyer(null, null, null),
                new Depense(null, null, "", null, null, null, null, null, "", ""),
                iban == null ? null : new Iban(iban),
                titulaire,
                null,
                new TreeMap<>(),
                List.of(pieces),
                EtatDossier.LIQUIDE);
    }

    /** A payment for each dossier, of the sums in turn, to the account that it declares, or the first. */
    static Difficiles of(String code, List<Dossier> dossiers, List<Long> centimes) {
        SortedMap<NumeroDossier, Dossier> parNumero = new TreeMap<>();
        List<Versement> versements = new ArrayList<>();
        for (Dossier dossier : dossiers) {
            Iban iban = dossier.iban() == null ? new Iban(COMPTES.get(0)) : dossier.iban();
            parNumero.put(dossier.numero(), dossier);
            versements.add(new Versement(
                    "V"
                            + Empreinte.deChamps(dossier.numero().valeur())
                                    .hexadecimal()
                                    .substring(0, 24) + "-1",
                    dossier.numero(),
                    "B2020-07-012",
                    new Montant(centimes.get(versements.size() % centimes.size())),
                    CoordonneesBancaires.sceller(iban, cle(dossier.numero())),
                    Versement.Etat.LIQUIDE));
        }
        return new Difficiles(Bordereau.of(code, 2020, JOUR, "velo-2020", versements), parNumero);
    }

    static final List<Financeur> FINANCEURS = List.of(
            new Financeur("region", new LigneBudgetaire("204", "20422", ""), new Pourcentage(3_333)),
            new Financeur("ville", new LigneBudgetaire("65", "65748", "845"), null));

    /** What each of two funders bears of a payment. */
    static List<Imputation> partagees(Versement versement) {
        return Repartition.de(versement.montant(), FINANCEURS);
    }

    static Arbitrary<String> textes() {
        return Arbitraries.oneOf(
                Arbitraries.of(
                        "D'ALMEIDA-O’Connor",
                        "Lebœuf Ægidius",
                        "Straße",
                        "Ølgård Łukasz Đorđević",
                        "Владимир Щукин",
                        "Παπαδόπουλος",
                        "李雷",
                        "محمد علي",
                        "שלום",
                        "김철수",
                        "😀😀",
                        "...",
                        "'",
                        "-",
                        "/",
                        "//",
                        "&<>\"'",
                        "]]>",
                        "0",
                        "000",
                        "nc",
                        ".",
                        "\u0001\u0002x",
                        "a\u0000b",
                        "\uD800x",
                        "\uFFFEz",
                        "é".repeat(200),
                        "œ".repeat(200),
                        "Jean\tPaul\nDurand",
                        "ВЬЪ",
                        "ь",
                        "x".repeat(69) + " /y",
                        "ﬁﬂ ㎏ Ⅷ ½",
                        "\u202Egauche",
                        "٣٤ rue"),
                Arbitraries.strings().ofMinLength(1).ofMaxLength(200),
                Arbitraries.strings().ascii().ofMinLength(1).ofMaxLength(60),
                Arbitraries.strings()
                        .withCharRange('\u00A0', '\u024F')
                        .ofMinLength(1)
                        .ofMaxLength(80),
                Arbitraries.strings()
                        .withChars(" .,;:!?'\"-_/\\|()[]{}#@&=+*%$")
                        .ofMinLength(1)
                        .ofMaxLength(40));
    }

    private static Arbitrary<String> noms() {
        return textes().filter(texte -> !texte.isBlank());
    }

    private static Arbitrary<Adresse> adresses() {
        return Combinators.combine(
                        Arbitraries.oneOf(
                                textes(), Arbitraries.of("12 bis boulevard de l’Œuvre, bâtiment C, escalier 4")),
                        Arbitraries.oneOf(textes(), Arbitraries.of("92100", "2A004", "", "75001")),
                        Arbitraries.oneOf(textes(), Arbitraries.of("L'Haÿ-les-Roses", "", "Évry")))
                .as((voie, codePostal, ville) -> new Adresse(voie, codePostal, ville, null));
    }

    static Arbitrary<Difficiles> arbitraires(List<String> comptes) {
        Arbitrary<Dossier> dossiers = Combinators.combine(
                        noms(),
                        noms(),
                        Arbitraries.oneOf(textes(), Arbitraries.of("", " ")),
                        adresses(),
                        Arbitraries.of(comptes))
                .as((nom, prenom, titulaire, adresse, iban) -> dossier("X", nom, prenom, titulaire, adresse, iban));
        Arbitrary<String> numeros = Arbitraries.of("VAE-2020-", "DS#", "a/b:c.", "N".repeat(50) + "-");
        return Combinators.combine(
                        dossiers.list().ofMinSize(1).ofMaxSize(6),
                        Arbitraries.longs()
                                .between(1, 99_999_999_999L)
                                .list()
                                .ofMinSize(1)
                                .ofMaxSize(4),
                        Arbitraries.of("B-2020-07", "B_1", "a//b", "bureau-2020-07-16", "Z".repeat(35)),
                        numeros)
                .as((lesDossiers, centimes, code, debut) -> {
                    List<Dossier> numerotes = new ArrayList<>();
                    for (Dossier dossier : lesDossiers) {
                        numerotes.add(renumeroter(dossier, debut + (100 + numerotes.size())));
                    }
                    return of(code, numerotes, centimes);
                });
    }

    private static Dossier renumeroter(Dossier dossier, String numero) {
        return dossier(
                numero,
                dossier.demandeur().nom(),
                dossier.demandeur().prenom(),
                dossier.titulaire(),
                dossier.demandeur().adresse(),
                dossier.iban() == null ? null : dossier.iban().valeur());
    }
}
