package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.TextePiece.Cellule;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A place where words of payment stand, with what is before and after them: whether they tell that the whole price was paid.
 *
 * <p>A form waits for a day or a tick, a note asks for a paid invoice, an instalment or a tax is paid apart: none of them says so.
 */
final class MentionDePaiement {

    /** "La règle en vigueur" and "on paye en caisse" say nothing, and without accents they look like participles. */
    private static final Pattern UN_VERBE = Pattern.compile(".*[^e\u00E9]e|.*[\u00E8\u00C8].*");

    private static final Pattern UNE_SOMME = Pattern.compile("\\b(?:MONTANT|TOTAL|SOMME|AMOUNT)\\s\\S+$");

    /** What was paid is another thing, or would be. */
    private static final GuardedPattern AUTRE_CHOSE = GuardedPattern.of(
            "\\b(?:ETRE|SERA|SERONT|TVA|T\\.V\\.A\\.?|DROITS?|TAXES?|TOUTE|CHAQUE|ACOMPTE|ARRHES|AVANCE|FOIS|DEJA|SI|JUSQU'?A?|PRECEDENTE|DERNIERE|PARTIELLEMENT|SOMME|SOIT|DOIT|DEVRA|SAUF|TANT|AMOUNT|DEPOSIT|BE|IF|UNTIL|ONCE|WHEN|PARTLY|PARTIALLY|ALREADY"
                    + "|VERSEMENT(?! (?:INTEGRAL|TOTAL))|ECHEANCE|MENSUALITE|APPORT|RESERVATION|ECO-?\\s?TAXE|ECO-?\\s?PARTICIPATION|DEMANDE DE"
                    + "|DUTY|DUTIES|CARRIAGE|TAX|VAT|POSTAGE|FREIGHT|SHIPPING|DELIVERY|CUSTOMS|INSURANCE|AFTER|UPON|BEFORE|FOLLOWING|PENDING|AWAITING|WITHIN|WITHOUT|SUBJECT"
                    + "|PORT|TRANSPORT|APRES|DES|AVANT|AUCUN|SANS|RESERVE)\\b[^.;:,]{0,18}$|\\bMENSUALITE\\s[0-9 ]{1,7}[.,][0-9]{2}\\s$|\\b[0-9] ?(?:ER|ERE|EME)\\s$|^(?:BONUS|PRIME|AIDE)\\b[^.;]{0,40}:\\s$|\\bNO\\s$|\\bTERMS\\b.{0,40}$");

    /** The paper that somebody asks for is not this one. */
    private static final Pattern DEMANDEE = Pattern.compile(
            "\\b(?:JOINDRE|FOURNIR|PRESENTER|COMPORTER|PRODUIRE|TRANSMETTRE|RETOURNER|RENVOYER|ENVOYER|ADRESSER|OBTENIR|DEMANDEZ|DEPOSEE? AVEC|PRESENTATION DE)\\b[^.;]{0,60}$|\\bMENTION\\s[\u00AB\"]\\s?FACTURE\\s$|\\b(?:UNE|SUR|VU DE LA|AVEC LA) FACTURE\\s$");

    private static final Pattern OBLIGATOIRE = Pattern.compile(
            "^\\s(?:OBLIGATOIRE|EXIGEE|DEMANDEE|VOUS SERA|UNIQUEMENT|A (?:FOURNIR|JOINDRE|PRESENTER))\\b");

    private static final Pattern NIEE =
            Pattern.compile("\\b(?:NON|NOT(?: YET)?|PAS(?: ENCORE)?)[\\s-](?:INTEGRALEMENT\\s)?$");

    private static final Pattern NIEE_APRES = Pattern.compile(
            "^\\s?:?\\s?(?:NON|NO(?!\\.?\\s?[0-9]))\\b|^\\s(?:PARTIELLEMENT|EN PARTIE|PARTLY|PARTIALLY|IN PART)\\b");

    /** Boxes that are not ticked, and words of which some are to be struck out. */
    private static final Pattern A_COCHER =
            Pattern.compile("[\u2610\u25A1]|\\[\\s?\\]|\\bOUI\\b.{0,20}\\bNON\\b|\\bNON\\b.{0,20}\\bOUI\\b");

    private static final Pattern COCHEE = Pattern.compile("(?:[\u2611\u2612\u2713\u2714]|\\[X\\])\\s?(?:FACTURE\\s)?$");

    private static final Pattern A_RAYER = Pattern.compile("\\bRAYER\\b");

