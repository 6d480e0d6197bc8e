package fr.octroi.journal;

import fr.octroi.dossier.EtatDossier;
import fr.octroi.recours.Attestation;
import fr.octroi.recours.Grief;
import fr.octroi.recours.MotifDeRetrait;
import fr.octroi.recours.Recours;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;

/**
 * What comes after, or instead of, an ordinary decision (<i>fait de recours</i>).
 */
public sealed interface FaitDeRecours extends Fait {

    /**
     * An appeal came.
     *
     * @param reference its reference
     * @param genre to whom
     * @param jour the day it came
     */
    record RecoursRecu(String reference, Recours.Genre genre, LocalDate jour) implements FaitDeRecours {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public RecoursRecu {
            Champs.refuserSi(reference.isBlank());
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("reference", reference)
                    .et("genre", genre)
                    .et("jour", jour)
                    .table();
        }

        static RecoursRecu lire(Champs champs) {
            return new RecoursRecu(
                    champs.texte("reference"), champs.constante("genre", Recours.Genre.class), champs.jour("jour"));
        }
    }

    /**
     * An appeal was answered.
     *
     * @param reference its reference
     * @param issue the answer
     * @param jour the day
     */
    record RecoursTranche(String reference, Recours.Issue issue, LocalDate jour) implements FaitDeRecours {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public RecoursTranche {
            Champs.refuserSi(reference.isBlank());
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("reference", reference)
                    .et("issue", issue)
                    .et("jour", jour)
                    .table();
        }

        static RecoursTranche lire(Champs champs) {
            return new RecoursTranche(
                    champs.texte("reference"), champs.constante("issue", Recours.Issue.class), champs.jour("jour"));
        }
    }

    /**
     * The person was told that a withdrawal is considered, and may answer (CRPA L121-1). Given again for the same facts, it is told again, with
     * another last day: its letter had reached nobody, or leaves later.
     *
     * @param motif why
     * @param griefs the facts that he was told of, one at least
     * @param jour the day
     * @param limite the last day to answer
     */
    record ContradictoireOuvert(MotifDeRetrait motif, List<Grief> griefs, LocalDate jour, LocalDate limite)
            implements FaitDeRecours {
        /**
         * Copies, and checks that a fact is there.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public ContradictoireOuvert {
            griefs = List.copyOf(griefs);
            Champs.vide().griefs(griefs);
            Champs.refuserSi(griefs.isEmpty());
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("motif", motif)
                    .griefs(griefs)
                    .et("jour", jour)
                    .et("limite", limite)
                    .table();
        }

        static ContradictoireOuvert lire(Champs champs) {
            return new ContradictoireOuvert(
                    champs.constante("motif", MotifDeRetrait.class),
                    champs.griefs(),
                    champs.jour("jour"),
                    champs.jour("limite"));
        }
    }

    /**
     * The person answered.
     *
     * @param jour the day
     */
    record ObservationsRecues(LocalDate jour) implements FaitDeRecours {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("jour", jour).table();
        }

        static ObservationsRecues lire(Champs champs) {
            return new ObservationsRecues(champs.jour("jour"));
        }
    }

    /**
     * The grant was withdrawn.
     *
     * @param acte the number of the act that withdraws
     * @param motif why
     * @param griefs the facts it rests on, those of which the person was heard, one at least
     * @param jour the day
     */
    record DecisionRetiree(String acte, MotifDeRetrait motif, List<Grief> griefs, LocalDate jour)
            implements FaitDeRecours {
        /**
         * Copies, and checks that a fact is there and that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public DecisionRetiree {
            griefs = List.copyOf(griefs);
            Champs.vide().griefs(griefs);
            Champs.refuserSi(acte.isBlank() || griefs.isEmpty());
        }

        @Override
        public EtatDossier etat() {
            return EtatDossier.RETIRE;
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("acte", acte)
                    .et("motif", motif)
                    .griefs(griefs)
                    .et("jour", jour)
                    .table();
        }

        static DecisionRetiree lire(Champs champs) {
            return new DecisionRetiree(
                    champs.texte("acte"),
                    champs.constante("motif", MotifDeRetrait.class),
                    champs.griefs(),
                    champs.jour("jour"));
        }
    }

    /**
     * A refused dossier is looked at again, with a date of its own.
     *
     * @param jour the day, from which its rank counts
     * @param motif why, a code
     */
    record DossierRouvert(LocalDate jour, String motif) implements FaitDeRecours {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public DossierRouvert {
            Champs.exigerCode(motif);
        }

        @Override
        public EtatDossier etat() {
            return EtatDossier.DEPOSE;
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("jour", jour).et("motif", motif).table();
        }

        static DossierRouvert lire(Champs champs) {
            return new DossierRouvert(champs.jour("jour"), champs.texte("motif"));
        }
    }

    /**
     * Another authority is competent: the request was sent on, its first date kept (CRPA L114-2, L114-3).
     *
     * @param autorite the other authority
     * @param reception the day of receipt by the authority first asked
     * @param jour the day it was sent on
     */
    record DossierTransmis(String autorite, LocalDate reception, LocalDate jour) implements FaitDeRecours {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public DossierTransmis {
            Champs.refuserSi(autorite.isBlank());
        }

        @Override
        public EtatDossier etat() {
            return EtatDossier.TRANSMIS;
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("autorite", autorite)
                    .et("reception", reception)
                    .et("jour", jour)
                    .table();
        }

        static DossierTransmis lire(Champs champs) {
            return new DossierTransmis(champs.texte("autorite"), champs.jour("reception"), champs.jour("jour"));
        }
    }

    /**
     * An attestation for another funder was issued.
     *
     * @param genre what it attests
     * @param jour the day
     */
    record AttestationDelivree(Attestation genre, LocalDate jour) implements FaitDeRecours {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("genre", genre).et("jour", jour).table();
        }

        static AttestationDelivree lire(Champs champs) {
            return new AttestationDelivree(champs.constante("genre", Attestation.class), champs.jour("jour"));
        }
    }
}
