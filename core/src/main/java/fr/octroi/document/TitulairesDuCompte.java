package fr.octroi.document;

import fr.octroi.document.TextePiece.Candidat;
import fr.octroi.document.TextePiece.Cellule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the holders of an account on a bank's paper, its own names left aside.
 *
 * <p>After the labels first; without them, in the block of names above an address.
 */
final class TitulairesDuCompte {

    /** On the details of an account, these announce a name even without a colon. */
    private static final Pattern DU_COMPTE = Pattern.compile(
            "(?:CO-?)?TITULAIRES?.*|INTITULE.*|BENEFICIAIRE|BENEFICIARY|ACCOUNT .*|TITULAR.*|KONTOINHABER.*");

    /** Where a holder is named, this is what he calls his account. */
    private static final Pattern NOM_DU_COMPTE = Pattern.compile("ACCOUNT NAME|NOM DU COMPTE");

    private static final GuardedPattern UN_NOM_A_PART = GuardedPattern.of("^(?:NOM(?: COMPLET)?|FULL NAME)\\s?:?$");

    /** The same after something else, where columns are joined by single spaces. */
    private static final GuardedPattern DU_COMPTE_AU_MILIEU =
            GuardedPattern.of("\\s(?:TITULAIRES?(?: DU COMPTE)?|INTITULE DU COMPTE)\\s?:\\s?(?=" + NomsEcrits.CIVILITE
                    + "\\s)(?<nom>.{4,80})$");

    private static final GuardedPattern AU_NOM_DE =
            GuardedPattern.of("^AU NOM DE\\s?:\\s?(?=" + NomsEcrits.CIVILITE + "\\s)(?<nom>.{4,80})$");

    /** A label that is cut in two by its narrow column, the name beside both halves or one. */
    private static final GuardedPattern PREMIERE_MOITIE = GuardedPattern.of(
            "^(?:NOM DU )?(?:TITULAIRES?(?:\\s?\\(S\\))?|INTITULE)(?<du>\\sDU)?(?=\\s|$)\\s?(?<reste>.*)$");

    private static final Pattern SECONDE_MOITIE = Pattern.compile("^(?<du>DU\\s)?COMPTE\\b\\s?:?\\s?(?<reste>.*)$");

    private static final Pattern BARRE = Pattern.compile(
            "(?:^|\\s)(?:ET\\s?/\\s?OU|OU\\s?/\\s?ET|[/\u2013\u2014-])\\s(?=" + NomsEcrits.CIVILITE + "\\s)");

    /** Called after a place perhaps. */
    private static final Pattern UNE_ASSOCIATION = Pattern.compile("ASS(?:O|OC|OCIATION)?\\s");

    private static final Pattern UN_TIRET = Pattern.compile("[\u2013\u2014-]");

    /** A street after a name is of the next column. */
    private static final Pattern UNE_VOIE_APRES =
            Pattern.compile("\\s" + AdressesEcrites.VOIE + "|\\s[A-Z]{2}[0-9]{2}\\s");

    /** Initials right after a legal form are a company's, be they a bank's too. */
    private static final Pattern SIGLE_DE_SOCIETE = Pattern.compile(
            "(?:SARL|SASU?|EURL|SCI|SNC|STE|SOCIETE|ASSOCIATION|ASSO|ETS)\\s(?!BNP|LCL|HSBC|BRED|CCF|BPCE)[A-Z]{2,5}");

    /** The initials of a bank before the town of its branch. */
    private static final Pattern AGENCE = Pattern.compile("(?<=\\S\\s)(?:CA|CE|CL|BP|CRCA|CM|BQ)\\s(?=[A-Z]{3})");

    private static final List<GuardedPattern> ANNONCES_DU_COMPTE = List.of(
            LibellesDeNoms.LIBELLE,
            LibellesDeNoms.NOM_ET_PRENOM,
            DU_COMPTE_AU_MILIEU,
            PREMIERE_MOITIE,
            ColonnesJointes.BANQUE_D_ABORD);

