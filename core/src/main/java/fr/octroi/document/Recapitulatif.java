package fr.octroi.document;

import fr.octroi.commun.Montant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The totals of an invoice where a label does not stand before its amount: after it, or in a row of labels with the amounts in the row
 * below.
 *
 * <p>Which label is of which amount is then a matter of order: it is believed only where the taxes make up the difference to the cent.
 * Amounts are read, never computed.
 */
final class Recapitulatif {

    /** What an amount is; the others only keep their place in a row. */
    enum Sorte {
        HORS_TAXE,
        TAXE,
        TTC,
        TAUX,
        /** What is to pay is the total where nothing else is, and where it is what the two others make up. */
        A_PAYER,
        AUTRE
    }

    private static final String SOMME =
            "(?:(?:(?:MONTANT |PRIX |SOUS[\\s-])?TOTAL(?: GENERAL| AVOIR)?|MONTANT|MONT\\.|MT\\b\\.?|MNT\\b\\.?|PRIX|BASE|NET|TOTAUX)(?:\\s(?:BRUT|NET))?)";
    private static final String LIBELLES =
            "(?<taux>TAUX(?:\\s(?:DE\\s)?T\\.?V\\.?A\\.?)?|%(?:\\s(?:DE\\s)?T\\.?V\\.?A\\.?)?|VAT RATE)"
                    + "|(?<ht>" + SOMME
                    + "?\\s?(?:\\(?H\\.?T\\b\\.?\\)?|HTVA\\b|HORS[\\s-]TAXES?\\b)(?:\\s(?:NET|BRUT)\\b)?|"
                    + SOMME
                    + "\\sHORS TVA\\b|(?:NET|SUB)\\s?(?:TOTAL|AMOUNT)\\b|SOUS[\\s-]TOTAL\\b|BASE\\b)"
                    + "|(?<tva>(?:DONT )?(?:" + SOMME
                    + "\\s(?:DE LA |DE |DES )?)?(?:T\\.?V\\.?A\\b\\.?(?:\\sFR\\b)?|TAXES?\\sTOTALES?\\b|TAXES\\b|TAXE(?=\\s[0-9])|VAT\\b)(?:\\s?@?\\s?\\(?[0-9]{1,2}(?:[.,][0-9]{1,2})?\\s?%\\)?(?:\\s(?:INCLUSE|COMPRISE)\\b)?)?)"
                    + "|(?<ttc>(?:" + SOMME
                    + "\\s?)?(?:T\\.?T\\.?C\\b\\.?|TVAC\\b|TOUTES TAXES COMPRISES\\b)|(?:GROSS|GRAND)\\s(?:TOTAL|AMOUNT)\\b)"
                    + "|(?<payer>(?:NET |TOTAL |MONTANT |SOMME |NET TOTAL )?A (?:PAYER|REGLER)(?:\\s(?:EN\\s)?T\\.?T\\.?C\\b\\.?)?)"
                    + "|(?<autre>(?:" + SOMME
                    + "\\s)?(?:REMISES?|(?:ACOMPTES?|ARRHES|AVANCES?)(?:\\s(?:VERSE|RECU|REGLE|PAYE|DEDUIT)E?S?)?(?:\\s(?:LE|DU)\\s[0-9]{1,2}[/.-][0-9]{1,2}[/.-][0-9]{2,4})?|(?:FRAIS DE )?(?:PORT|LIVRAISON)(?:\\sH\\.?T\\b\\.?)?|SOLDE A (?:PAYER|REGLER)|ESCOMPTE|ECO[\\s-]PART\\w*|RESTE A (?:PAYER|REGLER)|A DEDUIRE|(?:DEJA )?(?:REGLE|PAYE|VERSE)|RESTE|SOLDE)\\b)";

    private static final String UNITE = "(?:\\(?(?:EN\\s)?(?:\u20AC|EUROS?\\b|EUR\\b|CHF\\b)\\)?)";

    private static final Pattern LIBELLE =
            Pattern.compile("\\G[\\s:|/]*(?:" + LIBELLES + ")(?:\\s?" + UNITE + ")?[\\s:|/]*");

