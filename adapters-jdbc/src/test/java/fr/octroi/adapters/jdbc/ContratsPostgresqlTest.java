package fr.octroi.adapters.jdbc;

/** All contracts of storage on PostgreSQL. */
class ContratsPostgresqlTest extends Contrats {
    ContratsPostgresqlTest() {
        super(Moteur.POSTGRESQL);
    }
}
