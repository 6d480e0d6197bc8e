package fr.octroi.document;

import fr.octroi.document.TextePiece.Candidat;
import fr.octroi.document.TextePiece.Cellule;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds who sells: after a label, else where a legal form is written, else at the head of the block that the SIRET ends, else by what stands at the
 * head of the paper, else by who signs that he sold.
 *
 * <p>The first of these that gives a name decides, and gives none when it gives several.
 */
final class Vendeurs {

    private static final GuardedPattern LIBELLE = GuardedPattern.of(
            "^(?:(?:NOM|RAISON SOCIALE|IDENTITE|ADRESSE)\\sDU\\s|(?:SOLD BY|SELLER)\\s?/\\s?)?(?<mot>VENDEUR(?:\\s(?:PARTENAIRE|PROFESSIONNEL|TIERS))?|EMETTEUR(?:\\sOU\\sEMETTRICE)?|FOURNISSEUR|PRESTATAIRE|VENDUE? (?:ET (?:EXPEDIE|LIVRE)E? )?PAR(?:\\s?/\\s?SOLD BY)?|(?:EMIS|FACTURE)E? PAR|(?:FACTURE )?EMISE? AU NOM ET POUR LE COMPTE DE|RAISON SOCIALE"
                    + "|SOLD BY|SELLER)(?:\\s?(?::|$)|(?<sans>(?<=\\bVENDUE? PAR|\\bET (?:EXPEDIE|LIVRE) PAR)\\s(?=[^.:]{2,40}$)(?!.*\\s[0-9])))");

    /** In a shop "Vendeur" names who served, by a given name, a number or both. */
    private static final Pattern QUI_A_SERVI = Pattern.compile("[0-9]+|(?:[0-9]+\\s)?[A-Z'-]+(?:\\s[A-Z]\\.?)?");

    /** Who served, where a shop says no more of him. */
    private static final Pattern UN_PRENOM_ET_UNE_INITIALE =
            Pattern.compile("(?!(?:CYCLES?|VELOS?|ETS|ESPACE|MAISON)\\b)[A-Z'-]{2,15}\\s[A-Z]\\.?");

    /** As people write their given name; a shop's may look so too. */
    private static final Pattern UN_PRENOM = Pattern.compile("\\p{Lu}\\p{Ll}{2,12}(?:-\\p{Lu}\\p{Ll}{2,12})?");

    private static final GuardedPattern DE = GuardedPattern.of("^DE\\s?:?$");
    private static final Pattern A_QUI =
            Pattern.compile("(?:A|POUR|(?:FACTURE|LIVRE|ADRESSE)E? A|CLIENTE?|DESTINATAIRE)\\s?:?");

    private static final String FORME =
            "(?:S\\.?A\\.?R\\.?L|S\\.?A\\.?S\\.?U|S\\.?A\\.?S|E\\.?U\\.?R\\.?L|E\\.?I\\.?R\\.?L|S\\.?N\\.?C|S\\.?C\\.?O\\.?P|SCIC|S\\.?A)";
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

    /** What a company is, and not what it is called. */
    private static final Pattern RIEN_QU_UNE_FORME = Pattern.compile(
            "(?:" + FORME
                    + "|A\\.?R\\.?L|SOCIETE|A CAPITAL VARIABLE|AU CAPITAL|A RESPONSABILITE LIMITEE|UNIPERSONNELLE|[\\s.,-])*(?:AU CAPITAL\\b.*|CAPITAL\\b.*)?");

    /** Below a name, a place and its town. */
    private static final Pattern PUIS_SA_VILLE = Pattern.compile("\\s[-\u2013\u2014]\\s[0-9]{5}\\s[A-Z]");

    /** By a market-place, whose name is printed in full. */
    private static final GuardedPattern EMISE_POUR_LE_VENDEUR =
            GuardedPattern.of("\\bAU NOM ET POUR LE COMPTE DU VENDEUR\\b");

    /** On a market-place, or beside a carrier. */
    private static final GuardedPattern UN_VENDEUR_NOMME = GuardedPattern.of(
            "\\b(?:(?:VENDEU(?:R|SE)|MARCHAND)\\s?:|VENDEUR PARTENAIRE\\b|(?:VENDUE?S?|EXPEDIEE?S?|ASSUREE?S?|LIVREE?S?) PAR\\b)");

    private static final GuardedPattern NOM_PUIS_FORME = GuardedPattern.of(
            "^(?:(?:VENDUE? PAR|SOLD BY|VENDEUR|EMETTEUR|FOURNISSEUR)\\s)?(?<nom>[^,:;|]{2,60}?)[\\s,]+(?:" + FORME
                    + "\\.?(?![A-Z0-9])|SE(?=\\sAU CAPITAL))");
    private static final GuardedPattern FORME_PUIS_NOM =
            GuardedPattern.of("^" + FORME + "\\.?\\s(?!AU\\b)(?<nom>[^,:;|]{2,60})");
    private static final List<GuardedPattern> FORMES =
            List.of(FORME_PUIS_NOM, NOM_PUIS_FORME, NOM_PUIS_FORME_ETRANGERE);
    private static final GuardedPattern FORME_SEULE = GuardedPattern.of("^" + FORME + "\\.?(?:\\s(?:A\\.?R\\.?L|"
            + FORME + ")\\.?)?(?=$|\\s(?:[-\u2013\u2014|]\\s|A CAPITAL|AU CAPITAL|A RESPONSABILITE))");

    private static final GuardedPattern FORME_EN_TOUTES_LETTRES = GuardedPattern.of(
            "^(?<nom>[^,:;|\u2013-]{2,50})\\s[-\u2013]\\sSOCIETE (?:PAR ACTIONS SIMPLIFIEE(?: UNIPERSONNELLE)?|A RESPONSABILITE LIMITEE) AU CAPITAL\\b");

    private static final GuardedPattern SIRET = GuardedPattern.of("\\bSIRET\\b[^0-9]{0,12}[0-9]{3}");
    private static final int LIGNES_DE_L_EN_TETE = 20;
    private static final int LIGNES_DU_BLOC = 6;
    private static final int COLONNES = 4;
    private static final int CELLULES_DE_DEUX_TETES = 2;

    /** What a shop says of itself in its name. */
    static final Pattern UNE_BOUTIQUE =
            Pattern.compile("\\b(?:(?:BI)?CYCL|VELO|BIKE|SPORT|MOBILIT|ATELIER(?! D'ARCHI)|ROUE|BRICO(?!TS?\\b|U))");

    /** Called after who founded it: what it sells stands below its name. */
    private static final Pattern UN_ETABLISSEMENT = Pattern.compile("(?:ETS|ETABLISSEMENTS?)\\s[A-Z]");

    /** The number of a company, right below its name. */
    private static final Pattern SON_SIREN =
            Pattern.compile("^SIREN\\b[^0-9]{0,4}[0-9]{3}|^[0-9]{3}\\s[0-9]{3}\\s[0-9]{3}\\sR\\.?C\\.?S\\b");

    private static final GuardedPattern UN_DOMAINE =
            GuardedPattern.of("(?:@|\\bWWW\\.)(?<domaine>[A-Z0-9-]{5,40})\\.[A-Z]{2,10}(?![A-Z0-9-])");

