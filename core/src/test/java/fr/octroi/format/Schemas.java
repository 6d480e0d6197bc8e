package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.fail;

import fr.octroi.Materiel;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import net.jqwik.api.lifecycle.LifecycleContext;
import net.jqwik.api.lifecycle.SkipExecutionHook;
import org.opentest4j.TestAbortedException;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/** The official schemas, read where they lie; whoever has none is told so by {@link Materiel}. */
final class Schemas {

    private static final Map<Path, Schema> LUS = new ConcurrentHashMap<>();

    private Schemas() {}

    /** A property whose material is absent is skipped, and says why: tried and refused each time, it would fail. */
    static final class Presents implements SkipExecutionHook {
        @Override
        public SkipResult shouldBeSkipped(LifecycleContext contexte) {
            try {
                Materiel.corpora();
                return SkipResult.doNotSkip();
            } catch (TestAbortedException absent) {
                return SkipResult.skip(absent.getMessage());
            }
        }
    }

    static Schema lire(String chemin) {
        return LUS.computeIfAbsent(Materiel.corpora().resolve(chemin), fichier -> {
            try {
                SchemaFactory fabrique = SchemaFactory.newDefaultInstance();
                // Schemas import their neighbours, and nothing from elsewhere.
                fabrique.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
                fabrique.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
                return fabrique.newSchema(fichier.toAbsolutePath().normalize().toFile());
            } catch (SAXException illisible) {
                throw new IllegalStateException(illisible);
            }
        });
    }

    static void valider(String chemin, byte[] xml) {
        try {
            lire(chemin).newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
        } catch (SAXException invalide) {
            fail(invalide.getMessage() + "\n" + new String(xml, StandardCharsets.UTF_8), invalide);
        } catch (IOException panne) {
            throw new IllegalStateException(panne);
        }
    }

    /** Another reader than ours. */
    static Document lire(byte[] xml) {
        try {
            return DocumentBuilderFactory.newDefaultInstance()
                    .newDocumentBuilder()
                    .parse(new ByteArrayInputStream(xml));
        } catch (SAXException | IOException | ParserConfigurationException illisible) {
            throw new IllegalStateException(illisible);
        }
    }
}
