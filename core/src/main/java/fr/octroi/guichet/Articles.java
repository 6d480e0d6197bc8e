package fr.octroi.guichet;

import fr.octroi.bureau.Motif;
import fr.octroi.instruction.Observation;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Parcours;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Engagement;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.ReglementAide;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Every reason that a règlement gives to refuse or to withdraw, with the article behind it. */
final class Articles {

    private static final String MONTANT_NUL = "MONTANT_NUL";

    private Articles() {}

    static SortedMap<String, String> de(ReglementAide reglement, Parcours parcours) {
        SortedMap<String, String> articles = new TreeMap<>();
        articles.put(reglement.validite().code(), reglement.validite().article());
        for (Condition condition : reglement.conditions()) {
            articles.put(condition.code(), condition.article());
        }
        articles.put(MONTANT_NUL, reglement.bareme().article());
        for (PieceRequise piece : reglement.pieces()) {
            for (Observation observation : Observation.values()) {
                articles.put(piece.type() + ":" + observation, piece.article());
            }
        }
        for (Engagement engagement : reglement.engagements()) {
            articles.put(engagement.code(), engagement.article());
        }
        parcours.demandes()
                .forEach(demande ->
                        demande.elements().forEach(element -> articles.putIfAbsent(element.code(), element.article())));
        articles.values().removeIf(String::isBlank);
        return Collections.unmodifiableSortedMap(articles);
    }

    /**
     * The codes that a proposal to refuse rests on: what was asked for and did not come, or else the rules that are
     * disproved; what nobody was ever asked for is held against nobody (CRPA L114-5).
     */
    static List<String> motifs(ReglementAide reglement, Parcours parcours) {
        return parcours.carence()
                .map(FaitDeRelance.CarenceConstatee::motifs)
                .or(() -> parcours.instruction()
                        .map(faite -> faite.motifs().stream()
                                .filter(motif -> estUneRegle(motif, reglement))
                                .toList()))
                .orElse(List.of());
    }

    /** The same with their articles; a reason without an article is none. */
    static List<Motif> motifsFondes(ReglementAide reglement, Parcours parcours) {
        SortedMap<String, String> articles = de(reglement, parcours);
        return motifs(reglement, parcours).stream()
                .filter(articles::containsKey)
                .map(code -> new Motif(code, Objects.requireNonNull(articles.get(code))))
                .toList();
    }

    private static boolean estUneRegle(String motif, ReglementAide reglement) {
        return motif.equals(MONTANT_NUL)
                || motif.equals(reglement.validite().code())
                || reglement.conditions().stream()
                        .anyMatch(condition -> condition.code().equals(motif));
    }
}
