// SPDX-License-Identifier: GPL-3.0-or-later
#include "console_process.h"

#include <QFile>
#include <QTest>

using namespace savehub;

namespace {
const auto headless = QStringLiteral("--headless");
} // namespace

/// What the real program believes, and what it does not start with.
class TestTrust : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<ConsoleHome>(); }
    void anEnvFileThatOthersMayWriteIsRefused_data();
    void anEnvFileThatOthersMayWriteIsRefused();

private:
    std::unique_ptr<ConsoleHome> m_home;
};

void TestTrust::anEnvFileThatOthersMayWriteIsRefused_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("console") << QStringList{headless};
    QTest::newRow("doctor") << QStringList{QStringLiteral("doctor")};
    QTest::newRow("import") << QStringList{QStringLiteral("import-people"), QStringLiteral("a")};
}

void TestTrust::anEnvFileThatOthersMayWriteIsRefused()
{
    QFETCH(const QStringList, words);
    const auto file = m_home->write(QStringLiteral(".env"), "CALL_TEST_MODE=true\n");
    QVERIFY(QFile::setPermissions(file, QFile::permissions(file) | QFile::WriteOther));

    const auto ended = runConsole(*m_home, words, "s3cret\n");

    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.errors.contains(QStringLiteral("chmod go-w '.env'")), qPrintable(ended.errors));
    QVERIFY(!QFile::exists(m_home->database()));
}

QTEST_GUILESS_MAIN(TestTrust)
#include "tst_trust.moc"
