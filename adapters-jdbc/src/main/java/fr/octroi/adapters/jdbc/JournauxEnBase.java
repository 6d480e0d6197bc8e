package fr.octroi.adapters.jdbc;

import fr.octroi.adapters.jdbc.Chargement.Colonnes;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Journal;
import fr.octroi.port.Ecriture;
import fr.octroi.port.Journaux;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The journals in the database, in plain: facts hold no personal data; safe for several threads. */
public final class JournauxEnBase implements Journaux {

    private static final Colonnes COLONNES = new Colonnes(
            "octroi.entree",
            List.of(
                    "numero",
                    "organisation",
                    "rang",
                    "version",
                    "instant",
                    "role",
                    "agent",
                    "fait",
                    "donnees",
                    "precedente",
                    "empreinte"));

    private static final Colonnes RECUES = new Colonnes("octroi.entree_recue", COLONNES.noms());

    private static final String LUES = String.join(", ", COLONNES.noms());

    private final Base base;

    /**
     * Reads journals.
     *
     * @param base the database
     */
    public JournauxEnBase(Base base) {
        this.base = base;
    }

    @Override
    public List<Entree> entrees(NumeroDossier numero) {
        return base.lister(
                "SELECT " + LUES + " FROM octroi.entree WHERE numero = ? ORDER BY organisation, rang",
                JournauxEnBase::lire,
                numero.valeur());
    }

    @Override
    public List<Entree> recues(NumeroDossier numero) {
        return base.lister(
                "SELECT " + LUES + " FROM octroi.entree_recue WHERE numero = ? ORDER BY organisation, rang, empreinte",
                JournauxEnBase::lire,
                numero.valeur());
    }

    /** Every entry that was written here, those of erased dossiers included. */
    static List<Entree> toutes(Connection connexion) throws SQLException {
        return Base.lister(
                connexion,
                "SELECT " + LUES + " FROM octroi.entree ORDER BY numero, organisation, rang",
                JournauxEnBase::lire);
    }

    @Override
    public void recevoir(List<Entree> entrees) {
        // In one order, whoever brings them: nobody waits for somebody who waits for him.
        List<Object[]> lignes = entrees.stream()
                .sorted(Comparator.comparing(Entree::dossier).thenComparing(Entree::empreinte))
                .map(JournauxEnBase::ligne)
                .toList();
        base.ecrire(connexion -> base.insererLesAbsents(connexion, RECUES, lignes));
    }

    /**
     * Appends the facts of a dossier to their chain, whose head stays where it is meanwhile: the dossier's row was written
     * first in this transaction, and whoever else writes the dossier waits for it.
     */
    static void ajouter(Connection connexion, Ecriture ecriture, NumeroDossier numero, long version, List<Fait> faits)
            throws SQLException {
        List<Entree> tete = Base.lister(
                connexion,
                "SELECT " + LUES
                        + " FROM octroi.entree WHERE numero = ? AND organisation = ? ORDER BY rang DESC LIMIT 1",
                JournauxEnBase::lire,
                numero.valeur(),
                ecriture.auteur().organisation());
        Chargement.inserer(
                connexion, COLONNES, suite(tete.isEmpty() ? null : tete.get(0), ecriture, numero, version, faits));
    }

    /** The same for many dossiers that were just written for the first time: a number is never used again, and has no chain yet. */
    static void charger(Connection connexion, Ecriture ecriture, List<Ecriture.Changement> changements)
            throws SQLException {
        List<@Nullable Object[]> lignes = new ArrayList<>();
        for (Ecriture.Changement changement : changements) {
            lignes.addAll(suite(null, ecriture, changement.dossier().numero(), 1, changement.faits()));
        }
        Chargement.inserer(connexion, COLONNES, lignes);
    }

    /** The rows of facts, chained after the last one that is there. */
    private static List<Object[]> suite(
            @Nullable Entree derniere, Ecriture ecriture, NumeroDossier numero, long version, List<Fait> faits) {
        List<Object[]> lignes = new ArrayList<>();
        Entree tete = derniere;
        for (Fait fait : faits) {
            tete = Journal.enchainer(tete, numero, version, ecriture.instant(), ecriture.auteur(), fait);
            lignes.add(ligne(tete));
        }
        return lignes;
    }

    private static Object[] ligne(Entree entree) {
        Objet donnees = new Objet();
        entree.fait().donnees().forEach(donnees::et);
        return new Object[] {
            entree.dossier().valeur(),
            entree.auteur().organisation(),
            entree.rang(),
            entree.version(),
            entree.instant().toString(),
            entree.auteur().role().name(),
            entree.auteur().agent(),
            entree.fait().code(),
            new String(donnees.octets(), StandardCharsets.US_ASCII),
            entree.precedente().hexadecimal(),
            entree.empreinte().hexadecimal()
        };
    }

    /** By place, in the order of {@link #LUES}: to look for names costs a third of the reading. */
    private static Entree lire(ResultSet ligne) throws SQLException {
        byte[] donnees = ligne.getString(9).getBytes(StandardCharsets.US_ASCII);
        String code = ligne.getString(8);
        return new Entree(
                new NumeroDossier(ligne.getString(1)),
                ligne.getLong(3),
                ligne.getLong(4),
                Instant.parse(ligne.getString(5)),
                new Acteur(ligne.getString(2), Role.valueOf(ligne.getString(6)), ligne.getString(7)),
                Objet.lire(donnees, objet -> Fait.lire(code, objet.table())),
                new Empreinte(ligne.getString(10)),
                new Empreinte(ligne.getString(11)));
    }
}
