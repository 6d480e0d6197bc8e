package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Ecriture;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

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
            IBAN.toLowerCase(Locale.ROOT),
            "12345678901");

    private final Essai essai = new Essai();

    private Formulaire plein() {
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
