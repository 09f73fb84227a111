// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ports/secret.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <memory>
#include <vector>

namespace savehub {

class SecretForms;

/// Takes secrets out of words of others before they are passed on: a server may repeat what it was
/// sent, and what it was told elsewhere. Finds the forms and parts of SecretForms in every reading
/// of TextReading: encoded, escaped, folded, or with something invisible inside. Copies share what
/// is looked for.
class Redaction
{
public:
    Redaction() = default;
    explicit Redaction(const std::vector<Secret> &secrets);

    QByteArray withoutSecrets(const QByteArray &text) const;
    QString withoutSecrets(const QString &text) const;
    bool findsIn(const QByteArray &text) const { return withoutSecrets(text) != text; }
    /// \a text without secrets, and then without phone numbers, on one line of at most \a limit
    /// characters (untrusted_text.h). The order matters: a secret with a masked number in it, or
    /// half a secret, would not be found any more.
    QString words(const QString &text, int limit = 200) const;

private:
    QByteArray withoutThoseFound(const QByteArray &text) const;
    std::shared_ptr<const SecretForms> m_forms; ///< null: none
};

/// All secrets that the run knows by now. More may come. May be called on any thread.
using RedactionSource = std::function<Redaction()>;

} // namespace savehub
