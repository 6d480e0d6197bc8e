package fr.octroi.document;

import fr.octroi.document.TextePiece.Cellule;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells how a block of names and their address stands in a text: above what, after whom, and in which of two columns. */
final class BlocsDeNoms {

    /** Whose name stands below, and who holds nothing. */
    private static final Pattern UN_CONSEILLER = Pattern.compile(
            "\\b(?:CONSEILL(?:ER|ERE)S?|GESTIONNAIRE|CHARGEE? (?:DE|D')|DIRECT(?:EUR|RICE)|INTERLOCUT(?:EUR|RICE)|CORRESPONDANTE?)(?:\\s(?:CLIENTELE|CLIENTS?|PARTICULIERS?|PROFESSIONNELS?|PRIVEE?|DEDIEE?|BANCAIRE|COMMERCIALE?|HABITUELL?E?|D'AGENCE|DE CLIENTELE|DE COMPTES?))*\\s?:?$");

    static final Pattern RUE = Pattern.compile(
            "^[0-9]{1,4}\\s?(?:BIS|TER|QUATER|[A-Z])?,?\\s|^(?:RUE|AVENUE|BOULEVARD|PLACE|CHEMIN|ALLEE|IMPASSE|SENTIER|QUAI|ROUTE"
                    + "|SQUARE|VILLA|COUR|RESIDENCE|CHEZ|BAT|BATIMENT|IMM|IMMEUBLE|APPT|APT|APPARTEMENT|ETAGE|LIEU-DIT)\\b");

    private static final Pattern VILLE_D_UN_MOT =
            Pattern.compile(".*(?<![0-9])[0-9]{5}\\s(?<ville>[A-Z'-]+)(?:\\sCEDEX.*)?");

    private static final Pattern CODE_POSTAL = Pattern.compile("^(?:F-)?[0-9]{5}\\s[A-Z].*");

    private static final Pattern ADRESSE_ENTIERE =
            Pattern.compile("^[0-9]{1,4}\\s?(?:BIS|TER|[A-D])?,?\\s[A-Z].*[\\s,][0-9]{5}\\s[A-Z].*");

    /** The sender's column ends with a town, a telephone or an address of mail, and that of the addressee goes on. */
    private static final GuardedPattern APRES_LA_COLONNE_D_AVANT = GuardedPattern.of(
            "(?:\\bCEDEX(?:\\s[0-9]{1,2})?|[0-9]{4}|(?<contact>(?:[\\s.][0-9]{2}){4}|@[A-Z0-9.-]{3,60}|^[0-9]{5}\\s[A-Z][A-Z' -]{1,30}))\\s(?<nom>"
                    + NomsEcrits.CIVILITE + "\\s.{3,60})$");

    /** Words of an address that stand between a name and its street, or in place of the street. */
    static final Pattern COMPLEMENT_D_ADRESSE = Pattern.compile(
            "^(?:CHEZ|C/O)\\b|\\b(?:RESIDENCE|RES|BATIMENT|BAT|IMMEUBLE|IMM|ESCALIER|ESC|APPARTEMENT|APPT|APT|ETAGE|PORTE|HALL|ENTREE|VILLA|HAMEAU|CLOS|DOMAINE"
                    + "|PARC|TOUR|PAVILLON|LOTISSEMENT|LOT|QUARTIER|CITE|FERME|MOULIN|CHATEAU|BP|CS|CEDEX|LIEU-DIT|LIEU DIT|LOGEMENT|LOGT|ETG|IMPASSE)\\b|\\bFRANCE$"
                    + "|^(?:C ?/? ?O|Z[AIC]|ZAC|CCAS|UDAF|ZONE|LES JARDINS|LES TERRASSES|LES BALCONS)\\b");

    /** Places that people and bodies are called after: below a name, they are of its address. */
    static final Pattern LIEU_SOUS_UN_NOM =
            Pattern.compile("^(?:MAIRIE|HOTEL DE VILLE|MAISON|FOYER|CAMPAGNE|MAS|VILLAGE)\\b|\\bBOURG\\b");

    /** "De La Tour" and "de la Ferme" are names. */
    private static final Pattern APRES_UNE_PARTICULE = Pattern.compile("\\b(?:DE LA|DU|DES|DE L'|DE)\\s?[A-Z]+");

    private static final int LIGNES_DU_BLOC_D_AVANT = 6;

