-- The place that a draft takes among those of its author: drafts that are begun at once cannot take the same, so nobody goes beyond those that he has.
ALTER TABLE octroi.brouillon ADD COLUMN place INTEGER;
MERGE INTO octroi.brouillon USING (
    SELECT auteur, numero, ROW_NUMBER() OVER (PARTITION BY auteur ORDER BY numero) - 1 AS rang FROM octroi.brouillon
) AS ranges ON brouillon.auteur = ranges.auteur AND brouillon.numero = ranges.numero
WHEN MATCHED THEN UPDATE SET place = ranges.rang;
ALTER TABLE octroi.brouillon ALTER COLUMN place SET NOT NULL;
ALTER TABLE octroi.brouillon ADD CONSTRAINT brouillon_place UNIQUE (auteur, place);
