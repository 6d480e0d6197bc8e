package fr.octroi.memoire;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.port.Notes;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Notes in memory, safe for several threads. */
public final class NotesEnMemoire implements Notes {

    private final Map<NumeroDossier, Map<Empreinte, String>> notes = new HashMap<>();

    /** Makes an empty store. */
    public NotesEnMemoire() {}

    @Override
    public synchronized void consigner(NumeroDossier numero, Empreinte note, String texte) {
        notes.computeIfAbsent(numero, sansNote -> new HashMap<>()).put(note, texte);
    }

    @Override
    public synchronized Optional<String> lire(NumeroDossier numero, Empreinte note) {
        return Optional.ofNullable(notes.getOrDefault(numero, Map.of()).get(note));
    }

    @Override
    public synchronized void effacer(NumeroDossier numero) {
        notes.remove(numero);
    }
}
