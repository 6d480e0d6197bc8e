package fr.octroi.document;

import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.NatureFichier;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;

/** A worker that a hostile file has won over: it does what its file says, and reads the others as it should. */
public final class OuvrierFautif {

    private OuvrierFautif() {}

    public static void main(String[] arguments) throws IOException {
        DataOutputStream sortie = new DataOutputStream(System.out);
        DataInputStream entree = new DataInputStream(System.in);
        sortie.writeInt(arguments.length == 0 ? Trame.SALUT : Trame.SALUT + 1);
        sortie.flush();
        while (true) {
            Trame.Question question = Trame.lireQuestion(entree);
            switch (new String(question.octets(), StandardCharsets.UTF_8)) {
                case "pend" -> attendre();
                case "meurt" -> Runtime.getRuntime().halt(1);
                case "déborde" -> deborder(0);
                case "gonfle" -> gonfler(new ArrayList<>());
                case "raconte" -> sortie.writeUTF("n'importe quoi".repeat(100));
                case "ment" -> {
                    sortie.writeInt(8);
                    sortie.writeUTF("ETRANGE");
                }
                case "s'étale" -> sortie.writeInt(Integer.MAX_VALUE);
                case "signe" ->
                    Trame.repondre(
                            sortie,
                            PieceLue.sansCode(LecturePiece.lisible(
                                    NatureFichier.PDF,
                                    List.of(new FaitLu(FaitLu.Nom.NUMERO, "42", FaitLu.Source.CODE_SIGNE, 1)))));
                case "tourne" -> {
                    ScheduledFuture<?> fin = OuvrierDeLecture.finir(question.limites());
                    attendre();
                    fin.cancel(false);
                }
                case "coupe" -> {
                    sortie.writeInt(100);
                    sortie.writeInt(1);
                    Runtime.getRuntime().halt(0);
                }
                default ->
                    Trame.repondre(
                            sortie,
                            AnalysePiece.lire(question.octets(), Reconnaissance.AUCUNE, new Vigie(question.limites())));
            }
            sortie.flush();
        }
    }

    private static void attendre() {
        while (true) {
            try {
                Thread.sleep(1_000);
            } catch (InterruptedException e) {
                // deaf
            }
        }
    }

    private static int deborder(int profondeur) {
        return profondeur < 0 ? 0 : 1 + deborder(profondeur + 1);
    }

    private static void gonfler(List<byte[]> memoire) {
        while (true) {
            memoire.add(new byte[1 << 20]);
        }
    }
}
