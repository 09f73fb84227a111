// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/auth_token_table.h"

#include "store/checkup.h"
#include "tests/store/test_database.h"

#include <QFile>

using namespace savehub;

namespace {

const auto token = QStringLiteral("0123456789abcdef0123456789abcdef");
const auto another = QStringLiteral("fedcba9876543210fedcba9876543210");
constexpr Hours day{24};

} // namespace

class TstAuthTokenTable : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_database = std::make_unique<TestDatabase>(); }
    void aTokenIsAsOldAsItsFirstDay();
    void aNewTokenBeginsAnew();
    void aRestartForgetsNothing();
    void theTokenIsNowhereInTheFile();
    void equalTokensDoNotLookEqualElsewhere();
    void remembersWhenItWasTold();
    void theCheckupLooksOnly();

private:
    Result<SeenToken> see(const QString &which, Instant now)
    {
        return m_database->store().seeAuthToken(which, now);
    }
    QString fingerprints()
    {
        return m_database->sqlite3(QStringLiteral("SELECT fingerprint FROM auth_tokens"));
    }

    const Instant m_now = sample::before();
    std::unique_ptr<TestDatabase> m_database;
};

void TstAuthTokenTable::aTokenIsAsOldAsItsFirstDay()
{
    QCOMPARE(see(token, m_now)->firstSeen, m_now);
    QCOMPARE(see(token, m_now + 90 * day)->firstSeen, m_now);
}

void TstAuthTokenTable::aNewTokenBeginsAnew()
{
    QVERIFY_OK(see(token, m_now));
    QCOMPARE(see(another, m_now + day)->firstSeen, m_now + day);
    QCOMPARE(see(token, m_now + 2 * day)->firstSeen, m_now); // the old token keeps its age
}

void TstAuthTokenTable::aRestartForgetsNothing()
{
    QVERIFY_OK(see(token, m_now));
    m_database->close();
    QCOMPARE(see(token, m_now + day)->firstSeen, m_now);
}

void TstAuthTokenTable::theTokenIsNowhereInTheFile()
{
    QVERIFY_OK(see(token, m_now));
    m_database->close();
    QFile file(m_database->path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto content = file.readAll();
    QVERIFY(content.contains("auth_tokens"));
    QVERIFY(!content.contains(token.toLatin1()));
    QVERIFY(!content.contains(QByteArray::fromHex(token.toLatin1())));
}

void TstAuthTokenTable::equalTokensDoNotLookEqualElsewhere()
{
    QVERIFY_OK(see(token, m_now));
    const auto here = fingerprints();
    QCOMPARE(here.trimmed().size(), 64);
    m_database = std::make_unique<TestDatabase>();
    QVERIFY_OK(see(token, m_now));
    QVERIFY(fingerprints() != here);
}

void TstAuthTokenTable::remembersWhenItWasTold()
{
    QVERIFY(!see(token, m_now)->remindedAt);
    QVERIFY_OK(see(another, m_now));
    QVERIFY_OK(m_database->store().remindedOfAuthToken(token, m_now + day));
    QCOMPARE(see(token, m_now)->remindedAt, std::optional(m_now + day));
    QVERIFY(!see(another, m_now)->remindedAt);
}

void TstAuthTokenTable::theCheckupLooksOnly()
{
    QVERIFY_OK(see(token, m_now));
    const auto read = readCheckup(m_database->options(), {}, m_now, {token, another});
    QVERIFY_OK(read);
    const std::vector<std::optional<Instant>> expected{m_now, std::nullopt};
    QCOMPARE(read->tokensSince, expected);
    QCOMPARE(fingerprints().trimmed().count(u'\n'), 0);
}

QTEST_GUILESS_MAIN(TstAuthTokenTable)
#include "tst_auth_token_table.moc"
