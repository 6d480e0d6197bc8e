package fr.octroi.relance;

import fr.octroi.calendrier.Delai;
import fr.octroi.calendrier.Echeance;
import fr.octroi.reglement.ModeleDeLettre;
import java.time.LocalDate;
import java.util.List;

/**
 * The two acknowledgements that every request filed electronically gets (<i>accusés</i>, CRPA L112-11 and R112-11-2).
 */
public enum AccuseReception {
    /** That it was registered: at once, or within one working day (<i>accusé d'enregistrement électronique</i>). */
    ENREGISTREMENT(1, ModeleDeLettre.ACCUSE_ENREGISTREMENT),
    /**
     * That it was received: within ten working days, with the service, the date of the implicit decision and the remedies
     * (<i>accusé de réception électronique</i>, content R112-11-1).
     */
    RECEPTION(10, ModeleDeLettre.ACCUSE_RECEPTION);

    private final int joursOuvres;
    private final ModeleDeLettre modele;

    AccuseReception(int joursOuvres, ModeleDeLettre modele) {
        this.joursOuvres = joursOuvres;
        this.modele = modele;
    }

    /**
     * Returns by when it must be sent.
     *
     * @param depot the day of filing
     * @return the date, with all that it takes to compute it again
     */
    public Echeance limite(LocalDate depot) {
        return new Echeance("CRPA R112-11-2", depot, Delai.ofJoursOuvres(joursOuvres), false, List.of());
    }

    /**
     * Returns its letter.
     *
     * @return the template
     */
    public ModeleDeLettre modele() {
        return modele;
    }
}
