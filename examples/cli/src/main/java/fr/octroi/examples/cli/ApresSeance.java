package fr.octroi.examples.cli;

import fr.octroi.budget.Imputation;
import fr.octroi.bureau.Acte;
import fr.octroi.bureau.Confrontation;
import fr.octroi.bureau.Deliberation;
import fr.octroi.bureau.Discordance;
import fr.octroi.bureau.LigneDeliberee;
import fr.octroi.bureau.LigneDeliberee.Issue;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.Programme;
import fr.octroi.bureau.RegleQuorum;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.document.ActesDeSeance;
import fr.octroi.document.Francais;
import fr.octroi.document.PageDeSuivi;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.format.BordereauCsv;
import fr.octroi.format.Collectivite;
import fr.octroi.format.LecteurDeliberation;
import fr.octroi.format.LiquidationJson;
import fr.octroi.guichet.Effet;
import fr.octroi.guichet.Mandatement;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.RetourComptable;
import fr.octroi.versement.Versement;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ResourceBundle;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the Bureau decided, carried out: notices, what makes a grant fit to be paid, bordereau, payment, follow-up. */
final class ApresSeance {

    private static final String DISCORDANCES = "fr.octroi.examples.cli.Discordances";

    /** How long an invented accountant takes. */
    private static final int JOURS_DE_PAIEMENT = 25;

    private final MoisInstruit mois;
    private final Collectivite collectivite;
    private final SeanceBureau seance;
    private final Courrier courrier;
    private final Path sortie;

    ApresSeance(MoisInstruit mois, Collectivite collectivite, SeanceBureau seance, Courrier courrier, Path sortie) {
        this.mois = mois;
        this.collectivite = collectivite;
        this.seance = seance;
        this.courrier = courrier;
        this.sortie = sortie;
    }

    Optional<Bordereau> executer(Bilan bilan) throws IOException {
        deliberer();
        ecrireLesActes(bilan);
        mois.expedier(courrier);
        rendreExecutoire(courrier.aEcrire(), bilan);
        Optional<Bordereau> bordereau = mandater(bilan);
        mois.expedier(courrier);
        ecrireLeSuivi();
        return bordereau;
    }

    private void deliberer() throws IOException {
        Deliberation deliberation =
                mois.suite().deliberation() != null ? mois.suite().deliberation() : simuler();
        String nommee = deliberation.acte().seance();
        if (!nommee.equals(seance.code())) {
            throw new CommandeImpossibleException("--deliberation : ce procès-verbal est celui de la séance « " + nommee
                    + " » ; la séance préparée est « " + seance.code() + " »");
        }
        mois.horloge().avancer(seance.jour());
        mois.guichet()
                .seances()
                .deliberer(mois.acteur(Role.ASSEMBLEES), deliberation, collectivite.bureau(), RegleQuorum.MAJORITE)
                .selon(conforme -> conforme.decisions(), discordante -> {
                    throw new CommandeImpossibleException(discordances(discordante));
                });
    }

    private Deliberation deliberee() {
        return Objects.requireNonNull(
                mois.magasin().seance(seance.code()).orElseThrow().valeur().deliberation());
    }

