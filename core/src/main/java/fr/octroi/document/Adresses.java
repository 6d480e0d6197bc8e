package fr.octroi.document;

import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import fr.octroi.dossier.Adresse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the addresses that a document prints: a street, then a postal code and a town, on one line or in a block.
 *
 * <p>Of several, the home is the one that says so (place of consumption, let flat, <i>demeurant</i>), else the one under a
 * person's name, else the only one; and none when two are as good.
 */
final class Adresses {

    static final String GENRE_DE_VOIE =
            "(?:RUE|R\\.?|AVENUE|AVE?\\.?|BOULEVARD|BD|BLD|BVD|BLVD|PLACE|PL\\.?|CHEMIN|CHE?\\.?|ALLEES?|ALL\\.?|IMPASSE|IMP\\.?|SENTIER"
                    + "|SENTE|QUAI|ROUTE|RTE\\.?|SQUARE|SQ\\.?|VILLA|COURS?|PASSAGE|PROMENADE|ESPLANADE|FAUBOURG|FBG|RESIDENCE|CITE|ROND-POINT|CHAUSSEE|RUELLE|MAIL"
                    + "|PARVIS|VOIE|CLOS|HAMEAU|LIEU[ -]DIT|DOMAINE|PARC|TERRASSE|VENELLE|TRAVERSE|MONTEE|GRANDE?[ -]RUE|GRAND'RUE|GRANDE?[ -]PLACE|LOTISSEMENT)";

    /** After a number; a letter alone may be the first of one of these words. */
    private static final String REPETITION = "(?:BIS|TER|QUATER|[A-DTQ])";

    private static final String NUMERO_DE_VOIE = "[0-9]{1,4}(?:\\s?" + REPETITION + "\\b)?,?\\s";

    /** A street from its number to what it is called. */
    static final String VOIE = NUMERO_DE_VOIE + GENRE_DE_VOIE + "\\s";

    private static final Pattern VOIE_NUMEROTEE =
            Pattern.compile("(?<![0-9A-Z])(?<!\\b(?:BAT|BATIMENT|ESC|APT|APPT|LOT|TOUR|IMM)\\s)[0-9]{1,4}(?:\\s?"
                    + REPETITION + "\\b)?(?:\\s?[-/]\\s?[0-9]{1,4})?\\s?,?\\s" + "(?:" + GENRE_DE_VOIE
                    + "\\s[^,;|]{1,60}|GRANDE?[ -](?:RUE|PLACE)\\b|GRAND'RUE\\b)");
    private static final Pattern VOIE_SANS_NUMERO = Pattern.compile(
            "(?:^|:\\s?)(?:RUE|AVENUE|BOULEVARD|PLACE|CHEMIN|ALLEE|IMPASSE|ROUTE|LIEU[ -]DIT|HAMEAU|QUAI)\\s[^,;|]{1,60}");

    /** Columns were joined: a street is called after a day of the last century, or of one before. */
    private static final Pattern UNE_DATE_APRES = Pattern.compile(
            "\\s(?:DU|LE|DATE)\\s:?\\s?[0-9]{1,2}(?:ER)?(?:[/.-][0-9]{2}[/.-]20[0-9]{2}|\\s[A-Z]{3,9}\\s20[0-9]{2})\\b");

    /** What is called after the day that follows. */
    private static final Pattern RIEN_QU_UN_GENRE =
            Pattern.compile("[^A-Z]*(?:" + REPETITION + "\\b,?\\s)?" + GENRE_DE_VOIE);

    private static final GuardedPattern CODE_ET_VILLE = GuardedPattern.of(
            "(?<![0-9A-Z-])(?<!\\b(?:BP|CS|TSA)\\s)(?:F-)?(?<code>[0-9]{5})(?:\\s(?=[A-Z])|,\\s(?=[A-Z][A-Z' -]{1,40}(?:,|$)))");

    /** A line that ends an address: five digits elsewhere may be a capital. */
    private static final Pattern FIN_D_ADRESSE = Pattern.compile("^(?:F-)?[0-9]{5}\\s|(?<![0-9A-Z])" + VOIE
            + "[^;|:]{1,60}?[\\s,](?:F-)?[0-9]{5}\\s(?!EUR|FRANCS|[EF]\\b)[A-Z]");

    /** A town as people spell it: capitals, and small words between them. */
    private static final Pattern VILLE = Pattern.compile(
            "\\p{Lu}[\\p{L}'\u2019]*(?:[ -](?:(?:sur|sous|en|les|l\u00e8s|la|le|de|du|des|aux|\u00e0|d'|l')[ -]?)*\\p{Lu}[\\p{L}'\u2019]*|-\\p{L}+)*"
                    + "(?:\\s[0-9]{1,2}(?![0-9]))?");

    /** A line ends in the middle of a town or of a street. */
    private static final Pattern VILLE_COUPEE = Pattern.compile(
            "(?<![0-9])[0-9]{5}\\s(?:(?:SAINTE?|STE?|[A-Z' -]*-(?:SUR|SOUS|EN|LES?|LA|DE|DU|DES|AUX?))-|LA|LES?|SAINTE?|STE?)$");

    /** The same in the middle of its only name, where a sentence runs on. */
    private static final Pattern MOT_COUPE = Pattern.compile("(?<![0-9])[0-9]{5}\\s[A-Z' -]*[A-Z]-$");

    private static final Pattern UN_PAYS = Pattern.compile("^FRANCE\\b");

    private static final Pattern CAPITALE_A_LA_FIN = Pattern.compile("\\p{Lu}{2}-$");

    private static final Pattern EN_MINUSCULES = Pattern.compile("^\\p{Lu}?\\p{Ll}");

    private static final Pattern SUITE_DE_VILLE = Pattern.compile("^(?:sur|l\u00e8s)\\s\\p{Lu}(?!nternet)");

    private static final Pattern FINIT_PAR_UNE_VILLE = Pattern.compile("(?<![0-9])[0-9]{5}\\s[A-Z' -]{2,40}$");

    private static final Pattern VOIE_SANS_SON_NOM = Pattern.compile("\\s(?:DU|DES|DE|LA|LE|LES|AUX?|D'|L')$");

    private static final Pattern VOIE_COUPEE =
            Pattern.compile(VOIE_SANS_SON_NOM.pattern() + "|(?<![0-9A-Z])" + NUMERO_DE_VOIE + GENRE_DE_VOIE + "$");

    /** Whom a street is called after has a name after these. */
    private static final Pattern UN_TITRE_A_LA_FIN = Pattern.compile(
            "\\s(?:GENERAL|MARECHAL|DOCTEUR|DR|PRESIDENT|CAPITAINE|COLONEL|COMMANDANT|PROFESSEUR|ABBE|AMIRAL|LIEUTENANT|SERGENT|JEAN|PAUL|PIERRE|VICTOR|JULES|EMILE|CHARLES|LOUIS|HENRI|ALBERT)$");

