package fr.octroi.examples.cli;

import fr.octroi.document.CertificatsPem;
import fr.octroi.document.LecteurDeCodes;
import fr.octroi.document.LecteurIsole;
import fr.octroi.document.LecteurTexte;
import fr.octroi.document.Limites;
import fr.octroi.document.Tesseract;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.NatureFichier;
import fr.octroi.port.LecteurDePieces;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code octroi piece}: what is read in files, behind a wall that no file breaks. */
@Command(name = "piece", mixinStandardHelpOptions = true, description = "Lit des pièces et dit ce qu'elles énoncent.")
final class PieceCommande implements Callable<Integer> {

    private static final int AVANCE_PAR_OUVRIER = 4;

    @Option(names = "--json", description = "Écrit un objet JSON par fichier, dans l'ordre.")
    private boolean json;

    @Option(
            names = "--texte",
            description =
                    "Les fichiers tiennent du texte déjà extrait, en UTF-8 : des lignes, des colonnes séparées par"
                            + " deux espaces ou une tabulation.")
    private boolean texte;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            defaultValue = "",
            description = "Avec --texte : pour quoi la pièce est donnée, comme RIB ou FACTURE.")
    private String type = "";

    @Option(
            names = "--certificats",
            paramLabel = "DOSSIER",
            description = "Les certificats des émetteurs de codes 2D-Doc, nommés AUTORITE-CERTIFICAT.pem.")
    private Optional<Path> certificats = Optional.empty();

    @Option(
            names = "--roc",
            description =
                    "Reconnaît le texte des images et des scans avec tesseract, s'il est installé : une minute par"
                            + " fichier au plus.")
    private boolean roc;

    @ArgGroup(multiplicity = "1")
    private Fichiers fichiers = new Fichiers();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private static final class Fichiers {
        @Option(names = "--liste", paramLabel = "FICHIER", description = "Les fichiers à lire, un par ligne, en UTF-8.")
        private Path liste = Path.of("");

        @Parameters(arity = "1..*", paramLabel = "FICHIER", description = "Les fichiers à lire.")
        private List<String> noms = List.of();
    }

    @Override
    public Integer call() {
        if (!type.isEmpty() && !texte) {
            throw new CommandeImpossibleException("--type ne s'emploie qu'avec --texte");
        }
        if (!type.isEmpty() && !LecteurTexte.types().contains(type)) {
            PrintWriter erreurs = spec.commandLine().getErr();
            erreurs.println(
                    "--type " + type + " : ce qui est propre à ce type n'est pas cherché ; les types connus sont "
                            + String.join(", ", LecteurTexte.types()));
            erreurs.flush();
        }
        if (roc && texte) {
            throw new CommandeImpossibleException("--roc ne s'emploie pas avec --texte");
        }
        certificats.ifPresent(dossier -> FichierLu.exigerDossier("--certificats", dossier));
        LecteurDeCodes codes = certificats
                .map(dossier -> new LecteurDeCodes(new CertificatsPem(dossier)))
                .orElse(LecteurDeCodes.SANS_CERTIFICAT);
        int ouvriers = Mur.ouvriers();
        ExecutorService fils = Executors.newFixedThreadPool(ouvriers);
        try (LecteurIsole mur = mur(codes)) {
            LecteurDePieces lecteur = texte ? this::lireTexte : mur;
            Deque<Future<PieceJson>> enCours = new ArrayDeque<>();
            for (String nom : noms()) {
                if (enCours.size() == ouvriers * AVANCE_PAR_OUVRIER) {
                    dire(enCours.remove());
                }
                enCours.add(fils.submit(() -> new PieceJson(nom, lire(nom, lecteur))));
            }
            enCours.forEach(this::dire);
        } finally {
            fils.shutdownNow();
        }
        return 0;
    }

    private LecteurIsole mur(LecteurDeCodes codes) {
        return roc && estInstalle(new Tesseract(), spec.commandLine().getErr())
                ? Mur.avecReconnaissance(codes)
                : Mur.elever(codes);
    }

    /** Files are read all the same without it, and those that are pictures say so. */
    static boolean estInstalle(Tesseract tesseract, PrintWriter ecran) {
        boolean installe = tesseract.estDisponible();
        if (!installe) {
            ecran.println("--roc : tesseract n'est pas installé, ou pas pour le français (Debian : tesseract-ocr et"
                    + " tesseract-ocr-fra) ; les images et les scans restent sans texte");
            ecran.flush();
        }
        return installe;
    }

    private List<String> noms() {
        if (!fichiers.noms.isEmpty()) {
            return fichiers.noms;
        }
        return FichierLu.texte("--liste", fichiers.liste)
                .lines()
                .filter(ligne -> !ligne.isBlank())
                .toList();
    }

    /** Whatever a file is, or were it none, its line is written; a fault of a reader costs that file, and a person looks. */
    static LecturePiece lire(String nom, LecteurDePieces lecteur) {
        try {
            Path fichier = Path.of(nom);
            if (!Files.isRegularFile(fichier) || !Files.isReadable(fichier)) {
                return absent();
            }
            try (InputStream flux = Files.newInputStream(fichier)) {
                return lecteur.lire(flux);
            }
        } catch (InvalidPathException nomImpossible) {
            return absent();
        } catch (IOException | RuntimeException panne) {
            return LecturePiece.sansFait(EtatLecture.NON_LUE, "PANNE_DE_LECTURE", NatureFichier.INCONNUE);
        }
    }

    private static LecturePiece absent() {
        return LecturePiece.sansFait(EtatLecture.ILLISIBLE, "FICHIER_ABSENT", NatureFichier.INCONNUE);
    }

    private LecturePiece lireTexte(InputStream contenu) {
        try {
            byte[] octets = contenu.readNBytes((int) Limites.PAR_DEFAUT.octets() + 1);
            if (octets.length > Limites.PAR_DEFAUT.octets()) {
                return LecturePiece.sansFait(EtatLecture.NON_LUE, "TAILLE", NatureFichier.INCONNUE);
            }
            String lu = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
            return LecteurTexte.lire(lu.startsWith("\uFEFF") ? lu.substring(1) : lu, type);
        } catch (CharacterCodingException autre) {
            return LecturePiece.sansFait(EtatLecture.ILLISIBLE, "ENCODAGE", NatureFichier.INCONNUE);
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a text cannot be read", panne);
        }
    }

    private void dire(Future<PieceJson> future) {
        PrintWriter ecran = spec.commandLine().getOut();
        try {
            PieceJson piece = future.get();
            if (json) {
                piece.ecrire(ecran);
            } else {
                ecran.println(piece.enUneLigne());
            }
            ecran.flush();
        } catch (ExecutionException panne) {
            throw new IllegalStateException(panne.getCause());
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw new CommandeImpossibleException("la lecture a été interrompue");
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }
}
