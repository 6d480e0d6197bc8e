package fr.octroi.benchmarks;

import fr.octroi.benchmarks.ALaMain.Decision;
import fr.octroi.benchmarks.ALaMain.Verdict;
import fr.octroi.dossier.Dossier;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.kie.api.io.Resource;
import org.kie.dmn.api.core.DMNContext;
import org.kie.dmn.api.core.DMNModel;
import org.kie.dmn.api.core.DMNResult;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.dmn.core.internal.utils.DMNRuntimeBuilder;
import org.kie.internal.io.ResourceFactory;

/** DMN in the engine of Drools: one decision per rule. */
final class ParDmn implements Moteur {

    private final DMNRuntime moteur;
    private final DMNModel modele;

    ParDmn() {
        Resource regles = ResourceFactory.newClassPathResource("fr/octroi/benchmarks/gpso-vae-2019.dmn", ParDmn.class);
        moteur = DMNRuntimeBuilder.fromDefaults()
                .buildConfiguration()
                .fromResources(List.of(regles))
                .getOrElseThrow(IllegalStateException::new);
        modele = moteur.getModels().get(0);
        if (modele.hasErrors()) {
            throw new IllegalStateException(modele.getMessages().toString());
        }
    }

    @Override
    public Decision decider(Dossier dossier) {
        Demande demande = new Demande(dossier);
        DMNContext faits = moteur.newContext();
        faits.set("achat", demande.getAchat());
        faits.set("commune", demande.getCommune());
        faits.set("nature", demande.getNature());
        faits.set("etat", demande.getEtat());
        DMNResult resultat = moteur.evaluateAll(modele, faits);
        garder(demande, resultat, "PERIODE_ACHAT", "article 2", "achat.date", demande.getAchat());
        garder(demande, resultat, "RESIDENCE", "article 1", "demandeur.commune", demande.getCommune());
        garder(demande, resultat, "MATERIEL", "article 3", "achat.nature", demande.getNature());
        garder(demande, resultat, "ETAT_NEUF", "article 3", "achat.etat", demande.getEtat());
        return ALaMain.conclure(dossier, demande.resultats());
    }

    private static void garder(
            Demande demande, DMNResult resultat, String code, String article, String fait, @Nullable Object valeur) {
        Object verdict =
                Objects.requireNonNull(resultat.getDecisionResultByName(code).getResult());
        demande.ajouter(code, article, Verdict.valueOf((String) verdict), fait, valeur);
    }
}
