package fr.octroi.journal;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Every kind of fact with its stable name and how it is read: the one list that a new kind is added to. */
final class Registre {

    private record Genre(Class<? extends Fait> type, String code, Function<Champs, Fait> lecture) {}

    private static final List<Genre> GENRES = List.of(
            new Genre(Fait.DemandeEnregistree.class, "DEMANDE_ENREGISTREE", Fait.DemandeEnregistree::lire),
            new Genre(Fait.DepotDivergent.class, "DEPOT_DIVERGENT", Fait.DepotDivergent::lire),
            new Genre(Fait.PieceRecue.class, "PIECE_RECUE", Fait.PieceRecue::lire),
            new Genre(Fait.PieceLue.class, "PIECE_LUE", Fait.PieceLue::lire),
            new Genre(Fait.PieceJugee.class, "PIECE_JUGEE", Fait.PieceJugee::lire),
            new Genre(Fait.SignalLeve.class, "SIGNAL_LEVE", Fait.SignalLeve::lire),
            new Genre(Fait.InstructionFaite.class, "INSTRUCTION_FAITE", Fait.InstructionFaite::lire),
            new Genre(Fait.DossierEfface.class, "DOSSIER_EFFACE", Fait.DossierEfface::lire),
            new Genre(FaitDeRelance.MessageConfie.class, "MESSAGE_CONFIE", FaitDeRelance.MessageConfie::lire),
            new Genre(FaitDeRelance.MessageRemis.class, "MESSAGE_REMIS", FaitDeRelance.MessageRemis::lire),
            new Genre(FaitDeRelance.MessageRevenu.class, "MESSAGE_REVENU", FaitDeRelance.MessageRevenu::lire),
            new Genre(FaitDeRelance.MessageAbandonne.class, "MESSAGE_ABANDONNE", FaitDeRelance.MessageAbandonne::lire),
            new Genre(FaitDeRelance.OppositionRecue.class, "OPPOSITION_RECUE", FaitDeRelance.OppositionRecue::lire),
            new Genre(FaitDeRelance.AdresseChangee.class, "ADRESSE_CHANGEE", FaitDeRelance.AdresseChangee::lire),
            new Genre(FaitDeRelance.ContactChange.class, "CONTACT_CHANGE", FaitDeRelance.ContactChange::lire),
            new Genre(FaitDeRelance.AccuseEnvoye.class, "ACCUSE_ENVOYE", FaitDeRelance.AccuseEnvoye::lire),
            new Genre(
                    FaitDeRelance.ComplementDemande.class, "COMPLEMENT_DEMANDE", FaitDeRelance.ComplementDemande::lire),
            new Genre(FaitDeRelance.ComplementRecu.class, "COMPLEMENT_RECU", FaitDeRelance.ComplementRecu::lire),
            new Genre(FaitDeRelance.RelanceFaite.class, "RELANCE_FAITE", FaitDeRelance.RelanceFaite::lire),
            new Genre(FaitDeRelance.CarenceConstatee.class, "CARENCE_CONSTATEE", FaitDeRelance.CarenceConstatee::lire),
            new Genre(FaitDeRelance.CarenceLevee.class, "CARENCE_LEVEE", FaitDeRelance.CarenceLevee::lire),
            new Genre(FaitDeRelance.AlerteDonnee.class, "ALERTE_DONNEE", FaitDeRelance.AlerteDonnee::lire),
            new Genre(FaitDeRelance.DesistementRecu.class, "DESISTEMENT_RECU", FaitDeRelance.DesistementRecu::lire),
            new Genre(FaitDeRelance.CapaciteSignalee.class, "CAPACITE_SIGNALEE", FaitDeRelance.CapaciteSignalee::lire),
            new Genre(FaitDeRelance.IncidentOuvert.class, "INCIDENT_OUVERT", FaitDeRelance.IncidentOuvert::lire),
            new Genre(FaitDeRelance.IncidentClos.class, "INCIDENT_CLOS", FaitDeRelance.IncidentClos::lire),
            new Genre(FaitDeRelance.AppelConsigne.class, "APPEL_CONSIGNE", FaitDeRelance.AppelConsigne::lire),
            new Genre(
                    FaitDeSeance.InscritALOrdreDuJour.class,
                    "INSCRIT_A_L_ORDRE_DU_JOUR",
                    FaitDeSeance.InscritALOrdreDuJour::lire),
            new Genre(FaitDeSeance.DecisionPrise.class, "DECISION_PRISE", FaitDeSeance.DecisionPrise::lire),
            new Genre(FaitDeSeance.ActeTransmis.class, "ACTE_TRANSMIS", FaitDeSeance.ActeTransmis::lire),
            new Genre(FaitDeSeance.DecisionNotifiee.class, "DECISION_NOTIFIEE", FaitDeSeance.DecisionNotifiee::lire),
            new Genre(FaitDePaiement.CompteVerifie.class, "COMPTE_VERIFIE", FaitDePaiement.CompteVerifie::lire),
            new Genre(FaitDePaiement.CompteChange.class, "COMPTE_CHANGE", FaitDePaiement.CompteChange::lire),
            new Genre(FaitDePaiement.CompteConfirme.class, "COMPTE_CONFIRME", FaitDePaiement.CompteConfirme::lire),
            new Genre(
                    FaitDePaiement.VersementLiquide.class, "VERSEMENT_LIQUIDE", FaitDePaiement.VersementLiquide::lire),
            new Genre(FaitDePaiement.VersementSuivi.class, "VERSEMENT_SUIVI", FaitDePaiement.VersementSuivi::lire),
            new Genre(FaitDePaiement.CreditsReportes.class, "CREDITS_REPORTES", FaitDePaiement.CreditsReportes::lire),
            new Genre(FaitDePaiement.InduConstate.class, "INDU_CONSTATE", FaitDePaiement.InduConstate::lire),
            new Genre(FaitDePaiement.InduSuivi.class, "INDU_SUIVI", FaitDePaiement.InduSuivi::lire),
            new Genre(FaitDeRecours.RecoursRecu.class, "RECOURS_RECU", FaitDeRecours.RecoursRecu::lire),
            new Genre(FaitDeRecours.RecoursTranche.class, "RECOURS_TRANCHE", FaitDeRecours.RecoursTranche::lire),
            new Genre(
                    FaitDeRecours.ContradictoireOuvert.class,
                    "CONTRADICTOIRE_OUVERT",
                    FaitDeRecours.ContradictoireOuvert::lire),
            new Genre(
                    FaitDeRecours.ObservationsRecues.class,
                    "OBSERVATIONS_RECUES",
                    FaitDeRecours.ObservationsRecues::lire),
            new Genre(FaitDeRecours.DecisionRetiree.class, "DECISION_RETIREE", FaitDeRecours.DecisionRetiree::lire),
            new Genre(FaitDeRecours.DossierRouvert.class, "DOSSIER_ROUVERT", FaitDeRecours.DossierRouvert::lire),
            new Genre(FaitDeRecours.DossierTransmis.class, "DOSSIER_TRANSMIS", FaitDeRecours.DossierTransmis::lire),
            new Genre(
                    FaitDeRecours.AttestationDelivree.class,
                    "ATTESTATION_DELIVREE",
                    FaitDeRecours.AttestationDelivree::lire),
            new Genre(FaitDArchive.ConservationGelee.class, "CONSERVATION_GELEE", FaitDArchive.ConservationGelee::lire),
            new Genre(
                    FaitDArchive.ConservationDegelee.class,
                    "CONSERVATION_DEGELEE",
                    FaitDArchive.ConservationDegelee::lire),
            new Genre(FaitDArchive.ArchiveConsultee.class, "ARCHIVE_CONSULTEE", FaitDArchive.ArchiveConsultee::lire),
            new Genre(FaitDArchive.DonneesEffacees.class, "DONNEES_EFFACEES", FaitDArchive.DonneesEffacees::lire),
            new Genre(FaitDArchive.TraitementLimite.class, "TRAITEMENT_LIMITE", FaitDArchive.TraitementLimite::lire),
            new Genre(FaitDArchive.LeveeAnnoncee.class, "LEVEE_ANNONCEE", FaitDArchive.LeveeAnnoncee::lire),
            new Genre(FaitDArchive.LimitationLevee.class, "LIMITATION_LEVEE", FaitDArchive.LimitationLevee::lire),
            new Genre(
                    FaitDArchive.OppositionAccueillie.class,
                    "OPPOSITION_ACCUEILLIE",
                    FaitDArchive.OppositionAccueillie::lire),
            new Genre(FaitDArchive.DerogationAdmise.class, "DEROGATION_ADMISE", FaitDArchive.DerogationAdmise::lire),
            new Genre(FaitDArchive.DerogationFinie.class, "DEROGATION_FINIE", FaitDArchive.DerogationFinie::lire));

    static final Map<Class<?>, String> CODES =
            GENRES.stream().collect(Collectors.toUnmodifiableMap(Genre::type, Genre::code));

    static final Map<String, Function<Champs, Fait>> LECTURES =
            GENRES.stream().collect(Collectors.toUnmodifiableMap(Genre::code, Genre::lecture));

    private Registre() {}
}
