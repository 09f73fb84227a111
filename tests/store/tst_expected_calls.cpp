// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/test_database.h"

using namespace savehub;

namespace {

const auto actor = QStringLiteral("test");

Person callable(const char *name)
{
    auto person = sample::person(QLatin1String(name));
    person.doNotCall = false;
    return person;
}

} // namespace

/// The people whom the line will have to call.
class TestExpectedCalls : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsWhoMayBeCalledByStart();
    void leavesOutWhoHasAnswered();
};

void TestExpectedCalls::countsWhoMayBeCalledByStart()
{
    TestDatabase database;
    auto mute = callable("Mute");
    mute.phone.reset();
    auto shy = callable("Shy");
    shy.doNotCall = true;
    QVERIFY_OK(database.store().importPeople({callable("Ana"), callable("Bea"), mute, shy}, actor,
                                             sample::before()));
    const auto later = sample::start() + Hours{2};
    const auto meetings = sample::import(
        {sample::invitation(QStringLiteral("all"), sample::start(), {"Ana", "Bea", "Mute", "Shy"}),
         sample::invitation(QStringLiteral("two"), later, {"Ana"}),
         sample::invitation(QStringLiteral("far"), later + Milliseconds{1}, {"Bea"})});
    QVERIFY_OK(database.store().importMeetings(meetings, actor, sample::before()));

    const auto expected = database.reader().expectedCalls(sample::start(), later);
    QVERIFY_OK(expected);
    QCOMPARE(expected->size(), size_t(2));
    QCOMPARE(expected->front().start, sample::start());
    QCOMPARE(expected->front().calls, 2);
    QCOMPARE(expected->back().start, later);
    QCOMPARE(expected->back().calls, 1);
}

void TestExpectedCalls::leavesOutWhoHasAnswered()
{
    TestDatabase database;
    const auto incident = database.plannedIncident();
    QVERIFY_OK(database.store().importPeople({callable("Ana")}, actor, sample::before()));
    const auto expected = [&] {
        return database.reader().expectedCalls(sample::start(), sample::start())->size();
    };
    QCOMPARE(expected(), size_t(1));
    QVERIFY_OK(database.store().transact(incident, sample::before(),
                                         [](IncidentRecord record, const Standing &) {
                                             record.incident.state = IncidentState::Acknowledged;
                                             return saving(record);
                                         }));
    QCOMPARE(expected(), size_t(0));
}

QTEST_GUILESS_MAIN(TestExpectedCalls)
#include "tst_expected_calls.moc"
