package fr.octroi.guichet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fr.octroi.commun.Arrondi;
import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.instruction.EtatLecture;
import fr.octroi.instruction.Instruction;
import fr.octroi.instruction.LecturePiece;
import fr.octroi.instruction.Observation;
import fr.octroi.instruction.Proposition;
import fr.octroi.journal.Entree;
import fr.octroi.journal.Fait;
import fr.octroi.journal.Journal;
import fr.octroi.memoire.ClesEnMemoire;
import fr.octroi.port.Antivirus;
import fr.octroi.port.DossierEnregistre;
import fr.octroi.reglement.Bareme;
import fr.octroi.reglement.Condition;
import fr.octroi.reglement.Formule;
import fr.octroi.reglement.Predicat;
import fr.octroi.reglement.ReglementAide;
import fr.octroi.reglement.Valeur;
import fr.octroi.reglement.Vocabulaire;
import fr.octroi.relance.Capacite;
import fr.octroi.suivi.Rejeu;
import fr.octroi.suivi.Rejeu.Different;
import fr.octroi.suivi.Rejeu.Ecart;
import fr.octroi.suivi.Rejeu.Identique;
import fr.octroi.suivi.Rejeu.Impossible;
import fr.octroi.suivi.Rejeu.Raison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Years later, what was kept gives what was proposed; or what does not is named. */
class RejeuTest {

    private static final int PART = Boolean.getBoolean("octroi.endurance") ? 1 : 10;
    private static final int DOSSIERS = 6_000 / PART;
    private static final int REJEUX = 10_000 / PART;

    private Instant maintenant = Essai.MIDI;

    private final Essai essai = new Essai(new ClesEnMemoire(), this::tic, Essai.reglement("art. 3"));

    /** One second goes by at each look. */
    private Instant tic() {
        maintenant = maintenant.plusSeconds(1);
        return maintenant;
    }

    private static NumeroDossier numero(String numero) {
        return new NumeroDossier(numero);
    }

    private List<Rejeu> rejouer(String numero) {
        return rejouer(essai.guichet, numero);
    }

    private static List<Rejeu> rejouer(Guichet guichet, String numero) {
        return guichet.archives().rejouer(Essai.AGENT, numero(numero), "CONTROLE");
    }

    private Rejeu seul(String numero) {
        List<Rejeu> rejeux = rejouer(numero);
        assertEquals(1, rejeux.size());
        return rejeux.get(0);
    }

    /** What was asked for, told and proposed: granted, with an account. */
    private void accordee(String numero) {
        Formulaire formulaire = essai.formulaire(numero);
        formulaire.iban = Monde.IBAN;
        formulaire.titulaire = "Zoé Durand";
        essai.deposer(formulaire.avec(essai.piece("RIB", "rib.pdf", "RIB 0.00 " + numero)));
        assertInstanceOf(
                Proposition.Accorder.class,
                essai.guichet.instruire(Essai.AGENT, numero(numero)).orElseThrow());
        assertEquals(new Identique(2, true), seul(numero));
    }

    private void remettre(String numero, UnaryOperator<Dossier> changement) {
        DossierEnregistre vrai = essai.enregistre(numero);
        essai.remise = new DossierEnregistre(changement.apply(vrai.dossier()), vrai.version());
    }

    // ---- the stock ----

