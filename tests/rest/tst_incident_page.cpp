// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/incident_page.h"

#include <QJsonArray>
#include <QTest>

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
};

namespace {

std::vector<BoardRow> rowsUntil(int number)
{
    std::vector<BoardRow> rows;
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
    QTest::newRow("an empty place") << QByteArray("after=") << 50 << QString();
    QTest::newRow("the most") << QByteArray("limit=200") << 200 << QString();
}

void TstIncidentPage::readsQueries()
{
    QFETCH(QByteArray, query);
    QFETCH(int, limit);
    QFETCH(QString, after);
    const auto page = readPageQuery(query);
    QVERIFY(page.has_value());
    QCOMPARE(page->limit, limit);
    QCOMPARE(page->after.value_or(IncidentId()), IncidentId(after));
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
    QTest::addColumn<int>("rows");
    QTest::addColumn<QString>("page"); // two rows fit on it
    QTest::newRow("none") << 0 << QStringLiteral(">");
    QTest::newRow("not full") << 1 << QStringLiteral("1>");
    QTest::newRow("full") << 2 << QStringLiteral("12>");
    QTest::newRow("more") << 3 << QStringLiteral("12>2");
}

void TstIncidentPage::pages()
{
    QFETCH(int, rows);
    QTEST(idsIn(pageOf(rowsUntil(rows), 2)), "page");
}

QTEST_GUILESS_MAIN(TstIncidentPage)
#include "tst_incident_page.moc"
