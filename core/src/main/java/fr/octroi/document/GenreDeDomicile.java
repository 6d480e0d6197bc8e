package fr.octroi.document;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a proof of address is. A title says it for all but household bills, which are told by what they talk of most.
 */
enum GenreDeDomicile {
    ATTESTATION_HEBERGEMENT(
            "ATTESTATION\\b.{0,30}\\bHEBERGEMENT\\b|CERTIFICAT D'\\s?HEBERGEMENT\\b", "\\bHEBERGE(?:R|E|ONS|S)?\\b"),
    QUITTANCE_LOYER(
            "QUITTANCE\\b|AVIS D'ECHEANCE\\b.{0,20}\\bLOYER\\b|APPEL DE LOYER\\b|RECU DE LOYER\\b", "\\bLOYER\\b"),
    TAXE_HABITATION(
            "(?:AVIS\\b.{0,40}\\s)?(?:DE\\s)?(?:LA\\s)?TAXES?\\sD'\\s?HABITATION\\b",
            "\\bTAXES?\\sD'\\s?HABITATION\\b"),
    TAXE_FONCIERE("(?:AVIS\\b.{0,40}\\s)?(?:DE\\s)?(?:LA\\s)?TAXES?\\sFONCIERES?\\b", "\\bTAXES?\\sFONCIERES?\\b"),
    AVIS_IMPOSITION(
            "AVIS D'\\s?IMPOT\\b|AVIS D'\\s?IMPOSITION\\b|AVIS DE SITUATION DECLARATIVE\\b|AVIS DE NON[\\s-]IMPOSITION\\b",
            "\\bIMPOT SUR LES? REVENUS?\\b"),
    ASSURANCE_HABITATION(
            "(?:ATTESTATION|CONTRAT|AVIS D'ECHEANCE)\\b.{0,40}\\b(?:ASSURANCE|HABITATION)\\b|ASSURANCE (?:MULTIRISQUES? )?HABITATION\\b"
                    + "|MULTIRISQUES? (?:DE L'\\s?)?HABITATION\\b",
            "\\bMULTIRISQUES? HABITATION\\b|\\bASSURANCE HABITATION\\b"),
    ELECTRICITE(
            "(?:FACTURE|ECHEANCIER|ATTESTATION)\\b.{0,30}\\bELECTRICITE\\b",
            "\\bELECTRICITE\\b|\\bKVA\\b|\\bLINKY\\b|\\bHEURES (?:PLEINES|CREUSES)\\b|\\bPDL\\b"),
    GAZ("(?:FACTURE|ECHEANCIER|ATTESTATION)\\b.{0,30}\\bGAZ\\b", "\\bGAZ\\b|\\bPCE\\b|\\bGAZPAR\\b"),
    EAU("(?:FACTURE|ECHEANCIER|ATTESTATION)\\b.{0,30}\\bEAUX?\\b", "\\bEAU\\b|\\bASSAINISSEMENT\\b|\\bM3\\b"),
    INTERNET(
            "(?:FACTURE|ATTESTATION)\\b.{0,30}\\b(?:INTERNET|FIBRE|BOX|ADSL)\\b",
            "\\bINTERNET\\b|\\bFIBRE\\b|\\bADSL\\b|\\b[A-Z]*BOX\\b"),
    TELEPHONE(
            "(?:FACTURE|ATTESTATION)\\b.{0,30}\\b(?:TELEPHON\\w+|MOBILE|FIXE)\\b",
            "\\bTELEPHON(?:E|IE|IQUE) (?:FIXE|MOBILE)|\\bFORFAIT\\b|\\bMOBILE\\b|\\bLIGNE FIXE\\b|\\bSMS\\b");

    private static final int LIGNES_DU_TITRE = 25;
    private static final int LONGUEUR_D_UN_TITRE = 90;

    private static final GuardedPattern SUR_LE_REVENU = GuardedPattern.of(
            "\\bIMPOTS? (?:[0-9]{4} )?SUR LES? REVENUS?\\b|\\bAVIS D'\\s?IMPOT\\b.{0,40}\\bREVENUS\\b");

    private static final Set<GenreDeDomicile> TAXES = Set.of(TAXE_HABITATION, TAXE_FONCIERE);

    private static final Map<GenreDeDomicile, GuardedPattern> TRAITS =
            Stream.of(values()).collect(Collectors.toMap(genre -> genre, genre -> GuardedPattern.of(genre.trait)));

    private static final GuardedPattern UN_TITRE = GuardedPattern.of(
            Stream.of(values()).map(genre -> genre.titre.pattern()).collect(Collectors.joining("|")));

    private final Pattern titre;
    private final String trait;

    GenreDeDomicile(String titre, String trait) {
        this.titre = Pattern.compile(titre);
        this.trait = trait;
    }

    static boolean estUneTaxe(@Nullable GenreDeDomicile genre) {
        return genre != null && TAXES.contains(genre);
    }

    /** Recognises a proof of address by its topmost title, else by what it says most; null when it says nothing of any. */
    static @Nullable GenreDeDomicile reconnaitre(TextePiece texte) {
        List<GenreDeDomicile> titres = texte.lignes().stream()
                .limit(LIGNES_DU_TITRE)
                .flatMap(ligne -> ligne.cellules().stream())
                .map(TextePiece.Cellule::cle)
                .filter(cle -> cle.length() <= LONGUEUR_D_UN_TITRE)
                .map(cle -> Nature.AVANT_LE_TITRE.matcher(cle).replaceFirst(""))
                .filter(cle -> UN_TITRE.matcher(cle).lookingAt())
                .flatMap(cle -> Stream.of(values())
                        .filter(genre -> genre.titre.matcher(cle).lookingAt())
                        .limit(1))
                .toList();
        if (titres.isEmpty()) {
            return parLesTraits(texte);
        }
        // A notice of tax says which tax on its next line, and that of income names others too.
        return titres.get(0) == AVIS_IMPOSITION && !texte.porte(SUR_LE_REVENU)
                ? titres.stream().filter(TAXES::contains).findFirst().orElse(AVIS_IMPOSITION)
                : titres.get(0);
    }

    /** Of two kinds that are named as often, such as electricity and gas on one bill, the first of the list is given. */
    private static @Nullable GenreDeDomicile parLesTraits(TextePiece texte) {
        GenreDeDomicile meilleur = null;
        long plusNombreux = 0;
        for (GenreDeDomicile genre : values()) {
            GuardedPattern trait = Objects.requireNonNull(TRAITS.get(genre));
            long nombre = texte.lignes(trait).stream()
                    .flatMap(ligne -> texte.lignes().get(ligne).cellules().stream())
                    .filter(cellule -> trait.matcher(cellule.cle()).find())
                    .count();
            if (nombre > plusNombreux) {
                meilleur = genre;
                plusNombreux = nombre;
            }
        }
        return meilleur;
    }
}