    /** What happens to a dossier between two instructions; each leaves it where it can be instructed again. */
    private void vivre(Random hasard, String numero) {
        Dossier dossier = essai.dossier(numero);
        switch (hasard.nextInt(8)) {
            case 0 ->
                essai.guichet.completer(
                        Essai.PLATEFORME,
                        numero(numero),
                        LocalDate.of(2026, 11, 1 + hasard.nextInt(20)),
                        List.of(essai.facture(numero + "-" + hasard.nextInt(3))),
                        new TreeMap<>());
            case 1 -> {
                if (dossier.demandeur().adresse().insee() == null
                        && dossier.reponses().isEmpty()) {
                    essai.guichet.completer(
                            Essai.PLATEFORME,
                            numero(numero),
                            LocalDate.of(2026, 11, 2),
                            List.of(),
                            new TreeMap<>(Map.of(
                                    "demandeur.commune",
                                    new Valeur.Code(hasard.nextBoolean() ? Essai.COMMUNE : "75056"))));
                }
            }
            case 2 -> {
                if (!dossier.pieces().isEmpty()) {
                    essai.guichet.juger(
                            Essai.AGENT,
                            numero(numero),
                            dossier.pieces().get(0).contenu(),
                            hasard.nextBoolean() ? Observation.CONFORME : Observation.ILLISIBLE);
                }
            }
            case 3 -> {
                for (String motif : essai.guichet
                        .accueil()
                        .parcours(Essai.AGENT, numero(numero))
                        .orElseThrow()
                        .instruction()
                        .map(Fait.InstructionFaite::motifs)
                        .orElse(List.of())) {
                    essai.guichet.lever(Essai.AGENT, numero(numero), motif, "VU");
                }
            }
            case 4 -> essai.deposer(demande(hasard, numero));
            case 5 ->
                essai.guichet
                        .relances()
                        .signalerCapacite(
                                Essai.AGENT, numero(numero), hasard.nextBoolean() ? Capacite.TUTELLE : Capacite.PLEINE);
            case 6 ->
                essai.guichet
                        .relances()
                        .changerContact(Essai.AGENT, numero(numero), "c" + numero + "@exemple.invalid", "");
            default ->
                essai.guichet.completer(
                        Essai.PLATEFORME,
                        numero(numero),
                        LocalDate.of(2026, 11, 3),
                        List.of(),
                        new TreeMap<>(Map.of("velo.couleur", new Valeur.Code("ROUGE"))));
        }
    }

    private Formulaire demande(Random hasard, String numero) {
        Formulaire formulaire = Formulaire.de(numero);
        formulaire.insee = List.of(Essai.COMMUNE, Essai.COMMUNE, "75056", "").get(hasard.nextInt(4));
        formulaire.achat = LocalDate.of(hasard.nextInt(10) == 0 ? 2019 : 2026, 1 + hasard.nextInt(3), 3);
        formulaire.prix = hasard.nextInt(10) == 0 ? Montant.ofEuros(1_400) : Essai.PRIX;
        if (hasard.nextInt(5) > 0) {
            String texte = List.of("FACTURE", "FACTURE", "FACTURE", "RIB", "ILLISIBLE", "SANS_TEXTE", "VIRUS")
                    .get(hasard.nextInt(7));
            formulaire.avec(essai.piece("FACTURE", "f.pdf", texte + " " + Essai.PRIX + " " + numero));
        }
        if (hasard.nextInt(3) > 0) {
            formulaire.iban = hasard.nextInt(20) == 0 ? Monde.IBAN : "";
            formulaire.titulaire = "Zoé Durand";
            formulaire.avec(essai.piece("RIB", "r.pdf", "RIB 0.00 " + numero));
        }
        if (hasard.nextInt(15) == 0) {
            // Somebody else's birthday.
            formulaire.naissance = LocalDate.of(1970, 1, 1);
        }
        return formulaire;
    }