    /** Words that may end what a street is called after. */
    private static final Pattern FIN_D_UNE_VOIE = Pattern.compile(
            "(?:(?:de|DE|d'|D')\\s?)?\\p{Lu}[\\p{L}'\u2019-]*\\p{L}(?:\\s\\p{Lu}[\\p{L}'\u2019-]*\\p{L})?[\\s,]*");

    private static final Pattern UN_GENRE = Pattern.compile(GENRE_DE_VOIE + "\\b");

    private static final Pattern NUMERO_A_LA_FIN = Pattern.compile(
            "\\b(?:DEMEURANTE?|DEMEURE|RESIDANT|RESIDE|HABITANT|HABITE|DOMICILIEE?S?|LOGEE?)(?:\\s(?:AU|A))?,?\\s(?<numero>[0-9]{1,4}(?:\\s?"
                    + REPETITION + ")?)$");

    /** Words without a label, and no part of an address. */
    private static final Pattern D_UNE_AUTRE_COLONNE =
            Pattern.compile("(?!LES?\\s|LA\\s|L'|LOTISSEMENT|QUARTIER|ANGLE)[A-Z][A-Z' .-]{2,60}\\s");

    private static final Cellule VIDE = new Cellule("", "", 0, 0);

    /** A longer line is one of a sentence. */
    private static final int LIGNE_D_UNE_PHRASE = 40;

    private static final Pattern EN_CAPITALES = Pattern.compile("^\\p{Lu}{2}");
    private static final Pattern APRES_LA_VILLE = Pattern.compile(
            "\\s(?:CERTIFI\\w+|ATTEST\\w+|DECLAR\\w+|HEBERG\\w+|DEPUIS|ET|OU|FRANCE|NEE?|TEL|FAIT|M|MME|MONSIEUR|MADAME|ATTESTE|DATE|REFERENCE|CLIENT|IDENTIFIANT|NUMERO|FACTURE|CONTRAT|TELEPHONE|EMAIL|COMMANDE)\\b.*");

    private static final Pattern DU_DOMICILE = Pattern.compile(
            "\\b(?:(?:LIEU|SITE|ADRESSE|POINT) DE (?:CONSOMMATION|LIVRAISON|FOURNITURE)|(?:ADRESSE|LIEU) (?:DU|DE LA|DES|DE L'|DE|D')\\s?(?:VOTRE )?(?:LOGEMENT"
                    + "|LOCATION|BIEN|LOCAUX|LOCAL|INSTALLATION|RISQUE|DESSERTE|BRANCHEMENT|IMPOSITION|HEBERGEMENT|RESIDENCE|DOMICILE|HABITATION|ABONNE|ABONNEE)"
                    + "|ADRESSE (?:DESSERVIE|ASSUREE|FISCALE)|LOGEMENT (?:SITUE|SIS|ASSURE)|BIEN (?:LOUE|ASSURE|SITUE)|LOCAUX LOUES|RISQUE ASSURE|DOMICILIEE?S?"
                    + "|DEMEURANT|RESIDANT|SISE?|SITUEE?|HABITANT|MON DOMICILE|NOTRE DOMICILE|A L'ADRESSE|RESIDENCE PRINCIPALE)\\b|^ \\| RESIDENCE UNIVERSITAIRE\\b");
    /** A tax on a second home says where that home is. */
    private static final GuardedPattern RESIDENCES_SECONDAIRES =
            GuardedPattern.of("^(?:AVIS .{0,30})?TAXE D'\\s?HABITATION\\b.{0,30}\\bRESIDENCES? SECONDAIRES?\\b");

    private static final Pattern D_IMPOSITION =
            Pattern.compile("\\b(?:(?:LIEU|ADRESSE) D'\\s?IMPOSITION|LOCAL IMPOSE)\\b");

    private static final Pattern D_UN_AUTRE = Pattern.compile(
            "\\b(?:SIEGE|R\\.?C\\.?S|CAPITAL|SIRET|SIREN|BAILLEUR|BAILLERESSE|PROPRIETAIRE|GESTIONNAIRE|MANDATAIRE|AGENCE|SERVICES?|TSA|CEDEX|CENTRE DES FINANCES"
                    + "|FINANCES PUBLIQUES|TRESOR|FOURNISSEUR|ASSUREUR|COURTIER|EMETTEUR|SYNDIC|RECLAMATIONS?|BOUTIQUE|ACCUEIL|NOUS ECRIRE|RETOURNER|ADRESSER|S\\.?A\\.?S?\\b"
                    + "|SARL|MEDIATEUR|TRIBUNAL|SIP|TRESORERIE|NOUS CONTACTER)\\b"
                    + "|^ \\| (?:MAIRIE D(?:E|ES|U)|[^|]*\\bNOTAIRES? ASSOCIEE?S?)\\b");

    /** Right before a street: where an insurer or its agency is, in the words of where somebody lives. */
    private static final Pattern SIEGE_SITUE = Pattern.compile(
            "\\b(?:SIEGE(?: SOCIAL)?|AGENCE|BUREAUX)(?:\\sEST|,)?\\s(?:SITUEE?|SISE?|ETABLIE?)\\s(?:AU\\s|A\\s)?:?\\s?$");

    private static final GuardedPattern LIBELLE_DE_VOIE =
            GuardedPattern.of("^(?:VOTRE\\s)?ADRESSE\\b[^:]{0,30}(?::|$)|^VOIE\\s?(?::|$)");
    private static final GuardedPattern LIBELLE_DE_CODE = GuardedPattern.of("\\bCODE POSTAL\\s?(?::|$)");
    private static final GuardedPattern LIBELLE_DE_VILLE = GuardedPattern.of("\\b(?:VILLE|COMMUNE)\\s?(?::|$)");
    private static final Pattern VOIE_SEULE =
            Pattern.compile("[0-9]{1,4}[^;|]{3,60}|(?i:rue|avenue|lieu-dit|hameau)\\s[^;|]{2,60}");
    private static final Pattern CODE_SEUL = Pattern.compile("[0-9]{5}(?![0-9])");

    /** More than an attestation of one page has: no pattern runs on a long text. */
    private static final int LONGUEUR_DE_LA_PROSE = 8_000;

    private static final int LIGNES_AU_DESSUS = 3;
    /** A second name, and six lines (NF Z10-011). */
    private static final int LIGNES_D_UN_BLOC = 7;

    /** More lines without a street may be of another thing. */
    private static final int LIGNES_SANS_VOIE = 2;

    private static final Pattern LIBELLE_D_ADRESSE = Pattern.compile(
            "^(?:VOTRE\\s)?ADRESSE(?:\\s(?:POSTALE|DU TITULAIRE|DU CLIENT|DU BENEFICIAIRE))?(?:\\s?(?::\\s?|$)|\\s(?=[0-9]{1,4}\\s))|^DU COMPTE\\s?:?\\s?|^ADDRESS\\s?/\\s?ADRESSE\\s?:\\s?");

