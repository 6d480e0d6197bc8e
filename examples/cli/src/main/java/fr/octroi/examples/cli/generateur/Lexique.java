package fr.octroi.examples.cli.generateur;

import fr.octroi.examples.cli.generateur.Demande.Domicile;
import fr.octroi.examples.cli.generateur.Demande.Vendeur;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words that a month is made of. Persons, sellers, banks and makes are invented; towns and INSEE codes are real.
 *
 * <p>No two family names, and no two given names, are near each other: a test holds them apart, so that a name planted
 * as another one is another one for every reader.
 */
final class Lexique {

    static final List<String> NOMS = List.of(
            "Aubertin",
            "Barbezieux",
            "Bellecombe",
            "Boisrenard",
            "Bréchet",
            "Calvignac",
            "Chastaing",
            "Clairefontaine",
            "Cotentin",
            "Daumesnil",
            "Desgranges",
            "Duhamel",
            "Escoffier",
            "Etchegaray",
            "Fauconnier",
            "Fontvieille",
            "Gauvain",
            "Grandcourt",
            "Guillemot",
            "Hennebelle",
            "Jaubert",
            "Jolivet",
            "Kerguelen",
            "Labrousse",
            "Lagardère",
            "Lemonnier",
            "Maisonneuve",
            "Malherbe",
            "Montaubert",
            "Navarrin",
            "Ouedraogo",
            "Pasquier",
            "Pelletan",
            "Pontcallec",
            "Quintard",
            "Rambaud",
            "Raspail",
            "Sauvageot",
            "Sylvestre",
            "Tavernier",
            "Thévenin",
            "Vauquelin",
            "Verdier",
            "Villebois",
            "Wattier",
            "Yousfi",
            "Zimmermann",
            "Mendoza",
            "Oliveira",
            "Szymanski",
            "Haddad",
            "Bouzidi",
            "Cissokho",
            "Papadakis",
            "Tran",
            "Rasolofo",
            "Nakache",
            "Hoffmann",
            "Lindqvist",
            "Takahashi");

    /** Accents, hyphens, apostrophes, particles and ligatures. */
    static final List<String> NOMS_DIFFICILES = List.of(
            "Lebœuf",
            "de La Brosse",
            "d'Aubigny",
            "N'Guessan",
            "Le Bihan",
            "Roux-Delmas",
            "Müller-Étienne",
            "Van den Berghe",
            "Castañeda",
            "L'Hermitte",
            "du Plessis-Vaugirard",
            "Ben Youssef",
            "Ångström",
            "Garção",
            "O'Brannagh",
            "Saint-Émilion");

    static final List<String> TOUS_LES_NOMS =
            Stream.concat(NOMS.stream(), NOMS_DIFFICILES.stream()).toList();

    static final List<String> PRENOMS_FEMININS = List.of(
            "Adélaïde",
            "Bérengère",
            "Capucine",
            "Delphine",
            "Eugénie",
            "Faïza",
            "Ghislaine",
            "Hortense",
            "Iphigénie",
            "Joséphine",
            "Khadija",
            "Ludivine",
            "Maëlys",
            "Ornella",
            "Priscilla",
            "Quitterie",
            "Rose-Aimée",
            "Solène",
            "Tiphaine",
            "Ursule",
            "Violette",
            "Wassila",
            "Yolande",
            "Zélie");

    static final List<String> PRENOMS_MASCULINS = List.of(
            "Aurélien",
            "Barnabé",
            "Corentin",
            "Dorian",
            "Enguerrand",
            "Félicien",
            "Gauthier",
            "Hyacinthe",
            "Isidore",
            "Jérôme",
            "Kévin",
            "Léonard",
            "Mamadou",
            "Nathanaël",
            "Oscar",
            "Philibert",
            "Raphaël",
            "Stanislas",
            "Timothée",
            "Ulysse",
            "Valentin",
            "Wilfried",
            "Yves-Alain",
            "Zacharie");

    static final List<String> VOIES = List.of(
            "rue des Glycines",
            "rue de l'Abreuvoir",
            "avenue de la Sablière",
            "chemin des Vignes",
            "quai du Halage",
            "rue du Colombier",
            "boulevard des Acacias",
            "place du Lavoir",
            "allée des Cerisiers",
            "impasse du Moulin",
            "rue Alphonse-Daudet",
            "avenue Victor-Cresson",
            "rue du Four-à-Chaux",
            "square des Poètes",
            "rue Marcel-Sembat",
            "sentier de la Source",
            "avenue du Belvédère",
            "rue de la Fontaine-aux-Loups",
            "boulevard de l'Observatoire",
            "rue Amélie-Poulain",
            "rue du Pré-Commun",
            "allée Jules-Verne",
            "rue de l'Île-Verte",
            "avenue Élise-Deroche",
            "rue des Blanchisseuses",
            "villa des Lilas",
            "rue du Bac-d'Eau",
            "avenue du Petit-Bois",
            "cour du Tramway",
            "rue Hector-Guimard");

