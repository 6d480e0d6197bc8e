package fr.octroi.document;

import fr.octroi.dossier.EtatDossier;
import fr.octroi.echange.ObjetDuLot;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.ReglementResolu;
import fr.octroi.rgpd.CategorieDeDonnees;
import fr.octroi.rgpd.Conservation;
import fr.octroi.rgpd.RegistreTraitement;
import fr.octroi.rgpd.RegistreTraitement.Declaration;
import fr.octroi.rgpd.RegistreTraitement.Organisme;
import fr.octroi.rgpd.RegistreTraitement.SousTraitant;
import fr.octroi.rgpd.RegistreTraitement.Transfert;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The register of processing as it is shown to the supervisory authority (<i>registre des activités de traitement</i>, RGPD art. 30, 4): in
 * Markdown, and as an archive that a screen reader reads (PDF/A-2a and PDF/UA-1). The same contents give the same bytes.
 */
public final class PageDuRegistre {

    private final RegistreTraitement registre;
    private final Phrases phrases = new Phrases("PageDuRegistre");
    private final String titre;
    private final String auteur;
    private final List<Activite> activites;

    private record Activite(String titre, List<Rubrique> rubriques) {}

    private record Rubrique(String intitule, List<String> valeurs) {}

    private PageDuRegistre(
            RegistreTraitement registre, String titre, String auteur, List<Rubrique> tete, List<Activite> activites) {
        this.registre = registre;
        this.titre = titre;
        this.auteur = auteur;
        this.activites = new ArrayList<>();
        this.activites.add(new Activite(phrases.dire("tete"), tete));
        this.activites.addAll(activites);
    }

    /**
     * Writes the register of whoever decides of the processing (art. 30, 1).
     *
     * @param registre what is declared and configured
     * @return one activity for each aid, what is missing said at the end
     */
    public static PageDuRegistre duResponsable(RegistreTraitement registre) {
        return new Redaction(registre).duResponsable();
    }

    /**
     * Writes the register of whoever processes on his behalf (art. 30, 2), as far as this authority goes.
     *
     * @param registre what is declared and configured
     * @param sousTraitant who, as the declaration names him
     * @return all the categories of processing that he carries out for it
     */
    public static PageDuRegistre duSousTraitant(RegistreTraitement registre, SousTraitant sousTraitant) {
        return new Redaction(registre).duSousTraitant(sousTraitant);
    }

    /**
     * Writes the register in Markdown.
     *
     * @return the text
     */
    public String texte() {
        StringBuilder texte = new StringBuilder("# ").append(titre).append("\n\n");
        texte.append(phrases.dire("etabli", Francais.jour(registre.jour()))).append('\n');
        for (Activite activite : activites) {
            texte.append("\n## ").append(uneLigne(activite.titre())).append('\n');
            for (Rubrique rubrique : activite.rubriques()) {
                texte.append("\n### ").append(rubrique.intitule()).append("\n\n");
                rubrique.valeurs()
                        .forEach(valeur ->
                                texte.append("- ").append(uneLigne(valeur)).append('\n'));
            }
        }
        return texte.toString();
    }

    private static String uneLigne(String texte) {
        return texte.replaceAll("\\s+", " ").strip();
    }

    /**
     * Writes the register as a PDF.
     *
     * @param sortie where it goes, left open
     * @throws IOException when it cannot be written
     */
    public void ecrire(OutputStream sortie) throws IOException {
        try (Ecrit ecrit = new Ecrit(titre, auteur, registre.jour(), texte().hashCode(), false)) {
            ecrit.titre(1, titre);
            ecrit.paragraphe(phrases.dire("etabli", Francais.jour(registre.jour())));
            for (Activite activite : activites) {
                ecrit.titre(2, activite.titre());
                for (Rubrique rubrique : activite.rubriques()) {
                    ecrit.titre(3, rubrique.intitule());
                    ecrit.liste(rubrique.valeurs());
                }
            }
            ecrit.ecrire(sortie);
        }
    }

    /** Puts the words together. */
    static final class Redaction {

        private final RegistreTraitement registre;
        private final Declaration declaration;
        private final Phrases phrases = new Phrases("PageDuRegistre");
        private final MotsDeConservation mots = new MotsDeConservation();

        Redaction(RegistreTraitement registre) {
            this.registre = registre;
            this.declaration = registre.declaration();
        }

