package fr.octroi.guichet;

import static fr.octroi.guichet.Monde.INSTRUCTEUR;
import static fr.octroi.guichet.Monde.PLATEFORME;
import static fr.octroi.guichet.Monde.PRESTATAIRE;
import static fr.octroi.guichet.Monde.numero;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.commun.Empreinte;
import fr.octroi.demande.Rejet;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.echange.Confluence;
import fr.octroi.instruction.Observation;
import fr.octroi.journal.Entree;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Histoires;
import fr.octroi.journal.Journal;
import fr.octroi.port.PortException;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Incident;
import fr.octroi.suivi.FicheDeSuivi.Contact;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What one organisation recorded, taken in by the counter of another, each with a store of its own. */
class FaitsRecusTest {

    private static List<Rejet> recevoir(Monde monde, String emetteur, Collection<Entree> entrees) {
        return monde.accueil()
                .recevoirFaits(
                        PLATEFORME, emetteur, entrees.stream().map(Optional::of).iterator())
                .rejets();
    }

    private static List<Entree> de(Monde monde, String organisation, String numero) {
        return monde.essai.entrees(numero).stream()
                .filter(entree -> entree.auteur().organisation().equals(organisation))
                .toList();
    }

    private static Confluence confluence(Monde monde, NumeroDossier numero) {
        return monde.accueil().confluence(INSTRUCTEUR, numero);
    }

    @Test
    void l_agent_qui_decroche_sait_ce_que_l_autre_organisation_a_dit_ce_matin() {
        Monde titulaire = new Monde();
        Monde collectivite = new Monde();
        for (Monde monde : List.of(titulaire, collectivite)) {
            monde.deposer(monde.complet("D-1"));
        }
        titulaire.accueil().consignerAppel(PRESTATAIRE, numero("D-1"), "OU_EN_EST_ON", "");
        long version = collectivite.essai.enregistre("D-1").version();
        assertEquals(List.of(), recevoir(collectivite, "titulaire", de(titulaire, "titulaire", "D-1")));
        List<Contact> contacts = collectivite
                .accueil()
                .suivre(INSTRUCTEUR, numero("D-1"))
                .orElseThrow()
                .contacts();
        assertEquals(
                List.of("titulaire APPEL:OU_EN_EST_ON"),
                contacts.stream()
                        .map(contact -> contact.organisation() + " " + contact.objet())
                        .toList());
        assertEquals(version, collectivite.essai.enregistre("D-1").version(), "nothing of ours moved");
    }

    private static List<String> contacts(Monde monde) {
        return monde.accueil().suivre(INSTRUCTEUR, numero("D-1")).orElseThrow().contacts().stream()
                .map(contact -> contact.organisation() + " " + contact.objet() + " " + contact.moyen())
                .sorted()
                .toList();
    }

    /** Both sent the same letter, under one key: what became of theirs says nothing of ours. */
    @Test
    void une_lettre_remise_par_l_autre_ne_fait_pas_partir_la_notre() {
        Monde titulaire = new Monde();
        Monde collectivite = new Monde();
        for (Monde monde : List.of(titulaire, collectivite)) {
            monde.deposer(monde.complet("D-1"));
        }
        titulaire.relances().accuser(PRESTATAIRE, numero("D-1"), AccuseReception.RECEPTION);
        titulaire.relances().expedier(PRESTATAIRE, titulaire);
        collectivite.relances().accuser(PLATEFORME, numero("D-1"), AccuseReception.RECEPTION);
        assertEquals(List.of(), recevoir(collectivite, "titulaire", de(titulaire, "titulaire", "D-1")));
        assertEquals(
                List.of("collectivite ACCUSE_RECEPTION COURRIEL:CONFIE", "titulaire ACCUSE_RECEPTION COURRIEL:REMIS"),
                contacts(collectivite));
    }

    @Test
    @Tag("securite")
    void qui_ecrit_ici_n_est_pas_raconte_par_un_autre() {
        Monde ailleurs = new Monde();
        Monde ici = new Monde();
        for (Monde monde : List.of(ailleurs, ici)) {
            monde.deposer(monde.complet("D-1"));
        }
        ici.accueil().consignerAppel(PRESTATAIRE, numero("D-1"), "VRAI_APPEL", "");
        ailleurs.accueil().consignerAppel(PRESTATAIRE, numero("D-1"), "FAUX_APPEL", "");
        assertEquals(
                List.of("1 D-1 ORGANISATION_ECRIT_ICI"),
                codes(recevoir(ici, "titulaire", de(ailleurs, "titulaire", "D-1"))));
        assertEquals(List.of("titulaire APPEL:VRAI_APPEL "), contacts(ici));
        assertEquals(List.of(), confluence(ici, numero("D-1")).ecarts());
    }

