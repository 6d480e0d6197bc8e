package fr.octroi.tck;

import static fr.octroi.tck.Echantillons.empreinte;
import static fr.octroi.tck.Echantillons.numero;
import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.commun.Empreinte;
import fr.octroi.port.Notes;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The contract of {@link Notes}. */
public abstract class NotesTck {

    private static final Empreinte UNE = empreinte("une note");
    private static final Empreinte AUTRE = empreinte("autre note");

    /** For the subclasses. */
    protected NotesTck() {}

    /**
     * Returns a store without any note.
     *
     * @return a new store, or the same one emptied
     */
    protected abstract Notes notesVides();

    @Test
    void regle_1_une_note_se_retrouve_par_son_dossier_et_son_empreinte_caractere_par_caractere() {
        Notes notes = notesVides();
        assertEquals(Optional.empty(), notes.lire(numero("D-1"), UNE), "in an empty store");
        List<String> textes = List.of(
                " rappelle mardi \n\n",
                "Mme Lœuf-D’Été dit : \"j'attends\"; ligne\r\nsuivante\t100 %",
                "山 🚲",
                "e\u0301 n'est pas \u00e9",
                "mot ".repeat(5_000));
        for (int i = 0; i < textes.size(); i++) {
            notes.consigner(numero("D-1"), empreinte("note " + i), textes.get(i));
        }
        notes.consigner(numero("D-2"), empreinte("note 0"), "la note d'un autre");
        for (int i = 0; i < textes.size(); i++) {
            assertEquals(Optional.of(textes.get(i)), notes.lire(numero("D-1"), empreinte("note " + i)));
        }
        assertEquals(Optional.of("la note d'un autre"), notes.lire(numero("D-2"), empreinte("note 0")));
        assertEquals(Optional.empty(), notes.lire(numero("D-2"), empreinte("note 1")), "the digest of another dossier");
        assertEquals(Optional.empty(), notes.lire(numero("D-1"), UNE), "an unknown digest");
        for (String voisin : List.of("d-1", "D-10", "D", "D_1")) {
            assertEquals(Optional.empty(), notes.lire(numero(voisin), empreinte("note 0")), voisin);
        }
    }

    @Test
    void regle_2_la_meme_note_deux_fois_ne_change_rien() {
        Notes notes = notesVides();
        notes.consigner(numero("D-1"), AUTRE, "autre chose");
        for (int i = 0; i < 3; i++) {
            notes.consigner(numero("D-1"), UNE, "rappelle mardi");
        }
        assertEquals(Optional.of("rappelle mardi"), notes.lire(numero("D-1"), UNE));
        assertEquals(Optional.of("autre chose"), notes.lire(numero("D-1"), AUTRE));
        notes.effacer(numero("D-1"));
        assertEquals(Optional.empty(), notes.lire(numero("D-1"), UNE), "a second copy was left");
    }

    @Test
    void regle_3_effacer_les_notes_d_un_dossier_n_en_laisse_aucune_et_garde_les_autres() {
        Notes notes = notesVides();
        notes.effacer(numero("D-1"));
        for (String numero : List.of("D-1", "d-1", "D-10", "D")) {
            notes.consigner(numero(numero), empreinte("une " + numero), "une " + numero);
            notes.consigner(numero(numero), empreinte("autre " + numero), "autre " + numero);
        }
        notes.effacer(numero("D-1"));
        assertEquals(Optional.empty(), notes.lire(numero("D-1"), empreinte("une D-1")));
        assertEquals(Optional.empty(), notes.lire(numero("D-1"), empreinte("autre D-1")));
        notes.effacer(numero("D-1"));
        for (String numero : List.of("d-1", "D-10", "D")) {
            assertEquals(Optional.of("une " + numero), notes.lire(numero(numero), empreinte("une " + numero)));
            assertEquals(Optional.of("autre " + numero), notes.lire(numero(numero), empreinte("autre " + numero)));
        }
        notes.consigner(numero("D-1"), empreinte("une D-1"), "une nouvelle note");
        assertEquals(Optional.of("une nouvelle note"), notes.lire(numero("D-1"), empreinte("une D-1")));
        assertEquals(Optional.empty(), notes.lire(numero("D-1"), empreinte("autre D-1")), "an erased note is back");
    }
}
