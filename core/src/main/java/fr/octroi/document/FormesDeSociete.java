package fr.octroi.document;

import fr.octroi.document.TextePiece.Cellule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Companies that are told by their legal form, beside their name, under it or in full. */
final class FormesDeSociete {

    private static final GuardedPattern NOM_PUIS_FORME_ETRANGERE = GuardedPattern.of(
            "^(?:(?:VENDUE? PAR|SOLD BY)\\s:?\\s?)?(?<nom>[^,:;|\u00B7]{2,60}?),?(?<![0-9],?)\\s(?:(?:CO\\.?,?\\s)?LTD|LIMITED|INC|LLC|GMBH(?:\\s&\\sCO\\.?\\sKG)?|E\\.\\s?K|SPRL|S\\.R\\.L|S\\.P\\.A|B\\.?V|N\\.?V|AG(?=\\.?$)|S\\.L|SRL|BVBA|(?<courte>KG|OHG|UG|LDA|APS))\\.?(?=$|\\s?[|\u00B7\u2022]|\\s[\u2013-]\\s)");

    private static final Pattern CE_QUI_EST_VENDU =
            Pattern.compile("^(?:VELO|VAE|VTT|VTC|CYCLES? ELECTRIQUES?|KIT|BATTERIE)\\b");

    /** Whose goods are sold, who lends the money, who insures. */
    private static final Pattern UN_AUTRE_QUE_LE_VENDEUR = Pattern.compile(
            "^(?:CHEZ|ENSEIGNE DE|REVENDEUR|DISTRIBUTEUR|MEMBRE D[EU]|(?:ASSURE|FINANCE|FABRIQUE|IMPORTE)E? PAR)\\b|\\b(?:PERSONAL FINANCE|IARD)\\b|^(?:COFIDIS|FRANFINANCE|SOFINCO|CETELEM|ONEY BANK|FLOA|UN CREDIT VOUS ENGAGE)\\b");

    /** Whoever the money goes to may be a lender or a factor. */
    private static final Pattern A_L_ORDRE_DE =
            Pattern.compile("\\bA L'ORDRE D(?:E|U)\\b|^(?:VIREMENT|CHEQUE|REGLEMENT|PAIEMENT) (?:A|AU PROFIT DE)\\b");

    private static final Pattern SOUSCRIT = Pattern.compile("\\bSOUSCRITE? (?:AUPRES DE|CHEZ)\\s?:?$");

    /** What stands before a legal form and says what kind of company it is: "Coopérative vélo - SCIC SA". */
    private static final Pattern UN_GENRE_DE_SOCIETE = Pattern.compile(
            "^(?:COOPERATIVE|FRANCHISEE?|AFFILIEE?|CONCESSIONNAIRE|ADHERENTE?|REVENDEUR|MAGASIN)(?:\\s[A-Z]+)?\\s[-\u2013\u2014]$|^COOPERATIVE$");

    /** Below a name, a place and its town. */
    private static final Pattern PUIS_SA_VILLE = Pattern.compile("\\s[-\u2013\u2014]\\s[0-9]{5}\\s[A-Z]");

    private static final GuardedPattern NOM_PUIS_FORME = GuardedPattern.of(
            "^(?:(?:VENDUE? PAR|SOLD BY|VENDEUR|EMETTEUR|FOURNISSEUR)\\s)?(?<nom>[^,:;|]{2,60}?)[\\s,]+(?:"
                    + RaisonsSociales.FORME + "\\.?(?![A-Z0-9])|SE(?=\\sAU CAPITAL))");

    private static final GuardedPattern FORME_PUIS_NOM =
            GuardedPattern.of("^" + RaisonsSociales.FORME + "\\.?\\s(?!AU\\b)(?<nom>[^,:;|]{2,60})");

    private static final List<GuardedPattern> FORMES =
            List.of(FORME_PUIS_NOM, NOM_PUIS_FORME, NOM_PUIS_FORME_ETRANGERE);

    private static final GuardedPattern FORME_SEULE =
            GuardedPattern.of("^" + RaisonsSociales.FORME + "\\.?(?:\\s(?:A\\.?R\\.?L|" + RaisonsSociales.FORME
                    + ")\\.?)?(?=$|\\s(?:[-\u2013\u2014|]\\s|A CAPITAL|AU CAPITAL|A RESPONSABILITE))");

