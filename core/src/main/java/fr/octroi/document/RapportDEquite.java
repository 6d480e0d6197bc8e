package fr.octroi.document;

import fr.octroi.commun.Fraction;
import fr.octroi.document.Ecrit.Colonne;
import fr.octroi.document.Graphique.Etendue;
import fr.octroi.document.Graphique.Serie;
import fr.octroi.suivi.ContreEpreuve;
import fr.octroi.suivi.Equite;
import fr.octroi.suivi.Equite.Comparaison;
import fr.octroi.suivi.Equite.CompteDInterventions;
import fr.octroi.suivi.Equite.Conclusion;
import fr.octroi.suivi.Equite.Critere;
import fr.octroi.suivi.Equite.Groupe;
import fr.octroi.suivi.Equite.Intervalle;
import fr.octroi.suivi.Equite.Objet;
import java.io.IOException;
import java.io.OutputStream;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was measured of equal treatment, for those who answer for it (<i>rapport d'égalité de traitement</i>): what to look at first,
 * then every group, as a page of text or as a document with charts.
 *
 * <p>An internal document, and each page says so. It is an archive that a screen reader reads (PDF/A-2a and PDF/UA-1); the same
 * figures give the same bytes.
 */
public final class RapportDEquite {

    private static final int GROUPES_DESSINES = 25;
    private static final int ANOMALIES_DITES = 20;

    /** Told apart without seeing colours, and in grey. */
    private static final Teinte MEDIANE = new Teinte(0x12, 0x43, 0x6D);

    private static final Teinte INTERVALLE = new Teinte(0x9C, 0xC6, 0xDE);
    private static final Teinte NEUF_SUR_DIX = new Teinte(0xB4, 0x4B, 0x28);

    private final Equite equite;
    private final Phrases phrases = new Phrases("RapportDEquite");

    /**
     * Prepares the report.
     *
     * @param equite what was measured, officers under pseudonyms
     */
    public RapportDEquite(Equite equite) {
        this.equite = equite;
    }

    /**
     * Writes the page of text: what to look at, and the time of the authority by group.
     *
     * @return lines of at most 88 columns
     */
    public String texte() {
        Feuillet feuillet = new Feuillet();
        feuillet.ligne(phrases.dire("titre"));
        feuillet.ligne("");
        feuillet.paragraphe("", phrases.dire("interne"), "");
        feuillet.ligne("");
        feuillet.paragraphe("", mesure(), "");
        if (equite.sansAgent() > 0) {
            feuillet.paragraphe("", phrases.dire("sansAgent", equite.sansAgent()), "");
        }
        feuillet.titre(phrases.dire("titre.ecarts"));
        List<Groupe> ecarts = equite.ecarts();
        int rang = 0;
        for (Groupe ecart : ecarts) {
            rang++;
            feuillet.paragraphe(rang + ". ", ecart(ecart) + " " + chance(ecart), "   ");
        }
        feuillet.paragraphe("", phrases.dire(ecarts.isEmpty() ? "ecarts.aucun" : "ecarts.question"), "");
        for (Critere critere : Critere.values()) {
            List<Groupe> groupes = groupes(critere, Objet.ADMINISTRATION);
            if (!groupes.isEmpty()) {
                feuillet.titre(phrases.dire("titre.critere." + critere) + " : "
                        + minuscule(phrases.dire("objet." + Objet.ADMINISTRATION)));
                feuillet.ligne(String.format(
                        Locale.ROOT,
                        "%-26s %9s %12s %14s  %s",
                        "",
                        minuscule(phrases.dire("colonne.dossiers")),
                        minuscule(phrases.dire("colonne.mediane")),
                        minuscule(phrases.dire("colonne.neufSurDix")),
                        minuscule(phrases.dire("colonne.conclusion"))));
                groupes.forEach(groupe -> feuillet.ligne(String.format(
                        Locale.ROOT,
                        "%-26s %9d %12s %14s  %s",
                        abrege(groupe.nom(), 26),
                        groupe.nombre(),
                        phrases.dire("jours", groupe.mediane()),
                        phrases.dire("jours", groupe.neufSurDix()),
                        minuscule(phrases.dire("conclusion." + groupe.conclusion())))));
            }
        }
        for (Critere critere : Critere.values()) {
            refus(feuillet, critere);
        }
        feuillet.titre(phrases.dire("titre.methode"));
        for (String phrase : methode()) {
            feuillet.paragraphe("- ", phrase, "  ");
        }
        return feuillet.toString();
    }

    private void refus(Feuillet feuillet, Critere critere) {
        List<Groupe> groupes = groupes(critere, Objet.REFUS);
        if (groupes.isEmpty()) {
            return;
        }
        feuillet.titre(phrases.dire("titre.critere." + critere) + " : "
                + minuscule(phrases.dire("objet." + Objet.REFUS)) + " (" + phrases.dire("tous", partDeTous(groupes))
                + ")");
        feuillet.ligne(String.format(
                Locale.ROOT,
                "%-26s %9s %8s %17s  %s",
                "",
                minuscule(phrases.dire("colonne.dossiers")),
                minuscule(phrases.dire("colonne.part")),
                minuscule(phrases.dire("colonne.intervalle")),
                minuscule(phrases.dire("colonne.conclusion"))));
        groupes.forEach(groupe -> feuillet.ligne(String.format(
                Locale.ROOT,
                "%-26s %9d %8s %17s  %s",
                abrege(groupe.nom(), 26),
                groupe.nombre(),
                part(groupe.total(), groupe.nombre()),
                entre(groupe.intervalle()),
                minuscule(phrases.dire("conclusion." + groupe.conclusion())))));
    }

    /**
     * Writes the page of a trial: which rules tell people apart by where they live, and what no rule explains.
     *
     * @param epreuve what came of the trial
     * @return lines of at most 88 columns
     */
    public static String texte(ContreEpreuve epreuve) {
        Phrases phrases = new Phrases("RapportDEquite");
        Feuillet feuillet = new Feuillet();
        feuillet.ligne(phrases.dire("epreuve.titre"));
        feuillet.ligne("");
        feuillet.paragraphe("", phrases.dire("epreuve.essais", epreuve.dossiers(), epreuve.essais()), "");
        feuillet.titre(phrases.dire("epreuve.regles"));
        for (ContreEpreuve.RegleDeResidence regle : epreuve.regles()) {
            feuillet.paragraphe(
                    "- ", phrases.dire("epreuve.regle", regle.code(), regle.article(), regle.dossiers()), "  ");
        }
        feuillet.paragraphe(
                "", phrases.dire(epreuve.regles().isEmpty() ? "epreuve.sansRegle" : "epreuve.legitimes"), "");
        feuillet.titre(phrases.dire("epreuve.anomalies"));
        epreuve.anomalies().stream()
                .limit(ANOMALIES_DITES)
                .forEach(anomalie -> feuillet.paragraphe(
                        "- ",
                        phrases.dire(
                                "epreuve.anomalie",
                                anomalie.numero().valeur(),
                                phrases.dire("trait." + anomalie.trait()),
                                String.join(", ", anomalie.codes())),
                        "  "));
        if (epreuve.anomalies().size() > ANOMALIES_DITES) {
            feuillet.paragraphe(
                    "- ", phrases.dire("epreuve.autres", epreuve.anomalies().size() - ANOMALIES_DITES), "  ");
        }
        if (epreuve.anomalies().isEmpty()) {
            feuillet.paragraphe("", phrases.dire("epreuve.sansAnomalie"), "");
        }
        return feuillet.toString();
    }

    /**
     * Writes the document.
     *
     * @param sortie where the PDF goes, left open
     * @throws IOException when it cannot be written
     */
    public void ecrire(OutputStream sortie) throws IOException {
        try (Ecrit ecrit = new Ecrit(phrases.dire("pied"), "", equite.jour(), identifiant(), false)) {
            ecrit.titre(1, phrases.dire("titre"));
            ecrit.encadre(List.of(phrases.dire("interne")));
            ecrit.paragraphe(mesure());
            if (equite.sansAgent() > 0) {
                ecrit.paragraphe(phrases.dire("sansAgent", equite.sansAgent()));
            }
            ecrit.titre(2, phrases.dire("titre.ecarts"));
            List<Groupe> ecarts = equite.ecarts();
            ecrit.liste(ecarts.stream()
                    .map(ecart -> ecart(ecart) + " " + chance(ecart))
                    .toList());
            ecrit.paragraphe(phrases.dire(ecarts.isEmpty() ? "ecarts.aucun" : "ecarts.question"));
            ecrit.titre(2, phrases.dire("titre.methode"));
            ecrit.liste(methode());
            for (Critere critere : Critere.values()) {
                critere(ecrit, critere);
            }
            interventions(ecrit);
            ecrit.ecrire(sortie);
        }
    }

    private void critere(Ecrit ecrit, Critere critere) throws IOException {
        boolean titre = false;
        for (Objet objet : Objet.values()) {
            List<Groupe> groupes = groupes(critere, objet);
            if (groupes.isEmpty()) {
                continue;
            }
            if (!titre) {
                ecrit.sautDePage();
                ecrit.titre(2, phrases.dire("titre.critere." + critere));
                titre = true;
            }
            ecrit.titre(3, phrases.dire("objet." + objet));
            ecrit.paragraphe(phrases.dire("dit." + objet));
            if (objet.estUnePart()) {
                parts(ecrit, groupes);
            } else {
                delais(ecrit, groupes);
            }
        }
    }

    private void delais(Ecrit ecrit, List<Groupe> groupes) throws IOException {
        boolean juge = groupes.stream().anyMatch(groupe -> groupe.conclusion() != Conclusion.DECRIT);
        if (juge) {
            figure(ecrit, groupes);
        }
        List<Colonne> colonnes = new ArrayList<>(List.of(
                colonne("groupe", 8, false),
                colonne("dossiers", 4.6f, true),
                colonne("mediane", 5, true),
                colonne("intervalle", 5, true),
                colonne("neufSurDix", 5, true)));
        if (juge) {
            colonnes.addAll(List.of(
                    colonne("plusSouvent", 5, true), colonne("hasard", 4, true), colonne("conclusion", 8, false)));
        }
        ecrit.tableau(
                "",
                colonnes,
                groupes.stream()
                        .map(groupe -> {
                            Intervalle intervalle = groupe.intervalle();
                            List<String> ligne = new ArrayList<>(List.of(
                                    groupe.nom(),
                                    nombre(groupe.nombre()),
                                    phrases.dire("jours", groupe.mediane()),
                                    intervalle == null
                                            ? ""
                                            : phrases.dire("entre", intervalle.bas(), intervalle.haut()),
                                    phrases.dire("jours", groupe.neufSurDix())));
                            if (juge) {
                                ligne.addAll(jugement(groupe));
                            }
                            return ligne;
                        })
                        .toList(),
                List.of());
    }

    private void figure(Ecrit ecrit, List<Groupe> groupes) throws IOException {
        List<Etendue> etendues = groupes.stream()
                .sorted(Comparator.comparingInt(Groupe::mediane).reversed().thenComparing(Groupe::nom))
                .limit(GROUPES_DESSINES)
                .map(this::etendue)
                .toList();
        ecrit.figure(
                phrases.dire("figure"),
                Graphique.hauteurDesLignes(etendues.size()),
                planche -> Graphique.intervalles(
                        planche,
                        List.of(
                                new Serie(phrases.dire("serie.mediane"), MEDIANE, 0),
                                new Serie(phrases.dire("serie.intervalle"), INTERVALLE, 0),
                                new Serie(phrases.dire("serie.neufSurDix"), NEUF_SUR_DIX, 0)),
                        etendues));
    }

    private Etendue etendue(Groupe groupe) {
        Intervalle intervalle = groupe.intervalle();
        return new Etendue(
                groupe.nom(),
                intervalle == null ? groupe.mediane() : intervalle.bas(),
                groupe.mediane(),
                intervalle == null ? groupe.mediane() : intervalle.haut(),
                groupe.neufSurDix(),
                phrases.dire("jours", groupe.mediane()));
    }

    private void parts(Ecrit ecrit, List<Groupe> groupes) throws IOException {
        long tous = dixMilliemes(
                groupes.stream().mapToInt(Groupe::total).sum(),
                groupes.stream().mapToInt(Groupe::nombre).sum());
        List<Etendue> etendues = groupes.stream()
                .sorted(Comparator.comparingLong((Groupe groupe) -> dixMilliemes(groupe.total(), groupe.nombre()))
                        .reversed()
                        .thenComparing(Groupe::nom))
                .limit(GROUPES_DESSINES)
                .map(groupe -> {
                    Intervalle intervalle = Objects.requireNonNull(groupe.intervalle());
                    return new Etendue(
                            groupe.nom(),
                            intervalle.bas(),
                            dixMilliemes(groupe.total(), groupe.nombre()),
                            intervalle.haut(),
                            tous,
                            part(groupe.total(), groupe.nombre()));
                })
                .toList();
        ecrit.figure(
                phrases.dire("figure.part"),
                Graphique.hauteurDesLignes(etendues.size()),
                planche -> Graphique.intervalles(
                        planche,
                        List.of(
                                new Serie(phrases.dire("serie.part"), MEDIANE, 0),
                                new Serie(phrases.dire("serie.intervalleDePart"), INTERVALLE, 0),
                                new Serie(phrases.dire("serie.tous"), NEUF_SUR_DIX, 0)),
                        etendues));
        ecrit.tableau(
                "",
                List.of(
                        colonne("groupe", 8, false),
                        colonne("dossiers", 4.6f, true),
                        colonne("oui", 5, true),
                        colonne("part", 4, true),
                        colonne("intervalle", 6, true),
                        colonne("hasard", 4, true),
                        colonne("conclusion", 8, false)),
                groupes.stream()
                        .map(groupe -> {
                            List<String> ligne = new ArrayList<>(List.of(
                                    groupe.nom(),
                                    nombre(groupe.nombre()),
                                    nombre(groupe.total()),
                                    part(groupe.total(), groupe.nombre()),
                                    entre(groupe.intervalle())));
                            // How often one exceeds another says nothing more of a yes or a no than its share.
                            ligne.addAll(jugement(groupe).subList(1, 3));
                            return ligne;
                        })
                        .toList(),
                List.of());
    }

    private static long dixMilliemes(int compte, int ensemble) {
        return (compte * 10_000L + ensemble / 2) / ensemble;
    }

    private List<String> jugement(Groupe groupe) {
        Comparaison comparaison = groupe.comparaison();
        return List.of(
                comparaison == null ? "" : phrases.dire("surCent", surCent(comparaison.superiorite())),
                comparaison == null ? "" : decimal(comparaison.pCorrigee()),
                phrases.dire("conclusion." + groupe.conclusion()));
    }

    private void interventions(Ecrit ecrit) throws IOException {
        ecrit.titre(2, phrases.dire("titre.interventions"));
        if (equite.interventions().isEmpty()) {
            ecrit.paragraphe(phrases.dire("interventions.aucune"));
            return;
        }
        ecrit.tableau(
                "",
                List.of(
                        colonne("agent", 7, false),
                        colonne("genre", 6, false),
                        colonne("objet", 10, false),
                        colonne("motif", 10, false),
                        colonne("nombre", 3, true)),
                equite.interventions().stream().map(this::intervention).toList(),
                List.of());
    }

    private List<String> intervention(CompteDInterventions un) {
        return List.of(un.agent(), phrases.dire("genre." + un.genre()), un.objet(), un.motif(), nombre(un.nombre()));
    }

    private String mesure() {
        return phrases.dire("mesure", Francais.jour(equite.jour()), equite.dossiers());
    }

    private List<String> methode() {
        return List.of(
                phrases.dire(
                        "methode.test",
                        equite.tirages(),
                        Long.toString(equite.reglages().graine()),
                        equite.tests(),
                        decimal(equite.reglages().seuil().enFraction().fois(Fraction.of(100)))),
                phrases.dire("methode.parts"),
                phrases.dire("methode.attente"),
                phrases.dire("methode.petits", equite.reglages().tailleMinimale()),
                phrases.dire("methode.apart"),
                phrases.dire("methode.limites"));
    }

    private String ecart(Groupe groupe) {
        Comparaison comparaison = Objects.requireNonNull(groupe.comparaison());
        String sens = (groupe.objet().estUnePart() ? "ecart.part." : "ecart.jours.") + comparaison.estAuDessus();
        return phrases.dire(
                "ecart",
                groupe.nom(),
                phrases.dire("critere." + groupe.critere()),
                minuscule(phrases.dire("objet." + groupe.objet())),
                phrases.dire(sens));
    }

    private String chance(Groupe groupe) {
        Comparaison comparaison = Objects.requireNonNull(groupe.comparaison());
        int surDixMille = comparaison
                .pCorrigee()
                .fois(Fraction.of(10_000))
                .arrondir(0, RoundingMode.UP)
                .intValueExact();
        String combien = groupe.objet().estUnePart()
                ? phrases.dire(
                        "ecart.combien.part",
                        part(groupe.total(), groupe.nombre()),
                        entre(groupe.intervalle()),
                        surCentDEcart(comparaison),
                        phrases.dire("ecart.sens." + comparaison.estAuDessus()))
                : phrases.dire("ecart.combien.jours", surCent(comparaison.superiorite()));
        return combien + " " + phrases.dire("ecart.chance", surDixMille, equite.tests());
    }

    /**
     * How far its share is from that of the groups that it was compared with, in the same strata: of a yes or a no, the superiority is
     * half of that beyond one half. It comes from where the direction comes from, so that neither can contradict the other.
     */
    private static String surCentDEcart(Comparaison comparaison) {
        return milliemes(comparaison
                .superiorite()
                .fois(Fraction.of(2_000))
                .moins(Fraction.of(1_000))
                .arrondir(0, RoundingMode.UP)
                .abs()
                .intValueExact());
    }

    private static String partDeTous(List<Groupe> groupes) {
        return part(
                groupes.stream().mapToInt(Groupe::total).sum(),
                groupes.stream().mapToInt(Groupe::nombre).sum());
    }

    /** Rounded outwards, as the bounds are. */
    private String entre(@Nullable Intervalle part) {
        return part == null
                ? ""
                : phrases.dire("entre.part", milliemes(part.bas() / 10), milliemes((part.haut() + 9) / 10));
    }

    /** In tenths of a percent, as shares are told. */
    private static String milliemes(int milliemes) {
        return milliemes / 10 + "," + milliemes % 10;
    }

    private List<Groupe> groupes(Critere critere, Objet objet) {
        return equite.groupes().stream()
                .filter(groupe -> groupe.critere() == critere && groupe.objet() == objet)
                .toList();
    }

    private Colonne colonne(String cle, float part, boolean aDroite) {
        return new Colonne(phrases.dire("colonne." + cle), part, aDroite);
    }

    private static int surCent(Fraction part) {
        return part.fois(Fraction.of(100)).arrondir(0, RoundingMode.HALF_EVEN).intValueExact();
    }

    private static String decimal(Fraction nombre) {
        String texte = nombre.arrondir(4, RoundingMode.UP).stripTrailingZeros().toPlainString();
        return texte.replace('.', ',');
    }

    private static String minuscule(String phrase) {
        return phrase.isEmpty() ? phrase : phrase.substring(0, 1).toLowerCase(Locale.FRENCH) + phrase.substring(1);
    }

    private static String abrege(String nom, int place) {
        return nom.length() <= place ? nom : nom.substring(0, place - 1) + "…";
    }

    private static String nombre(long nombre) {
        return String.format(Locale.ROOT, "%,d", nombre).replace(',', '\u00A0');
    }

    private static String part(int compte, int ensemble) {
        long milliemes = ensemble == 0 ? 0 : (compte * 1_000L + ensemble / 2) / ensemble;
        return milliemes / 10 + "," + milliemes % 10 + "\u00A0%";
    }

    /** Two reports of the same figures are one document. */
    private long identifiant() {
        long identifiant = equite.jour().toEpochDay();
        // By their names: the hash of a constant is not the same in two machines.
        identifiant = identifiant * 31 + equite.groupes().toString().hashCode();
        identifiant = identifiant * 31 + equite.interventions().toString().hashCode();
        return identifiant * 31 + Long.hashCode(equite.reglages().graine());
    }
}
