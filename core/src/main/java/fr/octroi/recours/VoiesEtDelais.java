package fr.octroi.recours;

import fr.octroi.calendrier.Delai;
import fr.octroi.calendrier.Echeance;
import fr.octroi.commun.ValeurInvalideException;
import java.time.LocalDate;
import java.util.List;

/**
 * What a notification must say of appeals, or no délai can be held against the person (<i>voies et délais de
 * recours</i>, CJA R421-5).
 *
 * @param delai the délai before the court, such as {@link #DEUX_MOIS}
 * @param tribunal the court and how to reach it, the authority's configuration
 * @param recoursAdministratif to whom an administrative appeal is sent, the authority's configuration
 */
public record VoiesEtDelais(Delai delai, String tribunal, String recoursAdministratif) {

    /** Two months, francs by the courts' reckoning (CJA R421-1). */
    public static final Delai DEUX_MOIS = new Delai(2, Delai.Unite.MOIS, true);

    /**
     * Checks that nothing is left out.
     *
     * @throws ValeurInvalideException {@code VOIES_INCOMPLETES}
     */
    public VoiesEtDelais {
        if (delai.nombre() == 0 || tribunal.isBlank() || recoursAdministratif.isBlank()) {
            throw new ValeurInvalideException("VOIES_INCOMPLETES");
        }
    }

    /**
     * Returns the last day for an appeal; an end on a day off moves to the next working day.
     *
     * @param notification the day the person was notified
     * @return the date, with all that it takes to compute it again
     * @throws ValeurInvalideException {@code DATE_HORS_CALENDRIER}
     */
    public Echeance dernierJour(LocalDate notification) {
        return new Echeance("CJA R421-1", notification, delai, true, List.of());
    }
}
