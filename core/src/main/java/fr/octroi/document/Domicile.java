package fr.octroi.document;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.dossier.Adresse;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a proof of address (<i>justificatif de domicile</i>) says.
 *
 * @param genre what it is, null when it is none that is known
 * @param titulaires who lives there, as written: the holders of a contract, the tenants, the hosted person
 * @param hebergeants who hosts them, as written; empty when nobody does
 * @param adresse where, null when unknown or doubtful; no proof gives an INSEE code
 */
@DonneePersonnelle
record Domicile(
        @Nullable GenreDeDomicile genre,
        List<String> titulaires,
        List<String> hebergeants,
        @Nullable Adresse adresse) {

    Domicile {
        titulaires = List.copyOf(titulaires);
        hebergeants = List.copyOf(hebergeants);
    }

    /** Reads a proof of address; each fact is unknown when it was not found. */
    static Domicile lire(TextePiece texte) {
        GenreDeDomicile genre = GenreDeDomicile.reconnaitre(texte);
        if (genre == GenreDeDomicile.ATTESTATION_HEBERGEMENT) {
            Hebergement hebergement = Hebergement.lire(texte);
            Adresse adresse = AdresseDuDomicile.chercher(texte, hebergement.hebergeants());
            return new Domicile(
                    genre,
                    hebergement.heberges(),
                    hebergement.hebergeants(),
                    adresse == null ? AdresseDuDomicile.dansLaProse(texte) : adresse);
        }
        List<String> titulaires = Titulaires.duDomicile(texte);
        return new Domicile(
                genre, NomsEcrits.separer(titulaires), List.of(), AdresseDuDomicile.chercher(texte, titulaires));
    }

    @Override
    public String toString() {
        return "Domicile[***]";
    }
}
