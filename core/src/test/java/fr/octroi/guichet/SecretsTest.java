package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.bureau.Motif;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Role;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Observation;
import fr.octroi.journal.Entree;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Parcours;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Ecriture;
import fr.octroi.recours.Attestation;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.reglement.Valeur;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.suivi.FicheDeSuivi;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Secrets are planted in every personal field, then looked for wherever they must not be. */
class SecretsTest {

    private static final String IBAN = "FR7630006000011234567890189";

    private static final List<String> SECRETS = List.of(
            "zorglubine",
            "barnabette",
            "impasse introuvable",
            "courrielsecret",
            "0199008877",
            "titulairesecret",
            "fichiersecret",
            "seriesecrete",
            "facturesecrete",
            "nomlusecret",
            "1961-",
            "notesecrete",
            "ruesecrete2",
            "villesecrete2",
            "reponsesecrete",
            IBAN.toLowerCase(Locale.ROOT),
            "12345678901",
            Monde.AUTRE_IBAN.toLowerCase(Locale.ROOT),
            Monde.AUTRE_IBAN.toLowerCase(Locale.ROOT).substring(4, 23));

    private final Essai essai = new Essai();

    private Formulaire plein() {
        return plein(essai);
    }

    private static Formulaire plein(Essai essai) {
        Formulaire formulaire = Formulaire.de("D-1")
                .avec(essai.piece("FACTURE", "fichiersecret.pdf", "FACTURE " + Essai.PRIX + " nomlusecret"))
                .avec(essai.piece("RIB", "rib fichiersecret.pdf", "RIB"));
        formulaire.nom = "Zorglubine";
        formulaire.prenom = "Barnabette";
        formulaire.naissance = formulaire.naissance.withYear(1961);
        formulaire.voie = "77 impasse Introuvable";
        formulaire.courriel = "courrielsecret@exemple.invalid";
        formulaire.telephone = "0199008877";
        formulaire.iban = IBAN;
        formulaire.titulaire = "Titulairesecret";
        formulaire.numeroFacture = "FACTURESECRETE";
        formulaire.numeroSerie = "SERIESECRETE";
        return formulaire;
    }

    private static void assertSansSecret(String texte) {
        String minuscules = texte.toLowerCase(Locale.ROOT);
        for (String secret : SECRETS) {
            assertFalse(minuscules.contains(secret), () -> "a secret shows: " + secret);
        }
    }

    @Test
    void rien_de_personnel_n_entre_au_journal() {
        Formulaire formulaire = plein();
        essai.deposer(formulaire);
        essai.guichet.instruire(Essai.AGENT, formulaire.numero());
        formulaire.nom = "Zorglubine-Autre";
        essai.deposer(formulaire);
        essai.guichet.instruire(Essai.AGENT, formulaire.numero());

        List<Entree> entrees = essai.entrees("D-1");
        assertEquals(10, entrees.size());
        for (Entree entree : entrees) {
            entree.fait().donnees().forEach((nom, valeur) -> assertSansSecret(nom + "=" + valeur));
            assertSansSecret(entree.toString());
        }
        for (Ecriture ecriture : essai.ecritures) {
            assertSansSecret(ecriture.toString());
        }
    }

    @Test
    void un_rejet_ne_repete_pas_la_valeur_fautive() {
        Formulaire fautif = plein();
        fautif.numero = "Zorglubine & fils";
        fautif.courriel = "courrielsecret";
        fautif.iban = IBAN.replace("FR76", "FR77");
        fautif.insee = "zorglubine";
        fautif.telephone = "0199008877".repeat(10);
        fautif.titulaire = "Titulairesecret".repeat(20);
        ResultatDepot.Rejete rejete = assertInstanceOf(ResultatDepot.Rejete.class, essai.deposer(fautif));
        assertEquals(6, rejete.rejets().size());
        rejete.rejets().forEach(rejet -> assertSansSecret(rejet.toString()));
    }

    @Test
    @Tag("securite")
    void aucune_exception_ne_dit_de_secret() {
        List<Throwable> levees = new ArrayList<>();
        Formulaire formulaire = plein();
        NumeroDossier numero = formulaire.numero();
        levees.add(assertThrows(
                RuntimeException.class,
                () -> essai.guichet.deposer(Essai.PLATEFORME, "autre-aide", formulaire.remplir())));
        essai.ecrituresAvantPanne = 0;
        levees.add(assertThrows(RuntimeException.class, () -> essai.deposer(formulaire)));
        essai.ecrituresAvantPanne = Integer.MAX_VALUE;
        essai.deposer(formulaire);
        essai.piecesEnPanne = true;
        levees.add(assertThrows(RuntimeException.class, () -> essai.guichet.instruire(Essai.AGENT, numero)));
        essai.piecesEnPanne = false;
        essai.pendantLaLecture = () -> passerA(EtatDossier.ACCORD_PROPOSE);
        levees.add(assertThrows(RuntimeException.class, () -> essai.guichet.instruire(Essai.AGENT, numero)));
        essai.pendantLaLecture = () -> {};
        passerA(EtatDossier.EN_SEANCE);
        passerA(EtatDossier.ACCORDE);
        levees.add(assertThrows(RuntimeException.class, () -> essai.guichet.instruire(Essai.AGENT, numero)));
        Essai sansArticle = new Essai(new ClesEnMemoire(), InstantSource.fixed(Essai.MIDI), Essai.reglement(""));
        Formulaire sansPiece = plein();
        sansPiece.pieces.clear();
        sansArticle.deposer(sansPiece);
        levees.add(assertThrows(RuntimeException.class, () -> sansArticle.guichet.instruire(Essai.AGENT, numero)));

        assertEquals(6, levees.size());
        for (Throwable levee : levees) {
            for (Throwable cause = levee; cause != null; cause = cause.getCause()) {
                assertSansSecret(cause.toString());
            }
        }
    }

