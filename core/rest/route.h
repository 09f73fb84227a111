// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace savehub {

/// Compares \a path with \a pattern, a path as the API's description writes it,
/// "/incidents/{id}/ack", with at most one parameter. Nothing when they differ, otherwise the
/// parameter's decoded value, or "".
std::optional<QString> matchPath(const QByteArray &pattern, const QByteArray &path);

} // namespace savehub
