package fr.octroi;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The picture of {@code docs/architecture.svg}: who uses whom.
 *
 * <p>Of core its classes are asked, of the modules around it their sources, since core is tested before they are compiled: what one of them
 * reaches by a chain of calls alone, without a name, is not seen. A mark says that something is used and not how often, so that the picture
 * changes with the house and not with each class.
 */
final class DessinArchitecture {

    /** A part of the house: a package of core, or a module around it. */
    record Piece(String nom, String mot, Etage etage) {}

    /** What parts are alike for. */
    enum Etage {
        METIER("the trade: values, pure functions", "#1f5fa8"),
        PORT("ports: what others implement", "#0f8b8d"),
        GUICHET("use cases: one method each", "#2f7d32"),
        ANNEAU("readers, writers, memory", "#b7791f"),
        RACINE("what wires them", "#6b4fa0"),
        ADAPTATEUR("adapters, one module each", "#b5442e"),
        HOTE("hosts to read", "#55606e");

        private final String sens;
        private final String couleur;

        Etage(String sens, String couleur) {
            this.sens = sens;
            this.couleur = couleur;
        }
    }

    private static final Map<String, String> MOTS = Map.ofEntries(
            Map.entry("commun", "exact money, digests, who acts"),
            Map.entry("calendrier", "legal time"),
            Map.entry("reglement", "an aid's rules, as data"),
            Map.entry("dossier", "a request, and where it stands"),
            Map.entry("demande", "what arrives, checked"),
            Map.entry("instruction", "from a dossier to a proposal"),
            Map.entry("relance", "what is missing, reminders"),
            Map.entry("budget", "credits"),
            Map.entry("bureau", "sessions and decisions"),
            Map.entry("versement", "payment"),
            Map.entry("recours", "appeals, withdrawal"),
            Map.entry("journal", "what happened, in chains"),
            Map.entry("echange", "lots between organisations"),
            Map.entry("rgpd", "how long, and how it ends"),
            Map.entry("suivi", "what to answer, delays, fairness"),
            Map.entry("port", "what others implement"),
            Map.entry("guichet", "one method a use case"),
            Map.entry("document", "pieces read, letters written"),
            Map.entry("format", "YAML, CSV, JSON, XML"),
            Map.entry("memoire", "the embedded default"),
            Map.entry("Octroi", "the builder of a host"),
            Map.entry("adapters-jdbc", "PostgreSQL, H2"),
            Map.entry("adapters-sftp", "OpenPGP over SFTP"),
            Map.entry("adapters-rest", "Jakarta REST, clients"));

    private static final Pattern MUET =
            Pattern.compile("/\\*.*?\\*/|//[^\\n]*|\"\"\".*?\"\"\"|\"(?:\\\\.|[^\"\\\\\\n])*\"", Pattern.DOTALL);
    private static final Pattern PAQUET = Pattern.compile("^package (fr\\.octroi[a-z0-9.]*);", Pattern.MULTILINE);
    private static final Pattern TYPE = Pattern.compile("\\bfr\\.octroi((?:\\.[a-z][a-z0-9]*)*)\\.[A-Z]");

    private static final int CASE = 24;
    private static final int GAUCHE = 352;
    private static final int HAUT = 132;

    private final List<Piece> pieces;
    private final SortedMap<String, SortedSet<String>> usages;

    private DessinArchitecture(List<Piece> pieces, SortedMap<String, SortedSet<String>> usages) {
        this.pieces = pieces;
        this.usages = usages;
    }

    /** Reads the modules under the root of the project. */
    static DessinArchitecture lire(Path racine) {
        List<String> adaptateurs = List.of("adapters-jdbc", "adapters-sftp", "adapters-rest");
        List<String> hotes = dossiers(racine.resolve("examples"));
        List<Piece> pieces = new ArrayList<>();
        ArchitectureTest.ORDRE.forEach(nom -> pieces.add(
                piece(nom, nom.equals("port") ? Etage.PORT : nom.equals("guichet") ? Etage.GUICHET : Etage.METIER)));
        List.of("document", "format", "memoire").forEach(nom -> pieces.add(piece(nom, Etage.ANNEAU)));
        pieces.add(piece("Octroi", Etage.RACINE));
        adaptateurs.forEach(nom -> pieces.add(piece(nom, Etage.ADAPTATEUR)));
        hotes.forEach(nom -> pieces.add(new Piece("examples/" + nom, "", Etage.HOTE)));

        SortedMap<String, SortedSet<String>> usages = new TreeMap<>();
        lireClasses(usages);
        adaptateurs.forEach(nom -> lireModule(racine.resolve(nom), usages));
        hotes.forEach(nom -> lireModule(racine.resolve("examples").resolve(nom), usages));
        return new DessinArchitecture(List.copyOf(pieces), usages);
    }

