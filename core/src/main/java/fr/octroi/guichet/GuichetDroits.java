package fr.octroi.guichet;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Cle;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.demande.DemandeDeposee;
import fr.octroi.demande.Messages;
import fr.octroi.demande.Reception;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.guichet.Comptoir.Pris;
import fr.octroi.guichet.Habilitations.Operation;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.PortException;
import fr.octroi.recours.Limitation;
import fr.octroi.reglement.Financeur;
import fr.octroi.reglement.ModeleDeLettre;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The counter of the rights that persons have over their data: rectification (RGPD art. 16), limitation (art. 18) and objection (art. 21).
 *
 * <p>While a dossier is limited, what happens outside is written down, and nothing is begun: no message leaves but the notice that this
 * is to end, nothing is instructed, put on an agenda, decided, paid or erased. Each act stands in the journal with its day, its ground and who
 * decided it.
 */
public final class GuichetDroits {

    private final Comptoir comptoir;

    GuichetDroits(Comptoir comptoir) {
        this.comptoir = comptoir;
    }

    /**
     * Puts right what a dossier declares (<i>rectification</i>, RGPD art. 16): who asks and where he lives, the household, the expense, other
     * aids, answers; in any state, and while the dossier is limited.
     *
     * <p>What could still be instructed goes back to be looked at, and what a person had lifted or judged of it is to be looked at anew; what was decided
     * stands, and another decision is a matter of appeal or withdrawal; on a frozen agenda, it is neither granted nor refused before it was looked at
     * again. The account, the ways to reach the applicant and the files have acts of their own, and the day of
     * filing stays. What was wrong is not kept: a proposal that rested on it is replayed no more, and says so.
     *
     * @param acteur who decides it
     * @param juste the request as it should have been, under the same number
     * @param raison why, a code of at most 40 upper-case letters, digits and {@code _ . -}
     * @return {@link ResultatDepot.DejaConnu} when the dossier declares that already; {@link ResultatDepot.Rejete} for a request that has
     *     faults, {@code NUMERO_INCONNU} or {@code NUMERO_EFFACE} where there is no such dossier, {@code FINANCEURS_ENGAGES} when the version of the
     *     règlement that the right date chooses has other funders than those whose money is set aside
     * @throws AccesRefuseException when the role may not
     * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE} for a reason of another form, {@code AIDE_INCONNUE} when the aid
     *     left the catalogue, {@code REPONSES_TROP_NOMBREUSES}
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public ResultatDepot rectifier(Acteur acteur, DemandeDeposee juste, String raison) {
        Habilitations.exiger(acteur, Operation.RECTIFIER);
        Optional<NumeroDossier> numero = numero(juste);
        if (numero.isPresent()) {
            Optional<Pris> present = comptoir.prendre(numero.get());
            if (present.isEmpty()) {
                String code = comptoir.estPris(numero.get()) ? "NUMERO_EFFACE" : "NUMERO_INCONNU";
                return new ResultatDepot.Rejete(
                        List.of(Messages.rejet(0, numero.get().valeur(), "numero", code)));
            }
            return Reception.recevoir(
                            juste,
                            present.get().dossier().aide(),
                            0,
                            comptoir.aujourdhui(),
                            comptoir.reglages().validateur())
                    .selon(
                            recue -> rectifier(acteur, present.get(), recue.dossier(), raison),
                            rejetee -> new ResultatDepot.Rejete(rejetee.rejets()));
        }
        return new ResultatDepot.Rejete(List.of(Messages.rejet(0, "", "numero", "NUMERO_INVALIDE")));
    }

    /**
     * Whether money is set aside, engaged or paid for it, by funders that its règlement names: of one that was given up on a frozen agenda, or
     * withdrawn once paid, it still is.
     */
    private static boolean estEngage(Pris pris) {
        return switch (pris.etat()) {
            case EN_SEANCE, ACCORDE, EXECUTOIRE, LIQUIDE, PAIEMENT_REJETE, PAYE -> true;
            default ->
                pris.parcours().inscription().isPresent()
                        || pris.parcours().versements().stream()
                                .anyMatch(versement -> versement.etat().estActif());
        };
    }

