package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.Siret;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.FaitLu.Nom;
import fr.octroi.instruction.FaitLu.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The facts of the invoice that a file carries as XML: they are of no page, and outrank what is printed. */
final class FaitsJoints {

    private final List<FaitLu> faits = new ArrayList<>();

    private FaitsJoints() {}

    static List<FaitLu> de(FactureElectronique facture) {
        FaitsJoints joints = new FaitsJoints();
        joints.texte(Nom.TYPE_PIECE, facture.nature());
        joints.texte(Nom.NUMERO, facture.numero());
        if (facture.date() != null) {
            joints.faits.add(FaitLu.of(Nom.DATE, facture.date(), Source.XML, 0));
        }
        joints.montant(Nom.MONTANT_TTC, facture.totaux().ttc());
        joints.montant(Nom.MONTANT_HT, facture.totaux().horsTaxe());
        joints.montant(Nom.MONTANT_TVA, facture.totaux().taxe());
        joints.texte(Nom.DEVISE, facture.devise());
        Siret siret = facture.vendeur().siret();
        if (siret != null) {
            joints.faits.add(FaitLu.of(siret, Source.XML, 0));
        }
        joints.texte(Nom.VENDEUR, facture.vendeur().nom());
        joints.texte(Nom.ACHETEUR, facture.acheteur().nom());
        joints.texte(Nom.ADRESSE, FaitsLus.enUneLigne(facture.acheteur().adresse()));
        if (facture.iban() != null) {
            joints.faits.add(FaitLu.of(facture.iban(), Source.XML, 0));
        }
        return List.copyOf(joints.faits);
    }

    private void texte(Nom nom, String valeur) {
        if (!valeur.isBlank()) {
            faits.add(new FaitLu(nom, valeur, Source.XML, 0));
        }
    }

    /** In the currency of the invoice, which is a fact of its own; a part of a cent is no amount to pay. */
    private void montant(Nom nom, @Nullable BigDecimal valeur) {
        if (valeur != null) {
            try {
                faits.add(FaitLu.of(nom, Montant.of(valeur), Source.XML, 0));
            } catch (ValeurInvalideException plusFinQueLeCentime) {
                // Left unknown: nobody rounds somebody else's invoice.
            }
        }
    }
}
