package fr.octroi.format;

import fr.octroi.reglement.TypeValeur;
import java.util.List;
import java.util.Optional;

/** A field of a request that a mapping can fill. */
record Champ(String nom, Genre genre) {

    /** The prefix of the answers to a règlement's questions. */
    static final String QUESTION = "question.";

    /** What a field holds. */
    enum Genre {
        TEXTE,
        CODE,
        DATE,
        MONTANT,
        REVENU,
        ENTIER,
        DECIMAL,
        BOOLEEN
    }

    private static final List<Champ> FIXES = List.of(
            new Champ("numero", Genre.TEXTE),
            new Champ("depot", Genre.DATE),
            new Champ("civilite", Genre.TEXTE),
            new Champ("nom", Genre.TEXTE),
            new Champ("prenom", Genre.TEXTE),
            new Champ("naissance", Genre.DATE),
            new Champ("voie", Genre.TEXTE),
            new Champ("codePostal", Genre.TEXTE),
            new Champ("ville", Genre.TEXTE),
            new Champ("insee", Genre.TEXTE),
            new Champ("courriel", Genre.TEXTE),
            new Champ("telephone", Genre.TEXTE),
            new Champ("personnes", Genre.ENTIER),
            new Champ("revenu", Genre.MONTANT),
            new Champ("parts", Genre.DECIMAL),
            new Champ("nature", Genre.CODE),
            new Champ("etat", Genre.CODE),
            new Champ("designation", Genre.TEXTE),
            new Champ("achat", Genre.DATE),
            new Champ("montantTtc", Genre.MONTANT),
            new Champ("montantHt", Genre.MONTANT),
            new Champ("quantite", Genre.ENTIER),
            new Champ("siret", Genre.TEXTE),
            new Champ("numeroFacture", Genre.TEXTE),
            new Champ("numeroSerie", Genre.TEXTE),
            new Champ("iban", Genre.TEXTE),
            new Champ("titulaire", Genre.TEXTE),
            new Champ("aidesAutres", Genre.MONTANT));

    static Optional<Champ> fixe(String nom) {
        return FIXES.stream().filter(champ -> champ.nom().equals(nom)).findFirst();
    }

    static List<String> noms() {
        return FIXES.stream().map(Champ::nom).toList();
    }

    static Champ question(String nom, TypeValeur type) {
        return new Champ(
                nom,
                switch (type) {
                    case CODE -> Genre.CODE;
                    case NOMBRE -> Genre.DECIMAL;
                    case MONTANT -> Genre.MONTANT;
                    case REVENU -> Genre.REVENU;
                    case DATE -> Genre.DATE;
                    case BOOLEEN -> Genre.BOOLEEN;
                });
    }
}
