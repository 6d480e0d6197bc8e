package fr.octroi.document;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Role;
import fr.octroi.document.Ecrit.Colonne;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.Foyer;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.FaitDArchive;
import fr.octroi.journal.FaitDePaiement;
import fr.octroi.journal.FaitDeRelance;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Valeur;
import fr.octroi.rgpd.CategorieDeDonnees;
import fr.octroi.rgpd.DroitAcces;
import fr.octroi.rgpd.RegistreTraitement;
import fr.octroi.rgpd.Sort;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is held of a person, to be read by him: which data, where it comes from, since when, what for, who receives it, for how long (RGPD
 * art. 15, 1), and each file with its day and its digest. An archive that a screen reader reads (PDF/A-2a and PDF/UA-1); the same contents give
 * the same bytes.
 */
public final class PageDAcces {

    private static final ZoneId FUSEAU = ZoneId.of("Europe/Paris");

    private final DroitAcces acces;
    private final RegistreTraitement registre;
    private final Function<PieceJustificative, Optional<String>> fichiers;
    private final SortedSet<Empreinte> alterees;
    private final Phrases phrases = new Phrases("PageDAcces");
    private final Phrases suivi = new Phrases("PageDeSuivi");
    private final @Nullable Intitules intitules;

    /**
     * Prepares the page.
     *
     * @param acces all that is held
     * @param registre what is declared of the processing: without the aid of the dossier in it, its code stands for its words
     * @param fichiers the name under which each file is handed over, empty for one that is not there any more
     * @param alterees the files whose bytes are no longer those that came
     */
    public PageDAcces(
            DroitAcces acces,
            RegistreTraitement registre,
            Function<PieceJustificative, Optional<String>> fichiers,
            SortedSet<Empreinte> alterees) {
        this.acces = acces;
        this.registre = registre;
        this.fichiers = fichiers;
        this.alterees = new TreeSet<>(alterees);
        this.intitules = reglement(acces, registre).map(Intitules::new).orElse(null);
    }

    /** The version in force when it was filed is not asked for: words for a piece or a question are those of the last that has them. */
    private static Optional<ReglementAide> reglement(DroitAcces acces, RegistreTraitement registre) {
        return registre.aides().stream()
                .map(resolu -> resolu.definition())
                .filter(definition -> definition.code().equals(acces.dossier().aide()))
                .reduce((une, suivante) -> suivante);
    }

    /**
     * Writes the page as a PDF.
     *
     * @param sortie where it goes, left open
     * @throws IOException when it cannot be written
     */
    public void ecrire(OutputStream sortie) throws IOException {
        Dossier dossier = acces.dossier();
        PageDuRegistre.Redaction declare = new PageDuRegistre.Redaction(registre);
        String responsable = registre.declaration().responsable().nom();
        String titre = phrases.dire("titre", dossier.numero().valeur());
        long identifiant =
                Objects.hash(dossier.numero().valeur(), acces.entrees().size());
        try (Ecrit ecrit = new Ecrit(titre, responsable, acces.jour(), identifiant, false)) {
            ecrit.titre(1, titre);
            ecrit.paragraphe(phrases.dire(
                    "etabli",
                    Francais.jour(acces.jour()),
                    responsable,
                    intitules == null
                            ? dossier.aide()
                            : reglement(acces, registre).orElseThrow().titre(),
                    Francais.jour(dossier.depot())));
            ecrit.encadre(List.of(
                    phrases.dire(
                            "contact", declare.organisme(registre.declaration().delegue())),
                    phrases.dire("archive")));

            ecrit.titre(2, phrases.dire("titre.donnees"));
            ecrit.tableau(
                    "",
                    List.of(
                            new Colonne(phrases.dire("colonne.donnees"), 5, false),
                            new Colonne(phrases.dire("colonne.valeur"), 9, false),
                            new Colonne(phrases.dire("colonne.origine"), 8, false)),
                    donnees(),
                    List.of());

            ecrit.titre(2, phrases.dire("titre.pieces"));
            if (dossier.pieces().isEmpty()) {
                ecrit.paragraphe(phrases.dire("pieces.aucune"));
            } else {
                ecrit.paragraphe(phrases.dire("pieces.intro"));
                ecrit.tableau(
                        "",
                        List.of(
                                new Colonne(phrases.dire("colonne.piece"), 9, false),
                                new Colonne(phrases.dire("colonne.recue"), 5, false),
                                new Colonne(phrases.dire("colonne.empreinte"), 8, false)),
                        pieces(),
                        List.of());
            }

            ecrit.titre(2, phrases.dire("titre.messages"));
            List<String> messages = messages();
            if (messages.isEmpty()) {
                ecrit.paragraphe(phrases.dire("messages.aucun"));
            } else {
                ecrit.liste(messages);
            }

            ecrit.titre(2, phrases.dire("titre.finalites"));
            List<String> finalites = new ArrayList<>(List.of(
                    Phrases.apostrophes(registre.declaration().finalite()),
                    Phrases.majuscule(Phrases.apostrophes(registre.declaration().fondement()))));
            reglement(acces, registre)
                    .ifPresent(definition ->
                            finalites.add(Phrases.majuscule(Phrases.apostrophes(definition.baseJuridique()))));
            ecrit.liste(finalites);
            ecrit.paragraphe(phrases.dire("algorithme"));

            ecrit.titre(2, phrases.dire("titre.destinataires"));
            ecrit.liste(ouRien(declare.destinataires(), "destinataires.aucun"));
            ecrit.liste(declare.transferts(registre.declaration().transferts()).stream()
                    .map(transfert -> phrases.dire("transfert", Phrases.apostrophes(transfert)))
                    .toList());

            ecrit.titre(2, phrases.dire("titre.duree"));
            ecrit.paragrapheFort(duree());
            ecrit.liste(declare.delais(dossier.aide()).stream()
                    .map(Phrases::apostrophes)
                    .map(Phrases::majuscule)
                    .toList());

            ecrit.titre(2, phrases.dire("titre.droits"));
            ecrit.liste(Stream.of("rectification", "effacement", "limitation", "opposition", "reclamation")
                    .map(droit -> phrases.dire("droit." + droit))
                    .toList());
            ecrit.ecrire(sortie);
        }
    }

