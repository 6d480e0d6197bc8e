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
 * Finds where the holders of an account live: downwards from the name of one of them to a postal code.
 *
 * <p>The address of a branch stands beside it, so nothing counts but what follows a name, or a label that says whose it is.
 */
final class AdresseDuTitulaire {

    private static final int LIGNES_AU_DESSUS = 3;
    private static final int LIGNES_AVANT_UN_LIBELLE = 2;
    private static final int LIGNES_MELEES = 4;

    /** A second name, and six lines (NF Z10-011). */
    private static final int LIGNES_D_UN_BLOC = 7;

    /** More lines without a street may be of another thing. */
    private static final int LIGNES_SANS_VOIE = 2;

    private static final Pattern LIBELLE_D_ADRESSE = Pattern.compile(
            "^(?:VOTRE\\s)?ADRESSE(?:\\s(?:POSTALE|DE CORRESPONDANCE|DU TITULAIRE|DU CLIENT|DU BENEFICIAIRE))?(?:\\s?(?::\\s?|$)|\\s(?=[0-9]{1,4}\\s))|^DU COMPTE\\s?:?\\s?|^ADDRESS\\s?(?::?$|/\\s?ADRESSE\\s?:\\s?)");

    /** Between a name and its address that has a label of its own. */
    private static final Pattern UN_NUMERO_DE_CLIENT = Pattern.compile(
            "(?:N\\s?\u00b0|NUMERO|IDENTIFIANT|REFERENCE)\\s?(?:DE\\s)?(?:CLIENTE?|ADHERENTE?|SOCIETAIRE)\\b");

    /** The label of another name of the holder, between his name and his address. */
    private static final Pattern AUTRE_NOM = Pattern.compile("(?:NOM COMMERCIAL|ENSEIGNE|RAISON SOCIALE)\\s?:?");

    private static final GuardedPattern ADRESSE_DU_TITULAIRE = GuardedPattern.of(
            "^ADRESSE (?:POSTALE )?(?:DU (?:TITULAIRE|BENEFICIAIRE|CLIENT)|DE LA BENEFICIAIRE)(?:\\s?(?::\\s?|$)|\\s(?=[0-9]{1,4}\\s))");

    private static final GuardedPattern ADRESSE_SEULE = GuardedPattern.of("^ADRESSE(?: POSTALE)?\\s?:?$");

    /** A street may be called after a bank, and the bank's own may have no number. */
    private static final Pattern AUTRE_VOIE_OU_RIEN = Pattern.compile(
            "\\s(?:D[EU]|DES|LA|LE|L'|D')\\s?$|[A-Z]\\s(?:.*\\s)?(?:RUE|AVENUE|BOULEVARD|PLACE|QUAI|ROUTE|CHEMIN|ALLEE|IMPASSE|SQUARE|COURS)\\s");

    private static final Pattern ENTRE_DEUX_NOMS = Pattern.compile("\\s(?:OU|ET|&)\\s");

    private static final Pattern UN_NOM = Pattern.compile(
            "^(?:OU|ET|MR|M|MME|MLLE|MELLE|MLE|MONSIEUR|MADAME|NEE?|EP(?:OUX|OUSE)?|VEUVE|VVE|REP(?:R|RESENTANTE?)?\\.? LEGALE?|MINEURE?|(?:SOUS )?ADMINISTRATION LEGALE)\\b");

    /** Letters go to two people under one name, and their account has the given names. */
    private static final Pattern UN_COUPLE =
            Pattern.compile("^(?:MR?|MONSIEUR)\\.?\\s(?:ET|OU|ET/OU|&)\\s(?:MME|MADAME)\\.?\\s");

    private static final Pattern UN_ENTREPRENEUR = Pattern.compile("^(?:EI|EIRL)\\s|\\s(?:EI|EIRL)$");

    private static final Pattern UN_METIER = Pattern.compile("[A-Z]{5,20}(?:[ -][A-Z]{2,20}){0,2}");

    /** Where traders are, in the place of a street. */
    private static final Pattern UNE_ZONE = Pattern.compile("(?:ZA|ZI|ZAC|ZONE|PARC D'ACTIVITES?)\\s");

