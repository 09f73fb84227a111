// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/answer_requests.h"

#include <QTest>

using namespace savehub;

class TstAnswerRequests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checkIns();
    void notes();
    void refuses_data();
    void refuses();
};

namespace {

QJsonDocument json(const char *text)
{
    return QJsonDocument::fromJson(text);
}

} // namespace

void TstAnswerRequests::checkIns()
{
    const PersonId ana(QStringLiteral("ana"));
    QCOMPARE(*readCheckIn(json(R"({"status": "JOINED", "userId": "ana"})")),
             (CheckIn{ana, Answer::Joined}));
    QCOMPARE(*readCheckIn(json(R"({"status": "MISSED", "userId": "ana"})")),
             (CheckIn{ana, Answer::Missed}));
}

void TstAnswerRequests::notes()
{
    QCOMPARE(*readResolveNote(json("{}")), QString());
    QCOMPARE(*readResolveNote(json(R"({"note": " on\nher way "})")), QStringLiteral("on her way"));
    QVERIFY(readNothing(json("{}")));
}

void TstAnswerRequests::refuses_data()
{
    QTest::addColumn<QString>("request");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("pointers");
    const auto row = [](const char *request, const QByteArray &body, const QStringList &pointers) {
        QTest::addRow("%s %s", request, body.constData())
            << QString::fromLatin1(request) << body << pointers;
    };
    const QStringList whole{QString()};
    row("check-in", "[]", whole);
    row("check-in", "{}", {QStringLiteral("/status"), QStringLiteral("/userId")});
    row("check-in", R"({"status": "joined", "userId": "ana"})", {QStringLiteral("/status")});
    row("check-in", R"({"status": "JOINED", "userId": 7})", {QStringLiteral("/userId")});
    row("check-in", R"({"status": "JOINED", "userId": ""})", {QStringLiteral("/userId")});
    row("check-in", R"({"status": "JOINED", "userId": "ana", "at": 1})", {QStringLiteral("/at")});
    row("note", "[]", whole);
    row("note", R"({"note": 1})", {QStringLiteral("/note")});
    row("note", R"({"notes": ""})", {QStringLiteral("/notes")});
    row("nothing", "[]", whole);
    row("nothing", R"({"note": ""})", {QStringLiteral("/note")});
}

void TstAnswerRequests::refuses()
{
    QFETCH(QString, request);
    QFETCH(QByteArray, body);
    QFETCH(QStringList, pointers);
    const auto document = QJsonDocument::fromJson(body);
    FieldProblems problems;
    if (request == QLatin1String("check-in")) {
        problems = readCheckIn(document).error();
    } else if (request == QLatin1String("note")) {
        problems = readResolveNote(document).error();
    } else {
        problems = readNothing(document).error();
    }
    QStringList named;
    for (const auto &problem : problems) {
        named += problem.pointer;
    }
    QCOMPARE(named, pointers);
}

QTEST_GUILESS_MAIN(TstAnswerRequests)
#include "tst_answer_requests.moc"
