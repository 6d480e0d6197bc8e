package fr.octroi.journal;

import fr.octroi.bureau.Motif;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.relance.Capacite;
import fr.octroi.versement.CoordonneesBancaires;
import fr.octroi.versement.Indu;
import fr.octroi.versement.SuiteDeRejet;
import fr.octroi.versement.Versement;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@link Relecture} knows of the account, of the payments to it and of the claims that followed. */
final class PaiementsRelus {

    private final ExamenRelu examen;
    private final SeancesRelues seances;

    @Nullable
    Empreinte compteVerifie;

    @Nullable
    Empreinte compteChange;

    final SortedSet<Empreinte> comptesRefuses = new TreeSet<>();
    CoordonneesBancaires.@Nullable Changement changement;
    boolean compteDuDefunt;
    final Map<String, Versement> versements = new LinkedHashMap<>();
    final Map<String, String> bordereaux = new LinkedHashMap<>();

    @Nullable
    SuiteDeRejet suiteDuRejet;

    @Nullable
    LocalDate paye;

    final Map<String, Indu> indus = new LinkedHashMap<>();

    PaiementsRelus(ExamenRelu examen, SeancesRelues seances) {
        this.examen = examen;
        this.seances = seances;
    }

    void lire(NumeroDossier numero, Acteur auteur, FaitDePaiement fait) {
        if (fait instanceof FaitDePaiement.CompteVerifie verifie) {
            compteVerifie = verifie.compte();
        } else if (fait instanceof FaitDePaiement.CompteChange change) {
            changerDeCompte(change, auteur);
        } else if (fait instanceof FaitDePaiement.CompteConfirme confirme) {
            if (changement != null) {
                changement = new CoordonneesBancaires.Changement(changement.jour(), changement.auteur(), auteur);
                // Entered before the death was known, it may be the heirs' all the same: a second person says so.
                compteDuDefunt &= !changement.estConfirme();
            }
            compteVerifie = confirme.compte();
        } else if (fait instanceof FaitDePaiement.VersementLiquide liquide) {
            bordereaux.put(liquide.reference(), liquide.bordereau());
            versements.put(
                    liquide.reference(),
                    new Versement(
                            liquide.reference(),
                            numero,
                            liquide.acte(),
                            liquide.montant(),
                            liquide.compte(),
                            Versement.Etat.LIQUIDE));
        } else if (fait instanceof FaitDePaiement.VersementSuivi suivi) {
            suivre(suivi);
        } else if (fait instanceof FaitDePaiement.VersementAnnule annule) {
            passer(annule.reference(), Versement.Etat.ANNULE);
        } else if (fait instanceof FaitDePaiement.CreditsReportes reportes) {
            seances.reporter(reportes.enveloppe());
        } else if (fait instanceof FaitDePaiement.InduConstate constate) {
            indus.put(
                    constate.reference(),
                    new Indu(
                            constate.reference(),
                            numero,
                            constate.versement(),
                            constate.montant(),
                            new Motif(constate.motif(), constate.article()),
                            constate.jour(),
                            Indu.Etat.CONSTATE));
        } else if (fait instanceof FaitDePaiement.InduSuivi suivi) {
            indus.computeIfPresent(suivi.reference(), (reference, indu) -> {
                Champs.refuserSi(!indu.etat().permet(suivi.indu()));
                return indu.avecEtat(suivi.indu());
            });
        }
    }

    private void changerDeCompte(FaitDePaiement.CompteChange change, Acteur auteur) {
        compteChange = change.compte();
        compteVerifie = null;
        // Freed or open again: whoever enters it anew stands for it, and a second person with him.
        comptesRefuses.remove(change.compte());
        compteDuDefunt = false;
        if (suiteDuRejet != null && suiteDuRejet.signal().isEmpty()) {
            suiteDuRejet = null;
        }
        changement = new CoordonneesBancaires.Changement(change.jour(), auteur, null);
        examen.changerDeCompte(change.jour());
    }

    private void suivre(FaitDePaiement.VersementSuivi suivi) {
        passer(suivi.reference(), suivi.versement());
        if (suivi.versement() == Versement.Etat.PAYE) {
            paye = suivi.jour();
        } else if (!suivi.versement().estActif()) {
            // A rejected account is trusted no more: another one, or the same one confirmed, must come.
            compteVerifie = null;
            paye = null;
            suiteDuRejet = suivi.suite();
            if (suivi.suite() != null) {
                examen.signaler(suivi.suite().signal());
            }
            if (suivi.suite() == SuiteDeRejet.NOUVEAU_RIB) {
                Optional.ofNullable(versements.get(suivi.reference()))
                        .ifPresent(versement -> comptesRefuses.add(versement.compte()));
            }
        }
    }

    private void passer(String reference, Versement.Etat etat) {
        versements.computeIfPresent(reference, (sienne, versement) -> {
            Champs.refuserSi(!versement.etat().permet(etat));
            return versement.avecEtat(etat);
        });
    }

    /** A death is taken back only when he is said at once to act for himself: any other capacity leaves the account the deceased's. */
    void signaler(Capacite avant, Capacite apres) {
        boolean erreur = avant == Capacite.DECES && apres == Capacite.PLEINE;
        compteDuDefunt = apres == Capacite.DECES || (compteDuDefunt && !erreur);
    }
}
