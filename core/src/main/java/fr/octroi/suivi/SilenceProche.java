package fr.octroi.suivi;

import fr.octroi.calendrier.Echeance;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import java.util.Comparator;

/**
 * A dossier that nobody has decided, and the day on which silence would reject it (<i>silence valant rejet</i>, CRPA L231-4), ordered
 * by that day, then by number.
 *
 * @param numero the dossier
 * @param etat where it stands
 * @param silence the date, with what moved it
 */
public record SilenceProche(NumeroDossier numero, EtatDossier etat, Echeance silence)
        implements Comparable<SilenceProche> {

    private static final Comparator<SilenceProche> ORDRE = Comparator.comparing(
                    (SilenceProche proche) -> proche.silence().date())
            .thenComparing(SilenceProche::numero);

    @Override
    public int compareTo(SilenceProche autre) {
        return ORDRE.compare(this, autre);
    }
}
