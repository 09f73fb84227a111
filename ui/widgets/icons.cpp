// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/icons.h"

#include <QApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>
#include <QSvgRenderer>

// A static library's resources have to be loaded by name, outside of namespaces.
static void loadIcons()
{
    Q_INIT_RESOURCE(icons);
}

namespace savehub {

namespace {

QString resourcePath(const QString &name)
{
    loadIcons();
    return QStringLiteral(":/icons/%1.svg").arg(name);
}

QPixmap tinted(const QString &name, const QSize &pixels, const QColor &color)
{
    QPixmap picture(pixels);
    picture.fill(Qt::transparent);
    QPainter painter(&picture);
    QSvgRenderer(resourcePath(name)).render(&painter);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(picture.rect(), color);
    return picture;
}

/// Takes its colour from the palette each time it paints, so a new theme needs no new icons.
class TintedIconEngine : public QIconEngine
{
public:
    explicit TintedIconEngine(const QString &name)
        : m_name(name)
    {
    }

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(*painter, m_name, rect, colorFor(mode));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        return tinted(m_name, size, colorFor(mode));
    }

    QIconEngine *clone() const override { return new TintedIconEngine(m_name); }

private:
    static QColor colorFor(QIcon::Mode mode)
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        const auto role =
            mode == QIcon::Selected ? QPalette::HighlightedText : QPalette::ButtonText;
        return QApplication::palette().color(group, role);
    }

    QString m_name;
};

} // namespace

QIcon lineIcon(const QString &name)
{
    return QIcon(new TintedIconEngine(name));
}

void paintIcon(QPainter &painter, const QString &name, const QRect &rect, const QColor &color)
{
    const auto ratio = painter.device()->devicePixelRatioF();
    auto picture = tinted(name, (QSizeF(rect.size()) * ratio).toSize(), color);
    picture.setDevicePixelRatio(ratio);
    painter.drawPixmap(rect.topLeft(), picture);
}

QIcon applicationIcon()
{
    return QIcon(resourcePath(QStringLiteral("savehub-console")));
}

} // namespace savehub
