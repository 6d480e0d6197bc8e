package fr.octroi.memoire;

import fr.octroi.tck.Magasin;
import fr.octroi.tck.RegistresTck;

class RegistresEnMemoireTest extends RegistresTck {

    @Override
    protected Magasin magasinVide() {
        DossiersEnMemoire memoire = new DossiersEnMemoire();
        return new Magasin(memoire, memoire, memoire, memoire);
    }
}
