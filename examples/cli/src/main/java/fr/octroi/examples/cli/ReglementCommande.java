package fr.octroi.examples.cli;

import picocli.CommandLine.Command;

/** {@code octroi reglement}: what can be asked of a règlement before it is used. */
@Command(
        name = "reglement",
        mixinStandardHelpOptions = true,
        description = "Met au point un règlement.",
        subcommands = {SimulerCommande.class})
final class ReglementCommande {}
