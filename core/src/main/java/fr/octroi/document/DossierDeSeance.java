package fr.octroi.document;

import fr.octroi.budget.Enveloppe;
import fr.octroi.budget.Imputation;
import fr.octroi.budget.Repartition;
import fr.octroi.bureau.AnnexePubliable;
import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.OrdreDuJour.Ligne;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Montant;
import fr.octroi.document.Ecrit.Colonne;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.reglement.ReglementAide;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The papers of a session of the Bureau, once its agenda is frozen (<i>dossier de séance</i>, CGCT L2121-12).
 *
 * <p>Three documents for three readers: the agenda, which may be read aloud, names nobody; the integral annex, for the
 * members, the préfecture and the accountant, tells who asks for what; the publishable annex tells what anybody may know.
 * Each is an archive that a screen reader reads (PDF/A-2a and PDF/UA-1); the same session gives the same bytes.
 */
public final class DossierDeSeance {

    private static final DateTimeFormatter JOUR = DateTimeFormatter.ofPattern("dd/MM/yyyy", Locale.FRENCH);

    private final SeanceBureau seance;
    private final OrdreDuJour ordre;
    private final ReglementAide reglement;
    private final SortedMap<NumeroDossier, Dossier> dossiers;
    private final SortedMap<NumeroDossier, LocalDate> rangs;
    private final List<Enveloppe> enveloppes;
    private final List<Montant> parts;
    private final boolean simulation;
    private final Intitules intitules;
    private final Phrases phrases = new Phrases("DossierDeSeance");

    /**
     * Prepares the papers of a session, without the days that gave the dossiers their ranks.
     *
     * @param seance the session, its agenda frozen
     * @param reglement the règlement of the aid
     * @param dossiers the dossiers of the agenda, and possibly others
     * @param enveloppe the credits once the agenda is frozen, what it proposes set aside among them
     * @param simulation whether each page says that it is worth nothing
     * @throws IllegalArgumentException when no agenda is frozen, when a dossier of it is missing, or when less is set aside
     *     than it proposes
     */
    public DossierDeSeance(
            SeanceBureau seance,
            ReglementAide reglement,
            SortedMap<NumeroDossier, Dossier> dossiers,
            Enveloppe enveloppe,
            boolean simulation) {
        this(seance, reglement, dossiers, new TreeMap<>(), List.of(enveloppe), simulation);
    }

    /**
     * Prepares the papers of a session.
     *
     * @param seance the session, its agenda frozen
     * @param reglement the règlement of the aid
     * @param dossiers the dossiers of the agenda, and possibly others
     * @param rangs the day that gives each dossier its rank ({@link fr.octroi.journal.Parcours#rang}), as far as known
     * @param enveloppes the credits once the agenda is frozen, what it proposes set aside among them: one, or one a funder in the
     *     order of the règlement
     * @param simulation whether each page says that it is worth nothing
     * @throws IllegalArgumentException when no agenda is frozen, when a dossier of it is missing, or when less is set aside
     *     than it proposes
     */
    public DossierDeSeance(
            SeanceBureau seance,
            ReglementAide reglement,
            SortedMap<NumeroDossier, Dossier> dossiers,
            SortedMap<NumeroDossier, LocalDate> rangs,
            List<Enveloppe> enveloppes,
            boolean simulation) {
        OrdreDuJour gele = seance.ordreDuJour();
        if (gele == null
                || !gele.lignes().stream().allMatch(ligne -> dossiers.containsKey(ligne.numero()))
                || !couvrent(enveloppes, parts(gele, reglement))) {
            throw new IllegalArgumentException("not the papers of a frozen agenda: " + seance.code());
        }
        this.seance = seance;
        this.ordre = gele;
        this.reglement = reglement;
        this.dossiers = Collections.unmodifiableSortedMap(new TreeMap<>(dossiers));
        this.rangs = Collections.unmodifiableSortedMap(new TreeMap<>(rangs));
        this.enveloppes = List.copyOf(enveloppes);
        this.parts = parts(gele, reglement);
        this.simulation = simulation;
        this.intitules = new Intitules(reglement);
    }

    private static List<Montant> parts(OrdreDuJour ordre, ReglementAide reglement) {
        if (reglement.financeurs().isEmpty()) {
            return List.of(ordre.total());
        }
        List<Montant> parts =
                new ArrayList<>(Collections.nCopies(reglement.financeurs().size(), Montant.ZERO));
        for (Ligne ligne : ordre.lignes()) {
            List<Imputation> siennes = Repartition.de(ligne.propose(), reglement.financeurs());
            for (int i = 0; i < siennes.size(); i++) {
                parts.set(i, parts.get(i).plus(siennes.get(i).montant()));
            }
        }
        return List.copyOf(parts);
    }