    private static List<String> codes(List<Rejet> rejets) {
        return rejets.stream()
                .map(rejet -> rejet.ligne() + " " + rejet.numero() + " " + rejet.code())
                .toList();
    }

    @Test
    void ce_qui_a_ete_pris_avant_que_l_autre_ecrive_ici_reste_et_la_suite_lui_est_rendue() {
        Monde titulaire = new Monde();
        Monde collectivite = new Monde();
        for (Monde monde : List.of(titulaire, collectivite)) {
            monde.deposer(Formulaire.de("D-1"));
            monde.deposer(monde.complet("D-2"));
        }
        titulaire.instruire("D-1");
        titulaire.relances().demander(PRESTATAIRE, numero("D-1"));
        titulaire.relances().expedier(PRESTATAIRE, titulaire);
        titulaire.accueil().consignerAppel(PRESTATAIRE, numero("D-1"), "OU_EN_EST_ON", "");
        List<Entree> avant = de(titulaire, "titulaire", "D-1");
        assertEquals(List.of(), recevoir(collectivite, "titulaire", avant));
        List<String> dits = List.of("titulaire APPEL:OU_EN_EST_ON ", "titulaire DEMANDE_COMPLEMENT COURRIEL:REMIS");
        assertEquals(dits, contacts(collectivite));

        collectivite.relances().opposer(PRESTATAIRE, numero("D-1"), Canal.SMS);
        List<String> avecLaSienne = new ArrayList<>(dits);
        avecLaSienne.add("titulaire OPPOSITION:SMS ");
        assertEquals(avecLaSienne, contacts(collectivite), "one act here hides nothing");
        titulaire.accueil().consignerAppel(PRESTATAIRE, numero("D-1"), "AUTRE_APPEL", "");
        titulaire.accueil().consignerAppel(PRESTATAIRE, numero("D-2"), "OU_EN_EST_ON", "");
        List<Entree> ensuite = new ArrayList<>(de(titulaire, "titulaire", "D-1"));
        ensuite.addAll(de(titulaire, "titulaire", "D-2"));
        assertEquals(
                List.of((avant.size() + 1) + " D-1 ORGANISATION_ECRIT_ICI"),
                codes(recevoir(collectivite, "titulaire", ensuite)),
                "what was taken is no fault when it comes again");
        assertEquals(avecLaSienne, contacts(collectivite));
        assertEquals(1, collectivite.essai.dossiers.recues(numero("D-2")).size(), "other dossiers are told");
    }

    /** Whatever is shuffled, repeated, or lost and sent again, both sides come to one story. */
    @Property(tries = 60)
    void dans_n_importe_quel_ordre_et_autant_de_fois_qu_on_veut_les_faits_donnent_une_seule_histoire(
            @ForAll("journaux") List<Entree> entrees, @ForAll long graine) {
        Random hasard = new Random(graine);
        Monde ici = new Monde();
        Monde la = new Monde();
        for (Monde monde : List.of(ici, la)) {
            livrer(monde, entrees, hasard);
        }
        Confluence attendue = Confluence.vide().avec(entrees);
        entrees.stream().map(Entree::dossier).distinct().forEach(numero -> {
            assertEquals(confluence(ici, numero), confluence(la, numero));
            assertEquals(attendue.histoire(numero), confluence(ici, numero).histoire(numero));
            assertEquals(List.of(), confluence(ici, numero).ecarts());
        });
    }

    @Provide
    Arbitrary<List<Entree>> journaux() {
        return Histoires.journaux()
                .map(entrees -> entrees.stream()
                        .filter(entree -> !entree.auteur().organisation().equals(PLATEFORME.organisation()))
                        .toList());
    }

