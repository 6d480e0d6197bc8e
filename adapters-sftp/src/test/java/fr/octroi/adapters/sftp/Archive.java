package fr.octroi.adapters.sftp;

import fr.octroi.commun.Empreinte;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/** An archive written byte by byte, so that it may be anything; it starts as a lot of one piece and two lines. */
final class Archive {

    static final byte[] PIECE = "%PDF-1.4 rien".getBytes(StandardCharsets.US_ASCII);
    static final String NOM_DE_PIECE = "pieces/" + Empreinte.sha256(PIECE).hexadecimal();
    static final String LIGNES = "{\"numero\":\"E-1\",\"depense\":{\"montantTtc\":\"1200.00\"}}\n"
            + "{\"numero\":\"E-2\",\"depense\":{\"montantTtc\":\"300.50\"}}\n";

    private final List<byte[]> blocs = new ArrayList<>();

    private Archive() {}

    static String manifeste() {
        return manifesteDe(LIGNES);
    }

    static String manifesteDe(String lignes) {
        byte[] octets = lignes.getBytes(StandardCharsets.UTF_8);
        return """
                {"schema": 1, "emetteur": "prestataire", "destinataire": "ma-ville", "objet": "DEMANDES",
                "environnement": "ESSAI", "sequence": 1,
                "precedent": "93dbb8334093aa5dabf17e7d9236b3b15fde2420fcd7645b0c248a7a274e1b6f",
                "cree": "2020-07-01T07:00:00Z", "du": "2020-06-01", "au": "2020-06-30", "lignes": 2,
                "montant": "1500.50", "fichiers": [
                {"nom": "%s", "taille": %d, "sha256": "%s"},
                {"nom": "lignes.jsonl", "taille": %d, "sha256": "%s"}]}
                """.formatted(
                        NOM_DE_PIECE, PIECE.length, Empreinte.sha256(PIECE), octets.length, Empreinte.sha256(octets));
    }

    static byte[] juste() {
        return avecManifeste(manifeste());
    }

    /** Returns a right archive, but for what its manifest says. */
    static byte[] avecManifeste(String manifeste) {
        return vide().manifeste(manifeste).piece().lignes().fin();
    }

    static Archive vide() {
        return new Archive();
    }

    Archive manifeste(String json) {
        return entree("manifeste.json", '0', json.getBytes(StandardCharsets.UTF_8));
    }

    Archive piece() {
        return entree(NOM_DE_PIECE, '0', PIECE);
    }

    Archive lignes() {
        return lignes(LIGNES);
    }

    Archive lignes(String lignes) {
        return entree("lignes.jsonl", '0', lignes.getBytes(StandardCharsets.UTF_8));
    }

    Archive entree(String nom, char genre, byte[] contenu) {
        return entree(nom, genre, contenu, entete -> {});
    }

    /** Adds an entry whose header is changed before it is summed. */
    Archive entree(String nom, char genre, byte[] contenu, Consumer<byte[]> changement) {
        byte[] entete = new byte[512];
        placer(entete, 0, nom);
        placer(entete, 100, "0000644\0");
        placer(entete, 108, "0000000\0");
        placer(entete, 116, "0000000\0");
        placer(entete, 124, String.format(Locale.ROOT, "%011o\0", contenu.length));
        placer(entete, 136, "00000000000\0");
        placer(entete, 156, String.valueOf(genre));
        placer(entete, 257, "ustar\00000");
        changement.accept(entete);
        sommer(entete);
        blocs.add(entete);
        blocs.add(Arrays.copyOf(contenu, (contenu.length + 511) / 512 * 512));
        return this;
    }

    static void sommer(byte[] entete) {
        placer(entete, 148, "        ");
        int somme = 0;
        for (byte octet : entete) {
            somme += octet & 0xff;
        }
        placer(entete, 148, String.format(Locale.ROOT, "%06o\0 ", somme));
    }

    static void placer(byte[] entete, int place, String texte) {
        byte[] octets = texte.getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(octets, 0, entete, place, octets.length);
    }

    Archive octets(byte[] octets) {
        blocs.add(octets);
        return this;
    }

    byte[] fin() {
        return octets(new byte[1024]).sansFin();
    }

    byte[] sansFin() {
        ByteArrayOutputStream tout = new ByteArrayOutputStream();
        blocs.forEach(tout::writeBytes);
        return tout.toByteArray();
    }
}
