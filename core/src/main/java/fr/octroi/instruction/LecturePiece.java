package fr.octroi.instruction;

import fr.octroi.commun.DonneePersonnelle;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.Siret;
import fr.octroi.instruction.FaitLu.Nom;
import fr.octroi.instruction.FaitLu.Source;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What was read in one file: its facts, each with where it was read, and what is to be known of the file.
 *
 * <p>Of several facts of one name, that of the best {@linkplain Source source} speaks. Two of that same source that do not
 * agree leave it unknown: nobody can tell which is meant. Whenever any two do not agree a signal says so.
 *
 * @param etat what became of the attempt
 * @param code why, such as {@code TEMPS}, when it is not {@code LISIBLE}; blank when it is
 * @param fichier what the file is
 * @param faits in the order in which they were read
 * @param codes the signed codes that were found in it, with what became of checking each
 * @param signaux codes of what is to be known of the file or its facts, such as {@code PDF_SCRIPT}, sorted, each once;
 *     {@code DESACCORD_} and the name of a fact, such as {@code DESACCORD_MONTANT_TTC}, are added for facts that disagree
 */
@DonneePersonnelle
public record LecturePiece(
        EtatLecture etat,
        String code,
        NatureFichier fichier,
        List<FaitLu> faits,
        List<CodeSigne> codes,
        List<String> signaux) {

    /** The signal of a code that its issuer did not sign. */
    static final String CODE_FAUX = "CODE_FAUX";

    private static final String EURO = "EUR";
    private static final String DESACCORD = "DESACCORD_";

    /** Copies, sorts the signals, adds those of facts that disagree; without a code the state's name is one. */
    public LecturePiece {
        if (etat == EtatLecture.LISIBLE) {
            code = "";
        } else if (code.isBlank()) {
            code = etat.name();
        }
        faits = List.copyOf(faits);
        codes = List.copyOf(codes);
        TreeSet<String> tous = new TreeSet<>(signaux);
        if (codes.stream().anyMatch(lu -> lu.statut() == CodeSigne.Statut.SIGNATURE_FAUSSE)) {
            tous.add(CODE_FAUX);
        }
        // Most readings of a host's first minutes are of nothing: they wait for none of this.
        if (!faits.isEmpty()) {
            parNom(faits).forEach((nom, siens) -> {
                if (!nom.estMultiple() && estEnDesaccord(siens)) {
                    tous.add(DESACCORD + nom);
                }
            });
            personneEnDesaccord(faits).ifPresent(nom -> tous.add(DESACCORD + nom));
        }
        signaux = List.copyOf(tous);
    }

    /**
     * Makes the reading of a file in which nothing was read, and of which nothing more is known.
     *
     * @param etat what became of the attempt
     * @return a reading without facts
     */
    public static LecturePiece sansFait(EtatLecture etat) {
        return sansFait(etat, "", NatureFichier.INCONNUE);
    }

    /**
     * Makes the reading of a file in which nothing was read.
     *
     * @param etat what became of the attempt
     * @param code why, blank when nothing more is known
     * @param fichier what the file is
     * @return a reading without facts
     */
    public static LecturePiece sansFait(EtatLecture etat, String code, NatureFichier fichier) {
        return new LecturePiece(etat, code, fichier, List.of(), List.of(), List.of());
    }

    /**
     * Makes the reading of a file that was read.
     *
     * @param fichier what the file is
     * @param faits what it says
     * @return a reading without signals but those of facts that disagree
     */
    public static LecturePiece lisible(NatureFichier fichier, List<FaitLu> faits) {
        return new LecturePiece(EtatLecture.LISIBLE, "", fichier, faits, List.of(), List.of());
    }

    /**
     * Makes the reading of a PDF from the facts that its text gives, each unknown when it was not found.
     *
     * @param nature what the document turned out to be, such as {@code FACTURE} or {@code DEVIS}, blank when unknown
     * @param noms the names that it gives as buyer, holder or addressee
     * @param montantTtc its total, all taxes included
     * @param date its date
     * @param iban the account
     * @param siret the seller's SIRET
     * @param numero its number, blank when unknown
     * @return a reading whose facts are of the source {@code TEXTE}
     */
    public static LecturePiece lisible(
            String nature,
            List<String> noms,
            @Nullable Montant montantTtc,
            @Nullable LocalDate date,
            @Nullable Iban iban,
            @Nullable Siret siret,
            String numero) {
        List<FaitLu> faits = new ArrayList<>();
        if (!nature.isBlank()) {
            faits.add(new FaitLu(Nom.TYPE_PIECE, nature, Source.TEXTE, 0));
        }
        for (String nom : noms) {
            faits.add(new FaitLu(Nom.TITULAIRE, nom, Source.TEXTE, 0));
        }
        if (montantTtc != null) {
            faits.add(FaitLu.of(Nom.MONTANT_TTC, montantTtc, Source.TEXTE, 0));
        }
        if (date != null) {
            faits.add(FaitLu.of(Nom.DATE, date, Source.TEXTE, 0));
        }
        if (iban != null) {
            faits.add(FaitLu.of(iban, Source.TEXTE, 0));
        }
        if (siret != null) {
            faits.add(FaitLu.of(siret, Source.TEXTE, 0));
        }
        if (!numero.isBlank()) {
            faits.add(new FaitLu(Nom.NUMERO, numero, Source.TEXTE, 0));
        }
        return lisible(NatureFichier.PDF, faits);
    }

    /**
     * Adds what is to be known of the file.
     *
     * @param autres the signals
     * @return the same reading with these signals too
     */
    public LecturePiece avecSignaux(List<String> autres) {
        if (signaux.containsAll(autres)) {
            return this;
        }
        return new LecturePiece(
                etat,
                code,
                fichier,
                faits,
                codes,
                Stream.concat(signaux.stream(), autres.stream()).toList());
    }

    /**
     * Adds the signed codes that were found in the file.
     *
     * @param lus the codes
     * @param proves what those that are {@link CodeSigne.Statut#VALIDE} prove; they make the file legible
     * @return the same reading with these codes and facts too
     */
    public LecturePiece avecCodes(List<CodeSigne> lus, List<FaitLu> proves) {
        return new LecturePiece(
                proves.isEmpty() ? etat : EtatLecture.LISIBLE,
                code,
                fichier,
                Stream.concat(faits.stream(), proves.stream()).toList(),
                Stream.concat(codes.stream(), lus.stream()).toList(),
                signaux);
    }

    /** Whether two facts of a name do not agree. */
    boolean seContredit(Nom nom) {
        return signaux.contains(DESACCORD + nom);
    }

    /**
     * Returns the fact that speaks for its name.
     *
     * @param nom what it tells
     * @return the first of the best source, nothing when there is none or when that source contradicts itself
     */
    public Optional<FaitLu> fait(Nom nom) {
        List<FaitLu> meilleurs =
                meilleurs(faits.stream().filter(fait -> fait.nom() == nom).toList());
        return !nom.estMultiple() && seContredisent(meilleurs)
                ? Optional.empty()
                : meilleurs.stream().findFirst();
    }

    /**
     * Returns what the document is.
     *
     * @return a code such as {@code FACTURE}, blank when unknown
     */
    public String nature() {
        return fait(Nom.TYPE_PIECE).map(FaitLu::valeur).orElse("");
    }

    /**
     * Returns the names that the document gives as buyer, holder or addressee.
     *
     * @return those of the best source, in the order in which they were read, each once
     */
    public List<String> noms() {
        return meilleurs(personnes(faits)).stream()
                .map(FaitLu::valeur)
                .distinct()
                .toList();
    }

    /**
     * Returns the total, all taxes included.
     *
     * @return the total, null when unknown or in another currency than the euro
     */
    public @Nullable Montant montantTtc() {
        if (fait(Nom.DEVISE).filter(devise -> !devise.valeur().equals(EURO)).isPresent()) {
            return null;
        }
        return fait(Nom.MONTANT_TTC).map(FaitLu::valeur).map(Montant::parse).orElse(null);
    }

    /**
     * Returns the document's own date.
     *
     * @return the date, null when unknown
     */
    public @Nullable LocalDate date() {
        return fait(Nom.DATE).map(FaitLu::valeur).map(LocalDate::parse).orElse(null);
    }

    /**
     * Returns the account.
     *
     * @return the account, null when unknown
     */
    public @Nullable Iban iban() {
        return fait(Nom.IBAN).map(FaitLu::valeur).map(Iban::new).orElse(null);
    }

    /**
     * Returns the seller's SIRET.
     *
     * @return the SIRET, null when unknown
     */
    public @Nullable Siret siret() {
        return fait(Nom.SIRET).map(FaitLu::valeur).map(Siret::new).orElse(null);
    }

    /**
     * Returns the document's own number.
     *
     * @return the number as it is written, blank when unknown
     */
    public String numero() {
        return fait(Nom.NUMERO).map(FaitLu::valeur).orElse("");
    }

    /**
     * The same reading without the facts that optical recognition alone gives: nothing is decided on them. Where there were no
     * others, the file is the picture without text that it was before them.
     */
    LecturePiece sansReconnaissance() {
        List<FaitLu> surs =
                faits.stream().filter(fait -> fait.source() != Source.ROC).toList();
        boolean image = surs.isEmpty() && !faits.isEmpty();
        List<String> autres =
                signaux.stream().filter(signal -> !signal.startsWith(DESACCORD)).toList();
        return new LecturePiece(image ? EtatLecture.SANS_TEXTE : etat, code, fichier, surs, codes, autres);
    }

    private static Map<Nom, List<FaitLu>> parNom(List<FaitLu> faits) {
        Map<Nom, List<FaitLu>> parNom = new EnumMap<>(Nom.class);
        for (FaitLu fait : faits) {
            parNom.computeIfAbsent(fait.nom(), nom -> new ArrayList<>()).add(fait);
        }
        return parNom;
    }

    private static List<FaitLu> personnes(List<FaitLu> faits) {
        return faits.stream().filter(fait -> fait.nom().estMultiple()).toList();
    }

    /** Those of the best source that any of them has. */
    private static List<FaitLu> meilleurs(List<FaitLu> faits) {
        Optional<Source> meilleure = faits.stream().map(FaitLu::source).min(Comparator.naturalOrder());
        return meilleure.map(source -> dUneSource(source, faits)).orElse(List.of());
    }

    private static List<FaitLu> dUneSource(Source source, List<FaitLu> faits) {
        return faits.stream().filter(fait -> fait.source() == source).toList();
    }

    private static boolean seContredisent(List<FaitLu> meilleurs) {
        return meilleurs.stream().skip(1).anyMatch(fait -> !fait.concorde(meilleurs.get(0)));
    }

    /** Whether facts of one name disagree: those of the best source among themselves, or another with all of these. */
    private static boolean estEnDesaccord(List<FaitLu> faits) {
        if (faits.size() == 1) {
            return false;
        }
        List<FaitLu> meilleurs = meilleurs(faits);
        return seContredisent(meilleurs)
                || faits.stream()
                        .filter(fait -> !meilleurs.contains(fait))
                        .anyMatch(fait -> meilleurs.stream().noneMatch(fait::concorde));
    }

    /**
     * A document names several people, and none of them contradicts another; but where one source names none of those whom
     * the best one names, they are not about the same person.
     */
    private static Optional<Nom> personneEnDesaccord(List<FaitLu> faits) {
        List<FaitLu> personnes = personnes(faits);
        List<FaitLu> meilleurs = meilleurs(personnes);
        List<FaitLu> autres =
                personnes.stream().filter(fait -> !meilleurs.contains(fait)).toList();
        boolean desaccord = Stream.of(Source.values())
                .map(source -> dUneSource(source, autres))
                .anyMatch(nommes -> !nommes.isEmpty()
                        && nommes.stream().noneMatch(nomme -> meilleurs.stream().anyMatch(nomme::concorde)));
        return desaccord ? Optional.of(meilleurs.get(0).nom()) : Optional.empty();
    }

    @Override
    public String toString() {
        return "LecturePiece[" + etat + ", ***]";
    }
}
