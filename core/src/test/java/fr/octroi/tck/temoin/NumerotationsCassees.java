package fr.octroi.tck.temoin;

import fr.octroi.memoire.NumerotationEnMemoire;
import fr.octroi.port.Numerotation;
import fr.octroi.tck.NumerotationTck;
import fr.octroi.versement.Bordereau;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Numberings, each broken in one place. */
final class NumerotationsCassees {

    private NumerotationsCassees() {}

    static class Sain extends NumerotationTck {
        @Override
        protected Numerotation numerotationVide() {
            return new NumerotationEnMemoire();
        }
    }

    /** Numbers in its own way, and gives back as it should. */
    private static Numerotation numerotation(
            NumerotationEnMemoire saine, Function<Bordereau, Numerotation.Numeros> attribuer) {
        return new Numerotation() {
            @Override
            public Numeros attribuer(Bordereau bordereau) {
                return attribuer.apply(bordereau);
            }

            @Override
            public void rendre(Bordereau bordereau) {
                saine.rendre(bordereau);
            }
        };
    }

    private static Numerotation.Numeros numeros(Bordereau bordereau, int numero, int premierMandat) {
        SortedMap<String, Integer> mandats = new TreeMap<>();
        for (Bordereau.Ligne ligne : bordereau.lignes()) {
            mandats.put(ligne.versement().reference(), premierMandat + mandats.size());
        }
        return new Numerotation.Numeros(numero, mandats, null);
    }

    static class Regle1NumeroNeufAChaqueAppel extends NumerotationTck {
        @Override
        protected Numerotation numerotationVide() {
            return new Numerotation() {
                private int suivant = 1;
                private String dernier = "";

                @Override
                public synchronized Numeros attribuer(Bordereau bordereau) {
                    dernier = bordereau.code();
                    int numero = suivant++;
                    return numeros(bordereau, numero, numero * 100);
                }

                @Override
                public synchronized void rendre(Bordereau bordereau) {
                    if (bordereau.code().equals(dernier)) {
                        dernier = "";
                        suivant--;
                    }
                }
            };
        }
    }

    static class Regle2ReferenceEnTrop extends NumerotationTck {
        @Override
        protected Numerotation numerotationVide() {
            NumerotationEnMemoire saine = new NumerotationEnMemoire();
            return numerotation(saine, bordereau -> {
                Numerotation.Numeros justes = saine.attribuer(bordereau);
                SortedMap<String, Integer> mandats = new TreeMap<>(justes.mandats());
                mandats.put("V-EN-TROP", 50_000_000 + justes.bordereau());
                return new Numerotation.Numeros(justes.bordereau(), mandats, null);
            });
        }
    }

    /** Bordereaux that come one after the other share a number; those of the other rules come under other codes. */
    static class Regle3MandatsQuiRecommencent extends NumerotationTck {
        @Override
        protected Numerotation numerotationVide() {
            NumerotationEnMemoire saine = new NumerotationEnMemoire();
            return numerotation(saine, bordereau -> {
                Numerotation.Numeros justes = saine.attribuer(bordereau);
                boolean troisieme =
                        bordereau.code().equals("B-3") && bordereau.lignes().size() == 3;
                return troisieme && justes.bordereau() == 3 && justes.mandats().containsValue(4)
                        ? numeros(bordereau, justes.bordereau(), 1)
                        : justes;
            });
        }
    }

    static class Regle4ComptesSansVerrou extends NumerotationTck {
        @Override
        protected Numerotation numerotationVide() {
            NumerotationEnMemoire saine = new NumerotationEnMemoire();
            return numerotation(saine, bordereau -> {
                // Only the rule of those numbered at once goes so far.
                boolean loin = bordereau.code().matches("B-3[0-9]");
                return loin ? numeros(bordereau, 1, 1) : saine.attribuer(bordereau);
            });
        }
    }

    static class Regle5SommeQuiGardeLeRendu extends NumerotationTck {
        @Override
        protected Numerotation numerotationVide() {
            NumerotationEnMemoire saine = new NumerotationEnMemoire();
            return new Numerotation() {
                @Override
                public Numeros attribuer(Bordereau bordereau) {
                    return saine.attribuer(bordereau);
                }

                @Override
                public void rendre(Bordereau bordereau) {
                    // What was numbered stays so.
                }
            };
        }
    }
}