    /** What a label says in English before it says it in French, or after. */
    private static final Pattern DEUX_LANGUES = Pattern.compile(
            "^(?:SUB[\\s-]?TOTAL|TOTAL|AMOUNT|VAT)(?: (?:EXCL|INCL)\\.? VAT| [0-9]{1,2}\\s?%)?\\s?/\\s?(?=(?:TOTAL|MONTANT|T\\.?V\\.?A)\\b)|(?<=[A-Z%])\\s?/\\s?(?:(?:SUB[\\s-]?TOTAL|TOTAL|AMOUNT) (?:EXCL|INCL)\\.? VAT|VAT)$");

    private static final Pattern VALEUR =
            Pattern.compile("\\G[\\s:|/]*" + UNITE + "?\\s?(?:(?<taux>[0-9]{1,2}(?:[.,][0-9]{1,2})?)\\s?%|(?<montant>"
                    + MontantsEcrits.NOMBRE + "))\\s?" + UNITE + "?[\\s:|/]*");

    /** An amount, no part of a larger number, and the label after it. */
    private static final GuardedPattern PUIS_LIBELLE = GuardedPattern.of("(?<![0-9])(?<![0-9][ .,'])(?<montant>"
            + MontantsEcrits.NOMBRE + ")\\s?" + UNITE + "?\\s?(?:" + LIBELLES + ")?");

    private static final Pattern TAUX_DE_TVA = Pattern.compile("\\bTAUX\\s(?=TVA\\b)");

    private static final List<Sorte> TAUX_SANS_TTC = List.of(Sorte.TAUX, Sorte.HORS_TAXE, Sorte.TAXE);

    /** A till marks each item with the letter of its rate. */
    private static final Pattern LETTRE_DU_TAUX =
            Pattern.compile("^[A-Z]\\s(?=[0-9]{1,2}(?:[.,][0-9]{1,2})?\\s?%|[0-9]{1,2}[.,][0-9]{2}\\s[0-9])");

    private static final Pattern CODE_DU_TAUX = Pattern.compile("^CODES?\\s(?=TAUX\\b)");

    private static final Pattern TVA_PUIS_TVA = Pattern.compile("^TVA\\b(?=.*\\bTVA\\b)");

    private static final GuardedPattern ENTETE =
            GuardedPattern.of("\\bH\\.?T\\b|\\bHTVA\\b|\\bHORS\\b|\\bNET\\b|\\bSUB|\\bSOUS\\b|\\bBASE\\b");
    /** What a label may follow, in any language. */
    private static final GuardedPattern UN_PRIX = GuardedPattern.of("[.,][0-9]{2}");

    private static final GuardedPattern TROIS_SUR_UNE_LIGNE =
            GuardedPattern.of("\\bH\\.?T\\.?\\s?:?\\s(?<ht>" + MontantsEcrits.NOMBRE + ")\\s?" + UNITE
                    + "?\\s?T\\.?V\\.?A\\.?\\s?:?\\s(?<tva>" + MontantsEcrits.NOMBRE + ")\\s?" + UNITE
                    + "?\\s?T\\.?T\\.?C\\.?\\s?:?\\s(?<ttc>"
                    + MontantsEcrits.NOMBRE + ")");

    private static final Pattern UN_TOTAL_TTC = Pattern.compile("(?:MONTANT )?TOTAL(?: GENERAL)?\\sT\\.?T\\.?C\\b");

    private static final GuardedPattern LIGNE_DE_TOTAL =
            GuardedPattern.of("^(?:TOTAL|TOTAUX|MONTANT TOTAL)\\b(?:\\sDE LA (?:VENTE|FACTURE)\\b)?");
    /** With its amount and no other word. */
    private static final Pattern TOTAL_SEUL = Pattern.compile(
            "TOTAL(?: GENERAL| T\\.?T\\.?C\\.?)?\\s?:?\\s(?<montant>" + MontantsEcrits.NOMBRE + ")\\s?" + UNITE + "?");