    /** A label that waits for a day, a signature or a number. */
    private static final Pattern A_REMPLIR = Pattern.compile(
            "^,?\\s(?:LE|PAR)\\s?:?[\\s._\u2026/]*$|^,?\\s(?:LE|PAR)\\s?(?::|[._\u2026/]{2})[\\s._\u2026/]*(?:LE|PAR|DATE|SIGNATURE)\\b|^\\s\\(?DATE ET SIGNATURE\\b|^\\sPAR\\s?:?\\sCHEQUE N\\s?\u00B0\\s?:?\\s?(?:$|BANQUE|[._\u2026])|^\\s?:?\\s(?:DATE|SIGNATURE)\\s?:(?!\\s?[0-9])");

    private static final Pattern SANS_SUITE_ICI = Pattern.compile(",?\\s(?:LE|PAR)\\s?:?");

    private static final Pattern PLUSIEURS_FOIS = Pattern.compile(
            "^\\s(?:PAR\\s[A-Z]{2,15}\\s)?EN\\s(?:[2-9]|[1-9][0-9]|DEUX|TROIS|QUATRE)\\s?(?:X\\b|FOIS\\b|MENSUALITES\\b|ECHEANCES\\b|VERSEMENTS\\b)");

    /** A term, or an event to come. */
    private static final Pattern PLUS_TARD = Pattern.compile(
            "\\b(?:WITHIN|UPON|TERMS|NET [0-9]+ DAYS|(?:SOUS|A) [0-9]+ J(?:OURS)?|FIN DE MOIS|A RECEPTION|A ECHEANCE|AU PLUS TARD|A VENIR|A ENCAISSER|SOUS RESERVE|A LA LIVRAISON)\\b|^\\sON\\s(?:DELIVERY|COLLECTION|RECEIPT|ACCOUNT)\\b");

    private static final Pattern EN_FIN = Pattern.compile("\\s?:?");

    private static final Pattern FIN_DE_PHRASE = Pattern.compile("\\.\\s|\\s-\\s|;");

    private static final Pattern AUTRE_SUJET =
            Pattern.compile("\\.\\s|;|\\s-\\s|\\s[-\u2013\u2014]\\s(?=GARANTIE|MERCI|REPRISE|CONDITIONS)");

    private static final Pattern UN_JOUR = Pattern.compile("[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}");

    /** Of any length: the longest are no amounts, nor the total; the end of a day or of an hour is none. */
    private static final GuardedPattern MONTANT = GuardedPattern.of(
            "(?<![0-9])(?<![0-9][./:-])(?<!\\b[AH]\\s)[0-9]{1,3}(?:[ .,']?[0-9]{3})*+(?:[.,][0-9]{2}(?![0-9]|[./-][0-9]|\\s?%)|(?=\\s?(?:\u20AC|EUR)))");

    private static final Pattern UN_NOMBRE_ENTIER = Pattern.compile("[0-9]{1,3}(?:[ .,']?[0-9]{3})*");

    /** Euros that are taken off, or that something else costs. */
    private static final Pattern SANS_CENTIMES_AUTRE_CHOSE =
            Pattern.compile("\\b(?:DEDUITE?S?|DONT|AIDES?|PRIMES?|BONUS|FRAIS)\\b");

    private static final int COLONNES_A_DROITE = 8;

    /** A sentence that says otherwise is no longer. */
    private static final int AVANT_UNE_MENTION = 100;

    /** Of the line below a label, a day or a signature is enough. */
    private static final int UN_JOUR_AU_PLUS = 20;

    /** Of a whole line: a longer one was made to keep a reader busy. */
    private static final int LIGNE_AU_PLUS = 300;

    private final TextePiece texte;
    private final int ligne;
    private final List<Cellule> cellules;
    private final int rang;
    private final Cellule cellule;
    private final int debut;
    private final int fin;
    private final String avant;
    private final String apres;
    private final String suite;

    /**
     * Looks at one place.
     *
     * @param debut where the words start in their cell
     * @param fin where they end
     */
    MentionDePaiement(TextePiece texte, int ligne, int rang, int debut, int fin) {
        this.texte = texte;
        this.ligne = ligne;
        this.cellules = texte.lignes().get(ligne).cellules();
        this.rang = rang;
        this.cellule = cellules.get(rang);
        this.debut = debut;
        this.fin = fin;
        this.avant = cellule.cle().substring(Math.max(0, debut - AVANT_UNE_MENTION), debut);
        this.apres = apres();
        this.suite = suite();
    }

    /** Whether it speaks of the whole price, and of what happened or did not. */
    boolean vautPourLeTout(@Nullable Montant total, @Nullable Montant verse) {
        return !AUTRE_CHOSE.matcher(avant).find()
                && !DEMANDEE.matcher(avant).find()
                && !OBLIGATOIRE.matcher(suite).find()
                && !estUneTete()
                && !estAChoisir()
                && !A_REMPLIR.matcher(suite).find()
                && !PLUSIEURS_FOIS.matcher(apres).find()
                && !PLUS_TARD.matcher(suite).find()
                && estDuTotal(total, verse)
                && !estUnVerbe(cellule.texte().substring(debut, fin));
    }

