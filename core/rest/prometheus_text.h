// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/instant.h"
#include "domain/money.h"

#include <QByteArray>
#include <QString>

#include <utility>
#include <vector>

namespace savehub {

/// Writes Prometheus' text format 0.0.4, one family of samples after the other.
class PrometheusText
{
public:
    using Labels = std::vector<std::pair<QByteArray, QString>>;

    /// Begins a family: \a type is "gauge", "counter" or "histogram". \a help is one line.
    void family(const QByteArray &name, const QByteArray &type, const QByteArray &help);

    /// A sample of the family \a name; \a name may end in _bucket, _sum or _count.
    void sample(const QByteArray &name, const Labels &labels, const QByteArray &value);
    void sample(const QByteArray &name, const Labels &labels, qint64 value)
    {
        sample(name, labels, QByteArray::number(value));
    }

    const QByteArray &text() const { return m_text; }

    static QByteArray contentType() { return "text/plain; version=0.0.4; charset=utf-8"; }

private:
    QByteArray m_text{};
};

/// "0.25": exact, as decimal fractions of a second and of a dollar.
QByteArray inSeconds(Milliseconds duration);
QByteArray inDollars(Money money);

} // namespace savehub
