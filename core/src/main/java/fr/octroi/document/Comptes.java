package fr.octroi.document;

import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import fr.octroi.dossier.Iban;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the account of a document, in the layouts of French banks: an IBAN in one run, in groups, in columns or
 * on several lines, or a RIB alone (bank, branch, account, key).
 *
 * <p>What looks like an account and has a wrong key makes the whole unknown, even beside a right one: a document that
 * contradicts itself was misread or tampered with, and a person looks.
 */
final class Comptes {

    /** In boxes, one character each, an account starts in the first box: letters inside one start nothing. */
    private static final GuardedPattern DEBUT_D_IBAN = GuardedPattern.of(
            "(?<![A-Z0-9])(?:IBAN)?"
                    + "(?<iban>[A-Z]{2}\\s?[0-9]\\s?[0-9]|(?<!\\b[A-Z0-9]\\s)[A-Z]\\s[A-Z]\\s[0-9]\\s[0-9])(?=[\\s.-]{0,2}[A-Z0-9]|$)");

    private static final GuardedPattern LIBELLE_IBAN =
            GuardedPattern.of("\\bI\\.?B\\.?A\\.?N(?:\\b|(?=[A-Z]{2}[0-9]{2}))");
    /** The only accounts that are looked for where nothing announces one. */
    private static final GuardedPattern DEBUT_FRANCAIS = GuardedPattern.of("(?:F\\s?R|M\\s?C)\\s?[0-9]");

    /** A bank that gives an account in two countries says of the second that the first is the one to pay to. */
    private static final GuardedPattern PREFERE_LE_PREMIER = GuardedPattern.of(
            "\\b(?:NE POUVEZ PAS UTILISER CET IBAN|CANNOT USE THIS IBAN)\\b.{0,80}\\bIBAN (?:FIGURANT |INDIQUE |FOUND )?(?:CI-DESSUS|ABOVE)\\b");

    /** The bank's own account, to which its customer is told to pay what he borrowed back; the one that a loan is taken from is his. */
    private static final GuardedPattern POUR_REMBOURSER = GuardedPattern.of(
            "\\bPOUR (?:LE )?REMBOURSE(?:R|MENT)\\b.{0,20}\\b(?:CREDIT|PRET|EMPRUNT)S?\\b.{0,40}\\b(?:UTILISEZ|VIREZ|VERSEZ)\\b");

    private static final GuardedPattern PRELEVE =
            GuardedPattern.of("\\b(?:PRELEV|DEBIT)|\\bSUR (?:LE|VOTRE) COMPTE\\b");

    private static final Pattern FRANCAIS = Pattern.compile("F\\s?R|M\\s?C");
    private static final Pattern FORME_D_IBAN_FRANCAIS = Pattern.compile("FR[0-9]{12}[A-Z0-9]{11}[0-9]{2}");
    private static final Pattern PAR_QUATRE =
            Pattern.compile("(?:FR[0-9]{2}(?:\\s[A-Z0-9]{4}){5}\\s[A-Z0-9]{3}|FR[A-Z0-9]{25})(?![A-Z0-9])");
    private static final int IBAN_LE_PLUS_COURT = 15;
    private static final int IBAN_LE_PLUS_LONG = 34;
    private static final int IBAN_FRANCAIS = 27;
    private static final int LIGNES_D_UN_IBAN = 3;
    /** A line with more of them was made to keep a reader busy. */
    private static final int IBAN_PAR_LIGNE = 6;

    private static final int BANQUE = 5;
    private static final int GUICHET = 10;
    private static final int NUMERO = 21;
    private static final int RIB = 23;
    private static final Pattern FORME_DE_RIB = Pattern.compile("[0-9]{10}[A-Z0-9]{11}[0-9]{2}");
    private static final Pattern ENTRE_DEUX = Pattern.compile("[\\s.|/-]*");
    private static final Pattern MOT = Pattern.compile("[A-Z0-9]+");
    /** Within a few lines of a RIB something says so: 23 digits of another kind have one chance in 97 to look right. */
    private static final GuardedPattern ANNONCE_DE_RIB =
            GuardedPattern.of("\\b(?:GUICHET|CLE|R\\.?I\\.?B|IDENTITE\\s(?:BANCAIRE|POSTAL))\\b");

