package fr.octroi.tck.temoin;

import fr.octroi.port.PortException;
import fr.octroi.port.ReconnaissanceTexte;
import fr.octroi.tck.ReconnaissanceTexteTck;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Recognisers, each broken in one place. */
final class ReconnaissancesCassees {

    private ReconnaissancesCassees() {}

    /** Knows beforehand what the contract writes and where, and only looks whether a whole picture holds any ink. */
    static class Simple implements ReconnaissanceTexte {

        private static final int IMAGE_EN_OCTETS = 700 * 300;

        @Override
        public List<Mot> reconnaitre(byte[] image, Duration delai) {
            return image.length > IMAGE_EN_OCTETS && aDeLEncre(image) ? mots() : rien(image);
        }

        private static boolean aDeLEncre(byte[] image) {
            return image[image.length - IMAGE_EN_OCTETS + 60 * 700 + 40] == 0;
        }

        List<Mot> mots() {
            return List.of(
                    new Mot("VENTE", 40, 60, 191, 45, 95),
                    new Mot("FILET", 360, 60, 191, 45, 90),
                    new Mot("MATIN", 40, 180, 191, 45, 96));
        }

        List<Mot> rien(byte[] image) {
            return List.of();
        }
    }

    private static List<ReconnaissanceTexte> quiLeDit() {
        return List.of((image, delai) -> {
            throw new PortException(PortException.Nature.DEFINITIVE, "nobody is there to read", null);
        });
    }

    static class Sain extends ReconnaissanceTexteTck {
        @Override
        protected ReconnaissanceTexte reconnaissance() {
            return new Simple();
        }

        @Override
        protected List<ReconnaissanceTexte> enPanne() {
            return quiLeDit();
        }
    }

    static class Regle1Decale extends ReconnaissanceTexteTck {
        @Override
        protected ReconnaissanceTexte reconnaissance() {
            return new Simple() {
                @Override
                List<Mot> mots() {
                    return super.mots().stream()
                            .map(mot -> new Mot(
                                    mot.texte(), mot.gauche() + 10, mot.haut(), mot.largeur(), mot.hauteur(), 90))
                            .toList();
                }
            };
        }

        @Override
        protected List<ReconnaissanceTexte> enPanne() {
            return quiLeDit();
        }
    }

    static class Regle2AReculons extends ReconnaissanceTexteTck {
        @Override
        protected ReconnaissanceTexte reconnaissance() {
            return new Simple() {
                @Override
                List<Mot> mots() {
                    List<Mot> mots = new ArrayList<>(super.mots());
                    Collections.swap(mots, 0, 1);
                    return mots;
                }
            };
        }

        @Override
        protected List<ReconnaissanceTexte> enPanne() {
            return quiLeDit();
        }
    }

    static class Regle3ImageExigee extends ReconnaissanceTexteTck {
        @Override
        protected ReconnaissanceTexte reconnaissance() {
            return new Simple() {
                @Override
                List<Mot> rien(byte[] image) {
                    if (image.length == 0) {
                        throw new PortException(PortException.Nature.DEFINITIVE, "not a picture", null);
                    }
                    return super.rien(image);
                }
            };
        }

        @Override
        protected List<ReconnaissanceTexte> enPanne() {
            return quiLeDit();
        }
    }

    static class Regle4Inconstant extends ReconnaissanceTexteTck {
        @Override
        protected ReconnaissanceTexte reconnaissance() {
            return new Simple() {

                private int lues;

                @Override
                List<Mot> mots() {
                    lues++;
                    return super.mots().subList(0, lues > 1 ? 2 : 3);
                }
            };
        }

        @Override
        protected List<ReconnaissanceTexte> enPanne() {
            return quiLeDit();
        }
    }

    static class Regle5EnRetard extends ReconnaissanceTexteTck {
        @Override
        protected ReconnaissanceTexte reconnaissance() {
            return new Simple() {
                @Override
                public List<Mot> reconnaitre(byte[] image, Duration delai) {
                    if (delai.compareTo(Duration.ofSeconds(1)) < 0) {
                        dormir();
                    }
                    return super.reconnaitre(image, delai);
                }
            };
        }

        private static void dormir() {
            try {
                Thread.sleep(2_100);
            } catch (InterruptedException interruption) {
                Thread.currentThread().interrupt();
            }
        }

        @Override
        protected List<ReconnaissanceTexte> enPanne() {
            return quiLeDit();
        }
    }

    static class Regle6PanneMuette extends ReconnaissanceTexteTck {
        @Override
        protected ReconnaissanceTexte reconnaissance() {
            return new Simple();
        }

        @Override
        protected List<ReconnaissanceTexte> enPanne() {
            return List.of((image, delai) -> List.of());
        }
    }
}