    @Test
    void les_secrets_se_trouvent_bien_ou_ils_ont_leur_place() {
        essai.deposer(plein());
        var dossier = essai.dossier("D-1");
        assertTrue(dossier.demandeur().nom().contains("Zorglubine"));
        assertTrue(dossier.iban() != null && dossier.iban().valeur().equals(IBAN));
        assertThrows(
                AssertionError.class, () -> assertSansSecret(dossier.demandeur().nom()));
        assertSansSecret(dossier.toString());
    }

    /** From the filing to a claim, by way of every counter, with a secret wherever somebody may say or write one. */
    private static Monde vieEntiere() {
        Monde monde = new Monde();
        NumeroDossier numero = Monde.numero("D-1");
        Formulaire formulaire = plein(monde.essai);
        formulaire.pieces.clear();
        monde.deposer(formulaire);
        for (AccuseReception genre : AccuseReception.values()) {
            monde.relances().accuser(Monde.PLATEFORME, numero, genre);
        }
        monde.instruire("D-1");
        monde.relances().demander(Monde.PRESTATAIRE, numero);
        monde.expedier();
        monde.relances()
                .messageRevenu(Monde.PLATEFORME, numero, monde.partis.get(0).cle(), "BOITE_PLEINE");
        monde.relances()
                .changerAdresse(Monde.INSTRUCTEUR, numero, new Adresse("ruesecrete2", "99999", "villesecrete2", null));
        monde.relances().changerContact(Monde.INSTRUCTEUR, numero, "courrielsecret2@exemple.invalid", "0199008877");
        monde.relances().opposer(Monde.USAGER, numero, Canal.SMS);
        monde.accueil().consignerAppel(Monde.PRESTATAIRE, numero, "OU_EN_EST_ON", "Mme Zorglubine, notesecrete");
        monde.plusTard(11);
        monde.relances().relancerTous(Monde.PLATEFORME);
        monde.expedier();
        monde.guichet()
                .completer(
                        Monde.USAGER,
                        numero,
                        monde.jour(),
                        List.of(
                                monde.essai.piece(
                                        "FACTURE", "fichiersecret.pdf", "FACTURE " + Essai.PRIX + " nomlusecret"),
                                monde.essai.piece("RIB", "rib fichiersecret.pdf", "RIB")),
                        new TreeMap<>(Map.of("question.usage", new Valeur.Code("REPONSESECRETE"))));
        monde.instruire("D-1");
        monde.guichet()
                .juger(
                        Monde.INSTRUCTEUR,
                        numero,
                        monde.essai.dossier("D-1").pieces().get(0).contenu(),
                        Observation.CONFORME);
        monde.instruire("D-1");
        monde.accorder("D-1");
        monde.expedier();
        monde.paiements().verifierCompte(Monde.INSTRUCTEUR, numero, monde.compte(numero.valeur()));
        Bordereau premier = monde.liquider("bord-1", "D-1").bordereau().orElseThrow();
        monde.retour(premier, RetourComptable.Issue.REJET_BANCAIRE, "AC04");
        monde.paiements()
                .changerCompte(Monde.PRESTATAIRE, numero, Iban.parse(Monde.AUTRE_IBAN), "Titulairesecret-Deux");
        monde.paiements().confirmerCompte(Monde.ORDONNATEUR, numero, monde.compte(numero.valeur()));
        Bordereau second = monde.liquider("bord-2", "D-1").bordereau().orElseThrow();
        monde.retour(second, RetourComptable.Issue.PAYE, "");
        monde.recours().attester(Monde.INSTRUCTEUR, numero, Attestation.VERSEMENT);
        monde.recours()
                .recevoir(
                        Monde.INSTRUCTEUR,
                        new Recours("R-1", numero, Recours.Genre.GRACIEUX, monde.jour(), Recours.Issue.PENDANT));
        monde.recours().trancher(Monde.INSTRUCTEUR, numero, "R-1", Recours.Issue.REJETE);
        monde.recours()
                .ouvrirContradictoire(
                        Monde.ASSEMBLEES,
                        numero,
                        MotifDeRetrait.CONDITIONS_NON_RESPECTEES,
                        monde.revente(),
                        monde.jour().plusDays(15));
        monde.expedier();
        monde.recours().recevoirObservations(Monde.ASSEMBLEES, numero);
        monde.recours().retirer(Monde.ASSEMBLEES, numero, "retrait-1");
        monde.paiements().constaterIndu(Monde.ORDONNATEUR, numero, Essai.FORFAIT, new Motif("REVENTE", "art. 6"));
        monde.relances().signalerCapacite(Monde.INSTRUCTEUR, numero, Capacite.DECES);
        monde.expedier();
        return monde;
    }

