-- SPDX-License-Identifier: GPL-3.0-or-later
-- Times are UTC, "2026-11-22T07:08:09.123Z", so that they sort as text and are readable in a query.
-- Money is in micro-dollars. The texts in the CHECKs are those of core/domain/enum_text.cpp.

CREATE TABLE people (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL COLLATE NOCASE UNIQUE CHECK (email <> ''),
    phone TEXT,
    language TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    backup_name TEXT NOT NULL,
    backup_email TEXT NOT NULL,
    backup_phone TEXT,
    do_not_call INTEGER NOT NULL CHECK (do_not_call IN (0, 1))
) STRICT;

CREATE TABLE meetings (
    id TEXT NOT NULL PRIMARY KEY,
    title TEXT NOT NULL,
    start_at TEXT NOT NULL,
    end_at TEXT NOT NULL,
    time_zone TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('calendar-file', 'calendar-url', 'rest', 'typed')),
    uid TEXT NOT NULL,
    occurrence TEXT NOT NULL, -- original start of a recurring event's occurrence, else empty
    cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
    UNIQUE (uid, occurrence)
) STRICT;
CREATE INDEX meetings_by_start ON meetings (start_at);

-- By email, not by person: a calendar invites people before they are imported.
CREATE TABLE attendances (
    meeting_id TEXT NOT NULL REFERENCES meetings (id),
    email TEXT NOT NULL COLLATE NOCASE CHECK (email <> ''),
    name TEXT NOT NULL,
    declined INTEGER NOT NULL CHECK (declined IN (0, 1)),
    PRIMARY KEY (meeting_id, email)
) STRICT, WITHOUT ROWID;
CREATE INDEX attendances_by_email ON attendances (email);

-- One row a rung.
CREATE TABLE policies (
    name TEXT NOT NULL,
    step_number INTEGER NOT NULL,
    offset_seconds INTEGER NOT NULL, -- from the meeting's start; negative is before
    step_type TEXT NOT NULL CHECK (step_type IN ('EMAIL', 'SMS', 'CALL')),
    recipient TEXT NOT NULL CHECK (recipient IN ('attendee', 'backup')),
    message_template TEXT NOT NULL,
    PRIMARY KEY (name, step_number)
) STRICT, WITHOUT ROWID;

-- One person's ladder for one meeting at one start. A meeting that moves away and back, or is
-- cancelled and restored, gets a further revision: a settled incident is never opened again.
CREATE TABLE incidents (
    id TEXT NOT NULL PRIMARY KEY,
    person_id TEXT NOT NULL REFERENCES people (id),
    meeting_id TEXT NOT NULL REFERENCES meetings (id),
    start_at TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 0,
    state TEXT NOT NULL
        CHECK (state IN ('SCHEDULED', 'OPEN', 'ACKNOWLEDGED', 'ESCALATING', 'RESOLVED')),
    resolution TEXT NOT NULL
        CHECK (resolution IN ('', 'joined', 'resolved', 'meeting_cancelled', 'meeting_moved',
                              'expired')),
    created_at TEXT NOT NULL,
    acknowledged_at TEXT,
    resolved_at TEXT,
    next_due_at TEXT, -- when the engine has to look again
    UNIQUE (person_id, meeting_id, start_at, revision)
) STRICT;
CREATE UNIQUE INDEX incidents_one_unsettled ON incidents (person_id, meeting_id, start_at)
    WHERE state <> 'RESOLVED';
CREATE INDEX incidents_by_meeting ON incidents (meeting_id);
CREATE INDEX incidents_due ON incidents (next_due_at) WHERE next_due_at IS NOT NULL;
CREATE INDEX incidents_unsettled ON incidents (start_at) WHERE state <> 'RESOLVED';
CREATE INDEX incidents_settled ON incidents (resolved_at) WHERE state = 'RESOLVED';

