package fr.octroi.document;

import static fr.octroi.document.Fabrique2DDoc.c40;
import static fr.octroi.document.Fabrique2DDoc.champ;
import static fr.octroi.document.Fabrique2DDoc.enOctets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.instruction.CodeSigne;
import fr.octroi.instruction.CodeSigne.Champ;
import fr.octroi.instruction.CodeSigne.Statut;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The form of 2D-Doc that is made of bytes; what is signed here is signed by an invented issuer, for want of a specimen. */
class CodesEnOctetsTest {

    private static final LocalDate JOUR = LocalDate.of(2021, 6, 1);
    private static final int ENTETE = 19;

    private static final Fabrique2DDoc EMETTEUR = Fabrique2DDoc.p256();
    private static final LecteurDeCodes LECTEUR = EMETTEUR.lecteur();

    private static final byte[] SIGNES =
            enOctets(JOUR, champ(0x10, c40("EXEMPLE/CAMILLE")), champ(0x11), champ(0x2A, (byte) 0, (byte) 0, (byte) 7));

    static Stream<Fabrique2DDoc> emetteurs() {
        return Stream.of(Fabrique2DDoc.p256(), Fabrique2DDoc.p384(), Fabrique2DDoc.p521());
    }

    @ParameterizedTest
    @MethodSource("emetteurs")
    void un_code_en_octets_est_valide_sur_chaque_courbe_que_sa_signature_annonce_sa_longueur_ou_non(
            Fabrique2DDoc emetteur) {
        for (boolean longueur : new boolean[] {true, false}) {
            assertEquals(
                    new CodeSigne(
                            Statut.VALIDE,
                            "",
                            "0001",
                            "01",
                            JOUR,
                            List.of(
                                    new Champ("10", "EXEMPLE/CAMILLE", false),
                                    new Champ("11", "", false),
                                    new Champ("2A", "000007", false)),
                            true),
                    emetteur.lecteur().lire(emetteur.signerEnOctets(SIGNES, longueur)));
        }
    }

    @Test
    void une_valeur_longue_a_sa_longueur_sur_deux_octets() {
        String longue = "ABC".repeat(200);
        CodeSigne code =
                LECTEUR.lire(EMETTEUR.signerEnOctets(enOctets(JOUR, champ(0x10, c40(longue)), champ(0x11)), false));
        assertEquals(Statut.VALIDE, code.statut());
        assertEquals(Optional.of(longue), code.prouve("10"));
        assertEquals(Optional.of(""), code.prouve("11"));
    }

    /** The catalogue of this perimeter is not here: 10 may be anything but the name that it is elsewhere. */
    @Test
    void aucun_fait_n_est_tire_d_identifiants_sans_catalogue() {
        CodeSigne code = LECTEUR.lire(EMETTEUR.signerEnOctets(SIGNES, false));
        assertEquals(Statut.VALIDE, code.statut());
        assertEquals(List.of(), FaitsSignes.de(code));
        assertFalse(FaitsSignes.de(LECTEUR.lire(EMETTEUR.code(JOUR, "01", "10M/EXEMPLE/CAMILLE\u001d")))
                .isEmpty());
    }

    @Test
    void l_annexe_n_est_jamais_un_champ() {
        byte[] annexe = champ(0x10, c40("AUTRE/PERSONNE"));
        for (boolean longueur : new boolean[] {true, false}) {
            assertEquals(
                    LECTEUR.lire(EMETTEUR.signerEnOctets(SIGNES, longueur)),
                    LECTEUR.lire(EMETTEUR.signerEnOctets(SIGNES, longueur, annexe)));
        }
    }

    @Test
    void le_certificat_doit_etre_valide_le_jour_de_l_emission_ou_de_la_signature() {
        LocalDate dehors = Fabrique2DDoc.DERNIER_JOUR.plusDays(1);
        assertEquals(
                Statut.EXPIRE,
                LECTEUR.lire(EMETTEUR.signerEnOctets(enOctets(dehors), false)).statut());
        byte[] sansEmission = enOctets(JOUR);
        Arrays.fill(sansEmission, 10, 13, (byte) 0xFF);
        CodeSigne code = LECTEUR.lire(EMETTEUR.signerEnOctets(sansEmission, false));
        assertEquals(Statut.VALIDE, code.statut());
        assertEquals(null, code.emission());
        Arrays.fill(sansEmission, 13, 16, (byte) 0xFF);
        assertEquals(CodeSigne.illisible("DATE"), LECTEUR.lire(EMETTEUR.signerEnOctets(sansEmission, false)));
    }