    private static final GuardedPattern UN_LIBELLE = GuardedPattern.of("\\b(?:H\\.?T|T\\.?V\\.?A|T\\.?T\\.?C)\\b");

    private static final int LIGNES_D_UN_TABLEAU = 40;
    static final int LIGNES_D_UNE_PILE = 16;
    /** Brut and net, of two rates and of all. */
    private static final int MONTANTS_D_UNE_SORTE = 4;

    /** Three labels are no longer. */
    private static final int LONGUEUR_DE_TROIS_LIBELLES = 120;

    private static final Montant TAUX_AU_PLUS = Montant.ofEuros(100);

    static final List<Sorte> TROIS = List.of(Sorte.HORS_TAXE, Sorte.TAXE, Sorte.TTC);

    /** As some tills print them, beside the rate. */
    private static final List<Sorte> TAXE_D_ABORD = List.of(Sorte.TAXE, Sorte.HORS_TAXE, Sorte.TTC);

    private final TextePiece texte;
    private final NavigableSet<Integer> entetes;
    private final Map<Integer, List<Sorte>> troisColonnes = new HashMap<>();

    /** On how many lines each amount stands; filled when first asked for. */
    private final Map<Montant, Integer> lignesDUnMontant = new HashMap<>();

    private Recapitulatif(TextePiece texte) {
        this.texte = texte;
        this.entetes = new TreeSet<>(texte.lignes(ENTETE));
    }

    /**
     * Three amounts, each of which may be missing.
     *
     * @param horsTaxe without taxes
     * @param taxe the taxes
     * @param ttc with them
     */
    record Totaux(
            @Nullable Montant horsTaxe,
            @Nullable Montant taxe,
            @Nullable Montant ttc) {

        /** In cents. */
        private static final long ARRONDI = 2;

        static final Totaux AUCUN = new Totaux(null, null, null);

        private static Totaux de(Map<Sorte, Montant> montants) {
            return new Totaux(montants.get(Sorte.HORS_TAXE), montants.get(Sorte.TAXE), montants.get(Sorte.TTC));
        }

        /**
         * Whether the taxes are as much as what they are on, or what is known of it is more than the total, or all of it is not the total, but
         * for a cent or two that were rounded.
         */
        boolean seContredit() {
            if (horsTaxe != null && taxe != null && !taxe.estNul() && taxe.compareTo(horsTaxe) >= 0) {
                return true;
            }
            if (ttc == null) {
                return false;
            }
            Montant parties = (horsTaxe == null ? Montant.ZERO : horsTaxe).plus(taxe == null ? Montant.ZERO : taxe);
            long ecart = parties.centimes() - ttc.centimes();
            return ecart > ARRONDI || (horsTaxe != null && taxe != null && ecart < -ARRONDI);
        }

        boolean estJuste() {
            return horsTaxe != null
                    && taxe != null
                    && ttc != null
                    && horsTaxe.plus(taxe).equals(ttc)
                    && !ttc.estNul();
        }
    }

    /** Finds the totals, none when there are none, or several. */
    static Totaux lire(TextePiece texte) {
        Recapitulatif recapitulatif = new Recapitulatif(texte);
        for (Supplier<Set<Totaux>> lecture : List.<Supplier<Set<Totaux>>>of(
                recapitulatif::sousLeursLibelles,
                () -> TotauxEnPiles.lire(texte, recapitulatif.entetes),
                recapitulatif::avantLeursLibelles,
                recapitulatif::enRegard,
                recapitulatif::surUneLigne,
                () -> TotalEnPile.lire(texte))) {
            Set<Totaux> lus = lecture.get();
            if (!lus.isEmpty()) {
                return lus.size() == 1 ? lus.iterator().next() : Totaux.AUCUN;
            }
        }
        return Totaux.AUCUN;
    }

