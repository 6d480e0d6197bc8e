package fr.octroi.format;

import java.util.List;
import java.util.Optional;

/**
 * A small element with all that it holds.
 *
 * @param nom its local name: prefixes and namespaces are the writer's taste
 * @param ligne the line where its tag ends
 * @param colonne the column
 * @param texte its own text, stripped; or its attribute {@code V}, where the DGFiP puts values
 * @param devise its attribute {@code Ccy}, blank when there is none
 * @param enfants what it holds, in order
 */
record FragmentXml(String nom, int ligne, int colonne, String texte, String devise, List<FragmentXml> enfants) {

    FragmentXml {
        enfants = List.copyOf(enfants);
    }

    /** Returns the first element of a path below this one. */
    Optional<FragmentXml> trouver(String... chemin) {
        FragmentXml courant = this;
        for (String nomCherche : chemin) {
            Optional<FragmentXml> suivant = courant.enfants.stream()
                    .filter(enfant -> enfant.nom.equals(nomCherche))
                    .findFirst();
            if (suivant.isEmpty()) {
                return Optional.empty();
            }
            courant = suivant.get();
        }
        return Optional.of(courant);
    }

    /** Returns the children of a name, in order. */
    List<FragmentXml> tous(String nomCherche) {
        return enfants.stream().filter(enfant -> enfant.nom.equals(nomCherche)).toList();
    }

    /** Returns the text at the end of a path, blank when nothing is there. */
    String valeur(String... chemin) {
        return trouver(chemin).map(FragmentXml::texte).orElse("");
    }
}
