-- SPDX-License-Identifier: GPL-3.0-or-later

-- What calls and texts cost is added up while it changes: the caps are asked at every decision, and to add up a
-- month anew takes the longer, the more calls it has. By triggers, so that it holds whoever writes.

-- What the provider may charge for: mayCost() in core/engine/call_outcome.cpp.
CREATE TABLE costly_statuses (
    status TEXT NOT NULL PRIMARY KEY
) STRICT, WITHOUT ROWID;
INSERT INTO costly_statuses VALUES
    ('sending'), ('reconciling'), ('unknown'), ('queued'), ('initiated'), ('ringing'),
    ('in-progress'), ('completed'), ('busy'), ('no-answer'), ('failed'), ('canceled');

CREATE TABLE spend (
    day TEXT NOT NULL, -- in UTC, "2026-11-22"
    kind TEXT NOT NULL CHECK (kind IN ('call', 'text')),
    number INTEGER NOT NULL,
    micros INTEGER NOT NULL, -- the price where it is known, else the estimate
    PRIMARY KEY (day, kind)
) STRICT, WITHOUT ROWID;

-- How many of them there were in the last hour.
CREATE TABLE calls_by_minute (
    minute TEXT NOT NULL PRIMARY KEY, -- in UTC, "2026-11-22T07:08"
    number INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What costs is booked here and, by its negative, taken back. Whatever else will cost has triggers as
-- those of calls below.
CREATE VIEW bookings AS SELECT '' AS at, '' AS kind, 0 AS number, 0 AS micros WHERE false;
CREATE TRIGGER bookings_summed INSTEAD OF INSERT ON bookings
BEGIN
    INSERT INTO spend VALUES (substr(NEW.at, 1, 10), NEW.kind, NEW.number, NEW.micros)
        ON CONFLICT DO UPDATE SET number = number + excluded.number,
                                  micros = micros + excluded.micros;
    INSERT INTO calls_by_minute SELECT substr(NEW.at, 1, 16), NEW.number WHERE NEW.kind = 'call'
        ON CONFLICT DO UPDATE SET number = number + excluded.number;
END;

INSERT INTO bookings
    SELECT created_at, 'call', 1, coalesce(price_micros, estimate_micros) FROM call_attempts
    WHERE provider = 'twilio' AND status IN (SELECT status FROM costly_statuses);
CREATE TRIGGER call_attempts_booked AFTER INSERT ON call_attempts
BEGIN
    INSERT INTO bookings
        SELECT NEW.created_at, 'call', 1, coalesce(NEW.price_micros, NEW.estimate_micros)
        WHERE NEW.provider = 'twilio' AND NEW.status IN (SELECT status FROM costly_statuses);
END;
CREATE TRIGGER call_attempts_booked_anew
AFTER UPDATE OF provider, status, created_at, price_micros, estimate_micros ON call_attempts
WHEN (NEW.provider, NEW.status, NEW.created_at, NEW.price_micros, NEW.estimate_micros)
    IS NOT (OLD.provider, OLD.status, OLD.created_at, OLD.price_micros, OLD.estimate_micros)
BEGIN
    INSERT INTO bookings
        SELECT OLD.created_at, 'call', -1, -coalesce(OLD.price_micros, OLD.estimate_micros)
        WHERE OLD.provider = 'twilio' AND OLD.status IN (SELECT status FROM costly_statuses);
    INSERT INTO bookings
        SELECT NEW.created_at, 'call', 1, coalesce(NEW.price_micros, NEW.estimate_micros)
        WHERE NEW.provider = 'twilio' AND NEW.status IN (SELECT status FROM costly_statuses);
END;
CREATE TRIGGER call_attempts_taken_back AFTER DELETE ON call_attempts
BEGIN
    INSERT INTO bookings
        SELECT OLD.created_at, 'call', -1, -coalesce(OLD.price_micros, OLD.estimate_micros)
        WHERE OLD.provider = 'twilio' AND OLD.status IN (SELECT status FROM costly_statuses);
END;

INSERT INTO bookings
    SELECT created_at, 'call', 1, coalesce(price_micros, estimate_micros) FROM test_calls
    WHERE provider = 'twilio' AND status IN (SELECT status FROM costly_statuses);
CREATE TRIGGER test_calls_booked AFTER INSERT ON test_calls
BEGIN
    INSERT INTO bookings
        SELECT NEW.created_at, 'call', 1, coalesce(NEW.price_micros, NEW.estimate_micros)
        WHERE NEW.provider = 'twilio' AND NEW.status IN (SELECT status FROM costly_statuses);
END;
CREATE TRIGGER test_calls_booked_anew
AFTER UPDATE OF provider, status, created_at, price_micros, estimate_micros ON test_calls
WHEN (NEW.provider, NEW.status, NEW.created_at, NEW.price_micros, NEW.estimate_micros)
    IS NOT (OLD.provider, OLD.status, OLD.created_at, OLD.price_micros, OLD.estimate_micros)
BEGIN
    INSERT INTO bookings
        SELECT OLD.created_at, 'call', -1, -coalesce(OLD.price_micros, OLD.estimate_micros)
        WHERE OLD.provider = 'twilio' AND OLD.status IN (SELECT status FROM costly_statuses);
    INSERT INTO bookings
        SELECT NEW.created_at, 'call', 1, coalesce(NEW.price_micros, NEW.estimate_micros)
        WHERE NEW.provider = 'twilio' AND NEW.status IN (SELECT status FROM costly_statuses);
END;
CREATE TRIGGER test_calls_taken_back AFTER DELETE ON test_calls
BEGIN
    INSERT INTO bookings
        SELECT OLD.created_at, 'call', -1, -coalesce(OLD.price_micros, OLD.estimate_micros)
        WHERE OLD.provider = 'twilio' AND OLD.status IN (SELECT status FROM costly_statuses);
END;

-- Texts: a step has an estimate once one may have left for it (0010_text_delivery.sql).
INSERT INTO bookings
    SELECT sent_at, 'text', 1, coalesce(price_micros, estimate_micros) FROM escalation_steps
    WHERE provider = 'twilio' AND estimate_micros IS NOT NULL AND sent_at IS NOT NULL;
CREATE TRIGGER texts_booked AFTER INSERT ON escalation_steps
WHEN NEW.provider = 'twilio' AND NEW.estimate_micros IS NOT NULL AND NEW.sent_at IS NOT NULL
BEGIN
    INSERT INTO bookings
        VALUES (NEW.sent_at, 'text', 1, coalesce(NEW.price_micros, NEW.estimate_micros));
END;
CREATE TRIGGER texts_booked_anew
AFTER UPDATE OF provider, sent_at, price_micros, estimate_micros ON escalation_steps
WHEN (NEW.provider, NEW.sent_at, NEW.price_micros, NEW.estimate_micros)
    IS NOT (OLD.provider, OLD.sent_at, OLD.price_micros, OLD.estimate_micros)
BEGIN
    INSERT INTO bookings
        SELECT OLD.sent_at, 'text', -1, -coalesce(OLD.price_micros, OLD.estimate_micros)
        WHERE OLD.provider = 'twilio' AND OLD.estimate_micros IS NOT NULL
            AND OLD.sent_at IS NOT NULL;
    INSERT INTO bookings
        SELECT NEW.sent_at, 'text', 1, coalesce(NEW.price_micros, NEW.estimate_micros)
        WHERE NEW.provider = 'twilio' AND NEW.estimate_micros IS NOT NULL
            AND NEW.sent_at IS NOT NULL;
END;
CREATE TRIGGER texts_taken_back AFTER DELETE ON escalation_steps
WHEN OLD.provider = 'twilio' AND OLD.estimate_micros IS NOT NULL AND OLD.sent_at IS NOT NULL
BEGIN
    INSERT INTO bookings
        VALUES (OLD.sent_at, 'text', -1, -coalesce(OLD.price_micros, OLD.estimate_micros));
END;

-- It served the adding up.
DROP INDEX call_attempts_by_cost;
