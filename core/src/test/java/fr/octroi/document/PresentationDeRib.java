package fr.octroi.document;

import java.util.Map;
import java.util.TreeMap;

/**
 * How banks lay out a RIB: labels and columns after the networks' own papers, people and accounts invented. A bar starts a
 * column; words between braces are filled in.
 */
enum PresentationDeRib {
    TABLEAU_ET_IBAN_PAR_QUATRE("""
            BANQUE IMAGINAIRE | RELEVÉ D'IDENTITÉ BANCAIRE
            Titulaire du compte : | {titulaire}
             | 12 RUE DES LILAS
             | 92310 SEVRES
            Code banque | Code agence | Numéro de compte | Clé RIB | Agence de domiciliation
            {banque} | {guichet} | {numero} | {cle} | IMAGINAIRE SEVRES (00123)
            IBAN : {iban par quatre}
            BIC : {bic}
            """),
    DEUX_LANGUES("""
            RELEVÉ D'IDENTITÉ BANCAIRE / IBAN
            TITULAIRE DU COMPTE / ACCOUNT OWNER | DOMICILIATION / PAYING BANK
            {titulaire} | SG SEVRES (03060)
            12 RUE DES LILAS | 2 GRANDE RUE
            92310 SEVRES | 92310 SEVRES
            Code Banque | Code Guichet | Numéro de compte | Clé RIB
            {banque} | {guichet} | {numero} | {cle}
            IBAN | {iban par quatre}
            BIC-ADRESSE SWIFT | {bic}
            """),
    INTITULE_AU_DESSUS("""
            CAISSE REGIONALE IMAGINAIRE
            RELEVE D'IDENTITE BANCAIRE
            Intitulé du Compte :
            {titulaire}
            12 RUE DES LILAS
            92310 SEVRES
            DOMICILIATION : SEVRES CENTRE
            Code établissement | Code guichet | Numéro de compte | Clé RIB
            {banque} | {guichet} | {numero} | {cle}
            IBAN (International Bank Account Number)
            {iban par quatre}
            Code BIC (Bank Identification Code) - Code SWIFT : {bic}
            """),
    CENTRE_FINANCIER("""
            Relevé d'Identité Bancaire
            Ce relevé est destiné à tout organisme souhaitant connaître vos références bancaires
            Etablissement | Guichet | N° de compte | Clé RIB
            {banque} | {guichet} | {numero} | {cle}
            IBAN - Identifiant international de compte
            {iban par quatre}
            BIC - Identifiant international de l'établissement
            {bic}
            Domiciliation | Titulaire du compte
            CENTRE FINANCIER IMAGINAIRE | {titulaire}
            75900 PARIS CEDEX 15 | 12 RUE DES LILAS
            FRANCE | 92310 SEVRES
            """),
    NATIONAL_PUIS_INTERNATIONAL("""
            RELEVE D'IDENTITE BANCAIRE
            Identifiant national de compte bancaire - RIB
            Banque | Guichet | N° compte | Clé | Devise | Domiciliation
            {banque} | {guichet} | {numero} | {cle} | EUR | CCM IMAGINAIRE
            Identifiant international de compte bancaire
            IBAN (International Bank Account Number) | BIC (Bank Identifier Code)
            {iban par quatre} | {bic}
            Domiciliation | Titulaire du compte (Account Owner)
            CCM IMAGINAIRE | {titulaire}
            2 GRANDE RUE | 12 RUE DES LILAS
            92310 SEVRES | 92310 SEVRES
            """),
    ABREGE("""
            Cadre réservé au destinataire du relevé | RELEVE D'IDENTITE BANCAIRE
            Intitulé du compte | {titulaire}
             | 12 RUE DES LILAS
             | 92310 SEVRES
            c/étab | c/guichet | n/compte | c/rice | domiciliation
            {banque} | {guichet} | {numero} | {cle} | CE IMAGINAIRE
            IBAN | {iban par quatre}
            BIC | {bic}
            """),
    EN_UNE_PHRASE("""
            RIB
            {titulaire}
            12 RUE DES LILAS
            92310 SEVRES
            Banque : {banque} - Indicatif : {guichet} - Compte n° : {numero} - Clé RIB : {cle}
            IBAN : {iban}
            BIC : {bic}
            """),
    EN_LIGNE_ET_SANS_ESPACE("""
            Relevé d'identité bancaire
            Titulaire | {titulaire}
            IBAN | {iban}
            Code BIC | {bic}
            Domiciliation | BANQUE EN LIGNE IMAGINAIRE, 44 RUE HAUTE, 92100 BOULOGNE BILLANCOURT
            """),
    SUR_DEUX_LIGNES("""
            RELEVÉ D'IDENTITÉ BANCAIRE
            Titulaire du compte : {titulaire}
            IBAN : {debut de l'iban}
            {fin de l'iban}
            BIC : {bic}
            """),
    SUR_DEUX_LIGNES_EN_COLONNES("""
            RELEVÉ D'IDENTITÉ BANCAIRE
            Titulaire du compte | IBAN | BIC
            {titulaire} | {debut de l'iban} | {bic}
            12 RUE DES LILAS | {fin de l'iban}
            92310 SEVRES
            """),
    ETRANGERE("""
            Account details
            Beneficiary: {titulaire}
            Account holder: {titulaire}
            IBAN: {iban par quatre}
            SWIFT / BIC: {bic}
            """),
    UNE_CASE_PAR_CHIFFRE("""
            R.I.B.
            Titulaire du compte : {titulaire}
            Code banque | Code guichet | N° de compte | Clé RIB
            {rib en cases}
            """),
    IBAN_EN_CASES("""
            IDENTITÉ BANCAIRE
            Nom du titulaire : {titulaire}
            IBAN
            {iban en cases}
            BIC
            {bic en cases}
            """),
    IBAN_EN_COLONNES("""
            RELEVÉ D'IDENTITÉ BANCAIRE
            TITULAIRE DU COMPTE
            {titulaire}
            12 RUE DES LILAS
            92310 SEVRES
            IBAN
            {iban en colonnes}
            {bic}
            """),
    RIB_SEUL_EN_TABLEAU("""
            RELEVÉ D'IDENTITÉ BANCAIRE
            {titulaire}
            12 RUE DES LILAS
            92310 SEVRES
            CODE BANQUE | CODE GUICHET | NUMERO DE COMPTE | CLE RIB
            {banque} | {guichet} | {numero} | {cle}
            """),
    RIB_SEUL_EN_UNE_SUITE("""
            Titulaire du compte : {titulaire}
            RIB : {rib}
            """),
    RIB_SEUL_PAR_QUATRE("""
            Titulaire du compte : {titulaire}
            R.I.B. : {rib par quatre}
            """),
    UN_LIBELLE_PAR_LIGNE("""
            COORDONNÉES BANCAIRES
            Titulaire du compte : {titulaire}
            Code banque | {banque}
            Code guichet | {guichet}
            N° de compte | {numero}
            Clé RIB | {cle espacee}
            """),
    ESPACES_IRREGULIERS("""
            RELEVÉ D'IDENTITÉ BANCAIRE
            Intitulé du compte : {titulaire}
            IBAN {iban irregulier}
            BIC {bic espace}
            """),
    DEUX_FOIS_LE_MEME("""
            RELEVÉ D'IDENTITÉ BANCAIRE | RELEVÉ D'IDENTITÉ BANCAIRE
            Titulaire du compte : {titulaire} | Titulaire du compte : {titulaire}
            IBAN : {iban par quatre} | IBAN : {iban par quatre}
            BIC : {bic} | BIC : {bic}
            """);

