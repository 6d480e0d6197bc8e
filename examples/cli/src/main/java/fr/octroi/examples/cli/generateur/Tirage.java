package fr.octroi.examples.cli.generateur;

import fr.octroi.examples.cli.generateur.Cas.Place;
import fr.octroi.examples.cli.generateur.Demande.Achat;
import fr.octroi.examples.cli.generateur.Demande.Domicile;
import fr.octroi.examples.cli.generateur.Demande.Personne;
import fr.octroi.examples.cli.generateur.Demande.Vendeur;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Gives the request of any rank, from the seed and the rank alone.
 *
 * <p>Persons, households, accounts and invoices come out of permutations: none is ever shared but where a pair wants it.
 */
final class Tirage {

    /** More requests than this would exhaust the invented accounts. */
    static final int MAXIMUM = 200_000;

    private static final int NUMEROS = 250;
    private static final int NUMEROS_PAR_BLOC = 60;
    private static final int JOURS_DE_NAISSANCE = 20_000;
    private static final LocalDate PREMIERE_NAISSANCE = LocalDate.of(1946, 1, 1);
    private static final int UN_MILLION = 1_000_000;
    private static final int FREQUENCES = Lexique.COMMUNES.stream()
            .mapToInt(commune -> Integer.parseInt(commune.voie()))
            .sum();

    private final long graine;
    private final YearMonth mois;
    private final int dossiers;
    private final boolean sansPieces;
    private final Permutation places;
    private final Permutation foyers;
    private final Permutation naissances;
    private final Permutation comptes;
    private final Permutation factures;

    Tirage(long graine, YearMonth mois, int dossiers, boolean sansPieces) {
        this.graine = graine;
        this.mois = mois;
        this.dossiers = dossiers;
        this.sansPieces = sansPieces;
        this.places = new Permutation(dossiers, graine, 1);
        this.foyers = new Permutation(Lexique.TOUS_LES_NOMS.size() * Lexique.VOIES.size() * NUMEROS, graine, 2);
        this.naissances = new Permutation(Lexique.PRENOMS_FEMININS.size() * 2 * JOURS_DE_NAISSANCE, graine, 3);
        this.comptes = new Permutation(UN_MILLION, graine, 4);
        this.factures = new Permutation(UN_MILLION, graine, 5);
    }

    /** Returns what is planted at a rank; beyond the last dossier, nothing is. */
    Place place(int indice) {
        if (indice >= dossiers) {
            return new Place(Cas.CONFORME, false);
        }
        int position = places.image(indice);
        Place place = Cas.RONDE.get(position % Cas.RONDE.size());
        boolean seul = place.cas().lien != Lien.AUCUN && !place.second() && position + 1 >= dossiers;
        return seul ? new Place(Cas.CONFORME, false) : place;
    }

    Demande demande(int indice) {
        Place place = place(indice);
        Cas cas = place.cas();
        Hasard hasard = new Hasard(graine, indice, 11);
        LocalDate depot = mois.atDay(hasard.entre(1, mois.lengthOfMonth()));
        Personne personne = personne(indice, cas, hasard);
        Domicile domicile = domicile(indice, cas, hasard);
        Achat achat = achat(indice, cas, depot, hasard);
        String iban = iban(indice, cas == Cas.COMPTE_ETRANGER || hasard.uneFoisSur(40));
        Demande jumelle = place.second() ? demande(places.antecedent(places.image(indice) - 1)) : null;
        if (jumelle != null) {
            switch (cas) {
                case COMPTE_PARTAGE, COMPTE_PARTAGE_AUTRE_RIB -> iban = jumelle.iban();
                case FACTURE_PARTAGEE, FACTURE_RECOPIEE -> {
                    achat = jumelle.achat();
                    depot = jumelle.depot();
                }
                case PERSONNE_DEUX_FOIS -> {
                    personne = memePersonne(jumelle.personne(), personne, false);
                    domicile = jumelle.domicile();
                }
                case PERSONNE_ECRITE_AUTREMENT -> personne = memePersonne(jumelle.personne(), personne, true);
                case FOYER_DEUX_FOIS -> {
                    personne = memeFamille(jumelle.personne(), personne);
                    domicile = jumelle.domicile();
                }
                case FOYER_ECRIT_AUTREMENT -> {
                    personne = memeFamille(jumelle.personne(), personne);
                    domicile = abregee(jumelle.domicile());
                }
                default -> throw new IllegalStateException("a class without pair has no second: " + cas);
            }
        }
        return new Demande(
                indice,
                numero(indice),
                depot,
                personne,
                autre(personne, hasard),
                domicile,
                achat,
                cas == Cas.SANS_RIB ? "" : iban,
                iban(indice + UN_MILLION / 2, false),
                pieces(place),
                cas.conditions,
                cas.lien,
                jumelle);
    }

