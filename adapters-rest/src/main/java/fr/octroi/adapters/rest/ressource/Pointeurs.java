package fr.octroi.adapters.rest.ressource;

import fr.octroi.adapters.rest.http.Faute;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.demande.Rejet;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where in the body the faults of a request are: readers, constraints and counters each name fields in their own way, and a counter names
 * a file by the text of its kind, which is a value and must not come back.
 */
final class Pointeurs {

    private static final String PIECES = "pieces";

    /** A place in a list, as constraints write it. */
    private static final Pattern RANG = Pattern.compile("\\[([0-9]{1,4})\\]");

    /** All that may stand in a pointer: keys of the form and ranks. */
    private static final Pattern SUR = Pattern.compile("(/[a-z][A-Za-z0-9]{0,29}|/[0-9]{1,4})+");

    /** The components of a request that stand deeper in the body, or under another name. */
    private static final Map<String, String> LIEUX = Map.ofEntries(
            Map.entry("civilite", "/demandeur/civilite"),
            Map.entry("nom", "/demandeur/nom"),
            Map.entry("prenom", "/demandeur/prenom"),
            Map.entry("naissance", "/demandeur/naissance"),
            Map.entry("voie", "/demandeur/adresse/voie"),
            Map.entry("codePostal", "/demandeur/adresse/codePostal"),
            Map.entry("ville", "/demandeur/adresse/ville"),
            Map.entry("insee", "/demandeur/adresse/insee"),
            Map.entry("courriel", "/demandeur/courriel"),
            Map.entry("telephone", "/demandeur/telephone"),
            Map.entry("personnes", "/foyer/personnes"),
            Map.entry("revenu", "/foyer/revenu"),
            Map.entry("parts", "/foyer/parts"),
            Map.entry("nature", "/depense/nature"),
            Map.entry("etat", "/depense/etat"),
            Map.entry("designation", "/depense/designation"),
            Map.entry("achat", "/depense/date"),
            Map.entry("montantTtc", "/depense/montantTtc"),
            Map.entry("montantHt", "/depense/montantHt"),
            Map.entry("quantite", "/depense/quantite"),
            Map.entry("siret", "/depense/vendeur"),
            Map.entry("numeroFacture", "/depense/numeroFacture"),
            Map.entry("numeroSerie", "/depense/numeroSerie"),
            Map.entry("iban", "/compte/iban"),
            Map.entry("titulaire", "/compte/titulaire"));

    private Pointeurs() {}

    /** Makes faults of rejections; those of files that did not come are in the order of the files. */
    static List<Faute> fautes(List<Rejet> rejets, List<PieceDeposee> pieces) {
        List<Integer> absentes = new ArrayList<>();
        for (int rang = 0; rang < pieces.size(); rang++) {
            if (pieces.get(rang).contenu() == null) {
                absentes.add(rang);
            }
        }
        Iterator<Integer> suivantes = absentes.iterator();
        return rejets.stream()
                .map(rejet -> new Faute(
                        rejet.champ().startsWith(PIECES + ".")
                                ? "/" + PIECES + (suivantes.hasNext() ? "/" + suivantes.next() : "")
                                : pointeur(rejet.champ()),
                        rejet.code(),
                        rejet.message()))
                .toList();
    }

    /** The same, where the request is not the body but stands somewhere in it. */
    static List<Faute> fautes(String ou, List<Rejet> rejets, List<PieceDeposee> pieces) {
        return fautes(rejets, pieces).stream()
                .map(faute -> new Faute(ou + faute.pointeur(), faute.code(), faute.message()))
                .toList();
    }

    private static String pointeur(String champ) {
        Matcher rang = RANG.matcher(champ);
        String chemin = LIEUX.getOrDefault(champ, "/" + rang.replaceAll("/$1").replace('.', '/'));
        return SUR.matcher(chemin).matches() ? chemin : "";
    }
}
