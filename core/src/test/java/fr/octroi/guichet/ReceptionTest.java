package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.PieceDeposee;
import fr.octroi.demande.Reception;
import fr.octroi.demande.Rejet;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.Siret;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A request becomes a dossier or the list of its faults, with the validator that the library uses by default. */
class ReceptionTest {

    private static final LocalDate AUJOURD_HUI = LocalDate.of(2020, 7, 1);

    private static final String SECRET = "X9SECRETX9";

    private static final Validator VALIDATEUR = Validation.byDefaultProvider()
            .configure()
            .messageInterpolator(new ParameterMessageInterpolator(Set.of(Locale.FRENCH), Locale.FRENCH, false))
            .buildValidatorFactory()
            .getValidator();

    @Test
    void une_demande_sans_faute_devient_un_dossier_depose() {
        Dossier dossier = recue(new Essai());
        assertEquals("VAE-2020-0001", dossier.numero().valeur());
        assertEquals("gpso-vae", dossier.aide());
        assertEquals(EtatDossier.DEPOSE, dossier.etat());
        assertEquals("Morel", dossier.demandeur().nom());
        assertEquals("92048", dossier.demandeur().adresse().insee());
        assertEquals(Siret.parse("73282932000074"), dossier.depense().vendeur());
        assertEquals(Iban.parse("FR1420041010050500013M02606"), dossier.iban());
        assertEquals(1, dossier.pieces().size());
    }

    @Test
    void un_texte_blanc_est_un_fait_inconnu_et_jamais_une_faute() {
        Essai essai = new Essai();
        Arrays.fill(essai.textes, "   ");
        essai.textes[0] = "VAE-2020-0001";
        essai.textes[2] = " Morel ";
        essai.textes[3] = "Camille";
        Dossier dossier = recue(essai);
        assertEquals("Morel", dossier.demandeur().nom());
        assertNull(dossier.demandeur().adresse().insee());
        assertNull(dossier.depense().nature());
        assertNull(dossier.depense().vendeur());
        assertNull(dossier.iban());
        assertEquals("", dossier.demandeur().courriel());
    }

