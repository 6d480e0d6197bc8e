package fr.octroi.adapters.sftp;

import fr.octroi.commun.Empreinte;
import fr.octroi.echange.Accuse;
import fr.octroi.echange.Flux;
import fr.octroi.echange.LotEnvoye;
import fr.octroi.echange.MotifDeRefus;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.echange.Sequence;
import fr.octroi.format.AccuseJson;
import fr.octroi.port.PortException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What we sent, received and answered, in a file that only grows: each line is on the disk before it counts.
 *
 * <p>One process at a time holds it. A last line that a crash cut is left out, and overwritten; a line that the disk did not take
 * is taken out, and no other is written until the register is opened again. It holds names of lots, digests, codes and numbers
 * of dossiers, and nothing else of anybody.
 */
public final class Carnet implements AutoCloseable {

    private final FileChannel fichier;
    private final Disque disque;
    private final SortedMap<NomDeDepot, LotEnvoye> prepares = new TreeMap<>();
    private final SortedMap<NomDeDepot, Empreinte> chiffres = new TreeMap<>();
    private final SortedMap<NomDeDepot, SortedSet<Empreinte>> rendus = new TreeMap<>();
    private final SortedMap<NomDeDepot, LotEnvoye> envoyes = new TreeMap<>();
    private final SortedMap<NomDeDepot, Accuse> reponses = new TreeMap<>();
    private final SortedMap<Flux, Sequence> aller = new TreeMap<>();
    private final SortedMap<Flux, Sequence> retour = new TreeMap<>();
    private final List<Accuse> pris = new ArrayList<>();
    private final SortedMap<NomDeDepot, MotifDeRefus> ecartes = new TreeMap<>();
    private final SortedMap<NomDeDepot, Empreinte> chiffresEcartes = new TreeMap<>();
    private final SortedSet<NomDeDepot> purges = new TreeSet<>();
    private final SortedMap<NomDeDepot, SortedSet<Empreinte>> effacements = new TreeMap<>();
    private boolean rompu;

    /** What is asked of the disk: so that a full one can be played. */
    interface Disque {
        void ecrire(FileChannel fichier, ByteBuffer octets) throws IOException;
    }

    private Carnet(FileChannel fichier, Disque disque) {
        this.fichier = fichier;
        this.disque = disque;
    }

    /**
     * Opens a register, made when it is not there.
     *
     * @param chemin the file
     * @return what it holds
     * @throws PortException temporary when another process holds it or the disk fails, definitive when it is no register
     */
    public static Carnet ouvrir(Path chemin) {
        return ouvrir(chemin, Carnet::ecrireTout);
    }

    static Carnet ouvrir(Path chemin, Disque disque) {
        try {
            FileChannel fichier = FileChannel.open(
                    chemin, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            try {
                verrouiller(fichier);
                Sceau.retenir(chemin.toAbsolutePath().resolveSibling(""));
                Carnet carnet = new Carnet(fichier, disque);
                carnet.relire();
                return carnet;
            } catch (IOException | RuntimeException echec) {
                fichier.close();
                throw echec;
            }
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "the register could not be read", panne);
        }
    }

