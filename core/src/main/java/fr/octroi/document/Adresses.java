package fr.octroi.document;

import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import fr.octroi.dossier.Adresse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
                    + "|PARVIS|VOIE|CLOS|HAMEAU|LIEU[ -]DIT|DOMAINE|PARC|TERRASSE)";

    private static final Pattern VOIE_NUMEROTEE = Pattern.compile(
            "(?<![0-9A-Z])[0-9]{1,4}(?:\\s?(?:BIS|TER|QUATER|[A-D])\\b)?(?:\\s?[-/]\\s?[0-9]{1,4})?\\s?,?\\s"
                    + GENRE_DE_VOIE + "\\s[^,;|]{1,60}");
    private static final Pattern VOIE_SANS_NUMERO = Pattern.compile(
            "(?:^|:\\s?)(?:RUE|AVENUE|BOULEVARD|PLACE|CHEMIN|ALLEE|IMPASSE|ROUTE|LIEU[ -]DIT|HAMEAU|QUAI)\\s[^,;|]{1,60}");

    private static final GuardedPattern CODE_ET_VILLE =
            GuardedPattern.of("(?<![0-9A-Z-])(?:F-)?(?<code>[0-9]{5})\\s(?=[A-Z])");

    /** A line that ends an address: five digits elsewhere may be a capital. */
    private static final Pattern FIN_D_ADRESSE =
            Pattern.compile("^(?:F-)?[0-9]{5}\\s|(?<![0-9A-Z])[0-9]{1,4}(?:\\s?(?:BIS|TER|QUATER|[A-D])\\b)?,?\\s"
                    + GENRE_DE_VOIE + "\\s[^;|:]{1,60}?[\\s,](?:F-)?[0-9]{5}\\s(?!EUR|FRANCS|[EF]\\b)[A-Z]");

    /** A town as people spell it: capitals, and small words between them. */
    private static final Pattern VILLE = Pattern.compile(
            "\\p{Lu}[\\p{L}'\u2019]*(?:[ -](?:(?:sur|sous|en|les|l\u00e8s|la|le|de|du|des|aux|\u00e0|d'|l')[ -]?)*\\p{Lu}[\\p{L}'\u2019]*|-\\p{L}+)*"
                    + "(?:\\s[0-9]{1,2}(?![0-9]))?");

    private static final Pattern EN_CAPITALES = Pattern.compile("^\\p{Lu}{2}");
    private static final Pattern APRES_LA_VILLE = Pattern.compile(
            "\\s(?:CERTIFI\\w+|ATTEST\\w+|DECLAR\\w+|HEBERG\\w+|DEPUIS|ET|OU|FRANCE|NEE?|TEL|FAIT|M|MME|MONSIEUR|MADAME|ATTESTE|DATE|REFERENCE|CLIENT)\\b.*");

    private static final Pattern DU_DOMICILE = Pattern.compile(
            "\\b(?:(?:LIEU|SITE|ADRESSE|POINT) DE (?:CONSOMMATION|LIVRAISON|FOURNITURE)|(?:ADRESSE|LIEU) (?:DU|DE LA|DES|DE L'|DE|D')\\s?(?:VOTRE )?(?:LOGEMENT"
                    + "|LOCATION|BIEN|LOCAUX|LOCAL|INSTALLATION|RISQUE|DESSERTE|BRANCHEMENT|IMPOSITION|HEBERGEMENT|RESIDENCE|DOMICILE|HABITATION|ABONNE|ABONNEE)"
                    + "|ADRESSE (?:DESSERVIE|ASSUREE|FISCALE)|LOGEMENT (?:SITUE|SIS|ASSURE)|BIEN (?:LOUE|ASSURE|SITUE)|LOCAUX LOUES|RISQUE ASSURE|DOMICILIEE?S?"
                    + "|DEMEURANT|RESIDANT|SISE?|SITUEE?|HABITANT|MON DOMICILE|NOTRE DOMICILE|A L'ADRESSE|RESIDENCE PRINCIPALE)\\b");
    private static final Pattern D_UN_AUTRE = Pattern.compile(
            "\\b(?:SIEGE|R\\.?C\\.?S|CAPITAL|SIRET|SIREN|BAILLEUR|BAILLERESSE|PROPRIETAIRE|GESTIONNAIRE|MANDATAIRE|AGENCE|SERVICES?|TSA|CEDEX|CENTRE DES FINANCES"
                    + "|FINANCES PUBLIQUES|TRESOR|FOURNISSEUR|ASSUREUR|COURTIER|EMETTEUR|SYNDIC|RECLAMATIONS?|BOUTIQUE|ACCUEIL|NOUS ECRIRE|RETOURNER|ADRESSER|S\\.?A\\.?S?\\b"
                    + "|SARL|MEDIATEUR|TRIBUNAL|SIP|TRESORERIE|NOUS CONTACTER)\\b");

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
    /** A document with more was made to keep a reader busy. */
    private static final int ADRESSES_AU_PLUS = 60;

    /** How much an address looks like the home of whom the document names, from the best. */
    private enum Rang {
        DOMICILE,
        SOUS_UN_NOM,
        SANS_INDICE,
        AUTRE
    }

    private record Trouvee(Adresse adresse, Rang rang) {}

    private final TextePiece texte;
    private final List<String> noms;
    private final List<Trouvee> trouvees = new ArrayList<>();

    private Adresses(TextePiece texte, List<String> noms) {
        this.texte = texte;
        this.noms = noms.stream().map(TextePiece::cle).toList();
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
            if (!memeRang.isEmpty() && rang != Rang.AUTRE) {
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
        int depuis = 0;
        while (trouvees.size() < ADRESSES_AU_PLUS && code.find()) {
            Matcher ville = VILLE.matcher(cellule.texte())
                    .region(code.end(), cellule.texte().length());
            if (ville.lookingAt()) {
                chercherLaVoie(ligne, rang, cellule, depuis, code, nomDeVille(ville.group()));
                depuis = ville.end();
            }
        }
    }

    /** Ends a town before what runs on after it; one in capitals is in capitals to its end. */
    private static String nomDeVille(String lu) {
        Matcher apres = APRES_LA_VILLE.matcher(TextePiece.cle(lu));
        String ville = apres.find() ? lu.substring(0, apres.start()) : lu;
        return EN_CAPITALES.matcher(ville).find() ? ville.replaceFirst("\\s\\p{Lu}\\p{Ll}.*", "") : ville;
    }

    /** Looks for the street before the postal code in its cell, else in the cells above it. */
    private void chercherLaVoie(int ligne, int rang, Cellule cellule, int depuis, Matcher code, String ville) {
        Cellule avant = new Cellule(
                cellule.texte().substring(depuis, code.start()),
                cellule.cle().substring(depuis, code.start()),
                cellule.gauche(),
                cellule.droite());
        if (prendre(ligne, rang, avant, code.group("code"), ville)) {
            return;
        }
        int page = texte.lignes().get(ligne).page();
        for (int dessus = ligne - 1; dessus >= Math.max(0, ligne - LIGNES_AU_DESSUS); dessus--) {
            List<Cellule> cellules = texte.lignes().get(dessus).cellules();
            for (int i = 0; i < cellules.size() && texte.lignes().get(dessus).page() == page; i++) {
                if (cellules.get(i).chevauche(cellule)
                        && prendre(dessus, i, cellules.get(i), code.group("code"), ville)) {
                    return;
                }
            }
        }
    }

    /** Takes the last street of a cell; says whether there was one. */
    private boolean prendre(int ligne, int rang, Cellule cellule, String code, String ville) {
        int[] voie = derniereVoie(cellule.cle());
        if (voie.length == 0) {
            return false;
        }
        String ecrite = cellule.texte().substring(voie[0], voie[1]).strip().replaceAll("(?:[\\s,.:-]|\\s\u00e0)+$", "");
        String avant = cellule.cle().substring(0, voie[0]);
        Rang sien =
                estDUnAutre(avant) ? Rang.AUTRE : rang(avant + contexte(ligne, rang, cellule), TextePiece.cle(ville));
        trouvees.add(new Trouvee(new Adresse(ecrite, code, ville.strip(), null), sien));
        return true;
    }

    /** What stands right before a street says whose it is, whatever comes above. */
    private boolean estDUnAutre(String avant) {
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
            Ligne autre = texte.lignes().get(dessus);
            List<Cellule> voisines =
                    autre.cellules().stream().filter(cellule::chevauche).toList();
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
        if (DU_DOMICILE.matcher(contexte).find()) {
            return Rang.DOMICILE;
        }
        if (noms.stream().anyMatch(contexte::contains)) {
            return Rang.SOUS_UN_NOM;
        }
        return D_UN_AUTRE.matcher(contexte).find() ? Rang.AUTRE : Rang.SANS_INDICE;
    }
}
