package fr.octroi.document;

import fr.octroi.bureau.Motif;
import fr.octroi.commun.Montant;
import fr.octroi.document.Lettres.Affaire;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Portee;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.recours.Grief;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a motif of refusal or of withdrawal stands on: the rule, and the facts that were found (<i>motivation en droit et en fait</i>, CRPA
 * L211-5).
 *
 * @param regle what the règlement requires
 * @param faits what was found, one at least
 * @param article the article behind it
 */
record Fondement(String regle, List<String> faits, String article) {

    /**
     * Finds what a motif stands on.
     *
     * @throws IllegalStateException when no fact of the dossier founds it: a bare refusal is never written
     */
    static Fondement de(Motif motif, Affaire affaire, Intitules intitules, Phrases phrases) {
        return deCarence(motif, affaire, intitules, phrases)
                .or(() -> deCredits(motif, affaire, intitules, phrases))
                .or(() -> deConstat(motif, affaire, intitules, phrases))
                .filter(fondement -> !fondement.faits().isEmpty())
                .orElseThrow(() -> new IllegalStateException(
                        "no fact founds the motif " + motif.code() + " of " + affaire.dossier()));
    }

    /**
     * Finds what a withdrawal stands on.
     *
     * @throws IllegalStateException when the règlement has no words for it
     */
    static Fondement de(Grief grief, Affaire affaire, Intitules intitules, Phrases phrases) {
        String code = grief.motif().code();
        Optional<String> demande = Optional.of(code)
                .filter(compose -> compose.indexOf(':') > 0)
                .flatMap(compose -> demander(compose.substring(0, compose.indexOf(':')), intitules, phrases));
        String constate = phrases.dire("grief.constate", Francais.jour(grief.constate()));
        return demande.or(() -> intitules.exigence(code))
                .flatMap(regle -> intitules
                        .manquement(code)
                        .map(fait -> new Fondement(
                                regle, List.of(fait, constate), grief.motif().article())))
                .orElseThrow(() -> new IllegalStateException("no words for " + code + " of " + affaire.dossier()));
    }

    /** What was asked for in time, and did not come. */
    private static Optional<Fondement> deCarence(Motif motif, Affaire affaire, Intitules intitules, Phrases phrases) {
        Optional<FaitDeRelance.CarenceConstatee> carence = affaire.parcours()
                .carence()
                .filter(constatee -> constatee.motifs().contains(motif.code()));
        Optional<Element> element = carence.flatMap(constatee -> affaire.parcours().demandes().stream()
                .filter(demande -> demande.jour().equals(constatee.demande()))
                .map(DemandeDeComplement::elements)
                .flatMap(List::stream)
                .filter(demande -> demande.code().equals(motif.code()))
                .findFirst());
        return element.flatMap(demande -> demander(demande.sujet(), intitules, phrases))
                .flatMap(regle -> intitules
                        .raison(motif.code())
                        .map(raison -> new Fondement(
                                regle,
                                List.of(
                                        raison,
                                        phrases.dire(
                                                "refus.carence",
                                                Francais.jour(carence.get().demande()),
                                                Francais.jour(carence.get().limite()),
                                                Francais.jour(carence.get().jour()))),
                                motif.article())));
    }

    /** A piece is sent, a fact is told. */
    private static Optional<String> demander(String sujet, Intitules intitules, Phrases phrases) {
        String cle = intitules.estUnePiece(sujet) ? "refus.piece" : "refus.information";
        return intitules.sujet(sujet).map(mots -> phrases.dire(cle, mots));
    }

    /** Nothing was wrong with the request: others came before it. */
    private static Optional<Fondement> deCredits(Motif motif, Affaire affaire, Intitules intitules, Phrases phrases) {
        return affaire.parcours()
                .rang()
                .filter(rang -> motif.code().equals(ReglementAide.CREDITS_EPUISES))
                .flatMap(
                        rang -> deRegle(motif, intitules, List.of(phrases.dire("refus.credits", Francais.jour(rang)))));
    }

    private static Optional<Fondement> deConstat(Motif motif, Affaire affaire, Intitules intitules, Phrases phrases) {
        return affaire.proposition().constats().stream()
                .filter(constat -> constat.code().equals(motif.code()))
                .findFirst()
                .flatMap(constat -> constat.selon(
                        condition -> condition.portee() == Portee.REFUS
                                ? deRegle(
                                        motif,
                                        intitules,
                                        condition.appreciation().valeurs().stream()
                                                .flatMap(lue -> intitules.valeur(lue, affaire.dossier()).stream())
                                                .toList())
                                : Optional.empty(),
                        // What was never asked for is not held against anybody (CRPA L114-5).
                        donnee -> Optional.empty(),
                        piece -> piece.portee() == Portee.EXAMEN
                                ? dePiece(motif, piece, affaire.dossier(), intitules, phrases)
                                : Optional.empty(),
                        doublon -> Optional.empty(),
                        montant -> deRegle(
                                motif,
                                intitules,
                                Stream.concat(
                                                sommes(affaire.dossier(), phrases).stream(),
                                                montant.etapes().stream().map(intitules::etape))
                                        .toList()),
                        signal -> Optional.empty()));
    }

    private static Optional<Fondement> deRegle(Motif motif, Intitules intitules, List<String> faits) {
        List<String> phrases = faits.stream().map(Intitules::phrase).toList();
        return intitules.exigence(motif.code()).map(regle -> new Fondement(regle, phrases, motif.article()));
    }

    private static Optional<Fondement> dePiece(
            Motif motif, Constat.DePiece constat, Dossier dossier, Intitules intitules, Phrases phrases) {
        Optional<LocalDate> recue = Stream.concat(
                        Stream.of(constat.piece().type()), constat.piece().alternatives().stream())
                .flatMap(type -> dossier.pieces(type).stream())
                .map(PieceJustificative::recue)
                .max(Comparator.naturalOrder());
        return recue.flatMap(jour -> intitules
                .raison(motif.code())
                .map(raison -> new Fondement(
                        phrases.dire(
                                "refus.piece",
                                Phrases.apostrophes(constat.piece().libelle())),
                        List.of(raison, phrases.dire("refus.recu", Francais.jour(jour))),
                        motif.article())));
    }

    private static List<String> sommes(Dossier dossier, Phrases phrases) {
        Montant prix = dossier.depense().montantTtc();
        Montant aides = dossier.aidesAutres();
        return Stream.of(
                        prix == null ? "" : phrases.dire("refus.prix", Francais.euros(prix)),
                        aides == null ? "" : phrases.dire("refus.aides", Francais.euros(aides)))
                .filter(texte -> !texte.isEmpty())
                .toList();
    }
}
