package fr.octroi.memoire;

import fr.octroi.port.Residus;
import fr.octroi.tck.ResidusTck;

class ResidusEnMemoireTest extends ResidusTck {
    @Override
    protected Residus residusVides() {
        return new ResidusEnMemoire();
    }
}
