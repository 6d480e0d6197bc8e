package fr.octroi.memoire;

import fr.octroi.tck.JournauxTck;
import fr.octroi.tck.Magasin;

class JournauxEnMemoireTest extends JournauxTck {

    @Override
    protected Magasin magasinVide() {
        DossiersEnMemoire memoire = new DossiersEnMemoire();
        return new Magasin(memoire, memoire, memoire, memoire);
    }
}
