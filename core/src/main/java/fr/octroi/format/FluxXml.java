package fr.octroi.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import javax.xml.stream.Location;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * One pass over an XML document: large elements are opened and closed, small ones are handed over whole.
 *
 * <p>Nothing is fetched from elsewhere, and a document with a DTD, which no return has and every attack needs, is refused. What
 * is wrong is one {@link FichierInvalideException} that names the place and repeats nothing.
 */
final class FluxXml {

    static final long TAILLE_MAXIMALE = 200_000_000;

    private static final int NIVEAUX_AU_PLUS = 64;
    private static final int ELEMENTS_D_UN_FRAGMENT = 20_000;
    private static final int TEXTE_D_UN_FRAGMENT = 200_000;

    /** Who looks at the document. */
    interface Visite {

        /** Opens an element; returns whether what it holds is visited one by one, else it is handed over whole. */
        boolean ouvrir(String nom, String espace, int ligne, int colonne);

        /** Closes an element that was opened so. */
        void fermer(String nom);

        /** Takes a small element. */
        void prendre(FragmentXml fragment);
    }

    private final String nom;
    private final Visite visite;
    private final Deque<Ouvert> fragments = new ArrayDeque<>();
    private int niveau;
    private int elements;
    private int caracteres;

    /** An element of a fragment, while it is read. */
    private static final class Ouvert {
        private final String nom;
        private final int ligne;
        private final int colonne;
        private final @Nullable String valeur;
        private final String devise;
        private final StringBuilder texte = new StringBuilder();
        private final List<FragmentXml> enfants = new ArrayList<>();

        private Ouvert(String nom, int ligne, int colonne, @Nullable String valeur, String devise) {
            this.nom = nom;
            this.ligne = ligne;
            this.colonne = colonne;
            this.valeur = valeur;
            this.devise = devise;
        }

        private FragmentXml fermer() {
            return new FragmentXml(
                    nom, ligne, colonne, (valeur == null ? texte.toString() : valeur).strip(), devise, enfants);
        }
    }

    private FluxXml(String nom, Visite visite) {
        this.nom = nom;
        this.visite = visite;
    }

    /**
     * Visits a document.
     *
     * @throws FichierInvalideException {@code FICHIER_VIDE}, {@code ENCODAGE}, {@code FICHIER_TROP_GRAND}, {@code
     *     TEXTE_TROP_LONG}, {@code DTD_INTERDITE}, {@code XML_MAL_FORME}
     */
    static void parcourir(String nom, InputStream source, Visite visite) throws IOException {
        try (TexteXml texte = new TexteXml(nom, source, TAILLE_MAXIMALE)) {
            new FluxXml(nom, visite).parcourir(texte);
        }
    }

    private void parcourir(TexteXml texte) {
        @Nullable XMLStreamReader lecture = null;
        try {
            lecture = fabrique().createXMLStreamReader(texte);
            while (lecture.hasNext()) {
                lire(lecture, texte);
            }
        } catch (XMLStreamException malForme) {
            Location lieu =
                    Optional.ofNullable(malForme.getLocation()).orElse(lecture == null ? null : lecture.getLocation());
            throw malForme(lieu, texte);
        } finally {
            fermer(lecture);
        }
    }

    private static void fermer(@Nullable XMLStreamReader lecture) {
        try {
            if (lecture != null) {
                lecture.close();
            }
        } catch (XMLStreamException ignoree) {
            throw new IllegalStateException("a parser does not close", ignoree);
        }
    }

    private static XMLInputFactory fabrique() {
        XMLInputFactory fabrique = XMLInputFactory.newDefaultFactory();
        fabrique.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        fabrique.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        return fabrique;
    }

    private static int ligne(Location lieu, TexteXml texte) {
        return Math.max(lieu.getLineNumber(), 1) + texte.lignesSautees();
    }

    private static int colonne(Location lieu) {
        return Math.max(lieu.getColumnNumber(), 1);
    }

