package fr.octroi.document;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.io.OutputStream;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import org.apache.fontbox.ttf.GlyphData;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDFormContentStream;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDPropertyList;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDLayoutAttributeObject;
import org.apache.pdfbox.pdmodel.documentinterchange.taggedpdf.PDTableAttributeObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.jspecify.annotations.Nullable;

/**
 * An official document, written from top to bottom on as many A4 pages as it takes: an archive (PDF/A-2a) that a screen
 * reader reads in order (PDF/UA-1).
 *
 * <p>Any text can be written: what the font lacks shows as a question mark, and a text of which nothing shows leaves no
 * trace. The same calls give the same bytes.
 */
final class Ecrit implements AutoCloseable {

    private static final float PAGE = PDRectangle.A4.getHeight();
    private static final float GAUCHE = 62;
    private static final float DROITE = PDRectangle.A4.getWidth() - 62;
    private static final float HAUT = PAGE - 62;
    private static final float BAS = 68;
    /** The last words and the signature of a letter, on two lines each. */
    private static final float FIN_DE_LETTRE = 80;

    private static final float PIED = 48;

    private static final float MILLIMETRE = 72 / 25.4f;
    /** Seen through the window of a DL envelope (35 × 100 mm), wherever the letter slides in it. */
    private static final float FENETRE_HAUT = PAGE - 55 * MILLIMETRE;

    private static final float FENETRE_GAUCHE = 106 * MILLIMETRE;
    private static final float PLI = PAGE - 99 * MILLIMETRE;

    private static final Teinte ENCRE = new Teinte(0x1E, 0x28, 0x32);
    private static final Teinte TITRE = new Teinte(0x12, 0x43, 0x6D);
    private static final Teinte PALE = new Teinte(0x5F, 0x6B, 0x76);
    private static final Teinte FILET = new Teinte(0xC9, 0xD1, 0xD8);
    private static final Teinte FOND = new Teinte(0xF1, 0xF4, 0xF7);
    private static final Teinte FILIGRANE = new Teinte(0xEC, 0xEC, 0xEC);
    private static final Teinte ALERTE = new Teinte(0x9C, 0x2A, 0x10);

    private static final Style CORPS = new Style(10.5f, 1.35f, false, ENCRE);
    private static final Style FORT = new Style(10.5f, 1.35f, true, ENCRE);
    private static final Style ADRESSE = new Style(10, 1.25f, false, ENCRE);
    private static final Style EXPEDITEUR = new Style(10, 1.25f, true, TITRE);
    private static final Style LEGENDE = new Style(9.5f, 1.3f, true, ENCRE);
    private static final Style CELLULE = new Style(9, 1.3f, false, ENCRE);
    private static final Style CELLULE_FORTE = new Style(9, 1.3f, true, ENCRE);
    private static final Style MENTION = new Style(9, 1.3f, true, ALERTE);
    private static final Style BAS_DE_PAGE = new Style(8, 1.3f, false, PALE);
    private static final List<Style> TITRES = List.of(
            new Style(16, 1.25f, true, TITRE), new Style(13, 1.3f, true, TITRE), new Style(11, 1.3f, true, ENCRE));
    private static final List<Float> AIR_DES_TITRES = List.of(20f, 16f, 12f);

    private static final float MARGE_DE_CELLULE = 5;
    private static final float HAUTEUR_DE_CELLULE = 3;
    private static final float MARGE_D_ENCADRE = 12;
    private static final float RETRAIT_DE_LISTE = 14;
    private static final float CORPS_LE_PLUS_PETIT = 6;

    private static final Pattern INSECABLE = Pattern.compile(
            " (?=[:;!?»€%])|(?<=[«°]) |(?<=\\b[0-9]{1,2}|\\b1er) "
                    + "(?=janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)",
            Pattern.UNICODE_CHARACTER_CLASS);