    @Test
    void dix_mille_propositions_gardees_se_rejouent_a_l_identique() {
        essai.antivirus = contenu -> {
            try {
                return new String(contenu.readAllBytes(), StandardCharsets.UTF_8).startsWith("VIRUS")
                        ? new Antivirus.Verdict.Infecte("Essai")
                        : new Antivirus.Verdict.Sain();
            } catch (IOException panne) {
                throw new UncheckedIOException(panne);
            }
        };
        Random hasard = new Random(20_261_126);
        List<String> numeros = new ArrayList<>();
        for (int i = 0; i < DOSSIERS; i++) {
            String numero = "D-" + i;
            numeros.add(numero);
            essai.deposer(demande(hasard, numero));
            essai.guichet.instruire(Essai.AGENT, numero(numero));
            for (int tour = hasard.nextInt(4); tour > 0; tour--) {
                vivre(hasard, numero);
                essai.guichet.instruire(Essai.AGENT, numero(numero));
            }
            vivre(hasard, numero);
        }
        int rejoues = 0;
        int scelles = 0;
        SortedMap<String, Integer> propositions = new TreeMap<>();
        SortedSet<String> motifs = new TreeSet<>();
        for (String numero : numeros) {
            List<Fait.InstructionFaite> faites = essai.faits(numero).stream()
                    .filter(Fait.InstructionFaite.class::isInstance)
                    .map(Fait.InstructionFaite.class::cast)
                    .toList();
            List<Rejeu> rejeux = rejouer(numero);
            assertEquals(faites.size(), rejeux.size());
            for (Rejeu rejeu : rejeux) {
                Identique identique = assertInstanceOf(Identique.class, rejeu, () -> numero + " " + rejeu);
                scelles += identique.scelle() ? 1 : 0;
            }
            rejoues += rejeux.size();
            faites.forEach(faite -> {
                propositions.merge(faite.proposition(), 1, Integer::sum);
                motifs.addAll(faite.motifs());
            });
        }
        System.out.println("RejeuTest : " + rejoues + " propositions rejouées, dont " + scelles + " sous leur sceau"
                + (PART == 1 ? "" : " ; dix mille avec -Pendurance"));
        assertTrue(rejoues >= REJEUX, "fewer than said: " + rejoues);
        assertTrue(scelles > rejoues / 3, "seals are checked: " + scelles);
        assertEquals(4, propositions.size());
        assertTrue(
                motifs.containsAll(List.of(
                        "RESIDENCE",
                        "PERIODE_ACHAT",
                        "FACTURE:ABSENTE",
                        "FACTURE:ILLISIBLE",
                        "DOUBLON_DEMANDEUR",
                        "IBAN_PARTAGE",
                        "DEPOT_DIVERGENT",
                        "CAPACITE_TUTELLE",
                        "demandeur.commune:INCONNUE")),
                motifs::toString);
    }

    // ---- what was kept was changed ----

    private static Dossier avec(Dossier d, Demandeur demandeur, Depense depense) {
        return new Dossier(
                d.numero(),
                d.aide(),
                d.depot(),
                demandeur,
                d.foyer(),
                depense,
                d.iban(),
                d.titulaire(),
                d.aidesAutres(),
                d.reponses(),
                d.pieces(),
                d.etat(),
                d.divergences());
    }

    private static Dossier avecPieces(Dossier d, List<PieceJustificative> pieces) {
        return new Dossier(
                d.numero(),
                d.aide(),
                d.depot(),
                d.demandeur(),
                d.foyer(),
                d.depense(),
                d.iban(),
                d.titulaire(),
                d.aidesAutres(),
                d.reponses(),
                pieces,
                d.etat(),
                d.divergences());
    }

    private static Dossier demenager(Dossier d) {
        Demandeur ancien = d.demandeur();
        return avec(
                d,
                new Demandeur(
                        ancien.civilite(),
                        ancien.nom(),
                        ancien.prenom(),
                        ancien.naissance(),
                        new Adresse(
                                ancien.adresse().voie(),
                                ancien.adresse().codePostal(),
                                ancien.adresse().ville(),
                                "75056"),
                        ancien.courriel(),
                        ancien.telephone(),
                        ancien.courrier()),
                d.depense());
    }

    private static Depense aUnAutrePrix(Depense d) {
        return new Depense(
                d.nature(),
                d.etat(),
                d.designation(),
                d.date(),
                Montant.ofEuros(1_501),
                d.montantHt(),
                d.quantite(),
                d.vendeur(),
                d.numeroFacture(),
                d.numeroSerie());
    }

    private Ecart ecart(String numero) {
        return assertInstanceOf(Different.class, seul(numero)).ecart();
    }

