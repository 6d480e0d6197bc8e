package fr.octroi.adapters.jdbc;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.port.Residus;
import java.time.LocalDate;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** What erased dossiers left, in the database: keyed digests, each to a day; safe for several threads. */
public final class ResidusEnBase implements Residus {

    private final Base base;

    /**
     * Makes a store of what erased dossiers left.
     *
     * @param base the database
     */
    public ResidusEnBase(Base base) {
        this.base = base;
    }

    @Override
    public void garder(NumeroDossier numero, SortedMap<Repere, LocalDate> residus) {
        base.ecrire(connexion -> {
            for (Map.Entry<Repere, LocalDate> residu : residus.entrySet()) {
                String genre = residu.getKey().genre().name();
                String cle = residu.getKey().cle().hexadecimal();
                LocalDate fin = residu.getValue();
                base.insererSiAbsent(
                        connexion,
                        "INSERT INTO octroi.residu (genre, cle, numero, fin) VALUES (?, ?, ?, ?)",
                        genre,
                        cle,
                        numero.valeur(),
                        fin);
                Base.modifier(
                        connexion,
                        "UPDATE octroi.residu SET fin = ? WHERE genre = ? AND cle = ? AND numero = ? AND fin < ?",
                        fin,
                        genre,
                        cle,
                        numero.valeur(),
                        fin);
            }
            return null;
        });
    }

    @Override
    public SortedSet<NumeroDossier> porteurs(Repere repere, LocalDate jour) {
        return new TreeSet<>(base.lister(
                "SELECT numero FROM octroi.residu WHERE genre = ? AND cle = ? AND fin >= ?",
                ligne -> new NumeroDossier(ligne.getString(1)),
                repere.genre().name(),
                repere.cle().hexadecimal(),
                jour));
    }

    @Override
    public void retirer(NumeroDossier numero, SortedSet<Repere> reperes) {
        base.ecrire(connexion -> {
            for (Repere repere : reperes) {
                Base.modifier(
                        connexion,
                        "DELETE FROM octroi.residu WHERE genre = ? AND cle = ? AND numero = ?",
                        repere.genre().name(),
                        repere.cle().hexadecimal(),
                        numero.valeur());
            }
            return null;
        });
    }

    @Override
    public void oublier(NumeroDossier numero) {
        base.modifier("DELETE FROM octroi.residu WHERE numero = ?", numero.valeur());
    }

    @Override
    public long effacer(LocalDate jour) {
        return base.modifier("DELETE FROM octroi.residu WHERE fin < ?", jour);
    }
}