    /** Towns are called after towers, gates and castles: with its letter or its number, or where no town is called so, it is of a flat. */
    private static final Pattern UN_LOGEMENT = Pattern.compile(
            "\\b(?:RESIDENCE|BAT|BATIMENT|IMMEUBLE|APT|APPT|APPARTEMENT|ETAGE|LOGT|LOGEMENT)\\b|^(?:PORTE|ENTREE|HALL|ESC|ESCALIER|BP)\\s(?:[A-Z]|[0-9]{1,5})$|^(?:TOUR(?! EN\\b)|RES|IMM|CLOS|PAVILLON|VILLA|HAMEAU|LOT|LOTISSEMENT|LIEU[ -]DIT|QUARTIER|CITE|DOMAINE|CHEZ|C/O)\\s");

    private static final Pattern UN_PAYS_SEUL = Pattern.compile("(?:" + AdressesEcrites.PAYS + ")");

    private static final Pattern UN_REPRESENTANT =
            Pattern.compile("^REP(?:R|RESENTANTE?)?\\.? LEGALE?\\s?:\\s?(?=[A-Z])");

    /** What is never in a block of address: labels, other numbers, a bank and whoever stands for the holder. */
    private static final Pattern PAS_D_UNE_ADRESSE = Pattern.compile(
            ":|^A L'ATT(?:ENTION)?\\b|(?<!\\b(?:BP|CS|TSA)\\s)[0-9]{5}|[@|]|\\b(?:IBAN|BIC|SWIFT|RIB|GUICHET|DOMICILIATION(?!\\s[0-9])|AGENCE|TITULAIRE|TEL|ACCOUNT|BANQUE|BANK|CODE|NUMERO|COMPTE|REPRESENTEE?|TUTEUR|TUTRICE"
                    + "|CURATEUR|CURATRICE|CURRENCY|DEVISE|CORRESPONDANCE|CONSEILLERE?)\\b");

    /** What a scan has in place of a number that cannot be read. */
    private static final Pattern UN_ILLISIBLE = Pattern.compile("(?:^|\\s)[?](?:\\s|$)");