    /**
     * The minutes, for each act that grants its extract, which goes with the payments, for each person the extract that goes with his
     * notification, and the report to the council.
     */
    private void ecrireLesActes(Bilan bilan) throws IOException {
        SeanceBureau tenue = mois.magasin().seance(seance.code()).orElseThrow().valeur();
        SortedMap<NumeroDossier, Dossier> dossiers = new TreeMap<>();
        Objects.requireNonNull(tenue.ordreDuJour())
                .lignes()
                .forEach(ligne -> dossiers.put(ligne.numero(), mois.dossier(ligne.numero())));
        ActesDeSeance actes = new ActesDeSeance(
                tenue, mois.reglement(), dossiers, new TreeMap<>(), mois.suite().simulation());
        Path bureau = sortie.resolve("bureau");
        try (OutputStream pdf = Files.newOutputStream(bureau.resolve("proces-verbal.pdf"))) {
            actes.procesVerbal(pdf);
        }
        Deliberation deliberation = Objects.requireNonNull(tenue.deliberation());
        List<Acte> quiAccordent = deliberation.lignes().stream()
                .filter(ligne -> ligne.issue() == Issue.ACCORDE)
                .map(deliberation::acte)
                .distinct()
                .toList();
        for (Acte acte : quiAccordent) {
            String nom = "extrait-" + acte.numero().replace('/', '-') + ".pdf";
            try (OutputStream pdf = Files.newOutputStream(bureau.resolve(nom))) {
                actes.extrait(acte, pdf);
            }
        }
        Path extraits = Files.createDirectory(bureau.resolve("extraits-individuels"));
        for (LigneDeliberee ligne : deliberation.lignes()) {
            if (ligne.issue() == Issue.ACCORDE || ligne.issue() == Issue.REFUSE) {
                try (OutputStream pdf = Files.newOutputStream(extraits.resolve(Noms.fichier(ligne.numero(), ".pdf")))) {
                    actes.extraitIndividuel(ligne.numero(), pdf);
                }
            }
        }
        ecrireLeCompteRendu(actes, bureau, bilan);
    }

    private void ecrireLeCompteRendu(ActesDeSeance actes, Path bureau, Bilan bilan) throws IOException {
        LocalDate conseil = mois.suite().conseil();
        if (conseil == null && !mois.suite().simulation()) {
            bilan.dire("Pas de compte rendu au conseil : --conseil dit son jour");
            return;
        }
        if (conseil != null && conseil.isBefore(seance.jour())) {
            throw new CommandeImpossibleException(
                    "--conseil : ce jour précède la séance du " + Francais.jour(seance.jour()));
        }
        try (OutputStream pdf = Files.newOutputStream(bureau.resolve("compte-rendu.pdf"))) {
            ActesDeSeance.compteRendu(List.of(actes), Objects.requireNonNullElse(conseil, seance.jour()), pdf);
        }
    }

    private void rendreExecutoire(SortedMap<NumeroDossier, String> aEcrire, Bilan bilan) {
        Acteur assemblees = mois.acteur(Role.ASSEMBLEES);
        LocalDate transmission = Objects.requireNonNullElse(mois.suite().transmission(), seance.jour());
        LocalDate notification = Objects.requireNonNullElse(mois.suite().notification(), seance.jour());
        mois.horloge().avancer(transmission);
        mois.horloge().avancer(notification);
        for (Acte acte : deliberee().actes()) {
            exiger(
                    mois.guichet()
                            .seances()
                            .transmettreActe(assemblees, seance.code(), acte.numero(), transmission)
                            .effet(),
                    "--transmission");
        }
        for (NumeroDossier numero : mois.propositions().keySet()) {
            EtatDossier etat = mois.dossier(numero).etat();
            boolean decide = etat == EtatDossier.ACCORDE || etat == EtatDossier.REFUSE;
            if (decide && !aEcrire.containsKey(numero)) {
                exiger(mois.guichet().seances().notifier(assemblees, numero, notification), "--notification");
            }
        }
        bilan.dire("Acte reçu en préfecture le " + Francais.jour(transmission)
                + suppose(mois.suite().transmission(), "--transmission"));
        bilan.dire("Personnes notifiées le " + Francais.jour(notification)
                + suppose(mois.suite().notification(), "--notification"));
        aEcrire.forEach((numero, modele) -> bilan.dire(
                "       sauf " + numero + " : " + modele + " sans fait qui le fonde, qu'un agent doit écrire"));
    }

    /** A day that nobody gave is an assumption, and says so. */
    private String suppose(@Nullable LocalDate donne, String option) {
        return donne != null || mois.suite().simulation() ? "" : " (supposé ; à dire par " + option + ")";
    }

