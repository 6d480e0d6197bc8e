package fr.octroi.document;

import fr.octroi.port.LecteurDePieces;
import fr.octroi.tck.LecteurDePiecesTck;

class LecteurPdfTckTest extends LecteurDePiecesTck {

    @Override
    protected LecteurDePieces lecteur() {
        return new LecteurPdf();
    }

    @Override
    protected byte[] fichierLisible() {
        return PdfFabrique.texte(
                "FACTURE N° 12", "Date : 12/03/2020", "Client : Camille Exemple", "Total TTC : 10,00 €");
    }
}
