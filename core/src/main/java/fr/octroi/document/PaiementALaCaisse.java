package fr.octroi.document;

import fr.octroi.commun.Montant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** What a till says that it took: how, how much, and what it handed back. */
final class PaiementALaCaisse {

    /** A till that was given a cheque says as well that it gave nothing back. */
    private static final GuardedPattern UN_CHEQUE =
            GuardedPattern.of("^(?:(?:REGLEMENT|PAIEMENT) )?CHEQUE(?: BANCAIRE)?\\s?:?\\s[0-9]");

    private static final GuardedPattern UN_ACOMPTE = GuardedPattern.of("\\b(?:ACOMPTE|ARRHES|AVANCE)\\b");

    private static final GuardedPattern UN_MOYEN =
            GuardedPattern.of("\\b(?:CARTE (?:BANCAIRE|BLEUE|DE CREDIT|DE PAIEMENT)|CB|ESPECES|CHEQUES? VACANCES)\\b");

    /** What a till prints of a payment that was made: how, how much, and nothing else; no day, which may be to come. */
    private static final Pattern ENCAISSE = Pattern.compile(
            "(?:(?:REGLEMENTS?|PAIEMENTS?|ENCAISSE)\\s?:\\s?)?(?:CARTE (?:BANCAIRE|BLEUE|DE CREDIT|DE PAIEMENT)|CB|ESPECES|CHEQUES? VACANCES)\\b"
                    + "(?:(?<=ESPECES )RECUES?|CARTE (?:BANCAIRE|BLEUE)|CB|ESPECES|CHEQUES? VACANCES|CONNECT|EMV|SANS CONTACT|EUR(?:OS)?|(?<![-\u2013])"
                    + MontantsEcrits.NOMBRE + "|[-\u2013\u2014:+\u20AC\\s])++");

    static final Pattern SON_MOYEN = Pattern.compile("(?:CARTE (?:BANCAIRE|BLEUE)|CB(?: SANS CONTACT)?|ESPECES)\\s?:?");

    private static final Pattern UN_RENDU = Pattern.compile("RENDU(?:\\sMONNAIE)?\\s?:?");

    /** What is handed back of cash, below it or beside it. */
    private static final Pattern RENDU =
            Pattern.compile("\\b(?:RENDU(?:\\sMONNAIE)?|MONNAIE\\sRENDUE)\\s?:?\\s[-\u2013]?\\s?(?<rendu>"
                    + MontantsEcrits.NOMBRE + ")(?:\\s?(?:\u20AC|EUR(?:OS)?))?$");

    private static final GuardedPattern A_REGLER = GuardedPattern.of("(?<!\\bNET )\\bA (?:REGLER|PAYER)\\b");

    /** A payment that failed, or is to come. */
    static final GuardedPattern SANS_SUITE = GuardedPattern.of(
            "\\b(?:ANNULEE?|ANNULATION|REFUSEE?|ABANDON(?:NEE?)?|REJETEE?|IMPAYEE?|ABOUTI|ECHEANCIER|ECHEANCES?|MENSUALITES?|(?<!\\bOU |\\bECHANGE, )REMBOURSEMENT|REMBOURSEE?|CAUTION|EMPREINTE|[0-9] ?FOIS)\\b");

    private static final GuardedPattern PLUSIEURS_FOIS = GuardedPattern.of("\\b[2-9] ?X\\b");

    private static final Pattern LEUR_NOMBRE = Pattern.compile(
            "[2-9] ?X (?!SANS|FOIS|CB|CARTE|ONEY|PAR|CHEQUE|PRELEV|VIREMENT|VERSEMENT|ENCAISSEMENT|ESPECES|PAIEMENT|REGLEMENT|ECHEANCE|MENSUALITE|ALMA|KLARNA|PAYPAL|FLOA|SCALAPAY|COFIDIS|SOFINCO|CETELEM)[A-Z]{3}");

    private static final Pattern PLUSIEURS_ARTICLES = Pattern.compile("\\b(?<quantite>[2-9]) ?X\\s(?<un>"
            + MontantsEcrits.NOMBRE + ")\\s(?:\u20AC\\s)?(?<tous>" + MontantsEcrits.NOMBRE + ")");

    /** What a till prints below the line of what was sold several times. */
    private static final Pattern LEUR_PRIX = Pattern.compile(
            "(?<quantite>[2-9]) ?X\\s(?<un>" + MontantsEcrits.NOMBRE + ")(?:\\s?(?:\u20AC|EUR(?:OS)?))?");

