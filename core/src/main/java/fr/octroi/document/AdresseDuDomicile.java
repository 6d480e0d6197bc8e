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
 * Finds the home that a document prints: upwards from each postal code and town to a street, on one line or in a block.
 *
 * <p>Of several addresses, the home is the one that says so (place of consumption, let flat, <i>demeurant</i>), else the one under a
 * person's name, else the only one; and none when two are as good.
 */
final class AdresseDuDomicile {

    /** A line that ends an address: five digits elsewhere may be a capital. */
    private static final Pattern FIN_D_ADRESSE = Pattern.compile("^(?:F-)?[0-9]{5}\\s|(?<![0-9A-Z])"
            + AdressesEcrites.VOIE + "[^;|:]{1,60}?[\\s,](?:F-)?[0-9]{5}\\s(?!EUR|FRANCS|[EF]\\b)[A-Z]");

    /** A line ends in the middle of a town or of a street. */
    private static final Pattern VILLE_COUPEE = Pattern.compile(
            "(?<![0-9])[0-9]{5}\\s(?:(?:SAINTE?|STE?|[A-Z' -]*-(?:SUR|SOUS|EN|LES?|LA|DE|DU|DES|AUX?))-|LA|LES?|SAINTE?|STE?)$");

    /** The same in the middle of its only name, where a sentence runs on. */
    private static final Pattern MOT_COUPE = Pattern.compile("(?<![0-9])[0-9]{5}\\s[A-Z' -]*[A-Z]-$");

    private static final Pattern CAPITALE_A_LA_FIN = Pattern.compile("\\p{Lu}{2}-$");
    private static final Pattern EN_MINUSCULES = Pattern.compile("^\\p{Lu}?\\p{Ll}");
    private static final Pattern SUITE_DE_VILLE = Pattern.compile("^(?:sur|l\u00e8s)\\s\\p{Lu}(?!nternet)");
    private static final Pattern FINIT_PAR_UNE_VILLE = Pattern.compile("(?<![0-9])[0-9]{5}\\s[A-Z' -]{2,40}$");

    private static final Pattern VOIE_COUPEE = Pattern.compile(AdressesEcrites.VOIE_SANS_SON_NOM.pattern()
            + "|(?<![0-9A-Z])" + AdressesEcrites.NUMERO_DE_VOIE + AdressesEcrites.GENRE_DE_VOIE + "$");

    /** Whom a street is called after has a name after these. */
    private static final Pattern UN_TITRE_A_LA_FIN = Pattern.compile(
            "\\s(?:GENERAL|MARECHAL|DOCTEUR|DR|PRESIDENT|CAPITAINE|COLONEL|COMMANDANT|PROFESSEUR|ABBE|AMIRAL|LIEUTENANT|SERGENT|JEAN|PAUL|PIERRE|VICTOR|JULES|EMILE|CHARLES|LOUIS|HENRI|ALBERT)$");

    /** Words that may end what a street is called after. */
    private static final Pattern FIN_D_UNE_VOIE = Pattern.compile(
            "(?:(?:de|DE|d'|D')\\s?)?\\p{Lu}[\\p{L}'\u2019-]*\\p{L}(?:\\s\\p{Lu}[\\p{L}'\u2019-]*\\p{L})?[\\s,]*");

    private static final Pattern UN_GENRE = Pattern.compile(AdressesEcrites.GENRE_DE_VOIE + "\\b");

    private static final Pattern NUMERO_A_LA_FIN = Pattern.compile(
            "\\b(?:DEMEURANTE?|DEMEURE|RESIDANT|RESIDE|HABITANT|HABITE|DOMICILIEE?S?|LOGEE?)(?:\\s(?:AU|A))?,?\\s(?<numero>[0-9]{1,4}(?:\\s?"
                    + AdressesEcrites.REPETITION + ")?)$");

    /** Words without a label, and no part of an address. */
    private static final Pattern D_UNE_AUTRE_COLONNE =
            Pattern.compile("(?!LES?\\s|LA\\s|L'|LOTISSEMENT|QUARTIER|ANGLE)[A-Z][A-Z' .-]{2,60}\\s");

