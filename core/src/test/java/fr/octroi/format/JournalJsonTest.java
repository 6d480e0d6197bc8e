package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Histoires;
import fr.octroi.journal.Journal;
import fr.octroi.journal.Verification;
import fr.octroi.journal.Verification.Rupture;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class JournalJsonTest {

    private static final Acteur GPSO = new Acteur("gpso", Role.AUTOMATE, "plateforme");
    private static final Acteur TITULAIRE = new Acteur("prestataire", Role.PRESTATAIRE, "agent-7");
    private static final Instant MIDI = Instant.parse("2020-07-01T10:00:00Z");

    private static String journal() {
        List<Entree> entrees = new ArrayList<>();
        for (String numero : List.of("A-1", "A-2")) {
            NumeroDossier dossier = new NumeroDossier(numero);
            Empreinte demande = Empreinte.deChamps(numero);
            Entree premiere = Journal.enchainer(
                    null,
                    dossier,
                    1,
                    MIDI,
                    GPSO,
                    new Fait.DemandeEnregistree("gpso-vae", LocalDate.of(2020, 6, 1), demande));
            entrees.add(premiere);
            entrees.add(Journal.enchainer(
                    premiere,
                    dossier,
                    1,
                    MIDI,
                    GPSO,
                    new Fait.PieceRecue("FACTURE", demande, 12, LocalDate.of(2020, 6, 1))));
            entrees.add(Journal.enchainer(
                    null,
                    dossier,
                    2,
                    MIDI,
                    TITULAIRE,
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
                            EtatDossier.ACCORD_PROPOSE)));
        }
        StringWriter sortie = new StringWriter();
        JournalJson.ecrire(entrees, sortie);
        return sortie.toString();
    }

    private static Verification verifier(String texte) {
        return JournalJson.verifier(new ByteArrayInputStream(texte.getBytes(StandardCharsets.UTF_8)));
    }

    private static Verification.Rompu rompu(String texte) {
        return assertInstanceOf(Verification.Rompu.class, verifier(texte), texte);
    }

    @Test
    void ce_qui_est_ecrit_se_verifie() {
        assertEquals(
                6,
                assertInstanceOf(Verification.Intact.class, verifier(journal()))
                        .cloture()
                        .nombre());
    }

    @Provide
    Arbitrary<List<Entree>> journaux() {
        return Histoires.journaux();
    }

    /** Facts of every kind, of every role, on two dossiers and by two organisations. */
    @Property
    void tout_fait_de_tout_role_s_ecrit_et_se_verifie(@ForAll("journaux") List<Entree> entrees) {
        StringWriter sortie = new StringWriter();
        assertEquals(
                new Verification.Intact(JournalJson.ecrire(entrees, sortie)),
                verifier(sortie.toString()),
                sortie::toString);
    }

    @Test
    void un_caractere_change_n_importe_ou_rompt_la_chaine_a_sa_ligne_ou_apres() {
        String juste = journal();
        for (int i = 0; i < juste.length(); i++) {
            char c = juste.charAt(i);
            char autre = c == 'a' ? 'b' : c == '1' ? '2' : c == '\n' ? ' ' : c == 'Z' ? 'X' : 'a';
            String faux = juste.substring(0, i) + autre + juste.substring(i + 1);
            assertNotEquals(juste, faux);
            long ligne = juste.substring(0, i).lines().count() + (i > 0 && juste.charAt(i - 1) == '\n' ? 1 : 0);
            assertEquals(Math.max(1, ligne), rompu(faux).ligne(), "caractère " + i + " de " + faux);
        }
    }

    @Test
    void un_journal_coupe_est_rompu_ou_qu_il_soit_coupe() {
        String juste = journal();
        for (int i = 0; i < juste.length(); i++) {
            rompu(juste.substring(0, i));
        }
        assertEquals(
                Rupture.CLOTURE_ABSENTE,
                rompu(juste.substring(0, juste.lastIndexOf("{"))).rupture());
    }

    @Test
    void une_ligne_retiree_deplacee_ou_repetee_se_voit() {
        List<String> lignes = journal().lines().toList();
        assertEquals(Rupture.CHAINON_MANQUANT, rompu(sans(lignes, 0)).rupture());
        assertEquals(Rupture.CLOTURE_FAUSSE, rompu(sans(lignes, 2)).rupture());
        assertEquals(
                Rupture.CHAINON_MANQUANT,
                rompu(lignes.get(0) + "\n" + journal()).rupture());
        assertEquals(
                Rupture.APRES_CLOTURE, rompu(journal() + lignes.get(0) + "\n").rupture());
        assertEquals(Rupture.CLOTURE_ABSENTE, rompu("").rupture());
    }

    @Test
    void la_premiere_ligne_rompue_est_dite_meme_quand_la_suivante_est_illisible() {
        List<String> lignes = new ArrayList<>(journal().lines().toList());
        lignes.set(0, lignes.get(0).replace("AUTOMATE", "USAGER"));
        lignes.set(1, "illisible");
        assertEquals(new Verification.Rompu(1, Rupture.EMPREINTE_FAUSSE), rompu(String.join("\n", lignes)));
    }

    private static String sans(List<String> lignes, int i) {
        List<String> restantes = new ArrayList<>(lignes);
        restantes.remove(i);
        return String.join("\n", restantes) + "\n";
    }
}