    private static final GuardedPattern FORME_EN_TOUTES_LETTRES = GuardedPattern.of(
            "^(?<nom>[^,:;|\u2013-]{2,50})\\s[-\u2013]\\sSOCIETE (?:PAR ACTIONS SIMPLIFIEE(?: UNIPERSONNELLE)?|A RESPONSABILITE LIMITEE) AU CAPITAL\\b");

    /** At the foot, a name, its whole address and the capital of a company. */
    private static final GuardedPattern NOM_ADRESSE_ET_CAPITAL =
            GuardedPattern.of("^(?<nom>[A-Z][^0-9:;,|]{2,50}?)(?:,|\\s[-\u2013\u2022|])\\s" + AdressesEcrites.VOIE
                    + "[^:;]{2,60}[\\s,][0-9]{5}\\s[A-Z][^:;]{2,80}[\\s,]" + RaisonsSociales.FORME
                    + "\\.?\\sAU CAPITAL\\b");

    private static final Pattern UN_COURTIER = Pattern.compile("\\b(?:COURT(?:AGE|IER)|ASSUR|CREDIT|FINANC)");

    /** Last words of an invoice, or of an address, which may stand above the papers of its seller. */
    private static final Pattern DERNIERS_MOTS = Pattern.compile(
            "^(?:RESTE|MERCI|GARANTI|CONDITIONS|SIGNATURE|SOLDE|ACOMPTE|REGLE|PAYE|PAIEMENT|TOTAL|NET|RENDU|A BIENTOT|BON POUR|ZA|ZI|ZAC|ZONE)\\b|\\b(?:VISITE|CONFIANCE|ACHAT|RENDUE?)$");

    private static final Pattern UN_MERCI =
            Pattern.compile("MERCI (?:DE|POUR) VOTRE (?:CONFIANCE|VISITE|ACHAT|COMMANDE|FIDELITE)\\s?[.!]\\s");

    private static final int MOTS_D_UNE_BOUTIQUE = 3;

    private static final Pattern UN_POSSESSIF = Pattern.compile("s[ae](?!\\p{L})");

    private static final Pattern DEUX_FORMES = Pattern.compile(
            "^(?<premier>" + RaisonsSociales.FORME + "\\s[^,:;|]{2,40}?)\\s(?:SARL|SASU?|EURL|SCOP|SNC)\\s[A-Z]");

    private static final Pattern UNE_MARQUE = Pattern.compile(
            "\\b(?:EST UNE (?:MARQUE|ENSEIGNE)(?: COMMERCIALE)? DE(?: LA SOCIETE)?|(?:EXPLOITE|EDITE)E? PAR(?: LA SOCIETE)?)\\s");

    private final TextePiece texte;
    private final RaisonsSociales raisons;
    private final SocietesDestinataires destinataires;

    FormesDeSociete(TextePiece texte, RaisonsSociales raisons, BlocDuSiret bloc) {
        this.texte = texte;
        this.raisons = raisons;
        this.destinataires = new SocietesDestinataires(texte, raisons, bloc);
    }

