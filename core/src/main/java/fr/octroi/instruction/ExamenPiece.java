package fr.octroi.instruction;

import fr.octroi.calendrier.CalendrierOuvre;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.reglement.PieceRequise;
import fr.octroi.reglement.PieceRequise.FaitALire;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Examines what came for one required piece: of several files, the best one speaks.
 *
 * <p>A person who sends a second, readable file must never be worse off for it.
 */
final class ExamenPiece {

    private final Dossier dossier;
    private final PieceRequise requise;

    ExamenPiece(Dossier dossier, PieceRequise requise) {
        this.dossier = dossier;
        this.requise = requise;
    }

    /** Returns what is seen of the best file, {@link Observation#CONFORME} alone when nothing is wrong. */
    List<Constat.DePiece> examiner(Contexte contexte) {
        return Stream.concat(Stream.of(requise.type()), requise.alternatives().stream())
                .flatMap(type -> dossier.pieces(type).stream())
                .map(piece -> observer(contexte, piece))
                .max(Comparator.comparing(this::gravite)
                        .thenComparing(ExamenPiece::graviteDuFichier)
                        .thenComparing(observations -> -observations.size()))
                .orElse(List.of(Observation.ABSENTE))
                .stream()
                .map(observation -> new Constat.DePiece(requise, observation))
                .toList();
    }

    /** What a file would bring upon the request: the heaviest is the first of its enum, and the best file the one whose heaviest is the lightest. */
    private Portee gravite(List<Observation> observations) {
        return laPlusLourde(
                observations.stream().map(observation -> new Constat.DePiece(requise, observation).portee()));
    }

    /** Of two files that bring as little, one may still be the better. */
    private static Portee graviteDuFichier(List<Observation> observations) {
        return laPlusLourde(observations.stream().map(Observation::portee));
    }

    private static Portee laPlusLourde(Stream<Portee> portees) {
        return portees.min(Comparator.naturalOrder()).orElse(Portee.NOTE);
    }

    /** What a person saw speaks before what was read, and a signal that he lifted says nothing more. What optical recognition
     * alone has read was not read: a person must. */
    private List<Observation> observer(Contexte contexte, PieceJustificative piece) {
        Observation vue = contexte.jugements().get(piece.contenu());
        List<Observation> toutes = vue != null
                ? List.of(vue)
                : observer(contexte.lecture(piece.contenu()).sansReconnaissance(), dernierJour(piece));
        List<Observation> restantes = toutes.stream()
                .filter(observation -> !contexte.leves().contains(requise.type() + ":" + observation))
                .toList();
        return restantes.isEmpty() ? List.of(Observation.CONFORME) : restantes;
    }

    /** Who is asked for a proof that is less old sends one of after the filing. */
    private LocalDate dernierJour(PieceJustificative piece) {
        return piece.recue().isAfter(dossier.depot()) ? piece.recue() : dossier.depot();
    }

    private List<Observation> observer(LecturePiece lecture, LocalDate dernierJour) {
        switch (lecture.etat()) {
            case ILLISIBLE -> {
                return List.of(Observation.ILLISIBLE);
            }
            case CHIFFREE -> {
                return List.of(Observation.CHIFFREE);
            }
            case INFECTEE -> {
                return List.of(Observation.INFECTEE);
            }
            case NON_LUE -> {
                return List.of(Observation.NON_LUE);
            }
            case SANS_TEXTE -> {
                return List.of(
                        aUnCodeFaux(lecture)
                                ? Observation.CODE_FAUX
                                : aLire() ? Observation.SANS_TEXTE : Observation.CONFORME);
            }
            case LISIBLE -> {}
        }
        boolean natureDouteuse = !requise.natures().isEmpty() && lecture.seContredit(FaitLu.Nom.TYPE_PIECE);
        if (!natureDouteuse
                && !lecture.nature().isEmpty()
                && !requise.natures().isEmpty()
                && !requise.natures().contains(lecture.nature())) {
            return List.of(Observation.MAUVAIS_TYPE);
        }
        List<Observation> observations = new ArrayList<>();
        if (aUnCodeFaux(lecture)) {
            observations.add(Observation.CODE_FAUX);
        }
        boolean dateDouteuse = requise.fraicheur() != null && lecture.seContredit(FaitLu.Nom.DATE);
        if (natureDouteuse || dateDouteuse || requise.faits().stream().anyMatch(fait -> seContredit(fait, lecture))) {
            observations.add(Observation.DESACCORD);
        }
        for (FaitALire fait : requise.faits()) {
            comparer(fait, lecture, dernierJour, observations);
        }
        if (requise.fraicheur() != null && !requise.faits().contains(FaitALire.DATE)) {
            observerDate(lecture, dernierJour, observations);
        }
        LocalDate date = date(lecture);
        // A date in doubt asks nothing of the applicant.
        if (requise.fraicheur() != null
                && !dateDouteuse
                && date != null
                && !date.isAfter(dossier.depot())
                && !dossier.depot().isBefore(requise.fraicheur().depuis(date))) {
            observations.add(Observation.PERIMEE);
        }
        return observations.isEmpty() ? List.of(Observation.CONFORME) : observations;
    }

