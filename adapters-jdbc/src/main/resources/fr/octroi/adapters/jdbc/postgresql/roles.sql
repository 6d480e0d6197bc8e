-- Roles for whoever runs Octroi with no more rights than it needs. To be run once after each migration, by the owner of the
-- schema, who may create roles. Each login of the host is then made a member of one of them: GRANT octroi_application TO …
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'octroi_application') THEN
        CREATE ROLE octroi_application NOLOGIN;
    END IF;
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'octroi_pilotage') THEN
        CREATE ROLE octroi_pilotage NOLOGIN;
    END IF;
END
$$;

REVOKE ALL ON SCHEMA octroi FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA octroi FROM PUBLIC, octroi_application, octroi_pilotage;
GRANT USAGE ON SCHEMA octroi TO octroi_application, octroi_pilotage;

-- The application: it appends to the journal, and changes or removes nothing of it.
GRANT SELECT, INSERT ON octroi.entree, octroi.piece, octroi.tranche TO octroi_application;
GRANT SELECT, INSERT, UPDATE ON octroi.dossier, octroi.registre, octroi.message TO octroi_application;
GRANT SELECT, INSERT, DELETE ON octroi.repere, octroi.note TO octroi_application;
GRANT SELECT, INSERT, UPDATE, DELETE ON octroi.cle TO octroi_application;
GRANT SELECT ON octroi.schema_historique TO octroi_application;

-- Reporting: counts and delays, by column; nothing sealed, no key, no digest of a person, no agent.
GRANT SELECT (numero, version, aide, depot, etat) ON octroi.dossier TO octroi_pilotage;
GRANT SELECT (numero, organisation, rang, version, instant, role, fait) ON octroi.entree TO octroi_pilotage;
GRANT SELECT (rang, numero, canal, modele, jour, parti) ON octroi.message TO octroi_pilotage;
