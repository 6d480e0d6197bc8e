package fr.octroi.examples.cli;

import fr.octroi.adapters.sftp.AccesSftp;
import fr.octroi.adapters.sftp.Carnet;
import fr.octroi.adapters.sftp.Certificat;
import fr.octroi.adapters.sftp.CleSecrete;
import fr.octroi.adapters.sftp.Convention;
import fr.octroi.adapters.sftp.LotsSftp;
import fr.octroi.adapters.sftp.PosteDEchange;
import fr.octroi.adapters.sftp.Sceau;
import fr.octroi.adapters.sftp.Trousseau;
import fr.octroi.echange.Environnement;
import fr.octroi.echange.ObjetDuLot;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A side of an exchange as a folder describes it: {@code poste.properties}, the keys that it names, and what the exchange
 * leaves there.
 */
final class Poste implements AutoCloseable {

    static final String REGLAGES = "poste.properties";
    private static final String CORRESPONDANT = "correspondant.";
    private static final String ENVOIE = ".envoie";

    /** The passphrase of the secret key, which no file holds. */
    private static final String PHRASE = "OCTROI_PHRASE";

    private final Path dossier;
    private final Properties reglages = new Properties();
    private final Convention convention;
    private final Sceau sceau;
    private @Nullable LotsSftp lots;
    private @Nullable Carnet carnet;

    Poste(Path dossier, InstantSource horloge) {
        this.dossier = dossier;
        charger(dossier, reglages);
        SortedSet<String> correspondants = correspondants(reglages);
        SortedMap<String, Set<ObjetDuLot>> recus = new TreeMap<>();
        SortedMap<String, List<Certificat>> certificats = new TreeMap<>();
        for (String qui : correspondants) {
            recus.put(qui, lire(CORRESPONDANT + qui + ENVOIE, Poste::objets));
            certificats.put(
                    qui,
                    lire(
                            CORRESPONDANT + qui,
                            noms -> fichiers(noms).stream()
                                    .map(octets -> Certificat.lire(octets))
                                    .toList()));
        }
        this.convention = new Convention(
                lire("organisation", Function.identity()), lire("environnement", Environnement::valueOf), recus);
        String phrase = System.getenv(PHRASE);
        List<CleSecrete> notres = lire(
                "cle",
                noms -> fichiers(noms).stream()
                        .map(octets -> CleSecrete.lire(octets, phrase == null ? null : phrase.toCharArray()))
                        .toList());
        this.sceau = new Sceau(convention, new Trousseau(notres, certificats), horloge);
    }

    private static void charger(Path dossier, Properties reglages) {
        try (Reader lecteur = Files.newBufferedReader(dossier.resolve(REGLAGES), StandardCharsets.UTF_8)) {
            reglages.load(lecteur);
        } catch (IOException | IllegalArgumentException illisible) {
            throw new CommandeImpossibleException(
                    dossier.resolve(REGLAGES) + " : ce fichier n'existe pas ou ne peut pas être lu");
        }
    }

    /** With whom lots are exchanged, and what comes from each; no key is read. */
    static SortedMap<String, SortedSet<ObjetDuLot>> convenus(Path dossier) {
        Properties reglages = new Properties();
        charger(dossier, reglages);
        SortedMap<String, SortedSet<ObjetDuLot>> convenus = new TreeMap<>();
        for (String qui : correspondants(reglages)) {
            try {
                convenus.put(qui, new TreeSet<>(objets(reglages.getProperty(CORRESPONDANT + qui + ENVOIE, ""))));
            } catch (IllegalArgumentException faux) {
                throw new CommandeImpossibleException(dossier.resolve(REGLAGES) + " : la valeur de « " + CORRESPONDANT
                        + qui + ENVOIE + " » ne convient pas");
            }
        }
        return convenus;
    }

    private static SortedSet<String> correspondants(Properties reglages) {
        SortedSet<String> noms = new TreeSet<>();
        for (String cle : reglages.stringPropertyNames()) {
            if (cle.startsWith(CORRESPONDANT) && !cle.endsWith(ENVOIE)) {
                noms.add(cle.substring(CORRESPONDANT.length()));
            }
        }
        return noms;
    }

    private static Set<ObjetDuLot> objets(String noms) {
        Set<ObjetDuLot> objets = EnumSet.noneOf(ObjetDuLot.class);
        for (String nom : noms.split(",")) {
            if (!nom.isBlank()) {
                objets.add(ObjetDuLot.valueOf(nom.strip()));
            }
        }
        return objets;
    }

    /** Reads the files that a setting names, the one to use first. */
    private List<byte[]> fichiers(String noms) {
        return Arrays.stream(noms.split(",")).map(nom -> octets(nom.strip())).toList();
    }

    private byte[] octets(String nom) {
        try {
            return Files.readAllBytes(dossier.resolve(nom));
        } catch (IOException illisible) {
            throw new CommandeImpossibleException(
                    dossier.resolve(nom) + " : ce fichier n'existe pas ou ne peut pas être lu");
        }
    }

    private <T> T lire(String cle, Function<String, T> lecture) {
        String valeur = reglages.getProperty(cle);
        if (valeur == null) {
            throw new CommandeImpossibleException(dossier.resolve(REGLAGES) + " : « " + cle + " » manque");
        }
        try {
            return lecture.apply(valeur.strip());
        } catch (IllegalArgumentException faux) {
            throw new CommandeImpossibleException(
                    dossier.resolve(REGLAGES) + " : la valeur de « " + cle + " » ne convient pas");
        }
    }

    String organisation() {
        return convention.organisation();
    }

    Sceau sceau() {
        return sceau;
    }

    Carnet carnet() {
        Carnet ouvert = carnet;
        if (ouvert == null) {
            ouvert = Carnet.ouvrir(travail().resolve("carnet"));
            carnet = ouvert;
        }
        return ouvert;
    }

    LotsSftp lots() {
        LotsSftp ouverts = lots;
        if (ouverts == null) {
            ouverts = new LotsSftp(new AccesSftp(
                    lire("depot.hote", Function.identity()),
                    lire("depot.port", Integer::parseInt),
                    lire("depot.utilisateur", Function.identity()),
                    lire(
                            "depot.serveur",
                            nom -> AccesSftp.clesPubliques(new String(octets(nom), StandardCharsets.UTF_8)
                                    .lines()
                                    .toList())),
                    lire("depot.cle", nom -> AccesSftp.clePrivee(dossier.resolve(nom))),
                    lire("depot.racine", Function.identity()),
                    Duration.ofSeconds(30)));
            lots = ouverts;
        }
        return ouverts;
    }

    PosteDEchange echange(InstantSource horloge) {
        return new PosteDEchange(
                convention, sceau, lots(), carnet(), travail(), reglages.getProperty("lecteur", "octroi"), horloge);
    }

    private Path travail() {
        try {
            return Files.createDirectories(dossier.resolve("travail"));
        } catch (IOException impossible) {
            throw new CommandeImpossibleException(dossier + " : le dossier « travail » ne peut pas y être créé");
        }
    }

    @Override
    public void close() {
        if (lots != null) {
            lots.close();
        }
        if (carnet != null) {
            carnet.close();
        }
    }
}