    private static final Pattern UN_PAIEMENT = Pattern.compile(
            "(?:(?:PAIEMENT|REGLEMENT)\\s)?(?<moyen>CB|CARTE (?:BANCAIRE|BLEUE|CADEAU)(?:\\s[*]{1,12}[0-9]{2,4})?|ESPECES|CHEQUES?(?: CADEAUX?| VACANCES)?)(?:\\s(?:EMV|SANS CONTACT))?\\s?:?\\s(?<montant>"
                    + MontantsEcrits.NOMBRE + ")(?:\\s?(?:\u20AC|EUR(?:OS)?))?");

    /** One of several means may be no money yet. */
    private static final GuardedPattern PAS_ENCORE_PAYE = GuardedPattern.of(
            "\\b(?:A ENCAISSER|DIFFEREE?|A (?:PAYER|REGLER) (?:AU|A|LE|PLUS)\\b|RETRAIT|RESERVATION|RESERVEE?|ABOUTIE?|RESTE|ACOMPTE|ARRHES|AVANCE)");

    private static final GuardedPattern UN_TOTAL = GuardedPattern.of("^TOTAL\\b");

    /** Without taxes, taxes, all taxes included. */
    private static final int MONTANTS_D_UNE_RANGEE_DE_TAXES = 3;

    private static final Pattern RENDU_SEUL = Pattern.compile("(?:RENDU(?:\\sMONNAIE)?|A RENDRE)\\s?:?\\s(?<rendu>"
            + MontantsEcrits.NOMBRE + ")(?:\\s?(?:\u20AC|EUR(?:OS)?))?");

    private PaiementALaCaisse() {}

    /** On an invoice or a receipt, a line of a card's or of cash whose amounts make the total. */
    static boolean estPaye(TextePiece texte, Montant total) {
        if (!Set.of(Nature.FACTURE.name(), Nature.TICKET_DE_CAISSE.name()).contains(texte.nature())) {
            return false;
        }
        // A deposit in cash has change as well.
        boolean avecMonnaie = !resteARegler(texte, total);
        return (texte.lignes(UN_MOYEN).stream().anyMatch(ligne -> estEncaisse(texte, ligne, total, avecMonnaie))
                        || texte.lignes(UN_CHEQUE).stream().anyMatch(ligne -> estUnCheque(texte, ligne, total))
                        || sontPlusieursMoyens(texte, total))
                && !texte.porte(SANS_SUITE)
                && texte.lignes(PLUSIEURS_FOIS).stream()
                        .noneMatch(ligne ->
                                PLUSIEURS_FOIS.matcher(texte.cle(ligne)).find()
                                        && !estUnArticle(texte.cle(ligne), total)
                                        && !estLeurPrix(texte, ligne, total)
                                        && !sontVendus(texte, ligne));
    }