    private final ResourceBundle mots = ResourceBundle.getBundle("fr.octroi.document.Ecrit", Locale.FRENCH);
    private final PDDocument document = new PDDocument();
    private final Police police;
    private final StructureTags tags;
    private final PDPropertyList decor = artefact("Layout", "");
    private final PDPropertyList pagination = artefact("Pagination", "Header");
    private final PDPropertyList piedDePage = artefact("Pagination", "Footer");
    private final PDPropertyList filigrane = artefact("Pagination", "Watermark");
    private final String titre;
    private final boolean simulation;
    private final PDFormXObject mot;
    private final List<Titre> titresEnAttente = new ArrayList<>();
    private int dernierNiveau;
    private int dernierRole;
    private boolean sautDemande;
    private PDPage page;
    private PDPageContentStream crayon;
    private float y;

    /**
     * A column of a table.
     *
     * @param titre written at its head
     * @param part its share of the width, more than zero, beside the shares of the others
     * @param aDroite for amounts and numbers
     */
    record Colonne(String titre, float part, boolean aDroite) {

        Colonne {
            if (!(part > 0)) {
                throw new IllegalArgumentException("a column has a width");
            }
        }
    }

    private record Style(float corps, float interligne, boolean appuye, Teinte teinte) {

        float hauteur() {
            return corps * interligne;
        }

        /** From the top of a line to the foot of its letters, for the ascent and the descent of Liberation Sans. */
        float base() {
            return (hauteur() - 1.117f * corps) / 2 + 0.905f * corps;
        }

        Style alerte() {
            return new Style(corps, interligne, true, ALERTE);
        }

        Style enCorps(float autre) {
            return new Style(autre, hauteur() / autre, appuye, teinte);
        }
    }

    private record Titre(int niveau, String role, List<String> lignes) {

        float hauteur() {
            return AIR_DES_TITRES.get(niveau - 1)
                    + lignes.size() * TITRES.get(niveau - 1).hauteur();
        }

        Style style() {
            return TITRES.get(niveau - 1);
        }
    }

    /** A line of a box, and the paragraph that it is part of. */
    private record Ligne(PDStructureElement paragraphe, String texte) {}

    private record Cellule(List<String> lignes, Style style, float x, float place, boolean aDroite) {}

    private record Rangee(List<Cellule> cellules, boolean estFond) {

        int lignes() {
            return cellules.stream()
                    .mapToInt(cellule -> cellule.lignes().size())
                    .reduce(1, Math::max);
        }

        float hauteur() {
            return hauteur(lignes());
        }

        float hauteur(int lignes) {
            return lignes * CELLULE.hauteur() + 2 * HAUTEUR_DE_CELLULE;
        }
    }

    /**
     * Begins a document.
     *
     * @param titre shown by readers in their title bar, and at the foot of each page
     * @param auteur the authority that signs; blank for none
     * @param edition the day of the document, whose midnight dates the file
     * @param identifiant tells apart two documents of one title and one day
     * @param simulation whether each page says that it is worth nothing
     * @throws IOException when the font cannot be read
     */
    Ecrit(String titre, String auteur, LocalDate edition, long identifiant, boolean simulation) throws IOException {
        police = new Police(document);
        tags = new StructureTags(document);
        document.setDocumentId(identifiant);
        String lisible = police.lisible(titre).strip();
        this.titre = lisible.isEmpty() ? mots.getString("sansTitre") : lisible;
        this.simulation = simulation;
        PdfConformance.declarer(document, this.titre, police.lisible(auteur).strip(), edition);
        mot = new PDFormXObject(document);
        page = new PDPage(PDRectangle.A4);
        if (simulation) {
            dessinerFiligrane();
        }
        crayon = ouvrirPage();
        if (simulation) {
            y = HAUT + MENTION.hauteur() + 8;
            couler(tags.element(tags.document(), "P"), List.of(mots.getString("simulation.mention")), MENTION, GAUCHE);
            y = HAUT;
        }
    }

    /**
     * Writes the head of a letter, whose fold and addressee suit a French window envelope; nothing comes before it.
     *
     * @param expediteur the authority, its name first
     * @param destinataire the address, six lines at most to be seen in the window
     * @param lieuEtDate such as {@code Meudon, le 1er juillet 2020}
     * @throws IllegalStateException when something was written before
     */
    void enTete(List<String> expediteur, List<String> destinataire, String lieuEtDate) throws IOException {
        if (y != HAUT || document.getNumberOfPages() > 1 || !titresEnAttente.isEmpty()) {
            throw new IllegalStateException("the head of a letter comes first");
        }
        adresse(expediteur, GAUCHE, FENETRE_GAUCHE - GAUCHE - 18, EXPEDITEUR);
        float bas = y;
        if (document.getNumberOfPages() == 1) {
            y = Math.min(FENETRE_HAUT, HAUT);
        }
        adresse(destinataire, FENETRE_GAUCHE, DROITE - FENETRE_GAUCHE, ADRESSE);
        if (document.getNumberOfPages() == 1) {
            y = Math.min(Math.min(bas, y) - 12, PLI);
        }
        adresse(List.of(lieuEtDate), FENETRE_GAUCHE, DROITE - FENETRE_GAUCHE, ADRESSE);
        y -= 12;
    }

