package fr.octroi.adapters.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpServer;
import fr.octroi.Octroi;
import fr.octroi.adapters.rest.acces.JetonsSignes;
import fr.octroi.adapters.rest.acces.Limites;
import fr.octroi.bureau.Composition;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.Repere;
import fr.octroi.memoire.BrouillonsEnMemoire;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.memoire.DossiersEnMemoire;
import fr.octroi.memoire.NotesEnMemoire;
import fr.octroi.memoire.PiecesEnMemoire;
import fr.octroi.memoire.ReponsesEnMemoire;
import fr.octroi.port.Brouillons;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Dossiers;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Messagerie;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import fr.octroi.port.Registres;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.reglement.Bareme;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.EtapeRelance;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Vocabulaire;
import fr.octroi.rgpd.Conservation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.jspecify.annotations.Nullable;

/** An invented authority whose platform plugs Octroi in: stores in memory, a real server, real tokens. */
final class Commune implements AutoCloseable {

    static final String AIDE = "aide-velo";
    static final String IBAN = "FR7630006000011234567890189";
    static final Set<String> ORGANISATIONS = Set.of("collectivite", "titulaire", "tresor");
    static final ObjectMapper JSON = new ObjectMapper();

    private static final AtomicLong CLES = new AtomicLong();

    final Autorite autorite = new Autorite("https://identite.exemple.invalid");
    final DossiersEnMemoire dossiers = new DossiersEnMemoire();
    final PiecesEnMemoire pieces = new PiecesEnMemoire(this::maintenant);
    final NotesEnMemoire notes = new NotesEnMemoire();
    final BrouillonsEnMemoire brouillons = new BrouillonsEnMemoire(Duration.ofDays(90));
    final Octroi octroi;

    /** What the store throws when a dossier is looked for, by its number. */
    final Map<String, RuntimeException> pannes = new ConcurrentHashMap<>();

    volatile boolean disquePlein;

    /** Who is in office, from which day. */
    final NavigableMap<LocalDate, Composition> compositions =
            new ConcurrentSkipListMap<>(Map.of(LocalDate.of(2026, 1, 1), bureau("maire-1", "maire-2", "maire-3")));

    /** The carrier takes all that waits. */
    void expedier() {
        octroi.guichet()
                .relances()
                .expedier(
                        new Acteur("collectivite", Role.AUTOMATE, "robot"),
                        (message, dossier, parcours) -> new Messagerie.Remise(Empreinte.deChamps("lettre"), "m-1"));
    }

    static Composition bureau(String... membres) {
        return new Composition(new TreeSet<>(Set.of(membres)));
    }

    /** Whether drafts can be erased. */
    volatile boolean brouillonsFiges;

    private final HttpServer serveur;
    private final ExecutorService fils = Executors.newFixedThreadPool(8);
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private volatile Instant maintenant = Instant.parse("2026-06-01T08:00:00Z");

    Commune() {
        this(Limites.PAR_DEFAUT.avecDebit(1_000_000, Duration.ofNanos(1)));
    }

    Commune(Limites limites) {
        octroi = Octroi.avec(List.of(reglement()))
                .magasin(new DossiersFragiles(), dossiers, dossiers, dossiers)
                .pieces(new PiecesFragiles())
                .notes(notes)
                .cles(new ClesEnMemoire())
                .lecteur(Commune::lirePiece)
                .horloge(() -> maintenant)
                .conservation(
                        AIDE,
                        new Conservation(List.of(new Conservation.Regle(
                                new TreeSet<>(Set.of(EtatDossier.DESISTE)),
                                Conservation.Depart.DERNIER_FAIT,
                                Period.ofMonths(6),
                                Period.ofYears(1),
                                "délibération d'essai, art. 9"))))
                .build();
        InterfaceRest ressources = InterfaceRest.builder(
                        octroi,
                        dossiers,
                        registres(),
                        new JetonsSignes(
                                List.of(autorite.emetteur(ORGANISATIONS, EnumSet.allOf(Role.class))), () -> maintenant))
                .limites(limites)
                .reponses(new ReponsesEnMemoire())
                .horloge(() -> maintenant)
                .bureau(
                        jour -> Optional.ofNullable(compositions.floorEntry(jour))
                                .map(Map.Entry::getValue),
                        RegleQuorum.MAJORITE)
                .brouillons(new BrouillonsFragiles())
                .voies(new VoiesEtDelais(VoiesEtDelais.DEUX_MOIS, "tribunal d'essai", "service d'essai"))
                .build();
        // It takes resources that were given what they need for providers that are none, says so, and serves them.
        Logger.getLogger("org.glassfish.jersey.internal.inject.Providers").setLevel(Level.SEVERE);
        serveur = JdkHttpServerFactory.createHttpServer(
                URI.create("http://127.0.0.1:0/api/"), ResourceConfig.forApplication(ressources), false);
        serveur.setExecutor(fils);
        serveur.start();
    }

