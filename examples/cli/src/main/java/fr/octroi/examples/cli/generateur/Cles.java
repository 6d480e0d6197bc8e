package fr.octroi.examples.cli.generateur;

import java.math.BigInteger;

/** Computes the keys of invented accounts and companies, as their issuers would. */
final class Cles {

    private static final BigInteger QUATRE_VINGT_DIX_SEPT = BigInteger.valueOf(97);

    private Cles() {}

    /** Returns a French IBAN, with its RIB key and its own. */
    static String ibanFrancais(String banque, String guichet, String compte) {
        BigInteger sansCle = new BigInteger(enChiffres(banque + guichet + compte) + "00");
        int cle = 97 - sansCle.mod(QUATRE_VINGT_DIX_SEPT).intValue();
        return iban("FR", banque + guichet + compte + "%02d".formatted(cle));
    }

    /** Returns an IBAN of any country, given what stands behind its key. */
    static String iban(String pays, String compte) {
        StringBuilder chiffres = new StringBuilder();
        (compte + pays + "00").chars().map(c -> Character.digit(c, 36)).forEach(chiffres::append);
        int cle = 98
                - new BigInteger(chiffres.toString()).mod(QUATRE_VINGT_DIX_SEPT).intValue();
        return pays + "%02d".formatted(cle) + compte;
    }

    /** Returns a SIRET, given 8 digits of the company and 4 of the establishment. */
    static String siret(int entreprise, int etablissement) {
        String siren = avecCle("%08d".formatted(entreprise));
        return avecCle(siren + "%04d".formatted(etablissement));
    }

    private static String avecCle(String chiffres) {
        int somme = 0;
        for (int i = 0; i < chiffres.length(); i++) {
            int chiffre = chiffres.charAt(chiffres.length() - 1 - i) - '0';
            int pese = i % 2 == 0 ? chiffre * 2 : chiffre;
            somme += pese > 9 ? pese - 9 : pese;
        }
        return chiffres + (10 - somme % 10) % 10;
    }

    /** Letters of an account count as A=J=1, B=K=S=2 and so on to I=R=Z=9. */
    private static String enChiffres(String compte) {
        String lettres = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        String valeurs = "12345678912345678923456789";
        StringBuilder chiffres = new StringBuilder(compte.length());
        for (int i = 0; i < compte.length(); i++) {
            int rang = lettres.indexOf(compte.charAt(i));
            chiffres.append(rang < 0 ? compte.charAt(i) : valeurs.charAt(rang));
        }
        return chiffres.toString();
    }
}