    /** A longer line is one of a sentence. */
    private static final int LIGNE_D_UNE_PHRASE = 40;

    private static final Pattern DU_DOMICILE = Pattern.compile(
            "\\b(?:(?:LIEU|SITE|ADRESSE|POINT) DE (?:CONSOMMATION|LIVRAISON|FOURNITURE)|POINT DE SERVICE|LOCALISATION (?:DU |DE L'\\s?)(?:LOGEMENT|BIEN|HABITATION)|(?:ADRESSE|LIEU) (?:DU|DE LA|DES|DE L'|DE|D')\\s?(?:VOTRE )?(?:LOGEMENT"
                    + "|LOCATION|BIEN|LOCAUX|LOCAL|INSTALLATION|RISQUE|DESSERTE|BRANCHEMENT|IMPOSITION|HEBERGEMENT|RESIDENCE|DOMICILE|HABITATION|ABONNE|ABONNEE)"
                    + "|(?:ADRESSE|LIEU) (?:DESSERVIE?|ASSUREE?)|ADRESSE FISCALE|LOGEMENT (?:SITUE|SIS|ASSURE|DONT L'ADRESSE EST)|BIEN (?:LOUE|ASSURE|SITUE)|LOCAUX LOUES|RISQUE ASSURE|DOMICILIEE?S?"
                    + "|DEMEURANT|RESIDANT|SISE?|SITUEE?|HABITANT|MON DOMICILE|NOTRE DOMICILE|A L'ADRESSE|RESIDENCE PRINCIPALE)\\b|^ \\| (?:VOTRE|MON) LOGEMENT\\s?:?(?: \\||$)|^ \\| RESIDENCE UNIVERSITAIRE\\b");

    private static final Pattern POINT_DE_DESSERTE = Pattern.compile("(?:^|\\| )POINT DE DESSERTE\\s?:\\s?(?:$|\\|)");

    /** A tax on a second home says where that home is. */
    private static final GuardedPattern RESIDENCES_SECONDAIRES =
            GuardedPattern.of("^(?:AVIS .{0,30})?TAXE D'\\s?HABITATION\\b.{0,30}\\bRESIDENCES? SECONDAIRES?\\b");

    private static final Pattern D_IMPOSITION =
            Pattern.compile("\\b(?:(?:LIEU|ADRESSE) D'\\s?IMPOSITION|LOCAL IMPOSE)\\b");

    private static final Pattern D_UN_AUTRE = Pattern.compile(
            "\\b(?:SIEGE|R\\.?C\\.?S|CAPITAL|SIRET|SIREN|BAILLEUR|BAILLERESSE|PROPRIETAIRE|GESTIONNAIRE|MANDATAIRE|AGENCE|SERVICES?|TSA|CEDEX|CENTRE DES FINANCES"
                    + "|FINANCES PUBLIQUES|TRESOR|FOURNISSEUR|ASSUREUR|COURTIER|EMETTEUR|SYNDIC|RECLAMATIONS?|BOUTIQUE|ACCUEIL|NOUS ECRIRE|RETOURNER|ADRESSER|S\\.?A\\.?S?\\b"
                    + "|SARL|MEDIATEUR|TRIBUNAL|OFFICE NOTARIAL|ETUDE NOTARIALE|SIP|TRESORERIE|NOUS CONTACTER)\\b"
                    + "|^ \\| (?:MAIRIE D(?:E|ES|U)|[^|]*\\bNOTAIRES? ASSOCIEE?S?|[^|]*\\bNOTAIRES?\\b[^|]*\\| [^|]*\\b(?:OFFICE|ETUDE))\\b");

    /** In a receipt for rent its owner says where he lives himself. */
    private static final Pattern DU_BAILLEUR = Pattern.compile(
            "\\b(?:PROPRIETAIRE|BAILLEUR|BAILLERESSE)(?:\\sDU\\s[A-Z]{3,12}\\s[A-Z]{3,12}\\sCI-[A-Z]{5,7})?,?\\sDEMEURANT(?:\\sAU)?\\s?:?\\s?$");