    /** At the foot, a name, its whole address and the capital of a company. */
    private static final GuardedPattern NOM_ADRESSE_ET_CAPITAL =
            GuardedPattern.of("^(?<nom>[A-Z][^0-9:;,|]{2,50}?)(?:,|\\s[-\u2013\u2022|])\\s" + AdressesEcrites.VOIE
                    + "[^:;]{2,60}[\\s,][0-9]{5}\\s[A-Z][^:;]{2,80}[\\s,]" + FORME + "\\.?\\sAU CAPITAL\\b");

    private static final Pattern UN_COURTIER = Pattern.compile("\\b(?:COURT(?:AGE|IER)|ASSUR|CREDIT|FINANC)");

    private static final Pattern CE_QUI_N_EST_PAS_UNE_LETTRE = Pattern.compile("[^A-Z0-9]");

    /** Whom a paper may be for, or who brings what it is of; the name of a person may follow a shop's. */
    private static final Pattern PAS_UNE_ENSEIGNE = Pattern.compile(
            "\\b(?:MAIRIE|COMMUNE|COMITE|CLUB|CENTRE COMMERCIAL|MARKET|ASSOCIATION|SERVICES?|POINT|RETRAIT|EXPEDITEUR|DESTINATAIRE|LIVR\\w*|RAPPEL|RELANCE|"
                    + NomsEcrits.CIVILITE + "\\s)");

    /** Under a title alone stands whoever receives as well. */
    private static final Pattern SOUS_UN_TITRE =
            Pattern.compile("\\b(?:MAIRIE|COMMUNE|COMITE|CLUB|ASSOCIATION|RESIDENCE|POINT|RETRAIT)\\b");

    private static final Pattern A_L_ATTENTION =
            Pattern.compile("^(?:A L'ATTENTION|ATTN|SERVICE (?:COMPTABILITE|ACHATS?))\\b");

    /** At the end of a line, where columns were joined by single spaces. */
    private static final Pattern UN_DESTINATAIRE_DESSOUS = Pattern.compile(
            "(?<!\\b(?:DU|LE|AU|N|N\u00B0|CODE|REF|REFERENCE|NUMERO|IDENTIFIANT|SERVICE|COMPTE|ESPACE|VOTRE|VENDEUR|EMETTEUR)\\.?)\\s(?:FACTURATION|FACTUREE? A|CLIENT|DESTINATAIRE)\\s?:$");

    /** What else a till prints first. */
    private static final Pattern D_UN_TERMINAL = Pattern.compile(
            "\\b(?:BIENVENUE|BONJOUR|MERCI|VISITE|EXEMPLAIRE|DUPLICATA|REIMPRESSION|CAISSE|CARTE|CB|EMV|SANS CONTACT|VISA|MASTERCARD|MONETICO|SUMUP|LA POSTE|RELAIS|CENTRE COMMERCIAL|OUVERT|SOLDES|HOTESSE|ACHATS|CLIENT|VELO ELECTRIQUE|VAE)\\b|[0-9]");

    /** Where shops are that have no street. */
    private static final Pattern UNE_ZONE = Pattern.compile("(?:ZA|ZI|ZAC|ZONE|CENTRE COMMERCIAL)\\s[A-Z]");

    private static final Pattern MOTS_SANS_CAPITALE = Pattern.compile("\\s(?:[&0-9]+|à|au|aux|en|et|sur)(?=\\s|$)");

    /** Last words of an invoice, or of an address, which may stand above the papers of its seller. */
    private static final Pattern DERNIERS_MOTS = Pattern.compile(
            "^(?:RESTE|MERCI|GARANTI|CONDITIONS|SIGNATURE|SOLDE|ACOMPTE|REGLE|PAYE|PAIEMENT|TOTAL|NET|RENDU|A BIENTOT|BON POUR|ZA|ZI|ZAC|ZONE)\\b|\\b(?:VISITE|CONFIANCE|ACHAT|RENDUE?)$");

    private static final Pattern UN_MERCI =
            Pattern.compile("MERCI (?:DE|POUR) VOTRE (?:CONFIANCE|VISITE|ACHAT|COMMANDE|FIDELITE)\\s?[.!]\\s");

    private static final String SES_PAPIERS = "SIRET|SIREN|R\\.?C\\.?S|CAPITAL";

    /** In its block a company that sells gives these; whom the paper goes to does not. */
    private static final Pattern DE_VENDEUR =
            Pattern.compile("\\b(?:" + SES_PAPIERS + "|T\\.?V\\.?A|TEL|TELEPHONE|WWW|MAIL|E-MAIL)\\b|@");

    private static final Pattern PAPIERS_DE_SOCIETE = Pattern.compile("\\b(?:" + SES_PAPIERS + ")\\b");

    private static final float PART_GAUCHE = 0.4f;

    private static final int LONGUE_LIGNE = 100;
    private static final int LIGNES_D_UNE_ADRESSE = 5;

    private static final int FIN_D_UNE_LIGNE = 40;
    private static final int LIGNES_DU_NOM_SEUL = 3;
    private static final int LIGNES_D_UNE_TETE = 3;
    private static final int MOTS_D_UNE_BOUTIQUE = 3;

    private static final Pattern AVANT_SON_SIRET = Pattern.compile(
            "^(?!(?:VENTE\\b|REPARATION\\b|LOCATION\\b|AUTO|MICRO|ENTREPR|EI\\b|ARTISAN\\b|COMMERCANT))(?<nom>[A-Z][^0-9:,;|]{2,50}?)\\s?[-\u2013\u2022\u00B7|(]?\\s?(?:(?<=[\u2013\u2022\u00B7|-]\\s)[^|]{2,80}\\s[-\u2013\u2022\u00B7|]\\s)?(?:N\\s?\u00B0\\s?(?:DE\\s)?)?SIRET\\b");

    private static final Pattern SA_FORME =
            Pattern.compile("^" + FORME + "\\.?\\s|(?:[\\s,]+(?:" + FORME + "|SE)\\.?)+$");

    private static final Pattern UN_POSSESSIF = Pattern.compile("s[ae](?!\\p{L})");

    private static final Pattern UNE_FORME = Pattern.compile("\\b" + FORME + "\\b");
    private static final Pattern DEUX_FORMES =
            Pattern.compile("^(?<premier>" + FORME + "\\s[^,:;|]{2,40}?)\\s(?:SARL|SASU?|EURL|SCOP|SNC)\\s[A-Z]");

    private static final Pattern UNE_MARQUE = Pattern.compile(
            "\\b(?:EST UNE (?:MARQUE|ENSEIGNE)(?: COMMERCIALE)? DE(?: LA SOCIETE)?|(?:EXPLOITE|EDITE)E? PAR(?: LA SOCIETE)?)\\s");

    private static final Pattern PAPIERS =
            Pattern.compile("^(?:SIRET|SIREN|R\\.?C\\.?S|[0-9]{5}\\s[A-Z]|[0-9]{1,4},?\\s(?:BIS\\s|TER\\s)?"
                    + AdressesEcrites.GENRE_DE_VOIE + ")\\b");

