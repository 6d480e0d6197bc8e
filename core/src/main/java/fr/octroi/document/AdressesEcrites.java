package fr.octroi.document;

import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.dossier.Adresse;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How streets, postal codes and towns are written on paper (NF Z10-011), whoever lives there, and when several are one. */
final class AdressesEcrites {

    /** What may stand alone below a town. */
    static final String PAYS =
            "FRANCE|FR|BELGIQUE|BELGIUM|SUISSE|SWITZERLAND|LUXEMBOURG|MONACO|ALLEMAGNE|GERMANY|ESPAGNE|ITALIE";

    static final String GENRE_DE_VOIE =
            "(?:RUE|R\\.?|AVENUE|AVE?\\.?|BOULEVARD|BD|BLD|BVD|BLVD|PLACE|PL\\.?|CHEMIN|CHE?\\.?|ALLEES?|ALL\\.?|IMPASSE|IMP\\.?|SENTIER"
                    + "|SENTE|QUAI|ROUTE|RTE\\.?|SQUARE|SQ\\.?|VILLA|COURS?|PASSAGE|PROMENADE|ESPLANADE|FAUBOURG|FBG|RESIDENCE|CITE|ROND-POINT|CHAUSSEE|RUELLE|MAIL"
                    + "|PARVIS|VOIE|HENT|CLOS|HAMEAU|LIEU[ -]DIT|DOMAINE|PARC|TERRASSE|VENELLE|TRAVERSE|MONTEE|GRANDE?[ -]RUE|GRAND'RUE|GRANDE?[ -]PLACE|LOTISSEMENT)";

    /** After a number; a letter alone may be the first of one of these words. */
    static final String REPETITION = "(?:BIS|TER|QUATER|[A-DTQ])";

    static final String NUMERO_DE_VOIE = "[0-9]{1,4}(?:\\s?" + REPETITION + "\\b)?,?\\s";

    /** A street from its number to what it is called. */
    static final String VOIE = NUMERO_DE_VOIE + GENRE_DE_VOIE + "\\s";

    /** A name, and its whole address after it, where lines were joined. */
    static final Pattern SUR_LA_LIGNE_DU_NOM = Pattern.compile(
            "(?<nom>[A-Z][^0-9:;]{3,60}?),?\\s" + VOIE + "[^0-9:;]{2,60}[\\s,][0-9]{5}\\s[A-Z][A-Z' -]{1,40}");

    static final Pattern VOIE_NUMEROTEE = Pattern.compile(
            "(?<![0-9A-Z])(?<!\\b(?:BAT|BATIMENT|ESC|APT|APPT|LOT|TOUR|IMM)\\s)[0-9]{1,4}(?:\\s?"
                    + REPETITION + "\\b)?(?:\\s?[-/]\\s?[0-9]{1,4})?\\s?,?\\s" + "(?:" + GENRE_DE_VOIE
                    + "\\s(?:(?!\\s[0-9]{1,3}(?:[ .]?[0-9]{3})?,[0-9]{2}(?![0-9]))[^,;|]){1,60}|GRANDE?[ -](?:RUE|PLACE)\\b|GRAND'RUE\\b)");

    static final Pattern VOIE_SANS_NUMERO = Pattern.compile(
            "(?:^|:\\s?)(?:RUE|AVENUE|BOULEVARD|PLACE|CHEMIN|ALLEE|IMPASSE|ROUTE|LIEU[ -]DIT|HAMEAU|QUAI)\\s[^,;|]{1,60}");

    /** Columns were joined: a street is called after a day of the last century, or of one before. */
    private static final Pattern UNE_DATE_APRES = Pattern.compile(
            "\\s(?:DU|LE|DATE)\\s:?\\s?[0-9]{1,2}(?:ER)?(?:[/.-][0-9]{2}[/.-]20[0-9]{2}|\\s[A-Z]{3,9}\\s20[0-9]{2})\\b");

    /** After what a street is called, on its line. */
    private static final Pattern UN_ETAGE_APRES =
            Pattern.compile("(?<=[A-Z]{3})(?:[\\s,]{1,3}(?:ETG|ETAGE|PTE|APPT|APT)\\s?[0-9]{1,4})+[\\s,]{0,3}$");

    /** Joined to a street in capitals: the label of another column, and its number. */
    private static final Pattern LIBELLE_APRES_DES_CAPITALES = Pattern.compile(
            "(?<voie>[0-9][^\\p{Ll}]{8,60}?)\\s(?:Nouvel|Ancien|Prochaine?|Index|Montant|Total|Facture|Relev\u00e9)\\s[^0-9]{0,20}[0-9].*");

    /** What is called after the day that follows. */
    private static final Pattern RIEN_QU_UN_GENRE =
            Pattern.compile("[^A-Z]*(?:" + REPETITION + "\\b,?\\s)?" + GENRE_DE_VOIE);

    static final GuardedPattern CODE_ET_VILLE = GuardedPattern.of(
            "(?<![0-9A-Z-])(?<!\\b(?:BP|CS|TSA)\\s)(?:F-)?(?<code>[0-9]{5})(?:\\s(?=[A-Z])|,\\s(?=[A-Z][A-Z' -]{1,40}(?:,|$)))");

    /** A town as people spell it: capitals, and small words between them. */
    static final Pattern VILLE = Pattern.compile(
            "\\p{Lu}[\\p{L}'\u2019]*(?:[ -](?!F-[0-9])(?:(?:sur|sous|en|les|l\u00e8s|la|le|de|du|des|aux|\u00e0|d'|l')[ -]?)*\\p{Lu}[\\p{L}'\u2019]*|-\\p{L}+)*"
                    + "(?:\\s[0-9]{1,2}(?![0-9]))?");

