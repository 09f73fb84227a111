-- SPDX-License-Identifier: GPL-3.0-or-later

-- Two calls at most to one phone for meetings that start less than five minutes apart, over all
-- incidents, people and meetings. Rows that broke this rule before it was one stay: only what is
-- inserted is looked at. What surely never reached the provider does not count, and the mock
-- provider's calls count among themselves (core/engine/phone_limit.h).
ALTER TABLE call_attempts ADD COLUMN meeting_start_at TEXT NOT NULL DEFAULT '';
UPDATE call_attempts
    SET meeting_start_at = (SELECT start_at FROM incidents WHERE id = incident_id);
CREATE INDEX call_attempts_by_phone ON call_attempts (to_number, meeting_start_at);

-- An incident's start never changes. By a trigger, so that it holds whoever writes.
CREATE TRIGGER call_attempts_of_meeting AFTER INSERT ON call_attempts
BEGIN
    UPDATE call_attempts
        SET meeting_start_at = (SELECT start_at FROM incidents WHERE id = NEW.incident_id)
        WHERE key = NEW.key;
END;

-- The texts find those nearby, the milliseconds decide: SQLite's own dates are doubles.
CREATE TRIGGER call_attempts_at_most_two_to_a_phone BEFORE INSERT ON call_attempts
WHEN NEW.status NOT IN ('not-sent', 'withheld', 'test-mode')
    AND (SELECT count(*)
         FROM incidents AS mine JOIN call_attempts AS other
             ON other.to_number = NEW.to_number
             AND other.meeting_start_at > strftime('%Y-%m-%dT%H:%M', mine.start_at, '-6 minutes')
             AND other.meeting_start_at < strftime('%Y-%m-%dT%H:%M', mine.start_at, '+6 minutes')
         WHERE mine.id = NEW.incident_id
             AND +other.provider = NEW.provider
             AND +other.status NOT IN ('not-sent', 'withheld', 'test-mode')
             AND abs(1000 * (unixepoch(other.meeting_start_at) - unixepoch(mine.start_at))
                     + substr(other.meeting_start_at, 21, 3) - substr(mine.start_at, 21, 3))
                 < 300000) >= 2
BEGIN
    SELECT RAISE(ABORT, 'two calls were made to this number for meetings at about this time');
END;