    /** After the bank's words, the holder's. */
    private static final Pattern CIVILITE_AU_MILIEU = Pattern.compile(
            "\\s(?<nom>" + NomsEcrits.CIVILITE + "(?:\\s(?:OU|ET|&)\\s" + NomsEcrits.CIVILITE + ")?\\s.{3,60})$");

    private static final Pattern UNE_BANQUE = Pattern.compile("BANQUE|BANK|CAISSE|CREDIT");

    /** What the form says of itself: to whom it is to be given. */
    private static final Pattern UNE_LEGENDE = Pattern.compile(
            "^PARTIE RESERVEE?\\b|\\bDESTINATAIRES? DU RELEVE\\b|\\bCE RELEVE EST\\b|^REMIS,? SUR LEUR DEMANDE\\b|\\bCREANCIERS OU DEBITEURS\\b");

    /** On a mandate, the head of the column beside that of who pays. */
    private static final Pattern TETE_DE_L_AUTRE = Pattern.compile("(?:(?:VOTRE |LE )?CREANCIER|CREDITOR)\\s?:?");

    private static final GuardedPattern CREANCIER = GuardedPattern.of("\\b(?:CREANCIER|CREDITOR)\\b");

    private static final Pattern SON_NOM = Pattern.compile("(?i)^(?:votre )?nom\\s?:\\s(?=\\S)");

    /** German banks write a family's name first, and a comma. */
    private static final Pattern FAMILLE_PUIS_PRENOM = Pattern.compile(
            "^(?<famille>\\p{Lu}[\\p{L}'-]+),\\s(?<prenom>\\p{Lu}[\\p{L}'-]+(?:\\s\\p{Lu}[\\p{L}'-]+)?)$");

    private static final int MOTS_D_UN_NOM_SEUL = 3;

    /** A third word may be the town of the branch. */
    private static final int MOTS_SANS_DOUTE = 2;

    private static final int LIGNES_DE_TITULAIRES = 3;

    /** Below the label of who stands beside it, a word alone, or one that a number follows. */
    private static final Pattern UN_AUTRE_LIBELLE = Pattern.compile("\\S+|[A-Z][^0-9]*(?:[0-9].*|N\\s?\u00B0|:)");

    private final TextePiece texte;
    private final BlocsDeNoms blocs;
    private final Set<String> noms = new LinkedHashSet<>();
    private @Nullable Set<String> autres;

    private TitulairesDuCompte(TextePiece texte) {
        this.texte = texte;
        this.blocs = new BlocsDeNoms(texte);
    }

    /** Finds them, each as written; two who are named in full on one line are two, and those who share a name are one line. */
    static List<String> lire(TextePiece texte) {
        TitulairesDuCompte titulaires = new TitulairesDuCompte(texte);
        // Beside it, "Nom du titulaire" gives the family name alone: labels count then after both.
        boolean prenomAPart = texte.porte(Titulaires.PRENOM_DU_TITULAIRE);
        if (!prenomAPart) {
            titulaires.parLesLibellesDuCompte();
        }
        if (titulaires.noms.isEmpty()) {
            titulaires.noms.addAll(Titulaires.parNomEtPrenom(texte));
            titulaires.noms.removeAll(titulaires.deLAutre());
        }
        if (titulaires.noms.isEmpty() && prenomAPart) {
            titulaires.parLesLibellesDuCompte();
        }
        if (titulaires.noms.isEmpty()) {
            titulaires.noms.addAll(Titulaires.dontIlEstParle(texte));
        }
        if (titulaires.noms.isEmpty()) {
            titulaires.parLeBlocDuClient(true, true);
        }
        if (titulaires.noms.isEmpty()) {
            titulaires.parLeBlocDuClient(true, false);
        }
        if (titulaires.noms.isEmpty()) {
            titulaires.parLeBlocDuClient(false, true);
        }
        if (titulaires.noms.isEmpty()) {
            titulaires.auNomDe();
        }
        return titulaires.aUnLieu() ? List.of() : NomsEcrits.separer(titulaires.noms);
    }

