package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.TextePiece.Candidat;
import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Looks for one amount under the labels that name it.
 *
 * <p>A value on the label's own line counts before one below it. The strongest kind of label that gives any value decides.
 */
final class ChercheurDeMontant {

    enum Genre {
        TTC,
        HORS_TAXE,
        TAXE,
        VERSE,
        DU
    }

    /**
     * An amount to find.
     *
     * @param genre what it is an amount of
     * @param libelles the labels that name it, strongest first
     * @param sauf what stands before a label and makes it another's
     * @param nul whether nothing at all is an answer
     * @param parTaux whether there may be one for each rate of tax
     */
    record Recherche(Genre genre, List<GuardedPattern> libelles, GuardedPattern sauf, boolean nul, boolean parTaux) {}

    /** Below a label a number of one or two figures is a count, but for a row of totals under their heads. */
    private static final Pattern UNE_QUANTITE = Pattern.compile("[0-9]{1,2}");

    private static final Pattern TAXES_COMPRISES = Pattern.compile("\\bT\\.?T\\.?C\\b");

    /** It says how the total is meant, and not what the taxes are. */
    private static final Pattern TAXES_INCLUSES = Pattern.compile("\\b(?:INCLUSE|COMPRISE)S?$");

    /** An amount whose label follows it: what comes next is another's. */
    private static final Pattern MONTANT_JUSTE_AVANT =
            Pattern.compile("[0-9][.,][0-9]{2}\\s?(?:\u20AC|EUROS?|EUR)?\\s?$");

    /** A label after an amount, with no amount of its own behind. */
    private static final Pattern LIBELLE_APRES = Pattern.compile(
            "(?:(?<ttc>T\\.?T\\.?C\\b)|(?<ht>H\\.?T\\b|HORS TAXES?\\b)|(?<tva>T\\.?V\\.?A\\b(?!\\.?\\sNON\\b)|DE TVA\\b|VAT\\b))(?!\\.?[^A-Z]{0,12}[0-9][.,][0-9]{2})");

    /** A figure of another kind. */
    private static final Pattern MESURE =
            Pattern.compile("(?:KG|KM|KWH|KW|M2|M3|CM|MM|H|L|V|AH|WH|W|JOURS?|MOIS|ANS?|POINTS?|FOIS)\\b");

    /** How many of an item there are, before its price. */
    private static final Pattern UN_FACTEUR = Pattern.compile("[\u00D7*X]\\s?[0-9]");

    /** A number alone may be that of the page. */
    private static final Pattern AVEC_CENTIMES_OU_SIGNE = Pattern.compile("[.,][0-9]{2}(?![0-9])|\u20AC|\\bEUR");

    /** What is longer, between a label and an amount below, is a sentence of another matter. */
    private static final int LONGUEUR_D_UNE_PRECISION = 50;

    private static final int TETES_D_UNE_RANGEE = 3;

    /** How many lines an item takes where each of its cells is one, with the heads of its columns. */
    private static final int LIGNES_D_UN_ARTICLE = 12;

    private static final Pattern MONTANT_SUIVANT =
            Pattern.compile("(?<signe>[-\u2013\u2212])?(?<nombre>" + MontantsEcrits.NOMBRE + ")(?!\\s?%)");

    private static final Pattern UN_TAUX_DE_TAXE =
            Pattern.compile("(?:TAUX\\s)?T\\.?V\\.?A\\.?\\s(?:A\\s)?[0-9]{1,2}(?:[.,][0-9]{1,2})?\\s?%");

    private static final GuardedPattern UN_LIBELLE = GuardedPattern.of(
            "\\b(?:H\\.?T|HORS|T\\.?V\\.?A|T\\.?T\\.?C|TOTAL|TOTAUX|MONTANT|NET|VAT|TAXE?S?|GROSS|DUE|AMOUNT|A PAYER|ACOMPTE|RESTE|SOLDE)\\b");

    private static final Pattern HORS_OU_AVEC_TAXES =
            Pattern.compile("^(?:TOTAL|MONTANT|BASE|NET|PRIX)\\b.*\\b(?:H\\.?T|T\\.?T\\.?C)\\b");

    private static final Pattern UNE_TETE_DE_PRIX =
            Pattern.compile("(?:PRIX|TARIFS?)(?:\\s(?:UNITAIRE|TOTAL|T\\.?T\\.?C|H\\.?T)\\.?)?");

