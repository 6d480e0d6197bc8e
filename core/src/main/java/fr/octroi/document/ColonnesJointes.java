package fr.octroi.document;

import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Tells two columns apart whose lines an extraction joined by single spaces: by their heads, or by what starts on the right, a civility, a
 * street, a postal code.
 */
final class ColonnesJointes {

    private static final String TETE_DU_TITULAIRE =
            "(?:\\b(?:TITULAIRES?|INTITULE|CLIENT)\\b(?:\\s?(?:DU|DE LA|COMPTE|\\(S\\))(?![A-Z]))*|\\bCOMPTE OUVERT AU NOM DE)(?:\\s?[/(]?\\s?ACCOUNT (?:OWNER|HOLDER)\\)?)?";

    private static final String TETE_DE_LA_BANQUE =
            "(?:CODE\\s)?(?:DOMICILIATION|AGENCE(?: DE (?:GESTION|DOMICILIATION))?(?: DU COMPTE)?|BANQUE|CENTRE|(?:VOTRE\\s)?(?:CONSEILLER|CONSEILLERE|GESTIONNAIRE|INTERLOCUT(?:EUR|RICE)|CHARGEE? DE (?:COMPTE|CLIENTELE)))\\b";

    /** Whom a paper is for, and who else has a column on it. */
    private static final String POUR_QUI = "(?:LOCATAIRES?|CLIENTE?|ACHETEUR|DESTINATAIRE|(?:FACTUR|ADRESS)EE? A)";

    private static final String PAR_QUI =
            "(?:BAILLEUR|BAILLERESSE|PROPRIETAIRE|GERANCE|COMMERCIALE?|MAGASIN|SUIVI PAR|PAYEE? PAR|VENDEU(?:R|SE)|EMETTEUR|FOURNISSEUR|CONSEILLERE?)";

    /** On one line, the heads of two columns: of the account and of the branch, or of two addresses. */
    private static final GuardedPattern DEUX_TETES = GuardedPattern.of(
            TETE_DU_TITULAIRE
                    + "(?:\\s" + TETE_DE_LA_BANQUE + "|\\s?:\\s?" + TETE_DE_LA_BANQUE
                    + "\\s?:?$|\\s?:?\\s(?:REPRESENTANTE?|TUTEUR|TUTRICE|CURATEUR|CURATRICE|MANDATAIRE)\\b(?:\\sLEGALE?)?\\s?:?$|\\s(?:ADRESSE|IBAN|BIC)\\b(?!\\s?:))|\\bFACTURATION\\b(?!\\s?(?:ET|/|&|-)\\s).*\\b(?:LIVRAISON|ENLEVEMENT|RETRAIT)\\b|\\bLIVRAISON\\b(?!\\s?(?:ET|/|&|-)\\s).*\\bFACTURATION\\b"
                    + "|\\bBILL(?:ED)? TO\\b.*\\bSHIP\\w* TO\\b|\\bFACTUREE? A\\s?:?\\s(?:LIVR|EXPEDI)EE? A\\b|\\b(?:LIVR|EXPEDI)EE? A\\s?:?\\sFACTUREE? A\\b"
                    + "|^(?:VOS COORDONNEES|FACTURATION|CLIENTE?(?:\\s?:)?(?:\\s[0-9]{2,12})?)\\s(?:(?:ADRESSE|LIEU) D[EU] )?(?:LIVRAISON|RETRAIT|CHANTIER)\\s?:?$");

    /** On one line, the heads of whom a paper is for and of who made it. */
    private static final GuardedPattern DEUX_PARTIES = GuardedPattern.of(
            "^" + POUR_QUI + "\\s?:?\\s" + PAR_QUI + "\\s?:?$|^" + PAR_QUI + "\\s?:?\\s" + POUR_QUI + "\\s?:?$");

    /** Where the goods go, or from whom, before who pays for them. */
    static final Pattern UN_AUTRE_D_ABORD = Pattern.compile(
            "^(?:(?:VOTRE\\s)?(?:(?:ADRESSE|LIEU) DE\\s)?(?:LIVRAISON|LIVREE? A|EXPEDIEE? A)|" + PAR_QUI + ")\\b");

