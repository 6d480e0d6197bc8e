package fr.octroi.document;

import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.pdmodel.PDDocument;

/**
 * Finds what a PDF could do or holds beside its pages; nothing of it is run, opened or decoded here.
 *
 * <p>The objects that the catalogue leads to are walked, the nearest first and {@value #OBJETS_AU_PLUS} at most; the tags,
 * fonts and pictures, of which most files consist, are left out: no action lies there.
 */
final class SignauxPdf {

    private static final int OBJETS_AU_PLUS = 50_000;

    private static final Set<COSName> SANS_ACTION = Set.of(
            COSName.RESOURCES, COSName.STRUCT_TREE_ROOT, COSName.METADATA, COSName.CONTENTS, COSName.PARENT, COSName.P);

    private final Vigie vigie;
    private final TreeSet<String> signaux = new TreeSet<>();
    private final Set<COSBase> vus = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Deque<COSBase> aVoir = new ArrayDeque<>();

    private SignauxPdf(Vigie vigie) {
        this.vigie = vigie;
    }

    static List<String> de(PDDocument document, Vigie vigie) {
        SignauxPdf signaux = new SignauxPdf(vigie);
        if (document.isEncrypted()) {
            signaux.signaux.add("PDF_PROTEGE");
        }
        signaux.parcourir(document.getDocumentCatalog().getCOSObject());
        return List.copyOf(signaux.signaux);
    }

    private void parcourir(COSDictionary catalogue) {
        ajouter(catalogue);
        while (!aVoir.isEmpty()) {
            vigie.verifier();
            COSBase objet = aVoir.remove();
            if (objet instanceof COSDictionary dictionnaire) {
                signaler(dictionnaire);
                dictionnaire.entrySet().stream()
                        .filter(entree -> !SANS_ACTION.contains(entree.getKey()))
                        .forEach(entree -> ajouter(entree.getValue()));
            } else if (objet instanceof COSArray tableau) {
                tableau.forEach(this::ajouter);
            }
        }
    }

    private void ajouter(COSBase valeur) {
        COSBase objet = valeur instanceof COSObject renvoi ? renvoi.getObject() : valeur;
        if (!(objet instanceof COSDictionary || objet instanceof COSArray)) {
            return;
        }
        if (vus.size() >= OBJETS_AU_PLUS) {
            signaux.add("PDF_TROP_D_OBJETS");
        } else if (vus.add(objet)) {
            aVoir.add(objet);
        }
    }

    private void signaler(COSDictionary objet) {
        COSBase action = objet.getDictionaryObject(COSName.S);
        if (COSName.JAVA_SCRIPT.equals(action) || objet.containsKey(COSName.JS) || objet.containsKey("JavaScript")) {
            signaux.add("PDF_SCRIPT");
        }
        if (COSName.getPDFName("Launch").equals(action)) {
            signaux.add("PDF_LANCEMENT");
        }
        if (objet.containsKey(COSName.EF) || objet.containsKey(COSName.EMBEDDED_FILES)) {
            signaux.add("PDF_FICHIER_EMBARQUE");
        }
        if (objet.containsKey(COSName.XFA)) {
            signaux.add("PDF_XFA");
        }
        if (objet.containsKey(COSName.BYTERANGE)) {
            signaux.add("PDF_SIGNE");
        }
    }
}
