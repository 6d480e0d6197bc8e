package fr.octroi.document;

import fr.octroi.commun.Montant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether an invoice says that it was paid (<i>facture acquittée</i>). */
enum Acquittement {
    ACQUITTEE,
    NON_ACQUITTEE,
    /** It does not say, or says both. */
    INCONNU;

    /** A sentence of its own, and the whole of it. */
    private static final GuardedPattern LE_MONTANT_A_ETE_REGLE = GuardedPattern.of(
            "(?:^|(?<=[.!]\\s))LE MONTANT (?:TOTAL )?DE (?:LA|CETTE|VOTRE) FACTURE A (?:DEJA |BIEN )?ETE (?:INTEGRALEMENT |ENTIEREMENT )?(?:REGLE|PAYE|ACQUITTE)(?=\\s?(?:[.!]|$)|\\s(?:PAR|LE|EN LIGNE)\\b)");

    /**
     * In German, as a whole line: a form would have blanks after it, and a sentence that tells when goods leave may end with the same words.
     * In Dutch with the end of the line, a day or an amount after it, and no second means: a form lets one choose.
     */
    private static final GuardedPattern RECU_AILLEURS = GuardedPattern.of(
            "^BETRAG (?:DANKEND (?:(?:PER|MIT|IN) [A-Z-]{2,12} )?ERHALTEN\\s?[.!]?|(?:(?:PER|MIT|IN) [A-Z-]{2,12} )?ERHALTEN)$"
                    + "|^VOLDAAN PER (?:PIN|BANK|KAS|IDEAL|OVERBOEKING)(?=\\s?\\.?$|\\s(?:OP |\u20AC ?|EUR )?[0-9])(?!.*(?:\\s/|/\\s|\\b(?:OF|PER|PIN|BANK|KAS|IDEAL|OVERBOEKING)\\b))");

    /** A deposit, or what is still to be paid, in the same languages. */
    private static final GuardedPattern RESTE_AILLEURS = GuardedPattern.of(
            "\\b(?:ANZAHLUNG|RESTBETRAG|RESTSUMME|OFFENER BETRAG|RATENZAHLUNG|AANBETALING|RESTANT|RESTBEDRAG|(?:NOG )?TE (?:BETALEN|VOLDOEN))\\b");

    private static final List<GuardedPattern> DITE = List.of(
            GuardedPattern.of("\\bACQUITTEE?\\b"),
            GuardedPattern.of("\\bPOUR ACQUIT\\b"),
            GuardedPattern.of("\\b(?:PAYE|REGLE|SOLDE|ENCAISSE)E\\b"),
            GuardedPattern.of(
                    "\\b(?:PAYE|REGLE|ENCAISSE)\\b(?=\\s\\(?(?:LE|PAR|EN|COMPTANT|CE JOUR|INTEGRALEMENT|CB|CARTE|CHEQUE|ESPECES|VIREMENT)\\b|\\s[-\u2013]\\s(?:CB|CARTE|CHEQUE|ESPECES|VIREMENT)\\b|\\s/\\sPAID\\b|$)"),
            GuardedPattern.of("\\bPAID\\b(?=\\s(?:IN FULL|BY|ON|WITH|VIA|CASH)\\b|$)"),
            GuardedPattern.of(
                    "^(?:(?:MONTANT|TOTAL) (?:PAYE|REGLE)|(?:AMOUNT|TOTAL) PAID)\\b(?=[\\s:=\u20AC]{0,4}(?:[0-9]|$))"),
            GuardedPattern.of("\\bPAYMENT (?:RECEIVED|ACCEPTED)\\b"),
            LE_MONTANT_A_ETE_REGLE,
            RECU_AILLEURS,
            GuardedPattern.of("\\b(?:PAIEMENT|REGLEMENT)\\s(?:RECU|EFFECTUE|ACCEPTE|ENCAISSE|VALIDE)\\b"));