    /** Where a name ends and an address, a number or a description begins. */
    private static final Pattern FIN_DU_NOM = Pattern.compile(
            "\\s[-\u2013\u2014\u2022\u00B7|]\\s|,(?!\\s(?:LTD|INC|LLC)\\b)|[;:(|]|(?:^|\\s)\\S*@|\\s(?:ACHETEU(?:R|SE)|CLIENTE?|DESTINATAIRE)\\s?:|\\s(?:EMISE? LE|EDITEE? LE|EMISSION|ECHEANCE|REGLEMENT|PAIEMENT)\\s?(?::|[0-9])|\\sCAP\\.?\\s(?:DE\\s[0-9]|[0-9][0-9 .,]{2,12}(?:\u20AC|EUR))|\\s(?:AU CAPITAL|ADRESSE D[EU]|DATE|NUMERO|RAISON SOCIALE|FACTURE|DEVIS|AVOIR(?=\\sN|$)|TICKET(?=\\s(?:N|DE\\b))|BON DE (?:COMMANDE|LIVRAISON)|INVOICE|SIRET|SIREN|RCS|TEL|TVA)\\b|\\sN\\s?[\u00B0\u00BA]|\\s[0-9]{1,4}\\s?,?\\s(?:BIS|TER)?\\s?(?:RUE|AVENUE|BOULEVARD|PLACE|CHEMIN|ALLEE|QUAI|ROUTE)\\b"
                    // The buyer, whose column was joined to that of a company.
                    + "|(?<=^" + FORME
                    + "\\.?\\s[^,;:]{2,40}[A-Z]{2})\\s(?:M\\.|MR\\.?|MME|MLLE)\\s[A-Z'-]{2,30}\\s[A-Z]");

    private static final Pattern NOM_ET_ADRESSE =
            Pattern.compile("(?<nom>[A-Z][^0-9:;,|]{2,50}?)(?:,|\\s[-\u2013\u2022|])\\s" + AdressesEcrites.VOIE
                    + "[^:;]{2,60}[\\s,][0-9]{5}\\s[A-Z]");

    private static final String PERSONNE = "\\p{Lu}[\\p{L}'\u2019-]+(?:\\s\\p{Lu}[\\p{L}'\u2019-]+){1,3}";

    /** "Paul Imagine EI" (<i>entrepreneur individuel</i>): given name and family name, as people are written, after a shop's perhaps. */
    private static final Pattern EN_SON_NOM = Pattern.compile(
            "EI\\s(?:[-\u2013]\\s)?" + PERSONNE + "|(?:[^0-9:;,|]{2,40}\\s[-\u2013\u2014]\\s)?" + PERSONNE + ",?\\sEI");

    private static final Pattern UN_NOM_DE_PERSONNE = Pattern.compile(PERSONNE);

    /** The head of the day of a quote or of an order. */
    private static final Pattern UN_JOUR = Pattern.compile("(?:DATE|EXPIRATION|ECHEANCE|VALIDITE)\\b");

    private static final Pattern UN_MOT_EN_MINUSCULES = Pattern.compile("\\p{Ll}{2}");

    /** Beside its sellers a marketplace says who buys, and who sends. */
    private static final Pattern UNE_PLACE_DE_MARCHE =
            Pattern.compile("\\b(?:ACHETEUR|CLIENT|EXPEDIE|COMMANDE|LIVREE?)\\b|\\bD'\\s?ECHEANCE\\b");

    private static final Pattern UN_CHIFFRE = Pattern.compile("[0-9]");

    private static final Pattern LIEU_ET_DATE = Pattern.compile(
            "(?!.*\\b(?:EMISE?|EDITEE?)\\sLE\\b)(?:A\\s)?[A-Z][A-Z' -]{2,40},?\\sLE\\s[0-9]{1,2}(?:ER)?(?:[/.-][0-9].*|\\s[A-Z]{3,9}\\s20[0-9]{2}.*)");

    private static final Pattern UN_TABLEAU = Pattern.compile(
            "\\b(?:(?:SOUS-?)?TOTAL|REMISE|DESCRIPTION|DESIGNATION|QUANTITE|QTE|NET A PAYER|RESTE A PAYER)\\b"
                    // Two heads in one cell: the names below are of two columns.
                    + "|^(?:DE|VENDEUR|EMETTEUR)\\s?:?\\s(?:A|ACHETEUR|CLIENT|DESTINATAIRE|(?:FACTURE|ADRESSE)E? A)\\s?:?$");

    private static final Pattern DE_DEUX_BLOCS =
            Pattern.compile("\\p{Lu}\\p{Ll}{1,20} et \\p{Lu}\\p{Ll}{1,20} \\p{Lu}[\\p{Lu}'-]{1,30} [0-9]{5} \\p{Lu}.*");

    private static final Pattern PAS_UN_VENDEUR = Pattern.compile(
            "^[*=_-]*+\\s?(?:[0-9]|(?:FA?C?|FV|DE?V?|BC|BL|CMD|REF)[-/_][A-Z0-9/_-]*[0-9]$|(?!\\S*(?:VELO|CYCL|BIKE))(?=\\S*[0-9]{3})[^\\s/_-]*[-_/]\\S*$|PREPAREE? (?:POUR|PAR)|ETABLIE? (?:POUR|PAR)|0[0-9]{3}\\s.*|PAIEMENT|(?:TYPE|NATURE|CATEGORIE) D(?:'|E |E L'|E LA |ES )(?:OPERATION|VENTE|PRESTATION|CLIENT)S?\\b.*|(?:ONEY|COFIDIS|CETELEM|SOFINCO|FRANFINANCE|FLOA|KLARNA|YOUNITED)\\b.*|(?:ARTICLES?|DESCRIPTION)(?:$|\\s.*\\b(?:QTE|QUANTITE|PRIX|P\\.?U))|N\\s?\u00B0.*|VENDEU(?:R|SE)\\s?:?\\s[A-Z'-]+$|(?:VENDEU(?:R|SE)|EMETTEUR|FOURNISSEUR|PRESTATAIRE|BAILLEUR|PROPRIETAIRE|ENTREPRISE INDIVIDUELLE|MICRO-?\\s?ENTREPRISE|AUTO-?\\s?ENTREPRENEU(?:R|SE))$|[0-9]{5}\\s[A-Z]+|[0-9]{1,4},?\\s(?:BIS\\s|TER\\s)?"
                    + AdressesEcrites.GENRE_DE_VOIE
                    + "|EMISE? LE|EDITEE? LE|A L'ATTENTION|ATTN|SERVICE (?:COMPTABILITE|CLIENTS?|ACHATS?|FACTURATION)|DIRECTION D[EU]|DIRECTION DES|MAGASIN|(?:ZONE|ZA|ZI|ZAC)\\s(?:.*[0-9]{5}|INDUSTRIELLE|ARTISANALE|COMMERCIALE|D[EU]|DES|D')|DUPLICATA|COPIE|ORIGINAL|SIEGE|INTITULE|OBJET|DESTINATAIRE|ACHETEUR|ACQUEREUR|BENEFICIAIRE|(?:ADRESSE|LIVRE|EXPEDIE|FACTURE)E? A|(?:BILL|SHIP|SOLD|INVOICE|DELIVER)(?:P?ED)? TO|NUMERO|SIRET|SIREN|TVA|N\u00B0|TEL|FAX|MAIL|E-?MAIL|WWW|HTTP|LIEU-DIT|RCS|R\\.C\\.S|APE|NAF|CODE|CAPITAL|IBAN|BIC|DATE|TOTAL|MONTANT|NET|PAGE|FACTURE|DEVIS"
                    + "|AVOIR|INVOICE|BON DE|TICKET|CLIENT|ADRESSE|RUE|AVENUE|BOULEVARD|PLACE|CHEMIN|ALLEE|IMPASSE|QUAI|ROUTE|FRANCE|DOMICILE|FACTURATION|LIVRAISON|COMMANDE|VOTRE|NOTRE"
                    + "|REFERENCE|REF|DESIGNATION|M|MR|MME|MLLE|MONSIEUR|MADAME|VENDUE? (?:ET|PAR)|(?:ACHET|EXPEDI|LIVR)EE? PAR|SOLD BY|COORDONNEES BANCAIRES|PAYMENT|MODE DE (?:PAIEMENT|REGLEMENT))\\b.*|.*@.*|.*\\bSIRET\\b.*|(?:.*\\s)?(?:LE|DU) [0-9]{1,2}(?:[/.-][0-9]|(?:ER)?\\s[A-Z]+\\s[0-9]{4}).*|(?:DE|A)\\s?:?|LE BOURG");

