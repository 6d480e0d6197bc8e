package fr.octroi.examples.cli;

import fr.octroi.adapters.sftp.JetonHorodatage;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.FichierInvalideException;
import fr.octroi.format.JournalJson;
import fr.octroi.format.Mappage;
import fr.octroi.format.PreuveJson;
import fr.octroi.journal.Cloture;
import fr.octroi.journal.DossierProuve;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Journal;
import fr.octroi.journal.Verification;
import fr.octroi.reglement.ReglementAide;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code octroi journal}: what can be asked of a journal alone, without the rest of the platform. */
@Command(
        name = "journal",
        mixinStandardHelpOptions = true,
        description =
                "Contrôle un journal, prouve ce qu'il dit d'un dossier, et rejoue ce qu'il dit avoir été proposé.")
final class JournalCommande {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Command(
            name = "verifier",
            mixinStandardHelpOptions = true,
            description = {
                "Vérifie la chaîne d'un journal et nomme la première ligne rompue.",
                "Rend 1 quand le journal, sa racine ou sa date ne tient pas, 2 quand un fichier n'est pas là ou ne s'ouvre pas."
            })
    int verifier(
            @Parameters(paramLabel = "FICHIER", description = "Le journal, journal.jsonl.") Path fichier,
            @Option(
                            names = "--racine",
                            paramLabel = "HEX",
                            description = "La racine gardée ailleurs le jour où le journal a été clos.")
                    @Nullable
                    String racine,
            @Option(
                            names = "--jeton",
                            paramLabel = "FICHIER",
                            description = "Le jeton d'horodatage de la racine, gardé avec le journal (RFC 3161).")
                    @Nullable
                    Path jeton,
            @Option(
                            names = "--certificat",
                            paramLabel = "FICHIER",
                            description = "Le certificat du tiers qui date, ou de l'autorité qui l'a certifié.")
                    @Nullable
                    Path certificat) {
        Optional<Empreinte> gardee = Optional.ofNullable(racine).map(JournalCommande::lireRacine);
        if ((jeton == null) != (certificat == null)) {
            throw new CommandeImpossibleException(
                    "--jeton et --certificat vont ensemble : un jeton ne vaut que contre un certificat connu d'ailleurs");
        }
        Cloture cloture = verification(fichier).selon(Verification.Intact::cloture, rompu -> {
            throw new FauteTrouveeException(phrase(fichier, rompu));
        });
        if (gardee.isPresent() && !gardee.get().equals(cloture.racine())) {
            throw new FauteTrouveeException(fichier + " : ce journal est intact, mais sa racine " + cloture.racine()
                    + " n'est pas celle qui a été gardée : ce n'est pas le journal de ce jour-là (RACINE_DIFFERENTE)");
        }
        PrintWriter ecran = spec.commandLine().getOut();
        ecran.println("Journal intact : " + Pluriel.de(cloture.nombre(), "fait[s]") + ", racine " + cloture.racine());
        if (jeton != null && certificat != null) {
            JetonHorodatage date = HorodatageDeRacine.verifier(jeton, cloture.racine(), certificat);
            ecran.println("Cette racine existait " + HorodatageDeRacine.dire(date)
                    + " : rien de ce journal n'a été changé, ôté ni ajouté depuis.");
        }
        if (gardee.isPresent()) {
            ecran.println("Cette racine est celle qui a été gardée : rien n'a été changé, ôté ni ajouté depuis.");
        } else if (jeton == null) {
            ecran.println("Cette racine ne prouve l'authenticité que comparée à celle gardée ailleurs (--racine),"
                    + " ou datée par un tiers (--jeton).");
        }
        return 0;
    }

    @Command(
            name = "horodater",
            mixinStandardHelpOptions = true,
            description = "Fait dater par un tiers la racine d'un journal, et garde son jeton (RFC 3161).")
    int horodater(
            @Parameters(paramLabel = "FICHIER", description = "Le journal, journal.jsonl.") Path fichier,
            @Option(
                            names = "--service",
                            required = true,
                            paramLabel = "ADRESSE",
                            description = "Le service d'horodatage, http ou https.")
                    String service,
            @Option(
                            names = "--certificat",
                            required = true,
                            paramLabel = "FICHIER",
                            description = "Le certificat du tiers qui date, ou de l'autorité qui l'a certifié.")
                    Path certificat,
            @Option(
                            names = "--sortie",
                            paramLabel = "FICHIER",
                            description = "Où garder le jeton (sinon, à côté du journal : FICHIER.tst).")
                    @Nullable
                    Path sortie) {
        Cloture cloture = exigerIntact(fichier);
        Path ou = sortie == null ? fichier.resolveSibling(fichier.getFileName() + ".tst") : sortie;
        JetonHorodatage date = HorodatageDeRacine.horodater(cloture.racine(), service, certificat, ou);
        spec.commandLine()
                .getOut()
                .printf("Racine %s datée %s ; jeton : %s%n", cloture.racine(), HorodatageDeRacine.dire(date), ou);
        return 0;
    }

