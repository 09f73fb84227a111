// SPDX-License-Identifier: GPL-3.0-or-later
#include "mail/smtp_mail_gateway.h"

#include <QElapsedTimer>
#include <QJsonObject>
#include <QTest>
#include <QThread>

#include <memory>

#include "tests/mail/mail_server.h"
#include "tests/mail/sending.h"

using namespace savehub;
using namespace savehub::test;

/// An email that waits for a slow server may not be wanted any more when its turn comes.
class TestSmtpLastLook : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSlowServerIsNotGivenWhatMayNotLeaveAnyMore_data()
    {
        QTest::addColumn<bool>("mayLeave");
        QTest::newRow("it may") << true;
        QTest::newRow("it may not any more") << false;
    }

    void aSlowServerIsNotGivenWhatMayNotLeaveAnyMore()
    {
        QFETCH(bool, mayLeave);
        MailServer server(QStringLiteral("slow-recipient"));
        SmtpMailGateway gateway([&] { return account(server.url()); }, [] { return Redaction(); });
        std::optional<SendOutcome> answer;
        bool isWanted = true;
        QList<QThread *> threads;
        auto email = request();
        email.mayLeave = [&] {
            threads << QThread::currentThread();
            return isWanted;
        };
        gateway.send(email, [&](const SendOutcome &outcome) { answer = outcome; });
        QVERIFY(QTest::qWaitFor([&] { return server.hasMessage(); }, 20'000));
        QCOMPARE(server.nextMessage()[u"slow"].toString(), email.toAddress);
        isWanted = mayLeave; // the person joins in the meantime
        server.goOn();
        QVERIFY(QTest::qWaitFor([&] { return answer.has_value(); }, 20'000));
        QCOMPARE(kind(*answer), mayLeave ? QStringLiteral("Accepted") : QStringLiteral("NotSent"));
        QCOMPARE(threads, QList<QThread *>(2, QThread::currentThread()));
        QCOMPARE(server.hasMessage(), mayLeave);
    }

    void whatMayNotLeaveAsksNoServer()
    {
        MailServer server(QStringLiteral("slow-recipient"));
        SmtpMailGateway gateway([&] { return account(server.url()); }, [] { return Redaction(); });
        auto email = request();
        email.mayLeave = [] {
            return false;
        };
        QCOMPARE(kind(sendNow(gateway, email)), QStringLiteral("NotSent"));
        auto late = request();
        late.timeAllowed = Milliseconds(0);
        QCOMPARE(kind(sendNow(gateway, late)), QStringLiteral("NotSent"));
        QVERIFY(!server.hasMessage());
    }

    void itsTimeEndsWhileItWaits()
    {
        MailServer server(QStringLiteral("slow-recipient"));
        SmtpMailGateway gateway([&] { return account(server.url()); }, [] { return Redaction(); });
        auto email = request();
        email.timeAllowed = Milliseconds(700);
        QCOMPARE(kind(sendNow(gateway, email)), QStringLiteral("NotSent"));
        QCOMPARE(server.nextMessage()[u"slow"].toString(), email.toAddress);
        server.goOn();
        QVERIFY(!server.hasMessage());
    }

    void destructionDoesNotWaitForAnAnswer()
    {
        MailServer server(QStringLiteral("accept"));
        auto gateway = std::make_unique<SmtpMailGateway>([&] { return account(server.url()); },
                                                         [] { return Redaction(); });
        gateway->send(request(), [](const SendOutcome &) {}); // it asks, and no answer comes
        QElapsedTimer watch;
        watch.start();
        gateway.reset();
        QVERIFY(watch.elapsed() < 5'000);
        QVERIFY(!server.hasMessage());
    }
};

QTEST_GUILESS_MAIN(TestSmtpLastLook)
#include "tst_smtp_last_look.moc"
