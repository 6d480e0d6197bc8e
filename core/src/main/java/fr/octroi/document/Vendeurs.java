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

/**
 * Finds who sells: after a label, else where a legal form is written, else at the head of the block that the SIRET ends.
 *
 * <p>The first of these that gives a name decides, and gives none when it gives several.
 */
final class Vendeurs {

    private static final GuardedPattern LIBELLE = GuardedPattern.of(
            "^(?:(?:NOM|RAISON SOCIALE|IDENTITE|ADRESSE)\\sDU\\s)?(?:VENDEUR|EMETTEUR|FOURNISSEUR|PRESTATAIRE|VENDUE? PAR|EMISE? PAR|RAISON SOCIALE"
                    + "|SOLD BY|SELLER)\\s?(?::|$)");

    private static final String FORME =
            "(?:S\\.?A\\.?R\\.?L|S\\.?A\\.?S\\.?U|S\\.?A\\.?S|E\\.?U\\.?R\\.?L|E\\.?I\\.?R\\.?L|S\\.?N\\.?C|S\\.?C\\.?O\\.?P|SCIC|S\\.?A)";
    private static final GuardedPattern NOM_PUIS_FORME = GuardedPattern.of(
            "^(?:(?:VENDUE? PAR|SOLD BY)\\s)?(?<nom>[^,:;|]{2,60}?)[\\s,]+" + FORME + "\\.?(?![A-Z0-9])");
    private static final GuardedPattern FORME_PUIS_NOM =
            GuardedPattern.of("^" + FORME + "\\.?\\s(?!AU\\b)(?<nom>[^,:;|]{2,60})");
    private static final List<GuardedPattern> FORMES = List.of(FORME_PUIS_NOM, NOM_PUIS_FORME);

    private static final GuardedPattern SIRET = GuardedPattern.of("\\bSIRET\\b[^0-9]{0,12}[0-9]{3}");
    private static final int LIGNES_DE_L_EN_TETE = 20;
    private static final int LIGNES_DU_BLOC = 6;

    /** Where a name ends and an address, a number or a description begins. */
    private static final Pattern FIN_DU_NOM = Pattern.compile(
            "\\s[-\u2013\u2014\u2022|]\\s|[,;:(|@]|\\s(?:AU CAPITAL|FACTURE|DEVIS|INVOICE|SIRET|SIREN|RCS|TEL|N\u00B0|TVA)\\b|\\s[0-9]{1,4}\\s?,?\\s(?:BIS|TER)?\\s?(?:RUE|AVENUE|BOULEVARD|PLACE|CHEMIN|ALLEE|QUAI|ROUTE)\\b");

    private static final Pattern UN_TABLEAU = Pattern.compile(
            "\\b(?:(?:SOUS-?)?TOTAL|REMISE|DESCRIPTION|DESIGNATION|QUANTITE|NET A PAYER|RESTE A PAYER)\\b");

    private static final Pattern PAS_UN_VENDEUR = Pattern.compile(
            "^(?:[0-9]|SIRET|SIREN|TVA|N\u00B0|TEL|FAX|MAIL|E-?MAIL|WWW|HTTP|RCS|R\\.C\\.S|APE|NAF|CODE|CAPITAL|IBAN|BIC|DATE|TOTAL|MONTANT|NET|PAGE|FACTURE|DEVIS"
                    + "|AVOIR|INVOICE|BON DE|TICKET|CLIENT|ADRESSE|RUE|AVENUE|BOULEVARD|PLACE|CHEMIN|ALLEE|IMPASSE|QUAI|ROUTE|FRANCE|DOMICILE|FACTURATION|LIVRAISON|VOTRE|NOTRE"
                    + "|REFERENCE|REF|DESIGNATION|M|MR|MME|MLLE|MONSIEUR|MADAME|VENDUE? PAR|SOLD BY)\\b.*|.*@.*|.*\\bSIRET\\b.*");

    private final TextePiece texte;
    private final List<String> acheteurs;

    private Vendeurs(TextePiece texte) {
        this.texte = texte;
        this.acheteurs = Titulaires.noms(texte).stream().map(TextePiece::cle).toList();
    }