    private Set<Totaux> sousLeursLibelles() {
        Set<Totaux> trouves = new LinkedHashSet<>();
        for (int ligne : entetes) {
            // "Taux TVA" is one label, or two.
            String cle = CODE_DU_TAUX.matcher(texte.cle(ligne)).replaceFirst("");
            Stream.of(cle, TAUX_DE_TVA.matcher(cle).replaceFirst("TAUX | "))
                    .map(Recapitulatif::libelles)
                    .filter(lus -> lus.contains(Sorte.TAXE))
                    .findFirst()
                    .filter(Recapitulatif::sontTrois)
                    .map(libelles -> duTableau(ligne, libelles))
                    .filter(Totaux::estJuste)
                    .or(() -> sousLeTauxDit(ligne))
                    .or(() -> sansTtc(ligne))
                    .ifPresent(trouves::add);
        }
        if (trouves.isEmpty()) {
            trouves = deLaLigneDeTotal();
        }
        return trouves.isEmpty() ? duSeulArticle() : trouves;
    }

    /** "TVA" is the rate where the tax has a column of its own; so little is believed only beside a line of total. */
    private Optional<Totaux> sousLeTauxDit(int ligne) {
        String cle = TVA_PUIS_TVA.matcher(texte.cle(ligne)).replaceFirst("TAUX");
        return Optional.of(cle)
                .filter(dite -> !dite.equals(texte.cle(ligne)))
                .map(Recapitulatif::libelles)
                .filter(Recapitulatif::sontTrois)
                .map(lus -> duTableau(ligne, lus))
                .filter(Totaux::estJuste)
                .filter(totaux -> texte.lignes(LIGNE_DE_TOTAL).stream()
                        .filter(dite -> LIGNE_DE_TOTAL.matcher(texte.cle(dite)).find())
                        .anyMatch(dite -> MontantsEcrits.tous(texte.cle(dite))
                                .anyMatch(montant -> montant.equals(totaux.ttc()))));
    }

    /** The only row of a table of rates that has no column of totals: a line of total is what both come to. */
    private Optional<Totaux> sansTtc(int entete) {
        if (!libelles(texte.cle(entete)).equals(TAUX_SANS_TTC)) {
            return Optional.empty();
        }
        List<Case> valeurs = valeurs(texte.cle(entete + 1));
        boolean uneSeule = valeurs.size() == TAUX_SANS_TTC.size()
                && valeurs.get(0).montant() == null
                && !valeurs(texte.cle(entete + 2)).contains(new Case(null));
        Montant horsTaxe = uneSeule ? valeurs.get(1).montant() : null;
        Montant taxe = uneSeule ? valeurs.get(2).montant() : null;
        return horsTaxe == null || taxe == null
                ? Optional.empty()
                : Optional.of(new Totaux(horsTaxe, taxe, horsTaxe.plus(taxe)))
                        .filter(totaux -> texte.lignes(LIGNE_DE_TOTAL).stream()
                                .map(dite -> TOTAL_SEUL.matcher(texte.cle(dite)))
                                .anyMatch(dit -> dit.matches()
                                        && Objects.equals(MontantsEcrits.lire(dit.group("montant")), totaux.ttc())))
                        .filter(totaux -> !aPlusGrand(texte, totaux.ttc(), 0));
    }

    /** Of a row for each rate, the last is the total where it is their sum. */
    private Totaux duTableau(int entete, List<Sorte> libelles) {
        List<Totaux> rangees = new ArrayList<>();
        for (int ligne = entete + 1; ligne < texte.lignes().size(); ligne++) {
            List<Case> valeurs =
                    valeurs(LETTRE_DU_TAUX.matcher(texte.cle(ligne)).replaceFirst(""));
            Totaux rangee = ranger(valeurs, libelles);
            if (!rangee.estJuste()) {
                Totaux sansSigne = ranger(avecUnTaux(valeurs, libelles), libelles);
                return rangees.isEmpty()
                                && sansSigne.estJuste()
                                && estSeuleEtDite(sansSigne.ttc(), ligne)
                                && !aPlusGrand(texte, sansSigne.ttc(), 0)
                        ? sansSigne
                        : deToutes(rangees);
            }
            rangees.add(rangee);
        }
        return deToutes(rangees);
    }

