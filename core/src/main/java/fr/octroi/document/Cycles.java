package fr.octroi.document;

import fr.octroi.document.TextePiece.Candidat;
import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds what an invoice says of the cycle that it sells: the line that names it, its mark, the standard that it follows. */
final class Cycles {

    private static final GuardedPattern CYCLE = GuardedPattern.of(
            "\\b(?:VELOS?|V\\.?A\\.?E\\b\\.?|CYCLES?|BICYCLETTES?|TRICYCLES?|TRIPORTEURS?|VTT(?:AE)?|VTC(?:AE)?|SPEED-?BIKES?|E-?BIKES?|BIPORTEURS?|LONGTAILS?)(?![A-Z0-9])");

    /** What goes with a cycle, or befalls it, and is none. */
    private static final Pattern AUTRE_CHOSE = RequiredWords.compiler(
            "\\b(?:ANTIVOLS?|CASQUES?|GARANTIES?|ASSURANCES?|PORTE-?\\s?BEBE|SACOCHES?|PANIERS?|POMPES?|GILETS?|SIEGES?|KITS?|BATTERIES?|CHARGEURS?|MARQUAGES?|BICYCODE"
                    + "|REMORQUES?|ABRIS?|PNEUS?|REVISIONS?|ENTRETIENS?|REPARATIONS?|LOCATIONS?|LIVRAISONS?|MONTAGES?|ACCESSOIRES?|IDENTIFIANTS?|BONUS|PRIMES?|AIDES?|SUBVENTIONS?|REMISES?|REPRISES?"
                    + "|ECO[\\s-]?(?:PARTICIPATION|CONTRIBUTION)|FORFAITS?|FORMATIONS?|HOUSSES?|ECLAIRAGES?)\\b|^LIVRES?\\b|\\bPOUR (?:LE |UN |VOTRE )?(?:VELO|VAE|CYCLE)");

    /** An accessory after the cycle comes with it. */
    private static final Pattern AVEC = Pattern.compile("\\b(?:AVEC|ET|Y COMPRIS|DONT|\\+|INCLUS)(?=\\s|$)|[,+(]");

    private static final Pattern QUANTITE = Pattern.compile("^(?:QTE\\s?:?\\s?)?1\\s?(?:X|\\*|VAE|VELO)\\b");
    private static final Pattern PRIX = RequiredWords.compiler(
            "^(?:\u20AC\\s?)?[0-9]{1,3}(?:[ .']?[0-9]{3})*[.,][0-9]{2}\\s?(?:\u20AC|EUR|EUROS)?$|(?<![0-9])[0-9]{1,3}(?:[ .']?[0-9]{3})*(?:[.,][0-9]{2})?\\s?(?:\u20AC|EUR)");
    private static final Pattern COLONNES_DE_PRIX = Pattern.compile(
            "(?:\\s?:)?\\s(?:€\\s?)?[0-9]{1,3}(?:[.']?[0-9]{3})*[.,][0-9]{2}(?:\\s?(?:€|EUR|EUROS|CHF|HT|TTC))?(?:\\s[0-9%€ .,']*)?$");
    /** One of it, its price, and what it comes to: where there are two prices, the first does not start with the quantity. */
    private static final Pattern UN_SEUL = Pattern.compile(
            "\\s1(?:\\s(?:UNITES?|PCES?|U))?(?:\\s(?:€\\s?)?[0-9]{1,3}(?:[ .']?[0-9]{3})*[.,][0-9]{2}\\s?(?:€|EUR)?(?:\\s[0-9]{1,2}(?:[.,][0-9]{1,2})?\\s?%)?){2,4}$");

    private static final Pattern UN_TOTAL = RequiredWords.compiler("\\b(?:TOTAL|CAPITAL|NET A PAYER|ACOMPTE)\\b");

