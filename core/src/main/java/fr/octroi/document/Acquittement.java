package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.TextePiece.Cellule;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether an invoice says that it was paid (<i>facture acquittée</i>). */
enum Acquittement {
    ACQUITTEE,
    NON_ACQUITTEE,
    /** It does not say, or says both. */
    INCONNU;

    private static final List<GuardedPattern> DITE = List.of(
            GuardedPattern.of("\\bACQUITTEE?\\b"),
            GuardedPattern.of("\\bPOUR ACQUIT\\b"),
            GuardedPattern.of("\\b(?:PAYE|REGLE|SOLDE|ENCAISSE)E\\b"),
            GuardedPattern.of(
                    "\\b(?:PAYE|REGLE|ENCAISSE)\\b(?=\\s\\(?(?:LE|PAR|EN|COMPTANT|CE JOUR|INTEGRALEMENT|CB|CARTE|CHEQUE|ESPECES|VIREMENT)\\b|$)"),
            GuardedPattern.of("\\bPAID\\b(?=\\s(?:IN FULL|BY|ON|WITH|VIA|CASH)\\b|$)"),
            GuardedPattern.of(
                    "^(?:(?:MONTANT|TOTAL) (?:PAYE|REGLE)|(?:AMOUNT|TOTAL) PAID)\\b(?=[\\s:=\u20AC]{0,4}(?:[0-9]|$))"),
            GuardedPattern.of("\\bPAYMENT (?:RECEIVED|ACCEPTED)\\b"),
            GuardedPattern.of("\\b(?:PAIEMENT|REGLEMENT)\\s(?:RECU|EFFECTUE|ACCEPTE|ENCAISSE|VALIDE)\\b"));

    private static final GuardedPattern RIEN_RECU = GuardedPattern.of(
            "(?:^|[.;]\\s)AUCUN (?:REGLEMENT|PAIEMENT) (?:RECU|PERCU|ENREGISTRE|ENCAISSE)(?: A CE JOUR)?\\.?$");

    private static final GuardedPattern UN_MOYEN =
            GuardedPattern.of("\\b(?:CARTE (?:BANCAIRE|BLEUE|DE CREDIT|DE PAIEMENT)|CB|ESPECES|CHEQUES? VACANCES)\\b");

    /** What a till prints of a payment that was made: how, how much, and nothing else; no day, which may be to come. */
    private static final Pattern ENCAISSE = Pattern.compile(
            "(?:(?:REGLEMENTS?|PAIEMENTS?|ENCAISSE)\\s?:\\s?)?(?:CARTE (?:BANCAIRE|BLEUE|DE CREDIT|DE PAIEMENT)|CB|ESPECES|CHEQUES? VACANCES)\\b"
                    + "(?:CARTE (?:BANCAIRE|BLEUE)|CB|ESPECES|CHEQUES? VACANCES|CONNECT|EMV|SANS CONTACT|EUR(?:OS)?|(?<![-\u2013])"
                    + MontantsEcrits.NOMBRE + "|[-\u2013\u2014:+\u20AC\\s])++");

    private static final Pattern SON_MOYEN =
            Pattern.compile("(?:CARTE (?:BANCAIRE|BLEUE)|CB(?: SANS CONTACT)?|ESPECES)\\s?:?");

    private static final Pattern UN_RENDU = Pattern.compile("RENDU(?:\\sMONNAIE)?\\s?:?");

    /** What is handed back of cash, below it or beside it. */
    private static final Pattern RENDU = Pattern.compile(
            "\\bRENDU(?:\\sMONNAIE)?\\s?:?\\s(?<rendu>" + MontantsEcrits.NOMBRE + ")(?:\\s?(?:\u20AC|EUR(?:OS)?))?$");

    private static final GuardedPattern A_REGLER = GuardedPattern.of("(?<!\\bNET )\\bA (?:REGLER|PAYER)\\b");

    /** A payment that failed, or is to come. */
    private static final GuardedPattern SANS_SUITE = GuardedPattern.of(
            "\\b(?:ANNULEE?|ANNULATION|REFUSEE?|ABANDON(?:NEE?)?|REJETEE?|IMPAYEE?|ABOUTI|ECHEANCIER|ECHEANCES?|MENSUALITES?|REMBOURSEMENT|REMBOURSEE?|CAUTION|EMPREINTE|[0-9] ?FOIS|[2-9] ?X)\\b");

