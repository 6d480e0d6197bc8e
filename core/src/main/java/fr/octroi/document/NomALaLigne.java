package fr.octroi.document;

import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The whole name of what is sold, where the width of its column broke it into lines.
 *
 * <p>A name goes on below where the first word of the next line had no room left beside it, as the longest line of the column tells, or where
 * no name ends as it does; what is said of an item below its name had room, and started a line of its own.
 */
final class NomALaLigne {

    private static final int LIGNES_D_UN_NOM = 6;

    /** A line with more was made to keep a reader busy. */
    private static final int COLONNES_AU_PLUS = 20;

    private static final int LIGNES_D_UN_TABLEAU = 40;

    /** In points, or in characters of a text: cells of one column start together. */
    private static final float MEME_BORD = 2f;

    /** In letters: between two columns there is no less. */
    private static final float PRESQUE_RIEN = 2.5f;

    /** No name ends so: "cadre bas -", "livré avec", "(roue arrière". */
    private static final Pattern EN_SUSPENS = Pattern.compile(
            "[:,/&+-]$|\\s\u2013$|\\b(?:DE|DU|DES|A|AU|AUX|ET|OU|AVEC|SANS|POUR|EN|SUR|LA|LE|LES)$|\\([^)]{0,60}$");

    /** What tells one of them from another, or says what it is made of: below the name, and no part of it. */
    private static final Pattern DIT_DE_LUI = Pattern.compile(
            "(?:MOT(?:EURS?|\\.)|BATT(?:ERIES?|\\.)|ASSISTANCE COUPEE|CONFORMES?|NORMES?|EN 15194|DONT|ECO-?\\s?(?:PART|CONTRIB)|NUMERO|REF(?:ERENCE)?S?|SKU|UGS|EAN|ASI[NV]|S/N|SN|VIN|F\\.?N\\.?U\\.?C\\.?I|BICYCODE|MARQUAGE|SERIE|CADRE(?=\\s(?:N\\s?[\u00B0\u00BA]|NUMERO|[A-Z]*-?[0-9])))(?![A-Z])"
                    + "|N\\s?[\u00B0\u00BA]|[\u2022\u00B7*(-]"
                    + "|[0-9](?![0-9]{0,3}(?:[.,][0-9]{1,2})?\\s?[A-Z\u00BB\"])|[0-9.,]{1,6}\\s?(?:WH?|V|AH|NM|K[MG]|ANS?|MOIS|VITESSES?)(?![A-Z])");

    /** With a capital, what a choice of the customer is called. */
    private static final Pattern UN_CHOIX = Pattern.compile(
            "(?:TAILLE|COULEUR|COLORIS|GARANTIE|LIVRE|ANNEE|MARQUE|MODELE|TYPE|PUISSANCE|VITESSE|AUTONOMIE|ASSISTANCE|USAGE|CAPACITE|DIMENSION|ETAT|REMISE|OPTION|VENDU)");

    /** "Mme Exemple", "Retrait le 15 mars", "Merci !". */
    private static final Pattern UNE_PERSONNE_OU_UN_JOUR =
            Pattern.compile("^(?:M|MR|MME|MLLE|MONSIEUR|MADAME)\\b|\\bLE [0-9]{1,2}\\s|" + Nature.UN_JOUR + "|!");

    private static final Pattern DES_MILLIERS = Pattern.compile("\\s[0-9]{1,4}$");

    private static final Pattern LEUR_SUITE = Pattern.compile("[0-9]{3}\\s[A-Z]|(?:WH|AH|NM|KM|CM|MM)(?![A-Z])");

    private final TextePiece texte;
    private final int ligne;
    private final Cellule nom;

    /** Where the next column starts on the line of the item. */
    private final float voisine;

    private NomALaLigne(TextePiece texte, int ligne, Cellule nom, float voisine) {
        this.texte = texte;
        this.ligne = ligne;
        this.nom = nom;
        this.voisine = voisine;
    }