    @Command(
            name = "prouver",
            mixinStandardHelpOptions = true,
            description = "Écrit ce qui prouve un dossier à qui ne doit pas voir les autres.")
    int prouver(
            @Parameters(paramLabel = "FICHIER", description = "Le journal, journal.jsonl.") Path fichier,
            @Option(names = "--dossier", required = true, paramLabel = "NUMERO", description = "Le dossier.")
                    String numero,
            @Option(
                            names = "--sortie",
                            required = true,
                            paramLabel = "FICHIER",
                            description = "La preuve, à remettre au demandeur.")
                    Path sortie)
            throws IOException {
        Cloture cloture = exigerIntact(fichier);
        NumeroDossier dossier = lireNumero(numero);
        List<Entree> toutes = entrees(fichier);
        DossierProuve prouve = new DossierProuve(
                toutes.stream()
                        .filter(entree -> entree.dossier().equals(dossier))
                        .toList(),
                Journal.prouver(toutes.iterator(), dossier));
        if (prouve.preuves().isEmpty()) {
            throw new CommandeImpossibleException(fichier + " : rien n'y est écrit du dossier " + numero);
        }
        StringWriter lignes = new StringWriter();
        PreuveJson.ecrire(prouve, lignes);
        FichierDeSortie.ecrire(
                "--sortie", sortie, lignes.toString().getBytes(StandardCharsets.UTF_8), List.of(fichier));
        spec.commandLine()
                .getOut()
                .printf(
                        "%s du dossier %s, sous la racine %s%n",
                        Pluriel.de(prouve.entrees().size(), "fait[s]"), dossier, cloture.racine());
        return 0;
    }

    @Command(
            name = "controler",
            mixinStandardHelpOptions = true,
            description = {
                "Contrôle ce qui prouve un dossier, contre la racine gardée ailleurs.",
                "Rend 1 quand rien n'est prouvé, 2 quand la preuve n'est pas là ou ne s'ouvre pas."
            })
    int controler(
            @Parameters(paramLabel = "FICHIER", description = "La preuve.") Path fichier,
            @Option(
                            names = "--racine",
                            required = true,
                            paramLabel = "HEX",
                            description = "La racine gardée ailleurs le jour où le journal a été clos.")
                    String racine) {
        Empreinte gardee = lireRacine(racine);
        DossierProuve prouve = lirePreuve(fichier);
        prouve.faute(gardee).ifPresent(faute -> {
            throw new FauteTrouveeException(fichier + " : " + phrase(faute) + " (" + faute + ")");
        });
        int faits = prouve.entrees().size();
        NumeroDossier dossier = prouve.preuves().get(0).dossier();
        spec.commandLine()
                .getOut()
                .printf(
                        "Prouvé : %s dans le journal de cette racine, %s.%n",
                        Pluriel.mots(
                                faits, "[ce|ces " + faits + "] fait[s] du dossier " + dossier + " [était|étaient]"),
                        Pluriel.mots(faits, "[entier|entiers et dans cet ordre]"));
        return 0;
    }

    @Command(
            name = "rejouer",
            mixinStandardHelpOptions = true,
            description = "Calcule de nouveau ce qui fut proposé, depuis l'export gardé, et dit ce qui diffère.")
    int rejouer(
            @Parameters(paramLabel = "FICHIER", description = "Le journal, journal.jsonl.") Path fichier,
            @Option(
                            names = "--entree",
                            required = true,
                            paramLabel = "DOSSIER",
                            description = "Ce que la plateforme avait remis : le fichier des demandes et leurs pièces.")
                    Path entree,
            @Option(
                            names = "--mappage",
                            required = true,
                            paramLabel = "FICHIER",
                            description = "Comment la plateforme écrit ses exports (docs/mappage.md).")
                    Path mappage,
            @Option(
                            names = "--reglement",
                            required = true,
                            paramLabel = "REGLEMENT",
                            description = "Un fichier, ou le nom d'un règlement fourni comme gpso-vae-2019.")
                    String reglement,
            @Option(
                            names = "--sans-pieces",
                            description = "Le mois avait été instruit sans ouvrir de pièce (mois --sans-pieces).")
                    boolean sansPieces)
            throws IOException {
        FichierLu.exigerDossier("--entree", entree);
        Mappage plateforme = Mappage.lire(FichierLu.exiger("--mappage", mappage));
        ReglementAide aide = SimulerCommande.lire("--reglement", reglement);
        SimulerCommande.resoudre("--reglement", reglement, aide);
        RejeuDuJournal rejeu = new RejeuDuJournal(
                JournauxLus.lire(List.of(fichier)).parDossier(),
                entree,
                sansPieces ? plateforme.sansPieces() : plateforme,
                sansPieces ? aide.surFaitsDeclares() : aide);
        return rejeu.executer(spec.commandLine().getOut()) ? 0 : 1;
    }

