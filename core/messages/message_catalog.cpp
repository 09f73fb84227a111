// SPDX-License-Identifier: GPL-3.0-or-later
#include "messages/message_catalog.h"

#include <algorithm>
#include <array>

#include <QDir>
#include <QFile>

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "messages/message_values.h"

/// The linker leaves resources of a static library out unless they are asked for, and the macro
/// works outside of namespaces only.
static void registerTemplates()
{
    Q_INIT_RESOURCE(messages);
}

namespace savehub {

namespace {

/// The most characters of a name or a title: in an email, and in a text or a call, where it is
/// shortened step by step until the whole fits.
constexpr int roomInEmail = 200;
constexpr qsizetype mostRemembered = 200; ///< languages
constexpr std::array roomsInText{60, 30, 15};

bool isLanguageCode(const QString &text)
{
    const auto isLetter = [](QChar c) {
        return c >= u'a' && c <= u'z';
    };
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isLetter);
}

} // namespace

/// A template and everything that is needed to fill it.
struct MessageCatalog::Order {
    QString text;
    QString untitled;
    QLocale locale;
    const IncidentRecord &record;
    Recipient recipient;
    Instant now;

    PlaceholderValues values(StartStyle style, int room) const
    {
        auto values = nameValues(record, recipient, untitled, room);
        const auto start = record.incident.start;
        values[QStringLiteral("start")] =
            oneLine(startText(start, record.person.timeZone, locale, style));
        values[QStringLiteral("minutes")] = QString::number(minutesBetween(start, now));
        return values;
    }

    /// One line of at most \a limit characters. Names and titles are shortened first.
    Result<QString> shortened(StartStyle style, int limit) const
    {
        QString line;
        for (const auto room : roomsInText) {
            const auto lines = fillTemplate(text, values(style, room));
            if (!lines) {
                return tl::make_unexpected(lines.error());
            }
            line = lines->join(u' ').simplified();
            if (line.size() <= limit) {
                break;
            }
        }
        return oneLine(line, limit);
    }
};

MessageCatalog::MessageCatalog()
    : m_folder(QStringLiteral(":/messages"))
{
    registerTemplates();
}

MessageCatalog::MessageCatalog(QString folder)
    : m_folder(std::move(folder))
{
}

Result<QString> MessageCatalog::templateText(const QString &path) const
{
    if (const auto known = m_read.find(path); known != m_read.end()) {
        return *known;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        return failure(Error::Kind::NotFound,
                       Words::tr("There is no message template %1.").arg(oneLine(path)),
                       Words::tr("Choose another template in the policy."));
    }
    return m_read[path] = QString::fromUtf8(file.readAll());
}

QString MessageCatalog::languageFor(const QString &language) const
{
    const auto isSeparator = [](QChar c) {
        return c == u'-' || c == u'_';
    };
    const auto end = std::find_if(language.begin(), language.end(), isSeparator);
    const auto code = language.left(end - language.begin()).toLower();
    return hasLanguage(code) ? code : QStringLiteral("en");
}

bool MessageCatalog::hasLanguage(const QString &code) const
{
    if (!isLanguageCode(code)) {
        return false;
    }
    const auto known = m_languages.constFind(code);
    if (known != m_languages.cend()) {
        return *known;
    }
    if (m_languages.size() >= mostRemembered) {
        m_languages.clear();
    }
    return *m_languages.insert(code, QDir(m_folder + u'/' + code).exists());
}

Result<MessageCatalog::Order> MessageCatalog::order(const QString &fileName,
                                                    const IncidentRecord &record,
                                                    Recipient recipient, Instant now) const
{
    const auto wanted = record.person.language;
    const auto language = languageFor(wanted);
    const auto folder = m_folder + u'/' + language + u'/';
    const auto text = templateText(folder + fileName);
    const auto untitled = templateText(folder + QStringLiteral("untitled.txt"));
    if (!text || !untitled) {
        return tl::make_unexpected(text ? untitled.error() : text.error());
    }
    const bool isTheirs = wanted.startsWith(language, Qt::CaseInsensitive);
    return Order{*text, *untitled, QLocale(isTheirs ? wanted : language), record, recipient, now};
}

Result<ComposedEmail> MessageCatalog::email(const QString &templateName,
                                            const IncidentRecord &record, Recipient recipient,
                                            Instant now) const
{
    const auto filled =
        order(templateName + QStringLiteral(".email.txt"), record, recipient, now)
            .and_then([](const Order &o) {
                return fillTemplate(o.text, o.values(StartStyle::DateTimeZone, roomInEmail));
            });
    return filled.map([](const QStringList &lines) {
        return ComposedEmail{oneLine(lines.value(0)), lines.mid(1).join(u'\n')};
    });
}

Result<QString> MessageCatalog::text(const QString &templateName, const IncidentRecord &record,
                                     Recipient recipient, Instant now) const
{
    return order(templateName + QStringLiteral(".sms.txt"), record, recipient, now)
        .and_then([](const Order &o) { return o.shortened(StartStyle::TimeZone, longestText); });
}

Result<QString> MessageCatalog::spoken(const QString &templateName, const IncidentRecord &record,
                                       Recipient recipient, Instant now) const
{
    return order(templateName + QStringLiteral(".call.txt"), record, recipient, now)
        .and_then(
            [](const Order &o) { return o.shortened(StartStyle::Spoken, longestSpokenText); });
}

Result<QString> MessageCatalog::testCall(const QString &language) const
{
    return templateText(QStringLiteral("%1/%2/test.call.txt").arg(m_folder, languageFor(language)))
        .map([](const QString &text) { return oneLine(text, longestSpokenText); });
}

} // namespace savehub
