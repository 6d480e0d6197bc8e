package fr.octroi.suivi;

import fr.octroi.commun.Montant;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Constat;
import fr.octroi.instruction.Portee;
import fr.octroi.instruction.Proposition;
import fr.octroi.reglement.Donnee;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.ValeurLue;
import fr.octroi.reglement.Vocabulaire;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The same facts, under another name, sex, contact or town: the same outcome, but for what the règlement itself says
 * (<i>contre-épreuve</i>).
 *
 * <p>Each dossier of the stock is instructed as it stands, then again with one thing changed that must not count. Where a person lives
 * may count, when a rule reads it: a difference is then told with the rule that makes it, and is legitimate as far as that rule is. Any
 * other difference is an anomaly.
 *
 * @param dossiers how many were tried
 * @param essais how many times one was instructed again
 * @param regles the rules of the règlement that make a difference by residence, in order of code
 * @param anomalies the differences that no rule explains, in order of dossier
 */
public record ContreEpreuve(int dossiers, int essais, List<RegleDeResidence> regles, List<Anomalie> anomalies) {

    /** What is changed. */
    public enum Trait {
        /** Family and given names: those of another dossier of the stock. */
        NOM,
        /** The form of address, which tells the sex: the other one. */
        CIVILITE,
        /** E-mail address, telephone and where letters go: those of another dossier. */
        CONTACT,
        /** Street, postal code and spelling of the town, the commune unchanged: those of another dossier. */
        VOIE,
        /** The commune: each other one of the stock in turn. */
        COMMUNE
    }

    /**
     * A rule that makes a difference by where the person lives.
     *
     * @param code its code, {@code MONTANT} for the amount
     * @param article where the règlement says it
     * @param dossiers how many dossiers would have had another outcome elsewhere, in this rule's view
     */
    public record RegleDeResidence(String code, String article, int dossiers) {}

    /**
     * A difference that no rule explains.
     *
     * @param numero the dossier
     * @param trait what was changed
     * @param codes what differs: codes of findings, {@code MONTANT}, or {@code PROPOSITION}
     */
    public record Anomalie(NumeroDossier numero, Trait trait, List<String> codes) {

        /** Copies. */
        public Anomalie {
            codes = List.copyOf(codes);
        }
    }

    /** The name under which an amount is told among findings. */
    public static final String MONTANT = "MONTANT";

    private static final String PROPOSITION = "PROPOSITION";

    private static final List<Donnee> RESIDENCE = List.of(
            Vocabulaire.DEMANDEUR_COMMUNE,
            Vocabulaire.DEMANDEUR_EPCI,
            Vocabulaire.DEMANDEUR_EPT,
            Vocabulaire.DEMANDEUR_DEPARTEMENT,
            Vocabulaire.DEMANDEUR_REGION,
            Vocabulaire.DEMANDEUR_PAYS);

    /** Copies. */
    public ContreEpreuve {
        regles = List.copyOf(regles);
        anomalies = List.copyOf(anomalies);
    }

    /**
     * Tries the whole stock.
     *
     * @param stock the dossiers, in any order, each number once
     * @param reglement the règlement under which they are instructed
     * @param instruire instructs a dossier, on what it declares: whatever an authority really runs can be tried
     * @return the same for the same dossiers, whatever their order
     */
    public static ContreEpreuve eprouver(
            Collection<Dossier> stock, ReglementAide reglement, Function<Dossier, Proposition> instruire) {
        List<Dossier> dossiers =
                stock.stream().sorted(Comparator.comparing(Dossier::numero)).toList();
        SortedSet<String> communes = new TreeSet<>();
        dossiers.forEach(dossier ->
                Optional.ofNullable(dossier.demandeur().adresse().insee()).ifPresent(communes::add));
        Set<Donnee> duBareme = new LinkedHashSet<>();
        reglement.bareme().formule().donnees(duBareme::add);
        Essai essai = new Essai(
                reglement.bareme().article(), RESIDENCE.stream().anyMatch(duBareme::contains), new TreeMap<>());
        List<Anomalie> anomalies = new ArrayList<>();
        int essais = 0;
        for (int i = 0; i < dossiers.size(); i++) {
            Dossier dossier = dossiers.get(i);
            Proposition proposition = instruire.apply(dossier);
            for (Trait trait : Trait.values()) {
                SortedSet<String> inexpliques = new TreeSet<>();
                for (Dossier autre : sosies(dossier, dossiers.get((i + 1) % dossiers.size()), trait, communes)) {
                    essais++;
                    inexpliques.addAll(essai.comparer(dossier.numero(), trait, proposition, instruire.apply(autre)));
                }
                if (!inexpliques.isEmpty()) {
                    anomalies.add(new Anomalie(dossier.numero(), trait, List.copyOf(inexpliques)));
                }
            }
        }
        return new ContreEpreuve(dossiers.size(), essais, essai.regles(), anomalies);
    }

