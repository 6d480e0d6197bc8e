package fr.octroi.document;

import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;

/** The tree that says what each mark of each page is, and the way back from the marks to the tree. */
final class StructureTags {

    private final PDStructureTreeRoot racine = new PDStructureTreeRoot();
    private final PDStructureElement document;
    private final List<COSArray> marquesDesPages = new ArrayList<>();

    StructureTags(PDDocument pdf) {
        pdf.getDocumentCatalog().setStructureTreeRoot(racine);
        document = element(racine, "Document");
    }

    PDStructureElement document() {
        return document;
    }

    PDStructureElement element(PDStructureNode parent, String role) {
        PDStructureElement element = new PDStructureElement(role, parent);
        parent.appendKid(element);
        return element;
    }

    void nouvellePage(PDPage page) {
        page.setStructParents(marquesDesPages.size());
        page.getCOSObject().setName(COSName.getPDFName("Tabs"), "S");
        marquesDesPages.add(new COSArray());
    }

    /** Numbers a mark of the last page, which shows a part of an element. */
    int marque(PDPage page, PDStructureElement element) {
        COSArray marques = marquesDesPages.get(marquesDesPages.size() - 1);
        int numero = marques.size();
        marques.add(element);
        if (element.getPage() == null) {
            element.setPage(page);
        }
        if (page.equals(element.getPage())) {
            element.appendKid(numero);
        } else {
            PDMarkedContentReference ailleurs = new PDMarkedContentReference();
            ailleurs.setPage(page);
            ailleurs.setMCID(numero);
            element.appendKid(ailleurs);
        }
        return numero;
    }

    void terminer() {
        COSArray pages = new COSArray();
        for (int page = 0; page < marquesDesPages.size(); page++) {
            pages.add(COSInteger.get(page));
            pages.add(marquesDesPages.get(page));
        }
        COSDictionary arbre = new COSDictionary();
        arbre.setItem(COSName.NUMS, pages);
        racine.setParentTree(new PDNumberTreeNode(arbre, COSArray.class));
        racine.setParentTreeNextKey(marquesDesPages.size());
    }
}
