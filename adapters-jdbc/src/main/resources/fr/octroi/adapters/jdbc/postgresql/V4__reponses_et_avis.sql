-- What was answered under the key that a caller chose; null while it is being worked on. Nothing personal: numbers, codes and states.
CREATE TABLE octroi.reponse (
    appelant VARCHAR(200) COLLATE "C" NOT NULL,
    cle      VARCHAR(80) COLLATE "C" NOT NULL,
    -- Tells one taking of a key from any other.
    rang     BIGINT NOT NULL,
    demande  CHAR(64) COLLATE "C" NOT NULL,
    -- By the clock of the host.
    prise    TIMESTAMP WITH TIME ZONE NOT NULL,
    reponse  TEXT,
    PRIMARY KEY (appelant, cle)
);
CREATE INDEX reponse_prise ON octroi.reponse (prise);

-- How far a subscriber was told, and who tells him, until when by the clock of the database.
CREATE TABLE octroi.abonne (
    code     VARCHAR(40) COLLATE "C" PRIMARY KEY,
    curseur  BIGINT NOT NULL,
    echecs   INTEGER NOT NULL,
    repos    TIMESTAMP WITH TIME ZONE NOT NULL,
    porteur  VARCHAR(40) COLLATE "C",
    echeance TIMESTAMP WITH TIME ZONE
);

-- A notice that he did not take: the latest of its dossier.
CREATE TABLE octroi.avis (
    abonne  VARCHAR(40) COLLATE "C" NOT NULL REFERENCES octroi.abonne,
    numero  VARCHAR(64) COLLATE "C" NOT NULL,
    corps   TEXT NOT NULL,
    essais  INTEGER NOT NULL,
    suivant TIMESTAMP WITH TIME ZONE NOT NULL,
    mort    BOOLEAN NOT NULL,
    PRIMARY KEY (abonne, numero)
);
CREATE INDEX avis_en_attente ON octroi.avis (abonne, mort, suivant, numero);

-- Whether a session is open, true of all else: those that are past are not read for each call on the telephone.
ALTER TABLE octroi.registre ADD COLUMN ouvert BOOLEAN DEFAULT TRUE NOT NULL;
CREATE INDEX registre_ouvert ON octroi.registre (genre, ouvert);
