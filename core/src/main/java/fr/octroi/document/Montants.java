package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.TextePiece.Candidat;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Finds the total of a document, all taxes included.
 *
 * <p>Labels are of three strengths, and a value on the label's own line counts before one below it. The strongest kind
 * that gives any value decides; when it gives several, nobody knows which is meant, and none is given.
 */
final class Montants {

    private static final String TTC = "\\(?\\s?(?:T\\.?\\s?T\\.?\\s?C\\b\\.?|TOUTES TAXES COMPRISES)\\s?\\)?";

    private enum Force {
        TTC("\\b(?:(?:TOTAL|MONTANT|PRIX TOTAL|SOMME)"
                + "(?:\\s(?:GENERAL|TOTAL|GLOBAL|FINAL|NET|(?:DE LA )?FACTURE|(?:DE LA )?COMMANDE|(?:DU )?DEVIS"
                + "|EN EUROS?|EN \u20AC|\u20AC|EUROS?|EUR|A PAYER|DU)){0,3}\\s?[:-]?\\s?"
                + Montants.TTC + "|NET A PAYER\\s?" + Montants.TTC + ")"),
        /** On a line of its own it is the total; beside a total it may be an item's. */
        TTC_SEUL("(?<!\\b(?:TOTAL|MONTANT|SOMME)\\s)\\bT\\.?T\\.?C\\b\\.?\\s?:"),
        A_PAYER("\\b(?:NET|TOTAL|MONTANT|SOMME)(?:\\s(?:TOTAL|NET))?\\s(?:A (?:PAYER|REGLER)|DU|DUE)\\b"),
        TOTAL("\\b(?:TOTAL|MONTANT TOTAL|PRIX TOTAL)(?:\\s(?:GENERAL|FACTURE|DE LA FACTURE|COMMANDE))?\\b");

        private final Pattern libelle;

        Force(String libelle) {
            this.libelle = Pattern.compile(libelle);
        }
    }

    /** What stands before or after a label and makes it another amount's. */
    private static final Pattern AUTRE_MONTANT_AVANT = Pattern.compile(
            "(?:SOUS|ACOMPTE|ARRHES|REMISE|REDUCTION|DEJA (?:REGLE|PAYE|VERSE)|AVANCE|RESTE|HORS|DONT|ECO[\\s-]?PART\\w*|UNITAIRE)[\\s-]?\\W{0,3}$");

    private static final Pattern UNITE = Pattern.compile(
            "(?:\\s|[:=.]|\\bAPRES (?:REMISE|REDUCTION|RABAIS|ESCOMPTE)S?\\b|\\(?EN EUROS?\\)?|\\(?(?:\u20AC|EUROS?|EUR)\\)?)*");

    private static final Pattern MONTANT = Pattern.compile(
            "(?<euros>[0-9]{1,3}(?:[ .'][0-9]{3}){1,2}|[0-9]{1,3}(?:,[0-9]{3}){1,2}(?=\\.)|[0-9]{1,7})"
                    + "(?:[,.](?<centimes>[0-9]{1,2})|\\s?\u20AC(?<suite>[0-9]{2}))?(?![0-9])(?!\\s?[.,]?[0-9])(?!\\s?%)");

    private final TextePiece texte;
    private final EnumMap<Force, Set<Montant>> surLaLigne = new EnumMap<>(Force.class);
    private final EnumMap<Force, Set<Montant>> dessous = new EnumMap<>(Force.class);

    private Montants(TextePiece texte) {
        this.texte = texte;
    }

    /** Finds the total, or null when there is none or more than one. */
    static @Nullable Montant total(TextePiece texte) {
        Montants montants = new Montants(texte);
        for (Force force : Force.values()) {
            montants.chercher(force);
            for (Set<Montant> trouves : List.of(
                    montants.surLaLigne.getOrDefault(force, Set.of()),
                    montants.dessous.getOrDefault(force, Set.of()))) {
                if (!trouves.isEmpty()) {
                    return trouves.size() == 1 ? trouves.iterator().next() : null;
                }
            }
        }
        return null;
    }

    private void chercher(Force force) {
        texte.parcourir((ligne, rang, cellule) -> {
            Matcher libelle = force.libelle.matcher(cellule.cle());
            int depuis = 0;
            while (libelle.find(depuis)) {
                depuis = libelle.end();
                int debut = libelle.start();
                if (!AUTRE_MONTANT_AVANT
                        .matcher(cellule.cle().substring(Math.max(0, debut - 30), debut))
                        .find()) {
                    voirLesValeurs(force, ligne, rang, depuis);
                }
            }
        });
    }

    private void voirLesValeurs(Force force, int ligne, int rang, int finDuLibelle) {
        String cle = texte.lignes().get(ligne).cellules().get(rang).cle();
        Matcher unite = UNITE.matcher(cle).region(finDuLibelle, cle.length());
        int debut = unite.lookingAt() ? unite.end() : finDuLibelle;
        for (Candidat candidat : texte.valeurs(ligne, rang, debut)) {
            Montant montant = auDebut(candidat.cle());
            // What is still to pay may be nothing once it is paid; a total is never nothing.
            if (montant != null && !montant.estNul()) {
                (candidat.place() == Candidat.Place.DESSOUS ? dessous : surLaLigne)
                        .computeIfAbsent(force, sansValeur -> new TreeSet<>())
                        .add(montant);
                return;
            }
        }
    }

    /** Reads an amount of euros at the start of a text, a currency before it or not; null when it is anything else. */
    static @Nullable Montant auDebut(String cle) {
        Matcher unite = UNITE.matcher(cle);
        int debut = unite.lookingAt() ? unite.end() : 0;
        Matcher nombre = MONTANT.matcher(cle).region(debut, cle.length());
        nombre.useTransparentBounds(true);
        if (!nombre.lookingAt()) {
            return null;
        }
        String suite = cle.substring(nombre.end()).strip();
        if (!suite.isEmpty()
                && Character.isLetter(suite.charAt(0))
                && !suite.startsWith("E")
                && !suite.startsWith("T")) {
            return null;
        }
        String centimes = nombre.group("centimes") != null ? nombre.group("centimes") : nombre.group("suite");
        long euros = Long.parseLong(nombre.group("euros").replaceAll("[^0-9]", ""));
        long reste = centimes == null ? 0 : Long.parseLong((centimes + "0").substring(0, 2));
        return new Montant(euros * 100 + reste);
    }
}