    /** Between a name and its address that has a label of its own. */
    private static final Pattern UN_NUMERO_DE_CLIENT = Pattern.compile(
            "(?:N\\s?\u00b0|NUMERO|IDENTIFIANT|REFERENCE)\\s?(?:DE\\s)?(?:CLIENTE?|ADHERENTE?|SOCIETAIRE)\\b");

    private static final GuardedPattern ADRESSE_DU_TITULAIRE = GuardedPattern.of(
            "^ADRESSE (?:POSTALE )?(?:DU (?:TITULAIRE|BENEFICIAIRE|CLIENT)|DE LA BENEFICIAIRE)(?:\\s?(?::\\s?|$)|\\s(?=[0-9]{1,4}\\s))");

    private static final Pattern UN_LIEU = Pattern.compile(
            "(?:[0-9]{1,4}(?:\\s?" + REPETITION + "\\b)?,?\\s[A-Z]|L(?:E|A|ES)\\s[A-Z]|L')[A-Z' -]{2,40}");

    /** Under a label of its own: what is said of a home stands there too. */
    private static final Pattern UN_LIEU_DIT = Pattern.compile(
            "KER[ -]?[A-Z]{3,20}|L(?:E|A|ES)\\s[A-Z-]{3,25}|L'[A-Z-]{3,25}|LIEU[ -]?DIT\\s[A-Z' -]{3,40}");

    /** A street may be called after a bank, and the bank's own may have no number. */
    private static final Pattern AUTRE_VOIE_OU_RIEN = Pattern.compile(
            "\\s(?:D[EU]|DES|LA|LE|L'|D')\\s?$|[A-Z]\\s(?:.*\\s)?(?:RUE|AVENUE|BOULEVARD|PLACE|QUAI|ROUTE|CHEMIN|ALLEE|IMPASSE|SQUARE|COURS)\\s");

    private static final Pattern ENTRE_DEUX_NOMS = Pattern.compile("\\s(?:OU|ET|&)\\s");

    private static final Pattern UN_NOM = Pattern.compile(
            "^(?:OU|ET|MR|M|MME|MLLE|MELLE|MLE|MONSIEUR|MADAME|NEE?|REP(?:R|RESENTANTE?)?\\.? LEGALE?|MINEURE?|(?:SOUS )?ADMINISTRATION LEGALE)\\b");

    private static final Pattern UN_REPRESENTANT =
            Pattern.compile("^REP(?:R|RESENTANTE?)?\\.? LEGALE?\\s?:\\s?(?=[A-Z])");

    /** What is never in a block of address: labels, other numbers, a bank and whoever stands for the holder. */
    private static final Pattern PAS_D_UNE_ADRESSE = Pattern.compile(
            ":|(?<!\\b(?:BP|CS|TSA)\\s)[0-9]{5}|[@|]|\\b(?:IBAN|BIC|SWIFT|RIB|GUICHET|DOMICILIATION(?!\\s[0-9])|AGENCE|TITULAIRE|TEL|ACCOUNT|BANQUE|BANK|CODE|NUMERO|COMPTE|REPRESENTEE?|TUTEUR|TUTRICE"
                    + "|CURATEUR|CURATRICE|CURRENCY|DEVISE|CORRESPONDANCE|CONSEILLERE?)\\b");

    /** What a scan has in place of a number that cannot be read. */
    private static final Pattern UN_ILLISIBLE = Pattern.compile("(?:^|\\s)[?](?:\\s|$)");

