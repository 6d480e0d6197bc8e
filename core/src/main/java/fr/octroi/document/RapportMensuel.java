package fr.octroi.document;

import fr.octroi.commun.Montant;
import fr.octroi.document.Ecrit.Colonne;
import fr.octroi.document.Graphique.Point;
import fr.octroi.document.Graphique.Serie;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.suivi.Indicateurs;
import fr.octroi.suivi.Indicateurs.Consommation;
import fr.octroi.suivi.Indicateurs.DelaiMesure;
import fr.octroi.suivi.Indicateurs.Part;
import fr.octroi.suivi.Indicateurs.Relance;
import fr.octroi.suivi.Indicateurs.Stock;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

/**
 * What an authority follows of a month, for those who answer for the aid (<i>rapport d'activité</i>): charts, each with the table of its
 * figures.
 *
 * <p>An internal document, and each page says so. It is an archive that a screen reader reads (PDF/A-2a and PDF/UA-1); the same
 * figures give the same bytes.
 */
public final class RapportMensuel {

    private static final Teinte FONCE = new Teinte(0x12, 0x43, 0x6D);
    private static final Teinte PALE = new Teinte(0x8F, 0xBE, 0xDB);

    /** What is free is left nearly blank; each stands beside one much lighter or much darker. */
    private static final List<Teinte> TEINTES_DES_CREDITS = List.of(
            new Teinte(0x12, 0x43, 0x6D),
            new Teinte(0x5A, 0xA5, 0xC8),
            new Teinte(0xB4, 0x4B, 0x28),
            new Teinte(0xF0, 0xC0, 0x5A),
            new Teinte(0xE4, 0xE8, 0xEC));

    private static final List<String> PARTS =
            List.of("credit.payes", "credit.liquides", "credit.accordes", "credit.reserves", "credit.libres");

    private final Indicateurs indicateurs;
    private final String intitule;
    private final String auteur;
    private final Phrases phrases = new Phrases("RapportMensuel");
    private final ResourceBundle motifs = ResourceBundle.getBundle("fr.octroi.document.TableauDeBord", Locale.FRENCH);

    /**
     * Prepares the report.
     *
     * @param indicateurs what was measured
     * @param intitule what it is about, such as the name of the aid; blank for nothing
     * @param auteur the authority, blank when it is not said
     */
    public RapportMensuel(Indicateurs indicateurs, String intitule, String auteur) {
        this.indicateurs = indicateurs;
        this.intitule = intitule;
        this.auteur = auteur;
    }

    /**
     * Writes the document.
     *
     * @param sortie where the PDF goes, left open
     * @throws IOException when it cannot be written
     */
    public void ecrire(OutputStream sortie) throws IOException {
        try (Ecrit ecrit =
                new Ecrit(phrases.dire("pied"), auteur, indicateurs.periode().au(), identifiant(), false)) {
            ecrit.titre(1, phrases.dire("titre"));
            ecrit.paragrapheFort(intitule);
            ecrit.paragraphe(phrases.dire(
                    "periode",
                    Francais.jour(indicateurs.periode().du()),
                    Francais.jour(indicateurs.periode().au())));
            ecrit.encadre(List.of(phrases.dire("interne")));
            bref(ecrit);
            stock(ecrit);
            delais(ecrit);
            relances(ecrit);
            refus(ecrit);
            credits(ecrit);
            ecrit.ecrire(sortie);
        }
    }

    /**
     * Writes the key figures as text.
     *
     * @return one line each
     */
    public String texte() {
        Feuillet feuillet = new Feuillet();
        feuillet.ligne(phrases.dire("titre"));
        feuillet.paragraphe(
                "",
                phrases.dire(
                        "periode",
                        Francais.jour(indicateurs.periode().du()),
                        Francais.jour(indicateurs.periode().au())),
                "");
        feuillet.titre(phrases.dire("titre.bref"));
        lignesDuBref()
                .forEach(ligne -> feuillet.ligne(String.format(Locale.ROOT, "%-48s %s", ligne.get(0), ligne.get(1))));
        feuillet.titre(phrases.dire("titre.stock"));
        feuillet.ligne(ligne("", phrases.dire("colonne.dossiers"), phrases.dire("texte.delais")));
        indicateurs
                .stock()
                .forEach(un -> feuillet.ligne(ligne(
                        phrases.dire("etat." + un.etat()),
                        nombre(un.nombre()),
                        attend(un.etat()) ? deuxDelais(un.age(), un.neufSurDix()) : "")));
        feuillet.titre(phrases.dire("titre.delais"));
        feuillet.ligne(ligne("", phrases.dire("colonne.dossiers"), phrases.dire("texte.delais")));
        indicateurs.delais().stream()
                .filter(delai -> delai.nombre() > 0)
                .forEach(delai -> feuillet.ligne(ligne(
                        phrases.dire("troncon." + delai.troncon()),
                        nombre(delai.nombre()),
                        deuxDelais(delai.mediane(), delai.neufSurDix()))));
        return feuillet.toString();
    }

