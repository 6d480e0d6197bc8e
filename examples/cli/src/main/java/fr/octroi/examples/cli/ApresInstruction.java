package fr.octroi.examples.cli;

import fr.octroi.budget.Enveloppe;
import fr.octroi.budget.Repartition;
import fr.octroi.bureau.Affectation;
import fr.octroi.bureau.Convocation;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.Programme;
import fr.octroi.bureau.Raison;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.calendrier.Delai;
import fr.octroi.commun.Acteur;
import fr.octroi.commun.Montant;
import fr.octroi.commun.Role;
import fr.octroi.document.ActesDeSeance;
import fr.octroi.document.DossierDeSeance;
import fr.octroi.document.Francais;
import fr.octroi.document.Lettres;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.format.Collectivite;
import fr.octroi.format.LecteurDeliberation;
import fr.octroi.format.LecteurSuspensions;
import fr.octroi.format.TransmissionJson;
import fr.octroi.guichet.Effet;
import fr.octroi.guichet.OrdreGele;
import fr.octroi.reglement.Financeur;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.relance.AccuseReception;
import fr.octroi.suivi.Cadence;
import fr.octroi.suivi.FicheDeSuivi;
import fr.octroi.suivi.Jalons;
import fr.octroi.suivi.Prevision;
import fr.octroi.versement.Bordereau;
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
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** From proposals to the Bureau: letters, requests sent on, the file of the session; and on, once the Bureau sat. */
final class ApresInstruction {

    /** The file that a person fills in: whoever did must not lose it. */
    static final String MODELE = "proces-verbal-modele.yaml";

    /** One officer; the authority measures its own. */
    private static final Cadence CADENCE = new Cadence(420, 20, Delai.ofJours(10), Delai.ofJours(30));

    private final MoisInstruit mois;
    private final Path sortie;

    ApresInstruction(MoisInstruit mois, Path sortie) {
        this.mois = mois;
        this.sortie = sortie;
    }

    Optional<Bordereau> executer(Bilan bilan) throws IOException {
        Collectivite collectivite = mois.suite().collectivite(mois.horloge().jour(), propose());
        if (mois.suite().collectivite() == null) {
            bilan.dire("Sans --collectivite : les lettres portent « à renseigner »"
                    + (mois.suite().aDesCredits() ? "" : ", les crédits couvrent ce qui est proposé"));
            if (mois.suite().deliberation() != null && !mois.suite().aDesSeances()) {
                bilan.dire("et ni la séance ni le quorum du procès-verbal ne sont vérifiés.");
            }
        }
        Courrier courrier = new Courrier(
                sortie.resolve("lettres"),
                new Lettres(
                        collectivite.service(),
                        collectivite.voies(),
                        mois.suite().simulation()),
                mois.reglement(),
                mois.propositions(),
                LecteurSuspensions.fournies(),
                mois.horloge());
        ecrireAuxDemandeurs(courrier);
        Optional<SeanceBureau> seance = preparerLaSeance(collectivite, bilan);
        Optional<Bordereau> bordereau = seance.isPresent() && mois.suite().estDeliberee()
                ? new ApresSeance(mois, collectivite, seance.get(), courrier, sortie).executer(bilan)
                : Optional.empty();
        bilan.suivre(
                courrier.comptes(),
                mois.propositions().keySet().stream()
                        .map(numero -> Jalons.de(mois.dossier(numero), mois.parcours(numero)))
                        .toList(),
                mois.suite().aDesCredits() ? mois.enveloppes(collectivite) : List.of());
        return bordereau;
    }

    /** What all that may be granted would cost, dossiers that a person must look at included. */
    private Montant propose() {
        return mois.propositions().values().stream()
                .map(proposition -> proposition.selon(
                        accorder -> accorder.montant(),
                        refuser -> Montant.ZERO,
                        completer -> Montant.ZERO,
                        examiner -> Objects.requireNonNullElse(examiner.calcule(), Montant.ZERO)))
                .reduce(Montant.ZERO, Montant::plus);
    }