    private static Optional<NumeroDossier> numero(DemandeDeposee demande) {
        try {
            return Optional.of(new NumeroDossier(demande.numero()));
        } catch (ValeurInvalideException autreForme) {
            return Optional.empty();
        }
    }

    private ResultatDepot rectifier(Acteur acteur, Pris pris, Dossier juste, String raison) {
        List<Financeur> financeurs = comptoir.reglement(juste).definition().financeurs();
        if (!financeurs.equals(comptoir.reglement(pris.dossier()).definition().financeurs()) && estEngage(pris)) {
            return new ResultatDepot.Rejete(
                    List.of(Messages.rejet(0, pris.numero().valeur(), "achat", "FINANCEURS_ENGAGES")));
        }
        Cle cle = comptoir.ports().cles().dossier(pris.numero());
        Empreinte demande = juste.empreinteDeLaDemande(cle);
        Dossier rectifie = pris.dossier().avecDeclaration(juste, demande);
        if (rectifie.equals(pris.dossier())) {
            return new ResultatDepot.DejaConnu(pris.numero());
        }
        comptoir.ecrire(
                acteur,
                pris,
                rectifie,
                List.of(new FaitDArchive.DeclarationRectifiee(
                        demande,
                        rectifie.empreinteDeLaDemande(cle),
                        raison,
                        comptoir.aujourdhui(),
                        pris.etat().estEnInstruction() ? EtatDossier.DEPOSE : pris.etat())));
        return new ResultatDepot.Enregistre(pris.numero());
    }

