-- SPDX-License-Identifier: GPL-3.0-or-later

-- What became of a text after its provider had taken it, and what it costs. A step without an estimate
-- costs nothing: no text may have left for it.
ALTER TABLE escalation_steps ADD COLUMN delivery_status TEXT
    CHECK (delivery_status IN ('accepted', 'queued', 'sending', 'sent', 'delivered', 'undelivered',
                               'failed'));
ALTER TABLE escalation_steps ADD COLUMN delivery_error INTEGER; -- the provider's code
ALTER TABLE escalation_steps ADD COLUMN estimate_micros INTEGER;
ALTER TABLE escalation_steps ADD COLUMN price_micros INTEGER;

-- The texts of a day that are followed.
CREATE INDEX escalation_steps_taken ON escalation_steps (executed_at) WHERE sid IS NOT NULL;

-- How many texts came how far; counted as in 0004_counts.sql.
CREATE TABLE text_counts (
    delivery_status TEXT NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TRIGGER texts_recounted AFTER UPDATE OF delivery_status ON escalation_steps
WHEN NEW.delivery_status IS NOT OLD.delivery_status
BEGIN
    UPDATE text_counts SET number = number - 1 WHERE delivery_status = OLD.delivery_status;
    INSERT INTO text_counts SELECT NEW.delivery_status, 1 WHERE NEW.delivery_status IS NOT NULL
        ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER texts_counted AFTER INSERT ON escalation_steps WHEN NEW.delivery_status IS NOT NULL
BEGIN
    INSERT INTO text_counts VALUES (NEW.delivery_status, 1)
        ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER texts_uncounted AFTER DELETE ON escalation_steps WHEN OLD.delivery_status IS NOT NULL
BEGIN
    UPDATE text_counts SET number = number - 1 WHERE delivery_status = OLD.delivery_status;
END;
