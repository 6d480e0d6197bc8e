package fr.octroi.examples.cli.generateur;

import static fr.octroi.examples.cli.generateur.TypePiece.ATTESTATION_HONNEUR;
import static fr.octroi.examples.cli.generateur.TypePiece.CERTIFICAT_CONFORMITE;
import static fr.octroi.examples.cli.generateur.TypePiece.JUSTIFICATIF_DOMICILE;
import static fr.octroi.examples.cli.generateur.TypePiece.PIECE_IDENTITE;
import static fr.octroi.examples.cli.generateur.TypePiece.RIB;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** The classes of dossiers that a month holds: what is planted in each. */
// The lists are unmodifiable and the maps do not escape, which their types do not say.
@SuppressWarnings("ImmutableEnumChecker")
enum Cas {
    CONFORME,
    NOM_DIFFICILE,
    COMPTE_JOINT(piece(RIB, Alteration.COMPTE_JOINT)),
    COMPTE_ETRANGER,
    IDENTITE_SCANNEE(piece(PIECE_IDENTITE, Alteration.SCAN)),
    ATTESTATION_SCANNEE(piece(ATTESTATION_HONNEUR, Alteration.SCAN)),
    FACTURE_VERROUILLEE(piece(TypePiece.FACTURE, Alteration.VERROUILLEE)),
    DOMICILE_A_LA_LIMITE(piece(JUSTIFICATIF_DOMICILE, Alteration.LIMITE_TENUE)),

    SANS_RIB(piece(RIB, Alteration.ABSENTE)),
    RIB_AUTRE_NOM(piece(RIB, Alteration.AUTRE_NOM)),
    RIB_AUTRE_PRENOM(piece(RIB, Alteration.AUTRE_PRENOM)),
    RIB_AUTRE_COMPTE(piece(RIB, Alteration.AUTRE_COMPTE)),
    RIB_SCANNE(piece(RIB, Alteration.SCAN)),
    RIB_VIDE(piece(RIB, Alteration.VIDE)),
    RIB_CHIFFRE(piece(RIB, Alteration.CHIFFREE)),

    HORS_TERRITOIRE(condition("RESIDENCE")),
    ENGIN_EXCLU(condition("MATERIEL")),
    OCCASION(condition("ETAT_NEUF")),
    ACHAT_AVANT_LE_DISPOSITIF(condition("PERIODE_ACHAT")),
    REFUS_CUMULE(condition("RESIDENCE"), condition("MATERIEL"), piece(PIECE_IDENTITE, Alteration.ABSENTE)),

    FACTURE_ABSENTE(piece(TypePiece.FACTURE, Alteration.ABSENTE)),
    CERTIFICAT_ABSENT(piece(CERTIFICAT_CONFORMITE, Alteration.ABSENTE)),
    DOMICILE_ABSENT(piece(JUSTIFICATIF_DOMICILE, Alteration.ABSENTE)),
    IDENTITE_ABSENTE(piece(PIECE_IDENTITE, Alteration.ABSENTE)),
    ATTESTATION_ABSENTE(piece(ATTESTATION_HONNEUR, Alteration.ABSENTE)),
    DEUX_ABSENTES(piece(CERTIFICAT_CONFORMITE, Alteration.ABSENTE), piece(ATTESTATION_HONNEUR, Alteration.ABSENTE)),
    FACTURE_VIDE(piece(TypePiece.FACTURE, Alteration.VIDE)),
    FACTURE_TRONQUEE(piece(TypePiece.FACTURE, Alteration.TRONQUEE)),
    FACTURE_HTML(piece(TypePiece.FACTURE, Alteration.HTML)),
    DOMICILE_VIDE(piece(JUSTIFICATIF_DOMICILE, Alteration.VIDE)),
    DOMICILE_TRONQUE(piece(JUSTIFICATIF_DOMICILE, Alteration.TRONQUEE)),
    DOMICILE_HTML(piece(JUSTIFICATIF_DOMICILE, Alteration.HTML)),
    IDENTITE_VIDE(piece(PIECE_IDENTITE, Alteration.VIDE)),
    CERTIFICAT_TRONQUE(piece(CERTIFICAT_CONFORMITE, Alteration.TRONQUEE)),
    ATTESTATION_HTML(piece(ATTESTATION_HONNEUR, Alteration.HTML)),
    FACTURE_CHIFFREE(piece(TypePiece.FACTURE, Alteration.CHIFFREE)),
    DOMICILE_CHIFFRE(piece(JUSTIFICATIF_DOMICILE, Alteration.CHIFFREE)),
    IDENTITE_CHIFFREE(piece(PIECE_IDENTITE, Alteration.CHIFFREE)),
    DEVIS(piece(TypePiece.FACTURE, Alteration.DEVIS)),
    DOMICILE_PERIME(piece(JUSTIFICATIF_DOMICILE, Alteration.PERIMEE)),
    DOMICILE_LIMITE_PASSEE(piece(JUSTIFICATIF_DOMICILE, Alteration.LIMITE_PASSEE)),
    ABSENTE_ET_AUTRE_MONTANT(
            piece(PIECE_IDENTITE, Alteration.ABSENTE), piece(TypePiece.FACTURE, Alteration.AUTRE_MONTANT)),

