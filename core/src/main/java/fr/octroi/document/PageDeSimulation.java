package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.Ecrit.Colonne;
import fr.octroi.document.Graphique.Point;
import fr.octroi.document.Graphique.Serie;
import fr.octroi.instruction.Simulation;
import fr.octroi.instruction.Simulation.Bilan;
import fr.octroi.instruction.Simulation.Compte;
import fr.octroi.instruction.Simulation.Cote;
import fr.octroi.instruction.Simulation.Effet;
import fr.octroi.instruction.Simulation.ParCommune;
import fr.octroi.instruction.Simulation.ParMois;
import fr.octroi.reglement.ReglementAide;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What a changed règlement would have done to past dossiers, for those who write it (<i>simulation</i>): charts, each with the
 * table of its figures.
 *
 * <p>An internal document: its small numbers may point at persons, and each page says so. It is an archive that a screen
 * reader reads (PDF/A-2a and PDF/UA-1); the same simulation gives the same bytes.
 */
public final class PageDeSimulation {

    private static final DateTimeFormatter MOIS = DateTimeFormatter.ofPattern("MM/yyyy", Locale.FRENCH);
    private static final int COMMUNES_DESSINEES = 12;

    /** Told apart without seeing colours, and in grey: what is past is pale and dashed. */
    private static final Teinte AVANT = new Teinte(0x8A, 0x99, 0xA6);

    private static final Teinte APRES = new Teinte(0x12, 0x43, 0x6D);
    private static final Teinte NIVEAU = new Teinte(0xB4, 0x4B, 0x28);

    private final ReglementAide avant;
    private final ReglementAide apres;
    private final Simulation simulation;
    private final LocalDate edition;
    private final Intitules intitules;
    private final Phrases phrases = new Phrases("PageDeSimulation");
    private final List<Serie> cotes;

    /**
     * Prepares the page of a simulation.
     *
     * @param avant the règlement that is changed
     * @param apres the changed one
     * @param simulation what comes of it
     * @param edition the day of the document
     */
    public PageDeSimulation(ReglementAide avant, ReglementAide apres, Simulation simulation, LocalDate edition) {
        this.avant = avant;
        this.apres = apres;
        this.simulation = simulation;
        this.edition = edition;
        this.intitules = new Intitules(apres);
        this.cotes = List.of(
                new Serie(phrases.dire("serie.avant"), AVANT, 5), new Serie(phrases.dire("serie.apres"), APRES, 0));
    }

    /**
     * Writes the page.
     *
     * @param sortie where the PDF goes, left open
     * @throws IOException when it cannot be written
     */
    public void ecrire(OutputStream sortie) throws IOException {
        try (Ecrit ecrit = new Ecrit(phrases.dire("pied"), apres.autorite(), edition, identifiant(), false)) {
            ecrit.titre(1, phrases.dire("titre"));
            ecrit.paragraphe(phrases.dire("aide", apres.titre(), apres.autorite()));
            ecrit.paragraphe(phrases.dire("versions", avant.version(), apres.version()));
            ecrit.encadre(List.of(phrases.dire("interne")));
            if (simulation.lignes().isEmpty()) {
                ecrit.paragraphe(phrases.dire("rien"));
            } else {
                List<ParMois> mois = simulation.mois();
                ecrit.paragraphe(phrases.dire(
                        "periode",
                        simulation.ensemble().dossiers(),
                        Francais.mois(mois.get(0).mois()),
                        Francais.mois(mois.get(mois.size() - 1).mois())));
                ecrit.paragraphe(phrases.dire("declares"));
                ensemble(ecrit);
                effets(ecrit);
                mois(ecrit);
                enveloppe(ecrit);
                communes(ecrit);
                motifs(ecrit, "titre.sorties", simulation.sorties());
                motifs(ecrit, "titre.nonJuges", simulation.nonJuges());
            }
            ecrit.ecrire(sortie);
        }
    }

    private void ensemble(Ecrit ecrit) throws IOException {
        Bilan bilan = simulation.ensemble();
        List<List<String>> lignes = new ArrayList<>();
        lignes.add(List.of(
                phrases.dire("ensemble.aides"),
                nombre(bilan.aidesAvant()),
                nombre(bilan.aidesApres()),
                signe(bilan.aidesApres() - bilan.aidesAvant())));
        lignes.add(List.of(
                phrases.dire("ensemble.cout"),
                Francais.euros(bilan.coutAvant()),
                Francais.euros(bilan.coutApres()),
                signe(bilan.ecart())));
        Montant credits = simulation.enveloppe();
        if (credits != null) {
            lignes.add(List.of(
                    phrases.dire("ensemble.enveloppe", Francais.euros(credits)),
                    Francais.euros(credits.moins(bilan.coutAvant())),
                    Francais.euros(credits.moins(bilan.coutApres())),
                    signe(bilan.coutAvant().moins(bilan.coutApres()))));
            lignes.add(
                    List.of(phrases.dire("ensemble.epuisement"), epuisement(Cote.AVANT), epuisement(Cote.APRES), ""));
        }
        ecrit.titre(2, phrases.dire("titre.ensemble"));
        ecrit.tableau(
                "",
                List.of(
                        colonne("ensemble", 12, false),
                        colonne("avant", 6, true),
                        colonne("apres", 6, true),
                        colonne("ecart", 6, true)),
                lignes,
                List.of());
    }

