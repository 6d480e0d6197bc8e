package fr.octroi.document;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.reglement.ReglementAide;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Collections;
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

    private final SeanceBureau seance;
    private final OrdreDuJour ordre;
    private final ReglementAide reglement;
    private final SortedMap<NumeroDossier, Dossier> dossiers;
    private final Enveloppe enveloppe;
    private final boolean simulation;

    /**
     * Prepares the papers of a session.
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
        OrdreDuJour gele = seance.ordreDuJour();
        if (gele == null
                || !gele.lignes().stream().allMatch(ligne -> dossiers.containsKey(ligne.numero()))
                || enveloppe.reserves().compareTo(gele.total()) < 0) {
            throw new IllegalArgumentException("not the papers of a frozen agenda: " + seance.code());
        }
        this.seance = seance;
        this.ordre = gele;
        this.reglement = reglement;
        this.dossiers = Collections.unmodifiableSortedMap(new TreeMap<>(dossiers));
        this.enveloppe = enveloppe;
        this.simulation = simulation;
    }

    /**
     * Writes the agenda: numbers, what is proposed, amounts, credits; lines with a member who takes no part stand apart
     * (CGCT L2131-11).
     *
     * @param sortie where the PDF goes, left open
     * @throws IOException when it cannot be written
     */
    public void ordreDuJour(OutputStream sortie) throws IOException {
        ecrire(sortie, "ordreDuJour");
    }

    /**
     * Writes the integral annex: who asks, from where, what is proposed and why. It holds personal data: it is not for
     * publication.
     *
     * @param sortie where the PDF goes, left open
     * @throws IOException when it cannot be written
     */
    public void annexeIntegrale(OutputStream sortie) throws IOException {
        ecrire(sortie, "annexeIntegrale");
    }

    /**
     * Writes the annex that may be published: row number, commune and amount of what is to be granted, as {@link
     * fr.octroi.bureau.AnnexePubliable} allows.
     *
     * @param sortie where the PDF goes, left open
     * @throws IOException when it cannot be written
     */
    public void annexePubliable(OutputStream sortie) throws IOException {
        ecrire(sortie, "annexePubliable");
    }

    private void ecrire(OutputStream sortie, String titre) throws IOException {
        try (Ecrit ecrit = new Ecrit(titre, reglement.autorite(), ordre.geleLe(), titre.hashCode(), simulation)) {
            ecrit.titre(1, titre);
            ecrit.paragraphe(seance.code() + " " + dossiers.size() + " " + Francais.euros(enveloppe.disponible()));
            ecrit.ecrire(sortie);
        }
    }
}
