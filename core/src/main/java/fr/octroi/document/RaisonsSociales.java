package fr.octroi.document;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** How the name of a company is written (<i>raison sociale</i>): where it ends, what its legal form is, and what is no name. */
final class RaisonsSociales {

    static final String FORME =
            "(?:S\\.?A\\.?R\\.?L|S\\.?A\\.?S\\.?U|S\\.?A\\.?S|E\\.?U\\.?R\\.?L|E\\.?I\\.?R\\.?L|S\\.?N\\.?C|S\\.?C\\.?O\\.?P|SCIC|S\\.?A)";

    /** What a company is, and not what it is called. */
    private static final Pattern RIEN_QU_UNE_FORME = Pattern.compile(
            "(?:" + FORME
                    + "|A\\.?R\\.?L|SOCIETE|A CAPITAL VARIABLE|AU CAPITAL|A RESPONSABILITE LIMITEE|UNIPERSONNELLE|[\\s.,-])*(?:AU CAPITAL\\b.*|CAPITAL\\b.*)?");

    /** What a shop says of itself in its name. */
    static final Pattern UNE_BOUTIQUE =
            Pattern.compile("\\b(?:(?:BI)?CYCL|VELO|BIKE|SPORT|MOBILIT|ATELIER(?! D'ARCHI)|ROUE|BRICO(?!TS?\\b|U))");

    private static final Pattern MOTS_SANS_CAPITALE = Pattern.compile("\\s(?:[&0-9]+|à|au|aux|en|et|sur)(?=\\s|$)");

    private static final Pattern SA_FORME =
            Pattern.compile("^" + FORME + "\\.?\\s|(?:[\\s,]+(?:" + FORME + "|SE)\\.?)+$");

    /** Where a name ends and an address, a number or a description begins, but for an address of electronic mail. */
    private static final GuardedPattern FIN_DU_NOM = GuardedPattern.of(
            "\\s[-\u2013\u2014\u2022\u00B7|]\\s|,(?!\\s(?:LTD|INC|LLC)\\b)|[;:(|]|\\s(?:ACHETEU(?:R|SE)|CLIENTE?|DESTINATAIRE)\\s?:|\\s(?:EMISE? LE|EDITEE? LE|EMISSION|ECHEANCE|REGLEMENT|PAIEMENT)\\s?(?::|[0-9])|\\sCAP\\.?\\s(?:DE\\s[0-9]|[0-9][0-9 .,]{2,12}(?:\u20AC|EUR))|\\s(?:AU CAPITAL|ADRESSE D[EU]|DATE|NUMERO|RAISON SOCIALE|FACTURE|DEVIS|AVOIR(?=\\sN|$)|TICKET(?=\\s(?:N|DE\\b))|BON DE (?:COMMANDE|LIVRAISON)|INVOICE|SIRET|SIREN|RCS|TEL|TVA)\\b|\\sN\\s?[\u00B0\u00BA]|\\s[0-9]{1,4}\\s?,?\\s(?:BIS|TER)?\\s?(?:RUE|AVENUE|BOULEVARD|PLACE|CHEMIN|ALLEE|QUAI|ROUTE)\\b"
                    // The buyer, whose column was joined to that of a company.
                    + "|(?<=^" + FORME
                    + "\\.?\\s[^,;:]{2,40}[A-Z]{2})\\s(?:M\\.|MR\\.?|MME|MLLE)\\s[A-Z'-]{2,30}\\s[A-Z]");

    private static final Pattern LIEU_ET_DATE = Pattern.compile(
            "(?!.*\\b(?:EMISE?|EDITEE?)\\sLE\\b)(?:A\\s)?[A-Z][A-Z' -]{2,40},?\\sLE\\s[0-9]{1,2}(?:ER)?(?:[/.-][0-9].*|\\s[A-Z]{3,9}\\s20[0-9]{2}.*)");

