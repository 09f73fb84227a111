// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/strict_json.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"

#include <QJsonArray>
#include <QSet>

#include <vector>

namespace savehub {

namespace {

/// Walks over text that is known to be JSON and checks what QJsonDocument does not: keys that come
/// twice, the depth of nesting, and half surrogate pairs.
class JsonWalk
{
public:
    explicit JsonWalk(const QByteArray &text)
        : m_text(text)
    {
    }

    /// Why the text is refused, or nothing.
    QString problem()
    {
        while (m_at < m_text.size() && m_problem.isEmpty()) {
            step();
        }
        return m_problem;
    }

private:
    struct Level {
        bool isObject = false;
        bool keyIsNext = false;
        QSet<QString> keys{};
    };

    void step()
    {
        switch (m_text[m_at]) {
        case '{':
        case '[':
            enter(m_text[m_at] == '{');
            break;
        case '}':
        case ']':
            m_levels.pop_back();
            break;
        case ',':
            m_levels.back().keyIsNext = m_levels.back().isObject;
            break;
        case '"':
            takeString();
            return;
        default:
            break;
        }
        ++m_at;
    }

    void enter(bool isObject)
    {
        m_levels.push_back({isObject, isObject});
        if (m_levels.size() > deepestJson) {
            m_problem = Words::tr("The JSON is nested deeper than %1 levels.").arg(deepestJson);
        }
    }

    void takeString()
    {
        const auto from = m_at;
        for (++m_at; m_text[m_at] != '"'; ++m_at) {
            m_at += m_text[m_at] == '\\' ? 1 : 0;
        }
        ++m_at;
        const auto text = decoded(m_text.sliced(from, m_at - from));
        if (!text.isValidUtf16()) {
            m_problem = Words::tr("A text in the JSON has half of a surrogate pair.");
        } else if (!m_levels.empty() && m_levels.back().keyIsNext) {
            takeKey(text);
        }
    }

    /// Strings are compared decoded, since escapes allow several spellings of one key.
    static QString decoded(const QByteArray &literal)
    {
        return QJsonDocument::fromJson('[' + literal + ']').array().first().toString();
    }

    void takeKey(const QString &key)
    {
        auto &level = m_levels.back();
        level.keyIsNext = false;
        if (level.keys.contains(key)) {
            m_problem = Words::tr("The key \"%1\" comes twice.").arg(withoutNumbers(key, 60));
        }
        level.keys.insert(key);
    }

    const QByteArray &m_text;
    qsizetype m_at = 0;
    std::vector<Level> m_levels{};
    QString m_problem{};
};

} // namespace

Result<QJsonDocument> readStrictJson(const QByteArray &text)
{
    QJsonParseError error;
    auto document = QJsonDocument::fromJson(text, &error);
    if (error.error != QJsonParseError::NoError) {
        return failure(Error::Kind::BadInput, Words::tr("The body is no JSON (byte %1): %2.")
                                                  .arg(error.offset)
                                                  .arg(error.errorString()));
    }
    if (const auto problem = JsonWalk(text).problem(); !problem.isEmpty()) {
        return failure(Error::Kind::BadInput, problem);
    }
    return document;
}

} // namespace savehub
