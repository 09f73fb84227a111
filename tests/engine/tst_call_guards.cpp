// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/engine/allowed_question.h"

#include <QJsonDocument>
#include <QTest>

using namespace savehub;
using namespace savehub::test;

namespace {

using Change = void (*)(GuardInput &);

/// A refusal by each guard, in the order in which they are asked.
struct Refusal {
    const char *guard;
    const char *reason;
    Change change;
};

const Refusal refusals[] = {
    {"kill_switch", "calls_stopped",
     [](GuardInput &q) {
         q.standing.settings.callsStopped = true;
     }},
    {"incident", "incident_not_active",
     [](GuardInput &q) {
         q.state = IncidentState::Acknowledged;
     }},
    {"window", "outside_critical_window",
     [](GuardInput &q) {
         q.now = q.meetingStart - Seconds(240);
     }},
    {"attempts", "rate_limited",
     [](GuardInput &q) {
         q.attempts = 2;
     }},
    {"quota", "phone_quota",
     [](GuardInput &q) {
         q.phoneUse.callsLastHour = 4;
     }},
    {"phone", "no_phone",
     [](GuardInput &q) {
         q.phone = NumberVerdict::Missing;
     }},
    {"budget", "budget_exceeded",
     [](GuardInput &q) {
         q.standing.settings.dailyCallCap = 0;
     }},
    {"provider", "provider_not_ready",
     [](GuardInput &q) {
         q.providerProblem = QStringLiteral("Twilio credentials not configured");
     }},
};

} // namespace

class TestCallGuards : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void allowWhatNobodyObjectsTo();
    void eachRefusesForItself_data();
    void eachRefusesForItself();
    void theFirstInOrderSpeaks();
    void onlyOpenAndEscalatingAreCalled_data();
    void onlyOpenAndEscalatingAreCalled();
    void windowIsInclusiveToTheMillisecond_data();
    void windowIsInclusiveToTheMillisecond();
    void attemptsAreTwo_data();
    void attemptsAreTwo();
    void phone_data();
    void phone();
    void providerProblemIsTheMessage();
    void trailRoundTripsThroughJson();
    void brokenTrailIsEmpty();
    void figuresNameTheDistance_data();
    void figuresNameTheDistance();
};

void TestCallGuards::allowWhatNobodyObjectsTo()
{
    const auto verdict = askGuards(allowedQuestion());
    QVERIFY(verdict.allowed());
    QVERIFY(verdict.message.isEmpty());
    QStringList asked;
    for (const auto &finding : verdict.trail) {
        asked.append(finding.guard);
        QVERIFY(finding.refusal == Reason::None);
        QVERIFY(!finding.figures.isEmpty());
    }
    QCOMPARE(asked.join(u' '),
             QStringLiteral("kill_switch incident window attempts quota phone budget provider"));
}

void TestCallGuards::eachRefusesForItself_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < int(std::size(refusals)); ++i) {
        QTest::newRow(refusals[i].guard) << i;
    }
}

void TestCallGuards::eachRefusesForItself()
{
    QFETCH(int, index);
    auto question = allowedQuestion();
    refusals[index].change(question);
    const auto verdict = askGuards(question);

    QVERIFY(!verdict.allowed());
    QCOMPARE(text(verdict), QLatin1String(refusals[index].reason));
    QVERIFY(!verdict.message.isEmpty());
    QCOMPARE(int(verdict.trail.size()), index + 1);
    QCOMPARE(verdict.trail.back().guard, QLatin1String(refusals[index].guard));
    QVERIFY(verdict.trail.back().refusal == verdict.refusal);
    for (int i = 0; i < index; ++i) {
        QVERIFY(verdict.trail.at(size_t(i)).refusal == Reason::None);
    }
}

/// Tries every set of guards that would refuse together.
void TestCallGuards::theFirstInOrderSpeaks()
{
    constexpr int guards = int(std::size(refusals));
    for (int set = 1; set < (1 << guards); ++set) {
        auto question = allowedQuestion();
        int first = -1;
        for (int i = 0; i < guards; ++i) {
            if (set & (1 << i)) {
                refusals[i].change(question);
                first = first < 0 ? i : first;
            }
        }
        const auto verdict = askGuards(question);
        QCOMPARE(text(verdict), QLatin1String(refusals[first].reason));
        QCOMPARE(int(verdict.trail.size()), first + 1);
    }
}

void TestCallGuards::onlyOpenAndEscalatingAreCalled_data()
{
    QTest::addColumn<int>("state");
    QTest::addColumn<bool>("allowed");
    const auto row = [](IncidentState state, bool allowed) {
        QTest::newRow(qPrintable(toText(state))) << static_cast<int>(state) << allowed;
    };
    row(IncidentState::Scheduled, false);
    row(IncidentState::Open, true);
    row(IncidentState::Acknowledged, false);
    row(IncidentState::Escalating, true);
    row(IncidentState::Resolved, false);
}

void TestCallGuards::onlyOpenAndEscalatingAreCalled()
{
    QFETCH(int, state);
    auto question = allowedQuestion();
    question.state = static_cast<IncidentState>(state);
    QTEST(askGuards(question).allowed(), "allowed");
}

