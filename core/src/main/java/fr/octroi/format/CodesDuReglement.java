package fr.octroi.format;

import fr.octroi.format.Mappage.Colonne;
import fr.octroi.format.Mappage.Definition;
import fr.octroi.format.Mappage.PiecesMappees;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ReglementResolu;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Compares the codes that a règlement expects with those that a mapping can give. */
final class CodesDuReglement {

    private CodesDuReglement() {}

    static List<String> jamaisDonnes(ReglementAide reglement, Definition definition) {
        SortedSet<String> jamais = new TreeSet<>();
        nommes(reglement)
                .forEach((donnee, codes) -> codee(donnee, definition)
                        .filter(colonne -> !colonne.lecture().vocabulaire().isEmpty())
                        .ifPresent(colonne -> codes.stream()
                                .filter(code -> !donnes(colonne).contains(code))
                                .forEach(jamais::add)));
        jamais.addAll(piecesJamaisDonnees(reglement, definition.pieces()));
        return List.copyOf(jamais);
    }

    private static SortedSet<String> piecesJamaisDonnees(ReglementAide reglement, PiecesMappees pieces) {
        SortedSet<String> jamais = new TreeSet<>();
        boolean motsQuiSontDesTypes =
                pieces.structurees() != null && pieces.vocabulaire().isEmpty();
        if (!motsQuiSontDesTypes) {
            Set<String> types = typesDonnes(pieces);
            for (PieceRequise piece : reglement.pieces()) {
                if (!types.contains(piece.type())
                        && piece.alternatives().stream().noneMatch(types::contains)) {
                    jamais.add(piece.type());
                }
            }
        }
        return jamais;
    }

    /** A mapping may give more pieces than one règlement asks for: they are of interest where one that it asks for never comes. */
    static List<String> piecesHorsReglement(String nom, ReglementAide reglement, Definition definition) {
        PiecesMappees pieces = definition.pieces();
        SortedSet<String> jamais = piecesJamaisDonnees(reglement, pieces);
        if (jamais.isEmpty()) {
            return List.of();
        }
        Set<String> connues = new HashSet<>();
        reglement.pieces().forEach(piece -> {
            connues.add(piece.type());
            connues.addAll(piece.alternatives());
        });
        return new TreeSet<>(typesDonnes(pieces))
                .stream()
                        .filter(type -> !connues.contains(type))
                        .map(type -> nom
                                + (pieces.vocabulaire().containsValue(type)
                                        ? " (pieces.vocabulaire."
                                        : " (pieces.colonnes.")
                                + type + ") : le règlement ne nomme pas cette pièce"
                                + MotProche.suggestion(type, jamais))
                        .toList();
    }

    static List<Donnee> donneesJamaisDonnees(ReglementResolu reglement, Definition definition) {
        return reglement.donnees().stream()
                .filter(donnee -> colonne(donnee.nom(), definition).isEmpty())
                .toList();
    }

    static void verifier(String nom, ReglementAide reglement, Definition definition) {
        SortedMap<String, SortedSet<String>> compares = nommes(reglement);
        SortedSet<String> donnees = new TreeSet<>(compares.keySet());
        donnees.addAll(reglement.vocabulaires().keySet());
        for (String donnee : donnees) {
            Optional<Colonne> trouvee = codee(donnee, definition);
            if (trouvee.isPresent()) {
                Colonne colonne = trouvee.get();
                SortedSet<String> codes = compares.getOrDefault(donnee, Collections.emptySortedSet());
                SortedSet<String> seuls = reglement.vocabulaires().get(donnee);
                String lieu = nom + " (colonnes." + colonne.champ().nom() + ")";
                if (colonne.lecture().vocabulaire().isEmpty()) {
                    throw new FichierInvalideException(
                            "VOCABULAIRE_ABSENT",
                            lieu,
                            colonne(colonne) + " n'a pas de vocabulaire, et ses mots seraient pris pour les codes de « "
                                    + donnee + " », qui sont : " + String.join(", ", seuls == null ? codes : seuls)
                                    + " ; donner sous vocabulaire les mots de la plateforme pour chacun");
                }
                verifierChacun(lieu, colonne, donnee, seuls, codes);
            }
        }
        for (Condition condition : reglement.conditions()) {
            exiges(condition.exige())
                    .forEach(parmi -> codee(parmi.donnee().nom(), definition)
                            .filter(colonne -> !colonne.lecture().vocabulaire().isEmpty())
                            .ifPresent(colonne -> verifierQueLUnPeutVenir(nom, colonne, condition, parmi)));
        }
    }