    /** Where as many amounts as labels stand below them, the one under the rate is the rate, without its sign. */
    private static List<Case> avecUnTaux(List<Case> valeurs, List<Sorte> libelles) {
        List<Case> avec = new ArrayList<>(valeurs);
        int rang = libelles.indexOf(Sorte.TAUX);
        Montant taux = rang >= 0 && valeurs.size() == libelles.size()
                ? valeurs.get(rang).montant()
                : null;
        if (taux != null && taux.compareTo(TAUX_AU_PLUS) <= 0) {
            avec.set(rang, new Case(null));
        }
        return avec;
    }

    /** Less sure than others, a row whose rate has no sign is of all where no other follows and another line says so. */
    private boolean estSeuleEtDite(@Nullable Montant ttc, int ligne) {
        boolean suivie = ligne + 1 < texte.lignes().size()
                && MontantsEcrits.tous(texte.cle(ligne + 1)).count() > 1;
        if (!suivie && lignesDUnMontant.isEmpty()) {
            for (int autre : texte.lignes(UN_PRIX)) {
                MontantsEcrits.tous(texte.cle(autre))
                        .distinct()
                        .forEach(montant -> lignesDUnMontant.merge(montant, 1, Integer::sum));
            }
        }
        return !suivie && ttc != null && lignesDUnMontant.getOrDefault(ttc, 0) > 1;
    }

    /** Of a row for each rate and one of their sum, the last; the only one where there is one. */
    static Totaux deToutes(List<Totaux> rangees) {
        if (rangees.size() == 1) {
            return rangees.get(0);
        }
        if (rangees.size() > 2) {
            Totaux derniere = rangees.get(rangees.size() - 1);
            Montant somme = rangees.subList(0, rangees.size() - 1).stream()
                    .map(rangee -> Objects.requireNonNull(rangee.ttc()))
                    .reduce(Montant.ZERO, Montant::plus);
            return somme.equals(derniere.ttc()) ? derniere : Totaux.AUCUN;
        }
        return Totaux.AUCUN;
    }

    /** On a line that starts with "Total", three amounts are those of three columns that some line above names in that order. */
    private Set<Totaux> deLaLigneDeTotal() {
        Set<Totaux> trouves = new LinkedHashSet<>();
        for (int ligne : texte.lignes(LIGNE_DE_TOTAL)) {
            GuardedMatcher total = LIGNE_DE_TOTAL.matcher(texte.cle(ligne));
            if (total.find()) {
                List<Case> valeurs = valeurs(texte.cle(ligne).substring(total.end()));
                Stream.of(TROIS, TAXE_D_ABORD)
                        .filter(ordre -> ranger(valeurs, ordre).estJuste() && estSousTroisColonnes(ligne, ordre))
                        .map(ordre -> ranger(valeurs, ordre))
                        .filter(lus -> !lus.seContredit())
                        .findFirst()
                        .ifPresent(trouves::add);
            }
        }
        return trouves;
    }

    /** Where there is no line of total, the amounts of the only item are those of the invoice: no other amount stands anywhere. */
    private Set<Totaux> duSeulArticle() {
        Set<Totaux> trouves = new LinkedHashSet<>();
        for (int entete : entetes) {
            if (!ChercheurDeMontant.TETE_D_ARTICLES.matcher(texte.cle(entete)).find() || !aTroisColonnes(entete)) {
                continue;
            }
            List<Totaux> articles = new ArrayList<>();
            Set<Montant> montants = new LinkedHashSet<>();
            boolean unAutre = false;
            for (int ligne = entete + 1;
                    ligne < texte.lignes().size()
                            && ligne <= entete + LIGNES_D_UN_TABLEAU
                            && montants.size() <= TROIS.size();
                    ligne++) {
                List<Montant> lus = MontantsEcrits.tous(texte.cle(ligne)).toList();
                montants.addAll(lus);
                unAutre |= lus.isEmpty()
                        && MontantsEcrits.EUROS_RONDS.matcher(texte.cle(ligne)).find();
                if (lus.size() >= TROIS.size()) {
                    List<Case> derniers = lus.subList(lus.size() - TROIS.size(), lus.size()).stream()
                            .map(Case::new)
                            .toList();
                    articles.add(ranger(derniers, TROIS));
                }
            }
            articles.removeIf(article -> !article.estJuste());
            if (articles.size() == 1 && montants.size() == TROIS.size() && !unAutre) {
                trouves.addAll(articles);
            }
        }
        return trouves;
    }

