// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <QApplication>
#include <QSettings>
#include <QStyleFactory>

namespace savehub {

namespace {

QString themeKey()
{
    return QStringLiteral("window/theme");
}

struct Ground {
    QRgb window, base, alternate, button, text, dim, highlight, highlightedText, link, disabled,
        light, mid, dark;
};

QPalette paletteFrom(const Ground &g)
{
    QPalette palette;
    palette.setColor(QPalette::Window, g.window);
    palette.setColor(QPalette::WindowText, g.text);
    palette.setColor(QPalette::Base, g.base);
    palette.setColor(QPalette::AlternateBase, g.alternate);
    palette.setColor(QPalette::Text, g.text);
    palette.setColor(QPalette::PlaceholderText, g.dim);
    palette.setColor(QPalette::Button, g.button);
    palette.setColor(QPalette::ButtonText, g.text);
    palette.setColor(QPalette::BrightText, g.text);
    palette.setColor(QPalette::ToolTipBase, g.alternate);
    palette.setColor(QPalette::ToolTipText, g.text);
    palette.setColor(QPalette::Highlight, g.highlight);
    palette.setColor(QPalette::HighlightedText, g.highlightedText);
    palette.setColor(QPalette::Link, g.link);
    palette.setColor(QPalette::LinkVisited, g.link);
    palette.setColor(QPalette::Light, g.light);
    palette.setColor(QPalette::Midlight, g.light);
    palette.setColor(QPalette::Mid, g.mid);
    palette.setColor(QPalette::Dark, g.dark);
    palette.setColor(QPalette::Shadow, g.dark);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        palette.setColor(QPalette::Disabled, role, g.disabled);
    }
    return palette;
}

} // namespace

void applyTheme(ThemeChoice choice)
{
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    switch (choice) {
    case ThemeChoice::System:
        QApplication::setPalette(QPalette());
        return;
    case ThemeChoice::Light:
        QApplication::setPalette(lightPalette());
        return;
    case ThemeChoice::Dark:
        QApplication::setPalette(darkPalette());
        return;
    }
}

ThemeChoice rememberedTheme(const QSettings &memory)
{
    const auto name = memory.value(themeKey()).toString();
    if (name == QLatin1String("light")) {
        return ThemeChoice::Light;
    }
    return name == QLatin1String("dark") ? ThemeChoice::Dark : ThemeChoice::System;
}

void rememberTheme(QSettings &memory, ThemeChoice choice)
{
    if (choice == ThemeChoice::System) {
        memory.remove(themeKey());
        return;
    }
    memory.setValue(themeKey(), choice == ThemeChoice::Light ? QStringLiteral("light")
                                                             : QStringLiteral("dark"));
}

QPalette lightPalette()
{
    return paletteFrom({.window = 0xfff3f4f6,
                        .base = 0xffffffff,
                        .alternate = 0xfff7f8fa,
                        .button = 0xffe9ebef,
                        .text = 0xff1b1f24,
                        .dim = 0xff5a6270,
                        .highlight = 0xff1d5fa8,
                        .highlightedText = 0xffffffff,
                        .link = 0xff1d5fa8,
                        .disabled = 0xff8a919c,
                        .light = 0xffffffff,
                        .mid = 0xffc3c8d0,
                        .dark = 0xff9aa1ac});
}

QPalette darkPalette()
{
    return paletteFrom({.window = 0xff23262b,
                        .base = 0xff1a1c20,
                        .alternate = 0xff202328,
                        .button = 0xff343940,
                        .text = 0xffe8eaed,
                        .dim = 0xffa3abb6,
                        .highlight = 0xff2f6fb7,
                        .highlightedText = 0xffffffff,
                        .link = 0xff7fb5f0,
                        .disabled = 0xff7a818b,
                        .light = 0xff434953,
                        .mid = 0xff454b55,
                        .dark = 0xff15171a});
}

bool isDark(const QPalette &palette)
{
    return palette.color(QPalette::Window).lightness()
           < palette.color(QPalette::WindowText).lightness();
}

ColorPair toneColors(Tone tone, const QPalette &palette)
{
    const auto dark = isDark(palette);
    switch (tone) {
    case Tone::Neutral:
        return dark ? ColorPair{0xffd5d9df, 0xff3a4048} : ColorPair{0xff3b424d, 0xffe4e7ec};
    case Tone::Info:
        return dark ? ColorPair{0xffb5d6fb, 0xff1d3f63} : ColorPair{0xff12457c, 0xffdbe9f9};
    case Tone::Good:
        return dark ? ColorPair{0xffa9e3b8, 0xff1c4529} : ColorPair{0xff135c2b, 0xffd9f0df};
    case Tone::Warning:
        return dark ? ColorPair{0xffffd98a, 0xff523d0d} : ColorPair{0xff6b4700, 0xffffebbd};
    case Tone::Bad:
        return dark ? ColorPair{0xffffb9b3, 0xff611f1c} : ColorPair{0xff8f1a16, 0xfffbdedb};
    }
    Q_UNREACHABLE();
}

ColorPair modeColors(const ProviderMessage &message)
{
    if (message.stopped) {
        return {0xffffffff, 0xff2b2b2b};
    }
    if (message.capReached) {
        return {0xffffffff, 0xffa84300};
    }
    switch (message.mode) {
    case CallMode::Mock:
        return {0xffffffff, 0xff3f5873};
    case CallMode::Test:
        return {0xff2b2100, 0xffffcd3c};
    case CallMode::Live:
        return {0xffffffff, 0xffb3161b};
    }
    Q_UNREACHABLE();
}

QColor secondaryText(const QPalette &palette)
{
    return palette.color(QPalette::Active, QPalette::PlaceholderText).alpha() == 255
               ? palette.color(QPalette::Active, QPalette::PlaceholderText)
               : palette.color(QPalette::Active, QPalette::Text);
}

} // namespace savehub
