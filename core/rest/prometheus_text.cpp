// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/prometheus_text.h"

namespace savehub {

namespace {

QByteArray escaped(const QString &value)
{
    return value.toUtf8()
        .replace('\\', QByteArrayLiteral("\\\\"))
        .replace('"', QByteArrayLiteral("\\\""))
        .replace('\n', QByteArrayLiteral("\\n"));
}

/// \a value / 10^\a decimals, without needless zeros.
QByteArray decimal(qint64 value, int decimals)
{
    auto digits = QByteArray::number(qAbs(value)).rightJustified(decimals + 1, '0');
    digits.insert(digits.size() - decimals, '.');
    while (digits.endsWith('0')) {
        digits.chop(1);
    }
    if (digits.endsWith('.')) {
        digits.chop(1);
    }
    return value < 0 ? '-' + digits : digits;
}

} // namespace

void PrometheusText::family(const QByteArray &name, const QByteArray &type, const QByteArray &help)
{
    m_text += "# HELP " + name + ' ' + help + "\n# TYPE " + name + ' ' + type + '\n';
}

void PrometheusText::sample(const QByteArray &name, const Labels &labels, const QByteArray &value)
{
    QByteArray inBraces;
    for (const auto &[label, text] : labels) {
        inBraces += (inBraces.isEmpty() ? "" : ",") + label + "=\"" + escaped(text) + '"';
    }
    m_text += name + (labels.empty() ? QByteArray() : '{' + inBraces + '}') + ' ' + value + '\n';
}

QByteArray inSeconds(Milliseconds duration)
{
    return decimal(duration.count(), 3);
}

QByteArray inDollars(Money money)
{
    return decimal(money.micros, 6);
}

} // namespace savehub
