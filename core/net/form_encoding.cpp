// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/form_encoding.h"

#include <QStringDecoder>
#include <QUrl>

#include <algorithm>

namespace savehub {

namespace {

int hexValue(char c)
{
    if (c >= '0' && c <= '9') {
        return c - '0';
    }
    const auto lower = static_cast<char>(c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// Not QByteArray::fromPercentEncoding(): it makes arbitrary bytes of a '%' without digits.
QString decoded(const QByteArray &part)
{
    QByteArray bytes(part.size(), Qt::Uninitialized);
    auto *end = bytes.data();
    for (qsizetype i = 0; i < part.size(); ++i) {
        const bool isEscape = part[i] == '%' && i + 2 < part.size() && hexValue(part[i + 1]) >= 0
                              && hexValue(part[i + 2]) >= 0;
        if (isEscape) {
            *end++ = static_cast<char>(hexValue(part[i + 1]) * 16 + hexValue(part[i + 2]));
            i += 2;
        } else {
            *end++ = part[i] == '+' ? ' ' : part[i];
        }
    }
    bytes.truncate(end - bytes.constData());
    // Not QString::fromUtf8(): it drops a byte order mark, and signatures are over every byte.
    using Flag = QStringDecoder::Flag;
    return QStringDecoder(QStringDecoder::Utf8, Flag::ConvertInitialBom | Flag::Stateless)(bytes);
}

} // namespace

QByteArray encodeForm(const FormFields &fields)
{
    QByteArray form;
    for (const auto &[name, value] : fields) {
        if (!form.isEmpty()) {
            form += '&';
        }
        form += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    return form;
}

FormFields decodeForm(const QByteArray &form)
{
    FormFields fields;
    for (const auto &part : form.split('&')) {
        if (part.isEmpty()) {
            continue;
        }
        const auto equals = part.indexOf('=');
        const auto name = equals < 0 ? part : part.left(equals);
        const auto value = equals < 0 ? QByteArray() : part.mid(equals + 1);
        fields.emplace_back(decoded(name), decoded(value));
    }
    return fields;
}

QString firstValue(const FormFields &fields, QStringView name)
{
    const auto found = std::find_if(fields.begin(), fields.end(),
                                    [name](const auto &field) { return field.first == name; });
    return found == fields.end() ? QString() : found->second;
}

} // namespace savehub
