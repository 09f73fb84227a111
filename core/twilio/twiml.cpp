// SPDX-License-Identifier: GPL-3.0-or-later
#include "twiml.h"

#include "untrusted_text.h"

#include <array>

namespace savehub {

namespace {

/// The spoken frame round the message. In the language of the person who is called, not in that
/// of the console: not for tr().
struct MenuWords {
    QLatin1String language; ///< ISO 639-1
    QLatin1String tag;      ///< what Say calls it
    QString menu;
    QString goodbye;
};

const MenuWords &wordsFor(const QString &language)
{
    static const std::array<MenuWords, 3> all{{
        {QLatin1String("en"), QLatin1String("en-US"),
         QStringLiteral("Press 1 if you are joining, press 2 if you cannot come."),
         QStringLiteral("No key was pressed. Goodbye.")},
        {QLatin1String("es"), QLatin1String("es-ES"),
         QStringLiteral("Pulse 1 si va a unirse, pulse 2 si no puede asistir."),
         QStringLiteral("No se ha pulsado ninguna tecla. Adiós.")},
        {QLatin1String("de"), QLatin1String("de-DE"),
         QStringLiteral("Drücken Sie die 1, wenn Sie teilnehmen, und die 2, wenn Sie nicht kommen "
                        "können."),
         QStringLiteral("Es wurde keine Taste gedrückt. Auf Wiederhören.")},
    }};
    const auto wanted = language.left(2).toLower();
    for (const auto &words : all) {
        if (wanted == words.language) {
            return words;
        }
    }
    return all.front();
}

/// \a message as one sentence without what XML cannot hold: control characters, halves of
/// surrogate pairs, noncharacters.
QString speakable(const QString &message)
{
    auto text = QString::fromUtf8(oneLine(message, twimlLimit).toUtf8());
    text.remove(QChar(u'\uFFFE')).remove(QChar(u'\uFFFF'));
    if (!text.isEmpty() && (text.back().isLetterOrNumber() || text.back() == u'"')) {
        text += u'.';
    }
    return text;
}

/// \a text escaped for XML, shortened between characters to fit into \a room.
QString escapedWithin(const QString &text, qsizetype room)
{
    auto whole = text.toHtmlEscaped();
    if (whole.size() <= room) {
        return whole;
    }
    QString escaped;
    for (qsizetype i = 0; i < text.size();) {
        const auto units = text[i].isHighSurrogate() ? 2 : 1;
        const auto piece = text.mid(i, units).toHtmlEscaped();
        if (escaped.size() + piece.size() >= room) {
            break;
        }
        escaped += piece;
        i += units;
    }
    return escaped + QChar(u'…');
}

QString framed(const SpokenReminder &reminder, const QString &message)
{
    const auto &words = wordsFor(reminder.language);
    const auto say = [&words](const QString &attributes, const QString &text) {
        return QStringLiteral("<Say voice=\"alice\" language=\"") + words.tag + u'"' + attributes
               + u'>' + text + QStringLiteral("</Say>");
    };
    const auto head = QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>");
    const auto tail = QStringLiteral("</Response>");
    if (reminder.responseUrl.isEmpty()) {
        return head + say(QStringLiteral(" loop=\"2\""), message) + tail;
    }
    return head
           + QStringLiteral("<Gather input=\"dtmf\" numDigits=\"1\" timeout=\"8\" method=\"POST\" "
                            "action=\"")
           + reminder.responseUrl.toHtmlEscaped() + QStringLiteral("\">")
           + say({}, message + u' ' + words.menu) + QStringLiteral("</Gather>")
           + say({}, words.goodbye) + tail;
}

} // namespace

QString reminderTwiml(const SpokenReminder &reminder)
{
    const auto room = twimlLimit - framed(reminder, QString()).size();
    return framed(reminder, escapedWithin(speakable(reminder.message), room));
}

} // namespace savehub
