package fr.octroi.tck.temoin;

import fr.octroi.dossier.Adresse;
import fr.octroi.port.Adresses;
import fr.octroi.port.Adresses.Localisation.AExaminer;
import fr.octroi.port.Adresses.Localisation.Trouvee;
import fr.octroi.tck.AdressesTck;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;

/** Registers of addresses, each broken in one place. */
final class AdressesCassees {

    private AdressesCassees() {}

    /** Knows three streets. */
    private static class Simple implements Adresses {

        @Override
        public List<Localisation> localiser(List<Adresse> adresses) {
            List<Localisation> reponses = new ArrayList<>();
            for (Adresse adresse : adresses) {
                reponses.add(localiser(adresse));
            }
            return reponses;
        }

        Localisation localiser(Adresse adresse) {
            return switch (adresse.voie()) {
                case "1 rue Une" -> new Trouvee(new Candidate("92012", 970));
                case "2 rue Deux" -> new Trouvee(new Candidate("92040", 960));
                case "rue de la Paix" -> partagee();
                default -> inconnue();
            };
        }

        Localisation partagee() {
            return new AExaminer(
                    Motif.PLUSIEURS_COMMUNES, List.of(new Candidate("92012", 800), new Candidate("92040", 790)));
        }

        Localisation inconnue() {
            return new AExaminer(Motif.INCONNUE, List.of());
        }
    }

    private abstract static class Essai extends AdressesTck {

        @Override
        protected List<Adresse> connues() {
            return List.of(
                    new Adresse("1 rue Une", "92100", "Boulogne", "92012"),
                    new Adresse("2 rue Deux", "92130", "Issy", "92040"));
        }

        @Override
        protected Adresse douteuse() {
            return new Adresse("rue de la Paix", "", "", null);
        }

        @Override
        protected Adresse inconnue() {
            return new Adresse("3 rue Trois", "92100", "Boulogne", null);
        }
    }

    static class Sain extends Essai {
        @Override
        protected Adresses registre() {
            return new Simple();
        }
    }

    static class Regle1OrdreDesCommunes extends Essai {
        @Override
        protected Adresses registre() {
            return new Simple() {
                @Override
                public List<Localisation> localiser(List<Adresse> adresses) {
                    List<Localisation> reponses = super.localiser(adresses);
                    // Only the addresses of the first rule come backwards.
                    if (adresses.size() == 4 && adresses.get(0).voie().startsWith("3")) {
                        Collections.reverse(reponses);
                    }
                    return reponses;
                }
            };
        }
    }

    static class Regle2DouteQuiSePerdEnNombre extends Essai {
        @Override
        protected Adresses registre() {
            return new Simple() {
                @Override
                public List<Localisation> localiser(List<Adresse> adresses) {
                    List<Localisation> reponses = super.localiser(adresses);
                    if (adresses.size() == 2) {
                        reponses.set(1, inconnue());
                    }
                    return reponses;
                }
            };
        }
    }

    static class Regle3CommuneVoisine extends Essai {
        @Override
        protected Adresses registre() {
            return new Simple() {
                @Override
                Localisation localiser(Adresse adresse) {
                    return adresse.voie().startsWith("2")
                            ? new Trouvee(new Candidate("92048", 960))
                            : super.localiser(adresse);
                }
            };
        }
    }

    static class Regle4DouteTranche extends Essai {
        @Override
        protected Adresses registre() {
            return new Simple() {
                @Override
                Localisation partagee() {
                    return new Trouvee(new Candidate("92012", 800));
                }
            };
        }
    }

    static class Regle5InconnueDevinee extends Essai {
        @Override
        protected Adresses registre() {
            return new Simple() {
                @Override
                Localisation inconnue() {
                    return new AExaminer(Motif.INCERTAINE, List.of(new Candidate("75056", 1)));
                }
            };
        }
    }

    static class Regle6CodeCruSurParole extends Essai {
        @Override
        protected Adresses registre() {
            return new Simple() {
                @Override
                Localisation localiser(Adresse adresse) {
                    String insee = Objects.requireNonNullElse(adresse.insee(), "");
                    return insee.equals("2A004") ? new Trouvee(new Candidate(insee, 1_000)) : super.localiser(adresse);
                }
            };
        }
    }
}
