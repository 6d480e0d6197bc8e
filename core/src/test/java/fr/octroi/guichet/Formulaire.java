package fr.octroi.guichet;

import fr.octroi.commun.Montant;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A request that is being filled in; what is not said is sound. */
final class Formulaire {

    String numero;
    String nom = "Durand";
    String prenom = "Zoé";
    LocalDate naissance;
    String voie = "";
    String insee = Essai.COMMUNE;
    String courriel = "zoe@exemple.invalid";
    String telephone = "";
    String designation = "";
    LocalDate achat = LocalDate.of(2026, 3, 1);

    @Nullable
    Montant prix = Essai.PRIX;

    String numeroFacture = "";
    String numeroSerie = "";
    String iban = "";
    String titulaire = "";
    final List<PieceDeposee> pieces = new ArrayList<>();

    private Formulaire(String numero) {
        this.numero = numero;
        // To each number its birthday: no two are the same person unless a test says so.
        naissance = LocalDate.of(1970, 1, 1).plusDays(Math.floorMod(numero.hashCode(), 10_000));
    }

    static Formulaire de(String numero) {
        return new Formulaire(numero);
    }

    Formulaire avec(PieceDeposee piece) {
        pieces.add(piece);
        return this;
    }

    NumeroDossier numero() {
        return new NumeroDossier(numero);
    }

    LigneDeLot ligne(int ligne) {
        return new LigneDeLot.Lue(ligne, remplir());
    }

    DemandeDeposee remplir() {
        return new DemandeDeposee(
                numero,
                LocalDate.of(2026, 3, 31),
                "",
                nom,
                prenom,
                naissance,
                voie,
                "",
                "",
                insee,
                courriel,
                telephone,
                null,
                null,
                null,
                "VAE",
                "NEUF",
                designation,
                achat,
                prix,
                null,
                1,
                "",
                numeroFacture,
                numeroSerie,
                iban,
                titulaire,
                null,
                new TreeMap<>(),
                pieces);
    }
}
