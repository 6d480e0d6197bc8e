package fr.octroi.document;

import fr.octroi.commun.DonneePersonnelle;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who hosts whom, by an attestation of hosting (<i>attestation d'hébergement</i>): prose, in which names stand after the
 * words that make them host or hosted.
 *
 * @param hebergeants who signs
 * @param heberges who lives there
 */
@DonneePersonnelle
record Hebergement(List<String> hebergeants, List<String> heberges) {

    private static final String CIVILITE = "(?:M|MR|MME|MLLE|MELLE|MONSIEUR|MADAME|MADEMOISELLE)\\b\\.?\\s";
    private static final String NOM = "[A-Z][A-Z' .-]{2,60}?";
    private static final String FIN =
            "(?=\\s?[,;:(0-9]|\\.(?:\\s|$)|$|\\s(?:NEE?|DEPUIS|A|AU|EST|QUI|DEMEUR\\w+|RESID\\w+|VIT|HABIT\\w+|DANS|CERTIFI\\w+|ATTEST\\w+"
                    + "|DECLAR\\w+|HEBERG\\w+|LOGE\\w*|ET DEMEURANT|POUR|ENFANT|MON|MA|TITULAIRE|ACTUELLEMENT|SUR|FAIT|LE\\s[0-9]{1,2})\\b)";

    /** More than the attestation of one page has: no pattern runs on a long text. */
    private static final int LONGUEUR_DE_LA_PROSE = 8_000;

    /** "Hébergé par Mme Imagine", and not "j'héberge chez moi". */
    private static final String PASSIF =
            "HEBERGEE?S?\\s(?:(?:GRATUITEMENT|A TITRE (?:GRATUIT|GRACIEUX)|ACTUELLEMENT)\\s)*(?:PAR|CHEZ)\\s(?="
                    + CIVILITE + ")";

    /** A name that stands before what is done with its bearer, and no word of a sentence. */
    private static final String NOM_DU_SUJET = CIVILITE
            + "(?:(?!(?:CERTIFI|ATTEST|DECLAR|SIGNATURE|PERSONNE|SOUSSIGN|N'EST)|(?:ETRE|EST|SONT|ETAIT|ETE|A|JE|M|MME|MLLE|MONSIEUR|MADAME|MADEMOISELLE)\\b)[A-Z][A-Z'-]*\\.?(?:\\s|(?=,))){1,6}";

    private static final List<Pattern> HEBERGEANTS = List.of(
            Pattern.compile(
                    "\\bSOUSSIGNE(?:\\(?E?\\)?S?|\\.E)?\\s?[,:]?\\s?(?:\\([^)]{1,40}\\)\\s?)?[,:]?\\s?(?<nom>(?:"
                            + CIVILITE + ")?" + NOM + ")" + FIN),
            Pattern.compile(
                    "\\bHEBERGEANTE?\\s?(?:\\([^)]{1,40}\\)\\s?)?:\\s?(?<nom>(?:" + CIVILITE + ")?" + NOM + ")" + FIN),
            Pattern.compile("\\b" + PASSIF + "(?<nom>" + CIVILITE + NOM + ")" + FIN));

    private static final List<Pattern> HEBERGES = List.of(
            Pattern.compile("\\bL'HEBERGEE?\\s(?:[,:]\\s?)?NOMS? (?:ET )?PRENOMS?\\s?:\\s?(?<nom>" + NOM + ")" + FIN),
            Pattern.compile(
                    "\\bHEBERGEE?\\s?(?:\\([^)]{1,40}\\)\\s?)?:\\s?(?<nom>(?:" + CIVILITE + ")?" + NOM + ")" + FIN),
            Pattern.compile("\\b(?!" + PASSIF + ")HEBERG(?:E|ER|EONS|ONS)\\b[^.]{0,120}?(?<![A-Z.])(?<nom>" + CIVILITE
                    + NOM + ")" + FIN),
            Pattern.compile("\\bQUE\\s?:?\\s(?<nom>(?:" + CIVILITE + ")?" + NOM
                    + ")(?=[^.]{0,120}?\\b(?:EST|SONT)\\b.{0,20}\\bHEBERGE)" + FIN),
            Pattern.compile("\\bQUE\\s(?<nom>" + CIVILITE + NOM + ")" + FIN),
            Pattern.compile("\\bHEBERG(?:E|ER|EONS|ONS)\\b[^.]{0,160}?\\bNOMS? (?:ET )?PRENOMS?\\s?:\\s?(?<nom>" + NOM
                    + ")" + FIN),
            Pattern.compile("(?<![A-Z.])(?<!\\bD[EU]\\s)(?<nom>" + NOM_DU_SUJET + "),?\\s?(?:EST\\s)?" + PASSIF));

    /** In a text of capitals alone, whatever follows the usual words. */
    private static final Pattern HEBERGE_EN_CAPITALES = Pattern.compile(
            "\\bHEBERG(?:E|ER|EONS|ONS)\\b(?:\\s(?:GRATUITEMENT|A MON DOMICILE|CHEZ MOI|A TITRE GRATUIT|A TITRE GRACIEUX|A L'ADRESSE CI-DESSUS|BIEN|,|:))*\\s(?!A MON DOMICILE|CHEZ MOI|A TITRE|GRATUITEMENT|LA PERSONNE)(?<nom>"
                    + NOM + ")" + FIN);

    /** Two words or more that start with a capital, as people are named in a sentence. */
    private static final Pattern UN_NOM_ECRIT = Pattern.compile(
            "\\b(?<nom>\\p{Lu}(?:\\.|[\\p{L}'\u2019-]+)(?:\\s(?:(?:et|ou|de|du|des|la|le|ben|el|al|von|van)\\s|d['\u2019])?(?!N\u00e9e?\\b)\\p{Lu}[\\p{L}'\u2019-]+){1,5})",
            Pattern.UNICODE_CHARACTER_CLASS);

    /** What whoever signs calls whom he names, before the name: "mon compagnon", "ma soeur", "le jeune". */
    private static final Pattern UN_LIEN = Pattern.compile(
            "^(?:(?:[Mm]on|[Mm]a|[Mm]es|[Nn]otre|[Nn]os|MON|MA|MES|NOTRE|NOS)\\s[\\p{L}-]+|(?:le|la) jeune)\\s(?=\\S+\\s\\S)");

    private static final Pattern ET_SON_PROCHE = Pattern.compile(
            "\\set\\s(?:sa|son|leur)\\s(?:compagne|compagnon|\u00e9pouse|\u00e9poux|conjointe?|femme|mari|fils|fille|fr\u00e8re|s(?:\u0153|oe)ur|m\u00e8re|p\u00e8re|concubine?|partenaire|amie?)\\s");

    /** Words of a sentence, and of no name. */
    private static final Pattern UNE_PHRASE = Pattern.compile("^(?:POUR|AFIN|FAIT|CELA|DEPUIS|DANS|SOUS|VALOIR)\\b");

    /** What stands before a street's name, a town or a place, and not before somebody's. */
    private static final Pattern PAS_DEVANT_UN_NOM = Pattern.compile(
            "(?:\\b(?!RESIDENCE (?:PRINCIPALE|SECONDAIRE))" + AdressesEcrites.GENRE_DE_VOIE
                    + "\\s(?:[A-Z'-]+\\s){0,4}|\\b[0-9]{5}\\s|\\b(?:NOMS?|PRENOMS?)\\s?:\\s|\\b(?:A|BATIMENT|QUARTIER|LIEU-DIT|\\(LE|\\(LA|\\(LES)\\s)$");

    private static final Pattern D_UN_FORMULAIRE = Pattern.compile("\\b(?:NOMS?|PRENOMS?)\\b");

    private static final int LONGUEUR_D_UNE_SUITE = 160;

    private static final Pattern HEBERGER =
            Pattern.compile("\\bHEBERG(?:E|ER|EONS|ONS)\\b(?<suite>[^.]{0," + LONGUEUR_D_UNE_SUITE + "})");

    private static final Pattern EN_MINUSCULES = Pattern.compile(".{0,40}?\\p{Ll}{2}");

    static Hebergement lire(TextePiece texte) {
        StringBuilder prose = new StringBuilder();
        StringBuilder cle = new StringBuilder();
        texte.parcourir((ligne, rang, cellule) -> {
            if (prose.length() < LONGUEUR_DE_LA_PROSE) {
                prose.append(cellule.texte()).append(' ');
                cle.append(cellule.cle()).append(' ');
            }
        });
        List<String> hebergeants = noms(prose, cle, HEBERGEANTS);
        List<String> heberges = noms(prose, cle, HEBERGES);
        List<String> enFormulaire = Titulaires.parNomEtPrenom(texte);
        // A form to fill in has a line for each name: the host's first, then the other's.
        if (hebergeants.isEmpty() && heberges.isEmpty() && enFormulaire.size() == 2) {
            return new Hebergement(enFormulaire.subList(0, 1), enFormulaire.subList(1, 2));
        }
        if (heberges.isEmpty()) {
            heberges = dansUnePhrase(prose, cle);
        }
        boolean unAutre = enFormulaire.size() == 1
                && !hebergeants.isEmpty()
                && hebergeants.stream().noneMatch(hebergeant -> estLaMeme(hebergeant, enFormulaire.get(0)));
        return new Hebergement(hebergeants, heberges.isEmpty() && unAutre ? enFormulaire : heberges);
    }

    /** Whether one has all words of the other's name. */
    private static boolean estLaMeme(String une, String autre) {
        List<String> mots = NomsEcrits.motsSansCivilite(TextePiece.cle(une)).toList();
        return NomsEcrits.motsSansCivilite(TextePiece.cle(autre)).allMatch(mots::contains);
    }

    /** Who is named after "héberge", without a civility: by capitals, or in capitals after the usual words. */
    private static List<String> dansUnePhrase(CharSequence prose, CharSequence cle) {
        Matcher phrase = HEBERGER.matcher(cle);
        while (phrase.find()) {
            int debut = phrase.start("suite");
            CharSequence suite = prose.subSequence(debut, phrase.end());
            if (!EN_MINUSCULES.matcher(suite).lookingAt()) {
                Matcher enCapitales = HEBERGE_EN_CAPITALES.matcher(cle).region(phrase.start(), cle.length());
                String lu = enCapitales.lookingAt() ? nom(prose, enCapitales) : "";
                if (!lu.isEmpty()) {
                    return List.of(lu);
                }
            }
            Matcher nom = UN_NOM_ECRIT.matcher(suite);
            while (nom.find()) {
                String lu = NomsEcrits.propre(nom.group("nom"));
                String sienne = TextePiece.cle(lu);
                boolean apresUneMinuscule = nom.start() < 2 || !Character.isUpperCase(suite.charAt(nom.start() - 2));
                if (!lu.isEmpty()
                        && apresUneMinuscule
                        && !D_UN_FORMULAIRE.matcher(sienne).find()
                        && !BlocsDeNoms.estUnComplement(sienne)
                        && !NomsEcrits.PERSONNE_MORALE.matcher(sienne).lookingAt()
                        && !PAS_DEVANT_UN_NOM
                                .matcher(cle.subSequence(debut, debut + nom.start()))
                                .find()) {
                    return avecSonProche(lu, suite, nom.end());
                }
            }
        }
        return List.of();
    }

    /** "Mon neveu Paul Imagine et sa compagne Julie Fictive" are two. */
    private static List<String> avecSonProche(String premier, CharSequence phrase, int fin) {
        Matcher lien = ET_SON_PROCHE.matcher(phrase).region(fin, phrase.length());
        if (!lien.lookingAt()) {
            return List.of(premier);
        }
        Matcher nom = UN_NOM_ECRIT.matcher(phrase).region(lien.end(), phrase.length());
        boolean entier = nom.lookingAt() && (nom.end() < phrase.length() || phrase.length() < LONGUEUR_D_UNE_SUITE);
        String second = entier ? NomsEcrits.propre(nom.group("nom")) : "";
        return second.isEmpty() ? List.of(premier) : List.of(premier, second);
    }

    /** The name that was found, without what ties it to whoever signs; blank when it is none. */
    private static String nom(CharSequence prose, Matcher trouve) {
        String lu = NomsEcrits.propre(
                prose.subSequence(trouve.start("nom"), trouve.end("nom")).toString());
        String nom = UN_LIEN.matcher(lu).replaceFirst("");
        return UNE_PHRASE.matcher(TextePiece.cle(nom)).find() ? "" : nom;
    }

    /** The first kind of words that names anybody decides; a person who is named twice is named once. */
    private static List<String> noms(CharSequence prose, CharSequence cle, List<Pattern> motifs) {
        for (Pattern motif : motifs) {
            List<String> noms = new ArrayList<>();
            Matcher trouve = motif.matcher(cle);
            while (trouve.find()) {
                String nom = nom(prose, trouve);
                if (!nom.isEmpty() && !noms.contains(nom)) {
                    noms.add(nom);
                }
            }
            if (!noms.isEmpty()) {
                return noms;
            }
        }
        return List.of();
    }

    @Override
    public String toString() {
        return "Hebergement[***]";
    }
}