    private void adresse(List<String> texte, float x, float place, Style premiere) throws IOException {
        Style style = premiere;
        for (String ligne : texte) {
            List<String> lignes = police.lignes(typographier(ligne), style.corps(), place);
            if (!lignes.isEmpty()) {
                couler(tags.element(tags.document(), "P"), lignes, style, x);
                style = ADRESSE;
            }
        }
    }

    /**
     * Writes a heading, which stays with what follows it.
     *
     * @param niveau from 1 to 3; the first heading is of level 1, and none skips a level
     * @throws IllegalArgumentException for another level
     */
    void titre(int niveau, String texte) throws IOException {
        if (niveau < 1 || niveau > TITRES.size() || niveau > dernierNiveau + 1) {
            throw new IllegalArgumentException("a heading of level " + niveau + " under level " + dernierNiveau);
        }
        dernierNiveau = niveau;
        List<String> lignes =
                police.lignes(typographier(texte), TITRES.get(niveau - 1).corps(), DROITE - GAUCHE);
        if (!lignes.isEmpty()) {
            // A heading of which nothing shows leaves no gap between the levels of the others.
            dernierRole = Math.min(niveau, dernierRole + 1);
            titresEnAttente.add(new Titre(niveau, "H" + dernierRole, lignes));
        }
    }

    void paragraphe(String texte) throws IOException {
        paragraphe(texte, CORPS);
    }

    /** Writes a paragraph that is not to be missed. */
    void paragrapheFort(String texte) throws IOException {
        paragraphe(texte, FORT);
    }

    /** Writes the last words of a letter and who signs it, on one page. */
    void conge(String politesse, String signature) throws IOException {
        float hauteur = 0;
        for (String texte : List.of(politesse, signature)) {
            hauteur += 7
                    + police.lignes(typographier(texte), FORT.corps(), DROITE - GAUCHE)
                                    .size()
                            * FORT.hauteur();
        }
        preparer(0, hauteur);
        paragraphe(politesse);
        paragrapheFort(signature);
    }

    private void paragraphe(String texte, Style style) throws IOException {
        List<String> lignes = police.lignes(typographier(texte), style.corps(), DROITE - GAUCHE);
        if (!lignes.isEmpty()) {
            preparer(7, Math.min(2, lignes.size()) * style.hauteur());
            couler(tags.element(tags.document(), "P"), lignes, style, GAUCHE);
        }
    }

    void liste(List<String> elements) throws IOException {
        List<List<String>> textes = new ArrayList<>();
        for (String element : elements) {
            List<String> lignes =
                    police.lignes(typographier(element), CORPS.corps(), DROITE - GAUCHE - RETRAIT_DE_LISTE);
            if (!lignes.isEmpty()) {
                textes.add(lignes);
            }
        }
        if (textes.isEmpty()) {
            return;
        }
        preparer(6, premieres(textes.get(0).size()) * CORPS.hauteur());
        PDStructureElement liste = tags.element(tags.document(), "L");
        float air = 0;
        for (List<String> lignes : textes) {
            preparer(air, premieres(lignes.size()) * CORPS.hauteur());
            air = 3;
            PDStructureElement element = tags.element(liste, "LI");
            float haut = y;
            couler(tags.element(element, "Lbl"), List.of(mots.getString("puce")), CORPS, GAUCHE);
            y = haut;
            couler(tags.element(element, "LBody"), lignes, CORPS, GAUCHE + RETRAIT_DE_LISTE);
        }
    }

