package fr.octroi.adapters.rest;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** Keeps every line that is logged, whoever logs it, for tests to read. */
public final class JournalDEssai implements SLF4JServiceProvider {

    /** What was logged. */
    public static final List<String> LIGNES = new CopyOnWriteArrayList<>();

    private final IMarkerFactory marqueurs = new BasicMarkerFactory();

    /** For the loader of services. */
    public JournalDEssai() {}

    /** Keeps what the JDK's own logging says too, that of the server. */
    static Handler ecouterLeServeur() {
        Handler oreille = new Handler() {
            @Override
            public void publish(LogRecord ligne) {
                LIGNES.add(ligne.getMessage() + " " + java.util.Arrays.deepToString(ligne.getParameters()) + " "
                        + ligne.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        Logger.getLogger("").addHandler(oreille);
        return oreille;
    }

    @Override
    public ILoggerFactory getLoggerFactory() {
        return Ligne::new;
    }

    @Override
    public IMarkerFactory getMarkerFactory() {
        return marqueurs;
    }

    @Override
    public MDCAdapter getMDCAdapter() {
        return new NOPMDCAdapter();
    }

    @Override
    public String getRequestedApiVersion() {
        return "2.0.99";
    }

    @Override
    public void initialize() {}

    private static final class Ligne extends LegacyAbstractLogger {

        private static final long serialVersionUID = 1L;

        Ligne(String nom) {
            name = nom;
        }

        @Override
        protected void handleNormalizedLoggingCall(
                Level niveau,
                @Nullable Marker marqueur,
                @Nullable String message,
                Object @Nullable [] arguments,
                @Nullable Throwable lance) {
            LIGNES.add(niveau + " " + name + " "
                    + MessageFormatter.basicArrayFormat(message, arguments)
                    + (lance == null ? "" : " " + lance));
        }

        @Override
        protected @Nullable String getFullyQualifiedCallerName() {
            return null;
        }

        @Override
        public boolean isTraceEnabled() {
            return false;
        }

        @Override
        public boolean isDebugEnabled() {
            return false;
        }

        @Override
        public boolean isInfoEnabled() {
            return true;
        }

        @Override
        public boolean isWarnEnabled() {
            return true;
        }

        @Override
        public boolean isErrorEnabled() {
            return true;
        }
    }
}
