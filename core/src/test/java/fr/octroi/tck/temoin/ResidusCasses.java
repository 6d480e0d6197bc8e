package fr.octroi.tck.temoin;

import fr.octroi.dossier.NumeroDossier;
import fr.octroi.instruction.Repere;
import fr.octroi.memoire.ResidusEnMemoire;
import fr.octroi.port.Residus;
import fr.octroi.tck.ResidusTck;
import java.time.LocalDate;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Stores of what erased dossiers left, each broken in one place. */
final class ResidusCasses {

    private ResidusCasses() {}

    /** Does what the store in memory does. */
    static class Delegue implements Residus {

        private final Residus sain = new ResidusEnMemoire();

        @Override
        public void garder(NumeroDossier numero, SortedMap<Repere, LocalDate> residus) {
            sain.garder(numero, residus);
        }

        @Override
        public SortedSet<NumeroDossier> porteurs(Repere repere, LocalDate jour) {
            return sain.porteurs(repere, jour);
        }

        @Override
        public void retirer(NumeroDossier numero, SortedSet<Repere> reperes) {
            sain.retirer(numero, reperes);
        }

        @Override
        public void oublier(NumeroDossier numero) {
            sain.oublier(numero);
        }

        @Override
        public long effacer(LocalDate jour) {
            return sain.effacer(jour);
        }
    }

    static class Sain extends ResidusTck {
        @Override
        protected Residus residusVides() {
            return new Delegue();
        }
    }

    static class Regle1GenreIgnore extends ResidusTck {
        @Override
        protected Residus residusVides() {
            return new Delegue() {
                @Override
                public SortedSet<NumeroDossier> porteurs(Repere repere, LocalDate jour) {
                    SortedSet<NumeroDossier> porteurs = new TreeSet<>(super.porteurs(repere, jour));
                    if (repere.genre() == Repere.Genre.FOYER && porteurs.isEmpty()) {
                        porteurs.addAll(super.porteurs(new Repere(Repere.Genre.PERSONNE, repere.cle()), jour));
                    }
                    return porteurs;
                }
            };
        }
    }

    static class Regle2DernierJourEcrase extends ResidusTck {
        @Override
        protected Residus residusVides() {
            return new Residus() {
                private final SortedMap<Repere, SortedMap<NumeroDossier, LocalDate>> residus = new TreeMap<>();

                @Override
                public void garder(NumeroDossier numero, SortedMap<Repere, LocalDate> nouveaux) {
                    nouveaux.forEach((repere, fin) -> residus.computeIfAbsent(repere, premier -> new TreeMap<>())
                            .put(numero, fin));
                }

                @Override
                public SortedSet<NumeroDossier> porteurs(Repere repere, LocalDate jour) {
                    SortedMap<NumeroDossier, LocalDate> fins =
                            new TreeMap<>(residus.getOrDefault(repere, new TreeMap<>()));
                    fins.values().removeIf(jour::isAfter);
                    return new TreeSet<>(fins.keySet());
                }

                @Override
                public void retirer(NumeroDossier numero, SortedSet<Repere> reperes) {
                    reperes.forEach(repere ->
                            residus.getOrDefault(repere, new TreeMap<>()).remove(numero));
                }

                @Override
                public void oublier(NumeroDossier numero) {
                    residus.values().forEach(fins -> fins.remove(numero));
                }

                @Override
                public long effacer(LocalDate jour) {
                    long avant =
                            residus.values().stream().mapToLong(SortedMap::size).sum();
                    residus.values().forEach(fins -> fins.values().removeIf(jour::isAfter));
                    return avant
                            - residus.values().stream()
                                    .mapToLong(SortedMap::size)
                                    .sum();
                }
            };
        }
    }

    static class Regle3EffaceUnJourTropTot extends ResidusTck {
        @Override
        protected Residus residusVides() {
            return new Delegue() {
                @Override
                public long effacer(LocalDate jour) {
                    return super.effacer(jour.plusDays(1));
                }
            };
        }
    }

    static class Regle4ReponseVivante extends ResidusTck {
        @Override
        protected Residus residusVides() {
            return new Delegue() {
                private final SortedMap<Repere, SortedSet<NumeroDossier>> rendues = new TreeMap<>();

                @Override
                public SortedSet<NumeroDossier> porteurs(Repere repere, LocalDate jour) {
                    SortedSet<NumeroDossier> rendue = rendues.computeIfAbsent(repere, premiere -> new TreeSet<>());
                    rendue.clear();
                    rendue.addAll(super.porteurs(repere, jour));
                    return rendue;
                }

                @Override
                public void garder(NumeroDossier numero, SortedMap<Repere, LocalDate> residus) {
                    super.garder(numero, residus);
                    residus.keySet()
                            .forEach(repere -> rendues.computeIfAbsent(repere, premiere -> new TreeSet<>())
                                    .add(numero));
                }
            };
        }
    }

    static class Regle5ToutDuDossierRepris extends ResidusTck {
        @Override
        protected Residus residusVides() {
            return new Delegue() {
                @Override
                public void retirer(NumeroDossier numero, SortedSet<Repere> reperes) {
                    super.oublier(numero);
                }
            };
        }
    }

    static class Regle6PersonnesSeulesOubliees extends ResidusTck {
        @Override
        protected Residus residusVides() {
            return new Delegue() {
                private final SortedSet<Repere> personnes = new TreeSet<>();

                @Override
                public void garder(NumeroDossier numero, SortedMap<Repere, LocalDate> residus) {
                    super.garder(numero, residus);
                    residus.keySet().stream()
                            .filter(repere -> repere.genre() == Repere.Genre.PERSONNE)
                            .forEach(personnes::add);
                }

                @Override
                public void oublier(NumeroDossier numero) {
                    super.retirer(numero, personnes);
                }
            };
        }
    }
}
