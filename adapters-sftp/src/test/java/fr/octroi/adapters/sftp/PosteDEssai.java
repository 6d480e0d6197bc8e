package fr.octroi.adapters.sftp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.adapters.sftp.Correspondance.Cote;
import fr.octroi.adapters.sftp.Correspondance.Guichet;
import fr.octroi.demande.Rejet;
import fr.octroi.echange.Accuse;
import fr.octroi.echange.FichierDuLot;
import fr.octroi.echange.Manifeste;
import fr.octroi.echange.NomDeDepot;
import fr.octroi.memoire.LotsEnMemoire;
import fr.octroi.port.Lots;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Two sides that exchange lots over a drop in memory: what their tests do, and how they tell what came of it. */
abstract class PosteDEssai {

    @TempDir
    Path dossier;

    final LotsEnMemoire lots = new LotsEnMemoire(InstantSource.system());
    final Guichet guichet = new Guichet();

    Correspondance correspondance() throws IOException {
        return new Correspondance(dossier);
    }

    static Lots.Scelle octets(byte[] octets) {
        return new Lots.Scelle() {
            @Override
            public long taille() {
                return octets.length;
            }

            @Override
            public InputStream ouvrir(long debut) {
                return new ByteArrayInputStream(octets, (int) debut, octets.length);
            }
        };
    }

    static String issue(Accuse accuse) {
        return accuse.issue()
                .selon(
                        accepte -> "accepte " + accepte.lignes(),
                        avecRejets -> "rejets " + avecRejets.lignes() + " "
                                + avecRejets.rejets().size(),
                        refuse -> refuse.motif().name());
    }

    static String resume(Arrivee arrivee) {
        return arrivee.selon(
                prise -> "prise",
                repetee -> "repetee",
                enAttente -> "attend " + enAttente.trou().premier(),
                ecartee -> ecartee.motif().name(),
                empechee -> "empechee");
    }

    List<String> recevoir(Cote ville) {
        return ville.poste().recevoir(guichet).stream().map(PosteDEssai::resume).toList();
    }

    void porter(LotsEnMemoire ailleurs, NomDeDepot nom) {
        assertTrue(ailleurs.prendre(nom, "essai"));
        try {
            lots.deposer(nom, octets(ailleurs.ouvrir(nom, "essai", 0).readAllBytes()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A host who finds so many faults on the one line. */
    record Fautif(int fautes) implements PosteDEchange.Accueil {
        @Override
        public void piece(FichierDuLot piece, InputStream contenu) {}

        @Override
        public List<Rejet> lignes(Manifeste manifeste, InputStream contenu) {
            return Collections.nCopies(fautes, new Rejet(1, "E-1", "", "VALEUR_REFUSEE", "la valeur est refusée"));
        }
    }
}