    private static final GuardedPattern RIEN_RECU = GuardedPattern.of(
            "^MONTANT NON (?:REGLE|PAYE|ACQUITTE)\\b[^0-9]{0,40}(?:[0-9]{1,2}[/.][0-9]{1,2}[/.][0-9]{2,4}\\s?:?\\s)?(?=[1-9])"
                    + MontantsEcrits.NOMBRE
                    + "\\s?(?:\u20AC|EUR(?:OS)?)?$|(?:^|[.;]\\s)AUCUN (?:REGLEMENT|PAIEMENT) (?:RECU|PERCU|ENREGISTRE|ENCAISSE)(?: A CE JOUR)?\\.?$"
                    + "|^(?:STATUT DU |STATUT )?(?:PAIEMENT|REGLEMENT)\\s?:\\s(?:PAIEMENT )?EN ATTENTE(?: (?:DE|DU|DE VOTRE) (?:VIREMENT|CHEQUE|PAIEMENT|REGLEMENT))?(?=\\s?[.,;(]|$)"
                    + "|^(?=[1-9])" + MontantsEcrits.NOMBRE
                    + "\\s?(?:\u20AC|EUR(?:OS)?) A (?:PAYER|REGLER) (?:AVANT|D'ICI|POUR) LE [0-9]{1,2}[/.][0-9]{1,2}[/.]20[0-9]{2}$"
                    + "|(?:^|[.;]\\s)COMMANDE EN ATTENTE DE (?:VOTRE )?(?:PAIEMENT|REGLEMENT|VIREMENT)\\.?$");

    /** What was paid, and the rest with the day until which it is to be paid; on a day alone it may have been paid as well. */
    private static final GuardedPattern UNE_PARTIE_PUIS_LE_SOLDE = GuardedPattern.of(
            "^(?:PAYE|REGLE|VERSE)E?\\b[^0-9]{0,30}[0-9].{0,60}(?<!\\b(?:PAYE|REGLE|VERSE)E? LE )\\b(?:SOLDE|RESTE)\\b(?:\\s(?:DE|RESTANT|A (?:PAYER|REGLER|VERSER))\\b|\\s?:){0,3}\\s[0-9][0-9 .,]{0,11}\\s?(?:\u20AC|EUR(?:OS)?)?,?\\s(?:A (?:PAYER|REGLER|VERSER)(?: (?:LE|AU|AVANT LE))?|AU|AVANT LE)\\s(?<jour>[0-9]{1,2}[/.][0-9]{1,2}[/.]20[0-9]{2})$");

    /** How a part was paid, be it what remained or a deposit. */
    private static final GuardedPattern RECU_PAR =
            GuardedPattern.of("^(?:RECU|PAYE|REGLE|ENCAISSE)E? (?:PAR|EN) (?:CARTE|CB|CHEQUE|ESPECES|VIREMENT)\\b");

    private static final GuardedPattern UN_REGLEMENT_DATE = GuardedPattern.of(
            "^(?:REGLEMENT|PAIEMENT)S?\\b\\s?:?\\s(?:PAR\\s)?(?:CHEQUE|CB|CARTE|ESPECES|VIREMENT)\\b.{0,30}[0-9]\\s(?:\u20AC\\s)?(?:LE|DU)\\s[0-9]");

    /** With its day and its amount, which a form has blanks for. */
    private static final GuardedPattern SOLDE_RECU = GuardedPattern.of(
            "^RECU LE SOLDE (?:PAR (?:CARTE(?: BANCAIRE)?|CB|VIREMENT|ESPECES) )?LE [0-9]{1,2}[/.][0-9]{1,2}[/.](?:20)?[0-9]{2}\\s?:\\s?"
                    + MontantsEcrits.NOMBRE + "\\s?(?:\u20AC|EUR(?:OS)?)?\\.?$");

    /** A cheque may be cashed later. */
    private static final GuardedPattern SOLDE_REGLE = GuardedPattern.of(
            "^SOLDE (?:REGLE|PAYE|ENCAISSE)E? (?:PAR (?:CARTE(?: BANCAIRE)?|CB|VIREMENT) |EN ESPECES )?LE [0-9]{1,2}[/.][0-9]{1,2}[/.]20[0-9]{2}(?:\\.?$|\\s?[-\u2013]\\s?FACTURE (?:ACQUITTEE|PAYEE|SOLDEE))");

    private static final GuardedPattern A_ENCAISSER =
            GuardedPattern.of("\\bA ENCAISSER (?:LE|AU|EN|FIN|DEBUT|A PARTIR)\\b");

