package fr.octroi.adapters.rest;

import fr.octroi.Octroi;
import fr.octroi.adapters.rest.acces.Debit;
import fr.octroi.adapters.rest.acces.Jetons;
import fr.octroi.adapters.rest.acces.Limites;
import fr.octroi.adapters.rest.http.Ecritures;
import fr.octroi.adapters.rest.http.FiltreDAcces;
import fr.octroi.adapters.rest.http.FiltreDesActes;
import fr.octroi.adapters.rest.http.FiltreDesReponses;
import fr.octroi.adapters.rest.http.Formes;
import fr.octroi.adapters.rest.http.LecteurDeCorps;
import fr.octroi.adapters.rest.http.Traduction;
import fr.octroi.adapters.rest.ressource.RessourceActes;
import fr.octroi.adapters.rest.ressource.RessourceBrouillons;
import fr.octroi.adapters.rest.ressource.RessourceDossiers;
import fr.octroi.adapters.rest.ressource.RessourceEliminations;
import fr.octroi.adapters.rest.ressource.RessourceIncidents;
import fr.octroi.adapters.rest.ressource.RessourceLimitations;
import fr.octroi.adapters.rest.ressource.RessourcePaiements;
import fr.octroi.adapters.rest.ressource.RessourceRecours;
import fr.octroi.adapters.rest.ressource.RessourceRectifications;
import fr.octroi.adapters.rest.ressource.RessourceSeances;
import fr.octroi.adapters.rest.ressource.Services;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.memoire.ReponsesEnMemoire;
import fr.octroi.port.Brouillons;
import fr.octroi.port.Consultations;
import fr.octroi.port.Registres;
import fr.octroi.port.ReponsesGardees;
import fr.octroi.recours.VoiesEtDelais;
import jakarta.ws.rs.core.Application;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The resources, ready to be mounted: an application of their own, beside those that the host has.
 *
 * <p>It starts no server and keeps nothing static: two of them may stand in one process. Every call takes a bearer token; what a host lets
 * through without one (health, metrics) belongs to an application of its own.
 */
public final class InterfaceRest extends Application {

    private final Set<Object> objets = new LinkedHashSet<>();

    private InterfaceRest(Builder builder) {
        Formes formes = new Formes();
        Services services = new Services(
                builder.octroi,
                builder.consultations,
                builder.registres,
                new Ecritures(builder.reponses, builder.horloge),
                formes,
                builder.limites,
                builder.horloge,
                builder.fuseau,
                builder.bureau,
                builder.quorum,
                builder.voies,
                builder.brouillons);
        objets.add(new FiltreDAcces(builder.jetons, new Debit(builder.limites), builder.horloge));
        objets.add(new FiltreDesActes());
        objets.add(new FiltreDesReponses());
        objets.add(new LecteurDeCorps(formes, builder.limites, builder.octroi.pieces()));
        objets.add(new Traduction());
        objets.add(new RessourceDossiers(services));
        objets.add(new RessourceBrouillons(services));
        objets.add(new RessourceActes(services));
        objets.add(new RessourceRecours(services));
        objets.add(new RessourceLimitations(services));
        objets.add(new RessourceRectifications(services));
        objets.add(new RessourceEliminations(services));
        objets.add(new RessourceIncidents(services));
        objets.add(new RessourceSeances(services));
        objets.add(new RessourcePaiements(services));
    }

    /**
     * Starts from what cannot be guessed.
     *
     * @param octroi the counters
     * @param consultations the store of its dossiers, as platforms list it
     * @param registres the store of its dossiers, seen as registers
     * @param jetons who is let in
     * @return a builder with defaults for all the rest
     */
    public static Builder builder(Octroi octroi, Consultations consultations, Registres registres, Jetons jetons) {
        return new Builder(octroi, consultations, registres, jetons);
    }

    @Override
    // Whoever says that a host should find classes by itself forgets that these were given what they need.
    @SuppressWarnings("deprecation")
    public Set<Object> getSingletons() {
        return Set.copyOf(objets);
    }

    @Override
    public Map<String, Object> getProperties() {
        // Jersey would describe the resources a second time, in a form of its own.
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }

    /** Gathers what replaces the defaults. */
    public static final class Builder {

        private final Octroi octroi;
        private final Consultations consultations;
        private final Registres registres;
        private final Jetons jetons;
        private Limites limites = Limites.PAR_DEFAUT;
        private ReponsesGardees reponses = new ReponsesEnMemoire();
        private InstantSource horloge = InstantSource.system();
        private ZoneId fuseau = ZoneId.of("Europe/Paris");
        private Function<LocalDate, Optional<Composition>> bureau = jour -> Optional.empty();
        private RegleQuorum quorum = RegleQuorum.MAJORITE;
        private @Nullable VoiesEtDelais voies;
        private @Nullable Brouillons brouillons;

        private Builder(Octroi octroi, Consultations consultations, Registres registres, Jetons jetons) {
            this.octroi = octroi;
            this.consultations = consultations;
            this.registres = registres;
            this.jetons = jetons;
        }

        /**
         * Replaces the limits.
         *
         * @param autres how much a caller may ask
         * @return this builder
         */
        public Builder limites(Limites autres) {
            this.limites = autres;
            return this;
        }

        /**
         * Replaces the store of answers, which is in memory: lost with the process, and of one instance.
         *
         * @param autres the store
         * @return this builder
         */
        public Builder reponses(ReponsesGardees autres) {
            this.reponses = autres;
            return this;
        }

        /**
         * Replaces the clock, which should be that of the counters.
         *
         * @param autre the clock
         * @return this builder
         */
        public Builder horloge(InstantSource autre) {
            this.horloge = autre;
            return this;
        }

        /**
         * Replaces the time zone, which is that of Paris.
         *
         * @param autre where the authority is
         * @return this builder
         */
        public Builder fuseau(ZoneId autre) {
            this.fuseau = autre;
            return this;
        }

        /**
         * Says who was in office when: without that, no minutes are taken in. Those of a session may come, or come again, months after it, when
         * others are: they are judged by who was in office on its day.
         *
         * @param membres the members in office on the day of a session, empty when nobody knows; asked each time
         * @param regle the rule of quorum
         * @return this builder
         */
        public Builder bureau(Function<LocalDate, Optional<Composition>> membres, RegleQuorum regle) {
            this.bureau = membres;
            this.quorum = regle;
            return this;
        }

        /**
         * Says what the notices of this authority say of appeals: without it, nobody is told whether an appeal comes in time.
         *
         * @param dites what they say
         * @return this builder
         */
        public Builder voies(VoiesEtDelais dites) {
            this.voies = dites;
            return this;
        }

        /**
         * Names the store of drafts: without it, a request is filed at one go. The host calls {@link Brouillons#eliminer} every day.
         *
         * @param magasin the store, which says how long a draft stays that nobody writes
         * @return this builder
         */
        public Builder brouillons(Brouillons magasin) {
            this.brouillons = magasin;
            return this;
        }

        /**
         * Wires.
         *
         * @return the resources
         */
        public InterfaceRest build() {
            return new InterfaceRest(this);
        }
    }
}