    private String epuisement(Cote cote) {
        return simulation.epuisement(cote).map(Francais::mois).orElse(phrases.dire("ensemble.suffit"));
    }

    private void effets(Ecrit ecrit) throws IOException {
        Bilan bilan = simulation.ensemble();
        List<Serie> series = new ArrayList<>();
        List<Long> valeurs = new ArrayList<>();
        for (Effet effet : Effet.values()) {
            series.add(new Serie(phrases.dire("effet." + effet), teinte(effet), 0));
            valeurs.add((long) bilan.nombre(effet));
        }
        ecrit.titre(2, phrases.dire("titre.effets"));
        ecrit.figure(
                phrases.dire("figure.effets"),
                Graphique.HAUTEUR_D_UNE_PART,
                planche -> Graphique.parts(planche, series, valeurs));
        Montant perte = Montant.ZERO.moins(bilan.perte());
        ecrit.tableau(
                "",
                List.of(
                        colonne("effet", 12, false),
                        colonne("dossiers", 5, true),
                        colonne("part", 5, true),
                        colonne("montant", 7, true)),
                List.of(
                        effet("effet.GAGNE", bilan.gagnent(), signe(bilan.gain())),
                        effet("effet.entrants", bilan.entrants(), ""),
                        effet("effet.PAREIL", bilan.pareils(), ""),
                        effet("effet.PERD", bilan.perdent(), signe(perte)),
                        effet("effet.sortants", bilan.sortants(), ""),
                        effet("effet.NON_JUGE", bilan.nonJuges(), "")),
                effet("colonne.total", bilan.dossiers(), signe(bilan.ecart())));
    }

    /** Told apart in grey: each stands beside one much lighter or much darker. */
    private static Teinte teinte(Effet effet) {
        return switch (effet) {
            case GAGNE -> new Teinte(0x12, 0x43, 0x6D);
            case PAREIL -> new Teinte(0x5A, 0xA5, 0xC8);
            case PERD -> new Teinte(0xB4, 0x4B, 0x28);
            case NON_JUGE -> new Teinte(0xF0, 0xC0, 0x5A);
        };
    }

    private List<String> effet(String cle, int nombre, String montant) {
        return List.of(
                phrases.dire(cle),
                nombre(nombre),
                part(nombre, simulation.ensemble().dossiers()),
                montant);
    }

    private void mois(Ecrit ecrit) throws IOException {
        List<Point> points = simulation.mois().stream()
                .map(un -> new Point(MOIS.format(un.mois()), couts(un.bilan()), ""))
                .toList();
        ecrit.titre(2, phrases.dire("titre.mois"));
        ecrit.figure(
                phrases.dire("figure.mois"),
                Graphique.HAUTEUR_DES_COLONNES,
                planche -> Graphique.colonnes(planche, cotes, points));
        ecrit.tableau(
                "",
                colonnesDesBilans("mois", 7),
                simulation.mois().stream()
                        .map(un -> bilan(Francais.mois(un.mois()), un.bilan()))
                        .toList(),
                bilan(phrases.dire("colonne.total"), simulation.ensemble()));
    }

    private void enveloppe(Ecrit ecrit) throws IOException {
        Montant credits = simulation.enveloppe();
        if (credits == null) {
            return;
        }
        List<Point> points = simulation.mois().stream()
                .map(un -> new Point(
                        MOIS.format(un.mois()),
                        List.of(un.cumulAvant().centimes(), un.cumulApres().centimes()),
                        ""))
                .toList();
        Serie niveau = new Serie(phrases.dire("serie.enveloppe", Francais.euros(credits)), NIVEAU, 2);
        ecrit.titre(2, phrases.dire("titre.enveloppe"));
        ecrit.figure(
                phrases.dire("figure.enveloppe"),
                Graphique.HAUTEUR_DES_COLONNES,
                planche -> Graphique.courbes(planche, cotes, points, credits.centimes(), niveau));
        ecrit.tableau(
                "",
                List.of(
                        colonne("mois", 7, false),
                        colonne("cumulAvant", 6, true),
                        colonne("resteAvant", 6, true),
                        colonne("cumulApres", 6, true),
                        colonne("resteApres", 6, true)),
                simulation.mois().stream()
                        .map(un -> List.of(
                                Francais.mois(un.mois()),
                                Francais.euros(un.cumulAvant()),
                                Francais.euros(credits.moins(un.cumulAvant())),
                                Francais.euros(un.cumulApres()),
                                Francais.euros(credits.moins(un.cumulApres()))))
                        .toList(),
                List.of());
    }

