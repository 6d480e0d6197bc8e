package fr.octroi.guichet;

import fr.octroi.instruction.Observation;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Parcours;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.ReglementAide;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every reason that a règlement gives to refuse, with the article behind it. */
final class Articles {

    private Articles() {}

    static SortedMap<String, String> de(ReglementAide reglement, Parcours parcours) {
        SortedMap<String, String> articles = new TreeMap<>();
        articles.put(reglement.validite().code(), reglement.validite().article());
        for (Condition condition : reglement.conditions()) {
            articles.put(condition.code(), condition.article());
        }
        articles.put("MONTANT_NUL", reglement.bareme().article());
        for (PieceRequise piece : reglement.pieces()) {
            for (Observation observation : Observation.values()) {
                articles.put(piece.type() + ":" + observation, piece.article());
            }
        }
        parcours.demandes()
                .forEach(demande ->
                        demande.elements().forEach(element -> articles.putIfAbsent(element.code(), element.article())));
        articles.values().removeIf(String::isBlank);
        return Collections.unmodifiableSortedMap(articles);
    }

    /** The codes that a proposal to refuse rests on: those that no article backs carry nothing. */
    static List<String> motifs(Parcours parcours) {
        return parcours.carence()
                .map(FaitDeRelance.CarenceConstatee::motifs)
                .or(() -> parcours.instruction().map(Fait.InstructionFaite::motifs))
                .orElse(List.of());
    }
}
