package fr.octroi.journal;

import fr.octroi.bureau.Candidat;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.Motif;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Exemples;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.EtatVersement;
import fr.octroi.instruction.Observation;
import fr.octroi.recours.Attestation;
import fr.octroi.recours.Grief;
import fr.octroi.recours.Limitation;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import fr.octroi.relance.Incident;
import fr.octroi.versement.Indu;
import fr.octroi.versement.SuiteDeRejet;
import fr.octroi.versement.Versement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Invented facts, and journals of several dossiers and organisations written side by side. */
public final class Histoires {

    private Histoires() {}

    static Arbitrary<Empreinte> empreintes() {
        return Arbitraries.integers().between(0, 99).map(i -> Empreinte.deChamps("exemple", Integer.toString(i)));
    }

    private static Arbitrary<List<Grief>> griefs() {
        return Combinators.combine(codes(), Exemples.jours())
                .as((code, jour) -> new Grief(new Motif(code, "art. 7"), jour))
                .list()
                .ofMinSize(1)
                .ofMaxSize(3);
    }

    private static Arbitrary<String> codes() {
        return Arbitraries.strings()
                .withCharRange('A', 'Z')
                .withChars('_')
                .ofMaxLength(11)
                .map(texte -> "A" + texte);
    }

    private static Arbitrary<String> identifiants() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars('-')
                .ofMinLength(1)
                .ofMaxLength(12)
                .map(texte -> "a" + texte);
    }

    private static Arbitrary<List<Element>> elements() {
        return Combinators.combine(codes(), codes(), codes(), Arbitraries.of(true, false))
                .as((sujet, motif, article, indispensable) ->
                        new Element(sujet + ":" + motif, "art. " + article, indispensable))
                .list()
                .ofMaxSize(3);
    }

    private static <E extends Enum<E>> Arbitrary<E> un(Class<E> genre) {
        return Arbitraries.of(genre);
    }

    /** Facts of every kind, by kind: {@code FaitTest} sees that none is forgotten. */
    public static Map<Class<? extends Fait>, Arbitrary<? extends Fait>> genres() {
        Map<Class<? extends Fait>, Arbitrary<? extends Fait>> genres = new LinkedHashMap<>();
        deLInstruction(genres);
        deLaRelance(genres);
        deLaSeance(genres);
        duPaiement(genres);
        duRecours(genres);
        return genres;
    }

    private static void deLInstruction(Map<Class<? extends Fait>, Arbitrary<? extends Fait>> genres) {
        Arbitrary<EtatDossier> etats = un(EtatDossier.class);
        genres.put(
                Fait.DemandeEnregistree.class,
                Combinators.combine(codes(), Exemples.jours(), empreintes()).as(Fait.DemandeEnregistree::new));
        genres.put(
                Fait.DepotDivergent.class,
                Combinators.combine(empreintes(), etats).as(Fait.DepotDivergent::new));
        genres.put(
                Fait.PieceRecue.class,
                Combinators.combine(codes(), empreintes(), Arbitraries.longs().greaterOrEqual(0), Exemples.jours())
                        .as(Fait.PieceRecue::new));
        genres.put(
                Fait.PieceLue.class,
                Combinators.combine(empreintes(), un(EtatLecture.class), codes().optional(), codes())
                        .as((contenu, etat, nature, antivirus) ->
                                new Fait.PieceLue(contenu, etat, nature.orElse(""), antivirus)));
        genres.put(
                Fait.PieceJugee.class,
                Combinators.combine(empreintes(), un(Observation.class), etats).as(Fait.PieceJugee::new));
        genres.put(
                Fait.SignalLeve.class,
                Combinators.combine(codes(), codes(), etats).as(Fait.SignalLeve::new));
        genres.put(
                Fait.DossierEfface.class,
                Combinators.combine(codes(), Exemples.jours().injectNull(0.5)).as(Fait.DossierEfface::new));
        genres.put(FaitDArchive.ConservationGelee.class, codes().map(FaitDArchive.ConservationGelee::new));
        genres.put(FaitDArchive.ConservationDegelee.class, codes().map(FaitDArchive.ConservationDegelee::new));
        genres.put(FaitDArchive.ArchiveConsultee.class, codes().map(FaitDArchive.ArchiveConsultee::new));
        Arbitrary<Limitation.Motif> limitations = un(Limitation.Motif.class);
        Arbitrary<Limitation.Derogation> derogations = un(Limitation.Derogation.class);
        genres.put(
                FaitDArchive.TraitementLimite.class,
                Combinators.combine(limitations, Exemples.jours(), Exemples.jours())
                        .as(FaitDArchive.TraitementLimite::new));
        genres.put(
                FaitDArchive.LeveeAnnoncee.class,
                Combinators.combine(limitations, codes(), Exemples.jours().injectNull(0.5))
                        .as(FaitDArchive.LeveeAnnoncee::new));
        genres.put(
                FaitDArchive.LimitationLevee.class,
                Combinators.combine(limitations, codes(), Exemples.jours()).as(FaitDArchive.LimitationLevee::new));
        genres.put(
                FaitDArchive.OppositionAccueillie.class,
                Combinators.combine(Exemples.jours(), etats).as(FaitDArchive.OppositionAccueillie::new));
        genres.put(
                FaitDArchive.DerogationAdmise.class,
                Combinators.combine(derogations, Exemples.jours()).as(FaitDArchive.DerogationAdmise::new));
        genres.put(
                FaitDArchive.DeclarationRectifiee.class,
                Combinators.combine(empreintes(), empreintes(), codes(), Exemples.jours(), etats)
                        .as(FaitDArchive.DeclarationRectifiee::new));
        genres.put(
                FaitDArchive.DerogationFinie.class,
                Combinators.combine(derogations, Exemples.jours()).as(FaitDArchive.DerogationFinie::new));
        genres.put(
                FaitDArchive.DonneesEffacees.class,
                Combinators.combine(
                                codes(),
                                codes().list().ofMinSize(1).ofMaxSize(3),
                                Exemples.jours().injectNull(0.5))
                        .as(FaitDArchive.DonneesEffacees::new));
        genres.put(
                Fait.InstructionFaite.class,
                Combinators.combine(
                                codes(),
                                empreintes(),
                                codes().list().ofMaxSize(3),
                                Exemples.montants().injectNull(0.5),
                                Exemples.jours().injectNull(0.5),
                                un(EtatVersement.class).injectNull(0.5),
                                elements(),
                                etats)
                        .as((version, reglement, motifs, montant, complet, versement, manques, etat) ->
                                new Fait.InstructionFaite(
                                        "0.1.0",
                                        version,
                                        reglement,
                                        "P" + version,
                                        motifs,
                                        montant,
                                        complet,
                                        versement,
                                        manques,
                                        etat)));
    }

    private static void deLaRelance(Map<Class<? extends Fait>, Arbitrary<? extends Fait>> genres) {
        Arbitrary<EtatDossier> etats = un(EtatDossier.class);
        genres.put(
                FaitDeRelance.MessageConfie.class,
                Combinators.combine(codes(), codes(), un(Canal.class)).as(FaitDeRelance.MessageConfie::new));
        genres.put(
                FaitDeRelance.MessageRemis.class,
                Combinators.combine(codes(), empreintes(), codes().optional())
                        .as((cle, texte, fournisseur) ->
                                new FaitDeRelance.MessageRemis(cle, texte, fournisseur.orElse(""))));
        genres.put(
                FaitDeRelance.MessageRevenu.class,
                Combinators.combine(codes(), un(Canal.class), codes()).as(FaitDeRelance.MessageRevenu::new));
        genres.put(
                FaitDeRelance.MessageAbandonne.class,
                Combinators.combine(codes(), codes()).as(FaitDeRelance.MessageAbandonne::new));
        genres.put(FaitDeRelance.CarenceLevee.class, Exemples.jours().map(FaitDeRelance.CarenceLevee::new));
        genres.put(FaitDeRelance.OppositionRecue.class, un(Canal.class).map(FaitDeRelance.OppositionRecue::new));
        genres.put(FaitDeRelance.AdresseChangee.class, empreintes().map(FaitDeRelance.AdresseChangee::new));
        genres.put(FaitDeRelance.ContactChange.class, empreintes().map(FaitDeRelance.ContactChange::new));
        genres.put(
                FaitDeRelance.AccuseEnvoye.class,
                Combinators.combine(un(AccuseReception.class), Exemples.jours()).as(FaitDeRelance.AccuseEnvoye::new));
        genres.put(
                FaitDeRelance.ComplementDemande.class,
                Combinators.combine(
                                Exemples.jours(),
                                Arbitraries.integers().between(0, 90),
                                elements().filter(elements -> !elements.isEmpty()))
                        .as((jour, accordes, elements) -> new FaitDeRelance.ComplementDemande(
                                new DemandeDeComplement(jour, jour.plusDays(accordes), elements))));
        genres.put(
                FaitDeRelance.ComplementRecu.class,
                Combinators.combine(Exemples.jours(), codes().list().ofMaxSize(3), empreintes(), etats)
                        .as((jour, informations, valeurs, etat) -> new FaitDeRelance.ComplementRecu(
                                jour, informations, informations.isEmpty() ? null : valeurs, etat)));
        genres.put(
                FaitDeRelance.RelanceFaite.class,
                Combinators.combine(codes(), Exemples.jours()).as(FaitDeRelance.RelanceFaite::new));
        genres.put(
                FaitDeRelance.CarenceConstatee.class,
                Combinators.combine(
                                Exemples.jours(),
                                Arbitraries.integers().between(0, 90),
                                Arbitraries.integers().between(1, 90),
                                codes().list().ofMinSize(1).ofMaxSize(3))
                        .as((jour, accordes, attente, motifs) -> new FaitDeRelance.CarenceConstatee(
                                jour, jour.plusDays(accordes), jour.plusDays(accordes + attente), motifs)));
        genres.put(
                FaitDeRelance.AlerteDonnee.class,
                Combinators.combine(un(Alerte.class), Exemples.jours()).as(FaitDeRelance.AlerteDonnee::new));
        genres.put(FaitDeRelance.DesistementRecu.class, Exemples.jours().map(FaitDeRelance.DesistementRecu::new));
        genres.put(
                FaitDeRelance.CapaciteSignalee.class,
                Combinators.combine(un(Capacite.class), Exemples.jours(), etats)
                        .as(FaitDeRelance.CapaciteSignalee::new));
        genres.put(
                FaitDeRelance.IncidentOuvert.class,
                Combinators.combine(
                                identifiants(),
                                un(Incident.Genre.class),
                                un(Incident.Gravite.class),
                                identifiants(),
                                Exemples.jours())
                        .as((reference, genre, gravite, responsable, jour) -> new FaitDeRelance.IncidentOuvert(
                                new Incident(reference, genre, gravite, responsable, jour, ""))));
        genres.put(
                FaitDeRelance.IncidentClos.class,
                Combinators.combine(identifiants(), codes().map(code -> "A" + code))
                        .as(FaitDeRelance.IncidentClos::new));
        genres.put(
                FaitDeRelance.AppelConsigne.class,
                Combinators.combine(codes(), empreintes().injectNull(0.5)).as(FaitDeRelance.AppelConsigne::new));
    }

    private static void deLaSeance(Map<Class<? extends Fait>, Arbitrary<? extends Fait>> genres) {
        Arbitrary<EtatDossier> etats = un(EtatDossier.class);
        genres.put(
                FaitDeSeance.InscritALOrdreDuJour.class,
                Combinators.combine(
                                codes(),
                                Arbitraries.integers().greaterOrEqual(1),
                                un(Candidat.Sens.class),
                                Exemples.montants(),
                                codes())
                        .as(FaitDeSeance.InscritALOrdreDuJour::new));
        genres.put(
                FaitDeSeance.DecisionPrise.class,
                Combinators.combine(
                                codes(),
                                codes(),
                                Exemples.jours(),
                                un(LigneDeliberee.Issue.class),
                                Exemples.montants(),
                                Exemples.montants(),
                                codes().list().ofMinSize(1).ofMaxSize(3),
                                etats)
                        .as((acte, seance, jour, issue, propose, decide, motifs, etat) -> {
                            boolean accord = issue == LigneDeliberee.Issue.ACCORDE;
                            List<String> raisons = accord ? List.of() : motifs;
                            return new FaitDeSeance.DecisionPrise(
                                    acte,
                                    seance,
                                    jour,
                                    issue,
                                    propose,
                                    accord ? decide : null,
                                    raisons,
                                    issue == LigneDeliberee.Issue.REFUSE ? raisons : List.of(),
                                    etat);
                        }));
        genres.put(
                FaitDeSeance.ActeTransmis.class,
                Combinators.combine(codes(), Exemples.jours(), etats).as(FaitDeSeance.ActeTransmis::new));
        genres.put(
                FaitDeSeance.DecisionNotifiee.class,
                Combinators.combine(codes(), Exemples.jours(), etats).as(FaitDeSeance.DecisionNotifiee::new));
    }

    private static void duPaiement(Map<Class<? extends Fait>, Arbitrary<? extends Fait>> genres) {
        genres.put(FaitDePaiement.CompteVerifie.class, empreintes().map(FaitDePaiement.CompteVerifie::new));
        genres.put(
                FaitDePaiement.CompteChange.class,
                Combinators.combine(empreintes(), Exemples.jours()).as(FaitDePaiement.CompteChange::new));
        genres.put(FaitDePaiement.CompteConfirme.class, empreintes().map(FaitDePaiement.CompteConfirme::new));
        genres.put(
                FaitDePaiement.VersementLiquide.class,
                Combinators.combine(codes(), codes(), Exemples.montants(), empreintes(), codes())
                        .as(FaitDePaiement.VersementLiquide::new));
        genres.put(
                FaitDePaiement.VersementSuivi.class,
                Combinators.combine(
                                codes(),
                                un(Versement.Etat.class).filter(etat -> etat != Versement.Etat.ANNULE),
                                un(SuiteDeRejet.class).injectNull(0.5),
                                codes().optional(),
                                Exemples.jours(),
                                un(EtatDossier.class))
                        .as((reference, versement, suite, raison, jour, etat) -> new FaitDePaiement.VersementSuivi(
                                reference, versement, suite, raison.orElse(""), jour, etat)));
        genres.put(
                FaitDePaiement.VersementAnnule.class,
                Combinators.combine(codes(), codes()).as(FaitDePaiement.VersementAnnule::new));
        genres.put(
                FaitDePaiement.InduConstate.class,
                Combinators.combine(codes(), codes(), Exemples.montants(), codes(), codes(), Exemples.jours())
                        .as(FaitDePaiement.InduConstate::new));
        genres.put(FaitDePaiement.CreditsReportes.class, codes().map(FaitDePaiement.CreditsReportes::new));
        genres.put(
                FaitDePaiement.InduSuivi.class,
                Combinators.combine(codes(), un(Indu.Etat.class)).as(FaitDePaiement.InduSuivi::new));
    }

    private static void duRecours(Map<Class<? extends Fait>, Arbitrary<? extends Fait>> genres) {
        genres.put(
                FaitDeRecours.RecoursRecu.class,
                Combinators.combine(codes(), un(Recours.Genre.class), Exemples.jours())
                        .as(FaitDeRecours.RecoursRecu::new));
        genres.put(
                FaitDeRecours.RecoursTranche.class,
                Combinators.combine(codes(), un(Recours.Issue.class), Exemples.jours())
                        .as(FaitDeRecours.RecoursTranche::new));
        genres.put(
                FaitDeRecours.ContradictoireOuvert.class,
                Combinators.combine(un(MotifDeRetrait.class), griefs(), Exemples.jours(), Exemples.jours())
                        .as(FaitDeRecours.ContradictoireOuvert::new));
        genres.put(FaitDeRecours.ObservationsRecues.class, Exemples.jours().map(FaitDeRecours.ObservationsRecues::new));
        genres.put(
                FaitDeRecours.DecisionRetiree.class,
                Combinators.combine(codes(), un(MotifDeRetrait.class), griefs(), Exemples.jours())
                        .as(FaitDeRecours.DecisionRetiree::new));
        genres.put(
                FaitDeRecours.DossierRouvert.class,
                Combinators.combine(Exemples.jours(), codes()).as(FaitDeRecours.DossierRouvert::new));
        genres.put(
                FaitDeRecours.DossierTransmis.class,
                Combinators.combine(codes(), Exemples.jours(), Exemples.jours())
                        .as(FaitDeRecours.DossierTransmis::new));
        genres.put(
                FaitDeRecours.AttestationDelivree.class,
                Combinators.combine(un(Attestation.class), Exemples.jours())
                        .as(FaitDeRecours.AttestationDelivree::new));
    }

    public static Arbitrary<Fait> faits() {
        return Arbitraries.oneOf(genres().values()).map(fait -> fait);
    }

    private record Ajout(NumeroDossier dossier, Acteur auteur, long secondes, Fait fait) {}

    /** Entries of two organisations that write about the same few dossiers in turn. */
    public static Arbitrary<List<Entree>> journaux() {
        Arbitrary<Ajout> ajouts = Combinators.combine(
                        Arbitraries.of("V-1", "V-2").map(NumeroDossier::new),
                        Combinators.combine(
                                        Arbitraries.of("gpso", "tessi"),
                                        Arbitraries.of(Role.values()),
                                        Arbitraries.of("a1", "a2"))
                                .as(Acteur::new),
                        Arbitraries.longs().between(0, 4_000_000_000L),
                        faits())
                .as(Ajout::new);
        return ajouts.list().ofMinSize(1).ofMaxSize(12).map(Histoires::enchainer);
    }

    private static List<Entree> enchainer(List<Ajout> ajouts) {
        SortedMap<String, Entree> tetes = new TreeMap<>();
        SortedMap<NumeroDossier, Long> versions = new TreeMap<>();
        List<Entree> entrees = new ArrayList<>();
        for (Ajout ajout : ajouts) {
            String chaine = ajout.auteur().organisation() + " " + ajout.dossier();
            Entree entree = Journal.enchainer(
                    tetes.get(chaine),
                    ajout.dossier(),
                    versions.merge(ajout.dossier(), 1L, Long::sum),
                    Instant.ofEpochSecond(ajout.secondes()),
                    ajout.auteur(),
                    ajout.fait());
            tetes.put(chaine, entree);
            entrees.add(entree);
        }
        return entrees;
    }

    static boolean memeChaine(Entree une, Entree autre) {
        return une.dossier().equals(autre.dossier())
                && une.auteur().organisation().equals(autre.auteur().organisation());
    }

    /** The entries, then the closing line. */
    static List<LigneJournal> exporter(List<Entree> entrees) {
        Iterator<Entree> iterateur = entrees.iterator();
        List<LigneJournal> lignes = new ArrayList<>(entrees);
        lignes.add(Journal.clore(iterateur));
        return lignes;
    }
}
