package fr.octroi.examples.cli;

import fr.octroi.examples.cli.generateur.GenererCommande;
import java.util.Objects;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** The command {@code octroi}. */
@Command(
        name = "octroi",
        description = "Instruit les demandes d'aide d'une collectivité.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        subcommands = GenererCommande.class)
public final class Main implements Runnable {

    /**
     * Runs a command and ends with its exit code: 0 done, 1 failed, 2 wrongly called.
     *
     * @param arguments the command and its options
     */
    public static void main(String[] arguments) {
        System.exit(commande().execute(arguments));
    }

    static CommandLine commande() {
        return new CommandLine(new Main());
    }

    @Override
    public void run() {
        commande().usage(System.out);
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
