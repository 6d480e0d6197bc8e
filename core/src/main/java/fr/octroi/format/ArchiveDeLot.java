package fr.octroi.format;

import fr.octroi.commun.Empreinte;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.echange.Manifeste;
import fr.octroi.echange.MotifDeRefus;
import fr.octroi.echange.ObjetDuLot;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The clear form of a lot: a POSIX ustar archive of plain files, the manifest first, then each file that it announces, in
 * its order. It streams both ways, in the memory of one manifest.
 *
 * <p>The form is a narrow part of ustar, described in {@code docs/echange.md}: what is outside of it is refused and not
 * interpreted, so that no two readers see two archives in the same bytes.
 */
public final class ArchiveDeLot {

    /** The name of the first entry. */
    public static final String MANIFESTE = "manifeste.json";

    private static final int BLOC = 512;

    /** Tapes had records of twenty blocks, and tar still fills the last one with zeros. */
    private static final int REMPLISSAGE_MAXIMAL = 20 * BLOC;

    private static final int NOM = 100;
    private static final int TAILLE = 124;
    private static final int SOMME = 148;
    private static final int GENRE = 156;
    private static final int LIEN = 157;
    private static final int MAGIE = 257;
    private static final int PREFIXE = 345;
    private static final int FIN_DU_PREFIXE = 500;
    private static final byte[] USTAR = "ustar\00000".getBytes(StandardCharsets.US_ASCII);
    private static final Pattern NOMS = Pattern.compile("manifeste\\.json|lignes\\.jsonl|pieces/[0-9a-f]{64}");
    private static final Pattern OCTAL = Pattern.compile("[0-7]{11}[\0 ]");

    private ArchiveDeLot() {}

    /** Gives the content of each file that a manifest announces. */
    @FunctionalInterface
    public interface Contenus {

        /**
         * Writes a file.
         *
         * @param fichier which one
         * @param sortie where to write exactly the bytes that the manifest announces, not closed
         * @throws IOException when it cannot be had or written
         */
        void ecrire(FichierDuLot fichier, OutputStream sortie) throws IOException;
    }

    /** Takes what an archive holds, in its order. */
    public interface Visiteur {

        /**
         * Takes the manifest, before any file.
         *
         * @param manifeste the manifest
         * @param lot its digest, which is the lot's
         * @throws LotRefuseException when no more of this lot is wanted
         */
        default void manifeste(Manifeste manifeste, Empreinte lot) {}

        /**
         * Takes a piece.
         *
         * @param fichier what the manifest announces
         * @param contenu the bytes, which need not be read; whether they are those announced is known at the end alone
         * @throws IOException when they cannot be kept
         */
        default void piece(FichierDuLot fichier, InputStream contenu) throws IOException {}

        /**
         * Takes the lines, after all the pieces.
         *
         * @param manifeste the manifest
         * @param contenu the bytes, which need not be read
         * @throws IOException when they cannot be kept
         */
        default void lignes(Manifeste manifeste, InputStream contenu) throws IOException {}
    }

    /**
     * What was read.
     *
     * @param manifeste the manifest
     * @param lot the digest of the lot
     */
    public record Lu(Manifeste manifeste, Empreinte lot) {}

