package fr.octroi.document;

import fr.octroi.calendrier.Echeance;
import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.instruction.Observation;
import fr.octroi.instruction.Portee;
import fr.octroi.instruction.Proposition;
import fr.octroi.reglement.Appreciation;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.Etape;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.ValeurLue;
import fr.octroi.reglement.Verdict;
import java.time.LocalDate;
import java.util.HashMap;
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

    private static final String MARGE_DES_VALEURS = " ".repeat(10);
    private static final String RETRAIT_DES_VALEURS = " ".repeat(12);

    /** Stands for a value that is not known yet: no text holds this character. */
    private static final String BLANC = "\uFFFF";

    private final ReglementAide reglement;
    private final Langue langue;
    private final Phrases phrases;

    /** What is the same on every page: words of the règlement and of the law, set in lines once. */
    private final String aide;

    private final Recueil<Objet> objets = new Recueil<>();
    private final Recueil<Accord> accords = new Recueil<>();
    private final String titreDesMotifs;
    private final String titreDesConditions;
    private final Map<String, Regle> regles = new HashMap<>();
    private final Map<Donnee, String> faits = new HashMap<>();
    private final String debutDesPieces;
    private final Map<String, Piece> pieces = new HashMap<>();
    private final String titreDuMontant;
    private final Recueil<Montant> totaux = new Recueil<>();
    private final String titreDuCalendrier;
    private final Recueil<Delai> delais = new Recueil<>();
    private final String mention;

    /** Which aid, looked at when, to propose what: the same for all dossiers of a day that end alike. */
    private record Objet(LocalDate jour, Portee proposition) {}

    /** How much, and whether it can be paid: an aid that is a fixed sum, or capped, gives the same to many. */
    private record Accord(Montant montant, EtatVersement versement) {}

    /** Filed when, when silence becomes a rejection, and why: dossiers of a month share few such days. */
    private record Delai(LocalDate depot, LocalDate fin, String base) {}

    /** A condition with what is written of it, whoever asks. */
    private record Regle(
            String libelle,
            String article,
            Recueil<Verdict> verdicts,
            Recueil<Reponse> reponses,
            Recueil<Verdict> motifs) {
        static Regle de(String libelle, String article) {
            return new Regle(libelle, article, new Recueil<>(), new Recueil<>(), new Recueil<>());
        }
    }

    /** How a condition came out, and on which values. */
    private record Reponse(Verdict verdict, List<ValeurLue> valeurs) {

        /** Words and days are those of many applicants; sums and numbers are of one. */
        boolean revient() {
            for (ValeurLue lue : valeurs) {
                Valeur valeur = lue.valeur();
                if (valeur != null
                        && !(valeur instanceof Valeur.Code
                                || valeur instanceof Valeur.Booleen
                                || valeur instanceof Valeur.Jour)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A piece with what is written of it, whoever sends it. */
    private record Piece(PieceRequise requise, Recueil<Observation> vues, Recueil<Observation> motifs) {
        static Piece de(PieceRequise requise) {
            return new Piece(requise, new Recueil<>(), new Recueil<>());
        }
    }

    /**
     * Prepares to write pages: whoever writes many under one règlement keeps this, which any number of threads may share, and what does not
     * depend on the applicant is composed once.
     *
     * @param reglement the règlement that dossiers are instructed under
     * @param langue the language
     */
    public Explication(ReglementAide reglement, Langue langue) {
        this.reglement = reglement;
        this.langue = langue;
        this.phrases = phrases(langue);
        this.aide = new Feuillet()
                .paragraphe("", dire("aide", citer(reglement.titre()), reglement.autorite()), "  ")
                .paragraphe("", dire("reglement", citer(reglement.baseJuridique()), reglement.version()), "  ")
                .bloc();
        this.titreDesMotifs = titre("motifs");
        this.titreDesConditions = titre("conditions");
        this.debutDesPieces = reglement.estSurFaitsDeclares()
                ? titre("pieces") + "\n" + paragraphe("", dire("sansPieces"), "")
                : titre("pieces");
        this.titreDuMontant = titre("montant");
        this.titreDuCalendrier = titre("calendrier");
        this.mention = "\n" + paragraphe("", mention(langue), "");
        ReglementAide.Validite validite = reglement.validite();
        regles.put(validite.code(), Regle.de(validite.libelle(), validite.article()));
        nommer(validite.donnee());
        for (Condition condition : reglement.conditions()) {
            regles.put(condition.code(), Regle.de(condition.libelle(), condition.article()));
            condition.exige().donnees(this::nommer);
        }
        for (PieceRequise piece : reglement.pieces()) {
            pieces.put(piece.type(), Piece.de(piece));
        }
    }

    private static Phrases phrases(Langue langue) {
        return Objects.requireNonNull(PHRASES.get(langue));
    }

    /** Keeps the margin and the words before a value, unless others come after it. */
    private void nommer(Donnee donnee) {
        String phrase = dire("valeur", Intitules.fait(donnee, langue), BLANC);
        int place = phrase.indexOf(BLANC);
        if (place >= 0 && place == phrase.length() - BLANC.length()) {
            faits.put(donnee, MARGE_DES_VALEURS + phrase.substring(0, place));
        }
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
        return new Explication(reglement, langue).page(dossier, proposition, jour, silence);
    }

    /**
     * Writes the page of a dossier.
     *
     * @param dossier the dossier
     * @param proposition the proposal, under the règlement that this was made for
     * @param jour the day of instruction
     * @param silence when silence becomes a rejection, should nothing be asked of the applicant meanwhile
     * @return the page, each line ended by a line feed
     */
    public String page(Dossier dossier, Proposition proposition, LocalDate jour, Echeance silence) {
        Feuillet page = new Feuillet();
        enTete(dossier, proposition, jour, page);
        motifs(proposition, page);
        conditions(proposition, page);
        pieces(proposition, page);
        montant(proposition, page);
        calendrier(dossier, silence, page);
        return page.lignes(mention).toString();
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

    private void enTete(Dossier dossier, Proposition proposition, LocalDate jour, Feuillet page) {
        Objet objet = new Objet(jour, proposition.classe());
        page.lignes(dire("titre", dossier.numero().valeur()))
                .lignes(objets.texte(objet, () -> objet(jour, proposition.code())));
        if (proposition instanceof Proposition.Accorder accorder) {
            Accord accord = new Accord(accorder.montant(), accorder.versement());
            page.lignes(accords.texte(accord, () -> accord(accord)));
        }
    }

    private String objet(LocalDate jour, String proposition) {
        return new Feuillet()
                .lignes(aide)
                .lignes(dire("jour", langue.jour(jour)))
                .lignes("\n" + dire("proposition." + proposition))
                .bloc();
    }

    private String accord(Accord accord) {
        String versement = dire("versement." + accord.versement());
        return paragraphe("", dire("accord", langue.euros(accord.montant()), versement), "");
    }

    private void motifs(Proposition proposition, Feuillet page) {
        List<Constat> motifs = proposition.motifs();
        if (motifs.isEmpty()) {
            return;
        }
        page.lignes(titreDesMotifs);
        for (Constat constat : motifs) {
            page.lignes(motif(constat));
        }
    }

    private String motif(Constat constat) {
        if (constat instanceof Constat.DeCondition condition) {
            Verdict verdict = condition.appreciation().verdict();
            return regle(condition).motifs().texte(verdict, () -> composer(constat));
        }
        if (constat instanceof Constat.DePiece piece) {
            return piece(piece.piece()).motifs().texte(piece.observation(), () -> composer(constat));
        }
        return composer(constat);
    }

    private String composer(Constat constat) {
        String phrase = Phrases.majuscule(phraseDe(constat));
        String motif = constat.article().isEmpty()
                ? dire("motif.sansArticle", phrase)
                : dire("motif", phrase, constat.article());
        return new Feuillet()
                .paragraphe("- ", motif, "  ")
                .ligne("  [" + constat.code() + "] " + dire("portee." + constat.portee()))
                .bloc();
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

    /** What is kept of a condition; nothing is, when it says something else than this règlement. */
    private Regle regle(Constat.DeCondition constat) {
        Condition condition = constat.appreciation().condition();
        Regle regle = regles.get(condition.code());
        return regle != null
                        && regle.libelle().equals(condition.libelle())
                        && regle.article().equals(condition.article())
                ? regle
                : Regle.de(condition.libelle(), condition.article());
    }

    private void conditions(Proposition proposition, Feuillet page) {
        page.lignes(titreDesConditions);
        for (Constat constat : proposition.constats()) {
            if (constat instanceof Constat.DeCondition condition) {
                Appreciation appreciation = condition.appreciation();
                Regle regle = regle(condition);
                Reponse reponse = new Reponse(appreciation.verdict(), appreciation.valeurs());
                page.lignes(
                        reponse.revient()
                                ? regle.reponses().texte(reponse, () -> reponse(regle, reponse))
                                : reponse(regle, reponse));
            }
        }
    }

    private String reponse(Regle regle, Reponse reponse) {
        Verdict verdict = reponse.verdict();
        Feuillet lignes = new Feuillet()
                .lignes(regle.verdicts()
                        .texte(
                                verdict,
                                () -> paragraphe(
                                        dire("verdict." + verdict) + " ",
                                        citer(Phrases.sansPoint(regle.libelle())) + " (" + regle.article() + ")",
                                        "        ")));
        for (ValeurLue lue : reponse.valeurs()) {
            valeur(lue, lignes);
        }
        return lignes.bloc();
    }

    private void valeur(ValeurLue lue, Feuillet page) {
        Valeur valeur = lue.valeur();
        String ecrite = valeur == null ? dire("inconnue") : Intitules.ecrire(valeur, langue);
        String fait = faits.get(lue.donnee());
        if (fait == null) {
            String phrase = dire("valeur", Intitules.fait(lue.donnee(), langue), ecrite);
            page.paragraphe(MARGE_DES_VALEURS, phrase, RETRAIT_DES_VALEURS);
        } else {
            page.paragraphe(MARGE_DES_VALEURS, fait, ecrite, RETRAIT_DES_VALEURS);
        }
    }

    private void pieces(Proposition proposition, Feuillet page) {
        page.lignes(debutDesPieces);
        if (reglement.estSurFaitsDeclares()) {
            return;
        }
        for (Constat constat : proposition.constats()) {
            if (constat instanceof Constat.DePiece piece) {
                page.lignes(piece(piece.piece()).vues().texte(piece.observation(), () -> vue(piece)));
            }
        }
    }

    private Piece piece(PieceRequise requise) {
        Piece piece = pieces.get(requise.type());
        return piece != null && piece.requise().equals(requise) ? piece : Piece.de(requise);
    }

    private String vue(Constat.DePiece piece) {
        boolean porte = piece.portee() != Portee.NOTE && piece.portee() != Portee.COMPLEMENT;
        return paragraphe(
                "- ",
                dire(
                        porte ? "piece.portee" : "piece",
                        citer(Phrases.majuscule(piece.piece().libelle())),
                        piece.article(),
                        dire("vu." + piece.observation()),
                        porte ? dire("portee." + piece.portee()) : ""),
                "  ");
    }

    private void montant(Proposition proposition, Feuillet page) {
        if (!(proposition instanceof Proposition.Accorder accorder)) {
            rienADonner(proposition, page);
            return;
        }
        page.lignes(titreDuMontant);
        for (Etape etape : accorder.etapes()) {
            page.paragraphe("- ", etape(etape, langue), "  ");
        }
        page.lignes(totaux.texte(
                accorder.montant(),
                () -> dire(
                        "total",
                        langue.euros(accorder.montant()),
                        reglement.bareme().article())));
    }

    /** How a computation came to nothing. */
    private void rienADonner(Proposition proposition, Feuillet page) {
        for (Constat constat : proposition.constats()) {
            if (constat instanceof Constat.DeMontant montant) {
                page.lignes(titreDuMontant);
                for (Etape etape : montant.etapes()) {
                    page.paragraphe("- ", etape(etape, langue), "  ");
                }
            }
        }
    }

    private void calendrier(Dossier dossier, Echeance silence, Feuillet page) {
        LocalDate fin = silence.date();
        Delai delai = new Delai(dossier.depot(), fin, silence.base());
        page.lignes(delais.texte(delai, () -> delai(delai)));
        for (Suspension suspension : silence.suspensions()) {
            if (suspension.reprise().isAfter(dossier.depot())
                    && suspension.debut().isBefore(fin)) {
                page.paragraphe(
                        "- ", dire("suspension", citer(suspension.base()), langue.jour(suspension.reprise())), "  ");
            }
        }
    }

    private String delai(Delai delai) {
        return new Feuillet()
                .lignes(titreDuCalendrier)
                .lignes(dire("depot", langue.jour(delai.depot())))
                .paragraphe("", dire("silence", langue.jour(delai.fin()), delai.base()), "")
                .bloc();
    }

    private String titre(String cle) {
        return new Feuillet().titre(dire("titre." + cle)).bloc();
    }

    private static String paragraphe(String debut, String texte, String retrait) {
        return new Feuillet().paragraphe(debut, texte, retrait).bloc();
    }

    private String dire(String cle, Object... valeurs) {
        return phrases.dire(cle, valeurs);
    }

    private String citer(String texte) {
        return Intitules.citer(texte, langue);
    }
}