    /** Between two parts of an address, and not between a number and its street. */
    private static final Pattern UNE_VIRGULE = Pattern.compile(
            "(?<!(?:^|,\\s)[0-9]{1,4}(?:\\s?" + AdressesEcrites.REPETITION + ")?),(?=\\s)|,(?=\\s(?!"
                    + AdressesEcrites.GENRE_DE_VOIE + "\\b))",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern D_UNE_BANQUE =
            Pattern.compile("\\b(?:DOMICILIATION|AGENCE|CENTRE FINANCIER|IBAN|BIC)\\b");

    private static final Pattern LIBELLE_DE_BANQUE =
            Pattern.compile("^(?:DOMICILIATION|AGENCE|BANQUE|ADRESSE DE L)\\b.*:$");

    private static final Pattern SECONDE_VOIE =
            Pattern.compile("(?<=\\S)\\s(?=" + AdressesEcrites.VOIE + ")", Pattern.CASE_INSENSITIVE);

    private static final Pattern DE_DEUX_COLONNES =
            Pattern.compile("\\bTSA\\b|\\s(?:OU|ET)\\s" + NomsEcrits.CIVILITE + "\\s|" + SECONDE_VOIE.pattern());

    /** After a town, the street of another column. */
    private static final Pattern VOIE_APRES_LA_VILLE =
            Pattern.compile("\\s" + AdressesEcrites.NUMERO_DE_VOIE + AdressesEcrites.GENRE_DE_VOIE + "\\s");

    private static final Pattern UN_TELEPHONE = Pattern.compile("(?<![0-9])0[1-9](?:[ .]?[0-9]{2}){4}(?![0-9])");

    private static final int LIGNES_DE_DEUX_BLOCS = 10;

    private final TextePiece texte;
    private final List<String> noms;

    /** The words of each holder, be two named on one line. */
    private final List<Set<String>> motsDesNoms;

    private final boolean sontUnCouple;

    private final List<Adresse> trouvees = new ArrayList<>();

    /** Which of two joined columns is the holder's, from 1; 0 where none is known. */
    private int colonne;

    private AdresseDuTitulaire(TextePiece texte, List<String> noms) {
        this.texte = texte;
        this.noms = noms.stream().map(TextePiece::cle).toList();
        this.motsDesNoms = this.noms.stream()
                .flatMap(ENTRE_DEUX_NOMS::splitAsStream)
                .map(AdresseDuTitulaire::mots)
                .filter(mots -> !mots.isEmpty())
                .toList();
        this.sontUnCouple = !motsDesNoms.isEmpty()
                && this.noms.stream().anyMatch(nom -> UN_COUPLE.matcher(nom).find());
    }

    /**
     * Finds the address in the block under a holder's name, else after its own label, or null when there is none or more than one.
     *
     * @param noms the holders, as written
     */
    static @Nullable Adresse chercher(TextePiece texte, List<String> noms) {
        AdresseDuTitulaire recherche = new AdresseDuTitulaire(texte, noms);
        texte.parcourir(
                (ligne, rang, cellule) -> recherche.lireSous(ligne, rang, cellule, recherche.finDUnNom(cellule)));
        if (recherche.trouvees.isEmpty()) {
            texte.parcourir((ligne, rang, cellule) -> recherche.lireSous(
                    ligne,
                    rang,
                    cellule,
                    recherche.nommeAutrement(ligne, cellule) ? cellule.cle().length() : 0));
        }
        if (recherche.trouvees.isEmpty()) {
            texte.parcourir(ADRESSE_DU_TITULAIRE, recherche::lireApresSonLibelle);
        }
        if (recherche.trouvees.isEmpty()) {
            texte.parcourir(ADRESSE_SEULE, recherche::lireSousUnLibelleSeul);
        }
        return AdressesEcrites.laSeule(recherche.trouvees);
    }

    /** Where the first of the names that a cell holds ends in it; 0 when it holds none. */
    private int finDUnNom(Cellule cellule) {
        return noms.stream()
                .mapToInt(nom -> NomsEcrits.finDuNom(cellule.cle(), nom))
                .filter(fin -> fin > 0)
                .findFirst()
                .orElse(0);
    }

    private void lireSous(int ligne, int rang, Cellule cellule, int finDuNom) {
        if (finDuNom > 0
                && (!sousDesTetesMelees(ligne) || (sousSaTeteDAbord(ligne) && precedeUnAutreBloc(ligne, cellule)))
                && trouvees.size() < AdressesEcrites.ADRESSES_AU_PLUS) {
            colonne = colonneSous(ligne);
            lireLeBloc(ligne, rang, cellule, finDuNom);
        }
    }

    /**
     * Whether letters go to the holders here under more or fewer of their names: a line has the words of one in another order, or the name
     * that two of them share, or with the next those of all.
     */
    private boolean nommeAutrement(int ligne, Cellule cellule) {
        Set<String> mots = mots(cellule.cle());
        if (sontUnCouple
                && UN_COUPLE.matcher(cellule.cle()).find()
                && !mots.isEmpty()
                && motsDesNoms.get(0).containsAll(mots)) {
            return true;
        }
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
        return mots.isEmpty() && !TextePiece.aUnChiffre(cle);
    }

    /** Be two joined by a hyphen or not, where a name stands twice. */
    private static Set<String> mots(String cle) {
        return NomsEcrits.motsSansCivilite(cle.replace('-', ' '))
                .filter(mot -> !mot.isEmpty() && Character.isLetter(mot.charAt(0)))
                .collect(Collectors.toSet());
    }

    /** An address with a label of its own may stand anywhere. */
    private void lireApresSonLibelle(int ligne, int rang, Cellule cellule) {
        GuardedMatcher libelle = ADRESSE_DU_TITULAIRE.matcher(cellule.cle());
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        if (!libelle.find() || trouvees.size() >= AdressesEcrites.ADRESSES_AU_PLUS) {
            return;
        }
        if (libelle.end() == cellule.cle().length() && rang + 1 < cellules.size() && !estSurUneVoie(ligne, cellule)) {
            lireLeBloc(ligne, rang + 1, cellules.get(rang + 1), 0);
        } else {
            lireLeBloc(ligne, rang, cellule, libelle.end());
        }
    }

    /** Over a street of its own, a label has nothing to do with the cell beside it, which is of the bank's column. */
    private boolean estSurUneVoie(int ligne, Cellule libelle) {
        return texte.dessous(ligne, libelle, 1).stream().anyMatch(dessous -> AdressesEcrites.estUneVoie(dessous.cle()));
    }

    /** A label that does not say whose address it is stands beside that of the holder, and above a street with its town alone. */
    private void lireSousUnLibelleSeul(int ligne, int rang, Cellule cellule) {
        // Those of the column beside may be a little higher or lower, on lines of their own.
        List<Cellule> dessous = texte.dessous(ligne, cellule, LIGNES_MELEES);
        if (dessous.size() > 1
                && AdressesEcrites.estUneVoie(dessous.get(0).cle())
                && AdressesEcrites.CODE_ET_VILLE.matcher(dessous.get(1).cle()).lookingAt()
                && estPresDuTitulaire(ligne)
                && trouvees.size() < AdressesEcrites.ADRESSES_AU_PLUS) {
            lireLeBloc(ligne, rang, cellule, cellule.cle().length());
        }
    }

    private boolean estPresDuTitulaire(int ligne) {
        List<Ligne> proches = texte.lignes()
                .subList(
                        Math.max(0, ligne - LIGNES_AVANT_UN_LIBELLE),
                        Math.min(texte.lignes().size(), ligne + LIGNES_AU_DESSUS + 1));
        return proches.stream().noneMatch(proche -> ColonnesJointes.estDeLaBanque(proche.cle()))
                && proches.stream()
                        .flatMap(proche -> proche.cellules().stream())
                        .anyMatch(une -> finDUnNom(une) > 0);
    }

    private boolean sousDesTetesMelees(int ligne) {
        return IntStream.rangeClosed(Math.max(0, ligne - LIGNES_AU_DESSUS), ligne - 1)
                .anyMatch(dessus -> texte.colonnes().sontMelees(dessus));
    }

    /** Whether of two heads one below the other the holder's is the first. */
    private boolean sousSaTeteDAbord(int ligne) {
        return IntStream.rangeClosed(Math.max(0, ligne - LIGNES_AU_DESSUS), ligne - 1)
                .filter(dessus -> texte.colonnes().sontMelees(dessus))
                .allMatch(dessus -> !ColonnesJointes.estDeLaBanque(
                        texte.lignes().get(dessus).cle()));
    }

    /** Whether right below a name stands an address, and after it the one of the other head: the blocks follow one another, as their heads do. */
    private boolean precedeUnAutreBloc(int ligne, Cellule cellule) {
        List<String> dessous = texte.dessous(ligne, cellule, LIGNES_DE_DEUX_BLOCS).stream()
                .map(Cellule::cle)
                .dropWhile(cle -> estUneLigneDuNom(cle) || BlocsDeNoms.estUnComplement(cle))
                .toList();
        return dessous.size() > 2
                && AdressesEcrites.estUneVoie(dessous.get(0))
                && AdressesEcrites.CODE_ET_VILLE.matcher(dessous.get(1)).lookingAt()
                && !AdressesEcrites.estUneVoie(dessous.get(2))
                && dessous.stream()
                        .skip(2)
                        .anyMatch(cle ->
                                AdressesEcrites.CODE_ET_VILLE.matcher(cle).lookingAt());
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

    /** Reads a block line by line, from the end of a name to the postal code; a line that is of no address ends it. */
    private void lireLeBloc(int ligne, int rang, Cellule cellule, int finDuNom) {
        List<Cellule> lignes = new ArrayList<>();
        Cellule reste = cellule.partie(finDuNom);
        if (TextePiece.aUnChiffre(reste.cle())
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
                        && !estSurUneVoie(dessous, lue)
                        && !PAS_D_UNE_ADRESSE
                                .matcher(cellules.get(sien + 1).cle())
                                .find();
                ancre = aCoteDuLibelle ? cellules.get(sien + 1) : ancre;
                lue = aCoteDuLibelle ? ancre : lue.partie(libelle.end());
            } else if (sien > 0
                    && AUTRE_NOM.matcher(cellules.get(sien - 1).cle()).matches()) {
                continue;
            } else if (sien > 0
                    && LIBELLE_DE_BANQUE.matcher(cellules.get(sien - 1).cle()).find()) {
                return;
            }
            if (ajouter(lignes, avecSaVille(lignes, dessous, ancre, lue))) {
                return;
            }
        }
    }

    /** A postal code that is alone on its line, under a street or its flat, has its town on the next. */
    private Cellule avecSaVille(List<Cellule> dessus, int ligne, Cellule ancre, Cellule lue) {
        int derniere = dessus.size() - 1;
        if (derniere > 0
                && UN_LOGEMENT.matcher(dessus.get(derniere).cle()).find()
                && !AdressesEcrites.estUneVoie(dessus.get(derniere).cle())) {
            derniere--;
        }
        boolean sousUneVoie =
                derniere >= 0 && AdressesEcrites.estUneVoie(dessus.get(derniere).cle());
        return sousUneVoie && AdressesEcrites.CODE_SEUL.matcher(lue.cle()).matches()
                ? texte.dessous(ligne, ancre, 1).stream()
                        .filter(ville ->
                                AdressesEcrites.VILLE.matcher(ville.texte()).matches()
                                        && !UN_PAYS_SEUL.matcher(ville.cle()).matches())
                        .findFirst()
                        .map(lue::suivieDe)
                        .orElse(lue)
                : lue;
    }

    private static String avantLeCode(String cle) {
        GuardedMatcher code = AdressesEcrites.CODE_ET_VILLE.matcher(cle);
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
        Cellule lue = cellule.cle().startsWith(": ") ? cellule.partie(2) : cellule;
        GuardedMatcher code = AdressesEcrites.CODE_ET_VILLE.matcher(lue.cle());
        if (code.find()) {
            Matcher ville = AdressesEcrites.VILLE
                    .matcher(lue.texte())
                    .region(code.end(), lue.texte().length());
            lignes.add(lue.partie(0, code.start()));
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
                retenir(lignes, chiffres, AdressesEcrites.nomDeVille(ville.group()));
            }
            return true;
        }
        if (estUneLigneDuNom(lue.cle())) {
            return false;
        }
        int derniere = lignes.size() - 1;
        if (derniere > 0
                && colonne == 0
                && AdressesEcrites.CODE_SEUL.matcher(lue.cle()).matches()
                && AdressesEcrites.estUneVoie(lignes.get(derniere - 1).cle())
                && estUneVille(lignes.get(derniere))) {
            // In the English way the town stands between its street and its postal code.
            retenir(
                    Stream.concat(lignes.subList(0, derniere).stream(), Stream.of(Cellule.VIDE))
                            .toList(),
                    lue.texte(),
                    lignes.get(derniere).texte());
            return true;
        }
        if (derniere >= 0
                && AdressesEcrites.VOIE_SANS_SON_NOM
                        .matcher(lignes.get(derniere).cle())
                        .find()
                && !AdressesEcrites.finDeVoie(lue).equals(Cellule.VIDE)) {
            lignes.set(derniere, lignes.get(derniere).suivieDe(lue));
            return false;
        }
        lignes.add(lue);
        return PAS_D_UNE_ADRESSE.matcher(lue.cle()).find()
                || (Banques.nomme(lue.cle())
                        && !AdressesEcrites.VOIE_NUMEROTEE.matcher(lue.cle()).lookingAt());
    }

