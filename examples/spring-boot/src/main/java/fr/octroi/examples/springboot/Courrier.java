package fr.octroi.examples.springboot;

import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import fr.octroi.Octroi;
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
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import org.springframework.stereotype.Component;

/**
 * The carrier: each message, whatever its channel, is a letter in the folder of the mail room, whole or not there, and named by its key:
 * twice is once while it lies there.
 */
@Component
record Courrier(Octroi octroi, Lettres lettres, Parametres parametres, InstantSource horloge) implements Messagerie {

    @Override
    public Remise remettre(Message message, Dossier dossier, Parcours parcours) {
        try {
            ReglementAide reglement = Instruction.choisir(octroi.catalogue(), dossier)
                    .orElseThrow()
                    .definition();
            Lettres.Affaire affaire = new Lettres.Affaire(
                    dossier,
                    parcours,
                    reglement,
                    octroi.guichet()
                            .proposition(parametres.automate(), dossier.numero())
                            .orElseThrow(),
                    Instruction.silence(parcours.rouvert().orElse(dossier.depot()), reglement, parcours.suspensions()));
            ByteArrayOutputStream pdf = new ByteArrayOutputStream();
            // Its own day is that on which it leaves: it may have waited since it was decided.
            lettres.ecrire(message.modele(), affaire, LocalDate.now(horloge.withZone(ZoneId.of("Europe/Paris"))), pdf);
            Path boite = Files.createDirectories(parametres.courrier());
            Path partielle = boite.resolve(message.cle() + ".partielle");
            Files.write(partielle, pdf.toByteArray(), CREATE, TRUNCATE_EXISTING, WRITE, DSYNC);
            Files.move(partielle, boite.resolve(message.cle() + ".pdf"), StandardCopyOption.ATOMIC_MOVE);
            // That it left is written next, and outlives a power cut: so must its name, where the system can force
            // those of a folder.
            if (boite.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                try (FileChannel noms = FileChannel.open(boite)) {
                    noms.force(true);
                }
            }
            return new Remise(Empreinte.sha256(pdf.toByteArray()), "");
        } catch (IOException | IllegalStateException echec) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "the letter could not be written", echec);
        }
    }
}