    private static final Pattern TETE_D_UN_AUTRE = Pattern.compile(
            "(?:LE |LA |LES )?(?:BAILLEUR|BAILLERESSE|PROPRIETAIRE|MANDATAIRE|GESTIONNAIRE|ASSUREUR|CAUTION|GARANT)S?\\s?:?");

    /** What an insurer covers beside the home is elsewhere. */
    private static final Pattern UN_AUTRE_RISQUE = Pattern.compile("\\bAUTRES? RISQUES?\\b[^.;0-9]{0,25}$");

    /** Right before a street: where an insurer or its agency is, in the words of where somebody lives. */
    private static final Pattern SIEGE_SITUE = Pattern.compile(
            "\\b(?:SIEGE(?: SOCIAL)?|AGENCE|BUREAUX)(?:\\sEST|,)?\\s(?:SITUEE?|SISE?|ETABLIE?)\\s(?:AU\\s|A\\s)?:?\\s?$");

    /** Right before a street, or alone above it: where somebody lived. */
    private static final Pattern D_AVANT = Pattern.compile(
            "^\\s*(?:\\| )?[^|]*\\b(?:JUSQU'\\s?ALORS\\b[^0-9;|]{0,20}|ANCIEN(?:NE ADRESSE| DOMICILE| LOGEMENT)\\s?:\\s?|(?:ANCIEN(?:NE)?|PRECEDENTE?) (?:ADRESSE|DOMICILE|LOGEMENT|RESIDENCE) (?:ETAIT|SE (?:SITUAIT|TROUVAIT))\\b[^0-9;|]{0,20})(?:$|\\|)");

    /** Right after a town: where the seller of a house lives, or who lets one. */
    private static final Pattern D_UN_VENDEUR = Pattern.compile(
            "\\s?,?\\s?(?:(?:A|ONT) (?:VENDU|CEDE)\\b|\\(\\s?(?:LE |LA )?VENDEU(?:R|SE)\\s?\\)|\\(?CI-APRES\\b(?:(?!\\bLOCATAIRE)[^;|]){0,30}\\bBAILLE(?:UR|RESSE)\\b)");

    /** Right after a town: in a receipt for rent, that of who received it; who hosts somebody may own his home as well. */
    private static final Pattern D_UN_PROPRIETAIRE =
            Pattern.compile("\\s?,\\s(?:PROPRIETAIRE|BAILLEUR|BAILLERESSE)\\b");

    private static final GuardedPattern UNE_QUITTANCE = GuardedPattern.of("^(?:QUITTANCE|RECU)\\sDE\\sLOYER\\b");

    private static final GuardedPattern LIBELLE_DE_VOIE =
            GuardedPattern.of("^(?:VOTRE\\s)?ADRESSE\\b[^:]{0,30}(?::|$)|^VOIE\\s?(?::|$)");

    private static final GuardedPattern LIBELLE_DE_CODE = GuardedPattern.of("\\bCODE POSTAL\\s?(?::|$)");
    private static final GuardedPattern LIBELLE_DE_VILLE = GuardedPattern.of("\\b(?:VILLE|COMMUNE)\\s?(?::|$)");

    private static final Pattern VOIE_SEULE =
            Pattern.compile("[0-9]{1,4}[^;|]{3,60}|(?i:rue|avenue|lieu-dit|hameau)\\s[^;|]{2,60}");

    /** More than an attestation of one page has: no pattern runs on a long text. */
    private static final int LONGUEUR_DE_LA_PROSE = 8_000;

    private static final int LIGNES_AU_DESSUS = 3;

    private static final Pattern UN_LIEU = Pattern.compile("(?:[0-9]{1,4}(?:\\s?" + AdressesEcrites.REPETITION
            + "\\b)?,?\\s[A-Z]|L(?:E|A|ES)\\s[A-Z]|L')[A-Z' -]{2,40}");

