package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Convocation;
import fr.octroi.bureau.Convocation.Delais;
import fr.octroi.bureau.Convocation.Note;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.ModeDeDecision;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.Presence;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.bureau.Vote;
import fr.octroi.commun.Montant;
import fr.octroi.document.Vie.Demande;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ActesDeSeanceTest {

    private static final LocalDate JOUR = LocalDate.of(2020, 10, 8);
    private static final Acte ENSEMBLE = new Acte("B2020-10-012", "bureau", JOUR);
    private static final Acte A_PART = new Acte("B2020-10-013", "bureau", JOUR);
    private static final String LIEU = "à 18 h 30, salle du conseil";
    private static final Convocation CONVOCATION =
            Convocation.ordinaire(JOUR.minusDays(7), JOUR, Note.JOINTE, Delais.CGCT);

    private interface Papier {
        void ecrire(ActesDeSeance actes, OutputStream sortie) throws IOException;
    }

    private static final Map<String, Papier> PAPIERS = new TreeMap<>(Map.of(
            "convocation", (actes, sortie) -> actes.convocation(CONVOCATION, LIEU, sortie),
            "proces-verbal", ActesDeSeance::procesVerbal,
            "extrait", (actes, sortie) -> actes.extrait(ENSEMBLE, sortie)));

    /** Two grants, one of which is voted apart by a secret ballot, and a refusal; a member is represented. */
    private static ActesDeSeance actes(boolean simulation) {
        Vie vie = new Vie();
        SortedMap<NumeroDossier, Dossier> dossiers = new TreeMap<>();
        for (int rang = 1; rang <= 3; rang++) {
            Demande demande = Vie.demande("VAE-" + rang);
            demande.nom = "Quertier " + "ABC".charAt(rang - 1);
            demande.iban = "";
            if (rang == 3) {
                demande.insee = "92023";
            }
            vie.deposer(demande).instruire("VAE-" + rang);
            dossiers.put(Vie.numero("VAE-" + rang), vie.dossier("VAE-" + rang));
        }
        OrdreDuJour gele =
                Objects.requireNonNull(vie.le(10, 1).geler(new TreeMap<>()).ordreDuJour());
        SeanceBureau convoquee = SeanceBureau.ouverte("bureau", JOUR, JOUR.minusDays(10), 50)
                .geler(new OrdreDuJour("bureau", gele.geleLe(), gele.lignes()))
                .convoquer(CONVOCATION);
        SortedMap<String, String> noms = new TreeMap<>(
                Map.of("maire-1", "Mme Agathe Roche", "maire-2", "M. Côme Lavigne", "maire-3", "Mme Inès Verdier"));
        return new ActesDeSeance(convoquee.tenir(minutes()), Vie.REGLEMENT, dossiers, noms, simulation);
    }

    private static Deliberation minutes() {
        return new Deliberation(
                ENSEMBLE,
                new Presence(
                        "maire-1",
                        "maire-2",
                        List.of("maire-1", "maire-2", "maire-3", "maire-4"),
                        List.of(new Presence.Pouvoir("maire-5", "maire-3", JOUR.minusDays(1)))),
                List.of(
                        ligne("VAE-1", Issue.ACCORDE, new Vote(4, 1, 0, false, true), null),
                        ligne("VAE-2", Issue.ACCORDE, new Vote(3, 0, 1, true, false), A_PART.numero()),
                        ligne("VAE-3", Issue.REFUSE, null, null)),
                null);
    }

    private static LigneDeliberee ligne(String numero, Issue issue, @Nullable Vote vote, @Nullable String acte) {
        boolean accorde = issue == Issue.ACCORDE;
        return new LigneDeliberee(
                Vie.numero(numero),
                issue,
                accorde ? Montant.ofEuros(200) : null,
                accorde ? List.of() : List.of("RESIDENCE"),
                acte == null ? List.of() : List.of("maire-4"),
                List.of(),
                vote,
                acte);
    }

    private static byte[] ecrire(ActesDeSeance actes, Papier papier) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        papier.ecrire(actes, sortie);
        return sortie.toByteArray();
    }

    private static String texte(byte[] pdf) throws IOException {
        try (PDDocument document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00A0\u202F]+", " ");
        }
    }

    private static void contient(String texte, String... attendus) {
        for (String attendu : attendus) {
            assertTrue(texte.contains(attendu), attendu + " is not in:\n" + texte);
        }
    }

    @Test
    void chaque_papier_est_une_archive_accessible_et_toujours_la_meme() throws IOException {
        for (Map.Entry<String, Papier> papier : PAPIERS.entrySet()) {
            byte[] pdf = ecrire(actes(false), papier.getValue());
            VeraPdf.verifier(pdf);
            assertArrayEquals(pdf, ecrire(actes(false), papier.getValue()));
            assertTrue(texte(ecrire(actes(true), papier.getValue())).contains("SIMULATION"));
        }
    }

    /** CGCT L2121-10, L2121-12: the agenda and the explanatory note go with it. */
    @Test
    void la_convocation_dit_le_jour_l_ordre_du_jour_la_note_et_ne_nomme_aucun_demandeur() throws IOException {
        String texte = texte(ecrire(actes(false), Objects.requireNonNull(PAPIERS.get("convocation"))));
        contient(
                texte,
                "séance du Bureau du 8 octobre 2020, à 18 h 30, salle du conseil",
                "adressée le 1er octobre 2020",
                "CGCT L2121-10",
                "CGCT (L2121-12)",
                "CGCT L2121-20",
                "3 demandes, pour 400,00 €",
                "Note explicative de synthèse");
        assertFalse(texte.contains("Quertier"), texte);
        for (Convocation autre : List.of(
                Convocation.urgente(JOUR, JOUR.plusDays(2), Note.JOINTE, Delais.CGCT),
                Convocation.seconde(JOUR, JOUR.plusDays(3), JOUR, Delais.CGCT))) {
            String base = autre.genre() == Convocation.Genre.URGENTE ? "se prononce sur l’urgence" : "CGCT L2121-17";
            contient(
                    texte(ecrire(actes(false), (actes, sortie) -> actes.convocation(autre, LIEU, sortie)))
                            .replace('\'', '’'),
                    base);
        }
    }

    /** CGCT L2121-15: who presided, sat and was represented, the secretary, the deliberations and the votes. */
    @Test
    void le_proces_verbal_dit_qui_siegeait_pour_qui_et_comment_chaque_ligne_fut_votee() throws IOException {
        String texte = texte(ecrire(actes(false), ActesDeSeance::procesVerbal));
        contient(
                texte,
                "Date de la convocation : 1er octobre 2020",
                "Présidence : Mme Agathe Roche",
                "Secrétaire de séance : M. Côme Lavigne",
                "Présents (4)",
                "maire-4",
                "Quorum : vérifié à chaque point",
                "Représenté : maire-5, qui a donné pouvoir à Mme Inès Verdier",
                "B2020-10-012 VAE-1",
                "Pour : 4, contre : 1",
                "Scrutin secret",
                "Sans la participation de : maire-4",
                "Unanimité",
                "400,00 €");
        assertFalse(texte.contains("Quertier"), texte);
    }

    /** Annexe I of the CGCT, rubrique 721: the beneficiary, the amount, the object. One act, and no line of another. */
    @Test
    void l_extrait_dit_le_beneficiaire_le_montant_et_l_objet_d_un_acte_et_d_aucun_autre() throws IOException {
        String ensemble = texte(ecrire(actes(false), Objects.requireNonNull(PAPIERS.get("extrait"))));
        contient(
                ensemble,
                "Délibération n° B2020-10-012",
                "Quertier A Ombeline, dossier VAE-1",
                "200,00 €",
                Vie.REGLEMENT.titre().split(" ")[0],
                "Refusée.",
                "CGCT L2131-1",
                "Ne pas publier");
        assertFalse(ensemble.contains("VAE-2"), ensemble);
        String aPart = texte(ecrire(actes(false), (actes, sortie) -> actes.extrait(A_PART, sortie)));
        contient(aPart, "Délibération n° B2020-10-013", "VAE-2");
        assertFalse(aPart.contains("VAE-1") || aPart.contains("VAE-3"), aPart);
    }

    @Test
    void un_acte_d_ailleurs_et_une_seance_non_tenue_n_ont_pas_de_papiers() {
        ActesDeSeance actes = actes(false);
        assertThrows(
                IllegalArgumentException.class,
                () -> actes.extrait(new Acte("B1", "bureau", JOUR), OutputStream.nullOutputStream()));
        SeanceBureau gelee =
                SeanceBureau.ouverte("bureau", JOUR, JOUR, 5).geler(new OrdreDuJour("bureau", JOUR, List.of()));
        ActesDeSeance avant = new ActesDeSeance(gelee, Vie.REGLEMENT, new TreeMap<>(), new TreeMap<>(), false);
        assertThrows(IllegalStateException.class, () -> avant.procesVerbal(OutputStream.nullOutputStream()));
        assertThrows(IllegalStateException.class, () -> avant.extrait(ENSEMBLE, OutputStream.nullOutputStream()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ActesDeSeance(
                        SeanceBureau.ouverte("bureau", JOUR, JOUR, 5),
                        Vie.REGLEMENT,
                        new TreeMap<>(),
                        new TreeMap<>(),
                        false));
        SeanceBureau seul = SeanceBureau.ouverte("bureau", JOUR, JOUR, 5, ModeDeDecision.DELEGATION_EXECUTIF)
                .geler(new OrdreDuJour("bureau", JOUR, List.of()));
        assertThrows(
                IllegalArgumentException.class,
                () -> new ActesDeSeance(seul, Vie.REGLEMENT, new TreeMap<>(), new TreeMap<>(), false));
    }
}
