// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_script.h"

#include <QTest>

using namespace savehub;

class TstSqlScript : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void splits_data();
    void splits();
    void blanksSayNothing_data();
    void blanksSayNothing();
};

void TstSqlScript::splits_data()
{
    QTest::addColumn<QString>("script");
    QTest::addColumn<QStringList>("statements");
    const auto add = [](const char *name, const QString &script, const QStringList &statements) {
        QTest::newRow(name) << script << statements;
    };
    const auto trigger = QStringLiteral("CREATE TRIGGER t BEFORE INSERT ON a BEGIN"
                                        " SELECT CASE WHEN 1 THEN 2 END; DELETE FROM b; END");
    add("nothing", {}, {});
    add("only blanks", QStringLiteral(" \n;; -- note; \n /* a; b */ ;"), {});
    add("two", QStringLiteral("SELECT 1;\nSELECT 2;\n"),
        {QStringLiteral("SELECT 1"), QStringLiteral("SELECT 2")});
    add("last without semicolon", QStringLiteral("SELECT 1; SELECT 2 \n"),
        {QStringLiteral("SELECT 1"), QStringLiteral("SELECT 2")});
    add("semicolon in quotes", QStringLiteral("SELECT ';', 'it''s; ', \";\", `;`, [;]; SELECT 2"),
        {QStringLiteral("SELECT ';', 'it''s; ', \";\", `;`, [;]"), QStringLiteral("SELECT 2")});
    add("semicolon in comments", QStringLiteral("SELECT 1 -- one;\n + 1 /* ; */; SELECT 2"),
        {QStringLiteral("SELECT 1 -- one;\n + 1 /* ; */"), QStringLiteral("SELECT 2")});
    add("quote in a comment", QStringLiteral("-- it's\nSELECT 1; SELECT 2"),
        {QStringLiteral("SELECT 1"), QStringLiteral("SELECT 2")});
    add("trigger", trigger + QStringLiteral("; SELECT 2;"), {trigger, QStringLiteral("SELECT 2")});
    add("small letters", trigger.toLower() + QStringLiteral(";SELECT 2"),
        {trigger.toLower(), QStringLiteral("SELECT 2")});
    auto temporary = trigger;
    temporary.replace(QLatin1String("CREATE"), QLatin1String("CREATE TEMP"));
    add("temporary trigger", temporary + QStringLiteral("; SELECT 2"),
        {temporary, QStringLiteral("SELECT 2")});
    add("a column called trigger", QStringLiteral("CREATE TABLE a (trigger TEXT); SELECT 2"),
        {QStringLiteral("CREATE TABLE a (trigger TEXT)"), QStringLiteral("SELECT 2")});
    add("not ASCII", QStringLiteral("SELECT 'Größe; 日本' AS ñandú; SELECT 2"),
        {QStringLiteral("SELECT 'Größe; 日本' AS ñandú"), QStringLiteral("SELECT 2")});
}

void TstSqlScript::splits()
{
    QFETCH(QString, script);
    QTEST(splitSqlScript(script), "statements");
}

void TstSqlScript::blanksSayNothing_data()
{
    QTest::addColumn<QString>("other");
    QTest::addColumn<bool>("same");
    QTest::newRow("blanks") << QStringLiteral(" CREATE\n TABLE\ta( b TEXT DEFAULT ' x -- y' )\n")
                            << true;
    QTest::newRow("comments") << QStringLiteral(
        "CREATE TABLE a /* why */ (b TEXT -- what\n DEFAULT ' x -- y')")
                              << true;
    QTest::newRow("blanks in a text")
        << QStringLiteral("CREATE TABLE a (b TEXT DEFAULT 'x -- y')") << false;
    QTest::newRow("another word") << QStringLiteral("CREATE TABLE a (b BLOB DEFAULT ' x -- y')")
                                  << false;
    QTest::newRow("quoted") << QStringLiteral("CREATE TABLE a (\"b TEXT\" DEFAULT ' x -- y')")
                            << false;
}

void TstSqlScript::blanksSayNothing()
{
    QFETCH(QString, other);
    const auto one = withoutBlanks(QStringLiteral("CREATE TABLE a (b TEXT DEFAULT ' x -- y')"));
    QTEST(withoutBlanks(other) == one, "same");
}

QTEST_GUILESS_MAIN(TstSqlScript)
#include "tst_sql_script.moc"
