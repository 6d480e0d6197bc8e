package fr.octroi.adapters.jdbc;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.port.ConflitDeVersionException;
import fr.octroi.port.Registres;
import fr.octroi.port.Versionne;
import fr.octroi.versement.Bordereau;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The registers in the database, in plain: they hold numbers, codes, sums and digests; safe for several threads. */
public final class RegistresEnBase implements Registres {

    private final Base base;

    /**
     * Reads registers.
     *
     * @param base the database
     */
    public RegistresEnBase(Base base) {
        this.base = base;
    }

    @Override
    public Optional<Versionne<SeanceBureau>> seance(String code) {
        return trouver(Registre.SEANCES, code);
    }

    @Override
    public List<SeanceBureau> seances() {
        return seances("");
    }

    /** The column is no more than a hint: rows that were there before it bear it too. */
    @Override
    public List<SeanceBureau> seancesOuvertes() {
        return seances(" AND ouvert").stream()
                .filter(seance -> seance.etat() == SeanceBureau.Etat.OUVERTE)
                .toList();
    }

    private List<SeanceBureau> seances(String lesquelles) {
        return base
                .lister(
                        "SELECT contenu FROM octroi.registre WHERE genre = ?" + lesquelles,
                        ligne -> Registre.SEANCES.lire(ligne.getString(1)),
                        Registre.SEANCES.genre())
                .stream()
                .sorted(Comparator.comparing(SeanceBureau::jour).thenComparing(SeanceBureau::code))
                .toList();
    }

    @Override
    public Optional<Versionne<Enveloppe>> enveloppe(String code) {
        return trouver(Registre.ENVELOPPES, code);
    }

    @Override
    public Optional<Versionne<Bordereau>> bordereau(String code) {
        return trouver(Registre.BORDEREAUX, code);
    }

    private <T> Optional<Versionne<T>> trouver(Registre<T> registre, String code) {
        return base.trouver(
                "SELECT contenu, version FROM octroi.registre WHERE genre = ? AND code = ?",
                ligne -> new Versionne<>(registre.lire(ligne.getString(1)), ligne.getLong(2)),
                registre.genre(),
                code);
    }

    /** Writes entries of a register, in order of code, so that writes that touch the same ones never wait in a ring. */
    static <T> void ranger(Base base, Connection connexion, Registre<T> registre, List<Versionne<T>> ecrits)
            throws SQLException {
        List<Versionne<T>> ordonnes = ecrits.stream()
                .sorted(Comparator.comparing(ecrit -> registre.code().apply(ecrit.valeur())))
                .toList();
        for (Versionne<T> ecrit : ordonnes) {
            String code = registre.code().apply(ecrit.valeur());
            String contenu = registre.ecrire(ecrit.valeur());
            boolean ecrite = ecrit.version() == 0
                    ? base.insererSiAbsent(
                            connexion,
                            "INSERT INTO octroi.registre (genre, code, version, contenu, ouvert) VALUES (?, ?, 1, ?, ?)",
                            registre.genre(),
                            code,
                            contenu,
                            estOuvert(ecrit.valeur()))
                    : Base.modifier(
                                    connexion,
                                    "UPDATE octroi.registre SET version = version + 1, contenu = ?, ouvert = ?"
                                            + " WHERE genre = ? AND code = ? AND version = ?",
                                    contenu,
                                    estOuvert(ecrit.valeur()),
                                    registre.genre(),
                                    code,
                                    ecrit.version())
                            == 1;
            if (!ecrite) {
                throw new ConflitDeVersionException(code);
            }
        }
    }

    private static boolean estOuvert(Object valeur) {
        return !(valeur instanceof SeanceBureau seance) || seance.etat() == SeanceBureau.Etat.OUVERTE;
    }
}
