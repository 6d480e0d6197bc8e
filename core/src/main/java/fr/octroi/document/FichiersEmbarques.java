package fr.octroi.document;

import fr.octroi.document.FactureJointe.Motif;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.filter.FilterFactory;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/**
 * Finds the invoice among the files that a PDF carries: in its tree of embedded files (ISO 32000-1, 7.11.4), among its
 * associated files, and pinned to its pages.
 *
 * <p>The tree is walked as it lies in the file, for whoever made the file may have made it a loop, or endless.
 */
final class FichiersEmbarques {

    /** More than the XML of an invoice of ten thousand lines. */
    static final int OCTETS_AU_PLUS = 16 << 20;

    private static final int NOEUDS_AU_PLUS = 10_000;
    private static final int FILTRES_AU_PLUS = 4;

    /** The names that the standards give, today's first: Factur-X and ZUGFeRD 2.1, ZUGFeRD 1 and 2.0, XRechnung. */
    private static final List<String> NOMS = List.of("factur-x.xml", "zugferd-invoice.xml", "xrechnung.xml");

    /** An order in the same clothes. */
    private static final String COMMANDE = "order-x.xml";

    private static final COSName AF = COSName.getPDFName("AF");
    private static final List<COSName> FLUX = List.of(
            COSName.UF, COSName.F, COSName.getPDFName("Unix"), COSName.getPDFName("DOS"), COSName.getPDFName("Mac"));

    private record Fichier(String nom, COSStream flux) {}

    private final Vigie vigie;
    private final List<Fichier> fichiers = new ArrayList<>();
    private final Set<COSBase> vus = Collections.newSetFromMap(new IdentityHashMap<>());

    private FichiersEmbarques(Vigie vigie) {
        this.vigie = vigie;
    }

    /** Finds the invoice and reads it; empty when the document carries none. */
    static Optional<FactureJointe> facture(PDDocument document, Vigie vigie) {
        FichiersEmbarques embarques = new FichiersEmbarques(vigie);
        embarques.parcourirLeCatalogue(document);
        return embarques.facture().or(() -> {
            embarques.parcourirLesPages(document);
            return embarques.facture();
        });
    }

    private void parcourirLeCatalogue(PDDocument document) {
        COSDictionary catalogue = document.getDocumentCatalog().getCOSObject();
        COSDictionary noms = catalogue.getCOSDictionary(COSName.NAMES);
        if (noms != null) {
            parcourirLArbre(noms.getCOSDictionary(COSName.EMBEDDED_FILES));
        }
        associes(catalogue);
    }

    private void parcourirLesPages(PDDocument document) {
        for (PDPage page : document.getPages()) {
            vigie.verifier();
            associes(page.getCOSObject());
            epingles(page.getCOSObject());
        }
    }

    private void parcourirLArbre(COSBase racine) {
        Deque<COSBase> aVoir = new ArrayDeque<>();
        if (racine != null) {
            aVoir.add(racine);
        }
        while (!aVoir.isEmpty()) {
            if (!(aVoir.pop() instanceof COSDictionary noeud) || !estNouveau(noeud)) {
                continue;
            }
            COSArray enfants = noeud.getCOSArray(COSName.KIDS);
            for (int i = 0; enfants != null && i < Math.min(enfants.size(), NOEUDS_AU_PLUS); i++) {
                COSBase enfant = enfants.getObject(i);
                if (enfant != null) {
                    aVoir.add(enfant);
                }
            }
            COSArray feuilles = noeud.getCOSArray(COSName.NAMES);
            for (int i = 0; feuilles != null && i + 1 < Math.min(feuilles.size(), NOEUDS_AU_PLUS); i += 2) {
                String cle = feuilles.getObject(i) instanceof COSString nom ? nom.getString() : "";
                ajouter(feuilles.getObject(i + 1), cle);
            }
        }
    }

    private void associes(COSDictionary porteur) {
        COSBase associes = porteur.getDictionaryObject(AF);
        if (associes instanceof COSArray plusieurs) {
            for (int i = 0; i < Math.min(plusieurs.size(), NOEUDS_AU_PLUS); i++) {
                ajouter(plusieurs.getObject(i), "");
            }
        } else {
            ajouter(associes, "");
        }
    }

    private void epingles(COSDictionary page) {
        COSArray notes = page.getCOSArray(COSName.ANNOTS);
        for (int i = 0; notes != null && i < Math.min(notes.size(), NOEUDS_AU_PLUS); i++) {
            if (notes.getObject(i) instanceof COSDictionary note
                    && "FileAttachment".equals(note.getNameAsString(COSName.SUBTYPE))) {
                ajouter(note.getDictionaryObject(COSName.FS), "");
            }
        }
    }

