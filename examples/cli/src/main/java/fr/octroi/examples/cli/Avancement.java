package fr.octroi.examples.cli;

import java.io.Console;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** A progress bar for a person at a terminal, and silence for everybody else. */
final class Avancement implements AutoCloseable {

    private final @Nullable ProgressBar barre;

    private Avancement(@Nullable ProgressBar barre) {
        this.barre = barre;
    }

    static Avancement sur(String tache, long total) {
        if (!estUnTerminal()) {
            return new Avancement(null);
        }
        return new Avancement(new ProgressBarBuilder()
                .setTaskName(tache)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.UNICODE_BLOCK)
                .setUpdateIntervalMillis(200)
                .build());
    }

    void unDePlus() {
        if (barre != null) {
            barre.step();
        }
    }

    @Override
    public void close() {
        if (barre != null) {
            barre.close();
        }
    }

    /** Before Java 22 there is a console only at a terminal; since then there may be one behind a pipe, and it tells. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean estUnTerminal() {
        Console console = System.console();
        if (console == null) {
            return false;
        }
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (ReflectiveOperationException avantJava22) {
            return true;
        }
    }
}
