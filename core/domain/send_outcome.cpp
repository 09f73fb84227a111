// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/send_outcome.h"

namespace savehub {

Phrase whyNot(const SendOutcome &outcome)
{
    struct Why {
        Phrase operator()(const NotSent &o) const { return o.why; }
        Phrase operator()(const Rejected &o) const { return o.why; }
        Phrase operator()(const UnknownOutcome &o) const { return o.why; }
        Phrase operator()(const Accepted &) const { return {}; }
        Phrase operator()(const OnlyBuilt &) const { return {}; }
    };
    return std::visit(Why{}, outcome);
}

} // namespace savehub