    private static boolean couvrent(List<Enveloppe> enveloppes, List<Montant> parts) {
        boolean couvrent = enveloppes.size() == parts.size();
        for (int i = 0; couvrent && i < parts.size(); i++) {
            couvrent = enveloppes.get(i).reserves().compareTo(parts.get(i)) >= 0;
        }
        return couvrent;
    }

    /**
     * Writes the agenda: numbers, what is proposed, amounts, credits; lines with a member who takes no part stand apart
     * (CGCT L2131-11). It is for the members; it names nobody, so that in a public session a line is called by its rank or its number.
     *
     * @param sortie where the PDF goes, left open
     * @throws IOException when it cannot be written
     */
    public void ordreDuJour(OutputStream sortie) throws IOException {
        try (Ecrit ecrit = commencer("ordreDuJour")) {
            ecrit.paragrapheFort(phrases.dire("ordreDuJour.reserve"));
            List<Ligne> ensemble = ordre.lignes().stream()
                    .filter(ligne -> ligne.deports().isEmpty())
                    .toList();
            ecrit.encadre(List.of(
                    phrases.dire("nombre", compter(ordre.lignes(), Sens.ACCORD), compter(ordre.lignes(), Sens.REFUS)),
                    phrases.dire("total", Francais.euros(ordre.total()))));
            if (!ordre.lignes().isEmpty()) {
                ecrit.titre(2, phrases.dire("titre.propositions"));
            }
            if (!ensemble.isEmpty()) {
                ecrit.tableau(
                        "",
                        List.of(
                                colonne("rang", 2, true),
                                colonne("dossier", 8, false),
                                colonne("commune", 9, false),
                                colonne("proposition", 6, false),
                                colonne("montant", 5, true)),
                        ensemble.stream()
                                .map(ligne -> List.of(
                                        Integer.toString(ligne.rang()),
                                        ligne.numero().valeur(),
                                        commune(ligne),
                                        phrases.dire("sens." + ligne.sens()),
                                        montant(ligne)))
                                .toList(),
                        List.of("", phrases.dire("colonne.total"), "", "", total(ensemble)));
            }
            disjointes(ecrit);
            credits(ecrit);
            ecrit.ecrire(sortie);
        }
    }

    private void disjointes(Ecrit ecrit) throws IOException {
        List<Ligne> disjointes = ordre.disjointes();
        if (disjointes.isEmpty()) {
            return;
        }
        ecrit.titre(2, phrases.dire("titre.disjointes"));
        ecrit.paragraphe(phrases.dire("disjointes"));
        ecrit.tableau(
                "",
                List.of(
                        colonne("rang", 2, true),
                        colonne("dossier", 8, false),
                        colonne("commune", 8, false),
                        colonne("proposition", 5, false),
                        colonne("deports", 7, false),
                        colonne("montant", 5, true)),
                disjointes.stream()
                        .map(ligne -> List.of(
                                Integer.toString(ligne.rang()),
                                ligne.numero().valeur(),
                                commune(ligne),
                                phrases.dire("sens." + ligne.sens()),
                                String.join(", ", ligne.deports()),
                                montant(ligne)))
                        .toList(),
                List.of("", phrases.dire("colonne.total"), "", "", "", total(disjointes)));
    }

    private void credits(Ecrit ecrit) throws IOException {
        ecrit.titre(2, phrases.dire("titre.credits"));
        for (int i = 0; i < parts.size(); i++) {
            credits(ecrit, enveloppes.get(i), parts.get(i));
        }
    }

    private void credits(Ecrit ecrit, Enveloppe enveloppe, Montant propose) throws IOException {
        List<List<String>> rangees = new ArrayList<>();
        rangees.add(credit("ouverts", enveloppe.ouverts()));
        if (!enveloppe.reportes().estNul()) {
            rangees.add(credit("reportes", enveloppe.reportes()));
        }
        rangees.add(credit("mandates", enveloppe.mandates()));
        rangees.add(credit("engages", enveloppe.engages()));
        rangees.add(credit("reserves", enveloppe.reserves().moins(propose)));
        rangees.add(credit("avant", enveloppe.disponible().plus(propose)));
        rangees.add(credit("seance", propose));
        ecrit.tableau(
                phrases.dire(
                        "credits.legende",
                        enveloppe.code(),
                        Integer.toString(enveloppe.exercice()),
                        enveloppe.ligne().chapitre(),
                        enveloppe.ligne().article()),
                List.of(colonne("credits", 3, false), colonne("montant", 1, true)),
                rangees,
                credit("apres", enveloppe.disponible()));
    }