    /**
     * Writes a table; its head comes back on each page, and a row stays whole unless it is taller than a page.
     *
     * @param legende above the table; blank for none
     * @param colonnes one at least
     * @param lignes each with a text for each column
     * @param totaux a text for each column, or none at all
     * @throws IllegalArgumentException when a row has not as many texts as there are columns
     */
    void tableau(String legende, List<Colonne> colonnes, List<List<String>> lignes, List<String> totaux)
            throws IOException {
        List<Rangee> corps = new ArrayList<>();
        for (List<String> ligne : lignes) {
            corps.add(rangee(colonnes, ligne, CELLULE, false));
        }
        Rangee tete = rangee(colonnes, colonnes.stream().map(Colonne::titre).toList(), CELLULE_FORTE, true);
        List<Rangee> pied = totaux.isEmpty() ? List.of() : List.of(rangee(colonnes, totaux, CELLULE_FORTE, true));
        List<String> titreDuTableau = police.lignes(typographier(legende), LEGENDE.corps(), DROITE - GAUCHE);
        Rangee premiere = corps.isEmpty() ? tete : corps.get(0);
        float debut = titreDuTableau.size() * LEGENDE.hauteur() + 4 + tete.hauteur() + premiere.hauteur();
        // What no page holds is cut anyway: it may as well begin here.
        preparer(10, debut <= HAUT - BAS ? debut : tete.hauteur(1) + premiere.hauteur(1));
        PDStructureElement tableau = tags.element(tags.document(), "Table");
        if (!titreDuTableau.isEmpty()) {
            couler(tags.element(tableau, "Caption"), titreDuTableau, LEGENDE, GAUCHE);
            y -= 4;
        }
        // Groups of rows go with a body: without one, the rows are those of the table itself.
        boolean groupes = !corps.isEmpty();
        ecrireRangee(groupes ? tags.element(tableau, "THead") : tableau, "TH", tete, tete);
        PDStructureElement groupe = groupes ? tags.element(tableau, "TBody") : tableau;
        for (int i = 0; i < corps.size(); i++) {
            Rangee rangee = corps.get(i);
            if (i == corps.size() - 1 && !pied.isEmpty()) {
                // A total alone on its page would be the total of nothing.
                garderEnsemble(rangee.hauteur() + pied.get(0).hauteur(), tete);
            }
            ecrireRangee(groupe, "TD", rangee, tete);
        }
        for (Rangee rangee : pied) {
            ecrireRangee(groupes ? tags.element(tableau, "TFoot") : tableau, "TD", rangee, tete);
        }
        y -= 4;
    }

    private Rangee rangee(List<Colonne> colonnes, List<String> textes, Style style, boolean estFond)
            throws IOException {
        if (textes.size() != colonnes.size() || colonnes.isEmpty()) {
            throw new IllegalArgumentException(textes.size() + " texts for " + colonnes.size() + " columns");
        }
        float parts = 0;
        for (Colonne colonne : colonnes) {
            parts += colonne.part();
        }
        List<Cellule> cellules = new ArrayList<>();
        float x = GAUCHE;
        for (int i = 0; i < colonnes.size(); i++) {
            Colonne colonne = colonnes.get(i);
            float largeur = (DROITE - GAUCHE) * colonne.part() / parts;
            float place = largeur - 2 * MARGE_DE_CELLULE;
            String texte = typographier(textes.get(i));
            Style ajuste = colonne.aDroite() ? ajuster(texte, style, place) : style;
            List<String> lignes = police.lignes(texte, ajuste.corps(), place);
            cellules.add(new Cellule(lignes, ajuste, x + MARGE_DE_CELLULE, place, colonne.aDroite()));
            x += largeur;
        }
        return new Rangee(cellules, estFond);
    }

    /** A figure that is cut is false: one that is too long is written smaller, as far as it can be read. */
    private Style ajuster(String texte, Style style, float place) throws IOException {
        float plusLong = 0;
        for (String mot : police.lisible(texte).split(" ")) {
            plusLong = Math.max(plusLong, police.largeur(mot, 1));
        }
        if (plusLong * style.corps() <= place) {
            return style;
        }
        // A hair less, for what the sum of the widths loses in rounding.
        return style.enCorps(Math.max(CORPS_LE_PLUS_PETIT, place / plusLong - 0.01f));
    }

