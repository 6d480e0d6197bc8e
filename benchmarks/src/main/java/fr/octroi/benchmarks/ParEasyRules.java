package fr.octroi.benchmarks;

import fr.octroi.benchmarks.ALaMain.Decision;
import fr.octroi.benchmarks.ALaMain.Verdict;
import fr.octroi.dossier.Dossier;
import java.util.Objects;
import java.util.function.Function;
import org.jeasy.rules.api.Facts;
import org.jeasy.rules.api.Rules;
import org.jeasy.rules.api.RulesEngine;
import org.jeasy.rules.core.DefaultRulesEngine;
import org.jeasy.rules.core.RuleBuilder;
import org.jspecify.annotations.Nullable;

/**
 * Easy Rules in its fastest form: rules built of lambdas, one per result, that always fire and judge in their action.
 *
 * <p>Judged in its condition, a rule would have three answers, hence be three rules, and take three times as long.
 */
final class ParEasyRules implements Moteur {

    private static final String DEMANDE = "demande";

    private final Rules regles = new Rules();
    private final RulesEngine moteur = new DefaultRulesEngine();

    ParEasyRules() {
        regle("PERIODE_ACHAT", "article 2", "achat.date", Demande::getAchat, ALaMain::periode);
        regle("RESIDENCE", "article 1", "demandeur.commune", Demande::getCommune, ALaMain::residence);
        regle("MATERIEL", "article 3", "achat.nature", Demande::getNature, ALaMain::materiel);
        regle("ETAT_NEUF", "article 3", "achat.etat", Demande::getEtat, ALaMain::neuf);
    }

    private <T> void regle(
            String code,
            String article,
            String fait,
            Function<Demande, @Nullable T> lire,
            Function<@Nullable T, Verdict> juger) {
        regles.register(new RuleBuilder()
                .name(code)
                .priority(regles.size())
                .when(faits -> true)
                .then(faits -> {
                    Demande demande = Objects.requireNonNull(faits.<Demande>get(DEMANDE));
                    T valeur = lire.apply(demande);
                    demande.ajouter(code, article, juger.apply(valeur), fait, valeur);
                })
                .build());
    }

    @Override
    public Decision decider(Dossier dossier) {
        Demande demande = new Demande(dossier);
        Facts faits = new Facts();
        faits.put(DEMANDE, demande);
        moteur.fire(regles, faits);
        return ALaMain.conclure(dossier, demande.resultats());
    }
}
