package fr.octroi.reglement;

import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Fraction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Whom one règlement touches, asked by several that look at it each in its way, and the faults that the answers show. */
final class Enquete {

    private final ReglementAide reglement;
    private final Espace espace;
    private final List<But> eligible;
    private final List<Defaut> defauts = new ArrayList<>();

    Enquete(ReglementAide reglement, Geographie geographie) {
        this.reglement = reglement;
        this.espace = new Espace(reglement, geographie);
        this.eligible = Stream.concat(Stream.of(reglement.validite().condition()), reglement.conditions().stream())
                .map(condition -> But.vrai(condition.exige()))
                .toList();
    }

    ReglementAide reglement() {
        return reglement;
    }

    Espace espace() {
        return espace;
    }

    /** What an eligible applicant satisfies. */
    List<But> eligible() {
        return eligible;
    }

    /** The faults, in the order in which they were found. */
    List<Defaut> defauts() {
        return defauts;
    }

    /** Says whether anybody is eligible: without anybody, nothing can be said of amounts. */
    boolean quelquUnEstEligible() {
        Espace.Recherche quelquUn = espace.chercher(eligible);
        if (quelquUn.temoin() == null) {
            impossible(Defaut.Code.CONDITIONS_CONTRADICTOIRES, "conditions", quelquUn);
        }
        return quelquUn.temoin() != null;
    }

    void ajouter(Defaut.Code code, String lieu, Optional<Situation> temoin, String precision) {
        defauts.add(Defaut.of(code, reglement, lieu, temoin.map(espace::dite), precision));
    }

    /** Nobody was found: that proves a fault, or shows that it could not be decided. */
    void impossible(Defaut.Code code, String lieu, Espace.Recherche recherche) {
        boolean prouve = recherche.complete();
        ajouter(prouve ? code : Defaut.Code.NON_DECIDE, lieu, Optional.empty(), prouve ? "" : code.name());
    }

    /** Somebody was found: that is a fault. Nobody, in a search that could not be whole: that is said. */
    void trouver(Defaut.Code code, String lieu, Espace.Recherche recherche) {
        if (recherche.temoin() != null) {
            ajouter(code, lieu, Optional.of(recherche.temoin()), "");
        } else if (!recherche.complete()) {
            ajouter(Defaut.Code.NON_DECIDE, lieu, Optional.empty(), code.name());
        }
    }

    /** What is paid of an exact number of euros: rounded as the règlement says, and never less than nothing. */
    static Fraction paye(Fraction euros, Arrondi arrondi) {
        return arrondi.arrondirSansBorne(euros).max(Fraction.ZERO);
    }

    /** Looks for somebody who comes to a cap that does not apply. */
    Espace.Recherche sansPlafond(List<But> chemin, Formule.Plafond plafond) {
        return espace.chercher(
                avec(chemin, But.sur(plafond.valeur(), valeur -> valeur != null), But.sansObjet(plafond.plafond())));
    }

    List<But> avec(List<But> chemin, But... buts) {
        List<But> tous = new ArrayList<>(eligible);
        tous.addAll(chemin);
        tous.addAll(List.of(buts));
        return tous;
    }
}
