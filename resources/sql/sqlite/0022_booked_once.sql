-- SPDX-License-Identifier: GPL-3.0-or-later

-- What a text costs is booked anew as in 0013_spend.sql, by two triggers with VALUES in place of one with
-- SELECTs: for each of those SQLite makes a table of its own, and thousands of texts may be due at once.
DROP TRIGGER texts_booked_anew;
CREATE TRIGGER texts_taken_back_anew
AFTER UPDATE OF provider, sent_at, price_micros, estimate_micros ON escalation_steps
WHEN OLD.provider = 'twilio' AND OLD.estimate_micros IS NOT NULL AND OLD.sent_at IS NOT NULL
    AND (NEW.provider, NEW.sent_at, NEW.price_micros, NEW.estimate_micros)
        IS NOT (OLD.provider, OLD.sent_at, OLD.price_micros, OLD.estimate_micros)
BEGIN
    INSERT INTO bookings
        VALUES (OLD.sent_at, 'text', -1, -coalesce(OLD.price_micros, OLD.estimate_micros));
END;
CREATE TRIGGER texts_booked_anew
AFTER UPDATE OF provider, sent_at, price_micros, estimate_micros ON escalation_steps
WHEN NEW.provider = 'twilio' AND NEW.estimate_micros IS NOT NULL AND NEW.sent_at IS NOT NULL
    AND (NEW.provider, NEW.sent_at, NEW.price_micros, NEW.estimate_micros)
        IS NOT (OLD.provider, OLD.sent_at, OLD.price_micros, OLD.estimate_micros)
BEGIN
    INSERT INTO bookings
        VALUES (NEW.sent_at, 'text', 1, coalesce(NEW.price_micros, NEW.estimate_micros));
END;