    private static boolean aUnCodeFaux(LecturePiece lecture) {
        return lecture.signaux().contains(LecturePiece.CODE_FAUX);
    }

    private static boolean seContredit(FaitALire fait, LecturePiece lecture) {
        return switch (fait) {
            case NOM -> lecture.seContredit(FaitLu.Nom.ACHETEUR) || lecture.seContredit(FaitLu.Nom.TITULAIRE);
            case MONTANT -> lecture.seContredit(FaitLu.Nom.MONTANT_TTC) || lecture.seContredit(FaitLu.Nom.DEVISE);
            case DATE -> lecture.seContredit(FaitLu.Nom.DATE);
            case IBAN -> lecture.seContredit(FaitLu.Nom.IBAN);
            case SIRET -> lecture.seContredit(FaitLu.Nom.SIRET);
            case NUMERO -> lecture.seContredit(FaitLu.Nom.NUMERO);
        };
    }

    private boolean aLire() {
        return !requise.faits().isEmpty() || requise.fraicheur() != null;
    }

    private void comparer(FaitALire fait, LecturePiece lecture, LocalDate dernierJour, List<Observation> observations) {
        switch (fait) {
            case NOM ->
                observerNom(
                        lecture.noms().stream()
                                .map(nom -> Noms.comparer(dossier.demandeur(), nom))
                                .min(Comparator.naturalOrder())
                                .orElse(Concordance.IMPOSSIBLE),
                        observations);
            case MONTANT -> {
                Montant declare = dossier.depense().montantTtc();
                if (lecture.montantTtc() == null) {
                    observations.add(Observation.MONTANT_NON_LU);
                } else if (declare != null && !declare.equals(lecture.montantTtc())) {
                    observations.add(Observation.MONTANT_DIFFERENT);
                }
            }
            case DATE -> observerDate(lecture, dernierJour, observations);
            case IBAN -> {
                if (lecture.iban() == null) {
                    observations.add(Observation.IBAN_NON_LU);
                } else if (dossier.iban() != null && !dossier.iban().equals(lecture.iban())) {
                    observations.add(Observation.IBAN_DIFFERENT);
                }
            }
            case SIRET -> {
                if (lecture.siret() == null) {
                    observations.add(Observation.SIRET_NON_LU);
                } else if (dossier.depense().vendeur() != null
                        && !dossier.depense().vendeur().equals(lecture.siret())) {
                    observations.add(Observation.SIRET_DIFFERENT);
                }
            }
            case NUMERO -> {
                String declare = dossier.depense().numeroFacture();
                if (lecture.numero().isEmpty()) {
                    observations.add(Observation.NUMERO_NON_LU);
                } else if (!declare.isEmpty()
                        && !Doublons.reference(declare).equals(Doublons.reference(lecture.numero()))) {
                    observations.add(Observation.NUMERO_DIFFERENT);
                }
            }
        }
    }

    private static void observerNom(Concordance concordance, List<Observation> observations) {
        switch (concordance) {
            case CONCORDANT -> {}
            case PROCHE -> observations.add(Observation.NOM_PROCHE);
            case DIFFERENT -> observations.add(Observation.NOM_DIFFERENT);
            case IMPOSSIBLE -> observations.add(Observation.NOM_NON_LU);
        }
    }

    /** A date outside the calendar was misread. */
    private static @Nullable LocalDate date(LecturePiece lecture) {
        LocalDate date = lecture.date();
        return date == null || date.isBefore(CalendrierOuvre.PREMIER_JOUR) || date.isAfter(CalendrierOuvre.DERNIER_JOUR)
                ? null
                : date;
    }

    /** A dated proof has its own date; any other piece with a date, such as an invoice, has the declared one. */
    private void observerDate(LecturePiece lecture, LocalDate dernierJour, List<Observation> observations) {
        LocalDate date = date(lecture);
        if (date == null) {
            observations.add(Observation.DATE_NON_LUE);
        } else if (requise.fraicheur() != null) {
            if (date.isAfter(dernierJour)) {
                observations.add(Observation.DATE_DIFFERENTE);
            }
        } else {
            LocalDate declaree = dossier.depense().date();
            if (declaree != null && !declaree.equals(date)) {
                observations.add(Observation.DATE_DIFFERENTE);
            }
        }
    }
}
