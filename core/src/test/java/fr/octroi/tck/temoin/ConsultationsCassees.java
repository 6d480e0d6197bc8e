package fr.octroi.tck.temoin;

import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.memoire.DossiersEnMemoire;
import fr.octroi.port.Consultations;
import fr.octroi.port.Ecriture;
import fr.octroi.tck.ConsultationsTck;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists, each broken in one place. */
final class ConsultationsCassees {

    private ConsultationsCassees() {}

    static class Sain extends ConsultationsTck {
        @Override
        protected Paire magasinVide() {
            return new Delegue().paire();
        }
    }

    /** A sound store, for a witness to break in one place. */
    static class Delegue implements Consultations {

        final DossiersEnMemoire sain = new DossiersEnMemoire();

        ConsultationsTck.Paire paire() {
            return new ConsultationsTck.Paire(sain, this);
        }

        @Override
        public List<Resume> lister(Filtre filtre, @Nullable Resume apres, int taille) {
            return sain.lister(filtre, apres, taille);
        }

        @Override
        public SortedMap<EtatDossier, Long> compter(Filtre filtre) {
            return sain.compter(filtre);
        }

        @Override
        public Suite depuis(long curseur, int taille) {
            return sain.depuis(curseur, taille);
        }
    }

    static class Regle1CasseDesCommunesIgnoree extends ConsultationsTck {
        @Override
        protected Paire magasinVide() {
            return new Delegue() {
                @Override
                public List<Resume> lister(Filtre filtre, @Nullable Resume apres, int taille) {
                    return super.lister(
                            new Filtre(
                                    filtre.etats(),
                                    filtre.aide(),
                                    filtre.commune().toUpperCase(Locale.ROOT),
                                    filtre.deposeAuPlusTard()),
                            apres,
                            taille);
                }
            }.paire();
        }
    }

    static class Regle2OrdreDesNumeros extends ConsultationsTck {
        @Override
        protected Paire magasinVide() {
            return new Delegue() {
                @Override
                public List<Resume> lister(Filtre filtre, @Nullable Resume apres, int taille) {
                    return super.lister(filtre, null, 10_000).stream()
                            .filter(resume -> apres == null || resume.numero().compareTo(apres.numero()) > 0)
                            .sorted(Comparator.comparing(Resume::numero))
                            .limit(taille)
                            .toList();
                }
            }.paire();
        }
    }

    static class Regle2TailleIgnoree extends ConsultationsTck {
        @Override
        protected Paire magasinVide() {
            return new Delegue() {
                @Override
                public List<Resume> lister(Filtre filtre, @Nullable Resume apres, int taille) {
                    return super.lister(filtre, apres, taille + 1);
                }
            }.paire();
        }
    }

    static class Regle3EtatsVidesNommes extends ConsultationsTck {
        @Override
        protected Paire magasinVide() {
            return new Delegue() {
                @Override
                public SortedMap<EtatDossier, Long> compter(Filtre filtre) {
                    SortedMap<EtatDossier, Long> comptes = super.compter(filtre);
                    if (comptes.size() > 1) {
                        comptes.putIfAbsent(EtatDossier.TRANSMIS, 0L);
                    }
                    return comptes;
                }
            }.paire();
        }
    }

    static class Regle4OrdreDesPremieresEcritures extends ConsultationsTck {
        @Override
        protected Paire magasinVide() {
            return new Delegue() {
                @Override
                public Suite depuis(long curseur, int taille) {
                    Suite page = super.depuis(curseur, taille);
                    return new Suite(
                            page.resumes().stream()
                                    .sorted(Comparator.comparing(Resume::version)
                                            .reversed()
                                            .thenComparing(Resume::numero))
                                    .toList(),
                            page.effaces(),
                            page.curseur());
                }
            }.paire();
        }
    }

    /** As a store does whose ranks are taken at the beginning of a write and seen at its end, such as those of a sequence. */
    static class Regle5RangPrisAvantLaFin extends ConsultationsTck {
        @Override
        protected Paire magasinVide() {
            AtomicLong suite = new AtomicLong();
            ConcurrentSkipListMap<Long, NumeroDossier> vus = new ConcurrentSkipListMap<>();
            MagasinDelegue lent = new MagasinDelegue() {
                @Override
                public void ecrire(Ecriture ecriture) {
                    List<NumeroDossier> ecrits = Stream.concat(
                                    ecriture.changements().stream()
                                            .map(changement ->
                                                    changement.dossier().numero()),
                                    ecriture.effacements().stream().map(Ecriture.Effacement::numero))
                            .toList();
                    long rang = suite.addAndGet(ecrits.size());
                    if (rang % 7 == 0) {
                        Attente.unInstant();
                    }
                    super.ecrire(ecriture);
                    for (NumeroDossier numero : ecrits) {
                        vus.values().remove(numero);
                        vus.put(rang--, numero);
                    }
                }
            };
            return new Paire(lent, new Delegue() {
                @Override
                public List<Resume> lister(Filtre filtre, @Nullable Resume apres, int taille) {
                    return lent.sain.lister(filtre, apres, taille);
                }

                @Override
                public SortedMap<EtatDossier, Long> compter(Filtre filtre) {
                    return lent.sain.compter(filtre);
                }

                @Override
                public Suite depuis(long curseur, int taille) {
                    List<Map.Entry<Long, NumeroDossier>> page = vus.tailMap(curseur, false).entrySet().stream()
                            .limit(taille)
                            .toList();
                    return new Suite(
                            page.stream()
                                    .flatMap(entree -> lent.trouver(entree.getValue()).stream())
                                    .map(Resume::de)
                                    .toList(),
                            page.stream()
                                    .map(Map.Entry::getValue)
                                    .filter(numero -> lent.trouver(numero).isEmpty())
                                    .toList(),
                            page.isEmpty() ? curseur : page.get(page.size() - 1).getKey());
                }
            });
        }
    }

    static class Regle5CurseurTropLoin extends ConsultationsTck {
        @Override
        protected Paire magasinVide() {
            return new Delegue() {
                @Override
                public Suite depuis(long curseur, int taille) {
                    Suite page = super.depuis(curseur, taille);
                    int lus = page.resumes().size() + page.effaces().size();
                    boolean finie = lus > 0 && lus < taille;
                    return finie ? new Suite(page.resumes(), page.effaces(), page.curseur() + 1) : page;
                }
            }.paire();
        }
    }

    static class Regle6EffacesTus extends ConsultationsTck {
        @Override
        protected Paire magasinVide() {
            return new Delegue() {
                @Override
                public Suite depuis(long curseur, int taille) {
                    Suite page = super.depuis(curseur, taille);
                    return new Suite(page.resumes(), List.of(), page.curseur());
                }
            }.paire();
        }
    }

    static class Regle7ComptesVivants extends ConsultationsTck {
        @Override
        protected Paire magasinVide() {
            return new Delegue() {
                private final Map<Filtre, SortedMap<EtatDossier, Long>> rendus = new HashMap<>();
                private long derniere;

                @Override
                public synchronized SortedMap<EtatDossier, Long> compter(Filtre filtre) {
                    long ecritures = sain.depuis(DEBUT, 10_000).curseur();
                    if (ecritures != derniere) {
                        rendus.clear();
                        derniere = ecritures;
                    }
                    return rendus.computeIfAbsent(filtre, super::compter);
                }
            }.paire();
        }
    }
}