    static Stream<Arguments> fautes() {
        return Stream.of(
                faute("numero", "NUMERO_ABSENT", new Essai().texte(0, " ")),
                faute("numero", "NUMERO_INVALIDE", new Essai().texte(0, "=" + SECRET)),
                faute("depot", "DATE_DEPOT_ABSENTE", new Essai().depot(null)),
                faute("depot", "DATE_HORS_CALENDRIER", new Essai().depot(LocalDate.of(202, 6, 1))),
                faute("nom", "NOM_ABSENT", new Essai().texte(2, " ")),
                faute("nom", "TEXTE_TROP_LONG", new Essai().texte(2, SECRET.repeat(11))),
                faute("prenom", "PRENOM_ABSENT", new Essai().texte(3, "")),
                faute("prenom", "TEXTE_TROP_LONG", new Essai().texte(3, SECRET.repeat(11))),
                faute("naissance", "DATE_HORS_CALENDRIER", new Essai().naissance(LocalDate.of(1899, 12, 31))),
                faute("voie", "TEXTE_TROP_LONG", new Essai().texte(4, SECRET.repeat(21))),
                faute("codePostal", "TEXTE_TROP_LONG", new Essai().texte(5, SECRET.repeat(3))),
                faute("ville", "TEXTE_TROP_LONG", new Essai().texte(6, SECRET.repeat(11))),
                faute("insee", "CODE_INSEE_INVALIDE", new Essai().texte(7, SECRET)),
                faute("courriel", "COURRIEL_INVALIDE", new Essai().texte(8, SECRET)),
                faute("telephone", "TEXTE_TROP_LONG", new Essai().texte(9, SECRET.repeat(4))),
                faute("personnes", "NOMBRE_INVALIDE", new Essai().personnes(0)),
                faute("revenu", "MONTANT_NEGATIF", new Essai().revenu(new Montant(-1))),
                faute("parts", "NOMBRE_INVALIDE", new Essai().parts(BigDecimal.ZERO)),
                faute("designation", "TEXTE_TROP_LONG", new Essai().texte(12, SECRET.repeat(21))),
                faute("achat", "DATE_HORS_CALENDRIER", new Essai().achat(LocalDate.of(2200, 1, 1))),
                faute("montantTtc", "MONTANT_NEGATIF", new Essai().ttc(new Montant(-1))),
                faute("montantHt", "MONTANT_NEGATIF", new Essai().ht(new Montant(-1))),
                faute("quantite", "NOMBRE_INVALIDE", new Essai().quantite(-1)),
                faute("siret", "SIRET_INVALIDE", new Essai().texte(13, SECRET)),
                faute("numeroFacture", "TEXTE_TROP_LONG", new Essai().texte(14, SECRET.repeat(7))),
                faute("numeroSerie", "TEXTE_TROP_LONG", new Essai().texte(15, SECRET.repeat(7))),
                faute("iban", "IBAN_INVALIDE", new Essai().texte(16, SECRET)),
                faute("titulaire", "TEXTE_TROP_LONG", new Essai().texte(17, SECRET.repeat(21))),
                faute("aidesAutres", "MONTANT_NEGATIF", new Essai().aides(new Montant(-1))),
                faute("pieces", "TROP_DE_PIECES", new Essai().pieces(Collections.nCopies(101, piece("FACTURE", 1)))),
                faute("pieces[1].type", "PIECE_SANS_TYPE", new Essai().pieces(List.of(piece("RIB", 1), piece(" ", 1)))),
                faute("pieces[0].taille", "PIECE_INVALIDE", new Essai().pieces(List.of(piece("RIB", -1)))));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("fautes")
    void chaque_faute_a_son_champ_son_code_et_une_phrase_qui_ne_repete_rien(
            String champ, String code, DemandeDeposee demande) {
        List<Rejet> rejets = rejets(demande);
        assertEquals(1, rejets.size(), rejets::toString);
        Rejet rejet = rejets.get(0);
        assertEquals(champ, rejet.champ());
        assertEquals(code, rejet.code());
        assertEquals(7, rejet.ligne());
        ResourceBundle phrases = ResourceBundle.getBundle("fr.octroi.demande.Rejets", Locale.FRENCH);
        assertEquals(phrases.getString(code), rejet.message());
        assertEquals(champ.equals("numero") ? "" : "VAE-2020-0001", rejet.numero());
        assertFalse(rejet.toString().contains(SECRET));
    }

    @Test
    void rien_n_est_depose_apres_le_jour_meme() {
        assertEquals(List.of(), rejets(new Essai().depot(AUJOURD_HUI).build()));
        assertEquals(
                List.of("DATE_DEPOT_FUTURE"),
                rejets(new Essai().depot(AUJOURD_HUI.plusDays(1)).build()).stream()
                        .map(Rejet::code)
                        .toList());
    }

    @Test
    void toutes_les_fautes_sont_dites_dans_l_ordre_des_champs() {
        List<Rejet> rejets = rejets(new Essai()
                .texte(2, "")
                .texte(16, SECRET)
                .texte(8, SECRET)
                .depot(null)
                .build());
        assertEquals(
                List.of("courriel", "depot", "iban", "nom"),
                rejets.stream().map(Rejet::champ).toList());
    }

    @Test
    void une_formule_dans_un_champ_n_est_jamais_evaluee() {
        for (String piege : List.of("${7*7}", "{fr.octroi.demande.NOM_ABSENT}", "#{7*7}", "$\\A{7*7}")) {
            Rejet rejet = rejets(new Essai().texte(16, piege).build()).get(0);
            assertTrue(rejet.message().startsWith("l'IBAN est faux"));
            assertFalse(rejet.message().contains("49"));
        }
    }

    @Test
    void un_fait_manquant_n_est_pas_une_faute() {
        Dossier dossier = recue(new Essai()
                .achat(null)
                .naissance(null)
                .ttc(null)
                .ht(null)
                .quantite(null)
                .personnes(null)
                .revenu(null)
                .parts(null)
                .aides(null)
                .pieces(List.of()));
        assertNull(dossier.depense().date());
        assertNull(dossier.depense().montantTtc());
        assertNull(dossier.demandeur().naissance());
    }

    @Test
    void les_bornes_des_textes_sont_comprises() {
        recue(new Essai().texte(2, "n".repeat(100)).texte(4, "v".repeat(200)).texte(14, "f".repeat(60)));
        recue(new Essai().pieces(Collections.nCopies(100, piece("FACTURE", 0))).ttc(Montant.ZERO));
    }

    private static Arguments faute(String champ, String code, Essai essai) {
        return Arguments.of(champ, code, essai.build());
    }

    private static PieceDeposee piece(String type, long taille) {
        return PieceDeposee.arrivee(type, SECRET + ".pdf", Empreinte.deChamps("f"), taille);
    }

    private static Dossier recue(Essai essai) {
        return Reception.recevoir(essai.build(), "gpso-vae", 7, AUJOURD_HUI, VALIDATEUR)
                .selon(Reception.Recue::dossier, rejetee -> {
                    throw new AssertionError(rejetee.rejets().toString());
                });
    }

    private static List<Rejet> rejets(DemandeDeposee demande) {
        return Reception.recevoir(demande, "gpso-vae", 7, AUJOURD_HUI, VALIDATEUR)
                .selon(recue -> List.of(), Reception.Rejetee::rejets);
    }

    /** A request without fault, to change in one point. */
    private static final class Essai {
        /** In order: 0 numero, 2 nom … 9 telephone, 10 nature, 12 designation, 13 siret … 17 titulaire. */
        private final String[] textes = {
            "VAE-2020-0001",
            "Mme",
            "Morel",
            "Camille",
            "12 rue Haute",
            "92190",
            "Meudon",
            "92048",
            "camille@exemple.invalid",
            "0102030405",
            "VAE",
            "NEUF",
            "Cadence 3",
            "732 829 320 00074",
            "F-2020/017",
            "BC1234567",
            "FR14 2004 1010 0505 0001 3M02 606",
            "Camille Morel"
        };

        private @Nullable LocalDate depot = LocalDate.of(2020, 6, 15);
        private @Nullable LocalDate naissance = LocalDate.of(1984, 2, 29);
        private @Nullable LocalDate achat = LocalDate.of(2020, 6, 1);
        private @Nullable Integer personnes = 2;
        private @Nullable Montant revenu = Montant.ofEuros(20_000);
        private @Nullable BigDecimal parts = new BigDecimal("2.5");
        private @Nullable Montant ttc = Montant.ofEuros(1500);
        private @Nullable Montant ht = Montant.ofEuros(1250);
        private @Nullable Integer quantite = 1;
        private @Nullable Montant aides = Montant.ZERO;
        private List<PieceDeposee> pieces = List.of(piece("FACTURE", 1000));

        Essai texte(int rang, String texte) {
            textes[rang] = texte;
            return this;
        }

        Essai depot(@Nullable LocalDate depot) {
            this.depot = depot;
            return this;
        }

        Essai naissance(@Nullable LocalDate naissance) {
            this.naissance = naissance;
            return this;
        }

        Essai achat(@Nullable LocalDate achat) {
            this.achat = achat;
            return this;
        }

        Essai personnes(@Nullable Integer personnes) {
            this.personnes = personnes;
            return this;
        }

        Essai revenu(@Nullable Montant revenu) {
            this.revenu = revenu;
            return this;
        }

        Essai parts(@Nullable BigDecimal parts) {
            this.parts = parts;
            return this;
        }

        Essai ttc(@Nullable Montant ttc) {
            this.ttc = ttc;
            return this;
        }

        Essai ht(@Nullable Montant ht) {
            this.ht = ht;
            return this;
        }

        Essai quantite(@Nullable Integer quantite) {
            this.quantite = quantite;
            return this;
        }

        Essai aides(@Nullable Montant aides) {
            this.aides = aides;
            return this;
        }

        Essai pieces(List<PieceDeposee> pieces) {
            this.pieces = pieces;
            return this;
        }

        DemandeDeposee build() {
            String[] t = textes;
            return new DemandeDeposee(
                    t[0],
                    depot,
                    t[1],
                    t[2],
                    t[3],
                    naissance,
                    t[4],
                    t[5],
                    t[6],
                    t[7],
                    t[8],
                    t[9],
                    personnes,
                    revenu,
                    parts,
                    t[10],
                    t[11],
                    t[12],
                    achat,
                    ttc,
                    ht,
                    quantite,
                    t[13],
                    t[14],
                    t[15],
                    t[16],
                    t[17],
                    aides,
                    new TreeMap<>(),
                    pieces);
        }
    }
}
