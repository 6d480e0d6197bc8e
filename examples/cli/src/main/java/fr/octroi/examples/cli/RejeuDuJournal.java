package fr.octroi.examples.cli;

import fr.octroi.Octroi;
import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.demande.Rejet;
import fr.octroi.document.LecteurDeCodes;
import fr.octroi.document.LecteurIsole;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.format.DossierDeLot;
import fr.octroi.format.Lot;
import fr.octroi.format.Mappage;
import fr.octroi.guichet.ResultatDepot;
import fr.octroi.instruction.Coincidence;
import fr.octroi.instruction.Doublons;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.memoire.DossiersEnMemoire;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.PortException;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.suivi.Rejeu;
import fr.octroi.suivi.Rejeu.Raison;
import fr.octroi.suivi.SourcesDuRejeu;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the journal of a month says was proposed, computed again from the export of that month and its pieces. */
final class RejeuDuJournal {

    private static final long PIECE_MAXIMALE = 20_000_000;

    private final SortedMap<NumeroDossier, List<Entree>> journal;
    private final Path entree;
    private final Mappage mappage;
    private final ReglementAide reglement;
    private final DossiersEnMemoire magasin = new DossiersEnMemoire();
    private final Cle cle;
    private final Octroi octroi;
    private final DossierDeLot lot;

    /** The faults of the lines that the export gives and that are no request. */
    private final SortedMap<String, String> rejetees = new TreeMap<>();

    /**
     * Prepares.
     *
     * @param journal the entries of each dossier, of a journal that holds
     * @param entree what the platform handed over for that month
     * @param mappage how it writes it
     * @param reglement the règlement that the journal names
     */
    RejeuDuJournal(
            SortedMap<NumeroDossier, List<Entree>> journal, Path entree, Mappage mappage, ReglementAide reglement) {
        this.journal = journal;
        this.entree = entree;
        this.mappage = mappage;
        this.reglement = reglement;
        this.lot = new DossierDeLot(entree, PIECE_MAXIMALE);
        ClesEnMemoire cles = new ClesEnMemoire();
        this.cle = cles.organisation();
        // No day is too late: what is replayed does not depend on the day of the replay.
        this.octroi = Octroi.avec(List.of(reglement))
                .magasin(magasin, magasin, magasin, magasin)
                .cles(cles)
                .pieces(lot)
                .horloge(new Horloge(CalendrierOuvre.DERNIER_JOUR))
                .build();
    }

    /** Says what came out, dossier by dossier where it is not the same; true when all of it is. */
    boolean executer(PrintWriter ecran) throws IOException {
        deposer();
        int identiques = 0;
        int differents = 0;
        int impossibles = 0;
        try (LecteurIsole mur = Mur.elever(LecteurDeCodes.SANS_CERTIFICAT);
                Avancement avancement = Avancement.sur("Rejeu", journal.size())) {
            for (NumeroDossier numero : journal.keySet()) {
                Optional<Dossier> depose = magasin.trouver(numero).map(DossierEnregistre::dossier);
                List<Entree> entrees = journal.getOrDefault(numero, List.of());
                if (depose.isEmpty()) {
                    String faute = rejetees.getOrDefault(numero.valeur(), "");
                    ecran.println(numero + " : IMPOSSIBLE, "
                            + (faute.isEmpty()
                                    ? "l'export n'a pas cette demande (DEMANDE_ABSENTE)"
                                    : "l'export la donne avec des fautes (" + faute + ")"));
                    impossibles += (int) entrees.stream()
                            .filter(une -> une.fait() instanceof Fait.InstructionFaite)
                            .count();
                } else {
                    for (Rejeu rejeu : rejouer(mur, depose.get(), entrees)) {
                        String ecart = dire(rejeu, entrees);
                        if (!ecart.isEmpty()) {
                            ecran.println(numero + ", version " + rejeu.version() + " : " + ecart);
                        }
                        identiques += rejeu instanceof Rejeu.Identique ? 1 : 0;
                        differents += rejeu instanceof Rejeu.Different ? 1 : 0;
                        impossibles += rejeu instanceof Rejeu.Impossible ? 1 : 0;
                    }
                }
                avancement.unDePlus();
            }
        }
        ecran.printf(
                "%s à l'identique, %s, %s à rejouer%n",
                Pluriel.de(identiques, "proposition[s] rejouée[s]"),
                Pluriel.de(differents, "différente[s]"),
                Pluriel.de(impossibles, "impossible[s]"));
        ecran.println(
                "Les clés des dossiers n'étant pas dans l'export, ce qui fut déclaré n'est pas comparé à son sceau.");
        ecran.flush();
        return differents == 0 && impossibles == 0;
    }