    /** What the parser says may repeat what stands there. */
    private FichierInvalideException malForme(@Nullable Location lieu, TexteXml texte) {
        return new FichierInvalideException(
                "XML_MAL_FORME",
                nom,
                lieu == null ? 1 : ligne(lieu, texte),
                lieu == null ? 1 : colonne(lieu),
                "le fichier n'est pas du XML bien formé, ou il est coupé avant sa fin");
    }

    /** The JDK's reader answers some broken documents with unchecked exceptions. */
    private int suivant(XMLStreamReader lecture, TexteXml texte) throws XMLStreamException {
        try {
            return lecture.next();
        } catch (FichierInvalideException duTexte) {
            throw duTexte;
        } catch (RuntimeException imprevue) {
            throw malForme(lecture.getLocation(), texte);
        }
    }

    private void lire(XMLStreamReader lecture, TexteXml texte) throws XMLStreamException {
        int evenement = suivant(lecture, texte);
        int ligne = ligne(lecture.getLocation(), texte);
        int colonne = colonne(lecture.getLocation());
        switch (evenement) {
            case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                throw new FichierInvalideException(
                        "DTD_INTERDITE",
                        nom,
                        ligne,
                        colonne,
                        "le fichier définit ou emploie des entités, ce qu'aucun retour ne fait");
            case XMLStreamConstants.START_ELEMENT -> ouvrir(lecture, ligne, colonne);
            case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                Ouvert courant = fragments.peek();
                // Blanks before a text, or between elements, are stripped in the end: they are not kept, nor counted.
                if (courant != null && (!courant.texte.isEmpty() || !lecture.isWhiteSpace())) {
                    compter(lecture.getTextLength(), ligne, colonne);
                    courant.texte.append(lecture.getTextCharacters(), lecture.getTextStart(), lecture.getTextLength());
                }
            }
            case XMLStreamConstants.END_ELEMENT -> fermer(lecture.getLocalName());
            default -> {}
        }
    }

    private void ouvrir(XMLStreamReader lecture, int ligne, int colonne) {
        if (++niveau > NIVEAUX_AU_PLUS) {
            throw tropGrand(ligne, colonne);
        }
        if (fragments.isEmpty()
                && visite.ouvrir(
                        lecture.getLocalName(),
                        Objects.requireNonNullElse(lecture.getNamespaceURI(), ""),
                        ligne,
                        colonne)) {
            return;
        }
        if (fragments.isEmpty()) {
            elements = 0;
            caracteres = 0;
        }
        if (++elements > ELEMENTS_D_UN_FRAGMENT) {
            throw tropGrand(ligne, colonne);
        }
        String valeur = lecture.getAttributeValue(null, "V");
        compter(valeur == null ? 0 : valeur.length(), ligne, colonne);
        fragments.push(new Ouvert(
                lecture.getLocalName(),
                ligne,
                colonne,
                valeur,
                Objects.requireNonNullElse(lecture.getAttributeValue(null, "Ccy"), "")));
    }

    private void fermer(String nomFerme) {
        niveau--;
        Ouvert ouvert = fragments.poll();
        if (ouvert == null) {
            visite.fermer(nomFerme);
            return;
        }
        FragmentXml fragment = ouvert.fermer();
        Ouvert parent = fragments.peek();
        if (parent == null) {
            visite.prendre(fragment);
        } else {
            parent.enfants.add(fragment);
        }
    }

    private void compter(int nombre, int ligne, int colonne) {
        caracteres += nombre;
        if (caracteres > TEXTE_D_UN_FRAGMENT) {
            throw tropGrand(ligne, colonne);
        }
    }

    private FichierInvalideException tropGrand(int ligne, int colonne) {
        return new FichierInvalideException(
                "TEXTE_TROP_LONG", nom, ligne, colonne, "un élément est plus grand que tout retour n'en a");
    }
}
