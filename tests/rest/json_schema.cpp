// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/rest/json_schema.h"

#include <QDateTime>
#include <QHash>

#include <cmath>
#include <functional>

namespace savehub {

namespace {

QString typeOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
        return QStringLiteral("null");
    case QJsonValue::Bool:
        return QStringLiteral("boolean");
    case QJsonValue::Double:
        return std::trunc(value.toDouble()) == value.toDouble() ? QStringLiteral("integer")
                                                                : QStringLiteral("number");
    case QJsonValue::String:
        return QStringLiteral("string");
    case QJsonValue::Array:
        return QStringLiteral("array");
    default:
        return QStringLiteral("object");
    }
}

/// Whether \a value is of the type, or one of the types, in \a rule.
bool hasType(const QJsonValue &value, const QJsonValue &rule)
{
    const auto types = rule.isArray() ? rule.toArray() : QJsonArray{rule};
    return types.contains(typeOf(value));
}

/// One value against one schema.
class Judge
{
public:
    Judge(const JsonSchemas &schemas, const QJsonValue &value, const QJsonObject &schema,
          const QString &pointer)
        : m_schemas(schemas),
          m_value(value),
          m_schema(schema),
          m_pointer(pointer)
    {
    }

    QStringList judge()
    {
        for (auto rule = m_schema.begin(); rule != m_schema.end(); ++rule) {
            apply(rule.key(), rule.value());
        }
        return m_violations;
    }

private:
    void apply(const QString &keyword, const QJsonValue &rule)
    {
        static const QHash<QString, void (Judge::*)(const QJsonValue &)> keywords{
            {QStringLiteral("$ref"), &Judge::reference},
            {QStringLiteral("type"), &Judge::type},
            {QStringLiteral("enum"), &Judge::choice},
            {QStringLiteral("anyOf"), &Judge::anyOf},
            {QStringLiteral("required"), &Judge::required},
            {QStringLiteral("properties"), &Judge::properties},
            {QStringLiteral("additionalProperties"), &Judge::noOthers},
            {QStringLiteral("items"), &Judge::items},
            {QStringLiteral("maxItems"), &Judge::maxItems},
            {QStringLiteral("minLength"), &Judge::minLength},
            {QStringLiteral("maxLength"), &Judge::maxLength},
            {QStringLiteral("minimum"), &Judge::minimum},
            {QStringLiteral("format"), &Judge::format},
            {QStringLiteral("description"), &Judge::remark},
        };
        if (const auto check = keywords.value(keyword)) {
            (this->*check)(rule);
        } else {
            complain(QStringLiteral("the keyword %1 is not understood").arg(keyword));
        }
    }

    void reference(const QJsonValue &rule)
    {
        m_violations +=
            m_schemas.violations(m_value, m_schemas.resolved(rule.toString()), m_pointer);
    }

    void type(const QJsonValue &rule)
    {
        if (!hasType(m_value, rule)) {
            complain(QStringLiteral("is of type %1").arg(typeOf(m_value)));
        }
    }

    void choice(const QJsonValue &rule)
    {
        if (!rule.toArray().contains(m_value)) {
            complain(QStringLiteral("is none of the choices"));
        }
    }

    void anyOf(const QJsonValue &rule)
    {
        QStringList all;
        for (const auto &schema : rule.toArray()) {
            const auto found = m_schemas.violations(m_value, schema.toObject(), m_pointer);
            if (found.isEmpty()) {
                return;
            }
            all += found;
        }
        m_violations += all;
    }

    void required(const QJsonValue &rule)
    {
        for (const auto &name : rule.toArray()) {
            if (m_value.isObject() && !m_value.toObject().contains(name.toString())) {
                complain(QStringLiteral("lacks %1").arg(name.toString()));
            }
        }
    }

    void properties(const QJsonValue &rule)
    {
        const auto object = m_value.toObject();
        const auto known = rule.toObject();
        for (auto field = object.begin(); field != object.end(); ++field) {
            if (known.contains(field.key())) {
                judgeInside(field.key(), field.value(), known.value(field.key()));
            }
        }
    }

    void noOthers(const QJsonValue &rule)
    {
        if (!rule.isBool() || rule.toBool()) {
            complain(QStringLiteral("additionalProperties is not understood"));
        }
        const auto known = m_schema.value(QLatin1String("properties")).toObject();
        for (const auto &name : m_value.toObject().keys()) {
            if (!known.contains(name)) {
                complain(QStringLiteral("has %1, too").arg(name));
            }
        }
    }

    void items(const QJsonValue &rule)
    {
        const auto array = m_value.toArray();
        for (qsizetype i = 0; i < array.size(); ++i) {
            judgeInside(QString::number(i), array.at(i), rule);
        }
    }

    void maxItems(const QJsonValue &rule)
    {
        limit(m_value.toArray().size() <= rule.toInt(), "is too long");
    }
    void minLength(const QJsonValue &rule)
    {
        limit(!m_value.isString() || m_value.toString().size() >= rule.toInt(), "is too short");
    }
    void maxLength(const QJsonValue &rule)
    {
        limit(m_value.toString().size() <= rule.toInt(), "is too long");
    }
    void minimum(const QJsonValue &rule)
    {
        limit(!m_value.isDouble() || m_value.toDouble() >= rule.toDouble(), "is too small");
    }

    void format(const QJsonValue &rule)
    {
        const bool isMoment =
            !m_value.isString() || QDateTime::fromString(m_value.toString(), Qt::ISODate).isValid();
        limit(rule == QLatin1String("date-time"), "has a format that is not understood");
        limit(isMoment, "is no date and time");
    }

    void remark(const QJsonValue &) {}

    void judgeInside(const QString &name, const QJsonValue &value, const QJsonValue &schema)
    {
        m_violations +=
            m_schemas.violations(value, schema.toObject(), m_pointer + QLatin1Char('/') + name);
    }

    void limit(bool isKept, const char *what)
    {
        if (!isKept) {
            complain(QLatin1String(what));
        }
    }

    void complain(const QString &what)
    {
        m_violations += QStringLiteral("%1 %2").arg(m_pointer, what);
    }

    const JsonSchemas &m_schemas;
    QJsonValue m_value;
    QJsonObject m_schema;
    QString m_pointer;
    QStringList m_violations{};
};

} // namespace

QStringList JsonSchemas::violations(const QJsonValue &value, const QJsonObject &schema,
                                    const QString &pointer) const
{
    return Judge(*this, value, schema, pointer).judge();
}

QJsonObject JsonSchemas::resolved(const QString &reference) const
{
    QJsonValue here = m_root;
    for (const auto &name : reference.split(u'/').mid(1)) {
        here = here.toObject().value(name);
    }
    if (!here.isObject()) {
        qFatal("%s names nothing", qPrintable(reference));
    }
    return here.toObject();
}

QJsonObject JsonSchemas::resolved(const QJsonObject &object) const
{
    const auto reference = object.value(QLatin1String("$ref"));
    return reference.isString() ? resolved(reference.toString()) : object;
}

} // namespace savehub
