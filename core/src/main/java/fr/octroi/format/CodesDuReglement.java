package fr.octroi.format;

import fr.octroi.format.Mappage.Colonne;
import fr.octroi.format.Mappage.Definition;
import fr.octroi.format.Mappage.PiecesMappees;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Vocabulaire;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** Compares the codes that a règlement expects with those that a mapping can give. */
final class CodesDuReglement {

    /** The coded facts of a règlement, and the field of a mapping that gives each. */
    private static final Map<String, String> CHAMPS =
            Map.of(Vocabulaire.ACHAT_NATURE.nom(), "nature", Vocabulaire.ACHAT_ETAT.nom(), "etat");

    private CodesDuReglement() {}

    static List<String> jamaisDonnes(ReglementAide reglement, Definition definition) {
        SortedSet<String> jamais = new TreeSet<>();
        for (Condition condition : reglement.conditions()) {
            chercher(condition.exige(), definition, jamais);
        }
        Set<String> types = typesDonnes(definition.pieces());
        if (!types.isEmpty()) {
            for (PieceRequise piece : reglement.pieces()) {
                if (!types.contains(piece.type())
                        && piece.alternatives().stream().noneMatch(types::contains)) {
                    jamais.add(piece.type());
                }
            }
        }
        return List.copyOf(jamais);
    }

    private static void chercher(Predicat predicat, Definition definition, SortedSet<String> jamais) {
        predicat.termes().forEach(terme -> chercher(terme, definition, jamais));
        if (predicat instanceof Predicat.Parmi parmi) {
            Set<String> donnes = codesDonnes(CHAMPS.getOrDefault(parmi.donnee().nom(), ""), definition);
            if (!donnes.isEmpty()) {
                parmi.codes().stream().filter(code -> !donnes.contains(code)).forEach(jamais::add);
            }
        }
    }

    private static Set<String> codesDonnes(String champ, Definition definition) {
        Set<String> codes = new HashSet<>();
        for (Colonne colonne : definition.colonnes()) {
            if (colonne.champ().nom().equals(champ)) {
                codes.addAll(colonne.lecture().vocabulaire().values());
            }
        }
        return codes;
    }

    private static Set<String> typesDonnes(PiecesMappees pieces) {
        Set<String> types = new HashSet<>(pieces.vocabulaire().values());
        pieces.colonnes().forEach(piece -> types.add(piece.type()));
        return types;
    }
}