        PageDuRegistre duResponsable() {
            List<Rubrique> tete = new ArrayList<>();
            tete.add(rubrique("responsable", List.of(organisme(declaration.responsable()))));
            tete.add(rubrique(
                    "conjoints",
                    declaration.conjoints().stream().map(this::organisme).toList()));
            tete.add(rubrique("representant", organismes(declaration.representant())));
            tete.add(rubrique("delegue", List.of(organisme(declaration.delegue()))));
            List<Activite> activites = new ArrayList<>();
            registre.activites()
                    .forEach((code, versions) -> activites.add(new Activite(
                            phrases.dire(
                                    "activite",
                                    versions.get(versions.size() - 1)
                                            .definition()
                                            .titre(),
                                    code),
                            activite(code, versions))));
            List<String> manques = new ArrayList<>();
            registre.manques()
                    .forEach((manque, quoi) -> quoi.forEach(un -> manques.add(phrases.dire("manque." + manque, un))));
            if (!manques.isEmpty()) {
                activites.add(new Activite(phrases.dire("manques"), List.of(rubrique("manque", manques))));
            }
            return new PageDuRegistre(
                    registre,
                    phrases.dire("titre", declaration.responsable().nom()),
                    declaration.responsable().nom(),
                    tete,
                    activites);
        }

        PageDuRegistre duSousTraitant(SousTraitant sousTraitant) {
            List<Rubrique> tete = List.of(
                    rubrique("sousTraitant", List.of(organisme(sousTraitant.organisme()))),
                    rubrique("sousTraitant.representant", organismes(sousTraitant.representant())),
                    rubrique("sousTraitant.delegue", organismes(sousTraitant.delegue())),
                    rubrique("pourLeCompte", List.of(organisme(declaration.responsable()))),
                    rubrique(
                            "pourLeCompte.conjoints",
                            declaration.conjoints().stream()
                                    .map(this::organisme)
                                    .toList()),
                    rubrique("pourLeCompte.representant", organismes(declaration.representant())),
                    rubrique("pourLeCompte.delegue", List.of(organisme(declaration.delegue()))));
            List<Rubrique> rubriques = List.of(
                    rubrique("traitements", sousTraitant.traitements()),
                    rubrique("transferts.2", transferts(sousTraitant.transferts())),
                    rubrique("securite.2", sousTraitant.securite()));
            return new PageDuRegistre(
                    registre,
                    phrases.dire("titre.2", sousTraitant.organisme().nom()),
                    sousTraitant.organisme().nom(),
                    tete,
                    List.of(new Activite(
                            phrases.dire("activite.2", declaration.responsable().nom()), rubriques)));
        }

        private List<Rubrique> activite(String code, List<ReglementResolu> versions) {
            List<String> droit = new ArrayList<>(List.of(declaration.fondement()));
            versions.stream()
                    .map(version -> phrases.dire(
                            "reglement",
                            version.definition().version(),
                            version.definition().baseJuridique()))
                    .forEach(droit::add);
            return List.of(
                    rubrique("finalite", List.of(declaration.finalite())),
                    rubrique("fondement", droit),
                    rubrique(
                            "personnes",
                            RegistreTraitement.personnes(versions).stream()
                                    .map(personnes -> phrases.dire("personnes." + personnes))
                                    .toList()),
                    rubrique("donnees", donnees(versions)),
                    rubrique("destinataires", destinataires()),
                    rubrique("transferts", transferts(declaration.transferts())),
                    rubrique("delais", delais(code)),
                    rubrique("securite", declaration.securite()));
        }

        private List<String> donnees(List<ReglementResolu> versions) {
            List<String> lignes = new ArrayList<>();
            for (CategorieDeDonnees donnees : CategorieDeDonnees.demandees(versions)) {
                lignes.add(phrases.dire("donnees." + donnees, detail(donnees, versions)));
            }
            return lignes;
        }

        private static String detail(CategorieDeDonnees donnees, List<ReglementResolu> versions) {
            return switch (donnees) {
                case PIECES ->
                    versions.stream()
                            .flatMap(version -> version.definition().pieces().stream())
                            .map(PieceRequise::libelle)
                            .collect(Collectors.collectingAndThen(
                                    Collectors.toCollection(LinkedHashSet::new),
                                    libelles -> String.join(" ; ", libelles)));
                case REPONSES ->
                    versions.stream()
                            .flatMap(version -> version.definition().questions().stream())
                            .map(question -> question.libelle())
                            .collect(Collectors.collectingAndThen(
                                    Collectors.toCollection(LinkedHashSet::new),
                                    libelles -> String.join(" ; ", libelles)));
                default -> "";
            };
        }

