package fr.octroi.adapters.jdbc;

import fr.octroi.commun.Cle;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Cles;
import fr.octroi.port.Consultations;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Lists of dossiers from the columns that stand in plain beside their pictures; safe for several threads.
 *
 * <p>No picture is opened: an operator who alters a column deceives a list, and no decision ({@link DossiersEnBase} compares).
 */
public final class ConsultationsEnBase implements Consultations {

    private static final String COLONNES = "numero, version, aide, depot, etat";

    private final Base base;
    private final Cles cles;

    /**
     * Reads lists.
     *
     * @param base the database
     * @param cles the keys, for that under which towns are digested
     */
    public ConsultationsEnBase(Base base, Cles cles) {
        this.base = base;
        this.cles = cles;
    }

    /** What stands for a town: its code cannot be read from the database alone, though towns can still be counted there. */
    static String commune(Cle organisation, String insee) {
        return organisation.sceller("octroi-adapters-jdbc", "commune", insee).hexadecimal();
    }

    /** A text with its values, in order. */
    private static final class Requete {

        private final StringBuilder sql = new StringBuilder();
        private final List<Object> valeurs = new ArrayList<>();

        Requete et(String texte, Object... siennes) {
            sql.append(texte);
            Collections.addAll(valeurs, siennes);
            return this;
        }
    }

    @Override
    public List<Resume> lister(Filtre filtre, @Nullable Resume apres, int taille) {
        Requete requete = new Requete();
        List<String> communes = communes(filtre);
        if (filtre.etats().size() < 2) {
            page(requete, filtre, communes, apres, taille);
        } else {
            // One walk of the index for each state, of one page at most: a walk for several would have to sort them
            // all.
            String entre = "(";
            for (EtatDossier etat : filtre.etats()) {
                requete.et(entre);
                page(requete, dansLEtat(filtre, etat), communes, apres, taille);
                entre = ") UNION ALL (";
            }
            requete.et(") ORDER BY depot, numero LIMIT ?", taille);
        }
        return base.lister(requete.sql.toString(), ConsultationsEnBase::resume, requete.valeurs.toArray());
    }

    /** The town asked for, as it is stored; the key is fetched once. */
    private List<String> communes(Filtre filtre) {
        return filtre.commune().isBlank() ? List.of() : List.of(commune(cles.organisation(), filtre.commune()));
    }

    private static Filtre dansLEtat(Filtre filtre, EtatDossier etat) {
        return new Filtre(new TreeSet<>(List.of(etat)), filtre.aide(), filtre.commune(), filtre.deposeAuPlusTard());
    }

    private static void page(
            Requete requete, Filtre filtre, List<String> communes, @Nullable Resume apres, int taille) {
        requete.et("SELECT " + COLONNES + " FROM octroi.dossier WHERE " + DossiersEnBase.PRESENT);
        filtrer(requete, filtre, communes);
        if (apres != null) {
            requete.et(
                    " AND (depot, numero) > (?, ?)",
                    apres.depot(),
                    apres.numero().valeur());
        }
        requete.et(" ORDER BY depot, numero LIMIT ?", taille);
    }

    private static void filtrer(Requete requete, Filtre filtre, List<String> communes) {
        if (!filtre.etats().isEmpty()) {
            requete.et(
                    " AND etat IN (" + Base.parametres(filtre.etats().size()) + ")",
                    filtre.etats().stream().map(EtatDossier::name).toArray());
        }
        if (!filtre.aide().isBlank()) {
            requete.et(" AND aide = ?", filtre.aide());
        }
        communes.forEach(commune -> requete.et(" AND commune = ?", commune));
        if (filtre.deposeAuPlusTard() != null) {
            requete.et(" AND depot <= ?", filtre.deposeAuPlusTard());
        }
    }

    @Override
    public SortedMap<EtatDossier, Long> compter(Filtre filtre) {
        Requete requete = new Requete().et("SELECT etat, COUNT(*) FROM octroi.dossier WHERE " + DossiersEnBase.PRESENT);
        filtrer(requete, filtre, communes(filtre));
        requete.et(" GROUP BY etat");
        SortedMap<EtatDossier, Long> comptes = new TreeMap<>();
        base.lister(
                        requete.sql.toString(),
                        ligne -> Map.entry(EtatDossier.valueOf(ligne.getString(1)), ligne.getLong(2)),
                        requete.valeurs.toArray())
                .forEach(compte -> comptes.put(compte.getKey(), compte.getValue()));
        return comptes;
    }

    /** What was written last of a dossier; nothing to sum up when that erased it. */
    private record Ecrit(long rang, NumeroDossier numero, Optional<Resume> resume) {}

    @Override
    public Suite depuis(long curseur, int taille) {
        List<Ecrit> ecrits = base.lister(
                "SELECT d.numero, d.version, d.aide, d.depot, d.etat, e.rang FROM octroi.ecrit e"
                        + " JOIN octroi.dossier d ON d.numero = e.numero WHERE e.rang > ? ORDER BY e.rang LIMIT ?",
                ligne -> new Ecrit(
                        ligne.getLong(6),
                        new NumeroDossier(ligne.getString(1)),
                        ligne.getString(5).equals(DossiersEnBase.EFFACE)
                                ? Optional.empty()
                                : Optional.of(resume(ligne))),
                curseur,
                taille);
        // Where a write can still be lost with the process, its rank would be given again: it is kept before it is
        // told.
        if (!ecrits.isEmpty()) {
            base.retenir();
        }
        return new Suite(
                ecrits.stream().flatMap(ecrit -> ecrit.resume().stream()).toList(),
                ecrits.stream()
                        .filter(ecrit -> ecrit.resume().isEmpty())
                        .map(Ecrit::numero)
                        .toList(),
                ecrits.isEmpty() ? curseur : ecrits.get(ecrits.size() - 1).rang());
    }

    private static Resume resume(ResultSet ligne) throws SQLException {
        return new Resume(
                new NumeroDossier(ligne.getString(1)),
                ligne.getLong(2),
                ligne.getString(3),
                ligne.getObject(4, LocalDate.class),
                EtatDossier.valueOf(ligne.getString(5)));
    }
}
