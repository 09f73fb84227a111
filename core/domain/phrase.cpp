// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/phrase.h"

#include "domain/untrusted_text.h"

namespace savehub {

Phrase::Phrase() = default;

Phrase::Phrase(const QString &verbatim)
{
    if (!verbatim.isEmpty()) {
        code = Say::Verbatim;
        add(verbatim);
    }
}

Phrase Phrase::together(std::vector<Phrase> parts)
{
    std::erase_if(parts, [](const Phrase &part) { return part.isEmpty(); });
    Phrase phrase;
    if (parts.size() == 1) {
        phrase = parts.front();
    } else if (!parts.empty()) {
        phrase.code = Say::Together;
        phrase.figures.push_back({.phrases = std::move(parts)});
    }
    return phrase;
}

QString Phrase::verbatim() const
{
    const bool isOthers = code == Say::Verbatim && !figures.empty();
    const auto *text = isOthers ? std::get_if<QString>(&figures.front().value) : nullptr;
    return text ? *text : QString();
}

void Phrase::add(const QString &text)
{
    figures.push_back({.value = text});
}

void Phrase::add(const Phrase &phrase)
{
    figures.push_back({.phrases = {phrase}});
}

void Phrase::addCount(qint64 count)
{
    figures.push_back({.value = count});
}

void Phrase::add(Money money)
{
    figures.push_back({.value = money});
}

void Phrase::add(Instant at)
{
    figures.push_back({.value = at});
}

void Phrase::add(Reason reason)
{
    figures.push_back({.value = reason});
}

bool Phrase::operator==(const Phrase &other) const = default;

bool Figure::operator==(const Figure &other) const = default;

Phrase withoutNumbers(Phrase phrase)
{
    for (auto &figure : phrase.figures) {
        if (auto *text = std::get_if<QString>(&figure.value)) {
            *text = withoutNumbers(*text);
        }
        for (auto &part : figure.phrases) {
            part = withoutNumbers(std::move(part));
        }
    }
    return phrase;
}

} // namespace savehub
