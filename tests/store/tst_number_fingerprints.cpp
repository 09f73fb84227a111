// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/number_fingerprints.h"

#include "tests/store/test_database.h"

#include <QRegularExpression>

using namespace savehub;

namespace {

const auto number = *PhoneNumber::fromE164(u"+15551230001");
const auto another = *PhoneNumber::fromE164(u"+15551230002");
const auto actor = QStringLiteral("test");

} // namespace

class TstNumberFingerprints : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_database = std::make_unique<TestDatabase>();
        QVERIFY_OK(m_database->open());
    }
    void equalNumbersHaveOneFingerprint();
    void eachDatabaseHasItsOwn();
    void aKeyIsMadeOnce();
    void aConfirmedChangeIsAuditedByThem();
    void aFirstNumberIsNotAudited();
    void aNumberThatIsTakenAwayIsAudited();

private:
    QString of(const PhoneNumber &which)
    {
        const auto print = NumberFingerprints(m_database->other()).of(which);
        return print ? *print : print.error().text();
    }
    QString keys()
    {
        return m_database->sqlite3(QStringLiteral("SELECT key FROM number_fingerprint_key"));
    }
    QString audited()
    {
        return m_database->sqlite3(
            QStringLiteral("SELECT actor, subject = (SELECT id FROM people), detail FROM audit_log"
                           " WHERE action = 'person.number_changed' ORDER BY id"));
    }

    std::unique_ptr<TestDatabase> m_database;
};

void TstNumberFingerprints::equalNumbersHaveOneFingerprint()
{
    static const QRegularExpression shape(QStringLiteral("^[0-9a-f]{16}$"));
    const auto first = of(number);
    QVERIFY2(shape.match(first).hasMatch(), qPrintable(first));
    QCOMPARE(of(number), first);
    QVERIFY(of(another) != first);
    QVERIFY(of(*PhoneNumber::fromE164(u"+34600120001")) != first); // although it ends alike
}

void TstNumberFingerprints::eachDatabaseHasItsOwn()
{
    const auto here = of(number);
    m_database = std::make_unique<TestDatabase>();
    QVERIFY_OK(m_database->open());
    QVERIFY(of(number) != here);
}

void TstNumberFingerprints::aKeyIsMadeOnce()
{
    QCOMPARE(keys(), QString());
    of(number);
    const auto key = keys();
    QCOMPARE(key.size(), 64);
    of(another);
    QCOMPARE(keys(), key);
}

void TstNumberFingerprints::aConfirmedChangeIsAuditedByThem()
{
    auto &store = m_database->store();
    auto ana = sample::person();
    QVERIFY_OK(store.importPeople({ana}, actor, sample::before()));
    ana.phone = PhoneNumber::fromE164(u"+15551239999");
    ana.backup.phone = number;
    const PeopleImportTerms sure{.confirmed = Confirmed::Yes,
                                 .source = QStringLiteral("people.csv, user ana")};
    QVERIFY_OK(store.importPeople({ana}, actor, sample::before(), anyNumberOfIncidents, sure));

    QCOMPARE(
        audited(),
        QStringLiteral("test|1|phone ****0001 [%1] → ****9999 [%2], people.csv, user ana\n"
                       "test|1|backup phone ****0002 [%3] → ****0001 [%1], people.csv, user ana")
            .arg(of(number), of(*ana.phone), of(another)));
}

void TstNumberFingerprints::aFirstNumberIsNotAudited()
{
    auto &store = m_database->store();
    auto ana = sample::person();
    ana.phone.reset();
    const PeopleImportTerms sure{.confirmed = Confirmed::Yes};
    const auto take = [&] {
        return store.importPeople({ana}, actor, sample::before(), anyNumberOfIncidents, sure);
    };
    QVERIFY_OK(take());
    ana.phone = number;
    QVERIFY_OK(take());
    QVERIFY_OK(take());
    QCOMPARE(audited(), QString());
    QCOMPARE(keys(), QString());
}

void TstNumberFingerprints::aNumberThatIsTakenAwayIsAudited()
{
    auto ana = sample::person();
    const PeopleImportTerms sure{.confirmed = Confirmed::Yes};
    const auto take = [&] {
        return m_database->store().importPeople({ana}, actor, sample::before(),
                                                anyNumberOfIncidents, sure);
    };
    QVERIFY_OK(take());
    const auto before = *ana.phone;
    ana.phone.reset();
    QVERIFY_OK(take());
    QCOMPARE(audited(), QStringLiteral("test|1|phone ****0001 [%1] → none").arg(of(before)));
}

QTEST_GUILESS_MAIN(TstNumberFingerprints)
#include "tst_number_fingerprints.moc"
