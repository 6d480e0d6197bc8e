package fr.octroi.guichet;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.Messages;
import fr.octroi.demande.Reception;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Contexte;
import fr.octroi.instruction.Doublons;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.Proposition;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Fait;
import fr.octroi.port.Cles;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Dossiers;
import fr.octroi.port.Ecriture;
import fr.octroi.port.LecteurDePieces;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import fr.octroi.reglement.Catalogue;
import fr.octroi.reglement.ReglementResolu;
import jakarta.validation.Validator;
import java.io.IOException;
import java.io.InputStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The counter: one method per use case, each one load, one pure call, one write (<i>guichet</i>).
 *
 * <p>Safe for several threads when its ports are. A call that throws has written nothing.
 */
public final class Guichet {

    private final Catalogue catalogue;
    private final Dossiers dossiers;
    private final Pieces pieces;
    private final LecteurDePieces lecteur;
    private final Cles cles;
    private final Validator validateur;
    private final InstantSource horloge;
    private final ZoneId fuseau;

    /**
     * Wires a counter; {@link fr.octroi.Octroi} does it with defaults.
     *
     * @param catalogue the règlements
     * @param dossiers the store of dossiers
     * @param pieces the store of files
     * @param lecteur what reads files
     * @param cles the secrets
     * @param validateur a Jakarta validator, of any provider
     * @param horloge what time it is
     * @param fuseau where the authority is
     */
    public Guichet(
            Catalogue catalogue,
            Dossiers dossiers,
            Pieces pieces,
            LecteurDePieces lecteur,
            Cles cles,
            Validator validateur,
            InstantSource horloge,
            ZoneId fuseau) {
        this.catalogue = catalogue;
        this.dossiers = dossiers;
        this.pieces = pieces;
        this.lecteur = lecteur;
        this.cles = cles;
        this.validateur = validateur;
        this.horloge = horloge;
        this.fuseau = fuseau;
    }

    /**
     * Files a request.
     *
     * <p>The same request again changes nothing; the same number with other content leaves what was declared as it is, and
     * sends the dossier to a person, once however often that content comes.
     *
     * @param acteur who files it
     * @param aide the aid asked for, one of the catalogue's
     * @param demande the request, its files already stored
     * @return what became of it
     * @throws AccesRefuseException when the role may not file
     * @throws IllegalArgumentException when the catalogue lacks the aid
     * @throws PortException when a store fails
     * @throws fr.octroi.port.ConflitDeVersionException when somebody else writes the same dossier meanwhile
     */
    public ResultatDepot deposer(Acteur acteur, String aide, DemandeDeposee demande) {
        return deposer(acteur, aide, demande, 0);
    }

    private ResultatDepot deposer(Acteur acteur, String aide, DemandeDeposee demande, int ligne) {
        Habilitations.exiger(acteur, Operation.DEPOSER);
        return Reception.recevoir(demande, aide, ligne, LocalDate.ofInstant(horloge.instant(), fuseau), validateur)
                .selon(
                        recue -> enregistrer(acteur, recue.dossier()),
                        rejetee -> new ResultatDepot.Rejete(rejetee.rejets()));
    }

    /**
     * Files the requests of a lot, line by line; a bad line stops nothing.
     *
     * <p>Inside one lot, the second line of a number is rejected, whatever became of the first. A lot that was
     * interrupted is handed in again whole: what was already filed is known again.
     *
     * @param acteur who hands it in
     * @param aide the aid asked for, one of the catalogue's
     * @param lot its lines, read once
     * @param suite receives each line with what became of it, in order
     * @throws AccesRefuseException when the role may not file
     * @throws IllegalArgumentException when the catalogue lacks the aid
     * @throws PortException when a store fails; the lines before it are filed
     * @throws fr.octroi.port.ConflitDeVersionException when somebody else writes the same dossier meanwhile; the lines
     *     before it are filed
     */
    public void deposerLot(
            Acteur acteur,
            String aide,
            Iterator<? extends LigneDeLot> lot,
            BiConsumer<LigneDeLot, ResultatDepot> suite) {
        Set<String> dejaVus = new HashSet<>();
        while (lot.hasNext()) {
            LigneDeLot ligne = lot.next();
            boolean repete = !ligne.numero().isBlank() && !dejaVus.add(ligne.numero());
            ResultatDepot resultat = repete
                    ? new ResultatDepot.Rejete(
                            List.of(Messages.rejet(ligne.ligne(), ligne.numero(), "numero", "NUMERO_EN_DOUBLE")))
                    : ligne.selon(
                            lue -> deposer(acteur, aide, lue.demande(), lue.ligne()),
                            illisible -> new ResultatDepot.Rejete(illisible.rejets()));
            suite.accept(ligne, resultat);
        }
    }

