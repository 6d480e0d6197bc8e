package fr.octroi.instruction;

import fr.octroi.commun.Cle;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.ReglementAide;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Finds what a dossier shares with others of the same aid, by keyed digests.
 *
 * <p>Two homonyms born on the same day share a person; a flat-share of one surname shares a household: so a coincidence
 * goes to an officer and refuses nobody.
 */
public final class Doublons {

    private Doublons() {}

    /**
     * Returns the digests under which a dossier is known to others.
     *
     * @param dossier the dossier
     * @param reglement the règlement of its aid, which says which files should be one of their kind
     * @param cle the organisation's key
     * @return sorted, without repeats
     */
    public static List<Repere> reperes(Dossier dossier, ReglementAide reglement, Cle cle) {
        SortedSet<Repere> reperes = new TreeSet<>();
        Demandeur demandeur = dossier.demandeur();
        String nom = Noms.cle(demandeur.nom());
        String adresse = adresse(demandeur.adresse());
        String naissance =
                demandeur.naissance() == null ? adresse : demandeur.naissance().toString();
        if (!naissance.isEmpty()) {
            ajouter(reperes, Repere.Genre.PERSONNE, cle, dossier.aide(), nom, Noms.cle(demandeur.prenom()), naissance);
        }
        if (!adresse.isEmpty()) {
            ajouter(reperes, Repere.Genre.FOYER, cle, dossier.aide(), nom, adresse);
        }
        if (dossier.iban() != null) {
            ajouter(
                    reperes,
                    Repere.Genre.COMPTE,
                    cle,
                    dossier.aide(),
                    dossier.iban().valeur());
        }
        Depense depense = dossier.depense();
        String facture = reference(depense.numeroFacture());
        if (depense.vendeur() != null && !facture.isEmpty()) {
            ajouter(
                    reperes,
                    Repere.Genre.FACTURE,
                    cle,
                    dossier.aide(),
                    depense.vendeur().valeur(),
                    facture);
            ajouter(reperes, Repere.Genre.ACHAT, cle, depense.vendeur().valeur(), facture);
        }
        String serie = reference(depense.numeroSerie());
        if (!serie.isEmpty()) {
            ajouter(reperes, Repere.Genre.SERIE, cle, dossier.aide(), serie);
        }
        for (PieceRequise requise : reglement.pieces()) {
            if (requise.unique()) {
                for (PieceJustificative piece : dossier.pieces(requise.type())) {
                    if (piece.taille() > 0) {
                        ajouter(
                                reperes,
                                Repere.Genre.FICHIER,
                                cle,
                                dossier.aide(),
                                piece.contenu().hexadecimal());
                        ajouter(
                                reperes,
                                Repere.Genre.ACHAT,
                                cle,
                                piece.contenu().hexadecimal());
                    }
                }
            }
        }
        return List.copyOf(reperes);
    }

    /**
     * Says what a dossier shares with others.
     *
     * @param numero the dossier
     * @param reperes its digests
     * @param porteurs gives the dossiers that have a digest, this one included or not
     * @return at most one coincidence per kind, in order of kind; never a household beside a person, nor
     *     another aid for a dossier of the same
     */
    public static List<Coincidence> coincidences(
            NumeroDossier numero,
            List<Repere> reperes,
            Function<Repere, ? extends Collection<NumeroDossier>> porteurs) {
        EnumMap<GenreDoublon, SortedSet<NumeroDossier>> autres = new EnumMap<>(GenreDoublon.class);
        for (Repere repere : reperes) {
            for (NumeroDossier porteur : porteurs.apply(repere)) {
                if (!porteur.equals(numero)) {
                    autres.computeIfAbsent(genre(repere.genre()), sansAutre -> new TreeSet<>())
                            .add(porteur);
                }
            }
        }
        if (autres.containsKey(GenreDoublon.DOUBLON_DEMANDEUR)) {
            autres.remove(GenreDoublon.DOUBLON_FOYER);
        }
        SortedSet<NumeroDossier> autresAides = autres.getOrDefault(GenreDoublon.MEME_ACHAT, new TreeSet<>());
        autresAides.removeAll(autres.getOrDefault(GenreDoublon.FACTURE_PARTAGEE, new TreeSet<>()));
        if (autresAides.isEmpty()) {
            autres.remove(GenreDoublon.MEME_ACHAT);
        }
        List<Coincidence> coincidences = new ArrayList<>();
        autres.forEach((genre, numeros) -> coincidences.add(new Coincidence(genre, List.copyOf(numeros))));
        return coincidences;
    }

    private static GenreDoublon genre(Repere.Genre genre) {
        return switch (genre) {
            case PERSONNE -> GenreDoublon.DOUBLON_DEMANDEUR;
            case FOYER -> GenreDoublon.DOUBLON_FOYER;
            case COMPTE -> GenreDoublon.IBAN_PARTAGE;
            case FACTURE, FICHIER -> GenreDoublon.FACTURE_PARTAGEE;
            case SERIE -> GenreDoublon.SERIE_PARTAGEE;
            case ACHAT -> GenreDoublon.MEME_ACHAT;
        };
    }

    private static void ajouter(SortedSet<Repere> reperes, Repere.Genre genre, Cle cle, String... champs) {
        String[] avecGenre = new String[champs.length + 1];
        avecGenre[0] = genre.name();
        System.arraycopy(champs, 0, avecGenre, 1, champs.length);
        reperes.add(new Repere(genre, cle.sceller(avecGenre)));
    }

    /** Writes an address in one way; blank without a street. */
    private static String adresse(Adresse adresse) {
        String voie = adresse.cleDeVoie();
        if (voie.isEmpty()) {
            return "";
        }
        String commune = adresse.insee() != null ? adresse.insee() : adresse.codePostal() + Noms.cle(adresse.ville());
        return voie + " " + commune;
    }

    /** Writes a reference in one way, blank when it has neither letter nor digit: a dash is no number. */
    static String reference(String numero) {
        return numero.replaceAll("[^\\p{L}\\p{N}]", "").toUpperCase(Locale.ROOT);
    }
}
