package fr.octroi.examples.jersey;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import fr.octroi.Octroi;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.document.Lettres;
import fr.octroi.dossier.Dossier;
import fr.octroi.instruction.Instruction;
import fr.octroi.journal.Parcours;
import fr.octroi.port.Message;
import fr.octroi.port.Messagerie;
import fr.octroi.port.PortException;
import fr.octroi.reglement.ReglementAide;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;

/**
 * The carrier: each message, whatever its channel, is a letter in the folder of the mail room, whole or not there, and named by its key:
 * twice is once while it lies there.
 */
record Courrier(Octroi octroi, Lettres lettres, Path dossier, Acteur automate, Clock horloge) implements Messagerie {

    @Override
    public Remise remettre(Message message, Dossier demande, Parcours parcours) {
        try {
            ReglementAide reglement = Instruction.choisir(octroi.catalogue(), demande)
                    .orElseThrow()
                    .definition();
            Lettres.Affaire affaire = new Lettres.Affaire(
                    demande,
                    parcours,
                    reglement,
                    octroi.guichet().proposition(automate, demande.numero()).orElseThrow(),
                    Instruction.silence(parcours.rouvert().orElse(demande.depot()), reglement, parcours.suspensions()));
            ByteArrayOutputStream lettre = new ByteArrayOutputStream();
            // Its own day is that on which it leaves: it may have waited since it was decided.
            lettres.ecrire(message.modele(), affaire, LocalDate.now(horloge), lettre);
            Files.createDirectories(dossier);
            Path partielle = dossier.resolve(message.cle() + ".partielle");
            Files.write(partielle, lettre.toByteArray(), CREATE, TRUNCATE_EXISTING, WRITE, DSYNC);
            Files.move(partielle, dossier.resolve(message.cle() + ".pdf"), StandardCopyOption.ATOMIC_MOVE);
            // That it left is written next, and outlives a power cut: so must its name, where the system can force
            // those of a folder.
            if (dossier.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                try (FileChannel noms = FileChannel.open(dossier)) {
                    noms.force(true);
                }
            }
            return new Remise(Empreinte.sha256(lettre.toByteArray()), "");
        } catch (IOException | IllegalStateException echec) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "the letter could not be written", echec);
        }
    }
}
