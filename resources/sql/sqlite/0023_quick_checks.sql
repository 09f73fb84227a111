-- SPDX-License-Identifier: GPL-3.0-or-later

-- For a list of more than two in a CHECK, SQLite builds a table whenever the column is set; for comparisons
-- it does not. The rule of what may stand there is the same, so that the table need not be copied:
-- https://sqlite.org/lang_altertable.html#otheralter
PRAGMA writable_schema = ON;
UPDATE sqlite_schema
SET sql = replace(
    replace(sql,
            'CHECK (status IN (''PENDING'', ''SENDING'', ''EXECUTED'', ''FAILED'', ''SKIPPED''))',
            'CHECK (status = ''PENDING'' OR status = ''SENDING'' OR status = ''EXECUTED'''
            || ' OR status = ''FAILED'' OR status = ''SKIPPED'')'),
    'CHECK (delivery_status IN (''accepted'', ''queued'', ''sending'', ''sent'', ''delivered'', ''undelivered'','
    || char(10) || '                               ''failed''))',
    'CHECK (delivery_status = ''accepted'' OR delivery_status = ''queued'''
    || ' OR delivery_status = ''sending'' OR delivery_status = ''sent'''
    || ' OR delivery_status = ''delivered'' OR delivery_status = ''undelivered'''
    || ' OR delivery_status = ''failed'')')
WHERE type = 'table' AND name = 'escalation_steps';
PRAGMA writable_schema = RESET;

-- With VALUES in place of a SELECT, likewise (as in 0022_booked_once.sql). Whatever is made or dropped tells
-- other connections, too, that the schema is another one.
DROP TRIGGER texts_recounted;
CREATE TRIGGER texts_uncounted_anew AFTER UPDATE OF delivery_status ON escalation_steps
WHEN OLD.delivery_status IS NOT NULL AND NEW.delivery_status IS NOT OLD.delivery_status
BEGIN
    UPDATE text_counts SET number = number - 1 WHERE delivery_status = OLD.delivery_status;
END;
CREATE TRIGGER texts_counted_anew AFTER UPDATE OF delivery_status ON escalation_steps
WHEN NEW.delivery_status IS NOT NULL AND NEW.delivery_status IS NOT OLD.delivery_status
BEGIN
    INSERT INTO text_counts VALUES (NEW.delivery_status, 1)
        ON CONFLICT DO UPDATE SET number = number + 1;
END;

DROP TRIGGER bookings_summed;
CREATE TRIGGER bookings_summed INSTEAD OF INSERT ON bookings
BEGIN
    INSERT INTO spend VALUES (substr(NEW.at, 1, 10), NEW.kind, NEW.number, NEW.micros)
        ON CONFLICT DO UPDATE SET number = number + excluded.number,
                                  micros = micros + excluded.micros;
END;
CREATE TRIGGER calls_of_minute_summed INSTEAD OF INSERT ON bookings WHEN NEW.kind = 'call'
BEGIN
    INSERT INTO calls_by_minute VALUES (substr(NEW.at, 1, 16), NEW.number)
        ON CONFLICT DO UPDATE SET number = number + excluded.number;
END;
