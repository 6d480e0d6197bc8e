package fr.octroi.tck.temoin;

import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.FaitLu;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.NatureFichier;
import fr.octroi.port.LecteurDePieces;
import fr.octroi.port.PortException;
import fr.octroi.tck.LecteurDePiecesTck;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** Readers of pieces, each broken in one place. */
final class LecteursCasses {

    private LecteursCasses() {}

    /** Reads files that begin with {@code FACTURE} and give the rest as a number. */
    static class Simple implements LecteurDePieces {

        private static final String ENTETE = "FACTURE ";

        @Override
        public LecturePiece lire(InputStream contenu) {
            try {
                return interpreter(new String(contenu.readAllBytes(), StandardCharsets.ISO_8859_1));
            } catch (IOException panne) {
                return enPanne(panne);
            }
        }

        LecturePiece enPanne(IOException panne) {
            throw new PortException(PortException.Nature.TEMPORAIRE, "a file could not be read", panne);
        }

        LecturePiece interpreter(String texte) {
            return texte.startsWith(ENTETE)
                    ? lisible(EtatLecture.LISIBLE, texte.substring(ENTETE.length()))
                    : LecturePiece.sansFait(EtatLecture.ILLISIBLE);
        }

        static LecturePiece lisible(EtatLecture etat, String numero) {
            FaitLu fait = new FaitLu(FaitLu.Nom.NUMERO, "n°" + numero, FaitLu.Source.TEXTE, 1);
            return new LecturePiece(etat, "", NatureFichier.INCONNUE, List.of(fait), List.of(), List.of());
        }
    }

    static class Sain extends LecteurDePiecesTck {
        @Override
        protected LecteurDePieces lecteur() {
            return new Simple();
        }

        @Override
        protected byte[] fichierLisible() {
            return lisible();
        }
    }

    private static byte[] lisible() {
        return "FACTURE F-2026-001".getBytes(StandardCharsets.US_ASCII);
    }

    static class Regle1FauxPdf extends LecteurDePiecesTck {
        @Override
        protected LecteurDePieces lecteur() {
            return new Simple() {
                @Override
                LecturePiece interpreter(String texte) {
                    if (texte.startsWith("%PDF")) {
                        throw new IllegalStateException("no cross-reference table");
                    }
                    return super.interpreter(texte);
                }
            };
        }

        @Override
        protected byte[] fichierLisible() {
            return lisible();
        }
    }

    static class Regle2VideNonLu extends LecteurDePiecesTck {
        @Override
        protected LecteurDePieces lecteur() {
            return new Simple() {
                @Override
                LecturePiece interpreter(String texte) {
                    return texte.isEmpty() ? LecturePiece.sansFait(EtatLecture.NON_LUE) : super.interpreter(texte);
                }
            };
        }

        @Override
        protected byte[] fichierLisible() {
            return lisible();
        }
    }

    static class Regle3Compteur extends LecteurDePiecesTck {
        @Override
        protected LecteurDePieces lecteur() {
            return new Simple() {
                private final AtomicInteger lectures = new AtomicInteger();

                @Override
                LecturePiece interpreter(String texte) {
                    LecturePiece lecture = super.interpreter(texte);
                    return lecture.etat() == EtatLecture.LISIBLE
                            ? lisible(EtatLecture.LISIBLE, String.valueOf(lectures.incrementAndGet()))
                            : lecture;
                }
            };
        }

        @Override
        protected byte[] fichierLisible() {
            return lisible();
        }
    }

    static class Regle4FaitsDUnIllisible extends LecteurDePiecesTck {
        @Override
        protected LecteurDePieces lecteur() {
            return new Simple() {
                @Override
                LecturePiece interpreter(String texte) {
                    LecturePiece lecture = super.interpreter(texte);
                    return lecture.etat() == EtatLecture.LISIBLE ? lecture : lisible(lecture.etat(), "F-2026-001");
                }
            };
        }

        @Override
        protected byte[] fichierLisible() {
            return lisible();
        }
    }

    static class Regle5FluxFerme extends LecteurDePiecesTck {
        @Override
        protected LecteurDePieces lecteur() {
            return new Simple() {
                @Override
                public LecturePiece lire(InputStream contenu) {
                    try (contenu) {
                        return super.lire(contenu);
                    } catch (IOException panne) {
                        return enPanne(panne);
                    }
                }
            };
        }

        @Override
        protected byte[] fichierLisible() {
            return lisible();
        }
    }

    static class Regle6PanneIllisible extends LecteurDePiecesTck {
        @Override
        protected LecteurDePieces lecteur() {
            return new Simple() {
                @Override
                LecturePiece enPanne(IOException panne) {
                    return LecturePiece.sansFait(EtatLecture.ILLISIBLE);
                }
            };
        }

        @Override
        protected byte[] fichierLisible() {
            return lisible();
        }
    }
}