    @Test
    @Tag("securite")
    void une_vie_entiere_ne_laisse_rien_de_personnel_au_journal_aux_registres_ni_a_l_envoi() {
        Monde monde = vieEntiere();
        assertEquals(EtatDossier.RETIRE, monde.etat("D-1"));
        assertEquals(1, monde.parcours("D-1").indus().size());
        Set<String> genres = new TreeSet<>();
        for (Entree entree : monde.essai.entrees("D-1")) {
            genres.add(entree.fait().code());
            entree.fait().donnees().forEach((nom, valeur) -> assertSansSecret(nom + "=" + valeur));
            assertSansSecret(entree.toString());
        }
        assertTrue(genres.size() > 25, () -> "a short life: " + genres);
        monde.essai.ecritures.forEach(ecriture -> assertSansSecret(ecriture.toString()));
        monde.partis.forEach(message -> assertSansSecret(message.toString()));
        for (String bordereau : List.of("bord-1", "bord-2")) {
            assertSansSecret(
                    monde.essai.dossiers.bordereau(bordereau).orElseThrow().toString());
        }
        assertSansSecret(monde.essai.dossiers.seances().toString());
        assertSansSecret(monde.enveloppe().toString());
    }

    @Test
    void ni_le_parcours_ni_la_fiche_de_suivi_ne_disent_de_secret() throws ReflectiveOperationException {
        Monde monde = vieEntiere();
        FicheDeSuivi fiche =
                monde.accueil().suivre(Monde.PRESTATAIRE, Monde.numero("D-1")).orElseThrow();
        assertSansSecret(fiche.toString());
        assertEquals(Monde.AUTRE_IBAN.substring(23), fiche.compte());
        Parcours parcours = monde.parcours("D-1");
        int lus = 0;
        for (Method methode : Parcours.class.getMethods()) {
            if (methode.getDeclaringClass() == Parcours.class
                    && methode.getParameterCount() == 0
                    && !Modifier.isStatic(methode.getModifiers())) {
                assertSansSecret(methode.getName() + " " + methode.invoke(parcours));
                lus++;
            }
        }
        assertTrue(lus > 25, "what a life tells");
    }

    @Test
    void une_note_se_lit_la_ou_elle_a_sa_place_et_nulle_part_ailleurs() {
        Monde monde = vieEntiere();
        FaitDeRelance.AppelConsigne appel = monde.essai.faits("D-1").stream()
                .filter(FaitDeRelance.AppelConsigne.class::isInstance)
                .map(FaitDeRelance.AppelConsigne.class::cast)
                .findFirst()
                .orElseThrow();
        assertEquals(
                Optional.of("Mme Zorglubine, notesecrete"),
                monde.essai.notes.lire(Monde.numero("D-1"), Objects.requireNonNull(appel.note())));
    }

    /** Whatever fails: the store, the files, or the command itself, which the state of the dossier does not allow. */
    @ParameterizedTest
    @MethodSource("fr.octroi.guichet.HabilitationsTest#commandes")
    void aucune_commande_ne_leve_d_exception_qui_dise_un_secret(HabilitationsTest.Commande commande) {
        for (boolean finie : new boolean[] {false, true}) {
            Monde monde = finie ? vieEntiere() : new Monde();
            if (!finie) {
                monde.deposer(plein(monde.essai));
            }
            for (int panne = 0; panne < 3; panne++) {
                monde.essai.ecrituresAvantPanne = panne == 1 ? 0 : Integer.MAX_VALUE;
                monde.essai.piecesEnPanne = panne == 2;
                for (Role role : Role.values()) {
                    try {
                        commande.appel().accept(monde.guichet(), new Acteur("collectivite", role, "a-1"));
                    } catch (RuntimeException levee) {
                        for (Throwable cause = levee; cause != null; cause = cause.getCause()) {
                            assertSansSecret(cause.toString());
                        }
                    }
                }
            }
        }
    }

    private void passerA(EtatDossier etat) {
        DossierEnregistre enregistre = essai.enregistre("D-1");
        essai.dossiers.ecrire(new Ecriture(
                Essai.MIDI,
                Essai.AGENT,
                List.of(new Ecriture.Changement(
                        enregistre.dossier().avecEtat(etat),
                        enregistre.version(),
                        List.of(),
                        List.of(essai.faits("D-1").get(1))))));
    }
}
