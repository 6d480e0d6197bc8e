package fr.octroi.examples.cli;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;

/** Names of files. */
final class Noms {

    private Noms() {}

    /** A number is not always a file name: what is replaced is told apart by a digest. */
    static String fichier(NumeroDossier numero, String extension) {
        String nom = numero.valeur().replaceAll("[^A-Za-z0-9._-]", "_");
        return nom.equals(numero.valeur())
                ? nom + extension
                : nom + "-" + Empreinte.deChamps(numero.valeur()).hexadecimal().substring(0, 8) + extension;
    }
}
