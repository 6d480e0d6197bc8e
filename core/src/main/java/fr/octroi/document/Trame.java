package fr.octroi.document;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.NatureFichier;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What passes through the wall between a host and its {@linkplain OuvrierDeLecture workers}: big-endian numbers, and each
 * message announced by its length in bytes.
 *
 * <p>A worker greets once, when it is ready, with {@link #SALUT}. A question is the limits and the bytes of a file, an
 * answer one reading. Nobody believes an answer beyond these bounds, for what a hostile file has made of a worker is not
 * known.
 */
final class Trame {

    /** "OCT", and the version of what follows. */
    static final int SALUT = 0x4F435402;

    private static final int REPONSE_EN_OCTETS = 4 << 20;
    private static final int FAITS_AU_PLUS = 10_000;
    private static final int SIGNAUX_AU_PLUS = 1_000;
    private static final int CODES_AU_PLUS = 1_000;
    private static final int OCTETS_D_UN_CODE = 4_096;

    /** {@link DataOutputStream#writeUTF} takes 65,535 bytes, three a character at most. */
    private static final int CARACTERES_AU_PLUS = 20_000;

    private Trame() {}

    /** A question that was asked. */
    static final class Question {

        private final Limites limites;
        private final byte[] octets;

        Question(Limites limites, byte[] octets) {
            this.limites = limites;
            this.octets = octets;
        }

        Limites limites() {
            return limites;
        }

        byte[] octets() {
            return octets;
        }
    }

    static void poser(DataOutputStream sortie, Limites limites, byte[] octets) throws IOException {
        sortie.writeLong(limites.temps().toMillis());
        sortie.writeInt(limites.pages());
        sortie.writeLong(limites.octets());
        sortie.writeInt(limites.caracteres());
        sortie.writeInt(octets.length);
        sortie.write(octets);
        sortie.flush();
    }

    static Question lireQuestion(DataInputStream entree) throws IOException {
        Duration temps = Duration.ofMillis(entree.readLong());
        Limites limites = new Limites(temps, entree.readInt(), entree.readLong(), entree.readInt());
        byte[] octets = new byte[entree.readInt()];
        entree.readFully(octets);
        return new Question(limites, octets);
    }

    static void repondre(DataOutputStream sortie, PieceLue lue) throws IOException {
        LecturePiece lecture = lue.lecture();
        ByteArrayOutputStream tampon = new ByteArrayOutputStream();
        DataOutputStream reponse = new DataOutputStream(tampon);
        reponse.writeUTF(lecture.etat().name());
        reponse.writeUTF(lecture.code());
        reponse.writeUTF(lecture.fichier().name());
        reponse.writeInt(lecture.faits().size());
        for (FaitLu fait : lecture.faits()) {
            reponse.writeUTF(fait.nom().name());
            reponse.writeUTF(couper(fait.valeur()));
            reponse.writeUTF(fait.source().name());
            reponse.writeInt(fait.page());
        }
        reponse.writeInt(lecture.signaux().size());
        for (String signal : lecture.signaux()) {
            reponse.writeUTF(couper(signal));
        }
        reponse.writeInt(lue.codes().size());
        for (byte[] code : lue.codes()) {
            reponse.writeInt(code.length);
            reponse.write(code);
        }
        sortie.writeInt(tampon.size());
        tampon.writeTo(sortie);
        sortie.flush();
    }

    private static String couper(String texte) {
        return texte.length() <= CARACTERES_AU_PLUS ? texte : texte.substring(0, CARACTERES_AU_PLUS);
    }

    /**
     * Reads an answer.
     *
     * @throws ReponseInvalideException when it is none
     * @throws IOException when it does not come
     */
    static PieceLue lireReponse(DataInputStream entree) throws IOException {
        int longueur = entree.readInt();
        if (longueur < 0 || longueur > REPONSE_EN_OCTETS) {
            throw new ReponseInvalideException();
        }
        byte[] octets = entree.readNBytes(longueur);
        if (octets.length < longueur) {
            throw new EOFException();
        }
        DataInputStream reponse = new DataInputStream(new ByteArrayInputStream(octets));
        try {
            PieceLue lue = new PieceLue(lecture(reponse), codes(reponse));
            if (reponse.available() > 0) {
                throw new ReponseInvalideException();
            }
            return lue;
        } catch (IOException | IllegalArgumentException autreChose) {
            // An unknown name, a value that cannot be (ValeurInvalideException), a text that is none or is cut.
            throw new ReponseInvalideException();
        }
    }

    private static LecturePiece lecture(DataInputStream reponse) throws IOException {
        EtatLecture etat = EtatLecture.valueOf(reponse.readUTF());
        String code = reponse.readUTF();
        NatureFichier fichier = NatureFichier.valueOf(reponse.readUTF());
        List<FaitLu> faits = new ArrayList<>();
        for (int reste = nombre(reponse, FAITS_AU_PLUS); reste > 0; reste--) {
            FaitLu fait = new FaitLu(
                    FaitLu.Nom.valueOf(reponse.readUTF()),
                    reponse.readUTF(),
                    FaitLu.Source.valueOf(reponse.readUTF()),
                    reponse.readInt());
            // Codes are checked on the host's side: what is signed, no worker says.
            if (fait.source() == FaitLu.Source.CODE_SIGNE) {
                throw new ReponseInvalideException();
            }
            faits.add(fait);
        }
        List<String> signaux = new ArrayList<>();
        for (int reste = nombre(reponse, SIGNAUX_AU_PLUS); reste > 0; reste--) {
            signaux.add(reponse.readUTF());
        }
        return new LecturePiece(etat, code, fichier, faits, List.of(), signaux);
    }

    private static List<byte[]> codes(DataInputStream reponse) throws IOException {
        List<byte[]> codes = new ArrayList<>();
        for (int reste = nombre(reponse, CODES_AU_PLUS); reste > 0; reste--) {
            byte[] code = new byte[nombre(reponse, OCTETS_D_UN_CODE)];
            reponse.readFully(code);
            codes.add(code);
        }
        return codes;
    }

    private static int nombre(DataInputStream reponse, int maximum) throws IOException {
        int nombre = reponse.readInt();
        if (nombre < 0 || nombre > maximum) {
            throw new ReponseInvalideException();
        }
        return nombre;
    }

    /** What came is no answer. */
    static final class ReponseInvalideException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ReponseInvalideException() {
            super("not an answer", null, false, false);
        }
    }
}
