package fr.octroi.document;

import static fr.octroi.reglement.Reglements.parmi;

import fr.octroi.calendrier.Echeance;
import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Fraction;
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
import fr.octroi.instruction.Coincidence;
import fr.octroi.instruction.Contexte;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.Proposition;
import fr.octroi.reglement.Bareme;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.Niveau;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Reglements;
import fr.octroi.reglement.TypeValeur;
import fr.octroi.reglement.Unite;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Vocabulaire;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.jspecify.annotations.Nullable;

/**
 * A request with what was proposed of it: under an invented règlement whose amount uses every kind of formula, another aid
 * included, for a person of whom any fact may be unknown.
 */
public record Expliquee(Dossier dossier, ReglementAide reglement, Proposition proposition) {

    /** What no explanation may show. */
    public static final List<String> SECRETS =
            List.of("Secretnom", "Secretprenom", "Secrete", "secret@", "FR7630006000011234567890189", "0600000000");

    private static final LocalDate JOUR = LocalDate.of(2020, 7, 1);

    private static final Donnee REMORQUE =
            new Donnee("question.remorque", TypeValeur.BOOLEEN, Donnee.Origine.DEMANDEUR, "achat d'une remorque");

    /** The page of this request. */
    public String page(Langue langue) {
        return Explication.page(dossier, reglement, proposition, JOUR, silence(), langue);
    }

    /** The page of this request, by whoever writes others too. */
    String page(Explication explication) {
        return explication.page(dossier, proposition, JOUR, silence());
    }

    private Echeance silence() {
        return new Echeance("CRPA L231-4 3°", dossier.depot(), reglement.delaiSilence(), false, List.of());
    }

    /** Any request under any règlement. */
    public static Arbitrary<Expliquee> toutes() {
        return Combinators.combine(formules(), dossiers(), Arbitraries.of(Arrondi.values()), doublons())
                .as((formule, dossier, arrondi, doublons) ->
                        instruire(new Bareme("article 4", bornee(formule), arrondi), dossier, doublons));
    }

    /** Nothing is instructed under a règlement whose amount has no bound. */
    static Formule bornee(Formule formule) {
        return formule.estBornee() ? formule : new Formule.Plafond(formule, Reglements.euros(2_000));
    }

    static Expliquee instruire(Bareme bareme, Dossier dossier, List<Coincidence> doublons) {
        ReglementAide reglement = new Reglements.Modele()
                .conditions(conditions())
                .bareme(bareme)
                .pieces(List.of())
                .questions(List.of(REMORQUE))
                .build();
        ReglementAide autre = new Reglements.Modele()
                .code("autre-aide")
                .version("2019-autre")
                .conditions(List.of(new Condition(
                        "CARGO",
                        "article 9",
                        "Le vélo est un vélo cargo.",
                        parmi(Vocabulaire.ACHAT_NATURE, "VAE_CARGO"))))
                .bareme(Reglements.bareme(Reglements.euros(80)))
                .pieces(List.of())
                .build();
        ReglementResolu resolu = Catalogue.resoudre(List.of(reglement, autre))
                .version("gpso-vae", "2019")
                .orElseThrow();
        return new Expliquee(
                dossier, reglement, Instruction.instruire(dossier, resolu, new Contexte(new TreeMap<>(), doublons)));
    }

    private static List<Condition> conditions() {
        return Stream.concat(
                        Reglements.conditions().stream(),
                        Stream.of(
                                new Condition(
                                        "REMORQUE",
                                        "article 3-3",
                                        "Le demandeur n'achète pas de remorque.",
                                        new Predicat.Non(new Predicat.EstVrai(REMORQUE))),
                                new Condition(
                                        "REVENU",
                                        "article 3-1",
                                        "Le revenu du foyer ne dépasse pas 60 000 € par an.",
                                        new Predicat.Entre(
                                                Vocabulaire.FOYER_REVENU,
                                                null,
                                                new Valeur.Revenu(Montant.ofEuros(60_000)))),
                                new Condition(
                                        "AGE",
                                        "article 3-2",
                                        "Le demandeur est majeur.",
                                        new Predicat.Entre(
                                                Vocabulaire.DEMANDEUR_AGE,
                                                new Valeur.Nombre(BigDecimal.valueOf(18)),
                                                null))))
                .toList();
    }

    private static Arbitrary<List<Coincidence>> doublons() {
        return Arbitraries.of(GenreDoublon.values())
                .map(genre -> List.of(new Coincidence(genre, List.of(new NumeroDossier("AUTRE-2")))))
                .injectNull(0.8)
                .map(rares -> rares == null ? List.of() : rares);
    }

    /** Formulas in euros, of every kind. */
    static Arbitrary<Formule> formules() {
        Arbitrary<Montant> sommes =
                Arbitraries.longs().between(0, 100_000).withoutEdgeCases().map(Montant::new);
        Arbitrary<Formule> feuilles = Arbitraries.oneOf(
                Arbitraries.of(
                        new Formule.Base(Vocabulaire.ACHAT_PRIX_TTC),
                        new Formule.Base(Vocabulaire.AIDES_AUTRES),
                        new Formule.AutreAide("autre-aide"),
                        new Formule.TotalDeNiveau(Niveau.REGION),
                        parametre()),
                sommes.map(Formule.Forfait::new),
                sommes.map(montant -> new Formule.Constante(Fraction.of(montant.enEuros()), Unite.EURO)));
        return composer(composer(feuilles));
    }