    static final Pattern UN_PAYS = Pattern.compile("^FRANCE\\b");
    static final Pattern VOIE_SANS_SON_NOM = Pattern.compile("\\s(?:DU|DES|DE|LA|LE|LES|AUX?|D'|L')$");
    private static final Pattern AUTOUR_D_UNE_VOIE = Pattern.compile("^[\\s,;:/-]+|(?:[\\s,.:-]|\\s\u00e0)+$");

    private static final Pattern PUIS_UN_MOT = Pattern.compile("\\s\\p{Lu}\\p{Ll}.*");

    private static final Pattern EN_CAPITALES = Pattern.compile("^\\p{Lu}{2}");

    private static final Pattern APRES_LA_VILLE = Pattern.compile(
            "\\s(?:CERTIFI\\w+|ATTEST\\w+|DECLAR\\w+|HEBERG\\w+|DEPUIS|ET|OU|FRANCE|FR|NEE?|TEL|FAIT|M|MME|MONSIEUR|MADAME|ATTESTE|DATE|REFERENCE|CLIENT|IDENTIFIANT|NUMERO|FACTURE|CONTRAT|TELEPHONE|EMAIL|COMMANDE)\\b.*");

    static final Pattern CODE_SEUL = Pattern.compile("[0-9]{5}(?![0-9])");

    /** What may stand between a name and its street (NF Z10-011); anything else may be the name of a branch or of another person. */
    static final Pattern COMPLEMENT = Pattern.compile(
            "[0-9]|^LES?\\s|^(?:PALAIS|CHALET|MANOIR)\\s|^(?:MAIRIE|HOTEL DE VILLE)$|\\b(?:LOT|MAISON|C O|RES|RESIDENCE|BAT|BATIMENT|IMM|IMMEUBLE|APT|APPT|APPARTEMENT|ETAGE|ETG|ESC|ESCALIER|ENTREE|PORTE|LOGEMENT|LOGT"
                    + "|CHEZ|C/O|CCAS|LIEU[ -]?DIT|HAMEAU|QUARTIER|VILLA|TOUR|CLOS|DOMAINE|PAVILLON|FOYER|LOTISSEMENT|ZA|ZI|ZAC|CENTRE COMMERCIAL"
                    + "|RDC|BP|CS|REZ)\\b");

    /** A document with more was made to keep a reader busy. */
    static final int ADRESSES_AU_PLUS = 60;

    private AdressesEcrites() {}

    /** Whether a line starts with a street and its number. */
    static boolean estUneVoie(String cle) {
        return VOIE_NUMEROTEE.matcher(cle).lookingAt();
    }

    static String nette(String voie) {
        Matcher date = UNE_DATE_APRES.matcher(TextePiece.cle(voie));
        boolean apres = date.find()
                && !RIEN_QU_UN_GENRE
                        .matcher(TextePiece.cle(voie.substring(0, date.start())))
                        .matches();
        String seule = sansEtage(enCapitales(apres ? voie.substring(0, date.start()) : voie));
        return AUTOUR_D_UNE_VOIE.matcher(seule.strip()).replaceAll("");
    }

    private static String sansEtage(String voie) {
        Matcher etage = UN_ETAGE_APRES.matcher(TextePiece.cle(voie));
        return etage.find() ? voie.substring(0, etage.start()) : voie;
    }

    private static String enCapitales(String voie) {
        Matcher apres = LIBELLE_APRES_DES_CAPITALES.matcher(voie.strip());
        boolean entiere = apres.matches()
                && !VOIE_SANS_SON_NOM
                        .matcher(TextePiece.cle(apres.group("voie")))
                        .find();
        return entiere ? apres.group("voie") : voie;
    }

    /** Gives the one address that these are, or null when they are none or more than one. */
    static @Nullable Adresse laSeule(List<Adresse> adresses) {
        return adresses.stream().allMatch(autre -> estLaMeme(adresses.get(0), autre))
                ? adresses.stream().findFirst().orElse(null)
                : null;
    }

    private static boolean estLaMeme(Adresse une, Adresse autre) {
        return une.memeVoie(autre) && une.codePostal().equals(autre.codePostal());
    }

    /** Ends a town before what runs on after it; one in capitals is in capitals to its end. */
    static String nomDeVille(String lu) {
        Matcher apres = APRES_LA_VILLE.matcher(TextePiece.cle(lu));
        String ville = apres.find() ? lu.substring(0, apres.start()) : lu;
        return EN_CAPITALES.matcher(ville).find() ? PUIS_UN_MOT.matcher(ville).replaceFirst("") : ville;
    }

    /** Words alone, which the street that is cut above may end with. */
    static Cellule finDeVoie(Cellule cellule) {
        return NomsEcrits.NOM_SEUL_OU_MOT.matcher(cellule.cle()).matches()
                        && !COMPLEMENT.matcher(cellule.cle()).find()
                        && !NomsEcrits.AVEC_CIVILITE.matcher(cellule.cle()).find()
                        && !UN_PAYS.matcher(cellule.cle()).find()
                        && !Banques.nomme(cellule.cle())
                ? cellule
                : Cellule.VIDE;
    }

    /** Gives the place of the last street of a text, or nothing. */
    static int[] derniereVoie(String cle) {
        for (Pattern motif : List.of(VOIE_NUMEROTEE, VOIE_SANS_NUMERO)) {
            int[] place = {};
            Matcher voie = motif.matcher(cle);
            while (voie.find()) {
                int debut = cle.charAt(voie.start()) == ':' ? voie.start() + 1 : voie.start();
                place = new int[] {debut, voie.end()};
            }
            if (place.length > 0) {
                return place;
            }
        }
        return new int[0];
    }
}
