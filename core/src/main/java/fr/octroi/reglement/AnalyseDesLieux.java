package fr.octroi.reglement;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Codes of places that no official geography has, or has no more. */
final class AnalyseDesLieux {

    /** Codes of two letters (ISO 3166-1). */
    private static final Set<String> PAYS = Set.of(Locale.getISOCountries());

    private AnalyseDesLieux() {}

    static List<Defaut> lieux(ReglementAide reglement, Geographie geographie) {
        List<Defaut> defauts = new ArrayList<>();
        if (geographie.millesime().isEmpty()) {
            return defauts;
        }
        Questions.de(reglement).flatMap(AnalyseDesLieux::nommes).distinct().forEach(membre -> {
            if (membre.niveau() == Niveau.COMMUNE) {
                commune(membre, reglement, geographie).ifPresent(defauts::add);
            } else if (membre.niveau() == Niveau.PAYS
                    ? !PAYS.contains(membre.lieu())
                    : membre.au() == null && !geographie.connait(membre.niveau(), membre.lieu())) {
                defauts.add(Defaut.of(Defaut.Code.LIEU_INCONNU, reglement, membre.lieu(), Optional.empty(), ""));
            }
        });
        return defauts;
    }

    /** The places of a territory, or those that a question about a residence lists itself. */
    private static Stream<Territoire.Appartenance> nommes(Predicat question) {
        if (question instanceof Predicat.DansTerritoire dans) {
            return dans.territoire().membres().stream();
        }
        return question instanceof Predicat.Parmi parmi
                ? Stream.of(Niveau.values())
                        .filter(niveau -> Vocabulaire.residence(niveau).equals(parmi.donnee()))
                        .flatMap(niveau -> parmi.codes().stream()
                                .filter(code -> !code.equals(Vocabulaire.AUCUN))
                                .map(code -> new Territoire.Appartenance(niveau, code, null, null)))
                : Stream.of();
    }

    private static Optional<Defaut> commune(
            Territoire.Appartenance membre, ReglementAide reglement, Geographie geographie) {
        String insee = membre.lieu();
        if (geographie.existe(insee)) {
            return Optional.empty();
        }
        Optional<String> ville = geographie.communeDeLArrondissement(insee);
        if (ville.isPresent()) {
            return Optional.of(Defaut.of(Defaut.Code.ARRONDISSEMENT, reglement, insee, Optional.empty(), ville.get()));
        }
        Optional<String> actuelle = geographie.actuelle(insee);
        if (!geographie.aExiste(insee) && actuelle.isEmpty()) {
            return Optional.of(Defaut.of(Defaut.Code.COMMUNE_INCONNUE, reglement, insee, Optional.empty(), ""));
        }
        LocalDate fin = geographie.disparition(insee).orElse(null);
        boolean finie = membre.au() != null && (fin == null || !membre.au().isAfter(fin));
        boolean avant = fin != null
                && reglement.validite().au() != null
                && reglement.validite().au().isBefore(fin);
        return finie || avant
                ? Optional.empty()
                : Optional.of(Defaut.of(
                        Defaut.Code.COMMUNE_DISPARUE, reglement, insee, Optional.empty(), actuelle.orElse("")));
    }
}