    String numero(int indice) {
        return "DEM-%s-%06d".formatted(mois, indice + 1);
    }

    private Map<TypePiece, Alteration> pieces(Place place) {
        Map<TypePiece, Alteration> pieces = new EnumMap<>(TypePiece.class);
        for (TypePiece type : TypePiece.values()) {
            Alteration alteration = place.cas().pieces(place.second()).getOrDefault(type, Alteration.AUCUNE);
            pieces.put(type, sansPieces ? Alteration.ABSENTE : alteration);
        }
        return pieces;
    }

    private Personne personne(int indice, Cas cas, Hasard hasard) {
        String nom = cas == Cas.NOM_DIFFICILE
                ? Lexique.NOMS_DIFFICILES.get(occurrence(indice) % Lexique.NOMS_DIFFICILES.size())
                : Lexique.TOUS_LES_NOMS.get(foyers.image(indice) % Lexique.TOUS_LES_NOMS.size());
        int naissance = naissances.image(indice);
        boolean homme = naissance % 2 == 0;
        List<String> prenoms = homme ? Lexique.PRENOMS_MASCULINS : Lexique.PRENOMS_FEMININS;
        String prenom = prenoms.get(naissance / 2 % prenoms.size());
        LocalDate jour = PREMIERE_NAISSANCE.plusDays(naissance / (2L * prenoms.size()));
        String courriel = "%s.%s%d@exemple.invalid".formatted(lettres(prenom), lettres(nom), indice + 1);
        // Numbers kept for fiction by the regulator.
        String telephone = "063998%04d".formatted(hasard.entier(10_000));
        return new Personne(homme ? "M." : "Mme", nom, prenom, jour, courriel, telephone);
    }

    private static Personne memePersonne(Personne premiere, Personne seconde, boolean autrement) {
        return new Personne(
                premiere.civilite(),
                autrement ? sansAccents(premiere.nom()).toUpperCase(Locale.ROOT) : premiere.nom(),
                autrement ? sansAccents(premiere.prenom()) : premiere.prenom(),
                premiere.naissance(),
                seconde.courriel(),
                seconde.telephone());
    }

    private static Personne memeFamille(Personne premiere, Personne seconde) {
        String prenom = seconde.prenom();
        if (prenom.equals(premiere.prenom())) {
            List<String> prenoms =
                    seconde.civilite().equals("M.") ? Lexique.PRENOMS_MASCULINS : Lexique.PRENOMS_FEMININS;
            prenom = prenoms.get((prenoms.indexOf(prenom) + 1) % prenoms.size());
        }
        return new Personne(
                seconde.civilite(),
                premiere.nom(),
                prenom,
                seconde.naissance(),
                seconde.courriel(),
                seconde.telephone());
    }

    /** Somebody else altogether, to whom an altered piece belongs. */
    private static Personne autre(Personne personne, Hasard hasard) {
        String nom = hasard.choisir(Lexique.NOMS);
        while (nom.equalsIgnoreCase(personne.nom())) {
            nom = hasard.choisir(Lexique.NOMS);
        }
        List<String> prenoms = personne.civilite().equals("M.") ? Lexique.PRENOMS_FEMININS : Lexique.PRENOMS_MASCULINS;
        return new Personne(
                personne.civilite().equals("M.") ? "Mme" : "M.",
                nom,
                hasard.choisir(prenoms),
                personne.naissance(),
                "",
                "");
    }