    private final String modele;

    PresentationDeRib(String modele) {
        this.modele = modele;
    }

    /**
     * Fills the layout.
     *
     * @param iban what is printed as an IBAN, right or wrong
     * @param rib what is printed as a RIB, right or wrong
     */
    String[] lignes(String iban, String rib, String bic, String titulaire) {
        Map<String, String> champs = new TreeMap<>();
        champs.put("titulaire", titulaire);
        champs.put("banque", rib.substring(0, 5));
        champs.put("guichet", rib.substring(5, 10));
        champs.put("numero", rib.substring(10, 21));
        champs.put("cle", rib.substring(21));
        champs.put("cle espacee", rib.charAt(21) + " " + rib.charAt(22));
        champs.put("rib", rib);
        champs.put("rib par quatre", parQuatre(rib));
        champs.put("rib en cases", enCases(rib));
        champs.put("iban", iban);
        champs.put("iban par quatre", parQuatre(iban));
        champs.put("iban en cases", enCases(iban));
        champs.put("iban en colonnes", parQuatre(iban).replace(" ", " | "));
        champs.put("iban irregulier", iban.replaceFirst("(.{2})(.{2})(.{7})(.{1})(.{9})", "$1 $2 $3  $4 $5 "));
        champs.put("debut de l'iban", parQuatre(iban.substring(0, 16)));
        champs.put("fin de l'iban", parQuatre(iban.substring(16)));
        champs.put("bic", bic);
        champs.put("bic en cases", enCases(bic));
        champs.put(
                "bic espace",
                bic.replaceFirst("(.{4})(.{2})(.{2})(.*)", "$1 $2 $3 $4").strip());
        String rempli = modele;
        for (Map.Entry<String, String> champ : champs.entrySet()) {
            rempli = rempli.replace("{" + champ.getKey() + "}", champ.getValue());
        }
        return rempli.strip().split("\n");
    }

    private static String parQuatre(String texte) {
        return texte.replaceAll("(.{4})(?=.)", "$1 ");
    }

    private static String enCases(String texte) {
        return texte.replaceAll("(.)(?=.)", "$1 | ");
    }
}