    /** The eight towns, each as often as its share of the aids of 2020. */
    static final List<Domicile> COMMUNES = List.of(
            new Domicile("746", "92100", "Boulogne-Billancourt", "92012"),
            new Domicile("129", "92370", "Chaville", "92022"),
            new Domicile("432", "92130", "Issy-les-Moulineaux", "92040"),
            new Domicile("9", "92430", "Marnes-la-Coquette", "92047"),
            new Domicile("200", "92190", "Meudon", "92048"),
            new Domicile("55", "92360", "Meudon", "92048"),
            new Domicile("194", "92310", "Sèvres", "92072"),
            new Domicile("177", "92170", "Vanves", "92075"),
            new Domicile("85", "92410", "Ville-d'Avray", "92077"));

    static final List<Domicile> VOISINES = List.of(
            new Domicile("", "92140", "Clamart", "92023"),
            new Domicile("", "92120", "Montrouge", "92049"),
            new Domicile("", "92240", "Malakoff", "92046"),
            new Domicile("", "92210", "Saint-Cloud", "92064"),
            new Domicile("", "92380", "Garches", "92033"),
            new Domicile("", "92320", "Châtillon", "92020"),
            new Domicile("", "78140", "Vélizy-Villacoublay", "78640"),
            new Domicile("", "78220", "Viroflay", "78686"),
            new Domicile("", "75016", "Paris", "75116"));

    static final List<Vendeur> VENDEURS = List.of(
            new Vendeur("La Roue Libre", "3 rue du Marché-Neuf", "92100 Boulogne-Billancourt", "FA%1$d-%2$06d"),
            new Vendeur("Pédalia SARL", "118 avenue du Belvédère", "92130 Issy-les-Moulineaux", "%1$d/%2$06d"),
            new Vendeur("Guidon & Selle", "7 place du Lavoir", "92190 Meudon", "GS%2$06d"),
            new Vendeur("Électrocycle du Coteau", "21 quai du Halage", "92310 Sèvres", "F-%2$06d"),
            new Vendeur("Maison Braquet", "5 rue du Colombier", "75015 Paris", "BRQ-%1$d-%2$06d"),
            new Vendeur("VÉLOSPHÈRE", "Zone commerciale du Plateau", "78140 Vélizy-Villacoublay", "VS%1$d%2$06d"),
            new Vendeur("Sportica Distribution SAS", "1 rue des Entrepôts", "59000 Lille", "%2$06d"),
            new Vendeur("L'Échappée Belle", "44 rue Hector-Guimard", "92170 Vanves", "EB %1$d %2$06d"),
            new Vendeur("Deux-Roues Services", "9 cour du Tramway", "92370 Chaville", "N%2$06d"),
            new Vendeur("Cyclotopia.fr", "Boîte postale 12", "44000 Nantes", "WEB-%2$06d"),
            new Vendeur("Atelier Manivelle", "16 rue des Blanchisseuses", "92410 Ville-d'Avray", "AM/%1$d/%2$06d"),
            new Vendeur("Le Petit Plateau", "2 impasse du Moulin", "75014 Paris", "PP%2$06d"));

    static final List<String> MARQUES =
            List.of("Bergeronnette", "Cyclamen", "Hirondeau", "Kestrelle", "Lutécia", "Nordvent", "Odalys", "Sarcelle");

    static final List<String> MODELES = List.of(
            "City 3", "Trajet 500", "Balade E+", "Urbain 28", "Compagnon", "Mistral 2.0", "Grand Large", "Zéphyr");

    static final List<String> NATURES = List.of("Vélo à assistance électrique", "VAE pliant", "VAE cargo");

    static final List<String> NATURES_EXCLUES =
            List.of("Speed bike (45 km/h)", "Trottinette électrique", "Gyropode", "Kit d'électrification");

    static final List<String> BANQUES = List.of("Banque du Coteau", "Crédit Riverain", "Caisse des Deux Rives");

    private Lexique() {}
}
