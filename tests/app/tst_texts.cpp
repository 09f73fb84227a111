// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_incident_reader.h"
#include "tests/app/planned_call.h"
#include "tests/app/serving_console.h"
#include "twilio/webhook_urls.h"

#include <QTest>
#include <QTimer>

#include <algorithm>

using namespace savehub;

namespace {

const auto publicAddress = QStringLiteral("https://console.example.com");
const auto ana = QStringLiteral("+34600123456");
const auto bea = QStringLiteral("+34600123457");
constexpr int longEnough = 110'000; ///< ms

QByteArray twoPeople()
{
    return "name,email,phone\nAna,ana@example.org," + ana.toLatin1() + "\nBea,bea@example.org,"
           + bea.toLatin1() + '\n';
}

/// The next start whose reminder by text is due now.
Instant startWithTextDue()
{
    const auto now = toInstant(QDateTime::currentDateTimeUtc());
    return std::chrono::floor<Seconds>(now) + Seconds{298};
}

} // namespace

/// The real program follows its texts to their end, and reads the answers to them.
class TestTexts : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void whatDidNotArriveIsToldAndShown_data();
    void whatDidNotArriveIsToldAndShown();
    void whenTheTunnelDiesAnswersAreAskedFor();

private:
    BoardRow rowOf(const QString &person) const;
    Step textOf(const QString &person) const;
    bool isResolved(const QString &person) const
    {
        return QTest::qWaitFor([&] { return rowOf(person).state == IncidentState::Resolved; },
                               longEnough);
    }

    std::unique_ptr<ServingConsole> m_console;
    QTimer m_callbacks;
};

void TestTexts::init()
{
    m_console = std::make_unique<ServingConsole>();
    auto &home = m_console->home();
    const auto people = home.write(QStringLiteral("people.csv"), twoPeople());
    auto calendar = calendarFor(startWithTextDue());
    calendar.replace("END:VEVENT", "ATTENDEE;CN=Bea:mailto:bea@example.org\r\nEND:VEVENT");
    const auto team = home.write(QStringLiteral("team.ics"), calendar);
    QCOMPARE(
        runConsole(home, {QStringLiteral("import-people"), people, QStringLiteral("--yes")}).status,
        0);
    QCOMPARE(runConsole(home, {QStringLiteral("import-calendar"), team}).status, 0);
    useTwilio(home, m_console->twilio());
    m_callbacks.disconnect();
    connect(&m_callbacks, &QTimer::timeout, this, [this] { m_console->twilio().sendCallbacks(); });
    m_callbacks.start(100);
}

BoardRow TestTexts::rowOf(const QString &person) const
{
    const auto reader = SqlIncidentReader::open({m_console->home().database()});
    const auto rows = (*reader)->live(toInstant(QDateTime::currentDateTimeUtc()), 10, {});
    const auto row =
        std::find_if(rows->begin(), rows->end(), [&](const auto &r) { return r.person == person; });
    return row == rows->end() ? BoardRow{} : *row;
}

Step TestTexts::textOf(const QString &person) const
{
    const auto reader = SqlIncidentReader::open({m_console->home().database()});
    return (*reader)->detail(rowOf(person).id)->record.steps.at(1);
}

void TestTexts::whatDidNotArriveIsToldAndShown_data()
{
    QTest::addColumn<QString>("webhook");
    QTest::newRow("reported") << publicAddress;
    QTest::newRow("asked for") << QString();
}

void TestTexts::whatDidNotArriveIsToldAndShown()
{
    QFETCH(QString, webhook);
    m_console->twilio().setup().textLife = {.end = QStringLiteral("undelivered"), .error = 30034};
    m_console->home().set(QStringLiteral("CALL_WEBHOOK_URL"), webhook);
    QVERIFY(m_console->start());
    m_console->twilio().callbacks().setRoute({.to = m_console->address()});
    QVERIFY(m_console->process().says(QStringLiteral("a text was not delivered")));
    QVERIFY(m_console->process().says(QStringLiteral("(Twilio error 30034)")));
    QTRY_COMPARE_WITH_TIMEOUT(toText(textOf(QStringLiteral("Ana")).status),
                              QStringLiteral("FAILED"), longEnough);
    const auto step = textOf(QStringLiteral("Ana"));
    QCOMPARE(toText(step.reason), QStringLiteral("undelivered"));
    QCOMPARE(step.deliveryError, 30034);
    QVERIFY(step.executedAt.has_value() && step.estimate.has_value());

    const auto id = rowOf(QStringLiteral("Ana")).id.text();
    const auto heard = m_console->ask("GET", QStringLiteral("/incidents/") + id);
    const auto shown = heard.body[u"steps"][1];
    QCOMPARE(shown[u"status"].toString(), QStringLiteral("FAILED"));
    QCOMPARE(shown[u"delivery"].toString(), QStringLiteral("undelivered"));
    QCOMPARE(shown[u"deliveryError"].toInt(), 30034);
    QCOMPARE(m_console->twilio().texts().size(), size_t(2)); // one text each, and none twice
}

void TestTexts::whenTheTunnelDiesAnswersAreAskedFor()
{
    m_console->home().set(QStringLiteral("CALL_WEBHOOK_URL"), publicAddress);
    auto &twilio = m_console->twilio();
    const auto ours = *twilio.setup().numbers.ownNumbers.begin();
    QVERIFY(m_console->start());
    twilio.callbacks().setRoute({.to = m_console->address()});
    QVERIFY(QTest::qWaitFor([&] { return twilio.texts().size() == 2; }, longEnough));
    twilio.takeText(ana, ours, QStringLiteral("1"), textResponseUrl(QUrl(publicAddress)));
    QVERIFY(isResolved(QStringLiteral("Ana")));

    twilio.takeText(bea, ours, QStringLiteral("1")); // no callback reports it
    m_callbacks.stop();
    QVERIFY(isResolved(QStringLiteral("Bea")));
    QCOMPARE(twilio.calls().size(), size_t(0));
}

QTEST_GUILESS_MAIN(TestTexts)
#include "tst_texts.moc"
