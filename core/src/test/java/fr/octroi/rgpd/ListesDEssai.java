package fr.octroi.rgpd;

import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.rgpd.CertificatDElimination.Issue;
import fr.octroi.rgpd.Conservation.Depart;
import fr.octroi.rgpd.Conservation.Terme;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Lists of some length, with their certificates, for whoever writes them. */
public final class ListesDEssai {

    private static final LocalDate JOUR = LocalDate.of(2031, 3, 1);
    private static final List<String> PARTIES =
            List.of("CONTACT", "COORDONNEES_BANCAIRES", "PIECES:PIECE_IDENTITE", "PIECES:RIB", "APPELS");

    private ListesDEssai() {}

    /** The same for the same seed; a notice of a month when it is odd. */
    public static Elimination liste(int graine, int dossiers) {
        Random hasard = new Random(graine);
        LocalDate au = JOUR.plusDays(graine % 2 == 0 ? 0 : 31);
        List<Elimination.Ligne> lignes = new ArrayList<>();
        for (int i = 1; i <= dossiers; i++) {
            NumeroDossier numero = new NumeroDossier("2027-" + String.format("%05d", i));
            LocalDate depot = LocalDate.of(2027, 1, 4).plusDays(hasard.nextInt(300));
            EtatDossier etat = hasard.nextBoolean() ? EtatDossier.REFUSE : EtatDossier.PAYE;
            if (hasard.nextInt(3) > 0) {
                lignes.add(new Elimination.Ligne(numero, "gpso-vae", depot, etat, terme(null, etat, au, hasard)));
            } else {
                for (String partie : PARTIES.subList(0, 1 + hasard.nextInt(PARTIES.size()))) {
                    lignes.add(new Elimination.Ligne(
                            numero, "gpso-vae", depot, etat, terme(Partie.parse(partie), etat, au, hasard)));
                }
            }
        }
        return new Elimination("E-2031-" + graine, JOUR, au, lignes);
    }

    private static Terme terme(@Nullable Partie partie, EtatDossier etat, LocalDate au, Random hasard) {
        Period duree = partie == null ? Period.ofYears(1) : Period.of(0, 1, 15);
        LocalDate depuis = au.minus(duree).minusDays(10 + hasard.nextInt(40));
        return new Terme(
                partie,
                etat == EtatDossier.REFUSE ? Depart.NOTIFICATION : Depart.PAIEMENT,
                depuis,
                duree,
                partie == null ? "Délibération 2026-12, art. 4 : le délai de recours" : "Délibération 2026-12, art. 7");
    }

    /** What became of a list, each outcome in turn. */
    public static CertificatDElimination certificat(Elimination liste, boolean complet) {
        List<Issue> issues = new ArrayList<>(List.of(Issue.values()));
        if (complet) {
            issues.remove(Issue.EN_PANNE);
        }
        SortedMap<NumeroDossier, Issue> entiers = new TreeMap<>();
        SortedMap<NumeroDossier, SortedMap<Partie, Issue>> parties = new TreeMap<>();
        int tour = 0;
        for (Elimination.Ligne ligne : liste.lignes()) {
            Issue issue = issues.get(tour++ % issues.size());
            Partie partie = ligne.partie();
            if (partie == null) {
                entiers.put(ligne.numero(), issue);
            } else {
                parties.computeIfAbsent(ligne.numero(), nouveau -> new TreeMap<>())
                        .put(partie, issue);
            }
        }
        return new CertificatDElimination(
                liste.code(),
                new Elimination.Visa("AD92-2031-17", JOUR.plusDays(19), liste.empreinte()),
                JOUR.plusDays(21),
                entiers,
                parties,
                17,
                4,
                complet ? 0 : 2);
    }
}
