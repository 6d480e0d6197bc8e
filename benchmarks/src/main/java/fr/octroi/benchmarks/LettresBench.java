package fr.octroi.benchmarks;

import fr.octroi.Octroi;
import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.document.Lettres;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.Formulaire;
import fr.octroi.format.LecteurReglement;
import fr.octroi.guichet.Guichet;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.relance.ServiceInstructeur;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The letter that announces a grant, tagged PDF/A-2a and PDF/UA-1, beside PDFBox alone that draws the same words at the same places of as
 * many pages, with the same font embedded and cut down, and saves: no folding of lines, no tags, no metadata, no colour profile.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(
        value = 3,
        jvmArgs = {"-Xms1g", "-Xmx1g", "-Djava.awt.headless=true"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class LettresBench {

    private static final String POLICE = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final LocalDate JOUR = LocalDate.of(2020, 10, 8);
    private static final String MODELE = "NOTIFICATION_OCTROI";
    private static final NumeroDossier NUMERO = new NumeroDossier("VAE-1");
    private static final String TRIBUNAL = "tribunal administratif de Villejolie, 2 rue des Juges, 92999 Villejolie";

    /** A word where it stands on its page, in points. */
    private record Mot(String texte, float x, float y, float corps) {}

    private final Lettres lettres = new Lettres(
            new ServiceInstructeur(
                    "Direction des mobilités",
                    List.of("12 place de la Fontaine", "92999 Villejolie"),
                    "velo@grand-lac.invalid",
                    "01 99 00 00 00",
                    "Anatole Verdier",
                    "chargé d'instruction",
                    TRIBUNAL),
            new VoiesEtDelais(
                    VoiesEtDelais.DEUX_MOIS, TRIBUNAL, "la présidence, 12 place de la Fontaine, 92999 Villejolie"),
            false);
    private final List<List<Mot>> pages = new ArrayList<>();
    private Lettres.@Nullable Affaire affaire;

    /**
     * Brings a request to its grant, writes the letter once to see where its words stand, and checks that both say the same.
     *
     * @throws IOException when a letter cannot be written
     */
    @Setup
    public void faire() throws IOException {
        affaire = accorder();
        byte[] lettre = octroi();
        try (PDDocument document = Loader.loadPDF(lettre)) {
            for (int page = 1; page <= document.getNumberOfPages(); page++) {
                List<Mot> mots = new ArrayList<>();
                PDFTextStripper lecteur = new PDFTextStripper() {
                    @Override
                    protected void writeString(String texte, List<TextPosition> places) {
                        TextPosition place = places.get(0);
                        mots.add(new Mot(
                                texte,
                                place.getXDirAdj(),
                                PDRectangle.A4.getHeight() - place.getYDirAdj(),
                                place.getFontSizeInPt()));
                    }
                };
                lecteur.setStartPage(page);
                lecteur.setEndPage(page);
                lecteur.getText(document);
                pages.add(mots);
            }
        }
        if (pages.size() < 2
                || !LectureBench.texte(pdfbox()).equals(LectureBench.texte(lettre))
                || !LectureBench.texte(pdfboxSansLigature()).equals(LectureBench.texte(lettre))) {
            throw new IllegalStateException("the same words were expected on the same pages");
        }
    }

    private static Lettres.Affaire accorder() {
        ReglementAide reglement = LecteurReglement.fourni("gpso-vae-2019").surFaitsDeclares();
        Acteur bureau = new Acteur("collectivite", Role.ASSEMBLEES, "greffe-1");
        Acteur agent = new Acteur("collectivite", Role.INSTRUCTEUR, "agent-1");
        Octroi octroi = Octroi.avec(List.of(reglement))
                .horloge(() ->
                        JOUR.atTime(10, 0).atZone(ZoneId.of("Europe/Paris")).toInstant())
                .build();
        Guichet guichet = octroi.guichet();
        guichet.seances()
                .ouvrirCredits(
                        new Acteur("collectivite", Role.ORDONNATEUR, "finances-1"),
                        Enveloppe.of("velo", 2020, new LigneBudgetaire("65", "6574", ""), Montant.ofEuros(1_000)));
        guichet.deposer(
                new Acteur("collectivite", Role.AUTOMATE, "plateforme"),
                reglement.code(),
                new Formulaire(NUMERO.valeur(), JOUR)
                        .demandeur("Mme", "Quertier", "Ombeline")
                        .naissance(LocalDate.of(1980, 2, 3))
                        .domicile("3 rue du Port-aux-Vins", "92190", "Meudon", "92048")
                        .contact("ombeline@exemple.invalid", "")
                        .objet("VAE", "NEUF", "")
                        .achat(JOUR.minusDays(30), Montant.ofEuros(1_499))
                        .quantite(1)
                        .demande());
        guichet.instruire(agent, NUMERO);
        guichet.seances().ouvrirSeance(bureau, SeanceBureau.ouverte("bureau", JOUR, JOUR, 10));
        guichet.seances().geler(bureau, "bureau", reglement.code(), "velo", new TreeMap<>());
        guichet.seances()
                .deliberer(
                        bureau,
                        new Deliberation(
                                new Acte("B2020-10-012", "bureau", JOUR),
                                List.of("maire-1", "maire-2"),
                                List.of(new LigneDeliberee(
                                        NUMERO,
                                        LigneDeliberee.Issue.ACCORDE,
                                        Montant.ofEuros(200),
                                        List.of(),
                                        List.of()))),
                        new Composition(new TreeSet<>(Set.of("maire-1", "maire-2", "maire-3"))),
                        RegleQuorum.MAJORITE);
        return new Lettres.Affaire(
                octroi.dossiers().trouver(NUMERO).orElseThrow().dossier(),
                guichet.accueil().parcours(agent, NUMERO).orElseThrow(),
                reglement,
                guichet.proposition(agent, NUMERO).orElseThrow(),
                guichet.accueil().suivre(agent, NUMERO).orElseThrow().silence());
    }

    /**
     * Writes the letter.
     *
     * @return the PDF
     * @throws IOException when it cannot be written
     */
    @Benchmark
    public byte[] octroi() throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        lettres.ecrire(MODELE, Objects.requireNonNull(affaire), JOUR, sortie);
        return sortie.toByteArray();
    }

    /**
     * Draws the words of the letter with PDFBox alone, as one would who reads its manual: it also looks for ligatures.
     *
     * @return the PDF
     * @throws IOException when it cannot be written
     */
    @Benchmark
    public byte[] pdfbox() throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream fichier = fichier()) {
            return dessiner(document, PDType0Font.load(document, fichier, true));
        }
    }

    /**
     * The same, told to look for no ligature, which takes half of its time: the yardstick.
     *
     * @return the PDF
     * @throws IOException when it cannot be written
     */
    @Benchmark
    public byte[] pdfboxSansLigature() throws IOException {
        try (PDDocument document = new PDDocument();
                InputStream fichier = fichier()) {
            TrueTypeFont police = new TTFParser().parse(new RandomAccessReadBuffer(fichier));
            police.setEnableGsub(false);
            document.registerTrueTypeFontForClosing(police);
            return dessiner(document, PDType0Font.load(document, police, true));
        }
    }

    private static InputStream fichier() {
        return Objects.requireNonNull(PDDocument.class.getResourceAsStream(POLICE));
    }

    private byte[] dessiner(PDDocument document, PDFont police) throws IOException {
        for (List<Mot> mots : pages) {
            PDPage page = new PDPage(PDRectangle.A4);
            document.addPage(page);
            try (PDPageContentStream crayon = new PDPageContentStream(document, page)) {
                for (Mot mot : mots) {
                    crayon.beginText();
                    crayon.setFont(police, mot.corps());
                    crayon.newLineAtOffset(mot.x(), mot.y());
                    crayon.showText(mot.texte());
                    crayon.endText();
                }
            }
        }
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        document.save(sortie);
        return sortie.toByteArray();
    }
}
