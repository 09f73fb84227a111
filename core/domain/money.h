// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QtGlobal>

#include <compare>
#include <optional>

namespace savehub {

/// US dollars as integer micro-dollars ($0.025 is 25'000): exact, without floating point.
struct Money {
    qint64 micros = 0;

    auto operator<=>(const Money &) const = default;
    Money operator+(Money other) const { return {micros + other.micros}; }
    Money operator-(Money other) const { return {micros - other.micros}; }
    Money operator*(qint64 times) const { return {micros * times}; }
    Money &operator+=(Money other)
    {
        micros += other.micros;
        return *this;
    }
};

constexpr Money microDollars(qint64 micros)
{
    return {micros};
}

/// "$0.025", "$21.00": two to six decimals, with no needless zero after the second.
QString toText(Money money);

/// Reads a provider's decimal text such as "-0.03000". Nothing when it is not a decimal number with
/// at most six significant decimals.
std::optional<Money> moneyFromDecimal(QStringView text);

} // namespace savehub
