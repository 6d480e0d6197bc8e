package fr.octroi.guichet;

import fr.octroi.bureau.Programme;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.instruction.Instruction;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Parcours;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.PortException;
import fr.octroi.reglement.Calcul;
import fr.octroi.reglement.Etape;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.suivi.FicheDeSuivi;
import fr.octroi.suivi.FicheDeSuivi.Pourquoi;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The counter of those who answer the telephone, for the authority as for its contractor: both read the same timeline.
 */
public final class GuichetAccueil {

    /** The same call recorded twice within that time is a double click. */
    private static final Duration REPETITION = Duration.ofMinutes(10);

    private final Comptoir comptoir;

    GuichetAccueil(Comptoir comptoir) {
        this.comptoir = comptoir;
    }

    /**
     * Draws up all that can be said of a dossier, without its rank and the credits.
     *
     * @param acteur who asks; that an applicant asks for his own dossier is the host's to check
     * @param numero the dossier
     * @return the sheet, empty when there is no such dossier
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     */
    public Optional<FicheDeSuivi> suivre(Acteur acteur, NumeroDossier numero) {
        return suivre(acteur, numero, new Programme(List.of()));
    }

    /**
     * Draws up all that can be said of a dossier, with the session that its rank and the credits lead to.
     *
     * @param acteur who asks; that an applicant asks for his own dossier is the host's to check
     * @param numero the dossier
     * @param programme the programme of the day, as {@link GuichetSeances#programmer} gives it: drawn up once, it serves every
     *     call until something changes
     * @return the sheet, empty when there is no such dossier
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     */
    public Optional<FicheDeSuivi> suivre(Acteur acteur, NumeroDossier numero, Programme programme) {
        Habilitations.exiger(acteur, Operation.CONSULTER);
        return comptoir.prendre(numero)
                .map(pris -> FicheDeSuivi.de(
                                pris.dossier(),
                                pris.parcours(),
                                comptoir.ports().registres().seances(),
                                comptoir.silence(pris),
                                comptoir.reglages().delaiDePaiement(),
                                comptoir.aujourdhui(),
                                comptoir.pret(pris).orElse(null),
                                programme.affectation(numero).orElse(null))
                        .avecPourquoi(pourquoi(pris)));
    }

    /** What was proposed, until something comes that it did not see; once refused, the decision says why. */
    private @Nullable Pourquoi pourquoi(Pris pris) {
        Fait.InstructionFaite faite = pris.parcours().instruction().orElse(null);
        if (faite == null || pris.parcours().aRevoir()) {
            return null;
        }
        boolean accord = faite.proposition().equals("ACCORDER")
                && pris.parcours().carence().isEmpty();
        return switch (pris.etat()) {
            case ACCORD_PROPOSE, ACCORDE, EXECUTOIRE, LIQUIDE, PAIEMENT_REJETE, PAYE ->
                accord ? accord(pris, faite) : null;
            case REFUS_PROPOSE -> refus(pris);
            case EN_SEANCE, AJOURNE -> accord ? accord(pris, faite) : refus(pris);
            default -> null;
        };
    }

    private Pourquoi refus(Pris pris) {
        return new Pourquoi(
                null,
                Articles.motifsFondes(comptoir.reglement(pris.dossier()).definition(), pris.parcours()),
                List.of());
    }

    /** Steps that would not lead to the amount proposed are not told: the règlement or the request has changed since. */
    private Pourquoi accord(Pris pris, Fait.InstructionFaite faite) {
        ReglementResolu reglement = comptoir.reglement(pris.dossier());
        List<Etape> etapes = reglement.definition().empreinte().equals(faite.reglement())
                        && Instruction.calculer(pris.dossier(), reglement) instanceof Calcul.Etabli etabli
                        && etabli.montant().equals(faite.montant())
                ? etabli.etapes()
                : List.of();
        return new Pourquoi(faite.montant(), List.of(), etapes);
    }

    /**
     * Returns what happened to a dossier, folded.
     *
     * @param acteur who asks
     * @param numero the dossier
     * @return its life, empty when there is no such dossier
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     */
    public Optional<Parcours> parcours(Acteur acteur, NumeroDossier numero) {
        Habilitations.exiger(acteur, Operation.CONSULTER);
        return comptoir.prendre(numero).map(Pris::parcours);
    }

    /**
     * Records a call, with what was noted in the store of notes that can be erased.
     *
     * @param acteur who answered
     * @param numero the dossier
     * @param motif why the person called, a code such as {@code OU_EN_EST_ON}
     * @param note what was noted, blank when nothing was
     * @return {@link Effet#DEJA_FAIT} when the last thing that happened to the dossier is this very call, minutes ago
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet consignerAppel(Acteur acteur, NumeroDossier numero, String motif, String note) {
        Habilitations.exiger(acteur, Operation.CONSIGNER_APPEL);
        return comptoir.avec(numero, pris -> {
            Empreinte empreinte = note.isBlank()
                    ? null
                    : comptoir.ports().cles().dossier(numero).sceller("note", note);
            FaitDeRelance.AppelConsigne appel = new FaitDeRelance.AppelConsigne(motif, empreinte);
            List<Entree> entrees = pris.parcours().entrees();
            Entree derniere = entrees.get(entrees.size() - 1);
            Instant peuAvant = comptoir.reglages().horloge().instant().minus(REPETITION);
            if (derniere.fait().equals(appel)
                    && derniere.auteur().equals(acteur)
                    && derniere.instant().isAfter(peuAvant)) {
                return Effet.DEJA_FAIT;
            }
            if (empreinte != null) {
                comptoir.ports().notes().consigner(numero, empreinte, note);
            }
            return comptoir.ecrire(acteur, pris, appel);
        });
    }
}