    /** Place by place: what the header says in bytes that are no header. */
    @ParameterizedTest
    @CsvSource({"1,5,VERSION", "4,FF,ENTETE", "10,0,DATE", "13,0,DATE", "18,2,PERIMETRE", "17,1,PERIMETRE"})
    void ce_qui_ne_se_lit_pas_dit_pourquoi(int place, String octet, String motif) {
        byte[] code = EMETTEUR.signerEnOctets(SIGNES, false);
        code[place] = (byte) Integer.parseInt(octet, 16);
        assertEquals(motif, LECTEUR.lire(code).motif());
    }

    @Test
    void un_code_coupe_n_importe_ou_avant_sa_signature_n_en_a_pas() {
        for (int octets = 1; octets <= SIGNES.length; octets++) {
            assertEquals(
                    "SANS_SIGNATURE",
                    LECTEUR.lire(Arrays.copyOf(SIGNES, octets)).motif(),
                    octets + " bytes");
        }
        for (int octets = SIGNES.length + 1; octets < SIGNES.length + 65; octets++) {
            byte[] coupe = Arrays.copyOf(EMETTEUR.signerEnOctets(SIGNES, false), octets);
            assertEquals(Statut.SIGNATURE_FAUSSE, LECTEUR.lire(coupe).statut(), octets + " bytes");
        }
    }

    @Test
    @Tag("securite")
    void un_bit_change_n_importe_ou_ne_donne_jamais_d_autres_faits_valides() {
        for (boolean longueur : new boolean[] {true, false}) {
            byte[] code = EMETTEUR.signerEnOctets(SIGNES, longueur);
            CodeSigne juste = LECTEUR.lire(code);
            for (int bit = 0; bit < code.length * 8; bit++) {
                byte[] mute = code.clone();
                mute[bit / 8] ^= (byte) (1 << bit % 8);
                CodeSigne lu = LECTEUR.lire(mute);
                if (lu.statut() == Statut.VALIDE) {
                    assertEquals(juste, lu, "bit " + bit);
                    assertTrue(bit / 8 >= SIGNES.length, "bit " + bit);
                }
            }
        }
    }

    @Property
    void apres_un_vrai_entete_des_octets_quelconques_ne_levent_rien_et_ne_prouvent_rien(@ForAll byte[] octets) {
        byte[] code = Arrays.copyOf(SIGNES, ENTETE + octets.length);
        System.arraycopy(octets, 0, code, ENTETE, octets.length);
        assertNotEquals(Statut.VALIDE, LECTEUR.lire(code).statut());
    }

    /** The examples that the specification gives of C40 and of dates, as public readers quote them. */
    @Test
    void les_exemples_de_la_specification_se_lisent() {
        assertEquals(Optional.of("FRA"), C40.lire(HexFormat.of().parseHex("7BA7")));
        assertEquals(Optional.of("2D-DOC"), C40.lire(HexFormat.of().parseHex("282A4DC5FE44")));
        byte[] code = enOctets(JOUR);
        System.arraycopy(HexFormat.of().parseHex("5FB3E1"), 0, code, 10, 3);
        assertEquals(
                LocalDate.of(1969, 6, 27),
                LECTEUR.lire(EMETTEUR.signerEnOctets(code, false)).emission());
    }

    @Property
    void ce_qui_est_ecrit_en_c40_se_relit(@ForAll @CharRange(from = ' ', to = '~') String texte) {
        assertEquals(Optional.of(texte), C40.lire(c40(texte)));
    }

    @Property
    void des_octets_quelconques_ne_levent_rien_et_ne_donnent_que_du_texte(@ForAll byte[] octets) {
        assertTrue(C40.lire(octets).stream().flatMapToInt(String::chars).noneMatch(Character::isISOControl));
    }
}
