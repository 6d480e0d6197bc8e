package fr.octroi.journal;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.recours.Contradictoire;
import fr.octroi.recours.Grief;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.reglement.ModeleDeLettre;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What {@link Relecture} knows of the appeals, of the contradictory step, and of who else the request is for. */
final class RecoursRelus {

    private final EnvoisRelus envois;
    private final ExamenRelu examen;
    private final SeancesRelues seances;
    final Map<String, Recours> tous = new LinkedHashMap<>();

    @Nullable
    Contradictoire contradictoire;

    @Nullable
    MotifDeRetrait motifDeRetrait;

    List<Grief> griefs = List.of();

    /** The key of the letter of the contradictory step. */
    @Nullable
    String lettre;

    boolean contradictoireRefait;

    FaitDeRecours.@Nullable DossierTransmis transmis;

    RecoursRelus(EnvoisRelus envois, ExamenRelu examen, SeancesRelues seances) {
        this.envois = envois;
        this.examen = examen;
        this.seances = seances;
    }

    void lire(NumeroDossier numero, FaitDeRecours fait) {
        if (fait instanceof FaitDeRecours.RecoursRecu recu) {
            tous.put(
                    recu.reference(),
                    new Recours(recu.reference(), numero, recu.genre(), recu.jour(), Recours.Issue.PENDANT));
        } else if (fait instanceof FaitDeRecours.RecoursTranche tranche) {
            tous.computeIfPresent(tranche.reference(), (reference, appel) -> {
                Champs.refuserSi(appel.issue() != Recours.Issue.PENDANT || tranche.issue() == Recours.Issue.PENDANT);
                return appel.avecIssue(tranche.issue());
            });
        } else if (fait instanceof FaitDeRecours.ContradictoireOuvert ouvert) {
            ouvrir(ouvert);
        } else if (fait instanceof FaitDeRecours.ObservationsRecues observations) {
            if (contradictoire != null) {
                contradictoire =
                        new Contradictoire(contradictoire.ouvert(), contradictoire.limite(), observations.jour());
            }
        } else if (fait instanceof FaitDeRecours.DossierRouvert reouverture) {
            seances.rouvrir();
            examen.rouvrir(reouverture.jour());
        } else if (fait instanceof FaitDeRecours.DossierTransmis transmission) {
            transmis = transmission;
        }
    }

    /** A letter that still waits to leave is that of the step that is dated anew; one that reached nobody makes of the next step the same one again. */
    private void ouvrir(FaitDeRecours.ContradictoireOuvert ouvert) {
        boolean leMeme = ouvert.motif() == motifDeRetrait && ouvert.griefs().equals(griefs);
        boolean attend = leMeme && envois.de(lettre).filter(Envoi::attend).isPresent();
        contradictoireRefait = leMeme && (attend ? contradictoireRefait : contradictoirePerdu());
        contradictoire = new Contradictoire(ouvert.jour(), ouvert.limite(), null);
        lettre = attend ? lettre : null;
        motifDeRetrait = ouvert.motif();
        griefs = ouvert.griefs();
    }

    /** While the dossier is limited no step is opened, and the letter that waits takes the place of the lost one. */
    void confier(FaitDeRelance.MessageConfie confie) {
        if (ModeleDeLettre.CONTRADICTOIRE.aPourCode(confie.modele())) {
            contradictoireRefait |= lettre != null && contradictoirePerdu();
            lettre = confie.cle();
        }
    }

    /** By its letter, or as an answer shows. */
    boolean contradictoireAtteint() {
        return (contradictoire != null && contradictoire.observations() != null)
                || envois.de(lettre).filter(Envoi::aAtteint).isPresent();
    }

    /** Nobody was told, nor will be by a letter that waits. */
    boolean contradictoirePerdu() {
        return contradictoire != null
                && contradictoire.observations() == null
                && envois.de(lettre)
                        .filter(envoi -> envoi.attend() || envoi.aAtteint())
                        .isEmpty();
    }
}
