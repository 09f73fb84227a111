// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/console_process.h"
#include "tests/app/planned_call.h"

#include <QTest>

using namespace savehub;

namespace {
constexpr int longEnough = 60'000; ///< ms
}

/// The real program on real sockets. Two calendars list one meeting with two UIDs.
class TestTwoCalendars : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aPhoneIsCalledTwiceAtMost();
};

void TestTwoCalendars::aPhoneIsCalledTwiceAtMost()
{
    ConsoleHome home;
    FakeTwilio twilio;
    twilio.setup().life = {.kind = FakeLife::Kind::Busy, .ringing = Seconds{1}};
    QVERIFY(twilio.listen());
    useTwilio(home, twilio);
    const auto start = startInsideWindow();
    planCall(home, start);
    auto other = calendarFor(start);
    other.replace("UID:standup", "UID:stand-up-of-the-other-calendar");
    const auto file = home.write(QStringLiteral("other.ics"), other);
    QCOMPARE(runConsole(home, {QStringLiteral("import-calendar"), file}).status, 0);

    ConsoleProcess console(home, {QStringLiteral("--headless")});
    const auto bothWantAnother = [&] {
        const auto calls = storedCalls(home);
        return calls.size() == 2
               && std::all_of(calls.begin(), calls.end(), [&](const CallRow &call) {
                      return callStep(home, call).reason == Reason::PhoneLimitReached;
                  });
    };
    QTRY_VERIFY_WITH_TIMEOUT(bothWantAnother(), longEnough);
    QCOMPARE(twilio.posts().size(), size_t(2));
    for (const auto &call : storedCalls(home)) {
        QCOMPARE(call.attempt.number, 1);
        QCOMPARE(callStep(home, call).status, StepStatus::Executed);
    }
    QVERIFY(!console.errors().contains(wholeNumber));
}

QTEST_GUILESS_MAIN(TestTwoCalendars)
#include "tst_two_calendars.moc"