    private void exiger(Effet effet, String option) {
        if (effet == Effet.IMPOSSIBLE) {
            throw new CommandeImpossibleException(
                    option + " : ce jour précède la séance du " + Francais.jour(seance.jour()));
        }
    }

    private String discordances(Confrontation.Discordante discordante) {
        Path fichier = mois.suite().procesVerbal();
        Function<Discordance, OptionalInt> lignes =
                fichier == null ? discordance -> OptionalInt.empty() : LecteurDeliberation.lignes(fichier);
        return "--deliberation" + (fichier == null ? "" : " " + fichier)
                + " : le procès-verbal ne s'accorde pas avec l'ordre du jour ; rien n'a été écrit\n"
                + discordante.discordances().stream()
                        .map(discordance -> phrase(discordance, lignes.apply(discordance)))
                        .collect(Collectors.joining("\n"));
    }

    static String phrase(Discordance discordance, OptionalInt ligne) {
        List<String> lieu = new ArrayList<>();
        ligne.ifPresent(celle -> lieu.add("ligne " + celle));
        if (discordance.dossier() != null) {
            lieu.add("dossier " + discordance.dossier());
        }
        if (discordance.membre() != null) {
            lieu.add("membre " + discordance.membre());
        }
        return "  " + String.join(", ", lieu) + (lieu.isEmpty() ? "" : " : ")
                + ResourceBundle.getBundle(DISCORDANCES, Locale.FRENCH)
                        .getString(discordance.code().name())
                + " (" + discordance.code() + ")";
    }

    /** Minutes that decide as proposed, all members present: they take the same way as those of a person. */
    private Deliberation simuler() throws IOException {
        OrdreDuJour ordre = Objects.requireNonNull(
                mois.magasin().seance(seance.code()).orElseThrow().valeur().ordreDuJour());
        String rempli = LecteurDeliberation.modele(ordre, seance.jour())
                .replaceFirst("(?m)^acte:$", "acte: SIMULATION-" + seance.jour())
                .replaceFirst(
                        "(?m)^presents: \\[]$",
                        "presents: [" + String.join(", ", collectivite.bureau().membres()) + "]");
        Path fichier = sortie.resolve("bureau").resolve("proces-verbal-simule.yaml");
        Files.writeString(fichier, "# SIMULATION : personne n'a rien décidé.\n" + rempli);
        return LecteurDeliberation.lire(fichier);
    }

