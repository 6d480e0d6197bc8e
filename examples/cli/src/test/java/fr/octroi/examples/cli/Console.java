package fr.octroi.examples.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/** Runs a command as a person would type it, and keeps what it says. */
record Console(int code, String sortie, String erreur) {

    static Console taper(Object... arguments) {
        StringWriter sortie = new StringWriter();
        StringWriter erreur = new StringWriter();
        CommandLine commande =
                Main.commande().setOut(new PrintWriter(sortie, true)).setErr(new PrintWriter(erreur, true));
        String[] textes = new String[arguments.length];
        for (int i = 0; i < arguments.length; i++) {
            textes[i] = arguments[i].toString();
        }
        int code = commande.execute(textes);
        return new Console(code, sortie.toString(), erreur.toString());
    }
}
