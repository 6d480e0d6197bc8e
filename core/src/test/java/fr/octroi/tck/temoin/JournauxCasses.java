package fr.octroi.tck.temoin;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.journal.Entree;
import fr.octroi.port.Ecriture;
import fr.octroi.tck.JournauxTck;
import fr.octroi.tck.Magasin;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Journals, each broken in one place. */
final class JournauxCasses {

    private JournauxCasses() {}

    static class Sain extends JournauxTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue().magasin();
        }
    }

    static class Regle1InstantALaMicroseconde extends JournauxTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public void ecrire(Ecriture ecriture) {
                    super.ecrire(new Ecriture(
                            ecriture.instant().truncatedTo(ChronoUnit.MICROS),
                            ecriture.auteur(),
                            ecriture.changements()));
                }
            }.magasin();
        }
    }

    static class Regle1OrganisationsSansTiret extends JournauxTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<Entree> entrees(NumeroDossier numero) {
                    // What the collation of a database does with punctuation.
                    return super.entrees(numero).stream()
                            .sorted(Comparator.comparing((Entree entree) ->
                                            entree.auteur().organisation().replace("-", ""))
                                    .thenComparing(entree -> entree.auteur().organisation())
                                    .thenComparing(Entree::rang))
                            .toList();
                }
            }.magasin();
        }
    }

    static class Regle2NumeroCherchePrefixe extends JournauxTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<Entree> entrees(NumeroDossier numero) {
                    return sain.apres(null, 10_000).stream()
                            .filter(autre -> autre.valeur().startsWith(numero.valeur()))
                            .flatMap(autre -> sain.entrees(autre).stream())
                            .toList();
                }
            }.magasin();
        }
    }

    static class Regle3RangsCommeDesTextes extends JournauxTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<Entree> entrees(NumeroDossier numero) {
                    return super.entrees(numero).stream()
                            .sorted(Comparator.comparing(
                                            (Entree entree) -> entree.auteur().organisation())
                                    .thenComparing(entree -> Long.toString(entree.rang())))
                            .toList();
                }
            }.magasin();
        }
    }

    static class Regle4ListeVivante extends JournauxTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                private final Map<NumeroDossier, List<Entree>> rendues = new HashMap<>();

                @Override
                public List<Entree> entrees(NumeroDossier numero) {
                    List<Entree> vivante = rendues.computeIfAbsent(numero, nouveau -> new ArrayList<>());
                    vivante.clear();
                    vivante.addAll(super.entrees(numero));
                    return vivante;
                }

                @Override
                public void ecrire(Ecriture ecriture) {
                    super.ecrire(ecriture);
                    List.copyOf(rendues.keySet()).forEach(this::entrees);
                }
            }.magasin();
        }
    }

    static class Regle5DernierArriveRemplace extends JournauxTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<Entree> recues(NumeroDossier numero) {
                    // One entry a rank, as the key of a table might have it.
                    Map<String, Entree> parRang = new LinkedHashMap<>();
                    super.recues(numero)
                            .forEach(entree ->
                                    parRang.put(entree.auteur().organisation() + " " + entree.rang(), entree));
                    return List.copyOf(parRang.values());
                }
            }.magasin();
        }
    }

    static class Regle6Melees extends JournauxTck {
        @Override
        protected Magasin magasinVide() {
            return new MagasinDelegue() {
                @Override
                public List<Entree> entrees(NumeroDossier numero) {
                    return Stream.concat(super.entrees(numero).stream(), recues(numero).stream())
                            .toList();
                }
            }.magasin();
        }
    }
}