    private static final GuardedPattern UN_VERSEMENT =
            GuardedPattern.of("\\b(?:PAYE|REGLE|VERSE|ENCAISSE|RECU|PAID|DEPOSIT|ARRHES|AVANCE)");

    private static final Pattern LIBELLE_ENTIER = Pattern.compile(
            "\\s?" + MontantsEcrits.SIGNE
                    + "?[\\s|]*(?:TOTAL|TOTAUX|MONTANT|SOMME|PRIX TOTAL|NET|GROSS|GRAND|SOUS[\\s-]TOTAL|SUB[\\s-]?TOTAL|AMOUNT)\\b");

    /** What may follow an amount whose currency is not printed: another word may be a currency, or what is counted. */
    private static final Pattern MOT_SUIVANT = Pattern.compile(
            "(?:E|T\\.?\\s?T\\.?\\s?C|TOUTES TAXES|H\\.?\\s?T|HORS|T\\.?V\\.?A|DE TVA|VAT|TAXE?S?|SALES TAX|INCL|EXCL|TOTAL|TOTAUX|MONTANT|SOMME|NET|SOUS|SUB|GROSS|AMOUNT"
                    + "|DONT|SOIT|ACOMPTES?|ARRHES|AVANCE|DEPOSIT|DEJA|PAID|PAYE|REGLE|RESTE|SOLDE|BALANCE|REMISE|PORT|FRAIS|ECO)\\b");

    /** What may follow a number without cents. */
    private static final Pattern MOT_SUIVANT_DES_EUROS = Pattern.compile("(?:E|T\\.?\\s?T\\.?\\s?C|TOUTES TAXES)\\b");

    /** Heads of the columns of items. */
    static final GuardedPattern TETE_D_ARTICLES = GuardedPattern.of(
            "\\b(?:QTES?|QTY|QUANTITES?|QUANTITY|DESIGNATION|DESCRIPTION|LIBELLE|(?<![0-9] )(?<!NB )(?<!NOMBRE D')(?<!NB D')ARTICLES?+(?! [0-9L])|ITEM|P\\.?\\s?U\\b\\.?|PRIX UNITAIRE|UNIT PRICE|BEZEICHNUNG|EINZELPREIS|OMSCHRIJVING|AANTAL|DESCRIZIONE)");

    private static final Pattern NEGATIF = Pattern.compile("(?:^|[\\s:])[-\u2013]\\s?$");
    private static final Pattern UN_TAUX = Pattern.compile("(?:20|19[.,]60|10|5[.,]50?|2[.,]10|8[.,]50?)(?:[.,]00?)?");

    /** In a column of taxes a rate may stand without its sign. */
    private static final Set<Montant> TAUX_DE_TVA = Set.of(
            new Montant(2000),
            new Montant(1960),
            new Montant(1000),
            new Montant(550),
            new Montant(210),
            new Montant(850));

    private final TextePiece texte;
    private final Recherche recherche;
    private final Map<Integer, Boolean> libellesApres = new HashMap<>();
    private final Map<Integer, Boolean> tetesDArticles = new HashMap<>();
    private final Map<Integer, Boolean> rangeesDeTotaux = new HashMap<>();

    ChercheurDeMontant(TextePiece texte, Recherche recherche) {
        this.texte = texte;
        this.recherche = recherche;
    }

    private static final class Trouves {
        private final Set<Montant> surLaLigne = new TreeSet<>();
        private final Set<Montant> dessous = new TreeSet<>();
    }

    static @Nullable Montant chercher(TextePiece texte, Recherche recherche) {
        Set<Montant> lus = lesPlusForts(texte, recherche);
        return lus.size() == 1 ? lus.iterator().next() : null;
    }

    /** All that the strongest kind of label gives. */
    static Set<Montant> lesPlusForts(TextePiece texte, Recherche recherche) {
        ChercheurDeMontant chercheur = new ChercheurDeMontant(texte, recherche);
        for (GuardedPattern libelle : recherche.libelles()) {
            Trouves trouves = chercheur.voir(libelle);
            for (Set<Montant> lus : List.of(trouves.surLaLigne, trouves.dessous)) {
                if (!lus.isEmpty()) {
                    return lus;
                }
            }
        }
        return Set.of();
    }