    private static final Pattern UNE_SOMME = Pattern.compile("\\b(?:MONTANT|TOTAL|SOMME|AMOUNT)\\s\\S+$");

    /** What was paid is another thing, or would be. */
    private static final Pattern AUTRE_CHOSE = RequiredWords.compiler(
            "\\b(?:ETRE|SERA|SERONT|TVA|T\\.V\\.A\\.?|DROITS?|TAXES?|TOUTE|CHAQUE|ACOMPTE|ARRHES|AVANCE|FOIS|DEJA|SI|JUSQU'?A?|PRECEDENTE|DERNIERE|PARTIELLEMENT|SOMME|SOIT|DOIT|DEVRA|SAUF|TANT|AMOUNT|DEPOSIT|BE|IF|UNTIL|ONCE|WHEN|PARTLY|PARTIALLY|ALREADY"
                    + "|VERSEMENT(?! (?:INTEGRAL|TOTAL))|ECHEANCE|MENSUALITE|APPORT|RESERVATION|ECO-?\\s?TAXE|ECO-?\\s?PARTICIPATION|[0-9] ?(?:ER|ERE|EME)|DEMANDE DE"
                    + "|DUTY|DUTIES|CARRIAGE|TAX|VAT|POSTAGE|FREIGHT|SHIPPING|DELIVERY|CUSTOMS|INSURANCE|AFTER|UPON|BEFORE|FOLLOWING|PENDING|AWAITING|WITHIN|WITHOUT|SUBJECT"
                    + "|PORT|TRANSPORT|APRES|DES|AVANT|AUCUN|SANS|RESERVE)\\b[^.;:,]{0,18}$|\\bMENSUALITE\\s[0-9 ]{1,7}[.,][0-9]{2}\\s$|^(?:BONUS|PRIME|AIDE)\\b[^.;]{0,40}:\\s$|\\bNO\\s$|\\bTERMS\\b.{0,40}$");

    /** The paper that somebody asks for is not this one. */
    private static final Pattern DEMANDEE = Pattern.compile(
            "\\b(?:JOINDRE|FOURNIR|PRESENTER|COMPORTER|PRODUIRE|TRANSMETTRE|RETOURNER|RENVOYER|ENVOYER|ADRESSER|OBTENIR|DEMANDEZ|DEPOSEE? AVEC|PRESENTATION DE)\\b[^.;]{0,60}$|\\bMENTION\\s[\u00AB\"]\\s?FACTURE\\s$|\\b(?:UNE|SUR|VU DE LA|AVEC LA) FACTURE\\s$");

    private static final Pattern OBLIGATOIRE = Pattern.compile(
            "^\\s(?:OBLIGATOIRE|EXIGEE|DEMANDEE|VOUS SERA|UNIQUEMENT|A (?:FOURNIR|JOINDRE|PRESENTER))\\b");

    private static final Pattern NIEE =
            Pattern.compile("\\b(?:NON|NOT(?: YET)?|PAS(?: ENCORE)?)[\\s-](?:INTEGRALEMENT\\s)?$");

    private static final Pattern NIEE_APRES =
            Pattern.compile("^\\s?:?\\s?(?:NON|NO)\\b|^\\s(?:PARTIELLEMENT|EN PARTIE|PARTLY|PARTIALLY|IN PART)\\b");

    /** Boxes that are not ticked, and words of which some are to be struck out. */
    private static final Pattern A_COCHER =
            Pattern.compile("[\u2610\u25A1]|\\[\\s?\\]|\\bOUI\\b.{0,20}\\bNON\\b|\\bNON\\b.{0,20}\\bOUI\\b");

    private static final Pattern COCHEE = Pattern.compile("(?:[\u2611\u2612\u2713\u2714]|\\[X\\])\\s?(?:FACTURE\\s)?$");