    /**
     * Limits what is done with a dossier to keeping it (<i>limitation</i>), at once.
     *
     * <p>An objection does so too ({@link Limitation.Motif#OPPOSITION}), until it is answered: {@link #annoncerLevee} and {@link #lever} when
     * the authority has compelling grounds, {@link #accueillirOpposition} when it has none.
     *
     * @param acteur who decides it
     * @param numero the dossier
     * @param motif on what ground
     * @param demande the day on which the person asked for it, not before the filing nor after today
     * @return {@link Effet#DEJA_FAIT} when it is limited on that ground, {@link Effet#IMPOSSIBLE} on another day
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet limiter(Acteur acteur, NumeroDossier numero, Limitation.Motif motif, LocalDate demande) {
        Habilitations.exiger(acteur, Operation.LIMITER);
        return comptoir.avec(numero, pris -> {
            if (trouver(pris, motif).isPresent()) {
                return Effet.DEJA_FAIT;
            }
            return passe(pris, demande)
                    ? comptoir.ecrire(
                            acteur, pris, new FaitDArchive.TraitementLimite(motif, demande, comptoir.aujourdhui()))
                    : Effet.IMPOSSIBLE;
        });
    }

    /**
     * Tells the person by a message that a limitation is to be lifted, and why (RGPD art. 18, 3); it stays until {@link #lever}.
     *
     * @param acteur who decides it
     * @param numero the dossier
     * @param motif which limitation
     * @param raison why, a code of at most 40 upper-case letters, digits and {@code _ . -}
     * @return {@link Effet#DEJA_FAIT} when that was announced and waits to leave, or arrived; {@link Effet#IMPOSSIBLE} without such a
     *     limitation, for an objection that was accepted, and when no channel is left: {@link #prevenirAutrement} then
     * @throws AccesRefuseException when the role may not
     * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE} for a reason of another form
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet annoncerLevee(Acteur acteur, NumeroDossier numero, Limitation.Motif motif, String raison) {
        Habilitations.exiger(acteur, Operation.LIMITER);
        Fait annonce = new FaitDArchive.LeveeAnnoncee(motif, raison, null);
        return comptoir.avec(numero, pris -> {
            Optional<Limitation> limitation = aLever(pris, motif);
            if (limitation.isEmpty()) {
                return Effet.IMPOSSIBLE;
            }
            boolean dite = raison.equals(limitation.get().raisonDeLevee())
                    && (limitation.get().estPrevenue() || pris.parcours().estEnRouteLaLevee(motif));
            if (dite) {
                return Effet.DEJA_FAIT;
            }
            // Two notices of one day are two letters: the number of those before tells them apart.
            String occasion = motif + " " + raison + " "
                    + pris.parcours().envois().stream()
                            .filter(envoi -> ModeleDeLettre.LEVEE_DE_LIMITATION.aPourCode(envoi.modele()))
                            .count();
            return comptoir.message(pris, ModeleDeLettre.LEVEE_DE_LIMITATION, occasion)
                    .map(message -> comptoir.ecrire(acteur, pris, annonce, message))
                    .orElse(Effet.IMPOSSIBLE);
        });
    }

    /**
     * Records that the person was told otherwise, by hand or by a letter of the host's own, that a limitation is to be lifted.
     *
     * @param acteur who says so
     * @param numero the dossier
     * @param motif which limitation
     * @param raison why it is lifted, a code of at most 40 upper-case letters, digits and {@code _ . -}
     * @param jour the day on which the person was told, not after today
     * @return {@link Effet#DEJA_FAIT} when he was told that, {@link Effet#IMPOSSIBLE} without such a limitation, for an objection that was
     *     accepted, and on another day
     * @throws AccesRefuseException when the role may not
     * @throws fr.octroi.commun.ValeurInvalideException {@code FAIT_INVALIDE} for a reason of another form
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet prevenirAutrement(
            Acteur acteur, NumeroDossier numero, Limitation.Motif motif, String raison, LocalDate jour) {
        Habilitations.exiger(acteur, Operation.LIMITER);
        Fait annonce = new FaitDArchive.LeveeAnnoncee(motif, raison, jour);
        return comptoir.avec(numero, pris -> {
            Optional<Limitation> limitation = aLever(pris, motif);
            if (limitation.isEmpty()
                    || !passe(pris, jour)
                    || jour.isBefore(limitation.get().demande())) {
                return Effet.IMPOSSIBLE;
            }
            return limitation.get().estPrevenue()
                            && raison.equals(limitation.get().raisonDeLevee())
                    ? Effet.DEJA_FAIT
                    : comptoir.ecrire(acteur, pris, annonce);
        });
    }

    /**
     * Lifts a limitation of which the person was told that it ends: what it stopped goes on, unless another is in force.
     *
     * @param acteur who decides it
     * @param numero the dossier
     * @param motif which limitation
     * @return {@link Effet#DEJA_FAIT} when there is none, {@link Effet#IMPOSSIBLE} while the person was not told, and for an objection
     *     that was accepted
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet lever(Acteur acteur, NumeroDossier numero, Limitation.Motif motif) {
        Habilitations.exiger(acteur, Operation.LIMITER);
        return comptoir.avec(numero, pris -> {
            if (trouver(pris, motif).isEmpty()) {
                return Effet.DEJA_FAIT;
            }
            return aLever(pris, motif)
                    .filter(Limitation::estPrevenue)
                    .flatMap(limitation -> Optional.ofNullable(limitation.raisonDeLevee()))
                    .map(raison -> comptoir.ecrire(
                            acteur, pris, new FaitDArchive.LimitationLevee(motif, raison, comptoir.aujourdhui())))
                    .orElse(Effet.IMPOSSIBLE);
        });
    }

    /**
     * Accepts an objection: the authority has no compelling ground, and nothing more is ever done with the dossier (RGPD art. 21, 1).
     *
     * <p>What was under way ends as if the person had given up, what was engaged is free again, and the dossier goes at the end of its
     * time (art. 17, 1, c); nothing that is left of parts of it is compared any more. A payment that is under way is told to its end; where it came back, the same call ends the dossier then.
     *
     * @param acteur who decides it
     * @param numero the dossier
     * @return {@link Effet#DEJA_FAIT} when it was accepted, {@link Effet#IMPOSSIBLE} when nobody objects
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet accueillirOpposition(Acteur acteur, NumeroDossier numero) {
        Habilitations.exiger(acteur, Operation.LIMITER);
        Effet effet = comptoir.avec(
                numero,
                pris -> trouver(pris, Limitation.Motif.OPPOSITION)
                        .map(limitation ->
                                limitation.estAccueillie() && !pris.etat().permet(EtatDossier.DESISTE)
                                        ? Effet.DEJA_FAIT
                                        : accueillir(acteur, pris))
                        .orElse(Effet.IMPOSSIBLE));
        if (effet == Effet.FAIT || effet == Effet.DEJA_FAIT) {
            // A part of it that ended before may have left something: the same call again takes what this one could
            // not.
            comptoir.ports().residus().oublier(numero);
        }
        return effet;
    }

    private Effet accueillir(Acteur acteur, Pris pris) {
        if (!pris.etat().permet(EtatDossier.DESISTE)) {
            return comptoir.ecrire(
                    acteur, pris, new FaitDArchive.OppositionAccueillie(comptoir.aujourdhui(), pris.etat()));
        }
        return comptoir.ecrireEtDesengager(
                acteur, pris, new FaitDArchive.OppositionAccueillie(comptoir.aujourdhui(), EtatDossier.DESISTE));
    }

    /**
     * Lets a dossier be processed though it is limited, from now on (RGPD art. 18, 2); it is kept all the same.
     *
     * @param acteur who decides it
     * @param numero the dossier
     * @param derogation what for
     * @return {@link Effet#DEJA_FAIT} when that is admitted, {@link Effet#IMPOSSIBLE} when the dossier is not limited, or an objection was
     *     accepted
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet deroger(Acteur acteur, NumeroDossier numero, Limitation.Derogation derogation) {
        Habilitations.exiger(acteur, Operation.LIMITER);
        return comptoir.avec(numero, pris -> {
            if (pris.parcours().derogations().contains(derogation)) {
                return Effet.DEJA_FAIT;
            }
            boolean possible = !pris.parcours().limitations().isEmpty()
                    && pris.parcours().limitations().stream().noneMatch(Limitation::estAccueillie);
            return possible
                    ? comptoir.ecrire(
                            acteur, pris, new FaitDArchive.DerogationAdmise(derogation, comptoir.aujourdhui()))
                    : Effet.IMPOSSIBLE;
        });
    }

    /**
     * Ends that: the person changed his mind, or what it was needed for is over.
     *
     * @param acteur who decides it
     * @param numero the dossier
     * @param derogation what it was for
     * @return {@link Effet#DEJA_FAIT} when nothing of the kind is admitted
     * @throws AccesRefuseException when the role may not
     * @throws PortException when a store fails
     * @throws ConflitDeVersionException when somebody else writes the dossier meanwhile
     */
    public Effet finirDerogation(Acteur acteur, NumeroDossier numero, Limitation.Derogation derogation) {
        Habilitations.exiger(acteur, Operation.LIMITER);
        return comptoir.avec(
                numero,
                pris -> pris.parcours().derogations().contains(derogation)
                        ? comptoir.ecrire(
                                acteur, pris, new FaitDArchive.DerogationFinie(derogation, comptoir.aujourdhui()))
                        : Effet.DEJA_FAIT);
    }

    private static Optional<Limitation> trouver(Pris pris, Limitation.Motif motif) {
        return pris.parcours().limitations().stream()
                .filter(limitation -> limitation.motif() == motif)
                .findFirst();
    }

    private static Optional<Limitation> aLever(Pris pris, Limitation.Motif motif) {
        return trouver(pris, motif).filter(limitation -> !limitation.estAccueillie());
    }

    private boolean passe(Pris pris, LocalDate jour) {
        return !jour.isBefore(pris.dossier().depot()) && !jour.isAfter(comptoir.aujourdhui());
    }
}