    /** What a second print says of itself beside the seller. */
    private static final Pattern UN_EXEMPLAIRE = Pattern.compile("(?i)\\s+duplicata$");

    private final TextePiece texte;
    private final List<String> acheteurs;
    /** After "Vendeur", without a form or papers, or "Vendu par" without a colon: a shop's name, where nothing else says it, or a person's. */
    private final Set<String> douteux = new LinkedHashSet<>();

    /** The first that may be one. */
    private final int ligneDuSiret;

    private final boolean boutiqueEnTete;

    private @Nullable Set<String> duBloc;

    private float largeur = -1;

    private Vendeurs(TextePiece texte) {
        this.texte = texte;
        this.ligneDuSiret = texte.lignes(SIRET).stream().findFirst().orElse(Integer.MAX_VALUE);
        this.acheteurs = texte.acheteurs().stream().map(TextePiece::cle).toList();
        this.boutiqueEnTete = UNE_BOUTIQUE.matcher(texte.cle(0)).find()
                && !Nature.estUnTitre(texte.lignes().get(0).cellules().get(0));
    }

    /** Finds the seller's name, blank when there is none or more than one. */
    static String nom(TextePiece texte) {
        Vendeurs vendeurs = new Vendeurs(texte);
        if (texte.porte(EMISE_POUR_LE_VENDEUR) && vendeurs.parLesLibelles().isEmpty()) {
            return "";
        }
        Set<String> uns = Stream.<Supplier<Set<String>>>of(
                        vendeurs::parLesLibelles,
                        vendeurs::parLaForme,
                        vendeurs::parLaFormeSeule,
                        vendeurs::surSonCapital,
                        vendeurs::duBloc,
                        vendeurs::enSonNom,
                        vendeurs::enTeteDeDeuxColonnes,
                        vendeurs::parLaFormeEnToutesLettres,
                        () -> vendeurs.douteux,
                        vendeurs::enTete,
                        vendeurs::enTeteEtAuPied,
                        vendeurs::enTeteEtAuCourriel,
                        vendeurs::enTeteDuTicket,
                        () -> Titulaires.quiDitVendre(texte))
                .map(Supplier::get)
                .filter(noms -> !noms.isEmpty())
                .findFirst()
                .orElse(Set.of())
                .stream()
                .map(nom -> UN_EXEMPLAIRE.matcher(nom).replaceFirst(""))
                .collect(Collectors.toSet());
        return uns.size() == 1 ? uns.iterator().next() : "";
    }

    private Set<String> parLesLibelles() {
        Set<String> noms = new LinkedHashSet<>();
        texte.parcourir(LIBELLE, (ligne, rang, cellule) -> {
            GuardedMatcher libelle = LIBELLE.matcher(cellule.cle());
            if (libelle.find()) {
                for (Candidat candidat : texte.valeurs(ligne, rang, libelle.end())) {
                    Optional<String> nom = propre(candidat.texte())
                            .filter(lu -> libelle.group("sans") == null
                                    || (estEcritCommeUneEnseigne(lu)
                                            && (libelle.group("mot").contains(" ET ") || lu.indexOf(' ') > 0)
                                            && !estUnPrenomDansUneBoutique(lu)));
                    if (nom.isPresent()) {
                        boolean enRangee = texte.lignes().get(ligne).cellules().size() > CELLULES_DE_DEUX_TETES;
                        boolean suivi = (rang == 0 && estSuiviDePapiers(ligne))
                                || (candidat.place() == Candidat.Place.DESSOUS && estSurSesPapiers(ligne, cellule));
                        boolean unePersonne = libelle.group("mot").startsWith("VENDEUR")
                                && (candidat.place() != Candidat.Place.DESSOUS
                                        || enRangee
                                        || (!suivi && estUnPrenomDansUneBoutique(nom.get())))
                                && !UNE_FORME.matcher(TextePiece.cle(nom.get())).find()
                                && (!suivi || estUnPrenomDeBoutique(libelle.group("mot"), nom.get(), ligne));
                        if (enRangee
                                && candidat.place() == Candidat.Place.DESSOUS
                                && estUnVendeurSalarie(ligne, libelle.group("mot"), nom.get())) {
                            return;
                        }
                        if (candidat.place() == Candidat.Place.DESSOUS
                                && Identifiants.estUneTete(texte.lignes().get(ligne + 1))) {
                            return;
                        }
                        if (UN_PRENOM_ET_UNE_INITIALE
                                        .matcher(TextePiece.cle(nom.get()))
                                        .matches()
                                || estParmiDesTetes(ligne, nom.get())) {
                            return;
                        }
                        if (!unePersonne && libelle.group("sans") == null) {
                            noms.add(nom.get());
                        } else if (suivi
                                || libelle.group("sans") != null
                                || !QUI_A_SERVI
                                        .matcher(TextePiece.cle(nom.get()))
                                        .matches()) {
                            douteux.add(nom.get());
                        }
                        return;
                    }
                }
            }
        });
        return sansDoublon(noms);
    }

    /** In a row of heads beside that of a day, a person's name is that of who serves in the shop. */
    private boolean estUnVendeurSalarie(int ligne, String libelle, String nom) {
        return libelle.equals("VENDEUR")
                && UN_NOM_DE_PERSONNE.matcher(nom).matches()
                && !UNE_BOUTIQUE.matcher(TextePiece.cle(nom)).find()
                && UN_MOT_EN_MINUSCULES.matcher(nom).find()
                && texte.lignes().get(ligne).cellules().stream()
                        .anyMatch(cellule -> UN_JOUR.matcher(cellule.cle()).lookingAt())
                && texte.lignes().get(ligne).cellules().stream()
                        .noneMatch(cellule ->
                                UNE_PLACE_DE_MARCHE.matcher(cellule.cle()).find());
    }

