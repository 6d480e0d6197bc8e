-- The place that a draft takes among those of its author: drafts that are begun at once cannot take the same, so nobody goes beyond those that he has.
ALTER TABLE octroi.brouillon ADD COLUMN place INTEGER;
UPDATE octroi.brouillon SET place = (
    SELECT COUNT(*) FROM octroi.brouillon AS autre
    WHERE autre.auteur = brouillon.auteur AND autre.numero < brouillon.numero
);
ALTER TABLE octroi.brouillon ALTER COLUMN place SET NOT NULL;
ALTER TABLE octroi.brouillon ADD CONSTRAINT brouillon_place UNIQUE (auteur, place);
