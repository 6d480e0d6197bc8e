package fr.octroi.adapters.jdbc;

import fr.octroi.budget.Enveloppe;
import fr.octroi.bureau.Candidat;
import fr.octroi.bureau.Convocation;
import fr.octroi.bureau.ModeDeDecision;
import fr.octroi.bureau.Motif;
import fr.octroi.bureau.OrdreDuJour;
import fr.octroi.bureau.SeanceBureau;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.reglement.LigneBudgetaire;
import fr.octroi.versement.Bordereau;
import fr.octroi.versement.Versement;
import java.nio.charset.StandardCharsets;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * A register: how its entries are named, and written as JSON, field by field as their records have them.
 *
 * @param genre its name in the table; the form of its entries is {@code octroi-<genre>-1}
 * @param code the code of an entry
 * @param ecriture writes an entry
 * @param lecture reads it
 * @param <T> the kind of entries
 */
record Registre<T>(String genre, Function<T, String> code, Function<T, Objet> ecriture, Function<Objet, T> lecture) {

    static final Registre<SeanceBureau> SEANCES =
            new Registre<>("seance", SeanceBureau::code, Registre::seance, Registre::lireSeance);

    static final Registre<Enveloppe> ENVELOPPES =
            new Registre<>("enveloppe", Enveloppe::code, Registre::enveloppe, Registre::lireEnveloppe);

    static final Registre<Bordereau> BORDEREAUX =
            new Registre<>("bordereau", Bordereau::code, Registre::bordereau, Registre::lireBordereau);

    String ecrire(T valeur) {
        return new String(ecriture.apply(valeur).et("forme", forme()).octets(), StandardCharsets.US_ASCII);
    }

    T lire(String texte) {
        return Objet.lire(texte.getBytes(StandardCharsets.US_ASCII), objet -> {
            if (!objet.texte("forme").equals(forme())) {
                throw new IllegalArgumentException("another form is stored");
            }
            return lecture.apply(objet);
        });
    }

    private String forme() {
        return "octroi-" + genre + "-1";
    }

    private static Objet seance(SeanceBureau seance) {
        return new Objet()
                .et("code", seance.code())
                .et("jour", seance.jour())
                .et("limite", seance.limite())
                .et("capacite", seance.capacite())
                .et("etat", seance.etat())
                .et("mode", seance.mode())
                .et("convocations", seance.convocations(), Registre::convocation)
                .et("ordreDuJour", seance.ordreDuJour() == null ? null : ordreDuJour(seance.ordreDuJour()))
                .et("deliberation", seance.deliberation() == null ? null : ProcesVerbal.ecrire(seance.deliberation()));
    }

    private static SeanceBureau lireSeance(Objet objet) {
        return new SeanceBureau(
                objet.texte("code"),
                objet.jour("jour"),
                objet.jour("limite"),
                Math.toIntExact(objet.entier("capacite")),
                objet.constante("etat", SeanceBureau.Etat.class),
                objet.constante("mode", ModeDeDecision.class),
                objet.liste("convocations", Registre::lireConvocation),
                objet.objetOuRien("ordreDuJour", Registre::lireOrdreDuJour),
                objet.objetOuRien("deliberation", ProcesVerbal::lire));
    }

    private static Objet convocation(Convocation convocation) {
        return new Objet()
                .et("genre", convocation.genre())
                .et("envoi", convocation.envoi())
                .et("pour", convocation.pour())
                .et("auPlusTot", convocation.auPlusTot())
                .et("note", convocation.note());
    }

    private static Convocation lireConvocation(Objet objet) {
        return new Convocation(
                objet.constante("genre", Convocation.Genre.class),
                objet.jour("envoi"),
                objet.jour("pour"),
                objet.jour("auPlusTot"),
                objet.constante("note", Convocation.Note.class));
    }

    private static Objet ordreDuJour(OrdreDuJour ordre) {
        return new Objet()
                .et("seance", ordre.seance())
                .et("geleLe", ordre.geleLe())
                .et(
                        "lignes",
                        ordre.lignes(),
                        ligne -> new Objet()
                                .et("rang", ligne.rang())
                                .et("numero", ligne.numero())
                                .et("sens", ligne.sens())
                                .et("propose", ligne.propose())
                                .et(
                                        "motifs",
                                        ligne.motifs(),
                                        motif -> new Objet()
                                                .et("code", motif.code())
                                                .et("article", motif.article()))
                                .textes("deports", ligne.deports()));
    }

    private static OrdreDuJour lireOrdreDuJour(Objet objet) {
        return new OrdreDuJour(
                objet.texte("seance"),
                objet.jour("geleLe"),
                objet.liste(
                        "lignes",
                        ligne -> new OrdreDuJour.Ligne(
                                Math.toIntExact(ligne.entier("rang")),
                                new NumeroDossier(ligne.texte("numero")),
                                ligne.constante("sens", Candidat.Sens.class),
                                ligne.montant("propose"),
                                ligne.liste("motifs", motif -> new Motif(motif.texte("code"), motif.texte("article"))),
                                new TreeSet<>(ligne.textes("deports", Function.identity())))));
    }

    private static Objet enveloppe(Enveloppe enveloppe) {
        return new Objet()
                .et("code", enveloppe.code())
                .et("exercice", enveloppe.exercice())
                .et("cloture", enveloppe.cloture())
                .et("chapitre", enveloppe.ligne().chapitre())
                .et("article", enveloppe.ligne().article())
                .et("fonction", enveloppe.ligne().fonction())
                .et("ouverts", enveloppe.ouverts())
                .et("reportes", enveloppe.reportes())
                .et("reserves", enveloppe.reserves())
                .et("engages", enveloppe.engages())
                .et("mandates", enveloppe.mandates());
    }

    private static Enveloppe lireEnveloppe(Objet objet) {
        return new Enveloppe(
                objet.texte("code"),
                Math.toIntExact(objet.entier("exercice")),
                objet.jour("cloture"),
                new LigneBudgetaire(objet.texte("chapitre"), objet.texte("article"), objet.texte("fonction")),
                objet.montant("ouverts"),
                objet.montant("reportes"),
                objet.montant("reserves"),
                objet.montant("engages"),
                objet.montant("mandates"));
    }

    private static Objet bordereau(Bordereau bordereau) {
        return new Objet()
                .et("code", bordereau.code())
                .et("exercice", bordereau.exercice())
                .et("jour", bordereau.jour())
                .et("enveloppe", bordereau.enveloppe())
                .et(
                        "lignes",
                        bordereau.lignes(),
                        ligne -> new Objet()
                                .et("rang", ligne.rang())
                                .et("reference", ligne.versement().reference())
                                .et("dossier", ligne.versement().dossier())
                                .et("acte", ligne.versement().acte())
                                .et("montant", ligne.versement().montant())
                                .et("compte", ligne.versement().compte())
                                .et("etat", ligne.versement().etat()));
    }

    private static Bordereau lireBordereau(Objet objet) {
        return new Bordereau(
                objet.texte("code"),
                Math.toIntExact(objet.entier("exercice")),
                objet.jour("jour"),
                objet.texte("enveloppe"),
                objet.liste(
                        "lignes",
                        ligne -> new Bordereau.Ligne(
                                Math.toIntExact(ligne.entier("rang")),
                                new Versement(
                                        ligne.texte("reference"),
                                        new NumeroDossier(ligne.texte("dossier")),
                                        ligne.texte("acte"),
                                        ligne.montant("montant"),
                                        ligne.empreinte("compte"),
                                        ligne.constante("etat", Versement.Etat.class)))));
    }
}
