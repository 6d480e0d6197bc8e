package fr.octroi.adapters.rest.demarche;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import fr.octroi.adapters.rest.avis.Acces;
import fr.octroi.adapters.rest.demarche.Cellules.Fichier;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.Messages;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.DepotDePieces.PieceRefuseeException;
import fr.octroi.format.FichierInvalideException;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import fr.octroi.port.PortException.Nature;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The client of démarche numérique.
 *
 * <p>Lists come by pages, each with the {@link Marque} to go on from: the host keeps it once it has filed the page, and a process that dies in
 * between files the same again, which changes nothing. What is wrong with one dossier costs that dossier. Nothing is tried again here, and no
 * thread waits: a temporary {@link PortException} says that the same call may succeed, and {@link #reprise} from when on.
 *
 * <p>Safe for several threads.
 */
public final class DemarcheNumerique {

    private static final int PANNES_DE_SUITE = 3;
    private static final int EFFACES_PAR_PAGE = 100;

    private final Appels appels;

    /**
     * Makes a client.
     *
     * @param acces how the service is reached
     * @param horloge what time it is
     */
    public DemarcheNumerique(Acces acces, InstantSource horloge) {
        this.appels = new Appels(acces, horloge);
    }

    /**
     * Returns from when on the service may be called again: it said so ({@code Retry-After}, {@code RateLimit-Reset}), and until then every call
     * fails without being made; an hour at most.
     *
     * @return an instant, past when there is nothing to wait for
     */
    public Instant reprise() {
        return appels.reprise();
    }

    /**
     * Reads a page of dossiers, and fetches their files.
     *
     * @param collecte what is brought in
     * @param marque where to go on from
     * @return the dossiers
     * @throws FichierInvalideException {@code COLONNE_ABSENTE} at the beginning of a round, when no form of the démarche has a field that the
     *     mapping reads
     * @throws PortException when the service or the store fails; definitive when it refuses the token, does not know the démarche, or
     *     answers more than sixteen megabytes: ask for fewer dossiers then. Also temporary: the files of three dossiers of the page in a row that
     *     nobody hands out
     */
    public PageDeDossiers dossiers(Collecte collecte, Marque marque) {
        boolean debut = marque.curseur().isEmpty();
        ObjectNode variables = variables(collecte.demarche(), collecte.nombre(), marque);
        variables.put("descripteurs", debut);
        Appels.Reponse reponse = appels.essayer(Requetes.DOSSIERS, variables);
        Set<Integer> fautifs = fautifs(reponse.erreurs());
        JsonNode demarche = reponse.donnees().path("demarche");
        JsonNode noeuds = noeuds(demarche.path("dossiers"), collecte.nombre());
        if (debut) {
            exigerLesColonnes(collecte, demarche.path("revisions"));
        }
        Page page = new Page(collecte);
        for (int i = 0; i < noeuds.size(); i++) {
            page.prendre(i + 1, noeuds.get(i), fautifs.contains(i));
        }
        Tour tour = tour(marque, demarche.path("dossiers"), dernier(noeuds, "dateDerniereModification", marque.vu()));
        return new PageDeDossiers(page.lignes, page.ecartes, page.aReprendre, tour.suite(), tour.fin());
    }

    /**
     * Reads one dossier again, whatever its state, and fetches its files.
     *
     * @param collecte what is brought in
     * @param numero its number
     * @return the request, or its faults
     * @throws PortException when the service, a file or the store fails; definitive when there is no such dossier
     */
    public LigneDeLot dossier(Collecte collecte, NumeroDossier numero) {
        JsonNode noeud = appels.demander(Requetes.DOSSIER, du(numero)).path("dossier");
        return traduire(collecte, 1, noeud);
    }

    /**
     * Reads a page of what the service has erased.
     *
     * @param demarche the number of the démarche
     * @param marque where to go on from: another than that of the dossiers
     * @return what is erased
     * @throws PortException when the service fails
     */
    public PageDEffaces effaces(int demarche, Marque marque) {
        JsonNode liste = appels.demander(Requetes.EFFACES, variables(demarche, EFFACES_PAR_PAGE, marque))
                .path("demarche")
                .path("deletedDossiers");
        JsonNode noeuds = noeuds(liste, EFFACES_PAR_PAGE);
        List<PageDEffaces.Efface> effaces = new ArrayList<>();
        for (JsonNode noeud : noeuds) {
            if (!noeud.path("number").isIntegralNumber()) {
                throw Appels.inattendu();
            }
            effaces.add(new PageDEffaces.Efface(
                    noeud.path("number").asText(), noeud.path("reason").asText(), instant(noeud, "dateSupression")));
        }
        Tour tour = tour(marque, liste, dernier(noeuds, "dateSupression", marque.vu()));
        return new PageDEffaces(effaces, tour.suite(), tour.fin());
    }

    /**
     * Asks the applicant to take his dossier up again: it goes back to him, with a message.
     *
     * <p>When the same words wait for him already, they are not sent again.
     *
     * @param numero the dossier
     * @param instructeur the agent at the service in whose name it is done, by the identifier that the service gave him
     * @param motif why
     * @param texte what he reads: which pieces are missing
     * @return what became of it
     * @throws PortException when the service fails, also when it did it and its answer was lost
     */
    public Issue demanderCorrection(NumeroDossier numero, String instructeur, MotifDeCorrection motif, String texte) {
        JsonNode dossier = appels.demander(Requetes.MESSAGES, du(numero)).path("dossier");
        for (JsonNode message : dossier.path("messages")) {
            JsonNode correction = message.path("correction");
            if (correction.path("reason").asText().equals(motif.mot())
                    && correction.path("dateResolution").isNull()
                    && message.path("body").asText().strip().equals(texte.strip())) {
                return Issue.DEJA_FAIT;
            }
        }
        ObjectNode entree = entree(dossier, instructeur).put("body", texte).put("correction", motif.mot());
        return issue(appels.demander(Requetes.ENVOYER, acte(entree)), "message");
    }

    /**
     * Writes to the applicant, and changes nothing.
     *
     * @param numero the dossier
     * @param instructeur the agent in whose name it is done
     * @param texte what he reads
     * @return what became of it
     * @throws PortException when the service fails; when its answer was lost, the same call sends the message twice
     */
    public Issue ecrire(NumeroDossier numero, String instructeur, String texte) {
        JsonNode dossier = appels.demander(Requetes.ETAT, du(numero)).path("dossier");
        return issue(
                appels.demander(
                        Requetes.ENVOYER, acte(entree(dossier, instructeur).put("body", texte))),
                "message");
    }

    /**
     * Takes a dossier into instruction: the applicant changes it no more.
     *
     * @param numero the dossier
     * @param instructeur the agent in whose name it is done
     * @param prevenir whether the service writes to the applicant
     * @return what became of it
     * @throws PortException when the service fails
     */
    public Issue passerEnInstruction(NumeroDossier numero, String instructeur, boolean prevenir) {
        return passer(Requetes.PASSER_EN_INSTRUCTION, EtatDeDemarche.EN_INSTRUCTION, numero, instructeur, "", prevenir);
    }

    /**
     * Gives a dossier back to the applicant.
     *
     * @param numero the dossier
     * @param instructeur the agent in whose name it is done
     * @param prevenir whether the service writes to the applicant
     * @return what became of it
     * @throws PortException when the service fails
     */
    public Issue repasserEnConstruction(NumeroDossier numero, String instructeur, boolean prevenir) {
        return passer(
                Requetes.REPASSER_EN_CONSTRUCTION, EtatDeDemarche.EN_CONSTRUCTION, numero, instructeur, "", prevenir);
    }

    /**
     * Takes a decided dossier back into instruction.
     *
     * @param numero the dossier
     * @param instructeur the agent in whose name it is done
     * @param prevenir whether the service writes to the applicant
     * @return what became of it
     * @throws PortException when the service fails
     */
    public Issue repasserEnInstruction(NumeroDossier numero, String instructeur, boolean prevenir) {
        return passer(
                Requetes.REPASSER_EN_INSTRUCTION, EtatDeDemarche.EN_INSTRUCTION, numero, instructeur, "", prevenir);
    }

    /**
     * Accepts a dossier.
     *
     * @param numero the dossier
     * @param instructeur the agent in whose name it is done
     * @param motivation what the applicant reads, may be empty
     * @param prevenir whether the service writes to the applicant
     * @return what became of it
     * @throws PortException when the service fails
     */
    public Issue accepter(NumeroDossier numero, String instructeur, String motivation, boolean prevenir) {
        return passer(Requetes.ACCEPTER, EtatDeDemarche.ACCEPTE, numero, instructeur, motivation, prevenir);
    }

    /**
     * Refuses a dossier.
     *
     * @param numero the dossier
     * @param instructeur the agent in whose name it is done
     * @param motivation the reasons
     * @param prevenir whether the service writes to the applicant
     * @return what became of it
     * @throws IllegalArgumentException when there are no reasons
     * @throws PortException when the service fails
     */
    public Issue refuser(NumeroDossier numero, String instructeur, String motivation, boolean prevenir) {
        return passer(Requetes.REFUSER, EtatDeDemarche.REFUSE, numero, instructeur, motive(motivation), prevenir);
    }

    /**
     * Closes a dossier without a decision.
     *
     * @param numero the dossier
     * @param instructeur the agent in whose name it is done
     * @param motivation the reasons
     * @param prevenir whether the service writes to the applicant
     * @return what became of it
     * @throws IllegalArgumentException when there are no reasons
     * @throws PortException when the service fails
     */
    public Issue classerSansSuite(NumeroDossier numero, String instructeur, String motivation, boolean prevenir) {
        return passer(
                Requetes.CLASSER_SANS_SUITE,
                EtatDeDemarche.SANS_SUITE,
                numero,
                instructeur,
                motive(motivation),
                prevenir);
    }

    private static String motive(String motivation) {
        if (motivation.isBlank()) {
            throw new IllegalArgumentException("the applicant is owed reasons");
        }
        return motivation;
    }

    /** Its state is read first: a call that is made again changes nothing, and tells nobody again. */
    private Issue passer(
            String requete,
            EtatDeDemarche etat,
            NumeroDossier numero,
            String instructeur,
            String motivation,
            boolean prevenir) {
        JsonNode dossier = appels.demander(Requetes.ETAT, du(numero)).path("dossier");
        if (dossier.path("state").asText().equals(etat.mot())) {
            return Issue.DEJA_FAIT;
        }
        ObjectNode entree = entree(dossier, instructeur).put("disableNotification", !prevenir);
        if (!motivation.isBlank()) {
            entree.put("motivation", motivation);
        }
        JsonNode donnees = appels.demander(requete, acte(entree));
        Issue issue = issue(donnees, "dossier");
        if (issue == Issue.FAIT
                && !donnees.path("acte").path("dossier").path("state").asText().equals(etat.mot())) {
            throw Appels.inattendu();
        }
        return issue;
    }

    private static ObjectNode entree(JsonNode dossier, String instructeur) {
        if (!dossier.path("id").isTextual()) {
            throw Appels.inattendu();
        }
        return JsonNodeFactory.instance
                .objectNode()
                .put("dossierId", dossier.path("id").asText())
                .put("instructeurId", instructeur);
    }

    private static ObjectNode acte(ObjectNode entree) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        variables.set("input", entree);
        return variables;
    }

    private static Issue issue(JsonNode donnees, String rendu) {
        JsonNode acte = donnees.path("acte");
        if (!acte.path("errors").isEmpty()) {
            return Issue.REFUSE;
        }
        if (!acte.path(rendu).isObject()) {
            throw Appels.inattendu();
        }
        return Issue.FAIT;
    }

    private static ObjectNode du(NumeroDossier numero) {
        if (!numero.valeur().matches("[0-9]{1,9}")) {
            throw new IllegalArgumentException("not a number of the service");
        }
        return JsonNodeFactory.instance.objectNode().put("dossier", Integer.parseInt(numero.valeur()));
    }

    private static ObjectNode variables(int demarche, int nombre, Marque marque) {
        ObjectNode variables = JsonNodeFactory.instance.objectNode();
        variables.put("demarche", demarche).put("nombre", nombre);
        variables.put("depuis", marque.depuis().toString());
        if (!marque.curseur().isEmpty()) {
            variables.put("apres", marque.curseur());
        }
        return variables;
    }

    /** Returns the places of the dossiers that the errors are about; one that is about anything else is an error of the page. */
    private static Set<Integer> fautifs(JsonNode erreurs) {
        Set<Integer> places = new HashSet<>();
        for (JsonNode erreur : erreurs) {
            JsonNode chemin = erreur.path("path");
            if (!chemin.path(1).asText().equals("dossiers")
                    || !chemin.path(2).asText().equals("nodes")
                    || !chemin.path(3).isInt()) {
                throw Appels.refus();
            }
            places.add(chemin.path(3).intValue());
        }
        return places;
    }

    /** A page that holds more than was asked is none of the service's. */
    private static JsonNode noeuds(JsonNode liste, int nombre) {
        JsonNode noeuds = liste.path("nodes");
        if (!noeuds.isArray()
                || noeuds.size() > nombre
                || !liste.path("pageInfo").path("hasNextPage").isBoolean()) {
            throw Appels.inattendu();
        }
        return noeuds;
    }

    private static void exigerLesColonnes(Collecte collecte, JsonNode revisions) {
        List<String> absents = collecte.mappage().entetesAbsents(Cellules.entetes(revisions));
        if (!absents.isEmpty()) {
            throw new FichierInvalideException(
                    "COLONNE_ABSENTE",
                    "démarche " + collecte.demarche(),
                    "la colonne « " + absents.get(0) + " » du mappage n'est le libellé d'aucun champ");
        }
    }

    /** How far the list is read after a page. */
    private record Tour(Marque suite, boolean fin) {}

    private static Tour tour(Marque marque, JsonNode liste, Instant vu) {
        JsonNode page = liste.path("pageInfo");
        String curseur = page.path("endCursor").asText("");
        if (!page.path("hasNextPage").booleanValue()) {
            return new Tour(marque.apres("", vu).close(), true);
        }
        if (curseur.isEmpty() || !page.path("endCursor").isTextual() || curseur.equals(marque.curseur())) {
            // It would be read for ever.
            throw Appels.inattendu();
        }
        return new Tour(marque.apres(curseur, vu), false);
    }

    private static Instant dernier(JsonNode noeuds, String date, Instant vu) {
        Instant dernier = vu;
        for (JsonNode noeud : noeuds) {
            Instant instant = instant(noeud, date);
            dernier = instant.isAfter(dernier) ? instant : dernier;
        }
        return dernier;
    }

    /** Returns an instant, the very first for what is none: it moves no mark. */
    private static Instant instant(JsonNode noeud, String nom) {
        try {
            return OffsetDateTime.parse(noeud.path(nom).asText()).toInstant();
        } catch (DateTimeParseException illisible) {
            return Instant.EPOCH;
        }
    }

    /** The dossiers of a page, as they are taken in. */
    private final class Page {

        private final Collecte collecte;
        private final List<LigneDeLot> lignes = new ArrayList<>();
        private final List<String> aReprendre = new ArrayList<>();
        private int ecartes;
        private int pannes;

        Page(Collecte collecte) {
            this.collecte = collecte;
        }

        void prendre(int place, JsonNode noeud, boolean fautif) {
            if (fautif || !noeud.isObject()) {
                lignes.add(illisible(place, noeud));
                return;
            }
            if (collecte.etats().stream()
                    .noneMatch(etat -> etat.mot().equals(noeud.path("state").asText()))) {
                ecartes++;
                return;
            }
            try {
                lignes.add(traduire(collecte, place, noeud));
                pannes = 0;
            } catch (FichierEnPanneException panne) {
                // What the service announces wrongly is the matter of its dossier; who does not answer is that of all.
                pannes += panne.muette ? 1 : 0;
                if (pannes == PANNES_DE_SUITE) {
                    throw panne;
                }
                aReprendre.add(noeud.path("number").asText());
            }
        }
    }

    private static LigneDeLot illisible(int place, JsonNode noeud) {
        String numero = noeud.path("number").asText("");
        return new LigneDeLot.Illisible(place, numero, List.of(Messages.rejet(place, numero, "", "LIGNE_ILLISIBLE")));
    }

    private LigneDeLot traduire(Collecte collecte, int place, JsonNode noeud) {
        Cellules cellules;
        try {
            cellules = new Cellules(noeud);
        } catch (IllegalArgumentException horsSchema) {
            return illisible(place, noeud);
        }
        return collecte.mappage()
                .traduire(
                        place,
                        cellules.textes(),
                        chemin -> deposer(
                                collecte.pieces(),
                                cellules.fichiers().get(chemin.substring(chemin.lastIndexOf('/') + 1))));
    }

    /** A file that may be had later: its dossier is taken up then. */
    private static final class FichierEnPanneException extends PortException {

        private static final long serialVersionUID = 1L;

        private final boolean muette;

        private FichierEnPanneException(boolean muette) {
            super(Nature.TEMPORAIRE, "a file cannot be fetched now", null);
            this.muette = muette;
        }
    }

    private Pieces.Deposee deposer(Pieces pieces, @Nullable Fichier fichier) {
        if (fichier == null) {
            throw new PieceRefuseeException("PIECE_INTROUVABLE");
        }
        if (fichier.taille() > Appels.FICHIER) {
            throw new PieceRefuseeException("PIECE_TROP_VOLUMINEUSE");
        }
        if (Set.of("infected", "integrity_error").contains(fichier.antivirus())) {
            throw new PieceRefuseeException("PIECE_INACCESSIBLE");
        }
        byte[] octets = telecharger(fichier);
        if (octets.length != fichier.taille() || !somme(octets).equals(fichier.somme())) {
            throw new FichierEnPanneException(false);
        }
        return pieces.deposer(new ByteArrayInputStream(octets), Appels.FICHIER);
    }

    private byte[] telecharger(Fichier fichier) {
        try {
            return appels.telecharger(URI.create(fichier.adresse()))
                    .orElseThrow(() -> new PieceRefuseeException("PIECE_INACCESSIBLE"));
        } catch (IllegalArgumentException adresse) {
            throw new PieceRefuseeException("PIECE_INACCESSIBLE");
        } catch (PortException panne) {
            if (panne.nature() == Nature.DEFINITIVE) {
                throw new PieceRefuseeException("PIECE_TROP_VOLUMINEUSE");
            }
            throw new FichierEnPanneException(true);
        }
    }

    /** The service's own digest, in base 64: it tells a file that was cut, and protects from nobody. */
    private static String somme(byte[] octets) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("MD5").digest(octets));
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
