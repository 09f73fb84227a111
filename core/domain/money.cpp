// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/money.h"

#include <QRegularExpression>

namespace savehub {

namespace {
constexpr qint64 microsInADollar = 1'000'000;
constexpr int decimals = 6;
} // namespace

QString toText(Money money)
{
    const auto magnitude = qAbs(money.micros);
    auto fraction = QString::number(magnitude % microsInADollar).rightJustified(decimals, u'0');
    while (fraction.size() > 2 && fraction.endsWith(u'0')) {
        fraction.chop(1);
    }
    const auto sign = money.micros < 0 ? QStringLiteral("-") : QString();
    return QStringLiteral("%1$%2.%3").arg(sign).arg(magnitude / microsInADollar).arg(fraction);
}

std::optional<Money> moneyFromDecimal(QStringView text)
{
    static const QRegularExpression shape(
        QStringLiteral("^(-?)([0-9]{1,9})(?:\\.([0-9]{1,6})0*)?\\z"));
    const auto match = shape.match(text.toString());
    if (!match.hasMatch()) {
        return std::nullopt;
    }
    const auto whole = match.captured(2).toLongLong();
    const auto fraction = match.captured(3).leftJustified(decimals, u'0').toLongLong();
    const auto magnitude = whole * microsInADollar + fraction;
    return microDollars(match.captured(1).isEmpty() ? magnitude : -magnitude);
}

} // namespace savehub