    /**
     * Instructs a dossier: reads its files, gathers what it shares with others, and proposes.
     *
     * @param acteur who has it instructed
     * @param numero the dossier
     * @return the proposal, or empty when there is no such dossier
     * @throws AccesRefuseException when the role may not instruct
     * @throws IllegalStateException when the règlement has faults, or the dossier is past instruction
     * @throws PortException when a store fails
     * @throws fr.octroi.port.ConflitDeVersionException when somebody else writes the same dossier meanwhile
     */
    public Optional<Proposition> instruire(Acteur acteur, NumeroDossier numero) {
        Habilitations.exiger(acteur, Operation.INSTRUIRE);
        return dossiers.trouver(numero).map(enregistre -> instruire(acteur, enregistre));
    }

    private Proposition instruire(Acteur acteur, DossierEnregistre enregistre) {
        Dossier dossier = enregistre.dossier();
        if (!dossier.etat().estEnInstruction()) {
            throw new IllegalStateException("past instruction: " + dossier);
        }
        ReglementResolu reglement = reglement(dossier);
        List<Fait> faits = new ArrayList<>();
        SortedMap<Empreinte, LecturePiece> lectures = new TreeMap<>();
        for (PieceJustificative piece : dossier.pieces()) {
            LecturePiece lecture = lectures.computeIfAbsent(piece.contenu(), this::lire);
            faits.add(new Fait.PieceLue(piece.contenu(), lecture.etat(), lecture.nature()));
        }
        List<Repere> reperes = reperes(dossier);
        Contexte contexte =
                new Contexte(lectures, Doublons.coincidences(dossier.numero(), reperes, dossiers::porteurs));
        Proposition proposition = Instruction.instruire(dossier, reglement, contexte);
        EtatDossier etat = proposition.selon(
                accorder -> EtatDossier.ACCORD_PROPOSE,
                refuser -> EtatDossier.REFUS_PROPOSE,
                completer -> EtatDossier.A_COMPLETER,
                examiner -> EtatDossier.A_EXAMINER);
        Montant montant = proposition instanceof Proposition.Accorder accorder ? accorder.montant() : null;
        faits.add(new Fait.InstructionFaite(
                reglement.definition().version(),
                reglement.definition().empreinte(),
                proposition.code(),
                proposition.motifs().stream().map(Constat::code).toList(),
                montant,
                etat));
        dossiers.ecrire(new Ecriture(
                horloge.instant(),
                acteur,
                List.of(new Ecriture.Changement(dossier.avecEtat(etat), enregistre.version(), reperes, faits))));
        return proposition;
    }

    private LecturePiece lire(Empreinte contenu) {
        try (InputStream flux = pieces.ouvrir(contenu)) {
            return lecteur.lire(flux);
        } catch (IOException fermeture) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a file could not be closed", fermeture);
        }
    }

    private ResultatDepot enregistrer(Acteur acteur, Dossier recu) {
        Empreinte demande = recu.empreinteDeLaDemande(cles.dossier(recu.numero()));
        Optional<DossierEnregistre> present = dossiers.trouver(recu.numero());
        if (present.isEmpty()) {
            List<Fait> faits = new ArrayList<>();
            faits.add(new Fait.DemandeEnregistree(recu.aide(), recu.depot(), demande));
            for (PieceJustificative piece : recu.pieces()) {
                faits.add(new Fait.PieceRecue(piece.type(), piece.contenu(), piece.taille()));
            }
            ecrire(acteur, recu, 0, faits);
            return new ResultatDepot.Enregistre(recu.numero());
        }
        Dossier connu = present.get().dossier();
        if (connu.memeDemandeQue(recu) || connu.divergences().contains(demande)) {
            return new ResultatDepot.DejaConnu(recu.numero());
        }
        EtatDossier etat = connu.etat().estEnInstruction() ? EtatDossier.A_EXAMINER : connu.etat();
        ecrire(
                acteur,
                connu.avecEtat(etat).avecDivergence(demande),
                present.get().version(),
                List.of(new Fait.DepotDivergent(demande, etat)));
        return new ResultatDepot.Divergent(recu.numero());
    }

    private void ecrire(Acteur acteur, Dossier dossier, long version, List<Fait> faits) {
        dossiers.ecrire(new Ecriture(
                horloge.instant(),
                acteur,
                List.of(new Ecriture.Changement(dossier, version, reperes(dossier), faits))));
    }

    private List<Repere> reperes(Dossier dossier) {
        return Doublons.reperes(dossier, reglement(dossier).definition(), cles.organisation());
    }

    private ReglementResolu reglement(Dossier dossier) {
        return Instruction.choisir(catalogue, dossier)
                .orElseThrow(() -> new IllegalArgumentException("no règlement for the aid " + dossier.aide()));
    }
}
