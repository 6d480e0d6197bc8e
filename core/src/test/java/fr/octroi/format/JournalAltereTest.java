package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.instruction.Observation;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Journal;
import fr.octroi.journal.Verification;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A journal as bytes in a file, to which somebody does something: it is seen, and the line is told. */
class JournalAltereTest {

    private static final Acteur GPSO = new Acteur("gpso", Role.AUTOMATE, "plateforme");
    private static final Acteur TITULAIRE = new Acteur("titulaire", Role.PRESTATAIRE, "agent-7");
    private static final Instant MIDI = Instant.parse("2020-07-01T10:00:00.123Z");

    private static final int DOSSIERS = 1_000;
    private static final int ESSAIS = Boolean.getBoolean("octroi.endurance") ? 2_000 : 60;

    /** Chains of two organisations, woven into each other, and letters that take two bytes. */
    private static byte[] journal(int dossiers) {
        List<Entree> entrees = new ArrayList<>();
        for (int i = 1; i <= dossiers; i++) {
            NumeroDossier dossier = new NumeroDossier("2020-" + i);
            Empreinte demande = Empreinte.deChamps("demande", Integer.toString(i));
            Fait[] faits = {
                new Fait.DemandeEnregistree("gpso-vae", LocalDate.of(2020, 6, 1), demande),
                new Fait.PieceRecue("FACTURE", demande, 12 + i, LocalDate.of(2020, 6, 1)),
                new Fait.PieceLue(demande, EtatLecture.LISIBLE, "FACTURE_É", "ABSENT"),
                new Fait.InstructionFaite(
                        "0.1.0",
                        "2019",
                        demande,
                        "ACCORDER",
                        List.of("RIB:NOM_DIFFERENT"),
                        Montant.ofEuros(200),
                        LocalDate.of(2020, 6, 1),
                        EtatVersement.RIB_A_VERIFIER,
                        List.of(),
                        EtatDossier.ACCORD_PROPOSE),
                new Fait.PieceJugee(demande, Observation.CONFORME, EtatDossier.DEPOSE)
            };
            Entree notre = null;
            Entree leur = null;
            for (int rang = 0; rang < faits.length; rang++) {
                if (rang % 2 == 0) {
                    notre = Journal.enchainer(notre, dossier, rang + 1, MIDI, GPSO, faits[rang]);
                    entrees.add(notre);
                } else {
                    leur = Journal.enchainer(leur, dossier, rang + 1, MIDI, TITULAIRE, faits[rang]);
                    entrees.add(leur);
                }
            }
        }
        StringWriter sortie = new StringWriter();
        JournalJson.ecrire(entrees, sortie);
        return sortie.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Verification verifier(byte[] octets) {
        return JournalJson.verifier(new ByteArrayInputStream(octets));
    }

    private static byte[] remplacer(byte[] octets, int ou, int longueur, int... par) {
        byte[] autres = new byte[octets.length - longueur + par.length];
        System.arraycopy(octets, 0, autres, 0, ou);
        for (int i = 0; i < par.length; i++) {
            autres[ou + i] = (byte) par[i];
        }
        System.arraycopy(octets, ou + longueur, autres, ou + par.length, octets.length - ou - longueur);
        return autres;
    }

    private static List<String> lignes(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8).lines().toList();
    }

    private static void exigerVu(byte[] juste, byte[] autre, int ou) {
        long ligne = 1;
        for (int i = 0; i < ou; i++) {
            ligne += juste[i] == '\n' ? 1 : 0;
        }
        long dite = assertInstanceOf(Verification.Rompu.class, verifier(autre), "octet " + ou)
                .ligne();
        assertTrue(dite == ligne || dite == ligne + 1, "octet " + ou + " de la ligne " + ligne + ", dit à " + dite);
    }

    @Test
    @Tag("securite")
    void chaque_octet_d_un_petit_journal_change_ote_double_ou_precede_d_un_autre_se_voit_a_sa_ligne() {
        byte[] juste = journal(1);
        assertInstanceOf(Verification.Intact.class, verifier(juste));
        for (int ou = 0; ou < juste.length; ou++) {
            List<byte[]> autres = new ArrayList<>();
            for (int bit = 0; bit < 8; bit++) {
                autres.add(remplacer(juste, ou, 1, juste[ou] ^ (1 << bit)));
            }
            for (int octet : new int[] {0, ' ', '\n', '\r', '"', 'a'}) {
                if (octet != juste[ou]) {
                    autres.add(remplacer(juste, ou, 1, octet));
                }
                autres.add(remplacer(juste, ou, 0, octet));
            }
            autres.add(remplacer(juste, ou, 1));
            autres.add(remplacer(juste, ou, 0, juste[ou]));
            for (byte[] autre : autres) {
                exigerVu(juste, autre, ou);
            }
        }
    }

    @Test
    @Tag("securite")
    void un_octet_change_au_hasard_dans_un_grand_journal_se_voit_a_sa_ligne() {
        byte[] juste = journal(DOSSIERS);
        assertEquals(
                5L * DOSSIERS,
                assertInstanceOf(Verification.Intact.class, verifier(juste))
                        .cloture()
                        .nombre());
        Random hasard = new Random(20_261_126);
        for (int essai = 0; essai < ESSAIS; essai++) {
            int ou = hasard.nextInt(juste.length);
            byte[] autre = switch (hasard.nextInt(3)) {
                case 0 -> remplacer(juste, ou, 1, juste[ou] ^ (1 << hasard.nextInt(8)));
                case 1 -> remplacer(juste, ou, 1);
                default -> remplacer(juste, ou, 0, 'a' + hasard.nextInt(26));
            };
            exigerVu(juste, autre, ou);
        }
    }

    @Test
    void un_bout_ote_ou_repete_d_un_grand_journal_se_voit() {
        byte[] juste = journal(DOSSIERS);
        List<String> lignes = lignes(juste);
        Random hasard = new Random(20_261_126);
        for (int essai = 0; essai < ESSAIS / 3; essai++) {
            int debut = hasard.nextInt(lignes.size() - 1);
            int fin = debut + 1 + hasard.nextInt(Math.min(20, lignes.size() - 1 - debut));
            List<String> bout = lignes.subList(debut, fin);
            List<String> sans = new ArrayList<>(lignes);
            sans.subList(debut, fin).clear();
            rompu(sans);
            List<String> deuxFois = new ArrayList<>(lignes);
            deuxFois.addAll(fin, bout);
            rompu(deuxFois);
        }
        byte[] coupe = Arrays.copyOf(juste, hasard.nextInt(juste.length - 1));
        assertInstanceOf(Verification.Rompu.class, verifier(coupe));
    }

    private static void rompu(List<String> lignes) {
        assertInstanceOf(
                Verification.Rompu.class,
                verifier((String.join("\n", lignes) + "\n").getBytes(StandardCharsets.UTF_8)));
    }
}