    private static void livrer(Monde monde, List<Entree> entrees, Random hasard) {
        Map<String, List<Entree>> parOrganisation = entrees.stream()
                .collect(Collectors.groupingBy(entree -> entree.auteur().organisation()));
        parOrganisation.forEach((organisation, siennes) -> {
            List<Entree> melange = new ArrayList<>(siennes);
            Collections.shuffle(melange, hasard);
            List<Entree> perdues = new ArrayList<>();
            while (!melange.isEmpty()) {
                List<Entree> lot = melange.subList(0, 1 + hasard.nextInt(melange.size()));
                switch (hasard.nextInt(3)) {
                    case 0 -> perdues.addAll(lot);
                    case 1 ->
                        recevoir(
                                monde,
                                organisation,
                                Stream.concat(lot.stream(), lot.stream()).toList());
                    default -> recevoir(monde, organisation, lot);
                }
                lot.clear();
            }
            assertEquals(List.of(), recevoir(monde, organisation, perdues));
        });
    }

    @Test
    void ce_qui_se_contredit_reste_visible_et_va_a_une_personne_une_seule_fois() {
        Monde titulaire = new Monde();
        Monde collectivite = new Monde();
        for (Monde monde : List.of(titulaire, collectivite)) {
            monde.deposer(monde.complet("D-1"));
        }
        Empreinte piece = collectivite.essai.dossier("D-1").pieces().get(0).contenu();
        titulaire.guichet().juger(PRESTATAIRE, numero("D-1"), piece, Observation.CONFORME);
        collectivite.guichet().juger(INSTRUCTEUR, numero("D-1"), piece, Observation.ILLISIBLE);
        List<Entree> siennes = de(titulaire, "titulaire", "D-1");
        recevoir(collectivite, "titulaire", siennes);
        recevoir(collectivite, "titulaire", siennes);
        assertEquals(List.of(Incident.Genre.FAITS_CONTRAIRES), incidents(collectivite));
        assertEquals(
                List.of("PIECE_JUGEE"),
                collectivite.accueil().suivre(INSTRUCTEUR, numero("D-1")).orElseThrow().contradictions().stream()
                        .map(contradiction -> contradiction.sujet().fait())
                        .toList());
        // A person settles it: the same words open nothing again.
        String reference = collectivite.parcours("D-1").incidents().get(0).reference();
        collectivite.relances().cloreIncident(INSTRUCTEUR, reference, "VU_AVEC_LE_TITULAIRE", List.of(numero("D-1")));
        recevoir(collectivite, "titulaire", siennes);
        assertEquals(1, incidents(collectivite).size());
        // So do those by which the other side ends its own incident.
        Incident leur = new Incident(
                reference,
                Incident.Genre.FAITS_CONTRAIRES,
                Incident.Gravite.FORTE,
                "conseiller-1",
                titulaire.jour(),
                "");
        titulaire.relances().ouvrirIncident(PRESTATAIRE, leur, List.of(numero("D-1")));
        titulaire.relances().cloreIncident(PRESTATAIRE, reference, "VU_AUTREMENT", List.of(numero("D-1")));
        recevoir(collectivite, "titulaire", de(titulaire, "titulaire", "D-1"));
        assertEquals(1, incidents(collectivite).size());
        // Other words do.
        titulaire.guichet().juger(PRESTATAIRE, numero("D-1"), piece, Observation.CHIFFREE);
        recevoir(collectivite, "titulaire", de(titulaire, "titulaire", "D-1"));
        assertEquals(2, incidents(collectivite).size());
    }

    /** On one dossier two words differ, and more is told than one page holds; of another, a call comes last. */
    private static final class Lot {

        private final Monde ici = new Monde();
        private final List<Entree> entrees;

        Lot() {
            Monde la = new Monde();
            for (Monde monde : List.of(la, ici)) {
                monde.deposer(monde.complet("D-1"));
                monde.deposer(monde.complet("D-2"));
            }
            Empreinte piece = ici.essai.dossier("D-1").pieces().get(0).contenu();
            ici.guichet().juger(INSTRUCTEUR, numero("D-1"), piece, Observation.ILLISIBLE);
            la.guichet().juger(PRESTATAIRE, numero("D-1"), piece, Observation.CONFORME);
            la.accueil().consignerAppel(PRESTATAIRE, numero("D-2"), "OU_EN_EST_ON", "");
            entrees = new ArrayList<>(de(la, "titulaire", "D-1"));
            while (entrees.size() < 600) {
                Entree derniere = entrees.get(entrees.size() - 1);
                entrees.add(Journal.enchainer(
                        derniere,
                        derniere.dossier(),
                        derniere.version() + 1,
                        derniere.instant(),
                        PRESTATAIRE,
                        new FaitDeRelance.AppelConsigne("OU_EN_EST_ON", null)));
            }
            entrees.addAll(de(la, "titulaire", "D-2"));
        }