    /** A label that waits for a day, a signature or a number. */
    private static final Pattern A_REMPLIR = Pattern.compile(
            "^,?\\s(?:LE|PAR)\\s?:?[\\s._\u2026/]*(?:$|(?:LE|PAR|DATE|SIGNATURE)\\b)|^\\s\\(?DATE ET SIGNATURE\\b|^\\sPAR\\s?:?\\sCHEQUE N\\s?\u00B0\\s?:?\\s?(?:$|BANQUE|[._\u2026])|^\\s?:?\\s(?:DATE|SIGNATURE)\\s?:(?!\\s?[0-9])");

    private static final Pattern SANS_SUITE_ICI = Pattern.compile(",?\\s(?:LE|PAR)\\s?:?");

    private static final Pattern PLUSIEURS_FOIS = Pattern.compile(
            "^\\s(?:PAR\\s[A-Z]{2,15}\\s)?EN\\s(?:[2-9]|[1-9][0-9]|DEUX|TROIS|QUATRE)\\s?(?:X\\b|FOIS\\b|MENSUALITES\\b|ECHEANCES\\b|VERSEMENTS\\b)");

    /** A term, or an event to come. */
    private static final Pattern PLUS_TARD = Pattern.compile(
            "\\b(?:WITHIN|UPON|TERMS|NET [0-9]+ DAYS|(?:SOUS|A) [0-9]+ J(?:OURS)?|FIN DE MOIS|A RECEPTION|A ECHEANCE|AU PLUS TARD|A VENIR|A ENCAISSER|SOUS RESERVE|A LA LIVRAISON)\\b|^\\sON\\s(?:DELIVERY|COLLECTION|RECEIPT|ACCOUNT)\\b");

    private static final Pattern EN_FIN = Pattern.compile("\\s?:?");

    private static final int COLONNES_A_DROITE = 8;

    /** A sentence that says otherwise is no longer. */
    private static final int AVANT_UNE_MENTION = 100;

    private static final int UN_JOUR_AU_PLUS = 20;

    private static final int LIGNE_AU_PLUS = 300;

    private static final Pattern A_RAYER = Pattern.compile("\\bRAYER\\b");

    /** Euros that are taken off, or that something else costs. */
    private static final Pattern SANS_CENTIMES_AUTRE_CHOSE =
            Pattern.compile("\\b(?:DEDUITE?S?|DONT|AIDES?|PRIMES?|BONUS|FRAIS)\\b");

    private static final Pattern UN_NOMBRE_ENTIER = Pattern.compile("[0-9]{1,3}(?:[ .,']?[0-9]{3})*");

    private static final Pattern UN_JOUR = Pattern.compile("[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4}");

    private static final Pattern UN_CHIFFRE = Pattern.compile("[0-9]");

    private static final Pattern FIN_DE_PHRASE = Pattern.compile("\\.\\s|\\s-\\s|;");

    private static final Pattern AUTRE_SUJET =
            Pattern.compile("\\.\\s|;|\\s-\\s|\\s[-\u2013\u2014]\\s(?=GARANTIE|MERCI|REPRISE|CONDITIONS)");

    /** Of any length: the longest are no amounts, nor the total; the end of a day or of an hour is none. */
    private static final Pattern MONTANT = RequiredWords.compiler(
            "(?<![0-9])(?<![0-9][./:-])(?<!\\b[AH]\\s)[0-9]{1,3}(?:[ .,']?[0-9]{3})*+(?:[.,][0-9]{2}(?![0-9]|[./-][0-9]|\\s?%)|(?=\\s?(?:\u20AC|EUR)))");

