// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/planned_call.h"
#include "tests/app/serving_console.h"
#include "tests/siege/slow_attack.h"
#include "tests/testlib/besiegers.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace savehub;
using namespace std::chrono_literals;

namespace {

constexpr int longestWait = 30'000; ///< ms
/// What a busy machine may add, with or without an attack.
constexpr Milliseconds tolerance{1'000};
constexpr Seconds windowOpens{180}; ///< before a meeting

/// One person for each call: a phone is called at most twice for meetings at about the same time.
constexpr int people = 12;

QByteArray emailOf(int person)
{
    return "ana" + QByteArray::number(person) + "@example.org";
}

QByteArray tableOfPeople()
{
    QByteArray table("name,email,phone\n");
    for (int i = 0; i < people; ++i) {
        table += "Ana," + emailOf(i) + ",+346001234" + QByteArray::number(50 + i) + '\n';
    }
    return table;
}

QByteArray meetingAt(Instant start, int person)
{
    return QJsonDocument(
               QJsonObject{{QStringLiteral("uid"), toIso(start)},
                           {QStringLiteral("title"), QStringLiteral("Stand-up")},
                           {QStringLiteral("start"), toIso(start)},
                           {QStringLiteral("end"), toIso(start + Minutes{30})},
                           {QStringLiteral("attendees"),
                            QJsonArray{QJsonObject{
                                {QStringLiteral("email"), QString::fromLatin1(emailOf(person))}}}}})
        .toJson();
}

} // namespace

/// A console whose listener is held by slow clients or flooded by fast ones. Calls go out as if
/// there were none, and Twilio's callbacks arrive.
class TestSiege : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void callsAreOnTime_data();
    void callsAreOnTime();
    void callsAreOnTimeWhateverStrangersSend();
    void whatTwilioSaysIsHeardHoweverQuicklyStrangersComeAndGo();

private:
    /// Plans two calls that fall due in the next seconds. Returns when.
    std::vector<Instant> planCalls();
    /// How late the later of the two calls went out that were due at \a due, by Twilio's ledger.
    Milliseconds latenessOf(const std::vector<Instant> &due);
    QString stateOfNewestCall();
    /// Checks that two calls that fall due now go out as if nobody attacked, and that a key pressed
    /// in one of them takes effect.
    void checkCalls();

    std::unique_ptr<ServingConsole> m_console;
    int m_nextPerson = 0;
    Milliseconds m_quiet{0}; ///< how late calls are while nobody attacks
};

void TestSiege::initTestCase()
{
    m_console = std::make_unique<ServingConsole>();
    auto &home = m_console->home();
    auto &twilio = m_console->twilio();
    useTwilio(home, twilio);
    home.set(QStringLiteral("CALL_WEBHOOK_URL"), QStringLiteral("https://console.example.com"));
    twilio.setup().life = {.ringing = Seconds{0}, .talking = Seconds{110}};
    const auto table = home.write(QStringLiteral("people.csv"), tableOfPeople());
    QCOMPARE(
        runConsole(home, {QStringLiteral("import-people"), table, QStringLiteral("--yes")}).status,
        0);
    QVERIFY(m_console->start());
    twilio.callbacks().setRoute({.to = m_console->address()});
    m_quiet = latenessOf(planCalls());
}

std::vector<Instant> TestSiege::planCalls()
{
    const auto now = std::chrono::ceil<Seconds>(toInstant(QDateTime::currentDateTimeUtc()));
    const std::vector<Instant> due{now + 2s, now + 4s}; // the line lets one call pass each second
    for (const auto when : due) {
        const auto pushed = m_console->ask("POST", QStringLiteral("/meetings"),
                                           meetingAt(when + windowOpens, m_nextPerson++));
        if (pushed.body[u"incidentsPlanned"].toInt() != 1) {
            qFatal("a meeting was not taken: %d", pushed.status);
        }
    }
    return due;
}

