package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.journal.Journal;
import fr.octroi.journal.LigneJournal;
import fr.octroi.journal.Verification;
import fr.octroi.port.DossierEnregistre;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;

/** What must hold of a dossier whatever befell those who wrote it: nothing is lost, nothing is there twice. */
final class Controle {

    private final Hote hote;

    Controle(Hote hote) {
        this.hote = hote;
    }

    /** The stored dossiers are those, each once. */
    void sontTousLa(Set<String> numeros) {
        List<String> presents = hote.octroi.dossiers().apres(null, 10_000).stream()
                .map(NumeroDossier::valeur)
                .toList();
        assertEquals(List.copyOf(new TreeSet<>(numeros)), presents);
    }

    /** The chains of a dossier hold, without a gap, and each of its versions has its facts. */
    void chaines(NumeroDossier numero) {
        List<Entree> entrees = hote.octroi.journaux().entrees(numero);
        List<LigneJournal> export = new ArrayList<>(entrees);
        export.add(Journal.clore(entrees.iterator()));
        assertInstanceOf(Verification.Intact.class, Journal.verifier(export.iterator()), numero::valeur);
        Map<String, List<Long>> rangs = new TreeMap<>();
        TreeSet<Long> versions = new TreeSet<>();
        for (Entree entree : entrees) {
            rangs.computeIfAbsent(entree.auteur().organisation(), sans -> new ArrayList<>())
                    .add(entree.rang());
            versions.add(entree.version());
        }
        rangs.forEach((organisation, siens) ->
                assertEquals(de1a(siens.size()), siens, () -> "the chain of " + organisation + " for " + numero));
        long version = hote.octroi.dossiers().trouver(numero).orElseThrow().version();
        assertEquals(
                de1a(version),
                List.copyOf(versions),
                () -> "a picture without its facts, or facts without their picture: " + numero);
    }

    private static List<Long> de1a(long dernier) {
        return LongStream.rangeClosed(1, dernier).boxed().toList();
    }

    /** All of {@link #chaines}, and that what may happen once happened once, in the journal as in the tables. */
    void vie(NumeroDossier numero) {
        chaines(numero);
        List<Fait> faits = hote.octroi.journaux().entrees(numero).stream()
                .sorted(Comparator.comparing(Entree::version).thenComparing(Entree::rang))
                .map(Entree::fait)
                .toList();
        assertEquals(1, de(faits, Fait.DemandeEnregistree.class).size(), () -> "filed twice: " + numero);
        etat(numero, faits);
        relances(numero, faits);
        messages(numero, faits);
        paiement(numero, faits);
    }

    static <T extends Fait> List<T> de(List<Fait> faits, Class<T> genre) {
        return faits.stream().filter(genre::isInstance).map(genre::cast).toList();
    }

    private void etat(NumeroDossier numero, List<Fait> faits) {
        EtatDossier etat = EtatDossier.DEPOSE;
        for (Fait fait : faits) {
            EtatDossier suivant = fait.etat();
            etat = suivant == null ? etat : suivant;
        }
        DossierEnregistre present = hote.octroi.dossiers().trouver(numero).orElseThrow();
        Dossier dossier = present.dossier();
        assertEquals(etat, dossier.etat(), () -> "the facts say otherwise: " + numero);
    }

    private static void relances(NumeroDossier numero, List<Fait> faits) {
        Set<String> faites = new HashSet<>();
        for (Fait fait : faits) {
            if (fait instanceof FaitDeRelance.ComplementDemande) {
                faites.clear();
            } else if (fait instanceof FaitDeRelance.RelanceFaite relance) {
                assertEquals(true, faites.add(relance.modele()), () -> "reminded twice: " + numero);
            }
        }
    }

    private void messages(NumeroDossier numero, List<Fait> faits) {
        List<String> confies = de(faits, FaitDeRelance.MessageConfie.class).stream()
                .map(FaitDeRelance.MessageConfie::cle)
                .sorted()
                .toList();
        assertEquals(
                confies,
                hote.base.lister(
                        "SELECT cle FROM octroi.message WHERE numero = ? ORDER BY cle",
                        ligne -> ligne.getString(1),
                        numero.valeur()),
                () -> "messages without their fact, or facts without their message: " + numero);
        List<String> sortis = new ArrayList<>();
        for (Fait fait : faits) {
            if (fait instanceof FaitDeRelance.MessageRemis remis) {
                sortis.add(remis.cle());
            } else if (fait instanceof FaitDeRelance.MessageAbandonne abandonne) {
                sortis.add(abandonne.cle());
            }
        }
        assertEquals(
                sortis.stream().sorted().toList(),
                hote.base.lister(
                        "SELECT cle FROM octroi.message WHERE numero = ? AND parti ORDER BY cle",
                        ligne -> ligne.getString(1),
                        numero.valeur()),
                () -> "sent twice, or sent and not said: " + numero);
    }

    private void paiement(NumeroDossier numero, List<Fait> faits) {
        List<FaitDePaiement.VersementLiquide> liquides = de(faits, FaitDePaiement.VersementLiquide.class);
        Set<String> actes = new HashSet<>();
        liquides.forEach(liquide -> assertEquals(true, actes.add(liquide.acte()), () -> "paid twice: " + numero));
        long lignes = hote
                .base
                .lister(
                        "SELECT contenu FROM octroi.registre WHERE genre = ?",
                        ligne -> Registre.BORDEREAUX.lire(ligne.getString(1)),
                        Registre.BORDEREAUX.genre())
                .stream()
                .flatMap(bordereau -> bordereau.lignes().stream())
                .filter(ligne -> ligne.versement().dossier().equals(numero))
                .count();
        assertEquals(liquides.size(), lignes, () -> "bordereaux say otherwise: " + numero);
    }
}
