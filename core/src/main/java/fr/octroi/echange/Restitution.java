package fr.octroi.echange;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * What an organisation hands back at the end of a contract (<i>restitution</i>): the entries of its chains, and files.
 *
 * @param organisation who hands back
 * @param rendue the entries that it handed back
 * @param pieces the digests of the files that came with them
 */
public record Restitution(String organisation, Confluence rendue, SortedSet<Empreinte> pieces) {

    /** Copies. */
    public Restitution {
        pieces = Collections.unmodifiableSortedSet(new TreeSet<>(pieces));
    }

    /** What is wrong with what was handed back. */
    public enum Genre {
        /** An entry that was known is not there. */
        ENTREE_MANQUANTE,
        /** An entry stands at its rank, and another was known there. */
        ENTREE_DIFFERENTE,
        /** Entries are missing between others that are there. */
        CHAINE_TROUEE,
        /** One chain tells two stories by itself. */
        CHAINE_FOURCHUE,
        /** A file that an entry of theirs names is not there. */
        PIECE_MANQUANTE,
        /** Such a file, of which they say that it ended under a visa: a person who has that visa accepts it, or does not. */
        PIECE_DITE_EFFACEE
    }

    /**
     * One thing that is wrong.
     *
     * @param genre what
     * @param dossier with which dossier
     * @param quoi where: a rank, two ranks and a hyphen between them, or the digest of a file, followed by a space and the visa that they
     *     name where they say that it ended
     */
    public record Defaut(Genre genre, NumeroDossier dossier, String quoi) {}

    /**
     * Holds what was handed back against what was known before.
     *
     * @param connue what whoever checks has: his own chains, and what he received of the others during the contract
     * @return all that is missing or differs, by kind, in order of dossier; what is there and was not known is no fault
     */
    public List<Defaut> confronter(Confluence connue) {
        List<Defaut> defauts = new ArrayList<>();
        connue.entrees().forEach((chaine, rangs) -> {
            if (chaine.organisation().equals(organisation)) {
                rangs.forEach((rang, dites) -> comparer(chaine, rang, dites, defauts));
            }
        });
        for (Ecart ecart : rendue.ecarts()) {
            defauts.add(ecart.selon(
                    manque -> new Defaut(
                            Genre.CHAINE_TROUEE, manque.chaine().dossier(), manque.premier() + "-" + manque.dernier()),
                    fourche -> new Defaut(
                            Genre.CHAINE_FOURCHUE, fourche.chaine().dossier(), Long.toString(fourche.rang()))));
        }
        defauts.addAll(piecesManquantes(connue.plus(rendue)));
        return List.copyOf(defauts);
    }

    private void comparer(Confluence.Chaine chaine, long rang, List<Entree> connues, List<Defaut> defauts) {
        List<Entree> rendues = rendue.entrees()
                .getOrDefault(chaine, Collections.emptySortedMap())
                .getOrDefault(rang, List.of());
        if (!rendues.containsAll(connues)) {
            defauts.add(new Defaut(
                    rendues.isEmpty() ? Genre.ENTREE_MANQUANTE : Genre.ENTREE_DIFFERENTE,
                    chaine.dossier(),
                    Long.toString(rang)));
        }
    }

    private List<Defaut> piecesManquantes(Confluence toutes) {
        return toutes.entrees().entrySet().stream()
                .filter(chaine -> chaine.getKey().organisation().equals(organisation))
                .flatMap(chaine -> piecesManquantes(chaine.getValue().values().stream()
                        .flatMap(List::stream)
                        .toList()))
                .distinct()
                .toList();
    }

    /** Whoever leaves must not clear himself of a file by a word of his own: the visa that he names is told. */
    private Stream<Defaut> piecesManquantes(List<Entree> chaine) {
        List<Entree> dues = new ArrayList<>();
        List<Defaut> defauts = new ArrayList<>();
        for (Entree entree : chaine) {
            if (entree.fait() instanceof FaitDArchive.DonneesEffacees effacees) {
                finir(dues, due -> effacees.pieces().contains(recue(due).type()), effacees.visa(), defauts);
            } else if (entree.fait() instanceof Fait.DossierEfface efface) {
                finir(dues, due -> true, efface.visa(), defauts);
            } else if (entree.fait() instanceof Fait.PieceRecue) {
                dues.add(entree);
            }
        }
        dues.forEach(due -> defauts.addAll(siManquante(Genre.PIECE_MANQUANTE, due, "")));
        return defauts.stream();
    }

    private void finir(List<Entree> dues, Predicate<Entree> finie, String visa, List<Defaut> defauts) {
        dues.stream()
                .filter(finie)
                .forEach(due -> defauts.addAll(siManquante(Genre.PIECE_DITE_EFFACEE, due, " " + visa)));
        dues.removeIf(finie);
    }

    private static Fait.PieceRecue recue(Entree entree) {
        return (Fait.PieceRecue) entree.fait();
    }

    private List<Defaut> siManquante(Genre genre, Entree entree, String suite) {
        Empreinte contenu = recue(entree).contenu();
        return pieces.contains(contenu)
                ? List.of()
                : List.of(new Defaut(genre, entree.dossier(), contenu.hexadecimal() + suite));
    }
}