    Set<String> parLaForme() {
        Set<String> noms = new LinkedHashSet<>();
        Set<String> payes = new LinkedHashSet<>();
        texte.parcourir(FORMES, (ligne, rang, cellule) -> {
            for (GuardedPattern motif : FORMES) {
                GuardedMatcher societe = motif.matcher(cellule.cle());
                if (texte.peutPorter(motif, ligne, rang)
                        && societe.find()
                        && !estUnPossessif(cellule, motif == FORME_PUIS_NOM ? 0 : societe.end() - 2)
                        && !destinataires.estUnDestinataire(ligne, cellule)
                        && !UN_AUTRE_QUE_LE_VENDEUR.matcher(cellule.cle()).find()
                        && !SOUSCRIT.matcher(texte.cle(ligne - 1)).find()
                        && !destinataires.estSousUnVendeur(ligne, cellule)
                        && !ouvreDeuxParties(ligne, cellule)
                        && !(motif == NOM_PUIS_FORME
                                && UN_GENRE_DE_SOCIETE
                                        .matcher(societe.group("nom"))
                                        .find())
                        && !(motif == NOM_PUIS_FORME_ETRANGERE
                                && ((ligne > 0
                                                && CE_QUI_EST_VENDU
                                                        .matcher(cellule.cle())
                                                        .find())
                                        || ((societe.group("courte") != null
                                                        || societe.end()
                                                                < cellule.cle().length())
                                                && !estUneSocieteEnTete(ligne))))) {
                    // The form is part of the name, before or after it.
                    int debut = motif == FORME_PUIS_NOM ? 0 : societe.start("nom");
                    int fin = motif != FORME_PUIS_NOM
                            ? societe.end()
                            : cellule.texte().length();
                    raisons.propre(deLaSociete(cellule.texte().substring(debut, fin)))
                            .ifPresent(
                                    (A_L_ORDRE_DE.matcher(societe.group("nom")).find() ? payes : noms)::add);
                    return;
                }
            }
        });
        if (!noms.isEmpty()) {
            // Of who is named and who is paid, either sells.
            noms.addAll(payes);
        }
        return RaisonsSociales.sansDoublon(noms);
    }

    /** "Sa notice", in general conditions of sale, is no company's name. */
    private static boolean estUnPossessif(Cellule cellule, int forme) {
        return UN_POSSESSIF
                .matcher(cellule.texte())
                .region(forme, cellule.texte().length())
                .lookingAt();
    }

    /** Under joined heads of who sells and of whom it is for, a name that heads the document goes on with the other's. */
    private boolean ouvreDeuxParties(int ligne, Cellule cellule) {
        return texte.colonnes().ontDeuxParties(ligne - 1)
                && texte.colonnes().apresLeNomEnTete(ligne, cellule).isPresent();
    }

    /** Short forms are weights and words too: a company heads the document, or stands alone on its line above its papers. */
    private boolean estUneSocieteEnTete(int ligne) {
        return texte.lignes().get(ligne).cellules().size() == 1
                && (ligne == 0 || PapiersDeSociete.suivent(texte, ligne));
    }

    /** Of two companies on one line, each after its form, the first; of a brand and its company, the company. */
    private static String deLaSociete(String ecrit) {
        Matcher merci = UN_MERCI.matcher(TextePiece.cle(ecrit));
        String apres = merci.lookingAt() ? ecrit.substring(merci.end()) : ecrit;
        String nom = RaisonsSociales.estEcritCommeUneEnseigne(apres) ? apres : ecrit;
        Matcher marque = UNE_MARQUE.matcher(TextePiece.cle(nom));
        if (marque.find()) {
            return nom.substring(marque.end());
        }
        Matcher deux = DEUX_FORMES.matcher(TextePiece.cle(nom));
        return deux.find() ? nom.substring(0, deux.end("premier")) : nom;
    }

    /** "SARL au capital de 5 000 euros" stands under the name. */
    Set<String> parLaFormeSeule() {
        Set<String> noms = new LinkedHashSet<>();
        texte.parcourir(FORME_SEULE, (ligne, rang, cellule) -> {
            if (ligne > 0
                    && rang < BlocDuSiret.COLONNES
                    && (ligne < BlocDuSiret.LIGNES_DE_L_EN_TETE || estSousLEnseigne(ligne, cellule))
                    && FORME_SEULE.matcher(cellule.cle()).find()) {
                int nommee = estAuPied(ligne) ? ligne - 1 : auDessusDeLAdresse(ligne - 1, cellule);
                texte.lignes().get(nommee).cellules().stream()
                        .filter(cellule::chevauche)
                        .findFirst()
                        .filter(dessus -> !estAuPied(ligne) || peutNommer(nommee, dessus))
                        .filter(dessus ->
                                !PUIS_SA_VILLE.matcher(dessus.cle()).find() || !aUneLigneAuDessus(nommee, dessus))
                        .flatMap(dessus -> raisons.propre(dessus.texte()))
                        .ifPresent(noms::add);
            }
        });
        return RaisonsSociales.sansDoublon(noms);
    }

