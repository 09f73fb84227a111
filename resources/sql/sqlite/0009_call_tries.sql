-- SPDX-License-Identifier: GPL-3.0-or-later

-- How many requests were begun for a call, and when the next one may be, where nothing of the last
-- one has left.
ALTER TABLE call_attempts ADD COLUMN tries INTEGER NOT NULL DEFAULT 1 CHECK (tries >= 1);
ALTER TABLE call_attempts ADD COLUMN retry_at TEXT;

-- All of them, for GET /metrics. A counter: what was tried stays tried.
CREATE TABLE call_try_count (
    number INTEGER NOT NULL
) STRICT;
INSERT INTO call_try_count SELECT count(*) FROM call_attempts;
CREATE TRIGGER call_tries_counted AFTER INSERT ON call_attempts
BEGIN
    UPDATE call_try_count SET number = number + NEW.tries;
END;
CREATE TRIGGER call_tries_recounted AFTER UPDATE OF tries ON call_attempts
WHEN NEW.tries > OLD.tries
BEGIN
    UPDATE call_try_count SET number = number + NEW.tries - OLD.tries;
END;
