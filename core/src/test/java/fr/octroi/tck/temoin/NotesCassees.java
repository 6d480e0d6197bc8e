package fr.octroi.tck.temoin;

import fr.octroi.commun.Empreinte;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.memoire.NotesEnMemoire;
import fr.octroi.port.Notes;
import fr.octroi.port.PortException;
import fr.octroi.tck.NotesTck;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Stores of notes, each broken in one place. */
final class NotesCassees {

    private NotesCassees() {}

    private static class Deleguees implements Notes {
        private final NotesEnMemoire saines = new NotesEnMemoire();

        @Override
        public void consigner(NumeroDossier numero, Empreinte note, String texte) {
            saines.consigner(numero, note, texte);
        }

        @Override
        public Optional<String> lire(NumeroDossier numero, Empreinte note) {
            return saines.lire(numero, note);
        }

        @Override
        public void effacer(NumeroDossier numero) {
            saines.effacer(numero);
        }
    }

    static class Sain extends NotesTck {
        @Override
        protected Notes notesVides() {
            return new Deleguees();
        }
    }

    static class Regle1BlancsRognes extends NotesTck {
        @Override
        protected Notes notesVides() {
            return new Deleguees() {
                @Override
                public void consigner(NumeroDossier numero, Empreinte note, String texte) {
                    super.consigner(numero, note, texte.strip());
                }
            };
        }
    }

    static class Regle1EmpreinteSeule extends NotesTck {
        @Override
        protected Notes notesVides() {
            return new Deleguees() {
                private final Set<NumeroDossier> dossiers = new LinkedHashSet<>();

                @Override
                public void consigner(NumeroDossier numero, Empreinte note, String texte) {
                    dossiers.add(numero);
                    super.consigner(numero, note, texte);
                }

                @Override
                public Optional<String> lire(NumeroDossier numero, Empreinte note) {
                    if (!dossiers.contains(numero)) {
                        return Optional.empty();
                    }
                    return dossiers.stream()
                            .flatMap(dossier -> super.lire(dossier, note).stream())
                            .findFirst();
                }

                @Override
                public void effacer(NumeroDossier numero) {
                    dossiers.remove(numero);
                    super.effacer(numero);
                }
            };
        }
    }

    static class Regle2CleEnDouble extends NotesTck {
        @Override
        protected Notes notesVides() {
            return new Deleguees() {
                @Override
                public void consigner(NumeroDossier numero, Empreinte note, String texte) {
                    if (lire(numero, note).isPresent()) {
                        throw new PortException(PortException.Nature.DEFINITIVE, "duplicate key", null);
                    }
                    super.consigner(numero, note, texte);
                }
            };
        }
    }

    static class Regle2CopieGardee extends NotesTck {
        private record Copie(NumeroDossier numero, Empreinte note, String texte) {}

        @Override
        protected Notes notesVides() {
            return new Deleguees() {
                private final Set<Copie> copies = new HashSet<>();

                @Override
                public void consigner(NumeroDossier numero, Empreinte note, String texte) {
                    if (lire(numero, note).isPresent()) {
                        copies.add(new Copie(numero, note, texte));
                    }
                    super.consigner(numero, note, texte);
                }

                @Override
                public void effacer(NumeroDossier numero) {
                    super.effacer(numero);
                    copies.stream()
                            .filter(copie -> copie.numero().equals(numero))
                            .forEach(copie -> super.consigner(numero, copie.note(), copie.texte()));
                }
            };
        }
    }

    static class Regle3CasseIgnoree extends NotesTck {
        @Override
        protected Notes notesVides() {
            return new Deleguees() {
                @Override
                public void effacer(NumeroDossier numero) {
                    super.effacer(numero);
                    super.effacer(new NumeroDossier(numero.valeur().toLowerCase(Locale.ROOT)));
                }
            };
        }
    }

    static class Regle3AbsenceRefusee extends NotesTck {
        @Override
        protected Notes notesVides() {
            return new Deleguees() {
                private final Set<NumeroDossier> presents = new HashSet<>();

                @Override
                public void consigner(NumeroDossier numero, Empreinte note, String texte) {
                    presents.add(numero);
                    super.consigner(numero, note, texte);
                }

                @Override
                public void effacer(NumeroDossier numero) {
                    if (!presents.remove(numero)) {
                        throw new PortException(PortException.Nature.DEFINITIVE, "no such row", null);
                    }
                    super.effacer(numero);
                }
            };
        }
    }
}
