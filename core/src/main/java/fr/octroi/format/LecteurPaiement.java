package fr.octroi.format;

import fr.octroi.dossier.Bic;
import fr.octroi.dossier.Iban;
import java.util.List;
import java.util.Optional;

/** Reads how an authority pays: the table {@code paiement} of its fiche. */
final class LecteurPaiement {

    private LecteurPaiement() {}

    static Paiement lire(Noeud paiement) {
        paiement.seulement("sepa", "pes");
        Optional<Noeud> pes = paiement.facultatif("pes");
        return new Paiement(
                paiement.facultatif("sepa").map(LecteurPaiement::sepa).orElse(null),
                pes.map(LecteurPaiement::pes).orElse(null),
                pes.map(noeud -> numero(noeud, "premierBordereau", 9_999_999)).orElse(1),
                pes.map(noeud -> numero(noeud, "premierMandat", 99_999_999)).orElse(1));
    }

    private static DonneurDOrdre sepa(Noeud sepa) {
        sepa.seulement("nom", "iban", "bic", "ville", "pays", "libelle");
        // What is refused here is an account: its place is told, never its value.
        Iban iban = sepa.exiger("iban").lire("l'IBAN du compte à débiter", Iban::parse);
        Bic bic = sepa.facultatif("bic")
                .map(noeud -> noeud.lire("le BIC de la banque", Bic::parse))
                .orElse(null);
        String ville = sepa.facultatif("ville").map(Noeud::texteNonVide).orElse("");
        String pays = sepa.facultatif("pays").map(Noeud::texteNonVide).orElse("");
        String libelle = sepa.exiger("libelle").texteNonVide();
        return sepa.exiger("nom")
                .lire(
                        "un nom en lettres latines, avec une ville et un pays de deux lettres ou ni l'un ni l'autre, et un compte"
                                + " de la zone SEPA",
                        nom -> new DonneurDOrdre(nom, iban, bic, ville, pays, libelle));
    }

    private static ReglagesPes pes(Noeud pes) {
        pes.seulement(
                "poste",
                "siret",
                "codeCollectivite",
                "codeBudget",
                "libelleBudget",
                "emetteur",
                "typeBordereau",
                "typePiece",
                "naturePiece",
                "modeReglement",
                "categorieTiers",
                "natureJuridique",
                "civilite",
                "objet",
                "dematerialise",
                "pieces",
                "premierBordereau",
                "premierMandat");
        List<String> pieces = pes.facultatif("pieces")
                .map(liste -> liste.liste().stream().map(Noeud::texteNonVide).toList())
                .orElse(List.of());
        return pes.exiger("poste")
                .lire(
                        "des codes que le schéma PES admet : docs/bordereau.md les dit un à un",
                        poste -> new ReglagesPes(
                                poste,
                                pes.exiger("siret").texteNonVide(),
                                pes.exiger("codeCollectivite").texteNonVide(),
                                pes.exiger("codeBudget").texteNonVide(),
                                code(pes, "libelleBudget", ""),
                                pes.exiger("emetteur").texteNonVide(),
                                code(pes, "typeBordereau", "01"),
                                code(pes, "typePiece", "01"),
                                code(pes, "naturePiece", "01"),
                                code(pes, "modeReglement", "03"),
                                code(pes, "categorieTiers", "01"),
                                code(pes, "natureJuridique", "01"),
                                code(pes, "civilite", "M/MME"),
                                pes.exiger("objet").texteNonVide(),
                                pes.facultatif("dematerialise")
                                        .map(Noeud::ouiOuNon)
                                        .orElse(false),
                                pieces));
    }

    private static String code(Noeud pes, String cle, String sinon) {
        return pes.facultatif(cle).map(Noeud::texteNonVide).orElse(sinon);
    }

    private static int numero(Noeud pes, String cle, int maximum) {
        return pes.facultatif(cle)
                .map(noeud -> noeud.lire("un numéro de 1 à " + maximum, texte -> {
                    int numero = Integer.parseInt(texte);
                    if (numero < 1 || numero > maximum) {
                        throw new IllegalArgumentException();
                    }
                    return numero;
                }))
                .orElse(1);
    }
}
