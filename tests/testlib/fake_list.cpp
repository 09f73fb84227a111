// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/fake_list.h"

#include <QJsonArray>

#include <algorithm>

namespace savehub {

namespace {

constexpr int defaultPageSize = 50;

bool isWanted(const QJsonObject &item, const FormFields &query)
{
    for (const auto *name : {"To", "From", "Status"}) {
        const auto wanted = firstValue(query, QLatin1String(name).toString());
        const auto key = QString(QLatin1String(name)).toLower();
        if (!wanted.isEmpty() && item.value(key).toString() != wanted) {
            return false;
        }
    }
    return true;
}

int numberIn(const FormFields &query, QStringView name, int fallback)
{
    const auto text = firstValue(query, name);
    return text.isEmpty() ? fallback : text.toInt();
}

QJsonValue pageUri(const FakeHttpRequest &request, int page)
{
    auto query = request.query();
    std::erase_if(query, [](const auto &field) { return field.first == QLatin1String("Page"); });
    query.emplace_back(QStringLiteral("Page"), QString::number(page));
    return QString::fromLatin1(request.path() + '?' + encodeForm(query));
}

} // namespace

QJsonObject fakeListPage(const QString &name, const std::vector<QJsonObject> &items,
                         const FakeHttpRequest &request)
{
    const auto query = request.query();
    const int pageSize = numberIn(query, u"PageSize", defaultPageSize);
    const int page = numberIn(query, u"Page", 0);
    QJsonArray shown;
    int wanted = 0;
    for (const auto &item : items) {
        if (!isWanted(item, query)) {
            continue;
        }
        if (wanted / pageSize == page) {
            shown.append(item);
        }
        ++wanted;
    }
    const bool isLast = wanted <= (page + 1) * pageSize;
    return {{name, shown},
            {QStringLiteral("page"), page},
            {QStringLiteral("page_size"), pageSize},
            {QStringLiteral("next_page_uri"), isLast ? QJsonValue() : pageUri(request, page + 1)}};
}

} // namespace savehub
