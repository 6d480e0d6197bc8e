package fr.octroi.format;

import static fr.octroi.format.ValeursDuReglement.construire;
import static fr.octroi.format.ValeursDuReglement.grandeur;
import static fr.octroi.format.ValeursDuReglement.niveau;

import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Pourcentage;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.Grandeur;
import fr.octroi.reglement.Unite;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BinaryOperator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the formulas of a règlement. */
final class LecteurFormules {

    /** What whoever means a fact writes where a number stands. */
    private static final Pattern NOM = Pattern.compile("[a-z][a-zA-Z0-9]*(?:[.][a-zA-Z0-9]+)+");

    private final NomsDuReglement noms;
    private final LecteurPredicats predicats;

    LecteurFormules(NomsDuReglement noms) {
        this.noms = noms;
        this.predicats = new LecteurPredicats(noms, this);
    }

    LecteurPredicats predicats() {
        return predicats;
    }

    Formule lire(Noeud noeud) {
        if (!noeud.estTable()) {
            refuserUnNom(noeud);
            return constante(noeud);
        }
        noeud.seulement(ClesDuReglement.toutes(ClesDuReglement.FORMULES));
        String genre = noeud.unSeul(ClesDuReglement.FORMULES.keySet())
                .orElseThrow(() -> noeud.erreur(
                        "CLE_ABSENTE",
                        "il manque ici la clé qui dit ce qu'on calcule, l'une de "
                                + String.join(", ", genres(noeud.table().keySet()))));
        noeud.seulement(ClesDuReglement.cles(ClesDuReglement.FORMULES, genre));
        return switch (genre) {
            case "forfait" ->
                construire(
                        noeud, () -> new Formule.Forfait(noeud.exiger("forfait").montant()));
            case "fait" -> mesure(noeud);
            case "parametre" -> noms.parametre(noeud.exiger("parametre"));
            case "aide" -> new Formule.AutreAide(noeud.exiger("aide").texteNonVide());
            case "total" -> new Formule.TotalDeNiveau(niveau(noeud.exiger("total")));
            case "taux" ->
                new Formule.Taux(
                        noeud.exiger("taux")
                                .nombre(
                                        "un taux, comme 25 % ou 12.5 %, un point devant les décimales et deux au plus ; un tiers s'écrit"
                                                + " {produit: [1/3, …]}",
                                        Pourcentage::parse),
                        lire(noeud.exiger("de")));
            case "somme" -> {
                List<Formule> termes = liste(noeud.exiger("somme"));
                deMemeUnite(noeud.exiger("somme").liste(), termes);
                yield construire(noeud, () -> new Formule.Somme(termes));
            }
            case "produit" -> construire(noeud, () -> new Formule.Produit(liste(noeud.exiger("produit"))));
            case "difference" -> deuxPareilles(noeud, "difference", "moins", Formule.Difference::new);
            case "quotient" -> deux(noeud, "quotient", "par", Formule.Quotient::new);
            case "reste" -> deuxPareilles(noeud, "reste", "moins", Formule.Reste::new);
            case "plafond" -> deuxPareilles(noeud, "valeur", "plafond", Formule.Plafond::new);
            case "plancher" -> deuxPareilles(noeud, "valeur", "plancher", Formule.Plancher::new);
            case "seuil" -> deuxPareilles(noeud, "valeur", "seuil", Formule.Seuil::new);
            case "arrondi" ->
                construire(
                        noeud,
                        () -> new Formule.Arrondie(
                                lire(noeud.exiger("valeur")),
                                ValeursDuReglement.constante(noeud.exiger("arrondi"), Arrondi.class)));
            default -> table(noeud);
        };
    }

    /** The kinds that have all these keys beside their own, or all kinds. */
    private static List<String> genres(Set<String> cles) {
        List<String> genres = ClesDuReglement.FORMULES.entrySet().stream()
                .filter(genre -> genre.getValue().containsAll(cles))
                .map(Map.Entry::getKey)
                .toList();
        return genres.isEmpty() ? List.copyOf(ClesDuReglement.FORMULES.keySet()) : genres;
    }

    static Formule.Constante constante(Noeud noeud) {
        Grandeur grandeur = grandeur(noeud);
        return new Formule.Constante(grandeur.valeur(), grandeur.unite());
    }

    /** The number that stands under {@code fait}: a fact, or the income by the parts. */
    Formule mesure(Noeud noeud) {
        return noeud.exiger("fait").texte().equals(NomsDuReglement.REVENU_PAR_PART)
                ? Formule.Quotient.revenuParPart()
                : construire(noeud, () -> new Formule.Base(noms.donnee(noeud.exiger("fait"))));
    }

    private Formule deux(Noeud noeud, String gauche, String droite, BinaryOperator<Formule> fabrique) {
        Formule a = lire(noeud.exiger(gauche));
        Formule b = lire(noeud.exiger(droite));
        return construire(noeud, () -> fabrique.apply(a, b));
    }

    private Formule deuxPareilles(Noeud noeud, String gauche, String droite, BinaryOperator<Formule> fabrique) {
        return deux(noeud, gauche, droite, (a, b) -> {
            if (a.unite() != b.unite()) {
                Noeud sansDoute = noeud.exiger(a.unite() == Unite.NOMBRE ? gauche : droite);
                throw sansDoute.erreur(
                        "UNITE",
                        "« " + gauche + " » compte " + enClair(a.unite()) + ", et « " + droite + " » "
                                + enClair(b.unite()));
            }
            return fabrique.apply(a, b);
        });
    }

    private List<Formule> liste(Noeud noeud) {
        return noeud.liste().stream().map(this::lire).toList();
    }

    private Formule table(Noeud noeud) {
        List<Formule.Table.Ligne> lignes = new ArrayList<>();
        List<Noeud> places = new ArrayList<>();
        for (Noeud ligne : noeud.exiger("table").liste()) {
            ligne.seulement(ClesDuReglement.de("ligne"));
            lignes.add(new Formule.Table.Ligne(predicats.lire(ligne.exiger("si")), lire(ligne.exiger("alors"))));
            places.add(ligne.exiger("alors"));
        }
        Optional<Noeud> sinon = noeud.facultatif("sinon");
        sinon.ifPresent(places::add);
        Formule reste = sinon.map(this::lire).orElse(null);
        deMemeUnite(
                places,
                Stream.concat(lignes.stream().map(Formule.Table.Ligne::alors), Stream.ofNullable(reste))
                        .toList());
        return construire(noeud, () -> new Formule.Table(lignes, reste));
    }

    private static void refuserUnNom(Noeud noeud) {
        if (NOM.matcher(noeud.texte()).matches()) {
            throw noeud.erreur("VALEUR_INVALIDE", "un fait s'écrit {fait: " + noeud.texte() + "}");
        }
    }

    /** Names the first that counts something else than the one before it. */
    private static void deMemeUnite(List<Noeud> places, List<Formule> formules) {
        for (int i = 1; i < formules.size(); i++) {
            Unite avant = formules.get(i - 1).unite();
            Unite ici = formules.get(i).unite();
            if (ici != avant) {
                throw places.get(i)
                        .erreur(
                                "UNITE",
                                "ceci compte " + enClair(ici) + ", et ce qui précède compte " + enClair(avant));
            }
        }
    }

    private static String enClair(Unite unite) {
        return switch (unite) {
            case NOMBRE -> "un nombre sans unité";
            case EURO -> "des euros (EUR)";
            case EURO_PAR_AN -> "des euros par an (EUR/an)";
            case EURO_PAR_AN_ET_PAR_PART -> "des euros par an et par part (EUR/an/part)";
        };
    }
}
