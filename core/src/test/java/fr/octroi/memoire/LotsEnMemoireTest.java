package fr.octroi.memoire;

import fr.octroi.port.Lots;
import fr.octroi.tck.LotsTck;
import java.time.InstantSource;

class LotsEnMemoireTest extends LotsTck {

    @Override
    protected Lots depotVide() {
        return new LotsEnMemoire(InstantSource.system());
    }
}