    /** As PostgreSQL, it bears no NUL in a text. */
    private Registres registres() {
        return (Registres) Proxy.newProxyInstance(
                Registres.class.getClassLoader(), new Class<?>[] {Registres.class}, (moi, methode, arguments) -> {
                    if (arguments != null && arguments[0] instanceof String code && code.indexOf(0) >= 0) {
                        throw new PortException(PortException.Nature.DEFINITIVE, "a text with a NUL", null);
                    }
                    try {
                        return methode.invoke(dossiers, arguments);
                    } catch (InvocationTargetException lance) {
                        throw lance.getTargetException();
                    }
                });
    }

    /** The store, which can be told to fail on a dossier. */
    private final class DossiersFragiles implements Dossiers {

        @Override
        public Optional<DossierEnregistre> trouver(NumeroDossier numero) {
            RuntimeException panne = pannes.get(numero.valeur());
            if (panne != null) {
                throw panne;
            }
            return dossiers.trouver(numero);
        }

        @Override
        public SortedSet<NumeroDossier> connus(SortedSet<NumeroDossier> numeros) {
            return dossiers.connus(numeros);
        }

        @Override
        public SortedSet<NumeroDossier> porteurs(Repere repere) {
            return dossiers.porteurs(repere);
        }

        @Override
        public List<NumeroDossier> apres(@Nullable NumeroDossier curseur, int taille) {
            return dossiers.apres(curseur, taille);
        }

        @Override
        public List<NumeroDossier> enEtat(Set<EtatDossier> etats, @Nullable NumeroDossier curseur, int taille) {
            return dossiers.enEtat(etats, curseur, taille);
        }

        @Override
        public void ecrire(Ecriture ecriture) {
            dossiers.ecrire(ecriture);
        }
    }

    /** The store of files, whose disk can be full. */
    private final class PiecesFragiles implements Pieces {

        @Override
        public Deposee deposer(InputStream source, long limite) {
            if (disquePlein) {
                throw new PortException(
                        PortException.Nature.TEMPORAIRE, "a file could not be stored", new IOException("disk full"));
            }
            return pieces.deposer(source, limite);
        }

        @Override
        public InputStream ouvrir(Empreinte contenu) {
            return pieces.ouvrir(contenu);
        }

        @Override
        public boolean effacer(Empreinte contenu, Instant depuis) {
            return pieces.effacer(contenu, depuis);
        }
    }

    /** The store of drafts, which can be told to erase none. */
    private final class BrouillonsFragiles implements Brouillons {

        @Override
        public Optional<Brouillon> trouver(String auteur, NumeroDossier numero, Instant quand) {
            return brouillons.trouver(auteur, numero, quand);
        }

        @Override
        public OptionalLong commencer(String auteur, NumeroDossier numero, String contenu, int auPlus, Instant quand) {
            return brouillons.commencer(auteur, numero, contenu, auPlus, quand);
        }

        @Override
        public long ecrire(String auteur, NumeroDossier numero, long vue, String contenu, Instant quand) {
            return brouillons.ecrire(auteur, numero, vue, contenu, quand);
        }

        @Override
        public boolean effacer(String auteur, NumeroDossier numero, long vue) {
            if (brouillonsFiges) {
                throw new PortException(PortException.Nature.TEMPORAIRE, "a draft could not be erased", null);
            }
            return brouillons.effacer(auteur, numero, vue);
        }

