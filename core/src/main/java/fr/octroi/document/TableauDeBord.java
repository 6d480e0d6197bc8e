package fr.octroi.document;

import fr.octroi.budget.Enveloppe;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.suivi.Delais;
import java.io.IOException;
import java.io.OutputStream;
import java.text.MessageFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * The dashboard of a month, one A4 page or two for people who follow the aid (<i>tableau de bord</i>).
 *
 * <p>An internal document: its small numbers may point at persons, and its foot says so. The same figures give the same
 * bytes.
 */
public final class TableauDeBord {

    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.FRENCH);
    private static final int LIGNES_AU_PLUS = 12;

    private static final float GAUCHE = 48;
    private static final float DROITE = 547;
    private static final float BARRES = 250;
    private static final float LARGEUR_DES_BARRES = 205;
    private static final float COLONNE_NOMBRE = 503;

    /** Told apart without seeing colours, and in grey: each stands beside one much lighter or much darker. */
    private static final List<Teinte> TEINTES = List.of(
            new Teinte(0x12, 0x43, 0x6D),
            new Teinte(0xF0, 0xC0, 0x5A),
            new Teinte(0x5A, 0xA5, 0xC8),
            new Teinte(0xB4, 0x4B, 0x28));

    private static final List<String> ISSUES = List.of("ACCORDER", "COMPLETER", "EXAMINER", "REFUSER");
    private static final float BARRES_DES_DELAIS = 210;
    private static final float LARGEUR_DES_DELAIS = 150;
    private static final List<Float> COLONNES = List.of(430f, COLONNE_NOMBRE, DROITE);
    private static final List<Float> COLONNES_DES_DELAIS = List.of(412f, 476f, DROITE);
    private static final float HAUTEUR_D_ENVELOPPE = 56;

    private static final List<String> PARTS =
            List.of("part.mandates", "part.engages", "part.reserves", "part.disponible");
    private static final Teinte ALERTE = new Teinte(0x9C, 0x2A, 0x10);
    private static final Teinte ENCRE = new Teinte(0x1E, 0x28, 0x32);
    private static final Teinte PALE = new Teinte(0x5F, 0x6B, 0x76);
    private static final Teinte FILET = new Teinte(0xC9, 0xD1, 0xD8);
    private static final Teinte NEUTRE = new Teinte(0x6E, 0x82, 0x94);

    /** What is free is left nearly blank. */
    private static final List<Teinte> TEINTES_DES_CREDITS =
            List.of(TEINTES.get(0), TEINTES.get(2), TEINTES.get(1), new Teinte(0xE4, 0xE8, 0xEC));

    private final Chiffres chiffres;
    private final ResourceBundle mots = ResourceBundle.getBundle("fr.octroi.document.TableauDeBord", Locale.FRENCH);

    /**
     * Prepares the dashboard of some figures.
     *
     * @param chiffres the figures
     */
    public TableauDeBord(Chiffres chiffres) {
        this.chiffres = chiffres;
    }

    /**
     * The figures of a month.
     *
     * @param titre what the page is about, such as the name of the aid
     * @param sousTitre the period and the authority
     * @param edition the day written at the foot
     * @param rejets how many lines of the exports were no request
     * @param propose the sum of the amounts proposed
     * @param communes how the proposals of each town fall, each dossier in one town
     * @param motifs how many dossiers have each motif
     * @param delais how long dossiers took, none when nothing was measured
     * @param enveloppes the credits, none when the month has nothing to do with them
     * @param simulation whether the page says that it is worth nothing
     */
    public record Chiffres(
            String titre,
            String sousTitre,
            LocalDate edition,
            int rejets,
            Montant propose,
            List<Repartition> communes,
            List<Compte> motifs,
            List<Delais.Mesure> delais,
            List<Enveloppe> enveloppes,
            boolean simulation) {

        /**
         * Checks and copies.
         *
         * @throws ValeurInvalideException {@code NOMBRE_INVALIDE} for a negative number
         */
        public Chiffres {
            verifier(rejets);
            communes = List.copyOf(communes);
            motifs = List.copyOf(motifs);
            delais = List.copyOf(delais);
            enveloppes = List.copyOf(enveloppes);
        }

        /**
         * Gathers the figures of an instruction alone, before anything went to the Bureau.
         *
         * @param titre what the page is about, such as the name of the aid
         * @param sousTitre the period and the authority
         * @param edition the day written at the foot
         * @param rejets how many lines of the exports were no request
         * @param propose the sum of the amounts proposed
         * @param communes how the proposals of each town fall, each dossier in one town
         * @param motifs how many dossiers have each motif
         * @throws ValeurInvalideException {@code NOMBRE_INVALIDE} for a negative number
         */
        public Chiffres(
                String titre,
                String sousTitre,
                LocalDate edition,
                int rejets,
                Montant propose,
                List<Repartition> communes,
                List<Compte> motifs) {
            this(titre, sousTitre, edition, rejets, propose, communes, motifs, List.of(), List.of(), false);
        }

        /**
         * Adds the towns up.
         *
         * @return the proposals of all dossiers
         */
        public Repartition ensemble() {
            return somme("", communes);
        }
    }

    /**
     * How the proposals of a group of dossiers fall.
     *
     * @param libelle the name of the group
     * @param accorder how many to grant
     * @param completer how many to complete
     * @param examiner how many for a person to look at
     * @param refuser how many to refuse
     */
    public record Repartition(String libelle, int accorder, int completer, int examiner, int refuser) {

        /**
         * Checks.
         *
         * @throws ValeurInvalideException {@code NOMBRE_INVALIDE} for a negative number
         */
        public Repartition {
            verifier(accorder);
            verifier(completer);
            verifier(examiner);
            verifier(refuser);
        }

        /**
         * Returns the size of the group.
         *
         * @return how many dossiers
         * @throws ArithmeticException beyond two billion
         */
        public int total() {
            return Math.addExact(Math.addExact(accorder, completer), Math.addExact(examiner, refuser));
        }

        private List<Integer> parts() {
            return List.of(accorder, completer, examiner, refuser);
        }
    }

    /**
     * How many dossiers have a motif.
     *
     * @param code the motif, such as {@code FACTURE:ABSENTE}
     * @param nombre how many dossiers
     */
    public record Compte(String code, int nombre) {

        /**
         * Checks.
         *
         * @throws ValeurInvalideException {@code NOMBRE_INVALIDE} for a negative number
         */
        public Compte {
            verifier(nombre);
        }
    }

    /**
     * Writes the page.
     *
     * @param sortie where the PDF goes, left open
     * @throws IOException when it cannot be written
     */
    public void ecrire(OutputStream sortie) throws IOException {
        Repartition ensemble = chiffres.ensemble();
        try (Page page = new Page(chiffres.titre(), chiffres.edition(), identifiant())) {
            entete(page, ensemble);
            issues(page, ensemble);
            motifs(page, ensemble.total());
            communes(page, ensemble.total());
            delais(page);
            enveloppes(page);
            pied(page);
            page.ecrire(sortie);
        }
    }

    private void entete(Page page, Repartition ensemble) throws IOException {
        simulation(page);
        page.descendre(chiffres.simulation() ? 24 : 18);
        page.texteAppuye(GAUCHE, 20, ENCRE, page.abreger(chiffres.titre(), 20, DROITE - GAUCHE));
        page.descendre(18);
        page.texte(GAUCHE, 10.5f, PALE, page.abreger(chiffres.sousTitre(), 10.5f, DROITE - GAUCHE));
        page.descendre(16);
        page.filet(GAUCHE, DROITE, FILET);
        page.descendre(36);
        float colonne = (DROITE - GAUCHE) / 3;
        List<String> valeurs =
                List.of(nombre(ensemble.total()), nombre(chiffres.rejets()), montant(chiffres.propose()));
        List<String> titres = List.of("titre.dossiers", "titre.rejets", "titre.montant");
        for (int i = 0; i < valeurs.size(); i++) {
            page.texte(GAUCHE + i * colonne, corps(page, valeurs.get(i), colonne - 8), TEINTES.get(0), valeurs.get(i));
        }
        page.descendre(15);
        for (int i = 0; i < titres.size(); i++) {
            page.texte(GAUCHE + i * colonne, 9, PALE, mots.getString(titres.get(i)));
        }
        page.descendre(6);
    }

    /** A figure that is cut is false: one that is too long is written smaller. */
    private static float corps(Page page, String valeur, float place) throws IOException {
        return Math.min(24, place / page.largeur(valeur, 1));
    }

    private void issues(Page page, Repartition ensemble) throws IOException {
        section(page, "titre.issues");
        int maximum =
                ensemble.parts().stream().mapToInt(Integer::intValue).max().orElse(0);
        for (int i = 0; i < ISSUES.size(); i++) {
            int nombre = ensemble.parts().get(i);
            page.descendre(18);
            ligne(page, mots.getString("issue." + ISSUES.get(i)), nombre, ensemble.total());
            page.barre(BARRES, longueur(nombre, maximum), 11, TEINTES.get(i));
        }
        if (ensemble.total() == 0) {
            note(page, "note.rien");
        }
    }

    private void motifs(Page page, int dossiers) throws IOException {
        section(page, "titre.motifs");
        List<Compte> tries = chiffres.motifs().stream()
                .filter(motif -> motif.nombre() > 0)
                .sorted(Comparator.comparingInt(Compte::nombre).reversed().thenComparing(Compte::code))
                .toList();
        int maximum = tries.stream().mapToInt(Compte::nombre).max().orElse(0);
        for (Compte motif : tries.subList(0, Math.min(LIGNES_AU_PLUS, tries.size()))) {
            page.descendre(15);
            ligne(page, libelle(motif.code()), motif.nombre(), dossiers);
            page.barre(BARRES, longueur(motif.nombre(), maximum), 8, NEUTRE);
        }
        if (tries.size() > LIGNES_AU_PLUS) {
            // No sum: a dossier would count once for each of its motifs.
            page.descendre(15);
            page.texte(
                    GAUCHE,
                    9,
                    PALE,
                    MessageFormat.format(mots.getString("autres.motifs"), nombre(tries.size() - LIGNES_AU_PLUS)));
        }
        note(page, tries.isEmpty() ? "note.sansMotif" : "note.motifs");
    }

    private void communes(Page page, int dossiers) throws IOException {
        section(page, "titre.communes");
        List<Repartition> triees = chiffres.communes().stream()
                .filter(commune -> commune.total() > 0)
                .sorted(Comparator.comparingInt(Repartition::total).reversed().thenComparing(Repartition::libelle))
                .toList();
        if (triees.isEmpty()) {
            note(page, "note.sansCommune");
            return;
        }
        legende(page);
        List<Repartition> nommees = triees.subList(0, Math.min(LIGNES_AU_PLUS, triees.size()));
        List<Repartition> reste = triees.subList(nommees.size(), triees.size());
        int maximum = nommees.get(0).total();
        for (Repartition commune : nommees) {
            page.descendre(15);
            ligne(page, commune.libelle(), commune.total(), dossiers);
            float x = BARRES;
            for (int i = 0; i < ISSUES.size(); i++) {
                float longueur = longueur(commune.parts().get(i), maximum);
                // A thread of white keeps neighbours apart in grey.
                page.barre(x, longueur > 2 ? longueur - 0.6f : longueur, 8, TEINTES.get(i));
                x += longueur;
            }
        }
        if (!reste.isEmpty()) {
            // No bar: hundreds of towns on the scale of one would flatten all the others.
            String autres = MessageFormat.format(mots.getString("autres.communes"), nombre(reste.size()));
            page.descendre(15);
            ligne(page, autres, somme(autres, reste).total(), dossiers);
        }
    }

    private void legende(Page page) throws IOException {
        page.descendre(14);
        float x = BARRES;
        for (int i = 0; i < ISSUES.size(); i++) {
            page.barre(x, 7, 7, TEINTES.get(i));
            String issue = mots.getString("issue." + ISSUES.get(i));
            page.texte(x + 10, 7.5f, PALE, issue);
            x += 18 + page.largeur(issue, 7.5f);
        }
    }

    /** Goes down to the first line, with a warning in the margin when the page is worth nothing. */
    private void simulation(Page page) throws IOException {
        page.descendre(44);
        if (chiffres.simulation()) {
            page.texteAppuye(GAUCHE, 9, ALERTE, mots.getString("simulation"));
        }
    }

    /** A block stays whole: it goes to a page of its own when this one has no place left for it. */
    private void placer(Page page, float hauteur) throws IOException {
        if (page.reste() >= hauteur) {
            return;
        }
        pied(page);
        page.nouvellePage();
        simulation(page);
        page.descendre(18);
        String suite = MessageFormat.format(mots.getString("suite"), chiffres.titre());
        page.texte(GAUCHE, 10.5f, PALE, page.abreger(suite, 10.5f, DROITE - GAUCHE));
    }

    private void delais(Page page) throws IOException {
        List<Delais.Mesure> mesures =
                chiffres.delais().stream().filter(mesure -> mesure.nombre() > 0).toList();
        if (mesures.isEmpty()) {
            return;
        }
        placer(page, 44 + 18 * mesures.size());
        section(page, "titre.delais", List.of("colonne.dossiers", "colonne.mediane", "colonne.neufSurDix"));
        long maximum =
                mesures.stream().mapToLong(Delais.Mesure::neufSurDix).max().orElse(0);
        for (Delais.Mesure mesure : mesures) {
            page.descendre(18);
            page.texte(GAUCHE, 9, ENCRE, mots.getString("delai." + mesure.etape()));
            page.barre(
                    BARRES_DES_DELAIS, longueur(mesure.neufSurDix(), maximum, LARGEUR_DES_DELAIS), 11, TEINTES.get(2));
            page.barre(BARRES_DES_DELAIS, longueur(mesure.mediane(), maximum, LARGEUR_DES_DELAIS), 11, TEINTES.get(0));
            List<Long> valeurs = List.of((long) mesure.nombre(), mesure.mediane(), mesure.neufSurDix());
            for (int i = 0; i < valeurs.size(); i++) {
                page.texteADroite(COLONNES_DES_DELAIS.get(i), 9, ENCRE, nombre(valeurs.get(i)));
            }
        }
    }

    private void enveloppes(Page page) throws IOException {
        if (chiffres.enveloppes().isEmpty()) {
            return;
        }
        placer(
                page,
                44 + HAUTEUR_D_ENVELOPPE * Math.min(10, chiffres.enveloppes().size()));
        section(page, "titre.credits", List.of());
        for (Enveloppe enveloppe : chiffres.enveloppes()) {
            placer(page, HAUTEUR_D_ENVELOPPE);
            enveloppe(page, enveloppe);
        }
    }

    private void enveloppe(Page page, Enveloppe enveloppe) throws IOException {
        page.descendre(18);
        String exercice = Integer.toString(enveloppe.exercice());
        page.texte(GAUCHE, 9, ENCRE, MessageFormat.format(mots.getString("enveloppe"), enveloppe.code(), exercice));
        page.texteADroite(
                DROITE,
                9,
                ENCRE,
                MessageFormat.format(mots.getString("enveloppe.credits"), montant(enveloppe.credits())));
        page.descendre(17);
        List<Montant> parts =
                List.of(enveloppe.mandates(), enveloppe.engages(), enveloppe.reserves(), enveloppe.disponible());
        float x = GAUCHE;
        for (int i = 0; i < parts.size(); i++) {
            float longueur =
                    longueur(parts.get(i).centimes(), enveloppe.credits().centimes(), DROITE - GAUCHE);
            page.barre(x, longueur > 2 ? longueur - 0.6f : longueur, 11, TEINTES_DES_CREDITS.get(i));
            x += longueur;
        }
        page.descendre(15);
        float colonne = (DROITE - GAUCHE) / parts.size();
        for (int i = 0; i < parts.size(); i++) {
            float gauche = GAUCHE + i * colonne;
            String texte = montant(parts.get(i)) + " " + mots.getString(PARTS.get(i));
            page.barre(gauche, 7, 7, TEINTES_DES_CREDITS.get(i));
            page.texte(gauche + 10, Math.min(8, (colonne - 16) / page.largeur(texte, 1)), PALE, texte);
        }
    }

    private void section(Page page, String cle) throws IOException {
        section(page, cle, List.of("", "colonne.dossiers", "colonne.part"));
    }

    /** Writes the head of a block, with those of its columns that have one. */
    private void section(Page page, String cle, List<String> colonnes) throws IOException {
        page.descendre(27);
        page.texteAppuye(GAUCHE, 12, ENCRE, mots.getString(cle));
        List<Float> droites = colonnes.contains("colonne.part") ? COLONNES : COLONNES_DES_DELAIS;
        for (int i = 0; i < colonnes.size(); i++) {
            if (!colonnes.get(i).isEmpty()) {
                page.texteADroite(droites.get(i), 7.5f, PALE, mots.getString(colonnes.get(i)));
            }
        }
        page.descendre(6);
        page.filet(GAUCHE, DROITE, FILET);
        page.descendre(1);
    }

    private void ligne(Page page, String libelle, int nombre, int total) throws IOException {
        page.texte(GAUCHE, 9, ENCRE, page.abreger(libelle, 9, BARRES - GAUCHE - 10));
        page.texteADroite(COLONNE_NOMBRE, 9, ENCRE, nombre(nombre));
        page.texteADroite(DROITE, 9, PALE, part(nombre, total));
    }

    private void note(Page page, String cle) throws IOException {
        page.descendre(15);
        page.texte(GAUCHE, 8, PALE, mots.getString(cle));
    }

    private void pied(Page page) throws IOException {
        page.allerAuPied();
        page.filet(GAUCHE, DROITE, FILET);
        page.descendre(13);
        page.texte(GAUCHE, 8, PALE, mots.getString("pied"));
        page.texteADroite(
                DROITE, 8, PALE, MessageFormat.format(mots.getString("edition"), JOUR.format(chiffres.edition())));
    }

    /** Says a motif in words: by its own sentence, or by its piece and what is seen of it; else the code itself. */
    private String libelle(String code) {
        if (mots.containsKey("motif." + code)) {
            return mots.getString("motif." + code);
        }
        int deuxPoints = code.indexOf(':');
        if (deuxPoints < 0) {
            return code;
        }
        String piece = code.substring(0, deuxPoints);
        String observation = code.substring(deuxPoints + 1);
        return mot("piece.", piece) + " : " + mot("observation.", observation);
    }

    private String mot(String famille, String code) {
        return mots.containsKey(famille + code) ? mots.getString(famille + code) : code;
    }

    /** Two dashboards of the same figures are one document. */
    private long identifiant() {
        long identifiant = chiffres.edition().toEpochDay();
        identifiant = identifiant * 31 + chiffres.titre().hashCode();
        identifiant = identifiant * 31 + chiffres.sousTitre().hashCode();
        identifiant = identifiant * 31 + chiffres.communes().hashCode();
        identifiant = identifiant * 31 + chiffres.motifs().hashCode();
        // By their names: the hash of a constant is not the same in two machines.
        identifiant = identifiant * 31 + chiffres.delais().toString().hashCode();
        identifiant = identifiant * 31 + chiffres.enveloppes().toString().hashCode();
        return identifiant * 2 + (chiffres.simulation() ? 1 : 0);
    }

    private static Repartition somme(String libelle, List<Repartition> groupes) {
        return new Repartition(
                libelle,
                groupes.stream().mapToInt(Repartition::accorder).reduce(0, Math::addExact),
                groupes.stream().mapToInt(Repartition::completer).reduce(0, Math::addExact),
                groupes.stream().mapToInt(Repartition::examiner).reduce(0, Math::addExact),
                groupes.stream().mapToInt(Repartition::refuser).reduce(0, Math::addExact));
    }

    private static void verifier(int nombre) {
        if (nombre < 0) {
            throw new ValeurInvalideException("NOMBRE_INVALIDE");
        }
    }

    private static float longueur(int nombre, int maximum) {
        return longueur(nombre, maximum, LARGEUR_DES_BARRES);
    }

    private static float longueur(long nombre, long maximum, float largeur) {
        return maximum == 0 ? 0 : largeur * nombre / maximum;
    }

    private static String nombre(long nombre) {
        return String.format(Locale.ROOT, "%,d", nombre).replace(',', '\u00A0');
    }

    private static String part(int nombre, int total) {
        if (total == 0) {
            return "–";
        }
        long milliemes = (nombre * 1_000L + total / 2) / total;
        return milliemes / 10 + "," + milliemes % 10 + "\u00A0%";
    }

    private static String montant(Montant montant) {
        long centimes = montant.centimes();
        return nombre(centimes / 100) + "," + String.format(Locale.ROOT, "%02d", Math.abs(centimes % 100)) + "\u00A0€";
    }
}
