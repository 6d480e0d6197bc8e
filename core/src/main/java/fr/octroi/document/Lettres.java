package fr.octroi.document;

import fr.octroi.calendrier.Echeance;
import fr.octroi.dossier.Dossier;
import fr.octroi.instruction.Proposition;
import fr.octroi.journal.Parcours;
import fr.octroi.recours.Attestation;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.reglement.EtapeRelance;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.ServiceInstructeur;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The letters to applicants, one per template of the outbox, and the attestations for other funders (<i>courriers</i>).
 *
 * <p>A letter says what the facts of the dossier say, or is not written: a grant is announced from a {@link
 * fr.octroi.bureau.Decision.Accordee} alone, a refusal from a {@link fr.octroi.bureau.Decision.Refusee} alone, and each of
 * its motifs with the fact that founds it, its article and the remedies (CRPA L211-5, CJA R421-5). Each letter is an archive
 * that a screen reader reads (PDF/A-2a and PDF/UA-1); the same facts on the same day give the same bytes. All sentences are
 * in the bundle {@code fr.octroi.document.Lettres}.
 */
public final class Lettres {

    static final String NOTIFICATION_OCTROI = "NOTIFICATION_OCTROI";
    static final String NOTIFICATION_REFUS = "NOTIFICATION_REFUS";
    static final String DEMANDE_RIB = "DEMANDE_RIB";
    static final String TRANSMISSION = "TRANSMISSION";
    static final String CONTRADICTOIRE = "CONTRADICTOIRE";

    private final ServiceInstructeur service;
    private final VoiesEtDelais voies;
    private final boolean simulation;

    /**
     * Prepares the letters of a service.
     *
     * @param service who writes (CRPA L111-2)
     * @param voies what notices say of appeals
     * @param simulation whether each page says that it is worth nothing
     */
    public Lettres(ServiceInstructeur service, VoiesEtDelais voies, boolean simulation) {
        this.service = service;
        this.voies = voies;
        this.simulation = simulation;
    }

    /**
     * All that a letter may speak of.
     *
     * @param dossier the dossier
     * @param parcours what happened to it
     * @param reglement the règlement it is instructed under
     * @param proposition what the instruction proposes, with the values it read, as the counter gives it again
     * @param silence when silence becomes a rejection, the suspensions that demands caused counted
     */
    public record Affaire(
            Dossier dossier, Parcours parcours, ReglementAide reglement, Proposition proposition, Echeance silence) {}

    /**
     * Returns the templates that can be written under a règlement.
     *
     * @param reglement the règlement, whose plan names the reminders
     * @return their codes, those of the messages of the outbox
     */
    public static SortedSet<String> modeles(ReglementAide reglement) {
        SortedSet<String> modeles = new TreeSet<>(List.of(
                AccuseReception.ENREGISTREMENT.modele(),
                AccuseReception.RECEPTION.modele(),
                DemandeDeComplement.MODELE,
                NOTIFICATION_OCTROI,
                NOTIFICATION_REFUS,
                DEMANDE_RIB,
                TRANSMISSION,
                CONTRADICTOIRE));
        reglement.relances().stream().map(EtapeRelance::modele).forEach(modeles::add);
        return Collections.unmodifiableSortedSet(modeles);
    }

    /**
     * Writes a letter.
     *
     * @param modele its template, one of {@link #modeles}
     * @param affaire what it speaks of
     * @param jour its day
     * @param sortie where the PDF goes, left open
     * @throws IllegalArgumentException for another template
     * @throws IllegalStateException when the facts of the dossier do not allow that letter: nothing was asked, nothing was
     *     decided, or no fact founds a motif; nothing was written then
     * @throws IOException when it cannot be written
     */
    public void ecrire(String modele, Affaire affaire, LocalDate jour, OutputStream sortie) throws IOException {
        if (!modeles(affaire.reglement()).contains(modele)) {
            throw new IllegalArgumentException("no template " + modele);
        }
        brouillon(modele, affaire, jour, sortie);
    }

    /**
     * Writes an attestation for another funder.
     *
     * @param attestation what it attests
     * @param affaire the dossier
     * @param jour its day
     * @param sortie where the PDF goes, left open
     * @throws IllegalStateException when it would not be true; nothing was written then
     * @throws IOException when it cannot be written
     */
    public void attester(Attestation attestation, Affaire affaire, LocalDate jour, OutputStream sortie)
            throws IOException {
        if (!attestation.estVraie(affaire.dossier().etat())) {
            throw new IllegalStateException("not true of " + affaire.dossier() + ": " + attestation);
        }
        brouillon("ATTESTATION_" + attestation, affaire, jour, sortie);
    }

    private void brouillon(String titre, Affaire affaire, LocalDate jour, OutputStream sortie) throws IOException {
        try (Ecrit ecrit = new Ecrit(titre, affaire.reglement().autorite(), jour, titre.hashCode(), simulation)) {
            ecrit.titre(1, titre);
            ecrit.paragraphe(affaire.dossier().numero().valeur());
            ecrit.paragraphe(service.nom() + " " + voies.tribunal());
            ecrit.ecrire(sortie);
        }
    }
}
