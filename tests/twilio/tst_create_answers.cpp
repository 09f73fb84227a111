// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/answers.h"

#include "net/http_date.h"

#include <QTest>

using namespace savehub;

namespace {

const auto callSid = QStringLiteral("CA0123456789abcdef0123456789ABCDEF");
const auto textSid = QStringLiteral("SM0123456789abcdef0123456789ABCDEF");

constexpr Milliseconds timeAllowed{45'000};

HttpResult answer(int status, const QByteArray &body)
{
    HttpAnswer answer;
    answer.status = status;
    answer.body = body;
    return answer;
}

QByteArray created(const QString &sid, const char *status = "queued")
{
    return "{\"sid\":\"" + sid.toUtf8() + "\",\"status\":\"" + status + "\"}";
}

} // namespace

Q_DECLARE_METATYPE(savehub::SendOutcome)

class TestCreateAnswers : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void accepts_data();
    void accepts();
    void classifies_data();
    void classifies();
    void readsRetryAfter_data();
    void readsRetryAfter();
    void keepsTheCodeAndCleansTheMessage();
    void aTimeOutHasTheWordsOfTheLog_data();
    void aTimeOutHasTheWordsOfTheLog();
    void textsHaveSidsOfTheirOwn();
    void knowsSids_data();
    void knowsSids();
};

void TestCreateAnswers::accepts_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<AttemptStatus>("status");
    QTest::newRow("queued") << created(callSid) << AttemptStatus::Queued;
    QTest::newRow("ringing") << created(callSid, "ringing") << AttemptStatus::Ringing;
    QTest::newRow("a new word") << created(callSid, "levitating") << AttemptStatus::Queued;
}

void TestCreateAnswers::accepts()
{
    QFETCH(QByteArray, body);
    QFETCH(AttemptStatus, status);
    QCOMPARE(callOutcome(answer(201, body), timeAllowed),
             SendOutcome(Accepted{ProviderSid(callSid), status}));
}

void TestCreateAnswers::classifies_data()
{
    enum { IsAccepted, IsNotSent, IsRejected, IsUnknown };
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("outcome");
    const auto row = [](const char *name, int status, const QByteArray &body, int outcome) {
        QTest::newRow(name) << status << body << outcome;
    };
    const auto whole = created(callSid);
    row("good", 201, whole, IsAccepted);
    row("cut-off JSON", 201, whole.chopped(1), IsUnknown);
    row("empty body", 201, {}, IsUnknown);
    row("list", 201, "[]", IsUnknown);
    row("no SID", 201, R"({"status":"queued"})", IsUnknown);
    row("short SID", 201, created(callSid.chopped(1)), IsUnknown);
    row("long SID", 201, created(callSid + u'0'), IsUnknown);
    row("SID of a text", 201, created(textSid), IsUnknown);
    row("line break in the SID", 201, created(callSid + QStringLiteral("\\n")), IsUnknown);
    row("200", 200, whole, IsUnknown);
    row("202", 202, whole, IsUnknown);
    row("204", 204, {}, IsUnknown);
    row("302", 302, {}, IsUnknown);
    row("307", 307, {}, IsUnknown);
    row("429", 429, R"({"code":20429,"message":"Too Many Requests"})", IsNotSent);
    for (const int status : {400, 401, 403, 404, 405, 409, 415, 422}) {
        row(qPrintable(QString::number(status)), status, R"({"code":1,"message":"x"})", IsRejected);
    }
    row("400 without a body", 400, {}, IsRejected);
    for (const int status : {500, 502, 503, 504}) {
        row(qPrintable(QString::number(status)), status, "<html>", IsUnknown);
    }
}

void TestCreateAnswers::classifies()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(int, outcome);
    QCOMPARE(static_cast<int>(callOutcome(answer(status, body), timeAllowed).index()), outcome);
}