    /** Whether some amount is given, be there several. */
    boolean estDit() {
        return recherche.libelles().stream()
                .map(this::voir)
                .anyMatch(trouves -> !trouves.surLaLigne.isEmpty() || !trouves.dessous.isEmpty());
    }

    private Trouves voir(GuardedPattern motif) {
        Trouves trouves = new Trouves();
        texte.parcourir(motif, (ligne, rang, cellule) -> {
            GuardedMatcher libelle = motif.matcher(cellule.cle());
            int depuis = 0;
            while (libelle.find(depuis)) {
                depuis = libelle.end();
                int debut = libelle.start();
                if (!recherche
                                .sauf()
                                .matcher(cellule.cle().substring(Math.max(0, debut - 30), debut))
                                .find()
                        && !suitSonMontant(cellule.cle(), debut, depuis)
                        && !libellesApres.computeIfAbsent(ligne, this::aSesLibellesApres)) {
                    voirLesValeurs(trouves, ligne, rang, debut, depuis);
                }
            }
        });
        return trouves;
    }

    private static boolean suitSonMontant(String cle, int debut, int fin) {
        return fin == cle.length()
                && MONTANT_JUSTE_AVANT
                        .matcher(cle.substring(Math.max(0, debut - 12), debut))
                        .find();
    }

    /**
     * Whether the labels of a line follow their amounts: it starts with an amount and ends with a label, or has several and ends with a
     * whole label. No label is of what follows it then.
     */
    private boolean aSesLibellesApres(int ligne) {
        String cle = texte.lignes().get(ligne).cle();
        GuardedMatcher montant = MontantsEcrits.UN_MONTANT.matcher(cle);
        if (!montant.find()) {
            return false;
        }
        String avant = cle.substring(0, montant.start());
        int fin = montant.end();
        int combien = 1;
        while (montant.find()) {
            fin = montant.end();
            combien++;
        }
        String apres = cle.substring(fin);
        return (combien > 1 && LIBELLE_ENTIER.matcher(apres).lookingAt())
                || (UN_LIBELLE.matcher(apres).find()
                        && !UN_LIBELLE.matcher(avant).find()
                        && !UN_VERSEMENT.matcher(avant).find());
    }

    private boolean aUneTeteDArticles(int ligne) {
        return TETE_D_ARTICLES.matcher(texte.lignes().get(ligne).cle()).find();
    }

    private boolean estUneRangeeDeTotaux(int ligne) {
        Ligne tetes = texte.lignes().get(ligne);
        return tetes.cellules().size() > 1
                && TAXES_COMPRISES.matcher(tetes.cle()).find();
    }

    private void voirLesValeurs(Trouves trouves, int ligne, int rang, int debutDuLibelle, int finDuLibelle) {
        String cle = texte.lignes().get(ligne).cellules().get(rang).cle();
        Matcher unite = MontantsEcrits.UNITE.matcher(cle).region(finDuLibelle, cle.length());
        int debut = unite.lookingAt() ? unite.end() : finDuLibelle;
        for (Candidat candidat : valeurs(ligne, rang, debut)) {
            if (candidat.place() == Candidat.Place.DESSOUS
                    && (estDansUnePile(ligne)
                            || sousUnArticle(ligne)
                            || estRediteSousDesArticles(ligne)
                            || sousPlusieursTetes(ligne, rang, debutDuLibelle)
                            || enTeteDUnTableau(ligne, rang))) {
                return;
            }
            if (candidat.place() == Candidat.Place.MEME_CELLULE
                    && recherche.genre() != Genre.VERSE
                    && estNegatif(
                            cle.substring(
                                    finDuLibelle, cle.length() - candidat.cle().length()),
                            candidat)) {
                return;
            }
            if (recherche.parTaux()
                    && texte.lignes().get(ligne).cellules().size() >= TETES_D_UNE_RANGEE
                    && candidat.place() == Candidat.Place.DESSOUS
                    && MontantsEcrits.UN_MONTANT
                                    .matcher(candidat.cle())
                                    .results()
                                    .count()
                            > 1) {
                // The columns are joined: a tax of a row below is one of several.
                return;
            }
            Montant montant = valeur(candidat);
            if (candidat.place() == Candidat.Place.DESSOUS
                    && seule(ligne)
                    && (AdressesEcrites.estUneVoie(candidat.cle())
                            || candidat.cle().length() > LONGUEUR_D_UNE_PRECISION)) {
                return;
            }
            if (candidat.place() == Candidat.Place.DESSOUS
                    && UNE_QUANTITE.matcher(candidat.cle()).matches()
                    && !rangeesDeTotaux.computeIfAbsent(ligne, this::estUneRangeeDeTotaux)) {
                montant = null;
            }
            if (montant != null && candidat.place() != Candidat.Place.DESSOUS) {
                trouves.surLaLigne.add(montant);
                suivantDansLaCellule(candidat).forEach(trouves.surLaLigne::add);
                if (candidat.place() == Candidat.Place.CELLULE_SUIVANTE) {
                    voisin(ligne, rang).forEach(trouves.surLaLigne::add);
                }
                return;
            }
            if (montant != null
                    && (suivantDansLaCellule(candidat).findAny().isPresent()
                            || tetesDArticles.computeIfAbsent(ligne, this::aUneTeteDArticles))) {
                // A row of amounts below: which one is the label's is not a matter of place; an item's is no total.
                return;
            }
            if (montant != null && enTeteDUnePile(ligne, montant)) {
                return;
            }
            if (montant != null) {
                trouves.dessous.add(montant);
                if (!recherche.parTaux()) {
                    return;
                }
                // Below a column of taxes stands one for each rate.
            }
        }
    }

