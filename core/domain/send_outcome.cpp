// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/send_outcome.h"

namespace savehub {

QString whyNot(const SendOutcome &outcome)
{
    struct Why {
        QString operator()(const NotSent &o) const { return o.why; }
        QString operator()(const Rejected &o) const { return o.why; }
        QString operator()(const UnknownOutcome &o) const { return o.why; }
        QString operator()(const Accepted &) const { return {}; }
        QString operator()(const OnlyBuilt &) const { return {}; }
    };
    return std::visit(Why{}, outcome);
}

} // namespace savehub