    @Test
    @Tag("securite")
    void un_fait_declare_change_se_voit_meme_s_il_ne_change_rien_a_ce_qui_est_propose() {
        accordee("D-1");
        remettre("D-1", d -> avec(d, d.demandeur(), aUnAutrePrix(d.depense())));
        assertEquals(Ecart.DEMANDE, ecart("D-1"));
    }

    @Test
    void sans_son_sceau_un_fait_declare_change_se_voit_a_ce_qu_il_change() {
        accordee("D-1");
        essai.guichet.relances().changerContact(Essai.AGENT, numero("D-1"), "autre@exemple.invalid", "");
        assertEquals(new Identique(2, false), seul("D-1"));
        remettre("D-1", RejeuTest::demenager);
        assertEquals(new Different(2, Ecart.MOTIF, "", "RESIDENCE"), seul("D-1"));
    }

    @Test
    void une_piece_ajoutee_otee_ou_redatee_dans_le_dossier_est_nommee() {
        accordee("D-1");
        List<PieceJustificative> pieces = essai.dossier("D-1").pieces();
        remettre("D-1", d -> avecPieces(d, pieces.subList(0, 1)));
        assertEquals(new Different(2, Ecart.PIECE, "RIB", ""), seul("D-1"));
        PieceJustificative facture = pieces.get(0);
        remettre(
                "D-1",
                d -> avecPieces(
                        d,
                        List.of(
                                facture,
                                pieces.get(1),
                                new PieceJustificative(
                                        "PHOTO", "p.png", Empreinte.deChamps("photo"), 3, facture.recue()))));
        assertEquals(new Different(2, Ecart.PIECE, "", "PHOTO"), seul("D-1"));
        remettre(
                "D-1",
                d -> avecPieces(
                        d,
                        List.of(
                                pieces.get(1),
                                new PieceJustificative(
                                        facture.type(),
                                        facture.nom(),
                                        facture.contenu(),
                                        facture.taille(),
                                        facture.recue().plusDays(1)))));
        assertEquals(new Different(2, Ecart.PIECE, "FACTURE", ""), seul("D-1"));
    }

    @Test
    @Tag("securite")
    void un_fichier_dont_un_seul_octet_a_change_ne_donne_rien_d_identique() {
        accordee("D-1");
        PieceJustificative facture = essai.dossier("D-1").pieces("FACTURE").get(0);
        byte[] octets = ("FACTURE " + Essai.PRIX + " D-1").getBytes(StandardCharsets.UTF_8);
        essai.alterees.put(facture.contenu(), octets.clone());
        assertEquals(new Identique(2, true), seul("D-1"));
        for (int i = 0; i < octets.length; i++) {
            byte[] autres = octets.clone();
            autres[i] ^= 1;
            // A total that is no number is nothing that this reader has to read.
            if (i < "FACTURE".length() || i > ("FACTURE " + Essai.PRIX).length()) {
                essai.alterees.put(facture.contenu(), autres);
                assertEquals(new Impossible(2, Raison.PIECE_CHANGEE, "FACTURE"), seul("D-1"));
            }
        }
    }

    @Test
    void un_fichier_qui_n_est_plus_la_est_nomme() {
        accordee("D-1");
        PieceJustificative facture = essai.dossier("D-1").pieces("FACTURE").get(0);
        assertTrue(essai.pieces.effacer(facture.contenu(), maintenant.plus(Duration.ofDays(1))));
        assertEquals(new Impossible(2, Raison.PIECE_ABSENTE, "FACTURE"), seul("D-1"));
    }

    @Test
    void un_lecteur_qui_lit_autrement_est_nomme_avec_la_piece() {
        accordee("D-1");
        essai.relecture = lue -> LecturePiece.sansFait(EtatLecture.SANS_TEXTE);
        assertEquals(new Different(2, Ecart.LECTURE, "FACTURE LISIBLE FACTURE", "FACTURE SANS_TEXTE"), seul("D-1"));
    }

