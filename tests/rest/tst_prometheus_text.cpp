// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/prometheus_text.h"

#include <QTest>

using namespace savehub;

class TstPrometheusText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void writesFamilies();
    void escapesLabels();
    void writesExactDecimals_data();
    void writesExactDecimals();
};

void TstPrometheusText::writesFamilies()
{
    PrometheusText text;
    text.family("calls", "gauge", "How many.");
    text.sample("calls", {}, 7);
    text.sample("calls", {{"a", QStringLiteral("x y")}, {"b", QStringLiteral("é")}}, "0.5");
    QCOMPARE(text.text(), QByteArray("# HELP calls How many.\n# TYPE calls gauge\ncalls 7\n"
                                     "calls{a=\"x y\",b=\"é\"} 0.5\n"));
}

void TstPrometheusText::escapesLabels()
{
    PrometheusText text;
    text.sample("x", {{"a", QStringLiteral("\"\\\n}")}}, 1);
    QCOMPARE(text.text(), QByteArray("x{a=\"\\\"\\\\\\n}\"} 1\n"));
}

void TstPrometheusText::writesExactDecimals_data()
{
    QTest::addColumn<qint64>("thousandths");
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("nothing") << qint64(0) << QByteArray("0");
    QTest::newRow("small") << qint64(5) << QByteArray("0.005");
    QTest::newRow("zeros at the end") << qint64(250) << QByteArray("0.25");
    QTest::newRow("whole") << qint64(20'000) << QByteArray("20");
    QTest::newRow("large") << qint64(9'007'199'254'740'993) << QByteArray("9007199254740.993");
    QTest::newRow("negative") << qint64(-1'050) << QByteArray("-1.05");
}

void TstPrometheusText::writesExactDecimals()
{
    QFETCH(qint64, thousandths);
    QTEST(inSeconds(Milliseconds(thousandths)), "text");
    QTEST(inDollars(microDollars(thousandths * 1000)), "text");
}

QTEST_GUILESS_MAIN(TstPrometheusText)
#include "tst_prometheus_text.moc"
