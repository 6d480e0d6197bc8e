package fr.octroi.journal;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Observation;
import fr.octroi.reglement.GenreDoublon;
import fr.octroi.relance.DemandeDeComplement;
import fr.octroi.relance.DemandeDeComplement.Element;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What {@link Relecture} knows of what was declared, received and instructed. */
final class ExamenRelu {

    private final DemandesRelues demandes;

    @Nullable
    Empreinte demandeInitiale;

    final SortedSet<Empreinte> rectifiees = new TreeSet<>();

    /** The first day on which what is declared was put right since the agenda was frozen. */
    @Nullable
    LocalDate rectifieLe;

    @Nullable
    LocalDate rectifieIncomplet;

    @Nullable
    LocalDate rouvert;

    Fait.@Nullable InstructionFaite instruction;
    FaitDeRelance.@Nullable CarenceConstatee carence;

    @Nullable
    Instant proposeA;

    boolean aRevoir;

    /** Each signal that was lifted, with the types of the pieces and the facts that came since. */
    final SortedMap<String, SortedSet<String>> leves = new TreeMap<>();

    final SortedMap<Empreinte, Observation> jugements = new TreeMap<>();
    final SortedMap<String, LocalDate> informations = new TreeMap<>();
    final SortedSet<String> venusDepuisLInscription = new TreeSet<>();
    private final SortedSet<String> venusDepuisLInstruction = new TreeSet<>();

    ExamenRelu(DemandesRelues demandes) {
        this.demandes = demandes;
    }

    void lire(Fait fait, Instant instant) {
        if (fait instanceof Fait.DemandeEnregistree demande) {
            demandeInitiale = demande.demande();
        } else if (fait instanceof Fait.PieceRecue piece) {
            recevoir(piece.type(), piece.recue());
        } else if (fait instanceof Fait.PieceJugee jugee) {
            jugements.put(jugee.contenu(), jugee.vu());
            aRevoir = true;
        } else if (fait instanceof Fait.SignalLeve leve) {
            leves.put(leve.signal(), new TreeSet<>());
        } else if (fait instanceof Fait.DepotDivergent) {
            leves.remove(Constat.DeSignal.DEPOT_DIVERGENT);
            aRevoir = true;
        } else if (fait instanceof Fait.InstructionFaite faite) {
            instruire(faite, instant);
        }
    }

    /** What comes ends what it was awaited for, and what a person had lifted for the file before it. */
    private void recevoir(String sujet, LocalDate jour) {
        demandes.recevoir(sujet, jour);
        venusDepuisLInstruction.add(sujet);
        venusDepuisLInscription.add(sujet);
        leves.keySet().removeIf(signal -> signal.startsWith(sujet + ":"));
        leves.values().forEach(venus -> venus.add(sujet));
        aRevoir = true;
    }

    /** Looking again and finding the same makes nothing later than it was. */
    private void instruire(Fait.InstructionFaite faite, Instant instant) {
        boolean meme = carence == null
                && proposeA != null
                && instruction != null
                && instruction.proposition().equals(faite.proposition())
                && Objects.equals(instruction.montant(), faite.montant());
        proposeA = meme ? proposeA : instant;
        instruction = faite;
        carence = null;
        aRevoir = false;
        venusDepuisLInstruction.clear();
        demandes.instruire(faite);
    }

    void demander(DemandeDeComplement demande) {
        carence = null;
        demandes.demander(demande);
    }

    /** Who never received the demand is not held to it. */
    void revenir(FaitDeRelance.MessageRevenu revenu) {
        aRevoir |= carence != null && demandes.estSaLettre(revenu.cle());
    }

    void completer(FaitDeRelance.ComplementRecu recu) {
        demandes.completer(recu.jour());
        recu.informations().forEach(information -> {
            recevoir(information, recu.jour());
            informations.putIfAbsent(information, recu.jour());
        });
        aRevoir = true;
    }

    void constater(FaitDeRelance.CarenceConstatee constatee, Instant instant) {
        carence = constatee;
        proposeA = instant;
        demandes.conclure();
    }

    void leverLaCarence() {
        carence = null;
        demandes.reprendre();
    }

    void rectifier(FaitDArchive.DeclarationRectifiee rectifiee) {
        rectifiees.add(rectifiee.demande());
        rectifieLe = rectifieLe == null ? rectifiee.jour() : rectifieLe;
        aRevoir = true;
        if (rectifiee.etat() == EtatDossier.DEPOSE) {
            // What a person had lifted or seen was said of what was declared then.
            leves.clear();
            jugements.clear();
        }
        if (manques().stream().anyMatch(Element::indispensable)) {
            // What was awaited may be among it, and nobody takes the rank of those who answered before.
            demandes.completer(rectifiee.jour());
            rectifieIncomplet = rectifiee.jour();
        }
    }

    void inscrire() {
        venusDepuisLInscription.clear();
        rectifieLe = null;
    }

    void rouvrir(LocalDate jour) {
        rouvert = jour;
        proposeA = null;
        carence = null;
        demandes.conclure();
    }

    /** What was lifted for the former account says nothing of this one. */
    void changerDeCompte(LocalDate jour) {
        leves.remove(GenreDoublon.IBAN_PARTAGE.name());
        demandes.recevoirLeCompte(jour);
        if (instruction != null) {
            instruction.manques().stream()
                    .filter(manque -> !manque.indispensable())
                    .forEach(manque -> venusDepuisLInstruction.add(manque.sujet()));
        }
    }

    /** What is signalled again was lifted for what came before. */
    void signaler(String signal) {
        leves.remove(signal);
    }

    /** What is missing since the last instruction, less what came since. */
    List<Element> manques() {
        return instruction == null
                ? List.of()
                : instruction.manques().stream()
                        .filter(manque -> !venusDepuisLInstruction.contains(manque.sujet()))
                        .toList();
    }
}
