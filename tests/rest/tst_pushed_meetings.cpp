// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/pushed_meetings.h"

#include "tests/store/test_database.h"

using namespace savehub;

class TstPushedMeetings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsEveryField();
    void whatIsLeftOutHasDefaults();
    void readsSeveral();
    void refuses_data();
    void refuses();
    void boundsTheNumber();

    void pushingAgainChangesNothing();
    void anOccurrenceLeavesTheOthersAlone();
    void aMovedMeetingIsMoved();
    void aCancelledMeetingIsCancelled();

private:
    MeetingsImported push(const QByteArray &body);
    /// The starts of the meetings in the store, with an x when cancelled.
    QStringList stored();

    std::unique_ptr<TestDatabase> m_database = std::make_unique<TestDatabase>();
};

namespace {

Parsed<MeetingImport> read(const QByteArray &body)
{
    return readPushedMeetings(QJsonDocument::fromJson(body));
}

const QByteArray anas = R"({"uid": "u", "title": "Stand-up", "start": "2026-11-24T10:00:00Z",
    "end": "2026-11-24T10:30:00Z", "attendees": [{"email": "ana@example.org"}]})";

QByteArray anasWith(const QByteArray &before, const QByteArray &after)
{
    return QByteArray(anas).replace(before, after);
}

} // namespace

void TstPushedMeetings::readsEveryField()
{
    const auto import = read(R"({"uid": "standup@example.org", "title": " Stand-up\n☕ ",
        "originalStart": "2026-11-24T09:00:00+01:00", "start": "2026-11-24T10:00:00.250Z",
        "end": "2026-11-24T10:30:00Z", "timeZone": "Europe/Madrid", "cancelled": true,
        "organizer": "Grace\nHopper",
        "attendees": [{"email": "Ana@Example.org", "name": "Ana\tB", "declined": true}]})");
    QVERIFY(import.has_value());
    QCOMPARE(import->source, restSource());
    QCOMPARE(import->meetings.size(), size_t(1));
    const Meeting expected{.id = {},
                           .title = QStringLiteral("Stand-up ☕"),
                           .start = sample::at("2026-11-24T10:00:00.250Z"),
                           .end = sample::at("2026-11-24T10:30:00.000Z"),
                           .timeZone = "Europe/Madrid",
                           .source = MeetingSource::Rest,
                           .uid = QStringLiteral("standup@example.org"),
                           .occurrence = QStringLiteral("2026-11-24T08:00:00.000Z"),
                           .cancelled = true,
                           .organizer = QStringLiteral("Grace Hopper")};
    QCOMPARE(import->meetings[0].meeting, expected);
    const std::vector<Invitee> invitees{
        {QStringLiteral("ana@example.org"), QStringLiteral("Ana B"), true}};
    QCOMPARE(import->meetings[0].invitees, invitees);
    QCOMPARE(import->uids, QStringList());
}

void TstPushedMeetings::whatIsLeftOutHasDefaults()
{
    const auto import = read(R"({"uid": "u", "start": "2026-11-24T10:00:00Z",
        "end": "2026-11-24T10:00:00Z", "attendees": [{"email": "a@b"}]})");
    QVERIFY(import.has_value());
    const auto &meeting = import->meetings[0].meeting;
    QCOMPARE(meeting.timeZone, QByteArray("UTC"));
    QCOMPARE(meeting.occurrence, QStringLiteral("2026-11-24T10:00:00.000Z"));
    QVERIFY(!meeting.cancelled);
    QVERIFY(meeting.title.isEmpty());
    QVERIFY(!import->meetings[0].invitees[0].declined);
}

void TstPushedMeetings::readsSeveral()
{
    QCOMPARE(read("[]")->meetings.size(), size_t(0));
    QCOMPARE(read('[' + anas + ',' + anasWith("\"u\"", "\"v\"") + ']')->meetings.size(), size_t(2));
}

void TstPushedMeetings::refuses_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("pointers");
    const auto row = [](const char *name, const QByteArray &body, const char *pointers) {
        QTest::newRow(name) << body << QString::fromLatin1(pointers).split(u' ');
    };
    row("nothing in it", "{}", "/start /end /uid /attendees");
    row("no object", "[7]", "/0");
    row("a misspelt field", anasWith("title", "titel"), "/titel");
    row("a blank UID", anasWith("\"u\"", "\" \""), "/uid");
    row("a UID with a line break", anasWith("\"u\"", R"("u\nv")"), "/uid");
    row("a start without offset", anasWith("10:00:00Z", "10:00:00"), "/start");
    row("an end before the start", anasWith("10:30", "09:30"), "/end");
    row("no zone", anasWith("\"title\"", R"("timeZone": "Mars/Olympus", "title")"), "/timeZone");
    row("attendees are no list", anasWith("[{\"email\": \"ana@example.org\"}]", "{}"),
        "/attendees");
    row("an attendee is no object", anasWith("{\"email\": \"ana@example.org\"}", "\"ana\""),
        "/attendees/0");
    row("an attendee without email", anasWith("email", "mail"),
        "/attendees/0/email /attendees/0/mail");
    row("an email that is none", anasWith("ana@example.org", "ana"), "/attendees/0/email");
    row("an email with two names", anasWith("ana@example.org", "ana@b@c"), "/attendees/0/email");
    row("declined is no truth", anasWith("\"ana@example.org\"", R"("a@b", "declined": "no")"),
        "/attendees/0/declined");
    row("in the second of several", '[' + anas + ',' + anasWith("\"u\"", "7") + ']', "/1/uid");
    row("the same twice", '[' + anas + ',' + anas + ']', "/1");
    row("the same, and moved", // both are the occurrence of ten o'clock
        '[' + anas + ','
            + anasWith("\"start\": \"2026-11-24T10:00:00Z\"",
                       "\"originalStart\": \"2026-11-24T10:00:00Z\","
                       "\"start\": \"2026-11-24T10:15:00Z\"")
            + ']',
        "/1");
}

