package fr.octroi.memoire;

import fr.octroi.port.Cles;
import fr.octroi.tck.ClesTck;

class ClesEnMemoireTest extends ClesTck {

    @Override
    protected Cles clesVides() {
        return new ClesEnMemoire();
    }
}
