package fr.octroi.examples.springboot;

import fr.octroi.Octroi;
import fr.octroi.adapters.jdbc.Base;
import fr.octroi.adapters.jdbc.CarnetEnBase;
import fr.octroi.adapters.jdbc.ClesEnBase;
import fr.octroi.adapters.jdbc.ConsultationsEnBase;
import fr.octroi.adapters.jdbc.RegistresEnBase;
import fr.octroi.adapters.jdbc.ReponsesEnBase;
import fr.octroi.adapters.rest.InterfaceRest;
import fr.octroi.adapters.rest.acces.ClesPubliques;
import fr.octroi.adapters.rest.acces.Emetteur;
import fr.octroi.adapters.rest.acces.JetonsSignes;
import fr.octroi.adapters.rest.avis.Diffusion;
import fr.octroi.commun.Cle;
import fr.octroi.document.Lettres;
import fr.octroi.format.Clotures;
import fr.octroi.format.Collectivite;
import fr.octroi.format.LecteurCollectivite;
import fr.octroi.format.LecteurReglement;
import fr.octroi.port.Cles;
import fr.octroi.port.Consultations;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Base64;
import java.util.List;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.servlet.ServletContainer;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The application: Octroi on the host's {@code DataSource}, its resources under {@code /api}. */
@SpringBootApplication
@ConfigurationPropertiesScan
@EnableScheduling
class Hote {

    /** Starts it. */
    public static void main(String[] arguments) {
        SpringApplication.run(Hote.class, arguments);
    }

    @Bean
    InstantSource horloge() {
        return InstantSource.system();
    }

    @Bean
    Base base(DataSource source) {
        return Base.migrer(source);
    }

    @Bean
    Cles cles(Base base, @Value("${octroi.cle-maitresse}") String maitresse) {
        return new ClesEnBase(base, List.of(new Cle(Base64.getDecoder().decode(maitresse))));
    }

    @Bean
    Consultations consultations(Base base, Cles cles) {
        return new ConsultationsEnBase(base, cles);
    }

    @Bean
    Octroi octroi(Base base, Cles cles, InstantSource horloge, Parametres parametres) {
        return base.brancher(
                        Octroi.avec(parametres.reglements().stream()
                                .map(LecteurReglement::fourni)
                                .toList()),
                        cles)
                .horloge(horloge)
                .build();
    }

    @Bean
    Diffusion diffusion(Base base, Consultations consultations, InstantSource horloge, Parametres parametres) {
        return new Diffusion(consultations, parametres.avis().destinations(), new CarnetEnBase(base), horloge);
    }

    @Bean
    Clotures clotures(Octroi octroi, Consultations consultations, InstantSource horloge, Parametres parametres) {
        ZoneId fuseau = ZoneId.of("Europe/Paris");
        return new Clotures(consultations, octroi.journaux(), parametres.racines(), horloge, fuseau, null);
    }

    @Bean
    ServletRegistrationBean<ServletContainer> ressources(
            Octroi octroi, Base base, Cles cles, InstantSource horloge, Parametres parametres) {
        Parametres.Annuaire annuaire = parametres.annuaire();
        Emetteur emetteur = new Emetteur(
                annuaire.nom(),
                annuaire.destinataire(),
                ClesPubliques.enLigne(annuaire.cles()),
                new TreeSet<>(List.of(parametres.organisation())),
                new TreeSet<>(annuaire.roles()));
        InterfaceRest ressources = InterfaceRest.builder(
                        octroi,
                        consultations(base, cles),
                        new RegistresEnBase(base),
                        new JetonsSignes(List.of(emetteur), horloge))
                .reponses(new ReponsesEnBase(base, cles))
                .horloge(horloge)
                .build();
        return new ServletRegistrationBean<>(new ServletContainer(ResourceConfig.forApplication(ressources)), "/api/*");
    }

    @Bean
    Lettres lettres(Parametres parametres) {
        Collectivite fiche = LecteurCollectivite.lire(parametres.collectivite());
        return new Lettres(fiche.service(), fiche.voies(), false);
    }

    @Bean
    MultiGauge dossiersParEtat(MeterRegistry mesures) {
        return MultiGauge.builder("octroi.dossiers").register(mesures);
    }
}
