package fr.octroi.journal;

import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.FormeDeCode;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.reglement.Valeur;
import fr.octroi.relance.AccuseReception;
import fr.octroi.relance.Alerte;
import fr.octroi.relance.Canal;
import fr.octroi.relance.Capacite;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.Incident;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What passed between an applicant and those who instruct, on whichever channel (<i>fait de relance</i>).
 */
public sealed interface FaitDeRelance extends Fait {

    /**
     * A message was entrusted to the outbox.
     *
     * @param cle its key: the same for every attempt to deliver it
     * @param modele the code of its template
     * @param canal the channel
     */
    record MessageConfie(String cle, String modele, Canal canal) implements FaitDeRelance {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public MessageConfie {
            Champs.refuserSi(cle.isBlank() || modele.isBlank());
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("cle", cle)
                    .et("modele", modele)
                    .et("canal", canal)
                    .table();
        }

        static MessageConfie lire(Champs champs) {
            return new MessageConfie(
                    champs.texte("cle"), champs.texte("modele"), champs.constante("canal", Canal.class));
        }
    }

    /**
     * A message left.
     *
     * @param cle its key
     * @param texte the digest of what was sent
     * @param fournisseur the name that the carrier gave it, empty when none
     */
    record MessageRemis(String cle, Empreinte texte, String fournisseur) implements FaitDeRelance {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public MessageRemis {
            Champs.refuserSi(cle.isBlank() || (fournisseur.isBlank() && !fournisseur.isEmpty()));
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("cle", cle)
                    .et("texte", texte)
                    .et("fournisseur", fournisseur)
                    .table();
        }

        static MessageRemis lire(Champs champs) {
            return new MessageRemis(champs.texte("cle"), champs.empreinte("texte"), champs.texteOuVide("fournisseur"));
        }
    }

    /**
     * A message came back: its channel is closed for this person (<i>retour en erreur</i>).
     *
     * @param cle its key
     * @param canal the channel
     * @param motif why, a code of the carrier
     */
    record MessageRevenu(String cle, Canal canal, String motif) implements FaitDeRelance {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public MessageRevenu {
            Champs.refuserSi(cle.isBlank());
            Champs.exigerCode(motif);
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("cle", cle)
                    .et("canal", canal)
                    .et("motif", motif)
                    .table();
        }

        static MessageRevenu lire(Champs champs) {
            return new MessageRevenu(
                    champs.texte("cle"), champs.constante("canal", Canal.class), champs.texte("motif"));
        }
    }

    /**
     * A message was taken out of the outbox before it left: it had lost its object, its addressee or its channel.
     *
     * @param cle its key
     * @param motif why, a code
     */
    record MessageAbandonne(String cle, String motif) implements FaitDeRelance {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public MessageAbandonne {
            Champs.refuserSi(cle.isBlank());
            Champs.exigerCode(motif);
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("cle", cle).et("motif", motif).table();
        }

        static MessageAbandonne lire(Champs champs) {
            return new MessageAbandonne(champs.texte("cle"), champs.texte("motif"));
        }
    }

    /**
     * The applicant objected to being written to on a channel (CRPA L112-14).
     *
     * @param canal the channel
     */
    record OppositionRecue(Canal canal) implements FaitDeRelance {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("canal", canal).table();
        }