    /** Who stands beside an account or a sender, and for another. */
    static final Pattern EN_FONCTION = Pattern.compile(
            "\\b(?:GERANTE?|DIRECT\\w*|PRESIDENTE?|TRESORI\\w*|SECRETAIRE|TUT(?:EUR|RICE)|CURAT\\w*|MANDATAIRE|CONSEILL\\w*|SYNDIC|RESPONSABLE|AGENT)\\b");

    private final TextePiece texte;
    /** Towns of one word that end an address; read when first asked for. */
    private @Nullable Set<String> villes;
    /** Lines on which a name may follow the sender's column; found when first asked for. */
    private @Nullable Set<Integer> aSuivre;

    BlocsDeNoms(TextePiece texte) {
        this.texte = texte;
    }

    /** Whether the columns that start on a line were joined by single spaces. */
    boolean estColle(int ligne) {
        return texte.colonnes().ontDeuxTetes(ligne);
    }

    /** Whether a word is the whole town of an address of the document. */
    boolean estUneVille(String cle) {
        if (villes == null) {
            villes = texte.lignes().stream()
                    .flatMap(ligne -> ligne.cellules().stream())
                    .map(cellule -> VILLE_D_UN_MOT.matcher(cellule.cle()))
                    .filter(Matcher::matches)
                    .map(ville -> ville.group("ville"))
                    .collect(Collectors.toSet());
        }
        return villes.contains(cle);
    }

    static boolean estUnComplement(String cle) {
        return COMPLEMENT_D_ADRESSE
                .matcher(APRES_UNE_PARTICULE.matcher(cle).replaceAll(""))
                .find();
    }

    /** Whether a name goes on with what is above it: as the second of two holders, or as the one who advises them. */
    boolean suitUnAutre(int ligne, Cellule cellule) {
        if (NomsEcrits.SUITE.matcher(cellule.cle()).matches()) {
            return true;
        }
        return ligne > 0
                && texte.enRegard(ligne - 1, cellule).stream()
                        .anyMatch(dessus ->
                                (NomsEcrits.A_SUIVRE.matcher(dessus.cle()).matches()
                                                && NomsEcrits.UNE_PERSONNE
                                                        .matcher(dessus.cle())
                                                        .find())
                                        || UN_CONSEILLER.matcher(dessus.cle()).find());
    }

    /** The name above an address that follows the sender's column; none where the line below has a name of its own. */
    Optional<String> apresLaColonneDAvant(int ligne, Cellule cellule, boolean surUneLigneAussi) {
        if (ligne > 0 && estColle(ligne - 1)) {
            return Optional.empty();
        }
        if (aSuivre == null) {
            aSuivre = Set.copyOf(texte.lignes(APRES_LA_COLONNE_D_AVANT));
        }
        GuardedMatcher colle = APRES_LA_COLONNE_D_AVANT.matcher(cellule.cle());
        boolean suit = aSuivre.contains(ligne)
                && colle.find()
                && (colle.group("contact") == null || suitSonAdresse(ligne, cellule));
        List<Cellule> dessous = suit ? texte.dessous(ligne, cellule, 4) : List.of();
        if (aUneAdresse(dessous, surUneLigneAussi)
                && !NomsEcrits.AVEC_CIVILITE.matcher(dessous.get(0).cle()).find()) {
            return Optional.of(cellule.texte().substring(colle.start("nom")));
        }
        return texte.colonnes().nomDeDroite(ligne, cellule);
    }

    /** Whether the sender's address stands whole above his telephone, or ends on this very line: then the next address is not his. */
    private boolean suitSonAdresse(int ligne, Cellule cellule) {
        boolean finit = CODE_POSTAL.matcher(cellule.cle()).matches();
        Pattern avant = finit ? RUE : CODE_POSTAL;
        return !EN_FONCTION.matcher(cellule.cle()).find()
                && texte.lignes().subList(Math.max(0, ligne - (finit ? 1 : LIGNES_DU_BLOC_D_AVANT)), ligne).stream()
                        .anyMatch(dessus -> avant.matcher(dessus.cle()).find());
    }

    static boolean aUneAdresse(List<Cellule> bloc, boolean surUneLigneAussi) {
        return bloc.stream()
                .map(Cellule::cle)
                .anyMatch(cle -> CODE_POSTAL.matcher(cle).matches()
                        || (surUneLigneAussi && ADRESSE_ENTIERE.matcher(cle).matches()));
    }
}
