-- H2 compares and sorts characters exactly, so nothing is said of it here.
-- A binary column is sealed (AES-256-GCM) before it comes here; the others hold numbers, codes and digests.

CREATE TABLE octroi.dossier (
    numero  VARCHAR(64) PRIMARY KEY,
    version BIGINT NOT NULL CHECK (version >= 1),
    aide    VARCHAR NOT NULL,
    depot   DATE NOT NULL,
    etat    VARCHAR(40) NOT NULL,
    -- The INSEE code of the town, digested under the key of the organisation.
    commune CHAR(64),
    image   BLOB NOT NULL
);
CREATE INDEX dossier_etat ON octroi.dossier (etat, numero);
CREATE INDEX dossier_depot ON octroi.dossier (depot, numero);
CREATE INDEX dossier_etat_depot ON octroi.dossier (etat, depot, numero);
CREATE INDEX dossier_commune ON octroi.dossier (commune, depot, numero);

-- Each dossier at the rank of its latest write. Ranks are given out at the end of a transaction, under the lock of the only row
-- of the clock, so that they are seen in their order.
CREATE TABLE octroi.ecrit (
    rang   BIGINT PRIMARY KEY,
    numero VARCHAR(64) NOT NULL UNIQUE REFERENCES octroi.dossier ON DELETE CASCADE
);
CREATE TABLE octroi.horloge (
    seule BOOLEAN DEFAULT TRUE PRIMARY KEY CHECK (seule),
    rang  BIGINT NOT NULL
);
INSERT INTO octroi.horloge (rang) VALUES (0);

CREATE TABLE octroi.repere (
    genre  VARCHAR(40) NOT NULL,
    cle    CHAR(64) NOT NULL,
    numero VARCHAR(64) NOT NULL REFERENCES octroi.dossier,
    PRIMARY KEY (genre, cle, numero)
);
CREATE INDEX repere_numero ON octroi.repere (numero);

-- No foreign key: erasing a dossier leaves its chain whole.
CREATE TABLE octroi.entree (
    numero       VARCHAR(64) NOT NULL,
    organisation VARCHAR(40) NOT NULL,
    rang         BIGINT NOT NULL CHECK (rang >= 1),
    version      BIGINT NOT NULL CHECK (version >= 1),
    -- ISO 8601, to the nanosecond: a TIMESTAMP would lose three digits, and break the chain.
    instant      VARCHAR(40) NOT NULL,
    role         VARCHAR(40) NOT NULL,
    agent        VARCHAR(40) NOT NULL,
    fait         VARCHAR(60) NOT NULL,
    donnees      TEXT NOT NULL,
    precedente   CHAR(64) NOT NULL,
    empreinte    CHAR(64) NOT NULL,
    PRIMARY KEY (numero, organisation, rang)
);

CREATE TABLE octroi.registre (
    genre   VARCHAR(20) NOT NULL,
    code    VARCHAR(64) NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    contenu TEXT NOT NULL,
    PRIMARY KEY (genre, code)
);

-- A message that left stays, so that its key is known for good.
CREATE TABLE octroi.message (
    rang        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cle         VARCHAR NOT NULL UNIQUE,
    numero      VARCHAR(64) NOT NULL,
    canal       VARCHAR(20) NOT NULL,
    modele      VARCHAR NOT NULL,
    jour        DATE NOT NULL,
    parti       BOOLEAN DEFAULT FALSE NOT NULL,
    -- Who holds it, and until when by the clock of the database.
    titulaire   CHAR(36),
    echeance    TIMESTAMP WITH TIME ZONE,
    -- How often it could not be handed over, why the last time, and when it is to be tried again by the clock of the host.
    tentatives  INTEGER DEFAULT 0 NOT NULL,
    motif       VARCHAR(60) DEFAULT '' NOT NULL,
    a_partir_de TIMESTAMP WITH TIME ZONE
);
CREATE INDEX message_en_attente ON octroi.message (parti, rang);

CREATE TABLE octroi.note (
    numero VARCHAR(64) NOT NULL,
    note   CHAR(64) NOT NULL,
    texte  BLOB NOT NULL,
    PRIMARY KEY (numero, note)
);

CREATE TABLE octroi.piece (
    contenu CHAR(64) PRIMARY KEY,
    depot   CHAR(36) NOT NULL UNIQUE
);

CREATE TABLE octroi.tranche (
    depot  CHAR(36) NOT NULL,
    rang   BIGINT NOT NULL,
    octets VARBINARY(1048576) NOT NULL,
    PRIMARY KEY (depot, rang)
);

-- The key of a dossier, or of the organisation under the name '*', which no dossier can bear.
CREATE TABLE octroi.cle (
    nom     VARCHAR(64) PRIMARY KEY,
    scellee VARBINARY(256) NOT NULL
);
