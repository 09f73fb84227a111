// SPDX-License-Identifier: GPL-3.0-or-later
#include "phrases/stored_phrase.h"

#include "domain/enum_text.h"
#include "phrases/sentences.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace savehub {

namespace {

const QString microsKey = QStringLiteral("micros");
const QString atKey = QStringLiteral("at");
const QString reasonKey = QStringLiteral("reason");

QJsonArray arrayOf(const Phrase &phrase);

struct ValueAsJson {
    QJsonValue operator()(const QString &text) const { return text; }
    QJsonValue operator()(qint64 count) const { return count; }
    QJsonValue operator()(Money money) const { return QJsonObject{{microsKey, money.micros}}; }
    QJsonValue operator()(Instant at) const { return QJsonObject{{atKey, toIso(at)}}; }
    QJsonValue operator()(Reason reason) const { return QJsonObject{{reasonKey, toText(reason)}}; }
};

QJsonValue asJson(const Figure &figure)
{
    if (figure.phrases.empty()) {
        return std::visit(ValueAsJson{}, figure.value);
    }
    QJsonArray array;
    for (const auto &phrase : figure.phrases) {
        array.append(arrayOf(phrase));
    }
    return array;
}

QJsonArray arrayOf(const Phrase &phrase)
{
    QJsonArray array{QString::fromLatin1(sentenceOf(phrase.code).key)};
    for (const auto &figure : phrase.figures) {
        array.append(asJson(figure));
    }
    return array;
}

std::optional<Phrase> phraseOf(const QJsonValue &value);

std::optional<Figure> figureOf(const QJsonObject &object)
{
    if (object.contains(microsKey)) {
        return Figure{.value = Money{object.value(microsKey).toInteger()}};
    }
    if (object.contains(reasonKey)) {
        const auto reason = enumFromText<Reason>(object.value(reasonKey).toString());
        return reason ? std::optional(Figure{.value = *reason}) : std::nullopt;
    }
    const auto at = instantFromIso(object.value(atKey).toString());
    return at ? std::optional(Figure{.value = *at}) : std::nullopt;
}

std::optional<Figure> figureOf(const QJsonArray &array)
{
    std::vector<Phrase> phrases;
    for (const auto &value : array) {
        auto phrase = phraseOf(value);
        if (!phrase) {
            return std::nullopt;
        }
        phrases.push_back(std::move(*phrase));
    }
    return phrases.empty() ? std::nullopt : std::optional(Figure{.phrases = std::move(phrases)});
}

std::optional<Figure> figureOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::String:
        return Figure{.value = value.toString()};
    case QJsonValue::Double:
        return Figure{.value = value.toInteger()};
    case QJsonValue::Object:
        return figureOf(value.toObject());
    case QJsonValue::Array:
        return figureOf(value.toArray());
    default:
        return std::nullopt;
    }
}

std::optional<Phrase> phraseOf(const QJsonValue &value)
{
    const auto array = value.toArray();
    const auto code = array.isEmpty() ? std::nullopt : codeOfKey(array.first().toString());
    if (!code) {
        return std::nullopt;
    }
    Phrase phrase;
    phrase.code = *code;
    for (qsizetype i = 1; i < array.size(); ++i) {
        auto figure = figureOf(array[i]);
        if (!figure) {
            return std::nullopt;
        }
        phrase.figures.push_back(std::move(*figure));
    }
    const bool lacksItsText = phrase.code == Say::Verbatim && phrase.verbatim().isEmpty();
    return lacksItsText ? std::nullopt : std::optional(std::move(phrase));
}

} // namespace

QString toJson(const Phrase &phrase)
{
    if (phrase.isEmpty() || phrase.code == Say::Verbatim) {
        return {};
    }
    return QString::fromUtf8(QJsonDocument(arrayOf(phrase)).toJson(QJsonDocument::Compact));
}

std::optional<Phrase> phraseFromJson(const QString &json)
{
    const auto document = QJsonDocument::fromJson(json.toUtf8());
    return document.isArray() ? phraseOf(document.array()) : std::nullopt;
}

} // namespace savehub