    private static String ligne(String libelle, String nombre, String delais) {
        return String.format(Locale.ROOT, "%-36s %10s   %s", libelle, nombre, delais)
                .stripTrailing();
    }

    private String deuxDelais(long moitie, long neufSurDix) {
        return phrases.dire("jours", moitie) + " / " + phrases.dire("jours", neufSurDix);
    }

    private List<List<String>> lignesDuBref() {
        return List.of(
                List.of(phrases.dire("bref.depots"), nombre(indicateurs.depots())),
                List.of(
                        phrases.dire("bref.accords"),
                        nombre(indicateurs.decisions().accords())),
                List.of(
                        phrases.dire("bref.montant"),
                        Francais.euros(indicateurs.decisions().montant())),
                List.of(
                        phrases.dire("bref.refus"),
                        nombre(indicateurs.decisions().refus())),
                List.of(
                        phrases.dire("bref.ajournements"),
                        nombre(indicateurs.decisions().ajournements())),
                List.of(phrases.dire("bref.complets"), partEtTaux(indicateurs.completsDEmblee())),
                List.of(phrases.dire("bref.delai"), partEtTaux(indicateurs.dansLeDelai())),
                List.of(phrases.dire("bref.silences"), nombre(indicateurs.silences())));
    }

    private void bref(Ecrit ecrit) throws IOException {
        ecrit.titre(2, phrases.dire("titre.bref"));
        ecrit.tableau("", List.of(colonne("bref", 20, false), colonne("valeur", 9, true)), lignesDuBref(), List.of());
    }

    private static boolean attend(EtatDossier etat) {
        return switch (etat) {
            case PAYE, REFUSE, RETIRE, TRANSMIS, DESISTE -> false;
            default -> true;
        };
    }

    private void stock(Ecrit ecrit) throws IOException {
        ecrit.titre(2, phrases.dire("titre.stock"));
        if (indicateurs.stock().isEmpty()) {
            ecrit.paragraphe(phrases.dire("aucun"));
            return;
        }
        ecrit.paragraphe(phrases.dire("stock.dit"));
        List<Point> points = indicateurs.stock().stream()
                .filter(un -> attend(un.etat()))
                .map(un ->
                        new Point(phrases.dire("etat." + un.etat()), List.of((long) un.nombre()), nombre(un.nombre())))
                .toList();
        if (!points.isEmpty()) {
            ecrit.figure(
                    phrases.dire("figure.stock"),
                    Graphique.hauteurDesLignes(points.size()),
                    planche -> Graphique.lignes(
                            planche, List.of(new Serie(phrases.dire("serie.dossiers"), FONCE, 0)), points));
        }
        ecrit.tableau(
                "",
                List.of(
                        colonne("etat", 12, false),
                        colonne("dossiers", 5, true),
                        colonne("mediane", 5, true),
                        colonne("neufSurDix", 5, true),
                        colonne("plusAncien", 6, true)),
                indicateurs.stock().stream().map(this::stock).toList(),
                List.of());
    }

    private List<String> stock(Stock un) {
        boolean attend = attend(un.etat());
        return List.of(
                phrases.dire("etat." + un.etat()),
                nombre(un.nombre()),
                attend ? phrases.dire("jours", un.age()) : "",
                attend ? phrases.dire("jours", un.neufSurDix()) : "",
                attend ? phrases.dire("jours", un.plusAncien()) : "");
    }

    private void delais(Ecrit ecrit) throws IOException {
        List<DelaiMesure> mesures = indicateurs.delais().stream()
                .filter(delai -> delai.nombre() > 0)
                .toList();
        ecrit.titre(2, phrases.dire("titre.delais"));
        if (mesures.isEmpty()) {
            ecrit.paragraphe(phrases.dire("aucun"));
            return;
        }
        ecrit.paragraphe(phrases.dire("delais.dit"));
        List<Point> points = mesures.stream()
                .map(delai -> new Point(
                        phrases.dire("troncon." + delai.troncon()),
                        List.of(Math.max(0, delai.mediane()), Math.max(0, delai.neufSurDix())),
                        deuxDelais(delai.mediane(), delai.neufSurDix())))
                .toList();
        ecrit.figure(
                phrases.dire("figure.delais"),
                Graphique.hauteurDesLignes(points.size()),
                planche -> Graphique.lignes(
                        planche,
                        List.of(
                                new Serie(phrases.dire("serie.mediane"), FONCE, 0),
                                new Serie(phrases.dire("serie.neufSurDix"), PALE, 0)),
                        points));
        ecrit.tableau(
                "",
                List.of(
                        colonne("etape", 14, false),
                        colonne("dossiers", 5, true),
                        colonne("mediane", 5, true),
                        colonne("neufSurDix", 5, true)),
                mesures.stream()
                        .map(delai -> List.of(
                                phrases.dire("troncon." + delai.troncon()),
                                nombre(delai.nombre()),
                                phrases.dire("jours", delai.mediane()),
                                phrases.dire("jours", delai.neufSurDix())))
                        .toList(),
                List.of());
    }

