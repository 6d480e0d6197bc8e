package fr.octroi.instruction;

import fr.octroi.commun.DonneePersonnelle;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A 2D-Doc (<i>code 2D-Doc</i>, ANTS specification 3.2.6): the facts that an issuer printed and signed on a paper, and what
 * became of checking them.
 *
 * <p>The code proves who said these facts, not that the paper was shown by the person whom they name: a photocopy of
 * somebody else's code verifies as well. Who trusts a fact compares the names first.
 *
 * @param statut what became of the check
 * @param motif why it is {@link Statut#ILLISIBLE}: {@code VERSION}, {@code ENTETE}, {@code PERIMETRE}, {@code DATE},
 *     {@code SANS_SIGNATURE} or {@code TAILLE}; blank for every other status
 * @param perimetre within which its type and its identifiers have their meaning: {@code 01} for what ANTS published, {@code 0001}
 *     for a code in bytes, whose catalogue Octroi does not have; blank when illegible
 * @param type the kind of document, two characters such as {@code 00} for a proof of address; blank when illegible
 * @param emission the day when the document was issued, null when the code gives none
 * @param champs the fields in their order, whatever the status: only those of a {@link Statut#VALIDE} code are proved
 * @param entier whether all fields are there; false when the catalogue no longer said where the next one began
 */
@DonneePersonnelle
public record CodeSigne(
        Statut statut,
        String motif,
        String perimetre,
        String type,
        @Nullable LocalDate emission,
        List<Champ> champs,
        boolean entier) {

    /** What became of checking a code. */
    public enum Statut {
        /** Signed by the certificate that it names, which was valid on the day of issue. */
        VALIDE,
        /** Not what the certificate that it names signed: forged, damaged, or misread. */
        SIGNATURE_FAUSSE,
        /** The certificate is not known, or the authority that it claims did not deliver it: nothing is proved. */
        CERTIFICAT_INCONNU,
        /** Well signed, but issued on a day when the certificate was not valid: before its first or after its last. */
        EXPIRE,
        /** Not a code that can be read. */
        ILLISIBLE
    }

    /**
     * A field of a code.
     *
     * @param identifiant its identifier in the catalogue of ANTS, two characters such as {@code 10}
     * @param valeur its value, as signed, possibly empty; in a code of bytes, its text, or its bytes in hexadecimal when it is none
     * @param tronque whether the issuer cut the value to make it fit
     */
    @DonneePersonnelle
    public record Champ(String identifiant, String valeur, boolean tronque) {

        @Override
        public String toString() {
            return "Champ[***]";
        }
    }

    /** Copies. */
    public CodeSigne {
        champs = List.copyOf(champs);
    }

    /**
     * Makes what is said of a code that cannot be read.
     *
     * @param motif why
     * @return a code without facts
     */
    public static CodeSigne illisible(String motif) {
        return new CodeSigne(Statut.ILLISIBLE, motif, "", "", null, List.of(), false);
    }

    /**
     * Returns a whole value that the code proves.
     *
     * @param identifiant the field, two characters
     * @return its value; empty when the code is not {@link Statut#VALIDE}, when the field is absent or cut, and when it
     *     stands twice, for then nobody knows which is meant
     */
    public Optional<String> prouve(String identifiant) {
        List<Champ> trouves = champs.stream()
                .filter(champ -> champ.identifiant().equals(identifiant))
                .toList();
        return statut == Statut.VALIDE && trouves.size() == 1 && !trouves.get(0).tronque()
                ? Optional.of(trouves.get(0).valeur())
                : Optional.empty();
    }

    @Override
    public String toString() {
        return "CodeSigne[" + statut + ", ***]";
    }
}