    private static final int LIGNES_AVANT_UN_RIB = 6;
    private static final int LIGNES_APRES_UN_RIB = 2;

    private static final String CINQ_CHIFFRES = "[0-9](?:\\s?[0-9]){4}(?![A-Z0-9])";

    /** The parts of a RIB in their order, each with its label. */
    private static final List<Partie> PARTIES_DE_RIB = List.of(
            Partie.of("\\b(?:BANQUE|BQUE|ETABLISSEMENT|ETAB)\\b\\.?", CINQ_CHIFFRES),
            Partie.of("\\b(?:GUICHET|INDICATIF)\\b|\\bCODE AGENCE\\b", CINQ_CHIFFRES),
            Partie.of(
                    "\\b(?:COMPTE|CPTE)\\b(?:\\sN\\s?[\u00B0\u00BA.]+)?",
                    "(?=[A-Z ]{0,8}[0-9])[A-Z0-9](?:\\s?[A-Z0-9]){10}(?![A-Z0-9])"),
            Partie.of("\\bCLE\\b(?!\\sIBAN)(?:\\s(?:R\\.?I\\.?B\\b\\.?|DE CONTROLE))?", "[0-9]\\s?[0-9](?![A-Z0-9])"));

    /** An IBAN may have a group on each line. */
    private static final Pattern DEBUT_SEUL = Pattern.compile("[A-Z]{2}[0-9]{2}");

    private static final Pattern UN_GROUPE_D_IBAN = Pattern.compile("[A-Z0-9]{1,4}");

    /** The longest IBAN has as many groups of four. */
    private static final int GROUPES_D_UN_IBAN = 9;

    /** The number of a house in the next column has two digits, as the key has. */
    private static final Pattern UNE_VOIE = Pattern.compile(AdressesEcrites.VOIE);

    private final TextePiece texte;
    /** The lines as patterns read them. */
    private final List<String> cles;

    private final BitSet annoncesDIban;
    private final BitSet annoncesDeRib;

    private final Set<String> lus = new LinkedHashSet<>();
    private final Set<Integer> lignesDIban = new TreeSet<>();
    private boolean contredit;

    /**
     * One part of a RIB.
     *
     * @param libelle what is printed before or above it
     * @param valeur its own form
     */
    private record Partie(GuardedPattern libelle, Pattern valeur) {
        static Partie of(String libelle, String valeur) {
            return new Partie(GuardedPattern.of(libelle), Pattern.compile(valeur));
        }
    }

    private Comptes(TextePiece texte) {
        this.texte = texte;
        this.cles = texte.lignes().stream().map(Ligne::cle).toList();
        this.annoncesDIban = lignesQuiPortent(LIBELLE_IBAN);
        this.annoncesDeRib = lignesQuiPortent(ANNONCE_DE_RIB);
        BitSet francaises = lignesQuiPortent(DEBUT_FRANCAIS);
        for (int ligne : texte.lignes(DEBUT_D_IBAN)) {
            if (francaises.get(ligne) || estAnnonceUnIban(ligne)) {
                lireLesIban(ligne);
            }
        }
        for (int ligne = 0; ligne < texte.lignes().size(); ligne++) {
            lireLesRib(ligne);
            lireLeRibEnPile(ligne);
        }
        lireLeRibParSesLibelles();
    }

    /** Finds the account, or null when there is none, more than one, or one that contradicts itself. */
    static @Nullable Iban iban(TextePiece texte) {
        return new Comptes(texte).iban();
    }

    /** Reads the accounts of a document. */
    static Comptes lire(TextePiece texte) {
        return new Comptes(texte);
    }

    /** The lines where an account starts. */
    Set<Integer> lignesDIban() {
        return lignesDIban;
    }

