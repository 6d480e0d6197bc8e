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
import java.util.Map;
import java.util.Objects;

/**
 * The page of reasons of a dossier: what is proposed, why, under which articles, with which values.
 *
 * <p>It is written from the findings of the instruction themselves, in plain text of at most 88 columns, and names nobody. In
 * any language but French the words of the règlement are quoted as they stand. All sentences are in the bundles {@code
 * fr.octroi.document.Explication} and {@code Intitules}; the same as data is {@code fr.octroi.format.ExplicationJson}.
 */
public final class Explication {

    /** The articles of law that an explanation answers to: a decision founded on an algorithm says so, and explains itself. */
    public static final List<String> ARTICLES_ALGORITHME =
            List.of("CRPA L311-3-1", "CRPA R311-3-1-1", "CRPA R311-3-1-2");

    private static final Map<Langue, Phrases> PHRASES = Phrases.enToutesLangues("Explication");

    private final Langue langue;
    private final Phrases phrases;
    private final Feuillet page = new Feuillet();

    private Explication(Langue langue) {
        this.langue = langue;
        this.phrases = phrases(langue);
    }

    private static Phrases phrases(Langue langue) {
        return Objects.requireNonNull(PHRASES.get(langue));
    }

    /**
     * Writes the page of a dossier, in French.
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
        return page(dossier, reglement, proposition, jour, silence, Langue.FRANCAIS);
    }

    /**
     * Writes the page of a dossier.
     *
     * @param dossier the dossier
     * @param reglement the règlement it was instructed under
     * @param proposition the proposal
     * @param jour the day of instruction
     * @param silence when silence becomes a rejection, should nothing be asked of the applicant meanwhile
     * @param langue the language
     * @return the page, each line ended by a line feed
     */
    public static String page(
            Dossier dossier,
            ReglementAide reglement,
            Proposition proposition,
            LocalDate jour,
            Echeance silence,
            Langue langue) {
        Explication explication = new Explication(langue);
        explication.enTete(dossier, reglement, proposition, jour);
        explication.motifs(proposition);
        explication.conditions(proposition);
        explication.pieces(reglement, proposition);
        explication.montant(reglement, proposition);
        explication.calendrier(dossier, silence);
        explication.mention();
        return explication.page.toString();
    }

    /**
     * Says a finding, without any value and without the number of any other dossier.
     *
     * @param constat the finding
     * @param langue the language
     * @return a clause, without a full stop
     */
    public static String constat(Constat constat, Langue langue) {
        Phrases phrases = phrases(langue);
        return constat.selon(
                condition -> phrases.dire(
                        "condition." + condition.appreciation().verdict(),
                        Intitules.citer(
                                Phrases.sansPoint(
                                        condition.appreciation().condition().libelle()),
                                langue)),
                donnee -> phrases.dire("donnee", Intitules.fait(donnee.donnee(), langue)),
                piece -> phrases.dire(
                        "observation." + piece.observation(),
                        Intitules.citer(piece.piece().libelle(), langue)),
                doublon -> phrases.dire("doublon." + doublon.coincidence().genre()),
                montant -> phrases.dire("montantNul"),
                signal -> phrases.dire("signal." + signal.code()));
    }

    /**
     * Says a step of the computation of an amount, with its result.
     *
     * @param etape the step
     * @param langue the language
     * @return such as {@code 25 % de 1 200,00 € : 300,00 €}
     */
    public static String etape(Etape etape, Langue langue) {
        return Intitules.etape(etape, langue);
    }

    /**
     * Says that the proposal comes from an algorithm, and what the person may ask for ({@link #ARTICLES_ALGORITHME}).
     *
     * @param langue the language
     * @return a few sentences
     */
    public static String mention(Langue langue) {
        return phrases(langue).dire("mention");
    }

    private void enTete(Dossier dossier, ReglementAide reglement, Proposition proposition, LocalDate jour) {
        ligne(dire("titre", dossier.numero().valeur()));
        paragraphe("", dire("aide", citer(reglement.titre()), reglement.autorite()), "  ");
        paragraphe("", dire("reglement", citer(reglement.baseJuridique()), reglement.version()), "  ");
        ligne(dire("jour", langue.jour(jour)));
        ligne("");
        ligne(dire("proposition." + proposition.code()));
        proposition.selon(
                accorder -> {
                    String versement = dire("versement." + accorder.versement());
                    paragraphe("", dire("accord", langue.euros(accorder.montant()), versement), "");
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
            String phrase = Phrases.majuscule(phraseDe(constat));
            String motif = constat.article().isEmpty()
                    ? dire("motif.sansArticle", phrase)
                    : dire("motif", phrase, constat.article());
            paragraphe("- ", motif, "  ");
            ligne("  [" + constat.code() + "] " + dire("portee." + constat.portee()));
        }
    }

    /** An officer who looks into a coincidence needs to know with which dossiers. */
    private String phraseDe(Constat constat) {
        String phrase = constat(constat, langue);
        if (!(constat instanceof Constat.DeDoublon doublon)) {
            return phrase;
        }
        List<NumeroDossier> autres = doublon.coincidence().autres();
        return dire(
                "doublon.avec",
                phrase,
                String.join(
                        ", ",
                        autres.stream().limit(10).map(NumeroDossier::valeur).toList()));
    }

    private void conditions(Proposition proposition) {
        titre("conditions");
        for (Constat constat : proposition.constats()) {
            if (constat instanceof Constat.DeCondition condition) {
                paragraphe(
                        dire("verdict." + condition.appreciation().verdict()) + " ",
                        citer(Phrases.sansPoint(
                                        condition.appreciation().condition().libelle()))
                                + " (" + condition.article() + ")",
                        "        ");
                for (ValeurLue lue : condition.appreciation().valeurs()) {
                    Valeur valeur = lue.valeur();
                    paragraphe(
                            "          ",
                            dire(
                                    "valeur",
                                    Intitules.fait(lue.donnee(), langue),
                                    valeur == null ? dire("inconnue") : Intitules.ecrire(valeur, langue)),
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
                boolean porte = piece.portee() != Portee.NOTE && piece.portee() != Portee.COMPLEMENT;
                paragraphe(
                        "- ",
                        dire(
                                porte ? "piece.portee" : "piece",
                                citer(Phrases.majuscule(piece.piece().libelle())),
                                piece.article(),
                                dire("vu." + piece.observation()),
                                porte ? dire("portee." + piece.portee()) : ""),
                        "  ");
            }
        }
    }

    private void montant(ReglementAide reglement, Proposition proposition) {
        if (!(proposition instanceof Proposition.Accorder accorder)) {
            return;
        }
        titre("montant");
        for (Etape etape : accorder.etapes()) {
            paragraphe("- ", etape(etape, langue), "  ");
        }
        ligne(dire("total", langue.euros(accorder.montant()), reglement.bareme().article()));
    }

    private void calendrier(Dossier dossier, Echeance silence) {
        titre("calendrier");
        ligne(dire("depot", langue.jour(dossier.depot())));
        paragraphe("", dire("silence", langue.jour(silence.date()), silence.base()), "");
        silence.suspensions().stream()
                .filter(suspension -> suspension.reprise().isAfter(dossier.depot())
                        && suspension.debut().isBefore(silence.date()))
                .forEach(suspension -> paragraphe(
                        "- ", dire("suspension", citer(suspension.base()), langue.jour(suspension.reprise())), "  "));
    }

    private void mention() {
        ligne("");
        paragraphe("", mention(langue), "");
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

    private String citer(String texte) {
        return Intitules.citer(texte, langue);
    }
}
