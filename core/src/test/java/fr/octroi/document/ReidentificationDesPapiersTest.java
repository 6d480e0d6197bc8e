package fr.octroi.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.bureau.Convocation;
import fr.octroi.bureau.Convocation.Delais;
import fr.octroi.bureau.Convocation.Note;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.ModeDeDecision;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Montant;
import fr.octroi.document.Vie.Demande;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.LecteurReglement;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.ReglementAide;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/**
 * The papers of a session as they are printed, before a neighbour: he has the register of all who bought a bike, with their names, streets,
 * years of birth and prices, and looks for each of them in the text. What a rule lets through is attacked by {@code ReidentificationTest};
 * this finds what a paper would print beside the rule.
 */
class ReidentificationDesPapiersTest {

    private static final LocalDate JOUR = LocalDate.of(2020, 10, 8);
    private static final Acte ENSEMBLE = new Acte("B2020-10-012", "bureau", JOUR);
    private static final Acte A_PART = new Acte("B2020-10-013", "bureau", JOUR);
    private static final Convocation CONVOCATION =
            Convocation.ordinaire(JOUR.minusDays(7), JOUR, Note.JOINTE, Delais.CGCT);
    private static final Pattern EUROS = Pattern.compile("(\\d{1,3}(?: \\d{3})*),(\\d{2}) €");
    private static final Pattern MOINS_DE_MILLE = Pattern.compile("(?<!\\d)(\\d{1,3}),(\\d{2}) €");
    private static final List<List<String>> COMMUNES = List.of(
            List.of("Boulogne-Billancourt", "92012", "92100"),
            List.of("Marnes-la-Coquette", "92047", "92430"),
            List.of("Meudon", "92048", "92190"));

    /** 24 applicants of whom the last is refused, and 36 others who bought a bike as dear as theirs. */
    private static final int DEMANDEURS = 24;

    private static final int ACHETEURS = 60;

    private interface Papier {
        void ecrire(OutputStream sortie) throws IOException;
    }

    private record Voisin(String nom, String voie, int naissance, Montant aide) {}

    private final ReglementAide reglement;
    private final List<Voisin> registre = new ArrayList<>();
    private final DossierDeSeance avant;
    private final ActesDeSeance apres;

    ReidentificationDesPapiersTest() {
        reglement = LecteurReglement.fourni("gpso-vae-2012");
        Vie vie = new Vie();
        SortedMap<NumeroDossier, Dossier> dossiers = new TreeMap<>();
        List<OrdreDuJour.Ligne> inscrites = new ArrayList<>();
        List<LigneDeliberee> deliberees = new ArrayList<>();
        for (int i = 0; i < ACHETEURS; i++) {
            Demande demande = Vie.demande("VAE-" + (200 + i));
            demande.nom = "Quertier" + (char) ('a' + i / 26) + (char) ('a' + i % 26);
            demande.voie = (i + 1) + " rue du Port-aux-Vins";
            List<String> commune = COMMUNES.get(i < 12 ? 0 : i == 12 ? 1 : 2);
            demande.ville = commune.get(0);
            demande.insee = commune.get(1);
            demande.codePostal = commune.get(2);
            demande.iban = "";
            Montant aide = new Montant(Math.min(30_000, 15_000 + 411L * (i * 37 % ACHETEURS)));
            int naissance = 1970;
            if (i < DEMANDEURS) {
                vie.deposer(demande);
                NumeroDossier numero = Vie.numero(demande.numero);
                Dossier dossier = vie.dossier(demande.numero);
                naissance =
                        Objects.requireNonNull(dossier.demandeur().naissance()).getYear();
                dossiers.put(numero, dossier);
                boolean aPart = i == 5;
                inscrites.add(new OrdreDuJour.Ligne(
                        i + 1,
                        numero,
                        Sens.ACCORD,
                        aide,
                        List.of(),
                        new TreeSet<>(aPart ? List.of("maire-4") : List.of())));
                boolean ajourne = i == DEMANDEURS - 1;
                deliberees.add(new LigneDeliberee(
                        numero,
                        ajourne ? Issue.AJOURNE : Issue.ACCORDE,
                        ajourne ? null : aide,
                        List.of(),
                        aPart ? List.of("maire-4") : List.of(),
                        List.of(),
                        null,
                        aPart ? A_PART.numero() : null));
            }
            registre.add(new Voisin(demande.nom, demande.voie, naissance, aide));
        }
        OrdreDuJour ordre = new OrdreDuJour("bureau", JOUR.minusDays(7), inscrites);
        SeanceBureau gelee = SeanceBureau.ouverte(
                        "bureau", JOUR, JOUR.minusDays(10), 50, ModeDeDecision.INSTANCE_COLLEGIALE)
                .geler(ordre);
        Enveloppe enveloppe = Enveloppe.of("velo", 2020, new LigneBudgetaire("65", "6574", ""), Montant.ofEuros(90_000))
                .reserver(ordre.total())
                .selon(fait -> fait.enveloppe(), insuffisant -> {
                    throw new IllegalStateException();
                });
        avant = new DossierDeSeance(gelee, reglement, dossiers, enveloppe, false);
        Deliberation deliberation = new Deliberation(ENSEMBLE, List.of("maire-1", "maire-2", "maire-3"), deliberees);
        apres = new ActesDeSeance(
                gelee.convoquer(CONVOCATION).tenir(deliberation), reglement, dossiers, new TreeMap<>(), false);
    }