    private void ajouter(COSBase objet, String cle) {
        vigie.verifier();
        if (!(objet instanceof COSDictionary fiche) || !estNouveau(fiche)) {
            return;
        }
        COSDictionary contenus = fiche.getCOSDictionary(COSName.EF);
        for (COSName sorte : contenus == null ? List.<COSName>of() : FLUX) {
            if (contenus.getDictionaryObject(sorte) instanceof COSStream flux) {
                if (estNouveau(flux)) {
                    fichiers.add(new Fichier(nom(fiche, cle), flux));
                }
                return;
            }
        }
    }

    private boolean estNouveau(COSBase objet) {
        vigie.verifier();
        return vus.size() < NOEUDS_AU_PLUS && vus.add(objet);
    }

    private static String nom(COSDictionary fiche, String cle) {
        String unicode = fiche.getString(COSName.UF, "");
        String nom = unicode.isBlank() ? fiche.getString(COSName.F, cle) : unicode;
        String normal = nom.strip().toLowerCase(Locale.ROOT).replace('\\', '/');
        return normal.substring(normal.lastIndexOf('/') + 1);
    }

    private Optional<FactureJointe> facture() {
        for (String nom : NOMS) {
            List<FactureJointe> lues = fichiers.stream()
                    .filter(fichier -> fichier.nom().equals(nom))
                    .map(this::lire)
                    .distinct()
                    .toList();
            if (!lues.isEmpty()) {
                return Optional.of(lues.size() == 1 ? lues.get(0) : new FactureJointe.Illisible(Motif.PLUSIEURS));
            }
        }
        List<Fichier> xml = fichiers.stream()
                .filter(fichier ->
                        fichier.nom().endsWith(".xml") && !fichier.nom().equals(COMMANDE))
                .toList();
        // Under a name of its own it is an invoice if it says so, and anything else that concerns nobody here.
        return xml.size() == 1
                ? Optional.of(lire(xml.get(0))).filter(lue -> lue.selon(facture -> true, motif -> false))
                : Optional.empty();
    }

    private FactureJointe lire(Fichier fichier) {
        byte[] xml;
        try {
            xml = gonfler(fichier.flux());
        } catch (TropGrandException e) {
            return new FactureJointe.Illisible(Motif.TROP_GRANDE);
        } catch (Vigie.AbandonException e) {
            throw e;
        } catch (IOException | RuntimeException e) {
            return new FactureJointe.Illisible(Motif.FLUX);
        }
        return LecteurCii.lire(xml, vigie);
    }

    /** Undoes the filters of a stream one after the other; PDFBox alone would inflate it whole before anybody can count. */
    private byte[] gonfler(COSStream flux) throws IOException {
        byte[] octets;
        try (InputStream brut = flux.createRawInputStream()) {
            octets = brut.readNBytes(OCTETS_AU_PLUS);
        }
        List<COSName> filtres = filtres(flux);
        for (int i = 0; i < filtres.size(); i++) {
            Compteur sortie = new Compteur();
            FilterFactory.INSTANCE.getFilter(filtres.get(i)).decode(new ByteArrayInputStream(octets), sortie, flux, i);
            octets = sortie.octets();
        }
        return octets;
    }

    private static List<COSName> filtres(COSStream flux) throws IOException {
        List<COSName> filtres = new ArrayList<>();
        COSBase dits = flux.getFilters();
        if (dits instanceof COSName seul) {
            filtres.add(seul);
        } else if (dits instanceof COSArray plusieurs) {
            for (int i = 0; i < plusieurs.size(); i++) {
                if (filtres.size() == FILTRES_AU_PLUS || !(plusieurs.getObject(i) instanceof COSName nom)) {
                    throw new IOException("filters");
                }
                filtres.add(nom);
            }
        }
        return filtres;
    }

    private final class Compteur extends OutputStream {

        private final ByteArrayOutputStream sortie = new ByteArrayOutputStream();

        @Override
        public void write(int octet) {
            compter(1);
            sortie.write(octet);
        }

        @Override
        public void write(byte[] octets, int debut, int longueur) {
            compter(longueur);
            sortie.write(octets, debut, longueur);
        }

        private void compter(int combien) {
            vigie.verifier();
            if (combien > OCTETS_AU_PLUS - sortie.size()) {
                throw new TropGrandException();
            }
        }

        byte[] octets() {
            return sortie.toByteArray();
        }
    }

    /** Unchecked, because filters swallow checked ones here and there. */
    private static final class TropGrandException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TropGrandException() {
            super("beyond the limits", null, false, false);
        }
    }
}