    private static final Pattern UNE_TETE_PUIS_L_AUTRE =
            Pattern.compile("(?:VOTRE )?" + TETE_DE_LA_BANQUE + "\\s?:? / " + TETE_DU_TITULAIRE + "\\s?:?|"
                    + TETE_DU_TITULAIRE + "\\s?:? / (?:VOTRE )?" + TETE_DE_LA_BANQUE + "\\s?:?");

    private static final Pattern TETE_DE_LA_BANQUE_D_ABORD = Pattern.compile("(?:VOTRE )?" + TETE_DE_LA_BANQUE);

    private static final Pattern TITULAIRE_D_ABORD = Pattern.compile(
            TETE_DU_TITULAIRE + "(?:\\s" + TETE_DE_LA_BANQUE + "|\\s?:\\s?" + TETE_DE_LA_BANQUE + "\\s?:?$)");

    /** The same, the bank's first. */
    static final GuardedPattern BANQUE_D_ABORD = GuardedPattern.of("^(?:AGENCE DE |VOTRE )?" + TETE_DE_LA_BANQUE
            + "(?:\\s?/\\s?PAYING BANK)?\\s" + TETE_DU_TITULAIRE + "(?=\\s?$)");

    /** Two postal codes on a line are of two columns. */
    static final Pattern DEUX_CODES = Pattern.compile("^(?:F-)?[0-9]{5}\\s[A-Z].*(?<![0-9])[0-9]{5}\\s[A-Z].*");

    private static final Pattern A_DROITE =
            Pattern.compile("(?<!\\bOU|\\bET|\\bCHEZ)\\s(?<nom>" + NomsEcrits.CIVILITE + "\\s[A-Z][A-Z' .-]{3,40})$");

    /** A shop in capitals, then a person as people are written. */
    private static final Pattern APRES_DES_CAPITALES = Pattern.compile(
            "^(?:[\\p{Lu}0-9&'\u2019.-]{1,30}\\s){1,6}(?<nom>\\p{Lu}\\p{Ll}{1,30}(?:[\\s-]\\p{Lu}\\p{Ll}{1,30}){1,3})$");

    private static final Pattern VOIE_A_DROITE = Pattern.compile("\\s" + AdressesEcrites.VOIE + "[^0-9,;|:]{2,50}$");

    private static final GuardedPattern CODE_A_DROITE = GuardedPattern.of("\\s[0-9]{5}\\s[A-Z][A-Z' -]{1,40}$");

    private static final int LIGNES_A_DROITE = 4;

    private static final int LIGNES_D_EN_TETE = 3;

    private final TextePiece texte;
    private final Set<Integer> aDeuxTetes;
    private final Set<Integer> aDeuxParties;
    private final Set<Integer> aCodeADroite;

    ColonnesJointes(TextePiece texte) {
        this.texte = texte;
        this.aDeuxTetes = lignesQuiPortent(DEUX_TETES, texte);
        this.aDeuxParties = lignesQuiPortent(DEUX_PARTIES, texte);
        this.aCodeADroite = lignesQuiPortent(CODE_A_DROITE, texte);
    }

    private static Set<Integer> lignesQuiPortent(GuardedPattern motif, TextePiece texte) {
        Set<Integer> lignes = new HashSet<>();
        texte.parcourir(motif, (ligne, rang, cellule) -> {
            if (motif.matcher(cellule.cle()).find()) {
                lignes.add(ligne);
            }
        });
        return lignes;
    }

    /** Whether a line has the heads of two columns. */
    boolean ontDeuxTetes(int ligne) {
        return aDeuxTetes.contains(ligne);
    }

    /** Whether a line has the heads of whom the paper is for and of who made it. */
    boolean ontDeuxParties(int ligne) {
        return aDeuxParties.contains(ligne);
    }

    /** Which of two columns that were joined, the holder's and the bank's, is the holder's, by their heads: 1, 2, or 0 when a line has none. */
    static int colonneDuTitulaire(Ligne ligne) {
        if (ligne.cellules().size() > 1) {
            return 0;
        }
        String cle = ligne.cellules().get(0).cle();
        return BANQUE_D_ABORD.matcher(cle).find()
                ? 2
                : TITULAIRE_D_ABORD.matcher(cle).find() ? 1 : 0;
    }

    /** Whether a head starts with the bank's. */
    static boolean estDeLaBanque(String cle) {
        return TETE_DE_LA_BANQUE_D_ABORD.matcher(cle).lookingAt();
    }

