package fr.octroi.adapters.rest.adresse;

import java.util.UUID;

/** A form with a file (RFC 7578); no name and no value in it comes from a person, but for what the file says. */
final class Formulaire {

    /** Nobody who writes an address knows it. */
    private final String frontiere = "octroi-" + UUID.randomUUID();

    private final StringBuilder corps = new StringBuilder();

    void champ(String nom, String valeur) {
        partie("name=\"" + nom + '"', "text/plain; charset=utf-8", valeur);
    }

    void fichier(String nom, String fichier, String type, String contenu) {
        partie("name=\"" + nom + "\"; filename=\"" + fichier + '"', type, contenu);
    }

    private void partie(String disposition, String type, String contenu) {
        corps.append("--")
                .append(frontiere)
                .append("\r\nContent-Disposition: form-data; ")
                .append(disposition);
        corps.append("\r\nContent-Type: ")
                .append(type)
                .append("\r\n\r\n")
                .append(contenu)
                .append("\r\n");
    }

    String type() {
        return "multipart/form-data; boundary=" + frontiere;
    }

    String corps() {
        return corps + "--" + frontiere + "--\r\n";
    }
}
