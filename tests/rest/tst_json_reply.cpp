// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/json_reply.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace savehub;

class TstJsonReply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isProblemDetails();
    void namesFields();
    void namesNotTooManyFields();
    void namesAParameter();
    void errorsHaveTheirStatus_data();
    void errorsHaveTheirStatus();
    void busyIsTriedAgain();
};

namespace {

QJsonObject bodyOf(const HttpReply &reply)
{
    return QJsonDocument::fromJson(reply.body).object();
}

} // namespace

void TstJsonReply::isProblemDetails()
{
    const auto reply = problemReply(409, QStringLiteral("Called +15551234567\nalready."));
    QCOMPARE(reply.status, 409);
    QCOMPARE(reply.contentType, QByteArray("application/problem+json"));
    const QJsonObject expected{
        {QStringLiteral("type"), QStringLiteral("about:blank")},
        {QStringLiteral("title"), QStringLiteral("Conflict")},
        {QStringLiteral("status"), 409},
        {QStringLiteral("detail"), QStringLiteral("Called ****4567 already.")}};
    QCOMPARE(bodyOf(reply), expected);
}

void TstJsonReply::namesFields()
{
    const auto reply = problemReply(
        FieldProblems{{QStringLiteral("/a"), QStringLiteral("one")}, {{}, QStringLiteral("two")}});
    QCOMPARE(reply.status, 422);
    const auto expected = QJsonDocument::fromJson(
        R"([{"pointer": "/a", "detail": "one"}, {"pointer": "", "detail": "two"}])");
    QCOMPARE(bodyOf(reply).value(QLatin1String("errors")).toArray(), expected.array());
    QVERIFY(bodyOf(reply).value(QLatin1String("detail")).toString().startsWith(u'2'));
}

void TstJsonReply::namesNotTooManyFields()
{
    const auto reply = problemReply(FieldProblems(1000, {QStringLiteral("/a"), {}}));
    QCOMPARE(bodyOf(reply).value(QLatin1String("errors")).toArray().size(), 50);
    QVERIFY(bodyOf(reply).value(QLatin1String("detail")).toString().startsWith(u"1000"));
}

void TstJsonReply::namesAParameter()
{
    const auto reply = parameterReply(QStringLiteral("limit"), QStringLiteral("too many"));
    QCOMPARE(reply.status, 400);
    const auto expected =
        QJsonDocument::fromJson(R"([{"parameter": "limit", "detail": "too many"}])");
    QCOMPARE(bodyOf(reply).value(QLatin1String("errors")).toArray(), expected.array());
}

void TstJsonReply::errorsHaveTheirStatus_data()
{
    QTest::addColumn<Error::Kind>("kind");
    QTest::addColumn<int>("status");
    QTest::newRow("bad input") << Error::Kind::BadInput << 422;
    QTest::newRow("not found") << Error::Kind::NotFound << 404;
    QTest::newRow("conflict") << Error::Kind::Conflict << 409;
    QTest::newRow("refused") << Error::Kind::Refused << 409;
    QTest::newRow("unavailable") << Error::Kind::Unavailable << 503;
    QTest::newRow("corrupt") << Error::Kind::Corrupt << 500;
}

void TstJsonReply::errorsHaveTheirStatus()
{
    QFETCH(Error::Kind, kind);
    QFETCH(int, status);
    const auto reply = problemReply(Error{kind, QStringLiteral("What."), QStringLiteral("Do.")});
    QCOMPARE(reply.status, status);
    QCOMPARE(bodyOf(reply).value(QLatin1String("detail")), QJsonValue(QStringLiteral("What. Do.")));
    QVERIFY(!bodyOf(reply).value(QLatin1String("title")).toString().isEmpty());
}

void TstJsonReply::busyIsTriedAgain()
{
    QCOMPARE(headerValue(problemReply(Error{}).headers, "retry-after"), QByteArray("1"));
}

QTEST_GUILESS_MAIN(TstJsonReply)
#include "tst_json_reply.moc"
