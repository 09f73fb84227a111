// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/secret_store.h"

#include <QTest>
#include <QTimer>

#include <set>

namespace savehub {

/// A keychain in memory that can be locked. It answers at once or later.
class FakeKeychain : public SecretStore
{
public:
    std::map<SecretName, KeptSecret> kept{};
    bool isLocked = false;
    std::set<SecretName> refused{}; ///< these cannot be written
    bool answersLater = false;
    int reads = 0;

    void read(SecretName name, std::function<void(Result<std::optional<KeptSecret>>)> done) override
    {
        reads += 1;
        answer([=, this] {
            if (isLocked) {
                done(tl::make_unexpected(locked()));
            } else {
                const auto found = kept.find(name);
                done(found == kept.end() ? std::nullopt : std::optional(found->second));
            }
        });
    }

    void write(SecretName name, const KeptSecret &secret, std::function<void(Done)> done) override
    {
        answer([=, this] {
            if (isLocked || refused.contains(name)) {
                done(tl::make_unexpected(locked()));
            } else {
                kept[name] = secret;
                done({});
            }
        });
    }

    void remove(SecretName, std::function<void(Done)>) override { QFAIL("nobody asked for that"); }

    static Error locked()
    {
        return {Error::Kind::Unavailable, QStringLiteral("The keyring is locked."),
                QStringLiteral("Unlock it.")};
    }

private:
    void answer(const std::function<void()> &give) const
    {
        if (answersLater) {
            QTimer::singleShot(0, give);
        } else {
            give();
        }
    }
};

} // namespace savehub
