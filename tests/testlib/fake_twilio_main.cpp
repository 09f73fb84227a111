// SPDX-License-Identifier: GPL-3.0-or-later
// A Twilio on 127.0.0.1, for trying the console by hand. Set TWILIO_API_BASE_URL to what it prints
// first. Each POST that it takes is a line on standard output, with the number masked.
#include "tests/testlib/fake_twilio.h"

#include "domain/phone_number.h"
#include "domain/untrusted_text.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QTextStream>
#include <QTimer>

using namespace savehub;

namespace {

QByteArray contents(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void addOptions(QCommandLineParser &parser)
{
    const FakeTwilio::Setup defaults;
    parser.setApplicationDescription(QStringLiteral("Plays Twilio's REST API on 127.0.0.1."));
    parser.addHelpOption();
    parser.addOptions({
        {QStringLiteral("port"), QStringLiteral("Listen on <port>; any free one by default."),
         QStringLiteral("port"), QStringLiteral("0")},
        {QStringLiteral("certificate"), QStringLiteral("Speak HTTPS with the PEM <file>."),
         QStringLiteral("file")},
        {QStringLiteral("key"), QStringLiteral("The certificate's private key, PEM."),
         QStringLiteral("file")},
        {QStringLiteral("account"), QStringLiteral("The account SID."), QStringLiteral("sid"),
         defaults.accountSid},
        {QStringLiteral("token"), QStringLiteral("The auth token."), QStringLiteral("token"),
         defaults.authToken},
        {QStringLiteral("from"), QStringLiteral("The account's own number."),
         QStringLiteral("number"), QStringLiteral("+15005550006")},
        {QStringLiteral("life"),
         QStringLiteral("How calls go: answered, machine, busy, no-answer or failed."),
         QStringLiteral("life"), QStringLiteral("answered")},
        {QStringLiteral("callbacks-to"),
         QStringLiteral("Send callbacks to the console at <address> of this machine, whatever "
                        "public one they are signed for."),
         QStringLiteral("address")},
        {QStringLiteral("strip"), QStringLiteral("Take <path> from the front of callbacks' paths."),
         QStringLiteral("path")},
        {QStringLiteral("keys"), QStringLiteral("What is pressed in each call that asks for it."),
         QStringLiteral("keys")},
        {QStringLiteral("fault"),
         QStringLiteral("What goes wrong with the next request (repeatable), one of %1; with ! at "
                        "the end the request is not carried out.")
             .arg(FakeFault::names().join(QStringLiteral(", "))),
         QStringLiteral("fault")},
    });
}

/// Says what is wrong with the options and ends the program.
[[noreturn]] void stop(const QString &message)
{
    QTextStream(stderr) << message << '\n';
    std::exit(2);
}

std::optional<QSslConfiguration> tlsFrom(const QCommandLineParser &parser)
{
    if (!parser.isSet(QStringLiteral("certificate"))) {
        return std::nullopt;
    }
    const QSslCertificate certificate(contents(parser.value(QStringLiteral("certificate"))));
    const auto pem = contents(parser.value(QStringLiteral("key")));
    const QSslKey elliptic(pem, QSsl::Ec);
    const auto key = elliptic.isNull() ? QSslKey(pem, QSsl::Rsa) : elliptic;
    if (certificate.isNull() || key.isNull()) {
        stop(QStringLiteral("--certificate and --key must name PEM files."));
    }
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificate(certificate);
    tls.setPrivateKey(key);
    return tls;
}

void print(const FakePost &post)
{
    const auto to = PhoneNumber::fromE164(firstValue(post.form, u"To"));
    QTextStream(stdout) << (post.accepted ? "accepted " : "refused ") << oneLine(post.resource)
                        << " To=" << (to ? to->masked() : QStringLiteral("-"))
                        << " status=" << post.status << Qt::endl;
}

FakeTwilio::Setup setupFrom(const QCommandLineParser &parser)
{
    FakeTwilio::Setup setup;
    setup.accountSid = parser.value(QStringLiteral("account"));
    setup.authToken = parser.value(QStringLiteral("token"));
    setup.numbers.ownNumbers = {parser.value(QStringLiteral("from"))};
    const auto life = FakeLife::fromText(parser.value(QStringLiteral("life")));
    if (!life) {
        stop(QStringLiteral("--life must be answered, machine, busy, no-answer or failed."));
    }
    setup.life = *life;
    setup.life.keys = parser.value(QStringLiteral("keys"));
    setup.tls = tlsFrom(parser);
    setup.onPost = print;
    return setup;
}

/// Sends callbacks as things happen, if the options say where to.
void startCallbacks(const QCommandLineParser &parser, FakeTwilio &twilio, QTimer &timer)
{
    if (!parser.isSet(QStringLiteral("callbacks-to"))) {
        return;
    }
    twilio.callbacks().setRoute({QUrl(parser.value(QStringLiteral("callbacks-to"))),
                                 parser.value(QStringLiteral("strip")).toUtf8()});
    QObject::connect(&timer, &QTimer::timeout, &timer, [&twilio] { twilio.sendCallbacks(); });
    timer.start(std::chrono::milliseconds(100));
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    addOptions(parser);
    parser.process(app);

    FakeTwilio twilio(setupFrom(parser));
    for (const auto &name : parser.values(QStringLiteral("fault"))) {
        const auto fault = FakeFault::fromText(name);
        if (!fault) {
            stop(QStringLiteral("--fault: there is no %1.").arg(name));
        }
        twilio.faults().onNext(*fault);
    }
    if (!twilio.listen(parser.value(QStringLiteral("port")).toUShort())) {
        stop(QStringLiteral("That port cannot be listened on."));
    }
    QTimer callbacks;
    startCallbacks(parser, twilio, callbacks);
    QTextStream(stdout) << "TWILIO_API_BASE_URL=" << twilio.url().toString() << Qt::endl;
    return QCoreApplication::exec();
}