    @Test
    void une_reponse_changee_ou_otee_est_nommee() {
        Formulaire formulaire = essai.formulaire("D-1");
        formulaire.insee = "";
        essai.deposer(formulaire);
        essai.guichet.instruire(Essai.AGENT, numero("D-1"));
        essai.guichet.completer(
                Essai.PLATEFORME,
                numero("D-1"),
                LocalDate.of(2026, 11, 2),
                List.of(),
                new TreeMap<>(Map.of("demandeur.commune", new Valeur.Code(Essai.COMMUNE))));
        essai.guichet.instruire(Essai.AGENT, numero("D-1"));
        assertEquals(List.of(new Identique(2, true), new Identique(4, true)), rejouer("D-1"));
        for (SortedMap<String, Valeur> reponses : List.of(
                new TreeMap<String, Valeur>(Map.of("demandeur.commune", new Valeur.Code("75056"))),
                new TreeMap<String, Valeur>())) {
            remettre(
                    "D-1",
                    d -> new Dossier(
                            d.numero(),
                            d.aide(),
                            d.depot(),
                            d.demandeur(),
                            d.foyer(),
                            d.depense(),
                            d.iban(),
                            d.titulaire(),
                            d.aidesAutres(),
                            reponses,
                            d.pieces(),
                            d.etat(),
                            d.divergences()));
            for (Rejeu rejeu : rejouer("D-1")) {
                assertEquals(
                        Ecart.INFORMATION,
                        assertInstanceOf(Different.class, rejeu).ecart());
            }
        }
    }

    @Test
    void un_compte_remplace_depuis_ne_permet_plus_de_rejouer_et_le_nouveau_est_tenu_a_son_sceau() {
        accordee("D-1");
        essai.guichet.paiements().changerCompte(Essai.AGENT, numero("D-1"), Iban.parse(Monde.AUTRE_IBAN), "Zoé Durand");
        assertEquals(new Impossible(2, Raison.COMPTE_REMPLACE, ""), seul("D-1"));
        remettre("D-1", d -> d.avecIban(Iban.parse(Monde.IBAN), d.titulaire()));
        assertEquals(Ecart.COMPTE, ecart("D-1"));
    }

    // ---- the rules were changed ----

    private static ReglementAide reglement(
            String version, List<Condition> conditions, Bareme bareme, Empreinte empreinte) {
        return reglement(version, 2020, 2026, conditions, bareme, empreinte);
    }

    private static ReglementAide reglement(
            String version, int du, int au, List<Condition> conditions, Bareme bareme, Empreinte empreinte) {
        ReglementAide base = Essai.reglement("art. 3");
        return new ReglementAide(
                base.code(),
                version,
                base.titre(),
                base.autorite(),
                base.niveau(),
                base.baseJuridique(),
                new ReglementAide.Validite(
                        Vocabulaire.ACHAT_DATE,
                        LocalDate.of(du, 1, 1),
                        LocalDate.of(au, 12, 31),
                        "PERIODE_ACHAT",
                        "art. 1",
                        "période"),
                conditions,
                bareme,
                base.pieces(),
                base.engagements(),
                base.doublons(),
                base.questions(),
                base.vocabulaires(),
                base.delaiSilence(),
                base.delaiComplement(),
                base.relances(),
                base.budget(),
                base.financeurs(),
                base.creditsEpuises(),
                base.relais(),
                base.exemples(),
                base.sources(),
                empreinte);
    }