    private void garderEnsemble(float hauteur, Rangee tete) throws IOException {
        if (hauteur > y - BAS + 0.01f && hauteur <= HAUT - BAS - tete.hauteur()) {
            pageSuivante(tete);
        }
    }

    private void ecrireRangee(PDStructureElement groupe, String role, Rangee rangee, Rangee tete) throws IOException {
        garderEnsemble(rangee.hauteur(), tete);
        PDStructureElement ligne = tags.element(groupe, "TR");
        List<PDStructureElement> elements = new ArrayList<>();
        for (int i = 0; i < rangee.cellules().size(); i++) {
            PDStructureElement element = tags.element(ligne, role);
            if (role.equals("TH")) {
                PDTableAttributeObject portee = new PDTableAttributeObject();
                portee.setScope(PDTableAttributeObject.SCOPE_COLUMN);
                element.addAttribute(portee);
            }
            elements.add(element);
        }
        int ecrites = 0;
        while (ecrites < rangee.lignes()) {
            int tiennent = tiennent(2 * HAUTEUR_DE_CELLULE, CELLULE);
            if (tiennent < 1) {
                pageSuivante(role.equals("TH") ? null : tete);
                continue;
            }
            int fin = Math.min(rangee.lignes(), ecrites + tiennent);
            fond(rangee, fin - ecrites);
            for (int i = 0; i < elements.size(); i++) {
                Cellule cellule = rangee.cellules().get(i);
                if (ecrites < cellule.lignes().size()) {
                    commencer(elements.get(i));
                    ecrireCellule(cellule, ecrites, fin);
                    crayon.endMarkedContent();
                }
            }
            y -= rangee.hauteur(fin - ecrites);
            ecrites = fin;
        }
    }

    private void fond(Rangee rangee, int lignes) throws IOException {
        float bas = y - rangee.hauteur(lignes);
        crayon.beginMarkedContent(COSName.ARTIFACT, decor);
        if (rangee.estFond()) {
            aplat(GAUCHE, bas, DROITE - GAUCHE, y - bas);
        }
        filet(bas);
        crayon.endMarkedContent();
    }

    private void ecrireCellule(Cellule cellule, int debut, int fin) throws IOException {
        for (int i = debut; i < Math.min(fin, cellule.lignes().size()); i++) {
            String ligne = cellule.lignes().get(i);
            float recul = cellule.aDroite()
                    ? cellule.place() - police.largeur(ligne, cellule.style().corps())
                    : 0;
            float haut = y - HAUTEUR_DE_CELLULE - (i - debut) * CELLULE.hauteur();
            ecrireLigne(cellule.x() + recul, haut - cellule.style().base(), cellule.style(), ligne);
        }
    }

    /** Goes to the next page in the middle of a table, and writes its head again for the eye alone. */
    private void pageSuivante(@Nullable Rangee tete) throws IOException {
        nouvellePage();
        if (tete == null || tete.hauteur() > (HAUT - BAS) / 4) {
            return;
        }
        fond(tete, tete.lignes());
        crayon.beginMarkedContent(COSName.ARTIFACT, pagination);
        for (Cellule cellule : tete.cellules()) {
            ecrireCellule(cellule, 0, cellule.lignes().size());
        }
        crayon.endMarkedContent();
        y -= tete.hauteur();
    }

    /** Writes a box, for what must be found at once: remedies, key facts. */
    void encadre(List<String> lignes) throws IOException {
        List<List<String>> paragraphes = new ArrayList<>();
        int pliees = 0;
        for (String ligne : lignes) {
            List<String> pliee =
                    police.lignes(typographier(ligne), CORPS.corps(), DROITE - GAUCHE - 2 * MARGE_D_ENCADRE);
            if (!pliee.isEmpty()) {
                paragraphes.add(pliee);
                pliees += pliee.size();
            }
        }
        if (paragraphes.isEmpty()) {
            return;
        }
        float entier = pliees * CORPS.hauteur() + 2 * MARGE_D_ENCADRE;
        preparer(10, entier <= HAUT - BAS ? entier : 2 * CORPS.hauteur() + 2 * MARGE_D_ENCADRE);
        PDStructureElement cadre = tags.element(tags.document(), "Div");
        List<Ligne> suite = new ArrayList<>();
        for (List<String> paragraphe : paragraphes) {
            PDStructureElement element = tags.element(cadre, "P");
            paragraphe.forEach(ligne -> suite.add(new Ligne(element, ligne)));
        }
        int ecrites = 0;
        while (ecrites < suite.size()) {
            int tiennent = tiennent(2 * MARGE_D_ENCADRE, CORPS);
            if (tiennent < 1) {
                nouvellePage();
                continue;
            }
            int fin = Math.min(suite.size(), ecrites + tiennent);
            ecrireCadre(suite.subList(ecrites, fin));
            ecrites = fin;
        }
        y -= 4;
    }

