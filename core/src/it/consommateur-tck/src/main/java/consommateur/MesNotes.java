package consommateur;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Notes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Notes in a list. */
public final class MesNotes implements Notes {

    private record Note(NumeroDossier numero, Empreinte note, String texte) {}

    private final List<Note> notes = new ArrayList<>();

    @Override
    public synchronized void consigner(NumeroDossier numero, Empreinte note, String texte) {
        if (lire(numero, note).isEmpty()) {
            notes.add(new Note(numero, note, texte));
        }
    }

    @Override
    public synchronized Optional<String> lire(NumeroDossier numero, Empreinte note) {
        return notes.stream()
                .filter(connue -> connue.numero().equals(numero) && connue.note().equals(note))
                .map(Note::texte)
                .findFirst();
    }

    @Override
    public synchronized void effacer(NumeroDossier numero) {
        notes.removeIf(connue -> connue.numero().equals(numero));
    }
}
