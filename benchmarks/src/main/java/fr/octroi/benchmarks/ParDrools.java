package fr.octroi.benchmarks;

import fr.octroi.benchmarks.ALaMain.Decision;
import fr.octroi.dossier.Dossier;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.StatelessKieSession;
import org.kie.api.runtime.rule.FactHandle;

/** Drools with the executable model: the rules are compiled to Java when they are loaded. */
final class ParDrools {

    /** Rules whose conditions Drools judges. */
    static final String CONDITIONS = "conditions";

    /** Rules that always fire, and judge in their consequences. */
    static final String CONSEQUENCES = "consequences";

    private ParDrools() {}

    private static KieBase charger(String regles) {
        String chemin = "fr/octroi/benchmarks/" + regles + ".drl";
        KieServices kie = KieServices.Factory.get();
        KieFileSystem fichiers = kie.newKieFileSystem();
        fichiers.write(kie.getResources()
                .newClassPathResource(chemin, ParDrools.class)
                .setSourcePath("src/main/resources/" + chemin));
        KieBuilder builder = kie.newKieBuilder(fichiers).buildAll(ExecutableModelProject.class);
        if (builder.getResults().hasMessages(Message.Level.ERROR)) {
            throw new IllegalStateException(builder.getResults().toString());
        }
        return kie.newKieContainer(builder.getKieModule().getReleaseId()).getKieBase();
    }

    /** A session that forgets everything between two dossiers. */
    static final class SansEtat implements Moteur {

        private final StatelessKieSession session;

        SansEtat(String regles) {
            session = charger(regles).newStatelessKieSession();
        }

        @Override
        public Decision decider(Dossier dossier) {
            Demande demande = new Demande(dossier);
            session.execute(demande);
            return ALaMain.conclure(dossier, demande.resultats());
        }
    }

    /** One session kept, from which each dossier is taken out again. */
    static final class AvecEtat implements Moteur {

        private final KieSession session;

        AvecEtat(String regles) {
            session = charger(regles).newKieSession();
        }

        @Override
        public Decision decider(Dossier dossier) {
            Demande demande = new Demande(dossier);
            FactHandle place = session.insert(demande);
            session.fireAllRules();
            session.delete(place);
            return ALaMain.conclure(dossier, demande.resultats());
        }
    }
}