    @Test
    @Tag("securite")
    void une_regle_changee_sous_la_meme_empreinte_est_trouvee_et_nommee() {
        accordee("D-1");
        ReglementAide vrai = Essai.reglement("art. 3");
        Guichet plusCher = essai.tenir(reglement(
                vrai.version(),
                vrai.conditions(),
                new Bareme("art. 4", new Formule.Forfait(Montant.ofEuros(201)), Arrondi.AU_CENTIME),
                vrai.empreinte()));
        assertEquals(List.of(new Different(2, Ecart.MONTANT, "200.00", "201.00")), rejouer(plusCher, "D-1"));
        Guichet ailleurs = essai.tenir(reglement(
                vrai.version(),
                List.of(new Condition(
                        "RESIDENCE",
                        "art. 3",
                        "habiter la commune",
                        new Predicat.Parmi(Vocabulaire.DEMANDEUR_COMMUNE, new TreeSet<>(List.of("75056"))))),
                vrai.bareme(),
                vrai.empreinte()));
        assertEquals(List.of(new Different(2, Ecart.MOTIF, "", "RESIDENCE")), rejouer(ailleurs, "D-1"));
    }

    @Test
    void un_autre_texte_ou_une_autre_version_du_reglement_ne_donne_rien_d_identique() {
        accordee("D-1");
        ReglementAide vrai = Essai.reglement("art. 3");
        ReglementAide autreTexte =
                reglement(vrai.version(), vrai.conditions(), vrai.bareme(), Empreinte.deChamps("autre texte"));
        ReglementAide meme = reglement(vrai.version(), vrai.conditions(), vrai.bareme(), vrai.empreinte());
        ReglementAide autreVersion = reglement(
                "2027", 2027, 2027, vrai.conditions(), vrai.bareme(), Empreinte.deChamps("règlement de 2027"));
        assertEquals(
                List.of(new Impossible(2, Raison.REGLEMENT_AUTRE, "2026")), rejouer(essai.tenir(autreTexte), "D-1"));
        assertEquals(
                List.of(new Impossible(2, Raison.REGLEMENT_ABSENT, "2026")), rejouer(essai.tenir(autreVersion), "D-1"));
        assertEquals(List.of(new Identique(2, true)), rejouer(essai.tenir(meme, autreVersion), "D-1"));
    }

    // ---- the journal was changed ----

    private static Fait.InstructionFaite autreMontant(Fait.InstructionFaite faite) {
        return new Fait.InstructionFaite(
                faite.octroi(),
                faite.version(),
                faite.reglement(),
                faite.proposition(),
                faite.motifs(),
                Objects.requireNonNull(faite.montant()).plus(Montant.ofEuros(1)),
                faite.complet(),
                faite.versement(),
                faite.manques(),
                faite.etat());
    }

    private static Entree avecFait(Entree entree, Fait fait) {
        return new Entree(
                entree.dossier(),
                entree.rang(),
                entree.version(),
                entree.instant(),
                entree.auteur(),
                fait,
                entree.precedente(),
                entree.empreinte());
    }

    private static Fait change(Fait fait) {
        return fait instanceof Fait.InstructionFaite faite ? autreMontant(faite) : fait;
    }

    @Test
    void un_montant_change_dans_le_journal_rompt_sa_chaine() {
        accordee("D-1");
        essai.recrire = entrees -> entrees.stream()
                .map(entree -> avecFait(entree, change(entree.fait())))
                .toList();
        assertEquals(new Impossible(2, Raison.JOURNAL_ROMPU, ""), seul("D-1"));
        essai.recrire = entrees -> entrees.subList(1, entrees.size());
        assertEquals(new Impossible(2, Raison.JOURNAL_ROMPU, ""), seul("D-1"));
    }

    /** Without an outside root whoever writes the journal can chain it anew: what was kept then tells. */
    @Test
    void un_montant_change_dans_une_chaine_refaite_est_trouve_et_nomme() {
        accordee("D-1");
        essai.recrire = entrees -> refaire(entrees, RejeuTest::change);
        assertEquals(new Different(2, Ecart.MONTANT, "201.00", "200.00"), seul("D-1"));
    }

    private static Fait parUneVersionAncienne(Fait fait) {
        return fait instanceof Fait.InstructionFaite faite
                ? new Fait.InstructionFaite(
                        "0.0.9",
                        faite.version(),
                        faite.reglement(),
                        faite.proposition(),
                        faite.motifs(),
                        faite.montant(),
                        faite.complet(),
                        faite.versement(),
                        faite.manques(),
                        faite.etat())
                : fait;
    }