    /** A word of a RIB, such as "Établissement", stands in capitals as a town does. */
    private static boolean estUneVille(Cellule cellule) {
        return AdressesEcrites.VILLE.matcher(cellule.texte()).matches()
                && !UN_LOGEMENT.matcher(cellule.cle()).find()
                && !UN_PAYS_SEUL.matcher(cellule.cle()).matches()
                && !NomsEcrits.propre(cellule.texte()).isEmpty();
    }

    /** Of two columns that were joined, keeps the one whose head is the holder's, where its street and its town can be told. */
    private void retenirUneColonne(
            List<Cellule> lignes, Cellule lue, String premier, Matcher ville, GuardedMatcher second) {
        String[] voies = lignes.size() < 2
                ? new String[0]
                : SECONDE_VOIE.split(lignes.get(lignes.size() - 2).texte(), -1);
        boolean deux = voies.length == 2
                && Stream.of(voies)
                        .allMatch(voie -> AdressesEcrites.VOIE_NUMEROTEE
                                .matcher(TextePiece.cle(voie))
                                .lookingAt());
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
                        && AdressesEcrites.VOIE_NUMEROTEE
                                .matcher(cle)
                                .region(0, banque.start())
                                .lookingAt()
                        && !AUTRE_VOIE_OU_RIEN
                                .matcher(cle.substring(0, banque.start()))
                                .find()
                ? ligne.substring(0, banque.start())
                : "";
    }