    private List<String> ouRien(List<String> lignes, String cle) {
        return lignes.isEmpty()
                ? List.of(phrases.dire(cle))
                : lignes.stream().map(Phrases::apostrophes).toList();
    }

    private String duree() {
        Sort sort = acces.sort();
        LocalDate terme = sort.terme();
        return terme == null
                ? phrases.dire("duree." + sort.phase())
                : phrases.dire("duree." + sort.phase(), Francais.jour(terme), sort.fondement());
    }

    private List<List<String>> donnees() {
        List<List<String>> lignes = new ArrayList<>();
        Dossier dossier = acces.dossier();
        String depot = phrases.dire("origine.depot", Francais.jour(dossier.depot()), deposant());
        String declare = puis(depot, fait -> fait instanceof FaitDArchive.DeclarationRectifiee);
        ajouter(lignes, CategorieDeDonnees.IDENTITE, identite(dossier.demandeur()), declare);
        ajouter(
                lignes,
                CategorieDeDonnees.CONTACT,
                contact(dossier.demandeur()),
                puis(
                        depot,
                        fait -> fait instanceof FaitDeRelance.ContactChange
                                || fait instanceof FaitDeRelance.AdresseChangee));
        ajouter(lignes, CategorieDeDonnees.FOYER, foyer(dossier.foyer()), declare);
        ajouter(
                lignes,
                CategorieDeDonnees.REVENU,
                dossier.foyer().revenu() == null
                        ? List.of()
                        : List.of(Francais.euros(dossier.foyer().revenu())),
                declare);
        ajouter(lignes, CategorieDeDonnees.DEPENSE, depense(dossier), declare);
        ajouter(
                lignes,
                CategorieDeDonnees.REPONSES,
                reponses(dossier),
                puis(
                        depot,
                        fait -> fait instanceof FaitDeRelance.ComplementRecu
                                || fait instanceof FaitDArchive.DeclarationRectifiee));
        ajouter(
                lignes,
                CategorieDeDonnees.COORDONNEES_BANCAIRES,
                compte(dossier),
                puis(depot, fait -> fait instanceof FaitDePaiement.CompteChange));
        if (!dossier.pieces().isEmpty()) {
            ajouter(
                    lignes,
                    CategorieDeDonnees.PIECES,
                    List.of(phrases.dire("valeur.pieces", dossier.pieces().size())),
                    phrases.dire("origine.pieces"));
        }
        if (!acces.notes().isEmpty()) {
            ajouter(
                    lignes,
                    CategorieDeDonnees.APPELS,
                    List.of(phrases.dire("valeur.appels", acces.notes().size())),
                    puis("", fait -> fait instanceof FaitDeRelance.AppelConsigne appel && appel.note() != null));
        }
        ajouter(
                lignes,
                CategorieDeDonnees.JOURNAL,
                List.of(phrases.dire("valeur.journal", acces.entrees().size())),
                phrases.dire("origine.journal", organisations(), depuis()));
        return lignes;
    }