    /** The account, or null when there is none, more than one, or one that contradicts itself. */
    @Nullable
    Iban iban() {
        boolean leSien =
                lus.size() == 1 || (lus.size() == 2 && (texte.porte(PREFERE_LE_PREMIER) || leSecondRembourse()));
        return leSien && !contredit ? new Iban(lus.iterator().next()) : null;
    }

    /** Whether the second of two accounts stands alone after words that say what is paid back to it. */
    private boolean leSecondRembourse() {
        int mention = texte.premiere(POUR_REMBOURSER);
        boolean preleve = texte.lignes(PRELEVE).stream()
                .filter(ligne -> ligne >= mention && ligne <= mention + LIGNES_APRES_UN_RIB)
                .anyMatch(ligne -> PRELEVE.matcher(cles.get(ligne)).find());
        return !preleve
                && lignesDIban.size() > 1
                && lignesDIban.stream().filter(ligne -> ligne >= mention).count() == 1
                && lignesDIban.stream().allMatch(ligne -> ligne < mention || ligne <= mention + LIGNES_APRES_UN_RIB);
    }

    private boolean estAnnonceUnIban(int ligne) {
        return annoncesDIban.get(ligne) || (ligne > 0 && annoncesDIban.get(ligne - 1));
    }

    private void lireLesIban(int ligne) {
        String cle = cles.get(ligne);
        boolean annonce = estAnnonceUnIban(ligne);
        GuardedMatcher debut = DEBUT_D_IBAN.matcher(cle);
        int depuis = 0;
        for (int vus = 0; vus < IBAN_PAR_LIGNE && debut.find(depuis); vus++) {
            int place = debut.start("iban");
            depuis = debut.end();
            boolean francais = FRANCAIS.matcher(cle).region(place, cle.length()).lookingAt();
            if (francais || annonce) {
                List<String> ecritures = ecritures(ligne, place, annonce);
                Optional<String> lu = ecritures.stream()
                        .map(Comptes::ibanAuDebut)
                        .filter(iban -> !iban.isEmpty())
                        .findFirst();
                lu.ifPresent(lus::add);
                boolean faux =
                        lu.isEmpty() && ecritures.stream().anyMatch(ecriture -> estUnIbanFaux(ecriture, annonce));
                contredit |= faux;
                if (lu.isPresent() || faux) {
                    lignesDIban.add(ligne);
                    // A group of two letters and two digits inside an account looks like the start of another.
                    depuis = apres(cle, place, lu.map(String::length).orElse(IBAN_FRANCAIS));
                }
            }
        }
    }

    /** Gives what an account that starts at a place may be: the line, the line and the next, the cell and those below. */
    private List<String> ecritures(int ligne, int place, boolean annonce) {
        List<Ligne> lignes = texte.lignes();
        List<String> ecritures = new ArrayList<>();
        String reste = cles.get(ligne).substring(place);
        ecritures.add(reste);
        int fin = 0;
        for (Cellule cellule : lignes.get(ligne).cellules()) {
            int debut = fin;
            fin += cellule.cle().length() + 1;
            if (place < fin) {
                StringBuilder colonne = new StringBuilder(cellule.cle().substring(place - debut));
                for (Cellule dessous : texte.dessous(ligne, cellule, LIGNES_D_UN_IBAN - 1)) {
                    ecritures.add(colonne.append(' ').append(dessous.cle()).toString());
                }
                break;
            }
        }
        if (annonce && DEBUT_SEUL.matcher(reste).matches()) {
            ecritures.add(Stream.concat(
                            Stream.of(reste),
                            cles.subList(ligne + 1, Math.min(ligne + GROUPES_D_UN_IBAN, cles.size())).stream()
                                    .takeWhile(groupe ->
                                            UN_GROUPE_D_IBAN.matcher(groupe).matches()))
                    .collect(Collectors.joining(" ")));
        }
        StringBuilder suite = new StringBuilder(reste);
        for (int i = ligne + 1; annonce && i < Math.min(ligne + LIGNES_D_UN_IBAN, lignes.size()); i++) {
            ecritures.add(suite.append(' ').append(cles.get(i)).toString());
        }
        return ecritures;
    }