    /** Between two parts of an address, and not between a number and its street. */
    private static final Pattern UNE_VIRGULE = Pattern.compile(
            "(?<!(?:^|,\\s)[0-9]{1,4}(?:\\s?" + REPETITION + ")?),(?=\\s)|,(?=\\s(?!" + GENRE_DE_VOIE + "\\b))",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern UN_CHIFFRE = Pattern.compile("[0-9]");

    /** What may stand between a name and its street (NF Z10-011); anything else may be the name of a branch or of another person. */
    private static final Pattern COMPLEMENT = Pattern.compile(
            "[0-9]|^LES?\\s|^(?:PALAIS|CHALET|MANOIR)\\s|^(?:MAIRIE|HOTEL DE VILLE)$|\\b(?:LOT|MAISON|C O|RES|RESIDENCE|BAT|BATIMENT|IMM|IMMEUBLE|APT|APPT|APPARTEMENT|ETAGE|ETG|ESC|ESCALIER|ENTREE|PORTE|LOGEMENT|LOGT"
                    + "|CHEZ|C/O|LIEU[ -]?DIT|HAMEAU|QUARTIER|VILLA|TOUR|CLOS|DOMAINE|PAVILLON|FOYER|LOTISSEMENT|ZA|ZI|ZAC|CENTRE COMMERCIAL"
                    + "|RDC|BP|CS|REZ)\\b");

    /** A street that follows other words is not the first that a label above speaks of. */
    private static final Pattern APRES_D_AUTRES_MOTS =
            Pattern.compile("^[A-Z][^:|]{2,80}\\s?[,\u2013\u2022\u00B7-]\\s?$");

    private static final Pattern D_UNE_BANQUE =
            Pattern.compile("\\b(?:DOMICILIATION|AGENCE|CENTRE FINANCIER|IBAN|BIC)\\b");

    private static final Pattern LIBELLE_DE_BANQUE =
            Pattern.compile("^(?:DOMICILIATION|AGENCE|BANQUE|ADRESSE DE L)\\b.*:$");

    private static final Pattern SECONDE_VOIE =
            Pattern.compile("(?<=\\S)\\s(?=" + VOIE + ")", Pattern.CASE_INSENSITIVE);

    /** The same, but for what may be a part of an address before its street or after it. */
    private static final Pattern VOIE_JOINTE = Pattern.compile(
            "(?<=\\S)(?<!\\b(?:BAT|BATIMENT|ESC|APT|APPT|LOT|TOUR|IMM|PORTE|VILLA))\\s(?=" + NUMERO_DE_VOIE
                    + "(?:RUE|AVENUE|AV|BOULEVARD|BD|PLACE|QUAI|ROUTE|CHEMIN|ALLEE|IMPASSE|SQUARE|COURS)\\b\\.?\\s)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern UN_COMPLEMENT_NUMEROTE =
            Pattern.compile("[0-9]{1,4},?\\s(?:RESIDENCE|CITE|CLOS|DOMAINE|PARC|HAMEAU|LOTISSEMENT|VILLA)\\b.*");

    private static final Pattern DE_DEUX_COLONNES =
            Pattern.compile("\\bTSA\\b|\\s(?:OU|ET)\\s" + NomsEcrits.CIVILITE + "\\s|" + SECONDE_VOIE.pattern());

    /** After a town, the street of another column. */
    private static final Pattern VOIE_APRES_LA_VILLE = Pattern.compile("\\s" + NUMERO_DE_VOIE + GENRE_DE_VOIE + "\\s");

    /** What the document is, joined to a street. */
    private static final Pattern UN_TITRE = Pattern.compile("\\b(?:AVIS D'\\s?[EI]|FACTURE|QUITTANCE|ATTESTATION)");

    private static final Pattern UN_TELEPHONE = Pattern.compile("(?<![0-9])0[1-9](?:[ .]?[0-9]{2}){4}(?![0-9])");

    /** A document with more was made to keep a reader busy. */
    private static final int ADRESSES_AU_PLUS = 60;

    /** How much an address looks like the home of whom the document names, from the best. */
    private enum Rang {
        DOMICILE,
        DOMICILE_APRES_D_AUTRES_MOTS,
        SOUS_UN_NOM,
        SANS_INDICE,
        AUTRE
    }

    private record Trouvee(Adresse adresse, Rang rang) {}

    /**
     * Which town of a line a town is, where columns were joined.
     *
     * @param rang from 0
     * @param combien how many towns the line has
     */
    private record PlaceDeVille(int rang, int combien) {

        static final PlaceDeVille SEULE = new PlaceDeVille(0, 1);

        /** Of the streets that were joined on one line, the one of this column; the first where all are one; blank where nobody knows. */
        String sienne(String voies) {
            List<String> chacune = VOIE_JOINTE
                    .splitAsStream(voies)
                    .filter(voie -> !UN_COMPLEMENT_NUMEROTE
                            .matcher(TextePiece.cle(voie))
                            .matches())
                    .toList();
            if (chacune.stream().map(TextePiece::cle).distinct().count() == 1) {
                return chacune.get(0);
            }
            return chacune.isEmpty() ? voies : chacune.size() == combien ? chacune.get(rang) : "";
        }
    }

    private final TextePiece texte;
    private final List<String> noms;
    /** The words of each holder, be two named on one line. */
    private final List<Set<String>> motsDesNoms;

    private final List<Trouvee> trouvees = new ArrayList<>();
    /** Which of two joined columns is the holder's, from 1; 0 where none is known. */
    private int colonne;
    /** Somebody's street may be beside another's: an address that nothing tells from others may be of that other. */
    private boolean colonnesJointes;

    private Adresses(TextePiece texte, List<String> noms) {
        this.texte = texte;
        this.noms = noms.stream().map(TextePiece::cle).toList();
        this.motsDesNoms = this.noms.stream()
                .flatMap(ENTRE_DEUX_NOMS::splitAsStream)
                .map(Adresses::mots)
                .filter(mots -> !mots.isEmpty())
                .toList();
    }

    /**
     * Finds the home, or null when there is none or more than one.
     *
     * @param noms whom the document names, as written
     */
    static @Nullable Adresse duDomicile(TextePiece texte, List<String> noms) {
        Adresses adresses = new Adresses(texte, noms);
        texte.parcourir(CODE_ET_VILLE, adresses::lire);
        if (adresses.trouvees.isEmpty()) {
            adresses.lireLeFormulaire();
        }
        return adresses.meilleure();
    }

    /**
     * Finds where the holders of an account live: the block under the name of one of them, or null when there is none or more than
     * one. The address of a branch stands beside it, so nothing counts but what follows a name.
     *
     * @param noms the holders, as written
     */
    static @Nullable Adresse duTitulaire(TextePiece texte, List<String> noms) {
        Adresses adresses = new Adresses(texte, noms);
        texte.parcourir((ligne, rang, cellule) -> adresses.lireSous(ligne, rang, cellule, adresses.finDUnNom(cellule)));
        if (adresses.trouvees.isEmpty()) {
            texte.parcourir((ligne, rang, cellule) -> adresses.lireSous(
                    ligne,
                    rang,
                    cellule,
                    adresses.nommeAutrement(ligne, cellule) ? cellule.cle().length() : 0));
        }
        if (adresses.trouvees.isEmpty()) {
            texte.parcourir(ADRESSE_DU_TITULAIRE, adresses::lireApresSonLibelle);
        }
        return adresses.meilleure();
    }

    /** Whether a line starts with a street and its number. */
    static boolean estUneVoie(String cle) {
        return VOIE_NUMEROTEE.matcher(cle).lookingAt();
    }

    /** Where the first of the names that a cell holds ends in it; 0 when it holds none. */
    private int finDUnNom(Cellule cellule) {
        return noms.stream()
                .mapToInt(nom -> finDuNom(cellule.cle(), nom))
                .filter(fin -> fin > 0)
                .findFirst()
                .orElse(0);
    }

    private void lireSous(int ligne, int rang, Cellule cellule, int finDuNom) {
        if (finDuNom > 0 && !sousDesTetesMelees(ligne) && trouvees.size() < ADRESSES_AU_PLUS) {
            colonne = colonneSous(ligne);
            lireLeBloc(ligne, rang, cellule, finDuNom);
        }
    }

    /**
     * Whether letters go to the holders here under more or fewer of their names: a line has the words of one in another order, or
     * with the next those of all.
     */
    private boolean nommeAutrement(int ligne, Cellule cellule) {
        Set<String> mots = mots(cellule.cle());
        if (motsDesNoms.size() < 2 || motsDesNoms.contains(mots)) {
            return mots.size() > 1 && motsDesNoms.contains(mots);
        }
        texte.dessous(ligne, cellule, 1).forEach(dessous -> mots.addAll(mots(dessous.cle())));
        return motsDesNoms.stream().allMatch(mots::containsAll);
    }

    /** The numbers of an account have no word at all, and are no part of a name. */
    private boolean estDesNomsSeuls(String cle) {
        Set<String> mots = mots(cle);
        motsDesNoms.forEach(mots::removeAll);
        return mots.isEmpty() && !UN_CHIFFRE.matcher(cle).find();
    }

    private static Set<String> mots(String cle) {
        return NomsEcrits.motsSansCivilite(cle)
                .filter(mot -> !mot.isEmpty() && Character.isLetter(mot.charAt(0)))
                .collect(Collectors.toSet());
    }

    /** An address with a label of its own may stand anywhere. */
    private void lireApresSonLibelle(int ligne, int rang, Cellule cellule) {
        Matcher libelle = ADRESSE_DU_TITULAIRE.matcher(cellule.cle());
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        if (!libelle.find() || trouvees.size() >= ADRESSES_AU_PLUS) {
            return;
        }
        if (libelle.end() == cellule.cle().length() && rang + 1 < cellules.size()) {
            lireLeBloc(ligne, rang + 1, cellules.get(rang + 1), 0);
        } else {
            lireLeBloc(ligne, rang, cellule, libelle.end());
        }
    }

    private boolean sousDesTetesMelees(int ligne) {
        return IntStream.rangeClosed(Math.max(0, ligne - LIGNES_AU_DESSUS), ligne - 1)
                .anyMatch(dessus -> texte.colonnes().sontMelees(dessus));
    }

    /** Which of two joined columns is the holder's, by the heads that stand up to three lines above. */
    private int colonneSous(int ligne) {
        for (int dessus = ligne - 1; dessus >= Math.max(0, ligne - LIGNES_AU_DESSUS); dessus--) {
            int sienne = ColonnesJointes.colonneDuTitulaire(texte.lignes().get(dessus));
            if (sienne > 0) {
                return sienne;
            }
        }
        return 0;
    }

    /** Where a name ends in a cell, be it that its end stands on the next line; 0 when it is not there. */
    private static int finDuNom(String cle, String nom) {
        int place = cle.indexOf(nom);
        // "Mme Roy" is not "Mme Royer".
        if (place >= 0
                && (place + nom.length() == cle.length() || !Character.isLetter(cle.charAt(place + nom.length())))) {
            return place + nom.length();
        }
        int mots = 0;
        for (int fin = 1; fin < nom.length(); fin++) {
            boolean unMotCoupe = nom.charAt(fin - 1) == '-' && mots > 0;
            if (nom.charAt(fin) == ' ') {
                mots++;
            } else if (!unMotCoupe) {
                continue;
            }
            String premiers = nom.substring(0, fin);
            if ((mots > 1 || unMotCoupe) ? cle.endsWith(premiers) : cle.equals(premiers)) {
                return cle.length();
            }
        }
        return 0;
    }

    /** Reads a block line by line, from the end of a name to the postal code; a line that is of no address ends it. */
    private void lireLeBloc(int ligne, int rang, Cellule cellule, int finDuNom) {
        List<Cellule> lignes = new ArrayList<>();
        Cellule reste = partie(cellule, finDuNom);
        if (UN_CHIFFRE.matcher(reste.cle()).find()
                && !PAS_D_UNE_ADRESSE.matcher(avantLeCode(reste.cle())).find()
                && ajouter(lignes, reste)) {
            return;
        }
        int page = texte.lignes().get(ligne).page();
        Cellule ancre = aCote(ligne, rang, cellule);
        if (!ancre.equals(cellule) && ajouter(lignes, ancre)) {
            return;
        }
        for (int dessous = ligne + 1;
                dessous <= ligne + LIGNES_D_UN_BLOC && dessous < texte.lignes().size();
                dessous++) {
            List<Integer> rangs = texte.rangsEnRegard(dessous, ancre);
            if (texte.lignes().get(dessous).page() != page) {
                return;
            }
            if (rangs.isEmpty()) {
                continue;
            }
            int sien = rangs.get(0);
            List<Cellule> cellules = texte.lignes().get(dessous).cellules();
            Cellule lue = cellules.get(sien);
            Matcher libelle = LIBELLE_D_ADRESSE.matcher(lue.cle());
            if (UN_NUMERO_DE_CLIENT.matcher(lue.cle()).lookingAt()
                    && texte.dessous(dessous, ancre, 1).stream()
                            .anyMatch(suivante ->
                                    LIBELLE_D_ADRESSE.matcher(suivante.cle()).lookingAt())) {
                continue;
            }
            if (libelle.lookingAt()) {
                boolean aCoteDuLibelle = libelle.end() == lue.cle().length()
                        && sien + 1 < cellules.size()
                        && !PAS_D_UNE_ADRESSE
                                .matcher(cellules.get(sien + 1).cle())
                                .find();
                ancre = aCoteDuLibelle ? cellules.get(sien + 1) : ancre;
                lue = aCoteDuLibelle ? ancre : partie(lue, libelle.end());
            } else if (sien > 0
                    && LIBELLE_DE_BANQUE.matcher(cellules.get(sien - 1).cle()).find()) {
                return;
            }
            if (ajouter(lignes, avecSaVille(lignes, dessous, ancre, lue))) {
                return;
            }
        }
    }

    /** A postal code that is alone on its line, under a street, has its town on the next. */
    private Cellule avecSaVille(List<Cellule> dessus, int ligne, Cellule ancre, Cellule lue) {
        boolean sousUneVoie =
                !dessus.isEmpty() && estUneVoie(dessus.get(dessus.size() - 1).cle());
        return sousUneVoie && CODE_SEUL.matcher(lue.cle()).matches()
                ? texte.dessous(ligne, ancre, 1).stream()
                        .filter(ville -> VILLE.matcher(ville.texte()).matches())
                        .findFirst()
                        .map(ville -> suivie(lue, ville))
                        .orElse(lue)
                : lue;
    }

    private static String avantLeCode(String cle) {
        Matcher code = CODE_ET_VILLE.matcher(cle);
        return code.find() ? cle.substring(0, code.start()) : cle;
    }

    /** Where a column of its own, headed so, holds the address, gives the cell beside a name; else the name's own. */
    private Cellule aCote(int ligne, int rang, Cellule cellule) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        if (ligne == 0 || rang + 1 >= cellules.size()) {
            return cellule;
        }
        Cellule suivante = cellules.get(rang + 1);
        boolean adresse = texte.enRegard(ligne - 1, suivante).stream()
                .anyMatch(tete -> tete.cle().equals("ADRESSE") || tete.cle().equals("ADDRESS"));
        return adresse ? suivante : cellule;
    }

    /** Adds a line to a block; says whether the block is over, be it with its postal code or with what is of no address. */
    private boolean ajouter(List<Cellule> lignes, Cellule cellule) {
        Cellule lue = cellule.cle().startsWith(": ") ? partie(cellule, 2) : cellule;
        Matcher code = CODE_ET_VILLE.matcher(lue.cle());
        if (code.find()) {
            Matcher ville =
                    VILLE.matcher(lue.texte()).region(code.end(), lue.texte().length());
            lignes.add(new Cellule(
                    lue.texte().substring(0, code.start()),
                    lue.cle().substring(0, code.start()),
                    lue.gauche(),
                    lue.droite()));
            String chiffres = code.group("code");
            if (code.find()) {
                retenirUneColonne(lignes, lue, chiffres, ville, code);
            } else if (colonne == 0
                    && ville.lookingAt()
                    && !VOIE_APRES_LA_VILLE
                            .matcher(lue.cle())
                            .region(ville.start(), lue.cle().length())
                            .find()
                    && !UN_TELEPHONE
                            .matcher(lignes.get(lignes.size() - 1).cle())
                            .find()
                    && !D_UNE_BANQUE.matcher(lue.cle()).find()
                    && !Banques.nomme(lignes.get(lignes.size() - 1).cle())) {
                retenir(lignes, chiffres, nomDeVille(ville.group()));
            }
            return true;
        }
        if (estUneLigneDuNom(lue.cle())) {
            return false;
        }
        int derniere = lignes.size() - 1;
        if (derniere >= 0
                && VOIE_SANS_SON_NOM.matcher(lignes.get(derniere).cle()).find()
                && !finDeVoie(lue).equals(VIDE)) {
            lignes.set(derniere, suivie(lignes.get(derniere), lue));
            return false;
        }
        lignes.add(lue);
        return PAS_D_UNE_ADRESSE.matcher(lue.cle()).find()
                || (Banques.nomme(lue.cle())
                        && !VOIE_NUMEROTEE.matcher(lue.cle()).lookingAt());
    }

    /** Of two columns that were joined, keeps the one whose head is the holder's, where its street and its town can be told. */
    private void retenirUneColonne(List<Cellule> lignes, Cellule lue, String premier, Matcher ville, Matcher second) {
        String[] voies = lignes.size() < 2
                ? new String[0]
                : SECONDE_VOIE.split(lignes.get(lignes.size() - 2).texte(), -1);
        boolean deux = voies.length == 2
                && Stream.of(voies)
                        .allMatch(voie ->
                                VOIE_NUMEROTEE.matcher(TextePiece.cle(voie)).lookingAt());
        ville.region(ville.regionStart(), second.start());
        if (voies.length == 1 && colonne == 1 && ville.lookingAt()) {
            String voie = avantLaBanque(voies[0]);
            if (!voie.isEmpty()) {
                trouver(voie, premier, ville.group());
            }
            return;
        }
        if (!deux || colonne == 0 || !ville.lookingAt()) {
            return;
        }
        if (colonne == 1) {
            trouver(voies[0], premier, ville.group());
        } else if (ville.region(second.end(), lue.texte().length()).lookingAt()) {
            trouver(voies[1], second.group("code"), ville.group());
        }
    }

    /** A street that a bank follows on its line; empty where none does, for nobody knows then where the street ends. */
    private static String avantLaBanque(String ligne) {
        String cle = TextePiece.cle(ligne);
        Matcher banque = Banques.NOM.matcher(cle);
        return banque.find()
                        && VOIE_NUMEROTEE.matcher(cle).region(0, banque.start()).lookingAt()
                        && !AUTRE_VOIE_OU_RIEN
                                .matcher(cle.substring(0, banque.start()))
                                .find()
                ? ligne.substring(0, banque.start())
                : "";
    }

    private void trouver(String voie, String code, String ville) {
        trouvees.add(
                new Trouvee(new Adresse(nette(voie), code, nomDeVille(ville).strip(), null), Rang.SOUS_UN_NOM));
    }

    private boolean estUneLigneDuNom(String cle) {
        return cle.isBlank()
                || estDesNomsSeuls(cle)
                || noms.stream().anyMatch(nom -> cle.contains(nom) || nom.contains(cle))
                || (UN_NOM.matcher(cle).find() && !estDUneAutreFamille(cle));
    }

    /** Whoever stands for the holder lives elsewhere, unless they are of one family. */
    private boolean estDUneAutreFamille(String cle) {
        Matcher representant = UN_REPRESENTANT.matcher(cle);
        return representant.find()
                && motsDesNoms.stream()
                        .allMatch(mots -> Collections.disjoint(mots, mots(cle.substring(representant.end()))));
    }

    private static Cellule partie(Cellule cellule, int debut) {
        return new Cellule(
                cellule.texte().substring(debut), cellule.cle().substring(debut), cellule.gauche(), cellule.droite());
    }

    /** Keeps an address by its street, or by all its lines where none is a street. */
    private void retenir(List<Cellule> lignes, String code, String ville) {
        List<String> parties = lignes.stream()
                .flatMap(ligne -> Stream.of(UNE_VIRGULE.split(ligne.texte())))
                .map(Adresses::nette)
                .filter(partie -> !partie.isEmpty())
                .toList();
        String voie = voie(parties, VOIE_NUMEROTEE);
        if (voie.isEmpty()) {
            voie = voie(parties, VOIE_SANS_NUMERO);
        }
        if (!voie.isEmpty() && aUnEtranger(parties, voie)) {
            return;
        }
        if (voie.isEmpty()) {
            voie = parties.size() > LIGNES_SANS_VOIE ? "" : String.join(" ", parties);
        }
        // A flat beside a town, a street beside another or beside a sorting centre are of two columns that were joined.
        Cellule avantLeCode = lignes.get(lignes.size() - 1);
        boolean joints = (!voie.equals(String.join(" ", parties))
                        && !avantLeCode.cle().isBlank()
                        && derniereVoie(avantLeCode.cle()).length == 0)
                || DE_DEUX_COLONNES.matcher(TextePiece.cle(voie)).find();
        if (!voie.isBlank() && !joints && !UN_ILLISIBLE.matcher(voie).find()) {
            trouver(voie, code, ville);
        }
    }

    private static boolean aUnEtranger(List<String> parties, String voie) {
        return parties.stream()
                .takeWhile(partie -> !partie.contains(voie))
                .anyMatch(partie -> !COMPLEMENT.matcher(TextePiece.cle(partie)).find());
    }

    private static String voie(List<String> parties, Pattern motif) {
        String voie = "";
        for (String partie : parties) {
            Matcher trouvee = motif.matcher(TextePiece.cle(partie));
            if (trouvee.find()) {
                voie = nette(partie.substring(trouvee.start(), trouvee.end()));
            }
        }
        return voie;
    }

    private static String nette(String voie) {
        Matcher date = UNE_DATE_APRES.matcher(TextePiece.cle(voie));
        boolean apres = date.find()
                && !RIEN_QU_UN_GENRE
                        .matcher(TextePiece.cle(voie.substring(0, date.start())))
                        .matches();
        String seule = apres ? voie.substring(0, date.start()) : voie;
        return seule.strip().replaceAll("^[\\s,;:/-]+|(?:[\\s,.:-]|\\s\u00e0)+$", "");
    }

    /** Finds the address of a text that runs on from line to line, or null when there is none or more than one. */
    static @Nullable Adresse dansLaProse(TextePiece texte) {
        StringBuilder prose = new StringBuilder();
        for (Ligne ligne : texte.lignes()) {
            if (prose.length() < LONGUEUR_DE_LA_PROSE) {
                prose.append(ligne.texte()).append(' ');
            }
        }
        Adresses adresses = new Adresses(texte, List.of());
        adresses.lire(0, 0, new Cellule(prose.toString(), TextePiece.cle(prose.toString()), 0, 0));
        return adresses.meilleure();
    }

    private @Nullable Adresse meilleure() {
        for (Rang rang : Rang.values()) {
            List<Adresse> memeRang = trouvees.stream()
                    .filter(trouvee -> trouvee.rang() == rang)
                    .map(Trouvee::adresse)
                    .toList();
            if (!memeRang.isEmpty() && rang != Rang.AUTRE && !(colonnesJointes && rang == Rang.SANS_INDICE)) {
                Adresse premiere = memeRang.get(0);
                return memeRang.stream().allMatch(autre -> estLaMeme(premiere, autre)) ? premiere : null;
            }
        }
        return null;
    }

    /** Where street, postal code and town have a label each. */
    private void lireLeFormulaire() {
        List<String> voies = valeurs(LIBELLE_DE_VOIE, VOIE_SEULE);
        List<String> codes = valeurs(LIBELLE_DE_CODE, CODE_SEUL);
        List<String> villes = valeurs(LIBELLE_DE_VILLE, VILLE);
        if (voies.size() == 1 && codes.size() == 1 && villes.size() == 1) {
            trouvees.add(new Trouvee(
                    new Adresse(voies.get(0).strip(), codes.get(0), nomDeVille(villes.get(0)), null),
                    Rang.SANS_INDICE));
        }
    }

    private List<String> valeurs(GuardedPattern libelle, Pattern forme) {
        List<String> valeurs = new ArrayList<>();
        texte.parcourir(libelle, (ligne, rang, cellule) -> {
            Matcher trouve = libelle.matcher(cellule.cle());
            if (trouve.find()) {
                texte.valeurs(ligne, rang, trouve.end()).stream()
                        .map(candidat -> forme.matcher(candidat.texte()))
                        .filter(Matcher::lookingAt)
                        .findFirst()
                        .ifPresent(valeur -> valeurs.add(valeur.group()));
            }
        });
        return valeurs;
    }

    private static boolean estLaMeme(Adresse une, Adresse autre) {
        return une.memeVoie(autre) && une.codePostal().equals(autre.codePostal());
    }

    private void lire(int ligne, int rang, Cellule cellule) {
        Matcher code = CODE_ET_VILLE.matcher(cellule.cle());
        int codes = (int) CODE_ET_VILLE.matcher(cellule.cle()).results().count();
        int depuis = 0;
        int vus = 0;
        while (trouvees.size() < ADRESSES_AU_PLUS && code.find()) {
            String suite = avecLaFinDeLaVille(ligne, cellule);
            Matcher ville = VILLE.matcher(suite).region(code.end(), suite.length());
            if (ville.lookingAt()) {
                chercherLaVoie(
                        ligne, rang, cellule, depuis, code, nomDeVille(ville.group()), new PlaceDeVille(vus, codes));
                depuis = ville.end();
            }
            vus++;
        }
    }

    /** In a sentence, a town may go on with the next line. */
    private String avecLaFinDeLaVille(int ligne, Cellule cellule) {
        boolean enPhrase = estDUnePhrase(ligne, cellule);
        boolean coupee = VILLE_COUPEE.matcher(cellule.cle()).find()
                || (enPhrase && MOT_COUPE.matcher(cellule.cle()).find());
        boolean peutSuivre = coupee
                || (enPhrase && FINIT_PAR_UNE_VILLE.matcher(cellule.cle()).find());
        return peutSuivre
                ? texte.dessous(ligne, cellule, 1).stream()
                        .map(Cellule::texte)
                        .filter(dessous -> coupee
                                ? finitLaVille(cellule.texte(), dessous)
                                : SUITE_DE_VILLE.matcher(dessous).find())
                        .findFirst()
                        .map(dessous -> enSuivant(cellule.texte(), dessous))
                        .orElse(cellule.texte())
                : cellule.texte();
    }

    /** A long line, or the next of one. */
    private boolean estDUnePhrase(int ligne, Cellule cellule) {
        return cellule.cle().length() > LIGNE_D_UNE_PHRASE
                || (ligne > 0
                        && texte.enRegard(ligne - 1, cellule).stream()
                                .anyMatch(dessus -> dessus.cle().length() > LIGNE_D_UNE_PHRASE));
    }

    /** A country is no part of a town, and a town in capitals is in capitals to its end. */
    private static boolean finitLaVille(String ligne, String dessous) {
        return !UN_PAYS.matcher(TextePiece.cle(dessous)).find()
                && !(CAPITALE_A_LA_FIN.matcher(ligne).find()
                        && EN_MINUSCULES.matcher(dessous).find());
    }

    /** A line with the next: a word that its hyphen cuts goes on without a space. */
    private static String enSuivant(String ligne, String dessous) {
        return ligne + (ligne.endsWith("-") ? "" : " ") + dessous;
    }

    /** Ends a town before what runs on after it; one in capitals is in capitals to its end. */
    private static String nomDeVille(String lu) {
        Matcher apres = APRES_LA_VILLE.matcher(TextePiece.cle(lu));
        String ville = apres.find() ? lu.substring(0, apres.start()) : lu;
        return EN_CAPITALES.matcher(ville).find() ? ville.replaceFirst("\\s\\p{Lu}\\p{Ll}.*", "") : ville;
    }

    /** Looks for the street before the postal code in its cell, else in the cells above it. */
    private void chercherLaVoie(
            int ligne, int rang, Cellule cellule, int depuis, Matcher code, String ville, PlaceDeVille place) {
        Cellule avant = new Cellule(
                cellule.texte().substring(depuis, code.start()),
                cellule.cle().substring(depuis, code.start()),
                cellule.gauche(),
                cellule.droite());
        if (depuis == 0) {
            if (estDUneAutreColonne(ligne, avant)) {
                colonnesJointes |= !ville.contains("CEDEX");
                return;
            }
            avant = avecSonNumero(ligne, avant);
        }
        if (prendre(ligne, rang, avant, code.group("code"), ville, PlaceDeVille.SEULE)) {
            return;
        }
        Cellule suite = avant;
        int page = texte.lignes().get(ligne).page();
        for (int dessus = ligne - 1; dessus >= Math.max(0, ligne - LIGNES_AU_DESSUS); dessus--) {
            if (texte.lignes().get(dessus).page() != page) {
                return;
            }
            List<Integer> rangs = texte.rangsEnRegard(dessus, cellule);
            for (int autre : rangs) {
                Cellule auDessus = texte.lignes().get(dessus).cellules().get(autre);
                Pattern coupee = dessus == ligne - 1 ? VOIE_COUPEE : VOIE_SANS_SON_NOM;
                if (!suite.cle().isBlank()
                        && (coupee.matcher(auDessus.cle()).find()
                                || (dessus == ligne - 1
                                        && !avant.cle()
                                                .strip()
                                                .equals(TextePiece.cle(ville).strip())
                                        && finitSaVoie(auDessus, avant)))) {
                    auDessus = suivie(auDessus, suite);
                }
                if (prendre(dessus, autre, auDessus, code.group("code"), ville, place)) {
                    return;
                }
            }
            suite = rangs.size() == 1 && avant.cle().isBlank()
                    ? finDeVoie(texte.lignes().get(dessus).cellules().get(rangs.get(0)))
                    : VIDE;
        }
        if (avant.cle().isBlank()) {
            prendreUnLieu(ligne, cellule, code.group("code"), ville);
        }
    }

    /** Words alone, which the street that is cut above may end with. */
    private static Cellule finDeVoie(Cellule cellule) {
        return NomsEcrits.NOM_SEUL_OU_MOT.matcher(cellule.cle()).matches()
                        && !COMPLEMENT.matcher(cellule.cle()).find()
                        && !NomsEcrits.AVEC_CIVILITE.matcher(cellule.cle()).find()
                        && !UN_PAYS.matcher(cellule.cle()).find()
                        && !Banques.nomme(cellule.cle())
                ? cellule
                : VIDE;
    }

    /** The number of a street may end the line above. */
    private Cellule avecSonNumero(int ligne, Cellule avant) {
        if (ligne == 0 || !UN_GENRE.matcher(avant.cle()).lookingAt()) {
            return avant;
        }
        return texte.enRegard(ligne - 1, avant).stream()
                .map(dessus -> {
                    Matcher numero = NUMERO_A_LA_FIN.matcher(dessus.cle());
                    return numero.find() ? suivie(partie(dessus, numero.start("numero")), avant) : avant;
                })
                .findFirst()
                .orElse(avant);
    }

    /** Where a street follows other words above the line of another with its town, two columns were joined: nobody knows whose each is. */
    private boolean estDUneAutreColonne(int ligne, Cellule avant) {
        return ligne > 0
                && VOIE_NUMEROTEE.matcher(avant.cle()).lookingAt()
                && texte.enRegard(ligne - 1, avant).stream().anyMatch(dessus -> {
                    int[] voie = derniereVoie(dessus.cle());
                    return voie.length > 0
                            && voie[0] > 0
                            && voie[1] == dessus.cle().length()
                            && VOIE_NUMEROTEE
                                    .matcher(dessus.cle().substring(voie[0]))
                                    .lookingAt()
                            && D_UNE_AUTRE_COLONNE
                                    .matcher(dessus.cle().substring(0, voie[0]))
                                    .matches()
                            && !COMPLEMENT
                                    .matcher(dessus.cle().substring(0, voie[0]))
                                    .find();
                });
    }

    /** In a sentence, what comes before a postal code may be the last words of the street that ends the line above. */
    private static boolean finitSaVoie(Cellule dessus, Cellule avant) {
        int[] voie = derniereVoie(dessus.cle());
        return dessus.cle().length() > LIGNE_D_UNE_PHRASE
                && voie.length > 0
                && UN_TITRE_A_LA_FIN.matcher(dessus.cle()).find()
                && FIN_D_UNE_VOIE.matcher(avant.texte()).matches()
                && !COMPLEMENT.matcher(avant.cle()).find();
    }

    private static Cellule suivie(Cellule cellule, Cellule dessous) {
        return new Cellule(
                enSuivant(cellule.texte(), dessous.texte()),
                enSuivant(cellule.cle(), dessous.cle()),
                cellule.gauche(),
                cellule.droite());
    }

    /** A village or a farm stands in the place of a street, between the name of whom the document names and the postal code. */
    private void prendreUnLieu(int ligne, Cellule cellule, String code, String ville) {
        if (ligne < 2) {
            return;
        }
        List<Cellule> lieux = texte.enRegard(ligne - 1, cellule);
        boolean sousUnNom = texte.enRegard(ligne - 2, cellule).stream()
                .anyMatch(dessus -> noms.stream().anyMatch(nom -> finDuNom(dessus.cle(), nom) > 0));
        boolean sousSonLibelle = texte.enRegard(ligne - 2, cellule).stream()
                .anyMatch(dessus -> dessus.cle().endsWith(":")
                        && DU_DOMICILE.matcher(dessus.cle()).find());
        if (lieux.size() == 1
                && ((sousUnNom && UN_LIEU.matcher(lieux.get(0).cle()).matches())
                        || (sousSonLibelle
                                && UN_LIEU_DIT.matcher(lieux.get(0).cle()).matches()))) {
            trouvees.add(new Trouvee(
                    new Adresse(nette(lieux.get(0).texte()), code, ville.strip(), null),
                    sousSonLibelle ? Rang.DOMICILE : Rang.SOUS_UN_NOM));
        }
    }

    /** Takes the last street of a cell; says whether there was one. Of two that were joined, nothing is taken where nobody knows which. */
    private boolean prendre(int ligne, int rang, Cellule cellule, String code, String ville, PlaceDeVille place) {
        int[] voie = derniereVoie(cellule.cle());
        if (voie.length == 0) {
            return false;
        }
        String ecrite = nette(place.sienne(cellule.texte().substring(voie[0], voie[1])));
        String cle = TextePiece.cle(ecrite);
        if (ecrite.isEmpty()
                || CODE_ET_VILLE.matcher(cle).find()
                || UN_TITRE.matcher(cle).find()) {
            return true;
        }
        String avant = cellule.cle().substring(0, voie[0]);
        Rang sien =
                estDUnAutre(avant) ? Rang.AUTRE : rang(avant + contexte(ligne, rang, cellule), TextePiece.cle(ville));
        boolean loin = sien == Rang.DOMICILE
                && APRES_D_AUTRES_MOTS.matcher(avant).find()
                && !COMPLEMENT.matcher(avant).find()
                && !DU_DOMICILE.matcher(avant).find();
        trouvees.add(new Trouvee(
                new Adresse(ecrite, code, ville.strip(), null), loin ? Rang.DOMICILE_APRES_D_AUTRES_MOTS : sien));
        return true;
    }

    /** What stands right before a street says whose it is, whatever comes above. */
    private boolean estDUnAutre(String avant) {
        if (SIEGE_SITUE.matcher(avant).find()) {
            return true;
        }
        return D_UN_AUTRE.matcher(avant).find()
                && !DU_DOMICILE.matcher(avant).find()
                && noms.stream().noneMatch(avant::contains);
    }

    /** Gives the place of the last street of a text, or nothing. */
    private static int[] derniereVoie(String cle) {
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

    /** What is written on the left of a cell and above it, the nearest first. */
    private String contexte(int ligne, int rang, Cellule cellule) {
        StringBuilder contexte = new StringBuilder();
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        if (rang > 0) {
            contexte.append(" | ").append(cellules.get(rang - 1).cle());
        }
        for (int dessus = ligne - 1; dessus >= Math.max(0, ligne - LIGNES_AU_DESSUS); dessus--) {
            List<Cellule> voisines = texte.enRegard(dessus, cellule);
            if (voisines.stream()
                    .anyMatch(voisine -> FIN_D_ADRESSE.matcher(voisine.cle()).find())) {
                // What is said above the end of another address is said of that one.
                break;
            }
            voisines.forEach(voisine -> contexte.append(" | ").append(voisine.cle()));
        }
        return contexte.toString();
    }

    private Rang rang(String contexte, String ville) {
        if (ville.matches(".*\\bCEDEX\\b.*")) {
            return Rang.AUTRE;
        }
        if (D_IMPOSITION.matcher(contexte).find() && texte.porte(RESIDENCES_SECONDAIRES)) {
            return Rang.AUTRE;
        }
        if (DU_DOMICILE.matcher(contexte).find()) {
            return Rang.DOMICILE;
        }
        if (noms.stream().anyMatch(contexte::contains)) {
            return Rang.SOUS_UN_NOM;
        }
        return D_UN_AUTRE.matcher(contexte).find() ? Rang.AUTRE : Rang.SANS_INDICE;
    }
}