    /** Whether it says that it was not paid, or in part. */
    boolean estNiee() {
        return NIEE.matcher(avant).find() || NIEE_APRES.matcher(suite).find();
    }

    /** A head over a row of amounts or an empty box says nothing without its amount. */
    private boolean estUneTete() {
        String cle = cellule.cle();
        boolean dUneColonne = cellules.size() > 1
                && cle.length() == fin - debut
                && !cle.endsWith("EE")
                && aDroiteDe(-1).stream().noneMatch(autre -> TextePiece.aUnChiffre(autre.cle()))
                && MONTANT.matcher(debut(texte.cle(ligne + 1), LIGNE_AU_PLUS)).find();
        return dUneColonne
                || (EN_FIN.matcher(cle.substring(fin)).matches()
                        && UNE_SOMME.matcher(cle.substring(0, fin)).find()
                        && !MONTANT.matcher(apres).find());
    }

    private boolean estAChoisir() {
        boolean desCases = A_COCHER.matcher(cellule.cle()).find()
                || A_COCHER.matcher(suite).find();
        return (desCases && !COCHEE.matcher(avant).find())
                || A_RAYER.matcher(debut(texte.cle(ligne), LIGNE_AU_PLUS)).find();
    }

    /** What follows in the sentence, and the amounts in the next columns, or below a label that ends its line. */
    private String apres() {
        String reste = cellule.cle().substring(fin);
        StringBuilder suivi = new StringBuilder(reste);
        boolean seule = EN_FIN.matcher(reste).matches();
        boolean voisine = seule;
        boolean unMontant = MONTANT.matcher(reste).find();
        for (Cellule autre : aDroiteDe(rang)) {
            boolean montant = !unMontant && MontantsEcrits.estUnMontantSeul(autre.cle());
            boolean duPaiement = montant
                    || PaiementALaCaisse.SON_MOYEN.matcher(autre.cle()).matches()
                    || (!seule && UN_JOUR.matcher(autre.cle()).matches());
            if (voisine || duPaiement) {
                suivi.append(' ').append(autre.cle());
            }
            if (!duPaiement) {
                break;
            }
            unMontant = montant;
            voisine = false;
        }
        if (finitSaLigne() && cellule.cle().endsWith(":") && MontantsEcrits.estUnMontantSeul(texte.cle(ligne + 1))) {
            suivi.append(' ').append(texte.cle(ligne + 1));
        }
        return FIN_DE_PHRASE.split(suivi, 2)[0];
    }

    /** The rest of its cell; where that says nothing yet, what stands right of it, or below it. */
    private String suite() {
        String reste = AUTRE_SUJET.split(cellule.cle().substring(fin), 2)[0];
        if (!EN_FIN.matcher(reste).matches() && !SANS_SUITE_ICI.matcher(reste).matches() && !reste.endsWith(":")) {
            return reste;
        }
        StringBuilder suivi = new StringBuilder(reste);
        for (Cellule autre : aDroiteDe(rang)) {
            suivi.append(' ').append(autre.cle());
        }
        if (finitSaLigne() && !reste.isEmpty()) {
            suivi.append(' ').append(debut(texte.cle(ligne + 1), UN_JOUR_AU_PLUS));
        }
        return suivi.toString();
    }

    private boolean finitSaLigne() {
        return rang + 1 == cellules.size();
    }

    /** The cells right of one: no line has so many columns; a longer one was made to keep a reader busy. */
    private List<Cellule> aDroiteDe(int rangDepart) {
        return cellules.subList(rangDepart + 1, Math.min(cellules.size(), rangDepart + 1 + COLONNES_A_DROITE));
    }

    private static String debut(String cle, int longueur) {
        return cle.substring(0, Math.min(cle.length(), longueur));
    }

    /** Sums that are said to be paid, and do not make the total, with what was paid before or not, are a part of it. */
    private boolean estDuTotal(@Nullable Montant total, @Nullable Montant verse) {
        boolean enCentimes = SANS_CENTIMES_AUTRE_CHOSE.matcher(apres).find();
        Montant somme = null;
        GuardedMatcher montant = MONTANT.matcher(apres);
        while (montant.find()) {
            boolean entier = UN_NOMBRE_ENTIER.matcher(montant.group()).matches();
            if (entier && enCentimes) {
                continue;
            }
            Montant lu = MontantsEcrits.lire(montant.group() + (entier ? ",00" : ""));
            if (lu == null) {
                return false;
            }
            somme = somme == null ? lu : somme.plus(lu);
        }
        return somme == null
                || (total != null
                        && (somme.equals(total)
                                || (verse != null && somme.plus(verse).equals(total))));
    }

    private static boolean estUnVerbe(String mot) {
        return UN_VERBE.matcher(mot).matches();
    }
}
