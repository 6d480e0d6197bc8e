package consommateur;

import fr.octroi.port.Notes;
import fr.octroi.tck.DossiersTck;
import fr.octroi.tck.EnvoisTck;
import fr.octroi.tck.JournauxTck;
import fr.octroi.tck.Magasin;
import fr.octroi.tck.NotesTck;
import fr.octroi.tck.RegistresTck;
import org.junit.jupiter.api.Nested;

class MonMagasinTest {

    @Nested
    class MesDossiersTest extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return neuf();
        }
    }

    @Nested
    class MesJournauxTest extends JournauxTck {
        @Override
        protected Magasin magasinVide() {
            return neuf();
        }
    }

    @Nested
    class MesRegistresTest extends RegistresTck {
        @Override
        protected Magasin magasinVide() {
            return neuf();
        }
    }

    @Nested
    class MesEnvoisTest extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return neuf();
        }
    }

    @Nested
    class MesNotesTest extends NotesTck {
        @Override
        protected Notes notesVides() {
            return new MesNotes();
        }
    }

    private static Magasin neuf() {
        MonMagasin magasin = new MonMagasin();
        return new Magasin(magasin, magasin, magasin, magasin);
    }
}