    private static String dire(Rejeu rejeu, List<Entree> entrees) {
        return rejeu.selon(
                identique -> "",
                different -> "DIFFERENT, " + different.ecart() + " : « " + different.enregistre() + " » au journal"
                        + parOctroi(different.version(), entrees) + ", « " + different.rejoue()
                        + " » au rejeu par Octroi " + Instruction.VERSION,
                impossible -> "IMPOSSIBLE, " + impossible.raison()
                        + (impossible.sujet().isEmpty() ? "" : " : " + impossible.sujet()));
    }

    /** Which version proposed it: the first thing to look at when another one comes to something else. */
    private static String parOctroi(long version, List<Entree> entrees) {
        return entrees.stream()
                .filter(entree -> entree.version() == version)
                .flatMap(entree -> entree.fait() instanceof Fait.InstructionFaite faite
                        ? Stream.ofNullable(faite.octroi())
                        : Stream.empty())
                .map(alors -> " par Octroi " + alors)
                .findFirst()
                .orElse("");
    }

    private void deposer() throws IOException {
        Path export = MappageCommande.export(mappage, entree);
        Acteur automate = new Acteur("collectivite", Role.AUTOMATE, "octroi-rejouer");
        try (Lot lignes =
                mappage.ouvrir(mappage.fichier(), new BufferedInputStream(Files.newInputStream(export)), lot)) {
            octroi.guichet().deposerLot(automate, reglement.code(), lignes, (ligne, resultat) -> {
                if (resultat instanceof ResultatDepot.Rejete rejete) {
                    rejetees.put(
                            ligne.numero(),
                            rejete.rejets().stream().map(Rejet::code).collect(Collectors.joining(", ")));
                }
            });
        }
    }

    private List<Rejeu> rejouer(LecteurIsole mur, Dossier dossier, List<Entree> entrees) {
        SortedMap<Empreinte, LecturePiece> lectures = new TreeMap<>();
        SortedMap<Empreinte, Raison> manques = new TreeMap<>();
        for (PieceJustificative piece : dossier.pieces()) {
            lire(mur, piece.contenu(), lectures, manques);
        }
        return Rejeu.rejouer(
                dossier, entrees, new SourcesDuRejeu(octroi.catalogue(), lectures, manques, this::coincidences, null));
    }

    /** A file that was changed bears another digest since the export was read: it is another file. */
    private void lire(
            LecteurIsole mur,
            Empreinte contenu,
            SortedMap<Empreinte, LecturePiece> lectures,
            SortedMap<Empreinte, Raison> manques) {
        try (InputStream flux = lot.ouvrir(contenu)) {
            lectures.put(contenu, mur.lire(flux));
        } catch (PortException | IOException illisible) {
            manques.put(contenu, Raison.PIECE_ABSENTE);
        }
    }

    private List<Coincidence> coincidences(Dossier alors, Instant instant) {
        return Doublons.coincidences(
                alors.numero(),
                Doublons.reperes(alors, reglement, cle),
                repere -> magasin.porteurs(repere).stream()
                        .filter(autre -> journal.getOrDefault(autre, List.of()).stream()
                                .anyMatch(une -> une.fait() instanceof Fait.DemandeEnregistree
                                        && !une.instant().isAfter(instant)))
                        .toList());
    }
}
