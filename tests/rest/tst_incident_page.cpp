// SPDX-License-Identifier: GPL-3.0-or-later
#include "incident_page.h"

#include <QJsonArray>
#include <QtTest>

using namespace savehub;

class TstIncidentPage : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsQueries_data();
    void readsQueries();
    void refusesQueries_data();
    void refusesQueries();
    void pages_data();
    void pages();
    void asksForWhatIsNeeded();
    void refusesAForgottenPlace();
};

namespace {

std::vector<IncidentRow> rows(int number)
{
    std::vector<IncidentRow> rows;
    for (int i = 1; i <= number; ++i) {
        rows.push_back({.id = IncidentId(QString::number(i))});
    }
    return rows;
}

QString idsIn(const QJsonObject &page)
{
    QString ids;
    for (const auto &row : page.value(QLatin1String("incidents")).toArray()) {
        ids += row.toObject().value(QLatin1String("id")).toString();
    }
    return ids + u'>' + page.value(QLatin1String("next")).toString();
}

} // namespace

void TstIncidentPage::readsQueries_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("after");
    QTest::newRow("none") << QByteArray() << 50 << QString();
    QTest::newRow("both") << QByteArray("limit=7&after=a%2Db") << 7 << QStringLiteral("a-b");
    QTest::newRow("the most") << QByteArray("limit=200") << 200 << QString();
}

void TstIncidentPage::readsQueries()
{
    QFETCH(QByteArray, query);
    QFETCH(int, limit);
    QFETCH(QString, after);
    const auto page = readPageQuery(query);
    QVERIFY(page.has_value());
    QCOMPARE(*page, (PageQuery{limit, IncidentId(after)}));
}

void TstIncidentPage::refusesQueries_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("parameter");
    const auto limit = QStringLiteral("limit");
    QTest::newRow("none at all") << QByteArray("limit=0") << limit;
    QTest::newRow("negative") << QByteArray("limit=-1") << limit;
    QTest::newRow("too many") << QByteArray("limit=201") << limit;
    QTest::newRow("no number") << QByteArray("limit=many") << limit;
    QTest::newRow("empty") << QByteArray("limit=") << limit;
    QTest::newRow("too large for a number") << QByteArray("limit=99999999999") << limit;
    QTest::newRow("twice") << QByteArray("limit=1&limit=2") << limit;
    QTest::newRow("unknown") << QByteArray("page=2") << QStringLiteral("page");
}

void TstIncidentPage::refusesQueries()
{
    QFETCH(QByteArray, query);
    const auto page = readPageQuery(query);
    QVERIFY(!page);
    QTEST(page.error().pointer, "parameter");
}

void TstIncidentPage::pages_data()
{
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("after");
    QTest::addColumn<QString>("page"); // of five
    QTest::newRow("first") << 2 << QString() << QStringLiteral("12>2");
    QTest::newRow("next") << 2 << QStringLiteral("2") << QStringLiteral("34>4");
    QTest::newRow("last") << 2 << QStringLiteral("4") << QStringLiteral("5>");
    QTest::newRow("after the last") << 2 << QStringLiteral("5") << QStringLiteral(">");
    QTest::newRow("all") << 5 << QString() << QStringLiteral("12345>");
}

void TstIncidentPage::pages()
{
    QFETCH(int, limit);
    QFETCH(QString, after);
    const auto page = pageOf(rows(5), {limit, IncidentId(after)});
    QVERIFY(page.has_value());
    QTEST(idsIn(*page), "page");
}

void TstIncidentPage::asksForWhatIsNeeded()
{
    QCOMPARE(rowsFor({.limit = 7}), 8);
    QCOMPARE(rowsFor({.limit = 7, .after = IncidentId(QStringLiteral("1"))}), mostIncidentsListed);
}

void TstIncidentPage::refusesAForgottenPlace()
{
    const auto page = pageOf(rows(5), {2, IncidentId(QStringLiteral("6"))});
    QVERIFY(!page);
    QCOMPARE(page.error().pointer, QStringLiteral("after"));
}

QTEST_GUILESS_MAIN(TstIncidentPage)
#include "tst_incident_page.moc"
