// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace savehub {

/// The IANA zone that the TZID \a name means: an IANA name itself, in quotes or behind a prefix
/// ("/freeassociation.sourceforge.net/Europe/Berlin"), or a Windows name ("W. Europe Standard
/// Time"). Empty when it is none of these.
QByteArray ianaZoneName(const QByteArray &name);

} // namespace savehub
