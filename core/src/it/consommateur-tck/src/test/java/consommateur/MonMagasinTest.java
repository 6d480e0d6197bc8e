package consommateur;

import fr.octroi.tck.DossiersTck;
import fr.octroi.tck.JournauxTck;
import fr.octroi.tck.Magasin;
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

    private static Magasin neuf() {
        MonMagasin magasin = new MonMagasin();
        return new Magasin(magasin, magasin);
    }
}
