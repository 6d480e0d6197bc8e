package fr.octroi.memoire;

import fr.octroi.port.Notes;
import fr.octroi.tck.NotesTck;

class NotesEnMemoireTest extends NotesTck {

    @Override
    protected Notes notesVides() {
        return new NotesEnMemoire();
    }
}