    private void ecrireAuxDemandeurs(Courrier courrier) throws IOException {
        Acteur plateforme = mois.acteur(Role.AUTOMATE);
        for (NumeroDossier numero : mois.propositions().keySet()) {
            if (mois.guichet().recours().transmettre(plateforme, numero) == Effet.FAIT) {
                ecrireLaTransmission(mois.dossier(numero));
                continue;
            }
            mois.guichet().relances().accuser(plateforme, numero, AccuseReception.RECEPTION);
            mois.guichet().relances().demander(plateforme, numero);
        }
        mois.expedier(courrier);
    }

    private void ecrireLaTransmission(Dossier transmis) throws IOException {
        Path dossier =
                Files.createDirectories(sortie.resolve("transmissions").resolve(Noms.fichier(transmis.numero(), "")));
        try (BufferedWriter demande =
                Files.newBufferedWriter(dossier.resolve("demande.json"), StandardCharsets.UTF_8)) {
            TransmissionJson.ecrire(
                    transmis,
                    mois.reglement(),
                    Objects.requireNonNull(mois.reglement().relais()),
                    mois.horloge().jour(),
                    mois.suite().simulation(),
                    demande);
        }
        if (mois.suite().simulation()) {
            return;
        }
        for (PieceJustificative piece : transmis.pieces()) {
            Path copie = dossier.resolve(piece.contenu().hexadecimal());
            if (!Files.exists(copie)) {
                try (InputStream contenu = mois.octroi().pieces().ouvrir(piece.contenu())) {
                    Files.copy(contenu, copie);
                }
            }
        }
    }

    private Optional<SeanceBureau> preparerLaSeance(Collectivite collectivite, Bilan bilan) throws IOException {
        LigneBudgetaire imputation = mois.reglement().budget() == null
                ? new LigneBudgetaire("", "", "")
                : mois.reglement().budget();
        Enveloppe credits = collectivite.credits(imputation);
        mois.guichet().seances().ouvrirCredits(mois.acteur(Role.ORDONNATEUR), credits);
        ouvrirCeuxDesFinanceurs(collectivite);
        collectivite
                .seances()
                .forEach(seance -> mois.guichet().seances().ouvrirSeance(mois.acteur(Role.ASSEMBLEES), seance));
        Programme programme = mois.guichet()
                .seances()
                .programmer(mois.acteur(Role.ASSEMBLEES), mois.reglement().code(), collectivite.enveloppe());
        Path bureau = Files.createDirectory(sortie.resolve("bureau"));
        ecrireLeProgramme(programme, bureau);
        ecrireLePlanDeTravail(collectivite, bureau, bilan);
        Optional<SeanceBureau> prochaine = collectivite.seances().stream()
                .filter(seance -> !seance.limite().isBefore(mois.horloge().jour()))
                .findFirst();
        if (prochaine.isEmpty()) {
            if (mois.suite().estDeliberee()) {
                throw new CommandeImpossibleException(
                        (mois.suite().sessions() == null ? "--collectivite" : "--sessions")
                                + " : aucune séance n'a sa limite le "
                                + mois.horloge().jour() + " ou après");
            }
            bilan.dire("Aucune séance n'est prévue : rien n'est inscrit à un ordre du jour.");
            return Optional.empty();
        }
        SeanceBureau seance = prochaine.get();
        if (seance.jour().isAfter(credits.cloture())) {
            throw new CommandeImpossibleException((mois.suite().budget() == null ? "--collectivite" : "--budget")
                    + " : l'enveloppe « " + credits.code() + " » est close le " + Francais.jour(credits.cloture())
                    + ", avant la séance du " + Francais.jour(seance.jour()) + " ; rien ne peut y être engagé");
        }
        if (seance.jour().getYear() != credits.exercice()) {
            throw new CommandeImpossibleException((mois.suite().budget() == null ? "--collectivite" : "--budget")
                    + " : l'enveloppe « " + credits.code() + " » est de l'exercice " + credits.exercice()
                    + ", et la séance du " + Francais.jour(seance.jour()) + " est d'une autre année");
        }
        OrdreGele gele = mois.guichet()
                .seances()
                .geler(
                        mois.acteur(Role.ASSEMBLEES),
                        seance.code(),
                        mois.reglement().code(),
                        collectivite.enveloppe(),
                        new TreeMap<>());
        OrdreDuJour ordre = gele.ordre();
        ecrireLeDossierDeSeance(
                mois.magasin().seance(seance.code()).orElseThrow().valeur(), collectivite, bureau);
        Files.writeString(
                bureau.resolve(MODELE),
                (mois.suite().simulation() ? "# SIMULATION\n" : "") + LecteurDeliberation.modele(ordre, seance.jour()));
        bilan.dire("Séance du " + Francais.jour(seance.jour()) + " : "
                + Pluriel.de(ordre.lignes().size(), "dossier[s] à l'ordre du jour") + ", pour "
                + Francais.euros(ordre.total()));
        LocalDate envoi = Convocation.Delais.CGCT.dernierEnvoi(seance.jour());
        bilan.dire(
                envoi.isBefore(mois.horloge().jour())
                        ? "       trop tôt pour une convocation ordinaire : elle devait partir le "
                                + Francais.jour(envoi)
                        : "       convocations à envoyer le " + Francais.jour(envoi) + " au plus tard");
        gele.inaccessibles()
                .forEach(
                        numero -> bilan.dire(
                                "       dossier " + numero.valeur()
                                        + " : le magasin ne le rend plus, ou aucun règlement ne le juge ; il n'est inscrit nulle part"));
        direCeuxQuiAttendent(programme, seance, bilan);
        return Optional.of(seance);
    }

