package fr.octroi.benchmarks;

import fr.octroi.benchmarks.ALaMain.Resultat;
import fr.octroi.benchmarks.ALaMain.Verdict;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A dossier as rule engines like it: flat, and the place where rules put what they say. */
public final class Demande {

    private final @Nullable LocalDate achat;
    private final @Nullable String commune;
    private final @Nullable String nature;
    private final @Nullable String etat;
    private final List<Resultat> resultats = new ArrayList<>(4);

    Demande(Dossier dossier) {
        Depense depense = dossier.depense();
        achat = depense.date();
        commune = dossier.demandeur().adresse().insee();
        nature = depense.nature();
        etat = depense.etat();
    }

    /**
     * Returns the date of purchase.
     *
     * @return null when unknown
     */
    public @Nullable LocalDate getAchat() {
        return achat;
    }

    /**
     * Returns the commune of the applicant.
     *
     * @return null when unknown
     */
    public @Nullable String getCommune() {
        return commune;
    }

    /**
     * Returns what was bought.
     *
     * @return null when unknown
     */
    public @Nullable String getNature() {
        return nature;
    }

    /**
     * Returns whether it was new.
     *
     * @return null when unknown
     */
    public @Nullable String getEtat() {
        return etat;
    }

    /**
     * Keeps what a rule says.
     *
     * @param code the rule
     * @param article where the règlement says it
     * @param verdict what it says
     * @param fait the fact that it read
     * @param valeur what it found
     */
    public void ajouter(String code, String article, Verdict verdict, String fait, @Nullable Object valeur) {
        resultats.add(ALaMain.resultat(code, article, verdict, fait, valeur));
    }

    List<Resultat> resultats() {
        return resultats;
    }
}