        FaitsRecus recevoir(Guichet guichet) {
            return guichet.accueil()
                    .recevoirFaits(
                            PLATEFORME,
                            "titulaire",
                            entrees.stream().map(Optional::of).iterator());
        }
    }

    private static FaitsRecus tousGardes(String... inaccessibles) {
        return new FaitsRecus(
                List.of(), Stream.of(inaccessibles).map(Monde::numero).collect(Collectors.toCollection(TreeSet::new)));
    }

    private static void verifierQueRienNeManque(Lot lot) {
        assertEquals(600, lot.ici.essai.dossiers.recues(numero("D-1")).size());
        assertEquals(
                List.of("APPEL:OU_EN_EST_ON"),
                lot.ici.accueil().suivre(INSTRUCTEUR, numero("D-2")).orElseThrow().contacts().stream()
                        .map(Contact::objet)
                        .toList());
        assertEquals(tousGardes(), lot.recevoir(lot.ici.guichet()), "once it is mended");
        assertEquals(List.of(Incident.Genre.FAITS_CONTRAIRES), incidents(lot.ici));
    }

    @Test
    void un_dossier_qui_ne_se_lit_plus_n_arrete_pas_les_faits_des_autres_et_est_nomme() {
        Lot lot = new Lot();
        lot.ici.essai.illisibles.add(numero("D-1"));
        assertEquals(tousGardes("D-1"), lot.recevoir(lot.ici.guichet()));
        lot.ici.essai.illisibles.clear();
        verifierQueRienNeManque(lot);
    }

    @Test
    void un_dossier_que_rien_ne_juge_n_arrete_pas_les_faits_des_autres_et_est_nomme() {
        Lot lot = new Lot();
        assertEquals(tousGardes("D-1"), lot.recevoir(lot.ici.essai.tenir(Essai.reglement("autre-aide", "art. 3"))));
        verifierQueRienNeManque(lot);
    }

    @Test
    void un_magasin_en_panne_arrete_la_reception_qui_se_refait() {
        Lot lot = new Lot();
        lot.ici.essai.journauxEnPanne = true;
        assertThrows(PortException.class, () -> lot.recevoir(lot.ici.guichet()));
        lot.ici.essai.journauxEnPanne = false;
        assertEquals(tousGardes(), lot.recevoir(lot.ici.guichet()));
        verifierQueRienNeManque(lot);
    }

    private static List<Incident.Genre> incidents(Monde monde) {
        return monde.essai.faits("D-1").stream()
                .filter(FaitDeRelance.IncidentOuvert.class::isInstance)
                .map(fait -> ((FaitDeRelance.IncidentOuvert) fait).incident().genre())
                .toList();
    }

    @Test
    void ce_qui_n_est_pas_une_entree_de_l_emetteur_est_rejete_ligne_par_ligne() {
        Monde titulaire = new Monde();
        Monde collectivite = new Monde();
        titulaire.deposer(titulaire.complet("D-1"));
        titulaire.accueil().consignerAppel(PRESTATAIRE, numero("D-1"), "OU_EN_EST_ON", "");
        Entree juste = de(titulaire, "titulaire", "D-1").get(0);
        Entree alteree = new Entree(
                juste.dossier(),
                juste.rang(),
                juste.version(),
                juste.instant().plusSeconds(1),
                juste.auteur(),
                juste.fait(),
                juste.precedente(),
                juste.empreinte());
        List<Rejet> rejets = collectivite
                .accueil()
                .recevoirFaits(
                        PLATEFORME,
                        "titulaire",
                        List.of(
                                        Optional.<Entree>empty(),
                                        Optional.of(alteree),
                                        Optional.of(titulaire.essai.entrees("D-1").stream()
                                                .filter(entree -> !entree.equals(juste))
                                                .findFirst()
                                                .orElseThrow()),
                                        Optional.of(juste))
                                .iterator())
                .rejets();
        assertEquals(
                List.of("1 LIGNE_ILLISIBLE", "2 ENTREE_ALTEREE", "3 CHAINE_D_AUTRUI"),
                rejets.stream().map(rejet -> rejet.ligne() + " " + rejet.code()).toList());
        assertEquals(List.of(juste), confluence(collectivite, numero("D-1")).histoire(numero("D-1")));
        assertThrows(
                IllegalArgumentException.class,
                () -> recevoir(collectivite, PLATEFORME.organisation(), List.of(juste)),
                "one's own");
    }
}
