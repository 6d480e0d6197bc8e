package fr.octroi.journal;

import fr.octroi.calendrier.Suspension;
import fr.octroi.reglement.ModeleDeLettre;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What {@link Relecture} knows of the demands to the applicant, and of what came for them. */
final class DemandesRelues {

    private final EnvoisRelus envois;
    private final List<Attente> attentes = new ArrayList<>();
    final List<String> relances = new ArrayList<>();
    private boolean conclue;

    private @Nullable LocalDate dernierComplement;

    /** The demand whose time a limitation took: it is made again. */
    private int interrompue = -1;

    DemandesRelues(EnvoisRelus envois) {
        this.envois = envois;
    }

    /** A demand, its letters, and the day on which each thing asked for came, or was found not to be missing. */
    private record Attente(DemandeDeComplement demande, Set<String> lettres, Map<String, LocalDate> venus) {

        Attente(DemandeDeComplement demande) {
            this(demande, new LinkedHashSet<>(), new HashMap<>());
        }

        void recevoir(String sujet, LocalDate jour) {
            venus.putIfAbsent(sujet, jour);
        }

        List<Element> attendus() {
            return demande.elements().stream()
                    .filter(element -> !venus.containsKey(element.sujet()))
                    .toList();
        }

        /** The day on which nothing indispensable was awaited any more, empty while something is. */
        Optional<LocalDate> reponse() {
            return attendus().stream().anyMatch(Element::indispensable)
                    ? Optional.empty()
                    : demande.elements().stream()
                            .filter(Element::indispensable)
                            .flatMap(element -> Stream.ofNullable(venus.get(element.sujet())))
                            .max(LocalDate::compareTo);
        }
    }

    /** A letter that still waits to leave is that of the demand made in the place of its own. */
    void demander(DemandeDeComplement demande) {
        Attente nouvelle = new Attente(demande);
        if (!attentes.isEmpty()) {
            lettres(derniere())
                    .filter(Envoi::attend)
                    .forEach(envoi -> nouvelle.lettres().add(envoi.cle()));
            derniere().lettres().removeAll(nouvelle.lettres());
        }
        attentes.add(nouvelle);
        relances.clear();
        conclue = false;
        dernierComplement = null;
    }

    void confier(FaitDeRelance.MessageConfie confie) {
        if (ModeleDeLettre.DEMANDE_COMPLEMENT.aPourCode(confie.modele()) && !attentes.isEmpty()) {
            derniere().lettres().add(confie.cle());
        }
    }

    void recevoir(String sujet, LocalDate jour) {
        attentes.forEach(attente -> attente.recevoir(sujet, jour));
    }

    /** Bank details came: nothing else is asked for without being indispensable. */
    void recevoirLeCompte(LocalDate jour) {
        attentes.forEach(attente -> attente.attendus().stream()
                .filter(element -> !element.indispensable())
                .forEach(element -> attente.recevoir(element.sujet(), jour)));
    }

    /** Something came on this day that may be what was asked for, under another name. */
    void completer(LocalDate jour) {
        dernierComplement = jour;
    }

    void instruire(Fait.InstructionFaite faite) {
        switch (faite.etat()) {
            case ACCORD_PROPOSE, A_COMPLETER -> {
                SortedSet<String> absents = new TreeSet<>();
                faite.manques().forEach(manque -> absents.add(manque.sujet()));
                attentes.forEach(attente -> attente.attendus().stream()
                        .map(Element::sujet)
                        .filter(sujet -> !absents.contains(sujet))
                        .forEach(sujet -> attente.recevoir(sujet, trouve(attente, faite))));
            }
            case REFUS_PROPOSE -> conclue = true;
            default -> {}
        }
    }

    /** The day on which what was asked for came under another name, or proved never to have been missing. */
    private LocalDate trouve(Attente attente, Fait.InstructionFaite faite) {
        LocalDate jour = dernierComplement != null ? dernierComplement : faite.complet();
        return jour != null ? jour : attente.demande().jour();
    }

    void conclure() {
        conclue = true;
    }

    void reprendre() {
        conclue = false;
    }

    /** A letter that still waits says its own deadline on the day it leaves. */
    void interrompre() {
        if (ouverte().isPresent() && lettres(derniere()).noneMatch(Envoi::attend)) {
            interrompue = attentes.size() - 1;
        }
    }

    boolean interrompue() {
        return interrompue >= 0 && interrompue == attentes.size() - 1;
    }

    List<DemandeDeComplement> toutes() {
        return attentes.stream().map(Attente::demande).toList();
    }

    /** The last demand, with what is still awaited of it. */
    Optional<DemandeDeComplement> ouverte() {
        if (attentes.isEmpty() || conclue || derniere().attendus().isEmpty()) {
            return Optional.empty();
        }
        DemandeDeComplement demande = derniere().demande();
        return Optional.of(new DemandeDeComplement(
                demande.jour(), demande.limite(), derniere().attendus()));
    }

    boolean atteinte() {
        return !attentes.isEmpty() && estAtteinte(derniere());
    }

    boolean perdue() {
        return !attentes.isEmpty()
                && lettres(derniere())
                        .filter(envoi -> envoi.canal().porteUnActe())
                        .noneMatch(envoi -> envoi.attend() || envoi.etat() == Envoi.Etat.REMIS);
    }

    /** Whether a message is a letter of the last demand. */
    boolean estSaLettre(String cle) {
        return !attentes.isEmpty() && derniere().lettres().contains(cle);
    }

    /** One per demand that suspends and reached its addressee, as his answer shows too, ended by its answer when that came earlier. */
    List<Suspension> suspensions() {
        return attentes.stream()
                .filter(attente -> estAtteinte(attente)
                        || (estPartie(attente) && attente.reponse().isPresent()))
                .flatMap(attente ->
                        attente.demande().suspension(attente.reponse().orElse(null)).stream())
                .toList();
    }

    private boolean estAtteinte(Attente attente) {
        return lettres(attente).anyMatch(Envoi::aAtteint);
    }

    private boolean estPartie(Attente attente) {
        return lettres(attente)
                .anyMatch(envoi -> envoi.etat() == Envoi.Etat.REMIS || envoi.etat() == Envoi.Etat.REVENU);
    }

    private Attente derniere() {
        return attentes.get(attentes.size() - 1);
    }

    private Stream<Envoi> lettres(Attente attente) {
        return envois.parmi(attente.lettres());
    }
}
