package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.TextePiece.Cellule;
import fr.octroi.document.TextePiece.Ligne;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Finds the cycle that nothing but the name of its maker tells from other goods: "Gazelle Ultimate C380".
 *
 * <p>The maker's name starts what is sold, a model follows it, and its line costs what a cycle does and more than half of the total. Names that
 * are words as well, or those of makers of other things, are believed only on a paper that speaks of cycles.
 */
final class CyclesDeMarque {

    /** Known for cycles alone. */
    static final String MARQUES_DE_CYCLES = "ADDBIKE|ANGELL|BABBOE|BATAVUS|BERGAMONT|BROMPTON|B'?TWIN|CANNONDALE"
            + "|CARQON|CORRATEC|DAHON|DOUZE CYCLES|ELOPS|ENGWE|EOVOLT|(?:VSF )?FAHRRADMANUFAKTUR|FIIDO|GAZELLE|GITANE|HAIBIKE|KALKHOFF|KOGA(?: MIYATA)?"
            + "|MONDRAKER|MOUSTACHE|NEOMOUV|O2FEEL|ORBEA|ORTLER|RALEIGH|RIESE (?:& |ET |UND )?M(?:U|UE)LLER|ROCKRIDER|SPECIALIZED"
            + "|STARWAY|TENWAYS|URBAN ARROW|VANMOOF|VAN RAAM|WINORA|YUBA";

    /** Words too, or makers of tools, of shoes, of garden seats; those of cars and of motorbikes are left to the word "cycle". */
    private static final String MARQUES_COMMUNES =
            "ARCADE|BIANCHI|BMC|CANYON|CONWAY|COWBOY|CUBE|FOCUS|GHOST|GIANT|GRANVILLE"
                    + "|KETTLER|LAPIERRE|LIV|MATRA|MERIDA|NAKAMURA|PEGASUS|RIVERSIDE|SCOTT|SPARTA|STROMER|SUNN|TERN|TREK";

    private static final GuardedPattern MARQUE =
            GuardedPattern.of("\\b(?:" + MARQUES_DE_CYCLES + "|" + MARQUES_COMMUNES + ")(?![A-Z0-9])");

    /** After a reference and how many there are of it, if need be; the name of a model follows. */
    private static final Pattern EN_TETE =
            Pattern.compile("^" + Cycles.REFERENCE_AVANT + "(?<un>1\\s(?:X\\s)?){0,2}(?<nom>(?:" + MARQUES_DE_CYCLES
                    + "|(?<commune>" + MARQUES_COMMUNES
                    + "))(?:\\s(?:CYCLES|BIKES))?\\s(?:[A-Z0-9+.'-]{0,12}[A-Z]|[0-9.]{1,5}\\s[A-Z]))");

    private static final GuardedPattern PARLE_DE_CYCLES = GuardedPattern.of("\\b(?:" + Cycles.GENRES
            + "|CYCLES?|CYCLISTES?)(?![A-Z0-9])|\\bF\\.?N\\.?U\\.?C\\.?I\\b|\\bBICYCODE\\b|\\bVELO");

    /** Such makers' other goods, who sells them ("Giant Store"), and what is done to one or paid for one. */
    private static final Pattern AUTRE_QU_UN_CYCLE = Pattern.compile(
            "\\b(?:FRAMES?(?:ET)?S?|SCOOTERS?|MOTOS?|CYCLOMOTEURS?|QUADS?|VOITURES?|ESSENCE|DIESEL|TONDEUSES?|AUTOMOWER|TRONCONNEUSES?|TROTTINETTES?|DRAISIENNES?|CUVES?|CITERNES?|RECUPERATEURS?|LITRES?"
                    + "|TABLES?|RAMEURS?|TAPIS|APPAREILS?|STORES?|SHOPS?|MAGASINS?|BOUTIQUES?|CONCEPT|CAPITAL|SARL|SASU?|EURL|FACTURE|DEVIS|CLIENTE?|TEL|SIRET|DEPOT|LOUEE?|CONFIEE?|REPARER|VIDANGES?|PURGES?|REMPLACEMENTS?|DIAGNOSTICS?|AVANCES?|ARRHES|RESERVATIONS?|CADEAUX?|CARE|SERVICES?|ETUDES?|ATELIERS?|SUPPLEMENTS?|PEINTURES?|INDEMNITES?|FRANCHISES?|ESSAIS?|TESTS?|VERSEMENTS?|PAIEMENTS?|PRECOMMANDES?|DISPOSITION|LLD|LOA|LEASING|LONGUE DUREE|POSE|JOURS?|MOIS|ANCIENN?E?S?|POUR|RUE|AVENUE|BOULEVARD|ROUTE|QUAI)(?![A-Z])"
                    + "|[0-9]{3}\\s?L(?![A-Z0-9])|@");