    /** Those of the funders that the règlement names beside whoever takes the rest; unsaid, they cover what is proposed as his do. */
    private void ouvrirCeuxDesFinanceurs(Collectivite collectivite) {
        SortedSet<String> connus = new TreeSet<>();
        for (Financeur financeur : mois.reglement().financeurs()) {
            if (financeur.prendLeReste()) {
                continue;
            }
            connus.add(financeur.code());
            Optional<Enveloppe> dite = collectivite.credits(financeur);
            if (dite.isEmpty() && mois.suite().aDesCredits()) {
                throw new CommandeImpossibleException((mois.suite().budget() == null ? "--collectivite" : "--budget")
                        + " : le règlement partage l'aide avec « " + financeur.code()
                        + " », dont les crédits ne sont pas dits (credits, financeurs)");
            }
            mois.guichet()
                    .seances()
                    .ouvrirCredits(
                            mois.acteur(Role.ORDONNATEUR),
                            dite.orElseGet(() -> Enveloppe.of(
                                            Repartition.enveloppe(collectivite.enveloppe(), financeur),
                                            collectivite.exercice(),
                                            financeur.ligne(),
                                            collectivite.ouverts())
                                    .fermant(collectivite.cloture())));
        }
        collectivite.financeurs().keySet().stream()
                .filter(code -> !connus.contains(code))
                .findFirst()
                .ifPresent(inconnu -> {
                    throw new CommandeImpossibleException(
                            (mois.suite().budget() == null ? "--collectivite" : "--budget") + " : « " + inconnu
                                    + " » n'est pas un financeur que le règlement nomme à côté de celui qui prend le reste");
                });
    }

    private static void direCeuxQuiAttendent(Programme programme, SeanceBureau seance, Bilan bilan) {
        SortedMap<Raison, Long> raisons = programme.affectations().stream()
                .filter(affectation -> !seance.code().equals(affectation.seance()))
                .collect(Collectors.groupingBy(Affectation::raison, TreeMap::new, Collectors.counting()));
        raisons.forEach((raison, nombre) -> bilan.dire(String.format(
                "%6d %s",
                nombre,
                Pluriel.mots(
                        nombre,
                        switch (raison) {
                            case PREMIERE_SEANCE, LIMITE_PASSEE, SEANCE_PLEINE -> "attend[ent] une séance suivante";
                            case CREDITS_INSUFFISANTS -> "attend[ent] des crédits";
                            case EN_EXAMEN -> "garde[nt] [son|leur] rang pendant qu'un agent [l'|les ]examine";
                            case AUCUNE_SEANCE -> "attend[ent] qu'une séance soit ouverte";
                        }))));
    }

