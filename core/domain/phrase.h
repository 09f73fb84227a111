// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/money.h"
#include "domain/reason.h"
#include "domain/say.h"

#include <QString>

#include <concepts>
#include <utility>
#include <variant>
#include <vector>

namespace savehub {

struct Figure;

/// Something to tell a person, as a code with its figures. inWords() (core/phrases) makes the
/// sentence in the language of whoever reads it.
struct Phrase {
    Say code = Say::Nothing;
    std::vector<Figure> figures;

    Phrase();
    /// Words that others wrote. Empty ones say nothing.
    Phrase(const QString &verbatim);
    template <typename... Figures>
    Phrase(Say what, Figures &&...of)
        : code(what)
    {
        (add(std::forward<Figures>(of)), ...);
    }

    /// The \a parts that say something, one after the other.
    static Phrase together(std::vector<Phrase> parts);

    bool isEmpty() const { return code == Say::Nothing; }
    /// Others' words; empty for a phrase of our own.
    QString verbatim() const;

    bool operator==(const Phrase &other) const;

private:
    void add(const QString &text);
    void add(const Phrase &phrase);
    void add(const std::integral auto &count) { addCount(count); }
    void addCount(qint64 count);
    void add(Money money);
    void add(Instant at);
    void add(Reason reason);
};

/// What a sentence is filled with: a name or others' words, a count, money, a moment, why something
/// was held back; or phrases in place of a value.
struct Figure {
    std::variant<QString, qint64, Money, Instant, Reason> value{};
    std::vector<Phrase> phrases{};

    bool operator==(const Figure &other) const;
};

/// \a phrase with the phone numbers in others' words masked; see untrusted_text.h.
Phrase withoutNumbers(Phrase phrase);

} // namespace savehub
