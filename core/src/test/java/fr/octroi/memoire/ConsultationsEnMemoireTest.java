package fr.octroi.memoire;

import fr.octroi.tck.ConsultationsTck;

class ConsultationsEnMemoireTest extends ConsultationsTck {

    @Override
    protected Paire magasinVide() {
        DossiersEnMemoire memoire = new DossiersEnMemoire();
        return new Paire(memoire, memoire);
    }
}
