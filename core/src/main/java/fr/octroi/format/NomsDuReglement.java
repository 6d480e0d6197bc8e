package fr.octroi.format;

import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.Territoire;
import fr.octroi.reglement.Vocabulaire;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names that the rules of one règlement may use: facts, territories, figures. */
final class NomsDuReglement {

    /** The one fact that is computed: the income by the parts. */
    static final String REVENU_PAR_PART = "foyer.revenuParPart";

    private final Map<String, Formule.Parametre> parametres = new LinkedHashMap<>();
    private final Map<String, Donnee> donnees = new LinkedHashMap<>();
    private final Map<String, Territoire> territoires = new LinkedHashMap<>();
    private Optional<Donnee> jourDuDroit = Optional.empty();

    NomsDuReglement() {
        Vocabulaire.communes().forEach(this::ajouter);
    }

    void ajouter(Donnee donnee) {
        donnees.put(donnee.nom(), donnee);
    }

    void ajouter(Territoire territoire) {
        territoires.put(territoire.code(), territoire);
    }

    void ajouter(Formule.Parametre parametre) {
        parametres.put(parametre.code(), parametre);
    }

    void jourDuDroit(Donnee jour) {
        jourDuDroit = Optional.of(jour);
    }

    /** The fact that opens the right: on its day territories are judged and figures are read. */
    Donnee jourDuDroit() {
        return jourDuDroit.orElseThrow();
    }

    /** The facts that only this aid asks for, in order of name. */
    List<Donnee> questions() {
        return donnees.values().stream()
                .filter(donnee -> Vocabulaire.trouver(donnee.nom()).isEmpty())
                .sorted()
                .toList();
    }

    Donnee donnee(Noeud noeud) {
        return donnee(noeud.texte(), noeud);
    }

    Donnee donnee(String nom, Noeud lieu) {
        return nomme(nom, lieu, donnees, "donnée");
    }

    Territoire territoire(Noeud noeud) {
        return nomme(noeud.texte(), noeud, territoires, "territoire");
    }

    Formule.Parametre parametre(Noeud noeud) {
        return nomme(noeud.texte(), noeud, parametres, "paramètre");
    }

    private static <T> T nomme(String nom, Noeud lieu, Map<String, T> connus, String quoi) {
        T trouve = connus.get(nom);
        if (trouve == null) {
            throw lieu.erreur(
                    "NOM_INCONNU",
                    "« " + nom + " » n'est pas un nom de " + quoi + " connu" + Noeud.suggestion(nom, connus.keySet()));
        }
        return trouve;
    }
}
