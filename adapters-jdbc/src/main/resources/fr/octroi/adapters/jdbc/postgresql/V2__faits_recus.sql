-- What other organisations recorded of dossiers, as they handed it over: beside our chains, never in them. Two entries at one rank
-- are a fork, and both stay.
CREATE TABLE octroi.entree_recue (
    numero       VARCHAR(64) COLLATE "C" NOT NULL,
    organisation VARCHAR(40) COLLATE "C" NOT NULL,
    rang         BIGINT NOT NULL CHECK (rang >= 1),
    version      BIGINT NOT NULL CHECK (version >= 1),
    instant      VARCHAR(40) COLLATE "C" NOT NULL,
    role         VARCHAR(40) COLLATE "C" NOT NULL,
    agent        VARCHAR(40) COLLATE "C" NOT NULL,
    fait         VARCHAR(60) COLLATE "C" NOT NULL,
    donnees      TEXT NOT NULL,
    precedente   CHAR(64) COLLATE "C" NOT NULL,
    empreinte    CHAR(64) COLLATE "C" NOT NULL,
    PRIMARY KEY (numero, organisation, rang, empreinte)
);
