// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/database.h"
#include "tests/app/console_process.h"
#include "tests/app/echoing_mail_server.h"
#include "tests/app/planned_call.h"
#include "tests/testlib/fake_twilio.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRegularExpression>
#include <QTest>
#include <QTimer>

#include <csignal>

using namespace savehub;

namespace {

// Each contains digits in a row, as phone numbers do.
const auto authToken = QStringLiteral("c0ffee1234567c0ffee7654321c0ffee");
const auto secondToken = QStringLiteral("decade5554321decade6664321decade");
const auto keySecret = QStringLiteral("KeySecretOfTheCanary7913582460Zz");
const auto mailPassword = QStringLiteral("Mail p@ssword/of+the \"canary\" 5554321");
const auto apiToken = QStringLiteral("rest-token/of+the=canary-7774321");
const auto secrets = {authToken, secondToken, keySecret, mailPassword, apiToken};

const auto anasDigits = QStringLiteral("34600123456");
const auto beasDigits = QStringLiteral("34600123457");
const auto titlesDigits = QStringLiteral("34600123458");
const auto serversDigits = QStringLiteral("34600123459");

const auto publicAddress = QStringLiteral("https://console.example.com");
constexpr int longEnough = 60'000; ///< ms

QByteArray people()
{
    return "name,email,phone,backup_name,backup_email,backup_phone\n"
           "Ana (+34 600 123 456),ana@example.org,+34600123456,Bea "
           "600-123-457,bea@example.org,+34600123457\n"
           "Bea 0034/600/123/457,bea@example.org,+34600123457,,,\n";
}

/// Somebody to be called, somebody to be sent a text and somebody to be sent an email, all now.
QByteArray calendar()
{
    const auto now = startInsideWindow();
    QByteArray events;
    for (const auto late : {Minutes{0}, Minutes{2}, Minutes{9}}) {
        auto event = calendarFor(now + late);
        event = event.mid(event.indexOf("BEGIN:VEVENT"));
        event.truncate(event.indexOf("END:VCALENDAR"));
        event.replace("UID:standup", "UID:standup" + QByteArray::number(late.count()));
        event.replace("SUMMARY:Stand-up", "SUMMARY:Ring +34 (600) 123.458 or "
                                          "\uFF16\uFF10\uFF10\uFF11\uFF12\uFF13\uFF14\uFF15\uFF18");
        event.replace("END:VEVENT", "ATTENDEE;CN=Bea:mailto:bea@example.org\r\nEND:VEVENT");
        events += event;
    }
    return "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//SaveHub//Test//EN\r\n" + events
           + "END:VCALENDAR\r\n";
}

/// How a debugging server might print \a secret: whole and in part, folded, and with a soft hyphen,
/// which pages do not show.
QByteArray leakOf(const QString &secret)
{
    const auto bytes = secret.toUtf8();
    auto folded = ("user:" + bytes).toBase64();
    for (qsizetype at = 20; at < folded.size(); at += 21) {
        folded.insert(at, ' ');
    }
    return QByteArrayList{bytes, folded, bytes.toBase64().left(20),
                          bytes.left(10) + "\u00AD" + bytes.mid(10), bytes.toHex()}
        .join(' ');
}

/// The same for all secrets except \a own, which a server prints in any case.
QByteArray tellingOfOthers(const QStringList &own)
{
    QByteArrayList leaks;
    for (const auto &secret : secrets) {
        if (!own.contains(secret)) {
            leaks += leakOf(secret);
        }
    }
    return leaks.join(' ');
}

/// The part of \a secret's base64 that does not depend on what stands before and after it.
QByteArrayList inBase64(const QByteArray &secret)
{
    QByteArrayList inner;
    for (const int before : {0, 1, 2}) {
        const auto encoded = (QByteArray(before, 'x') + secret).toBase64();
        inner += encoded.mid(4, encoded.size() - 8);
    }
    return inner;
}

QByteArrayList spellings(const QString &secret)
{
    const auto bytes = secret.toUtf8();
    return QByteArrayList{bytes, bytes.toPercentEncoding(), bytes.toBase64().toPercentEncoding()}
           + inBase64(bytes);
}

/// \a said without what may stand inside a secret.
QByteArray bare(QByteArray said)
{
    return said.replace("\u00AD", "").replace(' ', "").replace('\n', "").replace('\r', "");
}

/// Pieces of \a secret in each of its spellings. Any twelve characters in a row contain one. Also
/// what is left when its digits were masked first.
QByteArrayList traces(const QString &secret)
{
    constexpr qsizetype length = 9;
    constexpr qsizetype step = 4;
    QByteArrayList traces;
    for (const auto &spelling : spellings(secret) + QByteArrayList{secret.toUtf8().toHex()}) {
        const auto whole = bare(spelling);
        for (qsizetype at = 0; at + length <= whole.size(); at += step) {
            traces += whole.mid(at, length);
        }
    }
    static const QRegularExpression number(QStringLiteral("[0-9]{3,}([0-9]{4})"));
    return traces << QString(secret).replace(number, QStringLiteral("****\\1")).toUtf8();
}

/// Matches \a digits without the country code, in ASCII or fullwidth digits, with nearly anything
/// between them.
QRegularExpression grouped(const QString &digits)
{
    QString pattern;
    for (const QChar digit : digits.mid(2)) {
        pattern += QStringLiteral("[%1\\x{%2}][^0-9\\n]{0,3}")
                       .arg(digit)
                       .arg(0xFF10 + digit.digitValue(), 4, 16);
    }
    return QRegularExpression(pattern);
}

} // namespace

