package fr.octroi.adapters.jdbc;

import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.echange.Accuse;
import fr.octroi.echange.CertificatDePurge;
import fr.octroi.echange.Confluence;
import fr.octroi.echange.Restitution;
import fr.octroi.echange.Restitution.Defaut;
import fr.octroi.echange.Restitution.Genre;
import fr.octroi.journal.Entree;
import fr.octroi.port.PortException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;

/**
 * The end of a contract for whoever kept copies of an authority's dossiers in a database of its own (RGPD art. 28, 3, g): all of it
 * goes at once, dossiers under way included, and no sooner than its chains and the files that they name were handed back.
 *
 * <p>It needs the rights of the owner of the schema, as {@link Base#migrer} does: no role of a counter gives them. It reads the whole journal
 * into memory.
 */
public final class FinDeContrat {

    private final Base base;

    /**
     * Looks at a database that is to end.
     *
     * @param base the database
     */
    public FinDeContrat(Base base) {
        this.base = base;
    }

    /**
     * Says what of this database was not handed back; nothing is written.
     *
     * @param rendue what was handed back, by whom the copies are of
     * @return each entry, and each file that an entry names, that is not in it; empty when all of it may go
     * @throws PortException definitive when this database is no copy: it holds a chain of another organisation, or a register of sessions,
     *     credits or payments, which are an authority's alone; when it fails
     */
    public List<Defaut> manques(Restitution rendue) {
        return base.ecrire(connexion -> manques(connexion, rendue));
    }

    /**
     * Erases all tables with all that they hold: dossiers, chains, files, keys, and what is handed back to nobody: notes of calls, drafts, messages that
     * wait, files that no entry names, lots on their way. The same write looks whether anything is missing from what was handed back, and keeps all others
     * out meanwhile.
     *
     * <p>Nothing can be asked of this database afterwards; stop every host first, for one that calls {@link Base#migrer} makes empty tables anew. What it leaves
     * is the database system's: pages that are not written over yet, its log, its backups.
     *
     * @param rendue what was handed back
     * @param accepte the answer of whoever received it: all of it was taken; that its digest is that of this lot is believed
     * @param jour today
     * @return the certificate to send, which the host keeps until it has gone
     * @throws ValeurInvalideException {@code ACCUSE_D_UN_AUTRE_LOT} when it was of another number of lines than there are entries; {@code
     *     RESTITUTION_INCOMPLETE} when something is missing from what was handed back; nothing went then
     * @throws PortException definitive when this database is no copy, as for {@link #manques}; when it fails; nothing went then
     */
    public CertificatDePurge effacer(Restitution rendue, Accuse.Accepte accepte, LocalDate jour) {
        long entrees = rendue.rendue().entrees().values().stream()
                .flatMap(rangs -> rangs.values().stream())
                .mapToLong(List::size)
                .sum();
        if (accepte.lignes() != entrees) {
            throw new ValeurInvalideException("ACCUSE_D_UN_AUTRE_LOT");
        }
        base.ecrireSeul(connexion -> {
            if (!manques(connexion, rendue).isEmpty()) {
                throw new ValeurInvalideException("RESTITUTION_INCOMPLETE");
            }
            try (Statement ordre = connexion.createStatement()) {
                return ordre.execute("DROP SCHEMA octroi CASCADE");
            }
        });
        return new CertificatDePurge(accepte.lot(), jour);
    }

    private static List<Defaut> manques(Connection connexion, Restitution rendue) throws SQLException {
        List<Entree> tenues = JournauxEnBase.toutes(connexion);
        boolean dAutrui = tenues.stream()
                .anyMatch(entree -> !entree.auteur().organisation().equals(rendue.organisation()));
        boolean registres = !Base.lister(connexion, "SELECT 1 FROM octroi.registre LIMIT 1", ligne -> ligne.getInt(1))
                .isEmpty();
        if (dAutrui || registres) {
            throw new PortException(
                    PortException.Nature.DEFINITIVE,
                    "this database is no copy of that organisation's: it holds chains of another, or registers",
                    null);
        }
        return rendue.confronter(Confluence.vide().avec(tenues)).stream()
                // What ended before is not here to be handed back.
                .filter(defaut -> defaut.genre() != Genre.PIECE_DITE_EFFACEE)
                .toList();
    }
}
