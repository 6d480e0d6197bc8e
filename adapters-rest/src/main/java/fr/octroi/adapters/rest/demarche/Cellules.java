package fr.octroi.adapters.rest.demarche;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** The cells that a mapping reads, of one dossier of the service, and the files that they name. */
final class Cellules {

    /** What comes with every dossier, whatever its form asks. */
    private static final Set<String> FIXES = Set.of(
            "dossier.numero",
            "dossier.depot",
            "usager.courriel",
            "demandeur.civilite",
            "demandeur.nom",
            "demandeur.prenom",
            "demandeur.naissance",
            "demandeur.courriel",
            "demandeur.siret",
            "demandeur.raisonSociale",
            "demandeur.adresse (voie)",
            "demandeur.adresse (code postal)",
            "demandeur.adresse (ville)",
            "demandeur.adresse (INSEE)");

    private static final int ECHELLE = 20;

    private static final List<String> LIEU = List.of("", " (voie)", " (code postal)", " (ville)", " (INSEE)");

    /** A file, as the service announces it; whoever has its address has the file. */
    record Fichier(String adresse, String somme, long taille, String antivirus) {
        @Override
        public String toString() {
            return "Fichier[***]";
        }
    }

    private final List<Map.Entry<String, String>> textes = new ArrayList<>();
    private final Map<String, Fichier> fichiers = new LinkedHashMap<>();

    /**
     * Reads a dossier.
     *
     * @throws IllegalArgumentException when it lacks what the schema says is always there
     */
    Cellules(JsonNode dossier) {
        poser("dossier.numero", exiger(dossier, "number"));
        poser("dossier.depot", exiger(dossier, "dateDepot"));
        String usager = texte(dossier.path("usager"), "email");
        poser("usager.courriel", usager);
        demandeur(dossier.path("demandeur"), dossier.path("deposeParUnTiers").asBoolean() ? "" : usager);
        JsonNode champs = dossier.path("champs");
        if (!champs.isArray()) {
            throw new IllegalArgumentException();
        }
        champs.forEach(this::champ);
    }

    List<Map.Entry<String, String>> textes() {
        return textes;
    }

    Map<String, Fichier> fichiers() {
        return fichiers;
    }

    /** Returns the headers that dossiers of a démarche may have, by the fields of its forms. */
    static Set<String> entetes(JsonNode revisions) {
        Set<String> entetes = new HashSet<>(FIXES);
        for (JsonNode revision : revisions) {
            for (JsonNode champ : revision.path("champDescriptors")) {
                String libelle = texte(champ, "label");
                switch (texte(champ, "__typename")) {
                    case "AddressChampDescriptor", "CommuneChampDescriptor" ->
                        LIEU.forEach(suffixe -> entetes.add(libelle + suffixe));
                    case "HeaderSectionChampDescriptor",
                            "ExplicationChampDescriptor",
                            "RepetitionChampDescriptor",
                            "TitreIdentiteChampDescriptor" -> {}
                    default -> entetes.add(libelle);
                }
            }
        }
        return entetes;
    }

    private void demandeur(JsonNode demandeur, String usager) {
        String courriel = texte(demandeur, "email");
        poser("demandeur.civilite", civilite(texte(demandeur, "civilite")));
        poser("demandeur.nom", texte(demandeur, "nom"));
        poser("demandeur.prenom", texte(demandeur, "prenom"));
        poser("demandeur.naissance", texte(demandeur, "dateDeNaissance"));
        poser("demandeur.courriel", courriel.isEmpty() ? usager : courriel);
        poser("demandeur.siret", texte(demandeur, "siret"));
        poser("demandeur.raisonSociale", texte(demandeur.path("entreprise"), "raisonSociale"));
        lieu("demandeur.adresse", demandeur.path("address"));
    }

    private void champ(JsonNode champ) {
        String libelle = exiger(champ, "label");
        switch (texte(champ, "__typename")) {
            case "DateChamp" -> poser(libelle, texte(champ, "date"));
            case "DatetimeChamp" -> poser(libelle, texte(champ, "datetime"));
            case "CheckboxChamp" -> poser(libelle, texte(champ, "coche"));
            case "YesNoChamp" -> poser(libelle, texte(champ, "oui"));
            case "IntegerNumberChamp" -> poser(libelle, texte(champ, "entier"));
            case "DecimalNumberChamp" -> poser(libelle, decimal(champ.path("decimal")));
            case "CiviliteChamp" -> poser(libelle, civilite(texte(champ, "civilite")));
            case "AddressChamp" -> {
                poser(libelle, texte(champ, "stringValue"));
                lieu(libelle, champ.path("address"));
            }
            case "CommuneChamp" -> {
                JsonNode commune = champ.path("commune");
                poser(libelle, texte(champ, "stringValue"));
                poser(libelle + " (code postal)", texte(commune, "postalCode"));
                poser(libelle + " (ville)", texte(commune, "name"));
                poser(libelle + " (INSEE)", texte(commune, "code"));
            }
            case "PieceJustificativeChamp" -> poser(libelle, fichiers(champ.path("files")));
            case "HeaderSectionChamp", "ExplicationChamp", "RepetitionChamp", "TitreIdentiteChamp" -> {
                // Titles, texts, blocks of several rows, and identity documents, which the service hands to nobody.
            }
            default -> poser(libelle, texte(champ, "stringValue"));
        }
    }

    private void lieu(String prefixe, JsonNode adresse) {
        poser(prefixe + " (voie)", texte(adresse, "streetAddress"));
        poser(prefixe + " (code postal)", texte(adresse, "postalCode"));
        poser(prefixe + " (ville)", texte(adresse, "cityName"));
        poser(prefixe + " (INSEE)", texte(adresse, "cityCode"));
    }

    /** Files go by the digest of the service: the name that their owner gave them is not kept. */
    private String fichiers(JsonNode liste) {
        List<String> noms = new ArrayList<>();
        for (JsonNode fichier : liste) {
            String somme = exiger(fichier, "checksum");
            String nom = somme.replaceAll("[^A-Za-z0-9]", "-");
            fichiers.put(
                    nom,
                    new Fichier(
                            exiger(fichier, "url"),
                            somme,
                            Long.parseLong(exiger(fichier, "byteSizeBigInt")),
                            texte(fichier, "virusScanResult")));
            noms.add(nom);
        }
        return noms.stream().distinct().collect(Collectors.joining(","));
    }

    /** Written out, an exponent of nine digits is a billion zeros: beyond what any sum has, it stays an exponent, which is read as no sum. */
    private static String decimal(JsonNode nombre) {
        if (!nombre.isNumber()) {
            return "";
        }
        BigDecimal lu = nombre.decimalValue();
        return lu.scale() < -ECHELLE || lu.scale() > ECHELLE ? lu.toString() : lu.toPlainString();
    }

    private static String civilite(String mot) {
        return switch (mot) {
            case "M", "Monsieur" -> "M.";
            case "Mme", "Madame" -> "Mme";
            default -> "";
        };
    }

    private static String exiger(JsonNode noeud, String nom) {
        String texte = texte(noeud, nom);
        if (texte.isBlank()) {
            throw new IllegalArgumentException();
        }
        return texte;
    }

    private static String texte(JsonNode noeud, String nom) {
        JsonNode valeur = noeud.path(nom);
        return valeur.isValueNode() && !valeur.isNull() ? valeur.asText() : "";
    }

    private void poser(String entete, String texte) {
        textes.add(Map.entry(entete, texte));
    }
}