void TstPushedMeetings::refuses()
{
    QFETCH(QByteArray, body);
    QFETCH(QStringList, pointers);
    const auto import = read(body);
    QVERIFY(!import);
    QStringList named;
    for (const auto &problem : import.error()) {
        named += problem.pointer;
    }
    QCOMPARE(named, pointers);
}

void TstPushedMeetings::boundsTheNumber()
{
    const auto pushed = [](int number) {
        QByteArrayList meetings;
        for (int i = 0; i < number; ++i) {
            meetings += anasWith("\"u\"", '"' + QByteArray::number(i) + '"');
        }
        return read('[' + meetings.join(',') + ']');
    };
    QVERIFY(pushed(mostPushedMeetings));
    const auto tooMany = pushed(mostPushedMeetings + 1);
    QVERIFY(!tooMany);
    QCOMPARE(tooMany.error().size(), size_t(1));
    QCOMPARE(tooMany.error()[0].pointer, QString());
}

MeetingsImported TstPushedMeetings::push(const QByteArray &body)
{
    const auto import = read(body);
    if (!import) {
        qFatal("%s", qPrintable(import.error()[0].pointer));
    }
    return m_database->store()
        .importMeetings(*import, QStringLiteral("test"), sample::before())
        .value();
}

QStringList TstPushedMeetings::stored()
{
    const auto meetings = m_database->other().select(
        QStringLiteral("SELECT * FROM meetings ORDER BY start_at"), {}, [](const Row &row) {
            return row.text("start_at").mid(8, 8)
                   + (row.flag("cancelled") ? QStringLiteral("x") : QString());
        });
    return QStringList(meetings->begin(), meetings->end());
}

void TstPushedMeetings::pushingAgainChangesNothing()
{
    m_database = std::make_unique<TestDatabase>();
    QVERIFY_OK(m_database->store().importPeople({sample::person()}, QStringLiteral("test"),
                                                sample::before()));
    QCOMPARE(push(anas), (MeetingsImported{.added = 1, .incidentsPlanned = 1}));
    QCOMPARE(push(anas), (MeetingsImported{.unchanged = 1}));
    QCOMPARE(push(anasWith("10:00:00Z", "11:00:00+01:00")), (MeetingsImported{.unchanged = 1}));
    QCOMPARE(push(anasWith("Stand-up", "Sit-down")), (MeetingsImported{.updated = 1}));
}

void TstPushedMeetings::anOccurrenceLeavesTheOthersAlone()
{
    m_database = std::make_unique<TestDatabase>();
    push(anas);
    QCOMPARE(push(anasWith("11-24T", "11-25T")).added, 1);
    QCOMPARE(push(anas),
             (MeetingsImported{.unchanged = 1, .unknown = {{QStringLiteral("ana@example.org")}}}));
    QCOMPARE(stored(), (QStringList{QStringLiteral("24T10:00"), QStringLiteral("25T10:00")}));
}

void TstPushedMeetings::aMovedMeetingIsMoved()
{
    m_database = std::make_unique<TestDatabase>();
    push(anas);
    const auto moved = anasWith("\"start\": \"2026-11-24T10:00:00Z\"",
                                "\"originalStart\": \"2026-11-24T10:00:00Z\","
                                "\"start\": \"2026-11-24T10:15:00Z\"");
    QCOMPARE(push(moved).moved, 1);
    QCOMPARE(push(moved).unchanged, 1);
    QCOMPARE(stored(), QStringList{QStringLiteral("24T10:15")});
}

void TstPushedMeetings::aCancelledMeetingIsCancelled()
{
    m_database = std::make_unique<TestDatabase>();
    push(anas);
    push(anasWith("11-24T", "11-25T"));
    QCOMPARE(push(anasWith("\"title\"", R"("cancelled": true, "title")")).cancelled, 1);
    QCOMPARE(stored(), (QStringList{QStringLiteral("24T10:00x"), QStringLiteral("25T10:00")}));
}

QTEST_GUILESS_MAIN(TstPushedMeetings)
#include "tst_pushed_meetings.moc"
