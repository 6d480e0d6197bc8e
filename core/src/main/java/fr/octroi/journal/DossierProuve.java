package fr.octroi.journal;

import fr.octroi.commun.Empreinte;
import java.util.List;
import java.util.Optional;

/**
 * All that was written of one dossier, with the proof that it stands under the root of a journal (<i>dossier prouvé</i>): its applicant
 * can check it alone, and sees nobody else's.
 *
 * @param entrees the entries, each chain in order
 * @param preuves one proof for each organisation that wrote
 */
public record DossierProuve(List<Entree> entrees, List<Preuve> preuves) {

    /** Why a proof does not hold. */
    public enum Faute {
        /** It proves nothing: no chain is there. */
        VIDE,
        /** An entry was changed, removed, added or moved, or belongs to no chain that is proved. */
        CHAINE_ROMPUE,
        /** The way leads to another root: this is not the journal of that day, or not of this dossier. */
        AUTRE_RACINE
    }

    /** Copies. */
    public DossierProuve {
        entrees = List.copyOf(entrees);
        preuves = List.copyOf(preuves);
    }

    /**
     * Checks each chain, and that it stands under a root that was kept elsewhere.
     *
     * @param racine the root
     * @return what does not hold, empty when all does
     */
    public Optional<Faute> faute(Empreinte racine) {
        if (preuves.isEmpty()) {
            return Optional.of(Faute.VIDE);
        }
        int prouvees = 0;
        for (Preuve preuve : preuves) {
            List<Entree> chaine = entrees.stream()
                    .filter(entree -> entree.auteur().organisation().equals(preuve.organisation()))
                    .toList();
            prouvees += chaine.size();
            if (!preuve.estCelleDe(chaine)) {
                return Optional.of(Faute.CHAINE_ROMPUE);
            }
            if (!preuve.racine().equals(racine)) {
                return Optional.of(Faute.AUTRE_RACINE);
            }
        }
        return prouvees == entrees.size() ? Optional.empty() : Optional.of(Faute.CHAINE_ROMPUE);
    }
}