    private void ecrireCadre(List<Ligne> lignes) throws IOException {
        float hauteur = lignes.size() * CORPS.hauteur() + 2 * MARGE_D_ENCADRE - 4;
        crayon.beginMarkedContent(COSName.ARTIFACT, decor);
        aplat(GAUCHE, y - hauteur, DROITE - GAUCHE, hauteur);
        encrer(TITRE);
        crayon.addRect(GAUCHE, y - hauteur, 2.5f, hauteur);
        crayon.fill();
        crayon.endMarkedContent();
        float haut = y;
        y -= MARGE_D_ENCADRE - 2;
        int debut = 0;
        while (debut < lignes.size()) {
            PDStructureElement paragraphe = lignes.get(debut).paragraphe();
            commencer(paragraphe);
            while (debut < lignes.size() && lignes.get(debut).paragraphe().equals(paragraphe)) {
                ecrireLigne(
                        GAUCHE + MARGE_D_ENCADRE,
                        y - CORPS.base(),
                        CORPS,
                        lignes.get(debut).texte());
                y -= CORPS.hauteur();
                debut++;
            }
            crayon.endMarkedContent();
        }
        y = haut - hauteur;
    }

    /** What draws a chart. */
    interface Dessin {
        void tracer(Planche planche) throws IOException;
    }

    /**
     * Draws a chart, whole on its page; what it shows stands in a table as well, for whoever does not see it.
     *
     * @param alternative read in its place: what the chart is about, and where its figures are
     * @param hauteur in points, less than a page
     * @throws IllegalArgumentException when no page can hold it
     */
    void figure(String alternative, float hauteur, Dessin dessin) throws IOException {
        if (!(hauteur > 0 && hauteur <= HAUT - BAS)) {
            throw new IllegalArgumentException("no page holds a chart of " + hauteur + " points");
        }
        preparer(10, hauteur);
        PDStructureElement element = tags.element(tags.document(), "Figure");
        element.setAlternateDescription(police.lisible(alternative));
        PDLayoutAttributeObject place = new PDLayoutAttributeObject();
        place.setPlacement(PDLayoutAttributeObject.PLACEMENT_BLOCK);
        place.setBBox(new PDRectangle(GAUCHE, y - hauteur, DROITE - GAUCHE, hauteur));
        element.addAttribute(place);
        commencer(element);
        dessin.tracer(new Planche(crayon, police, GAUCHE, y - hauteur, DROITE - GAUCHE, hauteur));
        crayon.endMarkedContent();
        y -= hauteur + 4;
    }

    /** Lets what comes next begin a page; a document does not end with a blank one. */
    void sautDePage() throws IOException {
        if (!titresEnAttente.isEmpty()) {
            preparer(0, 0);
        }
        sautDemande = y < HAUT;
    }

    /** The same, but on a page that holds nothing more than the end of a letter, which would else be left almost blank. */
    void sautDePageApresUneLettre() throws IOException {
        if (y < HAUT - FIN_DE_LETTRE) {
            sautDePage();
        }
    }

    /**
     * Ends the document and writes it: nothing is added afterwards.
     *
     * @param sortie left open
     */
    void ecrire(OutputStream sortie) throws IOException {
        if (!titresEnAttente.isEmpty()) {
            preparer(0, 0);
        }
        crayon.close();
        int pages = document.getNumberOfPages();
        for (int i = 0; i < pages; i++) {
            ecrirePied(document.getPage(i), i + 1, pages);
        }
        tags.terminer();
        document.save(sortie);
    }