    /** Between the heads of a table of items, of which an extraction made one a line, stands who served. */
    private boolean estParmiDesTetes(int ligne, String nom) {
        return ligne + 2 < texte.lignes().size()
                && texte.lignes().get(ligne + 1).texte().equals(nom)
                && UN_NOM_DE_PERSONNE.matcher(nom).matches()
                && ArticlesSansColonnes.UNE_QUANTITE
                        .matcher(texte.cle(ligne + 2))
                        .matches();
    }

    /** A shop that is so by its name, at the head of the page, has a salesman; a marketplace has sellers. */
    private boolean estUnPrenomDeBoutique(String libelle, String nom, int ligne) {
        return libelle.equals("VENDEUR") && ligne < LIGNES_DU_BLOC && ligne > 0 && estUnPrenomDansUneBoutique(nom);
    }

    private boolean estUnPrenomDansUneBoutique(String nom) {
        return boutiqueEnTete && UN_PRENOM.matcher(nom).matches();
    }

    /** Whether the address or the number of a company stands right below a line. */
    private boolean estSuiviDePapiers(int ligne) {
        return texte.lignes().stream()
                .skip(ligne + 1L)
                .limit(1)
                .anyMatch(dessous -> PAPIERS.matcher(dessous.cle()).find());
    }

    /** Whether the address and the papers of a company stand below the name that is under a head. */
    private boolean estSurSesPapiers(int ligne, Cellule tete) {
        List<Cellule> bloc = texte.dessous(ligne, tete, LIGNES_D_UNE_ADRESSE);
        return bloc.size() > 2
                && BlocsDeNoms.aUneAdresse(bloc.subList(1, LIGNES_D_UNE_TETE), true)
                && !aucun(PAPIERS_DE_SOCIETE, bloc.subList(2, bloc.size()));
    }

    private boolean aUneLigneAuDessus(int ligne, Cellule cellule) {
        return ligne > 0 && texte.lignes().get(ligne - 1).cellules().stream().anyMatch(cellule::chevauche);
    }

    /** "SARL au capital de 5 000 euros" stands under the name. */
    private Set<String> parLaFormeSeule() {
        Set<String> noms = new LinkedHashSet<>();
        texte.parcourir(FORME_SEULE, (ligne, rang, cellule) -> {
            if (ligne > 0
                    && rang < COLONNES
                    && (ligne < LIGNES_DE_L_EN_TETE || estSousLEnseigne(ligne, cellule))
                    && FORME_SEULE.matcher(cellule.cle()).find()) {
                int nommee = estAuPied(ligne) ? ligne - 1 : auDessusDeLAdresse(ligne - 1, cellule);
                texte.lignes().get(nommee).cellules().stream()
                        .filter(cellule::chevauche)
                        .findFirst()
                        .filter(dessus -> !estAuPied(ligne) || peutNommer(nommee, dessus))
                        .filter(dessus ->
                                !PUIS_SA_VILLE.matcher(dessus.cle()).find() || !aUneLigneAuDessus(nommee, dessus))
                        .flatMap(dessus -> propre(dessus.texte()))
                        .ifPresent(noms::add);
            }
        });
        return sansDoublon(noms);
    }

    /** However far down, the name that opens the document is that of who writes it, and who sells where nobody else is said to. */
    private boolean estSousLEnseigne(int ligne, Cellule forme) {
        String enseigne = texte.lignes().get(0).cellules().get(0).cle();
        return !texte.porte(UN_VENDEUR_NOMME)
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
        boolean seule = premiere.chevauche(colonne)
                || Nature.estUnTitre(premiere)
                || UN_CHIFFRE.matcher(premiere.cle()).find();
        return ouvreSaColonne && seule ? nommee : ligne;
    }

    /** Below the head, or below a total however short the invoice. */
    private boolean estAuPied(int ligne) {
        return ligne > LIGNES_DU_BLOC
                || texte.lignes().subList(0, ligne).stream()
                        .anyMatch(dessus -> UN_TABLEAU.matcher(dessus.cle()).find());
    }

    /** At the foot, what stands above a form may be the last words of the invoice. */
    private boolean peutNommer(int ligne, Cellule cellule) {
        return texte.lignes().get(ligne).cellules().size() == 1
                && (estEcritCommeUneEnseigne(cellule.texte())
                        || (UNE_BOUTIQUE.matcher(cellule.cle()).find()
                                && NomsEcrits.motsDuNom(cellule.cle()) <= MOTS_D_UNE_BOUTIQUE))
                && !DERNIERS_MOTS.matcher(cellule.cle()).find();
    }

    /** "De" and "Facturé à" head two columns. */
    private Set<String> enTeteDeDeuxColonnes() {
        Set<String> noms = new LinkedHashSet<>();
        texte.parcourir(DE, (ligne, rang, cellule) -> {
            if (rang < COLONNES
                    && DE.matcher(cellule.cle()).find()
                    && texte.lignes().get(ligne).cellules().stream()
                            .anyMatch(autre -> A_QUI.matcher(autre.cle()).matches())) {
                texte.dessous(ligne, cellule, 1)
                        .forEach(dessous -> propre(dessous.texte()).ifPresent(noms::add));
            }
        });
        return sansDoublon(noms);
    }

    /** The name that heads the document stands before its address as well, over its SIRET. */
    private Set<String> enTeteEtAuPied() {
        Cellule tete = texte.lignes().isEmpty()
                ? null
                : texte.lignes().get(0).cellules().get(0);
        if (tete == null
                || Nature.estUnTitre(tete)
                || PAS_UNE_ENSEIGNE.matcher(tete.cle()).find()) {
            return Set.of();
        }
        List<Integer> siret = texte.lignes(SIRET).stream()
                .filter(ligne -> SIRET.matcher(texte.cle(ligne)).find())
                .toList();
        boolean auPied = siret.size() == 1
                && texte.cle(siret.get(0)).startsWith("SIRET")
                && IntStream.of(siret.get(0) - 2, siret.get(0) - 1)
                        .mapToObj(ligne -> NOM_ET_ADRESSE.matcher(texte.cle(ligne)))
                        .anyMatch(adresse ->
                                adresse.lookingAt() && adresse.group("nom").equals(tete.cle()));
        boolean surLaLigne = siret.stream()
                .map(ligne -> NOM_ET_ADRESSE.matcher(texte.cle(ligne)))
                .anyMatch(adresse ->
                        adresse.lookingAt() && adresse.group("nom").strip().equals(tete.cle()));
        return auPied || surLaLigne ? enseigne(tete.texte()) : Set.of();
    }

    /** Whoever writes his address and his capital at the foot, over the only SIRET of the paper or before it, sells. */
    private Set<String> surSonCapital() {
        Set<String> noms = new LinkedHashSet<>();
        List<Integer> siret = texte.lignes(SIRET).stream()
                .filter(ligne -> SIRET.matcher(texte.cle(ligne)).find())
                .toList();
        texte.parcourir(NOM_ADRESSE_ET_CAPITAL, (ligne, rang, cellule) -> {
            GuardedMatcher societe = NOM_ADRESSE_ET_CAPITAL.matcher(cellule.cle());
            if (siret.size() == 1
                    && (siret.get(0) == ligne || siret.get(0) == ligne + 1)
                    && societe.find()
                    && !UN_AUTRE_QUE_LE_VENDEUR.matcher(cellule.cle()).find()
                    && !UN_COURTIER.matcher(societe.group("nom")).find()
                    && !Banques.nomme(societe.group("nom"))) {
                noms.addAll(enseigne(cellule.texte().substring(0, societe.end("nom"))));
            }
        });
        return noms;
    }

