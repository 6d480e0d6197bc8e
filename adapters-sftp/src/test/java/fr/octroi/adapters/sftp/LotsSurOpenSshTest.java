package fr.octroi.adapters.sftp;

import java.nio.file.Path;

class LotsSurOpenSshTest extends LotsSurSftp {

    @Override
    ServeurDEssai demarrer(Path racine) throws Exception {
        return new ServeurOpenSsh(racine);
    }
}
