package fr.octroi.adapters.jdbc;

import fr.octroi.echange.NomDeDepot;
import fr.octroi.port.Lots;
import fr.octroi.port.PortException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A drop in the database, for lots that come or leave by another way than SFTP, such as a form of the platform; safe for several
 * threads and several instances of the host.
 *
 * <p>Lots stay as their senders signed and encrypted them: nothing is sealed again. Memory stays constant, whatever their size;
 * putting one commits each slice, so that it goes on after a cut, and reading takes a connection for each slice. Slices of a deposit
 * that nobody goes on with stay.
 */
public final class LotsEnBase implements Lots {

    /** How many bytes a slice holds, but for the last one. */
    private static final int MORCEAU = 1 << 16;

    private final Base base;
    private final InstantSource horloge;

    /**
     * Makes a drop.
     *
     * @param base the database
     * @param horloge gives the moment of each deposit and of each answer
     */
    public LotsEnBase(Base base, InstantSource horloge) {
        this.base = base;
        this.horloge = horloge;
    }

    @Override
    public void deposer(NomDeDepot nom, Scelle scelle) {
        base.insererSiAbsent("INSERT INTO octroi.lot (nom) VALUES (?)", nom.valeur());
        if (existe("nom = ? AND entier", nom.valeur())) {
            return;
        }
        long rang = base.trouver(
                        "SELECT COUNT(*) FROM octroi.morceau WHERE nom = ?", ligne -> ligne.getLong(1), nom.valeur())
                .orElseThrow();
        long place = Math.min(rang * MORCEAU, scelle.taille());
        try (InputStream suite = scelle.ouvrir(place)) {
            for (byte[] octets = suite.readNBytes(MORCEAU); octets.length > 0; octets = suite.readNBytes(MORCEAU)) {
                place += octets.length;
                // A short slice is the last one: written anywhere else, nothing could go on behind it.
                exigerEntier(octets.length == MORCEAU ? place <= scelle.taille() : place == scelle.taille());
                base.insererSiAbsent(
                        "INSERT INTO octroi.morceau (nom, rang, octets) VALUES (?, ?, ?)", nom.valeur(), rang, octets);
                rang++;
            }
            exigerEntier(place == scelle.taille());
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a lot could not be read", panne);
        }
        base.modifier(
                "UPDATE octroi.lot SET entier = TRUE, depuis = ? WHERE nom = ? AND NOT entier",
                maintenant(),
                nom.valeur());
    }

    @Override
    public List<NomDeDepot> offerts() {
        return noms("entier AND lecteur IS NULL");
    }

    @Override
    public boolean prendre(NomDeDepot nom, String lecteur) {
        return base.modifier(
                        "UPDATE octroi.lot SET lecteur = ? WHERE nom = ? AND entier AND accuse IS NULL"
                                + " AND (lecteur IS NULL OR lecteur = ?)",
                        lecteur,
                        nom.valeur(),
                        lecteur)
                == 1;
    }

    @Override
    public List<NomDeDepot> pris(String lecteur) {
        return noms("lecteur = ? AND accuse IS NULL", lecteur);
    }

    @Override
    public InputStream ouvrir(NomDeDepot nom, String lecteur, long debut) {
        exiger(existe("nom = ? AND lecteur = ? AND accuse IS NULL", nom.valeur(), lecteur));
        InputStream morceaux = new SequenceInputStream(new Morceaux(nom, debut / MORCEAU));
        try {
            morceaux.skipNBytes(debut % MORCEAU);
        } catch (IOException plusCourt) {
            throw new PortException(PortException.Nature.DEFINITIVE, "a lot is shorter than that", plusCourt);
        }
        return morceaux;
    }

    @Override
    public void rendre(NomDeDepot nom, String lecteur) {
        exiger(base.modifier(
                        "UPDATE octroi.lot SET lecteur = NULL WHERE nom = ? AND lecteur = ? AND accuse IS NULL",
                        nom.valeur(),
                        lecteur)
                == 1);
    }

    @Override
    public void archiver(NomDeDepot nom, String lecteur, byte[] accuse) {
        clore(nom, lecteur, accuse);
    }

    @Override
    public void isoler(NomDeDepot nom, String lecteur, byte[] accuse) {
        clore(nom, lecteur, accuse);
    }

    /** What was set apart is kept as what was taken is: the answer says which of the two became of it. */
    private void clore(NomDeDepot nom, String lecteur, byte[] accuse) {
        exiger(base.modifier(
                        "UPDATE octroi.lot SET accuse = ?, depuis = ? WHERE nom = ? AND lecteur = ? AND accuse IS NULL",
                        accuse,
                        maintenant(),
                        nom.valeur(),
                        lecteur)
                == 1);
    }

    @Override
    public Optional<byte[]> accuse(NomDeDepot nom) {
        return base.trouver(
                "SELECT accuse FROM octroi.lot WHERE nom = ? AND accuse IS NOT NULL",
                ligne -> ligne.getBytes(1),
                nom.valeur());
    }

    @Override
    public int purger(Instant avant, Predicate<NomDeDepot> registre) {
        OffsetDateTime limite = avant.atOffset(ZoneOffset.UTC);
        int retires = 0;
        for (NomDeDepot nom : noms("accuse IS NOT NULL AND depuis < ?", limite)) {
            if (registre.test(nom)) {
                // Somebody else may have purged it meanwhile, and put it again.
                retires += base.modifier(
                        "DELETE FROM octroi.lot WHERE nom = ? AND accuse IS NOT NULL AND depuis < ?",
                        nom.valeur(),
                        limite);
            }
        }
        return retires;
    }

    private static void exigerEntier(boolean entier) throws IOException {
        if (!entier) {
            throw new IOException("the source is not as long as it says");
        }
    }

    private OffsetDateTime maintenant() {
        return horloge.instant().atOffset(ZoneOffset.UTC);
    }

    private boolean existe(String condition, Object... valeurs) {
        return !noms(condition, valeurs).isEmpty();
    }

    private List<NomDeDepot> noms(String condition, Object... valeurs) {
        return base.lister(
                "SELECT nom FROM octroi.lot WHERE " + condition + " ORDER BY nom",
                ligne -> new NomDeDepot(ligne.getString(1)),
                valeurs);
    }

    private static void exiger(boolean pris) {
        if (!pris) {
            throw new PortException(PortException.Nature.DEFINITIVE, "this reader does not hold this lot", null);
        }
    }

    /** The slices of a lot: at most the one that is read and the next are in memory. */
    private final class Morceaux implements Enumeration<InputStream> {

        private final NomDeDepot nom;
        private long rang;
        private Optional<byte[]> suivant;

        Morceaux(NomDeDepot nom, long rang) {
            this.nom = nom;
            this.rang = rang;
            this.suivant = lire(rang);
        }

        private Optional<byte[]> lire(long lequel) {
            return base.trouver(
                    "SELECT octets FROM octroi.morceau WHERE nom = ? AND rang = ?",
                    ligne -> ligne.getBytes(1),
                    nom.valeur(),
                    lequel);
        }

        @Override
        public boolean hasMoreElements() {
            return suivant.isPresent();
        }

        @Override
        public InputStream nextElement() {
            byte[] octets = suivant.orElseThrow();
            rang++;
            suivant = lire(rang);
            return new ByteArrayInputStream(octets);
        }
    }
}
