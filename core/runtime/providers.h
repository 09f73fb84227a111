// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/provider.h"
#include "ports/call_gateway.h"
#include "ports/message_gateway.h"

namespace savehub {

/// The gateways of each provider. A call under way stays with the provider that placed it.
struct Providers {
    CallGateway &mockCalls;
    MessageGateway &mockTexts;
    CallGateway &twilioCalls;
    MessageGateway &twilioTexts;

    CallGateway &calls(Provider provider) const
    {
        return provider == Provider::Mock ? mockCalls : twilioCalls;
    }
    MessageGateway &texts(Provider provider) const
    {
        return provider == Provider::Mock ? mockTexts : twilioTexts;
    }
};

} // namespace savehub