-- The reasons have no CHECK: their list grows with the engine.
CREATE TABLE escalation_steps (
    incident_id TEXT NOT NULL REFERENCES incidents (id),
    step_number INTEGER NOT NULL,
    step_type TEXT NOT NULL CHECK (step_type IN ('EMAIL', 'SMS', 'CALL')),
    status TEXT NOT NULL CHECK (status IN ('PENDING', 'SENDING', 'EXECUTED', 'FAILED', 'SKIPPED')),
    executed_at TEXT,
    error_message TEXT,
    created_at TEXT NOT NULL,
    id TEXT NOT NULL PRIMARY KEY,
    recipient TEXT NOT NULL CHECK (recipient IN ('attendee', 'backup')),
    message_template TEXT NOT NULL,
    due_at TEXT NOT NULL,
    last_at TEXT NOT NULL,
    reason TEXT NOT NULL,
    guard_trail TEXT NOT NULL, -- JSON: every guard that was asked and what it saw
    tries INTEGER NOT NULL,
    sent_at TEXT,
    retry_at TEXT,
    provider TEXT CHECK (provider IN ('mock', 'twilio')),
    sid TEXT,
    UNIQUE (incident_id, step_number)
) STRICT;
CREATE INDEX escalation_steps_by_type ON escalation_steps (step_type, created_at);
CREATE INDEX escalation_steps_by_status ON escalation_steps (status);
CREATE INDEX escalation_steps_by_sid ON escalation_steps (sid) WHERE sid IS NOT NULL;

CREATE TABLE call_attempts (
    key TEXT NOT NULL PRIMARY KEY,
    incident_id TEXT NOT NULL REFERENCES incidents (id),
    step_id TEXT NOT NULL REFERENCES escalation_steps (id),
    number INTEGER NOT NULL CHECK (number IN (1, 2)),
    provider TEXT NOT NULL CHECK (provider IN ('mock', 'twilio')),
    to_number TEXT NOT NULL,
    status TEXT NOT NULL
        CHECK (status IN ('sending', 'reconciling', 'unknown', 'queued', 'initiated', 'ringing',
                          'in-progress', 'completed', 'busy', 'no-answer', 'failed', 'canceled',
                          'not-sent', 'rejected', 'withheld', 'test-mode')),
    sid TEXT,
    created_at TEXT NOT NULL,
    accepted_at TEXT,
    ended_at TEXT,
    digit TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    error TEXT NOT NULL,
    cancel_wanted INTEGER NOT NULL CHECK (cancel_wanted IN (0, 1)),
    estimate_micros INTEGER NOT NULL,
    price_micros INTEGER,
    duration_seconds INTEGER,
    UNIQUE (incident_id, number)
) STRICT;
CREATE INDEX call_attempts_by_time ON call_attempts (created_at, key);
CREATE INDEX call_attempts_by_status ON call_attempts (status);
CREATE INDEX call_attempts_by_sid ON call_attempts (sid) WHERE sid IS NOT NULL;

-- Two calls for a person, a meeting and a start hold across revisions too.
CREATE TRIGGER call_attempts_at_most_two BEFORE INSERT ON call_attempts
WHEN (SELECT count(*)
      FROM call_attempts
      JOIN incidents AS other ON other.id = call_attempts.incident_id
      JOIN incidents AS mine ON mine.id = NEW.incident_id
      WHERE other.person_id = mine.person_id
        AND other.meeting_id = mine.meeting_id
        AND other.start_at = mine.start_at) >= 2
BEGIN
    SELECT RAISE(ABORT, 'two calls were made for this person, meeting and start');
END;

CREATE TABLE call_events (
    id INTEGER PRIMARY KEY,
    attempt_key TEXT NOT NULL REFERENCES call_attempts (key),
    at TEXT NOT NULL,
    source TEXT NOT NULL CHECK (source IN ('engine', 'response', 'webhook', 'poll')),
    event TEXT NOT NULL,
    sequence INTEGER,
    detail TEXT NOT NULL
) STRICT;
CREATE INDEX call_events_by_attempt ON call_events (attempt_key, at);
-- A call-back that comes twice is taken once.
CREATE UNIQUE INDEX call_events_once ON call_events (attempt_key, event, sequence)
    WHERE sequence IS NOT NULL;

CREATE TABLE audit_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    at TEXT NOT NULL,
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_log_no_update BEFORE UPDATE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
CREATE TRIGGER audit_log_no_delete BEFORE DELETE ON audit_log
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;
-- INSERT OR REPLACE deletes without firing the trigger above.
CREATE TRIGGER audit_log_no_replace BEFORE INSERT ON audit_log
WHEN EXISTS (SELECT 1 FROM audit_log WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'the audit log is append-only');
END;

CREATE TABLE settings (
    name TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
