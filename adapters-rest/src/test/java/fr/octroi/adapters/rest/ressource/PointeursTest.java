package fr.octroi.adapters.rest.ressource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.adapters.rest.http.Faute;
import fr.octroi.commun.Empreinte;
import fr.octroi.demande.Messages;
import fr.octroi.demande.PieceDeposee;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PointeursTest {

    private static List<String> pointeurs(List<PieceDeposee> pieces, String... champs) {
        return Pointeurs.fautes(
                        Stream.of(champs)
                                .map(champ -> Messages.rejet(0, "", champ, "VALEUR_REFUSEE"))
                                .toList(),
                        pieces)
                .stream()
                .map(Faute::pointeur)
                .toList();
    }

    @Test
    void chaque_facon_de_nommer_un_champ_devient_un_pointeur() {
        assertEquals(
                List.of("/pieces/3/taille", "/compte/iban", "/depense/montantTtc", "/depense/vendeur", "/numero", ""),
                pointeurs(
                        List.of(), "pieces[3].taille", "iban", "depense.montantTtc", "siret", "numero", "Camille ~ x"));
    }

    @Test
    void une_piece_qui_n_est_pas_venue_est_dite_par_son_rang() {
        Empreinte contenu = Empreinte.deChamps("x");
        assertEquals(
                List.of("/pieces/0", "/pieces/2", "/pieces"),
                pointeurs(
                        List.of(
                                PieceDeposee.manquante("Camille", "", "PIECE_INTROUVABLE"),
                                PieceDeposee.arrivee("RIB", "", contenu, 1),
                                PieceDeposee.manquante("Camille", "", "PIECE_INTROUVABLE")),
                        "pieces.Camille",
                        "pieces.Camille",
                        "pieces.Camille"));
    }
}