    private static final GuardedPattern LIBELLE_FNUCI = GuardedPattern.of(
            "(?:\\bF\\.?N\\.?U\\.?C\\.?I\\b\\.?|\\b(?:CODE|PASSEPORT|GRAVAGE|MARQUAGE) (?:BICYCODE|FNUCI)\\b|\\b(?:N\\s?[\u00B0\u00BA]|NUMERO|NO\\.)\\s?(?:DE |DU )?(?:MARQUAGE|BICYCODE)|\\bMARQUAGE\\s(?:N\\s?[\u00B0\u00BA]|NUMERO)"
                    + "|\\b(?:IDENTIFIANT|IDENTIFICATION|NUMERO|N\\s?[\u00B0\u00BA]) (?:UNIQUE )?(?:DU |DE |D'IDENTIFICATION DU )?(?:CYCLE|VELO|VAE))(?:\\s?\\((?:FNUCI|MARQUAGE)\\))?(?:\\sDU (?:CYCLE|VELO|VAE))?");

    /** It does not say of what: a customer has an identifier too, and a mark is a price's too. */
    private static final GuardedPattern IDENTIFIANT = GuardedPattern.of(
            "\\b(?:BICYCODE|MARQUAGE(?:\\s(?:ANTIVOL|OBLIGATOIRE|(?:DU )?(?:VELO|CYCLE)))?)\\b|\\b(?:N\\s?[\u00B0\u00BA]\\s?D')?IDENTIFICATION(?=\\s?:)|^IDENTIFIANT(?=\\s?:|\\s[A-Z0-9]{10}$)");

    /** Whose identifier no cycle's is. */
    private static final Pattern D_UN_CLIENT = Pattern.compile(
            "\\b(?:CLIENTE?|COMPTE|ADHERENTE?|ABONNEE?|FIDELITE|T\\.?V\\.?A|SIRET|FACTURE|COMMANDE|TELEPHONE|INTERNET)\\b");

    private static final int LIGNES_SOUS_UN_CYCLE = 6;

    private static final Pattern FNUCI = Pattern.compile("^[\\s:=.#)\u00B0-]*(?<mark>[A-Z0-9]{10})(?![A-Z0-9])");

    private static final Pattern UN_MARQUAGE = Pattern.compile("BICYCODE|MARQUAGE");

    /** As long as a mark: Luxembourg's, and others'. */
    private static final Pattern NUMERO_DE_TVA = Pattern.compile("[A-Z]{2}[0-9]{8}");

    /** The reference of an item: "VAE-KAL-8" names no cycle. */
    private static final Pattern REFERENCE = Pattern.compile("(?=.*[0-9-])[A-Z0-9/_.-]+");

    private static final GuardedPattern EN_15194 = GuardedPattern.of("\\bEN[\\s-]?15194\\b");
    private static final Pattern NIEE = Pattern.compile("\\b(?:NON|PAS|HORS|SANS)\\b[^.;]{0,40}$");

    private Cycles() {}

    /** Finds the line that names the cycle sold, as it is written; blank when there is none or more than one. */
    static String ligne(TextePiece texte) {
        Set<String> lignes = new TreeSet<>();
        texte.parcourir(CYCLE, (ligne, rang, cellule) -> {
            if (nommeUnCycle(cellule.cle())
                    && !(rang == 0 && REFERENCE.matcher(cellule.cle()).matches())
                    && estDUnArticle(texte.lignes().get(ligne), cellule)) {
                lignes.add(sansPrix(cellule));
            }
        });
        return lignes.size() == 1 ? lignes.iterator().next() : "";
    }

    /** Where columns are joined by single spaces, a price follows the name; in "FX 3 999,00" nobody knows where it starts. */
    private static String sansPrix(Cellule cellule) {
        Matcher unSeul = UN_SEUL.matcher(cellule.cle());
        if (unSeul.find()) {
            return cellule.texte().substring(0, unSeul.start());
        }
        Matcher prix = COLONNES_DE_PRIX.matcher(cellule.cle());
        String nom = prix.find()
                        && prix.start() > 0
                        && !Character.isDigit(cellule.cle().charAt(prix.start() - 1))
                ? cellule.texte().substring(0, prix.start())
                : cellule.texte();
        int barre = nom.indexOf(" | ");
        return barre > 0 ? nom.substring(0, barre) : nom;
    }

