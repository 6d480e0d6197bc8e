package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
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
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Montant;
import fr.octroi.document.Vie.Demande;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.LecteurReglement;
import fr.octroi.format.RedacteurReglement;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.ReglementAide;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
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
    private static final LocalDate CONSEIL = LocalDate.of(2020, 12, 9);
    private static final String LIEU = "à 18 h 30, salle du conseil";
    private static final Convocation CONVOCATION =
            Convocation.ordinaire(JOUR.minusDays(7), JOUR, Note.JOINTE, Delais.CGCT);

    private interface Papier {
        void ecrire(ActesDeSeance actes, OutputStream sortie) throws IOException;
    }

    private static final Map<String, Papier> PAPIERS = new TreeMap<>(Map.of(
            "convocation", (actes, sortie) -> actes.convocation(CONVOCATION, LIEU, sortie),
            "proces-verbal", ActesDeSeance::procesVerbal,
            "extrait", (actes, sortie) -> actes.extrait(ENSEMBLE, sortie),
            "extrait-individuel", (actes, sortie) -> actes.extraitIndividuel(Vie.numero("VAE-3"), sortie),
            "compte-rendu", (actes, sortie) -> ActesDeSeance.compteRendu(List.of(actes), CONSEIL, sortie)));

    /** Two grants, one of which is voted apart by a secret ballot, and a refusal; a member is represented. */
    private static ActesDeSeance actes(boolean simulation) {
        return actes(ModeDeDecision.INSTANCE_COLLEGIALE, minutes(), simulation);
    }

    private static ActesDeSeance actes(ModeDeDecision mode, Deliberation minutes, boolean simulation) {
        return actes(mode, minutes, Vie.REGLEMENT, simulation);
    }

    private static ActesDeSeance actes(
            ModeDeDecision mode, Deliberation minutes, ReglementAide reglement, boolean simulation) {
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
        SeanceBureau gelee = SeanceBureau.ouverte("bureau", JOUR, JOUR.minusDays(10), 50, mode)
                .geler(new OrdreDuJour("bureau", gele.geleLe(), gele.lignes()));
        SeanceBureau prete = mode == ModeDeDecision.INSTANCE_COLLEGIALE ? gelee.convoquer(CONVOCATION) : gelee;
        SortedMap<String, String> noms = new TreeMap<>(
                Map.of("maire-1", "Mme Agathe Roche", "maire-2", "M. Côme Lavigne", "maire-3", "Mme Inès Verdier"));
        return new ActesDeSeance(prete.tenir(minutes), reglement, dossiers, noms, simulation);
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
                issue == Issue.REFUSE ? List.of("RESIDENCE") : List.of(),
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
                "La séance du Bureau se tient le 8 octobre 2020, à 18 h 30, salle du conseil.",
                "La présidence :",
                "adressée le 1er octobre 2020",
                "CGCT L2121-10",
                "CGCT L2121-12",
                "CGCT L2121-20",
                "demandes à examiner, 3",
                "Note explicative de synthèse");
        assertFalse(texte.contains("Quertier"), texte);
    }

    /** CGCT L2121-12 and L2121-17: a paper says that a délai was kept, or that a note is joined, only when it is so. */
    @Test
    void la_convocation_n_affirme_ni_un_delai_qui_n_est_pas_tenu_ni_une_note_qui_n_est_pas_jointe() throws IOException {
        Delais courts = new Delais(Delai.ofJoursFrancs(3), Delai.ofJoursFrancs(1), Delai.ofJours(3));
        String delai = "au moins cinq jours francs";
        String note = "Note explicative";
        String sansQuorum = "sans condition de quorum (CGCT L2121-17)";
        convocation(Convocation.ordinaire(JOUR.minusDays(6), JOUR, Note.JOINTE, Delais.CGCT), delai, note);
        convocation(Convocation.ordinaire(JOUR.minusDays(6), JOUR, Note.NON_DUE, Delais.CGCT), delai);
        convocation(Convocation.ordinaire(JOUR.minusDays(5), JOUR, Note.JOINTE, Delais.CGCT), note);
        convocation(Convocation.ordinaire(JOUR.minusDays(5), JOUR, Note.JOINTE, courts), note);
        convocation(Convocation.ordinaire(JOUR.minusDays(9), JOUR, Note.ABSENTE, Delais.CGCT));
        convocation(Convocation.urgente(JOUR.minusDays(2), JOUR, Note.JOINTE, Delais.CGCT), note, "sur l’urgence");
        convocation(Convocation.seconde(JOUR, JOUR.plusDays(3), JOUR, Delais.CGCT), sansQuorum, "Elle fait suite");
        convocation(Convocation.seconde(JOUR, JOUR.plusDays(2), JOUR, Delais.CGCT), "Elle fait suite");
    }

    private static void convocation(Convocation convocation, String... affirmees) throws IOException {
        String texte = texte(ecrire(actes(false), (actes, sortie) -> actes.convocation(convocation, LIEU, sortie)));
        contient(texte, "adressée le " + Francais.jour(convocation.envoi()), Francais.jour(convocation.pour()));
        for (String possible : List.of(
                "au moins cinq jours francs",
                "Note explicative",
                "sur l’urgence",
                "Elle fait suite",
                "sans condition de quorum (CGCT L2121-17)")) {
            assertEquals(List.of(affirmees).contains(possible), texte.contains(possible), possible + " in\n" + texte);
        }
    }

    /** CGCT L2121-15: who presided, sat and was represented, the secretary, the deliberations and the votes. */
    @Test
    void le_proces_verbal_dit_qui_siegeait_pour_qui_et_comment_chaque_acte_fut_vote() throws IOException {
        String texte = texte(ecrire(actes(false), ActesDeSeance::procesVerbal));
        contient(
                texte,
                "Date de la convocation : 1er octobre 2020",
                "Présidence : Mme Agathe Roche",
                "Secrétaire de séance : M. Côme Lavigne",
                "Présents (4)",
                "maire-4",
                "Quorum : vérifié pour chaque demande",
                "Représenté : maire-5, qui a donné pouvoir à Mme Inès Verdier",
                "B2020-10-012 Accordée. 1 Pour : 4, contre : 1",
                "B2020-10-013 Accordée. 1 Scrutin secret",
                "Sans la participation de : maire-4",
                "B2020-10-012 Refusée. 1 Unanimité",
                "Aides accordées : 2, pour 400,00 €");
    }

    /** CGCT L2121-15: what the session does not hold is left for its secretary to write, and never passed over. */
    @Test
    void le_proces_verbal_laisse_au_secretariat_ce_que_la_seance_ne_dit_pas() throws IOException {
        contient(
                texte(ecrire(actes(false), ActesDeSeance::procesVerbal)),
                "Heure et lieu : à compléter par le secrétariat",
                "Membres en exercice : à compléter par le secrétariat",
                "Teneur des discussions : à compléter par le secrétariat");
        byte[] situe = ecrire(actes(false), (actes, sortie) -> actes.procesVerbal(LIEU, sortie));
        VeraPdf.verifier(situe);
        contient(texte(situe), "Heure et lieu : à 18 h 30, salle du conseil", "Teneur des discussions : à compléter");
    }

    /** CGCT L2121-15: minutes are published; a number, a reason or an amount of a line would point at somebody. */
    @Test
    void ni_le_proces_verbal_ni_le_compte_rendu_ne_designent_un_demandeur() throws IOException {
        String motif = Phrases.sansPoint(new Intitules(Vie.REGLEMENT).motif("RESIDENCE"));
        contient(
                texte(ecrire(actes(false), (actes, sortie) -> actes.extraitIndividuel(Vie.numero("VAE-3"), sortie))),
                motif);
        for (String papier : List.of("convocation", "proces-verbal", "compte-rendu")) {
            String texte = texte(ecrire(actes(false), Objects.requireNonNull(PAPIERS.get(papier))));
            for (String designe : List.of("Quertier", "Ombeline", "VAE-", motif)) {
                assertFalse(texte.contains(designe), designe + " is in:\n" + texte);
            }
        }
        assertFalse(texte(ecrire(actes(false), ActesDeSeance::procesVerbal)).contains("200,00"));
    }

    @Test
    void une_ligne_ajournee_ou_retiree_sans_vote_n_est_pas_dite_unanime() throws IOException {
        String texte =
                procesVerbal(null, ligne("VAE-1", Issue.AJOURNE, null, null), ligne("VAE-2", Issue.RETIRE, null, null));
        contient(texte, "ultérieure. 1 –", "l’ordre du jour. 1 –");
        assertFalse(texte.contains("Unanimité"), texte);
    }

    /** CGCT L2121-12 and L2121-20. */
    @Test
    void le_proces_verbal_dit_le_vote_sur_l_urgence_et_la_voix_preponderante() throws IOException {
        String preponderante = "celle de la présidence, pour, est prépondérante (CGCT L2121-20)";
        String egales = procesVerbal(
                new Vote(3, 1, 0, false, true), ligne("VAE-1", Issue.ACCORDE, new Vote(2, 2, 1, false, true), null));
        contient(egales, "Vote sur l’urgence de la convocation (CGCT L2121-12) : Pour : 3, contre : 1", preponderante);
        String inegales = procesVerbal(null, ligne("VAE-1", Issue.ACCORDE, new Vote(3, 2, 0, false, true), null));
        assertFalse(inegales.contains("urgence") || inegales.contains(preponderante), inegales);
    }

    private static String procesVerbal(@Nullable Vote urgence, LigneDeliberee... lignes) throws IOException {
        Deliberation deliberation = new Deliberation(ENSEMBLE, minutes().presence(), List.of(lignes), urgence);
        return texte(
                ecrire(actes(ModeDeDecision.INSTANCE_COLLEGIALE, deliberation, false), ActesDeSeance::procesVerbal));
    }

    /** Annexe I of the CGCT, rubrique 721: the beneficiary, the amount, the object. Who was refused is not the accountant's business. */
    @Test
    void l_extrait_d_un_acte_dit_a_qui_il_accorde_combien_et_rien_de_ceux_qu_il_refuse() throws IOException {
        String ensemble = texte(ecrire(actes(false), Objects.requireNonNull(PAPIERS.get("extrait"))));
        contient(
                ensemble,
                "Délibération n° B2020-10-012",
                "Quertier A Ombeline, dossier VAE-1 Meudon",
                "200,00 €",
                Vie.REGLEMENT.titre().split(" ")[0],
                "CGCT L2131-1",
                "réservé au comptable public",
                "Ne pas publier");
        assertFalse(ensemble.contains("VAE-2") || ensemble.contains("VAE-3") || ensemble.contains("Refus"), ensemble);
        String aPart = texte(ecrire(actes(false), (actes, sortie) -> actes.extrait(A_PART, sortie)));
        contient(aPart, "Délibération n° B2020-10-013", "VAE-2");
        assertFalse(aPart.contains("VAE-1") || aPart.contains("VAE-3"), aPart);
    }

    @Test
    void l_extrait_dit_l_imputation_du_reglement() throws IOException {
        LigneBudgetaire budget = Objects.requireNonNull(Vie.REGLEMENT.budget());
        contient(
                texte(ecrire(actes(false), Objects.requireNonNull(PAPIERS.get("extrait")))),
                "Imputation : chapitre " + budget.chapitre() + ", article " + budget.article());
    }

    @Test
    void l_extrait_dit_la_part_de_chaque_financeur_et_ou_elle_est_imputee() throws IOException {
        ReglementAide partage = LecteurReglement.lire(
                "partage.yaml",
                RedacteurReglement.ecrire(Vie.REGLEMENT)
                        .replaceFirst(
                                "(?m)^budget: .*$",
                                "budget: {financeurs: [{code: ville, chapitre: \"65\", article: \"6574\", reste: oui},"
                                        + " {code: region, chapitre: \"204\", article: \"20422\", fonction: \"8\", part: 12.5 %}]}"));
        byte[] extrait = ecrire(
                actes(ModeDeDecision.INSTANCE_COLLEGIALE, minutes(), partage, false),
                Objects.requireNonNull(PAPIERS.get("extrait")));
        VeraPdf.verifier(extrait);
        contient(
                texte(extrait),
                "Imputation du financeur « ville », pour le reste : chapitre 65, article 6574.",
                "Imputation du financeur « region », pour 12,5 % : chapitre 204, article 20422, fonction 8.");
    }

    @Test
    void l_extrait_individuel_ne_parle_que_d_une_personne() throws IOException {
        for (int rang = 1; rang <= 3; rang++) {
            String numero = "VAE-" + rang;
            String texte =
                    texte(ecrire(actes(false), (actes, sortie) -> actes.extraitIndividuel(Vie.numero(numero), sortie)));
            contient(
                    texte,
                    "Quertier " + "ABC".charAt(rang - 1),
                    rang == 3 ? "Décision : refusée" : "Décision : accordée, pour 200,00 €",
                    rang == 2 ? "Délibération n° B2020-10-013" : "Délibération n° B2020-10-012",
                    rang == 3 ? "Vote : Unanimité" : "Pour :");
            for (int autre = 1; autre <= 3; autre++) {
                assertEquals(autre == rang, texte.contains("VAE-" + autre), texte);
                assertEquals(autre == rang, texte.contains("Quertier " + "ABC".charAt(autre - 1)), texte);
            }
        }
    }

    /** CRPA L211-5: a rule alone reads as if it had been met. */
    @Test
    void l_extrait_individuel_d_un_refus_dit_ce_qui_n_est_pas_rempli_avec_son_article() throws IOException {
        refus("Condition non remplie : La résidence principale du demandeur est", "RESIDENCE");
        refus("Pièce en cause : La facture acquittée, au nom du demandeur", "FACTURE:ABSENTE");
        refus("Information en cause : ", "demandeur.commune:INCONNUE");
        refus("Crédits épuisés : L’aide est accordée dans la limite des crédits", "CREDITS_EPUISES");
        refus("Condition non remplie : Le calcul que prévoit le règlement", "MONTANT_NUL");
        String texte = refus("huit communes de Grand Paris Seine Ouest (article 1)", "RESIDENCE");
        contient(texte, "Les faits constatés sont dans la lettre de notification jointe");
        contient(refus("ne nous est pas parvenu (article 5)", "FACTURE:ABSENTE"), "Décision : refusée");
        assertFalse(texte(ecrire(actes(false), (actes, sortie) -> actes.extraitIndividuel(Vie.numero("VAE-1"), sortie)))
                .contains("faits constatés"));
    }

    private static String refus(String attendu, String motif) throws IOException {
        LigneDeliberee refusee = new LigneDeliberee(
                Vie.numero("VAE-3"), Issue.REFUSE, null, List.of(motif), List.of(), List.of(), null, null);
        ActesDeSeance actes = actes(
                ModeDeDecision.INSTANCE_COLLEGIALE,
                new Deliberation(ENSEMBLE, minutes().presence(), List.of(refusee), null),
                false);
        String texte =
                texte(ecrire(actes, (papiers, sortie) -> papiers.extraitIndividuel(Vie.numero("VAE-3"), sortie)));
        contient(texte, attendu);
        return texte;
    }

    @Test
    void chaque_extrait_d_une_seance_est_un_document_a_part() throws IOException {
        Set<String> identites = new HashSet<>();
        for (Papier papier : List.<Papier>of(
                (actes, sortie) -> actes.extrait(ENSEMBLE, sortie),
                (actes, sortie) -> actes.extrait(A_PART, sortie),
                (actes, sortie) -> actes.extraitIndividuel(Vie.numero("VAE-1"), sortie),
                (actes, sortie) -> actes.extraitIndividuel(Vie.numero("VAE-3"), sortie))) {
            try (PDDocument document = Loader.loadPDF(ecrire(actes(false), papier))) {
                identites.add(document.getDocument().getDocumentID().get(0).toString());
            }
        }
        assertEquals(4, identites.size());
    }

    /** Whoever decides alone is not called, and votes with nobody; a payment needs the act all the same. */
    @Test
    void une_decision_par_delegation_et_une_convention_ont_leurs_extraits_sous_leur_nom() throws IOException {
        Deliberation seul = new Deliberation(
                ENSEMBLE,
                List.of("maire-1"),
                List.of(
                        ligne("VAE-1", Issue.ACCORDE, null, A_PART.numero()),
                        ligne("VAE-3", Issue.REFUSE, null, null)));
        ActesDeSeance delegation = actes(ModeDeDecision.DELEGATION_EXECUTIF, seul, false);
        contient(
                texte(ecrire(delegation, (actes, sortie) -> actes.extrait(A_PART, sortie))),
                "registre des décisions prises par délégation",
                "Décision n° B2020-10-013",
                "Acte signé par : Mme Agathe Roche",
                "décision du 8 octobre 2020");
        ActesDeSeance conventions = actes(ModeDeDecision.CONVENTION, seul, false);
        contient(
                texte(ecrire(conventions, (actes, sortie) -> actes.extrait(A_PART, sortie))),
                "Extrait d’une convention",
                "Convention n° B2020-10-013",
                "ne remplace pas la convention signée");
        Papier refus = (actes, sortie) -> actes.extraitIndividuel(Vie.numero("VAE-3"), sortie);
        for (ActesDeSeance actes : List.of(delegation, conventions)) {
            byte[] pdf = ecrire(actes, refus);
            VeraPdf.verifier(pdf);
            String texte = texte(pdf);
            contient(texte, "Décision n° B2020-10-012", "Décision : refusée");
            assertFalse(texte.contains("Vote") || texte.contains("Quorum") || texte.contains("Convention n°"), texte);
            assertThrows(IllegalStateException.class, () -> actes.procesVerbal(OutputStream.nullOutputStream()));
            assertThrows(
                    IllegalStateException.class,
                    () -> actes.convocation(CONVOCATION, LIEU, OutputStream.nullOutputStream()));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> ActesDeSeance.compteRendu(List.of(conventions), CONSEIL, OutputStream.nullOutputStream()));
    }

    /** CGCT L5211-10: at each meeting of the council, the president reports what was decided by its delegation. */
    @Test
    void le_compte_rendu_au_conseil_dit_de_chaque_acte_le_jour_le_numero_l_objet_le_nombre_et_le_montant()
            throws IOException {
        String texte = texte(ecrire(actes(false), Objects.requireNonNull(PAPIERS.get("compte-rendu"))));
        contient(
                texte,
                "conseil du 9 décembre 2020",
                "CGCT L5211-10",
                "8 octobre 2020 B2020-10-012",
                "8 octobre 2020 B2020-10-013",
                "1 1 200,00 €",
                "1 0 200,00 €",
                "2 1 400,00 €");
        assertThrows(
                IllegalArgumentException.class,
                () -> ActesDeSeance.compteRendu(List.of(), CONSEIL, OutputStream.nullOutputStream()));
    }

    @Test
    void un_acte_d_ailleurs_et_une_seance_non_tenue_n_ont_pas_de_papiers() {
        ActesDeSeance actes = actes(false);
        assertThrows(
                IllegalArgumentException.class,
                () -> actes.extrait(new Acte("B1", "bureau", JOUR), OutputStream.nullOutputStream()));
        ActesDeSeance refus = actes(
                ModeDeDecision.INSTANCE_COLLEGIALE,
                new Deliberation(ENSEMBLE, List.of("maire-1"), List.of(ligne("VAE-3", Issue.REFUSE, null, null))),
                false);
        assertThrows(IllegalArgumentException.class, () -> refus.extrait(ENSEMBLE, OutputStream.nullOutputStream()));
        assertThrows(
                IllegalArgumentException.class,
                () -> refus.extraitIndividuel(Vie.numero("VAE-1"), OutputStream.nullOutputStream()));
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
    }
}