    private void relances(Ecrit ecrit) throws IOException {
        ecrit.titre(2, phrases.dire("titre.relances"));
        if (indicateurs.relances().isEmpty()) {
            ecrit.paragraphe(phrases.dire("aucun"));
            return;
        }
        ecrit.paragraphe(phrases.dire("relances.dit"));
        ecrit.tableau(
                "",
                List.of(
                        colonne("modele", 10, false),
                        colonne("envois", 5, true),
                        colonne("en7", 5, true),
                        colonne("en15", 5, true),
                        colonne("en30", 5, true)),
                indicateurs.relances().stream().map(this::relance).toList(),
                List.of());
    }

    private List<String> relance(Relance relance) {
        List<String> ligne = new ArrayList<>(List.of(modele(relance.modele()), nombre(relance.envois())));
        relance.reponses().forEach(reponse -> ligne.add(part(reponse.part())));
        return ligne;
    }

    private String modele(String code) {
        return phrases.sait("modele." + code) ? phrases.dire("modele." + code) : code;
    }

    private void refus(Ecrit ecrit) throws IOException {
        ecrit.titre(2, phrases.dire("titre.refus"));
        if (indicateurs.refus().isEmpty()) {
            ecrit.paragraphe(phrases.dire("aucun"));
            return;
        }
        ecrit.paragraphe(phrases.dire("refus.dit"));
        ecrit.tableau(
                "",
                List.of(colonne("motif", 20, false), colonne("dossiers", 5, true)),
                indicateurs.refus().stream()
                        .map(compte -> List.of(motif(compte.code()), nombre(compte.nombre())))
                        .toList(),
                List.of());
    }

    private String motif(String code) {
        String cle = "motif." + code;
        return motifs.containsKey(cle) ? Phrases.apostrophes(motifs.getString(cle)) + " [" + code + "]" : code;
    }

    private void credits(Ecrit ecrit) throws IOException {
        if (indicateurs.credits().isEmpty()) {
            return;
        }
        ecrit.titre(2, phrases.dire("titre.credits"));
        ecrit.paragraphe(phrases.dire("credits.dit"));
        for (Consommation un : indicateurs.credits()) {
            Montant ouverts = un.ouverts();
            if (ouverts != null) {
                credits(ecrit, un, ouverts);
            }
        }
        ecrit.tableau(
                "",
                List.of(
                        colonne("enveloppe", 7, false),
                        colonne("ouverts", 6, true),
                        colonne("accordes", 6, true),
                        colonne("payes", 6, true),
                        colonne("reserves", 6, true),
                        colonne("parMois", 6, true),
                        colonne("epuisement", 6, false)),
                indicateurs.credits().stream().map(this::consommation).toList(),
                List.of());
    }

    private void credits(Ecrit ecrit, Consommation un, Montant ouverts) throws IOException {
        long payes = un.payes().centimes();
        long liquides = Math.max(0, un.liquides().centimes() - payes);
        long accordes = Math.max(0, un.accordes().centimes() - payes - liquides);
        long reserves = un.reserves().centimes();
        long libres = Math.max(0, ouverts.centimes() - payes - liquides - accordes - reserves);
        List<Serie> series = new ArrayList<>();
        for (int i = 0; i < PARTS.size(); i++) {
            series.add(new Serie(phrases.dire(PARTS.get(i)), TEINTES_DES_CREDITS.get(i), 0));
        }
        ecrit.titre(3, un.enveloppe());
        ecrit.figure(
                phrases.dire("figure.credits"),
                Graphique.HAUTEUR_D_UNE_PART,
                planche -> Graphique.parts(planche, series, List.of(payes, liquides, accordes, reserves, libres)));
    }

    private List<String> consommation(Consommation un) {
        return List.of(
                un.enveloppe(),
                un.ouverts() == null ? phrases.dire("rien") : Francais.euros(un.ouverts()),
                Francais.euros(un.accordes()),
                Francais.euros(un.payes()),
                Francais.euros(un.reserves()),
                Francais.euros(un.parMois()),
                un.epuisement() != null
                        ? Francais.mois(un.epuisement())
                        : phrases.dire(un.ouverts() == null ? "epuisement.inconnu" : "epuisement.loin"));
    }

    private Colonne colonne(String cle, float part, boolean aDroite) {
        return new Colonne(phrases.dire("colonne." + cle), part, aDroite);
    }

    private String part(Part part) {
        return part.sur() == 0 ? phrases.dire("rien") : phrases.dire("part", part.nombre(), part.sur());
    }

    private String partEtTaux(Part part) {
        if (part.sur() == 0) {
            return phrases.dire("rien");
        }
        long milliemes = (part.nombre() * 1_000L + part.sur() / 2) / part.sur();
        return phrases.dire("partEtTaux", part.nombre(), part.sur(), milliemes / 10 + "," + milliemes % 10 + "\u00A0%");
    }

    private static String nombre(long nombre) {
        return String.format(Locale.ROOT, "%,d", nombre).replace(',', '\u00A0');
    }

    /** Two reports of the same figures are one document; by their names, since the hash of a constant changes. */
    private long identifiant() {
        return indicateurs.toString().hashCode() * 31L + intitule.hashCode();
    }
}
