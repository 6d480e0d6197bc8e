package fr.octroi.examples.cli;

import fr.octroi.Octroi;
import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.Affectation;
import fr.octroi.bureau.Confrontation;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.Discordance;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.Programme;
import fr.octroi.bureau.Raison;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.document.DossierDeSeance;
import fr.octroi.document.Francais;
import fr.octroi.document.Lettres;
import fr.octroi.document.PageDeSuivi;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.format.BordereauCsv;
import fr.octroi.format.Collectivite;
import fr.octroi.format.LecteurDeliberation;
import fr.octroi.format.LecteurRetour;
import fr.octroi.format.LecteurSuspensions;
import fr.octroi.format.TransmissionJson;
import fr.octroi.guichet.Effet;
import fr.octroi.guichet.Guichet;
import fr.octroi.guichet.Mandatement;
import fr.octroi.instruction.Proposition;
import fr.octroi.journal.Parcours;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.memoire.DossiersEnMemoire;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.port.Versionne;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.relance.AccuseReception;
import fr.octroi.suivi.Jalons;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import java.io.BufferedOutputStream;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** From proposals to payments: letters, the Bureau's file, and, once the Bureau sat, notices, bordereau and follow-up. */
final class ApresInstruction {

    /** The file that a person fills in: whoever did must not lose it. */
    static final String MODELE = "proces-verbal-modele.yaml";

    /** How long an invented accountant takes. */
    private static final int JOURS_DE_PAIEMENT = 25;

    private final Octroi octroi;
    private final DossiersEnMemoire magasin;
    private final ClesEnMemoire cles;
    private final Horloge horloge;
    private final ReglementAide reglement;
    private final Suite suite;
    private final SortedMap<NumeroDossier, Proposition> propositions;
    private final Path sortie;

    ApresInstruction(
            Octroi octroi,
            DossiersEnMemoire magasin,
            ClesEnMemoire cles,
            Horloge horloge,
            ReglementAide reglement,
            Suite suite,
            SortedMap<NumeroDossier, Proposition> propositions,
            Path sortie) {
        this.octroi = octroi;
        this.magasin = magasin;
        this.cles = cles;
        this.horloge = horloge;
        this.reglement = reglement;
        this.suite = suite;
        this.propositions = propositions;
        this.sortie = sortie;
    }

    void executer(Bilan bilan) throws IOException {
        Collectivite collectivite = suite.collectivite(horloge.jour(), propose());
        if (suite.collectivite() == null) {
            bilan.dire(
                    "Sans --collectivite : les lettres portent « à renseigner », les crédits couvrent ce qui est proposé");
            if (suite.deliberation() != null) {
                bilan.dire("et ni la séance ni le quorum du procès-verbal ne sont vérifiés.");
            }
        }
        Courrier courrier = new Courrier(
                sortie.resolve("lettres"),
                new Lettres(collectivite.service(), collectivite.voies(), suite.simulation()),
                reglement,
                propositions,
                LecteurSuspensions.fournies());
        ecrireAuxDemandeurs(courrier);
        Optional<SeanceBureau> seance = preparerLaSeance(collectivite, bilan);
        if (seance.isPresent() && suite.estDeliberee()) {
            deliberer(collectivite, seance.get());
            expedier(courrier);
            rendreExecutoire(seance.get(), courrier.aEcrire(), bilan);
            mandater(collectivite, seance.get(), bilan);
            expedier(courrier);
            ecrireLeSuivi();
        }
        bilan.suivre(
                courrier.comptes(),
                propositions.keySet().stream()
                        .map(numero -> Jalons.de(dossier(numero), parcours(numero)))
                        .toList(),
                suite.collectivite() == null ? List.of() : List.of(enveloppe(collectivite)));
    }

    private Guichet guichet() {
        return octroi.guichet();
    }

    private Acteur acteur(Role role) {
        return new Acteur("collectivite", role, suite.simulation() ? "simulation" : "octroi-mois");
    }

    private Dossier dossier(NumeroDossier numero) {
        return octroi.dossiers().trouver(numero).map(DossierEnregistre::dossier).orElseThrow();
    }

