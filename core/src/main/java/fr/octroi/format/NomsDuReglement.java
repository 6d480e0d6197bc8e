package fr.octroi.format;

import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.Territoire;
import fr.octroi.reglement.Vocabulaire;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names that the rules of one règlement may use: facts, territories, figures. */
final class NomsDuReglement {

    /** The one fact that is computed: the income by the parts. */
    static final String REVENU_PAR_PART = "foyer.revenuParPart";

    private final Map<String, Formule.Parametre> parametres = new LinkedHashMap<>();
    private final Map<String, Donnee> donnees = new LinkedHashMap<>();
    private final Map<String, Territoire> territoires = new LinkedHashMap<>();
    private final SortedMap<String, SortedSet<String>> vocabulaires = new TreeMap<>();
    private final Map<String, SortedSet<String>> codesDesRegles = new HashMap<>();

    /** What règlements that are read with this one ask, by name: a case may state it, and no rule may read it. */
    private final Map<String, List<Question>> autres = new TreeMap<>();

    private Optional<Donnee> jourDuDroit = Optional.empty();

    /** What another règlement asks, and the only codes that it can be, null when it can be others. */
    private record Question(Donnee donnee, @Nullable SortedSet<String> codes) {}

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

    /** Says the only codes that a fact can have. */
    void limiter(String nom, SortedSet<String> codes) {
        vocabulaires.put(nom, codes);
    }

    /** Says that a rule names codes of a fact. */
    void nommer(Donnee donnee, SortedSet<String> codes) {
        codesDesRegles
                .computeIfAbsent(donnee.nom(), nouvelle -> new TreeSet<>())
                .addAll(codes);
    }

    /** Adds what another règlement asks. */
    void connaitre(List<Donnee> questions, Map<String, SortedSet<String>> siens) {
        for (Donnee question : questions) {
            autres.computeIfAbsent(question.nom(), nouvelle -> new ArrayList<>())
                    .add(new Question(question, siens.get(question.nom())));
        }
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

    /** By the name of a coded fact, the only codes that it can have. */
    SortedMap<String, SortedSet<String>> vocabulaires() {
        return vocabulaires;
    }

    /** Finds a fact that a case states: this règlement reads it, or another that stands with it asks it. */
    Donnee dUnCas(String nom, Noeud lieu) {
        List<Question> posees = autres.getOrDefault(nom, List.of());
        if (donnees.containsKey(nom) || !nom.startsWith(Champ.QUESTION)) {
            return donnee(nom, lieu);
        }
        if (posees.isEmpty()) {
            Set<String> connues = new TreeSet<>(autres.keySet());
            connues.addAll(donnees.keySet());
            throw lieu.erreur(
                    "NOM_INCONNU",
                    "aucun des règlements lus ici ne pose « " + nom + " »" + MotProche.suggestion(nom, connues)
                            + " ; le règlement d'une autre aide, dont un cas donne les questions, se lit avec celui-ci");
        }
        Donnee premiere = posees.get(0).donnee();
        if (posees.stream().anyMatch(autre -> autre.donnee().type() != premiere.type())) {
            throw lieu.erreur(
                    "TYPE_DE_DONNEE", "« " + nom + " » n'est pas du même genre dans tous les règlements lus ici");
        }
        return premiere;
    }

    /**
     * Refuses a code that a fact of a case cannot have: one that is not in its vocabulary; without a vocabulary, any code can be, but not
     * one that is a slip of the pen away from a code that the rules name.
     */
    void verifierCode(Donnee donnee, String code, Noeud lieu) {
        Optional<SortedSet<String>> limites = limites(donnee.nom());
        if (limites.isPresent()) {
            SortedSet<String> connus = limites.get();
            if (!connus.contains(code)) {
                throw lieu.erreur(
                        "CODE_HORS_VOCABULAIRE",
                        "« " + code + " » n'est pas dans le vocabulaire de « " + donnee.nom() + " »"
                                + MotProche.suggestion(code, connus));
            }
            return;
        }
        SortedSet<String> nommes = codesDesRegles.getOrDefault(donnee.nom(), Collections.emptySortedSet());
        if (!nommes.contains(code)) {
            nommes.stream()
                    .filter(nomme -> MotProche.estUneCoquille(code, nomme))
                    .findFirst()
                    .ifPresent(nomme -> {
                        throw lieu.erreur(
                                "CODE_HORS_VOCABULAIRE",
                                "aucune règle ne nomme « " + code + " » ; vouliez-vous dire « " + nomme
                                        + " » ? Si c'est un autre code, donnez sous vocabulaire tous ceux de « "
                                        + donnee.nom()
                                        + " »");
                    });
        }
    }

    /** The only codes of a fact; of a question that several others ask, those of any of them. */
    private Optional<SortedSet<String>> limites(String nom) {
        if (donnees.containsKey(nom)) {
            return Optional.ofNullable(vocabulaires.get(nom));
        }
        SortedSet<String> tous = new TreeSet<>();
        for (Question question : autres.getOrDefault(nom, List.of())) {
            if (question.codes() == null) {
                return Optional.empty();
            }
            tous.addAll(question.codes());
        }
        return Optional.of(tous);
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
                    "« " + nom + " » n'est pas un nom de " + quoi + " connu"
                            + MotProche.suggestion(nom, connus.keySet()));
        }
        return trouve;
    }
}
