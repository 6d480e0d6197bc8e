package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.bureau.Confrontation;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.journal.Entree;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.PortException;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Somebody else writes between the reading of a picture and that of its journal. */
class LectureTest {

    private final Monde monde = new Monde();

    private void instruit(String numero) {
        monde.deposer(monde.complet(numero));
        monde.instruire(numero);
        assertEquals(EtatDossier.ACCORD_PROPOSE, monde.etat(numero));
    }

    @Test
    void une_image_et_les_faits_qui_l_ont_suivie_ne_sont_jamais_pris_ensemble() {
        instruit("D-1");
        monde.essai.apresLImage =
                () -> monde.relances().signalerCapacite(Monde.INSTRUCTEUR, Monde.numero("D-1"), Capacite.DECES);
        assertEquals(
                Effet.FAIT,
                monde.relances().accuser(Monde.PLATEFORME, Monde.numero("D-1"), AccuseReception.ENREGISTREMENT),
                "both were read again: nothing to write over");
        assertEquals(EtatDossier.A_EXAMINER, monde.etat("D-1"));
    }

    @Test
    void un_proces_verbal_pris_par_un_autre_pendant_la_lecture_est_un_conflit_et_pas_une_discordance() {
        instruit("D-1");
        instruit("D-2");
        LocalDate jour = monde.jour();
        monde.ouvrirSeance("s-1", jour, jour, 10);
        OrdreDuJour ordre = monde.geler("s-1");
        List<LigneDeliberee> lignes =
                ordre.lignes().stream().map(Monde::commePropose).toList();
        monde.essai.apresLImage = () -> monde.deliberer("s-1", "B-1", lignes);
        assertThrows(ConflitDeVersionException.class, () -> monde.deliberer("s-1", "B-1", lignes));
        assertEquals(EtatDossier.ACCORDE, monde.etat("D-1"));
        assertInstanceOf(Confrontation.Conforme.class, monde.deliberer("s-1", "B-1", lignes), "the same again");
    }

    @Test
    void une_image_remise_en_arriere_est_refusee() {
        monde.deposer(monde.complet("D-1"));
        DossierEnregistre ancienne = monde.essai.enregistre("D-1");
        monde.instruire("D-1");
        monde.essai.remise = ancienne;
        PortException refus = assertThrows(PortException.class, () -> monde.parcours("D-1"));
        assertEquals(PortException.Nature.DEFINITIVE, refus.nature());
    }

    /** A restore that was not whole lost the last rows: the objection would be forgotten, and written over. */
    @Test
    void un_journal_coupe_avant_la_derniere_ecriture_de_son_dossier_est_refuse() {
        monde.deposer(monde.complet("D-1"));
        monde.relances().accuser(Monde.PLATEFORME, Monde.numero("D-1"), AccuseReception.ENREGISTREMENT);
        monde.relances().opposer(Monde.PRESTATAIRE, Monde.numero("D-1"), Canal.COURRIEL);
        long version = monde.essai.enregistre("D-1").version();
        refuser(entree -> entree.version() < version);
        refuser(entree -> entree.version() != version - 1);
        refuser(entree -> false);
        monde.essai.recrire = UnaryOperator.identity();
        assertEquals(Set.of(Canal.COURRIEL), Set.copyOf(monde.parcours("D-1").canauxFermes()));
    }

    private void refuser(Predicate<Entree> gardees) {
        monde.essai.recrire = entrees -> entrees.stream().filter(gardees).toList();
        PortException refus =
                assertThrows(PortException.class, () -> monde.accueil().suivre(Monde.INSTRUCTEUR, Monde.numero("D-1")));
        assertEquals(PortException.Nature.DEFINITIVE, refus.nature());
        long avant = monde.essai.enregistre("D-1").version();
        assertThrows(
                PortException.class,
                () -> monde.accueil().consignerAppel(Monde.INSTRUCTEUR, Monde.numero("D-1"), "OU_EN_EST_ON", ""));
        assertEquals(avant, monde.essai.enregistre("D-1").version());
    }
}
