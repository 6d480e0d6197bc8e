package fr.octroi.adapters.sftp;

import java.nio.file.Path;

class LotsSurMinaTest extends LotsSurSftp {

    @Override
    ServeurDEssai demarrer(Path racine) throws Exception {
        return new ServeurMina(racine);
    }
}
