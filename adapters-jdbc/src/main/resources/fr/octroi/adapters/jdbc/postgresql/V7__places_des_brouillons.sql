-- The place that a draft takes among those of its author: drafts that are begun at once cannot take the same, so nobody goes beyond those that he has.
ALTER TABLE octroi.brouillon ADD COLUMN place INTEGER;
UPDATE octroi.brouillon SET place = ranges.rang FROM (
    SELECT auteur, numero, ROW_NUMBER() OVER (PARTITION BY auteur ORDER BY numero) - 1 AS rang FROM octroi.brouillon
) AS ranges WHERE brouillon.auteur = ranges.auteur AND brouillon.numero = ranges.numero;
ALTER TABLE octroi.brouillon ALTER COLUMN place SET NOT NULL;
ALTER TABLE octroi.brouillon ADD CONSTRAINT brouillon_place UNIQUE (auteur, place);
