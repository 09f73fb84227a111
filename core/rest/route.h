// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace savehub {

/// A path as the API's description writes it, "/incidents/{id}/ack", with at most one parameter.
/// Nothing when \a path is another one; otherwise the parameter's value, decoded, or "".
std::optional<QString> matchPath(const QByteArray &pattern, const QByteArray &path);

} // namespace savehub
