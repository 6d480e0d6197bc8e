package fr.octroi.adapters.jdbc;

import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.port.Brouillons;
import fr.octroi.port.CarnetDAvis;
import fr.octroi.port.Cles;
import fr.octroi.port.Lots;
import fr.octroi.port.Notes;
import fr.octroi.port.Numerotation;
import fr.octroi.port.Pieces;
import fr.octroi.port.ReponsesGardees;
import fr.octroi.port.Residus;
import fr.octroi.tck.BrouillonsTck;
import fr.octroi.tck.CarnetDAvisTck;
import fr.octroi.tck.ClesTck;
import fr.octroi.tck.ConsultationsTck;
import fr.octroi.tck.DossiersTck;
import fr.octroi.tck.EnvoisTck;
import fr.octroi.tck.JournauxTck;
import fr.octroi.tck.LotsTck;
import fr.octroi.tck.Magasin;
import fr.octroi.tck.NotesTck;
import fr.octroi.tck.NumerotationTck;
import fr.octroi.tck.PiecesTck;
import fr.octroi.tck.RegistresTck;
import fr.octroi.tck.ReponsesGardeesTck;
import fr.octroi.tck.ResidusTck;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.Nested;

/** All contracts of storage on one database; a fresh one each time. */
abstract class Contrats {

    private final Moteur moteur;

    Contrats(Moteur moteur) {
        this.moteur = moteur;
    }

    private Base base() {
        return Base.ouvrir(moteur.baseMigree());
    }

    private Magasin magasin() {
        Base base = base();
        return new Magasin(
                new DossiersEnBase(base, new ClesEnMemoire()),
                new JournauxEnBase(base),
                new RegistresEnBase(base),
                new EnvoisEnBase(base, Duration.ofMinutes(1)));
    }

    @Nested
    class DesDossiers extends DossiersTck {
        @Override
        protected Magasin magasinVide() {
            return magasin();
        }
    }

    @Nested
    class DesJournaux extends JournauxTck {
        @Override
        protected Magasin magasinVide() {
            return magasin();
        }
    }

    @Nested
    class DesRegistres extends RegistresTck {
        @Override
        protected Magasin magasinVide() {
            return magasin();
        }
    }

    @Nested
    class DesEnvois extends EnvoisTck {
        @Override
        protected Magasin magasinVide() {
            return magasin();
        }
    }

    @Nested
    class DesConsultations extends ConsultationsTck {
        @Override
        protected Paire magasinVide() {
            Base base = base();
            ClesEnMemoire cles = new ClesEnMemoire();
            return new Paire(new DossiersEnBase(base, cles), new ConsultationsEnBase(base, cles));
        }
    }

    @Nested
    class DesNotes extends NotesTck {
        @Override
        protected Notes notesVides() {
            return new NotesEnBase(base(), new ClesEnMemoire());
        }
    }

    @Nested
    class DesResidus extends ResidusTck {
        @Override
        protected Residus residusVides() {
            return new ResidusEnBase(base());
        }
    }

    @Nested
    class DesPieces extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new PiecesEnBase(base(), new ClesEnMemoire());
        }
    }

    @Nested
    class DesLots extends LotsTck {
        @Override
        protected Lots depotVide() {
            return new LotsEnBase(base(), InstantSource.system());
        }
    }

    @Nested
    class DesNumeros extends NumerotationTck {
        @Override
        protected Numerotation numerotationVide() {
            return new NumerotationEnBase(base(), 1, 1);
        }
    }

    @Nested
    class DesCles extends ClesTck {
        @Override
        protected Cles clesVides() {
            return new ClesEnBase(base(), Exemples.MAITRESSES);
        }
    }

    @Nested
    class DesReponses extends ReponsesGardeesTck {
        @Override
        protected ReponsesGardees reponsesVides(Duration duree) {
            Base base = base();
            return new ReponsesEnBase(base, new ClesEnBase(base, Exemples.MAITRESSES), duree, duree);
        }
    }

    @Nested
    class DesBrouillons extends BrouillonsTck {
        @Override
        protected Brouillons brouillonsVides(Duration conservation) {
            Base base = base();
            return new BrouillonsEnBase(base, new ClesEnBase(base, Exemples.MAITRESSES), conservation);
        }
    }

    @Nested
    class DuCarnet extends CarnetDAvisTck {
        @Override
        protected CarnetDAvis carnetVide() {
            return new CarnetEnBase(base());
        }
    }
}