/// A database of the previous version with one person in it. Who opens it backs it up first.
void plantOlderDatabase(const ConsoleHome &home)
{
    auto migrations = builtInMigrations();
    QVERIFY(migrations);
    migrations->pop_back();
    const auto database = Database::open({home.database()}, *migrations);
    QVERIFY(database);
    QVERIFY((*database)->sql().run(QStringLiteral(
        "INSERT INTO people (id, name, email, phone, language, time_zone, backup_name, "
        "backup_email,"
        " do_not_call) VALUES ('1', 'Cem +34600123457', 'cem@example.org', '+34600123457', 'en',"
        " 'UTC', '', '', 0)")));
}

/// The real program runs through a short day among servers that repeat whatever they are sent.
/// Afterwards nothing that it left or printed contains a secret, and only the database contains a
/// whole number.
class TestCanary : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void nothingLeaksWithTwilio();
    void nothingLeaksWithTheMockProvider();
    void nothingLeaksWithAWindow();
    void nothingLeaksWithAKeyring();

private:
    void start(const QStringList &arguments);
    void end();
    void run(const QStringList &arguments);
    QByteArray fetch(const QString &path, const QByteArray &body = {});
    void lookAtProcess();
    void keep(const QString &where, const QByteArray &said) { m_left[where] += said; }
    void keepFiles() { keepFilesIn(m_home.path({})); }
    void keepFilesIn(const QString &folder);
    void nothingIsLeaked();

    ConsoleHome m_home;
    FakeTwilio m_twilio{{.authToken = authToken,
                         .apiKeySid = QStringLiteral("SK0123456789abcdef0123456789abcdef"),
                         .apiKeySecret = keySecret,
                         .life = {.ringing = Seconds{0}, .talking = Seconds{110}}}};
    EchoingMailServer m_mail{'+' + serversDigits.toLatin1(), tellingOfOthers({mailPassword})};
    std::unique_ptr<ConsoleProcess> m_console;
    QUrl m_address;
    QTimer m_callbacks;
    QNetworkAccessManager m_network;
    std::map<QString, QByteArray> m_left; ///< by its place
};

void TestCanary::initTestCase()
{
    QVERIFY(m_twilio.listen());
    useTwilio(m_home, m_twilio);
    m_home.set(QStringLiteral("TWILIO_AUTH_TOKEN_SECONDARY"), secondToken);
    m_home.set(QStringLiteral("TWILIO_API_KEY_SID"), m_twilio.setup().apiKeySid);
    m_home.set(QStringLiteral("TWILIO_API_KEY_SECRET"), keySecret);
    m_home.set(QStringLiteral("CALL_WEBHOOK_URL"), publicAddress);
    m_home.set(QStringLiteral("SMTP_URL"), m_mail.url());
    m_home.set(QStringLiteral("SMTP_FROM"), QStringLiteral("reminders@example.com"));
    m_home.set(QStringLiteral("SMTP_PASSWORD"), mailPassword);
    m_home.set(QStringLiteral("SAVEHUB_API_TOKEN"), apiToken);
    plantOlderDatabase(m_home);
    connect(&m_callbacks, &QTimer::timeout, this, [this] { m_twilio.sendCallbacks(); });
    run({QStringLiteral("import-people"), m_home.write(QStringLiteral("in.csv"), people()),
         QStringLiteral("--yes")});
    run({QStringLiteral("import-calendar"), m_home.write(QStringLiteral("in.ics"), calendar())});
    QCOMPARE(m_home.filesWith("Cem +34600123457").size(), 2); // the database and its backup
    QVERIFY(QFile::remove(m_home.path(QStringLiteral("in.csv"))));
    QVERIFY(QFile::remove(m_home.path(QStringLiteral("in.ics"))));
}