    /** Finds the cell that a name makes with the lines below that it goes on with; the same cell where there are none. */
    static Cellule entier(TextePiece texte, int ligne, Cellule nom) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        int rang =
                cellules.subList(0, Math.min(cellules.size(), COLONNES_AU_PLUS)).indexOf(nom);
        return rang < 0 || rang + 1 == cellules.size()
                ? nom
                : new NomALaLigne(texte, ligne, nom, cellules.get(rang + 1).gauche()).entier();
    }

    private Cellule entier() {
        Cellule entier = nom;
        Cellule derniere = nom;
        for (int suivante = ligne + 1; suivante <= ligne + LIGNES_D_UN_NOM; suivante++) {
            boolean enSuspens = EN_SUSPENS.matcher(derniere.cle()).find();
            Optional<Cellule> suite = dessous(suivante, enSuspens);
            if (suite.isEmpty() || !seContinue(derniere, enSuspens, suite.get(), suivante)) {
                break;
            }
            derniere = suite.get();
            entier = entier.suivieDe(derniere);
        }
        return entier;
    }

    private boolean seContinue(Cellule derniere, boolean enSuspens, Cellule suite, int suivante) {
        if (estUnNombreCoupe(derniere, suite)) {
            return true;
        }
        boolean majuscule = Character.isUpperCase(suite.texte().codePointAt(0));
        if (enSuspens) {
            return !majuscule || !commenceAutreChose(suite);
        }
        if (DIT_DE_LUI.matcher(suite.cle()).lookingAt()) {
            return false;
        }
        float bord = bord(suivante);
        if (!majuscule) {
            return manqueDePlace(derniere, suite, Math.max(bord, derniere.droite()));
        }
        // With a capital something else may start: another line or the next column tells how far lines go.
        boolean pleine = voisine - derniere.droite() <= PRESQUE_RIEN * lettre(suite);
        return !estAutreChose(suite) && (pleine || (bord > derniere.droite() && manqueDePlace(derniere, suite, bord)));
    }

    private static boolean estAutreChose(Cellule suite) {
        return (Cycles.AUTRE_CHOSE.matcher(suite.cle()).find()
                        && !Cycles.AVEC.matcher(suite.cle()).lookingAt())
                || UN_CHOIX.matcher(suite.cle()).lookingAt()
                || Cycles.nommeUnCycle(suite.cle())
                || UNE_PERSONNE_OU_UN_JOUR.matcher(suite.cle()).find()
                || suite.cle().indexOf(':') >= 0;
    }

    private static boolean commenceAutreChose(Cellule suite) {
        GuardedMatcher autre = Cycles.AUTRE_CHOSE.matcher(suite.cle());
        return DIT_DE_LUI.matcher(suite.cle()).lookingAt()
                || (autre.find() && autre.start() == 0)
                || Cycles.nommeUnCycle(suite.cle())
                || UNE_PERSONNE_OU_UN_JOUR.matcher(suite.cle()).find();
    }

    /** What stands below in the same column, on a line that is no other item's: a crossed price may stand beside a word that waits for it. */
    private Optional<Cellule> dessous(int suivante, boolean enSuspens) {
        if (suivante >= texte.lignes().size()) {
            return Optional.empty();
        }
        Ligne dessous = texte.lignes().get(suivante);
        boolean sansPrix = dessous.cellules().stream()
                .limit(COLONNES_AU_PLUS)
                .noneMatch(cellule -> MontantsEcrits.enPorte(cellule.cle()));
        boolean sansReference = dessous.cellules().get(0).gauche() >= nom.gauche() - MEME_BORD
                || texte.lignes().get(ligne).cellules().get(0).cle().endsWith("-");
        return dessous.page() == texte.lignes().get(ligne).page() && sansReference && (sansPrix || enSuspens)
                ? dansLaColonne(dessous)
                        .filter(cellule -> !MontantsEcrits.enPorte(cellule.cle())
                                && !ArticlePrincipal.FIN.matcher(cellule.cle()).find())
                : Optional.empty();
    }

    private Optional<Cellule> dansLaColonne(Ligne autre) {
        return autre.cellules().stream()
                .limit(COLONNES_AU_PLUS)
                .filter(cellule ->
                        Math.abs(cellule.gauche() - nom.gauche()) <= MEME_BORD && cellule.droite() <= voisine)
                .findFirst();
    }

    /** How far the lines of the column go below what may be the name, to the end of the table. */
    private float bord(int suivante) {
        int page = texte.lignes().get(ligne).page();
        float bord = 0;
        for (int i = suivante + 1; i < Math.min(texte.lignes().size(), ligne + LIGNES_D_UN_TABLEAU); i++) {
            Ligne autre = texte.lignes().get(i);
            if (autre.page() != page
                    || ArticlePrincipal.FIN
                            .matcher(autre.cellules().get(0).cle())
                            .find()) {
                break;
            }
            bord = Math.max(bord, dansLaColonne(autre).map(Cellule::droite).orElse(bord));
        }
        return bord;
    }

    private static boolean manqueDePlace(Cellule derniere, Cellule suite, float bord) {
        int fin = suite.cle().indexOf(' ');
        int mot = fin < 0 ? suite.cle().length() : fin;
        return derniere.droite() + (mot + 1) * lettre(suite) > bord;
    }

    private static float lettre(Cellule cellule) {
        return (cellule.droite() - cellule.gauche()) / cellule.cle().length();
    }

    /** "5 000 L", cut between its thousands, or "500 Wh" before its unit. */
    private static boolean estUnNombreCoupe(Cellule derniere, Cellule suite) {
        return DES_MILLIERS.matcher(derniere.cle()).find()
                && LEUR_SUITE.matcher(suite.cle()).lookingAt();
    }
}