    /** However far down, the name that opens the document is that of who writes it, and who sells where nobody else is said to. */
    private boolean estSousLEnseigne(int ligne, Cellule forme) {
        String enseigne = texte.lignes().get(0).cellules().get(0).cle();
        return !texte.porte(Vendeurs.UN_VENDEUR_NOMME)
                && texte.enRegard(ligne - 1, forme).stream()
                        .anyMatch(dessus -> dessus.cle().equals(enseigne));
    }

    /**
     * Above its streets and its town, the first line of a column, with nobody named on its left; the line that is given where none opens it so.
     */
    private int auDessusDeLAdresse(int ligne, Cellule colonne) {
        int nommee = ligne;
        while (nommee > 0
                && texte.lignes().get(nommee).cellules().stream()
                        .filter(colonne::chevauche)
                        .anyMatch(cellule -> BlocsDeNoms.aUneAdresse(List.of(cellule), true)
                                || AdressesEcrites.estUneVoie(cellule.cle()))) {
            nommee--;
        }
        boolean ouvreSaColonne = texte.lignes().subList(0, nommee).stream()
                .flatMap(dessus -> dessus.cellules().stream())
                .noneMatch(dessus -> dessus.chevauche(colonne) && !Nature.estUnTitre(dessus));
        Cellule premiere = texte.lignes().get(nommee).cellules().get(0);
        boolean seule =
                premiere.chevauche(colonne) || Nature.estUnTitre(premiere) || TextePiece.aUnChiffre(premiere.cle());
        return ouvreSaColonne && seule ? nommee : ligne;
    }

    private boolean aUneLigneAuDessus(int ligne, Cellule cellule) {
        return ligne > 0 && texte.lignes().get(ligne - 1).cellules().stream().anyMatch(cellule::chevauche);
    }

    /** Below the head, or below a total however short the invoice. */
    private boolean estAuPied(int ligne) {
        return ligne > BlocDuSiret.LIGNES_DU_BLOC
                || texte.lignes().subList(0, ligne).stream()
                        .anyMatch(dessus ->
                                BlocDuSiret.UN_TABLEAU.matcher(dessus.cle()).find());
    }

    /** At the foot, what stands above a form may be the last words of the invoice. */
    private boolean peutNommer(int ligne, Cellule cellule) {
        return texte.lignes().get(ligne).cellules().size() == 1
                && (RaisonsSociales.estEcritCommeUneEnseigne(cellule.texte())
                        || (RaisonsSociales.UNE_BOUTIQUE.matcher(cellule.cle()).find()
                                && NomsEcrits.motsDuNom(cellule.cle()) <= MOTS_D_UNE_BOUTIQUE))
                && !DERNIERS_MOTS.matcher(cellule.cle()).find();
    }

    /** Whoever writes his address and his capital at the foot, over the only SIRET of the paper or before it, sells. */
    Set<String> surSonCapital() {
        Set<String> noms = new LinkedHashSet<>();
        List<Integer> siret = BlocDuSiret.lignes(texte);
        texte.parcourir(NOM_ADRESSE_ET_CAPITAL, (ligne, rang, cellule) -> {
            GuardedMatcher societe = NOM_ADRESSE_ET_CAPITAL.matcher(cellule.cle());
            if (siret.size() == 1
                    && (siret.get(0) == ligne || siret.get(0) == ligne + 1)
                    && societe.find()
                    && !UN_AUTRE_QUE_LE_VENDEUR.matcher(cellule.cle()).find()
                    && !UN_COURTIER.matcher(societe.group("nom")).find()
                    && !Banques.nomme(societe.group("nom"))) {
                noms.addAll(raisons.enseigne(cellule.texte().substring(0, societe.end("nom"))));
            }
        });
        return noms;
    }

    /** "Durand et fils - Société par actions simplifiée au capital de": insurers and lenders are most often public companies. */
    Set<String> parLaFormeEnToutesLettres() {
        Set<String> noms = new LinkedHashSet<>();
        texte.parcourir(FORME_EN_TOUTES_LETTRES, (ligne, rang, cellule) -> {
            GuardedMatcher societe = FORME_EN_TOUTES_LETTRES.matcher(cellule.cle());
            if (societe.find()) {
                raisons.propre(cellule.texte().substring(0, societe.end("nom"))).ifPresent(noms::add);
            }
        });
        return RaisonsSociales.sansDoublon(noms);
    }
}