    private Set<String> parLaForme() {
        Set<String> noms = new LinkedHashSet<>();
        Set<String> payes = new LinkedHashSet<>();
        texte.parcourir(FORMES, (ligne, rang, cellule) -> {
            for (GuardedPattern motif : FORMES) {
                GuardedMatcher societe = motif.matcher(cellule.cle());
                if (societe.find()
                        && !estUnPossessif(cellule, motif == FORME_PUIS_NOM ? 0 : societe.end() - 2)
                        && !estUnDestinataire(ligne, cellule)
                        && !UN_AUTRE_QUE_LE_VENDEUR.matcher(cellule.cle()).find()
                        && !SOUSCRIT.matcher(texte.cle(ligne - 1)).find()
                        && !estSousUnVendeur(ligne, cellule)
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
                    propre(deLaSociete(cellule.texte().substring(debut, fin)))
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
        return sansDoublon(noms);
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

    /** A company on the right, over an address, is whom the paper goes to where who writes stands on the left. */
    private boolean estUnDestinataire(int ligne, Cellule cellule) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        List<Cellule> bloc = texte.dessous(ligne, cellule, LIGNES_D_UNE_ADRESSE);
        if (finitParUnDestinataire(ligne - 1)
                && !bloc.isEmpty()
                && BlocsDeNoms.RUE.matcher(bloc.get(0).cle()).find()) {
            return true;
        }
        if (!bloc.isEmpty()
                && cellule.gauche() > PART_GAUCHE * largeur()
                && A_L_ATTENTION.matcher(bloc.get(0).cle()).find()) {
            return true;
        }
        if (cellules.size() > CELLULES_DE_DEUX_TETES || !BlocsDeNoms.aUneAdresse(bloc, true)) {
            return false;
        }
        if (cellules.size() == CELLULES_DE_DEUX_TETES) {
            return cellule.equals(cellules.get(1)) && ecritAGauche(ligne, cellules.get(0), bloc);
        }
        return cellule.gauche() > PART_GAUCHE * largeur()
                && aucun(DE_VENDEUR, bloc)
                && texte.lignes().stream()
                        .limit(Math.min(ligne, LIGNES_DE_L_EN_TETE))
                        .map(dessus -> dessus.cellules().get(0))
                        .anyMatch(dessus -> dessus.droite() < cellule.gauche() && peutEcrire(dessus));
    }

    private boolean finitParUnDestinataire(int ligne) {
        String cle = texte.cle(ligne);
        return cle.endsWith(":")
                && texte.lignes().get(ligne).cellules().size() == 1
                && UN_DESTINATAIRE_DESSOUS
                        .matcher(cle.substring(Math.max(0, cle.length() - FIN_D_UNE_LIGNE)))
                        .find();
    }

    /**
     * Whether who is named on the left of a company, over an address of his own, writes to it: it has no papers of a seller then, or only such
     * as anybody has, where he has them as well or is a shop by his name.
     */
    private boolean ecritAGauche(int ligne, Cellule gauche, List<Cellule> droite) {
        List<Cellule> bloc = texte.dessous(ligne, gauche, LIGNES_D_UNE_ADRESSE);
        return peutEcrire(gauche)
                && BlocsDeNoms.aUneAdresse(bloc, true)
                && aucun(PAPIERS_DE_SOCIETE, droite)
                && (aucun(DE_VENDEUR, droite)
                        || !aucun(DE_VENDEUR, bloc)
                        || UNE_BOUTIQUE.matcher(gauche.cle()).find());
    }

    private boolean peutEcrire(Cellule cellule) {
        return !Nature.estUnTitre(cellule)
                && !NomsEcrits.AVEC_CIVILITE.matcher(cellule.cle()).find()
                && propre(cellule.texte()).isPresent();
    }

    private static boolean aucun(Pattern motif, List<Cellule> bloc) {
        return bloc.stream().noneMatch(cellule -> motif.matcher(cellule.cle()).find());
    }

    /** Of the head alone: a long line at the foot says nothing of columns. */
    private float largeur() {
        if (largeur < 0) {
            largeur = texte.lignes().stream()
                    .limit(LIGNES_DE_L_EN_TETE)
                    .filter(ligne -> ligne.cellules().size() > 1 || ligne.cle().length() < LONGUE_LIGNE)
                    .flatMap(ligne -> ligne.cellules().stream())
                    .map(Cellule::droite)
                    .max(Float::compare)
                    .orElse(0f);
        }
        return largeur;
    }

    /** Below the block of who sells, which its SIRET ends, a company over an address and without any such papers buys. */
    private boolean estSousUnVendeur(int ligne, Cellule cellule) {
        if (ligne <= ligneDuSiret || ligneDuSiret == 0) {
            return false;
        }
        List<Cellule> bloc = texte.dessous(ligne, cellule, LIGNES_D_UNE_ADRESSE);
        return BlocsDeNoms.aUneAdresse(bloc, true) && aucun(PAPIERS_DE_SOCIETE, bloc) && !duBloc().isEmpty();
    }

    /** Short forms are weights and words too: a company heads the document, or stands alone on its line above its papers. */
    private boolean estUneSocieteEnTete(int ligne) {
        return texte.lignes().get(ligne).cellules().size() == 1 && (ligne == 0 || estSuiviDePapiers(ligne));
    }

    /** Of two companies on one line, each after its form, the first; of a brand and its company, the company. */
    private static String deLaSociete(String ecrit) {
        Matcher merci = UN_MERCI.matcher(TextePiece.cle(ecrit));
        String apres = merci.lookingAt() ? ecrit.substring(merci.end()) : ecrit;
        String nom = estEcritCommeUneEnseigne(apres) ? apres : ecrit;
        Matcher marque = UNE_MARQUE.matcher(TextePiece.cle(nom));
        if (marque.find()) {
            return nom.substring(marque.end());
        }
        Matcher deux = DEUX_FORMES.matcher(TextePiece.cle(nom));
        return deux.find() ? nom.substring(0, deux.end("premier")) : nom;
    }

    /** Asked for each company below it. */
    private Set<String> duBloc() {
        if (duBloc == null) {
            duBloc = parLeBloc();
        }
        return duBloc;
    }

    /** Climbs from the SIRET to the first line of its block: the name heads it, streets and telephones follow. */
    private Set<String> parLeBloc() {
        Set<String> noms = new LinkedHashSet<>();
        for (int ligne : texte.lignes(SIRET)) {
            // Its number may stand in the next cell.
            if (ligne < LIGNES_DE_L_EN_TETE
                    && !estSousUnTableau(ligne)
                    && SIRET.matcher(texte.cle(ligne)).find()) {
                texte.lignes().get(ligne).cellules().stream()
                        .filter(cellule -> cellule.cle().contains("SIRET"))
                        .map(cellule -> teteDuBloc(ligne, cellule))
                        .filter(tete -> !tete.isEmpty())
                        .forEach(noms::add);
            }
        }
        return sansDoublon(noms);
    }

    /** What heads the block over a SIRET, empty when it is no name. */
    private String teteDuBloc(int ligne, Cellule cellule) {
        String tete = "";
        List<Cellule> bloc = dessus(ligne, cellule);
        for (Cellule dessus : bloc) {
            if (Nature.estUnTitre(dessus)) {
                break;
            }
            if (DE_DEUX_BLOCS.matcher(dessus.texte()).matches()
                    && !UNE_BOUTIQUE.matcher(dessus.cle()).find()) {
                // The name of one party beside the town of the other.
                tete = "";
                break;
            }
            if (UN_TABLEAU.matcher(dessus.cle()).find()) {
                // A SIRET at the foot stands under items and totals, and no name heads them.
                tete = "";
                break;
            }
            tete = propre(dessus.texte()).orElse(tete);
        }
        if (!tete.isEmpty() && !estUnBloc(ligne, bloc)) {
            tete = "";
        }
        return tete.isEmpty() && ligne < LIGNES_DU_NOM_SEUL ? avantSonSiret(cellule) : tete;
    }

    private boolean estSousUnTableau(int ligne) {
        return texte.lignes().subList(Math.max(0, ligne - LIGNES_DU_BLOC), ligne).stream()
                .anyMatch(dessus -> (dessus.cellules().size() > COLONNES
                                && UN_CHIFFRE.matcher(dessus.cle()).find())
                        || finitParSonPrix(dessus.cellules()));
    }

    /** Beside its price stands an item. */
    private static boolean finitParSonPrix(List<Cellule> cellules) {
        return cellules.size() > 1
                && MontantsEcrits.estUnMontantSeul(
                        cellules.get(cellules.size() - 1).cle());
    }

    /** "Durand et fils - Société par actions simplifiée au capital de": insurers and lenders are most often public companies. */
    private Set<String> parLaFormeEnToutesLettres() {
        Set<String> noms = new LinkedHashSet<>();
        texte.parcourir(FORME_EN_TOUTES_LETTRES, (ligne, rang, cellule) -> {
            GuardedMatcher societe = FORME_EN_TOUTES_LETTRES.matcher(cellule.cle());
            if (societe.find()) {
                propre(cellule.texte().substring(0, societe.end("nom"))).ifPresent(noms::add);
            }
        });
        return sansDoublon(noms);
    }

    /** Where the buyer is known, a shop whose name and address open the document sells. */
    private Set<String> enTete() {
        if (acheteurs.isEmpty() || texte.lignes().isEmpty()) {
            return Set.of();
        }
        int premiere = estUnTitreSeul(0) ? 1 : 0;
        if (premiere == texte.lignes().size()) {
            return Set.of();
        }
        Cellule tete =
                deGauche(premiere, texte.lignes().get(premiere).cellules().get(0));
        boolean autre = acheteurs.stream()
                .flatMap(NomsEcrits::motsSansCivilite)
                .noneMatch(NomsEcrits.motsSansCivilite(tete.cle()).toList()::contains);
        if (!autre || Nature.estUnTitre(tete)) {
            return Set.of();
        }
        Matcher surUneLigne = AdressesEcrites.SUR_LA_LIGNE_DU_NOM.matcher(tete.cle());
        if (surUneLigne.matches()) {
            String cle = surUneLigne.group("nom");
            return UNE_BOUTIQUE.matcher(cle).find()
                            && !PAS_UNE_ENSEIGNE.matcher(cle).find()
                    ? enseigne(tete.texte().substring(0, cle.length()))
                    : Set.of();
        }
        return (UNE_BOUTIQUE.matcher(tete.cle()).find()
                                || estRepete(premiere, tete)
                                || (UN_ETABLISSEMENT.matcher(tete.cle()).lookingAt() && estUneDevise(premiere + 1)))
                        && !(premiere > 0 && SOUS_UN_TITRE.matcher(tete.cle()).find())
                        && (estSurSonAdresse(premiere, tete)
                                || (estSurSonSiren(premiere, tete) && !texte.porte(UN_VENDEUR_NOMME)))
                ? enseigne(tete.texte())
                : Set.of();
    }

    /** Whether the number of a company stands below the head, over nobody to whom the paper goes. */
    private boolean estSurSonSiren(int ligne, Cellule tete) {
        List<Cellule> dessous = texte.dessous(ligne, tete, LIGNES_D_UNE_TETE);
        return dessous.stream()
                        .anyMatch(cellule -> SON_SIREN.matcher(cellule.cle()).find())
                && dessous.stream()
                        .takeWhile(cellule -> !SON_SIREN.matcher(cellule.cle()).find())
                        .noneMatch(
                                cellule -> A_L_ATTENTION.matcher(cellule.cle()).find()
                                        || NomsEcrits.AVEC_CIVILITE
                                                .matcher(cellule.cle())
                                                .find());
    }

    /** A sign alone over its address, which the domain of a mail or of a site spells. */
    private Set<String> enTeteEtAuCourriel() {
        Cellule tete = seuleEnTete();
        if (tete == null || !estSurSonAdresse(0, tete)) {
            return Set.of();
        }
        String lettres = CE_QUI_N_EST_PAS_UNE_LETTRE.matcher(tete.cle()).replaceAll("");
        return texte.lignes(UN_DOMAINE).stream()
                        .map(ligne -> UN_DOMAINE.matcher(texte.cle(ligne)))
                        .anyMatch(domaine -> domaine.find()
                                && CE_QUI_N_EST_PAS_UNE_LETTRE
                                        .matcher(domaine.group("domaine"))
                                        .replaceAll("")
                                        .equals(lettres))
                ? enseigne(tete.texte())
                : Set.of();
    }

    /** What is alone on the first line and may be a sign; none on a paper that says by whom a thing is sold or sent. */
    private @Nullable Cellule seuleEnTete() {
        if (texte.lignes().isEmpty() || texte.lignes().get(0).cellules().size() > 1 || texte.porte(UN_VENDEUR_NOMME)) {
            return null;
        }
        Cellule tete = texte.lignes().get(0).cellules().get(0);
        boolean autre =
                Nature.estUnTitre(tete) || PAS_UNE_ENSEIGNE.matcher(tete.cle()).find() || Banques.nomme(tete.cle());
        return autre ? null : tete;
    }

    /** A sign over the name of its company, which is the same one: two words may be a person's. */
    private boolean estRepete(int ligne, Cellule tete) {
        return ligne + 1 < texte.lignes().size()
                && tete.cle().indexOf(' ') < 0
                && !Banques.nomme(tete.cle())
                && texte.lignes().get(ligne + 1).cellules().get(0).cle().equals(tete.cle());
    }

    private boolean estUnTitreSeul(int ligne) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        return cellules.size() == 1 && Nature.estUnTitre(cellules.get(0));
    }

    /** Nobody but who sells heads what a till prints: a name right over its street or its town. */
    private Set<String> enTeteDuTicket() {
        if (!texte.nature().equals(Nature.TICKET_DE_CAISSE.name())
                || texte.lignes().isEmpty()
                || acheteurs.contains(texte.cle(0))
                || texte.lignes().get(0).cellules().size() > 1) {
            return Set.of();
        }
        Cellule tete = texte.lignes().get(0).cellules().get(0);
        boolean surSonAdresse = texte.lignes().stream()
                .skip(1)
                .limit(estUneDevise(1) ? 2 : 1)
                .anyMatch(dessous ->
                        BlocsDeNoms.aUneAdresse(dessous.cellules(), true) || AdressesEcrites.estUneVoie(dessous.cle()));
        return surSonAdresse
                        && !Nature.estUnTitre(tete)
                        && !D_UN_TERMINAL.matcher(tete.cle()).find()
                        && !Banques.nomme(tete.cle())
                ? enseigne(tete.texte())
                : Set.of();
    }

    /** What a shop sells, between its name and its street. */
    private boolean estUneDevise(int ligne) {
        return UNE_BOUTIQUE.matcher(texte.cle(ligne)).find()
                && !UN_CHIFFRE.matcher(texte.cle(ligne)).find();
    }

    private Set<String> enseigne(String brut) {
        return propre(brut)
                .filter(Vendeurs::estEcritCommeUneEnseigne)
                .map(Set::of)
                .orElse(Set.of());
    }

    /** Whether a street and its town stand below the head of the document, and before them nobody to whom it goes. */
    private boolean estSurSonAdresse(int ligne, Cellule tete) {
        List<Cellule> dessous = texte.dessous(ligne, tete, LIGNES_D_UNE_TETE);
        // Who keeps the shop may stand there, where another buys.
        boolean tenue = acheteurs.size() > 1 && !aucun(DE_VENDEUR, texte.dessous(ligne, tete, LIGNES_D_UNE_ADRESSE));
        return dessous.stream()
                        .anyMatch(cellule ->
                                BlocsDeNoms.RUE.matcher(cellule.cle()).find()
                                        || UNE_ZONE.matcher(cellule.cle()).lookingAt())
                && BlocsDeNoms.aUneAdresse(dessous, true)
                && dessous.stream()
                        .takeWhile(cellule -> !BlocsDeNoms.aUneAdresse(List.of(cellule), true))
                        .noneMatch(
                                cellule -> A_L_ATTENTION.matcher(cellule.cle()).find()
                                        || (!tenue
                                                && NomsEcrits.AVEC_CIVILITE
                                                        .matcher(cellule.cle())
                                                        .find()));
    }

    private static boolean estEcritCommeUneEnseigne(String nom) {
        return NomsEcrits.AVEC_MAJUSCULES
                .matcher(MOTS_SANS_CAPITALE.matcher(nom).replaceAll(""))
                .matches();
    }

    /** Who trades under his own name heads the document, and says so. */
    private Set<String> enSonNom() {
        return texte.lignes().stream()
                .limit(LIGNES_DU_NOM_SEUL)
                .map(ligne -> ligne.cellules().get(0))
                .filter(cellule -> EN_SON_NOM.matcher(cellule.texte()).matches())
                .flatMap(cellule -> propre(cellule.texte()).stream())
                .limit(1)
                .collect(Collectors.toSet());
    }

    /** At the top of a document a name may stand before the number, on one line. */
    private String avantSonSiret(Cellule cellule) {
        Matcher avant = AVANT_SON_SIRET.matcher(cellule.cle());
        return avant.find()
                ? propre(cellule.texte().substring(0, avant.end("nom"))).orElse("")
                : "";
    }

    /** A block at the head, or over an address: what is above a number alone may be the last words of the invoice. */
    private static boolean estUnBloc(int ligne, List<Cellule> dessus) {
        return ligne <= LIGNES_DU_BLOC
                || dessus.stream()
                        .anyMatch(autre -> PAPIERS.matcher(autre.cle()).find());
    }

    /** Above the cell; where nothing is, above the line that it ends. */
    private List<Cellule> dessus(int ligne, Cellule cellule) {
        List<Cellule> siennes = surplombant(ligne, cellule);
        return siennes.isEmpty()
                ? surplombant(ligne, texte.lignes().get(ligne).cellules().get(0))
                : siennes;
    }

    private List<Cellule> surplombant(int ligne, Cellule cellule) {
        List<Cellule> dessus = new ArrayList<>();
        for (int i = ligne - 1; i >= Math.max(0, ligne - LIGNES_DU_BLOC); i--) {
            texte.lignes().get(i).cellules().stream()
                    .filter(cellule::chevauche)
                    .findFirst()
                    .ifPresent(dessus::add);
            int derniere = dessus.size() - 1;
            if (derniere >= 0) {
                Cellule seule = deGauche(i, dessus.get(derniere));
                boolean unNom = !seule.equals(dessus.get(derniere))
                        && propre(seule.texte()).isPresent();
                dessus.set(derniere, seule);
                if (unNom) {
                    // Both blocks start here, the seller's and the buyer's.
                    break;
                }
            }
        }
        return dessus;
    }

    /** A company without its legal form, before its name or after it. */
    static String sansForme(String cle) {
        return SA_FORME.matcher(cle).replaceAll(" ").strip();
    }

    /** One name written in two ways, in capitals in the head and not in the foot, its form before it or after, is one. */
    private static Set<String> sansDoublon(Set<String> noms) {
        Set<String> cles = new LinkedHashSet<>();
        Set<String> uniques = new LinkedHashSet<>();
        for (String nom : noms) {
            if (cles.add(sansForme(TextePiece.cle(nom)))) {
                uniques.add(nom);
            }
        }
        return uniques;
    }

    /** Of two columns that were joined by single spaces, the seller's ends before the buyer's name; nowhere, where nothing tells it. */
    private Cellule deGauche(int ligne, Cellule cellule) {
        return texte.colonnes()
                .nomDeDroite(ligne, cellule)
                .map(nom -> cellule.texte().length() - nom.length())
                .map(fin -> new Cellule(
                        cellule.texte().substring(0, fin),
                        cellule.cle().substring(0, fin),
                        cellule.gauche(),
                        cellule.droite()))
                .orElseGet(() -> texte.colonnes().ouvreDeuxBlocs(ligne, cellule)
                        ? new Cellule("", "", cellule.gauche(), cellule.droite())
                        : cellule);
    }

    private Optional<String> propre(String brut) {
        Matcher fin = FIN_DU_NOM.matcher(TextePiece.cle(brut));
        if (LIEU_ET_DATE.matcher(TextePiece.cle(brut.strip())).matches()) {
            return Optional.empty();
        }
        String nom = (fin.find() ? brut.substring(0, fin.start()) : brut).strip();
        String cle = TextePiece.cle(nom);
        boolean unNom = !RIEN_QU_UNE_FORME.matcher(cle).matches()
                && nom.chars().filter(Character::isLetter).count() >= 2
                && nom.split(" ").length <= 10
                && !PAS_UN_VENDEUR.matcher(cle).matches()
                && acheteurs.stream().noneMatch(acheteur -> acheteur.equals(cle));
        return unNom ? Optional.of(nom) : Optional.empty();
    }
}