    /** Reads an account at the start of a text, which ends where its keys are right and a group is over. */
    private static String ibanAuDebut(String cle) {
        int auMoins = cle.startsWith("FR") ? IBAN_FRANCAIS : IBAN_LE_PLUS_COURT;
        StringBuilder lu = new StringBuilder();
        for (int i = 0; i < cle.length() && lu.length() < IBAN_LE_PLUS_LONG; i++) {
            char c = cle.charAt(i);
            if (estDuCompte(c)) {
                lu.append(c);
                boolean finDeGroupe = i + 1 == cle.length() || !Character.isLetterOrDigit(cle.charAt(i + 1));
                if (finDeGroupe && lu.length() >= auMoins && Iban.seLit(lu.toString())) {
                    return lu.toString();
                }
            } else if (" .-".indexOf(c) < 0) {
                return "";
            }
        }
        return "";
    }

    /** Gives the place after so many characters of an account, spaces left out. */
    private static int apres(String cle, int place, int caracteres) {
        int fin = place;
        for (int lus = 0; fin < cle.length() && lus < caracteres; fin++) {
            lus += estDuCompte(cle.charAt(fin)) ? 1 : 0;
        }
        return fin;
    }

    /** After its label, what has the form of a French account was meant as one; elsewhere its groups must say so. */
    private static boolean estUnIbanFaux(String cle, boolean annonce) {
        if (!annonce) {
            return PAR_QUATRE.matcher(cle).lookingAt();
        }
        StringBuilder lu = new StringBuilder();
        int i = 0;
        while (i < cle.length()
                && lu.length() < IBAN_FRANCAIS
                && (estDuCompte(cle.charAt(i)) || " .-".indexOf(cle.charAt(i)) >= 0)) {
            if (estDuCompte(cle.charAt(i))) {
                lu.append(cle.charAt(i));
            }
            i++;
        }
        return FORME_D_IBAN_FRANCAIS.matcher(lu).matches() && (i == cle.length() || !estDuCompte(cle.charAt(i)));
    }

    private static boolean estDuCompte(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
    }

    private void lireLesRib(int ligne) {
        if (!estAnnonceUnRib(ligne)) {
            return;
        }
        String cle = sansIban(cles.get(ligne));
        List<MatchResult> mots = MOT.matcher(cle).results().toList();
        for (int premier = 0; premier < mots.size(); premier++) {
            if (!sontDeuxCases(mots, premier - 1)) {
                String rib = ribDepuis(cle, mots, premier);
                if (!rib.isEmpty()) {
                    // A long reference may have the form of a RIB: uncut, it is wrong only where its own line says RIB.
                    boolean coupe = mots.get(premier).group().length() < RIB;
                    lireRib(rib, coupe || annoncesDeRib.get(ligne));
                }
            }
        }
    }

    /** Gathers words until they have the form of a RIB, right or wrong; empty when they have not. */
    private static String ribDepuis(String cle, List<MatchResult> mots, int premier) {
        StringBuilder rib = new StringBuilder(mots.get(premier).group());
        List<Integer> coupes = new ArrayList<>(List.of(rib.length()));
        int dernier = premier;
        while (rib.length() < RIB
                && dernier + 1 < mots.size()
                && seSuivent(cle, mots.get(dernier), mots.get(dernier + 1))) {
            dernier++;
            rib.append(mots.get(dernier).group());
            coupes.add(rib.length());
        }
        return FORME_DE_RIB.matcher(rib).matches() && estUneCoupeDeRib(coupes) && !sontDeuxCases(mots, dernier)
                ? rib.toString()
                : "";
    }

    private boolean estAnnonceUnRib(int ligne) {
        int annonce = annoncesDeRib.nextSetBit(Math.max(0, ligne - LIGNES_AVANT_UN_RIB));
        return annonce >= 0 && annonce <= ligne + LIGNES_APRES_UN_RIB;
    }

    private BitSet lignesQuiPortent(GuardedPattern mot) {
        BitSet lignes = new BitSet();
        for (int ligne : texte.lignes(mot)) {
            lignes.set(ligne, mot.matcher(cles.get(ligne)).find());
        }
        return lignes;
    }