    private Parcours parcours(NumeroDossier numero) {
        return guichet().accueil().parcours(acteur(Role.AUTOMATE), numero).orElseThrow();
    }

    private Enveloppe enveloppe(Collectivite collectivite) {
        return magasin.enveloppe(collectivite.enveloppe())
                .map(Versionne::valeur)
                .orElseThrow();
    }

    /** What all that may be granted would cost, dossiers that a person must look at included. */
    private Montant propose() {
        return propositions.values().stream()
                .map(proposition -> proposition.selon(
                        accorder -> accorder.montant(),
                        refuser -> Montant.ZERO,
                        completer -> Montant.ZERO,
                        examiner -> Objects.requireNonNullElse(examiner.calcule(), Montant.ZERO)))
                .reduce(Montant.ZERO, Montant::plus);
    }

    private void ecrireAuxDemandeurs(Courrier courrier) throws IOException {
        Acteur plateforme = acteur(Role.AUTOMATE);
        for (NumeroDossier numero : propositions.keySet()) {
            if (guichet().recours().transmettre(plateforme, numero) == Effet.FAIT) {
                ecrireLaTransmission(dossier(numero));
                continue;
            }
            guichet().relances().accuser(plateforme, numero, AccuseReception.RECEPTION);
            guichet().relances().demander(plateforme, numero);
        }
        expedier(courrier);
    }

    /** Entrusts the outbox to the mail room, until nothing more leaves. */
    private void expedier(Courrier courrier) {
        int partis;
        do {
            partis = guichet().relances().expedier(acteur(Role.AUTOMATE), courrier);
        } while (partis > 0);
    }

    private void ecrireLaTransmission(Dossier transmis) throws IOException {
        Path dossier =
                Files.createDirectories(sortie.resolve("transmissions").resolve(Noms.fichier(transmis.numero(), "")));
        try (BufferedWriter demande =
                Files.newBufferedWriter(dossier.resolve("demande.json"), StandardCharsets.UTF_8)) {
            TransmissionJson.ecrire(
                    transmis,
                    reglement,
                    Objects.requireNonNull(reglement.relais()),
                    horloge.jour(),
                    suite.simulation(),
                    demande);
        }
        if (suite.simulation()) {
            return;
        }
        for (PieceJustificative piece : transmis.pieces()) {
            Path copie = dossier.resolve(piece.contenu().hexadecimal());
            if (!Files.exists(copie)) {
                try (InputStream contenu = octroi.pieces().ouvrir(piece.contenu())) {
                    Files.copy(contenu, copie);
                }
            }
        }
    }

    private Optional<SeanceBureau> preparerLaSeance(Collectivite collectivite, Bilan bilan) throws IOException {
        LigneBudgetaire imputation = reglement.budget() == null ? new LigneBudgetaire("", "", "") : reglement.budget();
        guichet().seances().ouvrirCredits(acteur(Role.ORDONNATEUR), collectivite.credits(imputation));
        collectivite.seances().forEach(seance -> guichet().seances().ouvrirSeance(acteur(Role.ASSEMBLEES), seance));
        Programme programme =
                guichet().seances().programmer(acteur(Role.ASSEMBLEES), reglement.code(), collectivite.enveloppe());
        Path bureau = Files.createDirectory(sortie.resolve("bureau"));
        ecrireLeProgramme(programme, bureau);
        Optional<SeanceBureau> prochaine = collectivite.seances().stream()
                .filter(seance -> !seance.limite().isBefore(horloge.jour()))
                .findFirst();
        if (prochaine.isEmpty()) {
            if (suite.estDeliberee()) {
                throw new CommandeImpossibleException(
                        "--collectivite : aucune séance n'a sa limite le " + horloge.jour() + " ou après");
            }
            bilan.dire("Aucune séance n'est prévue : rien n'est inscrit à un ordre du jour.");
            return Optional.empty();
        }
        SeanceBureau seance = prochaine.get();
        OrdreDuJour ordre = guichet()
                .seances()
                .geler(
                        acteur(Role.ASSEMBLEES),
                        seance.code(),
                        reglement.code(),
                        collectivite.enveloppe(),
                        new TreeMap<>());
        ecrireLeDossierDeSeance(magasin.seance(seance.code()).orElseThrow().valeur(), collectivite, bureau);
        Files.writeString(
                bureau.resolve(MODELE),
                (suite.simulation() ? "# SIMULATION\n" : "") + LecteurDeliberation.modele(ordre, seance.jour()));
        bilan.dire("Séance du " + Francais.jour(seance.jour()) + " : "
                + ordre.lignes().size() + " dossiers à l'ordre du jour, pour " + Francais.euros(ordre.total()));
        direCeuxQuiAttendent(programme, seance, bilan);
        return Optional.of(seance);
    }