    /**
     * Writes a lot.
     *
     * @param manifeste the manifest
     * @param contenus gives each file
     * @param sortie where to write, not closed
     * @return the digest of the lot
     * @throws UncheckedIOException when a file cannot be had or written
     * @throws IllegalStateException when a file is not what the manifest announces
     */
    public static Empreinte ecrire(Manifeste manifeste, Contenus contenus, OutputStream sortie) {
        byte[] json = ManifesteJson.ecrire(manifeste);
        long depuis = manifeste.cree().getEpochSecond();
        try {
            sortie.write(entete(MANIFESTE, json.length, depuis));
            sortie.write(json);
            remplir(json.length, sortie);
            for (FichierDuLot fichier : manifeste.fichiers()) {
                sortie.write(entete(fichier.nom(), fichier.taille(), depuis));
                Compteur compteur = new Compteur(sortie, fichier.taille());
                contenus.ecrire(fichier, compteur);
                if (!compteur.estConforme(fichier)) {
                    throw new IllegalStateException("a file is not what its manifest announces");
                }
                remplir(fichier.taille(), sortie);
            }
            sortie.write(new byte[2 * BLOC]);
            sortie.flush();
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
        return Empreinte.sha256(json);
    }

    private static byte[] entete(String nom, long taille, long depuis) {
        byte[] bloc = new byte[BLOC];
        texte(nom, bloc, 0);
        texte("0000644\0000000000\0000000000\0", bloc, NOM);
        texte(octal(taille), bloc, TAILLE);
        texte(octal(depuis), bloc, 136);
        texte("        0", bloc, SOMME);
        System.arraycopy(USTAR, 0, bloc, MAGIE, USTAR.length);
        texte("0000000\0000000000\0", bloc, 329);
        texte(String.format(Locale.ROOT, "%06o\0 ", somme(bloc)), bloc, SOMME);
        return bloc;
    }

    private static String octal(long nombre) {
        if (nombre < 0 || nombre >= 1L << 33) {
            throw new IllegalStateException("no number of ustar");
        }
        return String.format(Locale.ROOT, "%011o\0", nombre);
    }

    private static void texte(String texte, byte[] bloc, int place) {
        byte[] octets = texte.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(octets, 0, bloc, place, octets.length);
    }

    /** The sum of all bytes, those of the sum itself taken for spaces. */
    private static int somme(byte[] bloc) {
        int somme = 0;
        for (int i = 0; i < BLOC; i++) {
            somme += i >= SOMME && i < GENRE ? ' ' : bloc[i] & 0xff;
        }
        return somme;
    }

    private static void remplir(long taille, OutputStream sortie) throws IOException {
        sortie.write(new byte[reste(taille)]);
    }

    private static int reste(long taille) {
        return (int) ((BLOC - taille % BLOC) % BLOC);
    }

    /**
     * Says why a lot would be refused for its size, from its manifest alone.
     *
     * @param manifeste the manifest
     * @param limites what is taken at most; the sealed file and the lines one by one are not looked at
     * @return the first reason, empty when it keeps to them
     */
    public static Optional<MotifDeRefus> depassement(Manifeste manifeste, LimitesDeLot limites) {
        int json = ManifesteJson.ecrire(manifeste).length;
        if (json > limites.manifeste()) {
            return Optional.of(MotifDeRefus.FICHIER_TROP_VOLUMINEUX);
        }
        return mesurer(manifeste, limites)
                .or(() -> archive(manifeste, json) > limites.clair()
                        ? Optional.of(MotifDeRefus.LOT_TROP_VOLUMINEUX)
                        : Optional.empty());
    }

    /** What is written of it: whoever opens the sealed file counts the headers and the zeros too. */
    private static long archive(Manifeste manifeste, long json) {
        return entree(json)
                + manifeste.fichiers().stream()
                        .mapToLong(fichier -> entree(fichier.taille()))
                        .sum()
                + 2 * BLOC;
    }

    private static long entree(long taille) {
        return BLOC + taille + reste(taille);
    }

    private static Optional<MotifDeRefus> mesurer(Manifeste manifeste, LimitesDeLot limites) {
        if (manifeste.fichiers().size() >= limites.entrees()) {
            return Optional.of(MotifDeRefus.TROP_D_ENTREES);
        }
        long total = 0;
        for (FichierDuLot fichier : manifeste.fichiers()) {
            if (!fichier.estLignes() && fichier.taille() > limites.fichier()) {
                return Optional.of(MotifDeRefus.FICHIER_TROP_VOLUMINEUX);
            }
            if (fichier.taille() > limites.clair() - total) {
                return Optional.of(MotifDeRefus.LOT_TROP_VOLUMINEUX);
            }
            total += fichier.taille();
        }
        return Optional.empty();
    }

    /**
     * Reads a lot to the end of the stream.
     *
     * @param source the archive, not closed
     * @param limites what is taken at most
     * @param visiteur takes what it holds
     * @return the manifest and the digest of the lot
     * @throws LotRefuseException with the first reason found, for anything that is not a lot as described
     * @throws IOException when the source or the visitor fails
     */
    public static Lu lire(InputStream source, LimitesDeLot limites, Visiteur visiteur) throws IOException {
        return new Lecture(source, limites, visiteur).lire();
    }

    private static final class Lecture {

        private final InputStream source;
        private final LimitesDeLot limites;
        private final Visiteur visiteur;

        Lecture(InputStream source, LimitesDeLot limites, Visiteur visiteur) {
            this.source = source;
            this.limites = limites;
            this.visiteur = visiteur;
        }

        Lu lire() throws IOException {
            Entete premiere = entete();
            if (premiere == null || !premiere.nom().equals(MANIFESTE)) {
                throw new LotRefuseException(MotifDeRefus.MANIFESTE_ABSENT);
            }
            exiger(premiere.taille() <= limites.manifeste(), MotifDeRefus.FICHIER_TROP_VOLUMINEUX);
            byte[] json = source.readNBytes((int) premiere.taille());
            exiger(json.length == premiere.taille(), MotifDeRefus.ARCHIVE_TRONQUEE);
            passerRemplissage(premiere.taille());
            Manifeste manifeste = ManifesteJson.lire(json);
            mesurer(manifeste, limites).ifPresent(motif -> {
                throw new LotRefuseException(motif);
            });
            Empreinte lot = Empreinte.sha256(json);
            visiteur.manifeste(manifeste, lot);
            List<FichierDuLot> fichiers = manifeste.fichiers();
            for (int rang = 0; rang < fichiers.size(); rang++) {
                fichier(manifeste, fichiers.get(rang), fichiers.subList(0, rang));
            }
            Entete apres = entete();
            if (apres != null) {
                throw new LotRefuseException(deTrop(apres, manifeste, fichiers));
            }
            passerFin();
            return new Lu(manifeste, lot);
        }

        private void fichier(Manifeste manifeste, FichierDuLot attendu, List<FichierDuLot> avant) throws IOException {
            Entete entete = entete();
            if (entete == null) {
                throw new LotRefuseException(MotifDeRefus.FICHIER_MANQUANT);
            }
            if (!entete.nom().equals(attendu.nom())) {
                throw new LotRefuseException(deTrop(entete, manifeste, avant));
            }
            exiger(entete.taille() == attendu.taille(), MotifDeRefus.TAILLE_FAUSSE);
            Tranche tranche = new Tranche(source, attendu.taille());
            if (attendu.estLignes()) {
                lignes(manifeste, attendu, tranche);
            } else {
                piece(attendu, tranche);
            }
        }

        private void piece(FichierDuLot attendu, Tranche tranche) throws IOException {
            MessageDigest empreinte = Empreinte.algorithme();
            InputStream contenu = new DigestInputStream(tranche, empreinte);
            visiteur.piece(attendu, contenu);
            finir(attendu, tranche, contenu);
            exiger(Empreinte.of(empreinte.digest()).equals(attendu.contenu()), MotifDeRefus.EMPREINTE_FAUSSE);
        }

        private void lignes(Manifeste manifeste, FichierDuLot attendu, Tranche tranche) throws IOException {
            ComptageDeLignes comptage =
                    new ComptageDeLignes(manifeste.flux().objet() == ObjetDuLot.DEMANDES, limites.ligne());
            InputStream contenu = new LignesComptees(tranche, comptage);
            visiteur.lignes(manifeste, contenu);
            finir(attendu, tranche, contenu);
            exiger(comptage.fichier().equals(attendu), MotifDeRefus.EMPREINTE_FAUSSE);
            exiger(comptage.nombre() == manifeste.lignes(), MotifDeRefus.NOMBRE_DE_LIGNES_FAUX);
            exiger(comptage.montant().equals(manifeste.montant()), MotifDeRefus.MONTANT_FAUX);
        }

        /** Reads what a visitor left, and the zeros behind it. */
        private void finir(FichierDuLot attendu, Tranche tranche, InputStream contenu) throws IOException {
            contenu.transferTo(OutputStream.nullOutputStream());
            exiger(tranche.estEpuisee(), MotifDeRefus.ARCHIVE_TRONQUEE);
            passerRemplissage(attendu.taille());
        }

        /** Says why an entry is not the one that was expected. */
        private static MotifDeRefus deTrop(Entete entete, Manifeste manifeste, List<FichierDuLot> avant) {
            if (entete.nom().equals(MANIFESTE)) {
                return MotifDeRefus.MANIFESTE_EN_DOUBLE;
            }
            if (avant.stream().anyMatch(fichier -> fichier.nom().equals(entete.nom()))) {
                return MotifDeRefus.NOM_EN_DOUBLE;
            }
            return manifeste.fichiers().stream()
                            .anyMatch(fichier -> fichier.nom().equals(entete.nom()))
                    ? MotifDeRefus.FICHIER_MANQUANT
                    : MotifDeRefus.FICHIER_NON_ANNONCE;
        }

        /** Reads a header, null at the first block of the end. */
        private @Nullable Entete entete() throws IOException {
            byte[] bloc = source.readNBytes(BLOC);
            exiger(bloc.length == BLOC, MotifDeRefus.ARCHIVE_TRONQUEE);
            if (estNul(bloc, 0, BLOC)) {
                return null;
            }
            String somme = new String(bloc, SOMME, 8, StandardCharsets.ISO_8859_1);
            exiger(
                    Arrays.equals(bloc, MAGIE, MAGIE + USTAR.length, USTAR, 0, USTAR.length)
                            && somme.equals(String.format(Locale.ROOT, "%06o\0 ", somme(bloc))),
                    MotifDeRefus.ARCHIVE_ILLISIBLE);
            exiger(bloc[GENRE] == '0' && estNul(bloc, LIEN, MAGIE), MotifDeRefus.ENTREE_NON_ADMISE);
            int finDuNom = 0;
            while (finDuNom < NOM && bloc[finDuNom] != 0) {
                finDuNom++;
            }
            String nom = new String(bloc, 0, finDuNom, StandardCharsets.ISO_8859_1);
            exiger(
                    NOMS.matcher(nom).matches() && estNul(bloc, finDuNom, NOM) && estNul(bloc, PREFIXE, FIN_DU_PREFIXE),
                    MotifDeRefus.CHEMIN_INTERDIT);
            String taille = new String(bloc, TAILLE, 12, StandardCharsets.ISO_8859_1);
            exiger(OCTAL.matcher(taille).matches(), MotifDeRefus.ARCHIVE_ILLISIBLE);
            return new Entete(nom, Long.parseLong(taille.substring(0, 11), 8));
        }

        private void passerRemplissage(long taille) throws IOException {
            byte[] zeros = source.readNBytes(reste(taille));
            exiger(zeros.length == reste(taille), MotifDeRefus.ARCHIVE_TRONQUEE);
            exiger(estNul(zeros, 0, zeros.length), MotifDeRefus.ARCHIVE_ILLISIBLE);
        }

        /** The second block of zeros, then those with which tar fills a record, then nothing. */
        private void passerFin() throws IOException {
            byte[] fin = source.readNBytes(REMPLISSAGE_MAXIMAL + 1);
            exiger(fin.length >= BLOC, MotifDeRefus.ARCHIVE_TRONQUEE);
            exiger(
                    fin.length <= REMPLISSAGE_MAXIMAL && fin.length % BLOC == 0 && estNul(fin, 0, fin.length),
                    MotifDeRefus.OCTETS_APRES_ARCHIVE);
        }
    }

    private record Entete(String nom, long taille) {}

    private static void exiger(boolean tenu, MotifDeRefus motif) {
        if (!tenu) {
            throw new LotRefuseException(motif);
        }
    }

    private static boolean estNul(byte[] octets, int de, int a) {
        for (int i = de; i < a; i++) {
            if (octets[i] != 0) {
                return false;
            }
        }
        return true;
    }

    /** The bytes of one entry. */
    private static final class Tranche extends InputStream {

        private final InputStream source;
        private long restants;

        Tranche(InputStream source, long taille) {
            this.source = source;
            this.restants = taille;
        }

        boolean estEpuisee() {
            return restants == 0;
        }

        @Override
        public int read() throws IOException {
            byte[] un = new byte[1];
            return read(un, 0, 1) < 0 ? -1 : un[0] & 0xff;
        }

        @Override
        public int read(byte[] tampon, int debut, int longueur) throws IOException {
            if (restants == 0) {
                return -1;
            }
            int lus = source.read(tampon, debut, (int) Math.min(longueur, restants));
            if (lus > 0) {
                restants -= lus;
            }
            return lus;
        }
    }

    /** Counts and digests what is written, and lets no byte through beyond what was announced. */
    private static final class Compteur extends OutputStream {

        private final OutputStream sortie;
        private final MessageDigest empreinte = Empreinte.algorithme();
        private long restants;

        Compteur(OutputStream sortie, long taille) {
            this.sortie = sortie;
            this.restants = taille;
        }

        boolean estConforme(FichierDuLot fichier) {
            return restants == 0 && Empreinte.of(empreinte.digest()).equals(fichier.contenu());
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int debut, int longueur) throws IOException {
            if (longueur > restants) {
                throw new IllegalStateException("a file is longer than its manifest announces");
            }
            restants -= longueur;
            empreinte.update(octets, debut, longueur);
            sortie.write(octets, debut, longueur);
        }
    }
}