    FACTURE_SCANNEE(piece(TypePiece.FACTURE, Alteration.SCAN)),
    DOMICILE_SCANNE(piece(JUSTIFICATIF_DOMICILE, Alteration.SCAN)),
    AUTRE_MONTANT(piece(TypePiece.FACTURE, Alteration.AUTRE_MONTANT)),
    FACTURE_AUTRE_NOM(piece(TypePiece.FACTURE, Alteration.AUTRE_NOM)),
    DOMICILE_AUTRE_NOM(piece(JUSTIFICATIF_DOMICILE, Alteration.AUTRE_NOM)),
    SCAN_ET_RIB_AUTRE_NOM(piece(TypePiece.FACTURE, Alteration.SCAN), piece(RIB, Alteration.AUTRE_NOM)),

    COMPTE_PARTAGE(paire(Lien.COMPTE)),
    /** The second dossier joins the bank details of an account that it did not declare. */
    COMPTE_PARTAGE_AUTRE_RIB(paire(Lien.COMPTE), auSecond(RIB, Alteration.AUTRE_COMPTE)),
    FACTURE_PARTAGEE(paire(Lien.FACTURE)),
    FACTURE_RECOPIEE(paire(Lien.FACTURE), auSecond(TypePiece.FACTURE, Alteration.RECOPIEE)),
    PERSONNE_DEUX_FOIS(paire(Lien.PERSONNE)),
    /** The second time in capitals, without accents, and from another address. */
    PERSONNE_ECRITE_AUTREMENT(paire(Lien.PERSONNE)),
    FOYER_DEUX_FOIS(paire(Lien.FOYER)),
    /** The second time with the street abbreviated. */
    FOYER_ECRIT_AUTREMENT(paire(Lien.FOYER));

    /** One place of a month: a class, and for a pair which of its two dossiers. */
    record Place(Cas cas, boolean second) {}

    /** Every class, each between dossiers in order; a pair holds two places that follow each other. */
    static final List<Place> RONDE = ronde();

    final List<String> conditions;
    final Lien lien;
    private final Map<TypePiece, Alteration> pieces = new EnumMap<>(TypePiece.class);
    private final Map<TypePiece, Alteration> piecesDuSecond = new EnumMap<>(TypePiece.class);

    Cas(Ingredient... ingredients) {
        this.conditions = Arrays.stream(ingredients)
                .map(Ingredient::condition)
                .filter(condition -> !condition.isEmpty())
                .toList();
        this.lien = Arrays.stream(ingredients)
                .map(Ingredient::lien)
                .filter(un -> un != Lien.AUCUN)
                .findFirst()
                .orElse(Lien.AUCUN);
        for (Ingredient ingredient : ingredients) {
            if (ingredient.alteration() != Alteration.AUCUNE) {
                (ingredient.second() ? piecesDuSecond : pieces).put(ingredient.type(), ingredient.alteration());
            }
        }
    }

    Map<TypePiece, Alteration> pieces(boolean second) {
        return Collections.unmodifiableMap(second ? piecesDuSecond : pieces);
    }

    private static List<Place> ronde() {
        List<Place> ronde = new ArrayList<>();
        for (Cas cas : values()) {
            if (cas != CONFORME) {
                ronde.add(new Place(CONFORME, false));
                ronde.add(new Place(cas, false));
                if (cas.lien != Lien.AUCUN) {
                    ronde.add(new Place(cas, true));
                }
            }
        }
        return List.copyOf(ronde);
    }

    private record Ingredient(String condition, TypePiece type, Alteration alteration, boolean second, Lien lien) {}

    private static Ingredient condition(String code) {
        return new Ingredient(code, RIB, Alteration.AUCUNE, false, Lien.AUCUN);
    }

    private static Ingredient piece(TypePiece type, Alteration alteration) {
        return new Ingredient("", type, alteration, false, Lien.AUCUN);
    }

    private static Ingredient auSecond(TypePiece type, Alteration alteration) {
        return new Ingredient("", type, alteration, true, Lien.AUCUN);
    }

    private static Ingredient paire(Lien lien) {
        return new Ingredient("", RIB, Alteration.AUCUNE, false, lien);
    }
}
