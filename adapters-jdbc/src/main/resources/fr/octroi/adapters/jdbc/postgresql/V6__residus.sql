-- What erased dossiers left, so that one aid in some years is still seen: a digest under the organisation's key, and its last day.
CREATE TABLE octroi.residu (
    genre  VARCHAR(40) COLLATE "C" NOT NULL,
    cle    CHAR(64) COLLATE "C" NOT NULL,
    numero VARCHAR(64) COLLATE "C" NOT NULL,
    fin    DATE NOT NULL,
    PRIMARY KEY (genre, cle, numero)
);
CREATE INDEX residu_fin ON octroi.residu (fin);