    @Test
    void un_voisin_ne_retrouve_personne_dans_ce_qui_est_publie() throws IOException {
        List<String> publies = List.of(
                texte(sortie -> apres.convocation(CONVOCATION, "à 18 h 30", sortie)),
                texte(avant::annexePubliable),
                texte(apres::procesVerbal),
                texte(sortie -> ActesDeSeance.compteRendu(List.of(apres), JOUR.plusMonths(1), sortie)));
        for (String publie : publies) {
            assertEquals(List.of(), nommes(publie), publie);
            assertEquals(List.of(), lies(publie), publie);
            for (String interdit : List.of("VAE-", "Quertier", "Marnes")) {
                assertFalse(publie.contains(interdit), interdit + " is in:\n" + publie);
            }
        }
        String annexe = publies.get(1);
        assertTrue(annexe.contains("Boulogne-Billancourt") ^ annexe.contains("Meudon"), annexe);
        assertTrue(annexe.contains("Total 24"), annexe);
        assertTrue(publies.get(2).contains("B2020-10-012 Accordée. 22"), publies.get(2));
        assertTrue(publies.get(3).contains("23 0 –"), publies.get(3));
    }

    /** The same neighbour, with the annex of the members: by names, and where they are struck out, by the prices alone. */
    @Test
    void le_meme_voisin_retrouve_chacun_dans_l_annexe_integrale_meme_sans_les_noms() throws IOException {
        String integrale = texte(avant::annexeIntegrale);
        assertEquals(DEMANDEURS, nommes(integrale).size());
        String caviardee = integrale.replaceAll("Quertier[a-z]+ Ombeline, dossier VAE-[0-9]+", "");
        assertEquals(List.of(), nommes(caviardee));
        assertTrue(lies(caviardee).size() > DEMANDEURS / 2, lies(caviardee).toString());
    }

    private List<Voisin> nommes(String texte) {
        return registre.stream()
                .filter(voisin -> texte.contains(voisin.nom())
                        || texte.contains(voisin.voie())
                        || texte.contains(" " + voisin.naissance()))
                .toList();
    }

    /** Those who alone could have had an amount that stands in the text, or what one sum is above another. */
    private List<Voisin> lies(String texte) {
        TreeSet<Montant> lus = new TreeSet<>();
        // Digits before an amount may be its thousands, or the end of the column before it.
        for (Pattern forme : List.of(EUROS, MOINS_DE_MILLE)) {
            Matcher euros = forme.matcher(texte);
            while (euros.find()) {
                lus.add(new Montant(Long.parseLong(euros.group(1).replace(" ", "") + euros.group(2))));
            }
        }
        TreeSet<Montant> connus = new TreeSet<>(lus);
        lus.forEach(un -> lus.headSet(un).forEach(autre -> connus.add(un.moins(autre))));
        return registre.stream()
                .filter(voisin -> connus.contains(voisin.aide())
                        && registre.stream()
                                        .filter(autre -> autre.aide().equals(voisin.aide()))
                                        .count()
                                == 1)
                .toList();
    }

    private static String texte(Papier papier) throws IOException {
        ByteArrayOutputStream sortie = new ByteArrayOutputStream();
        papier.ecrire(sortie);
        try (PDDocument document = Loader.loadPDF(sortie.toByteArray())) {
            return new PDFTextStripper().getText(document).replaceAll("[\\s\u00A0\u202F]+", " ");
        }
    }
}