    /** Of a cycle, and what a price of one does not tell from it. */
    private static final Pattern UNE_PARTIE_CHERE = Pattern.compile(
            "\\b(?:CADRES?|ROUES?|JANTES?|FOURCHES?|CASSETTES?|PEDALIERS?|CINTRES?|MOTEURS?|HOME[ -]?TRAINERS?|REPRIS|CAUTIONS?|LOYERS?|PRETS?|PRETEE?|VALEURS?)(?![A-Z])");

    static final Pattern UNE_AUTRE_PARTIE = Pattern.compile(
            "\\b(?:ECRANS?|COMPTEURS?|CAPTEURS?|CHAUSSURES?|VESTES?|SACS?|POUCH|OUTILS?|COFFRES?|ACCUS?|ENERGYPAKS?|POWER ?(?:TUBE|PACK|BANK)|[A-Z]{0,8}BATTER(?:Y|IES)|BAGS?|BACKPACKS?|JACKETS?|SHOES?|HELMETS?|MIPS|WHEEL[A-Z]{0,8}|DISPLAYS?|RAINTENTS?|SHIELDS?|RUNNING)(?![A-Z])");

    /** What most of such makers' other goods cost less than. */
    private static final Montant PRIX_SANS_SON_GENRE = Montant.ofEuros(700);

    /** What no part of one costs. */
    private static final Montant PRIX_D_UN_CYCLE_ENTIER = Montant.ofEuros(1_000);

    private static final Pattern UN_TOTAL = Pattern.compile(
            "\\b(?:TOTAL|NET A PAYER|ACOMPTE|MONTANT|SOLDE|RESTE|PAYEE?|REGLEE?|LOYERS?|MENSUEL|VALEUR)(?![A-Z])");

    private static final Pattern EN_MOINS =
            Pattern.compile("(?:^|\\s)(?:[-\u2013\u2212]\\s?(?:\u20AC\\s?)?[0-9]|\\([0-9][0-9 ]*[.,][0-9]{2}\\))");

    /** What the paper gives for a cycle that its owner brings. */
    private static final GuardedPattern UNE_REPRISE = GuardedPattern.of("\\bTOTAL REPRISE\\b|\\bREPRISE?\\s?:");

    private static final Pattern DEUX_FOIS_SON_PRIX =
            Pattern.compile("\\s(?:1\\s)?(?<prix>" + MontantsEcrits.NOMBRE + "(?:\\s?(?:\u20AC|EUR))?)\\s\\k<prix>$");

    private static final Pattern RIEN_QU_UN_GENRE = Pattern.compile(Cycles.REFERENCE_AVANT + "(?:" + Cycles.GENRES
            + ")(?:\\s(?:A ASSISTANCE|ELECTRIQUE|ELEC|CARGO|PLIANT|LONGTAIL|NEUF|MUSCULAIRE|ADULTE|ENFANT)){0,3}");

    private static final int LIGNES_D_UN_TABLEAU = 40;
    private static final int LIGNES_AVANT_SON_PRIX = 8;

    private final TextePiece texte;
    private final boolean parleDeCycles;
    private final NavigableSet<Integer> tetes;

