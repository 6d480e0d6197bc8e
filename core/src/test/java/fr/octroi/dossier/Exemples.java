package fr.octroi.dossier;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.reglement.Valeur;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.time.api.Dates;
import org.jspecify.annotations.Nullable;

/** Invented dossiers. */
public final class Exemples {

    private Exemples() {}

    public static Arbitrary<LocalDate> jours() {
        return Dates.dates().between(LocalDate.of(1990, 1, 1), LocalDate.of(2030, 12, 31));
    }

    public static Arbitrary<Montant> montants() {
        return Arbitraries.longs().between(0, 1_000_000).map(Montant::new);
    }

    public static Arbitrary<NumeroDossier> numeros() {
        return Arbitraries.integers().between(1, 99_999).map(rang -> new NumeroDossier("V-" + rang));
    }

    /** Words of a few letters only, so that two of them are often equal. */
    private static Arbitrary<String> mots() {
        return Arbitraries.strings().withChars("abé").ofMaxLength(3);
    }

    /** The size follows from the content, as it does for files. */
    public static Arbitrary<PieceJustificative> pieces() {
        return Combinators.combine(
                        Arbitraries.of("FACTURE", "RIB", "IDENTITE"),
                        Arbitraries.of("scan.pdf", "photo.jpg"),
                        Arbitraries.integers().between(0, 8))
                .as((type, nom, contenu) -> new PieceJustificative(
                        type,
                        nom,
                        Empreinte.deChamps("contenu", Integer.toString(contenu)),
                        1_000L + contenu,
                        LocalDate.of(2020, 6, 2)));
    }

    public static Arbitrary<Valeur> valeurs() {
        return Arbitraries.oneOf(
                Arbitraries.of("oui", "PLIANT").map(Valeur.Code::new),
                Arbitraries.integers().between(0, 9).map(n -> new Valeur.Nombre(BigDecimal.valueOf(n, 1))),
                montants().map(Valeur.Somme::new),
                jours().map(Valeur.Jour::new),
                Arbitraries.of(true, false).map(Valeur.Booleen::new));
    }

    private static Arbitrary<Demandeur> demandeurs() {
        return Combinators.combine(
                        Arbitraries.of("M.", "Mme", ""),
                        mots(),
                        mots(),
                        jours().injectNull(0.2),
                        mots(),
                        Arbitraries.of("92012", "92048").injectNull(0.2))
                .as((civilite, nom, prenom, naissance, voie, insee) -> new Demandeur(
                        civilite,
                        "N" + nom,
                        "P" + prenom,
                        naissance,
                        new Adresse(voie, "92100", "Ville-Exemple", insee),
                        "p" + voie.length() + "@exemple.invalid",
                        ""));
    }

    private static Arbitrary<Foyer> foyers() {
        return Combinators.combine(
                        Arbitraries.integers().between(1, 6).injectNull(0.3),
                        montants().injectNull(0.3),
                        Arbitraries.of("1", "2.5", "3").map(BigDecimal::new).injectNull(0.3))
                .as(Foyer::new);
    }

    private static Arbitrary<Depense> depenses() {
        return Combinators.combine(
                        Arbitraries.of("VAE", "VAE_CARGO").injectNull(0.2),
                        mots(),
                        jours().injectNull(0.2),
                        montants().injectNull(0.2),
                        Arbitraries.integers().between(1, 3).injectNull(0.2),
                        Arbitraries.of("73282932000074", "35600000000048")
                                .map(Siret::new)
                                .injectNull(0.2),
                        mots())
                .as((nature, designation, date, montant, quantite, vendeur, numero) ->
                        new Depense(nature, "NEUF", designation, date, montant, null, quantite, vendeur, numero, ""));
    }

    public static Arbitrary<Dossier> dossiers() {
        return Combinators.combine(
                        numeros(),
                        jours(),
                        demandeurs(),
                        Combinators.combine(
                                        foyers(),
                                        depenses(),
                                        Arbitraries.of("velo", "cuve"),
                                        mots(),
                                        montants().injectNull(0.5))
                                .as(Declaration::new),
                        Arbitraries.of("FR7630006000011234567890189", "FR1420041010050500013M02606")
                                .map(Iban::new)
                                .injectNull(0.2),
                        Arbitraries.maps(Arbitraries.of("usage", "taille"), valeurs()),
                        pieces().list().ofMaxSize(5),
                        Arbitraries.of(EtatDossier.values()))
                .as((numero, depot, demandeur, declaration, iban, reponses, pieces, etat) -> new Dossier(
                        numero,
                        declaration.aide(),
                        depot,
                        demandeur,
                        declaration.foyer(),
                        declaration.depense(),
                        iban,
                        declaration.titulaire(),
                        declaration.aidesAutres(),
                        new TreeMap<>(reponses),
                        pieces,
                        etat));
    }

    private record Declaration(
            Foyer foyer,
            Depense depense,
            String aide,
            String titulaire,
            @Nullable Montant aidesAutres) {}

    /** Returns the same dossier with other files and in another state. */
    public static Dossier avec(Dossier dossier, List<PieceJustificative> pieces, EtatDossier etat) {
        return new Dossier(
                dossier.numero(),
                dossier.aide(),
                dossier.depot(),
                dossier.demandeur(),
                dossier.foyer(),
                dossier.depense(),
                dossier.iban(),
                dossier.titulaire(),
                dossier.aidesAutres(),
                dossier.reponses(),
                pieces,
                etat,
                dossier.divergences());
    }
}