void TestCanary::start(const QStringList &arguments)
{
    static const QRegularExpression listening(
        QStringLiteral("Listening on (127[.0-9]+:[0-9]+)\\."));
    m_console = std::make_unique<ConsoleProcess>(m_home, arguments);
    QVERIFY(m_console->says(QStringLiteral("[SAVEHUB] Listening on")));
    const auto match = listening.match(m_console->errors());
    QVERIFY(match.hasMatch());
    m_address = QUrl(QStringLiteral("http://") + match.captured(1));
    m_twilio.callbacks().setRoute({.to = m_address});
}

void TestCanary::end()
{
    m_console->sendSignal(SIGTERM);
    const auto ended = m_console->end();
    QCOMPARE(ended.status, 0);
    keep(QStringLiteral("the console"), ended.output.toUtf8() + ended.errors.toUtf8());
}

void TestCanary::run(const QStringList &arguments)
{
    const auto ended = runConsole(m_home, arguments);
    QVERIFY(ended.status != 2);
    keep(arguments.first(), ended.output.toUtf8() + ended.errors.toUtf8());
}

QByteArray TestCanary::fetch(const QString &path, const QByteArray &body)
{
    QNetworkRequest request(m_address.resolved(QUrl(path)));
    request.setRawHeader("Authorization", "Bearer " + apiToken.toUtf8());
    request.setHeader(QNetworkRequest::ContentTypeHeader, QStringLiteral("application/json"));
    const std::unique_ptr<QNetworkReply> reply(body.isEmpty() ? m_network.get(request)
                                                              : m_network.post(request, body));
    if (!QTest::qWaitFor([&] { return reply->isFinished(); }, longEnough)) {
        qWarning("%s was not answered", qPrintable(path));
    }
    const auto answer = reply->readAll();
    keep(path, answer);
    for (const auto &[name, value] : reply->rawHeaderPairs()) {
        keep(path, name + ": " + value + '\n');
    }
    return answer;
}

void TestCanary::lookAtProcess()
{
    const auto folder = QStringLiteral("/proc/%1/").arg(m_console->processId());
    for (const auto *name : {"cmdline", "environ"}) {
        keep(folder + QLatin1String(name), m_home.read(folder + QLatin1String(name)));
    }
}

/// Journals, backups, names of sockets, settings: everything that exists.
void TestCanary::keepFilesIn(const QString &folder)
{
    QDirIterator files(folder, QDir::Files | QDir::Hidden | QDir::System,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const auto file = files.next();
        keep(file, m_home.read(file) + file.toUtf8());
    }
}

void TestCanary::nothingIsLeaked()
{
    for (const auto &[where, said] : m_left) {
        const auto all = bare(said);
        for (const auto &secret : secrets) {
            for (const auto &trace : spellings(secret) + traces(secret)) {
                QVERIFY2(!said.contains(trace) && !all.contains(trace),
                         qPrintable(where + u' ' + secret + u' ' + QString::fromUtf8(trace)));
            }
        }
        if (where.startsWith(m_home.database())) {
            continue;
        }
        for (const auto &digits : {anasDigits, beasDigits, titlesDigits, serversDigits}) {
            const auto match = grouped(digits).match(QString::fromUtf8(said));
            QVERIFY2(!match.hasMatch(), qPrintable(where + u' ' + match.captured()));
        }
    }
}