        static OppositionRecue lire(Champs champs) {
            return new OppositionRecue(champs.constante("canal", Canal.class));
        }
    }

    /**
     * The way to reach the applicant changed.
     *
     * @param contact the digest of the new one, under the dossier's key
     */
    record ContactChange(Empreinte contact) implements FaitDeRelance {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("contact", contact).table();
        }

        static ContactChange lire(Champs champs) {
            return new ContactChange(champs.empreinte("contact"));
        }
    }

    /**
     * Letters go to another address.
     *
     * @param adresse the digest of the new one, under the dossier's key
     */
    record AdresseChangee(Empreinte adresse) implements FaitDeRelance {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("adresse", adresse).table();
        }

        static AdresseChangee lire(Champs champs) {
            return new AdresseChangee(champs.empreinte("adresse"));
        }
    }

    /**
     * The registration or the receipt was acknowledged (CRPA L112-11).
     *
     * @param genre which of the two
     * @param jour the day
     */
    record AccuseEnvoye(AccuseReception genre, LocalDate jour) implements FaitDeRelance {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("genre", genre).et("jour", jour).table();
        }

        static AccuseEnvoye lire(Champs champs) {
            return new AccuseEnvoye(champs.constante("genre", AccuseReception.class), champs.jour("jour"));
        }
    }

    /**
     * Pieces or information were asked for (CRPA L114-5).
     *
     * @param demande the demand
     */
    record ComplementDemande(DemandeDeComplement demande) implements FaitDeRelance {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("jour", demande.jour())
                    .et("limite", demande.limite())
                    .elements(demande.elements())
                    .table();
        }

        static ComplementDemande lire(Champs champs) {
            return new ComplementDemande(
                    new DemandeDeComplement(champs.jour("jour"), champs.jour("limite"), champs.elements()));
        }
    }

    /**
     * An answer came, its files as facts of their own.
     *
     * @param jour the day it came
     * @param informations the names of the facts it gives and the règlement reads, in order
     * @param valeurs the digest of what they say, under the dossier's key; null when it gives none
     * @param etat the state that follows: the dossier awaits a new look, unless it is past instruction
     */
    record ComplementRecu(
            LocalDate jour,
            List<String> informations,
            @Nullable Empreinte valeurs,
            EtatDossier etat) implements FaitDeRelance {
        /**
         * Copies, and checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE} when a name is blank or holds a bar
         */
        public ComplementRecu {
            informations = List.copyOf(informations);
            Champs.vide().liste("informations", informations);
            Champs.refuserSi(informations.isEmpty() != (valeurs == null));
        }

        /**
         * Seals what was answered, so that the journal can hold it.
         *
         * @param informations the answers, by name of the fact
         * @param cle the dossier's own key
         * @return a digest that nobody can guess back once the key is destroyed
         */
        public static Empreinte sceller(SortedMap<String, Valeur> informations, Cle cle) {
            List<String> champs = new ArrayList<>();
            informations.forEach((nom, valeur) -> {
                champs.add(nom);
                champs.add(valeur.type().name());
                champs.add(valeur.toString());
            });
            return cle.sceller(champs.toArray(new String[0]));
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("jour", jour)
                    .liste("informations", informations)
                    .et("valeurs", valeurs)
                    .et("etat", etat)
                    .table();
        }

        static ComplementRecu lire(Champs champs) {
            return new ComplementRecu(
                    champs.jour("jour"),
                    champs.liste("informations"),
                    champs.empreinteOuRien("valeurs"),
                    champs.constante("etat", EtatDossier.class));
        }
    }

    /**
     * A reminder was entrusted to the outbox, as the fact of its message says in the same write.
     *
     * @param modele the step of the plan, by its template
     * @param jour the day
     */
    record RelanceFaite(String modele, LocalDate jour) implements FaitDeRelance {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public RelanceFaite {
            Champs.refuserSi(modele.isBlank());
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("modele", modele).et("jour", jour).table();
        }

        static RelanceFaite lire(Champs champs) {
            return new RelanceFaite(champs.texte("modele"), champs.jour("jour"));
        }
    }

    /**
     * A deadline passed without what was indispensable: a refusal is proposed to the Bureau, nothing is closed in silence.
     *
     * @param demande the day of the demand
     * @param limite the deadline it gave
     * @param jour the day this was found
     * @param motifs the codes of what did not come, one at least
     */
    record CarenceConstatee(LocalDate demande, LocalDate limite, LocalDate jour, List<String> motifs)
            implements FaitDeRelance {
        /**
         * Copies, and checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE} without a reason, or on or before the
         *     deadline
         */
        public CarenceConstatee {
            motifs = List.copyOf(motifs);
            Champs.vide().liste("motifs", motifs);
            Champs.refuserSi(motifs.isEmpty() || !jour.isAfter(limite));
        }

        @Override
        public EtatDossier etat() {
            return EtatDossier.REFUS_PROPOSE;
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("demande", demande)
                    .et("limite", limite)
                    .et("jour", jour)
                    .liste("motifs", motifs)
                    .table();
        }

        static CarenceConstatee lire(Champs champs) {
            return new CarenceConstatee(
                    champs.jour("demande"), champs.jour("limite"), champs.jour("jour"), champs.liste("motifs"));
        }
    }

    /**
     * What was held against the applicant falls: the demand never reached him.
     *
     * @param demande the day of the demand
     */
    record CarenceLevee(LocalDate demande) implements FaitDeRelance {
        @Override
        public EtatDossier etat() {
            return EtatDossier.A_COMPLETER;
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("demande", demande).table();
        }

        static CarenceLevee lire(Champs champs) {
            return new CarenceLevee(champs.jour("demande"));
        }
    }

    /**
     * A date passed, and somebody was told; the state stays.
     *
     * @param alerte which
     * @param echeance the date that passed
     */
    record AlerteDonnee(Alerte alerte, LocalDate echeance) implements FaitDeRelance {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("alerte", alerte).et("echeance", echeance).table();
        }

        static AlerteDonnee lire(Champs champs) {
            return new AlerteDonnee(champs.constante("alerte", Alerte.class), champs.jour("echeance"));
        }
    }

    /**
     * The applicant gave up (<i>désistement</i>).
     *
     * @param jour the day he said so
     */
    record DesistementRecu(LocalDate jour) implements FaitDeRelance {
        @Override
        public EtatDossier etat() {
            return EtatDossier.DESISTE;
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("jour", jour).table();
        }

        static DesistementRecu lire(Champs champs) {
            return new DesistementRecu(champs.jour("jour"));
        }
    }

    /**
     * It became known that the applicant is dead, under age, or does not act alone.
     *
     * @param capacite what he can do
     * @param jour the day it became known
     * @param etat the state that follows: before a decision, a person looks
     */
    record CapaciteSignalee(Capacite capacite, LocalDate jour, EtatDossier etat) implements FaitDeRelance {
        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("capacite", capacite)
                    .et("jour", jour)
                    .et("etat", etat)
                    .table();
        }

        static CapaciteSignalee lire(Champs champs) {
            return new CapaciteSignalee(
                    champs.constante("capacite", Capacite.class),
                    champs.jour("jour"),
                    champs.constante("etat", EtatDossier.class));
        }
    }

    /**
     * Something went wrong that touches this dossier.
     *
     * @param incident the incident, open
     */
    record IncidentOuvert(Incident incident) implements FaitDeRelance {
        /**
         * Checks that it is open.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public IncidentOuvert {
            Champs.refuserSi(!incident.estOuvert());
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide()
                    .et("reference", incident.reference())
                    .et("genre", incident.genre())
                    .et("gravite", incident.gravite())
                    .et("responsable", incident.responsable())
                    .et("jour", incident.ouvert())
                    .table();
        }

        static IncidentOuvert lire(Champs champs) {
            return new IncidentOuvert(new Incident(
                    champs.texte("reference"),
                    champs.constante("genre", Incident.Genre.class),
                    champs.constante("gravite", Incident.Gravite.class),
                    champs.texte("responsable"),
                    champs.jour("jour"),
                    ""));
        }
    }

    /**
     * An incident came to its end.
     *
     * @param reference its name
     * @param motif why it is closed, a code as {@link Incident#cloture} has it
     */
    record IncidentClos(String reference, String motif) implements FaitDeRelance {
        /**
         * Checks that it can be read back, and closes the incident that it names.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public IncidentClos {
            Champs.refuserSi(reference.isBlank() || !FormeDeCode.CODE.estCelleDe(motif));
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("reference", reference).et("motif", motif).table();
        }

        static IncidentClos lire(Champs champs) {
            return new IncidentClos(champs.texte("reference"), champs.texte("motif"));
        }
    }

    /**
     * Somebody called about this dossier.
     *
     * @param motif why, a code such as {@code OU_EN_EST_ON}
     * @param note the digest of what was noted, under the dossier's key, in the store of notes that can be erased; null
     *     when nothing was
     */
    record AppelConsigne(String motif, @Nullable Empreinte note) implements FaitDeRelance {
        /**
         * Checks that it can be read back.
         *
         * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE}
         */
        public AppelConsigne {
            Champs.exigerCode(motif);
        }

        @Override
        public SortedMap<String, String> donnees() {
            return Champs.vide().et("motif", motif).et("note", note).table();
        }

        static AppelConsigne lire(Champs champs) {
            return new AppelConsigne(champs.texte("motif"), champs.empreinteOuRien("note"));
        }
    }
}