    private static void verifierChacun(
            String lieu,
            Colonne colonne,
            String donnee,
            @Nullable SortedSet<String> seuls,
            SortedSet<String> compares) {
        SortedSet<String> donnes = donnes(colonne);
        for (String code : donnes) {
            if (seuls != null && !seuls.contains(code)) {
                throw new FichierInvalideException(
                        "CODE_HORS_VOCABULAIRE",
                        lieu,
                        colonne(colonne) + " donne le code « " + code + " », que le règlement n'a pas pour « " + donnee
                                + " » : " + String.join(", ", seuls) + MotProche.suggestion(code, seuls));
            }
            if (seuls == null && !compares.contains(code)) {
                compares.stream()
                        .filter(compare -> !donnes.contains(compare) && MotProche.estUneCoquille(code, compare))
                        .findFirst()
                        .ifPresent(compare -> {
                            throw new FichierInvalideException(
                                    "CODE_HORS_VOCABULAIRE",
                                    lieu,
                                    colonne(colonne) + " donne le code « " + code
                                            + " », qu'aucune condition ne nomme pour « " + donnee + " » : "
                                            + String.join(", ", compares) + " ; vouliez-vous dire « " + compare
                                            + " » ?");
                        });
            }
        }
    }

    /** A condition that no line can meet refuses everybody. */
    private static void verifierQueLUnPeutVenir(
            String nom, Colonne colonne, Condition condition, Predicat.Parmi parmi) {
        if (parmi.codes().stream().noneMatch(donnes(colonne)::contains)) {
            boolean echanges = parmi.codes().stream()
                    .anyMatch(code -> colonne.lecture().vocabulaire().containsKey(Libelles.cle(code)));
            throw new FichierInvalideException(
                    "CODES_JAMAIS_DONNES",
                    nom + " (colonnes." + colonne.champ().nom() + ")",
                    colonne(colonne) + " ne donne aucun des codes de « "
                            + parmi.donnee().nom() + " » que la condition " + condition.code() + " admet ("
                            + String.join(", ", parmi.codes()) + ") : tout le monde serait refusé"
                            + (echanges
                                    ? " ; dans un vocabulaire, le code vient d'abord, puis les mots de la plateforme"
                                    : ""));
        }
    }

    /** The questions that a condition asks one and all: under an « ou » or a « non », another answer may do. */
    private static Stream<Predicat.Parmi> exiges(Predicat exige) {
        return exige instanceof Predicat.Parmi parmi
                ? Stream.of(parmi)
                : exige instanceof Predicat.Et et
                        ? et.termes().stream().flatMap(CodesDuReglement::exiges)
                        : Stream.empty();
    }

    /** By the name of a fact, the codes that conditions name. */
    private static SortedMap<String, SortedSet<String>> nommes(ReglementAide reglement) {
        SortedMap<String, SortedSet<String>> nommes = new TreeMap<>();
        reglement.conditions().forEach(condition -> chercher(condition.exige(), nommes));
        return nommes;
    }

    private static void chercher(Predicat predicat, SortedMap<String, SortedSet<String>> nommes) {
        predicat.termes().forEach(terme -> chercher(terme, nommes));
        if (predicat instanceof Predicat.Parmi parmi) {
            nommes.computeIfAbsent(parmi.donnee().nom(), nouveau -> new TreeSet<>())
                    .addAll(parmi.codes());
        }
    }

    private static String colonne(Colonne colonne) {
        return "la colonne « " + String.join(" », « ", colonne.entetes()) + " »";
    }

    /** The column that gives a fact. */
    private static Optional<Colonne> colonne(String donnee, Definition definition) {
        String champ = champ(donnee);
        return definition.colonnes().stream()
                .filter(colonne -> colonne.champ().nom().equals(champ))
                .findFirst();
    }

    /** The column that gives a coded fact; that of a place or a seller holds no code of a règlement. */
    private static Optional<Colonne> codee(String donnee, Definition definition) {
        return colonne(donnee, definition).filter(colonne -> colonne.champ().genre() == Champ.Genre.CODE);
    }

    /** The field of a mapping that gives a fact: a question has its own name. */
    private static String champ(String donnee) {
        return switch (donnee) {
            case "demandeur.commune",
                    "demandeur.epci",
                    "demandeur.ept",
                    "demandeur.departement",
                    "demandeur.region",
                    "demandeur.pays" -> "insee";
            case "demandeur.age", "demandeur.naissance" -> "naissance";
            case "foyer.personnes" -> "personnes";
            case "foyer.revenu" -> "revenu";
            case "foyer.parts" -> "parts";
            case "achat.nature" -> "nature";
            case "achat.etat" -> "etat";
            case "achat.date" -> "achat";
            case "achat.prixTtc" -> "montantTtc";
            case "achat.prixHt" -> "montantHt";
            case "achat.quantite" -> "quantite";
            case "achat.vendeur" -> "siret";
            case "depot.date" -> "depot";
            case "aides.autres" -> "aidesAutres";
            default -> donnee;
        };
    }

    /** The codes that a column gives, that of any other word included. */
    private static SortedSet<String> donnes(Colonne colonne) {
        SortedSet<String> codes = new TreeSet<>(colonne.lecture().vocabulaire().values());
        Optional.ofNullable(colonne.lecture().sinon()).ifPresent(codes::add);
        return codes;
    }

    private static Set<String> typesDonnes(PiecesMappees pieces) {
        Set<String> types = new HashSet<>(pieces.vocabulaire().values());
        pieces.colonnes().forEach(piece -> types.add(piece.type()));
        return types;
    }
}