    private static final Pattern PAS_UN_VENDEUR = Pattern.compile(
            "^[*=_-]*+\\s?(?:[0-9]|(?:FA?C?|FV|DE?V?|BC|BL|CMD|REF)[-/_][A-Z0-9/_-]*[0-9]$|(?!\\S*(?:VELO|CYCL|BIKE))(?=\\S*[0-9]{3})[^\\s/_-]*[-_/]\\S*$|PREPAREE? (?:POUR|PAR)|ETABLIE? (?:POUR|PAR)|0[0-9]{3}\\s.*|PAIEMENT|(?:TYPE|NATURE|CATEGORIE) D(?:'|E |E L'|E LA |ES )(?:OPERATION|VENTE|PRESTATION|CLIENT)S?\\b.*|(?:ONEY|COFIDIS|CETELEM|SOFINCO|FRANFINANCE|FLOA|KLARNA|YOUNITED)\\b.*|(?:ARTICLES?|DESCRIPTION)(?:$|\\s.*\\b(?:QTE|QUANTITE|PRIX|P\\.?U))|N\\s?\u00B0.*|VENDEU(?:R|SE)\\s?:?\\s[A-Z'-]+$|(?:VENDEU(?:R|SE)|EMETTEUR|FOURNISSEUR|PRESTATAIRE|BAILLEUR|PROPRIETAIRE|ENTREPRISE INDIVIDUELLE|MICRO-?\\s?ENTREPRISE|AUTO-?\\s?ENTREPRENEU(?:R|SE))$|[0-9]{5}\\s[A-Z]+|[0-9]{1,4},?\\s(?:BIS\\s|TER\\s)?"
                    + AdressesEcrites.GENRE_DE_VOIE
                    + "|EMISE? LE|EDITEE? LE|A L'ATTENTION|ATTN|SERVICE (?:COMPTABILITE|CLIENTS?|ACHATS?|FACTURATION)|DIRECTION D[EU]|DIRECTION DES|MAGASIN|(?:CC|C\\.\\s?C|C\\.?\\s?CIAL|CENTRE COMMERCIAL|ZC)\\s[A-Z]+|(?:ZONE|ZA|ZI|ZAC|ZAE)\\s(?:.*[0-9]{5}|INDUSTRIELLE|ARTISANALE|COMMERCIALE|D[EU]|DES|D')|DUPLICATA|COPIE|ORIGINAL|SIEGE|INTITULE|OBJET|DESTINATAIRE|ACHETEUR|ACQUEREUR|BENEFICIAIRE|(?:ADRESSE|LIVRE|EXPEDIE|FACTURE)E? A|(?:BILL|SHIP|SOLD|INVOICE|DELIVER)(?:P?ED)? TO|NUMERO|SIRET|SIREN|TVA|N\u00B0|TEL|TELEPHONE|FAX|MAIL|E-?MAIL|WWW|HTTP|LIEU-DIT|RCS|R\\.C\\.S|APE|NAF|CODE|CAPITAL|IBAN|BIC|DATE|TOTAL|MONTANT|NET|PAGE|FACTURE|DEVIS"
                    + "|AVOIR|INVOICE|BON DE|TICKET|CLIENT|ADRESSE|RUE|AVENUE|BOULEVARD|PLACE|CHEMIN|ALLEE|IMPASSE|QUAI|ROUTE|FRANCE|DOMICILE|FACTURATION|LIVRAISON|COMMANDE|VOTRE|NOTRE"
                    + "|REFERENCE|REF|DESIGNATION|M|MR|MME|MLLE|MONSIEUR|MADAME|VENDUE? (?:ET|PAR)|(?:ACHET|EXPEDI|LIVR)EE? PAR|SOLD BY|COORDONNEES BANCAIRES|PAYMENT|MODE DE (?:PAIEMENT|REGLEMENT))\\b.*|.*@.*|.*\\bSIRET\\b.*|(?:.*\\s)?(?:LE|DU) [0-9]{1,2}(?:[/.-][0-9]|(?:ER)?\\s[A-Z]+\\s[0-9]{4}).*|(?:DE|A)\\s?:?|LE BOURG");

    private final List<String> acheteurs;

    RaisonsSociales(TextePiece texte) {
        this.acheteurs = texte.acheteurs().stream().map(TextePiece::cle).toList();
    }

    /** Who buys, as keys: none of them sells. */
    List<String> acheteurs() {
        return acheteurs;
    }

    /** A name without what follows it; none where what is left is no name, or is that of who buys. */
    Optional<String> propre(String brut) {
        if (LIEU_ET_DATE.matcher(TextePiece.cle(brut.strip())).matches()) {
            return Optional.empty();
        }
        String nom = brut.substring(0, finDuNom(TextePiece.cle(brut))).strip();
        String cle = TextePiece.cle(nom);
        boolean unNom = !RIEN_QU_UNE_FORME.matcher(cle).matches()
                && nom.chars().filter(Character::isLetter).count() >= 2
                && nom.split(" ").length <= 10
                && !PAS_UN_VENDEUR.matcher(cle).matches()
                && acheteurs.stream().noneMatch(acheteur -> acheteur.equals(cle));
        return unNom ? Optional.of(nom) : Optional.empty();
    }

    private static int finDuNom(String cle) {
        GuardedMatcher fin = FIN_DU_NOM.matcher(cle);
        int place = fin.find() ? fin.start() : cle.length();
        int arobase = cle.indexOf('@');
        return arobase < 0 ? place : Math.min(place, Math.max(0, cle.lastIndexOf(' ', arobase)));
    }

    /** A name that is written as signs are; nothing else. */
    Set<String> enseigne(String brut) {
        return propre(brut)
                .filter(RaisonsSociales::estEcritCommeUneEnseigne)
                .map(Set::of)
                .orElse(Set.of());
    }

    static boolean estEcritCommeUneEnseigne(String nom) {
        return NomsEcrits.AVEC_MAJUSCULES
                .matcher(MOTS_SANS_CAPITALE.matcher(nom).replaceAll(""))
                .matches();
    }

    /** A company without its legal form, before its name or after it. */
    static String sansForme(String cle) {
        return SA_FORME.matcher(cle).replaceAll(" ").strip();
    }

    /** One name written in two ways, in capitals in the head and not in the foot, its form before it or after, is one. */
    static Set<String> sansDoublon(Set<String> noms) {
        Set<String> cles = new LinkedHashSet<>();
        Set<String> uniques = new LinkedHashSet<>();
        for (String nom : noms) {
            if (cles.add(sansForme(TextePiece.cle(nom)))) {
                uniques.add(nom);
            }
        }
        return uniques;
    }
}
