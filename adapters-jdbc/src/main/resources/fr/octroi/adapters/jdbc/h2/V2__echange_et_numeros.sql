-- What other organisations recorded of dossiers, as they handed it over: beside our chains, never in them. Two entries at one rank
-- are a fork, and both stay.
CREATE TABLE octroi.entree_recue (
    numero       VARCHAR(64) NOT NULL,
    organisation VARCHAR(40) NOT NULL,
    rang         BIGINT NOT NULL CHECK (rang >= 1),
    version      BIGINT NOT NULL CHECK (version >= 1),
    instant      VARCHAR(40) NOT NULL,
    role         VARCHAR(40) NOT NULL,
    agent        VARCHAR(40) NOT NULL,
    fait         VARCHAR(60) NOT NULL,
    donnees      TEXT NOT NULL,
    precedente   CHAR(64) NOT NULL,
    empreinte    CHAR(64) NOT NULL,
    PRIMARY KEY (numero, organisation, rang, empreinte)
);

-- A lot as it lies on the drop, which its sender signed and encrypted before it came here; offered once it is whole, taken while it
-- has a reader and no answer.
CREATE TABLE octroi.lot (
    nom     VARCHAR(140) PRIMARY KEY,
    entier  BOOLEAN DEFAULT FALSE NOT NULL,
    lecteur VARCHAR(64),
    -- The answer, sealed too.
    accuse  BLOB,
    -- When it was put, then when it was answered, by the clock of the host.
    depuis  TIMESTAMP WITH TIME ZONE
);
CREATE TABLE octroi.morceau (
    nom    VARCHAR(140) NOT NULL REFERENCES octroi.lot ON DELETE CASCADE,
    rang   BIGINT NOT NULL,
    octets VARBINARY(1048576) NOT NULL,
    PRIMARY KEY (nom, rang)
);

-- The next numbers of a year, whose row is held while one bordereau is numbered; cumul is null where the year began elsewhere.
CREATE TABLE octroi.exercice (
    annee     INTEGER PRIMARY KEY,
    bordereau INTEGER NOT NULL,
    mandat    INTEGER NOT NULL,
    cumul     BIGINT
);
CREATE TABLE octroi.numerotation (
    annee   INTEGER NOT NULL REFERENCES octroi.exercice,
    code    VARCHAR(64) NOT NULL,
    numero  INTEGER NOT NULL,
    cumul   BIGINT,
    mandats VARCHAR NOT NULL,
    PRIMARY KEY (annee, code),
    UNIQUE (annee, numero)
);