    private boolean estSousTroisColonnes(int ligne, List<Sorte> ordre) {
        return entetes.subSet(ligne - LIGNES_D_UN_TABLEAU, ligne).stream()
                .anyMatch(dessus -> ordre.equals(troisColonnes.computeIfAbsent(dessus, this::troisColonnes)));
    }

    private boolean aTroisColonnes(int ligne) {
        return TROIS.equals(troisColonnes(ligne));
    }

    /** The order of the three labels with which a line ends, whatever stands before them; empty where it does not. */
    private List<Sorte> troisColonnes(int ligne) {
        String cle = texte.cle(ligne);
        for (int debut = Math.max(0, cle.length() - LONGUEUR_DE_TROIS_LIBELLES); debut < cle.length(); debut++) {
            if (debut == 0 || cle.charAt(debut - 1) == ' ') {
                List<Sorte> sortes = libelles(cle.substring(debut)).stream()
                        .filter(sorte -> sorte != Sorte.TAUX && sorte != Sorte.AUTRE && sorte != Sorte.A_PAYER)
                        .toList();
                if (sortes.equals(TROIS) || sortes.equals(TAXE_D_ABORD)) {
                    return sortes;
                }
            }
        }
        return List.of();
    }

    private static boolean sontTrois(List<Sorte> libelles) {
        return libelles.contains(Sorte.HORS_TAXE)
                && libelles.contains(Sorte.TAXE)
                && (libelles.contains(Sorte.TTC) || libelles.contains(Sorte.A_PAYER));
    }

    /** Gives the labels of a line that is nothing but labels, else none. */
    static List<Sorte> libelles(String cle) {
        List<Sorte> libelles = new ArrayList<>();
        String enFrancais = DEUX_LANGUES.matcher(cle).replaceFirst("");
        Matcher libelle = LIBELLE.matcher(enFrancais);
        int fin = 0;
        while (libelle.find()) {
            libelles.add(sorte(libelle));
            fin = libelle.end();
        }
        return fin == enFrancais.length() ? libelles : List.of();
    }

    /**
     * A value of a row.
     *
     * @param montant null for a rate
     */
    record Case(@Nullable Montant montant) {}

    /** Gives the values of a line that is nothing but amounts and rates, else none. */
    static List<Case> valeurs(String cle) {
        List<Case> valeurs = new ArrayList<>();
        Matcher valeur = VALEUR.matcher(cle);
        int fin = 0;
        while (valeur.find()) {
            valeurs.add(new Case(valeur.group("taux") == null ? montant(valeur) : null));
            fin = valeur.end();
        }
        return fin == cle.length() ? valeurs : List.of();
    }

    /** Lines that follow one another, each with one label and its amount: labels that say little alone are sure beside the others. */
    private Set<Totaux> enRegard() {
        Set<Totaux> trouves = new LinkedHashSet<>();
        int fin = 0;
        for (int ligne : entetes) {
            if (ligne < fin) {
                continue;
            }
            Map<Sorte, Set<Montant>> rangees = new EnumMap<>(Sorte.class);
            fin = ligne;
            int derniere = Math.min(ligne + LIGNES_D_UNE_PILE, texte.lignes().size());
            while (fin < derniere && noterLaPaire(texte.cle(fin), rangees)) {
                fin++;
            }
            Totaux lus = seulsJustes(rangees);
            if (lus.estJuste() && !aPlusGrand(texte, lus.ttc(), fin) && !trouves.add(lus)) {
                // Two items of one price.
                trouves.add(Totaux.AUCUN);
            }
        }
        return trouves;
    }

