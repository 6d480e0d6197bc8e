package fr.octroi.rgpd;

import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.reglement.Vocabulaire;
import java.util.EnumSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** A kind of personal data that a dossier may hold (<i>catégorie de données</i>, RGPD art. 30, 1, c). */
public enum CategorieDeDonnees {
    /** Civility, names, date of birth and main home. */
    IDENTITE,
    /** E-mail address, telephone number, address for letters. */
    CONTACT,
    /** Persons and fiscal parts of the household. */
    FOYER,
    /** Income of the household. */
    REVENU,
    /** What was bought: price, invoice, serial number, seller. */
    DEPENSE,
    /** Answers to the questions of the règlement. */
    REPONSES,
    /** The account and its holder. */
    COORDONNEES_BANCAIRES,
    /** Files, with the names they came under. */
    PIECES,
    /** What was noted of calls. */
    APPELS,
    /** What happened: numbers, codes, days, amounts, keyed digests, opaque identifiers of agents. */
    JOURNAL;

    private static final Depense RIEN = new Depense(null, null, "", null, null, null, null, null, "", "");

    private static SortedSet<CategorieDeDonnees> demandees(ReglementResolu reglement) {
        EnumSet<CategorieDeDonnees> demandees =
                EnumSet.of(IDENTITE, CONTACT, DEPENSE, COORDONNEES_BANCAIRES, APPELS, JOURNAL);
        if (reglement.donnees().contains(Vocabulaire.FOYER_PERSONNES)
                || reglement.donnees().contains(Vocabulaire.FOYER_PARTS)) {
            demandees.add(FOYER);
        }
        if (reglement.donnees().contains(Vocabulaire.FOYER_REVENU)) {
            demandees.add(REVENU);
        }
        if (!reglement.definition().questions().isEmpty()) {
            demandees.add(REPONSES);
        }
        if (!reglement.definition().pieces().isEmpty()) {
            demandees.add(PIECES);
        }
        return new TreeSet<>(demandees);
    }

    /**
     * Says what the versions of a règlement make one gather.
     *
     * @param versions the versions that are known
     * @return what one of them gathers; all kinds when none is known
     */
    public static SortedSet<CategorieDeDonnees> demandees(List<ReglementResolu> versions) {
        SortedSet<CategorieDeDonnees> demandees = new TreeSet<>();
        versions.forEach(version -> demandees.addAll(demandees(version)));
        return versions.isEmpty() ? new TreeSet<>(EnumSet.allOf(CategorieDeDonnees.class)) : demandees;
    }

    /** Says what the picture of a dossier holds now: of calls and of what happened it says nothing. */
    static EnumSet<CategorieDeDonnees> tenues(Dossier dossier) {
        EnumSet<CategorieDeDonnees> tenues = EnumSet.of(IDENTITE);
        ajouterSi(
                tenues,
                CONTACT,
                !dossier.demandeur().courriel().isBlank()
                        || !dossier.demandeur().telephone().isBlank()
                        || dossier.demandeur().courrier() != null);
        ajouterSi(
                tenues,
                FOYER,
                dossier.foyer().personnes() != null || dossier.foyer().parts() != null);
        ajouterSi(tenues, REVENU, dossier.foyer().revenu() != null);
        ajouterSi(tenues, DEPENSE, !dossier.depense().equals(RIEN));
        ajouterSi(tenues, REPONSES, !dossier.reponses().isEmpty());
        ajouterSi(
                tenues,
                COORDONNEES_BANCAIRES,
                dossier.iban() != null || !dossier.titulaire().isBlank());
        ajouterSi(tenues, PIECES, !dossier.pieces().isEmpty());
        return tenues;
    }

    private static void ajouterSi(EnumSet<CategorieDeDonnees> tenues, CategorieDeDonnees une, boolean tenue) {
        if (tenue) {
            tenues.add(une);
        }
    }
}
