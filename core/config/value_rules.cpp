// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/value_rules.h"

#include <QRegularExpression>

#include "config/rule_words.h"
#include "config/token_strength.h"
#include "domain/untrusted_text.h"

namespace savehub::rules {

namespace {

bool matches(const QString &text, QLatin1String pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QString(pattern)))
        .match(text)
        .hasMatch();
}

QString consoleAdvice()
{
    return Words::tr("Copy it from the Twilio Console.");
}

/// Anybody who knows a token can sign webhooks with it, and everybody knows a placeholder.
bool isDrawn(const QString &secret)
{
    return differentCharacters(secret) >= fewestDifferentCharacters;
}

QString fewCharacters()
{
    return Words::tr("It can be guessed: it has fewer than eight different characters.");
}

} // namespace

Result<Provider> provider(const QString &text)
{
    if (text == QLatin1String("mock")) {
        return Provider::Mock;
    }
    if (text == QLatin1String("twilio")) {
        return Provider::Twilio;
    }
    return bad(Words::tr("\"%1\" is no provider.").arg(oneLine(text, 20)),
               Words::tr("Write twilio or mock. Until then it is mock."));
}

Result<bool> yesOrNo(const QString &text)
{
    const auto word = text.toLower();
    if (matches(word, QLatin1String("true|1|yes"))) {
        return true;
    }
    if (matches(word, QLatin1String("false|0|no"))) {
        return false;
    }
    return bad(Words::tr("\"%1\" is neither yes nor no.").arg(oneLine(text, 20)),
               Words::tr("Write true or false. Until then test mode is on and nothing is sent."));
}

Result<QString> accountSid(const QString &text)
{
    if (matches(text, QLatin1String("AC[0-9a-fA-F]{32}"))) {
        return text;
    }
    return bad(Words::tr("It is not AC and 32 hexadecimal digits."), consoleAdvice());
}

Result<QString> apiKeySid(const QString &text)
{
    if (matches(text, QLatin1String("SK[0-9a-fA-F]{32}"))) {
        return text;
    }
    return bad(Words::tr("It is not SK and 32 hexadecimal digits."), consoleAdvice());
}

Result<std::optional<PhoneNumber>> phoneNumber(const QString &text)
{
    if (auto number = PhoneNumber::fromE164(text)) {
        return number;
    }
    return bad(Words::tr("It is not a phone number in the form of E.164."),
               Words::tr("Write + and country code, then digits only, such as +15005550006."));
}

Result<QString> mailAddress(const QString &text)
{
    static const QLatin1String shape("[!#-'*+/-9=?A-Z^-~.-]+@[A-Za-z0-9-]+(\\.[A-Za-z0-9-]+)*");
    if (text.size() <= 254 && matches(text, shape)) {
        return text;
    }
    return bad(Words::tr("It is not an email address."),
               Words::tr("Write the address alone, such as reminders@example.com."));
}

Result<QString> databasePath(const QString &text)
{
    const auto path = Words::tr("Write the path of a file.");
    if (matches(text, QLatin1String("(?i)postgres(ql)?:.*"))) {
        return bad(Words::tr("PostgreSQL is not in this version."), path);
    }
    if (text.contains(QLatin1String("://")) || matches(text, QLatin1String("[^/]*:[0-9]+(/.*)?"))
        || matches(text, QLatin1String("(?s)/{0,2}[^/]*:[^/]*@[^/].*"))) { // user:password@host
        return bad(Words::tr("It is an address, not a path."), path);
    }
    if (matches(text, QLatin1String("(?is).*\\b(password|pwd)\\s*=.*"))) {
        return bad(Words::tr("It describes a connection, not a path."), path);
    }
    if (matches(text, QLatin1String("(?s)[A-Za-z][A-Za-z0-9+.-]+:.*"))) {
        return bad(Words::tr("It is an address, not a path."),
                   Words::tr("Write the path of a file, with ./ before a name that has a colon."));
    }
    if (text.startsWith(u':')) { // to SQLite a database in memory, to Qt a resource
        return bad(Words::tr("It is no file: nothing would be kept in it."), path);
    }
    if (text.startsWith(u'~')) {
        return bad(Words::tr("\"~\" is not replaced by your home folder here."),
                   Words::tr("Write the whole path."));
    }
    return text;
}

Result<QString> authToken(const QString &text)
{
    if (!matches(text, QLatin1String("[0-9a-fA-F]{32}"))) {
        return bad(Words::tr("It is not 32 hexadecimal digits."), consoleAdvice());
    }
    return isDrawn(text) ? Result<QString>(text) : bad(fewCharacters(), consoleAdvice());
}

Result<QString> apiKeySecret(const QString &text)
{
    const auto advice = Words::tr("Twilio shows it once, when the key is made: make a new key.");
    if (!matches(text, QLatin1String("[0-9a-zA-Z]{32}"))) {
        return bad(Words::tr("It is not 32 letters and digits."), advice);
    }
    return isDrawn(text) ? Result<QString>(text) : bad(fewCharacters(), advice);
}

Result<QString> apiToken(const QString &text)
{
    const auto advice = Words::tr("Make one, for example with: openssl rand -hex 32");
    if (!matches(text, QLatin1String("[!-~]{1,512}"))) {
        return bad(Words::tr("It is not 1 to 512 letters, digits and signs without spaces."),
                   advice);
    }
    if (canBeGuessed(text)) {
        return bad(Words::tr("It can be guessed: it has to hold 128 random bits, as 32 hexadecimal "
                             "digits or 22 letters and digits do."),
                   advice);
    }
    return text;
}

Result<QString> smtpPassword(const QString &text)
{
    if (text.size() <= 1024
        && !text.contains(QRegularExpression(QStringLiteral("[\\x00-\\x1f]")))) {
        return text;
    }
    return bad(Words::tr("It holds control characters, or is longer than 1024 characters."),
               Words::tr("Write it in single quotes on one line."));
}

Result<QString> secret(SecretName name, const QString &text)
{
    switch (name) {
    case SecretName::TwilioAuthToken:
    case SecretName::TwilioAuthTokenSecondary:
        return authToken(text);
    case SecretName::TwilioApiKeySecret:
        return apiKeySecret(text);
    case SecretName::SmtpPassword:
        return smtpPassword(text);
    case SecretName::ApiToken:
        return apiToken(text);
    }
    Q_UNREACHABLE();
}

} // namespace savehub::rules
