-- When a file was last stored, by the clock of the database: one that somebody stored lately is not erased. Of those that are there
-- already, it is said to be now.
ALTER TABLE octroi.piece ADD COLUMN depose TIMESTAMP WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP NOT NULL;