    private void trouver(String voie, String code, String ville) {
        trouvees.add(new Adresse(
                AdressesEcrites.nette(voie),
                code,
                AdressesEcrites.nomDeVille(ville).strip(),
                null));
    }

    private boolean estUneLigneDuNom(String cle) {
        return cle.isBlank()
                || estDesNomsSeuls(cle)
                || NomsEcrits.UN_STATUT.matcher(cle).matches()
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

    /** Keeps an address by its street, or by all its lines where none is a street. */
    private void retenir(List<Cellule> lignes, String code, String ville) {
        List<String> parties = lignes.stream()
                .flatMap(ligne -> Stream.of(UNE_VIRGULE.split(ligne.texte())))
                .map(AdressesEcrites::nette)
                .filter(partie -> !partie.isEmpty())
                .toList();
        String voie = voie(parties, AdressesEcrites.VOIE_NUMEROTEE);
        if (voie.isEmpty()) {
            voie = voie(parties, AdressesEcrites.VOIE_SANS_NUMERO);
        }
        if (!voie.isEmpty() && aUnEtranger(parties, voie)) {
            return;
        }
        if (voie.isEmpty()) {
            boolean dansUneZone = parties.size() == LIGNES_SANS_VOIE
                    && UNE_ZONE.matcher(TextePiece.cle(parties.get(1))).lookingAt()
                    && commenceParUnMetier(parties);
            voie = parties.size() > LIGNES_SANS_VOIE
                    ? ""
                    : String.join(" ", dansUneZone ? parties.subList(1, 2) : parties);
        }
        // A flat beside a town, a street beside another or beside a sorting centre are of two columns that were joined.
        Cellule avantLeCode = lignes.get(lignes.size() - 1);
        boolean joints = (!voie.equals(String.join(" ", parties))
                        && !avantLeCode.cle().isBlank()
                        && AdressesEcrites.derniereVoie(avantLeCode.cle()).length == 0)
                || DE_DEUX_COLONNES.matcher(TextePiece.cle(voie)).find();
        if (!voie.isBlank() && !joints && !UN_ILLISIBLE.matcher(voie).find()) {
            trouver(voie, code, ville);
        }
    }

    /** What a trader does stands below his name. */
    private boolean aUnEtranger(List<String> parties, String voie) {
        return parties.stream()
                .skip(commenceParUnMetier(parties) ? 1 : 0)
                .takeWhile(partie -> !partie.contains(voie))
                .anyMatch(partie -> !AdressesEcrites.COMPLEMENT
                        .matcher(TextePiece.cle(partie))
                        .find());
    }

    private boolean commenceParUnMetier(List<String> parties) {
        return noms.stream().anyMatch(nom -> UN_ENTREPRENEUR.matcher(nom).find())
                && UN_METIER.matcher(TextePiece.cle(parties.get(0))).matches();
    }

    private static String voie(List<String> parties, Pattern motif) {
        String voie = "";
        for (String partie : parties) {
            Matcher trouvee = motif.matcher(TextePiece.cle(partie));
            if (trouvee.find()) {
                voie = AdressesEcrites.nette(partie.substring(trouvee.start(), trouvee.end()));
            }
        }
        return voie;
    }
}
