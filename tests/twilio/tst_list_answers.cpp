// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/answers.h"

#include <QTest>

using namespace savehub;

namespace {

const auto serverTime = *instantFromIso(u"2026-08-18T16:45:00.000Z");

HttpAnswer answer(int status, const QByteArray &body)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = body;
    answer.date = serverTime;
    return answer;
}

} // namespace

class TestListAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAPage();
    void refusesWhatProvesNothing_data();
    void refusesWhatProvesNothing();
    void refusesAPageWithoutADate();
    void readsDates_data();
    void readsDates();
};

void TestListAnswers::readsAPage()
{
    const auto page =
        listPage(answer(200, R"({"calls":[{"sid":"1"},{"sid":"2"}],"next_page_uri":"/next?a=b"})"),
                 QStringLiteral("calls"));
    QVERIFY(page.has_value());
    QCOMPARE(page->items.size(), size_t(2));
    QCOMPARE(page->items[1].value(QLatin1String("sid")).toString(), QStringLiteral("2"));
    QCOMPARE(page->next, QStringLiteral("/next?a=b"));
    QCOMPARE(page->serverTime, serverTime);

    const auto last =
        listPage(answer(200, R"({"calls":[],"next_page_uri":null})"), QStringLiteral("calls"));
    QVERIFY(last.has_value());
    QVERIFY(last->items.empty() && last->next.isEmpty());
}

void TestListAnswers::refusesWhatProvesNothing_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("cut off") << 200 << QByteArray(R"({"calls":[],"next_page_uri":nul)");
    QTest::newRow("other array") << 200 << QByteArray(R"({"messages":[],"next_page_uri":null})");
    QTest::newRow("no word of a next page") << 200 << QByteArray(R"({"calls":[]})");
    QTest::newRow("next page of another type")
        << 200 << QByteArray(R"({"calls":[],"next_page_uri":7})");
    QTest::newRow("empty") << 200 << QByteArray();
    QTest::newRow("server error") << 500 << QByteArray(R"({"calls":[],"next_page_uri":null})");
    QTest::newRow("partial") << 206 << QByteArray(R"({"calls":[],"next_page_uri":null})");
}

void TestListAnswers::refusesWhatProvesNothing()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QVERIFY(!listPage(answer(status, body), QStringLiteral("calls")).has_value());
}

void TestListAnswers::refusesAPageWithoutADate()
{
    auto undated = answer(200, R"({"calls":[],"next_page_uri":null})");
    undated.date.reset();
    QVERIFY(!listPage(undated, QStringLiteral("calls")).has_value());
}

void TestListAnswers::readsDates_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<std::optional<Instant>>("instant");
    using Moment = std::optional<Instant>;
    QTest::newRow("usual") << QStringLiteral("Tue, 18 Aug 2026 16:45:00 +0000")
                           << Moment(serverTime);
    QTest::newRow("other zone") << QStringLiteral("Tue, 18 Aug 2026 18:45:00 +0200")
                                << Moment(serverTime);
    QTest::newRow("empty") << QString() << Moment();
    QTest::newRow("words") << QStringLiteral("soon") << Moment();
}

void TestListAnswers::readsDates()
{
    QFETCH(QString, text);
    QTEST(instantFromRfc2822(text), "instant");
}

QTEST_GUILESS_MAIN(TestListAnswers)
#include "tst_list_answers.moc"
