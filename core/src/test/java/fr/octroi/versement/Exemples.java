package fr.octroi.versement;

import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Decision;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Invented grants and payments. */
public final class Exemples {

    public static final LocalDate SEANCE = LocalDate.of(2020, 7, 8);
    public static final Acte ACTE = new Acte("B2020-07-012", "2020-07", SEANCE);
    public static final Executoire EXECUTOIRE = new Executoire(LocalDate.of(2020, 7, 10), LocalDate.of(2020, 7, 20));
    public static final LocalDate JOUR = LocalDate.of(2020, 7, 20);
    public static final Empreinte COMPTE = Empreinte.deChamps("un compte");
    public static final CoordonneesBancaires RIB = new CoordonneesBancaires(COMPTE, true, null);
    static final Acteur UNE = new Acteur("prestataire", Role.PRESTATAIRE, "a1");
    static final Acteur AUTRE = new Acteur("gpso", Role.INSTRUCTEUR, "a1");

    private Exemples() {}

    public static Decision.Accordee accord(int rang) {
        return new Decision.Accordee(new NumeroDossier("V-" + rang), ACTE, Montant.ofEuros(300), Montant.ofEuros(200));
    }

    /** Returns the payment of a grant of that rank. */
    public static Versement versement(int rang, Versement.Etat etat) {
        NumeroDossier dossier = accord(rang).dossier();
        return new Versement(
                Versement.reference(ACTE, dossier, 1), dossier, ACTE.numero(), Montant.ofEuros(200), COMPTE, etat);
    }

    static RetourComptable.Ligne ligne(
            Versement versement, RetourComptable.Issue issue, String code, @Nullable Montant montant) {
        return new RetourComptable.Ligne(versement.reference(), issue, code, montant, JOUR);
    }
}