    private void ajouter(
            List<List<String>> lignes, CategorieDeDonnees categorie, List<String> valeurs, String origine) {
        if (!valeurs.isEmpty()) {
            lignes.add(List.of(
                    phrases.dire("donnees." + categorie),
                    // A name stays as it was written; all else begins with a word of ours.
                    categorie == CategorieDeDonnees.IDENTITE
                            ? String.join(" ; ", valeurs)
                            : Phrases.majuscule(String.join(" ; ", valeurs)),
                    Phrases.majuscule(origine)));
        }
    }

    /** Where it came from first, then each time that it was changed, and by whom. */
    private String puis(String depot, Predicate<Fait> change) {
        List<String> origines = new ArrayList<>();
        if (!depot.isEmpty()) {
            origines.add(depot);
        }
        acces.entrees().stream()
                .filter(entree -> change.test(entree.fait()))
                .map(entree -> phrases.dire("origine.puis", Francais.jour(jour(entree)), auteur(entree)))
                .distinct()
                .forEach(origines::add);
        return String.join(" ; ", origines);
    }

    private String deposant() {
        return acces.entrees().stream()
                .filter(entree -> entree.fait() instanceof Fait.DemandeEnregistree)
                .findFirst()
                .map(this::auteur)
                .orElse("");
    }

    /** Who acted is told by his organisation and his role (RGPD art. 15, 4). */
    private String auteur(Entree entree) {
        Role role = entree.auteur().role();
        return role == Role.USAGER
                ? phrases.dire("vous")
                : phrases.dire(
                        "auteur", suivi.dire("role." + role), entree.auteur().organisation());
    }