    private void ecrirePied(PDPage feuille, int numero, int pages) throws IOException {
        crayon = new PDPageContentStream(document, feuille, PDPageContentStream.AppendMode.APPEND, true, true);
        crayon.beginMarkedContent(COSName.ARTIFACT, piedDePage);
        filet(PIED);
        String compte = MessageFormat.format(mots.getString("page"), Integer.toString(numero), Integer.toString(pages));
        float droite = DROITE - police.largeur(compte, BAS_DE_PAGE.corps());
        float x = GAUCHE;
        float base = PIED - 4 - BAS_DE_PAGE.base();
        if (simulation) {
            String mention = mots.getString("simulation");
            ecrireLigne(x, base, BAS_DE_PAGE.alerte(), mention);
            x += police.largeur(mention, BAS_DE_PAGE.corps()) + 8;
        }
        ecrireLigne(x, base, BAS_DE_PAGE, police.abreger(titre, BAS_DE_PAGE.corps(), droite - 12 - x));
        ecrireLigne(droite, base, BAS_DE_PAGE, compte);
        crayon.endMarkedContent();
        crayon.close();
    }

    @Override
    public void close() throws IOException {
        crayon.close();
        document.close();
    }

    /** Makes room for a block, with the headings that wait for it. */
    private void preparer(float air, float hauteur) throws IOException {
        float place = hauteur + air;
        for (Titre attente : titresEnAttente) {
            place += attente.hauteur();
        }
        if (y < HAUT && (sautDemande || place > y - BAS + 0.01f)) {
            nouvellePage();
        }
        sautDemande = false;
        for (Titre attente : titresEnAttente) {
            descendre(AIR_DES_TITRES.get(attente.niveau() - 1));
            couler(tags.element(tags.document(), attente.role()), attente.lignes(), attente.style(), GAUCHE);
        }
        titresEnAttente.clear();
        descendre(air);
    }

    private void descendre(float air) {
        if (y < HAUT) {
            y -= air;
        }
    }

    /** Lets the lines of an element flow, at least two together on each page. */
    private void couler(PDStructureElement element, List<String> lignes, Style style, float x) throws IOException {
        int ecrites = 0;
        while (ecrites < lignes.size()) {
            int ensemble = ensemble(lignes.size() - ecrites, style);
            if (ensemble == 0) {
                nouvellePage();
                continue;
            }
            commencer(element);
            for (String ligne : lignes.subList(ecrites, ecrites + ensemble)) {
                ecrireLigne(x, y - style.base(), style, ligne);
                y -= style.hauteur();
            }
            crayon.endMarkedContent();
            ecrites += ensemble;
        }
    }

    private int ensemble(int reste, Style style) {
        int tiennent = tiennent(0, style);
        if (tiennent >= reste) {
            return reste;
        }
        int ensemble = reste - tiennent == 1 ? tiennent - 1 : tiennent;
        return ensemble < 2 ? 0 : ensemble;
    }

    /** How many lines the page still has place for, besides a margin; a hair more, for what sums lose in rounding. */
    private int tiennent(float marge, Style style) {
        return (int) ((y - BAS - marge + 0.01f) / style.hauteur());
    }

    private static int premieres(int lignes) {
        return lignes == 3 ? 3 : Math.min(2, lignes);
    }

    private void commencer(PDStructureElement element) throws IOException {
        crayon.beginMarkedContent(COSName.getPDFName(element.getStructureType()), tags.marque(page, element));
    }

    private void ecrireLigne(float x, float base, Style style, String texte) throws IOException {
        crayon.saveGraphicsState();
        encrer(style.teinte());
        if (style.appuye()) {
            // The font that travels has no bold face.
            crayon.setStrokingColor(
                    style.teinte().rouge() / 255f,
                    style.teinte().vert() / 255f,
                    style.teinte().bleu() / 255f);
            crayon.setLineWidth(style.corps() / 36);
            crayon.setRenderingMode(RenderingMode.FILL_STROKE);
        }
        crayon.beginText();
        crayon.setFont(police.pdf(), style.corps());
        crayon.newLineAtOffset(x, base);
        crayon.showText(texte);
        crayon.endText();
        crayon.restoreGraphicsState();
    }

    private void filet(float hauteur) throws IOException {
        crayon.setStrokingColor(FILET.rouge() / 255f, FILET.vert() / 255f, FILET.bleu() / 255f);
        crayon.setLineWidth(0.5f);
        crayon.moveTo(GAUCHE, hauteur);
        crayon.lineTo(DROITE, hauteur);
        crayon.stroke();
    }