    /** Whether the heads of two columns, the holder's and the bank's, stand one below the other: what follows is of both in turn. */
    boolean sontMelees(int ligne) {
        return ligne + 1 < texte.lignes().size()
                && UNE_TETE_PUIS_L_AUTRE
                        .matcher(texte.lignes().get(ligne).cle() + " / " + texte.cle(ligne + 1))
                        .matches();
    }

    /**
     * Where two columns were joined by single spaces, the name on the right: a civility in the middle of a line, a street at the end of the
     * next, and a postal code with its town at the end of one below.
     */
    Optional<String> nomDeDroite(int ligne, Cellule cellule) {
        if (!aUnCodeADroite(ligne)) {
            return Optional.empty();
        }
        Matcher droite = A_DROITE.matcher(cellule.cle());
        Matcher autrement = APRES_DES_CAPITALES.matcher(cellule.texte());
        int debut = droite.find() ? droite.start("nom") : autrement.find() ? autrement.start("nom") : -1;
        if (debut < 0 || !ontUneAdresseADroite(ligne, cellule)) {
            return Optional.empty();
        }
        String nom = cellule.texte().substring(debut);
        return NomsEcrits.estEcritCommeUnNom(NomsEcrits.sansJonction(nom)) ? Optional.of(nom) : Optional.empty();
    }

    /** What follows the name that heads the document, where it opens a line over two postal codes: the name on the right. */
    Optional<String> apresLeNomEnTete(int ligne, Cellule cellule) {
        boolean deuxBlocs = texte.dessous(ligne, cellule, LIGNES_A_DROITE).stream()
                .anyMatch(dessous -> DEUX_CODES.matcher(dessous.cle()).matches());
        return !deuxBlocs
                ? Optional.empty()
                : texte.lignes().subList(0, Math.min(LIGNES_D_EN_TETE, ligne)).stream()
                        .map(tete -> tete.cellules().get(0).cle())
                        .filter(tete -> cellule.cle().startsWith(tete + " "))
                        .map(tete -> cellule.texte().substring(tete.length()).strip())
                        .findFirst();
    }

    /** Whether below a line the next ends with a street, and one of those after it with a postal code and a town. */
    boolean ontUneAdresseADroite(int ligne, Cellule cellule) {
        if (!aUnCodeADroite(ligne)) {
            return false;
        }
        List<Cellule> dessous = texte.dessous(ligne, cellule, LIGNES_A_DROITE);
        return !dessous.isEmpty()
                && VOIE_A_DROITE.matcher(dessous.get(0).cle()).find()
                && dessous.stream()
                        .skip(1)
                        .anyMatch(autre -> CODE_A_DROITE.matcher(autre.cle()).find());
    }

    /** Whether one of the lines under the next has a postal code and its town at the end of some cell: few pages have any. */
    private boolean aUnCodeADroite(int ligne) {
        return IntStream.rangeClosed(ligne + 2, ligne + LIGNES_A_DROITE).anyMatch(aCodeADroite::contains);
    }

    /** Whether a line that begins and ends with a street stands below: two blocks were joined line by line. */
    boolean ouvreDeuxBlocs(int ligne, Cellule cellule) {
        return texte.dessous(ligne, cellule, 1).stream()
                        .anyMatch(dessous ->
                                BlocsDeNoms.RUE.matcher(dessous.cle()).find()
                                        && VOIE_A_DROITE.matcher(dessous.cle()).find())
                && texte.dessous(ligne, cellule, LIGNES_A_DROITE).stream()
                        .anyMatch(dessous -> DEUX_CODES.matcher(dessous.cle()).matches());
    }

    /** Of two columns that were joined by single spaces, the seller's ends before the buyer's name; nowhere, where nothing tells it. */
    Cellule deGauche(int ligne, Cellule cellule) {
        return nomDeDroite(ligne, cellule)
                .map(nom -> cellule.texte().length() - nom.length())
                .map(fin -> new Cellule(
                        cellule.texte().substring(0, fin),
                        cellule.cle().substring(0, fin),
                        cellule.gauche(),
                        cellule.droite()))
                .orElseGet(() -> ouvreDeuxBlocs(ligne, cellule)
                        ? new Cellule("", "", cellule.gauche(), cellule.droite())
                        : cellule);
    }
}
