-- SPDX-License-Identifier: GPL-3.0-or-later

-- How often one phone was called and texted lately (core/engine/phone_use.h): a look into an index.
ALTER TABLE escalation_steps ADD COLUMN to_number TEXT;
CREATE INDEX escalation_steps_by_phone ON escalation_steps (to_number, sent_at)
    WHERE to_number IS NOT NULL;
CREATE INDEX call_attempts_by_phone_and_time ON call_attempts (to_number, created_at);

-- A call of which nothing left is no call, here as with the calls to a phone (0008_phone_limit.sql): a
-- meeting that was taken away and put back is rung for.
DROP TRIGGER call_attempts_at_most_two;
CREATE TRIGGER call_attempts_at_most_two BEFORE INSERT ON call_attempts
WHEN (SELECT count(*)
      FROM call_attempts
      JOIN incidents AS other ON other.id = call_attempts.incident_id
      JOIN incidents AS mine ON mine.id = NEW.incident_id
      WHERE other.person_id = mine.person_id
        AND other.meeting_id = mine.meeting_id
        AND other.start_at = mine.start_at
        AND call_attempts.status NOT IN ('not-sent', 'withheld', 'test-mode')) >= 2
BEGIN
    SELECT RAISE(ABORT, 'two calls were made for this person, meeting and start');
END;