    private static DossierProuve lirePreuve(Path fichier) {
        try {
            return PreuveJson.lire(fichier.toString(), Files.readString(FichierLu.exiger("", fichier)));
        } catch (FichierInvalideException changee) {
            throw new FauteTrouveeException(Main.phrase(changee));
        } catch (IOException illisible) {
            throw FichierLu.absent("", fichier);
        }
    }

    private static NumeroDossier lireNumero(String numero) {
        try {
            return new NumeroDossier(numero);
        } catch (ValeurInvalideException forme) {
            throw new CommandeImpossibleException("--dossier : ce n'est pas un numéro de dossier");
        }
    }

    private static String phrase(DossierProuve.Faute faute) {
        return switch (faute) {
            case VIDE -> "rien n'y est prouvé";
            case PLUSIEURS_DOSSIERS -> "les chaînes ne sont pas celles d'un seul dossier";
            case ORGANISATION_EN_DOUBLE -> "une organisation y est prouvée deux fois";
            case CHAINE_ROMPUE -> "un fait a été changé, ôté, ajouté ou déplacé";
            case AUTRE_RACINE -> "ces faits ne sont pas ceux du journal de cette racine";
        };
    }

    private static Empreinte lireRacine(String racine) {
        try {
            return new Empreinte(racine.strip().toLowerCase(Locale.ROOT));
        } catch (ValeurInvalideException forme) {
            throw new CommandeImpossibleException("--racine : une racine est écrite en 64 chiffres hexadécimaux");
        }
    }

    /** Returns the closing line of a journal that holds, and says of another where it does not. */
    static Cloture exigerIntact(Path fichier) {
        return verification(fichier).selon(Verification.Intact::cloture, rompu -> {
            throw new CommandeImpossibleException(phrase(fichier, rompu));
        });
    }

    private static Verification verification(Path fichier) {
        try (InputStream source = Files.newInputStream(FichierLu.exiger("", fichier))) {
            return JournalJson.verifier(source);
        } catch (IOException | UncheckedIOException illisible) {
            throw FichierLu.absent("", fichier);
        }
    }

    private static String phrase(Path fichier, Verification.Rompu rompu) {
        return fichier + ", ligne " + rompu.ligne() + " : " + phrase(rompu.rupture()) + " (" + rompu.rupture() + ")";
    }

    /** Returns the entries of a file, without the lines that are none. */
    static List<Entree> entrees(Path fichier) {
        List<Entree> entrees = new ArrayList<>();
        try (InputStream source = Files.newInputStream(FichierLu.exiger("", fichier))) {
            JournalJson.entrees(source).forEachRemaining(ligne -> ligne.ifPresent(entrees::add));
        } catch (IOException | UncheckedIOException illisible) {
            throw FichierLu.absent("", fichier);
        }
        return entrees;
    }

    private static String phrase(Verification.Rupture rupture) {
        return switch (rupture) {
            case LIGNE_ILLISIBLE -> "la ligne n'est pas une entrée de journal";
            case EMPREINTE_FAUSSE -> "le contenu a été changé, son empreinte n'est plus la sienne";
            case CHAINON_MANQUANT ->
                "la ligne ne suit pas la précédente de sa chaîne, une entrée a été retirée, ajoutée ou déplacée";
            case VERSION_MANQUANTE ->
                "une écriture manque avant cette ligne, les versions de son dossier ne se suivent pas";
            case CLOTURE_FAUSSE -> "la ligne de clôture ne résume pas ce qui la précède";
            case CLOTURE_ABSENTE -> "la ligne de clôture manque, le journal est coupé";
            case APRES_CLOTURE -> "quelque chose suit la ligne de clôture";
        };
    }
}
