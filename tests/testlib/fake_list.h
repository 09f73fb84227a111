// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/testlib/fake_http.h"

#include <QJsonObject>

#include <vector>

namespace savehub {

/// The page of \a items that \a request asks for with To, From, Status, PageSize and Page. \a name
/// is the key of the array.
QJsonObject fakeListPage(const QString &name, const std::vector<QJsonObject> &items,
                         const FakeHttpRequest &request);

} // namespace savehub
