package fr.octroi.examples.cli;

import fr.octroi.format.FichierInvalideException;
import fr.octroi.format.LotRefuseException;
import fr.octroi.format.MotProche;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgGroupSpec;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.MutuallyExclusiveArgsException;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command {@code octroi}. */
@Command(
        name = "octroi",
        description = "Instruit les demandes d'aide d'une collectivité.",
        mixinStandardHelpOptions = true,
        subcommands = {
            MoisCommande.class,
            DemoCommande.class,
            GenererCommande.class,
            MappageCommande.class,
            PieceCommande.class,
            JournalCommande.class,
            EquiteCommande.class,
            IndicateursCommande.class,
            RetourCommande.class,
            LotCommande.class,
            ReglementCommande.class,
            RegistreCommande.class,
            ViolationCommande.class,
            EliminationCommande.class
        },
        versionProvider = Main.Version.class)
public final class Main implements Runnable {

    /** The exit code of what was done, and found something that somebody must look at. */
    static final int A_VOIR = 1;

    /** The exit code of everything that could not be done: the sentence on standard error says why. */
    static final int ECHEC = 2;

    /** Below, every word is near another. */
    private static final int LETTRES_POUR_UN_PROCHE = 4;

    private static final String NOM_IMPOSSIBLE =
            "un nom de fichier ne peut pas s'écrire dans la langue de la machine ; relancer avec LC_ALL=C.UTF-8";

    /**
     * Runs a command and ends with its exit code: 0 done, 2 not done and one sentence says why.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        // Hibernate Validator greets through JBoss Logging, which would otherwise find java.util.logging.
        System.setProperty("org.jboss.logging.provider", "slf4j");
        System.exit(commande().execute(arguments));
    }

    static CommandLine commande() {
        CommandLine octroi = new CommandLine(new Main());
        octroi.setResourceBundle(ResourceBundle.getBundle(Main.class.getName(), Locale.FRENCH));
        nommerSesCommandes(octroi);
        // French needs its accents, whatever the locale of the machine.
        return octroi.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(Main::malAppelee)
                .setExecutionStrategy(Main::executer)
                .setExecutionExceptionHandler((erreur, commande, analyse) -> {
                    commande.getErr().println("octroi : " + phrase(erreur));
                    return erreur instanceof FauteTrouveeException ? A_VOIR : ECHEC;
                });
    }

    /** The one word of a usage that no bundle translates. */
    private static void nommerSesCommandes(CommandLine commande) {
        commande.getCommandSpec().usageMessage().synopsisSubcommandLabel("COMMANDE");
        commande.getSubcommands().values().forEach(Main::nommerSesCommandes);
    }

    /** A machine that runs out of memory owes a sentence too. */
    private static int executer(ParseResult analyse) {
        try {
            return new RunLast().execute(analyse);
        } catch (VirtualMachineError epuisee) {
            throw new ExecutionException(analyse.commandSpec().commandLine(), "the machine gave up", epuisee);
        }
    }

    private static int malAppelee(ParameterException erreur, String[] arguments) {
        CommandLine commande = erreur.getCommandLine();
        commande.getErr()
                .println("octroi : " + phrase(erreur) + " (voir « "
                        + commande.getCommandSpec().qualifiedName() + " --help »)");
        return ECHEC;
    }

