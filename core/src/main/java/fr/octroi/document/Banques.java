package fr.octroi.document;

import fr.octroi.document.TextePiece.Candidat;
import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.dossier.Bic;
import fr.octroi.dossier.Iban;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the bank of an account by its BIC, which has no key: a label or the account beside it must vouch for it, and its
 * country must be the account's. Knows banks by their names too.
 */
final class Banques {

    /** Banks as papers name them, and words of their branches. */
    static final Pattern NOM = Pattern.compile(
            "\\b(?:(?:(?:AXA|ALLIANZ|ORANGE|CARREFOUR|GROUPAMA|ACCORD|BFM|GENERALI|MONTE PASCHI|MA FRENCH|LA|HELLO|TARGO) ?)?(?:BANQUE|BANK)|BANKING|CAISSE|EPARGNE|AGENCE|GUICHET|CREDIT (?:AGRICOLE|MUTUEL|LYONNAIS|COOPERATIF|DU NORD|FONCIER|MUNICIPAL)"
                    + "|SOCIETE GENERALE|(?<![-'])SG|CENTRE FINANCIER|BNP|BNPPARB|PARIBAS|LCL|BRED|CIC|HSBC|CCF|CCM|BOURSO\\w*|FORTUNEO|MONABANQ|NICKEL|REVOLUT|QONTO|OLINDA"
                    + "|N26|WISE (?:EUROPE|PAYMENTS)|SHINE (?:SAS|BANK)|LYDIA (?:SAS|SOLUTIONS)|SUMERIA|HELLO BANK|BFORBANK|BPCE|BP[A-Z]{2,5}|CEBPL|CEAPC|CEHDF|CEGEE|CERA|CELC|CELDA|SMC|CMSO|CMB|LBP|AXABANQUE|FPE|CRCAM|CEIDF|CEPAC|MILLEIS|TRADE REPUBLIC|BUNQ|CREDIT|DOMICILIATION|SUCCURSALE)\\b");

    private static final GuardedPattern LIBELLE_BIC = GuardedPattern.of(
            "\\b(?:B[.\\s]?I[.\\s]?C(?:\\b\\.?|(?=[A-Z]{4}(?:FR|MC)[A-Z0-9]{2}(?:[A-Z0-9]{3})?$))|SWIFT\\b|BANK IDENTIFIER CODE\\b)"
                    + "(?:[\\s:/()'-]{0,3}\\b(?:BANK|IDENTIFIER|IDENTIFICATION|CODES?|SWIFT|BIC|ADRESSE|IDENTIFIANT|INTERNATIONAL|DE|LA|L|D|BANQUE"
                    + "|ETABLISSEMENT|BANCAIRE)\\b)*[\\s:/()-]*");

    /** How a BIC is cut where it is: by its parts, in fours, or one character a box. */
    private static final Pattern BIC_ESPACE = Pattern.compile(
            "(?:[A-Z0-9]{4}\\s[A-Z]{2}\\s[A-Z0-9]{2}(?:\\s[A-Z0-9]{3})?|[A-Z]{4}\\s[A-Z]{2}[A-Z0-9]{2}(?:\\s[A-Z0-9]){3}"
                    + "|[A-Z0-9]{4}\\s[A-Z0-9]{4}(?:\\s[A-Z0-9]{3})?|(?:[A-Z0-9]\\s){10}[A-Z0-9]|(?:[A-Z0-9]\\s){7}[A-Z0-9])(?![A-Z0-9])");

    private static final Pattern AGENCE_A_PART =
            Pattern.compile("[A-Z0-9]{8}\\s(?:XXX|(?=[A-Z]{0,2}[0-9])[A-Z0-9]{3})(?![A-Z0-9])");

    /** French words that have the form of a BIC of some country, and that a RIB prints. */
    private static final Set<String> MOTS = Set.of("DOMICILE", "BANCAIRE", "COORDONNEES");

    private static final int CASES_D_UN_BIC = 11;

    private static final int LIGNES_AUTOUR_D_UN_IBAN = 3;

