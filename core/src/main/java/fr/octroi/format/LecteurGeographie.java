package fr.octroi.format;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.reglement.Geographie;
import fr.octroi.reglement.Geographie.Ancienne;
import fr.octroi.reglement.Geographie.Commune;
import fr.octroi.reglement.Geographie.Millesime;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a geography of communes, one group a line; the README beside the one that comes with the library describes the form.
 */
public final class LecteurGeographie {

    private static final String FOURNIE = "communes.txt";

    private final Map<String, String> regions = new HashMap<>();
    private final SortedMap<String, String> groupements = new TreeMap<>();
    private final Map<String, String> epts = new HashMap<>();
    private final SortedMap<String, String> arrondissements = new TreeMap<>();
    private final List<Ancienne> anciennes = new ArrayList<>();
    private final List<Adhesion> adhesions = new ArrayList<>();
    private @Nullable Millesime millesime;

    /** The days on which communes came to an end, few beside the communes. */
    private final Map<String, LocalDate> jours = new HashMap<>();

    private record Adhesion(
            String insee, String departement, @Nullable String epci) {}

    /** Read when first asked for, and once: it never changes. A host waits for it, so what is done for each commune is kept little. */
    private static final class Fournie {
        private static final Geographie GEOGRAPHIE =
                lire(FOURNIE, Textes.ressource("/fr/octroi/geographie/" + FOURNIE));
    }

    private LecteurGeographie() {}

    /**
     * Returns the geography that comes with the library.
     *
     * @return the same one each time
     */
    public static Geographie fournie() {
        return Fournie.GEOGRAPHIE;
    }

    /**
     * Reads a file, for a host that has a later one.
     *
     * @param fichier a file in UTF-8
     * @return the geography
     * @throws FichierInvalideException when it cannot be used
     */
    public static Geographie lire(Path fichier) {
        return lire(String.valueOf(fichier.getFileName()), Textes.lire(fichier));
    }

    /**
     * Reads a text.
     *
     * @param nom what errors call it
     * @param texte the lines
     * @return the geography
     * @throws FichierInvalideException when it cannot be used
     */
    public static Geographie lire(String nom, String texte) {
        LecteurGeographie lecteur = new LecteurGeographie();
        int numero = 0;
        for (String ligne : (Iterable<String>) texte.lines()::iterator) {
            numero++;
            if (!ligne.isEmpty() && !ligne.startsWith("#")) {
                try {
                    lecteur.ligne(ligne.split(";", -1));
                } catch (ValeurInvalideException | DateTimeParseException faute) {
                    throw new FichierInvalideException(
                            "GEOGRAPHIE_ILLISIBLE", nom + ", ligne " + numero, "cette ligne n'a pas la forme attendue");
                }
            }
        }
        return lecteur.geographie(nom);
    }

    private void ligne(String[] champs) {
        switch (champs[0] + "/" + champs.length) {
            case "jour/3" -> millesime = new Millesime(LocalDate.parse(champs[1]), LocalDate.parse(champs[2]));
            case "departement/3" -> ajouter(regions, champs[1], champs[2]);
            case "epci/4" -> {
                ajouter(groupements, champs[1], champs[2]);
                adherer(champs[3], champs[1]);
            }
            case "sans_epci/2" -> adherer(champs[1], null);
            case "ept/4" -> {
                ajouter(groupements, champs[1], champs[2]);
                codes(champs[3]).forEach(insee -> ajouter(epts, insee, champs[1]));
            }
            case "arrondissements/3" -> {
                String commune = code(champs[1]);
                codes(champs[2]).forEach(insee -> ajouter(arrondissements, insee, commune));
            }
            case "anciennes/4" -> {
                LocalDate jour = champs[1].isEmpty() ? null : jours.computeIfAbsent(champs[1], LocalDate::parse);
                String successeur = champs[2].isEmpty() ? null : code(champs[2]);
                codes(champs[3]).forEach(insee -> anciennes.add(new Ancienne(insee, successeur, jour)));
            }
            default -> throw new ValeurInvalideException("LIGNE_INCONNUE");
        }
    }

    private static void ajouter(Map<String, String> table, String cle, String valeur) {
        if (table.put(cle, valeur) != null) {
            throw new ValeurInvalideException("CODE_EN_DOUBLE");
        }
    }

    private void adherer(String champ, @Nullable String epci) {
        for (String insee : champ.split(" ", -1)) {
            adhesions.add(new Adhesion(insee, Geographie.departement(insee), epci));
        }
    }

    private static Stream<String> codes(String champ) {
        return Stream.of(champ.split(" ", -1)).map(LecteurGeographie::code);
    }

    /** Refuses on its own line what has not the form of a code. */
    private static String code(String insee) {
        Geographie.departement(insee);
        return insee;
    }

    private Geographie geographie(String nom) {
        if (millesime == null) {
            throw new FichierInvalideException("MILLESIME_ABSENT", nom, "la ligne « jour » manque");
        }
        List<Commune> communes = new ArrayList<>(adhesions.size());
        for (Adhesion adhesion : adhesions) {
            String region = regions.get(adhesion.departement());
            if (region == null) {
                throw new FichierInvalideException(
                        "DEPARTEMENT_INCONNU", nom, "le département " + adhesion.departement() + " n'a pas de ligne");
            }
            communes.add(new Commune(
                    adhesion.insee(), adhesion.departement(), region, adhesion.epci(), epts.remove(adhesion.insee())));
        }
        if (!epts.isEmpty()) {
            throw new FichierInvalideException(
                    "COMMUNE_INCONNUE", nom, "un EPT a une commune qui n'est ni dans un EPCI ni sans EPCI");
        }
        try {
            return Geographie.of(millesime, communes, anciennes, arrondissements, groupements);
        } catch (ValeurInvalideException faute) {
            throw new FichierInvalideException(faute.code(), nom, phrase(faute.code()));
        }
    }

    private static String phrase(String code) {
        return switch (code) {
            case "COMMUNE_EN_DOUBLE" -> "un code de commune y est deux fois";
            case "COMMUNE_INCONNUE" -> "une ligne renvoie à une commune qui n'existe pas";
            case "SIREN_INVALIDE" -> "un SIREN n'a pas neuf chiffres";
            default -> "les lignes se contredisent";
        };
    }
}
