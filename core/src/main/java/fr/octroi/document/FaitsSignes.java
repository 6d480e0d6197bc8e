package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Bic;
import fr.octroi.dossier.Iban;
import fr.octroi.instruction.CodeSigne;
import fr.octroi.instruction.CodeSigne.Statut;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import fr.octroi.instruction.FaitLu.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The facts that a signed code proves, by the fields of its kind (ANTS, 2D-Doc 3.2.6, catalogue of perimeter 01; kinds 24, 27 and 28
 * by 3.3.7.2); none unless the code is {@link Statut#VALIDE}, nor in a perimeter whose catalogue is not here.
 */
final class FaitsSignes {

    private static final Set<String> DOMICILES = Set.of("00", "01", "02");
    private static final Set<String> COMPTES = Set.of("03", "05");
    private static final Set<String> AVIS = Set.of("04", "18", "24", "27", "28");

    private final CodeSigne code;
    private final List<FaitLu> faits = new ArrayList<>();

    private FaitsSignes(CodeSigne code) {
        this.code = code;
    }

    static List<FaitLu> de(CodeSigne code) {
        if (code.statut() != Statut.VALIDE || !code.perimetre().equals(TrameC40.PERIMETRE)) {
            return List.of();
        }
        FaitsSignes signes = new FaitsSignes(code);
        if (DOMICILES.contains(code.type())) {
            signes.domicile();
        } else if (COMPTES.contains(code.type())) {
            signes.compte();
        } else if (AVIS.contains(code.type())) {
            signes.avis();
        }
        return List.copyOf(signes.faits);
    }

    private void domicile() {
        ajouter(Nom.TYPE_PIECE, Nature.JUSTIFICATIF_DOMICILE.name());
        emission();
        personne("10", "11", "12", "13");
        personne("1I", "1J", "1K", "1L");
        ajouter(Nom.ADRESSE, ensemble("20", "21", "22", "23", "24", "25"));
        ajouter(Nom.NUMERO, champ("18"));
        montant("1D");
    }

    private void compte() {
        ajouter(Nom.TYPE_PIECE, Nature.RIB.name());
        ajouter(Nom.TITULAIRE, champ("30"));
        if (Iban.seLit(champ("31"))) {
            faits.add(FaitLu.of(Iban.parse(champ("31")), Source.CODE_SIGNE, 0));
        }
        if (Bic.seLit(champ("32"))) {
            ajouter(Nom.BIC, Bic.parse(champ("32")).valeur());
        }
    }

    private void avis() {
        ajouter(Nom.TYPE_PIECE, Nature.AVIS_IMPOSITION.name());
        emission();
        ajouter(Nom.NUMERO, champ("44"));
        ajouter(Nom.TITULAIRE, champ("46"));
        ajouter(Nom.TITULAIRE, champ("48"));
        String lignes = ensemble("6S", "6T", "6U", "6V", "6W", "6X");
        ajouter(Nom.ADRESSE, lignes.isBlank() ? champ("4Y") : lignes);
    }

    private void emission() {
        if (code.emission() != null) {
            faits.add(FaitLu.of(Nom.DATE, Objects.requireNonNull(code.emission()), Source.CODE_SIGNE, 0));
        }
    }

    /** Issuers write a person on one line of an address or in three fields. */
    private void personne(String ligne, String qualite, String prenom, String nom) {
        String parts = ensemble(qualite, prenom, nom);
        ajouter(Nom.TITULAIRE, parts.isBlank() ? champ(ligne) : parts);
    }

    private void montant(String identifiant) {
        String montant = champ(identifiant).replace(',', '.').replaceAll("[\\s\u20AC]|EUR$", "");
        try {
            faits.add(FaitLu.of(Nom.MONTANT_TTC, Montant.parse(montant), Source.CODE_SIGNE, 0));
        } catch (ValeurInvalideException aucunMontant) {
            // Absent, or no amount of euros and cents.
        }
    }

    private void ajouter(Nom nom, String valeur) {
        if (!valeur.isBlank()) {
            faits.add(new FaitLu(nom, valeur, Source.CODE_SIGNE, 0));
        }
    }

    /** What fields say together; nothing when one of them is cut or stands twice, for half a name is nobody's name. */
    private String ensemble(String... identifiants) {
        boolean douteux = Stream.of(identifiants)
                .anyMatch(identifiant -> code.champs().stream()
                                .anyMatch(champ -> champ.identifiant().equals(identifiant))
                        && code.prouve(identifiant).isEmpty());
        return douteux
                ? ""
                : Stream.of(identifiants)
                        .map(this::champ)
                        .filter(valeur -> !valeur.isBlank())
                        .collect(Collectors.joining(" "));
    }

    /** Parts of a name are parted by strokes in a code. */
    private String champ(String identifiant) {
        return code.prouve(identifiant).orElse("").replace('/', ' ').strip();
    }
}