    private static boolean nommeUnCycle(String cle) {
        Matcher cycle = CYCLE.matcher(cle);
        if (!cycle.find()) {
            return false;
        }
        Matcher autre = AUTRE_CHOSE.matcher(cle);
        return !autre.find()
                || (autre.start() > cycle.start()
                        && AVEC.matcher(cle.substring(cycle.end(), autre.start()))
                                .find());
    }

    /** The line of an item has a quantity or a price; the seller's name and address have neither. */
    private static boolean estDUnArticle(Ligne ligne, Cellule cellule) {
        if (ligne.cellules().stream()
                .anyMatch(autre -> UN_TOTAL.matcher(autre.cle()).find())) {
            return false;
        }
        return QUANTITE.matcher(cellule.cle()).find()
                || ligne.cellules().stream()
                        .anyMatch(autre -> PRIX.matcher(autre.cle()).find());
    }

    /**
     * Finds the mark of the cycle (<i>identifiant</i> of the Fichier national unique des cycles identifiés, Code des
     * transports L1271-1 and after), blank when there is none or more than one: ten letters and digits after a label, a digit at
     * least among them, in upper case. No key is documented, so none is checked.
     */
    static String fnuci(TextePiece texte) {
        Set<String> marques = marques(texte, LIBELLE_FNUCI);
        if (marques.isEmpty()) {
            marques = marques(texte, IDENTIFIANT);
            marques.removeIf(marque -> marque.chars().noneMatch(Character::isLetter)
                    || NUMERO_DE_TVA.matcher(marque).matches());
        }
        return marques.size() == 1 ? marques.iterator().next() : "";
    }

    private static Set<String> marques(TextePiece texte, GuardedPattern motif) {
        Set<String> marques = new TreeSet<>();
        texte.parcourir(motif, (ligne, rang, cellule) -> {
            Matcher libelle = motif.matcher(cellule.cle());
            int depuis = 0;
            while (depuis <= cellule.cle().length() && libelle.find(depuis)) {
                depuis = libelle.end();
                if (motif != IDENTIFIANT
                        || UN_MARQUAGE.matcher(libelle.group()).lookingAt()
                        || estPresDUnCycle(texte, ligne)) {
                    marque(texte.valeurs(ligne, rang, depuis), marques);
                }
            }
        });
        return marques;
    }

    /**
     * Whether a line, or the one above it, names a cycle, or one not far above them is that of a cycle sold: nothing between them speaks of
     * a customer.
     */
    private static boolean estPresDUnCycle(TextePiece texte, int ligne) {
        for (int proche = ligne; proche >= Math.max(0, ligne - LIGNES_SOUS_UN_CYCLE); proche--) {
            Ligne lue = texte.lignes().get(proche);
            if (nommeUnCycle(lue.cle())
                    && (proche >= ligne - 1
                            || lue.cellules().stream().anyMatch(cellule -> estDUnArticle(lue, cellule)))) {
                return true;
            }
            if (D_UN_CLIENT.matcher(lue.cle()).find()) {
                return false;
            }
        }
        return false;
    }

    private static void marque(List<Candidat> candidats, Set<String> marques) {
        for (Candidat candidat : candidats) {
            Matcher marque = FNUCI.matcher(candidat.cle());
            if (marque.find() && marque.group("mark").chars().anyMatch(Character::isDigit)) {
                marques.add(marque.group("mark"));
                return;
            }
        }
    }

    /** Whether the standard of electrically assisted cycles (NF EN 15194) is stated. */
    static boolean ditEn15194(TextePiece texte) {
        for (int ligne : texte.lignes(EN_15194)) {
            String cle = texte.lignes().get(ligne).cle();
            Matcher norme = EN_15194.matcher(cle);
            while (norme.find()) {
                if (!NIEE.matcher(cle.substring(0, norme.start())).find()) {
                    return true;
                }
            }
        }
        return false;
    }
}
