package fr.octroi.rgpd;

import fr.octroi.commun.FormeDeCode;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Dossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.FaitDeRelance;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A part of a dossier that may end before the rest of it (<i>partie</i>): the files of one type, the account, the ways to reach the person,
 * or what was noted of calls.
 *
 * @param donnees one of {@link #SEPARABLES}
 * @param type the type of the files, a code of the règlement such as {@code PIECE_IDENTITE}; blank for other data
 */
public record Partie(CategorieDeDonnees donnees, String type) implements Comparable<Partie> {

    /** What a dossier can do without, once nothing of it is under way; files, once only the payment is. */
    public static final SortedSet<CategorieDeDonnees> SEPARABLES =
            Collections.unmodifiableSortedSet(new TreeSet<>(EnumSet.of(
                    CategorieDeDonnees.PIECES,
                    CategorieDeDonnees.COORDONNEES_BANCAIRES,
                    CategorieDeDonnees.CONTACT,
                    CategorieDeDonnees.APPELS)));

    private static final Comparator<Partie> ORDRE =
            Comparator.comparing(Partie::donnees).thenComparing(Partie::type);

    private static final String DE = ":";

    /**
     * Checks.
     *
     * @throws ValeurInvalideException {@code PARTIE_INVALIDE} for other data, files without a type, or a type without files
     */
    public Partie {
        boolean typee = FormeDeCode.CODE.estCelleDe(type);
        boolean fichiers = donnees == CategorieDeDonnees.PIECES;
        if (!SEPARABLES.contains(donnees) || fichiers != typee || (!fichiers && !type.isEmpty())) {
            throw new ValeurInvalideException("PARTIE_INVALIDE");
        }
    }

    /**
     * Reads what {@link #code} gave.
     *
     * @param code such as {@code CONTACT} or {@code PIECES:PIECE_IDENTITE}
     * @return the part
     * @throws ValeurInvalideException {@code PARTIE_INVALIDE}
     */
    public static Partie parse(String code) {
        int place = code.indexOf(DE);
        try {
            return new Partie(
                    CategorieDeDonnees.valueOf(place < 0 ? code : code.substring(0, place)),
                    place < 0 ? "" : code.substring(place + 1));
        } catch (IllegalArgumentException inconnue) {
            throw new ValeurInvalideException("PARTIE_INVALIDE");
        }
    }

    /**
     * Names it in one word, as policies, lists and the journal do.
     *
     * @return such as {@code CONTACT} or {@code PIECES:PIECE_IDENTITE}
     */
    public String code() {
        return type.isEmpty() ? donnees.name() : donnees.name() + DE + type;
    }

    /**
     * Says whether it is the files of a type.
     *
     * @return false for other data
     */
    public boolean estDeFichiers() {
        return donnees == CategorieDeDonnees.PIECES;
    }

    /**
     * Says whether a dossier holds something of it.
     *
     * @param dossier its picture
     * @param entrees what happened to it, in order
     * @return false when nothing of it came, or all that came was erased
     */
    public boolean estTenue(Dossier dossier, List<Entree> entrees) {
        return switch (donnees) {
            case PIECES ->
                dossier.pieces().stream().anyMatch(piece -> piece.type().equals(type));
            case APPELS -> {
                boolean tenue = false;
                for (Entree entree : entrees) {
                    boolean notee = entree.fait() instanceof FaitDeRelance.AppelConsigne appel && appel.note() != null;
                    tenue = !efface(entree) && (tenue || notee);
                }
                yield tenue;
            }
            default -> CategorieDeDonnees.tenues(dossier).contains(donnees);
        };
    }

    /**
     * Says whether an entry tells that it was erased.
     *
     * @param entree the entry
     * @return true when it is among what was erased then
     */
    public boolean efface(Entree entree) {
        return entree.fait() instanceof FaitDArchive.DonneesEffacees effacees
                && effacees.parties().contains(code());
    }

    /**
     * Takes it out of a dossier's picture.
     *
     * @param dossier the picture
     * @return the picture without it; notes of calls stand elsewhere
     */
    public Dossier oter(Dossier dossier) {
        return switch (donnees) {
            case PIECES -> dossier.sansPieces(type);
            case COORDONNEES_BANCAIRES -> dossier.sansCompte();
            case CONTACT -> dossier.sansContact();
            default -> dossier;
        };
    }

    @Override
    public int compareTo(Partie autre) {
        return ORDRE.compare(this, autre);
    }
}