    /** Under a label of its own: what is said of a home stands there too. */
    private static final Pattern UN_LIEU_DIT = Pattern.compile(
            "KER[ -]?[A-Z]{3,20}|L(?:E|A|ES)\\s[A-Z-]{3,25}|L'[A-Z-]{3,25}|LIEU[ -]?DIT\\s[A-Z' -]{3,40}");

    private static final Pattern UN_HAMEAU = Pattern.compile("(?:LIEU[ -]?DIT|HAMEAU)\\s[A-Z' -]{2,40}");

    /** A street that follows other words is not the first that a label above speaks of. */
    private static final Pattern APRES_D_AUTRES_MOTS =
            Pattern.compile("^[A-Z][^:|]{2,80}\\s?[,\u2013\u2022\u00B7-]\\s?$");

    /** Where the street of another column follows, and not what may be a part of an address before its street or after it. */
    private static final Pattern VOIE_JOINTE = Pattern.compile(
            "(?<=\\S)(?<!\\b(?:BAT|BATIMENT|ESC|APT|APPT|LOT|TOUR|IMM|PORTE|VILLA))\\s(?="
                    + AdressesEcrites.NUMERO_DE_VOIE
                    + "(?:RUE|AVENUE|AV|BOULEVARD|BD|PLACE|QUAI|ROUTE|CHEMIN|ALLEE|IMPASSE|SQUARE|COURS)\\b\\.?\\s)",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern UN_COMPLEMENT_NUMEROTE =
            Pattern.compile("[0-9]{1,4},?\\s(?:RESIDENCE|CITE|CLOS|DOMAINE|PARC|HAMEAU|LOTISSEMENT|VILLA)\\b.*");

    /** Joined to a street: what the document is, or a label of the next column with its value. */
    private static final Pattern UN_TITRE = Pattern.compile(
            "\\b(?:AVIS D'\\s?[EI]|FACTURE|QUITTANCE|ATTESTATION)|[A-Z](?<!\\b(?:BAT|BATIMENT|APT|APPT|APPARTEMENT|ETAGE|ESC|ESCALIER|PORTE|LOGT|LOGEMENT|LOT|HALL|ENTREE|ETG|IMM|IMMEUBLE|RES|RESIDENCE|TOUR|VILLA|CHEZ|DIT))\\s?:\\s[A-Z]{4}");

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

    private final List<Trouvee> trouvees = new ArrayList<>();

    /** Somebody's street may be beside another's: an address that nothing tells from others may be of that other. */
    private boolean colonnesJointes;

    private AdresseDuDomicile(TextePiece texte, List<String> noms) {
        this.texte = texte;
        this.noms = noms.stream().map(TextePiece::cle).toList();
    }

    /**
     * Finds the home, or null when there is none or more than one.
     *
     * @param noms whom the document names, as written
     */
    static @Nullable Adresse chercher(TextePiece texte, List<String> noms) {
        AdresseDuDomicile recherche = new AdresseDuDomicile(texte, noms);
        texte.parcourir(AdressesEcrites.CODE_ET_VILLE, recherche::lire);
        if (recherche.trouvees.isEmpty()) {
            recherche.lireLeFormulaire();
        }
        return recherche.meilleure();
    }

    /** Finds the address of a text that runs on from line to line, or null when there is none or more than one. */
    static @Nullable Adresse dansLaProse(TextePiece texte) {
        StringBuilder prose = new StringBuilder();
        for (Ligne ligne : texte.lignes()) {
            if (prose.length() < LONGUEUR_DE_LA_PROSE) {
                prose.append(ligne.texte()).append(' ');
            }
        }
        AdresseDuDomicile recherche = new AdresseDuDomicile(texte, List.of());
        prose.setLength(Math.min(prose.length(), LONGUEUR_DE_LA_PROSE));
        recherche.lire(0, 0, new Cellule(prose.toString(), TextePiece.cle(prose.toString()), 0, 0));
        return recherche.meilleure();
    }

    private @Nullable Adresse meilleure() {
        for (Rang rang : Rang.values()) {
            List<Adresse> memeRang = trouvees.stream()
                    .filter(trouvee -> trouvee.rang() == rang)
                    .map(Trouvee::adresse)
                    .toList();
            if (!memeRang.isEmpty() && rang != Rang.AUTRE && !(colonnesJointes && rang == Rang.SANS_INDICE)) {
                return AdressesEcrites.laSeule(memeRang);
            }
        }
        return null;
    }

    /** Where street, postal code and town have a label each. */
    private void lireLeFormulaire() {
        List<String> voies = valeurs(LIBELLE_DE_VOIE, VOIE_SEULE);
        List<String> codes = valeurs(LIBELLE_DE_CODE, AdressesEcrites.CODE_SEUL);
        List<String> villes = valeurs(LIBELLE_DE_VILLE, AdressesEcrites.VILLE);
        if (voies.size() == 1 && codes.size() == 1 && villes.size() == 1) {
            trouvees.add(new Trouvee(
                    new Adresse(voies.get(0).strip(), codes.get(0), AdressesEcrites.nomDeVille(villes.get(0)), null),
                    Rang.SANS_INDICE));
        }
    }

    private List<String> valeurs(GuardedPattern libelle, Pattern forme) {
        List<String> valeurs = new ArrayList<>();
        texte.parcourir(libelle, (ligne, rang, cellule) -> {
            GuardedMatcher trouve = libelle.matcher(cellule.cle());
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

    /** Whether what follows a town says that it is of who sells or lets a home. */
    private boolean estDUnAutre(String cle, int finDeLaVille) {
        return D_UN_VENDEUR.matcher(cle).region(finDeLaVille, cle.length()).lookingAt()
                || (D_UN_PROPRIETAIRE
                                .matcher(cle)
                                .region(finDeLaVille, cle.length())
                                .lookingAt()
                        && texte.porte(UNE_QUITTANCE));
    }

    private void lire(int ligne, int rang, Cellule cellule) {
        GuardedMatcher code = AdressesEcrites.CODE_ET_VILLE.matcher(cellule.cle());
        int codes = (int)
                AdressesEcrites.CODE_ET_VILLE.matcher(cellule.cle()).results().count();
        String suite = codes == 0 ? "" : avecLaFinDeLaVille(ligne, cellule);
        String cleDeLaSuite = TextePiece.cle(suite);
        int depuis = 0;
        int vus = 0;
        while (trouvees.size() < AdressesEcrites.ADRESSES_AU_PLUS && code.find()) {
            Matcher ville = AdressesEcrites.VILLE.matcher(suite).region(code.end(), suite.length());
            boolean dUnAutre = ville.lookingAt() && estDUnAutre(cleDeLaSuite, ville.end());
            if (dUnAutre) {
                depuis = ville.end();
            } else if (ville.lookingAt()) {
                chercherLaVoie(
                        ligne,
                        rang,
                        cellule,
                        depuis,
                        code,
                        AdressesEcrites.nomDeVille(ville.group()),
                        new PlaceDeVille(vus, codes));
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
                        .map(dessous -> Cellule.enSuivant(cellule.texte(), dessous))
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
        return !AdressesEcrites.UN_PAYS.matcher(TextePiece.cle(dessous)).find()
                && !(CAPITALE_A_LA_FIN.matcher(ligne).find()
                        && EN_MINUSCULES.matcher(dessous).find());
    }

    /** Looks for the street before the postal code in its cell, else in the cells above it. */
    private void chercherLaVoie(
            int ligne, int rang, Cellule cellule, int depuis, GuardedMatcher code, String ville, PlaceDeVille place) {
        Cellule avant = cellule.partie(Math.min(depuis, code.start()), code.start());
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
                Pattern coupee = dessus == ligne - 1 ? VOIE_COUPEE : AdressesEcrites.VOIE_SANS_SON_NOM;
                if (!suite.cle().isBlank()
                        && (coupee.matcher(auDessus.cle()).find()
                                || (dessus == ligne - 1
                                        && !avant.cle()
                                                .strip()
                                                .equals(TextePiece.cle(ville).strip())
                                        && finitSaVoie(auDessus, avant)))) {
                    auDessus = auDessus.suivieDe(suite);
                }
                if (estUnLieuSousUneVoie(dessus, auDessus)) {
                    continue;
                }
                if (prendre(dessus, autre, auDessus, code.group("code"), ville, place)
                        || FIN_D_ADRESSE.matcher(auDessus.cle()).find()) {
                    // What stands above the end of another address is of that one.
                    return;
                }
            }
            suite = rangs.size() == 1 && avant.cle().isBlank()
                    ? AdressesEcrites.finDeVoie(
                            texte.lignes().get(dessus).cellules().get(rangs.get(0)))
                    : Cellule.VIDE;
        }
        if (avant.cle().isBlank()) {
            prendreUnLieu(ligne, cellule, code.group("code"), ville);
        }
    }

    /** In the country a letter needs the hamlet too, below the street and its number. */
    private boolean estUnLieuSousUneVoie(int ligne, Cellule cellule) {
        return ligne > 0
                && UN_HAMEAU.matcher(cellule.cle()).matches()
                && texte.enRegard(ligne - 1, cellule).stream()
                        .anyMatch(dessus -> AdressesEcrites.estUneVoie(dessus.cle()));
    }

    /** The number of a street may end the line above. */
    private Cellule avecSonNumero(int ligne, Cellule avant) {
        if (ligne == 0 || !UN_GENRE.matcher(avant.cle()).lookingAt()) {
            return avant;
        }
        return texte.enRegard(ligne - 1, avant).stream()
                .map(dessus -> {
                    Matcher numero = NUMERO_A_LA_FIN.matcher(dessus.cle());
                    return numero.find() ? dessus.partie(numero.start("numero")).suivieDe(avant) : avant;
                })
                .findFirst()
                .orElse(avant);
    }

    /** Where a street follows other words above the line of another with its town, two columns were joined: nobody knows whose each is. */
    private boolean estDUneAutreColonne(int ligne, Cellule avant) {
        return ligne > 0
                && AdressesEcrites.VOIE_NUMEROTEE.matcher(avant.cle()).lookingAt()
                && texte.enRegard(ligne - 1, avant).stream().anyMatch(dessus -> {
                    int[] voie = AdressesEcrites.derniereVoie(dessus.cle());
                    return voie.length > 0
                            && voie[0] > 0
                            && voie[1] == dessus.cle().length()
                            && AdressesEcrites.VOIE_NUMEROTEE
                                    .matcher(dessus.cle().substring(voie[0]))
                                    .lookingAt()
                            && D_UNE_AUTRE_COLONNE
                                    .matcher(dessus.cle().substring(0, voie[0]))
                                    .matches()
                            && !AdressesEcrites.COMPLEMENT
                                    .matcher(dessus.cle().substring(0, voie[0]))
                                    .find();
                });
    }

    /** In a sentence, what comes before a postal code may be the last words of the street that ends the line above. */
    private static boolean finitSaVoie(Cellule dessus, Cellule avant) {
        int[] voie = AdressesEcrites.derniereVoie(dessus.cle());
        return dessus.cle().length() > LIGNE_D_UNE_PHRASE
                && voie.length > 0
                && UN_TITRE_A_LA_FIN.matcher(dessus.cle()).find()
                && FIN_D_UNE_VOIE.matcher(avant.texte()).matches()
                && !AdressesEcrites.COMPLEMENT.matcher(avant.cle()).find();
    }

    /** A village or a farm stands in the place of a street, between the name of whom the document names and the postal code. */
    private void prendreUnLieu(int ligne, Cellule cellule, String code, String ville) {
        if (ligne < 2) {
            return;
        }
        List<Cellule> lieux = texte.enRegard(ligne - 1, cellule);
        boolean sousUnNom = texte.enRegard(ligne - 2, cellule).stream()
                .anyMatch(dessus -> noms.stream().anyMatch(nom -> NomsEcrits.finDuNom(dessus.cle(), nom) > 0));
        boolean sousSonLibelle = texte.enRegard(ligne - 2, cellule).stream()
                .anyMatch(dessus -> dessus.cle().endsWith(":")
                        && DU_DOMICILE.matcher(dessus.cle()).find());
        if (lieux.size() == 1
                && ((sousUnNom && UN_LIEU.matcher(lieux.get(0).cle()).matches())
                        || (sousSonLibelle
                                && UN_LIEU_DIT.matcher(lieux.get(0).cle()).matches()))) {
            trouvees.add(new Trouvee(
                    new Adresse(AdressesEcrites.nette(lieux.get(0).texte()), code, ville.strip(), null),
                    sousSonLibelle ? Rang.DOMICILE : Rang.SOUS_UN_NOM));
        }
    }

    /** Takes the last street of a cell; says whether there was one. Of two that were joined, nothing is taken where nobody knows which. */
    private boolean prendre(int ligne, int rang, Cellule cellule, String code, String ville, PlaceDeVille place) {
        int[] voie = AdressesEcrites.derniereVoie(cellule.cle());
        if (voie.length == 0) {
            return false;
        }
        String ecrite = AdressesEcrites.nette(place.sienne(cellule.texte().substring(voie[0], voie[1])));
        String cle = TextePiece.cle(ecrite);
        if (ecrite.isEmpty()
                || AdressesEcrites.CODE_ET_VILLE.matcher(cle).find()
                || UN_TITRE.matcher(cle).find()) {
            return true;
        }
        String avant = cellule.cle().substring(0, voie[0]);
        Rang sien = estDUnAutre(avant) || estDUnAutreParSaTete(ligne, rang)
                ? Rang.AUTRE
                : rang(avant + contexte(ligne, rang, cellule), TextePiece.cle(ville));
        boolean loin = sien == Rang.DOMICILE
                && APRES_D_AUTRES_MOTS.matcher(avant).find()
                && !AdressesEcrites.COMPLEMENT.matcher(avant).find()
                && !DU_DOMICILE.matcher(avant).find();
        trouvees.add(new Trouvee(
                new Adresse(ecrite, code, ville.strip(), null), loin ? Rang.DOMICILE_APRES_D_AUTRES_MOTS : sien));
        return true;
    }

    /** What stands right before a street says whose it is, whatever comes above. */
    private boolean estDUnAutre(String avant) {
        if (SIEGE_SITUE.matcher(avant).find()
                || UN_AUTRE_RISQUE.matcher(avant).find()
                || (DU_BAILLEUR.matcher(avant).find()
                        && GenreDeDomicile.reconnaitre(texte) == GenreDeDomicile.QUITTANCE_LOYER)) {
            return true;
        }
        return D_UN_AUTRE.matcher(avant).find()
                && !DU_DOMICILE.matcher(avant).find()
                && noms.stream().noneMatch(avant::contains);
    }

    /** Water comes to a home; refuse and cables are collected and shared elsewhere. */
    private boolean estDesservie(String contexte) {
        return POINT_DE_DESSERTE.matcher(contexte).find() && GenreDeDomicile.reconnaitre(texte) == GenreDeDomicile.EAU;
    }

    /** Right on the left of a cell, who is no tenant is said to be so. */
    private boolean estDUnAutreParSaTete(int ligne, int rang) {
        return rang > 0
                && TETE_D_UN_AUTRE
                        .matcher(texte.lignes()
                                .get(ligne)
                                .cellules()
                                .get(rang - 1)
                                .cle())
                        .matches();
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
        if (D_AVANT.matcher(contexte).find()) {
            return Rang.AUTRE;
        }
        if (D_IMPOSITION.matcher(contexte).find() && texte.porte(RESIDENCES_SECONDAIRES)) {
            return Rang.AUTRE;
        }
        if (DU_DOMICILE.matcher(contexte).find() || estDesservie(contexte)) {
            return Rang.DOMICILE;
        }
        if (noms.stream().anyMatch(contexte::contains)) {
            return Rang.SOUS_UN_NOM;
        }
        return D_UN_AUTRE.matcher(contexte).find() ? Rang.AUTRE : Rang.SANS_INDICE;
    }
}
