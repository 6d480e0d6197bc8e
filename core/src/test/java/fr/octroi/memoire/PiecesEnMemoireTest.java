package fr.octroi.memoire;

import fr.octroi.port.Pieces;
import fr.octroi.tck.PiecesTck;

class PiecesEnMemoireTest extends PiecesTck {

    @Override
    protected Pieces magasinVide() {
        return new PiecesEnMemoire();
    }
}
