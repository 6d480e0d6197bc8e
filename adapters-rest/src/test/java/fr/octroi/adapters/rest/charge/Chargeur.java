package fr.octroi.adapters.rest.charge;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * The other process: it calls over lines that stay open, each as soon as it was answered, and counts. Lines of its input say what: {@code
 * operation port first lines calls milliseconds}; the dossiers from the first on are asked for; it ends with whichever comes first.
 */
final class Chargeur {

    /** What is asked. */
    enum Operation {
        LIRE("read a dossier"),
        LISTER("a page of fifty, with the count"),
        APPELER("record a call"),
        /** Beside nothing more than a select by primary key. */
        SUIVRE("the telephone's view, beside a select by primary key");

        final String dite;

        Operation(String dite) {
            this.dite = dite;
        }
    }

    /** How many dossiers are asked for; of them, each line writes its own. */
    private final int dossiers;

    private final String jeton;
    private final Map<String, Integer> versions = new HashMap<>();
    private long tours;

    private Chargeur(int dossiers, String jeton) {
        this.dossiers = dossiers;
        this.jeton = jeton;
    }

    public static void main(String[] arguments) throws Exception {
        Chargeur chargeur = new Chargeur(Integer.parseInt(arguments[0]), arguments[1]);
        ExecutorService fils = Executors.newCachedThreadPool();
        try (BufferedReader ordres = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII))) {
            for (String ordre = ordres.readLine(); ordre != null; ordre = ordres.readLine()) {
                System.out.println(chargeur.tour(fils, ordre.split(" ", -1)));
            }
        } finally {
            fils.shutdownNow();
        }
    }

    /** Answers the calls, those that were refused, the seconds, and the microseconds within which half and 99 % were answered. */
    private String tour(ExecutorService fils, String[] ordre) throws Exception {
        int lignes = Integer.parseInt(ordre[3]);
        int appels = Integer.parseInt(ordre[4]);
        long limite = Long.parseLong(ordre[5]) * 1_000_000;
        long debut = System.nanoTime();
        tours++;
        List<Future<Mesure>> mesures = new ArrayList<>();
        for (int ligne = 0; ligne < lignes; ligne++) {
            int rang = ligne;
            mesures.add(fils.submit(() -> {
                try (Ligne sienne = new Ligne(Integer.parseInt(ordre[1]), Integer.parseInt(ordre[2]), rang, lignes)) {
                    Mesure mesure = new Mesure();
                    while (mesure.durees.size() < appels && System.nanoTime() - debut < limite) {
                        long avant = System.nanoTime();
                        boolean bien = sienne.appeler(Operation.valueOf(ordre[0]));
                        mesure.durees.add(System.nanoTime() - avant);
                        mesure.refus += bien ? 0 : 1;
                    }
                    return mesure;
                }
            }));
        }
        List<Long> durees = new ArrayList<>();
        int refus = 0;
        for (Future<Mesure> mesure : mesures) {
            durees.addAll(mesure.get().durees);
            refus += mesure.get().refus;
        }
        double secondes = (System.nanoTime() - debut) / 1e9;
        long[] triees = durees.stream().mapToLong(Long::longValue).sorted().toArray();
        return String.format(
                Locale.ROOT,
                "%d %d %.3f %d %d",
                triees.length,
                refus,
                secondes,
                triees[triees.length / 2] / 1_000,
                triees[Math.min(triees.length - 1, triees.length * 99 / 100)] / 1_000);
    }

    private static final class Mesure {
        private final List<Long> durees = new ArrayList<>();
        private int refus;
    }

    /** A connection: no library between the two, so that what the server does is most of what is measured. */
    private final class Ligne implements AutoCloseable {
        private final Socket prise;
        private final OutputStream sortie;
        private final InputStream entree;
        private final Random hasard;
        private final int premier;
        private final int debut;
        private final int plage;
        private int suivant;

        Ligne(int port, int premier, int rang, int lignes) throws IOException {
            this.premier = premier;
            prise = new Socket(InetAddress.getLoopbackAddress(), port);
            prise.setTcpNoDelay(true);
            sortie = prise.getOutputStream();
            entree = new BufferedInputStream(prise.getInputStream());
            hasard = new Random(tours * 31 + rang);
            plage = dossiers / lignes;
            debut = premier + rang * plage;
            suivant = (int) (tours * 977 % plage);
        }

        boolean appeler(Operation operation) throws IOException {
            String numero = "D-" + (premier + hasard.nextInt(dossiers));
            return switch (operation) {
                case LIRE -> envoyer("GET", "v1/dossiers/" + numero, "") == 200;
                case SUIVRE -> envoyer("GET", "v1/dossiers/" + numero + "/suivi", "") == 200;
                case LISTER -> envoyer("GET", "v1/dossiers?etat=DEPOSE&taille=50", "") == 200;
                case APPELER -> appeler();
            };
        }

        private boolean appeler() throws IOException {
            String numero = "D-" + (debut + suivant);
            suivant = (suivant + 1) % plage;
            int version;
            synchronized (versions) {
                version = versions.merge(numero, 1, Integer::sum);
            }
            // The same call twice in a row would be a double click.
            String corps = "{\"motif\":\"" + (version % 2 == 0 ? "OU_EN_EST_ON" : "PIECE_ENVOYEE") + "\"}";
            return envoyer(
                            "POST",
                            "v1/dossiers/" + numero + "/appels",
                            "Content-Type: application/json\r\nIdempotency-Key: " + numero + "-" + version
                                    + "\r\nIf-Match: \"" + version + "\"\r\nContent-Length: " + corps.length()
                                    + "\r\n\r\n" + corps)
                    == 200;
        }

        private int envoyer(String methode, String chemin, String suite) throws IOException {
            String requete = methode + " /api/" + chemin + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer "
                    + jeton + "\r\n" + (suite.isEmpty() ? "\r\n" : suite);
            sortie.write(requete.getBytes(StandardCharsets.US_ASCII));
            int statut = Integer.parseInt(ligne().split(" ", 3)[1]);
            int longueur = 0;
            for (String entete = ligne(); !entete.isEmpty(); entete = ligne()) {
                String bas = entete.toLowerCase(Locale.ROOT);
                if (bas.startsWith("content-length:")) {
                    longueur = Integer.parseInt(entete.substring(15).strip());
                } else if (bas.startsWith("transfer-encoding:")) {
                    longueur = -1;
                }
            }
            if (longueur >= 0) {
                entree.skipNBytes(longueur);
                return statut;
            }
            for (int bout = Integer.parseInt(ligne(), 16); bout > 0; bout = Integer.parseInt(ligne(), 16)) {
                entree.skipNBytes(bout + 2L);
            }
            ligne();
            return statut;
        }

        private String ligne() throws IOException {
            StringBuilder ligne = new StringBuilder();
            for (int octet = entree.read(); octet != '\n'; octet = entree.read()) {
                if (octet < 0) {
                    throw new EOFException("the server hung up");
                }
                if (octet != '\r') {
                    ligne.append((char) octet);
                }
            }
            return ligne.toString();
        }

        @Override
        public void close() throws IOException {
            prise.close();
        }
    }
}
