package fr.octroi.tck.temoin;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Entree;
import fr.octroi.memoire.DossiersEnMemoire;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Dossiers;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Journaux;
import fr.octroi.tck.Magasin;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** A sound store, for a witness to break in one place. */
class MagasinDelegue implements Dossiers, Journaux {

    final DossiersEnMemoire sain = new DossiersEnMemoire();

    Magasin magasin() {
        return new Magasin(this, this);
    }

    @Override
    public Optional<DossierEnregistre> trouver(NumeroDossier numero) {
        return sain.trouver(numero);
    }

    @Override
    public SortedSet<NumeroDossier> porteurs(Repere repere) {
        return sain.porteurs(repere);
    }

    @Override
    public List<NumeroDossier> apres(@Nullable NumeroDossier curseur, int taille) {
        return sain.apres(curseur, taille);
    }

    @Override
    public void ecrire(Ecriture ecriture) {
        sain.ecrire(ecriture);
    }

    @Override
    public List<Entree> entrees(NumeroDossier numero) {
        return sain.entrees(numero);
    }

    long versionDe(NumeroDossier numero) {
        return sain.trouver(numero).map(DossierEnregistre::version).orElse(0L);
    }

    /** Returns a write like another but for its changes. */
    static Ecriture avec(Ecriture ecriture, List<Ecriture.Changement> changements) {
        return new Ecriture(ecriture.instant(), ecriture.auteur(), changements);
    }
}