    private Optional<Bordereau> mandater(Bilan bilan) throws IOException {
        TreeSet<NumeroDossier> accordes = new TreeSet<>();
        for (NumeroDossier numero : mois.propositions().keySet()) {
            EtatDossier etat = mois.dossier(numero).etat();
            if (etat == EtatDossier.ACCORDE || etat == EtatDossier.EXECUTOIRE) {
                accordes.add(numero);
            }
        }
        Mandatement mandatement = mois.guichet()
                .paiements()
                .liquider(mois.acteur(Role.ORDONNATEUR), seance.code(), collectivite.enveloppe(), accordes);
        try (Csv csv =
                new Csv(sortie.resolve("versements-bloques.csv"), mois.suite().simulation(), "numero", "blocages")) {
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
        bilan.dire("Bureau : " + Pluriel.de(accordes.size(), "aide[s] accordée[s]"));
        if (mandatement.bordereau().isEmpty()) {
            bilan.dire("Rien ne peut être payé : versements-bloques.csv dit pourquoi");
            return Optional.empty();
        }
        Bordereau bordereau = mandatement.bordereau().get();
        Function<Versement, List<Imputation>> imputations = mois.imputations(bordereau);
        try (BufferedWriter csv = Files.newBufferedWriter(sortie.resolve("bordereau.csv"), StandardCharsets.UTF_8)) {
            BordereauCsv.ecrire(
                    bordereau,
                    mois::dossier,
                    mois.cles()::dossier,
                    imputations,
                    mois.suite().simulation(),
                    csv);
        }
        try (BufferedWriter json =
                Files.newBufferedWriter(sortie.resolve("liquidation.json"), StandardCharsets.UTF_8)) {
            LiquidationJson.ecrire(
                    bordereau,
                    mois::dossier,
                    mois.cles()::dossier,
                    imputations,
                    mois.suite().simulation(),
                    json);
        }
        bilan.dire("Bordereau : " + Pluriel.de(bordereau.totaux().nombre(), "versement[s]") + ", pour "
                + Francais.euros(bordereau.totaux().total()) + " ; "
                + Pluriel.de(mandatement.bloques().size(), "bloqué[s]"));
        direCeQueChacunPaie(bordereau, imputations, bilan);
        prendreLeRetour(bordereau, bilan);
        return Optional.of(bordereau);
    }

    private static void direCeQueChacunPaie(
            Bordereau bordereau, Function<Versement, List<Imputation>> imputations, Bilan bilan) {
        SortedMap<String, Montant> totaux = new TreeMap<>();
        bordereau.lignes().stream()
                .flatMap(ligne -> imputations.apply(ligne.versement()).stream())
                .filter(part -> !part.financeur().isEmpty())
                .forEach(part -> totaux.merge(part.financeur(), part.montant(), Montant::plus));
        totaux.forEach((financeur, total) -> bilan.dire("       " + Francais.euros(total) + " de " + financeur));
    }

    private void prendreLeRetour(Bordereau bordereau, Bilan bilan) throws IOException {
        RetourDuMois lu;
        if (mois.suite().simulation()) {
            LocalDate paye = mois.horloge().jour().plusDays(JOURS_DE_PAIEMENT);
            lu = RetourDuMois.simule(new RetourComptable(
                    bordereau.code(),
                    bordereau.lignes().stream()
                            .map(ligne -> new RetourComptable.Ligne(
                                    ligne.versement().reference(), RetourComptable.Issue.PAYE, "", null, paye))
                            .toList()));
        } else if (mois.suite().retour() != null) {
            lu = RetourDuMois.lire(
                    mois.suite().retour(), bordereau, mois.suite().paiement(), bilan);
        } else {
            return;
        }
        lu.retour().lignes().stream()
                .map(RetourComptable.Ligne::jour)
                .max(LocalDate::compareTo)
                .ifPresent(mois.horloge()::avancer);
        List<RetourComptable.Resultat> resultats =
                mois.guichet().paiements().prendreRetour(mois.acteur(Role.COMPTABLE), lu.retour());
        long appliques = resultats.stream()
                .filter(RetourComptable.Applique.class::isInstance)
                .count();
        bilan.dire("Retour du comptable : " + Pluriel.de(appliques, "ligne[s]") + " sur "
                + (resultats.size() + lu.illisibles()) + Pluriel.mots(appliques, " appliquée[s]"));
        lu.ecrireCeQuiEstAVoir(resultats, sortie, mois.suite().simulation(), bilan);
    }

    private void ecrireLeSuivi() throws IOException {
        Path suivi = Files.createDirectory(sortie.resolve("suivi"));
        Programme programme = mois.guichet()
                .seances()
                .programmer(mois.acteur(Role.AUTOMATE), mois.reglement().code(), collectivite.enveloppe());
        for (NumeroDossier numero : mois.propositions().keySet()) {
            String page = PageDeSuivi.page(
                    mois.guichet()
                            .accueil()
                            .suivre(mois.acteur(Role.AUTOMATE), numero, programme)
                            .orElseThrow(),
                    mois.reglement(),
                    mois.horloge().jour(),
                    mois.suite().simulation());
            Files.writeString(suivi.resolve(Noms.fichier(numero, ".txt")), page);
        }
    }
}
