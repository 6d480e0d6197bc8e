package fr.octroi.guichet;

import fr.octroi.commun.Acteur;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Parcours;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Ecriture;
import fr.octroi.port.PortException;
import fr.octroi.recours.Recours;
import fr.octroi.relance.Incident;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The counter of the archives: the end of what is kept of a dossier.
 */
public final class GuichetArchives {

    /** Nothing is expected of anybody any more, as far as the state tells. */
    private static final Set<EtatDossier> TERMINES = EnumSet.of(
            EtatDossier.REFUSE, EtatDossier.PAYE, EtatDossier.RETIRE, EtatDossier.TRANSMIS, EtatDossier.DESISTE);

    private final Comptoir comptoir;

    GuichetArchives(Comptoir comptoir) {
        this.comptoir = comptoir;
    }

    /**
     * Erases a dossier (<i>effacement</i>, RGPD art. 5, 1, e): its picture, its digests, its waiting messages, its notes and its
     * key go, and its chain stays, which holds no personal data and of which nothing can be guessed without the key.
     *
     * <p>Whether its time has come is not judged here: retention periods, legal holds and the visa of the archives are the
     * host's. Its files stay, since they may belong to other dossiers. What an interruption left is removed by the same call again.
     *
     * @param acteur who
     * @param numero the dossier
     * @param visa the reference under which the archives agreed, a code of at most 40 upper-case letters, digits and {@code _ . -}
     * @return {@link Effet#DEJA_FAIT} when it was erased, {@link Effet#IMPOSSIBLE} while something of it is under way: an
     *     instruction, a session, a payment, an appeal, a hearing, a claim or an incident
     * @throws AccesRefuseException when the role may not
     * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE} for a visa of another form
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet effacer(Acteur acteur, NumeroDossier numero, String visa) {
        Habilitations.exiger(acteur, Operation.EFFACER);
        Fait fait = new Fait.DossierEfface(visa);
        Optional<Pris> pris = comptoir.prendre(numero);
        if (pris.isEmpty()) {
            if (!comptoir.estPris(numero)) {
                return Effet.INCONNU;
            }
            oublier(numero);
            return Effet.DEJA_FAIT;
        }
        if (!estTermine(pris.get())) {
            return Effet.IMPOSSIBLE;
        }
        comptoir.ports()
                .dossiers()
                .ecrire(Ecriture.effacer(
                        comptoir.reglages().horloge().instant(),
                        acteur,
                        List.of(new Ecriture.Effacement(numero, pris.get().version(), List.of(fait)))));
        oublier(numero);
        return Effet.FAIT;
    }

    private boolean estTermine(Pris pris) {
        Parcours parcours = pris.parcours();
        boolean entendu = pris.etat() == EtatDossier.RETIRE
                || parcours.contradictoire()
                        .filter(contradictoire -> !contradictoire.estClos(comptoir.aujourdhui()))
                        .isEmpty();
        return TERMINES.contains(pris.etat())
                && entendu
                // Whoever gave up on a frozen agenda is on it until the minutes.
                && parcours.inscription().isEmpty()
                && parcours.recours().stream().noneMatch(recours -> recours.issue() == Recours.Issue.PENDANT)
                && parcours.indus().stream()
                        .allMatch(indu -> indu.etat().suivants().isEmpty())
                && parcours.incidents().stream().noneMatch(Incident::estOuvert);
    }

    /** After the write: a key that goes first would leave a dossier that nobody can read, nor erase. */
    private void oublier(NumeroDossier numero) {
        comptoir.ports().notes().effacer(numero);
        comptoir.ports().cles().detruire(numero);
    }
}
