package fr.octroi.document;

import fr.octroi.calendrier.Delai;
import fr.octroi.document.Lettres.Affaire;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.recours.VoiesEtDelais;
import fr.octroi.relance.ServiceInstructeur;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** A letter that is being written: its head, its foot, and what several letters say alike. */
final class Lettre implements AutoCloseable {

    private final ServiceInstructeur service;
    private final VoiesEtDelais voies;
    private final Affaire affaire;
    private final Phrases phrases;
    private final Ecrit ecrit;

    private Lettre(ServiceInstructeur service, VoiesEtDelais voies, Affaire affaire, Phrases phrases, Ecrit ecrit) {
        this.service = service;
        this.voies = voies;
        this.affaire = affaire;
        this.phrases = phrases;
        this.ecrit = ecrit;
    }

    /** Begins a letter: who writes, to whom, when, and what about. */
    static Lettre commencer(
            ServiceInstructeur service,
            VoiesEtDelais voies,
            Affaire affaire,
            Phrases phrases,
            String objet,
            LocalDate jour,
            boolean simulation)
            throws IOException {
        String numero = affaire.dossier().numero().valeur();
        long identifiant = jour.toEpochDay() * 31 * 31 + numero.hashCode() * 31L + objet.hashCode();
        Ecrit ecrit = new Ecrit(objet + " – " + numero, affaire.reglement().autorite(), jour, identifiant, simulation);
        Lettre lettre = new Lettre(service, voies, affaire, phrases, ecrit);
        List<String> expediteur = new ArrayList<>(List.of(affaire.reglement().autorite(), service.nom()));
        expediteur.addAll(service.adresse());
        ecrit.enTete(expediteur, lettre.destinataire(), phrases.dire("date", Francais.jour(jour)));
        ecrit.titre(1, objet);
        return lettre;
    }

    /** Says which dossier the letter is about, whom to ask, and greets. */
    Lettre saluer() throws IOException {
        dire(
                "reference",
                affaire.dossier().numero().valeur(),
                Francais.jour(affaire.dossier().depot()),
                affaire.reglement().titre(),
                affaire.reglement().autorite());
        dire("suivi", service.agent(), service.qualite(), service.telephone(), service.courriel());
        ecrit.paragraphe(salutation());
        return this;
    }

    private List<String> destinataire() {
        Adresse adresse = affaire.dossier().demandeur().adressePostale();
        return Stream.of(nom(), adresse.voie(), phrases.dire("ligne.postale", adresse.codePostal(), adresse.ville()))
                .map(String::strip)
                .filter(ligne -> !ligne.isEmpty())
                .toList();
    }

    /** The family name, with the given names, as the person declared them (CRPA L111-3). */
    String nom() {
        Demandeur demandeur = affaire.dossier().demandeur();
        return (demandeur.civilite() + " " + demandeur.prenom() + " " + demandeur.nom()).strip();
    }

    private String salutation() {
        String cle = "civilite." + affaire.dossier().demandeur().civilite();
        return phrases.dire(phrases.sait(cle) ? cle : "civilite");
    }

    String adresseDuService() {
        return service.nom() + ", " + String.join(", ", service.adresse());
    }

    String courriel() {
        return service.courriel();
    }

    Lettre titre(String cle) throws IOException {
        ecrit.titre(2, phrases.dire(cle));
        return this;
    }

    Lettre dire(String cle, Object... valeurs) throws IOException {
        ecrit.paragraphe(phrases.dire(cle, valeurs));
        return this;
    }

    Lettre appuyer(String cle, Object... valeurs) throws IOException {
        ecrit.paragrapheFort(phrases.dire(cle, valeurs));
        return this;
    }

    Lettre liste(List<String> elements) throws IOException {
        ecrit.liste(elements);
        return this;
    }

    Lettre encadre(List<String> lignes) throws IOException {
        ecrit.encadre(lignes);
        return this;
    }

    Lettre tableau(String legende, List<Ecrit.Colonne> colonnes, List<List<String>> lignes, List<String> totaux)
            throws IOException {
        ecrit.tableau(legende, colonnes, lignes, totaux);
        return this;
    }

    /** Takes leave, and names who answers for the letter (CRPA L111-2, L212-1). */
    Lettre signer() throws IOException {
        ecrit.conge(
                phrases.dire("politesse", salutation()), phrases.dire("signature", service.agent(), service.qualite()));
        return this;
    }

    Lettre signature() throws IOException {
        appuyer("signature", service.agent(), service.qualite());
        return this;
    }

    /**
     * The remedies and their délais, without which none can be held against the person (CJA R421-5): at the top of a page,
     * below the end of a letter alone, where they are found again and never cut.
     */
    Lettre voies(String titre, String delai) throws IOException {
        ecrit.sautDePageApresUneLettre();
        titre(titre);
        Delai commun = new Delai(voies.delai().nombre(), voies.delai().unite(), false);
        ecrit.paragrapheFort(
                phrases.dire(delai, commun, Francais.jour(affaire.silence().date())));
        ecrit.liste(List.of(
                phrases.dire("voies.administratif", voies.recoursAdministratif(), commun),
                phrases.dire("voies.tribunal", voies.tribunal())));
        return this;
    }

    /** That a program took part, and how to know more (CRPA L311-3-1, R311-3-1-1). */
    Lettre algorithme() throws IOException {
        return titre("algorithme.titre").dire("algorithme.mention").dire("algorithme.droit", service.courriel());
    }

    void ecrire(OutputStream sortie) throws IOException {
        ecrit.ecrire(sortie);
    }

    @Override
    public void close() throws IOException {
        ecrit.close();
    }
}
