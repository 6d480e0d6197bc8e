package fr.octroi.examples.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import fr.octroi.document.PapiersDElimination;
import fr.octroi.format.EliminationJson;
import fr.octroi.format.LecteurCollectivite;
import fr.octroi.rgpd.CertificatDElimination;
import fr.octroi.rgpd.Elimination;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code octroi elimination}: the papers of an elimination, and the digest that the visa of its list must bear. */
@Command(
        name = "elimination",
        mixinStandardHelpOptions = true,
        description = {
            "Écrit pour les archives le papier d'une liste d'élimination ou d'un certificat, ou dit l'empreinte que le visa"
                    + " de la liste doit porter (docs/conservation.md).",
            "Une liste changée depuis qu'elle a été écrite, ou un certificat qui se contredit, est refusé, avec la place."
                    + " Rien n'est effacé par là."
        })
final class EliminationCommande implements Callable<Integer> {

    private static final JsonFactory JSON = new JsonFactory();

    @Parameters(
            paramLabel = "FICHIER",
            description =
                    "La liste ou le certificat, en JSON, tel qu'il a été écrit ; ce qu'il dit le fait reconnaître.")
    private Path fichier = Path.of("");

    @Option(
            names = "--pdf",
            paramLabel = "FICHIER",
            description = "Écrit le bordereau de la liste, ou le certificat, en PDF ; un ancien est remplacé.")
    private @Nullable Path pdf;

    @Option(
            names = "--empreinte",
            description = "Dit l'empreinte de la liste, celle que son visa doit porter, et rien d'autre.")
    private boolean empreinte;

    @Option(
            names = "--collectivite",
            paramLabel = "FICHIER",
            description = "La fiche de la collectivité, dont le papier porte le service (docs/collectivite.md).")
    private @Nullable Path collectivite;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** A list or a certificate, each as far as it goes. */
    private record Piece(
            @Nullable Elimination liste, @Nullable CertificatDElimination certificat) {}

    @Override
    public Integer call() throws IOException {
        if (pdf == null && !empreinte) {
            throw new CommandeImpossibleException("il faut --pdf FICHIER, ou --empreinte");
        }
        Piece piece = lire();
        Elimination liste = piece.liste();
        if (empreinte && liste == null) {
            throw new CommandeImpossibleException(
                    "--empreinte : c'est un certificat ; son visa a été donné à une liste, dont l'empreinte est demandée");
        }
        if (pdf != null) {
            FichierDeSortie.ecrire(
                    "--pdf",
                    pdf,
                    papier(piece),
                    collectivite == null ? List.of(fichier) : List.of(fichier, collectivite));
        }
        if (empreinte && liste != null) {
            PrintWriter ecran = spec.commandLine().getOut();
            ecran.println(liste.empreinte().hexadecimal());
            ecran.flush();
        }
        return 0;
    }

    private Piece lire() throws IOException {
        String nom = String.valueOf(fichier.getFileName());
        byte[] octets = Files.readAllBytes(FichierLu.exiger("FICHIER", fichier));
        return estUnCertificat(octets)
                ? new Piece(null, EliminationJson.lireCertificat(nom, octets))
                : new Piece(EliminationJson.lire(nom, octets), null);
    }

    /** Of what is neither, the reader of lists says what is wrong. */
    private static boolean estUnCertificat(byte[] octets) throws IOException {
        try (JsonParser json = JSON.createParser(octets)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return false;
            }
            while (json.nextToken() == JsonToken.FIELD_NAME) {
                if (json.currentName().equals("certificat")) {
                    return true;
                }
                json.nextToken();
                json.skipChildren();
            }
            return false;
        } catch (JsonProcessingException malForme) {
            return false;
        }
    }

    private byte[] papier(Piece piece) throws IOException {
        PapiersDElimination papiers = new PapiersDElimination(
                collectivite == null
                        ? ""
                        : LecteurCollectivite.lire(FichierLu.exiger("--collectivite", collectivite))
                                .service()
                                .nom());
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        if (piece.liste() != null) {
            papiers.bordereau(piece.liste(), octets);
        } else if (piece.certificat() != null) {
            papiers.certificat(piece.certificat(), octets);
        }
        return octets.toByteArray();
    }
}