    private List<String> credit(String cle, Montant montant) {
        return List.of(phrases.dire("credits." + cle), Francais.euros(montant));
    }

    /**
     * Writes the integral annex: who asks, from where, what is proposed, why, and the day that gave the rank. It holds
     * personal data: it is for the members, the préfecture and the accountant.
     *
     * @param sortie where the PDF goes, left open
     * @throws IOException when it cannot be written
     */
    public void annexeIntegrale(OutputStream sortie) throws IOException {
        try (Ecrit ecrit = commencer("annexeIntegrale")) {
            ecrit.paragrapheFort(phrases.dire("annexeIntegrale.confidentiel"));
            ecrit.paragraphe(phrases.dire("annexeIntegrale.rang"));
            ecrit.tableau(
                    "",
                    List.of(
                            colonne("rang", 2, true),
                            colonne("demandeur", 9, false),
                            colonne("commune", 8, false),
                            colonne("proposition.motif", 11, false),
                            colonne(rangs.isEmpty() ? "depot" : "complet", 5, false),
                            colonne("montant", 5, true)),
                    ordre.lignes().stream().map(this::rangee).toList(),
                    List.of("", phrases.dire("colonne.total"), "", "", "", Francais.euros(ordre.total())));
            ecrit.ecrire(sortie);
        }
    }

    private List<String> rangee(Ligne ligne) {
        Dossier dossier = dossier(ligne);
        LocalDate jour = rangs.isEmpty() ? dossier.depot() : rangs.get(ligne.numero());
        return List.of(
                Integer.toString(ligne.rang()),
                phrases.dire(
                        "demandeur",
                        dossier.demandeur().nom(),
                        dossier.demandeur().prenom(),
                        ligne.numero().valeur()),
                commune(ligne),
                proposition(ligne),
                jour == null ? "" : JOUR.format(jour),
                montant(ligne));
    }

    private String proposition(Ligne ligne) {
        List<String> textes = new ArrayList<>(List.of(phrases.dire("sens." + ligne.sens())));
        ligne.motifs()
                .forEach(motif -> textes.add(
                        phrases.dire("motif", Phrases.sansPoint(intitules.motif(motif.code())), motif.article())));
        if (!ligne.deports().isEmpty()) {
            textes.add(phrases.dire("deports", String.join(", ", ligne.deports())));
        }
        return String.join(" ", textes);
    }

    /**
     * Writes the annex that may be published: how many grants are proposed by commune, and row by row for how much where each comes to
     * the same, as {@link AnnexePubliable} allows with its usual threshold.
     *
     * @param sortie where the PDF goes, left open
     * @throws IOException when it cannot be written
     */
    public void annexePubliable(OutputStream sortie) throws IOException {
        SortedMap<String, String> noms = new TreeMap<>();
        List<AnnexePubliable.Aide> aides = new ArrayList<>();
        for (Ligne ligne : ordre.lignes()) {
            if (ligne.sens() == Sens.ACCORD) {
                // One town is one town, however people spell it: the code decides, and the first spelling names it.
                String insee = dossier(ligne).demandeur().adresse().insee();
                String cle = insee == null ? commune(ligne) : insee;
                noms.putIfAbsent(cle, commune(ligne));
                aides.add(new AnnexePubliable.Aide(cle, ligne.propose()));
            }
        }
        AnnexePubliable annexe = AnnexePubliable.de(
                aides, reglement.communes(), reglement.bareme().forfait().orElse(null), AnnexePubliable.SEUIL);
        try (Ecrit ecrit = commencer("annexePubliable")) {
            ecrit.paragraphe(phrases.dire("annexePubliable.regle", Integer.toString(AnnexePubliable.SEUIL)));
            if (annexe.ensemble() == 0) {
                ecrit.encadre(List.of(phrases.dire("annexePubliable.rien", Integer.toString(AnnexePubliable.SEUIL))));
            } else {
                publier(ecrit, annexe, noms);
            }
            ecrit.ecrire(sortie);
        }
    }

