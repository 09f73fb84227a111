// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/call_log_lines.h"

#include <QTest>

using namespace savehub;

/// Operators search their logs for these lines, so every letter of them is fixed.
class TestCallLogLines : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void wordingIsFixed_data();
    void wordingIsFixed();
    void strangersCannotForgeALine();
};

void TestCallLogLines::wordingIsFixed_data()
{
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("expected");
    const auto row = [](const QString &line, const char *expected) {
        QTest::newRow(expected) << line << QString::fromLatin1(expected);
    };
    row(callLog::provider(Provider::Twilio), "[CALL] Provider=twilio");
    row(callLog::provider(Provider::Mock), "[CALL] Provider=mock");
    row(callLog::initiating(*PhoneNumber::fromE164(u"+12025551234")),
        "[CALL] Initiating call to ****1234");
    row(callLog::initiated(Provider::Twilio),
        "[CALL] Call completed - Status=initiated, Provider=twilio");
    row(callLog::initiated(Provider::Mock),
        "[CALL] Call completed - Status=initiated, Provider=mock");
    row(callLog::rateLimited(PersonId(QStringLiteral("xyz789"))),
        "[CALL] RATE LIMITED - User xyz789 already has 2 calls");
    row(callLog::hardStop(240), "[CALL] HARD STOP - Outside critical window (240s before)");
    row(callLog::hardStop(-5), "[CALL] HARD STOP - Outside critical window (-5s before)");
    row(callLog::failed(QStringLiteral("connection refused")),
        "[CALL] Call failed - Reason=connection refused");
}

void TestCallLogLines::wordingIsFixed()
{
    QFETCH(QString, line);
    QTEST(line, "expected");
}

void TestCallLogLines::strangersCannotForgeALine()
{
    QCOMPARE(callLog::failed(QStringLiteral("no\n[CALL] Twilio call initiated")),
             QStringLiteral("[CALL] Call failed - Reason=no [CALL] Twilio call initiated"));
    QCOMPARE(callLog::failed(QStringLiteral("+1 202 555 0123 is not a number")),
             QStringLiteral("[CALL] Call failed - Reason=****0123 is not a number"));
    QVERIFY(!callLog::rateLimited(PersonId(QStringLiteral("x\ny"))).contains(u'\n'));
}

QTEST_GUILESS_MAIN(TestCallLogLines)
#include "tst_call_log_lines.moc"
