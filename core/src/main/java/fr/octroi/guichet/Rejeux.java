package fr.octroi.guichet;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Coincidence;
import fr.octroi.instruction.Doublons;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.PortException;
import fr.octroi.suivi.Rejeu;
import fr.octroi.suivi.Rejeu.Raison;
import fr.octroi.suivi.SourcesDuRejeu;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.DigestInputStream;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Gathers what a proposal is computed again from: everything that was kept, and nothing that is remembered. */
final class Rejeux {

    private final Comptoir comptoir;

    Rejeux(Comptoir comptoir) {
        this.comptoir = comptoir;
    }

    List<Rejeu> rejouer(NumeroDossier numero) {
        List<Entree> entrees = List.of();
        for (int lecture = 0; lecture < Comptoir.LECTURES; lecture++) {
            Optional<DossierEnregistre> trouve = comptoir.ports().dossiers().trouver(numero);
            entrees = comptoir.ports().journaux().entrees(numero);
            if (trouve.isEmpty()) {
                return Rejeu.impossibles(entrees, Raison.EFFACE);
            }
            // Each write of a dossier leaves a fact: a picture and a journal of one moment are of one version.
            if (trouve.get().version()
                    == entrees.stream().mapToLong(Entree::version).max().orElse(0)) {
                return rejouer(trouve.get().dossier(), entrees);
            }
        }
        return Rejeu.impossibles(entrees, Raison.JOURNAL_ROMPU);
    }

    private List<Rejeu> rejouer(Dossier dossier, List<Entree> entrees) {
        SortedMap<Empreinte, LecturePiece> lectures = new TreeMap<>();
        SortedMap<Empreinte, Raison> manques = new TreeMap<>();
        for (Empreinte contenu : ouverts(entrees)) {
            lire(contenu, lectures, manques);
        }
        return Rejeu.rejouer(
                dossier,
                entrees,
                new SourcesDuRejeu(
                        comptoir.catalogue(),
                        lectures,
                        manques,
                        this::coincidences,
                        comptoir.ports().cles().dossier(dossier.numero())));
    }

    /** The files that were opened: what an antivirus stopped is not opened to be told so again. */
    private static SortedSet<Empreinte> ouverts(List<Entree> entrees) {
        return entrees.stream()
                .map(Entree::fait)
                .filter(Fait.PieceLue.class::isInstance)
                .map(Fait.PieceLue.class::cast)
                .filter(lue -> !lue.antivirus().equals(Fait.PieceLue.INFECTE))
                .map(Fait.PieceLue::contenu)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private void lire(
            Empreinte contenu, SortedMap<Empreinte, LecturePiece> lectures, SortedMap<Empreinte, Raison> manques) {
        try {
            if (!empreinte(contenu).equals(contenu)) {
                manques.put(contenu, Raison.PIECE_CHANGEE);
                return;
            }
            try (InputStream flux = comptoir.ports().pieces().ouvrir(contenu)) {
                lectures.put(contenu, comptoir.ports().lecteur().lire(flux));
            }
        } catch (PortException absente) {
            if (absente.nature() == PortException.Nature.TEMPORAIRE) {
                throw absente;
            }
            manques.put(contenu, Raison.PIECE_ABSENTE);
        } catch (IOException panne) {
            if (!PortException.estDefinitive(panne)) {
                throw new PortException(PortException.Nature.TEMPORAIRE, "a file could not be read to its end", panne);
            }
            manques.put(contenu, Raison.PIECE_CHANGEE);
        }
    }

    /** Of all its bytes, before any is believed: a reader may stop where it has seen enough. */
    private Empreinte empreinte(Empreinte contenu) throws IOException {
        try (InputStream flux = comptoir.ports().pieces().ouvrir(contenu);
                DigestInputStream compte = new DigestInputStream(flux, Empreinte.algorithme())) {
            compte.transferTo(OutputStream.nullOutputStream());
            return Empreinte.of(compte.getMessageDigest().digest());
        }
    }

    /** What the dossier shares with those that were registered by then, erased since or not as long as their digest is left. */
    private List<Coincidence> coincidences(Dossier alors, Instant instant) {
        return Doublons.coincidences(
                alors.numero(),
                comptoir.reperes(alors),
                repere -> comptoir.porteurs(repere).stream()
                        .filter(autre -> autre.equals(alors.numero()) || estLa(autre, instant))
                        .toList());
    }

    private boolean estLa(NumeroDossier numero, Instant instant) {
        return comptoir.ports().journaux().entrees(numero).stream()
                .anyMatch(entree -> entree.fait() instanceof Fait.DemandeEnregistree
                        && !entree.instant().isAfter(instant));
    }
}
