package fr.octroi.journal;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.instruction.Constat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What the facts alone tell of a dossier: all of its state but personal data.
 *
 * @param aide the aid asked for
 * @param depot the day of filing
 * @param pieces the files, by type and digest, sorted
 * @param etat where it stands
 * @param divergences the digests of other contents that came under its number
 */
public record Reconstitution(
        String aide, LocalDate depot, List<Piece> pieces, EtatDossier etat, SortedSet<Empreinte> divergences) {

    /**
     * A file.
     *
     * @param type what it was filed as
     * @param contenu the digest of its bytes
     * @param taille its size in bytes
     * @param recue the day it came
     */
    public record Piece(String type, Empreinte contenu, long taille, LocalDate recue) implements Comparable<Piece> {
        @Override
        public int compareTo(Piece autre) {
            int parType = type.compareTo(autre.type);
            return parType != 0 ? parType : contenu.compareTo(autre.contenu);
        }
    }

    /** Copies and sorts. */
    public Reconstitution {
        List<Piece> triees = new ArrayList<>(pieces);
        Collections.sort(triees);
        pieces = List.copyOf(triees);
        divergences = Collections.unmodifiableSortedSet(new TreeSet<>(divergences));
    }

    /**
     * Returns what facts could tell of a dossier as it is stored.
     *
     * @param dossier the dossier
     * @return its state without personal data
     */
    public static Reconstitution of(Dossier dossier) {
        return new Reconstitution(
                dossier.aide(),
                dossier.depot(),
                dossier.pieces().stream()
                        .map(piece -> new Piece(piece.type(), piece.contenu(), piece.taille(), piece.recue()))
                        .toList(),
                dossier.etat(),
                dossier.divergences());
    }

    /**
     * Folds the facts of one dossier, in order.
     *
     * @param faits the facts, the registration first
     * @return the state they lead to
     * @throws IllegalArgumentException when they do not begin with a registration
     */
    public static Reconstitution rejouer(List<Fait> faits) {
        if (faits.isEmpty() || !(faits.get(0) instanceof Fait.DemandeEnregistree demande)) {
            throw new IllegalArgumentException("the facts of a dossier begin with its registration");
        }
        List<Piece> pieces = new ArrayList<>();
        SortedSet<Empreinte> divergences = new TreeSet<>();
        EtatDossier etat = EtatDossier.DEPOSE;
        for (Fait fait : faits) {
            etat = Objects.requireNonNullElse(fait.etat(), etat);
            if (fait instanceof Fait.PieceRecue piece) {
                pieces.add(new Piece(piece.type(), piece.contenu(), piece.taille(), piece.recue()));
            } else if (fait instanceof Fait.DepotDivergent divergence) {
                divergences.add(divergence.demande());
            } else if (fait instanceof Fait.SignalLeve leve && leve.signal().equals(Constat.DeSignal.DEPOT_DIVERGENT)) {
                divergences.clear();
            } else if (fait instanceof FaitDArchive.DeclarationRectifiee rectifiee) {
                divergences.remove(rectifiee.demande());
            } else if (fait instanceof FaitDArchive.DonneesEffacees effacees) {
                pieces.removeIf(piece -> effacees.pieces().contains(piece.type()));
            }
        }
        return new Reconstitution(demande.aide(), demande.depot(), pieces, etat, divergences);
    }
}
