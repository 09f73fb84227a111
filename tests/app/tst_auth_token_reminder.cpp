// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/auth_token_reminder.h"

#include "tests/testlib/sample_data.h"
#include "tests/testlib/virtual_clock.h"

#include <QTemporaryDir>
#include <QTest>

using namespace savehub;

namespace {

constexpr Hours day{24};
const auto token = QStringLiteral("0123456789abcdef0123456789abcdef");
const auto second = QStringLiteral("fedcba9876543210fedcba9876543210");

} // namespace

class TestAuthTokenReminder : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init();
    void remindsOnTheNinetiethDay();
    void remindsDailyWhileItRuns();
    void aRestartSaysNothingTwiceADay();
    void aNewTokenIsLeftAlone();
    void anExchangedTokenKeepsItsAge();
    void withoutATokenThereIsNothingToSay();

private:
    /// Like a console that starts with \a primary and \a secondary.
    void start(const QString &primary, const QString &secondary = {});
    void wait(Hours howLong) { m_clock->runFor(howLong); }

    QTemporaryDir m_folder;
    sample::CountingIds m_ids;
    int m_databases = 0;
    std::unique_ptr<SqlStore> m_store;
    std::unique_ptr<VirtualClock> m_clock;
    QStringList m_told;
    std::unique_ptr<AuthTokenReminder> m_reminder;
};

void TestAuthTokenReminder::init()
{
    m_reminder.reset();
    const auto name = QStringLiteral("%1.db").arg(++m_databases);
    auto opened = SqlStore::open({m_folder.filePath(name)}, m_ids);
    QVERIFY(opened);
    m_store = std::move(*opened);
    m_clock = std::make_unique<VirtualClock>(sample::before());
    m_told.clear();
}

void TestAuthTokenReminder::start(const QString &primary, const QString &secondary)
{
    TwilioAccount account;
    account.authToken = primary;
    account.authTokenSecondary = secondary;
    m_reminder = std::make_unique<AuthTokenReminder>(
        *m_store, *m_clock, account, [this](const QString &text) { m_told += text; });
    m_reminder->start();
}

void TestAuthTokenReminder::remindsOnTheNinetiethDay()
{
    start(token);
    wait(89 * day);
    QCOMPARE(m_told, QStringList());
    wait(day);
    QCOMPARE(m_told.size(), 1);
    QVERIFY(m_told.front().contains(QStringLiteral("in use for 90 days")));
    QVERIFY(m_told.front().contains(QStringLiteral("TWILIO_AUTH_TOKEN_SECONDARY")));
    QVERIFY(!m_told.front().contains(token));
}

void TestAuthTokenReminder::remindsDailyWhileItRuns()
{
    start(token);
    wait(92 * day);
    QCOMPARE(m_told.size(), 3);
}

void TestAuthTokenReminder::aRestartSaysNothingTwiceADay()
{
    start(token);
    wait(90 * day);
    start(token);
    QCOMPARE(m_told.size(), 1);
    wait(day);
    QCOMPARE(m_told.size(), 2);
}

void TestAuthTokenReminder::aNewTokenIsLeftAlone()
{
    start(token);
    wait(100 * day);
    m_told.clear();
    start(second);
    wait(89 * day);
    QCOMPARE(m_told, QStringList());
}

void TestAuthTokenReminder::anExchangedTokenKeepsItsAge()
{
    start(token, second);
    wait(10 * day);
    start(second); // promoted to the primary token
    wait(80 * day);
    QCOMPARE(m_told.size(), 1);
    QVERIFY(m_told.front().contains(QStringLiteral("in use for 90 days")));
}

void TestAuthTokenReminder::withoutATokenThereIsNothingToSay()
{
    start({}, second);
    wait(100 * day);
    QCOMPARE(m_told, QStringList());
}

QTEST_GUILESS_MAIN(TestAuthTokenReminder)
#include "tst_auth_token_reminder.moc"
