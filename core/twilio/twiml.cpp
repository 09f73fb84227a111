// SPDX-License-Identifier: GPL-3.0-or-later
#include "twilio/twiml.h"

#include "domain/untrusted_text.h"
#include "twilio/menu_words.h"

namespace savehub {

namespace {

/// \a message as one sentence, without the characters that XML cannot hold: control characters,
/// halves of surrogate pairs, noncharacters.
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

QString say(const MenuWords &words, const QString &attributes, const QString &escaped)
{
    return QStringLiteral("<Say voice=\"alice\" language=\"") + words.tag + u'"' + attributes + u'>'
           + escaped + QStringLiteral("</Say>");
}

QString framed(const SpokenReminder &reminder, const QString &message)
{
    const auto &words = menuWords(reminder.language);
    if (reminder.responseUrl.isEmpty()) {
        return twimlResponse(say(words, QStringLiteral(" loop=\"2\""), message));
    }
    return twimlResponse(
        QStringLiteral("<Gather input=\"dtmf\" numDigits=\"1\" timeout=\"8\" method=\"POST\" "
                       "action=\"")
        + reminder.responseUrl.toHtmlEscaped() + QStringLiteral("\">")
        + say(words, {}, message + u' ' + words.menu) + QStringLiteral("</Gather>")
        + say(words, {}, words.goodbye));
}

} // namespace

QString twimlResponse(const QString &verbs)
{
    return QStringLiteral("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response>") + verbs
           + QStringLiteral("</Response>");
}

QString reminderTwiml(const SpokenReminder &reminder)
{
    const auto room = twimlLimit - framed(reminder, QString()).size();
    return framed(reminder, escapedWithin(speakable(reminder.message), room));
}

QString spokenTwiml(const QString &text, const QString &language)
{
    return twimlResponse(say(menuWords(language), {}, text.toHtmlEscaped())
                         + QStringLiteral("<Hangup/>"));
}

QString writtenTwiml(const QString &text)
{
    return twimlResponse(QStringLiteral("<Message>") + text.toHtmlEscaped()
                         + QStringLiteral("</Message>"));
}

} // namespace savehub
