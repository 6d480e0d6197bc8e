package fr.octroi.document;

import fr.octroi.document.TextePiece.Candidat;
import fr.octroi.document.TextePiece.Ligne;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.Siret;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds what has a key or a number: the account, the seller's SIRET, the number of the document. */
final class Identifiants {

    private static final Pattern DEBUT_D_IBAN =
            Pattern.compile("(?<![A-Z0-9])[A-Z]{2}\\s?[0-9]{2}(?=[\\s.-]?[A-Z0-9])");
    private static final Pattern LIBELLE_IBAN = Pattern.compile("\\bI\\.?B\\.?A\\.?N\\b");
    private static final int IBAN_LE_PLUS_COURT = 15;
    private static final int IBAN_LE_PLUS_LONG = 34;

    private static final Pattern QUATORZE_CHIFFRES =
            Pattern.compile("(?<![0-9])(?<![0-9][ .-])[0-9](?:[ .-]?[0-9]){13}(?![0-9])");

    private static final String NUMERO = "(?:N\\s?[\u00B0\u00BA]|N\\.?O\\b\\.?|NO\\.|NUM(?:ERO)?\\b\\.?|#)";
    private static final String SUJET = "(?:FACTURE|INVOICE|DEVIS|PRO[\\s-]?FORMA|BON DE COMMANDE|AVOIR)";

    private static final List<Pattern> LIBELLES_DE_NUMERO = List.of(
            Pattern.compile(
                    "\\b" + SUJET + "\\s?(?:\\(?" + NUMERO + "\\)?|:|REF(?:ERENCE)?\\b\\.?)\\s?:?(?=\\s?[A-Z0-9]|$)"),
            Pattern.compile("(?:\\b|^)" + NUMERO + "\\s?(?:DE\\s|DU\\s)?(?:LA\\s)?" + SUJET + "\\b\\s?:?"),
            Pattern.compile("\\bREF(?:ERENCE)?S?\\b\\.?\\s(?:DE\\s)?(?:LA\\s)?" + SUJET + "\\b\\s?:?"),
            Pattern.compile("^" + SUJET + "(?=\\s[A-Z]{0,4}[-_/]?[0-9])"),
            Pattern.compile("^" + NUMERO + "\\s?:?(?=\\s?[A-Z0-9]|$)"),
            Pattern.compile("^REF(?:ERENCE)?\\b\\.?\\s?:?"));

    private static final Pattern VALEUR_DE_NUMERO = Pattern.compile("[A-Z0-9][A-Z0-9/_.-]{0,29}");

    private Identifiants() {}

    /** Finds the account, or null when there is none or more than one. */
    static @Nullable Iban iban(TextePiece texte) {
        Set<String> trouves = new TreeSet<>();
        List<Ligne> lignes = texte.lignes();
        for (int i = 0; i < lignes.size(); i++) {
            String ligne = TextePiece.cle(lignes.get(i).texte());
            String suivante =
                    i + 1 < lignes.size() ? TextePiece.cle(lignes.get(i + 1).texte()) : "";
            boolean annonce = LIBELLE_IBAN.matcher(ligne).find()
                    || (i > 0
                            && LIBELLE_IBAN
                                    .matcher(TextePiece.cle(lignes.get(i - 1).texte()))
                                    .find());
            Matcher debut = DEBUT_D_IBAN.matcher(ligne);
            while (debut.find()) {
                boolean francais = ligne.startsWith("FR", debut.start()) || ligne.startsWith("MC", debut.start());
                if (francais || annonce) {
                    String iban = lireIban(ligne.substring(debut.start()));
                    if (iban.isEmpty() && annonce) {
                        iban = lireIban(ligne.substring(debut.start()) + " " + suivante);
                    }
                    if (!iban.isEmpty()) {
                        trouves.add(iban);
                    }
                }
            }
        }
        return trouves.size() == 1 ? new Iban(trouves.iterator().next()) : null;
    }

    /** Reads an account at the start of a text, which ends where its keys are right and a group is over. */
    private static String lireIban(String cle) {
        StringBuilder lu = new StringBuilder();
        for (int i = 0; i < cle.length() && lu.length() < IBAN_LE_PLUS_LONG; i++) {
            char c = cle.charAt(i);
            boolean dedans = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z');
            if (dedans) {
                lu.append(c);
            } else if (" .-".indexOf(c) < 0) {
                break;
            }
            boolean finDeGroupe = i + 1 == cle.length() || !Character.isLetterOrDigit(cle.charAt(i + 1));
            if (dedans && finDeGroupe && lu.length() >= IBAN_LE_PLUS_COURT && Iban.seLit(lu.toString())) {
                return lu.toString();
            }
        }
        return "";
    }

    /** Finds the seller's number, or null when there is none or more than one. */
    static @Nullable Siret siret(TextePiece texte) {
        Set<Siret> annonces = new TreeSet<>();
        Set<Siret> autres = new TreeSet<>();
        for (Ligne ligne : texte.lignes()) {
            String cle = TextePiece.cle(ligne.texte());
            Matcher chiffres = QUATORZE_CHIFFRES.matcher(cle);
            while (chiffres.find()) {
                if (Siret.seLit(chiffres.group())) {
                    boolean annonce = cle.lastIndexOf("SIRET", chiffres.start()) >= 0;
                    (annonce ? annonces : autres).add(Siret.parse(chiffres.group()));
                }
            }
        }
        Set<Siret> trouves = annonces.isEmpty() ? autres : annonces;
        return trouves.size() == 1 ? trouves.iterator().next() : null;
    }

    /** Finds the number of the document, blank when there is none; the topmost of the best kind of label counts. */
    static String numero(TextePiece texte) {
        for (Pattern libelle : LIBELLES_DE_NUMERO) {
            List<String> trouves = new ArrayList<>();
            texte.parcourir((ligne, rang, cellule) -> {
                Matcher trouve = libelle.matcher(cellule.cle());
                if (trouves.isEmpty() && trouve.find()) {
                    for (Candidat candidat : texte.valeurs(ligne, rang, trouve.end())) {
                        String numero = numeroAuDebut(candidat);
                        if (!numero.isEmpty()) {
                            trouves.add(numero);
                            return;
                        }
                    }
                }
            });
            if (!trouves.isEmpty()) {
                return trouves.get(0);
            }
        }
        return "";
    }

    private static String numeroAuDebut(Candidat candidat) {
        Matcher valeur = VALEUR_DE_NUMERO.matcher(candidat.cle());
        if (!valeur.lookingAt() || Dates.auDebut(candidat.cle()) != null) {
            return "";
        }
        String numero = candidat.texte().substring(0, valeur.end()).replaceAll("[/_.-]+$", "");
        return numero.chars().anyMatch(Character::isDigit) ? numero : "";
    }
}
