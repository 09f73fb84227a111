// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rest/json_schema.h"

#include <QJsonDocument>
#include <QTest>

using namespace savehub;

/// If the judge accepted everything, its verdicts would prove nothing.
class TstJsonSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judges_data();
    void judges();
};

void TstJsonSchema::judges_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QByteArray>("good");
    QTest::addColumn<QByteArray>("bad");
    const auto row = [](const QByteArray &schema, const QByteArray &good, const QByteArray &bad) {
        QTest::newRow((schema + " not " + bad).constData()) << schema << good << bad;
    };
    row(R"({"type": "string"})", R"("x")", "1");
    row(R"({"type": "integer"})", "1", "1.5");
    row(R"({"type": ["string", "null"]})", "null", "false");
    row(R"({"enum": ["a", null]})", "null", R"("b")");
    row(R"({"anyOf": [{"type": "null"}, {"type": "array"}]})", "[]", "{}");
    row(R"({"required": ["a"]})", R"({"a": 1})", R"({"b": 1})");
    row(R"({"properties": {"a": {"type": "null"}}})", R"({"a": null})", R"({"a": 1})");
    row(R"({"properties": {"a": {}}, "additionalProperties": false})", R"({"a": 1})",
        R"({"a": 1, "b": 1})");
    row(R"({"items": {"type": "null"}})", "[null]", "[null, 1]");
    row(R"({"maxItems": 1})", "[1]", "[1, 2]");
    row(R"({"minLength": 1})", R"("x")", R"("")");
    row(R"({"maxLength": 1})", R"("x")", R"("xy")");
    row(R"({"minimum": 1})", "1", "0");
    row(R"({"format": "date-time"})", R"("2026-11-22T07:08:09.123Z")", R"("yesterday")");
    row(R"({"$ref": "#/defs/a"})", "null", "1");
}

void TstJsonSchema::judges()
{
    QFETCH(QByteArray, schema);
    QFETCH(QByteArray, good);
    QFETCH(QByteArray, bad);
    const JsonSchemas schemas(
        QJsonDocument::fromJson(R"({"defs": {"a": {"type": "null"}}})").object());
    const auto violations = [&](const QByteArray &value, const QByteArray &by) {
        const auto parsed = QJsonDocument::fromJson('[' + value + ']').array().first();
        return schemas.violations(parsed, QJsonDocument::fromJson(by).object());
    };
    QCOMPARE(violations(good, schema), QStringList());
    QVERIFY(!violations(bad, schema).isEmpty());
    QVERIFY(!violations(good, R"({"pattern": "x"})").isEmpty());
}

QTEST_GUILESS_MAIN(TstJsonSchema)
#include "tst_json_schema.moc"