    /** A rate may stand without its sign between "TVA" and the tax. */
    private List<Candidat> valeurs(int ligne, int rang, int debut) {
        List<Candidat> candidats = texte.valeurs(ligne, rang, debut);
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        boolean unTaux = recherche.genre() == Genre.TAXE
                && candidats.size() == 1
                && rang + 1 < cellules.size()
                && UN_TAUX.matcher(candidats.get(0).cle()).matches()
                && MontantsEcrits.premierNombre(cellules.get(rang + 1).cle()) != null;
        return unTaux ? List.of(Candidat.of(cellules.get(rang + 1), Candidat.Place.CELLULE_SUIVANTE)) : candidats;
    }

    /** Where labels stand one below the other, and their amounts after them, what is below the last is the first one's. */
    private boolean estDansUnePile(int ligne) {
        if (!seule(ligne)) {
            return false;
        }
        Recapitulatif.Sorte dessous = TotauxEnPiles.libelle(texte, ligne + 1);
        return TotauxEnPiles.libelle(texte, ligne - 1) != null
                || (recherche.genre() == Genre.TAXE && precedeUnLibelle(ligne))
                || (dessous != null
                        && (TotauxEnPiles.libelle(texte, ligne) != null || dUnAutreGenre(dessous))
                        && !ditLesTaxesDuTotal(ligne));
    }

    /** Whether the line below names the total or what taxes are on, and gives no amount. */
    private boolean precedeUnLibelle(int ligne) {
        String dessous = seule(ligne + 1) ? texte.cle(ligne + 1) : "";
        return HORS_OU_AVEC_TAXES.matcher(dessous).find()
                && !MontantsEcrits.UN_MONTANT.matcher(dessous).find();
    }

    /** Whether the line below says that taxes are in the total, without their amount, or with it below the total's. */
    private boolean ditLesTaxesDuTotal(int ligne) {
        String dessous = texte.cle(ligne + 1);
        return TAXES_INCLUSES.matcher(dessous).find()
                || (dessous.startsWith("DONT ") && estUnMontantSeul(ligne + 2) && estUnMontantSeul(ligne + 3));
    }

    private boolean estUnMontantSeul(int ligne) {
        return seule(ligne)
                && MontantsEcrits.estUnMontantSeul(texte.lignes().get(ligne).cle());
    }

    /** "Total" goes on with "TTC" on the next line. */
    private boolean dUnAutreGenre(Recapitulatif.Sorte sorte) {
        return switch (recherche.genre()) {
            case TTC -> sorte == Recapitulatif.Sorte.HORS_TAXE || sorte == Recapitulatif.Sorte.TAXE;
            case HORS_TAXE -> sorte == Recapitulatif.Sorte.TAXE || sorte == Recapitulatif.Sorte.TTC;
            case TAXE -> sorte == Recapitulatif.Sorte.HORS_TAXE || sorte == Recapitulatif.Sorte.TTC;
            case VERSE, DU -> false;
        };
    }

