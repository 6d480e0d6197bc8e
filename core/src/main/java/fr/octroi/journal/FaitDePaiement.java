package fr.octroi.journal;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.versement.Indu;
import fr.octroi.versement.SuiteDeRejet;
import fr.octroi.versement.Versement;
import java.time.LocalDate;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What happens to the money (<i>fait de paiement</i>).
 */
public sealed interface FaitDePaiement extends Fait {

    /**
     * A person looked at bank details, and payments may go to them.
     *
     * @param compte the digest of the account, under the dossier's key
     */
    record CompteVerifie(Empreinte compte) implements FaitDePaiement {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("compte", compte).table();
        }

        static CompteVerifie lire(Champs champs) {
            return new CompteVerifie(champs.empreinte("compte"));
        }
    }

    /**
     * Bank details were replaced by one person; after a decision, nothing is paid to them until another person confirms.
     *
     * @param compte the digest of the new account, under the dossier's key
     * @param jour the day
     */
    record CompteChange(Empreinte compte, LocalDate jour) implements FaitDePaiement {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("compte", compte).et("jour", jour).table();
        }

        static CompteChange lire(Champs champs) {
            return new CompteChange(champs.empreinte("compte"), champs.jour("jour"));
        }
    }

    /**
     * A second person confirmed the new bank details.
     *
     * @param compte the digest of the account, under the dossier's key
     */
    record CompteConfirme(Empreinte compte) implements FaitDePaiement {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("compte", compte).table();
        }

        static CompteConfirme lire(Champs champs) {
            return new CompteConfirme(champs.empreinte("compte"));
        }
    }

    /**
     * The sum due was fixed and put on a bordereau.
     *
     * @param reference the reference of the payment
     * @param acte the number of the act that grants
     * @param montant the amount decided
     * @param compte the digest of the account, under the dossier's key
     * @param bordereau the bordereau
     */
    record VersementLiquide(String reference, String acte, Montant montant, Empreinte compte, String bordereau)
            implements FaitDePaiement {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public VersementLiquide {
            Champs.refuserSi(reference.isBlank() || acte.isBlank() || bordereau.isBlank());
        }

        @Override
        public EtatDossier etat() {
            return EtatDossier.LIQUIDE;
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("reference", reference)
                    .et("acte", acte)
                    .et("montant", montant)
                    .et("compte", compte)
                    .et("bordereau", bordereau)
                    .table();
        }

        static VersementLiquide lire(Champs champs) {
            return new VersementLiquide(
                    champs.texte("reference"),
                    champs.texte("acte"),
                    champs.montant("montant"),
                    champs.empreinte("compte"),
                    champs.texte("bordereau"));
        }
    }

    /**
     * The accountant or the bank said what became of a payment.
     *
     * @param reference the reference of the payment
     * @param versement where it stands now
     * @param suite what a rejection calls for, null when it is none
     * @param raison the code they gave, empty when none
     * @param jour the day they say
     * @param etat the state that follows
     */
    record VersementSuivi(
            String reference,
            Versement.Etat versement,
            @Nullable SuiteDeRejet suite,
            String raison,
            LocalDate jour,
            EtatDossier etat)
            implements FaitDePaiement {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public VersementSuivi {
            // Of a payment that the authority itself cancelled, they say nothing.
            Champs.refuserSi(reference.isBlank()
                    || (raison.isBlank() && !raison.isEmpty())
                    || versement == Versement.Etat.ANNULE);
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("reference", reference)
                    .et("versement", versement)
                    .et("suite", suite)
                    .et("raison", raison)
                    .et("jour", jour)
                    .et("etat", etat)
                    .table();
        }

        static VersementSuivi lire(Champs champs) {
            return new VersementSuivi(
                    champs.texte("reference"),
                    champs.constante("versement", Versement.Etat.class),
                    champs.constanteOuRien("suite", SuiteDeRejet.class),
                    champs.texteOuVide("raison"),
                    champs.jour("jour"),
                    champs.constante("etat", EtatDossier.class));
        }
    }

    /**
     * A payment was cancelled with its bordereau, of which nobody had said anything yet.
     *
     * @param reference the reference of the payment
     * @param motif why, a code
     */
    record VersementAnnule(String reference, String motif) implements FaitDePaiement {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public VersementAnnule {
            Champs.refuserSi(reference.isBlank());
            Champs.exigerCode(motif);
        }

        @Override
        public EtatDossier etat() {
            return EtatDossier.EXECUTOIRE;
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("reference", reference).et("motif", motif).table();
        }

        static VersementAnnule lire(Champs champs) {
            return new VersementAnnule(champs.texte("reference"), champs.texte("motif"));
        }
    }

    /**
     * A sum that was paid is due back: a claim of its own, never a negative payment.
     *
     * @param reference the reference of the claim
     * @param versement the reference of the payment
     * @param montant what is due back
     * @param motif why, a code
     * @param article the article behind it
     * @param jour the day it was found
     */
    record InduConstate(
            String reference, String versement, Montant montant, String motif, String article, LocalDate jour)
            implements FaitDePaiement {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public InduConstate {
            Champs.refuserSi(reference.isBlank() || versement.isBlank() || motif.isBlank() || article.isBlank());
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("reference", reference)
                    .et("versement", versement)
                    .et("montant", montant)
                    .et("motif", motif)
                    .et("article", article)
                    .et("jour", jour)
                    .table();
        }

        static InduConstate lire(Champs champs) {
            return new InduConstate(
                    champs.texte("reference"),
                    champs.texte("versement"),
                    champs.montant("montant"),
                    champs.texte("motif"),
                    champs.texte("article"),
                    champs.jour("jour"));
        }
    }

    /**
     * The credits engaged for the grant go on to the next year, with those behind them (<i>report</i>).
     *
     * @param enveloppe the code of the envelope that pays it from now on
     */
    record CreditsReportes(String enveloppe) implements FaitDePaiement {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public CreditsReportes {
            Champs.refuserSi(enveloppe.isBlank());
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("enveloppe", enveloppe).table();
        }

        static CreditsReportes lire(Champs champs) {
            return new CreditsReportes(champs.texte("enveloppe"));
        }
    }

    /**
     * A claim went a step further.
     *
     * @param reference the reference of the claim
     * @param indu where it stands now
     */
    record InduSuivi(String reference, Indu.Etat indu) implements FaitDePaiement {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public InduSuivi {
            Champs.refuserSi(reference.isBlank());
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("reference", reference).et("indu", indu).table();
        }

        static InduSuivi lire(Champs champs) {
            return new InduSuivi(champs.texte("reference"), champs.constante("indu", Indu.Etat.class));
        }
    }
}