    /** Beside another name, what bodies are called after is a line of an address perhaps, and a name before it was cut. */
    private boolean aUnLieu() {
        return noms.size() > 1
                && noms.stream()
                        .map(TextePiece::cle)
                        .anyMatch(
                                cle -> BlocsDeNoms.LIEU_SOUS_UN_NOM.matcher(cle).find());
    }

    /** Said of a card or a cheque as well: only where nothing else names anybody. */
    private void auNomDe() {
        texte.parcourir(AU_NOM_DE, (ligne, rang, cellule) -> {
            GuardedMatcher libelle = AU_NOM_DE.matcher(cellule.cle());
            if (libelle.find()
                    && !BlocsDeNoms.EN_FONCTION.matcher(cellule.cle()).find()) {
                prendreLeBloc(List.of(cellule.texte().substring(libelle.start("nom"))));
            }
        });
    }

    private void parLesLibellesDuCompte() {
        parLesLibellesDuCompte(false);
        if (noms.isEmpty() && !texte.porte(UN_NOM_A_PART)) {
            parLesLibellesDuCompte(true);
        }
    }

    private void parLesLibellesDuCompte(boolean parSonNomAussi) {
        texte.parcourir(ANNONCES_DU_COMPTE, (ligne, rang, cellule) -> {
            if (ColonnesJointes.BANQUE_D_ABORD.matcher(cellule.cle()).find()) {
                prendreLaSecondeColonne(ligne, cellule);
                return;
            }
            if (prendreUnLibelleCoupe(ligne, rang, cellule)) {
                return;
            }
            GuardedMatcher milieu = DU_COMPTE_AU_MILIEU.matcher(cellule.cle());
            if (milieu.find()) {
                prendreLeBloc(List.of(cellule.texte().substring(milieu.start("nom"))));
                return;
            }
            GuardedMatcher nomEtPrenom = LibellesDeNoms.NOM_ET_PRENOM.matcher(cellule.cle());
            GuardedMatcher libelle = LibellesDeNoms.LIBELLE.matcher(cellule.cle());
            if (libelle.find()
                    && (LibellesDeNoms.estEntier(libelle, cellule)
                            || LibellesDeNoms.annonceUnNom(DU_COMPTE, libelle, cellule))
                    && (parSonNomAussi
                            || !NOM_DU_COMPTE.matcher(libelle.group("mot")).matches())) {
                prendreDuCompte(ligne, rang, libelle.end(), libelle.group("mot").equals("POUR"));
            } else if (nomEtPrenom.find() && LibellesDeNoms.annonceDesNoms(nomEtPrenom, cellule)) {
                prendreDuCompte(ligne, rang, nomEtPrenom.end(), false);
            }
        });
    }

