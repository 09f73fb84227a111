// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_store.h"
#include "tests/app/planned_call.h"
#include "tests/app/serving_console.h"

#include <QTest>
#include <QUuid>

#include <algorithm>

using namespace savehub;

namespace {

constexpr int crowd = 3000;          ///< texts due at the moment of the call
constexpr int crowdOfAnImport = 500; ///< people whose incidents each import moves
constexpr int longEnough = 110'000;  ///< ms
constexpr int soon = 15;             ///< s until the call window opens
constexpr int commitOfMessages = 100;

struct RandomIds : IdSource {
    QString next() override { return QUuid::createUuid().toString(QUuid::WithoutBraces); }
};

QByteArray mailOf(int person)
{
    return "person-" + QByteArray::number(person) + "@example.org";
}

QByteArray peopleTableOf(int count)
{
    QByteArray table = "name,email,phone\n";
    for (int i = 0; i < count; ++i) {
        table += "Bea," + mailOf(i) + ",+34611" + QByteArray::number(100'000 + i) + '\n';
    }
    return table;
}

/// One meeting of \a count people whom no call is due for at that time.
QByteArray crowdedCalendar(Instant start, int count)
{
    auto calendar = calendarFor(start);
    QByteArray attendees;
    for (int i = 0; i < count; ++i) {
        attendees += "ATTENDEE:mailto:" + mailOf(i) + "\r\n";
    }
    calendar.replace("UID:standup", "UID:all-hands");
    calendar.replace("ATTENDEE;CN=Ana:mailto:ana@example.org\r\n", attendees);
    return calendar;
}

} // namespace

/// The real program has more to do at the moment of a call than it can do in that moment.
class TestDueTogether : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void theCallGoesBeforeTheTexts();
    void theCallGoesWhileImportsRun();

private:
    /// Plans the call, which is due soon, and imports \a others more people.
    void plan(int others);
    bool imports(const QString &command, const QString &name, const QByteArray &content)
    {
        const auto &home = m_console->home();
        return runConsole(home, {command, home.write(name, content), QStringLiteral("--yes")})
                   .status
               == 0;
    }
    bool isCalled() const { return !m_console->twilio().calls().empty(); }

    std::unique_ptr<ServingConsole> m_console;
    Instant m_start; ///< of the meeting that the call is for
};

void TestDueTogether::init()
{
    m_console = std::make_unique<ServingConsole>();
    useTwilio(m_console->home(), m_console->twilio());
}

void TestDueTogether::plan(int others)
{
    QVERIFY(imports(QStringLiteral("import-people"), QStringLiteral("crowd.csv"),
                    peopleTableOf(others)));
    m_start = startInsideWindow() + Seconds{soon};
    planCall(m_console->home(), m_start);
}

void TestDueTogether::theCallGoesBeforeTheTexts()
{
    plan(crowd);
    RandomIds ids;
    const auto now = toInstant(QDateTime::currentDateTimeUtc());
    auto store = SqlStore::open({m_console->home().database()}, ids);
    QVERIFY(store.has_value());
    auto settings = (*store)->standing(now)->settings;
    settings.dailyCap = settings.monthlyCap = microDollars(1'000'000'000);
    QVERIFY((*store)->saveSettings(settings, QStringLiteral("test"), now));
    const auto allHands = m_start + Minutes{2}; // texts 5 minutes before it, the call 3 before ours
    QVERIFY(imports(QStringLiteral("import-calendar"), QStringLiteral("all-hands.ics"),
                    crowdedCalendar(allHands, crowd)));
    QVERIFY(m_console->start());
    QTRY_VERIFY_WITH_TIMEOUT(isCalled(), longEnough);
    const auto &posts = m_console->twilio().posts();
    const auto call = std::find_if(posts.begin(), posts.end(), [](const FakePost &post) {
        return post.resource == QLatin1String("Calls.json");
    });
    QVERIFY(std::distance(posts.begin(), call) <= commitOfMessages);
    QTRY_VERIFY_WITH_TIMEOUT(m_console->twilio().texts().size() > commitOfMessages, longEnough);
    QCOMPARE(m_console->twilio().calls().size(), size_t(1));
}

void TestDueTogether::theCallGoesWhileImportsRun()
{
    plan(crowdOfAnImport);
    QVERIFY(m_console->start());
    const auto noon = m_start + Hours{24};
    for (int moved = 0; !isCalled(); ++moved) {
        QVERIFY(toInstant(QDateTime::currentDateTimeUtc()) < m_start - Minutes{2});
        QVERIFY(imports(QStringLiteral("import-calendar"), QStringLiteral("all-hands.ics"),
                        crowdedCalendar(noon + Minutes{moved}, crowdOfAnImport)));
    }
    const auto &call = m_console->twilio().calls().front();
    QVERIFY(m_start - Minutes{3} <= call.createdAt && call.createdAt <= m_start - Minutes{2});
    QCOMPARE(m_console->twilio().calls().size(), size_t(1));
}

QTEST_GUILESS_MAIN(TestDueTogether)
#include "tst_due_together.moc"
