package fr.octroi.journal;

import fr.octroi.commun.Acteur;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.ValeurInvalideException;
import fr.octroi.dossier.NumeroDossier;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A fact in its place: who, when, and the digest that ties it to all that came before in its chain.
 *
 * <p>The chain is that of the author's organisation and the dossier. The digest covers every field and the digest of
 * the entry before, each with its length; the first entry follows {@link #ORIGINE}.
 *
 * @param dossier the dossier
 * @param rang the rank in the chain, from 1
 * @param version the version of the dossier that this write made: it orders the facts of a dossier, whichever organisation
 *     recorded them
 * @param instant when it was recorded
 * @param auteur who did it
 * @param fait what happened
 * @param precedente the digest of the entry before
 * @param empreinte the digest of this one, as it was recorded: {@link #estIntacte} says whether it is right
 */
public record Entree(
        NumeroDossier dossier,
        long rang,
        long version,
        Instant instant,
        Acteur auteur,
        Fait fait,
        Empreinte precedente,
        Empreinte empreinte)
        implements LigneJournal {

    /** What the first entry of every chain follows. */
    public static final Empreinte ORIGINE = Empreinte.deChamps("octroi", "journal", "2");

    /**
     * Checks the rank and the version.
     *
     * @throws ValeurInvalideException {@code RANG_INVALIDE} when either is below 1
     */
    public Entree {
        if (rang < 1 || version < 1) {
            throw new ValeurInvalideException("RANG_INVALIDE");
        }
    }

    /**
     * Says whether the digest is that of the content.
     *
     * @return false when any field was changed after the entry was made
     */
    public boolean estIntacte() {
        return empreinte.equals(calculer(dossier, rang, version, instant, auteur, fait, precedente));
    }

    static Empreinte calculer(
            NumeroDossier dossier,
            long rang,
            long version,
            Instant instant,
            Acteur auteur,
            Fait fait,
            Empreinte precedente) {
        List<String> champs = new ArrayList<>(List.of(
                precedente.hexadecimal(),
                dossier.valeur(),
                Long.toString(rang),
                Long.toString(version),
                instant.toString(),
                auteur.organisation(),
                auteur.role().name(),
                auteur.agent(),
                fait.code()));
        fait.donnees().forEach((nom, valeur) -> {
            champs.add(nom);
            champs.add(valeur);
        });
        return Empreinte.deChamps(champs.toArray(new String[0]));
    }
}