    @Test
    void la_version_d_octroi_est_gardee_et_une_autre_ne_change_rien_ni_ne_propose_a_nouveau() {
        accordee("D-1");
        assertEquals(
                List.of(Instruction.VERSION),
                essai.faits("D-1").stream()
                        .filter(Fait.InstructionFaite.class::isInstance)
                        .map(fait -> Objects.requireNonNull(((Fait.InstructionFaite) fait).octroi()))
                        .toList());
        essai.recrire = entrees -> refaire(entrees, RejeuTest::parUneVersionAncienne);
        assertEquals(new Identique(2, true), seul("D-1"));
        long avant = essai.enregistre("D-1").version();
        essai.guichet.instruire(Essai.AGENT, numero("D-1"));
        assertEquals(avant, essai.enregistre("D-1").version());
    }

    private static List<Entree> refaire(List<Entree> entrees, UnaryOperator<Fait> changement) {
        List<Entree> refaites = new ArrayList<>();
        for (Entree entree : entrees) {
            refaites.add(Journal.enchainer(
                    refaites.isEmpty() ? null : refaites.get(refaites.size() - 1),
                    entree.dossier(),
                    entree.version(),
                    entree.instant(),
                    entree.auteur(),
                    changement.apply(entree.fait())));
        }
        return refaites;
    }

    @Test
    void une_image_plus_recente_que_son_journal_ne_se_rejoue_pas() {
        accordee("D-1");
        DossierEnregistre vrai = essai.enregistre("D-1");
        essai.remise = new DossierEnregistre(vrai.dossier(), vrai.version() + 1);
        assertEquals(new Impossible(2, Raison.JOURNAL_ROMPU, ""), seul("D-1"));
    }

    // ---- what is not there any more ----

    @Test
    void un_dossier_efface_ne_se_rejoue_pas_et_le_dit() {
        Formulaire formulaire = essai.formulaire("D-1");
        formulaire.insee = "75056";
        essai.deposer(formulaire);
        essai.guichet.instruire(Essai.AGENT, numero("D-1"));
        essai.guichet.relances().desister(Essai.PLATEFORME, numero("D-1"));
        assertEquals(new Identique(2, true), seul("D-1"));
        assertEquals(Effet.FAIT, essai.guichet.archives().effacer(Essai.AGENT, numero("D-1"), "VISA-1"));
        assertEquals(new Impossible(2, Raison.EFFACE, ""), seul("D-1"));
        assertEquals(List.of(), rejouer("D-2"));
    }

    @Test
    void un_doublon_dont_l_autre_dossier_a_ete_efface_ne_se_rejoue_pas_et_le_dit() {
        Formulaire un = essai.formulaire("D-1");
        un.naissance = LocalDate.of(1980, 5, 5);
        essai.deposer(un);
        Formulaire deux = essai.formulaire("D-2");
        deux.naissance = un.naissance;
        essai.deposer(deux);
        essai.guichet.instruire(Essai.AGENT, numero("D-2"));
        assertEquals(new Identique(2, true), seul("D-2"));
        essai.guichet.relances().desister(Essai.PLATEFORME, numero("D-1"));
        essai.guichet.archives().effacer(Essai.AGENT, numero("D-1"), "VISA-1");
        assertEquals(new Impossible(2, Raison.AUTRES_DOSSIERS, "DOUBLON_DEMANDEUR"), seul("D-2"));
    }

    @Test
    void un_doublon_venu_plus_tard_ne_change_rien_a_ce_qui_fut_propose_avant() {
        accordee("D-1");
        Formulaire autre = essai.formulaire("D-2");
        autre.iban = Monde.IBAN;
        essai.deposer(autre);
        assertEquals(new Identique(2, true), seul("D-1"));
    }
}
