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

/// Takes secrets out of the words of others before they go on: a server may repeat what it was sent, and
/// what it was told elsewhere. Found are the forms and parts of SecretForms in every reading of TextReading:
/// encoded, escaped, folded, with something inside that nobody sees. Copies share what is looked for.
class Redaction
{
public:
    Redaction() = default;
    explicit Redaction(const std::vector<Secret> &secrets);

    QByteArray withoutSecrets(const QByteArray &text) const;
    QString withoutSecrets(const QString &text) const;
    bool findsIn(const QByteArray &text) const { return withoutSecrets(text) != text; }
    /// Without phone numbers, too, on one line of at most \a limit characters (untrusted_text.h). In this
    /// order: neither a secret with a masked number in it nor half a secret is found any more.
    QString words(const QString &text, int limit = 200) const;

private:
    QByteArray withoutThoseFound(const QByteArray &text) const;
    std::shared_ptr<const SecretForms> m_forms; ///< null: none
};

/// All secrets that the run knows by now; more may come. From any thread.
using RedactionSource = std::function<Redaction()>;

} // namespace savehub
