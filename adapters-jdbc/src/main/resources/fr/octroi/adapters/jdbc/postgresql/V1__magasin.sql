-- Numbers, codes and keys are compared and sorted exactly, byte by byte: hence COLLATE "C" everywhere.
-- A column of type BYTEA is sealed (AES-256-GCM) before it comes here; the others hold numbers, codes and digests.

CREATE TABLE octroi.dossier (
    numero  VARCHAR(64) COLLATE "C" PRIMARY KEY,
    version BIGINT NOT NULL CHECK (version >= 1),
    aide    TEXT COLLATE "C" NOT NULL,
    depot   DATE NOT NULL,
    etat    VARCHAR(40) COLLATE "C" NOT NULL,
    -- The INSEE code of the town, digested under the key of the organisation.
    commune CHAR(64) COLLATE "C",
    image   BYTEA NOT NULL
);
CREATE INDEX dossier_etat ON octroi.dossier (etat, numero);
CREATE INDEX dossier_depot ON octroi.dossier (depot, numero);
CREATE INDEX dossier_etat_depot ON octroi.dossier (etat, depot, numero);
CREATE INDEX dossier_commune ON octroi.dossier (commune, depot, numero);

-- Each dossier at the rank of its latest write. Ranks are given out at the end of a transaction, under the lock of the only row
-- of the clock, so that they are seen in their order.
CREATE TABLE octroi.ecrit (
    rang   BIGINT PRIMARY KEY,
    numero VARCHAR(64) COLLATE "C" NOT NULL UNIQUE REFERENCES octroi.dossier ON DELETE CASCADE
);
CREATE TABLE octroi.horloge (
    seule BOOLEAN DEFAULT TRUE PRIMARY KEY CHECK (seule),
    rang  BIGINT NOT NULL
);
INSERT INTO octroi.horloge (rang) VALUES (0);

CREATE TABLE octroi.repere (
    genre  VARCHAR(40) COLLATE "C" NOT NULL,
    cle    CHAR(64) COLLATE "C" NOT NULL,
    numero VARCHAR(64) COLLATE "C" NOT NULL REFERENCES octroi.dossier,
    PRIMARY KEY (genre, cle, numero)
);
CREATE INDEX repere_numero ON octroi.repere (numero);

-- No foreign key: erasing a dossier leaves its chain whole.
CREATE TABLE octroi.entree (
    numero       VARCHAR(64) COLLATE "C" NOT NULL,
    organisation VARCHAR(40) COLLATE "C" NOT NULL,
    rang         BIGINT NOT NULL CHECK (rang >= 1),
    version      BIGINT NOT NULL CHECK (version >= 1),
    -- ISO 8601, to the nanosecond: a TIMESTAMP would lose three digits, and break the chain.
    instant      VARCHAR(40) COLLATE "C" NOT NULL,
    role         VARCHAR(40) COLLATE "C" NOT NULL,
    agent        VARCHAR(40) COLLATE "C" NOT NULL,
    fait         VARCHAR(60) COLLATE "C" NOT NULL,
    donnees      TEXT NOT NULL,
    precedente   CHAR(64) COLLATE "C" NOT NULL,
    empreinte    CHAR(64) COLLATE "C" NOT NULL,
    PRIMARY KEY (numero, organisation, rang)
);

CREATE TABLE octroi.registre (
    genre   VARCHAR(20) COLLATE "C" NOT NULL,
    code    VARCHAR(64) COLLATE "C" NOT NULL,
    version BIGINT NOT NULL CHECK (version >= 1),
    contenu TEXT NOT NULL,
    PRIMARY KEY (genre, code)
);

-- A message that left stays, so that its key is known for good.
CREATE TABLE octroi.message (
    rang        BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    cle         TEXT COLLATE "C" NOT NULL UNIQUE,
    numero      VARCHAR(64) COLLATE "C" NOT NULL,
    canal       VARCHAR(20) COLLATE "C" NOT NULL,
    modele      TEXT COLLATE "C" NOT NULL,
    jour        DATE NOT NULL,
    parti       BOOLEAN DEFAULT FALSE NOT NULL,
    -- Who holds it, and until when by the clock of the database.
    titulaire   CHAR(36),
    echeance    TIMESTAMP WITH TIME ZONE,
    -- How often it could not be handed over, why the last time, and when it is to be tried again by the clock of the host.
    tentatives  INTEGER DEFAULT 0 NOT NULL,
    motif       VARCHAR(60) COLLATE "C" DEFAULT '' NOT NULL,
    a_partir_de TIMESTAMP WITH TIME ZONE
);
CREATE INDEX message_en_attente ON octroi.message (rang) WHERE NOT parti;

CREATE TABLE octroi.note (
    numero VARCHAR(64) COLLATE "C" NOT NULL,
    note   CHAR(64) COLLATE "C" NOT NULL,
    texte  BYTEA NOT NULL,
    PRIMARY KEY (numero, note)
);

CREATE TABLE octroi.piece (
    contenu CHAR(64) COLLATE "C" PRIMARY KEY,
    depot   CHAR(36) COLLATE "C" NOT NULL UNIQUE
);

CREATE TABLE octroi.tranche (
    depot  CHAR(36) COLLATE "C" NOT NULL,
    rang   BIGINT NOT NULL,
    octets BYTEA NOT NULL,
    PRIMARY KEY (depot, rang)
);

-- The key of a dossier, or of the organisation under the name '*', which no dossier can bear.
CREATE TABLE octroi.cle (
    nom     VARCHAR(64) COLLATE "C" PRIMARY KEY,
    scellee BYTEA NOT NULL
);
