// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"
#include "domain/instant.h"
#include "domain/policy.h"
#include "engine/incident_record.h"

#include <QHash>
#include <QString>

namespace savehub {

struct ComposedEmail {
    QString subject; ///< one line
    QString body;    ///< plain text, lines end with '\n'
    bool operator==(const ComposedEmail &) const = default;
};

constexpr int longestText = 320;       ///< characters of a text
constexpr int longestSpokenText = 600; ///< characters of a spoken message

/// Composes what people are told, from the templates LANGUAGE/NAME.{email|sms|call}.txt. The words
/// are in the person's language, or in English where there is no translation; times are in the
/// person's zone. A backup contact, whose language and zone are not known, gets the person's. A
/// template that does not exist is Error::NotFound, one with an unknown placeholder Error::Corrupt.
class MessageCatalog
{
public:
    /// The program's own templates.
    MessageCatalog();
    /// Templates of a folder, laid out in the same way.
    explicit MessageCatalog(QString folder);

    /// The language of the messages for a person who wants \a language ("de", "de-AT").
    QString languageFor(const QString &language) const;

    Result<ComposedEmail> email(const QString &templateName, const IncidentRecord &record,
                                Recipient recipient, Instant now) const;
    /// One line of at most longestText characters.
    Result<QString> text(const QString &templateName, const IncidentRecord &record,
                         Recipient recipient, Instant now) const;
    /// One line of at most longestSpokenText characters.
    Result<QString> spoken(const QString &templateName, const IncidentRecord &record,
                           Recipient recipient, Instant now) const;

    /// What a test call says, in that language.
    Result<QString> testCall(const QString &language) const;

private:
    struct Order;

    Result<Order> order(const QString &fileName, const IncidentRecord &record, Recipient recipient,
                        Instant now) const;

    Result<QString> templateText(const QString &path) const;
    bool hasLanguage(const QString &code) const;

    QString m_folder;
    // A catalog belongs to one thread.
    mutable QHash<QString, QString> m_read;   ///< templates, by path
    mutable QHash<QString, bool> m_languages; ///< by language code
};

} // namespace savehub
