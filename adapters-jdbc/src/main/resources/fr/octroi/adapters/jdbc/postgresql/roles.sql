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
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'octroi_cles') THEN
        CREATE ROLE octroi_cles NOLOGIN;
    END IF;
END
$$;

REVOKE ALL ON SCHEMA octroi FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA octroi FROM PUBLIC, octroi_application, octroi_pilotage, octroi_cles;
GRANT USAGE ON SCHEMA octroi TO octroi_application, octroi_pilotage, octroi_cles;

-- The application: it appends to the journal, and changes or removes nothing of it. Of what it may change, a number, a code or a key
-- of a message stays what it was.
GRANT SELECT, INSERT ON octroi.entree, octroi.entree_recue TO octroi_application;
GRANT SELECT, INSERT, UPDATE (depose), DELETE ON octroi.piece TO octroi_application;
GRANT SELECT, INSERT, DELETE ON octroi.tranche TO octroi_application;
GRANT SELECT, INSERT, UPDATE (version, aide, depot, etat, commune, image) ON octroi.dossier TO octroi_application;
GRANT SELECT, INSERT, UPDATE (version, contenu, ouvert) ON octroi.registre TO octroi_application;
GRANT SELECT, INSERT, UPDATE (parti, titulaire, echeance, tentatives, a_partir_de, motif) ON octroi.message TO octroi_application;
GRANT SELECT, INSERT, UPDATE (entier, lecteur, accuse, depuis), DELETE ON octroi.lot TO octroi_application;
GRANT SELECT, INSERT ON octroi.morceau TO octroi_application;
GRANT SELECT, INSERT, DELETE ON octroi.numerotation TO octroi_application;
GRANT SELECT, INSERT, UPDATE (bordereau, mandat, cumul) ON octroi.exercice TO octroi_application;
GRANT SELECT, UPDATE (rang) ON octroi.horloge TO octroi_application;
GRANT SELECT, INSERT, DELETE ON octroi.repere, octroi.ecrit, octroi.note TO octroi_application;
GRANT SELECT, INSERT, UPDATE (fin), DELETE ON octroi.residu TO octroi_application;
GRANT SELECT, INSERT, UPDATE (scellee), DELETE ON octroi.cle TO octroi_application;
GRANT SELECT, INSERT, UPDATE (rang, demande, prise, reponse), DELETE ON octroi.reponse TO octroi_application;
GRANT SELECT, INSERT, UPDATE (version, contenu, ecrit), DELETE ON octroi.brouillon TO octroi_application;
GRANT SELECT, INSERT, UPDATE (curseur, echecs, repos, porteur, echeance) ON octroi.abonne TO octroi_application;
GRANT SELECT, INSERT, UPDATE (essais, suivant, mort), DELETE ON octroi.avis TO octroi_application;
GRANT SELECT ON octroi.schema_historique TO octroi_application;

-- It destroys keys of dossiers, and may spoil them; without that of the organisation, every file and every digest would be lost: that row it
-- makes once, and can neither remove nor write over.
ALTER TABLE octroi.cle ENABLE ROW LEVEL SECURITY;
DROP POLICY IF EXISTS lire ON octroi.cle;
DROP POLICY IF EXISTS ajouter ON octroi.cle;
DROP POLICY IF EXISTS resceller ON octroi.cle;
DROP POLICY IF EXISTS detruire ON octroi.cle;
DROP POLICY IF EXISTS lire_pour_resceller ON octroi.cle;
DROP POLICY IF EXISTS tout_resceller ON octroi.cle;
CREATE POLICY lire ON octroi.cle FOR SELECT TO octroi_application USING (TRUE);
CREATE POLICY ajouter ON octroi.cle FOR INSERT TO octroi_application WITH CHECK (TRUE);
CREATE POLICY resceller ON octroi.cle FOR UPDATE TO octroi_application USING (nom <> '*');
CREATE POLICY detruire ON octroi.cle FOR DELETE TO octroi_application USING (nom <> '*');

-- Who changes the master key seals all keys again, that of the organisation too: what seals can spoil, and only a backup brings it back.
GRANT SELECT ON octroi.schema_historique TO octroi_cles;
GRANT SELECT, UPDATE (scellee) ON octroi.cle TO octroi_cles;
CREATE POLICY lire_pour_resceller ON octroi.cle FOR SELECT TO octroi_cles USING (TRUE);
CREATE POLICY tout_resceller ON octroi.cle FOR UPDATE TO octroi_cles USING (TRUE);

-- Reporting: counts and delays, by column; nothing sealed, no key, no digest of a person, no agent.
GRANT SELECT (numero, version, aide, depot, etat) ON octroi.dossier TO octroi_pilotage;
GRANT SELECT (numero, organisation, rang, version, instant, role, fait) ON octroi.entree TO octroi_pilotage;
GRANT SELECT (rang, numero, canal, modele, jour, parti, tentatives, a_partir_de, motif) ON octroi.message TO octroi_pilotage;
