package fr.octroi.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import fr.octroi.commun.Empreinte;
import fr.octroi.echange.CertificatDePurge;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CertificatDePurgeJsonTest {

    @Test
    void un_certificat_se_relit_et_rien_d_autre_n_en_est_un() {
        CertificatDePurge certificat = new CertificatDePurge(Empreinte.deChamps("lot"), LocalDate.of(2026, 11, 26));
        byte[] ligne = CertificatDePurgeJson.ecrire(certificat);
        assertEquals(Optional.of(certificat), CertificatDePurgeJson.lire(ligne));
        String juste = new String(ligne, StandardCharsets.UTF_8);
        for (String faux : List.of(
                "",
                "[]\n",
                juste + juste,
                juste.strip(),
                " " + juste,
                juste.replace("\"purge\":\"", "\"purge\":\"0"),
                juste.replace("2026-11-26", "2026-11-31"),
                juste.replace("{", "{\"autre\":\"1\","))) {
            assertEquals(Optional.empty(), CertificatDePurgeJson.lire(faux.getBytes(StandardCharsets.UTF_8)), faux);
        }
    }
}
