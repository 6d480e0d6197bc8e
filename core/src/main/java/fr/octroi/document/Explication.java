package fr.octroi.document;

import fr.octroi.calendrier.Echeance;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Portee;
import fr.octroi.instruction.Proposition;
import fr.octroi.reglement.Etape;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.ValeurLue;
import java.time.LocalDate;
import java.util.List;

/**
 * The page of reasons of a dossier: what is proposed, why, under which articles, with which values.
 *
 * <p>It is written from the findings of the instruction themselves, in French, in plain text of at most 88 columns, and
 * names nobody. All sentences are in the bundle {@code fr.octroi.document.Explication}.
 */
public final class Explication {

    private final Phrases phrases = new Phrases("Explication");
    private final Feuillet page = new Feuillet();

    private Explication() {}

    /**
     * Writes the page of a dossier.
     *
     * @param dossier the dossier
     * @param reglement the règlement it was instructed under
     * @param proposition the proposal
     * @param jour the day of instruction
     * @param silence when silence becomes a rejection, should nothing be asked of the applicant meanwhile
     * @return the page, each line ended by a line feed
     */
    public static String page(
            Dossier dossier, ReglementAide reglement, Proposition proposition, LocalDate jour, Echeance silence) {
        Explication explication = new Explication();
        explication.enTete(dossier, reglement, proposition, jour);
        explication.motifs(proposition);
        explication.conditions(proposition);
        explication.pieces(reglement, proposition);
        explication.montant(reglement, proposition);
        explication.calendrier(dossier, silence);
        explication.mention();
        return explication.page.toString();
    }

    private void enTete(Dossier dossier, ReglementAide reglement, Proposition proposition, LocalDate jour) {
        ligne(dire("titre", dossier.numero().valeur()));
        paragraphe("", dire("aide", reglement.titre(), reglement.autorite()), "  ");
        paragraphe("", dire("reglement", reglement.baseJuridique(), reglement.version()), "  ");
        ligne(dire("jour", Francais.jour(jour)));
        ligne("");
        ligne(dire("proposition." + proposition.code()));
        proposition.selon(
                accorder -> {
                    String versement = dire("versement." + accorder.versement());
                    paragraphe("", dire("accord", Francais.euros(accorder.montant()), versement), "");
                    return true;
                },
                refuser -> false,
                completer -> false,
                examiner -> false);
    }

    private void motifs(Proposition proposition) {
        List<Constat> motifs = proposition.motifs();
        if (motifs.isEmpty()) {
            return;
        }
        titre("motifs");
        for (Constat constat : motifs) {
            String article = constat.article().isEmpty() ? "" : " (" + constat.article() + ")";
            paragraphe("- ", Phrases.majuscule(phraseDe(constat)) + article + ".", "  ");
            ligne("  [" + constat.code() + "] " + dire("portee." + constat.portee()));
        }
    }

    private String phraseDe(Constat constat) {
        return constat.selon(
                condition -> dire(
                        "condition.NON_SATISFAITE",
                        Phrases.sansPoint(condition.appreciation().condition().libelle())),
                donnee -> dire("donnee", donnee.donnee().libelle()),
                piece ->
                        dire("observation." + piece.observation(), piece.piece().libelle()),
                doublon -> dire(
                        "doublon." + doublon.coincidence().genre(),
                        String.join(
                                ", ",
                                doublon.coincidence().autres().stream()
                                        .limit(10)
                                        .map(NumeroDossier::valeur)
                                        .toList())),
                montant -> dire("montantNul"),
                signal -> dire("signal." + signal.code()));
    }

    private void conditions(Proposition proposition) {
        titre("conditions");
        for (Constat constat : proposition.constats()) {
            if (constat instanceof Constat.DeCondition condition) {
                paragraphe(
                        dire("verdict." + condition.appreciation().verdict()) + " ",
                        Phrases.sansPoint(condition.appreciation().condition().libelle()) + " (" + condition.article()
                                + ")",
                        "        ");
                for (ValeurLue lue : condition.appreciation().valeurs()) {
                    Valeur valeur = lue.valeur();
                    paragraphe(
                            "          ",
                            dire("valeur", lue.donnee().libelle(), valeur == null ? dire("inconnue") : ecrire(valeur)),
                            "            ");
                }
            }
        }
    }

    private void pieces(ReglementAide reglement, Proposition proposition) {
        if (reglement.estSurFaitsDeclares()) {
            titre("pieces");
            paragraphe("", dire("sansPieces"), "");
            return;
        }
        titre("pieces");
        for (Constat constat : proposition.constats()) {
            if (constat instanceof Constat.DePiece piece) {
                paragraphe(
                        "- ",
                        Phrases.majuscule(piece.piece().libelle()) + " (" + piece.article() + ") : "
                                + dire("vu." + piece.observation())
                                + (piece.portee() == Portee.NOTE || piece.portee() == Portee.COMPLEMENT
                                        ? ""
                                        : ", " + dire("portee." + piece.portee())),
                        "  ");
            }
        }
    }

    private void montant(ReglementAide reglement, Proposition proposition) {
        if (!(proposition instanceof Proposition.Accorder accorder)) {
            return;
        }
        titre("montant");
        Intitules intitules = new Intitules(reglement);
        for (Etape etape : accorder.etapes()) {
            paragraphe("- ", intitules.etape(etape), "  ");
        }
        ligne(dire(
                "total", Francais.euros(accorder.montant()), reglement.bareme().article()));
    }

    private void calendrier(Dossier dossier, Echeance silence) {
        titre("calendrier");
        ligne(dire("depot", Francais.jour(dossier.depot())));
        paragraphe("", dire("silence", Francais.jour(silence.date()), silence.base()), "");
        silence.suspensions().stream()
                .filter(suspension -> suspension.reprise().isAfter(dossier.depot())
                        && suspension.debut().isBefore(silence.date()))
                .forEach(suspension -> paragraphe(
                        "- ", dire("suspension", suspension.base(), Francais.jour(suspension.reprise())), "  "));
    }

    private void mention() {
        ligne("");
        paragraphe("", dire("mention"), "");
    }

    private void titre(String cle) {
        page.titre(dire("titre." + cle));
    }

    private void ligne(String texte) {
        page.ligne(texte);
    }

    private void paragraphe(String debut, String texte, String retrait) {
        page.paragraphe(debut, texte, retrait);
    }

    private String dire(String cle, Object... valeurs) {
        return phrases.dire(cle, valeurs);
    }

    private static String ecrire(Valeur valeur) {
        if (valeur instanceof Valeur.Jour jour) {
            return Francais.jour(jour.jour());
        }
        if (valeur instanceof Valeur.Revenu revenu) {
            return Francais.euros(revenu.parAn()) + " par an";
        }
        return valeur instanceof Valeur.Somme somme ? Francais.euros(somme.montant()) : valeur.toString();
    }
}
