-- SPDX-License-Identifier: GPL-3.0-or-later

-- What the engine asks for is found by an index that holds what is current, so that it takes no longer
-- after years.

-- When the oldest text left that its person may still answer; computed at each save.
ALTER TABLE incidents ADD COLUMN reminded_at TEXT;
UPDATE incidents SET reminded_at =
    (SELECT min(sent_at) FROM escalation_steps
     WHERE incident_id = incidents.id AND step_type = 'SMS' AND recipient = 'attendee'
       AND provider = 'twilio'
       AND (status IN ('SENDING', 'EXECUTED') OR reason = 'outcome_unknown'))
    WHERE state <> 'RESOLVED';
CREATE INDEX incidents_reminded ON incidents (reminded_at, start_at)
    WHERE state <> 'RESOLVED' AND reminded_at IS NOT NULL;

CREATE INDEX incidents_by_person ON incidents (person_id, start_at);
-- In the order in which they are done, also thousands of one moment.
DROP INDEX incidents_due;
CREATE INDEX incidents_due ON incidents (next_due_at, id) WHERE next_due_at IS NOT NULL;

CREATE INDEX call_attempts_unpriced ON call_attempts (ended_at)
    WHERE price_micros IS NULL AND sid IS NOT NULL;
CREATE INDEX test_calls_unpriced ON test_calls (ended_at) WHERE price_micros IS NULL;
-- Calls that are to be ended and whose end is not known.
CREATE INDEX call_attempts_unwanted ON call_attempts (status, incident_id)
    WHERE status = 'unknown' AND cancel_wanted = 1 AND ended_at IS NULL;

-- What refers to a row is looked for where that row may go.
CREATE INDEX call_attempts_by_step ON call_attempts (step_id);
CREATE INDEX heard_texts_by_incident ON heard_texts (incident_id) WHERE incident_id IS NOT NULL;
