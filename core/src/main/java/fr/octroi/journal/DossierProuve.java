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
        /** Its chains are of several dossiers: each may stand, and together they are nobody's. */
        PLUSIEURS_DOSSIERS,
        /** An organisation is proved twice. */
        ORGANISATION_EN_DOUBLE,
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
     * Checks that the chains are of one dossier, one for each organisation, and each of them, and that it stands under a root that was
     * kept elsewhere.
     *
     * <p>That a whole chain was left out is not seen: nothing under the root says how many organisations wrote of a dossier. What is
     * there holds; that it is all there is, whoever has the journal alone can tell.
     *
     * @param racine the root
     * @return what does not hold, empty when all does
     */
    public Optional<Faute> faute(Empreinte racine) {
        if (preuves.isEmpty()) {
            return Optional.of(Faute.VIDE);
        }
        if (preuves.stream().map(Preuve::dossier).distinct().count() > 1) {
            return Optional.of(Faute.PLUSIEURS_DOSSIERS);
        }
        if (preuves.stream().map(Preuve::organisation).distinct().count() < preuves.size()) {
            return Optional.of(Faute.ORGANISATION_EN_DOUBLE);
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
