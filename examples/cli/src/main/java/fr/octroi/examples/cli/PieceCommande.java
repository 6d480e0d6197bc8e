package fr.octroi.examples.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import fr.octroi.document.LecteurPdf;
import fr.octroi.instruction.LecturePiece;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code octroi piece}: what is read in files. */
@Command(name = "piece", mixinStandardHelpOptions = true, description = "Lit des pièces et dit ce qu'elles énoncent.")
final class PieceCommande implements Callable<Integer> {

    private static final ObjectMapper JSON = JsonMapper.builder()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)
            .build();

    @Option(names = "--json", description = "Écrit un objet JSON par fichier, dans l'ordre.")
    private boolean json;

    @Parameters(arity = "1..*", paramLabel = "FICHIER", description = "Les fichiers à lire.")
    private List<Path> fichiers = List.of();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        for (Path fichier : fichiers) {
            if (!Files.isReadable(fichier) || Files.isDirectory(fichier)) {
                throw new CommandeImpossibleException(fichier + " : ce fichier n'existe pas ou ne peut pas être lu");
            }
        }
        LecteurPdf lecteur = new LecteurPdf();
        PrintWriter ecran = spec.commandLine().getOut();
        for (Path fichier : fichiers) {
            try (InputStream flux = Files.newInputStream(fichier)) {
                LecturePiece lecture = lecteur.lire(flux);
                if (json) {
                    ecrire(fichier, lecture, ecran);
                } else {
                    ecran.printf("%s : %s %s%n", fichier, lecture.etat(), lecture.nature());
                    ecran.flush();
                }
            } catch (IOException panne) {
                throw new UncheckedIOException(panne);
            }
        }
        return 0;
    }

    private static void ecrire(Path fichier, LecturePiece lecture, PrintWriter ecran) throws IOException {
        JsonGenerator objet = JSON.createGenerator(ecran);
        objet.writeStartObject();
        objet.writeStringField("fichier", fichier.toString());
        objet.writeStringField("etat", lecture.etat().name());
        objet.writeObjectFieldStart("faits");
        fait(objet, "typePiece", lecture.nature());
        fait(objet, "numero", lecture.numero());
        fait(objet, "date", Objects.toString(lecture.date(), ""));
        fait(objet, "montantTtc", Objects.toString(lecture.montantTtc(), ""));
        fait(objet, "siret", Objects.toString(lecture.siret(), ""));
        fait(objet, "iban", lecture.iban() == null ? "" : lecture.iban().valeur());
        if (!lecture.noms().isEmpty()) {
            objet.writeArrayFieldStart("noms");
            for (String nom : lecture.noms()) {
                objet.writeString(nom);
            }
            objet.writeEndArray();
        }
        objet.writeEndObject();
        objet.writeEndObject();
        objet.close();
        ecran.println();
        ecran.flush();
    }

    private static void fait(JsonGenerator objet, String nom, String valeur) throws IOException {
        if (!valeur.isEmpty()) {
            objet.writeStringField(nom, valeur);
        }
    }
}