    private void publier(Ecrit ecrit, AnnexePubliable annexe, SortedMap<String, String> noms) throws IOException {
        List<AnnexePubliable.Nombre> nombres = new ArrayList<>();
        annexe.communes()
                .forEach(commune -> nombres.add(new AnnexePubliable.Nombre(
                        noms.getOrDefault(commune.commune(), commune.commune()), commune.nombre())));
        if (annexe.autres() > 0) {
            String cle = annexe.communes().isEmpty() ? "communes.toutes" : "communes.autres";
            nombres.add(new AnnexePubliable.Nombre(phrases.dire(cle), annexe.autres()));
        }
        ecrit.titre(2, phrases.dire("titre.communes"));
        Montant unitaire = annexe.unitaire();
        if (unitaire == null) {
            ecrit.paragraphe(phrases.dire("annexePubliable.sansMontant"));
            ecrit.tableau(
                    "",
                    List.of(colonne("commune", 6, false), colonne("nombre", 2, true)),
                    nombres.stream()
                            .map(nombre -> List.of(nombre.commune(), Integer.toString(nombre.nombre())))
                            .toList(),
                    List.of(phrases.dire("colonne.total"), Integer.toString(annexe.ensemble())));
            return;
        }
        ecrit.tableau(
                "",
                List.of(colonne("commune", 6, false), colonne("nombre", 2, true), colonne("montant", 3, true)),
                nombres.stream()
                        .map(nombre -> rangee(annexe, nombre.commune(), nombre.nombre()))
                        .toList(),
                rangee(annexe, phrases.dire("colonne.total"), annexe.ensemble()));
        List<List<String>> aides = new ArrayList<>();
        for (AnnexePubliable.Nombre nombre : nombres) {
            for (int i = 0; i < nombre.nombre(); i++) {
                aides.add(List.of(Integer.toString(aides.size() + 1), nombre.commune(), Francais.euros(unitaire)));
            }
        }
        ecrit.titre(2, phrases.dire("titre.aides"));
        ecrit.tableau(
                "",
                List.of(colonne("numero", 1, true), colonne("commune", 6, false), colonne("montant", 3, true)),
                aides,
                List.of("", phrases.dire("colonne.total"), somme(annexe, annexe.ensemble())));
    }

    private static List<String> rangee(AnnexePubliable annexe, String libelle, int nombre) {
        return List.of(libelle, Integer.toString(nombre), somme(annexe, nombre));
    }

    private static String somme(AnnexePubliable annexe, int nombre) {
        return Francais.euros(Objects.requireNonNull(annexe.somme(nombre)));
    }

    private Ecrit commencer(String papier) throws IOException {
        String titre = phrases.dire(papier);
        String complet = phrases.dire("titre", titre, Francais.jour(seance.jour()));
        long identifiant = seance.jour().toEpochDay() * 31 * 31 + seance.code().hashCode() * 31L + papier.hashCode();
        Ecrit ecrit = new Ecrit(complet, reglement.autorite(), ordre.geleLe(), identifiant, simulation);
        ecrit.titre(1, titre);
        ecrit.paragraphe(phrases.dire(
                "seance", reglement.autorite(), Francais.jour(seance.jour()), Francais.jour(ordre.geleLe())));
        ecrit.paragraphe(phrases.dire("aide", reglement.titre(), reglement.version(), reglement.baseJuridique()));
        return ecrit;
    }

    private Dossier dossier(Ligne ligne) {
        return Objects.requireNonNull(dossiers.get(ligne.numero()));
    }

    private String commune(Ligne ligne) {
        Adresse adresse = dossier(ligne).demandeur().adresse();
        return adresse.ville().isBlank()
                ? Objects.requireNonNullElse(adresse.insee(), phrases.dire("communes.inconnue"))
                : adresse.ville();
    }

    private Colonne colonne(String cle, float part, boolean aDroite) {
        return new Colonne(phrases.dire("colonne." + cle), part, aDroite);
    }

    private static String montant(Ligne ligne) {
        return ligne.sens() == Sens.ACCORD ? Francais.euros(ligne.propose()) : "–";
    }

    private static String total(List<Ligne> lignes) {
        return Francais.euros(lignes.stream().map(Ligne::propose).reduce(Montant.ZERO, Montant::plus));
    }

    private static String compter(List<Ligne> lignes, Sens sens) {
        return Long.toString(
                lignes.stream().filter(ligne -> ligne.sens() == sens).count());
    }
}