    private void communes(Ecrit ecrit) throws IOException {
        List<ParCommune> triees = simulation.communes().stream()
                .sorted(Comparator.comparing(PageDeSimulation::plusGrandCout)
                        .reversed()
                        .thenComparing(ParCommune::insee))
                .toList();
        List<Point> points = triees.stream()
                .limit(COMMUNES_DESSINEES)
                .filter(commune -> !plusGrandCout(commune).estNul())
                .map(commune -> new Point(
                        nom(commune),
                        couts(commune.bilan()),
                        signe(commune.bilan().ecart())))
                .toList();
        ecrit.titre(2, phrases.dire("titre.communes"));
        if (!points.isEmpty()) {
            ecrit.figure(
                    phrases.dire("figure.communes"),
                    Graphique.hauteurDesLignes(points.size()),
                    planche -> Graphique.lignes(planche, cotes, points));
        }
        if (!points.isEmpty() && triees.size() > points.size()) {
            ecrit.paragraphe(
                    phrases.dire(points.size() == 1 ? "communes.premiere" : "communes.premieres", points.size()));
        }
        ecrit.tableau(
                "",
                colonnesDesBilans("commune", 10),
                triees.stream()
                        .map(commune -> bilan(codeEtNom(commune), commune.bilan()))
                        .toList(),
                bilan(phrases.dire("colonne.total"), simulation.ensemble()));
    }

    private static Montant plusGrandCout(ParCommune commune) {
        Montant avant = commune.bilan().coutAvant();
        Montant apres = commune.bilan().coutApres();
        return avant.compareTo(apres) > 0 ? avant : apres;
    }

    private String nom(ParCommune commune) {
        return commune.insee().isEmpty()
                ? phrases.dire("commune.inconnue")
                : commune.ville().isBlank() ? commune.insee() : commune.ville();
    }

    private String codeEtNom(ParCommune commune) {
        String nom = nom(commune);
        return commune.insee().isEmpty() || nom.equals(commune.insee())
                ? nom
                : phrases.dire("commune.nom", nom, commune.insee());
    }

    private void motifs(Ecrit ecrit, String titre, List<Compte> comptes) throws IOException {
        if (comptes.isEmpty()) {
            return;
        }
        ecrit.titre(2, phrases.dire(titre));
        ecrit.paragraphe(phrases.dire("motifs.plusieurs"));
        ecrit.tableau(
                "",
                List.of(colonne("motif", 25, false), colonne("dossiers", 4, true)),
                comptes.stream()
                        .map(compte -> List.of(motif(compte.code()), nombre(compte.nombre())))
                        .toList(),
                List.of());
    }

    private String motif(String code) {
        String mots = intitules.motif(code);
        return mots.equals(code) ? code : phrases.dire("motif", mots, code);
    }

    private List<Colonne> colonnesDesBilans(String premiere, float part) {
        return Stream.of(
                        colonne(premiere, part, false),
                        colonne("dossiers", 4.4f, true),
                        colonne("gagnent", 4.4f, true),
                        colonne("perdent", 4.4f, true),
                        colonne("nonJuges", 4.4f, true),
                        colonne("coutAvant", 6, true),
                        colonne("coutApres", 6, true),
                        colonne("ecart", 6, true))
                .toList();
    }

    private static List<String> bilan(String libelle, Bilan bilan) {
        return List.of(
                libelle,
                nombre(bilan.dossiers()),
                nombre(bilan.gagnent()),
                nombre(bilan.perdent()),
                nombre(bilan.nonJuges()),
                Francais.euros(bilan.coutAvant()),
                Francais.euros(bilan.coutApres()),
                signe(bilan.ecart()));
    }

    private static List<Long> couts(Bilan bilan) {
        return List.of(bilan.coutAvant().centimes(), bilan.coutApres().centimes());
    }

    private Colonne colonne(String cle, float part, boolean aDroite) {
        return new Colonne(phrases.dire("colonne." + cle), part, aDroite);
    }

    private static String nombre(long nombre) {
        return String.format(Locale.ROOT, "%,d", nombre).replace(',', '\u00A0');
    }

    private static String signe(long nombre) {
        return (nombre > 0 ? "+" : "") + nombre(nombre);
    }

    private static String signe(Montant montant) {
        return (montant.centimes() > 0 ? "+" : "") + Francais.euros(montant);
    }

    private static String part(int nombre, int total) {
        long milliemes = total == 0 ? 0 : (nombre * 1_000L + total / 2) / total;
        return milliemes / 10 + "," + milliemes % 10 + "\u00A0%";
    }

    /** Two pages of the same figures are one document. */
    private long identifiant() {
        long identifiant = edition.toEpochDay();
        identifiant = identifiant * 31 + avant.version().hashCode();
        identifiant = identifiant * 31 + apres.version().hashCode();
        // By their names: the hash of a constant is not the same in two machines.
        identifiant = identifiant * 31 + simulation.mois().toString().hashCode();
        identifiant = identifiant * 31 + simulation.communes().toString().hashCode();
        return identifiant * 31 + String.valueOf(simulation.enveloppe()).hashCode();
    }
}
