package fr.octroi.journal;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Every kind of fact with its stable name and how it is read: the one list that a new kind is added to.
 *
 * <p>A switch and no table: a table would have the first fact of a process wait for the classes of all others.
 */
final class Registre {

    /** The stable name is that of the type, computed once for each. */
    private static final ClassValue<String> CODES = new ClassValue<>() {
        @Override
        protected String computeValue(Class<?> type) {
            StringBuilder code = new StringBuilder();
            for (char lettre : type.getSimpleName().toCharArray()) {
                code.append(Character.isUpperCase(lettre) && code.length() > 0 ? "_" : "")
                        .append(lettre);
            }
            return code.toString().toUpperCase(Locale.ROOT);
        }
    };

    private Registre() {}

    static String code(Class<? extends Fait> type) {
        return CODES.get(type);
    }

    /** Reads what a fact says; null for a kind that there is not. */
    static @Nullable Fait lire(String code, Champs champs) {
        return switch (code) {
            case "DEMANDE_ENREGISTREE" -> Fait.DemandeEnregistree.lire(champs);
            case "DEPOT_DIVERGENT" -> Fait.DepotDivergent.lire(champs);
            case "PIECE_RECUE" -> Fait.PieceRecue.lire(champs);
            case "PIECE_LUE" -> Fait.PieceLue.lire(champs);
            case "PIECE_JUGEE" -> Fait.PieceJugee.lire(champs);
            case "SIGNAL_LEVE" -> Fait.SignalLeve.lire(champs);
            case "INSTRUCTION_FAITE" -> Fait.InstructionFaite.lire(champs);
            case "DOSSIER_EFFACE" -> Fait.DossierEfface.lire(champs);
            case "MESSAGE_CONFIE" -> FaitDeRelance.MessageConfie.lire(champs);
            case "MESSAGE_REMIS" -> FaitDeRelance.MessageRemis.lire(champs);
            case "MESSAGE_REVENU" -> FaitDeRelance.MessageRevenu.lire(champs);
            case "MESSAGE_ABANDONNE" -> FaitDeRelance.MessageAbandonne.lire(champs);
            case "OPPOSITION_RECUE" -> FaitDeRelance.OppositionRecue.lire(champs);
            case "ADRESSE_CHANGEE" -> FaitDeRelance.AdresseChangee.lire(champs);
            case "CONTACT_CHANGE" -> FaitDeRelance.ContactChange.lire(champs);
            case "ACCUSE_ENVOYE" -> FaitDeRelance.AccuseEnvoye.lire(champs);
            case "COMPLEMENT_DEMANDE" -> FaitDeRelance.ComplementDemande.lire(champs);
            case "COMPLEMENT_RECU" -> FaitDeRelance.ComplementRecu.lire(champs);
            case "RELANCE_FAITE" -> FaitDeRelance.RelanceFaite.lire(champs);
            case "CARENCE_CONSTATEE" -> FaitDeRelance.CarenceConstatee.lire(champs);
            case "CARENCE_LEVEE" -> FaitDeRelance.CarenceLevee.lire(champs);
            case "ALERTE_DONNEE" -> FaitDeRelance.AlerteDonnee.lire(champs);
            case "DESISTEMENT_RECU" -> FaitDeRelance.DesistementRecu.lire(champs);
            case "CAPACITE_SIGNALEE" -> FaitDeRelance.CapaciteSignalee.lire(champs);
            case "INCIDENT_OUVERT" -> FaitDeRelance.IncidentOuvert.lire(champs);
            case "INCIDENT_CLOS" -> FaitDeRelance.IncidentClos.lire(champs);
            case "APPEL_CONSIGNE" -> FaitDeRelance.AppelConsigne.lire(champs);
            case "INSCRIT_A_L_ORDRE_DU_JOUR" -> FaitDeSeance.InscritALOrdreDuJour.lire(champs);
            case "DECISION_PRISE" -> FaitDeSeance.DecisionPrise.lire(champs);
            case "ACTE_TRANSMIS" -> FaitDeSeance.ActeTransmis.lire(champs);
            case "DECISION_NOTIFIEE" -> FaitDeSeance.DecisionNotifiee.lire(champs);
            case "COMPTE_VERIFIE" -> FaitDePaiement.CompteVerifie.lire(champs);
            case "COMPTE_CHANGE" -> FaitDePaiement.CompteChange.lire(champs);
            case "COMPTE_CONFIRME" -> FaitDePaiement.CompteConfirme.lire(champs);
            case "VERSEMENT_LIQUIDE" -> FaitDePaiement.VersementLiquide.lire(champs);
            case "VERSEMENT_SUIVI" -> FaitDePaiement.VersementSuivi.lire(champs);
            case "VERSEMENT_ANNULE" -> FaitDePaiement.VersementAnnule.lire(champs);
            case "CREDITS_REPORTES" -> FaitDePaiement.CreditsReportes.lire(champs);
            case "INDU_CONSTATE" -> FaitDePaiement.InduConstate.lire(champs);
            case "INDU_SUIVI" -> FaitDePaiement.InduSuivi.lire(champs);
            case "RECOURS_RECU" -> FaitDeRecours.RecoursRecu.lire(champs);
            case "RECOURS_TRANCHE" -> FaitDeRecours.RecoursTranche.lire(champs);
            case "CONTRADICTOIRE_OUVERT" -> FaitDeRecours.ContradictoireOuvert.lire(champs);
            case "OBSERVATIONS_RECUES" -> FaitDeRecours.ObservationsRecues.lire(champs);
            case "DECISION_RETIREE" -> FaitDeRecours.DecisionRetiree.lire(champs);
            case "DOSSIER_ROUVERT" -> FaitDeRecours.DossierRouvert.lire(champs);
            case "DOSSIER_TRANSMIS" -> FaitDeRecours.DossierTransmis.lire(champs);
            case "ATTESTATION_DELIVREE" -> FaitDeRecours.AttestationDelivree.lire(champs);
            case "CONSERVATION_GELEE" -> FaitDArchive.ConservationGelee.lire(champs);
            case "CONSERVATION_DEGELEE" -> FaitDArchive.ConservationDegelee.lire(champs);
            case "ARCHIVE_CONSULTEE" -> FaitDArchive.ArchiveConsultee.lire(champs);
            case "DONNEES_EFFACEES" -> FaitDArchive.DonneesEffacees.lire(champs);
            case "TRAITEMENT_LIMITE" -> FaitDArchive.TraitementLimite.lire(champs);
            case "LEVEE_ANNONCEE" -> FaitDArchive.LeveeAnnoncee.lire(champs);
            case "LIMITATION_LEVEE" -> FaitDArchive.LimitationLevee.lire(champs);
            case "OPPOSITION_ACCUEILLIE" -> FaitDArchive.OppositionAccueillie.lire(champs);
            case "DEROGATION_ADMISE" -> FaitDArchive.DerogationAdmise.lire(champs);
            case "DECLARATION_RECTIFIEE" -> FaitDArchive.DeclarationRectifiee.lire(champs);
            case "DEROGATION_FINIE" -> FaitDArchive.DerogationFinie.lire(champs);
            default -> null;
        };
    }
}
