package fr.octroi.examples.cli;

import fr.octroi.examples.cli.generateur.GenererCommande;
import fr.octroi.format.FichierInvalideException;
import fr.octroi.port.PortException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;

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
            JournalCommande.class
        },
        versionProvider = Main.Version.class)
public final class Main implements Runnable {

    /** The exit code of everything that could not be done: the sentence on standard error says why. */
    static final int ECHEC = 2;

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
        // French needs its accents, whatever the locale of the machine.
        return new CommandLine(new Main())
                .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(Main::malAppelee)
                .setExecutionExceptionHandler((erreur, commande, analyse) -> {
                    commande.getErr().println("octroi : " + phrase(erreur));
                    return ECHEC;
                });
    }

    private static int malAppelee(ParameterException erreur, String[] arguments) {
        CommandLine commande = erreur.getCommandLine();
        commande.getErr()
                .println("octroi : " + erreur.getMessage() + " (voir « "
                        + commande.getCommandSpec().qualifiedName() + " --help »)");
        return ECHEC;
    }

    private static String phrase(Exception erreur) {
        if (erreur instanceof FichierInvalideException || erreur instanceof CommandeImpossibleException) {
            return Objects.requireNonNullElse(erreur.getMessage(), "");
        }
        if (erreur instanceof PortException) {
            return "une lecture ou une écriture a échoué (" + erreur.getMessage() + ")";
        }
        StackTraceElement[] lieu = erreur.getStackTrace();
        return "erreur interne " + erreur.getClass().getSimpleName() + (lieu.length == 0 ? "" : " (" + lieu[0] + ")");
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