        List<String> destinataires() {
            List<String> lignes = new ArrayList<>();
            declaration
                    .destinataires()
                    .forEach(un -> lignes.add(phrases.dire(
                            "destinataire", un.nom(), motsDes(un.donnees()), un.motif(), lots(un.code()))));
            declaration
                    .sousTraitants()
                    .forEach(un -> lignes.add(phrases.dire(
                            "destinataire.sousTraitant",
                            un.organisme().nom(),
                            String.join(" ; ", un.traitements()),
                            lots(un.code()))));
            return lignes;
        }

        private String motsDes(SortedSet<CategorieDeDonnees> donnees) {
            return donnees.stream().map(une -> phrases.dire("court." + une)).collect(Collectors.joining(", "));
        }

        /** What the exchange lets him send. */
        private String lots(String code) {
            SortedSet<ObjetDuLot> objets = registre.correspondants().getOrDefault(code, new TreeSet<>());
            return objets.isEmpty()
                    ? ""
                    : phrases.dire(
                            "lots",
                            objets.stream()
                                    .map(objet -> phrases.dire("lot." + objet))
                                    .collect(Collectors.joining(", ")));
        }

        List<String> transferts(List<Transfert> transferts) {
            return transferts.isEmpty()
                    ? List.of(phrases.dire("transfert.aucun"))
                    : transferts.stream()
                            .map(un -> phrases.dire("transfert", un.pays(), un.destinataire(), un.garanties()))
                            .toList();
        }

        List<String> delais(String code) {
            Conservation conservation = registre.conservations().get(code);
            if (conservation == null) {
                return List.of(phrases.dire("delai.aucun"));
            }
            List<ReglementResolu> versions = registre.activites().getOrDefault(code, List.of());
            List<String> lignes = new ArrayList<>();
            conservation
                    .regles()
                    .forEach(regle -> lignes.add(phrases.dire(
                            "delai",
                            etats(regle.etats()),
                            mots.duree(regle.totale()),
                            mots.depart(regle.depart()),
                            mots.duree(regle.active()),
                            regle.fondement())));
            lignes.add(phrases.dire("delai.enCours"));
            conservation
                    .parties()
                    .forEach(regle -> lignes.add(phrases.dire(
                            "delai.partie",
                            regle.parties().stream()
                                    .map(partie -> mots.partie(partie, versions))
                                    .collect(Collectors.joining(", ")),
                            etats(regle.etats()),
                            mots.duree(regle.duree()),
                            mots.depart(regle.depart()),
                            regle.fondement())));
            conservation
                    .residus()
                    .forEach(regle -> lignes.add(phrases.dire(
                            "delai.residu",
                            regle.genres().stream()
                                    .map(genre -> phrases.dire("residu." + genre))
                                    .collect(Collectors.joining(", ")),
                            etats(regle.etats()),
                            mots.duree(regle.duree()),
                            mots.depart(regle.depart()),
                            regle.fondement())));
            conservation
                    .hote()
                    .forEach(un ->
                            lignes.add(phrases.dire("delai.hote", un.quoi(), mots.duree(un.duree()), un.fondement())));
            lignes.add(phrases.dire("delai.journal"));
            return lignes;
        }

        private String etats(SortedSet<EtatDossier> etats) {
            return etats.stream().map(etat -> mots.etat(etat)).collect(Collectors.joining(", "));
        }

        private List<String> organismes(@Nullable Organisme organisme) {
            return organisme == null ? List.of() : List.of(organisme(organisme));
        }

        String organisme(Organisme organisme) {
            List<String> mots = new ArrayList<>(List.of(organisme.nom()));
            mots.addAll(organisme.adresse());
            mots.add(organisme.courriel());
            if (!organisme.telephone().isBlank()) {
                mots.add(organisme.telephone());
            }
            return String.join(", ", mots);
        }

        private Rubrique rubrique(String cle, List<String> valeurs) {
            return new Rubrique(
                    phrases.dire("rubrique." + cle),
                    valeurs.isEmpty()
                            ? List.of(phrases.dire("sans"))
                            : valeurs.stream().map(Phrases::apostrophes).toList());
        }
    }
}