    private static List<Dossier> sosies(Dossier dossier, Dossier voisin, Trait trait, SortedSet<String> communes) {
        Demandeur moi = dossier.demandeur();
        Demandeur lui = voisin.demandeur();
        Adresse ici = moi.adresse();
        Adresse la = lui.adresse();
        return switch (trait) {
            case NOM ->
                List.of(avec(
                        dossier,
                        moi.civilite(),
                        lui.nom(),
                        lui.prenom(),
                        ici,
                        moi.courriel(),
                        moi.telephone(),
                        moi.courrier()));
            case CIVILITE ->
                List.of(avec(
                        dossier,
                        moi.civilite().equals("Mme") ? "M." : "Mme",
                        moi.nom(),
                        moi.prenom(),
                        ici,
                        moi.courriel(),
                        moi.telephone(),
                        moi.courrier()));
            case CONTACT ->
                List.of(avec(
                        dossier,
                        moi.civilite(),
                        moi.nom(),
                        moi.prenom(),
                        ici,
                        lui.courriel(),
                        lui.telephone(),
                        lui.courrier()));
            case VOIE -> List.of(chez(dossier, new Adresse(la.voie(), la.codePostal(), la.ville(), ici.insee())));
            case COMMUNE ->
                communes.stream()
                        .filter(commune -> !commune.equals(ici.insee()))
                        .map(commune -> chez(dossier, new Adresse(ici.voie(), ici.codePostal(), ici.ville(), commune)))
                        .toList();
        };
    }

    private static Dossier chez(Dossier dossier, Adresse adresse) {
        Demandeur moi = dossier.demandeur();
        return avec(
                dossier,
                moi.civilite(),
                moi.nom(),
                moi.prenom(),
                adresse,
                moi.courriel(),
                moi.telephone(),
                moi.courrier());
    }

    private static Dossier avec(
            Dossier dossier,
            String civilite,
            String nom,
            String prenom,
            Adresse adresse,
            String courriel,
            String telephone,
            @Nullable Adresse courrier) {
        return new Dossier(
                dossier.numero(),
                dossier.aide(),
                dossier.depot(),
                new Demandeur(
                        civilite, nom, prenom, dossier.demandeur().naissance(), adresse, courriel, telephone, courrier),
                dossier.foyer(),
                dossier.depense(),
                dossier.iban(),
                dossier.titulaire(),
                dossier.aidesAutres(),
                dossier.reponses(),
                dossier.pieces(),
                dossier.etat(),
                dossier.divergences());
    }

    /**
     * Compares outcomes, and keeps which rules explain what.
     *
     * @param articleDuMontant where the règlement says how much
     * @param montantParResidence whether the amount reads where the person lives
     * @param touches the dossiers that each rule of residence tells apart
     */
    private record Essai(
            String articleDuMontant, boolean montantParResidence, SortedMap<Regle, SortedSet<NumeroDossier>> touches) {

        List<RegleDeResidence> regles() {
            List<RegleDeResidence> regles = new ArrayList<>();
            touches.forEach((regle, numeros) ->
                    regles.add(new RegleDeResidence(regle.code(), regle.article(), numeros.size())));
            return regles;
        }

        /** Returns what differs and no rule explains. */
        List<String> comparer(NumeroDossier numero, Trait trait, Proposition une, Proposition autre) {
            SortedMap<String, Constat> uns = parCode(une);
            SortedMap<String, Constat> autres = parCode(autre);
            SortedSet<String> codes = new TreeSet<>(uns.keySet());
            codes.addAll(autres.keySet());
            List<String> inexpliques = new ArrayList<>();
            boolean explique = false;
            for (String code : codes) {
                Constat un = uns.get(code);
                Constat second = autres.get(code);
                if (!Objects.equals(portee(un), portee(second))) {
                    Constat present = Objects.requireNonNull(un != null ? un : second);
                    if (trait == Trait.COMMUNE && litLaResidence(present)) {
                        noter(code, present.article(), numero);
                        explique = true;
                    } else {
                        inexpliques.add(code);
                    }
                }
            }
            boolean memeMontant = Objects.equals(montant(une), montant(autre));
            boolean memeIssue = une.code().equals(autre.code());
            if (!memeMontant && memeIssue) {
                if (trait == Trait.COMMUNE && montantParResidence) {
                    noter(MONTANT, articleDuMontant, numero);
                } else {
                    inexpliques.add(MONTANT);
                }
            }
            if (!memeIssue && inexpliques.isEmpty() && !explique) {
                inexpliques.add(PROPOSITION);
            }
            return inexpliques;
        }

        private void noter(String code, String article, NumeroDossier numero) {
            touches.computeIfAbsent(new Regle(code, article), nouvelle -> new TreeSet<>())
                    .add(numero);
        }

        /** An amount that comes to nothing is said by a finding of its own. */
        private boolean litLaResidence(Constat constat) {
            return constat.selon(
                    condition -> condition.appreciation().valeurs().stream()
                            .map(ValeurLue::donnee)
                            .anyMatch(RESIDENCE::contains),
                    donnee -> RESIDENCE.contains(donnee.donnee()),
                    piece -> false,
                    doublon -> false,
                    montant -> montantParResidence,
                    signal -> false);
        }
    }

    private record Regle(String code, String article) implements Comparable<Regle> {
        @Override
        public int compareTo(Regle autre) {
            return Comparator.comparing(Regle::code)
                    .thenComparing(Regle::article)
                    .compare(this, autre);
        }
    }

    /** A satisfied condition is a note, as what is absent. */
    private static Portee portee(@Nullable Constat constat) {
        return constat == null ? Portee.NOTE : constat.portee();
    }

    private static SortedMap<String, Constat> parCode(Proposition proposition) {
        SortedMap<String, Constat> parCode = new TreeMap<>();
        proposition.constats().forEach(constat -> parCode.putIfAbsent(constat.code(), constat));
        return parCode;
    }

    private static @Nullable Montant montant(Proposition proposition) {
        return proposition
                .<Optional<Montant>>selon(
                        accorder -> Optional.of(accorder.montant()),
                        refuser -> Optional.empty(),
                        completer -> Optional.empty(),
                        examiner -> Optional.ofNullable(examiner.calcule()))
                .orElse(null);
    }
}
