// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/notice.h"
#include "domain/settings.h"
#include "messages/message_catalog.h"
#include "ports/call_log.h"
#include "ports/clock.h"
#include "ports/id_source.h"
#include "ports/mail_gateway.h"
#include "ports/phone_check.h"
#include "ports/store.h"
#include "runtime/providers.h"

#include <functional>

namespace savehub {

/// Everything outside the engine that it works with, as the composition wired it. All of it lives
/// on the engine's thread.
struct Ports {
    Store &store;
    Clock &clock;
    IdSource &ids;
    PhoneCheck &phones;
    Providers providers;
    MailGateway &mail;
    const MessageCatalog &messages;
    CallLog &log;
    /// What a minute to a number costs, where the provider's price list is known. The engine sets
    /// this one.
    std::function<std::optional<Money>(const PhoneNumber &)> listedPrice = [](const auto &) {
        return std::nullopt;
    };
    /// Whether all calls and texts are stopped, though the database may not say so yet. Any thread
    /// may have stopped them a moment ago.
    std::function<bool()> isStopped = [] {
        return false;
    };
    /// Whether the provider should report what happens and has not reported anything since then.
    std::function<bool(Instant since)> reportsAreSilentSince = [](Instant) {
        return false;
    };
    /// Whether the provider delivers answers by text to us at the moment. If not, it is asked for
    /// them.
    std::function<bool()> hasWebhook = [] {
        return false;
    };
};

/// Hears from the engine; called on the engine's thread.
struct EngineObserver {
    std::function<void()> changed = [] {
    };
    std::function<void(const Notice &)> noticed = [](const Notice &) {
    };
    std::function<void(const Attempt &)> testCallChanged = [](const Attempt &) {
    };
    std::function<void(const Settings &, const QString &providerProblem)> settingsChanged =
        [](const Settings &, const QString &) {
        };
};

} // namespace savehub