    /** Whether a till took just what remained, below the line that says so. */
    static boolean aRecuLeReste(TextePiece texte, Montant reste) {
        List<Integer> dits = Montants.lignesDuReste(texte, reste);
        return !reste.estNul()
                && !dits.isEmpty()
                && estUnTicket(texte)
                && !texte.porte(SANS_SUITE)
                && !estUnAcompte(texte, reste)
                && texte.lignes(UN_MOYEN).stream()
                        .filter(ligne -> ligne > dits.get(dits.size() - 1))
                        .map(ligne -> UN_PAIEMENT.matcher(texte.cle(ligne)))
                        .anyMatch(paiement ->
                                paiement.matches() && reste.equals(MontantsEcrits.lire(paiement.group("montant"))));
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

    /** Whether a cheque of the total was taken by a till, which gave nothing back. */
    private static boolean estUnCheque(TextePiece texte, int ligne, Montant total) {
        Matcher rendu = RENDU_SEUL.matcher(texte.cle(ligne + 1));
        return UN_CHEQUE.matcher(texte.cle(ligne)).find()
                && MontantsEcrits.tous(texte.cle(ligne)).allMatch(total::equals)
                && rendu.matches()
                && Montant.ZERO.equals(MontantsEcrits.lire(rendu.group("rendu")));
    }

    /** Where a till took several means, what they come to, less what is handed back, is the total. */
    private static boolean sontPlusieursMoyens(TextePiece texte, Montant total) {
        if (texte.porte(PAS_ENCORE_PAYE)) {
            return false;
        }
        // What stands above the total was sold: a gift card may be.
        List<Integer> totaux = IntStream.range(0, texte.lignes().size())
                .filter(ligne -> UN_TOTAL.matcher(texte.cle(ligne)).find()
                        && MontantsEcrits.tous(texte.cle(ligne) + " " + texte.cle(ligne + 1))
                                .anyMatch(total::equals))
                .boxed()
                .toList();
        // Below the payments taxes may have a total as well.
        int dernier = totaux.stream()
                .filter(ligne -> MontantsEcrits.tous(texte.cle(ligne)).count() < MONTANTS_D_UNE_RANGEE_DE_TAXES)
                .reduce((un, suivant) -> suivant)
                .or(() -> totaux.stream().reduce((un, suivant) -> suivant))
                .orElse(texte.lignes().size());
        // The slip of a card says again what the till took by it.
        Set<String> moyens = new HashSet<>();
        long pris = 0;
        for (int ligne = dernier; ligne < texte.lignes().size(); ligne++) {
            String cle = texte.cle(ligne);
            String dessous = texte.cle(ligne + 1);
            Matcher paiement = UN_PAIEMENT.matcher(
                    MontantsEcrits.estUnMontantSeul(dessous)
                                    && !UN_PAIEMENT.matcher(cle).matches()
                            ? cle + " " + dessous
                            : cle);
            Matcher rendu = RENDU_SEUL.matcher(cle);
            Montant montant = paiement.matches() ? MontantsEcrits.lire(paiement.group("montant")) : null;
            Montant enMoins = rendu.matches() ? MontantsEcrits.lire(rendu.group("rendu")) : null;
            if (montant != null && !moyens.add(paiement.group("moyen"))) {
                return false;
            }
            pris += (montant == null ? 0 : montant.centimes()) - (enMoins == null ? 0 : enMoins.centimes());
        }
        return moyens.size() > 1 && pris == total.centimes() && estUnTicket(texte);
    }

    /** "2 x 6,50 13,00": two of something, which come to less than the total. */
    private static boolean estUnArticle(String cle, Montant total) {
        Matcher article = PLUSIEURS_ARTICLES.matcher(cle);
        if (!article.find()) {
            return false;
        }
        Montant un = MontantsEcrits.lire(article.group("un"));
        Montant tous = MontantsEcrits.lire(article.group("tous"));
        return un != null
                && tous != null
                && un.centimes() * Integer.parseInt(article.group("quantite")) == tous.centimes()
                && tous.compareTo(total) < 0;
    }

    /** "2 x 6,50" below "gilet 13,00": two of something, which come to less than the total. */
    private static boolean estLeurPrix(TextePiece texte, int ligne, Montant total) {
        Matcher prix = LEUR_PRIX.matcher(texte.cle(ligne));
        Montant un = prix.matches() ? MontantsEcrits.lire(prix.group("un")) : null;
        return un != null
                && ligne > 0
                && MontantsEcrits.tous(texte.cle(ligne - 1))
                        .anyMatch(tous -> un.centimes() * Integer.parseInt(prix.group("quantite")) == tous.centimes()
                                && tous.compareTo(total) < 0);
    }

    /** "2 x gilet", above the total: what is paid in parts stands below it. */
    private static boolean sontVendus(TextePiece texte, int ligne) {
        return ligne < texte.premiere(UN_TOTAL)
                && LEUR_NOMBRE.matcher(texte.cle(ligne)).lookingAt();
    }

    /** Whether something else than the total is to be paid. */
    private static boolean resteARegler(TextePiece texte, Montant total) {
        return texte.lignes(A_REGLER).stream()
                .map(texte::cle)
                .anyMatch(cle ->
                        A_REGLER.matcher(cle).find() && MontantsEcrits.tous(cle).noneMatch(total::equals));
    }

    /** Where the deposit is the half, its payment and that of the rest look alike. */
    private static boolean estUnAcompte(TextePiece texte, Montant reste) {
        return texte.lignes(UN_ACOMPTE).stream()
                .map(texte::cle)
                .anyMatch(cle -> UN_ACOMPTE.matcher(cle).find()
                        && MontantsEcrits.tous(cle).anyMatch(reste::equals));
    }

    /** Be it given as an invoice. */
    private static boolean estUnTicket(TextePiece texte) {
        String ticket = Nature.TICKET_DE_CAISSE.name();
        return texte.nature().equals(ticket) || texte.natureReconnue().equals(ticket);
    }
}
