package fr.octroi.rgpd;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.reglement.Financeur;
import fr.octroi.reglement.ReglementResolu;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an authority and those who work for it must be able to say of their processing (<i>registre des activités de traitement</i>, RGPD
 * art. 30, 1 and 2): what it declares, beside what its règlements, its policies and its exchanges say by themselves.
 *
 * @param declaration what no other file says
 * @param aides the règlements, all versions, each aid one activity
 * @param conservations how long dossiers are kept, by aid
 * @param correspondants to whom data goes by configuration, and what lots come from them, none for whoever exchanges no lots
 * @param jour the day on which it was drawn up
 */
public record RegistreTraitement(
        Declaration declaration,
        List<ReglementResolu> aides,
        SortedMap<String, Conservation> conservations,
        SortedMap<String, SortedSet<ObjetDuLot>> correspondants,
        LocalDate jour) {

    /**
     * An organisation or an office, and how to reach it.
     *
     * @param nom its name, not blank
     * @param adresse the lines of its address, one at least
     * @param courriel an e-mail address, not blank
     * @param telephone a telephone number, blank when there is none
     */
    public record Organisme(String nom, List<String> adresse, String courriel, String telephone) {
        /**
         * Checks and copies.
         *
         * @throws ValeurInvalideException {@code REGISTRE_INVALIDE}
         */
        public Organisme {
            adresse = List.copyOf(adresse);
            exiger(!nom.isBlank() && !adresse.isEmpty() && !courriel.isBlank());
        }
    }

    /**
     * Who receives data and answers for it himself (<i>destinataire</i>).
     *
     * @param code what the configuration calls him, such as a code of the exchange or of a funder; blank when it does not
     * @param nom who, not blank
     * @param donnees what he receives, one at least
     * @param motif what for, not blank
     */
    public record Destinataire(String code, String nom, SortedSet<CategorieDeDonnees> donnees, String motif) {
        /**
         * Checks and copies.
         *
         * @throws ValeurInvalideException {@code REGISTRE_INVALIDE}
         */
        public Destinataire {
            donnees = Collections.unmodifiableSortedSet(new TreeSet<>(donnees));
            exiger(!nom.isBlank() && !donnees.isEmpty() && !motif.isBlank());
        }
    }

    /**
     * Who processes on behalf of the authority (<i>sous-traitant</i>, RGPD art. 28).
     *
     * @param code what the configuration calls him, not blank
     * @param organisme who
     * @param representant his representative in the Union, null when he has none
     * @param delegue his data protection officer, null when he needs none
     * @param traitements what he does, one thing at least
     * @param transferts what leaves the Union by him
     * @param securite his measures, one at least
     */
    public record SousTraitant(
            String code,
            Organisme organisme,
            @Nullable Organisme representant,
            @Nullable Organisme delegue,
            List<String> traitements,
            List<Transfert> transferts,
            List<String> securite) {
        /**
         * Checks and copies.
         *
         * @throws ValeurInvalideException {@code REGISTRE_INVALIDE}
         */
        public SousTraitant {
            traitements = List.copyOf(traitements);
            transferts = List.copyOf(transferts);
            securite = List.copyOf(securite);
            exiger(!code.isBlank() && !traitements.isEmpty() && !securite.isEmpty());
        }
    }

    /**
     * Data that leaves the European Union.
     *
     * @param pays the country or the international organisation, not blank
     * @param destinataire to whom, not blank
     * @param garanties by what right, and under which safeguards, not blank
     */
    public record Transfert(String pays, String destinataire, String garanties) {
        /**
         * Checks.
         *
         * @throws ValeurInvalideException {@code REGISTRE_INVALIDE}
         */
        public Transfert {
            exiger(!pays.isBlank() && !destinataire.isBlank() && !garanties.isBlank());
        }
    }

    /**
     * What an authority says of itself and of its processing, and no other file does.
     *
     * @param responsable who decides of it (<i>responsable du traitement</i>)
     * @param conjoints who decides with it
     * @param representant its representative in the Union, null for an authority of the Union
     * @param delegue its data protection officer, whom a public authority always has (RGPD art. 37, 1, a)
     * @param finalite what for, not blank
     * @param fondement by what right (RGPD art. 6), not blank
     * @param destinataires who receives data
     * @param sousTraitants who processes on its behalf, each under a code of his own
     * @param transferts what leaves the Union
     * @param securite its measures, one at least
     */
    public record Declaration(
            Organisme responsable,
            List<Organisme> conjoints,
            @Nullable Organisme representant,
            Organisme delegue,
            String finalite,
            String fondement,
            List<Destinataire> destinataires,
            List<SousTraitant> sousTraitants,
            List<Transfert> transferts,
            List<String> securite) {
        /**
         * Checks and copies.
         *
         * @throws ValeurInvalideException {@code REGISTRE_INVALIDE}
         */
        public Declaration {
            conjoints = List.copyOf(conjoints);
            destinataires = List.copyOf(destinataires);
            sousTraitants = List.copyOf(sousTraitants);
            transferts = List.copyOf(transferts);
            securite = List.copyOf(securite);
            exiger(!finalite.isBlank()
                    && !fondement.isBlank()
                    && !securite.isEmpty()
                    && sousTraitants.stream().map(SousTraitant::code).distinct().count() == sousTraitants.size());
        }

        /**
         * Finds who processes on its behalf.
         *
         * @param code his code
         * @return what is said of him, empty when nothing is
         */
        public Optional<SousTraitant> sousTraitant(String code) {
            return sousTraitants.stream()
                    .filter(sousTraitant -> sousTraitant.code().equals(code))
                    .findFirst();
        }
    }

    /** Whose data it is (<i>catégorie de personnes</i>). */
    public enum Personnes {
        /** Those who ask. */
        DEMANDEURS,
        /** Those of their household. */
        MEMBRES_DU_FOYER,
        /** Holders of accounts, who may be others. */
        TITULAIRES_DE_COMPTE,
        /** Sellers, where they are natural persons. */
        VENDEURS,
        /** Agents, each under an opaque identifier. */
        AGENTS,
        /** Members of the Bureau, each under a code. */
        ELUS
    }

    /** What a register lacks. */
    public enum Manque {
        /** No policy says how long the dossiers of an aid are kept. */
        CONSERVATION_ABSENTE,
        /** Dossiers of an aid that ended in some way are kept for good. */
        ETAT_SANS_TERME,
        /** A rule speaks of files of a type that no version of the règlement names: it ends none, unless they are filed under that very word. */
        PIECE_INCONNUE,
        /** Files end before the payment, and the digests that they leave when they end after it are not left then. */
        EMPREINTE_PERDUE,
        /** No policy of an aid says how long the logs of the host are kept. */
        JOURNAUX_TECHNIQUES_SANS_TERME,
        /** The configuration sends data to, or takes it from, somebody whom the declaration does not know. */
        CORRESPONDANT_NON_DECLARE,
        /** A recipient is said to receive what no règlement gathers. */
        DONNEES_NON_RECUEILLIES
    }

    /** Copies. */
    public RegistreTraitement {
        aides = List.copyOf(aides);
        conservations = Collections.unmodifiableSortedMap(new TreeMap<>(conservations));
        SortedMap<String, SortedSet<ObjetDuLot>> copie = new TreeMap<>();
        correspondants.forEach((code, objets) -> copie.put(code, new TreeSet<>(objets)));
        correspondants = Collections.unmodifiableSortedMap(copie);
    }

    private static void exiger(boolean complet) {
        if (!complet) {
            throw new ValeurInvalideException("REGISTRE_INVALIDE");
        }
    }

    /**
     * Returns the activities: one for each aid.
     *
     * @return its versions in their order, by code
     */
    public SortedMap<String, List<ReglementResolu>> activites() {
        SortedMap<String, List<ReglementResolu>> activites = new TreeMap<>();
        aides.forEach(aide -> activites
                .computeIfAbsent(aide.definition().code(), nouveau -> new ArrayList<>())
                .add(aide));
        return activites;
    }

    /**
     * Says whose data an activity gathers.
     *
     * @param versions the versions of its règlement
     * @return whose
     */
    public static SortedSet<Personnes> personnes(List<ReglementResolu> versions) {
        EnumSet<Personnes> personnes = EnumSet.allOf(Personnes.class);
        SortedSet<CategorieDeDonnees> donnees = CategorieDeDonnees.demandees(versions);
        // A piece, such as a tax notice or a bill in two names, shows them though no rule reads it.
        if (!donnees.contains(CategorieDeDonnees.FOYER)
                && !donnees.contains(CategorieDeDonnees.REVENU)
                && !donnees.contains(CategorieDeDonnees.PIECES)) {
            personnes.remove(Personnes.MEMBRES_DU_FOYER);
        }
        return new TreeSet<>(personnes);
    }

    /**
     * Compares what is declared with what is configured.
     *
     * @return what is missing, each with what it bears on: an aid, an aid and a state, a code, or a name and a kind of data
     */
    public SortedMap<Manque, SortedSet<String>> manques() {
        SortedMap<Manque, SortedSet<String>> manques = new TreeMap<>();
        SortedSet<String> attendus = new TreeSet<>(correspondants.keySet());
        SortedSet<CategorieDeDonnees> recueillies = CategorieDeDonnees.demandees(aides);
        activites().forEach((code, versions) -> {
            Conservation conservation = conservations.get(code);
            if (conservation == null) {
                noter(manques, Manque.CONSERVATION_ABSENTE, code);
            } else {
                Conservation.TERMINES.stream()
                        .filter(etat -> conservation.regles().stream()
                                .noneMatch(regle -> regle.etats().contains(etat)))
                        .forEach(etat -> noter(manques, Manque.ETAT_SANS_TERME, code + " " + etat));
                piecesInconnues(conservation, versions)
                        .forEach(partie -> noter(manques, Manque.PIECE_INCONNUE, code + " " + partie.code()));
                conservation
                        .empreintesPerdues()
                        .forEach(perdue -> noter(manques, Manque.EMPREINTE_PERDUE, code + " " + perdue));
                if (conservation.hote().isEmpty()) {
                    noter(manques, Manque.JOURNAUX_TECHNIQUES_SANS_TERME, code);
                }
            }
            versions.forEach(version -> version.definition().financeurs().stream()
                    .map(Financeur::code)
                    .forEach(attendus::add));
        });
        declaration.destinataires().forEach(destinataire -> {
            attendus.remove(destinataire.code());
            destinataire.donnees().stream()
                    .filter(donnees -> !recueillies.contains(donnees))
                    .forEach(donnees ->
                            noter(manques, Manque.DONNEES_NON_RECUEILLIES, destinataire.nom() + " " + donnees));
        });
        declaration.sousTraitants().forEach(sousTraitant -> attendus.remove(sousTraitant.code()));
        attendus.forEach(code -> noter(manques, Manque.CORRESPONDANT_NON_DECLARE, code));
        return manques;
    }

    private static List<Partie> piecesInconnues(Conservation conservation, List<ReglementResolu> versions) {
        SortedSet<String> connues = new TreeSet<>();
        versions.forEach(version -> version.definition().pieces().forEach(piece -> {
            connues.add(piece.type());
            connues.addAll(piece.alternatives());
        }));
        return conservation.parties().stream()
                .flatMap(regle -> regle.parties().stream())
                .filter(partie -> partie.estDeFichiers() && !connues.contains(partie.type()))
                .distinct()
                .toList();
    }

    private static void noter(Map<Manque, SortedSet<String>> manques, Manque manque, String quoi) {
        manques.computeIfAbsent(manque, nouveau -> new TreeSet<>()).add(quoi);
    }
}