    private static final Pattern MOT = Pattern.compile("[A-Z0-9]+");

    private final TextePiece texte;
    private final @Nullable Iban iban;
    private final Set<Integer> lignesDIban;

    private Banques(TextePiece texte, Comptes comptes) {
        this.texte = texte;
        this.iban = comptes.iban();
        this.lignesDIban = comptes.lignesDIban();
    }

    /** Whether a line names a bank or its branch. */
    static boolean nomme(String cle) {
        return NOM.matcher(cle).find();
    }

    /** Finds the BIC by its label, else beside the account; null when there is none, more than one, or another country's. */
    static @Nullable Bic bic(TextePiece texte) {
        return bic(texte, Comptes.lire(texte));
    }

    /** Finds the BIC of a text whose accounts were read. */
    static @Nullable Bic bic(TextePiece texte, Comptes comptes) {
        return new Banques(texte, comptes).bic();
    }

    private @Nullable Bic bic() {
        Map<String, Bic> trouves = new TreeMap<>();
        texte.parcourir(LIBELLE_BIC, (ligne, rang, cellule) -> {
            GuardedMatcher libelle = LIBELLE_BIC.matcher(cellule.cle());
            while (libelle.find()) {
                candidatsBic(ligne, rang, libelle.end())
                        .map(candidat -> bicAuDebut(candidat))
                        .flatMap(Optional::stream)
                        .findFirst()
                        .ifPresent(bic -> trouves.putIfAbsent(bic.complet(), bic));
            }
        });
        if (trouves.isEmpty() && iban != null) {
            presDuCompte(iban.pays()).forEach(bic -> trouves.putIfAbsent(bic.complet(), bic));
        }
        return trouves.size() == 1 ? trouves.values().iterator().next() : null;
    }

    /** Gives what may follow a label; and, where the code stands in boxes, the rest of the line or the next line. */
    private Stream<String> candidatsBic(int ligne, int rang, int finDuLibelle) {
        List<Cellule> cellules = texte.lignes().get(ligne).cellules();
        String reste = String.join(
                " ",
                cellules.subList(rang + 1, Math.min(cellules.size(), rang + 1 + CASES_D_UN_BIC)).stream()
                        .map(Cellule::cle)
                        .toList());
        boolean seul =
                cellules.size() == 1 && finDuLibelle == cellules.get(0).cle().length();
        String enCases = seul && ligne + 1 < texte.lignes().size() ? texte.cle(ligne + 1) : reste;
        return Stream.concat(texte.valeurs(ligne, rang, finDuLibelle).stream().map(Candidat::cle), Stream.of(enCases));
    }

    private Optional<Bic> bicAuDebut(String cle) {
        Matcher espace = BIC_ESPACE.matcher(cle);
        Matcher agenceAPart = AGENCE_A_PART.matcher(cle);
        Matcher mot = MOT.matcher(cle);
        Stream<String> ecritures = Stream.of(
                agenceAPart.lookingAt() ? agenceAPart.group() : "",
                mot.lookingAt() && !MOTS.contains(mot.group()) ? mot.group() : "",
                espace.lookingAt() ? espace.group() : "");
        return ecritures
                .filter(Bic::seLit)
                .map(Bic::parse)
                .filter(bic -> iban == null || bic.convient(iban))
                .findFirst();
    }

    /** Without a label a BIC is a word in capitals of its own, a few lines from the account, of the account's country. */
    private List<Bic> presDuCompte(String pays) {
        List<Bic> bics = new ArrayList<>();
        texte.parcourir((ligne, rang, cellule) -> {
            boolean pres = lignesDIban.stream().anyMatch(autre -> Math.abs(autre - ligne) <= LIGNES_AUTOUR_D_UN_IBAN);
            Matcher mot = MOT.matcher(cellule.cle());
            while (pres && mot.find()) {
                if (cellule.texte().startsWith(mot.group(), mot.start())
                        && Bic.seLit(mot.group())
                        && Bic.parse(mot.group()).pays().equals(pays)) {
                    bics.add(new Bic(mot.group()));
                }
            }
        });
        return bics;
    }
}
