package fr.octroi.document;

import fr.octroi.document.TextePiece.Cellule;
import java.util.Set;
import java.util.regex.Pattern;

/** The labels that announce whom a document names, and whether one does where no colon says so. */
final class LibellesDeNoms {

    static final GuardedPattern LIBELLE = GuardedPattern.of(
            "^(?:L[EA]\\s(?=LOCATAIRE\\s?:\\s?" + NomsEcrits.CIVILITE
                    + "\\s))?(?:(?:IDENTITE|NOMS?(?:\\s?(?:,|ET|/)\\s?PRENOMS?)?|VOTRE NOM|ADRESSE)\\s(?:ET ADRESSE\\s)?(?:DU|DE LA|DE L'|DES|DE)?\\s?)?"
                    + "(?<mot>CLIENTE?(?:\\sFACTUREE?(?=\\s?(?::|$)))?|ACHETEUR|ACHETEUSE|ACQUEREUR|FACTURE(?:R|E?) A|VENDUE? A|DOIT|FACTURATION(?:\\sET\\s(?:D'\\s?EXPEDITION|DE LIVRAISON))?|RECU DE|A L'ATTENTION DE|DESTINATAIRE|BENEFICIAIRE|DEBITEURS?|(?:CO-?)?TITULAIRES?(?:\\s[1-4]\\b|\\s?\\(S\\))?(?:\\s(?:DU |DE LA |DE )?(?:COMPTE(?: JOINT)?|CORNPTE|CONTRAT|FACTURE"
                    + "|ABONNEMENT|LIGNE|CARTE|RIB))?|INTITULE D[EU] COMPTE|CONTRAT SOUSCRIT PAR|(?:CONTRAT|FACTURE|ATTESTATION)\\s(?:ETABLIE?\\s)?AU NOM DE|(?:CO-?)?LOCATAIRES?(?:\\sPRINCIPAL)?|DECLARANTE?(?:\\s[12](?:$|(?=\\s[A-Z]{2}))|(?:\\s[12])?(?=\\s?:\\s?[A-Z]{2}))|ASSUREE?S?|SOUSCRIPT(?:EUR|RICE)|ABONNEE?|SOCIETAIRES?|ADHERENTE?|OCCUPANTE?|PRENEUR"
                    + "|INTITULE|COMPTE OUVERT AU NOM DE|NOM DU COMPTE|(?:NAME OF (?:THE )?)?ACCOUNT (?:OWNER|HOLDER)(?:(?:'S)? NAME)?|TITULAR(?:ES)?|KONTOINHABER(?:IN)?|BENEFICIARY|(?:BILL(?:ED)?|INVOICED?|SOLD) TO|BILLING ADDRESS|CUSTOMER(?: NAME)?|BUYER|ACCOUNT NAME|(?:FULL )?NAME(?=\\s?:)|POUR|REDEVABLE|CONTRIBUABLE|PROPRIETAIRE DU COMPTE)"
                    + "(?:\\s?:\\s?\\(?NOMS?\\s?(?:ET|/|,)\\s?PRENOMS?\\)?)?(?:\\s?/\\s?ACCOUNT (?:HOLDER|OWNER)(?:\\s?\\(S\\)|S\\b|(?=\\s[A-Z'-]+\\s[A-Z'-]+$)))?(?<suite>\\s?[/(][A-Z' /)-]{0,60}(?![A-Z]))?\\s?(?<fin>[:\u2013-]|$)?");

    static final GuardedPattern NOM_ET_PRENOM = GuardedPattern.of(
            "^(?:VOS\\s)?(?:NOMS?\\s?(?:ET|/|,|&|-)?\\s?PRENOMS?|PRENOMS?\\s?(?:ET|/|,|&)?\\s?NOMS?)(?:\\(S\\))?(?:\\s?(?::|$)|\\s(?!D[EU]\\b|DES\\b|D'|OU\\b|ET\\b)(?!.*\\b(?:QUALITE|SIGNATURES?|CACHET|LIEN|PARENTE|USAGE|NAISSANCE|BENEFICIAIRE|AIDES?|TAILLE|FONCTION|DATES?|ADRESSE|VILLE|COMMUNE|TELEPHONE|AGE|SEXE|NATIONALITE|VELO|MARQUE|MODELE)\\b)(?=[A-Z'-]{2,30}(?:\\s[A-Z'-]{2,30}){1,4}$))");

    /** The label of what else is said of whoever was just named. */
    static final Pattern DU_MEME = Pattern.compile(
            "(?:NOM COMMERCIAL|ENSEIGNE|NEE?(?:\\(E\\))? LE|(?:DATE|LIEU) DE NAISSANCE|NAISSANCE|NATIONALITE|PROFESSION|ACTIVITE|STATUT|PAYS DE RESIDENCE|E-?MAIL)\\s?(?::|$)");

    static final Pattern AUTRE_LIBELLE = Pattern.compile("[^:]{2,40}\\s?:(?:\\s|$)");

    private static final Set<String> LIBELLES_SANS_DEUX_POINTS =
            Set.of("TITULAIRE DU COMPTE", "TITULAIRE DU CONTRAT", "INTITULE DU COMPTE", "TITULAIRES DU COMPTE");

    private LibellesDeNoms() {}

    /** Whether a name in full follows a label that needs no colon to announce one. */
    static boolean annonceUnNom(Pattern mots, GuardedMatcher libelle, Cellule cellule) {
        String reste = cellule.texte().substring(libelle.end()).strip();
        return mots.matcher(libelle.group("mot")).matches()
                && NomsEcrits.NOM_SEUL.matcher(TextePiece.cle(reste)).matches()
                && NomsEcrits.AVEC_MAJUSCULES.matcher(reste).matches()
                && !Banques.nomme(TextePiece.cle(reste));
    }

    /** Without a colon, words in lower case go on with the label. */
    static boolean annonceDesNoms(GuardedMatcher libelle, Cellule cellule) {
        String reste = cellule.texte().substring(libelle.end()).strip();
        return reste.isEmpty()
                || libelle.group().endsWith(":")
                || NomsEcrits.AVEC_MAJUSCULES.matcher(reste).matches();
    }

    /** A label ends with a colon, with its cell, or before a civility: "Client fidèle" is none. */
    static boolean estEntier(GuardedMatcher libelle, Cellule cellule) {
        return libelle.group("fin") != null
                || LIBELLES_SANS_DEUX_POINTS.contains(libelle.group("mot"))
                || NomsEcrits.AVEC_CIVILITE
                        .matcher(cellule.cle().substring(libelle.end()).strip())
                        .find();
    }
}