    /** What the words say and what the remainder says, when they do not contradict one another. */
    static Acquittement lire(TextePiece texte) {
        Set<Acquittement> dits = EnumSet.noneOf(Acquittement.class);
        Montant total = Montants.total(texte);
        Montant verse = Montants.dejaVerse(texte);
        for (GuardedPattern motif : DITE) {
            texte.parcourir(motif, (ligne, rang, cellule) -> {
                Matcher mention = motif.matcher(cellule.cle());
                while (mention.find()) {
                    String avant =
                            cellule.cle().substring(Math.max(0, mention.start() - AVANT_UNE_MENTION), mention.start());
                    String apres = apres(texte, ligne, rang, mention.end());
                    String suite = suite(texte, ligne, rang, mention.end());
                    if (!AUTRE_CHOSE.matcher(avant).find()
                            && !DEMANDEE.matcher(avant).find()
                            && !OBLIGATOIRE.matcher(suite).find()
                            && !estUneTete(
                                    texte.lignes().get(ligne).cellules(),
                                    cellule.cle(),
                                    mention,
                                    apres,
                                    debut(texte.cle(ligne + 1)))
                            && !estAChoisir(cellule.cle(), suite, avant)
                            && !A_RAYER.matcher(debut(texte.cle(ligne))).find()
                            && !A_REMPLIR.matcher(suite).find()
                            && !PLUSIEURS_FOIS.matcher(apres).find()
                            && !PLUS_TARD.matcher(suite).find()
                            && estDuTotal(apres, total, verse)
                            && !estUnVerbe(cellule.texte().substring(mention.start(), mention.end()))) {
                        boolean niee = NIEE.matcher(avant).find()
                                || NIEE_APRES.matcher(suite).find();
                        dits.add(niee ? NON_ACQUITTEE : ACQUITTEE);
                    }
                }
            });
        }
        if (texte.porte(RIEN_RECU)) {
            dits.add(NON_ACQUITTEE);
        }
        Montant reste = Montants.reste(texte);
        if (reste != null) {
            dits.add(reste.estNul() ? ACQUITTEE : NON_ACQUITTEE);
        }
        if (dits.isEmpty() && total != null && estPayeALaCaisse(texte, total)) {
            return ACQUITTEE;
        }
        return dits.size() == 1 ? dits.iterator().next() : INCONNU;
    }

    /** On an invoice or a receipt, a line of a card's or of cash whose amounts make the total. */
    private static boolean estPayeALaCaisse(TextePiece texte, Montant total) {
        if (!Set.of(Nature.FACTURE.name(), Nature.TICKET_DE_CAISSE.name()).contains(texte.nature())) {
            return false;
        }
        // A deposit in cash has change as well.
        boolean avecMonnaie = !resteARegler(texte, total);
        return texte.lignes(UN_MOYEN).stream().anyMatch(ligne -> estEncaisse(texte, ligne, total, avecMonnaie))
                && !texte.porte(SANS_SUITE);
    }

    /** Whether what a line of a payment says was taken, less what is handed back of it, is the total. */
    private static boolean estEncaisse(TextePiece texte, int ligne, Montant total, boolean avecMonnaie) {
        String cle = texte.cle(ligne);
        String dessous = texte.cle(ligne + 1);
        boolean unTicket = texte.nature().equals(Nature.TICKET_DE_CAISSE.name());
        if (unTicket
                && MontantsEcrits.estUnMontantSeul(dessous)
                && SON_MOYEN.matcher(cle).matches()) {
            // A till's cells, one a line.
            cle += " " + dessous;
            boolean enDeuxLignes = UN_RENDU.matcher(texte.cle(ligne + 2)).matches();
            dessous = texte.cle(ligne + 2) + (enDeuxLignes ? " " + texte.cle(ligne + 3) : "");
        }
        Matcher rendu = RENDU.matcher(cle);
        boolean aCote = rendu.find();
        String donne = aCote ? cle.substring(0, rendu.start()).strip() : cle;
        boolean unRendu = aCote || rendu.reset(dessous).lookingAt();
        Montant enMoins = unRendu ? MontantsEcrits.lire(rendu.group("rendu")) : Montant.ZERO;
        return ENCAISSE.matcher(donne).matches()
                && enMoins != null
                && (enMoins.estNul() || avecMonnaie)
                && total.plus(enMoins).centimes()
                        == MontantsEcrits.tous(donne)
                                .mapToLong(Montant::centimes)
                                .sum();
    }

    /** Whether something else than the total is to be paid. */
    private static boolean resteARegler(TextePiece texte, Montant total) {
        return texte.lignes(A_REGLER).stream()
                .map(texte::cle)
                .anyMatch(cle ->
                        A_REGLER.matcher(cle).find() && MontantsEcrits.tous(cle).noneMatch(total::equals));
    }

    private static String debut(String cle) {
        return cle.substring(0, Math.min(cle.length(), LIGNE_AU_PLUS));
    }

