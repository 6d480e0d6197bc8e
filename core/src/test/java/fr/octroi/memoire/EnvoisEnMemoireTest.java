package fr.octroi.memoire;

import fr.octroi.tck.EnvoisTck;
import fr.octroi.tck.Magasin;

class EnvoisEnMemoireTest extends EnvoisTck {

    @Override
    protected Magasin magasinVide() {
        DossiersEnMemoire memoire = new DossiersEnMemoire();
        return new Magasin(memoire, memoire, memoire, memoire);
    }
}
