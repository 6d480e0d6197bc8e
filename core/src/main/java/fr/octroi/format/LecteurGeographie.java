package fr.octroi.format;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.reglement.Geographie;
import fr.octroi.reglement.Geographie.Ancienne;
import fr.octroi.reglement.Geographie.Groupement;
import fr.octroi.reglement.Geographie.Millesime;
import fr.octroi.reglement.Niveau;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads a geography of communes, one group a line; the README beside the one that comes with the library describes the form.
 */
public final class LecteurGeographie {

    private static final String FOURNIE = "communes.txt";

    private final SortedMap<String, String> regions = new TreeMap<>();
    private final List<Groupement> groupements = new ArrayList<>();
    private final Set<String> sirens = new HashSet<>();
    private final List<String> isolees = new ArrayList<>();
    private final SortedMap<String, String> arrondissements = new TreeMap<>();
    private final List<Ancienne> anciennes = new ArrayList<>();
    private @Nullable Millesime millesime;

    /** The days on which communes came to an end, few beside the communes. */
    private final Map<String, LocalDate> jours = new HashMap<>();

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
                } catch (ValeurInvalideException | DateTimeException | NumberFormatException faute) {
                    throw new FichierInvalideException(
                            "GEOGRAPHIE_ILLISIBLE", nom + ", ligne " + numero, "cette ligne n'a pas la forme attendue");
                }
            }
        }
        return lecteur.geographie(nom);
    }

    private void ligne(String[] champs) {
        switch (champs[0]) {
            case "jour" -> {
                exiger(champs, 3);
                millesime = new Millesime(jour(champs[1]), jour(champs[2]));
            }
            case "departement" -> {
                exiger(champs, 3);
                ajouter(regions, champs[1], champs[2]);
            }
            case "epci", "ept" -> {
                exiger(champs, 4);
                if (!sirens.add(champs[1])) {
                    throw new ValeurInvalideException("CODE_EN_DOUBLE");
                }
                Niveau niveau = champs[0].equals("epci") ? Niveau.EPCI : Niveau.EPT;
                groupements.add(new Groupement(niveau, champs[1], champs[2], champs[3]));
            }
            case "sans_epci" -> {
                exiger(champs, 2);
                for (String insee : champs[1].split(" ", -1)) {
                    isolees.add(code(insee));
                }
            }
            case "arrondissements" -> {
                exiger(champs, 3);
                String commune = code(champs[1]);
                for (String insee : champs[2].split(" ", -1)) {
                    ajouter(arrondissements, code(insee), commune);
                }
            }
            case "anciennes" -> {
                exiger(champs, 4);
                LocalDate jour = champs[1].isEmpty() ? null : jours.computeIfAbsent(champs[1], LecteurGeographie::jour);
                String successeur = champs[2].isEmpty() ? null : champs[2];
                for (String insee : champs[3].split(" ", -1)) {
                    anciennes.add(new Ancienne(insee, successeur, jour));
                }
            }
            default -> throw new ValeurInvalideException("LIGNE_INCONNUE");
        }
    }

    private static void exiger(String[] champs, int nombre) {
        if (champs.length != nombre) {
            throw new ValeurInvalideException("LIGNE_INCONNUE");
        }
    }

    /** As {@link LocalDate#parse}, which is long to start: hundreds of days stand before the first proposal of a host. */
    private static LocalDate jour(String texte) {
        if (texte.length() != 10 || texte.charAt(4) != '-' || texte.charAt(7) != '-') {
            throw new ValeurInvalideException("JOUR_INVALIDE");
        }
        return LocalDate.of(
                Integer.parseInt(texte, 0, 4, 10),
                Integer.parseInt(texte, 5, 7, 10),
                Integer.parseInt(texte, 8, 10, 10));
    }

    private static void ajouter(Map<String, String> table, String cle, String valeur) {
        if (table.put(cle, valeur) != null) {
            throw new ValeurInvalideException("CODE_EN_DOUBLE");
        }
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
        try {
            return Geographie.of(
                    millesime, regions, groupements, String.join(" ", isolees), anciennes, arrondissements);
        } catch (ValeurInvalideException faute) {
            throw new FichierInvalideException(faute.code(), nom, phrase(faute.code()));
        }
    }

    private static String phrase(String code) {
        return switch (code) {
            case "COMMUNE_EN_DOUBLE" -> "un code de commune y est deux fois";
            case "COMMUNE_INCONNUE" -> "une ligne renvoie à une commune qui n'existe pas";
            case "COMMUNE_SANS_LIGNE" -> "un EPT a une commune qui n'est ni dans un EPCI ni sans EPCI";
            case "DEPARTEMENT_INCONNU" -> "le département d'une commune n'a pas de ligne";
            default -> "les lignes se contredisent";
        };
    }
}