    private static void direCeuxQuiAttendent(Programme programme, SeanceBureau seance, Bilan bilan) {
        SortedMap<Raison, Long> raisons = programme.affectations().stream()
                .filter(affectation -> !seance.code().equals(affectation.seance()))
                .collect(Collectors.groupingBy(Affectation::raison, TreeMap::new, Collectors.counting()));
        raisons.forEach((raison, nombre) -> bilan.dire(String.format(
                "%6d %s",
                nombre,
                switch (raison) {
                    case PREMIERE_SEANCE, LIMITE_PASSEE, SEANCE_PLEINE -> "attendent une séance suivante";
                    case CREDITS_INSUFFISANTS -> "attendent des crédits";
                    case EN_EXAMEN -> "gardent leur rang pendant qu'un agent les examine";
                    case AUCUNE_SEANCE -> "attendent qu'une séance soit ouverte";
                })));
    }

    private void ecrireLeProgramme(Programme programme, Path bureau) throws IOException {
        try (Csv csv = new Csv(
                bureau.resolve("programmation.csv"),
                suite.simulation(),
                "rang",
                "numero",
                "complet",
                "sens",
                "seance",
                "raison",
                "pour-plus-tot")) {
            int rang = 0;
            for (Affectation affectation : programme.affectations()) {
                csv.ligne(
                        Integer.toString(++rang),
                        affectation.candidat().numero().valeur(),
                        affectation.candidat().complet().toString(),
                        affectation.candidat().sens().name(),
                        Objects.requireNonNullElse(affectation.seance(), ""),
                        affectation.raison().name(),
                        affectation.plusTot().stream()
                                .map(plusTot -> plusTot.selon(
                                        seance -> seance.seance()
                                                + (seance.pretLe() == null ? "" : " prêt le " + seance.pretLe())
                                                + (seance.places() == 0 ? "" : " +" + seance.places() + " places"),
                                        credits -> "+" + credits.manque() + " EUR"))
                                .collect(Collectors.joining("|")));
            }
        }
    }

    private void ecrireLeDossierDeSeance(SeanceBureau gelee, Collectivite collectivite, Path bureau)
            throws IOException {
        SortedMap<NumeroDossier, Dossier> dossiers = new TreeMap<>();
        SortedMap<NumeroDossier, LocalDate> rangs = new TreeMap<>();
        for (OrdreDuJour.Ligne ligne :
                Objects.requireNonNull(gelee.ordreDuJour()).lignes()) {
            dossiers.put(ligne.numero(), dossier(ligne.numero()));
            parcours(ligne.numero()).rang().ifPresent(rang -> rangs.put(ligne.numero(), rang));
        }
        DossierDeSeance papiers =
                new DossierDeSeance(gelee, reglement, dossiers, rangs, enveloppe(collectivite), suite.simulation());
        try (OutputStream pdf = ouvrir(bureau.resolve("ordre-du-jour.pdf"))) {
            papiers.ordreDuJour(pdf);
        }
        try (OutputStream pdf = ouvrir(bureau.resolve("annexe-integrale.pdf"))) {
            papiers.annexeIntegrale(pdf);
        }
        try (OutputStream pdf = ouvrir(bureau.resolve("annexe-publiable.pdf"))) {
            papiers.annexePubliable(pdf);
        }
    }

