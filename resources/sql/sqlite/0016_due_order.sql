-- SPDX-License-Identifier: GPL-3.0-or-later

-- What falls due at one moment is done in the order of its rows, in which it was planned. In the order
-- of their ids, which are random, each of a thousand texts needs pages of its own, and a commit writes
-- those of a hundred of them.
DROP INDEX incidents_due;
DROP INDEX incidents_call_due;
DROP INDEX incidents_text_due;
DROP INDEX incidents_other_due;
CREATE INDEX incidents_due ON incidents (next_due_at) WHERE next_due_at IS NOT NULL;
CREATE INDEX incidents_call_due ON incidents (call_due_at) WHERE call_due_at IS NOT NULL;
CREATE INDEX incidents_text_due ON incidents (text_due_at) WHERE text_due_at IS NOT NULL;
CREATE INDEX incidents_other_due ON incidents (other_due_at) WHERE other_due_at IS NOT NULL;

-- Of the steps by status, only those under way are looked for.
DROP INDEX escalation_steps_by_status;
CREATE INDEX escalation_steps_under_way ON escalation_steps (status, incident_id)
    WHERE status = 'SENDING';