    /** picocli speaks English, and shows the exception of whoever parsed the value. */
    private static String phrase(ParameterException erreur) {
        if (erreur instanceof MissingParameterException manque) {
            return "il manque "
                    + manque.getMissing().stream()
                            .map(argument -> nomOuChoix(argument, manque.getMissing()))
                            .distinct()
                            .collect(Collectors.joining(", "));
        }
        String commandes =
                String.join(", ", erreur.getCommandLine().getSubcommands().keySet());
        if (erreur instanceof UnmatchedArgumentException inconnu) {
            String mot = inconnu.getUnmatched().get(0);
            CommandLine commande = inconnu.getCommandLine();
            boolean option = mot.startsWith("-");
            String nom = option ? mot.split("=", 2)[0] : mot;
            String proche = nom.length() < LETTRES_POUR_UN_PROCHE
                    ? ""
                    : MotProche.suggestion(
                            nom,
                            option
                                    ? commande.getCommandSpec().optionsMap().keySet()
                                    : commande.getSubcommands().keySet());
            return "« " + mot + " » n'est pas attendu ici"
                    + (!proche.isEmpty() || commandes.isEmpty() || option
                            ? proche
                            : (erreur.getCommandLine().getSubcommands().size() == 1
                                            ? " ; la commande est "
                                            : " ; les commandes sont ")
                                    + commandes);
        }
        if (erreur instanceof MutuallyExclusiveArgsException) {
            return "des options données s'excluent";
        }
        if (erreur instanceof OverwrittenOptionException deuxFois) {
            return nom(deuxFois.getOverwritten()) + " : cette option est donnée deux fois";
        }
        ArgSpec argument = erreur.getArgSpec();
        if (argument != null && argument.type() == Path.class) {
            return nom(argument) + " : " + NOM_IMPOSSIBLE;
        }
        if (argument != null && argument.type() == LocalDate.class) {
            return nom(argument) + " : il faut un jour écrit AAAA-MM-JJ, comme 2026-01-31";
        }
        if (argument == null) {
            return commandes.isEmpty() ? "la commande est mal écrite" : "il manque une de ses commandes : " + commandes;
        }
        return nom(argument) + " : la valeur donnée n'a pas cette forme";
    }

    /** Of several that stand for each other, and none of which was given, any is missing. */
    private static String nomOuChoix(ArgSpec argument, List<ArgSpec> manquants) {
        String nom = nom(argument);
        ArgGroupSpec groupe = argument.group();
        while (groupe != null && manquants.containsAll(groupe.args())) {
            nom = noms(groupe);
            groupe = groupe.parentGroup();
        }
        return nom;
    }

    private static String noms(ArgGroupSpec groupe) {
        return Stream.concat(
                        groupe.args().stream().map(Main::nom),
                        groupe.subgroups().stream().map(Main::noms))
                .collect(Collectors.joining(groupe.exclusive() ? " ou " : ", "));
    }

    private static String nom(ArgSpec argument) {
        return argument instanceof OptionSpec option
                ? option.longestName() + " " + argument.paramLabel()
                : argument.paramLabel();
    }

    static String phrase(Throwable erreur) {
        for (Throwable cause = erreur; cause != null; cause = cause.getCause()) {
            if (cause instanceof FichierInvalideException
                    || cause instanceof CommandeImpossibleException
                    || cause instanceof FauteTrouveeException) {
                return Objects.requireNonNullElse(cause.getMessage(), "");
            }
            if (cause instanceof InvalidPathException) {
                return NOM_IMPOSSIBLE;
            }
            if (cause instanceof LotRefuseException refus) {
                return "le lot ne tient pas dans les limites convenues (" + refus.motif() + ") : rien n'est envoyé";
            }
            if (cause instanceof VirtualMachineError) {
                return "la mémoire ne suffit pas ; relancer avec davantage, comme java -Xmx1g -jar octroi.jar";
            }
            if (cause instanceof NoSuchFileException) {
                return "un fichier ou un dossier donné n'existe pas";
            }
            if (cause instanceof IOException panne) {
                return "une lecture ou une écriture a échoué : " + raison(panne);
            }
        }
        if (erreur instanceof PortException) {
            return "une lecture ou une écriture a échoué (" + erreur.getMessage() + ")";
        }
        StackTraceElement[] lieu = erreur.getStackTrace();
        return "erreur interne " + erreur.getClass().getSimpleName() + (lieu.length == 0 ? "" : " (" + lieu[0] + ")");
    }

    /** The name of a file may hold that of a person: it is not said. */
    private static String raison(IOException panne) {
        if (panne instanceof AccessDeniedException) {
            return "le droit de lire ou d'écrire manque";
        }
        boolean plein = Objects.requireNonNullElse(panne.getMessage(), "").contains("No space left");
        return plein
                ? "le disque est plein"
                : "le disque ou le réseau ne répond pas (" + panne.getClass().getSimpleName() + ")";
    }

    @Override
    public void run() {
        CommandLine commande = commande();
        commande.usage(commande.getOut());
    }

    /** The version written in the manifest. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"octroi " + Objects.requireNonNullElse(version, "(sans version)")};
        }
    }
}
