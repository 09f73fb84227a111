-- SPDX-License-Identifier: GPL-3.0-or-later

-- Calls go first: when something of each kind falls due, beside the earliest of them (next_due_at).
ALTER TABLE incidents ADD COLUMN call_due_at TEXT;
ALTER TABLE incidents ADD COLUMN text_due_at TEXT;
ALTER TABLE incidents ADD COLUMN other_due_at TEXT;

-- Too early is harmless: whoever is looked at gets the right moments.
UPDATE incidents SET
    call_due_at = (SELECT min(due_at) FROM escalation_steps WHERE incident_id = incidents.id
                   AND step_type = 'CALL' AND status IN ('PENDING', 'SENDING', 'EXECUTED')),
    text_due_at = (SELECT min(due_at) FROM escalation_steps WHERE incident_id = incidents.id
                   AND step_type = 'SMS' AND status = 'PENDING'),
    other_due_at = next_due_at
WHERE next_due_at IS NOT NULL;

CREATE INDEX incidents_call_due ON incidents (call_due_at, id) WHERE call_due_at IS NOT NULL;
CREATE INDEX incidents_text_due ON incidents (text_due_at, id) WHERE text_due_at IS NOT NULL;
CREATE INDEX incidents_other_due ON incidents (other_due_at, id) WHERE other_due_at IS NOT NULL;
