// SPDX-License-Identifier: GPL-3.0-or-later
#include "environment_secrets.h"

#include <QTest>

#include "answers.h"

using namespace savehub;
using namespace savehub::test;

class TestEnvironmentSecrets : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void givesWhatItWasGiven()
    {
        QCOMPARE(readNow(m_store, SecretName::SmtpPassword), Secret(QStringLiteral("s3cret")));
        QCOMPARE(readNow(m_store, SecretName::ApiToken), Secret(std::nullopt));
    }

    void storesNothing()
    {
        const auto written = writeNow(m_store, SecretName::ApiToken, QStringLiteral("other"));
        QVERIFY(!written);
        QCOMPARE(written.error().kind, Error::Kind::Refused);
        QVERIFY(written.error().text().contains(QStringLiteral("SAVEHUB_API_TOKEN")));
        QVERIFY(!written.error().text().contains(QStringLiteral("other")));
        QCOMPARE(readNow(m_store, SecretName::ApiToken), Secret(std::nullopt));
    }

    void removesNothing()
    {
        const auto removed = removeNow(m_store, SecretName::SmtpPassword);
        QVERIFY(!removed);
        QCOMPARE(removed.error().kind, Error::Kind::Refused);
        QCOMPARE(readNow(m_store, SecretName::SmtpPassword), Secret(QStringLiteral("s3cret")));
    }

private:
    EnvironmentSecrets m_store{{{SecretName::SmtpPassword, QStringLiteral("s3cret")}}};
};

QTEST_GUILESS_MAIN(TestEnvironmentSecrets)
#include "tst_environment_secrets.moc"