    private static Piece piece(String nom, Etage etage) {
        return new Piece(nom, Objects.requireNonNull(MOTS.get(nom), nom), etage);
    }

    private static List<String> dossiers(Path parent) {
        try (Stream<Path> enfants = Files.list(parent)) {
            return enfants.filter(enfant -> Files.isDirectory(enfant.resolve("src/main/java")))
                    .map(enfant -> enfant.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private static void lireClasses(SortedMap<String, SortedSet<String>> usages) {
        for (JavaClass classe : ArchitectureTest.MAISON) {
            String celui = nom(classe);
            SortedSet<String> siens = usages.computeIfAbsent(celui, sans -> new TreeSet<>());
            classe.getDirectDependenciesFromSelf().stream()
                    .map(dependance -> dependance.getTargetClass().getBaseComponentType())
                    .filter(autre -> autre.getPackageName().startsWith("fr.octroi"))
                    .map(DessinArchitecture::nom)
                    .filter(autre -> !autre.equals(celui))
                    .forEach(siens::add);
        }
    }

    private static String nom(JavaClass classe) {
        return nom(classe.getPackageName().substring("fr.octroi".length()));
    }

    static void lireModule(Path module, SortedMap<String, SortedSet<String>> usages) {
        try (Stream<Path> fichiers = Files.walk(module.resolve("src/main/java"))) {
            fichiers.filter(fichier -> fichier.toString().endsWith(".java"))
                    .forEach(fichier -> lireFichier(fichier, usages));
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    private static void lireFichier(Path fichier, SortedMap<String, SortedSet<String>> usages) {
        String source;
        try {
            source = MUET.matcher(Files.readString(fichier)).replaceAll(" ");
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
        Matcher paquet = PAQUET.matcher(source);
        // module-info has none.
        if (!paquet.find()) {
            return;
        }
        String celui = nom(paquet.group(1).substring("fr.octroi".length()));
        SortedSet<String> siens = usages.computeIfAbsent(celui, sans -> new TreeSet<>());
        Matcher type = TYPE.matcher(source);
        while (type.find()) {
            String autre = nom(type.group(1));
            if (!autre.equals(celui)) {
                siens.add(autre);
            }
        }
    }

    /** The part that holds the package with this end of a name, such as {@code .adapters.rest.http}. */
    private static String nom(String fin) {
        String[] mots = fin.split("\\.");
        if (mots.length < 2) {
            return "Octroi";
        }
        return switch (mots[1]) {
            case "adapters" -> "adapters-" + mots[2];
            case "examples" -> "examples/" + (mots[2].equals("springboot") ? "spring-boot" : mots[2]);
            default -> mots[1];
        };
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** What each part uses of the others. */
    SortedMap<String, SortedSet<String>> usages() {
        return usages;
    }

    private boolean utilise(Piece celle, Piece autre) {
        return usages.getOrDefault(celle.nom(), new TreeSet<>()).contains(autre.nom());
    }

    private boolean utiliseCore(Piece celle) {
        return pieces.stream()
                .filter(autre -> autre.etage() != Etage.ADAPTATEUR && autre.etage() != Etage.HOTE)
                .anyMatch(autre -> utilise(celle, autre));
    }

    String svg() {
        int cote = pieces.size() * CASE;
        int largeur = GAUCHE + cote + 36;
        int hauteur = HAUT + cote + 40;
        StringBuilder svg = new StringBuilder();
        svg.append(dit("""
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" width="%d" height="%d" role="img"
                  aria-labelledby="titre sens" font-family="'DejaVu Sans', Verdana, 'Segoe UI', sans-serif" font-size="12">
                <title id="titre">The packages and modules of Octroi, and which uses which</title>
                <desc id="sens">A table of parts in order. A mark says that the part of the row uses that of the column. All marks \
                are under the diagonal: each part uses only those above it.</desc>
                <rect width="100%%" height="100%%" rx="12" fill="#fbfaf7"/>
                <text x="28" y="42" font-size="22" font-weight="bold" fill="#1c2430">Octroi: who uses whom</text>
                <text x="28" y="68" fill="#55606e">Drawn from the code. A mark: the row uses the column.</text>
                <text x="28" y="86" fill="#55606e">Nothing stands over the diagonal: each part uses only those above it.</text>
                """, largeur, hauteur, largeur, hauteur));
        for (int rang = 0; rang < pieces.size(); rang++) {
            ligne(rang, svg);
        }
        accolade("octroi-core", 0, rangDe(Etage.ADAPTATEUR), "#1c2430", svg);
        accolade("adapters", rangDe(Etage.ADAPTATEUR), rangDe(Etage.HOTE), Etage.ADAPTATEUR.couleur, svg);
        accolade("examples", rangDe(Etage.HOTE), pieces.size(), Etage.HOTE.couleur, svg);
        modules(GAUCHE + cote - 168, svg);
        return svg.append("</svg>\n").toString();
    }

    private int rangDe(Etage etage) {
        return (int) pieces.stream().takeWhile(piece -> piece.etage() != etage).count();
    }

    private void ligne(int rang, StringBuilder svg) {
        Piece piece = pieces.get(rang);
        int y = HAUT + rang * CASE;
        String couleur = piece.etage().couleur;
        svg.append(dit(
                """
                <g>
                <rect x="54" y="%d" width="%d" height="%d" rx="4" fill="%s" fill-opacity="0.09"/>
                <text x="64" y="%d" font-weight="bold" fill="%s">%s</text>
                <text x="%d" y="%d" text-anchor="end" font-size="10.5" fill="#55606e">%s</text>
                """,
                y + 1,
                GAUCHE - 54 + (rang + 1) * CASE,
                CASE - 2,
                couleur,
                y + 16,
                couleur,
                piece.nom(),
                GAUCHE - 10,
                y + 16,
                piece.mot()));
        for (int colonne = 0; colonne < pieces.size(); colonne++) {
            Piece autre = pieces.get(colonne);
            int x = GAUCHE + colonne * CASE;
            if (colonne == rang) {
                svg.append(dit(
                        "<circle cx=\"%d\" cy=\"%d\" r=\"3\" fill=\"%s\"/>\n", x + CASE / 2, y + CASE / 2, couleur));
                // Nobody uses a host: its column has no name.
                if (piece.etage() != Etage.HOTE) {
                    svg.append(dit("""
                            <text transform="translate(%d %d) rotate(-45)" font-size="11" fill="%s">%s</text>
                            """, x + CASE / 2 + 5, y + 3, couleur, piece.nom()));
                }
            } else if (utilise(piece, autre)) {
                svg.append(dit("""
                        <rect x="%d" y="%d" width="14" height="14" rx="3" fill="%s"><title>%s uses %s</title></rect>
                        """, x + 5, y + 5, couleur, piece.nom(), autre.nom()));
            }
        }
        svg.append("</g>\n");
    }

    private static void accolade(String nom, int debut, int fin, String couleur, StringBuilder svg) {
        int haut = HAUT + debut * CASE + 2;
        int bas = HAUT + fin * CASE - 2;
        svg.append(dit("""
                <path d="M48 %d h-8 V%d h8" fill="none" stroke="%s" stroke-width="1.5"/>
                <text transform="translate(31 %d) rotate(-90)" text-anchor="middle" font-weight="bold" fill="%s">%s</text>
                """, haut, bas, couleur, (haut + bas) / 2, couleur, nom));
    }

    /** The same in small: modules around the hexagon, and what the colours say. */
    private void modules(int milieu, StringBuilder svg) {
        svg.append("""
                <defs><marker id="fleche" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto">\
                <path d="M0 0 L8 4 L0 8 z" fill="#8a93a0"/></marker></defs>
                """);
        List<Piece> hotes =
                pieces.stream().filter(piece -> piece.etage() == Etage.HOTE).toList();
        List<Piece> adaptateurs = pieces.stream()
                .filter(piece -> piece.etage() == Etage.ADAPTATEUR)
                .toList();
        int haut = 36;
        int bas = 118;
        int centre = 242;
        for (Piece hote : hotes) {
            int x = place(milieu, hotes.indexOf(hote), hotes.size());
            if (utiliseCore(hote)) {
                fleche(x, haut + 26, milieu + (x - milieu) / 5, centre - 72, "2 4", svg);
            }
        }
        for (Piece adaptateur : adaptateurs) {
            int x = place(milieu, adaptateurs.indexOf(adaptateur), adaptateurs.size());
            for (Piece hote : hotes) {
                if (utilise(hote, adaptateur)) {
                    fleche(place(milieu, hotes.indexOf(hote), hotes.size()), haut + 26, x, bas, "none", svg);
                }
            }
            if (utiliseCore(adaptateur)) {
                fleche(x, bas + 26, milieu + (x - milieu) / 3, centre - 72, "none", svg);
            }
        }
        hotes.forEach(hote -> boite(
                place(milieu, hotes.indexOf(hote), hotes.size()),
                haut,
                hote.nom().substring("examples/".length()),
                Etage.HOTE,
                svg));
        adaptateurs.forEach(adaptateur -> boite(
                place(milieu, adaptateurs.indexOf(adaptateur), adaptateurs.size()),
                bas,
                adaptateur.nom(),
                Etage.ADAPTATEUR,
                svg));
        hexagone(milieu, centre, 80, Etage.ANNEAU, svg);
        hexagone(milieu, centre, 65, Etage.GUICHET, svg);
        hexagone(milieu, centre, 51, Etage.PORT, svg);
        hexagone(milieu, centre, 37, Etage.METIER, svg);
        svg.append(dit("""
                <text x="%d" y="%d" text-anchor="middle" font-size="11" font-weight="bold" fill="#ffffff">the trade</text>
                <text x="%d" y="%d" text-anchor="middle" font-weight="bold" fill="#1c2430">octroi-core</text>
                """, milieu, centre + 4, milieu, centre + 92));
        int y = centre + 112;
        for (Etage etage : Etage.values()) {
            svg.append(dit("""
                    <rect x="%d" y="%d" width="12" height="12" rx="3" fill="%s"/>
                    <text x="%d" y="%d" font-size="10.5" fill="#1c2430">%s</text>
                    """, milieu - 40, y, etage.couleur, milieu - 21, y + 10, etage.sens));
            y += 18;
        }
    }

    private static int place(int milieu, int rang, int nombre) {
        return milieu + (2 * rang - nombre + 1) * (nombre > 3 ? 46 : 56);
    }

    private static void fleche(int x, int y, int versX, int versY, String tirets, StringBuilder svg) {
        svg.append(dit("""
                <path d="M%d %d C%d %d %d %d %d %d" fill="none" stroke="#8a93a0" stroke-width="1.3" stroke-dasharray="%s" \
                marker-end="url(#fleche)"/>
                """, x, y, x, (y + versY) / 2, versX, (y + versY) / 2, versX, versY, tirets));
    }

    private static void boite(int x, int y, String nom, Etage etage, StringBuilder svg) {
        int demi = nom.length() * 7 / 2 + 7;
        svg.append(dit("""
                <rect x="%d" y="%d" width="%d" height="26" rx="6" fill="%s"/>
                <text x="%d" y="%d" text-anchor="middle" font-size="11" fill="#ffffff">%s</text>
                """, x - demi, y, 2 * demi, etage.couleur, x, y + 17, nom));
    }

    private static void hexagone(int x, int y, int rayon, Etage etage, StringBuilder svg) {
        int demi = rayon / 2;
        int hauteur = rayon * 866 / 1000;
        svg.append(dit(
                """
                <path d="M%d %d h%d l%d %d l%d %d h%d l%d %d z" fill="%s" stroke="#fbfaf7" stroke-width="2"/>
                """,
                x - demi,
                y - hauteur,
                2 * demi,
                demi,
                hauteur,
                -demi,
                hauteur,
                -2 * demi,
                -demi,
                -hauteur,
                etage.couleur));
    }

    private static String dit(String forme, Object... valeurs) {
        return String.format(Locale.ROOT, forme, valeurs);
    }
}
