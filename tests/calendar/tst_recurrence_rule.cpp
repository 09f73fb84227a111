// SPDX-License-Identifier: GPL-3.0-or-later
#include "calendar/recurrence_rule.h"

#include <QTest>

using namespace savehub;

namespace {

LocalTime local(const char *iso)
{
    const auto time = QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODate);
    return LocalTime(toInstant(time).time_since_epoch());
}

const CalendarZone utc{QTimeZone("UTC")};

} // namespace

class TestRecurrenceRule : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void spendsTheBudget();
    void paysForStepsWithoutAStart();
    void survivesDamage();
};

void TestRecurrenceRule::refuses_data()
{
    QTest::addColumn<QByteArray>("value");

    for (const auto *value :
         {"", "x", "FREQ=", "FREQ=SOMETIMES", "COUNT=3", "FREQ=DAILY;COUNT=x",
          "FREQ=DAILY;INTERVAL=0", "FREQ=DAILY;INTERVAL=-1", "FREQ=DAILY;INTERVAL=65537",
          "FREQ=WEEKLY;BYDAY=XX", "FREQ=DAILY;UNTIL=x", "FREQ=DAILY;UNTIL=20269999",
          "FREQ=DAILY;BYHOUR=99", "FREQ=DAILY;NONSENSE=1"}) {
        QTest::addRow("'%s'", value) << QByteArray(value);
    }
}

void TestRecurrenceRule::refuses()
{
    QFETCH(QByteArray, value);
    QVERIFY(!RecurrenceRule::parse(value));
}

void TestRecurrenceRule::spendsTheBudget()
{
    const auto daily = RecurrenceRule::parse("FREQ=DAILY");
    ExpansionBudget budget{1000};
    const auto start = local("2026-01-01T09:00:00Z");
    const auto last = local("2026-12-31T09:00:00Z");
    QVERIFY(daily->expand(start, last, utc, budget));
    QVERIFY(budget.left < 1000);
    QVERIFY(!daily->expand(start, last, utc, budget));
}

void TestRecurrenceRule::paysForStepsWithoutAStart()
{
    const auto never = RecurrenceRule::parse("FREQ=DAILY;BYMONTH=2;BYMONTHDAY=30");
    ExpansionBudget budget{1000};
    const auto starts =
        never->expand(local("2026-01-01T09:00:00Z"), local("2026-12-31T09:00:00Z"), utc, budget);
    QVERIFY(starts);
    QCOMPARE(starts->size(), 0U);
    QCOMPARE(budget.left, 1000 - 364);
}

void TestRecurrenceRule::survivesDamage()
{
    const QByteArray whole(
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=-1FR,2MO;BYSETPOS=1;UNTIL=20261231T235959Z");
    for (qsizetype i = 0; i < whole.size(); ++i) {
        for (const char c : {'0', '9', '-', ',', ';', '=', 'Z', ' ', '\t'}) {
            auto damaged = whole;
            damaged[i] = c;
            const auto rule = RecurrenceRule::parse(damaged);
            ExpansionBudget budget;
            if (rule) {
                const auto starts = rule->expand(local("2026-01-01T09:00:00Z"),
                                                 local("2027-01-01T00:00:00Z"), utc, budget);
                QVERIFY(!starts || starts->size() <= 400);
            }
        }
    }
}

QTEST_GUILESS_MAIN(TestRecurrenceRule)
#include "tst_recurrence_rule.moc"