    private String organisations() {
        return acces.entrees().stream()
                .map(entree -> entree.auteur().organisation())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private String depuis() {
        return acces.entrees().stream()
                .map(PageDAcces::jour)
                .min(LocalDate::compareTo)
                .map(Francais::jour)
                .orElse("");
    }

    private static LocalDate jour(Entree entree) {
        return LocalDate.ofInstant(entree.instant(), FUSEAU);
    }

    private List<String> identite(Demandeur demandeur) {
        List<String> valeurs = new ArrayList<>();
        dire(valeurs, "", Stream.of(demandeur.civilite(), demandeur.prenom(), demandeur.nom()));
        if (demandeur.naissance() != null) {
            valeurs.add(phrases.dire("valeur.naissance", Francais.jour(demandeur.naissance())));
        }
        dire(valeurs, "valeur.residence", adresse(demandeur.adresse()));
        return valeurs;
    }

    private static Stream<String> adresse(@Nullable Adresse adresse) {
        return adresse == null ? Stream.empty() : Stream.of(adresse.voie(), adresse.codePostal(), adresse.ville());
    }

    /** Adds what is not blank, on one line. */
    private void dire(List<String> valeurs, String cle, Stream<String> mots) {
        String texte = mots.filter(mot -> !mot.isBlank()).collect(Collectors.joining(" "));
        if (!texte.isEmpty()) {
            valeurs.add(cle.isEmpty() ? texte : phrases.dire(cle, texte));
        }
    }

    private List<String> contact(Demandeur demandeur) {
        List<String> valeurs = new ArrayList<>();
        dire(valeurs, "valeur.courriel", Stream.of(demandeur.courriel()));
        dire(valeurs, "valeur.telephone", Stream.of(demandeur.telephone()));
        dire(valeurs, "valeur.courrier", adresse(demandeur.courrier()));
        return valeurs;
    }

    private List<String> foyer(Foyer foyer) {
        List<String> valeurs = new ArrayList<>();
        if (foyer.personnes() != null) {
            valeurs.add(phrases.dire("valeur.personnes", foyer.personnes()));
        }
        BigDecimal parts = foyer.parts();
        if (parts != null) {
            valeurs.add(phrases.dire("valeur.parts", Langue.FRANCAIS.nombre(parts)));
        }
        return valeurs;
    }

    private List<String> depense(Dossier dossier) {
        Depense depense = dossier.depense();
        List<String> valeurs = new ArrayList<>();
        dire(valeurs, "valeur.objet", Stream.of(depense.designation()));
        if (depense.montantTtc() != null) {
            valeurs.add(phrases.dire("valeur.ttc", Francais.euros(depense.montantTtc())));
        }
        if (depense.montantHt() != null) {
            valeurs.add(phrases.dire("valeur.ht", Francais.euros(depense.montantHt())));
        }
        if (depense.date() != null) {
            valeurs.add(phrases.dire("valeur.achat", Francais.jour(depense.date())));
        }
        if (depense.vendeur() != null) {
            valeurs.add(phrases.dire("valeur.vendeur", depense.vendeur().valeur()));
        }
        dire(valeurs, "valeur.facture", Stream.of(depense.numeroFacture()));
        dire(valeurs, "valeur.serie", Stream.of(depense.numeroSerie()));
        if (dossier.aidesAutres() != null) {
            valeurs.add(phrases.dire("valeur.aides", Francais.euros(dossier.aidesAutres())));
        }
        return valeurs;
    }

    private List<String> reponses(Dossier dossier) {
        List<String> valeurs = new ArrayList<>();
        for (Map.Entry<String, Valeur> reponse : dossier.reponses().entrySet()) {
            valeurs.add(phrases.dire(
                    "valeur.reponse", sujet(reponse.getKey()), Intitules.ecrire(reponse.getValue(), Langue.FRANCAIS)));
        }
        return valeurs;
    }

    private String sujet(String nom) {
        return intitules == null ? nom : intitules.sujet(nom).orElse(nom);
    }

    private List<String> compte(Dossier dossier) {
        List<String> valeurs = new ArrayList<>();
        if (dossier.iban() != null) {
            valeurs.add(phrases.dire("valeur.compte", dossier.iban().fin()));
        }
        dire(valeurs, "valeur.titulaire", Stream.of(dossier.titulaire()));
        return valeurs;
    }

    private List<List<String>> pieces() {
        return acces.dossier().pieces().stream()
                .map(piece -> List.of(
                        phrases.dire("piece", Phrases.majuscule(sujet(piece.type())), etatDuFichier(piece)),
                        phrases.dire("piece.recue", Francais.jour(piece.recue()), taille(piece.taille())),
                        parGroupes(piece.contenu().hexadecimal())))
                .toList();
    }

    private String etatDuFichier(PieceJustificative piece) {
        return fichiers.apply(piece)
                .map(nom -> phrases.dire(
                        alterees.contains(piece.contenu()) ? "piece.alteree" : "piece.fichier", court(nom)))
                .orElseGet(() -> phrases.dire("piece.absente"));
    }

    /** A name that holds its digest is told by its beginning and its ending: the digest stands beside it. */
    private static String court(String nom) {
        return nom.replaceAll("([0-9a-f]{12})[0-9a-f]{52}", "$1…");
    }

    /** Eight groups of eight, which an eye can compare. */
    private static String parGroupes(String hexadecimal) {
        return hexadecimal.replaceAll("(.{8})(?!$)", "$1 ");
    }

    private String taille(long octets) {
        return octets < 1_000
                ? phrases.dire("taille.octets", octets)
                : octets < 1_000_000
                        ? phrases.dire("taille.ko", octets / 1_000)
                        : phrases.dire("taille.mo", Langue.FRANCAIS.nombre(BigDecimal.valueOf(octets / 100_000, 1)));
    }

    private List<String> messages() {
        Map<String, FaitDeRelance.MessageConfie> confies = new HashMap<>();
        List<String> messages = new ArrayList<>();
        for (Entree entree : acces.entrees()) {
            if (entree.fait() instanceof FaitDeRelance.MessageConfie confie) {
                confies.put(confie.cle(), confie);
            } else if (entree.fait() instanceof FaitDeRelance.MessageRemis remis) {
                FaitDeRelance.MessageConfie confie = confies.get(remis.cle());
                if (confie != null) {
                    String objet = "objet." + confie.modele();
                    messages.add(phrases.dire(
                            "message",
                            Francais.jour(jour(entree)),
                            suivi.sait(objet) ? suivi.dire(objet) : confie.modele(),
                            suivi.dire("moyen." + confie.canal())));
                }
            }
        }
        return messages;
    }
}
