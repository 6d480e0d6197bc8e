package fr.octroi.adapters.sftp;

import fr.octroi.commun.Empreinte;
import fr.octroi.demande.Rejet;
import fr.octroi.echange.Environnement;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.echange.Manifeste;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.format.LimitesDeLot;
import fr.octroi.port.Lots;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** A contractor who sends and an authority that receives, each with keys, a register and a folder of its own. */
final class Correspondance {

    private static final LocalDate JOUR = LocalDate.of(2020, 6, 30);

    private final ClesDEssai clesPrestataire;
    private final ClesDEssai clesVille = ClesDEssai.neuves();
    private final ClesDEssai clesDUnAutre = ClesDEssai.neuves();
    private final Path dossier;

    /** What passes for now; tests move it. */
    private Instant maintenant = ClesDEssai.MAINTENANT;

    Correspondance(Path dossier) throws IOException {
        this(dossier, ClesDEssai.neuves());
    }

    Correspondance(Path dossier, ClesDEssai clesPrestataire) throws IOException {
        this.clesPrestataire = clesPrestataire;
        this.dossier = dossier;
        Files.createDirectories(dossier.resolve("prestataire"));
        Files.createDirectories(dossier.resolve("ville"));
    }

    void passer(Duration duree) {
        maintenant = maintenant.plus(duree);
    }

    private InstantSource horloge() {
        return () -> maintenant;
    }

    /** A side that is open: closing it is what a crash does, and opening it again what comes after. */
    record Cote(PosteDEchange poste, Carnet carnet, Path travail) implements AutoCloseable {
        @Override
        public void close() {
            carnet.close();
        }
    }

    Cote prestataire(Lots lots) {
        return cote("prestataire", clesPrestataire, "ma-ville", clesVille, lots);
    }

    Cote ville(Lots lots) {
        return cote("ma-ville", clesVille, "prestataire", clesPrestataire, lots);
    }

    /** Another contractor, whose name comes before. */
    Cote autre(Lots lots) throws IOException {
        Files.createDirectories(dossier.resolve("autre"));
        return cote("autre", clesDUnAutre, "ma-ville", clesVille, lots);
    }

    /** Somebody else on the same drop. */
    Cote tiers(Lots lots) throws IOException {
        Files.createDirectories(dossier.resolve("tiers"));
        passer(Duration.ofDays(40));
        return cote("tiers", ClesDEssai.neuves(), "prestataire", clesPrestataire, lots);
    }

    /** The contractor, who agreed to less. */
    Cote prestataire(Lots lots, LimitesDeLot limites) {
        return cote("prestataire", clesPrestataire, "ma-ville", clesVille, lots, limites);
    }

    private Cote cote(String nom, ClesDEssai cles, String autre, ClesDEssai siennes, Lots lots) {
        return cote(nom, cles, autre, siennes, lots, LimitesDeLot.USUELLES);
    }

    private Cote cote(String nom, ClesDEssai cles, String autre, ClesDEssai siennes, Lots lots, LimitesDeLot limites) {
        Convention convention = new Convention(
                nom,
                Environnement.ESSAI,
                new TreeMap<>(Map.of(autre, Set.of(ObjetDuLot.DEMANDES), "autre", Set.of(ObjetDuLot.DEMANDES))),
                limites);
        Sceau sceau = new Sceau(
                convention, new Trousseau(List.of(cles.secrete()), tousLesCorrespondants(autre, siennes)), horloge());
        Path travail = dossier.resolve(nom.equals("ma-ville") ? "ville" : nom);
        Carnet carnet = Carnet.ouvrir(travail.resolve("carnet"));
        return new Cote(
                new PosteDEchange(convention, sceau, lots, carnet, travail, "poste", horloge()), carnet, travail);
    }

    /** Whoever sends may send to another still, whose name comes before. */
    private Map<String, List<Certificat>> tousLesCorrespondants(String autre, ClesDEssai siennes) {
        return Map.of(autre, List.of(siennes.certificat()), "autre", List.of(clesDUnAutre.certificat()));
    }

    Sceau sceauDuPrestataire() {
        return new Sceau(
                new Convention("prestataire", Environnement.ESSAI, Map.of("ma-ville", Set.of(ObjetDuLot.DEMANDES))),
                new Trousseau(List.of(clesPrestataire.secrete()), Map.of("ma-ville", List.of(clesVille.certificat()))),
                horloge());
    }

    static NomDeDepot envoyer(Cote cote, String... numeros) {
        return cote.poste().envoyer("ma-ville", ObjetDuLot.DEMANDES, JOUR, JOUR, new Demandes(List.of(numeros)));
    }

    /** Receives, and throws what stopped a lot, for whoever tries again. */
    static void recevoir(Cote cote, PosteDEchange.Accueil accueil) {
        for (Arrivee arrivee : cote.poste().recevoir(accueil)) {
            if (arrivee instanceof Arrivee.Empechee empechee) {
                throw new PortException(PortException.Nature.TEMPORAIRE, empechee.raison(), null);
            }
        }
    }

    static byte[] piece(String numero) {
        return ("pièce de " + numero).repeat(5_000).getBytes(StandardCharsets.UTF_8);
    }

    /** One line and one piece for each number. */
    record Demandes(List<String> numeros) implements PosteDEchange.Contenu {
        @Override
        public void lignes(OutputStream sortie) throws IOException {
            for (String numero : numeros) {
                sortie.write(
                        "{\"numero\":\"%s\",\"depense\":{\"montantTtc\":\"100.00\"},\"pieces\":[{\"sha256\":\"%s\"}]}\n"
                                .formatted(numero, Empreinte.sha256(Correspondance.piece(numero)))
                                .getBytes(StandardCharsets.UTF_8));
            }
        }

        @Override
        public List<FichierDuLot> pieces() {
            return numeros.stream()
                    .map(numero -> FichierDuLot.piece(
                            Correspondance.piece(numero).length, Empreinte.sha256(Correspondance.piece(numero))))
                    .toList();
        }

        @Override
        public void piece(FichierDuLot piece, OutputStream sortie) throws IOException {
            for (String numero : numeros) {
                if (Empreinte.sha256(Correspondance.piece(numero)).equals(piece.contenu())) {
                    sortie.write(Correspondance.piece(numero));
                }
            }
        }
    }

    /** What the authority has: how often each request came, and the pieces. */
    static final class Guichet implements PosteDEchange.Accueil {

        final Map<String, Integer> demandes = new TreeMap<>();
        final Map<Empreinte, byte[]> pieces = new TreeMap<>();
        final List<Long> lots = new ArrayList<>();

        @Override
        public void piece(FichierDuLot piece, InputStream contenu) throws IOException {
            pieces.put(piece.contenu(), contenu.readAllBytes());
        }

        @Override
        public List<Rejet> lignes(Manifeste manifeste, InputStream contenu) throws IOException {
            lots.add(manifeste.sequence());
            List<Rejet> rejets = new ArrayList<>();
            int rang = 0;
            for (String ligne : new String(contenu.readAllBytes(), StandardCharsets.UTF_8).split("\n")) {
                rang++;
                String numero = ligne.replaceAll(".*\"numero\":\"([^\"]*)\".*", "$1");
                if (numero.startsWith("faux")) {
                    rejets.add(new Rejet(rang, numero, "numero", "NUMERO_INVALIDE", "le numéro est faux"));
                } else {
                    demandes.merge(numero, 1, Integer::sum);
                    if (!pieces.containsKey(Empreinte.sha256(Correspondance.piece(numero)))) {
                        throw new IllegalStateException("a line came before its piece");
                    }
                }
            }
            return rejets;
        }
    }
}
