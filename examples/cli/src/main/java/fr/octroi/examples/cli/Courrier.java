package fr.octroi.examples.cli;

import fr.octroi.calendrier.Suspension;
import fr.octroi.commun.Empreinte;
import fr.octroi.document.Lettres;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.Proposition;
import fr.octroi.journal.Parcours;
import fr.octroi.port.Message;
import fr.octroi.port.Messagerie;
import fr.octroi.port.PortException;
import fr.octroi.reglement.ReglementAide;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** The mail room of an example: each letter is a PDF in a folder, from where the authority's own service takes it. */
final class Courrier implements Messagerie {

    private final Path dossier;
    private final Lettres lettres;
    private final ReglementAide reglement;
    private final SortedMap<NumeroDossier, Proposition> propositions;
    private final List<Suspension> suspensions;
    private final Horloge horloge;
    private final SortedMap<String, Integer> comptes = new TreeMap<>();
    private final SortedMap<NumeroDossier, String> aEcrire = new TreeMap<>();

    Courrier(
            Path dossier,
            Lettres lettres,
            ReglementAide reglement,
            SortedMap<NumeroDossier, Proposition> propositions,
            List<Suspension> suspensions,
            Horloge horloge) {
        this.dossier = dossier;
        this.lettres = lettres;
        this.reglement = reglement;
        this.propositions = propositions;
        this.suspensions = suspensions;
        this.horloge = horloge;
    }

    @Override
    public Remise remettre(Message message, Dossier demande, Parcours parcours) {
        List<Suspension> toutes = new ArrayList<>(suspensions);
        toutes.addAll(parcours.suspensions());
        Lettres.Affaire affaire = new Lettres.Affaire(
                demande,
                parcours,
                reglement,
                Objects.requireNonNull(propositions.get(demande.numero())),
                Instruction.silence(demande, reglement, toutes));
        ByteArrayOutputStream lettre = new ByteArrayOutputStream();
        try {
            // Its own day is that on which it leaves: it may have waited since it was decided.
            lettres.ecrire(message.modele(), affaire, horloge.jour(), lettre);
            String genre = message.modele().toLowerCase(Locale.ROOT).replace('_', '-');
            Path lieu = Files.createDirectories(dossier.resolve(genre));
            Files.write(lieu.resolve(Noms.fichier(demande.numero(), ".pdf")), lettre.toByteArray());
            comptes.merge(genre, 1, Integer::sum);
        } catch (IllegalStateException sansFondement) {
            aEcrire.put(demande.numero(), message.modele());
            throw new PortException(
                    PortException.Nature.TEMPORAIRE, "no fact founds this letter: a person writes it", sansFondement);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
        return new Remise(Empreinte.sha256(lettre.toByteArray()), "");
    }

    /** The letters that no fact founds, as when the Bureau refuses what was proposed: a person writes them. */
    SortedMap<NumeroDossier, String> aEcrire() {
        return Collections.unmodifiableSortedMap(aEcrire);
    }

    /** How many letters of each kind were written. */
    SortedMap<String, Integer> comptes() {
        return Collections.unmodifiableSortedMap(comptes);
    }
}
