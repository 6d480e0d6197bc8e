package fr.octroi.dossier;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.reglement.Valeur;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A request for an aid with all that is known of it (<i>dossier</i>), a value: two dossiers with the same content are
 * equal.
 *
 * @param numero its identity
 * @param aide the code of the aid that is asked
 * @param depot the day it was first filed
 * @param demandeur who asks
 * @param foyer what is declared of the household
 * @param depense the expense
 * @param iban the account declared for payment, null when none
 * @param titulaire the declared holder of that account, blank when unknown
 * @param aidesAutres the sum of the other funders' aids as declared, null when unknown
 * @param reponses the answers to the questions of the règlement, by name
 * @param pieces the files, kept in order of type and digest: the order of filing means nothing
 * @param etat where it stands
 * @param divergences the digests of other contents that the platform handed over under this number, until a person has
 *     looked
 */
public record Dossier(
        NumeroDossier numero,
        String aide,
        LocalDate depot,
        Demandeur demandeur,
        Foyer foyer,
        Depense depense,
        @Nullable Iban iban,
        String titulaire,
        @Nullable Montant aidesAutres,
        SortedMap<String, Valeur> reponses,
        List<PieceJustificative> pieces,
        EtatDossier etat,
        SortedSet<Empreinte> divergences) {

    /** How many answers a dossier may come to hold: far more than any règlement asks for. */
    private static final int REPONSES = 200;

    /**
     * Checks, copies and sorts.
     *
     * @throws fr.octroi.commun.ValeurInvalideException {@code DATE_HORS_CALENDRIER}
     */
    public Dossier {
        CalendrierOuvre.verifier(depot);
        // Most dossiers have neither: one emptiness for all is looked at in the nearest cache.
        reponses = reponses.isEmpty()
                ? Collections.emptySortedMap()
                : Collections.unmodifiableSortedMap(new TreeMap<>(reponses));
        List<PieceJustificative> triees = new ArrayList<>(pieces);
        Collections.sort(triees);
        pieces = List.copyOf(triees);
        divergences = divergences.isEmpty()
                ? Collections.emptySortedSet()
                : Collections.unmodifiableSortedSet(new TreeSet<>(divergences));
    }

    /**
     * Makes a dossier that nothing contradicts.
     *
     * @param numero its identity
     * @param aide the code of the aid that is asked
     * @param depot the day it was first filed
     * @param demandeur who asks
     * @param foyer what is declared of the household
     * @param depense the expense
     * @param iban the account declared for payment, null when none
     * @param titulaire the declared holder of that account, blank when unknown
     * @param aidesAutres the sum of the other funders' aids as declared, null when unknown
     * @param reponses the answers to the questions of the règlement, by name
     * @param pieces the files
     * @param etat where it stands
     */
    public Dossier(
            NumeroDossier numero,
            String aide,
            LocalDate depot,
            Demandeur demandeur,
            Foyer foyer,
            Depense depense,
            @Nullable Iban iban,
            String titulaire,
            @Nullable Montant aidesAutres,
            SortedMap<String, Valeur> reponses,
            List<PieceJustificative> pieces,
            EtatDossier etat) {
        this(
                numero,
                aide,
                depot,
                demandeur,
                foyer,
                depense,
                iban,
                titulaire,
                aidesAutres,
                reponses,
                pieces,
                etat,
                new TreeSet<>());
    }

    /**
     * Returns the files filed as one type.
     *
     * @param type the type
     * @return in order of digest, empty when none
     */
    public List<PieceJustificative> pieces(String type) {
        return pieces.stream().filter(piece -> piece.type().equals(type)).toList();
    }

    /**
     * Returns this dossier in another state.
     *
     * @param nouveau a state that may follow, or the present one
     * @return the dossier in that state
     * @throws IllegalStateException when the life cycle does not allow it: a bug of the caller
     */
    public Dossier avecEtat(EtatDossier nouveau) {
        if (nouveau == etat) {
            return this;
        }
        if (!etat.permet(nouveau)) {
            throw new IllegalStateException("no passage from " + etat + " to " + nouveau);
        }
        return copie(nouveau, divergences);
    }

    /**
     * Returns this dossier with one more content that the platform handed over under its number.
     *
     * @param demande the digest of that content
     * @return the dossier, which a person must look at
     */
    public Dossier avecDivergence(Empreinte demande) {
        SortedSet<Empreinte> toutes = new TreeSet<>(divergences);
        toutes.add(demande);
        return copie(etat, toutes);
    }

    /**
     * Returns this dossier freed of the other contents that a person has looked at.
     *
     * @return the dossier, which nothing contradicts
     */
    public Dossier sansDivergence() {
        return copie(etat, new TreeSet<>());
    }

    /**
     * Returns this dossier with more files; one that is already there under the same type changes nothing.
     *
     * @param nouvelles the files that came
     * @return the dossier with them
     */
    public Dossier avecPieces(List<PieceJustificative> nouvelles) {
        List<PieceJustificative> toutes = new ArrayList<>(pieces);
        for (PieceJustificative nouvelle : nouvelles) {
            if (toutes.stream().noneMatch(nouvelle::memeFichierQue)) {
                toutes.add(nouvelle);
            }
        }
        return copie(demandeur, foyer, depense, iban, titulaire, aidesAutres, reponses, toutes, etat, divergences);
    }

    /**
     * Returns this dossier as it stood at the end of a day, as far as files and answers go.
     *
     * @param jour the day
     * @param informations the day on which answers came that were given after the filing, by name of the fact
     * @return the dossier with what had come by then
     */
    public Dossier au(LocalDate jour, SortedMap<String, LocalDate> informations) {
        List<PieceJustificative> venues =
                pieces.stream().filter(piece -> !piece.recue().isAfter(jour)).toList();
        SortedMap<String, Valeur> donnees = new TreeMap<>(reponses);
        informations.forEach((question, venue) -> {
            if (venue.isAfter(jour)) {
                donnees.remove(question);
            }
        });
        return copie(demandeur, foyer, depense, iban, titulaire, aidesAutres, donnees, venues, etat, divergences);
    }

    /**
     * Returns this dossier with another account.
     *
     * @param nouveau the account
     * @param nouveauTitulaire its declared holder, blank when unknown
     * @return the dossier
     */
    public Dossier avecIban(Iban nouveau, String nouveauTitulaire) {
        return copie(
                demandeur, foyer, depense, nouveau, nouveauTitulaire, aidesAutres, reponses, pieces, etat, divergences);
    }

    /**
     * Returns this dossier with what another declares: who asks and where he lives, the household, the expense, other aids, answers.
     *
     * <p>Number, aid, day of filing, account, ways to reach the applicant, files and state stay, and answers that the other does not give.
     *
     * @param juste what is declared rightly
     * @param demande the digest of that, which contradicts nothing any more
     * @return the dossier
     * @throws ValeurInvalideException {@code REPONSES_TROP_NOMBREUSES} when there would be more than 200 answers, and more than there are
     */
    public Dossier avecDeclaration(Dossier juste, Empreinte demande) {
        Demandeur autre = juste.demandeur;
        Demandeur rectifie = new Demandeur(
                autre.civilite(),
                autre.nom(),
                autre.prenom(),
                autre.naissance(),
                autre.adresse(),
                demandeur.courriel(),
                demandeur.telephone(),
                demandeur.courrier());
        SortedMap<String, Valeur> toutes = new TreeMap<>(reponses);
        toutes.putAll(juste.reponses);
        if (toutes.size() > Math.max(REPONSES, reponses.size())) {
            throw new ValeurInvalideException("REPONSES_TROP_NOMBREUSES");
        }
        SortedSet<Empreinte> autres = new TreeSet<>(divergences);
        autres.remove(demande);
        return copie(
                rectifie, juste.foyer, juste.depense, iban, titulaire, juste.aidesAutres, toutes, pieces, etat, autres);
    }

    /**
     * Returns this dossier with another way to reach the applicant; his name and his home stay.
     *
     * @param courriel an e-mail address, blank when none
     * @param telephone a telephone number, blank when none
     * @return the dossier
     */
    public Dossier avecContact(String courriel, String telephone) {
        Demandeur joignable = new Demandeur(
                demandeur.civilite(),
                demandeur.nom(),
                demandeur.prenom(),
                demandeur.naissance(),
                demandeur.adresse(),
                courriel,
                telephone,
                demandeur.courrier());
        return copie(joignable, foyer, depense, iban, titulaire, aidesAutres, reponses, pieces, etat, divergences);
    }

    /**
     * Returns this dossier with another address for letters; the home that was declared, and that decides, stays.
     *
     * @param courrier where letters go from now on
     * @return the dossier
     */
    public Dossier avecCourrier(Adresse courrier) {
        Demandeur joignable = new Demandeur(
                demandeur.civilite(),
                demandeur.nom(),
                demandeur.prenom(),
                demandeur.naissance(),
                demandeur.adresse(),
                demandeur.courriel(),
                demandeur.telephone(),
                courrier);
        return copie(joignable, foyer, depense, iban, titulaire, aidesAutres, reponses, pieces, etat, divergences);
    }

    /**
     * Returns this dossier without the files of a type, whose time has come.
     *
     * @param type what they were filed as
     * @return the dossier without them, names they came under included
     */
    public Dossier sansPieces(String type) {
        List<PieceJustificative> autres =
                pieces.stream().filter(piece -> !piece.type().equals(type)).toList();
        return copie(demandeur, foyer, depense, iban, titulaire, aidesAutres, reponses, autres, etat, divergences);
    }

    /**
     * Returns this dossier without its account, whose time has come.
     *
     * @return the dossier, which declares no account and no holder
     */
    public Dossier sansCompte() {
        return copie(demandeur, foyer, depense, null, "", aidesAutres, reponses, pieces, etat, divergences);
    }

    /**
     * Returns this dossier without the ways to reach the applicant beside his home, whose time has come.
     *
     * @return the dossier, without e-mail address, telephone number or other address for letters
     */
    public Dossier sansContact() {
        Demandeur muet = new Demandeur(
                demandeur.civilite(),
                demandeur.nom(),
                demandeur.prenom(),
                demandeur.naissance(),
                demandeur.adresse(),
                "",
                "");
        return copie(muet, foyer, depense, iban, titulaire, aidesAutres, reponses, pieces, etat, divergences);
    }

    /**
     * Returns this dossier with answers to questions of the règlement, beside those that are there.
     *
     * @param nouvelles the answers, by question
     * @return another dossier
     * @throws ValeurInvalideException {@code INFORMATION_DEJA_DECLAREE} when a question has another answer already: what was
     *     declared stays, and only a gap is filled; {@code REPONSES_TROP_NOMBREUSES} beyond 200 in all: no règlement asks so much
     */
    public Dossier avecReponses(SortedMap<String, Valeur> nouvelles) {
        SortedMap<String, Valeur> toutes = new TreeMap<>(reponses);
        nouvelles.forEach((question, valeur) -> {
            Valeur connue = toutes.putIfAbsent(question, valeur);
            if (connue != null && !connue.equals(valeur)) {
                throw new ValeurInvalideException("INFORMATION_DEJA_DECLAREE");
            }
        });
        if (toutes.size() > Math.max(REPONSES, reponses.size())) {
            throw new ValeurInvalideException("REPONSES_TROP_NOMBREUSES");
        }
        return copie(demandeur, foyer, depense, iban, titulaire, aidesAutres, toutes, pieces, etat, divergences);
    }

    private Dossier copie(EtatDossier autreEtat, SortedSet<Empreinte> autresDivergences) {
        return copie(
                demandeur,
                foyer,
                depense,
                iban,
                titulaire,
                aidesAutres,
                reponses,
                pieces,
                autreEtat,
                autresDivergences);
    }

    private Dossier copie(
            Demandeur demandeur,
            Foyer foyer,
            Depense depense,
            @Nullable Iban iban,
            String titulaire,
            @Nullable Montant aidesAutres,
            SortedMap<String, Valeur> reponses,
            List<PieceJustificative> pieces,
            EtatDossier etat,
            SortedSet<Empreinte> divergences) {
        return new Dossier(
                numero,
                aide,
                depot,
                demandeur,
                foyer,
                depense,
                iban,
                titulaire,
                aidesAutres,
                reponses,
                pieces,
                etat,
                divergences);
    }

    /**
     * Seals all that was declared, names and account included, so that the journal can hold it.
     *
     * @param cle the dossier's own key
     * @return a digest that nobody can guess back once the key is destroyed
     */
    public Empreinte empreinteDeLaDemande(Cle cle) {
        List<String> champs = new ArrayList<>(List.of(
                aide,
                depot.toString(),
                demandeur.civilite(),
                demandeur.nom(),
                demandeur.prenom(),
                Objects.toString(demandeur.naissance(), ""),
                demandeur.adresse().voie(),
                demandeur.adresse().codePostal(),
                demandeur.adresse().ville(),
                Objects.toString(demandeur.adresse().insee(), ""),
                demandeur.courriel(),
                demandeur.telephone(),
                Objects.toString(foyer.personnes(), ""),
                Objects.toString(foyer.revenu(), ""),
                Objects.toString(foyer.parts(), ""),
                Objects.toString(depense.nature(), ""),
                Objects.toString(depense.etat(), ""),
                depense.designation(),
                Objects.toString(depense.date(), ""),
                Objects.toString(depense.montantTtc(), ""),
                Objects.toString(depense.montantHt(), ""),
                Objects.toString(depense.quantite(), ""),
                Objects.toString(depense.vendeur(), ""),
                depense.numeroFacture(),
                depense.numeroSerie(),
                iban == null ? "" : iban.valeur(),
                titulaire,
                Objects.toString(aidesAutres, "")));
        // Their number and kind are sealed too: an answer must never read as a file, nor a word as a yes.
        champs.add(Integer.toString(reponses.size()));
        reponses.forEach((nom, valeur) -> {
            champs.add(nom);
            champs.add(valeur.type().name());
            champs.add(valeur.toString());
        });
        for (PieceJustificative piece : pieces) {
            champs.add(piece.type());
            champs.add(piece.contenu().hexadecimal());
        }
        return cle.sceller(champs.toArray(new String[0]));
    }

    /** Names the dossier and its state, nothing of the person. */
    @Override
    public String toString() {
        return "Dossier[" + numero + ", " + etat + "]";
    }
}
