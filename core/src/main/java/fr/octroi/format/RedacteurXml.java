package fr.octroi.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.Charset;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Consumer;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes an XML document, an element a line, the same bytes for the same calls. */
final class RedacteurXml {

    private final Writer sortie;
    private final XMLStreamWriter xml;
    private final Deque<String> ouverts = new ArrayDeque<>();

    private interface Geste {
        void faire() throws XMLStreamException, IOException;
    }

    /** Starts a document; a character that the encoding does not have is a failure, never a question mark. */
    RedacteurXml(OutputStream destination, Charset jeu) {
        this.sortie = new BufferedWriter(new OutputStreamWriter(destination, jeu.newEncoder()), 1 << 16);
        try {
            sortie.write("<?xml version=\"1.0\" encoding=\"" + jeu.name() + "\"?>\n");
            this.xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(sortie);
        } catch (XMLStreamException | IOException panne) {
            throw panne(panne);
        }
    }

    private static UncheckedIOException panne(Exception panne) {
        return new UncheckedIOException(panne instanceof IOException ecriture ? ecriture : cause(panne));
    }

    private static IOException cause(Exception panne) {
        return panne.getCause() instanceof IOException ecriture
                ? ecriture
                : new IOException("an XML document cannot be written", panne);
    }

    private RedacteurXml faire(Geste geste) {
        try {
            geste.faire();
            return this;
        } catch (XMLStreamException | IOException panne) {
            throw panne(panne);
        }
    }

    private void commencer(String nom, String... attributs) throws XMLStreamException {
        xml.writeStartElement(nom);
        for (int i = 0; i < attributs.length; i += 2) {
            xml.writeAttribute(attributs[i], attributs[i + 1]);
        }
    }

    private void retrait() throws XMLStreamException {
        xml.writeCharacters("  ".repeat(ouverts.size()));
    }

    RedacteurXml commentaire(String texte) {
        return faire(() -> {
            retrait();
            xml.writeComment(" " + texte + " ");
            xml.writeCharacters("\n");
        });
    }

    /** Opens an element, with its attributes in pairs of name and value. */
    RedacteurXml ouvrir(String nom, String... attributs) {
        return faire(() -> {
            retrait();
            commencer(nom, attributs);
            xml.writeCharacters("\n");
            ouverts.push(nom);
        });
    }

    RedacteurXml fermer() {
        return faire(() -> {
            ouverts.pop();
            retrait();
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    RedacteurXml feuille(String nom, String texte, String... attributs) {
        return faire(() -> {
            retrait();
            commencer(nom, attributs);
            xml.writeCharacters(texte);
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    /** Writes a value as the DGFiP does, in the attribute {@code V}. */
    RedacteurXml valeur(String nom, String valeur) {
        return faire(() -> {
            retrait();
            xml.writeEmptyElement(nom);
            xml.writeAttribute("V", valeur);
            xml.writeCharacters("\n");
        });
    }

    /** Writes text bit by bit inside an element that is opened and closed on one line. */
    RedacteurXml longue(String nom, String attribut, String valeur, Morceaux morceaux) {
        return faire(() -> {
            retrait();
            commencer(nom, attribut, valeur);
            morceaux.ecrire(texte -> faire(() -> xml.writeCharacters(texte)));
            xml.writeEndElement();
            xml.writeCharacters("\n");
        });
    }

    /** Gives a long text in bits. */
    interface Morceaux {
        void ecrire(Consumer<String> vers) throws IOException;
    }

    /** Ends the document; what it was written to stays open. */
    void finir() {
        faire(() -> {
            xml.writeEndDocument();
            xml.flush();
            sortie.flush();
        });
    }
}