Milliseconds TestSiege::latenessOf(const std::vector<Instant> &due)
{
    const auto &calls = m_console->twilio().calls();
    const auto expected = calls.size() + due.size();
    if (!QTest::qWaitFor([&] { return calls.size() >= expected; }, longestWait)) {
        qFatal("a call is missing");
    }
    Milliseconds latest = Milliseconds::min();
    for (size_t i = 0; i < due.size(); ++i) {
        latest = std::max(latest, calls[expected - due.size() + i].createdAt - due[i]);
    }
    return latest;
}

QString TestSiege::stateOfNewestCall()
{
    const auto incident = storedCalls(m_console->home()).back().attempt.incident;
    return m_console->ask("GET", QStringLiteral("/incidents/") + incident.text())
        .body[u"state"]
        .toString();
}

void TestSiege::callsAreOnTime_data()
{
    QTest::addColumn<QString>("mode");
    QTest::newRow("slow headers") << QStringLiteral("-H");
    QTest::newRow("slow bodies") << QStringLiteral("-B");
    QTest::newRow("slow reading") << QStringLiteral("-X");
}

void TestSiege::callsAreOnTime()
{
    QFETCH(QString, mode);
    if (const auto problem = SlowAttack::problem(); !problem.isEmpty()) {
        QSKIP(qPrintable(problem));
    }
    SlowAttack attack(mode, m_console->address().resolved(QUrl(QStringLiteral("/openapi.json"))));
    // Asked again and again: while connections are displaced, there are fewer for a moment.
    const auto isUnderWay = [&attack] {
        return attack.isUnderWay();
    };
    QVERIFY2(QTest::qWaitFor(isUnderWay, longestWait), qPrintable(attack.output()));

    checkCalls();
    QVERIFY(QTest::qWaitFor(isUnderWay, longestWait));
}

/// Forged webhooks of the largest size, dozens of requests at once, guessed tokens.
void TestSiege::callsAreOnTimeWhateverStrangersSend()
{
    const auto port = static_cast<quint16>(m_console->address().port());
    const Besiegers besiegers({QHostAddress(QHostAddress::LocalHost), port});
    QTRY_VERIFY_WITH_TIMEOUT(besiegers.answersOrConnects() > 100, longestWait);
    checkCalls();
}

/// Each client sends more than it waits for, and others have come before that is read.
void TestSiege::whatTwilioSaysIsHeardHoweverQuicklyStrangersComeAndGo()
{
    const auto port = static_cast<quint16>(m_console->address().port());
    const Besiegers besiegers({QHostAddress(QHostAddress::LocalHost), port},
                              Besiegers::Manner::Hasty);
    QTRY_VERIFY_WITH_TIMEOUT(besiegers.answersOrConnects() > 500, longestWait);
    auto &twilio = m_console->twilio();
    qint64 longest = 0;
    for (int i = 0; i < 20; ++i) {
        QElapsedTimer timer;
        timer.start();
        twilio.takeText(QStringLiteral("+34600123450"), QStringLiteral("+15005550006"),
                        QStringLiteral("Hello"),
                        QStringLiteral("https://console.example.com/sms/response"));
        QTRY_VERIFY_WITH_TIMEOUT(twilio.callbacks().isIdle(), longestWait);
        QCOMPARE(twilio.callbacks().sent().back().status, 200);
        longest = std::max(longest, timer.elapsed());
    }
    qInfo("answered within %lld ms, while strangers came %lld times",
          static_cast<long long>(longest), static_cast<long long>(besiegers.answersOrConnects()));
    checkCalls();
}

void TestSiege::checkCalls()
{
    const auto late = latenessOf(planCalls());
    qInfo("late by %lld ms, and %lld ms while nobody attacks", static_cast<long long>(late.count()),
          static_cast<long long>(m_quiet.count()));
    QVERIFY(late <= m_quiet + tolerance);

    auto &twilio = m_console->twilio();
    QTRY_VERIFY(twilio.press(twilio.calls().back().sid, QStringLiteral("1")));
    QTRY_VERIFY_WITH_TIMEOUT(twilio.callbacks().isIdle(), longestWait);
    QCOMPARE(twilio.callbacks().sent().back().status, 200);
    QCOMPARE(stateOfNewestCall(), QStringLiteral("RESOLVED"));
}

QTEST_GUILESS_MAIN(TestSiege)
#include "tst_siege.moc"
