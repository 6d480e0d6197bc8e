package fr.octroi.tck.temoin;

import fr.octroi.commun.Empreinte;
import fr.octroi.memoire.PiecesEnMemoire;
import fr.octroi.port.Pieces;
import fr.octroi.port.PortException;
import fr.octroi.tck.PiecesTck;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Stores of files, each broken in one place. */
final class PiecesCassees {

    private PiecesCassees() {}

    private static class Deleguees implements Pieces {
        final PiecesEnMemoire saines = new PiecesEnMemoire();

        @Override
        public Deposee deposer(InputStream source, long limite) {
            return saines.deposer(source, limite);
        }

        @Override
        public InputStream ouvrir(Empreinte contenu) {
            return saines.ouvrir(contenu);
        }

        /** Not by the two above: rule 10 must not see what is broken there. */
        @Override
        public boolean redeposer(Empreinte contenu) {
            return saines.redeposer(contenu);
        }

        @Override
        public boolean effacer(Empreinte contenu, Instant depuis) {
            return saines.effacer(contenu, depuis);
        }
    }

    static class Sain extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new Deleguees();
        }
    }

    static class Regle1FluxPartage extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new Deleguees() {
                private final Map<Empreinte, InputStream> ouverts = new HashMap<>();

                @Override
                public InputStream ouvrir(Empreinte contenu) {
                    return ouverts.computeIfAbsent(contenu, super::ouvrir);
                }
            };
        }
    }

    static class Regle2FichierVideRefuse extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new Deleguees() {
                @Override
                public Deposee deposer(InputStream source, long limite) {
                    Deposee deposee = super.deposer(source, limite);
                    if (deposee.taille() == 0) {
                        throw new PortException(PortException.Nature.DEFINITIVE, "empty", null);
                    }
                    return deposee;
                }
            };
        }
    }

    static class Regle3CleEnDouble extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new Deleguees() {
                private final Map<Empreinte, Long> deposees = new HashMap<>();

                @Override
                public Deposee deposer(InputStream source, long limite) {
                    Deposee deposee = super.deposer(source, limite);
                    synchronized (this) {
                        if (deposee.taille() <= 10) {
                            // Rules 9 and 10 store these again, and must not see this fault.
                            return deposee;
                        }
                        // The thread is remembered so that rule 8 alone judges what happens at once.
                        Long fil = deposees.putIfAbsent(
                                deposee.contenu(), Thread.currentThread().getId());
                        if (fil != null && fil == Thread.currentThread().getId()) {
                            throw new PortException(PortException.Nature.DEFINITIVE, "duplicate key", null);
                        }
                    }
                    return deposee;
                }
            };
        }
    }

    static class Regle4FichierTropLongGarde extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new Deleguees() {
                @Override
                public Deposee deposer(InputStream source, long limite) {
                    Deposee deposee = super.deposer(source, Long.MAX_VALUE);
                    if (deposee.taille() > limite) {
                        throw new PortException(PortException.Nature.DEFINITIVE, "too large", null);
                    }
                    return deposee;
                }
            };
        }
    }

    static class Regle4LimiteSurTrenteDeuxBits extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new Deleguees() {
                @Override
                public Deposee deposer(InputStream source, long limite) {
                    // Rule 6 has no limit to speak of, and must not see this fault.
                    int enTrenteDeuxBits = (int) limite;
                    return source instanceof ByteArrayInputStream
                            ? super.deposer(source, enTrenteDeuxBits)
                            : super.deposer(source, limite);
                }
            };
        }
    }

    static class Regle5AbsenceTemporaire extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new Deleguees() {
                @Override
                public InputStream ouvrir(Empreinte contenu) {
                    try {
                        return super.ouvrir(contenu);
                    } catch (PortException absence) {
                        throw new PortException(PortException.Nature.TEMPORAIRE, "absent", absence);
                    }
                }
            };
        }
    }

    static class Regle6PartieGardee extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new Deleguees() {
                @Override
                public Deposee deposer(InputStream source, long limite) {
                    ByteArrayOutputStream lus = new ByteArrayOutputStream();
                    try {
                        while (lus.size() <= limite) {
                            int octet = source.read();
                            if (octet < 0) {
                                break;
                            }
                            lus.write(octet);
                        }
                    } catch (IOException panne) {
                        super.deposer(new ByteArrayInputStream(lus.toByteArray()), limite);
                        throw new PortException(PortException.Nature.TEMPORAIRE, "source", panne);
                    }
                    return super.deposer(new ByteArrayInputStream(lus.toByteArray()), limite);
                }
            };
        }
    }

    static class Regle6PanneSansPort extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new Deleguees() {
                @Override
                public Deposee deposer(InputStream source, long limite) {
                    try {
                        return super.deposer(source, limite);
                    } catch (PortException echec) {
                        if (echec.getCause() instanceof IOException panne) {
                            throw new UncheckedIOException(panne);
                        }
                        throw echec;
                    }
                }
            };
        }
    }

    static class Regle7SourceFermee extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new Deleguees() {
                @Override
                public Deposee deposer(InputStream source, long limite) {
                    try (source) {
                        return super.deposer(source, limite);
                    } catch (IOException fermeture) {
                        throw new UncheckedIOException(fermeture);
                    }
                }
            };
        }
    }

    static class Regle8FichierDeTravailCommun extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new Deleguees() {
                private final Set<Empreinte> enCours = new HashSet<>();

                @Override
                public Deposee deposer(InputStream source, long limite) {
                    Deposee deposee = super.deposer(source, limite);
                    synchronized (enCours) {
                        if (!enCours.add(deposee.contenu())) {
                            throw new PortException(PortException.Nature.TEMPORAIRE, "file in use", null);
                        }
                    }
                    Attente.unInstant();
                    synchronized (enCours) {
                        enCours.remove(deposee.contenu());
                    }
                    return deposee;
                }
            };
        }
    }

    static class Regle9ToutEfface extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new Deleguees() {
                private final Set<Empreinte> deposees = new HashSet<>();

                @Override
                public synchronized Deposee deposer(InputStream source, long limite) {
                    Deposee deposee = super.deposer(source, limite);
                    deposees.add(deposee.contenu());
                    return deposee;
                }

                @Override
                public synchronized boolean effacer(Empreinte contenu, Instant depuis) {
                    boolean efface = super.effacer(contenu, depuis);
                    if (efface) {
                        deposees.forEach(autre -> super.effacer(autre, depuis));
                    }
                    return efface;
                }
            };
        }
    }

    static class Regle10PremierDepotSeul extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new Deleguees() {
                private final Map<Empreinte, Instant> premiers = new HashMap<>();

                @Override
                public synchronized Deposee deposer(InputStream source, long limite) {
                    Deposee deposee = super.deposer(source, limite);
                    premiers.putIfAbsent(deposee.contenu(), Instant.now());
                    return deposee;
                }

                @Override
                public synchronized boolean effacer(Empreinte contenu, Instant depuis) {
                    Instant premier = premiers.get(contenu);
                    return premier != null
                            && premier.isBefore(depuis)
                            && premiers.remove(contenu, premier)
                            && super.effacer(contenu, Instant.MAX);
                }
            };
        }
    }

    static class Regle10EmpreinteSansDate extends PiecesTck {
        @Override
        protected Pieces magasinVide() {
            return new Deleguees() {
                @Override
                public boolean redeposer(Empreinte contenu) {
                    try {
                        ouvrir(contenu).close();
                        return true;
                    } catch (PortException absence) {
                        return false;
                    } catch (IOException fermeture) {
                        throw new UncheckedIOException(fermeture);
                    }
                }
            };
        }
    }
}