void TestCanary::nothingLeaksWithTwilio()
{
    const FakeFault echo{.kind = FakeFault::Kind::Echo, .others = tellingOfOthers({keySecret})};
    m_twilio.faults().onNextPost(echo);
    start({QStringLiteral("--headless")});
    QVERIFY(m_console->says(QStringLiteral("Basic **** is ")));
    QVERIFY(m_console->says(QStringLiteral("refused user or password")));
    QVERIFY(m_console->says(QStringLiteral("[CALL] Twilio call initiated")));
    m_callbacks.start(100);
    QTRY_VERIFY_WITH_TIMEOUT(m_twilio.press(m_twilio.calls().front().sid, QStringLiteral("1")),
                             longEnough);
    QTRY_VERIFY_WITH_TIMEOUT(fetch(QStringLiteral("/incidents")).contains("RESOLVED"), longEnough);
    QTRY_VERIFY_WITH_TIMEOUT(!m_twilio.texts().empty(), longEnough);
    const auto history = [this] {
        return runConsole(m_home, {QStringLiteral("export-calls"), QStringLiteral("-")}).output;
    };
    QTRY_VERIFY_WITH_TIMEOUT(history().contains(QStringLiteral("****3456")),
                             longEnough); // wait until Ana was called
    m_twilio.faults().onNext(echo, 3);
    run({QStringLiteral("doctor")});
    const auto incidents = QJsonDocument::fromJson(fetch(QStringLiteral("/incidents")));
    for (const auto &incident : incidents[u"incidents"].toArray()) {
        fetch(QStringLiteral("/incidents/") + incident[u"id"].toString());
    }
    for (const auto *path : {"/health", "/metrics", "/openapi.json", "/nowhere?token=1"}) {
        fetch(QLatin1String(path));
    }
    fetch(QStringLiteral("/meetings"), R"({"uid": "+34600123458", "titel": "+34600123458"})");
    for (const auto &secret : secrets) { // secrets in places where they do not belong
        fetch(QStringLiteral("/meetings"), QJsonDocument(QJsonObject{{secret, 1}}).toJson());
        run({QStringLiteral("import-people"), m_home.path(secret)});
    }
    lookAtProcess();
    end();
    run({QStringLiteral("export-calls"), m_home.path(QStringLiteral("calls.csv"))});
    run({QStringLiteral("export-calls"), QStringLiteral("-")});
    keepFiles();

    // The day went as planned, and the log says what happened.
    QVERIFY(m_mail.logins() > 0);
    QVERIFY(m_left[m_home.path(QStringLiteral("calls.csv"))].contains("****3456"));
    QVERIFY(m_left[m_home.database()].contains("600123456"));
    QVERIFY(m_left[m_home.log()].contains("I heard ****: ****, **** is wrong, call ****3459"));
    QVERIFY(m_left[QStringLiteral("doctor")].contains("I heard ****"));
    nothingIsLeaked();
}

void TestCanary::nothingLeaksWithTheMockProvider()
{
    run({QStringLiteral("import-calendar"), m_home.write(QStringLiteral("in.ics"), calendar())});
    QVERIFY(QFile::remove(m_home.path(QStringLiteral("in.ics"))));
    start({QStringLiteral("--headless"), QStringLiteral("--provider"), QStringLiteral("mock")});
    QVERIFY(m_console->says(QStringLiteral("[CALL][MOCK] Mock call initiated")));
    lookAtProcess();
    fetch(QStringLiteral("/incidents"));
    end();
    run({QStringLiteral("export-calls"), QStringLiteral("-")});
    keepFiles();
    nothingIsLeaked();
}

/// Without a keyring, the secrets of the environment are known but not used.
void TestCanary::nothingLeaksWithAWindow()
{
    m_home.set(QStringLiteral("QT_QPA_PLATFORM"), QStringLiteral("offscreen"));
    start({});
    QVERIFY(m_console->says(QStringLiteral("TWILIO_AUTH_TOKEN is not used")));
    lookAtProcess();
    end();
    keepFiles();
    nothingIsLeaked();
}

/// The secrets move into the keyring, and they are not in its files in plain text either.
void TestCanary::nothingLeaksWithAKeyring()
{
    m_home.set(QStringLiteral("DBUS_SESSION_BUS_ADDRESS"),
               qEnvironmentVariable("DBUS_SESSION_BUS_ADDRESS"));
    start({});
    QVERIFY(m_console->says(QStringLiteral("The keychain has")));
    lookAtProcess();
    end();
    keepFiles();
    const auto keyrings = qEnvironmentVariable("XDG_DATA_HOME") + QStringLiteral("/keyrings");
    keepFilesIn(keyrings);
    QVERIFY(std::any_of(m_left.begin(), m_left.end(), [&](const auto &left) {
        return left.first.startsWith(keyrings) && !left.second.isEmpty();
    }));
    nothingIsLeaked();
}

QTEST_GUILESS_MAIN(TestCanary)
#include "tst_canary.moc"