    /** Columns were laid one after the other: of several amounts below a label, nobody knows which is its own. */
    private boolean enTeteDUnePile(int ligne, Montant premier) {
        // The head of their column may stand between.
        int second = ligne + (seule(ligne + 1) && estUneTeteDePrix(texte.cle(ligne + 1)) ? 3 : 2);
        if (recherche.genre() == Genre.TAXE
                || recherche.genre() == Genre.VERSE
                || !IntStream.rangeClosed(ligne, second).allMatch(this::seule)) {
            return false;
        }
        String dessous = MontantsEcrits.SIGNE_MOINS
                .matcher(texte.lignes().get(second).cle())
                .replaceFirst("");
        boolean unMontant =
                texte.lignes().get(second).page() == texte.lignes().get(ligne).page()
                        && AVEC_CENTIMES_OU_SIGNE.matcher(dessous).find()
                        && MontantsEcrits.estUnMontantSeul(dessous);
        Montant suivant = unMontant ? auDebut(dessous) : null;
        return suivant != null && !suivant.equals(premier);
    }

    private static boolean estUneTeteDePrix(String cle) {
        return UNE_TETE_DE_PRIX.matcher(cle).matches();
    }

    /** Whether the head of a column of items stands right above: this is another one's. */
    private boolean sousUnArticle(int ligne) {
        return seule(ligne) && seule(ligne - 1) && tetesDArticles.computeIfAbsent(ligne - 1, this::aUneTeteDArticles);
    }

    /** Where each cell is a line, the last head of an item's columns is the label of the total too: that one comes later. */
    private boolean estRediteSousDesArticles(int ligne) {
        String cle = texte.cle(ligne);
        return seule(ligne)
                && IntStream.range(Math.max(0, ligne - LIGNES_D_UN_ARTICLE), ligne)
                        .anyMatch(dessus ->
                                seule(dessus) && tetesDArticles.computeIfAbsent(dessus, this::aUneTeteDArticles))
                && IntStream.range(ligne + 1, texte.lignes().size())
                        .anyMatch(
                                dessous -> seule(dessous) && texte.cle(dessous).equals(cle));
    }

    /**
     * Below heads that stand in one cell are as many amounts, and below a row of heads as many in their order, be they not right below: which
     * one is a head's is not a matter of place.
     */
    private boolean sousPlusieursTetes(int ligne, int rang, int debutDuLibelle) {
        List<Cellule> tetes = texte.lignes().get(ligne).cellules();
        Cellule cellule = tetes.get(rang);
        List<Integer> dessous = ligne + 1 < texte.lignes().size() ? texte.rangsEnRegard(ligne + 1, cellule) : List.of();
        List<Cellule> rangee =
                dessous.isEmpty() ? List.of() : texte.lignes().get(ligne + 1).cellules();
        boolean enTas = dessous.size() > 1
                && dessous.stream()
                        .allMatch(autre ->
                                MontantsEcrits.premierNombre(rangee.get(autre).cle()) != null)
                && UN_LIBELLE
                        .matcher(cellule.cle().substring(0, debutDuLibelle))
                        .find();
        boolean decalee = tetes.size() >= TETES_D_UNE_RANGEE
                && tetes.size() == rangee.size()
                && !dessous.contains(rang)
                && rangee.stream().allMatch(this::estUnMontant);
        return enTas || decalee;
    }

    private boolean estUnMontant(Cellule cellule) {
        return auDebut(cellule.cle()) != null;
    }

    /** Below the head of a column stand the rows of a table: two or more, each after what it is of. */
    private boolean enTeteDUnTableau(int ligne, int rang) {
        if (ligne + 2 >= texte.lignes().size()) {
            return false;
        }
        Cellule tete = texte.lignes().get(ligne).cellules().get(rang);
        return Stream.of(ligne + 1, ligne + 2).allMatch(rangee -> {
            String article = texte.lignes().get(rangee).cellules().get(0).cle();
            return auDebut(article) == null
                    && (UN_TAUX_DE_TAXE.matcher(article).matches()
                            || !UN_LIBELLE.matcher(article).find())
                    && texte.enRegard(rangee, tete).stream().anyMatch(this::estUnMontant);
        });
    }