    /** Finds the seller's name, blank when there is none or more than one. */
    static String nom(TextePiece texte) {
        Vendeurs vendeurs = new Vendeurs(texte);
        for (Set<String> noms : List.of(vendeurs.parLesLibelles(), vendeurs.parLaForme(), vendeurs.parLeBloc())) {
            if (!noms.isEmpty()) {
                return noms.size() == 1 ? noms.iterator().next() : "";
            }
        }
        return "";
    }

    private Set<String> parLesLibelles() {
        Set<String> noms = new LinkedHashSet<>();
        texte.parcourir(LIBELLE, (ligne, rang, cellule) -> {
            Matcher libelle = LIBELLE.matcher(cellule.cle());
            if (libelle.find()) {
                for (Candidat candidat : texte.valeurs(ligne, rang, libelle.end())) {
                    Optional<String> nom = propre(candidat.texte());
                    if (nom.isPresent()) {
                        noms.add(nom.get());
                        return;
                    }
                }
            }
        });
        return sansDoublon(noms);
    }

    private Set<String> parLaForme() {
        Set<String> noms = new LinkedHashSet<>();
        texte.parcourir(FORMES, (ligne, rang, cellule) -> {
            for (GuardedPattern motif : FORMES) {
                Matcher societe = motif.matcher(cellule.cle());
                if (societe.find()) {
                    // The form is part of the name, before or after it.
                    int debut = motif == NOM_PUIS_FORME ? societe.start("nom") : 0;
                    int fin = motif == NOM_PUIS_FORME
                            ? societe.end()
                            : cellule.texte().length();
                    propre(cellule.texte().substring(debut, fin)).ifPresent(noms::add);
                    return;
                }
            }
        });
        return sansDoublon(noms);
    }

    /** Climbs from the SIRET to the first line of its block: the name heads it, streets and telephones follow. */
    private Set<String> parLeBloc() {
        Set<String> noms = new LinkedHashSet<>();
        texte.parcourir(SIRET, (ligne, rang, cellule) -> {
            if (ligne < LIGNES_DE_L_EN_TETE
                    && cellule.cle().contains("SIRET")
                    && SIRET.matcher(texte.lignes().get(ligne).cle()).find()) {
                String tete = "";
                for (Cellule dessus : dessus(ligne, cellule)) {
                    if (Nature.estUnTitre(dessus)) {
                        break;
                    }
                    if (UN_TABLEAU.matcher(dessus.cle()).find()) {
                        // A SIRET at the foot stands under items and totals, and no name heads them.
                        tete = "";
                        break;
                    }
                    tete = propre(dessus.texte()).orElse(tete);
                }
                if (!tete.isEmpty()) {
                    noms.add(tete);
                }
            }
        });
        return sansDoublon(noms);
    }

    private List<Cellule> dessus(int ligne, Cellule cellule) {
        List<Cellule> dessus = new ArrayList<>();
        for (int i = ligne - 1; i >= Math.max(0, ligne - LIGNES_DU_BLOC); i--) {
            texte.lignes().get(i).cellules().stream()
                    .filter(cellule::chevauche)
                    .findFirst()
                    .ifPresent(dessus::add);
        }
        return dessus;
    }

    /** One name written in two ways, in capitals in the head and not in the foot, is one. */
    private static Set<String> sansDoublon(Set<String> noms) {
        Set<String> cles = new LinkedHashSet<>();
        Set<String> uniques = new LinkedHashSet<>();
        for (String nom : noms) {
            if (cles.add(TextePiece.cle(nom))) {
                uniques.add(nom);
            }
        }
        return uniques;
    }

    private Optional<String> propre(String brut) {
        Matcher fin = FIN_DU_NOM.matcher(TextePiece.cle(brut));
        String nom = (fin.find() ? brut.substring(0, fin.start()) : brut).strip();
        String cle = TextePiece.cle(nom);
        boolean unNom = nom.chars().filter(Character::isLetter).count() >= 2
                && nom.split(" ").length <= 10
                && !PAS_UN_VENDEUR.matcher(cle).matches()
                && acheteurs.stream().noneMatch(acheteur -> acheteur.equals(cle));
        return unNom ? Optional.of(nom) : Optional.empty();
    }
}