    /** Hides French IBANs, right or wrong: their own tail is a RIB, and must not save them. */
    private static String sansIban(String cle) {
        StringBuilder masque = new StringBuilder(cle);
        GuardedMatcher debut = DEBUT_D_IBAN.matcher(cle);
        while (debut.find()) {
            int caches = FRANCAIS.matcher(debut.group("iban")).lookingAt() ? 0 : IBAN_FRANCAIS;
            for (int i = debut.start("iban"); i < cle.length() && caches < IBAN_FRANCAIS; i++) {
                if (estDuCompte(cle.charAt(i))) {
                    masque.setCharAt(i, '#');
                    caches++;
                }
            }
        }
        return masque.toString();
    }

    private static boolean seSuivent(String cle, MatchResult mot, MatchResult suivant) {
        int debut = mot.end();
        int fin = suivant.start();
        return ENTRE_DEUX.matcher(cle).region(debut, fin).matches();
    }

    /** The four parts, one character a box among other ways; or one run, or groups of four. */
    private static boolean estUneCoupeDeRib(List<Integer> coupes) {
        return coupes.containsAll(List.of(BANQUE, GUICHET, NUMERO))
                || coupes.equals(List.of(RIB))
                || coupes.equals(List.of(4, 8, 12, 16, 20, RIB));
    }

    /** In a row of boxes a RIB fills the whole row: it starts and ends nowhere else. */
    private static boolean sontDeuxCases(List<MatchResult> mots, int rang) {
        return rang >= 0
                && rang + 1 < mots.size()
                && mots.get(rang).group().length() == 1
                && mots.get(rang + 1).group().length() == 1;
    }

    /**
     * Each part on a line of its own, in their order: an extraction that read the columns one after the other. Beside an IBAN a wrong key
     * contradicts nothing, as the parts may stand in another order.
     */
    private void lireLeRibEnPile(int ligne) {
        int fin = ligne + PARTIES_DE_RIB.size();
        if (fin <= cles.size()
                && estAnnonceUnRib(ligne)
                && IntStream.range(ligne, fin)
                        .allMatch(partie -> PARTIES_DE_RIB
                                .get(partie - ligne)
                                .valeur()
                                .matcher(cles.get(partie))
                                .matches())) {
            lireRib(String.join("", cles.subList(ligne, fin)).replace(" ", ""), lus.isEmpty());
        }
    }

    private void lireLeRibParSesLibelles() {
        StringBuilder rib = new StringBuilder();
        for (Partie partie : PARTIES_DE_RIB) {
            Set<String> sansVoie = valeurs(partie, true);
            Set<String> valeurs = sansVoie.isEmpty() ? valeurs(partie, false) : sansVoie;
            if (valeurs.size() != 1) {
                return;
            }
            rib.append(valeurs.iterator().next());
        }
        lireRib(rib.toString(), true);
    }

    private Set<String> valeurs(Partie partie, boolean sansVoie) {
        Set<String> valeurs = new TreeSet<>();
        texte.parcourir(partie.libelle(), (ligne, rang, cellule) -> {
            GuardedMatcher libelle = partie.libelle().matcher(cellule.cle());
            while (libelle.find()) {
                texte.valeurs(ligne, rang, libelle.end()).stream()
                        .filter(candidat ->
                                !sansVoie || !UNE_VOIE.matcher(candidat.cle()).lookingAt())
                        .map(candidat -> partie.valeur().matcher(candidat.cle()))
                        .filter(Matcher::lookingAt)
                        .findFirst()
                        .ifPresent(valeur -> valeurs.add(valeur.group().replace(" ", "")));
            }
        });
        return valeurs;
    }

    private void lireRib(String rib, boolean annonce) {
        boolean dejaLu = lus.stream().anyMatch(iban -> iban.length() == IBAN_FRANCAIS && iban.endsWith(rib));
        if (!dejaLu) {
            Optional<Iban> compte = Iban.deRib(rib);
            compte.ifPresent(iban -> lus.add(iban.valeur()));
            contredit |= compte.isEmpty() && annonce;
        }
    }
}