void TestCallGuards::windowIsInclusiveToTheMillisecond_data()
{
    QTest::addColumn<int>("millisecondsLeft");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("240 s") << 240'000 << false;
    QTest::newRow("181 s") << 181'000 << false;
    QTest::newRow("180.001 s") << 180'001 << false;
    QTest::newRow("180 s") << 180'000 << true;
    QTest::newRow("179.999 s") << 179'999 << true;
    QTest::newRow("179 s") << 179'000 << true;
    QTest::newRow("121 s") << 121'000 << true;
    QTest::newRow("120.001 s") << 120'001 << true;
    QTest::newRow("120 s") << 120'000 << true;
    QTest::newRow("119.999 s") << 119'999 << false;
    QTest::newRow("119 s") << 119'000 << false;
    QTest::newRow("the start") << 0 << false;
    QTest::newRow("150 s after it") << -150'000 << false;
}

void TestCallGuards::windowIsInclusiveToTheMillisecond()
{
    QFETCH(int, millisecondsLeft);
    QFETCH(bool, allowed);
    auto question = allowedQuestion();
    question.now = before(Milliseconds(millisecondsLeft));
    const auto verdict = askGuards(question);
    QCOMPARE(verdict.allowed(), allowed);
    QCOMPARE(text(verdict), allowed ? QString() : QStringLiteral("outside_critical_window"));
}

void TestCallGuards::attemptsAreTwo_data()
{
    QTest::addColumn<int>("attempts");
    QTest::addColumn<bool>("allowed");
    QTest::newRow("none") << 0 << true;
    QTest::newRow("one") << 1 << true;
    QTest::newRow("two") << 2 << false;
    QTest::newRow("three, as should never be") << 3 << false;
}

void TestCallGuards::attemptsAreTwo()
{
    QFETCH(int, attempts);
    auto question = allowedQuestion();
    question.attempts = attempts;
    QTEST(askGuards(question).allowed(), "allowed");
}

void TestCallGuards::phone_data()
{
    QTest::addColumn<int>("standing");
    QTest::addColumn<bool>("doNotCall");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char *name, NumberVerdict standing, bool doNotCall,
                        const char *refusal) {
        QTest::newRow(name) << static_cast<int>(standing) << doNotCall
                            << QString::fromLatin1(refusal);
    };
    row("valid", NumberVerdict::Valid, false, "");
    row("missing", NumberVerdict::Missing, false, "no_phone");
    row("invalid", NumberVerdict::Invalid, false, "invalid_phone");
    row("do not call", NumberVerdict::Valid, true, "do_not_call");
    row("special", NumberVerdict::Special, false, "destination_not_allowed");
    row("abroad", NumberVerdict::Abroad, false, "destination_not_allowed");
    row("abroad and do not call", NumberVerdict::Abroad, true, "destination_not_allowed");
    row("missing and do not call", NumberVerdict::Missing, true, "no_phone");
    row("invalid and do not call", NumberVerdict::Invalid, true, "invalid_phone");
}

void TestCallGuards::phone()
{
    QFETCH(int, standing);
    QFETCH(bool, doNotCall);
    auto question = allowedQuestion();
    question.phone = static_cast<NumberVerdict>(standing);
    question.doNotCall = doNotCall;
    QTEST(text(askGuards(question)), "refusal");
}

void TestCallGuards::providerProblemIsTheMessage()
{
    auto question = allowedQuestion();
    question.providerProblem = QStringLiteral("Twilio credentials not configured");
    QCOMPARE(askGuards(question).message, question.providerProblem);
}

void TestCallGuards::trailRoundTripsThroughJson()
{
    auto question = allowedQuestion();
    question.providerProblem = QStringLiteral("Quotes \" and \\ and Grüße");
    const auto trail = askGuards(question).trail;
    QCOMPARE(int(trail.size()), 8);
    const auto json = trailToJson(trail);
    QVERIFY(QJsonDocument::fromJson(json.toUtf8()).isArray());
    QVERIFY(!json.contains(u'\n'));
    QVERIFY(trailFromJson(json) == trail);
    QVERIFY(trailFromJson(trailToJson({})).empty());
}

void TestCallGuards::brokenTrailIsEmpty()
{
    QVERIFY(trailFromJson({}).empty());
    QVERIFY(trailFromJson(QStringLiteral("not json")).empty());
    QVERIFY(trailFromJson(QStringLiteral("{\"guard\":1}")).empty());
}

void TestCallGuards::figuresNameTheDistance_data()
{
    QTest::addColumn<int>("millisecondsLeft");
    QTest::addColumn<QString>("distance");
    QTest::newRow("long before") << 240'000 << QStringLiteral("240.000 s before");
    QTest::newRow("just before the window") << 180'001 << QStringLiteral("180.001 s before");
    QTest::newRow("inside") << 150'000 << QStringLiteral("150.000 s before");
    QTest::newRow("just too late") << 119'999 << QStringLiteral("119.999 s before");
    QTest::newRow("half a second after the start") << -500 << QStringLiteral("-0.500 s before");
    QTest::newRow("later") << -61'020 << QStringLiteral("-61.020 s before");
}

void TestCallGuards::figuresNameTheDistance()
{
    QFETCH(int, millisecondsLeft);
    QFETCH(QString, distance);
    auto question = allowedQuestion();
    question.now = before(Milliseconds(millisecondsLeft));
    const auto figures = askGuards(question).trail.at(2).figures;
    QVERIFY2(figures.startsWith(distance), qPrintable(figures));
}

QTEST_GUILESS_MAIN(TestCallGuards)
#include "tst_call_guards.moc"