    private boolean seule(int ligne) {
        return ligne >= 0
                && ligne < texte.lignes().size()
                && texte.lignes().get(ligne).cellules().size() == 1;
    }

    /** What a sign parts from its label by a space and from its figures by none is taken off. */
    private static boolean estNegatif(String avant, Candidat candidat) {
        Matcher signe = NEGATIF.matcher(avant);
        return signe.find() && !avant.endsWith(" ") && !candidat.cle().isEmpty();
    }

    /** A second amount right after the first is of the next column, where columns are joined by single spaces. */
    private Stream<Montant> suivantDansLaCellule(Candidat candidat) {
        Matcher nombre = MontantsEcrits.premierNombre(candidat.cle());
        if (nombre == null) {
            return Stream.empty();
        }
        Matcher suite = MontantsEcrits.SUITE
                .matcher(candidat.cle())
                .region(nombre.end(), candidat.cle().length());
        int fin = suite.lookingAt() ? suite.end() : nombre.end();
        Matcher suivant = MONTANT_SUIVANT
                .matcher(candidat.cle())
                .region(fin, candidat.cle().length());
        return suivant.lookingAt() && (suivant.group("signe") == null || candidat.place() == Candidat.Place.DESSOUS)
                ? Stream.ofNullable(auDebut(suivant.group("nombre")))
                : Stream.empty();
    }

    /** Two amounts beside one label are those of two columns: nobody knows which one the label means. */
    private Stream<Montant> voisin(int ligne, int rang) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        return rang + 2 < cellules.size()
                ? Stream.ofNullable(auDebut(cellules.get(rang + 2).cle()))
                : Stream.empty();
    }

    private @Nullable Montant valeur(Candidat candidat) {
        Montant montant = auDebut(candidat.cle());
        if (montant == null || (montant.estNul() && !recherche.nul())) {
            return null;
        }
        boolean unTaux =
                recherche.parTaux() && candidat.place() == Candidat.Place.DESSOUS && TAUX_DE_TVA.contains(montant);
        return unTaux ? null : montant;
    }

    /** Reads an amount at the start of a text, its currency before it or after; null when it is anything else. */
    private @Nullable Montant auDebut(String brut) {
        String cle = recherche.genre() == Genre.VERSE
                ? MontantsEcrits.SIGNE_MOINS.matcher(brut).replaceFirst("")
                : brut;
        Matcher nombre = MontantsEcrits.premierNombre(cle);
        if (nombre == null) {
            return null;
        }
        Matcher signe = MontantsEcrits.SUITE.matcher(cle).region(nombre.end(), cle.length());
        boolean enMonnaie = signe.lookingAt() && signe.group("signe") != null;
        if (recherche.genre() == Genre.TAXE && !enMonnaie && nombre.group().length() == 1) {
            // The code of a rate.
            return null;
        }
        String suite = cle.substring(signe.lookingAt() ? signe.end() : nombre.end());
        return peutSuivre(suite, enMonnaie, MontantsEcrits.estAuCentime(nombre)) ? MontantsEcrits.valeur(nombre) : null;
    }

    private boolean peutSuivre(String suite, boolean enMonnaie, boolean auCentime) {
        boolean entreParentheses = suite.startsWith("(");
        String mot = entreParentheses ? suite.substring(1).strip() : suite;
        if (!auCentime && UN_FACTEUR.matcher(suite).lookingAt()) {
            return false;
        }
        if (mot.isEmpty() || !Character.isLetter(mot.charAt(0))) {
            return true;
        }
        if (!convient(mot) || MESURE.matcher(mot).lookingAt()) {
            return false;
        }
        if (!auCentime && !entreParentheses) {
            return MOT_SUIVANT_DES_EUROS.matcher(mot).lookingAt();
        }
        return enMonnaie || MOT_SUIVANT.matcher(mot).lookingAt();
    }

    /** Whether the label after an amount, if there is one, is of what is looked for. */
    private boolean convient(String suite) {
        Matcher apres = LIBELLE_APRES.matcher(suite);
        if (!apres.lookingAt()) {
            return true;
        }
        if (recherche.genre() == Genre.HORS_TAXE) {
            return apres.group("ht") != null;
        }
        return recherche.genre() == Genre.TAXE ? apres.group("tva") != null : apres.group("ttc") != null;
    }
}