    private Domicile domicile(int indice, Cas cas, Hasard hasard) {
        int adresse = aPart(indice).orElse(foyers.image(indice) / Lexique.TOUS_LES_NOMS.size());
        String voie = (1 + adresse / Lexique.VOIES.size()) + " " + Lexique.VOIES.get(adresse % Lexique.VOIES.size());
        Domicile commune = cas.conditions.contains("RESIDENCE")
                ? hasard.choisir(Lexique.VOISINES)
                : commune(hasard.entier(FREQUENCES));
        return new Domicile(voie, commune.codePostal(), commune.ville(), commune.insee());
    }

    /** A name that was imposed lives beyond the last number of others: no household is ever shared by accident. */
    private OptionalInt aPart(int indice) {
        Place place = place(indice);
        int bloc = switch (place.cas()) {
            case NOM_DIFFICILE -> 0;
            case PERSONNE_ECRITE_AUTREMENT -> place.second() ? 2 : 1;
            default -> -1;
        };
        return bloc < 0
                ? OptionalInt.empty()
                : OptionalInt.of(Lexique.VOIES.size() * (NUMEROS + bloc * NUMEROS_PAR_BLOC) + occurrence(indice));
    }

    private int occurrence(int indice) {
        return places.image(indice) / Cas.RONDE.size();
    }

    private static Domicile commune(int rang) {
        int reste = rang;
        for (Domicile commune : Lexique.COMMUNES) {
            reste -= Integer.parseInt(commune.voie());
            if (reste < 0) {
                return commune;
            }
        }
        throw new IllegalStateException("beyond the last town");
    }

    private static Domicile abregee(Domicile domicile) {
        String voie = domicile.voie()
                .replace(" avenue ", " av. ")
                .replace(" boulevard ", " bd ")
                .replace(" allée ", " all. ")
                .replace(" place ", " pl. ")
                .replace(" impasse ", " imp. ");
        return new Domicile(
                sansAccents(voie).toUpperCase(Locale.ROOT), domicile.codePostal(), domicile.ville(), domicile.insee());
    }

    private Achat achat(int indice, Cas cas, LocalDate depot, Hasard hasard) {
        boolean exclu = cas.conditions.contains("MATERIEL");
        LocalDate date = depot.minusDays(hasard.entre(3, 85));
        if (cas.conditions.contains("PERIODE_ACHAT")) {
            date = LocalDate.of(2018, 12, 31).minusDays(hasard.uneFoisSur(3) ? 0 : hasard.entier(200));
        }
        Vendeur vendeur = hasard.choisir(Lexique.VENDEURS);
        int rang = Lexique.VENDEURS.indexOf(vendeur);
        String siret = Cles.siret(90_317_264 + rang * 41_879, 1 + hasard.entier(3));
        return new Achat(
                hasard.choisir(exclu ? Lexique.NATURES_EXCLUES : Lexique.NATURES),
                cas.conditions.contains("ETAT_NEUF") ? "Occasion" : "Neuf",
                hasard.choisir(Lexique.MARQUES),
                hasard.choisir(Lexique.MODELES),
                date,
                vendeur.prefixe().formatted(date.getYear(), factures.image(indice)),
                vendeur,
                siret,
                hasard.uneFoisSur(4) ? hasard.entre(8, 45) * 10_000L - 100 : hasard.entre(79_900, 459_999));
    }

    private String iban(int indice, boolean etranger) {
        Hasard hasard = new Hasard(graine, indice, 23);
        String chiffres = "%010d".formatted(comptes.image(indice) * 9_973L + hasard.entier(9_973));
        if (etranger) {
            return hasard.uneFoisSur(2)
                    ? Cles.iban("LT", "90210" + "0" + chiffres)
                    : Cles.iban("DE", "90030040" + chiffres);
        }
        String compte = hasard.uneFoisSur(6)
                ? chiffres.substring(0, 7) + (char) ('A' + hasard.entier(26)) + chiffres.substring(7)
                : "0" + chiffres;
        int banque = hasard.entier(Lexique.BANQUES.size());
        return Cles.ibanFrancais("9001" + banque, "%05d".formatted(hasard.entre(1, 999)), compte);
    }

    static String sansAccents(String texte) {
        return Normalizer.normalize(texte.replace("œ", "oe").replace("Œ", "OE"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}+", "");
    }

    private static String lettres(String texte) {
        return sansAccents(texte).toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    }
}
