// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/sql_script.h"

#include <QRegularExpression>

namespace savehub {

namespace {

/// The tokens of a script, as far as they are needed to find the ends of its statements.
const QRegularExpression &tokens()
{
    static const QRegularExpression tokens(
        QStringLiteral("(?<blank>\\s+|--[^\\n]*|/\\*.*?(?:\\*/|$))"
                       "|(?<quoted>'(?:[^']|'')*'|\"(?:[^\"]|\"\")*\"|`(?:[^`]|``)*`|\\[[^\\]]*\\])"
                       "|(?<word>\\w+)"
                       "|(?<end>;)"
                       "|."),
        QRegularExpression::DotMatchesEverythingOption
            | QRegularExpression::UseUnicodePropertiesOption);
    return tokens;
}

/// The statement that is being read.
class Statement
{
public:
    void add(const QRegularExpressionMatch &token)
    {
        if (!token.captured(u"blank").isEmpty()) {
            m_text += m_text.isEmpty() ? QString() : token.captured();
            return;
        }
        m_text += token.captured();
        m_words += token.captured().toUpper();
    }

    bool isEmpty() const { return m_words.isEmpty(); }
    /// Whether a semicolon here ends the statement, and is not one inside a trigger.
    bool isComplete() const
    {
        const auto size = m_words.size();
        return !isTrigger()
               || (size > 1 && m_words[size - 1] == QLatin1String("END")
                   && m_words[size - 2] == QLatin1String(";"));
    }
    QString text() const { return m_text; }

private:
    bool isTrigger() const
    {
        static const QString trigger = QStringLiteral("TRIGGER");
        return m_words.value(0) == QLatin1String("CREATE")
               && (m_words.value(1) == trigger
                   || (m_words.value(1).startsWith(QLatin1String("TEMP"))
                       && m_words.value(2) == trigger));
    }

    QString m_text;
    QStringList m_words;
};

} // namespace

QStringList splitSqlScript(const QString &script)
{
    QStringList statements;
    Statement current;
    auto found = tokens().globalMatch(script);
    while (found.hasNext()) {
        const auto token = found.next();
        const bool ends = !token.captured(u"end").isEmpty() && current.isComplete();
        if (!ends) {
            current.add(token);
            continue;
        }
        if (!current.isEmpty()) {
            statements += current.text();
        }
        current = {};
    }
    if (!current.isEmpty()) {
        statements += current.text().trimmed();
    }
    return statements;
}

QString withoutBlanks(const QString &statement)
{
    QStringList words;
    auto found = tokens().globalMatch(statement);
    while (found.hasNext()) {
        const auto token = found.next();
        if (token.captured(u"blank").isEmpty()) {
            words += token.captured();
        }
    }
    return words.join(u' ');
}

} // namespace savehub
