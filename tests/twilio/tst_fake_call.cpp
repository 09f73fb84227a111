// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/fake_call.h"

#include <QTest>

using namespace savehub;
using namespace std::chrono_literals;

using Kind = FakeLife::Kind;

namespace {

const auto created = *instantFromIso(u"2026-08-18T16:45:00.000Z");

/// A call that is created at 0 s and has its turn at 2 s.
FakeCall callWith(Kind kind)
{
    FakeLife life;
    life.kind = kind;
    return {QStringLiteral("CA1"),
            {{QStringLiteral("To"), QStringLiteral("+15550001234")},
             {QStringLiteral("Timeout"), QStringLiteral("15")},
             {QStringLiteral("TimeLimit"), QStringLiteral("120")}},
            life,
            created,
            created + 2s};
}

} // namespace

class TestFakeCall : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesDatesAsTwilioDoes();
    void livesItsLife_data();
    void livesItsLife();
    void hasAPriceLate();
    void endsAtItsTimeLimit();
    void canBeStopped_data();
    void canBeStopped();
};

void TestFakeCall::writesDatesAsTwilioDoes()
{
    QCOMPARE(toRfc2822(created), QStringLiteral("Tue, 18 Aug 2026 16:45:00 +0000"));
}

void TestFakeCall::livesItsLife_data()
{
    QTest::addColumn<Kind>("kind");
    QTest::addColumn<int>("second");
    QTest::addColumn<QString>("status");
    const auto row = [](Kind kind, int second, const char *status) {
        QTest::addRow("%d after %d s", static_cast<int>(kind), second)
            << kind << second << QString::fromLatin1(status);
    };
    row(Kind::Answered, 0, "queued");
    row(Kind::Answered, 1, "queued");
    row(Kind::Answered, 2, "ringing");
    row(Kind::Answered, 5, "ringing");
    row(Kind::Answered, 6, "in-progress");
    row(Kind::Answered, 25, "in-progress");
    row(Kind::Answered, 26, "completed");
    row(Kind::AnsweredByMachine, 26, "completed");
    row(Kind::Busy, 5, "ringing");
    row(Kind::Busy, 6, "busy");
    row(Kind::NoAnswer, 16, "ringing");
    row(Kind::NoAnswer, 17, "no-answer");
    row(Kind::Failed, 6, "failed");
}

void TestFakeCall::livesItsLife()
{
    QFETCH(Kind, kind);
    QFETCH(int, second);
    QFETCH(QString, status);
    QCOMPARE(callWith(kind).status(created + Seconds(second)), status);
}

void TestFakeCall::hasAPriceLate()
{
    auto call = callWith(Kind::Answered);
    call.life.talking = 61s;
    call.life.priceLag = 10s;
    const auto over = created + 6s + 61s;
    QVERIFY(call.resource(over - 1s).value(QLatin1String("duration")).isNull());
    QCOMPARE(call.resource(over).value(QLatin1String("duration")).toString(), QStringLiteral("61"));
    QVERIFY(call.resource(over).value(QLatin1String("price")).isNull());
    QCOMPARE(call.resource(over + 10s).value(QLatin1String("price")).toString(),
             QStringLiteral("-0.05000"));
}

void TestFakeCall::endsAtItsTimeLimit()
{
    auto call = callWith(Kind::Answered);
    call.life.talking = 1h;
    QCOMPARE(call.status(created + 6s + 119s), QStringLiteral("in-progress"));
    QCOMPARE(call.status(created + 6s + 120s), QStringLiteral("completed"));
}

void TestFakeCall::canBeStopped_data()
{
    QTest::addColumn<int>("second");
    QTest::addColumn<QString>("status");
    QTest::newRow("queued") << 1 << QStringLiteral("canceled");
    QTest::newRow("ringing") << 3 << QStringLiteral("canceled");
    QTest::newRow("talking") << 10 << QStringLiteral("completed");
}

void TestFakeCall::canBeStopped()
{
    QFETCH(int, second);
    QFETCH(QString, status);
    auto call = callWith(Kind::Answered);
    const auto stopped = created + Seconds(second);
    call.stoppedAt = stopped;
    QVERIFY(call.isOver(stopped));
    QCOMPARE(call.status(stopped), status);
    QCOMPARE(call.status(stopped + 1h), status);
}

QTEST_GUILESS_MAIN(TestFakeCall)
#include "tst_fake_call.moc"
