-- SPDX-License-Identifier: GPL-3.0-or-later

-- What GET /metrics tells is counted while it changes: to count years of incidents anew takes longer
-- than a call that is due may wait. By triggers, so that it holds whoever writes. Nothing that
-- decides about calls reads these tables.

CREATE TABLE incident_counts (
    state TEXT NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO incident_counts SELECT state, count(*) FROM incidents GROUP BY state;
CREATE TRIGGER incidents_counted AFTER INSERT ON incidents
BEGIN
    INSERT INTO incident_counts VALUES (NEW.state, 1)
        ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER incidents_recounted AFTER UPDATE OF state ON incidents WHEN NEW.state <> OLD.state
BEGIN
    UPDATE incident_counts SET number = number - 1 WHERE state = OLD.state;
    INSERT INTO incident_counts VALUES (NEW.state, 1)
        ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER incidents_uncounted AFTER DELETE ON incidents
BEGIN
    UPDATE incident_counts SET number = number - 1 WHERE state = OLD.state;
END;

CREATE TABLE step_counts (
    status TEXT NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO step_counts SELECT status, count(*) FROM escalation_steps GROUP BY status;
CREATE TRIGGER escalation_steps_counted AFTER INSERT ON escalation_steps
BEGIN
    INSERT INTO step_counts VALUES (NEW.status, 1)
        ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER escalation_steps_recounted AFTER UPDATE OF status ON escalation_steps
WHEN NEW.status <> OLD.status
BEGIN
    UPDATE step_counts SET number = number - 1 WHERE status = OLD.status;
    INSERT INTO step_counts VALUES (NEW.status, 1)
        ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER escalation_steps_uncounted AFTER DELETE ON escalation_steps
BEGIN
    UPDATE step_counts SET number = number - 1 WHERE status = OLD.status;
END;

-- What a call's outcome follows from.
CREATE TABLE call_counts (
    status TEXT NOT NULL,
    digit TEXT NOT NULL,
    answered_by TEXT NOT NULL,
    number INTEGER NOT NULL,
    PRIMARY KEY (status, digit, answered_by)
) STRICT, WITHOUT ROWID;
INSERT INTO call_counts
    SELECT status, digit, answered_by, count(*) FROM call_attempts
    GROUP BY status, digit, answered_by;
CREATE TRIGGER call_attempts_counted AFTER INSERT ON call_attempts
BEGIN
    INSERT INTO call_counts VALUES (NEW.status, NEW.digit, NEW.answered_by, 1)
        ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER call_attempts_recounted AFTER UPDATE OF status, digit, answered_by ON call_attempts
WHEN (NEW.status, NEW.digit, NEW.answered_by) <> (OLD.status, OLD.digit, OLD.answered_by)
BEGIN
    UPDATE call_counts SET number = number - 1
        WHERE (status, digit, answered_by) = (OLD.status, OLD.digit, OLD.answered_by);
    INSERT INTO call_counts VALUES (NEW.status, NEW.digit, NEW.answered_by, 1)
        ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER call_attempts_uncounted AFTER DELETE ON call_attempts
BEGIN
    UPDATE call_counts SET number = number - 1
        WHERE (status, digit, answered_by) = (OLD.status, OLD.digit, OLD.answered_by);
END;

-- How late the intent of each first call was recorded. Texts are compared to the millisecond:
-- SQLite's own dates are doubles.
CREATE VIEW first_calls AS
    SELECT call_attempts.key,
           1000 * (unixepoch(call_attempts.created_at) - unixepoch(due_at))
           + substr(call_attempts.created_at, 21, 3) - substr(due_at, 21, 3) AS late_ms
    FROM call_attempts JOIN escalation_steps ON escalation_steps.id = step_id
    WHERE number = 1;
-- How many calls were how late.
CREATE TABLE call_lateness (
    late_ms INTEGER NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO call_lateness
    SELECT late_ms, count(*) FROM first_calls WHERE late_ms IS NOT NULL GROUP BY late_ms;
-- Neither of both moments changes once a call was placed.
CREATE TRIGGER call_lateness_counted AFTER INSERT ON call_attempts
BEGIN
    INSERT INTO call_lateness
        SELECT late_ms, 1 FROM first_calls WHERE key = NEW.key AND late_ms IS NOT NULL
        ON CONFLICT DO UPDATE SET number = number + 1;
END;
CREATE TRIGGER call_lateness_uncounted BEFORE DELETE ON call_attempts
BEGIN
    UPDATE call_lateness SET number = number - 1
        WHERE late_ms = (SELECT late_ms FROM first_calls WHERE key = OLD.key);
END;

-- The spend of a month without a look at each of its calls.
CREATE INDEX call_attempts_by_cost
    ON call_attempts (provider, created_at, status, price_micros, estimate_micros);
