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
        Questions.de(reglement)
                .filter(Predicat.DansTerritoire.class::isInstance)
                .map(Predicat.DansTerritoire.class::cast)
                .flatMap(dans -> dans.territoire().membres().stream())
                .distinct()
                .forEach(membre -> {
                    if (membre.niveau() == Niveau.COMMUNE) {
                        commune(membre, reglement, geographie).ifPresent(defauts::add);
                    } else if ((membre.au() == null || membre.niveau() == Niveau.PAYS)
                            && !connait(membre.niveau(), membre.lieu(), geographie)) {
                        defauts.add(inconnu(membre.niveau(), membre.lieu(), reglement));
                    }
                });
        for (Niveau niveau : Niveau.values()) {
            Donnee residence = Vocabulaire.residence(niveau);
            if (!reglement.vocabulaires().containsKey(residence.nom())) {
                Questions.de(reglement)
                        .flatMap(question -> enumeres(question, residence))
                        .distinct()
                        .forEach(code ->
                                enumere(niveau, code, reglement, geographie).ifPresent(defauts::add));
            }
        }
        return defauts;
    }

    /** The places of a residence that a question lists itself. */
    private static Stream<String> enumeres(Predicat question, Donnee residence) {
        return question instanceof Predicat.Parmi parmi && parmi.donnee().equals(residence)
                ? parmi.codes().stream().filter(code -> !code.equals(Vocabulaire.AUCUN))
                : Stream.of();
    }

    private static Optional<Defaut> enumere(
            Niveau niveau, String code, ReglementAide reglement, Geographie geographie) {
        if (niveau == Niveau.COMMUNE) {
            return Geographie.estUnCodeDeCommune(code)
                    ? commune(new Territoire.Appartenance(niveau, code, null, null), reglement, geographie)
                    : Optional.of(Defaut.of(Defaut.Code.COMMUNE_INCONNUE, reglement, code, Optional.empty(), ""));
        }
        return connait(niveau, code, geographie) ? Optional.empty() : Optional.of(inconnu(niveau, code, reglement));
    }

    private static boolean connait(Niveau niveau, String lieu, Geographie geographie) {
        return niveau == Niveau.PAYS ? PAYS.contains(lieu) : geographie.connait(niveau, lieu);
    }

    private static Defaut inconnu(Niveau niveau, String lieu, ReglementAide reglement) {
        return Defaut.of(Defaut.Code.LIEU_INCONNU, reglement, lieu, Optional.empty(), niveau.mot());
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
