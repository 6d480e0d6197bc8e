package fr.octroi.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads what banks and the comptable send back: {@code pain.002} and {@code camt.054} of any version, {@code PES_ACQUIT},
 * {@code PES_ACQUIT_RETOUR} and {@code PES_Retour}; {@code docs/retours.md} says what is made of them.
 *
 * <p>Strict in meaning, tolerant in form: prefixes, namespaces, envelopes, marks and declared encodings are as the sender
 * likes them, and what a schema requires may lack; but nothing is guessed. The file is read as it flows.
 */
public final class LecteurRetourXml {

    private static final Pattern VERSION = Pattern.compile("(pain\\.002|camt\\.054)\\.[0-9]{3}\\.[0-9]{2}");

    private LecteurRetourXml() {}

    /**
     * Reads a file.
     *
     * @param nom what errors call it
     * @param source its bytes, read to the end and closed
     * @return what it says
     * @throws FichierInvalideException with line and column: {@code FICHIER_VIDE}, {@code ENCODAGE}, {@code
     *     FICHIER_TROP_GRAND}, {@code TEXTE_TROP_LONG}, {@code DTD_INTERDITE}, {@code XML_MAL_FORME}; {@code FORMAT_INCONNU}
     *     when it is no return, {@code PLUSIEURS_RETOURS}, {@code RETOUR_SANS_CONTENU}
     * @throws UncheckedIOException when the bytes cannot be had
     */
    public static RetourLu lire(String nom, InputStream source) {
        Reconnaissance visite = new Reconnaissance(nom);
        try {
            FluxXml.parcourir(nom, source, visite);
        } catch (IOException panne) {
            throw new UncheckedIOException(panne);
        }
        return visite.conclure();
    }

    /** Looks for the message, whatever it is wrapped in, then lets the analysis of its format look at what it holds. */
    private static final class Reconnaissance implements FluxXml.Visite {

        private final String nom;
        private @Nullable AnalyseDeRetour analyse;
        private String racine = "";
        private boolean commence;
        private boolean dedans;
        private int ligneDeLaRacine = 1;
        private int colonneDeLaRacine = 1;
        private boolean contenu;

        private Reconnaissance(String nom) {
            this.nom = nom;
        }

        @Override
        public boolean ouvrir(String element, String espace, int ligne, int colonne) {
            if (dedans && analyse != null) {
                contenu = true;
                return analyse.ouvrir(element);
            }
            AnalyseDeRetour trouvee = reconnaitre(element, espace);
            if (trouvee != null && analyse != null) {
                throw new FichierInvalideException(
                        "PLUSIEURS_RETOURS", nom, ligne, colonne, "le fichier contient plusieurs retours");
            }
            if (trouvee != null) {
                analyse = trouvee;
                racine = element;
                dedans = true;
                ligneDeLaRacine = ligne;
                colonneDeLaRacine = colonne;
            } else if (!commence) {
                ligneDeLaRacine = ligne;
                colonneDeLaRacine = colonne;
            }
            commence = true;
            return true;
        }

        private @Nullable AnalyseDeRetour reconnaitre(String element, String espace) {
            return switch (element) {
                case "PES_ACQUIT", "PES_ACQUIT_RETOUR" -> new AnalysePesAcquit(nom, element);
                case "PES_Retour" -> new AnalysePesRetour(nom, "PES_RETOUR");
                case "CstmrPmtStsRpt" -> new AnalysePain002(nom, version(espace, "pain.002"));
                default -> {
                    // The first versions named the message after itself.
                    if (element.startsWith("pain.002.")) {
                        yield new AnalysePain002(nom, element);
                    }
                    yield element.startsWith("BkToCstmrDbtCdtNtfctn")
                            ? new AnalyseCamt054(nom, version(espace, "camt.054"))
                            : null;
                }
            };
        }

        /** A namespace of another message than its content is a mistake: the content speaks. */
        private static String version(String espace, String message) {
            Matcher version = VERSION.matcher(espace);
            return version.find() && version.group(1).equals(message) ? version.group() : message;
        }

        @Override
        public void fermer(String element) {
            if (dedans && analyse != null) {
                if (element.equals(racine)) {
                    dedans = false;
                } else {
                    analyse.fermer(element);
                }
            }
        }

        @Override
        public void prendre(FragmentXml fragment) {
            if (analyse != null) {
                analyse.prendre(fragment);
            }
        }

        private RetourLu conclure() {
            if (analyse == null) {
                throw new FichierInvalideException(
                        "FORMAT_INCONNU",
                        nom,
                        ligneDeLaRacine,
                        colonneDeLaRacine,
                        "le fichier n'est ni un pain.002, ni un camt.054, ni un acquittement ou un retour PES");
            }
            if (!contenu) {
                throw new FichierInvalideException(
                        "RETOUR_SANS_CONTENU", nom, ligneDeLaRacine, colonneDeLaRacine, "le retour ne contient rien");
            }
            return analyse.conclure();
        }
    }
}