        @Override
        public int eliminer(Instant quand) {
            return brouillons.eliminer(quand);
        }
    }

    /** A file says its kind and its total. */
    private static LecturePiece lirePiece(InputStream contenu) {
        try {
            String[] mots = new String(contenu.readAllBytes(), StandardCharsets.UTF_8).split(" ", -1);
            return LecturePiece.lisible(
                    mots[0], List.of(), mots.length < 2 ? null : Montant.parse(mots[1]), null, null, null, "");
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
    }

    static ReglementAide reglement() {
        return new ReglementAide(
                AIDE,
                "2026",
                "Aide d'essai",
                "Ville d'essai",
                null,
                "délibération d'essai",
                new ReglementAide.Validite(
                        Vocabulaire.ACHAT_DATE, LocalDate.of(2020, 1, 1), null, "PERIODE_ACHAT", "art. 1", "période"),
                List.of(new Condition(
                        "RESIDENCE",
                        "art. 3",
                        "habiter la commune",
                        new Predicat.Parmi(Vocabulaire.DEMANDEUR_COMMUNE, new TreeSet<>(Set.of("92012"))))),
                new Bareme("art. 4", new Formule.Forfait(Montant.ofEuros(200)), Arrondi.AU_CENTIME),
                List.of(
                        new PieceRequise(
                                "FACTURE",
                                "la facture",
                                "art. 5",
                                PieceRequise.Usage.INSTRUCTION,
                                true,
                                List.of("FACTURE"),
                                null,
                                new TreeSet<>(Set.of(PieceRequise.FaitALire.MONTANT)),
                                List.of(),
                                null,
                                true),
                        new PieceRequise(
                                "RIB",
                                "un RIB",
                                "art. 6",
                                PieceRequise.Usage.PAIEMENT,
                                false,
                                List.of(),
                                null,
                                new TreeSet<>(),
                                List.of(),
                                null,
                                false)),
                List.of(),
                List.of(GenreDoublon.DOUBLON_DEMANDEUR),
                List.of(),
                new TreeMap<>(),
                Delai.ofMois(2),
                Delai.ofJours(30),
                List.of(new EtapeRelance(Delai.ofJours(10), "RELANCE")),
                null,
                List.of(),
                null,
                null,
                List.of(),
                List.of(),
                Empreinte.deChamps("règlement d'essai"));
    }

    Instant maintenant() {
        return maintenant;
    }

    LocalDate jour() {
        return LocalDate.ofInstant(maintenant, java.time.ZoneId.of("Europe/Paris"));
    }

    void plusTard(Duration duree) {
        maintenant = maintenant.plus(duree);
    }

    /** The draft of the one agent of a role. */
    Optional<Brouillons.Brouillon> brouillon(Role role, String numero) {
        return brouillons.trouver(organisation(role) + "/" + role + "/agent-1", new NumeroDossier(numero), maintenant);
    }

    DossierEnregistre enregistre(String numero) {
        return dossiers.trouver(new NumeroDossier(numero)).orElseThrow();
    }

    /** All that is stored of dossiers and registers, as one digest. */
    Empreinte etat() {
        StringBuilder tout = new StringBuilder();
        for (NumeroDossier numero : dossiers.apres(null, 10_000)) {
            tout.append(dossiers.trouver(numero).orElseThrow().dossier().hashCode());
            dossiers.entrees(numero).forEach(entree -> tout.append(entree.empreinte()));
        }
        dossiers.seances().forEach(seance -> tout.append(seance.hashCode()));
        tout.append(dossiers.attentes(10_000));
        tout.append(dossiers.enveloppe("velo-2026").hashCode());
        tout.append(dossiers.bordereau("BX-1").hashCode());
        for (Role role : Role.values()) {
            for (String numero : List.of("D-1", "D-2")) {
                tout.append(brouillon(role, numero).map(brouillon -> brouillon.version() + brouillon.contenu()));
            }
        }
        return Empreinte.deChamps(tout.toString());
    }

    static ObjectNode demande(String numero) {
        ObjectNode demande = JSON.createObjectNode();
        demande.put("aide", AIDE).put("numero", numero).put("depot", "2026-06-01");
        ObjectNode demandeur = demande.putObject("demandeur");
        demandeur.put("nom", "Exemple").put("prenom", "Camille " + numero).put("naissance", "1980-02-03");
        demandeur.putObject("adresse").put("voie", "1 rue de l'Essai").put("insee", "92012");
        demandeur.put("courriel", "camille@exemple.invalid");
        demande.putObject("depense")
                .put("nature", "VAE")
                .put("etat", "NEUF")
                .put("date", "2026-05-02")
                .put("montantTtc", "1500.00")
                .put("quantite", "1");
        demande.putObject("compte").put("iban", IBAN).put("titulaire", "Camille Exemple");
        return demande;
    }

    static String facture(String numero) {
        return "FACTURE 1500.00 " + numero;
    }

    /** Files a request that can be granted. */
    void deposer(String numero) {
        Reponse reponse = appel("POST", "dossiers")
                .de(Role.AUTOMATE)
                .parties("demande", demande(numero).toString(), "piece:FACTURE", facture(numero), "piece:RIB", "RIB")
                .envoyer();
        if (reponse.statut() != 201) {
            throw new IllegalStateException(reponse.texte());
        }
    }

    /** Files a dossier that its applicant gives up at once. */
    void deposerEtDesister(String numero) {
        deposer(numero);
        Reponse reponse = appel("POST", "dossiers/" + numero + "/desistement")
                .de(Role.AUTOMATE)
                .version(1)
                .envoyer();
        if (reponse.statut() != 200) {
            throw new IllegalStateException(reponse.texte());
        }
    }

    /** A session whose agenda is frozen, with the dossier on it. */
    Reponse inscrire(String numero) {
        deposer(numero);
        instruire(numero);
        ouvrirUneSeance();
        return exiger(geler());
    }

    void instruire(String numero) {
        exiger(appel("POST", "dossiers/" + numero + "/instruction")
                .de(Role.INSTRUCTEUR)
                .version(1));
    }

    /** With the credits that its agenda is paid from. */
    void ouvrirUneSeance() {
        exiger(appel("POST", "enveloppes")
                .de(Role.ORDONNATEUR)
                .json("{\"code\":\"velo-2026\",\"exercice\":2026,\"ligne\":{\"chapitre\":\"65\",\"article\":\"6574\"},"
                        + "\"ouverts\":{\"valeur\":\"1000.00\",\"devise\":\"EUR\"}}"));
        exiger(appel("POST", "seances")
                .de(Role.ASSEMBLEES)
                .json("{\"code\":\"bureau-1\",\"jour\":\"2026-06-12\",\"limite\":\"2026-06-08\",\"capacite\":10}"));
    }

    Appelant geler() {
        return appel("POST", "seances/bureau-1/ordre-du-jour")
                .de(Role.ASSEMBLEES)
                .json("{\"aide\":\"aide-velo\",\"enveloppe\":\"velo-2026\"}");
    }

    private static Reponse exiger(Appelant appel) {
        Reponse reponse = appel.envoyer();
        if (reponse.statut() != 200) {
            throw new IllegalStateException(reponse.texte());
        }
        return reponse;
    }

    String jeton(Role role, String... siens) {
        return autorite.signer(autorite.dit(maintenant, organisation(role), role, "agent-1", siens)
                .build());
    }

    private static String organisation(Role role) {
        return role == Role.PRESTATAIRE ? "titulaire" : role == Role.COMPTABLE ? "tresor" : "collectivite";
    }

    int port() {
        return serveur.getAddress().getPort();
    }

    Appelant appel(String methode, String chemin) {
        return new Appelant(methode, chemin);
    }

    /** An answer. */
    record Reponse(HttpResponse<byte[]> http) {
        int statut() {
            return http.statusCode();
        }

        String texte() {
            return new String(http.body(), StandardCharsets.UTF_8);
        }

        JsonNode json() {
            try {
                return JSON.readTree(http.body());
            } catch (IOException pasDuJson) {
                throw new UncheckedIOException(pasDuJson);
            }
        }

        String code() {
            return json().path("code").asText();
        }

        @Nullable
        String entete(String nom) {
            return http.headers().firstValue(nom).orElse(null);
        }
    }

    /** A call that is being made up; what is not said is sound. */
    final class Appelant {

        private final String methode;
        private final String chemin;
        private @Nullable String jeton;
        private @Nullable String version;
        private @Nullable String cle;
        private byte @Nullable [] corps;
        private @Nullable String type;
        private final TreeMap<String, String> entetes = new TreeMap<>();

        private Appelant(String methode, String chemin) {
            this.methode = methode;
            this.chemin = chemin;
            this.cle = methode.equals("GET") ? null : "cle-" + CLES.incrementAndGet();
        }

        Appelant de(Role role, String... siens) {
            jeton = jeton(role, siens);
            return this;
        }

        Appelant jeton(@Nullable String autre) {
            jeton = autre;
            return this;
        }

        private String jeton(Role role, String... siens) {
            return Commune.this.jeton(role, siens);
        }

        Appelant version(long vue) {
            version = "\"" + vue + "\"";
            return this;
        }

        Appelant siVersion(String entete) {
            version = entete;
            return this;
        }

        Appelant cle(@Nullable String autre) {
            cle = autre;
            return this;
        }

        Appelant entete(String nom, String valeur) {
            entetes.put(nom, valeur);
            return this;
        }

        Appelant json(String texte) {
            return corps("application/json", texte.getBytes(StandardCharsets.UTF_8));
        }

        Appelant corps(@Nullable String typeDuCorps, byte[] octets) {
            type = typeDuCorps;
            corps = octets;
            return this;
        }

        /** Names and texts, by turns. */
        Appelant parties(String... nomsEtTextes) {
            byte[][] octets = new byte[nomsEtTextes.length / 2][];
            String[] noms = new String[octets.length];
            for (int rang = 0; rang < octets.length; rang++) {
                noms[rang] = nomsEtTextes[2 * rang];
                octets[rang] = nomsEtTextes[2 * rang + 1].getBytes(StandardCharsets.UTF_8);
            }
            return parties(noms, octets);
        }

        Appelant parties(String[] noms, byte[][] octets) {
            ByteArrayOutputStream tout = new ByteArrayOutputStream();
            for (int rang = 0; rang < noms.length; rang++) {
                tout.writeBytes(("--borne\r\nContent-Disposition: form-data; name=\"" + noms[rang]
                                + "\"; filename=\"secret.pdf\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
                tout.writeBytes(octets[rang]);
                tout.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
            }
            tout.writeBytes("--borne--\r\n".getBytes(StandardCharsets.US_ASCII));
            return corps("multipart/form-data; boundary=borne", tout.toByteArray());
        }

        Reponse envoyer() {
            HttpRequest.Builder requete = HttpRequest.newBuilder(URI.create(
                            "http://127.0.0.1:" + serveur.getAddress().getPort() + "/api/v1/" + chemin))
                    .timeout(Duration.ofSeconds(60));
            if (jeton != null) {
                requete.header("Authorization", "Bearer " + jeton);
            }
            if (version != null) {
                requete.header("If-Match", version);
            }
            if (cle != null) {
                requete.header("Idempotency-Key", cle);
            }
            if (type != null) {
                requete.header("Content-Type", type);
            }
            entetes.forEach(requete::header);
            requete.method(
                    methode,
                    corps == null
                            ? HttpRequest.BodyPublishers.noBody()
                            : HttpRequest.BodyPublishers.ofByteArray(corps));
            try {
                Reponse reponse = new Reponse(client.send(requete.build(), HttpResponse.BodyHandlers.ofByteArray()));
                // Whatever is answered in any test is as the contract promises.
                String ecart = Contrat.ecart(
                        methode,
                        chemin,
                        reponse.statut(),
                        String.valueOf(reponse.entete("Content-Type")),
                        reponse.http().body());
                if (!ecart.isEmpty()) {
                    throw new AssertionError(ecart + ", asked with " + type + " and " + entetes);
                }
                return reponse;
            } catch (IOException panne) {
                throw new UncheckedIOException(panne);
            } catch (InterruptedException arret) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(arret);
            }
        }
    }

    @Override
    public void close() {
        serveur.stop(0);
        fils.shutdownNow();
    }
}
