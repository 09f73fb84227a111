// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/field_reader.h"

#include <QTest>

using namespace savehub;

class TstFieldReader : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsWhatIsThere();
    void namesWhatIsWrong_data();
    void namesWhatIsWrong();
    void refusesOtherFields();
    void readsMoments_data();
    void readsMoments();
};

namespace {

const auto field = QStringLiteral("a");

QStringList pointersOf(const FieldProblems &problems)
{
    QStringList pointers;
    for (const auto &problem : problems) {
        pointers += problem.pointer;
    }
    return pointers;
}

/// Reads the field "a" as \a kind.
void read(FieldReader &fields, const QString &kind)
{
    if (kind == QLatin1String("text")) {
        fields.text(field, 5);
    } else if (kind == QLatin1String("optional text")) {
        fields.text(field, 5, FieldReader::Optional);
    } else if (kind == QLatin1String("flag")) {
        fields.flag(field, false);
    } else if (kind == QLatin1String("moment")) {
        fields.moment(field);
    } else if (kind == QLatin1String("list")) {
        fields.list(field, 2);
    } else {
        fields.choice(field, {QStringLiteral("YES"), QStringLiteral("NO")});
    }
}

} // namespace

void TstFieldReader::readsWhatIsThere()
{
    FieldProblems problems;
    FieldReader fields({{QStringLiteral("text"), QStringLiteral("words")},
                        {QStringLiteral("flag"), true},
                        {QStringLiteral("list"), QJsonArray{1, 2}},
                        {QStringLiteral("choice"), QStringLiteral("NO")},
                        {QStringLiteral("moment"), QStringLiteral("2026-11-22T08:00:00+01:00")}},
                       {}, problems);
    QCOMPARE(fields.text(QStringLiteral("text"), 5), QStringLiteral("words"));
    QCOMPARE(fields.flag(QStringLiteral("flag"), false), true);
    QCOMPARE(fields.flag(QStringLiteral("none"), true), true);
    QCOMPARE(fields.list(QStringLiteral("list"), 2).size(), 2);
    QCOMPARE(fields.choice(QStringLiteral("choice"), {QStringLiteral("YES"), QStringLiteral("NO")}),
             QStringLiteral("NO"));
    QCOMPARE(fields.moment(QStringLiteral("moment")), instantFromIso(u"2026-11-22T07:00:00.000Z"));
    QVERIFY(!fields.moment(QStringLiteral("none"), FieldReader::Optional));
    fields.refuseOthers();
    QCOMPARE(pointersOf(problems), QStringList());
}

void TstFieldReader::namesWhatIsWrong_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<QJsonValue>("value");
    const auto row = [](const char *kind, const char *why, const QJsonValue &value) {
        QTest::addRow("%s %s", kind, why) << QString::fromLatin1(kind) << value;
    };
    const QJsonValue missing(QJsonValue::Undefined);
    for (const auto *kind : {"text", "moment", "list", "choice"}) {
        row(kind, "missing", missing);
        row(kind, "null", QJsonValue::Null);
        row(kind, "number", 7);
    }
    row("text", "too long", QStringLiteral("wordsy"));
    row("text", "blank", QStringLiteral("  "));
    row("optional text", "null", QJsonValue::Null);
    row("optional text", "too long", QStringLiteral("wordsy"));
    row("flag", "text", QStringLiteral("true"));
    row("flag", "null", QJsonValue::Null);
    row("moment", "date", QStringLiteral("2026-11-22"));
    row("list", "too long", QJsonArray{1, 2, 3});
    row("choice", "another", QStringLiteral("MAYBE"));
    row("choice", "another case", QStringLiteral("yes"));
}

void TstFieldReader::namesWhatIsWrong()
{
    QFETCH(QString, kind);
    QFETCH(QJsonValue, value);
    FieldProblems problems;
    QJsonObject object;
    if (!value.isUndefined()) {
        object.insert(field, value);
    }
    FieldReader fields(object, QStringLiteral("/3"), problems);
    read(fields, kind);
    fields.refuseOthers();
    QCOMPARE(pointersOf(problems), QStringList{QStringLiteral("/3/a")});
    QVERIFY(!problems.front().detail.isEmpty());
}

void TstFieldReader::refusesOtherFields()
{
    FieldProblems problems;
    FieldReader fields({{QStringLiteral("titel"), 1},
                        {QStringLiteral("x/y~z"), 1},
                        {QStringLiteral("+15551234567"), 1}},
                       QStringLiteral("/0"), problems);
    fields.text(QStringLiteral("title"), 5, FieldReader::Optional);
    fields.refuseOthers();
    QCOMPARE(pointersOf(problems),
             (QStringList{QStringLiteral("/0/****4567"), QStringLiteral("/0/titel"),
                          QStringLiteral("/0/x~1y~0z")}));
}

void TstFieldReader::readsMoments_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("iso"); // empty: refused
    const auto row = [](const char *text, const char *iso) {
        QTest::newRow(text) << QString::fromLatin1(text) << QString::fromLatin1(iso);
    };
    row("2026-11-22T08:00:00Z", "2026-11-22T08:00:00.000Z");
    row("2026-11-22T08:00:00+01:00", "2026-11-22T07:00:00.000Z");
    row("2026-11-22T08:00:00-05:30", "2026-11-22T13:30:00.000Z");
    row("2026-11-22T08:00:00.5Z", "2026-11-22T08:00:00.500Z");
    row("2026-11-22T08:00:00.123999999Z", "2026-11-22T08:00:00.123Z");
    row("2026-11-22T08:00:00", ""); // eight o'clock in which zone?
    row("2026-11-22T08:00Z", "");
    row("2026-11-22 08:00:00Z", "");
    row("2026-11-22", "");
    row("2026-02-30T08:00:00Z", "");
    row("2026-11-22T25:00:00Z", "");
    row("0000-01-01T00:00:00+14:00", "");
    row("2026-11-22T08:00:00Z\n", "");
    row("", "");
}

void TstFieldReader::readsMoments()
{
    QFETCH(QString, text);
    QFETCH(QString, iso);
    const auto moment = instantFromRfc3339(text);
    QCOMPARE(moment ? toIso(*moment) : QString(), iso);
}

QTEST_GUILESS_MAIN(TstFieldReader)
#include "tst_field_reader.moc"