    private void ecrireLeProgramme(Programme programme, Path bureau) throws IOException {
        try (Csv csv = new Csv(
                bureau.resolve("programmation.csv"),
                mois.suite().simulation(),
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

    private void ecrireLePlanDeTravail(Collectivite collectivite, Path bureau, Bilan bilan) throws IOException {
        List<Prevision> previsions = mois.guichet()
                .seances()
                .prevoir(mois.acteur(Role.ASSEMBLEES), mois.reglement().code(), collectivite.enveloppe(), CADENCE);
        try (Csv csv = new Csv(
                bureau.resolve("plan-de-travail.csv"),
                mois.suite().simulation(),
                "ordre",
                "numero",
                "attend",
                "seance-prevue",
                "paiement-prevu-du",
                "paiement-prevu-au")) {
            int ordre = 0;
            for (Prevision prevision : previsions) {
                FicheDeSuivi.Fenetre paiement = prevision.paiement();
                csv.ligne(
                        Integer.toString(++ordre),
                        prevision.numero().valeur(),
                        prevision.attente().name(),
                        Objects.requireNonNullElse(prevision.seance(), ""),
                        paiement == null ? "" : paiement.du().toString(),
                        paiement == null ? "" : paiement.au().toString());
            }
        }
        bilan.dire("Plan de travail : " + Pluriel.de(previsions.size(), "dossier[s] en attente") + ", à "
                + CADENCE.minutesParJour() + " minutes de travail par jour et " + CADENCE.minutesParDossier()
                + " par dossier");
    }

    private void ecrireLeDossierDeSeance(SeanceBureau gelee, Collectivite collectivite, Path bureau)
            throws IOException {
        SortedMap<NumeroDossier, Dossier> dossiers = new TreeMap<>();
        SortedMap<NumeroDossier, LocalDate> rangs = new TreeMap<>();
        for (OrdreDuJour.Ligne ligne :
                Objects.requireNonNull(gelee.ordreDuJour()).lignes()) {
            dossiers.put(ligne.numero(), mois.dossier(ligne.numero()));
            mois.parcours(ligne.numero()).rang().ifPresent(rang -> rangs.put(ligne.numero(), rang));
        }
        DossierDeSeance papiers = new DossierDeSeance(
                gelee,
                mois.reglement(),
                dossiers,
                rangs,
                mois.enveloppes(collectivite),
                mois.suite().simulation());
        try (OutputStream pdf = ouvrir(bureau.resolve("ordre-du-jour.pdf"))) {
            papiers.ordreDuJour(pdf);
        }
        try (OutputStream pdf = ouvrir(bureau.resolve("annexe-integrale.pdf"))) {
            papiers.annexeIntegrale(pdf);
        }
        try (OutputStream pdf = ouvrir(bureau.resolve("annexe-publiable.pdf"))) {
            papiers.annexePubliable(pdf);
        }
        Convocation convocation = Convocation.ordinaire(
                mois.horloge().jour(), gelee.jour(), Convocation.Note.JOINTE, Convocation.Delais.CGCT);
        if (convocation.estReguliere()) {
            try (OutputStream pdf = ouvrir(bureau.resolve("convocation.pdf"))) {
                new ActesDeSeance(
                                gelee,
                                mois.reglement(),
                                dossiers,
                                new TreeMap<>(),
                                mois.suite().simulation())
                        .convocation(convocation, "heure et lieu à renseigner", pdf);
            }
        }
    }

    private static OutputStream ouvrir(Path fichier) throws IOException {
        return new BufferedOutputStream(Files.newOutputStream(fichier));
    }
}
