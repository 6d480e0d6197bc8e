package fr.octroi.guichet;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.LigneDeLot;
import fr.octroi.demande.Messages;
import fr.octroi.demande.Reception;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Parcours;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Ecriture;
import fr.octroi.port.PortException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** The filing of requests (<i>dépôt</i>), one alone or those of one lot. */
final class Depot {

    private final Comptoir comptoir;
    private final Acteur acteur;
    private final String aide;
    private final Set<String> dejaVus = new HashSet<>();
    private final List<PortException> inaccessibles = new ArrayList<>();

    Depot(Comptoir comptoir, Acteur acteur, String aide) {
        this.comptoir = comptoir;
        this.acteur = acteur;
        this.aide = aide;
    }

    ResultatDepot deposer(DemandeDeposee demande) {
        return recevoir(demande, 0)
                .selon(recue -> enregistrer(recue.dossier(), 0), rejetee -> new ResultatDepot.Rejete(rejetee.rejets()));
    }

    /** Files what is new in one write, which costs a store little more than one dossier does; then the rest, one by one. */
    void deposer(List<LigneDeLot> page, BiConsumer<LigneDeLot, ResultatDepot> suite) {
        List<Reception> receptions = page.stream().map(this::recevoir).toList();
        SortedSet<NumeroDossier> enregistres = enregistrerLesNouveaux(receptions);
        RuntimeException panne = null;
        for (int i = 0; i < receptions.size(); i++) {
            Optional<ResultatDepot> su = sansEcrire(receptions.get(i), enregistres);
            if (su.isEmpty() && panne == null) {
                try {
                    su = Optional.of(enregistrer(
                            ((Reception.Recue) receptions.get(i)).dossier(),
                            page.get(i).ligne()));
                } catch (PortException echec) {
                    if (echec.nature() == PortException.Nature.DEFINITIVE) {
                        inaccessibles.add(echec);
                    } else {
                        panne = echec;
                    }
                } catch (ConflitDeVersionException echec) {
                    panne = echec;
                }
            }
            // What was filed is told, whatever becomes of the rest: handed in again, it would only be known.
            LigneDeLot ligne = page.get(i);
            su.ifPresent(resultat -> suite.accept(ligne, resultat));
        }
        if (panne != null) {
            throw panne;
        }
    }

    /** Ends a lot: a dossier that the store cannot give, or take, stopped no other, and is told now. */
    void finir() {
        if (!inaccessibles.isEmpty()) {
            PortException premier = inaccessibles.get(0);
            inaccessibles.stream().filter(autre -> autre != premier).forEach(premier::addSuppressed);
            throw premier;
        }
    }

    /** What becomes of a line that needs no write of its own. */
    private static Optional<ResultatDepot> sansEcrire(Reception reception, SortedSet<NumeroDossier> enregistres) {
        return reception.selon(
                recue -> Optional.of(recue.dossier().numero())
                        .filter(enregistres::contains)
                        .map(ResultatDepot.Enregistre::new),
                rejetee -> Optional.of(new ResultatDepot.Rejete(rejetee.rejets())));
    }

    private Reception recevoir(LigneDeLot ligne) {
        if (!ligne.numero().isBlank() && !dejaVus.add(ligne.numero())) {
            return new Reception.Rejetee(
                    List.of(Messages.rejet(ligne.ligne(), ligne.numero(), "numero", "NUMERO_EN_DOUBLE")));
        }
        return ligne.selon(
                lue -> recevoir(lue.demande(), lue.ligne()), illisible -> new Reception.Rejetee(illisible.rejets()));
    }

    private Reception recevoir(DemandeDeposee demande, int ligne) {
        return Reception.recevoir(
                demande, aide, ligne, comptoir.aujourdhui(), comptoir.reglages().validateur());
    }

    private SortedSet<NumeroDossier> enregistrerLesNouveaux(List<Reception> receptions) {
        SortedMap<NumeroDossier, Dossier> nouveaux = new TreeMap<>();
        for (Reception reception : receptions) {
            if (reception instanceof Reception.Recue recue) {
                nouveaux.put(recue.dossier().numero(), recue.dossier());
            }
        }
        if (!nouveaux.isEmpty()) {
            nouveaux.keySet().removeAll(comptoir.ports().dossiers().connus(new TreeSet<>(nouveaux.keySet())));
        }
        if (nouveaux.isEmpty()) {
            return Collections.emptySortedSet();
        }
        // An aid that the catalogue lacks is told before any key is made.
        nouveaux.values().forEach(comptoir::reglement);
        SortedMap<NumeroDossier, Cle> cles = comptoir.ports().cles().dossiers(new TreeSet<>(nouveaux.keySet()));
        Cle organisation = comptoir.ports().cles().organisation();
        List<Ecriture.Changement> changements = new ArrayList<>();
        nouveaux.forEach((numero, recu) -> {
            Empreinte demande = recu.empreinteDeLaDemande(Objects.requireNonNull(cles.get(numero)));
            changements.add(comptoir.changement(0, recu, faits(recu, demande), organisation));
        });
        try {
            comptoir.ports()
                    .dossiers()
                    .ecrire(new Ecriture(comptoir.reglages().horloge().instant(), acteur, changements));
        } catch (ConflitDeVersionException autreDepot) {
            // Somebody files one of them at this moment: each is then looked at by itself.
            return Collections.emptySortedSet();
        }
        return new TreeSet<>(nouveaux.keySet());
    }

    private static List<Fait> faits(Dossier recu, Empreinte demande) {
        List<Fait> faits = new ArrayList<>();
        faits.add(new Fait.DemandeEnregistree(recu.aide(), recu.depot(), demande));
        for (PieceJustificative piece : recu.pieces()) {
            faits.add(new Fait.PieceRecue(piece.type(), piece.contenu(), piece.taille(), piece.recue()));
        }
        return faits;
    }

    private ResultatDepot enregistrer(Dossier recu, int ligne) {
        // Before its key is asked for: that of a dossier that was erased must not come back.
        Optional<Pris> present = comptoir.prendre(recu.numero());
        if (present.isEmpty() && comptoir.estPris(recu.numero())) {
            // Somebody may have filed it between the two questions.
            present = comptoir.prendre(recu.numero());
            if (present.isEmpty()) {
                return new ResultatDepot.Rejete(
                        List.of(Messages.rejet(ligne, recu.numero().valeur(), "numero", "NUMERO_EFFACE")));
            }
        }
        comptoir.reglement(recu);
        Empreinte demande = recu.empreinteDeLaDemande(comptoir.ports().cles().dossier(recu.numero()));
        if (present.isEmpty()) {
            comptoir.ecrire(acteur, new Pris(recu, 0, Parcours.rejouer(List.of())), faits(recu, demande));
            return new ResultatDepot.Enregistre(recu.numero());
        }
        Pris connu = present.get();
        if (connu.parcours().demandeInitiale().filter(demande::equals).isPresent()
                || connu.parcours().rectifiees().contains(demande)
                || connu.dossier().divergences().contains(demande)) {
            return new ResultatDepot.DejaConnu(recu.numero());
        }
        EtatDossier etat = connu.etat().estEnInstruction() ? EtatDossier.A_EXAMINER : connu.etat();
        comptoir.ecrire(
                acteur,
                connu,
                connu.dossier().avecDivergence(demande),
                List.of(new Fait.DepotDivergent(demande, etat)));
        return new ResultatDepot.Divergent(recu.numero());
    }
}