void TestCreateAnswers::readsRetryAfter_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("date"); ///< of the answer
    QTest::addColumn<int>("seconds");     ///< -1: not given
    const QByteArray noon("Sun, 06 Nov 1994 12:00:00 GMT");
    QTest::newRow("seconds") << QByteArray("5") << noon << 5;
    QTest::newRow("spaces") << QByteArray(" 120 ") << QByteArray() << 120;
    QTest::newRow("none") << QByteArray("0") << noon << 0;
    QTest::newRow("date") << QByteArray("Sun, 06 Nov 1994 12:00:30 GMT") << noon << 30;
    QTest::newRow("past date") << QByteArray("Sun, 06 Nov 1994 11:00:00 GMT") << noon << 0;
    QTest::newRow("date, no clock")
        << QByteArray("Sun, 06 Nov 1994 12:00:30 GMT") << QByteArray() << -1;
    QTest::newRow("negative") << QByteArray("-5") << noon << -1;
    QTest::newRow("words") << QByteArray("soon") << noon << -1;
    QTest::newRow("too long a number") << QByteArray("99999999999999999999") << noon << -1;
    QTest::newRow("missing") << QByteArray() << noon << -1;
}

void TestCreateAnswers::readsRetryAfter()
{
    QFETCH(QByteArray, header);
    QFETCH(QByteArray, date);
    QFETCH(int, seconds);
    HttpAnswer tooMany{.status = 429, .headers = {{"retry-after", header}}};
    tooMany.date = instantFromHttpDate(date);
    const auto outcome = callOutcome(tooMany, timeAllowed);
    QVERIFY(std::holds_alternative<NotSent>(outcome));
    QCOMPARE(int(std::get<NotSent>(outcome).retryAfter.value_or(Seconds(-1)).count()), seconds);
}

void TestCreateAnswers::keepsTheCodeAndCleansTheMessage()
{
    const auto outcome = callOutcome(
        answer(400, R"({"code":21211,"message":"The 'To' number +15550001234 is not valid."})"),
        timeAllowed);
    QCOMPARE(outcome, SendOutcome(Rejected{QStringLiteral("The 'To' number ****1234 is not valid "
                                                          "(Twilio error 21211)."),
                                           21211}));
}

void TestCreateAnswers::aTimeOutHasTheWordsOfTheLog_data()
{
    QTest::addColumn<int>("milliseconds");
    QTest::addColumn<QString>("why");
    QTest::newRow("usual") << 45'000 << QStringLiteral("Call creation timeout (45s)");
    QTest::newRow("end of the window") << 12'300 << QStringLiteral("Call creation timeout (13s)");
}

void TestCreateAnswers::aTimeOutHasTheWordsOfTheLog()
{
    QFETCH(int, milliseconds);
    QFETCH(QString, why);
    const HttpFailure timeout{HttpFailure::Kind::Unknown, QStringLiteral("x"), true};
    QCOMPARE(callOutcome(timeout, Milliseconds(milliseconds)), SendOutcome(UnknownOutcome{why}));
}

void TestCreateAnswers::textsHaveSidsOfTheirOwn()
{
    const auto mms = QStringLiteral("MM0123456789abcdef0123456789abcdef");
    for (const auto &sid : {textSid, mms}) {
        QCOMPARE(textOutcome(answer(201, created(sid, "accepted"))),
                 SendOutcome(Accepted{ProviderSid(sid), AttemptStatus::Queued}));
    }
    QVERIFY(std::holds_alternative<UnknownOutcome>(textOutcome(answer(201, created(callSid)))));
    QVERIFY(std::holds_alternative<NotSent>(
        textOutcome(HttpFailure{HttpFailure::Kind::NotSent, QStringLiteral("x")})));
    QVERIFY(std::holds_alternative<UnknownOutcome>(
        textOutcome(HttpFailure{HttpFailure::Kind::Unknown, QStringLiteral("x")})));
}

void TestCreateAnswers::knowsSids_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<bool>("call");
    QTest::addColumn<bool>("text message");
    QTest::newRow("call") << callSid << true << false;
    QTest::newRow("text") << textSid << false << true;
    QTest::newRow("account") << QStringLiteral("AC") + callSid.mid(2) << false << false;
    QTest::newRow("path") << QStringLiteral("CA/../../x") << false << false;
    QTest::newRow("line break") << callSid + u'\n' << false << false;
    QTest::newRow("empty") << QString() << false << false;
}

void TestCreateAnswers::knowsSids()
{
    QFETCH(QString, text);
    QTEST(isCallSid(text), "call");
    QTEST(isTextSid(text), "text message");
}

QTEST_GUILESS_MAIN(TestCreateAnswers)
#include "tst_create_answers.moc"
