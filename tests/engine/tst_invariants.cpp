// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/invariants.h"
#include "phrases/in_words.h"
#include "tests/engine/incident_builder.h"
#include "tests/testlib/sample_data.h"

#include <QTest>

#include <functional>

using namespace savehub;
using namespace savehub::test;

using Change = std::function<void(IncidentRecord &)>;
Q_DECLARE_METATYPE(Change)

namespace {

/// A record with a text that was sent in its time and a call that rings.
IncidentRecord sound()
{
    auto record = freshIncident();
    record.incident.state = IncidentState::Open;
    record.attempts = {sample::attempt(record, 1)};
    record.attempts[0].createdAt = record.incident.start - Seconds{150};
    record.attempts[0].status = AttemptStatus::Ringing;
    record.steps[0].sentAt = record.steps[0].dueAt;
    return record;
}

void addAttempt(IncidentRecord &record, int number)
{
    auto attempt = record.attempts.front();
    attempt.key = AttemptKey(QStringLiteral("attempt %1").arg(number));
    attempt.number = number;
    record.attempts.push_back(attempt);
}

} // namespace

/// What must be true of every incident that is saved.
class TestInvariants : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsSoundIsSaved_data();
    void whatIsSoundIsSaved();
    void whatIsBrokenIsNamed_data();
    void whatIsBrokenIsNamed();
    void whatIsBrokenAlreadyIsLetBe_data();
    void whatIsBrokenAlreadyIsLetBe();
    void theErrorHasTheFigures();
};

void TestInvariants::whatIsSoundIsSaved_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) {
        QTest::newRow(name) << change;
    };
    row("nothing", [](IncidentRecord &) {});
    row("a second attempt", [](IncidentRecord &record) { addAttempt(record, 2); });
    row("a call that ends", [](IncidentRecord &record) {
        record.attempts[0].status = AttemptStatus::Busy;
        record.attempts[0].price = microDollars(0);
    });
    row("a call that is lost",
        [](IncidentRecord &record) { record.attempts[0].status = AttemptStatus::Unknown; });
    row("at the window's first moment", [](IncidentRecord &record) {
        addAttempt(record, 2);
        record.attempts[1].createdAt = record.incident.start - Seconds{180};
    });
    row("at its last", [](IncidentRecord &record) {
        addAttempt(record, 2);
        record.attempts[1].createdAt = record.incident.start - Seconds{120};
    });
    row("a message at its last moment",
        [](IncidentRecord &record) { record.steps[0].sentAt = record.steps[0].lastAt; });
    row("what is settled", [](IncidentRecord &record) {
        record.incident.state = IncidentState::Resolved;
        for (auto &step : record.steps) {
            step.status = StepStatus::Skipped;
        }
    });
}

void TestInvariants::whatIsSoundIsSaved()
{
    QFETCH(const Change, change);
    auto after = sound();
    change(after);
    QCOMPARE(brokenInvariant(sound(), after), std::optional<BrokenInvariant>());
    QVERIFY(!invariantRefusal(sound(), after));
}

void TestInvariants::whatIsBrokenIsNamed_data()
{
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("rule");
    QTest::addColumn<QString>("figures"); ///< a part of them
    const auto row = [](const char *name, const char *rule, const char *figures,
                        const Change &change) {
        QTest::newRow(name) << change << QString::fromLatin1(rule) << QString::fromUtf8(figures);
    };
    row("a third attempt", "two attempts at most", "3 attempts", [](IncidentRecord &record) {
        addAttempt(record, 2);
        addAttempt(record, 3);
    });
    row("an attempt less", "no attempt goes away", "call-1",
        [](IncidentRecord &record) { record.attempts.clear(); });
    row("a rank less", "ranks never fall", "ringing → queued",
        [](IncidentRecord &record) { record.attempts[0].status = AttemptStatus::Queued; });
    row("too early a call", "calls are inside the window", "and not from",
        [](IncidentRecord &record) {
            addAttempt(record, 2);
            record.attempts[1].createdAt = record.incident.start - Milliseconds{180'001};
        });
    row("too late a call", "calls are inside the window", "and not from",
        [](IncidentRecord &record) {
            addAttempt(record, 2);
            record.attempts[1].createdAt = record.incident.start - Milliseconds{119'999};
        });
    row("too early a message", "messages are inside their rung", "and not from",
        [](IncidentRecord &record) {
            record.steps[0].sentAt = record.steps[0].dueAt - Milliseconds{1};
        });
    row("too late a message", "messages are inside their rung", "and not from",
        [](IncidentRecord &record) {
            record.steps[0].sentAt = record.steps[0].lastAt + Milliseconds{1};
        });
    row("settled and pending", "what is settled is over", "is pending",
        [](IncidentRecord &record) { record.incident.state = IncidentState::Resolved; });
    row("settled, and a call waits", "what is settled is over", "next try",
        [](IncidentRecord &record) {
            record.incident.state = IncidentState::Resolved;
            for (auto &step : record.steps) {
                step.status = StepStatus::Skipped;
            }
            addAttempt(record, 2);
            record.attempts[1].status = AttemptStatus::Sending;
            record.attempts[1].retryAt = record.incident.start - Seconds{140};
        });
    row("a call's price", "money is not negative", "price",
        [](IncidentRecord &record) { record.attempts[0].price = microDollars(-1); });
    row("a call's estimate", "money is not negative", "estimate",
        [](IncidentRecord &record) { record.attempts[0].estimate = microDollars(-1); });
    row("a text's price", "money is not negative", "price",
        [](IncidentRecord &record) { record.steps[0].price = microDollars(-1); });
    row("a text's estimate", "money is not negative", "estimate",
        [](IncidentRecord &record) { record.steps[0].estimate = microDollars(-1); });
}

void TestInvariants::whatIsBrokenIsNamed()
{
    QFETCH(const Change, change);
    QFETCH(const QString, rule);
    QFETCH(const QString, figures);
    auto after = sound();
    change(after);
    const auto broken = brokenInvariant(sound(), after);
    QVERIFY(broken);
    QCOMPARE(broken->rule, rule);
    QVERIFY2(broken->figures.contains(figures), qPrintable(broken->figures));
}

void TestInvariants::whatIsBrokenAlreadyIsLetBe_data()
{
    whatIsBrokenIsNamed_data();
}

/// It was broken by an older program, or by hand. Refusing the next change would repair nothing.
void TestInvariants::whatIsBrokenAlreadyIsLetBe()
{
    QFETCH(const Change, change);
    auto before = sound();
    change(before);
    auto after = before;
    after.steps[1].errorMessage = QStringLiteral("news");
    QCOMPARE(brokenInvariant(before, after), std::optional<BrokenInvariant>());
}

void TestInvariants::theErrorHasTheFigures()
{
    auto after = sound();
    after.attempts[0].status = AttemptStatus::Queued;
    const auto refused = invariantRefusal(sound(), after);
    QVERIFY(refused);
    const auto error = inWords(*refused);
    QCOMPARE(error.kind, Error::Kind::Corrupt);
    QVERIFY2(error.what.contains(QStringLiteral("ranks never fall: ringing → queued")),
             qPrintable(error.what));
    QVERIFY(!error.advice.isEmpty());
}

QTEST_GUILESS_MAIN(TestInvariants)
#include "tst_invariants.moc"
