package fr.octroi.document;

import fr.octroi.port.LecteurDePieces;
import fr.octroi.tck.LecteurDePiecesTck;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;

class LecteurIsoleTckTest extends LecteurDePiecesTck {

    private final List<LecteurIsole> ouverts = new ArrayList<>();

    @Override
    protected LecteurDePieces lecteur() {
        LecteurIsole lecteur = new LecteurIsole(LecteurIsole.commande(128), Limites.PAR_DEFAUT, 1);
        ouverts.add(lecteur);
        return lecteur;
    }

    @Override
    protected byte[] fichierLisible() {
        return PdfFabrique.texte(
                "FACTURE N° 12", "Date : 12/03/2020", "Client : Camille Exemple", "Total TTC : 10,00 €");
    }

    @AfterEach
    void fermer() {
        ouverts.forEach(LecteurIsole::close);
    }
}
