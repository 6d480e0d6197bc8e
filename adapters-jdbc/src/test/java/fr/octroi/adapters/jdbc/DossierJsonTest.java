package fr.octroi.adapters.jdbc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import fr.octroi.commun.Empreinte;
import fr.octroi.commun.Montant;
import fr.octroi.dossier.Adresse;
import fr.octroi.dossier.Demandeur;
import fr.octroi.dossier.Depense;
import fr.octroi.dossier.Dossier;
import fr.octroi.dossier.EtatDossier;
import fr.octroi.dossier.Foyer;
import fr.octroi.dossier.Iban;
import fr.octroi.dossier.NumeroDossier;
import fr.octroi.dossier.PieceJustificative;
import fr.octroi.dossier.Siret;
import fr.octroi.port.PortException;
import fr.octroi.reglement.Valeur;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DossierJsonTest {

    private static final LocalDate JOUR = LocalDate.of(2022, 2, 28);

    /** Any text at all, half a pair of UTF-16 and the null character included. */
    @Property
    void un_dossier_se_relit_egal_quels_que_soient_ses_textes_et_ses_nombres(
            @ForAll String texte,
            @ForAll String autre,
            @ForAll BigDecimal nombre,
            @ForAll int entier,
            @ForAll boolean present,
            @ForAll EtatDossier etat) {
        Montant montant = new Montant(entier);
        SortedMap<String, Valeur> reponses = new TreeMap<>();
        reponses.put(texte, new Valeur.Code(autre));
        reponses.put("nombre", new Valeur.Nombre(nombre));
        reponses.put("somme", new Valeur.Somme(montant));
        reponses.put("revenu", new Valeur.Revenu(montant));
        reponses.put("jour", new Valeur.Jour(JOUR));
        reponses.put("vrai", new Valeur.Booleen(present));
        Adresse adresse = new Adresse(texte, autre, texte, present ? autre : null);
        Dossier dossier = new Dossier(
                new NumeroDossier("C-1"),
                autre,
                JOUR,
                new Demandeur(
                        texte,
                        "N" + texte,
                        "P" + autre,
                        present ? JOUR : null,
                        adresse,
                        autre,
                        texte,
                        present ? new Adresse(autre, "", "", null) : null),
                new Foyer(present ? entier : null, present ? montant : null, present ? nombre : null),
                new Depense(
                        present ? texte : null,
                        present ? autre : null,
                        texte,
                        present ? JOUR : null,
                        present ? montant : null,
                        present ? null : montant,
                        present ? entier : null,
                        present ? new Siret("73282932000074") : null,
                        autre,
                        texte),
                present ? new Iban(Hote.IBAN) : null,
                texte,
                present ? montant : null,
                reponses,
                List.of(new PieceJustificative(
                        "T" + texte, autre, Empreinte.deChamps("x"), Math.abs((long) entier), JOUR)),
                etat,
                new TreeSet<>(List.of(Empreinte.deChamps("y"), Empreinte.deChamps("z"))));
        assertEquals(dossier, DossierJson.lire(DossierJson.ecrire(dossier)));
    }

    @Test
    void une_autre_forme_est_refusee_sans_rien_repeter_d_elle() {
        for (String faux : List.of(
                "",
                "null",
                "[]",
                "{}",
                "{\"forme\":\"octroi-dossier-2\"}",
                "{\"forme\":\"octroi-dossier-1\",\"numero\":\"Quertier!\"}",
                "{\"forme\":\"octroi-dossier-1\"} Quertier")) {
            PortException refus = assertThrows(
                    PortException.class, () -> DossierJson.lire(faux.getBytes(StandardCharsets.UTF_8)), faux);
            assertEquals(PortException.Nature.DEFINITIVE, refus.nature());
            for (Throwable cause = refus; cause != null; cause = cause.getCause()) {
                assertFalse(String.valueOf(cause.getMessage()).contains("Quertier"), faux);
            }
        }
    }
}
