package fr.octroi.adapters.jdbc;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Cles;
import fr.octroi.port.Notes;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * Notes in the database, each sealed under the key of its dossier; safe for several threads.
 *
 * <p>Once that key is destroyed, reading a note and keeping one throw a definitive {@link fr.octroi.port.PortException}.
 */
public final class NotesEnBase implements Notes {

    private final Base base;
    private final Cles cles;

    /**
     * Makes a store of notes.
     *
     * @param base the database
     * @param cles the keys
     */
    public NotesEnBase(Base base, Cles cles) {
        this.base = base;
        this.cles = cles;
    }

    @Override
    public void consigner(NumeroDossier numero, Empreinte note, String texte) {
        Chiffre chiffre = new Chiffre(DossiersEnBase.cleDeLImage(base, cles, numero));
        base.insererSiAbsent(
                "INSERT INTO octroi.note (numero, note, texte) VALUES (?, ?, ?)",
                numero.valeur(),
                note.hexadecimal(),
                chiffre.sceller(texte.getBytes(StandardCharsets.UTF_8), place(numero, note)));
    }

    @Override
    public Optional<String> lire(NumeroDossier numero, Empreinte note) {
        return base.trouver(
                        "SELECT texte FROM octroi.note WHERE numero = ? AND note = ?",
                        ligne -> ligne.getBytes(1),
                        numero.valeur(),
                        note.hexadecimal())
                .map(scelle -> new String(
                        new Chiffre(ClesEnBase.presente(cles, numero).orElseThrow(() -> Chiffre.illisible(null)))
                                .ouvrir(scelle, place(numero, note)),
                        StandardCharsets.UTF_8));
    }

    @Override
    public void effacer(NumeroDossier numero) {
        base.modifier("DELETE FROM octroi.note WHERE numero = ?", numero.valeur());
    }

    private static String[] place(NumeroDossier numero, Empreinte note) {
        return new String[] {"note.texte", numero.valeur(), note.hexadecimal()};
    }
}
