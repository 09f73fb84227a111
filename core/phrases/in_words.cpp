// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/in_words.h"

#include "domain/enum_text.h"
#include "phrases/sentences.h"

#include <QCoreApplication>
#include <QStringList>

namespace savehub {

namespace {

struct ValueInWords {
    QString operator()(const QString &text) const { return text; }
    QString operator()(qint64 count) const { return QString::number(count); }
    QString operator()(Money money) const { return toText(money); }
    QString operator()(Instant at) const
    {
        return toDateTimeUtc(at).toString(QStringLiteral("HH:mm"));
    }
    QString operator()(Reason reason) const { return inWords(reason); }
};

QString inWords(const Figure &figure)
{
    if (figure.phrases.empty()) {
        return std::visit(ValueInWords{}, figure.value);
    }
    QStringList words;
    for (const auto &phrase : figure.phrases) {
        words += inWords(phrase);
    }
    return words.join(u' ');
}

/// The number that %n stands for, and -1 where there is none.
int countOf(const Phrase &phrase)
{
    const auto *count =
        phrase.figures.empty() ? nullptr : std::get_if<qint64>(&phrase.figures.front().value);
    return count ? static_cast<int>(*count) : -1;
}

/// Fills in one pass: a figure that holds "%1" itself stays as it is.
QString filled(const QString &sentence, const std::vector<Figure> &figures)
{
    QString words;
    for (qsizetype i = 0; i < sentence.size(); ++i) {
        const auto place =
            sentence[i] == u'%' && i + 1 < sentence.size() ? sentence[i + 1].digitValue() : -1;
        if (place < 1 || static_cast<size_t>(place) > figures.size()) {
            words += sentence[i];
            continue;
        }
        words += inWords(figures[static_cast<size_t>(place) - 1]);
        ++i;
    }
    return words;
}

Say codeOf(Reason reason)
{
    switch (reason) {
    case Reason::CallsStopped:
        return Say::StoppedByOperator;
    case Reason::IncidentNotActive:
        return Say::PersonAnswered;
    case Reason::OutsideCriticalWindow:
    case Reason::MissedWindow:
        return Say::TimeWasOver;
    case Reason::AttemptsExhausted:
        return Say::TwoCallsMade;
    case Reason::PhoneLimitReached:
        return Say::PhoneCalledForOther;
    case Reason::DoNotCall:
        return Say::AskedNotToBeCalled;
    case Reason::BudgetExceeded:
        return Say::CapReached;
    case Reason::ProviderNotReady:
        return Say::NotSetUp;
    default:
        return Say::Nothing;
    }
}

} // namespace

QString inWords(const Phrase &phrase)
{
    if (phrase.isEmpty() || phrase.code == Say::Verbatim) {
        return phrase.verbatim();
    }
    const auto *text = sentenceOf(phrase.code).text;
    const auto sentence =
        QCoreApplication::translate("savehub::Words", text, nullptr, countOf(phrase));
    return filled(sentence, phrase.figures).trimmed();
}

QString inWords(Reason reason)
{
    const auto code = codeOf(reason);
    return code == Say::Nothing ? toText(reason) : inWords(Phrase(code));
}

Error inWords(const Refusal &refusal)
{
    return {refusal.kind, inWords(refusal.what), inWords(refusal.advice)};
}

} // namespace savehub
