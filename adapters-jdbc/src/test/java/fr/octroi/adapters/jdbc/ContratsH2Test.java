package fr.octroi.adapters.jdbc;

/** All contracts of storage on H2. */
class ContratsH2Test extends Contrats {
    ContratsH2Test() {
        super(Moteur.H2);
    }
}
