package fr.octroi.memoire;

import fr.octroi.tck.DossiersTck;
import fr.octroi.tck.Magasin;

class DossiersEnMemoireTest extends DossiersTck {

    @Override
    protected Magasin magasinVide() {
        DossiersEnMemoire memoire = new DossiersEnMemoire();
        return new Magasin(memoire, memoire, memoire, memoire);
    }
}