    /** What the words say and what the remainder says, when they do not contradict one another. */
    static Acquittement lire(TextePiece texte) {
        Set<Acquittement> dits = EnumSet.noneOf(Acquittement.class);
        Montant total = Montants.total(texte);
        Montant verse = Montants.dejaVerse(texte);
        for (GuardedPattern motif : DITE) {
            texte.parcourir(motif, (ligne, rang, cellule) -> {
                GuardedMatcher mention = motif.matcher(cellule.cle());
                while (mention.find()) {
                    if (motif == RECU_AILLEURS
                            && (texte.lignes().get(ligne).cellules().size() > 1 || texte.porte(RESTE_AILLEURS))) {
                        continue;
                    }
                    if (motif == LE_MONTANT_A_ETE_REGLE
                            && !Character.isUpperCase(cellule.texte().charAt(mention.start()))) {
                        // The line above says on what condition.
                        continue;
                    }
                    MentionDePaiement dite = new MentionDePaiement(texte, ligne, rang, mention.start(), mention.end());
                    if (dite.vautPourLeTout(total, verse)) {
                        dits.add(dite.estNiee() ? NON_ACQUITTEE : ACQUITTEE);
                    }
                }
            });
        }
        if (texte.porte(RIEN_RECU) || (total != null && doitLeSolde(texte, total))) {
            dits.add(NON_ACQUITTEE);
        }
        Montant reste = Montants.reste(texte);
        boolean encaisse = reste != null && PaiementALaCaisse.aRecuLeReste(texte, reste);
        if (encaisse) {
            dits.add(ACQUITTEE);
        }
        if (reste != null && !encaisse && !estPeutEtreRegle(texte, reste)) {
            dits.add(reste.estNul() ? ACQUITTEE : NON_ACQUITTEE);
        }
        if (reste == null && neDoitPlusRien(texte)) {
            dits.add(ACQUITTEE);
        }
        if (texte.porte(A_ENCAISSER)) {
            // One of several cheques is no money yet.
            return dits.contains(NON_ACQUITTEE) && !dits.contains(ACQUITTEE) ? NON_ACQUITTEE : INCONNU;
        }
        if (dits.isEmpty() && total != null && PaiementALaCaisse.estPaye(texte, total)) {
            return ACQUITTEE;
        }
        return dits.size() == 1 ? dits.iterator().next() : INCONNU;
    }

    /** Whether what was paid and what is to be paid on a later day are the total. */
    private static boolean doitLeSolde(TextePiece texte, Montant total) {
        return texte.lignes(UNE_PARTIE_PUIS_LE_SOLDE).stream().map(texte::cle).anyMatch(cle -> {
            GuardedMatcher partie = UNE_PARTIE_PUIS_LE_SOLDE.matcher(cle);
            return partie.find()
                    && estAVenir(texte, partie.group("jour"))
                    && MontantsEcrits.tous(cle).count() == 2
                    && total.equals(MontantsEcrits.tous(cle).reduce(Montant.ZERO, Montant::plus));
        });
    }

    private static boolean estAVenir(TextePiece texte, String jour) {
        LocalDate facture = Dates.duDocument(texte);
        LocalDate echeance = Dates.auDebut(jour);
        return facture != null && echeance != null && echeance.isAfter(facture);
    }

    /** Whether what remained was paid, and nothing does any more. */
    private static boolean neDoitPlusRien(TextePiece texte) {
        Set<Montant> restes = Montants.restes(texte);
        return restes.size() == 2
                && restes.contains(Montant.ZERO)
                && restes.stream().filter(reste -> !reste.estNul()).anyMatch(reste -> estRecuEnsuite(texte, reste));
    }

    /** Whether a line says that just what remains was paid, below all that say it and above all that say that nothing does: in another order it may be a deposit. */
    private static boolean estRecuEnsuite(TextePiece texte, Montant reste) {
        List<Integer> avant = Montants.lignesDuReste(texte, reste);
        List<Integer> apres = Montants.lignesDuReste(texte, Montant.ZERO);
        return !avant.isEmpty()
                && !apres.isEmpty()
                && texte.lignes(RECU_PAR).stream()
                        .filter(ligne -> ligne > avant.get(avant.size() - 1) && ligne < apres.get(0))
                        .map(texte::cle)
                        .anyMatch(cle -> RECU_PAR.matcher(cle).find()
                                && MontantsEcrits.tous(cle).toList().equals(List.of(reste)));
    }

    /** Whether what remains is said to be paid on some day, or a payment of just that: of when it was nobody is sure. */
    private static boolean estPeutEtreRegle(TextePiece texte, Montant reste) {
        return !reste.estNul()
                && (texte.porte(SOLDE_REGLE)
                        || Stream.of(UN_REGLEMENT_DATE, SOLDE_RECU)
                                .anyMatch(motif -> texte.lignes(motif).stream()
                                        .map(texte::cle)
                                        .anyMatch(cle -> motif.matcher(cle).find()
                                                && MontantsEcrits.tous(cle).anyMatch(reste::equals))));
    }
}
