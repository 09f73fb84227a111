// SPDX-License-Identifier: GPL-3.0-or-later
#include "runtime/unclaimed.h"
#include "tests/testlib/memory_store.h"
#include "tests/testlib/sample_data.h"

#include <QTest>

using namespace savehub;

namespace {

const auto intentAt = sample::start() - Minutes(3);
const ProviderSid sid(QStringLiteral("CA1"));
constexpr Milliseconds moment{1};

} // namespace

class TestUnclaimed : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aCallFitsByItsTime_data();
    void aCallFitsByItsTime();
    void aTextFitsByItsTimeAndItsLastWords_data();
    void aTextFitsByItsTimeAndItsLastWords();
};

void TestUnclaimed::aCallFitsByItsTime_data()
{
    QTest::addColumn<Milliseconds>("afterIntent");
    QTest::addColumn<bool>("fits");
    QTest::newRow("older than clocks differ") << Milliseconds(Seconds(-60)) - moment << false;
    QTest::newRow("a little older") << Milliseconds(Seconds(-60)) << true;
    QTest::newRow("much later: the clock was set") << Milliseconds(Hours(2)) << true;
}

void TestUnclaimed::aCallFitsByItsTime()
{
    QFETCH(const Milliseconds, afterIntent);
    QFETCH(const bool, fits);
    sample::CountingIds ids;
    MemoryStore store(ids);
    const ListedCall call{sid, AttemptStatus::Ringing, intentAt + afterIntent};
    const auto found = unclaimed(store, std::vector{call}, intentAt);
    const std::vector<Unclaimed> expected{{sid, call.status, call.createdAt, fits}};
    QVERIFY(found == expected);
}

void TestUnclaimed::aTextFitsByItsTimeAndItsLastWords_data()
{
    QTest::addColumn<Milliseconds>("afterIntent");
    QTest::addColumn<QString>("body");
    QTest::addColumn<bool>("fits");
    const auto ours = QStringLiteral("Standup at 10:00");
    QTest::newRow("ours") << Milliseconds(0) << ours << true;
    QTest::newRow("of a trial account")
        << Milliseconds(0) << QStringLiteral("Sent from a trial - ") + ours << true;
    QTest::newRow("another") << Milliseconds(0) << ours + QStringLiteral(" tomorrow") << false;
    QTest::newRow("older") << Milliseconds(Seconds(-60)) - moment << ours << false;
}

void TestUnclaimed::aTextFitsByItsTimeAndItsLastWords()
{
    QFETCH(const Milliseconds, afterIntent);
    QFETCH(const QString, body);
    QFETCH(const bool, fits);
    sample::CountingIds ids;
    MemoryStore store(ids);
    const ListedText text{sid, body, intentAt + afterIntent};
    const auto found =
        unclaimed(store, std::vector{text}, intentAt, QStringLiteral("Standup at 10:00"));
    const std::vector<Unclaimed> expected{{sid, AttemptStatus::Queued, text.createdAt, fits}};
    QVERIFY(found == expected);
}

QTEST_GUILESS_MAIN(TestUnclaimed)
#include "tst_unclaimed.moc"