    private void aplat(float x, float bas, float largeur, float hauteur) throws IOException {
        encrer(FOND);
        crayon.addRect(x, bas, largeur, hauteur);
        crayon.fill();
    }

    private void encrer(Teinte teinte) throws IOException {
        crayon.setNonStrokingColor(teinte.rouge() / 255f, teinte.vert() / 255f, teinte.bleu() / 255f);
    }

    private void nouvellePage() throws IOException {
        crayon.close();
        page = new PDPage(PDRectangle.A4);
        crayon = ouvrirPage();
    }

    private PDPageContentStream ouvrirPage() throws IOException {
        document.addPage(page);
        tags.nouvellePage(page);
        y = HAUT;
        PDPageContentStream nouveau = new PDPageContentStream(document, page);
        if (simulation) {
            nouveau.beginMarkedContent(COSName.ARTIFACT, filigrane);
            nouveau.drawForm(mot);
            nouveau.endMarkedContent();
        }
        return nouveau;
    }

    /** Draws the word as a shape: as a text, it would cut into the words that a reader copies from the page. */
    private void dessinerFiligrane() throws IOException {
        mot.setBBox(PDRectangle.A4);
        mot.setResources(new PDResources());
        Shape forme = forme(mots.getString("simulation"));
        Rectangle2D cadre = forme.getBounds2D();
        double taille = 640 / cadre.getWidth();
        AffineTransform place = AffineTransform.getTranslateInstance(PDRectangle.A4.getWidth() / 2.0, PAGE / 2.0);
        place.rotate(Math.atan2(PAGE, PDRectangle.A4.getWidth()));
        place.scale(taille, taille);
        place.translate(-cadre.getCenterX(), -cadre.getCenterY());
        try (PDFormContentStream trait = new PDFormContentStream(mot)) {
            trait.setNonStrokingColor(FILIGRANE.rouge() / 255f, FILIGRANE.vert() / 255f, FILIGRANE.bleu() / 255f);
            tracer(trait, forme.getPathIterator(place));
            trait.fill();
        }
    }

    private Shape forme(String texte) throws IOException {
        TrueTypeFont fichier = police.fichier();
        Path2D forme = new Path2D.Double();
        double x = 0;
        for (int caractere : texte.codePoints().toArray()) {
            int glyphe = fichier.getUnicodeCmapLookup().getGlyphId(caractere);
            GlyphData trace = fichier.getGlyph().getGlyph(glyphe);
            if (trace != null) {
                forme.append(trace.getPath().getPathIterator(AffineTransform.getTranslateInstance(x, 0)), false);
            }
            x += fichier.getAdvanceWidth(glyphe);
        }
        return forme;
    }

    private static void tracer(PDFormContentStream trait, PathIterator trace) throws IOException {
        float[] p = new float[6];
        float x = 0;
        float y = 0;
        for (; !trace.isDone(); trace.next()) {
            switch (trace.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> trait.moveTo(p[0], p[1]);
                case PathIterator.SEG_LINETO -> trait.lineTo(p[0], p[1]);
                // PDF has cubic curves alone, TrueType quadratic ones.
                case PathIterator.SEG_QUADTO -> {
                    trait.curveTo(
                            x + (p[0] - x) * 2 / 3,
                            y + (p[1] - y) * 2 / 3,
                            p[2] + (p[0] - p[2]) * 2 / 3,
                            p[3] + (p[1] - p[3]) * 2 / 3,
                            p[2],
                            p[3]);
                    p[0] = p[2];
                    p[1] = p[3];
                }
                default -> trait.closePath();
            }
            x = p[0];
            y = p[1];
        }
    }

    private static String typographier(String texte) {
        return INSECABLE.matcher(texte).replaceAll("\u00A0");
    }

    private static PDPropertyList artefact(String type, String sousType) {
        COSDictionary artefact = new COSDictionary();
        artefact.setName(COSName.TYPE, type);
        if (!sousType.isEmpty()) {
            artefact.setName(COSName.SUBTYPE, sousType);
        }
        return PDPropertyList.create(artefact);
    }
}