    private static Formule parametre() {
        return new Formule.Parametre(
                "PLAFOND_NATIONAL",
                Unite.EURO,
                List.of(new Formule.Parametre.Periode(
                        LocalDate.of(2020, 1, 1), null, Fraction.of(1_250), "un arrêté d'essai")),
                Vocabulaire.ACHAT_DATE);
    }

    private static Arbitrary<Formule> composer(Arbitrary<Formule> base) {
        Arbitrary<Formule> nombres = Arbitraries.of(
                new Formule.Constante(Fraction.of(3), Unite.NOMBRE),
                new Formule.Constante(Fraction.of(new BigDecimal("1.055")), Unite.NOMBRE),
                new Formule.Base(Vocabulaire.ACHAT_QUANTITE));
        Predicat cargo = parmi(Vocabulaire.ACHAT_NATURE, "VAE_CARGO");
        Predicat modeste =
                new Predicat.Entre(Vocabulaire.FOYER_REVENU, null, new Valeur.Revenu(Montant.ofEuros(20_000)));
        return Arbitraries.oneOf(
                base,
                Combinators.combine(base, base).as(Formule.Plafond::new),
                Combinators.combine(base, base).as(Formule.Plancher::new),
                Combinators.combine(base, base).as(Formule.Seuil::new),
                Combinators.combine(base, base).as(Formule.Reste::new),
                Combinators.combine(base, base).as(Formule.Difference::new),
                Combinators.combine(base, base).as((a, b) -> new Formule.Somme(List.of(a, b))),
                Combinators.combine(nombres, base).as((n, a) -> new Formule.Produit(List.of(n, a))),
                Combinators.combine(base, nombres).as(Formule.Quotient::new),
                Combinators.combine(base, Arbitraries.of(Arrondi.values())).as(Formule.Arrondie::new),
                Combinators.combine(Arbitraries.integers().between(0, 10_000), base)
                        .as((points, formule) -> new Formule.Taux(new Pourcentage(points), formule)),
                Combinators.combine(base, base, base.injectNull(0.3))
                        .as((a, b, sinon) -> new Formule.Table(
                                List.of(new Formule.Table.Ligne(cargo, a), new Formule.Table.Ligne(modeste, b)),
                                sinon)));
    }

    private static Arbitrary<Dossier> dossiers() {
        Arbitrary<Montant> sommes =
                Arbitraries.longs().between(1, 1_000_000).withoutEdgeCases().map(Montant::new);
        return Combinators.combine(
                        Arbitraries.of("VAE", "VAE", "VAE_CARGO", "VAE_CARGO", "VAE_PLIANT", "TRICYCLE_A_TROIS_ROUES")
                                .injectNull(0.03),
                        Arbitraries.of("NEUF", "NEUF", "NEUF", "OCCASION").injectNull(0.03),
                        Arbitraries.of(
                                        LocalDate.of(2019, 5, 1),
                                        LocalDate.of(2020, 6, 1),
                                        LocalDate.of(2020, 6, 1),
                                        LocalDate.of(2018, 1, 1))
                                .injectNull(0.03),
                        sommes.injectNull(0.05),
                        sommes.injectNull(0.05),
                        Arbitraries.integers().between(0, 4).injectNull(0.05),
                        Arbitraries.longs()
                                .between(0, 6_300_000)
                                .map(Montant::new)
                                .injectNull(0.05),
                        Arbitraries.of("92012", "92012", "92048", "92072", "75056")
                                .injectNull(0.03))
                .as(Expliquee::dossier);
    }

    private static TreeMap<String, Valeur> reponses(@Nullable Integer quantite) {
        TreeMap<String, Valeur> reponses = new TreeMap<>();
        if (quantite != null) {
            reponses.put(REMORQUE.nom(), new Valeur.Booleen(quantite == 4));
        }
        return reponses;
    }

    private static Dossier dossier(
            @Nullable String nature,
            @Nullable String etat,
            @Nullable LocalDate achat,
            @Nullable Montant prix,
            @Nullable Montant autres,
            @Nullable Integer quantite,
            @Nullable Montant revenu,
            @Nullable String insee) {
        return new Dossier(
                new NumeroDossier("E-1"),
                "gpso-vae",
                LocalDate.of(2020, 6, 5),
                new Demandeur(
                        "",
                        "Secretnom",
                        "Secretprenom",
                        LocalDate.of(1980, 3, 4),
                        new Adresse("1 rue Secrete", "92100", "Boulogne", insee),
                        "secret@exemple.invalid",
                        "0600000000"),
                new Foyer(3, revenu, new BigDecimal("2.5")),
                new Depense(nature, etat, "", achat, prix, null, quantite, null, "", ""),
                new Iban("FR7630006000011234567890189"),
                "Secretprenom Secretnom",
                autres,
                reponses(quantite),
                List.of(),
                EtatDossier.DEPOSE);
    }
}