    /** Each after its label, all on one line. */
    private Set<Totaux> surUneLigne() {
        Set<Totaux> trouves = new LinkedHashSet<>();
        for (int ligne : texte.lignes(TROIS_SUR_UNE_LIGNE)) {
            GuardedMatcher trois = TROIS_SUR_UNE_LIGNE.matcher(texte.cle(ligne));
            if (trois.find()) {
                Totaux lus = new Totaux(
                        MontantsEcrits.lire(trois.group("ht")),
                        MontantsEcrits.lire(trois.group("tva")),
                        MontantsEcrits.lire(trois.group("ttc")));
                trouves.add(lus.estJuste() ? lus : Totaux.AUCUN);
            }
        }
        return trouves.size() != 1 || estLeTotalDit(trouves.iterator().next().ttc()) ? trouves : Set.of();
    }

    /** Whether another line is that of a total of this amount, and no amount is larger. */
    private boolean estLeTotalDit(@Nullable Montant ttc) {
        return ttc != null
                && texte.lignes(LIGNE_DE_TOTAL).stream()
                        .map(texte::cle)
                        .filter(cle -> UN_TOTAL_TTC.matcher(cle).lookingAt()
                                && !TROIS_SUR_UNE_LIGNE.matcher(cle).find())
                        .anyMatch(cle -> MontantsEcrits.tous(cle).anyMatch(ttc::equals))
                && !aPlusGrand(texte, ttc, 0, texte.lignes().size());
    }

    /** Whether a larger amount follows: what was read is an item's, or an instalment's. */
    static boolean aPlusGrand(TextePiece texte, @Nullable Montant ttc, int depuis) {
        return aPlusGrand(
                texte,
                ttc,
                depuis,
                Math.min(depuis + LIGNES_D_UN_TABLEAU, texte.lignes().size()));
    }

    /** Cell by cell: one of something, beside its price, is not a thousand. */
    private static boolean aPlusGrand(TextePiece texte, @Nullable Montant ttc, int depuis, int fin) {
        return ttc != null
                && texte.lignes().subList(depuis, fin).stream()
                        .filter(ligne -> !ligne.cle().contains("CAPITAL"))
                        .flatMap(ligne -> ligne.cellules().stream())
                        .flatMap(cellule -> MontantsEcrits.tous(cellule.cle()))
                        .anyMatch(autre -> autre.compareTo(ttc) > 0);
    }

    /** Notes the label of a line and its only amount; says whether it is such a line. */
    private static boolean noterLaPaire(String cle, Map<Sorte, Set<Montant>> rangees) {
        Matcher libelle = LIBELLE.matcher(cle);
        List<Montant> montants = libelle.lookingAt()
                ? valeurs(cle.substring(libelle.end())).stream()
                        .flatMap(valeur -> Stream.ofNullable(valeur.montant()))
                        .toList()
                : List.of();
        if (montants.size() != 1) {
            return false;
        }
        rangees.computeIfAbsent(sorte(libelle), sorte -> new LinkedHashSet<>()).add(montants.get(0));
        return true;
    }

    /** Gives each label its value, where there are as many; the row of a total has no rate. */
    static Totaux ranger(List<Case> valeurs, List<Sorte> libelles) {
        boolean sansTaux = valeurs.stream().noneMatch(valeur -> valeur.montant() == null);
        List<Sorte> sortes = sansTaux
                ? libelles.stream().filter(sorte -> sorte != Sorte.TAUX).toList()
                : libelles;
        if (sortes.size() != valeurs.size()) {
            return Totaux.AUCUN;
        }
        Map<Sorte, Set<Montant>> rangees = new EnumMap<>(Sorte.class);
        for (int i = 0; i < sortes.size(); i++) {
            Montant montant = valeurs.get(i).montant();
            if ((montant == null) != (sortes.get(i) == Sorte.TAUX)) {
                return Totaux.AUCUN;
            }
            if (montant != null) {
                rangees.computeIfAbsent(sortes.get(i), sorte -> new LinkedHashSet<>())
                        .add(montant);
            }
        }
        return seulsJustes(rangees);
    }