    /** The lock goes with the channel. */
    private static void verrouiller(FileChannel fichier) throws IOException {
        boolean libre;
        try {
            libre = fichier.tryLock() != null;
        } catch (OverlappingFileLockException dejaIci) {
            libre = false;
        }
        if (!libre) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "another process holds the register", null);
        }
    }

    private void relire() throws IOException {
        try {
            ByteBuffer octets = ByteBuffer.allocate(Math.toIntExact(fichier.size()));
            while (octets.hasRemaining() && fichier.read(octets, octets.position()) >= 0) {
                // A read gives what it likes to give.
            }
            String texte = new String(octets.array(), StandardCharsets.UTF_8);
            String lignes = texte.substring(0, texte.lastIndexOf('\n') + 1);
            lignes.lines().forEach(ligne -> appliquer(ligne.split("\t", -1)));
            int complet = lignes.getBytes(StandardCharsets.UTF_8).length;
            fichier.truncate(complet);
            fichier.position(complet);
        } catch (RuntimeException illisible) {
            throw new PortException(PortException.Nature.DEFINITIVE, "the register cannot be read", illisible);
        }
    }

    private void appliquer(String[] champs) {
        switch (champs[0]) {
            case "PREPARE" -> {
                NomDeDepot nom = new NomDeDepot(champs[1]);
                LotEnvoye lot = new LotEnvoye(nom, new Empreinte(champs[2]), Instant.parse(champs[4]));
                prepares.put(nom, lot);
                chiffres.put(nom, new Empreinte(champs[3]));
                rendus.put(nom, empreintes(champs, 5));
                aller.put(nom.flux(), suivie(aller, nom, lot.lot()));
            }
            case "DEPOSE" -> {
                NomDeDepot nom = new NomDeDepot(champs[1]);
                LotEnvoye prepare = prepares.remove(nom);
                if (prepare != null) {
                    envoyes.put(nom, new LotEnvoye(nom, prepare.lot(), Instant.parse(champs[2])));
                }
            }
            case "REPONDU" -> {
                Accuse accuse = accuse(champs[1]);
                reponses.put(accuse.depot(), accuse);
                if (accuse.issue() instanceof Accuse.Refuse) {
                    aller.put(accuse.depot().flux(), coupee(accuse.depot()));
                }
            }
            case "PRIS" -> {
                Accuse accuse = accuse(champs[1]);
                pris.add(accuse);
                retour.put(accuse.depot().flux(), suivie(retour, accuse.depot(), lot(accuse)));
            }
            case "PURGE" -> purges.add(new NomDeDepot(champs[1]));
            case "EFFACE" ->
                effacements
                        .computeIfAbsent(new NomDeDepot(champs[1]), nouveau -> new TreeSet<>())
                        .add(new Empreinte(champs[2]));
            case "ECARTE" -> {
                NomDeDepot nom = new NomDeDepot(champs[1]);
                ecartes.put(nom, MotifDeRefus.valueOf(champs[2]));
                if (champs.length > 3) {
                    chiffresEcartes.put(nom, new Empreinte(champs[3]));
                } else {
                    // Written before digests were.
                    chiffresEcartes.remove(nom);
                }
            }
            default -> throw new IllegalStateException("no line of a register");
        }
    }

    private static Sequence sequence(Map<Flux, Sequence> sequences, Flux flux) {
        return sequences.getOrDefault(flux, Sequence.vide(flux));
    }

    private static Sequence suivie(Map<Flux, Sequence> sequences, NomDeDepot nom, Empreinte lot) {
        return sequence(sequences, nom.flux()).avec(nom.sequence(), lot);
    }

    /** A lot that was refused takes no rank, and those that followed it follow nothing any more. */
    private Sequence coupee(NomDeDepot nom) {
        Sequence sequence = sequence(aller, nom.flux());
        LotEnvoye refuse = envoyes.get(nom);
        int rang = (int) nom.sequence();
        boolean present = refuse != null
                && rang <= sequence.lots().size()
                && sequence.lots().get(rang - 1).equals(refuse.lot());
        return present ? new Sequence(nom.flux(), sequence.lots().subList(0, rang - 1)) : sequence;
    }

    private static SortedSet<Empreinte> empreintes(String[] champs, int premier) {
        SortedSet<Empreinte> empreintes = new TreeSet<>();
        for (int rang = premier; rang < champs.length; rang++) {
            empreintes.add(new Empreinte(champs[rang]));
        }
        return Collections.unmodifiableSortedSet(empreintes);
    }

    private static Accuse accuse(String base64) {
        return AccuseJson.lire(Base64.getDecoder().decode(base64));
    }

    private static String base64(Accuse accuse) {
        return Base64.getEncoder().encodeToString(AccuseJson.ecrire(accuse));
    }

    static Empreinte lot(Accuse accuse) {
        return accuse.issue().selon(accepte -> accepte.lot(), avecRejets -> avecRejets.lot(), refuse -> {
            throw new IllegalStateException("a lot that was refused has no digest");
        });
    }

    private synchronized void ecrire(String... champs) {
        if (rompu) {
            throw new PortException(
                    PortException.Nature.TEMPORAIRE, "the register must be opened again before it is written", null);
        }
        ByteBuffer ligne = ByteBuffer.wrap((String.join("\t", champs) + "\n").getBytes(StandardCharsets.UTF_8));
        try {
            long fin = fichier.position();
            rompu = true;
            try {
                disque.ecrire(fichier, ligne);
                fichier.force(true);
            } catch (IOException panne) {
                fichier.truncate(fin);
                throw panne;
            }
            rompu = false;
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "the register could not be written", panne);
        }
        appliquer(champs);
    }

    private static void ecrireTout(FileChannel fichier, ByteBuffer octets) throws IOException {
        while (octets.hasRemaining()) {
            fichier.write(octets);
        }
    }

    /** Takes the digests of the files that are handed back for good: they are to be known when ours are erased. */
    synchronized void preparer(LotScelle lot, List<Empreinte> rendus, Instant instant) {
        exigerProchain(aller, lot.nom());
        List<String> champs = new ArrayList<>(List.of(
                "PREPARE",
                lot.nom().valeur(),
                lot.lot().hexadecimal(),
                lot.chiffre().hexadecimal(),
                instant.toString()));
        rendus.forEach(rendu -> champs.add(rendu.hexadecimal()));
        ecrire(champs.toArray(String[]::new));
    }

    /** Before anything is written: a register in which a rank stands twice could never be read again. */
    private static void exigerProchain(Map<Flux, Sequence> sequences, NomDeDepot nom) {
        if (nom.sequence() != sequence(sequences, nom.flux()).prochaine()) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "another lot took this rank meanwhile", null);
        }
    }

    synchronized void deposer(NomDeDepot nom, Instant instant) {
        ecrire("DEPOSE", nom.valeur(), instant.toString());
    }

    synchronized void repondre(Accuse accuse) {
        ecrire("REPONDU", base64(accuse));
    }

    synchronized void prendre(Accuse accuse) {
        exigerProchain(retour, accuse.depot());
        ecrire("PRIS", base64(accuse));
    }

    synchronized void ecarter(NomDeDepot nom, Empreinte chiffre, MotifDeRefus motif) {
        if (ecartes.get(nom) != motif || !chiffre.equals(chiffresEcartes.get(nom))) {
            ecrire("ECARTE", nom.valeur(), motif.name(), chiffre.hexadecimal());
        }
    }

    /** Returns why we refused these very bytes, empty when we did not. */
    synchronized Optional<MotifDeRefus> ecarte(NomDeDepot nom, Empreinte chiffre) {
        return chiffre.equals(chiffresEcartes.get(nom)) ? Optional.ofNullable(ecartes.get(nom)) : Optional.empty();
    }

    /** Returns what we answered to these very bytes when we took them. */
    synchronized Optional<Accuse.Issue> issue(NomDeDepot nom, Empreinte chiffre) {
        return pris.stream()
                .filter(accuse -> accuse.depot().equals(nom) && accuse.chiffre().equals(chiffre))
                .map(Accuse::issue)
                .findFirst();
    }

    synchronized void purger(NomDeDepot nom, Instant instant) {
        ecrire("PURGE", nom.valeur(), instant.toString());
    }

    /**
     * Returns the lots that we removed from the drop.
     *
     * @return their names, in order
     */
    public synchronized List<NomDeDepot> purges() {
        return List.copyOf(purges);
    }

    synchronized Sequence envoyee(Flux flux) {
        return sequence(aller, flux);
    }

    /**
     * Returns the lots of a flux that we took.
     *
     * @param flux a flux of which we are the recipient
     * @return their sequence
     */
    public synchronized Sequence recue(Flux flux) {
        return sequence(retour, flux);
    }

    /** Returns what we answered to a lot that we took, whatever its sealing. */
    synchronized Optional<Accuse.Issue> issue(Flux flux, Empreinte lot) {
        return pris.stream()
                .filter(accuse ->
                        accuse.depot().flux().equals(flux) && lot(accuse).equals(lot))
                .map(Accuse::issue)
                .findFirst();
    }

    synchronized List<NomDeDepot> aDeposer() {
        return List.copyOf(prepares.keySet());
    }

    /**
     * Returns the lots that we put on the drop.
     *
     * @return in order of name
     */
    public synchronized List<LotEnvoye> envoyes() {
        return List.copyOf(envoyes.values());
    }

    /**
     * Returns the files that we handed back in a lot.
     *
     * @param nom the name of a lot that we sent
     * @return their digests, in order; none for a lot of another purpose than {@code REVERSIBILITE}
     */
    public synchronized SortedSet<Empreinte> rendus(NomDeDepot nom) {
        return rendus.getOrDefault(nom, Collections.emptySortedSet());
    }

    /**
     * Writes down, before anything of it goes, that what was handed back in a lot is being erased somewhere.
     *
     * @param nom the name of a lot that we sent
     * @param place the digest of what tells that place from others
     * @param instant when
     * @throws PortException when the register cannot be written
     */
    public synchronized void commencerEffacement(NomDeDepot nom, Empreinte place, Instant instant) {
        ecrire("EFFACE", nom.valeur(), place.hexadecimal(), instant.toString());
    }

    /**
     * Says whether the erasure of what was handed back in a lot began in a place: what is not there any more is what it took.
     *
     * @param nom the name of a lot that we sent
     * @param place the digest of what tells that place from others
     * @return whether it began
     */
    public synchronized boolean effacementCommence(NomDeDepot nom, Empreinte place) {
        return effacements.getOrDefault(nom, Collections.emptySortedSet()).contains(place);
    }

    /** Returns the lots that we put on the drop and whose answer was not read, in order of name. */
    synchronized List<NomDeDepot> sansReponse() {
        return envoyes.keySet().stream()
                .filter(nom -> !reponses.containsKey(nom))
                .toList();
    }

    /**
     * Returns the answers that we received.
     *
     * @return by name of lot
     */
    public synchronized SortedMap<NomDeDepot, Accuse> reponses() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(reponses));
    }

    /**
     * Returns the lots that we refused, with the true reasons.
     *
     * @return by name of lot
     */
    public synchronized SortedMap<NomDeDepot, MotifDeRefus> ecartes() {
        return Collections.unmodifiableSortedMap(new TreeMap<>(ecartes));
    }

    synchronized Optional<LotScelle> scelle(NomDeDepot nom, Path dossier) {
        LotEnvoye lot = envoyes.getOrDefault(nom, prepares.get(nom));
        Empreinte chiffre = chiffres.get(nom);
        return lot == null || chiffre == null
                ? Optional.empty()
                : Optional.of(new LotScelle(nom, lot.lot(), chiffre, dossier.resolve(nom.valeur())));
    }

    @Override
    public void close() {
        try {
            fichier.close();
        } catch (IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "the register could not be closed", panne);
        }
    }
}