    private void prendreDuCompte(int ligne, int rang, int finDuLibelle, boolean enProse) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        Cellule cellule = cellules.get(rang);
        boolean colle = blocs.estColle(ligne);
        boolean enAllemand = cellule.cle().startsWith("KONTOINHABER");
        boolean unePersonneACote = false;
        for (Candidat candidat : texte.valeurs(ligne, rang, finDuLibelle)) {
            Cellule ancre = candidat.place() == Candidat.Place.CELLULE_SUIVANTE ? cellules.get(rang + 1) : cellule;
            if ((enProse && !NomsEcrits.estUnePersonne(NomsEcrits.propre(candidat.texte())))
                    || TETE_DE_L_AUTRE.matcher(candidat.cle()).matches()
                    || (unePersonneACote
                            && UN_AUTRE_LIBELLE.matcher(candidat.cle()).matches())) {
                continue;
            }
            List<String> bloc = new ArrayList<>();
            boolean uneAutreTete =
                    candidat.place() == Candidat.Place.MEME_CELLULE && (colle || estUneLegende(candidat.texte()));
            if (candidat.place() != Candidat.Place.DESSOUS && !uneAutreTete) {
                bloc.add(candidat.texte());
            }
            texte.dessous(ligne, ancre, lignesSansLibelle(ligne, ancre)).forEach(dessous -> bloc.add(dessous.texte()));
            if (!bloc.isEmpty() && enAllemand) {
                bloc.set(0, FAMILLE_PUIS_PRENOM.matcher(bloc.get(0)).replaceFirst("${famille} ${prenom}"));
            }
            if (!bloc.isEmpty()) {
                bloc.set(0, SON_NOM.matcher(bloc.get(0)).replaceFirst(""));
            }
            if (candidat.place() == Candidat.Place.DESSOUS && commenceParUneAgence(ligne, bloc)) {
                bloc.remove(0);
            }
            boolean pris = prendreLeBloc(colle ? deLaPremiereColonne(bloc) : bloc);
            if (pris && candidat.place() == Candidat.Place.MEME_CELLULE) {
                return;
            }
            unePersonneACote = pris
                    && candidat.place() == Candidat.Place.CELLULE_SUIVANTE
                    && NomsEcrits.AVEC_CIVILITE.matcher(candidat.cle()).find();
        }
    }

    /** Where the bank's head and the holder's stand one below the other, the first line below them is not a person's. */
    private boolean commenceParUneAgence(int ligne, List<String> bloc) {
        return ligne > 0
                && bloc.size() > 1
                && texte.lignes().get(ligne).cellules().size() == 1
                && texte.lignes().get(ligne - 1).cellules().size() == 1
                && ColonnesJointes.estDeLaBanque(texte.cle(ligne - 1))
                && estUneAgence(TextePiece.cle(bloc.get(0)))
                && NomsEcrits.AVEC_CIVILITE.matcher(TextePiece.cle(bloc.get(1))).find()
                && !NomsEcrits.SUITE.matcher(TextePiece.cle(bloc.get(1))).matches()
                && !BlocsDeNoms.EN_FONCTION.matcher(TextePiece.cle(bloc.get(1))).find();
    }

    /** Initials or a bank's name, and a town of the paper. */
    private boolean estUneAgence(String cle) {
        return !NomsEcrits.AVEC_CIVILITE.matcher(cle).find()
                && !NomsEcrits.PERSONNE_MORALE.matcher(cle).find()
                && cle.indexOf(' ') > 0
                && blocs.estUneVille(cle.substring(cle.lastIndexOf(' ') + 1));
    }

    private static boolean estUneLegende(String ligne) {
        return UNE_LEGENDE.matcher(TextePiece.cle(ligne)).find();
    }

    /** How many lines below may hold names: what stands right of another label is that one's value. */
    private int lignesSansLibelle(int ligne, Cellule ancre) {
        int sans = 0;
        while (sans < LIGNES_DE_TITULAIRES && !aUnLibelleAGauche(ligne + sans + 1, ancre)) {
            sans++;
        }
        return sans;
    }

    private boolean aUnLibelleAGauche(int ligne, Cellule ancre) {
        if (ligne >= texte.lignes().size()) {
            return false;
        }
        List<Integer> rangs = texte.rangsEnRegard(ligne, ancre);
        if (rangs.isEmpty() || rangs.get(0) == 0) {
            return false;
        }
        String aGauche =
                texte.lignes().get(ligne).cellules().get(rangs.get(0) - 1).cle();
        return aGauche.endsWith(":") || LibellesDeNoms.DU_MEME.matcher(aGauche).matches();
    }

    /** Of two columns that were joined, the bank's first, a civility starts the second. */
    private void prendreLaSecondeColonne(int ligne, Cellule tetes) {
        List<String> bloc = new ArrayList<>();
        for (Cellule dessous : texte.dessous(ligne, tetes, LIGNES_DE_TITULAIRES)) {
            Matcher civil = CIVILITE_AU_MILIEU.matcher(dessous.cle());
            if (!civil.find()) {
                break;
            }
            bloc.add(dessous.texte().substring(civil.start("nom")));
        }
        // One word alone goes on below, where nothing tells the columns.
        if (bloc.stream().allMatch(nom -> NomsEcrits.motsDuNom(TextePiece.cle(nom)) > 1)) {
            prendreLeBloc(bloc);
        }
    }

    /** Takes the name beside a label that stands on two lines, "Titulaire du" and "compte :"; says whether it is one. */
    private boolean prendreUnLibelleCoupe(int ligne, int rang, Cellule cellule) {
        GuardedMatcher premiere = PREMIERE_MOITIE.matcher(cellule.cle());
        List<Cellule> dessous = premiere.find() ? texte.dessous(ligne, cellule, 1) : List.of();
        Matcher seconde =
                SECONDE_MOITIE.matcher(dessous.isEmpty() ? "" : dessous.get(0).cle());
        if (!seconde.find() || (premiere.group("du") == null) == (seconde.group("du") == null)) {
            return false;
        }
        List<String> bloc = new ArrayList<>();
        Cellule ancre = aCote(ligne, rang, cellule.texte().substring(premiere.start("reste")), bloc);
        Cellule autre = dessous.get(0);
        int rangDessous = texte.lignes().get(ligne + 1).cellules().indexOf(autre);
        Cellule sous = aCote(ligne + 1, rangDessous, autre.texte().substring(seconde.start("reste")), bloc);
        texte.dessous(ligne + 1, sous.equals(autre) ? ancre : sous, LIGNES_DE_TITULAIRES - 1)
                .forEach(suite -> bloc.add(suite.texte()));
        return prendreLeBloc(bloc);
    }

    /** Adds what stands beside half a label, in its cell or in the next; gives the cell that holds it. */
    private Cellule aCote(int ligne, int rang, String reste, List<String> bloc) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        if (!reste.isBlank()) {
            bloc.add(reste);
        } else if (rang + 1 < cellules.size()) {
            bloc.add(cellules.get(rang + 1).texte());
            return cellules.get(rang + 1);
        }
        return cellules.get(rang);
    }

    /** Takes the holders at the head of a block, until its address; says whether there was one. */
    private boolean prendreLeBloc(List<String> bloc) {
        List<String> lus = new ArrayList<>();
        String civilites = "";
        for (String ligne : bloc) {
            if (lus.isEmpty()
                    && (estUnLibelleSeul(ligne)
                            || (NomsEcrits.PHRASE.matcher(ligne).find()
                                    && !NomsEcrits.PERSONNE_MORALE
                                            .matcher(TextePiece.cle(ligne.strip()))
                                            .lookingAt()))) {
                continue;
            }
            if (lus.isEmpty()
                    && NomsEcrits.CIVILITE_SEULE
                            .matcher(TextePiece.cle(ligne.strip()))
                            .matches()) {
                civilites = ligne.strip() + " ";
                continue;
            }
            boolean uneAutreValeur =
                    LibellesDeNoms.DU_MEME.matcher(TextePiece.cle(ligne)).lookingAt();
            if (lus.isEmpty() && (ligne.strip().endsWith(":") || uneAutreValeur || estUneLegende(ligne))) {
                break;
            }
            if (!civilites.isEmpty()
                    && !(NomsEcrits.NOM_SEUL.matcher(TextePiece.cle(ligne)).matches()
                            && NomsEcrits.AVEC_MAJUSCULES.matcher(ligne).matches())) {
                break;
            }
            String precedent = lus.isEmpty() ? "" : lus.get(lus.size() - 1);
            String sienne = precedent.isEmpty() ? ligne : apresUnLibelle(precedent, ligne);
            String lu = sansBanque(NomsEcrits.propre(civilites + joints(sienne)));
            civilites = "";
            String cle = TextePiece.cle(lu);
            boolean unLieu =
                    !lus.isEmpty() && BlocsDeNoms.LIEU_SOUS_UN_NOM.matcher(cle).find();
            boolean uneAssociation =
                    lus.isEmpty() && UNE_ASSOCIATION.matcher(cle).lookingAt() && !Banques.nomme(cle);
            if (lu.isEmpty() || !((estUnClient(cle) && !unLieu) || uneAssociation || NomsEcrits.estAFinir(precedent))) {
                break;
            }
            boolean uneAgence = lus.size() == 1
                    && NomsEcrits.motsDuNom(TextePiece.cle(precedent)) == 1
                    && NomsEcrits.AVEC_CIVILITE.matcher(cle).find()
                    && blocs.estUneVille(TextePiece.cle(precedent));
            if (uneAgence) {
                // A town of the paper above a person is that of a branch.
                lus.set(0, lu);
            } else if (!lus.isEmpty() && NomsEcrits.finitLeNom(precedent, lu)) {
                lus.set(lus.size() - 1, NomsEcrits.suivi(precedent, lu));
            } else if (lus.isEmpty() || NomsEcrits.nommeUnAutre(precedent, lu)) {
                lus.add(lu);
            } else {
                break;
            }
        }
        noms.addAll(lus);
        return !lus.isEmpty();
    }

    /** Below a holder stands no other after a label of something else, but where "ou" calls for one, whose column was joined to that label. */
    private static String apresUnLibelle(String precedent, String ligne) {
        if (!LibellesDeNoms.AUTRE_LIBELLE.matcher(ligne).lookingAt()) {
            return ligne;
        }
        Matcher civil = CIVILITE_AU_MILIEU.matcher(TextePiece.cle(ligne));
        return NomsEcrits.A_SUIVRE.matcher(precedent).matches()
                        && !BlocsDeNoms.EN_FONCTION
                                .matcher(TextePiece.cle(ligne))
                                .find()
                        && civil.find()
                ? ligne.substring(civil.start("nom"))
                : "";
    }

    /** Whether a line is the translation of a label, or the label itself, and nothing else. */
    private static boolean estUnLibelleSeul(String ligne) {
        GuardedMatcher libelle = LibellesDeNoms.LIBELLE.matcher(TextePiece.cle(ligne.strip()));
        return libelle.find()
                && libelle.hitEnd()
                && libelle.end() == ligne.strip().length();
    }

    /** Names that a bar parts are joined as by a word, and "et/ou" is one. */
    private static String joints(String ligne) {
        String cle = TextePiece.cle(ligne);
        Matcher barre = BARRE.matcher(cle);
        if (!barre.find()) {
            return ligne;
        }
        // What a dash joins may also be whoever signs for a body.
        boolean deux = !UN_TIRET.matcher(barre.group()).find()
                || (NomsEcrits.AVEC_CIVILITE.matcher(cle).find()
                        && !BlocsDeNoms.EN_FONCTION.matcher(cle).find());
        return deux ? ligne.substring(0, barre.start()) + " ou " + ligne.substring(barre.end()) : ligne;
    }

    /** Where columns were joined by single spaces, a bank may follow the name on its line. */
    private static String sansBanque(String nom) {
        Matcher enToutesLettres = Banques.NOM.matcher(TextePiece.cle(nom));
        Matcher banque = enToutesLettres.find() ? enToutesLettres : AGENCE.matcher(TextePiece.cle(nom));
        if (NomsEcrits.AVEC_CIVILITE.matcher(TextePiece.cle(nom)).find() && banque.find(0)) {
            String avant = nom.substring(0, banque.start()).strip();
            int mots = NomsEcrits.ESPACES.split(avant).length;
            // Of a bank that is not known by name, "Banque" may be the last word alone.
            boolean douteux = mots > MOTS_D_UN_NOM_SEUL
                    && UNE_BANQUE.matcher(banque.group()).matches();
            return mots > 2 && !douteux ? avant : nom;
        }
        return nom;
    }

    /** Of two columns that were joined, the first; nothing where one of its names cannot be told. */
    private List<String> deLaPremiereColonne(List<String> bloc) {
        List<String> colonne = new ArrayList<>();
        for (String ligne : bloc) {
            String nom = NomsEcrits.propre(ligne);
            String coupe = deLaPremiereColonne(ligne);
            if (coupe.isEmpty() && !nom.isEmpty()) {
                String cle = TextePiece.cle(nom);
                boolean unTitulaire = (estUnClient(cle) && colonne.isEmpty())
                        || NomsEcrits.AVEC_CIVILITE.matcher(cle).find()
                        || NomsEcrits.SUITE.matcher(cle).matches();
                return unTitulaire ? List.of() : colonne;
            }
            colonne.add(coupe);
        }
        return colonne;
    }

    /** Of two columns that were joined, the first ends before the bank; where no bank is known, a longer name is nobody's. */
    private String deLaPremiereColonne(String ligne) {
        String nom = NomsEcrits.propre(ligne);
        String coupe = sansBanque(nom);
        Matcher banque = Banques.NOM.matcher(TextePiece.cle(nom));
        if (coupe.equals(nom)
                && banque.find()
                && banque.start() > 0
                && !UNE_BANQUE.matcher(banque.group()).matches()) {
            coupe = nom.substring(0, banque.start()).strip();
        }
        String cle = TextePiece.cle(nom);
        boolean entier = coupe.length() < nom.length()
                || NomsEcrits.ESPACES.split(nom).length <= MOTS_SANS_DOUTE
                || (NomsEcrits.AVEC_CIVILITE.matcher(cle).find()
                        && NomsEcrits.motsDuNom(cle) <= MOTS_SANS_DOUTE
                        && !finitParUneVille(cle))
                || UNE_VOIE_APRES
                        .matcher(TextePiece.cle(ligne).substring(nom.length()))
                        .lookingAt();
        return entier ? coupe : "";
    }

    /** Whether the last word of a name is a town of the document: a branch is called after its town. */
    private boolean finitParUneVille(String cle) {
        Pattern ville = Pattern.compile(
                "[0-9]{5}\\s(?:[A-Z'-]+\\s){0,6}?" + Pattern.quote(cle.substring(cle.lastIndexOf(' ') + 1)) + "\\b");
        return texte.lignes().stream()
                .anyMatch(ligne -> ville.matcher(ligne.cle()).find());
    }

    private static boolean estUnClient(String cle) {
        return (!Banques.nomme(cle) || SIGLE_DE_SOCIETE.matcher(cle).matches())
                // People are called Moulin or Parc.
                && (NomsEcrits.AVEC_CIVILITE.matcher(cle).find() || !BlocsDeNoms.estUnComplement(cle))
                && !BlocsDeNoms.RUE.matcher(cle).find();
    }

    /** Without labels, takes the block of names above a street and a postal code, the bank's own left aside. */
    private void parLeBlocDuClient(boolean avecCivilite, boolean avecAdresse) {
        texte.parcourir((ligne, rang, cellule) -> {
            Optional<String> colle =
                    avecCivilite ? blocs.apresLaColonneDAvant(ligne, cellule, false) : Optional.empty();
            if (colle.isPresent()) {
                prendreLeBloc(List.of(colle.get()));
                return;
            }
            boolean seule = avecCivilite
                    && NomsEcrits.CIVILITE_SEULE.matcher(cellule.cle()).matches();
            boolean unNom = avecCivilite
                    ? seule || NomsEcrits.AVEC_CIVILITE.matcher(cellule.cle()).find()
                    : NomsEcrits.NOM_SEUL.matcher(cellule.cle()).matches()
                            && (!NomsEcrits.UN_LIEU.matcher(cellule.cle()).matches() || ouvreLaPage(ligne, cellule))
                            && !Nature.estUnTitre(cellule)
                            && !estUnLieuSousUnTitulaire(ligne, cellule)
                            && !estAuNomDUneBanque(ligne, cellule)
                            && !estUnLieuSousUneVoie(ligne, cellule)
                            && !finitUnNom(cellule)
                            && IntStream.range(Math.max(0, ligne - LIGNES_DE_TITULAIRES), ligne)
                                    .noneMatch(blocs::estColle);
            if (!unNom || blocs.suitUnAutre(ligne, cellule) || deLAutre().contains(cellule.texte())) {
                return;
            }
            List<Cellule> bloc = texte.dessous(ligne, cellule, 5);
            boolean adresse = BlocsDeNoms.aUneAdresse(bloc, false);
            if (adresse || !(seule || avecAdresse)) {
                List<String> lignes = new ArrayList<>(List.of(cellule.texte()));
                bloc.stream().limit(LIGNES_DE_TITULAIRES - 1L).forEach(dessous -> lignes.add(dessous.texte()));
                if (bloc.stream()
                                .anyMatch(dessous -> ColonnesJointes.DEUX_CODES
                                        .matcher(dessous.cle())
                                        .matches())
                        || (ligne > 0 && blocs.estColle(ligne - 1))) {
                    prendreLeBloc(deLaPremiereColonne(lignes));
                } else {
                    prendreLeBloc(lignes);
                }
            }
        });
    }

    /** Who stands right below the head of who is paid: each name over an address asks it. */
    private Set<String> deLAutre() {
        if (autres == null) {
            Set<String> lus = new LinkedHashSet<>();
            texte.parcourir(CREANCIER, (ligne, rang, cellule) -> {
                if (TETE_DE_L_AUTRE.matcher(cellule.cle()).matches()) {
                    texte.dessous(ligne, cellule, 1).forEach(dessous -> lus.add(dessous.texte()));
                }
            });
            autres = lus;
        }
        return autres;
    }

    /** What stands below the first half of a body's name is its other half, and nobody else; a son has his father's names. */
    private boolean finitUnNom(Cellule cellule) {
        return noms.stream()
                .anyMatch(nom -> nom.endsWith(" " + cellule.texte())
                        && NomsEcrits.PERSONNE_MORALE
                                .matcher(TextePiece.cle(nom))
                                .find());
    }

    private boolean estUnLieuSousUnTitulaire(int ligne, Cellule cellule) {
        return ligne > 0
                && BlocsDeNoms.LIEU_SOUS_UN_NOM.matcher(cellule.cle()).find()
                && texte.enRegard(ligne - 1, cellule).stream().anyMatch(dessus -> noms.contains(dessus.texte()));
    }

    /** Between a street and its postal code stands a place. */
    private boolean estUnLieuSousUneVoie(int ligne, Cellule cellule) {
        return ligne > 0
                && texte.enRegard(ligne - 1, cellule).stream()
                        .anyMatch(dessus -> AdressesEcrites.estUneVoie(dessus.cle()));
    }

    /** Right under the title stands no place of an address, whose street comes next. */
    private boolean ouvreLaPage(int ligne, Cellule cellule) {
        List<Cellule> dessous = texte.dessous(ligne, cellule, 1);
        return ligne > 0
                && NomsEcrits.motsDuNom(cellule.cle()) > MOTS_SANS_DOUTE
                && texte.lignes().get(ligne - 1).cellules().stream().anyMatch(Nature::estUnTitre)
                && !dessous.isEmpty()
                && BlocsDeNoms.RUE.matcher(dessous.get(0).cle()).find();
    }

    /** A branch is called after its town, under a word that says it is a branch. */
    private boolean estAuNomDUneBanque(int ligne, Cellule cellule) {
        for (int dessus = ligne - 1; dessus >= Math.max(0, ligne - 2); dessus--) {
            if (texte.lignes().get(dessus).cellules().stream().anyMatch(Nature::estUnTitre)) {
                return false;
            }
            if (texte.enRegard(dessus, cellule).stream().anyMatch(autre -> Banques.nomme(autre.cle()))) {
                return true;
            }
        }
        return false;
    }
}