    private static OutputStream ouvrir(Path fichier) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(fichier));
    }

    private void deliberer(Collectivite collectivite, SeanceBureau seance) throws IOException {
        Deliberation deliberation = suite.deliberation() != null ? suite.deliberation() : simuler(collectivite, seance);
        horloge.avancer(seance.jour());
        guichet()
                .seances()
                .deliberer(acteur(Role.ASSEMBLEES), deliberation, collectivite.bureau(), RegleQuorum.MAJORITE)
                .selon(conforme -> conforme.decisions(), discordante -> {
                    throw new CommandeImpossibleException(discordances(discordante));
                });
    }

    private void rendreExecutoire(SeanceBureau seance, SortedMap<NumeroDossier, String> aEcrire, Bilan bilan) {
        Acteur assemblees = acteur(Role.ASSEMBLEES);
        LocalDate transmission = Objects.requireNonNullElse(suite.transmission(), seance.jour());
        LocalDate notification = Objects.requireNonNullElse(suite.notification(), seance.jour());
        horloge.avancer(transmission);
        horloge.avancer(notification);
        exiger(guichet().seances().transmettreActe(assemblees, seance.code(), transmission), "--transmission", seance);
        for (NumeroDossier numero : propositions.keySet()) {
            EtatDossier etat = dossier(numero).etat();
            boolean decide = etat == EtatDossier.ACCORDE || etat == EtatDossier.REFUSE;
            if (decide && !aEcrire.containsKey(numero)) {
                exiger(guichet().seances().notifier(assemblees, numero, notification), "--notification", seance);
            }
        }
        bilan.dire("Acte reçu en préfecture le " + Francais.jour(transmission)
                + suppose(suite.transmission(), "--transmission"));
        bilan.dire("Personnes notifiées le " + Francais.jour(notification)
                + suppose(suite.notification(), "--notification"));
        aEcrire.forEach((numero, modele) -> bilan.dire(
                "       sauf " + numero + " : " + modele + " sans fait qui le fonde, qu'un agent doit écrire"));
    }

    /** A day that nobody gave is an assumption, and says so. */
    private String suppose(@Nullable LocalDate donne, String option) {
        return donne != null || suite.simulation() ? "" : " (supposé ; à dire par " + option + ")";
    }

    private static void exiger(Effet effet, String option, SeanceBureau seance) {
        if (effet == Effet.IMPOSSIBLE) {
            throw new CommandeImpossibleException(
                    option + " : ce jour précède la séance du " + Francais.jour(seance.jour()));
        }
    }

    private static String discordances(Confrontation.Discordante discordante) {
        return "--deliberation : le procès-verbal ne s'accorde pas avec l'ordre du jour ; rien n'a été écrit\n"
                + discordante.discordances().stream()
                        .map(ApresInstruction::phrase)
                        .collect(Collectors.joining("\n"));
    }

    private static String phrase(Discordance discordance) {
        return "  " + discordance.code()
                + (discordance.dossier() == null ? "" : ", dossier " + discordance.dossier())
                + (discordance.membre() == null ? "" : ", membre " + discordance.membre());
    }

    /** Minutes that decide as proposed, all members present: they take the same way as those of a person. */
    private Deliberation simuler(Collectivite collectivite, SeanceBureau seance) throws IOException {
        OrdreDuJour ordre = Objects.requireNonNull(
                magasin.seance(seance.code()).orElseThrow().valeur().ordreDuJour());
        String rempli = LecteurDeliberation.modele(ordre, seance.jour())
                .replaceFirst("(?m)^acte:$", "acte: SIMULATION-" + seance.jour())
                .replaceFirst(
                        "(?m)^presents: \\[]$",
                        "presents: [" + String.join(", ", collectivite.bureau().membres()) + "]");
        Path fichier = sortie.resolve("bureau").resolve("proces-verbal-simule.yaml");
        Files.writeString(fichier, "# SIMULATION : personne n'a rien décidé.\n" + rempli);
        return LecteurDeliberation.lire(fichier);
    }

    private void mandater(Collectivite collectivite, SeanceBureau seance, Bilan bilan) throws IOException {
        TreeSet<NumeroDossier> accordes = new TreeSet<>();
        for (NumeroDossier numero : propositions.keySet()) {
            EtatDossier etat = dossier(numero).etat();
            if (etat == EtatDossier.ACCORDE || etat == EtatDossier.EXECUTOIRE) {
                accordes.add(numero);
            }
        }
        Mandatement mandatement = guichet()
                .paiements()
                .liquider(acteur(Role.ORDONNATEUR), seance.code(), collectivite.enveloppe(), accordes);
        try (Csv csv = new Csv(sortie.resolve("versements-bloques.csv"), suite.simulation(), "numero", "blocages")) {
            mandatement
                    .bloques()
                    .forEach((numero, blocages) -> csv.ligne(
                            numero.valeur(),
                            blocages.stream()
                                    .map(blocage -> blocage.code().isEmpty()
                                            ? blocage.genre().name()
                                            : blocage.genre() + ":" + blocage.code())
                                    .collect(Collectors.joining("|"))));
        }
        bilan.dire("Bureau : " + accordes.size() + " aides accordées");
        if (mandatement.bordereau().isEmpty()) {
            bilan.dire("Rien ne peut être payé : versements-bloques.csv dit pourquoi");
            return;
        }
        Bordereau bordereau = mandatement.bordereau().get();
        try (BufferedWriter csv = Files.newBufferedWriter(sortie.resolve("bordereau.csv"), StandardCharsets.UTF_8)) {
            BordereauCsv.ecrire(
                    bordereau,
                    this::dossier,
                    cles::dossier,
                    enveloppe(collectivite).ligne(),
                    suite.simulation(),
                    csv);
        }
        bilan.dire("Bordereau : " + bordereau.totaux().nombre() + " versements, pour "
                + Francais.euros(bordereau.totaux().total()) + " ; "
                + mandatement.bloques().size() + " bloqués");
        prendreLeRetour(bordereau, bilan);
    }

    private void prendreLeRetour(Bordereau bordereau, Bilan bilan) throws IOException {
        RetourComptable retour;
        if (suite.simulation()) {
            LocalDate paye = horloge.jour().plusDays(JOURS_DE_PAIEMENT);
            retour = new RetourComptable(
                    bordereau.code(),
                    bordereau.lignes().stream()
                            .map(ligne -> new RetourComptable.Ligne(
                                    ligne.versement().reference(), RetourComptable.Issue.PAYE, "", null, paye))
                            .toList());
        } else if (suite.retour() != null) {
            LecteurRetour.Lu lu = LecteurRetour.lire(
                    String.valueOf(suite.retour().getFileName()),
                    bordereau.code(),
                    Files.newBufferedReader(suite.retour(), StandardCharsets.UTF_8));
            bilan.rejeterDuRetour(lu.rejets());
            retour = lu.retour();
        } else {
            return;
        }
        retour.lignes().stream()
                .map(RetourComptable.Ligne::jour)
                .max(LocalDate::compareTo)
                .ifPresent(horloge::avancer);
        List<RetourComptable.Resultat> resultats = guichet().paiements().prendreRetour(acteur(Role.COMPTABLE), retour);
        long appliques = resultats.stream()
                .filter(RetourComptable.Applique.class::isInstance)
                .count();
        bilan.dire("Retour du comptable : " + appliques + " lignes sur " + resultats.size() + " appliquées");
    }

    private void ecrireLeSuivi() throws IOException {
        Path suivi = Files.createDirectory(sortie.resolve("suivi"));
        for (NumeroDossier numero : propositions.keySet()) {
            String page = PageDeSuivi.page(
                    guichet().accueil().suivre(acteur(Role.AUTOMATE), numero).orElseThrow(),
                    reglement,
                    horloge.jour(),
                    suite.simulation());
            Files.writeString(suivi.resolve(Noms.fichier(numero, ".txt")), page);
        }
    }
}
