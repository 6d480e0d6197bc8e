package fr.octroi.examples.cli;

import fr.octroi.demande.Rejet;
import fr.octroi.format.LecteurRetour;
import fr.octroi.format.LecteurRetourXml;
import fr.octroi.format.Paiement;
import fr.octroi.format.RetourDuBordereau;
import fr.octroi.format.RetourLu;
import fr.octroi.port.Numerotation;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * What a file that came back says of the bordereau, and what of it an agent must look at, line by line: of which payment and why,
 * and nothing of a person.
 */
final class RetourDuMois {

    static final String A_VOIR = "retour-a-voir.csv";

    /** Where a code stands a bank may write a sentence, and name somebody in it. */
    private static final Pattern CODE = Pattern.compile("[A-Z]{2}[A-Z0-9]{2}|[0-9]{2}|PES-[A-Z0-9_]{1,40}");

    private final RetourComptable retour;
    private final IntFunction<String> lieux;
    private final List<Ligne> aVoir;
    private final int illisibles;

    /** A row; the column is blank for a line that could be read, the reference where a line at fault names no payment of the bordereau. */
    private record Ligne(String ligne, String reference, String colonne, String code) {}

    private RetourDuMois(RetourComptable retour, IntFunction<String> lieux, List<Ligne> aVoir, int illisibles) {
        this.retour = retour;
        this.lieux = lieux;
        this.aVoir = new ArrayList<>(aVoir);
        this.illisibles = illisibles;
    }

    /** A return that nobody sent. */
    static RetourDuMois simule(RetourComptable retour) {
        return new RetourDuMois(retour, rang -> "", List.of(), 0);
    }

    /** A file of the bank or of Hélios is XML; that which a service writes by hand is not. */
    static RetourDuMois lire(Path fichier, Bordereau bordereau, @Nullable Paiement paiement, Bilan bilan)
            throws IOException {
        return estXml(fichier) ? lireXml(fichier, bordereau, paiement, bilan) : lireCsv(fichier, bordereau, bilan);
    }

    RetourComptable retour() {
        return retour;
    }

    /** How many lines of the file are no answer, since they could not be read. */
    int illisibles() {
        return illisibles;
    }

    static boolean estXml(Path fichier) throws IOException {
        try (InputStream source = Files.newInputStream(fichier)) {
            String debut = new String(source.readNBytes(256), StandardCharsets.ISO_8859_1);
            // The marks of encodings, the zeros of UTF-16 and blanks come before the first tag.
            return debut.replaceAll("[^\\x21-\\x7E]", "").startsWith("<");
        }
    }

    private static RetourDuMois lireCsv(Path fichier, Bordereau bordereau, Bilan bilan) throws IOException {
        String texte = FichierLu.texte("--retour", fichier);
        LecteurRetour.Lu lu =
                LecteurRetour.lire(String.valueOf(fichier.getFileName()), bordereau.code(), new StringReader(texte));
        bilan.rejeterDuRetour(lu.rejets());
        List<String> lignes = texte.lines().toList();
        Set<Integer> fautives = lu.rejets().stream().map(Rejet::ligne).collect(Collectors.toSet());
        List<Integer> lues = lues(lignes, fautives);
        Set<String> connues = bordereau.lignes().stream()
                .map(ligne -> ligne.versement().reference())
                .collect(Collectors.toSet());
        return new RetourDuMois(
                lu.retour(),
                rang -> lues.get(rang).toString(),
                lu.rejets().stream()
                        .map(rejet -> new Ligne(
                                Integer.toString(rejet.ligne()),
                                reference(lignes.get(rejet.ligne() - 1), connues),
                                rejet.champ(),
                                rejet.code()))
                        .toList(),
                fautives.size());
    }

    /** In the first cell of a line at fault anything may stand, a name too: only what is of the bordereau is repeated. */
    private static String reference(String ligne, Set<String> connues) {
        String premiere = ligne.split(";", 2)[0].replace("\"", "").strip();
        return connues.contains(premiere) ? premiere : "";
    }

    /** A line of the file below the first is blank, at fault, or the next answer. */
    private static List<Integer> lues(List<String> lignes, Set<Integer> fautives) {
        return IntStream.rangeClosed(2, lignes.size())
                .filter(ligne -> !lignes.get(ligne - 1).isBlank() && !fautives.contains(ligne))
                .boxed()
                .toList();
    }

    private static RetourDuMois lireXml(Path fichier, Bordereau bordereau, @Nullable Paiement paiement, Bilan bilan)
            throws IOException {
        String nom = String.valueOf(fichier.getFileName());
        Numerotation.Numeros numeros = paiement == null || paiement.pes() == null
                ? null
                : Emissions.numerotation(paiement).attribuer(bordereau);
        RetourLu lu;
        try (InputStream source = Files.newInputStream(fichier)) {
            lu = LecteurRetourXml.lire(nom, source);
        }
        RetourDuBordereau trouve = RetourDuBordereau.chercher(lu, bordereau, numeros);
        bilan.dire("Retour " + nom + " : " + Pluriel.de(trouve.aVoir().size(), "ligne[s] à faire voir à un agent")
                + ", " + Pluriel.de(trouve.autres(), "qui [n'est|ne sont] pas de ce bordereau"));
        return new RetourDuMois(
                trouve.retour(),
                rang -> lieux(lu, trouve.retour().lignes().get(rang).reference(), numeros),
                trouve.aVoir().stream()
                        .map(ligne -> new Ligne(
                                Integer.toString(ligne.lieu()),
                                ligne.reference(),
                                "",
                                ligne.statut()
                                        + lu.codes(ligne).stream()
                                                .map(code -> ":"
                                                        + (CODE.matcher(code).matches() ? code : "EN_CLAIR"))
                                                .collect(Collectors.joining())))
                        .toList(),
                0);
    }

    /** Where the file names a payment: the comptable calls it by the number of its mandat, with or without zeros. */
    private static String lieux(RetourLu lu, String reference, Numerotation.@Nullable Numeros numeros) {
        String nomme = numeros != null && lu.estDuComptable()
                ? String.valueOf(numeros.mandats().get(reference))
                : reference;
        return lu.lignes().stream()
                .filter(ligne -> !ligne.ensemble()
                        && ligne.reference().replaceFirst("^0+(?=.)", "").equals(nomme))
                .map(ligne -> Integer.toString(ligne.lieu()))
                .distinct()
                .collect(Collectors.joining("|"));
    }

    /** Writes what an agent must look at, where there is something. */
    void ecrireCeQuiEstAVoir(List<RetourComptable.Resultat> resultats, Path sortie, boolean simulation, Bilan bilan)
            throws IOException {
        for (int i = 0; i < resultats.size(); i++) {
            if (resultats.get(i) instanceof RetourComptable.Inapplicable refusee) {
                aVoir.add(new Ligne(
                        lieux.apply(i),
                        refusee.ligne().reference(),
                        "",
                        refusee.obstacle().name()));
            }
        }
        if (aVoir.isEmpty()) {
            return;
        }
        try (Csv csv = new Csv(sortie.resolve(A_VOIR), simulation, "ligne", "reference", "colonne", "code")) {
            aVoir.forEach(une -> csv.ligne(une.ligne(), une.reference(), une.colonne(), une.code()));
        }
        bilan.dire("       à faire voir à un agent : " + A_VOIR + " dit chaque ligne, sa référence et pourquoi");
    }
}
