package fr.octroi.journal;

import fr.octroi.bureau.Candidat.Sens;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.EtatDossier;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What the Bureau has to do with a dossier (<i>fait de séance</i>).
 */
public sealed interface FaitDeSeance extends Fait {

    /**
     * The dossier stands on a frozen agenda: its credits are set aside.
     *
     * @param seance the session
     * @param rang its line, from 1
     * @param sens what is proposed
     * @param montant the amount proposed, zero for a refusal
     * @param enveloppe the envelope that its credits come from
     */
    record InscritALOrdreDuJour(String seance, int rang, Sens sens, Montant montant, String enveloppe)
            implements FaitDeSeance {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public InscritALOrdreDuJour {
            Champs.refuserSi(seance.isBlank() || enveloppe.isBlank() || rang < 1);
        }

        @Override
        public EtatDossier etat() {
            return EtatDossier.EN_SEANCE;
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("seance", seance)
                    .et("rang", rang)
                    .et("sens", sens)
                    .et("montant", montant)
                    .et("enveloppe", enveloppe)
                    .table();
        }

        static InscritALOrdreDuJour lire(Champs champs) {
            return new InscritALOrdreDuJour(
                    champs.texte("seance"),
                    champs.entier("rang"),
                    champs.constante("sens", Sens.class),
                    champs.montant("montant"),
                    champs.texte("enveloppe"));
        }
    }

    /**
     * The minutes of the Bureau say what became of the dossier.
     *
     * @param acte the number of the act
     * @param seance the session
     * @param jour the day of the session
     * @param issue what was decided
     * @param propose the amount proposed, zero for a refusal
     * @param decide the amount decided, null but for a grant
     * @param motifs the codes of the reasons, empty for a grant
     * @param articles the article of each reason of a refusal, empty otherwise
     * @param etat the state that follows
     */
    record DecisionPrise(
            String acte,
            String seance,
            LocalDate jour,
            Issue issue,
            Montant propose,
            @Nullable Montant decide,
            List<String> motifs,
            List<String> articles,
            EtatDossier etat)
            implements FaitDeSeance {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE} also for a grant without an amount, or an
         *     amount without a grant
         */
        public DecisionPrise {
            motifs = List.copyOf(motifs);
            Champs.vide().liste("motifs", motifs);
            articles = List.copyOf(articles);
            Champs.vide().liste("articles", articles);
            Champs.refuserSi(acte.isBlank()
                    || seance.isBlank()
                    || articles.size() != (issue == Issue.REFUSE ? motifs.size() : 0));
            Champs.refuserSi((issue == Issue.ACCORDE) != (decide != null));
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("acte", acte)
                    .et("seance", seance)
                    .et("jour", jour)
                    .et("issue", issue)
                    .et("propose", propose)
                    .et("decide", decide)
                    .liste("motifs", motifs)
                    .liste("articles", articles)
                    .et("etat", etat)
                    .table();
        }

        static DecisionPrise lire(Champs champs) {
            return new DecisionPrise(
                    champs.texte("acte"),
                    champs.texte("seance"),
                    champs.jour("jour"),
                    champs.constante("issue", Issue.class),
                    champs.montant("propose"),
                    champs.montantOuRien("decide"),
                    champs.liste("motifs"),
                    champs.liste("articles"),
                    champs.constante("etat", EtatDossier.class));
        }
    }

    /**
     * The act was received by the préfecture (CGCT L2131-1).
     *
     * @param acte the number of the act
     * @param jour the day of receipt
     * @param etat the state that follows
     */
    record ActeTransmis(String acte, LocalDate jour, EtatDossier etat) implements FaitDeSeance {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public ActeTransmis {
            Champs.refuserSi(acte.isBlank());
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("acte", acte)
                    .et("jour", jour)
                    .et("etat", etat)
                    .table();
        }

        static ActeTransmis lire(Champs champs) {
            return new ActeTransmis(
                    champs.texte("acte"), champs.jour("jour"), champs.constante("etat", EtatDossier.class));
        }
    }

    /**
     * The decision was notified to the person, with its remedies (CJA R421-5).
     *
     * @param acte the number of the act
     * @param jour the day of notification
     * @param etat the state that follows
     */
    record DecisionNotifiee(String acte, LocalDate jour, EtatDossier etat) implements FaitDeSeance {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public DecisionNotifiee {
            Champs.refuserSi(acte.isBlank());
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("acte", acte)
                    .et("jour", jour)
                    .et("etat", etat)
                    .table();
        }

        static DecisionNotifiee lire(Champs champs) {
            return new DecisionNotifiee(
                    champs.texte("acte"), champs.jour("jour"), champs.constante("etat", EtatDossier.class));
        }
    }
}
