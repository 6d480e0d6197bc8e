package fr.octroi.tck.temoin;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.journal.Entree;
import fr.octroi.memoire.DossiersEnMemoire;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Dossiers;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Envois;
import fr.octroi.port.Journaux;
import fr.octroi.port.Message;
import fr.octroi.port.MessageEnAttente;
import fr.octroi.port.Registres;
import fr.octroi.port.Versionne;
import fr.octroi.tck.Magasin;
import fr.octroi.versement.Bordereau;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/** A sound store, for a witness to break in one place. */
class MagasinDelegue implements Dossiers, Journaux, Registres, Envois {

    final DossiersEnMemoire sain = new DossiersEnMemoire();

    Magasin magasin() {
        return new Magasin(this, this, this, this);
    }

    @Override
    public Optional<DossierEnregistre> trouver(NumeroDossier numero) {
        return sain.trouver(numero);
    }

    @Override
    public SortedSet<NumeroDossier> connus(SortedSet<NumeroDossier> numeros) {
        return sain.connus(numeros);
    }

    @Override
    public SortedSet<NumeroDossier> porteurs(Repere repere) {
        return sain.porteurs(repere);
    }

    @Override
    public List<NumeroDossier> apres(@Nullable NumeroDossier curseur, int taille) {
        return sain.apres(curseur, taille);
    }

    @Override
    public List<NumeroDossier> enEtat(Set<EtatDossier> etats, @Nullable NumeroDossier curseur, int taille) {
        return sain.enEtat(etats, curseur, taille);
    }

    @Override
    public Optional<Versionne<SeanceBureau>> seance(String code) {
        return sain.seance(code);
    }

    @Override
    public List<SeanceBureau> seances() {
        return sain.seances();
    }

    @Override
    public Optional<Versionne<Enveloppe>> enveloppe(String code) {
        return sain.enveloppe(code);
    }

    @Override
    public Optional<Versionne<Bordereau>> bordereau(String code) {
        return sain.bordereau(code);
    }

    @Override
    public List<MessageEnAttente> enAttente(Instant maintenant, int taille) {
        return sain.enAttente(maintenant, taille);
    }

    @Override
    public void differer(String cle, Instant aPartirDe, String motif) {
        sain.differer(cle, aPartirDe, motif);
    }

    @Override
    public List<MessageEnAttente> attentes(int taille) {
        return sain.attentes(taille);
    }

    @Override
    public void ecrire(Ecriture ecriture) {
        sain.ecrire(ecriture);
    }

    @Override
    public List<Entree> entrees(NumeroDossier numero) {
        return sain.entrees(numero);
    }

    @Override
    public List<Entree> recues(NumeroDossier numero) {
        return sain.recues(numero);
    }

    @Override
    public void recevoir(List<Entree> entrees) {
        sain.recevoir(entrees);
    }

    long versionDe(NumeroDossier numero) {
        return sain.trouver(numero).map(DossierEnregistre::version).orElse(0L);
    }

    /** Returns what waits like another but for its message. */
    static MessageEnAttente avecMessage(MessageEnAttente attente, Message message) {
        return new MessageEnAttente(message, attente.tentatives(), attente.motif(), attente.aPartirDe());
    }

    /** Returns a message that was never tried. */
    static MessageEnAttente neuf(Message message) {
        return new MessageEnAttente(message, 0, "", null);
    }

    /** Returns a write like another but for its changes. */
    static Ecriture avec(Ecriture ecriture, List<Ecriture.Changement> changements) {
        return new Ecriture(
                ecriture.instant(),
                ecriture.auteur(),
                changements,
                ecriture.messages(),
                ecriture.partis(),
                ecriture.seances(),
                ecriture.enveloppes(),
                ecriture.bordereaux(),
                ecriture.effacements());
    }

    /** Returns a write like another but for its messages. */
    static Ecriture avecEnvois(Ecriture ecriture, List<Message> messages, List<String> partis) {
        return new Ecriture(
                ecriture.instant(),
                ecriture.auteur(),
                ecriture.changements(),
                messages,
                partis,
                ecriture.seances(),
                ecriture.enveloppes(),
                ecriture.bordereaux(),
                ecriture.effacements());
    }

    /** Returns a write like another but for what it writes of sessions and envelopes. */
    static Ecriture avecRegistres(
            Ecriture ecriture, List<Versionne<SeanceBureau>> seances, List<Versionne<Enveloppe>> enveloppes) {
        return new Ecriture(
                ecriture.instant(),
                ecriture.auteur(),
                ecriture.changements(),
                ecriture.messages(),
                ecriture.partis(),
                seances,
                enveloppes,
                ecriture.bordereaux(),
                ecriture.effacements());
    }
}