    /** A head over a row of amounts or an empty box says nothing without its amount. */
    private static boolean estUneTete(
            List<Cellule> cellules, String cle, Matcher mention, String apres, String dessous) {
        boolean dUneColonne = cellules.size() > 1
                && cle.length() == mention.end() - mention.start()
                && !cle.endsWith("EE")
                && aDroite(cellules, -1).stream()
                        .noneMatch(autre -> UN_CHIFFRE.matcher(autre.cle()).find())
                && MONTANT.matcher(dessous).find();
        return dUneColonne
                || (EN_FIN.matcher(cle.substring(mention.end())).matches()
                        && UNE_SOMME.matcher(cle.substring(0, mention.end())).find()
                        && !MONTANT.matcher(apres).find());
    }

    private static boolean estAChoisir(String cellule, String suite, String avant) {
        return (A_COCHER.matcher(cellule).find() || A_COCHER.matcher(suite).find())
                && !COCHEE.matcher(avant).find();
    }

    /** What follows in the sentence, and the amounts in the next columns, or below a label that ends its line. */
    private static String apres(TextePiece texte, int ligne, int rang, int fin) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        String cle = cellules.get(rang).cle();
        String reste = cle.substring(fin);
        StringBuilder suite = new StringBuilder(reste);
        boolean nue = EN_FIN.matcher(reste).matches();
        boolean unMontant = MONTANT.matcher(reste).find();
        for (Cellule autre : aDroite(cellules, rang)) {
            boolean montant = MontantsEcrits.estUnMontantSeul(autre.cle());
            boolean moyen = SON_MOYEN.matcher(autre.cle()).matches();
            boolean jour = suite.length() > 0
                    && !EN_FIN.matcher(reste).matches()
                    && UN_JOUR.matcher(autre.cle()).matches();
            if (nue || moyen || jour || (montant && !unMontant)) {
                suite.append(' ').append(autre.cle());
            }
            if (!(moyen || jour || (montant && !unMontant))) {
                break;
            }
            unMontant = montant;
            nue = false;
        }
        if (rang + 1 == cellules.size() && cle.endsWith(":") && MontantsEcrits.estUnMontantSeul(texte.cle(ligne + 1))) {
            suite.append(' ').append(texte.cle(ligne + 1));
        }
        return FIN_DE_PHRASE.split(suite, 2)[0];
    }

    /** No line has so many columns; a longer one was made to keep a reader busy. */
    private static List<Cellule> aDroite(List<Cellule> cellules, int rang) {
        return cellules.subList(rang + 1, Math.min(cellules.size(), rang + COLONNES_A_DROITE));
    }

    /** The rest of its cell; where that says nothing yet, what stands right of it, or below it. */
    private static String suite(TextePiece texte, int ligne, int rang, int fin) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        String reste = AUTRE_SUJET.split(cellules.get(rang).cle().substring(fin), 2)[0];
        if (!EN_FIN.matcher(reste).matches() && !SANS_SUITE_ICI.matcher(reste).matches() && !reste.endsWith(":")) {
            return reste;
        }
        StringBuilder suite = new StringBuilder(reste);
        for (Cellule autre : aDroite(cellules, rang)) {
            suite.append(' ').append(autre.cle());
        }
        if (rang + 1 == cellules.size() && !reste.isEmpty()) {
            suite.append(' ')
                    .append(
                            texte.cle(ligne + 1),
                            0,
                            Math.min(texte.cle(ligne + 1).length(), UN_JOUR_AU_PLUS));
        }
        return suite.toString();
    }

    /** Sums that are said to be paid, and do not make the total, with what was paid before or not, are a part of it. */
    private static boolean estDuTotal(String apres, @Nullable Montant total, @Nullable Montant verse) {
        Montant somme = null;
        Matcher montant = MONTANT.matcher(apres);
        while (montant.find()) {
            if (SANS_CENTIMES_AUTRE_CHOSE.matcher(apres).find()
                    && UN_NOMBRE_ENTIER.matcher(montant.group()).matches()) {
                continue;
            }
            boolean sansCentimes = UN_NOMBRE_ENTIER.matcher(montant.group()).matches();
            Montant lu = MontantsEcrits.lire(montant.group() + (sansCentimes ? ",00" : ""));
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

    /** "La règle en vigueur" and "on paye en caisse" say nothing, and without accents they look like participles. */
    private static boolean estUnVerbe(String mot) {
        return mot.matches(".*[^eé]e|.*[èÈ].*");
    }
}