    private CyclesDeMarque(TextePiece texte) {
        this.texte = texte;
        this.parleDeCycles = texte.porte(PARLE_DE_CYCLES);
        this.tetes = texte.lignes(ChercheurDeMontant.TETE_D_ARTICLES).stream()
                .filter(ligne -> ChercheurDeMontant.TETE_D_ARTICLES
                        .matcher(texte.cle(ligne))
                        .find())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Finds the line that names it, as it is written; blank when there is none or more than one. */
    static String chercher(TextePiece texte) {
        Montant total = texte.totaux().ttc();
        if (total == null || !texte.porte(MARQUE) || texte.porte(UNE_REPRISE)) {
            return "";
        }
        CyclesDeMarque cycles = new CyclesDeMarque(texte);
        Set<String> lignes = new TreeSet<>();
        texte.parcourir(
                MARQUE,
                (ligne, rang, cellule) -> cycles.vendu(ligne, cellule, total).ifPresent(lignes::add));
        return lignes.size() == 1 ? lignes.iterator().next() : "";
    }

    /**
     * The name of a cycle whose own line says no more than what it is, or what it has: its maker's stands on the next line then, or on the one
     * before where each cell is a line.
     */
    static String avecSaMarque(TextePiece texte, int ligne, Cellule cellule, String nom) {
        if (MARQUE.matcher(cellule.cle()).find()) {
            return nom;
        }
        if (RIEN_QU_UN_GENRE.matcher(TextePiece.cle(nom)).matches()) {
            if (MontantsEcrits.tous(texte.cle(ligne + 1)).findAny().isPresent()) {
                // Another item.
                return nom;
            }
            return texte.dessous(ligne, cellule, 1).stream()
                    .filter(CyclesDeMarque::nommeUnModele)
                    .findFirst()
                    .map(modele -> Cellule.enSuivant(nom, modele.texte()))
                    .orElse(nom);
        }
        boolean seule = ligne > 0
                && texte.lignes().get(ligne).cellules().size() == 1
                && texte.lignes().get(ligne - 1).cellules().size() == 1
                && MontantsEcrits.tous(cellule.cle()).findAny().isEmpty();
        return seule
                ? Optional.of(texte.lignes().get(ligne - 1).cellules().get(0))
                        .filter(CyclesDeMarque::nommeUnModele)
                        .map(modele -> Cellule.enSuivant(modele.texte(), nom))
                        .orElse(nom)
                : nom;
    }

    static boolean nommeUneMarque(String cle) {
        return MARQUE.matcher(cle).find();
    }

    private static boolean nommeUnModele(Cellule cellule) {
        Matcher tete = EN_TETE.matcher(cellule.cle());
        return tete.find()
                && !AUTRE_QU_UN_CYCLE.matcher(cellule.cle()).find()
                && MontantsEcrits.tous(cellule.cle()).findAny().isEmpty()
                && estUnCycle(cellule.cle().substring(tete.start("nom")), PRIX_D_UN_CYCLE_ENTIER);
    }

    /** The name of the cycle that a cell sells. */
    private Optional<String> vendu(int ligne, Cellule cellule, Montant total) {
        Matcher tete = EN_TETE.matcher(cellule.cle());
        if (!tete.find()
                || (tete.group("commune") != null && !parleDeCycles)
                || AUTRE_QU_UN_CYCLE.matcher(cellule.cle()).find()
                || (tete.group("un") == null && !estDansUnTableau(ligne))) {
            return Optional.empty();
        }
        Montant prix = prix(ligne);
        return prix.compareTo(PRIX_SANS_SON_GENRE) >= 0
                        && 2 * prix.centimes() > total.centimes()
                        && estUnCycle(cellule.cle().substring(tete.start("nom")), prix)
                ? Optional.of(nom(NomALaLigne.entier(texte, ligne, cellule).partie(tete.start("nom"))))
                : Optional.empty();
    }

    private boolean estDansUnTableau(int ligne) {
        Integer tete = tetes.lower(ligne);
        return tete != null
                && ligne - tete <= LIGNES_D_UN_TABLEAU
                && IntStream.range(tete + 1, ligne)
                        .noneMatch(dessus -> UN_TOTAL.matcher(texte.cle(dessus)).lookingAt());
    }

    /** The greatest amount of its line, or the first one below where each cell is a line. */
    private Montant prix(int ligne) {
        Ligne sienne = texte.lignes().get(ligne);
        if (UN_TOTAL.matcher(sienne.cle()).find()
                || sienne.cellules().stream()
                        .anyMatch(cellule -> EN_MOINS.matcher(cellule.cle()).find())) {
            return Montant.ZERO;
        }
        List<Montant> montants = sienne.cellules().stream()
                .flatMap(cellule -> MontantsEcrits.tous(cellule.cle()))
                .toList();
        return montants.isEmpty() && sienne.cellules().size() == 1
                ? prixDessous(ligne)
                : montants.stream().max(Montant::compareTo).orElse(Montant.ZERO);
    }

    private Montant prixDessous(int ligne) {
        return texte.lignes().stream()
                .skip(ligne + 1L)
                .limit(LIGNES_AVANT_SON_PRIX)
                .takeWhile(dessous -> dessous.cellules().size() == 1
                        && !UN_TOTAL.matcher(dessous.cle()).find())
                .filter(dessous -> MontantsEcrits.estUnMontantSeul(dessous.cle()))
                .flatMap(dessous -> MontantsEcrits.tous(dessous.cle()))
                .findFirst()
                .orElse(Montant.ZERO);
    }

    /** An accessory or a part after the model comes with it, or is what it is of where that may cost as much. */
    private static boolean estUnCycle(String cle, Montant prix) {
        Matcher avec = Cycles.AVEC.matcher(cle);
        String seul = avec.find() ? cle.substring(0, avec.start()) : cle;
        boolean unePartie = Cycles.UNE_PARTIE.matcher(seul).find();
        return !Cycles.AUTRE_CHOSE.matcher(seul).find()
                && !ArticlePrincipal.PAS_UN_ARTICLE.matcher(seul).find()
                && !UNE_PARTIE_CHERE.matcher(seul).find()
                && !UNE_AUTRE_PARTIE.matcher(seul).find()
                && !(unePartie && prix.compareTo(PRIX_D_UN_CYCLE_ENTIER) < 0);
    }

    private static String nom(Cellule cellule) {
        Matcher prix = DEUX_FOIS_SON_PRIX.matcher(cellule.cle());
        return prix.find() ? cellule.texte().substring(0, prix.start()) : Cycles.sansPrix(cellule);
    }
}