    /** Before and after a discount, for a rate and for all: of amounts under one kind of label, those that make up the total. */
    static Totaux seulsJustes(Map<Sorte, Set<Montant>> rangees) {
        Set<Totaux> justes = new LinkedHashSet<>();
        if (rangees.entrySet().stream()
                .anyMatch(rangee ->
                        TROIS.contains(rangee.getKey()) && rangee.getValue().size() > MONTANTS_D_UNE_SORTE)) {
            return Totaux.AUCUN;
        }
        for (Montant horsTaxe : rangees.getOrDefault(Sorte.HORS_TAXE, Set.of())) {
            for (Montant taxe : rangees.getOrDefault(Sorte.TAXE, Set.of())) {
                for (Montant ttc : rangees.getOrDefault(Sorte.TTC, rangees.getOrDefault(Sorte.A_PAYER, Set.of()))) {
                    Totaux totaux = new Totaux(horsTaxe, taxe, ttc);
                    if (totaux.estJuste()) {
                        justes.add(totaux);
                    }
                }
            }
        }
        return justes.size() == 1 ? justes.iterator().next() : Totaux.AUCUN;
    }

    /** Reads lines on which every amount has its label after it: three on one, or one on each of three. */
    private Set<Totaux> avantLeursLibelles() {
        Set<Totaux> toutes = new LinkedHashSet<>();
        Set<Totaux> deTotal = new LinkedHashSet<>();
        Set<Integer> portees = new LinkedHashSet<>(texte.lignes(UN_PRIX));
        for (int ligne : portees) {
            if (entetes.subSet(ligne, ligne + TROIS.size()).isEmpty()) {
                continue;
            }
            Map<Sorte, Montant> suivis = suivis(texte.cle(ligne));
            if (suivis.size() == 1 && portees.contains(ligne + 1) && portees.contains(ligne + 2)) {
                suivis.putAll(suivis(texte.cle(ligne + 1)));
                suivis.putAll(suivis(texte.cle(ligne + 2)));
            }
            Totaux lus = Totaux.de(suivis);
            if (lus.estJuste()) {
                (LIGNE_DE_TOTAL.matcher(texte.cle(ligne)).find() ? deTotal : toutes).add(lus);
            }
        }
        return deTotal.isEmpty() ? toutes : deTotal;
    }

    /** The amounts of a line by the labels after them; none where one has no label, or where a label comes first. */
    private static Map<Sorte, Montant> suivis(String cle) {
        Map<Sorte, Montant> suivis = new EnumMap<>(Sorte.class);
        GuardedMatcher paire = PUIS_LIBELLE.matcher(cle);
        boolean premiere = true;
        while (paire.find()) {
            boolean unLibelleAvant = premiere
                    && UN_LIBELLE.matcher(cle.substring(0, paire.start())).find();
            Sorte sorte = sorte(paire.trouve());
            if (unLibelleAvant
                    || sorte == Sorte.AUTRE
                    || sorte == Sorte.A_PAYER
                    || suivis.put(sorte, montant(paire.trouve())) != null) {
                return new EnumMap<>(Sorte.class);
            }
            premiere = false;
        }
        return suivis;
    }

    private static Sorte sorte(Matcher trouve) {
        if (trouve.group("ht") != null) {
            return Sorte.HORS_TAXE;
        }
        if (trouve.group("tva") != null) {
            return Sorte.TAXE;
        }
        if (trouve.group("ttc") != null) {
            return Sorte.TTC;
        }
        if (trouve.group("payer") != null) {
            return Sorte.A_PAYER;
        }
        return trouve.group("taux") != null ? Sorte.TAUX : Sorte.AUTRE;
    }

    private static Montant montant(Matcher trouve) {
        return Objects.requireNonNull(MontantsEcrits.lire(trouve.group("montant")));
    }
}
