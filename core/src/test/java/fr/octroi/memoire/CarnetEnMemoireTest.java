package fr.octroi.memoire;

import fr.octroi.port.CarnetDAvis;
import fr.octroi.tck.CarnetDAvisTck;

class CarnetEnMemoireTest extends CarnetDAvisTck {

    @Override
    protected CarnetDAvis carnetVide() {
        return new CarnetEnMemoire();
    }
}
