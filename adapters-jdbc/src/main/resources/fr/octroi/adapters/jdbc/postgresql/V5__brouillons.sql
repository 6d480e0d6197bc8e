-- A request that somebody is still writing, sealed: his alone, and gone when he has not written it for the time that the host says.
CREATE TABLE octroi.brouillon (
    auteur  VARCHAR(200) COLLATE "C" NOT NULL,
    numero  VARCHAR(64) COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    contenu BYTEA NOT NULL,
    -- By the clock of the host.
    ecrit   TIMESTAMP WITH TIME ZONE NOT NULL,
    PRIMARY KEY (auteur, numero)
);
CREATE INDEX brouillon_ecrit ON octroi.brouillon (ecrit);
