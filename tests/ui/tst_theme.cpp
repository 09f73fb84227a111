// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/theme.h"

#include <cmath>

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace savehub;

namespace {

constexpr double readable = 4.5;

double luminance(const QColor &color)
{
    const auto linear = [](double channel) {
        return channel <= 0.03928 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF())
           + 0.0722 * linear(color.blueF());
}

/// The contrast ratio of WCAG 2: 1 to 21.
double contrast(const QColor &one, const QColor &other)
{
    const auto a = luminance(one);
    const auto b = luminance(other);
    return (qMax(a, b) + 0.05) / (qMin(a, b) + 0.05);
}

} // namespace

class TestTheme : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void measuresContrast();
    void canBeRead_data();
    void canBeRead();
    void stripCanBeRead();
    void remembersTheChoice();
};

void TestTheme::measuresContrast()
{
    QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
    QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
}

void TestTheme::canBeRead_data()
{
    QTest::addColumn<QPalette>("palette");
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << lightPalette() << false;
    QTest::newRow("dark") << darkPalette() << true;
}

void TestTheme::canBeRead()
{
    QFETCH(QPalette, palette);
    QTEST(isDark(palette), "dark");
    using Pair = std::pair<QColor, QColor>;
    const auto color = [&](QPalette::ColorRole role) {
        return palette.color(role);
    };
    std::vector<Pair> pairs{
        {color(QPalette::WindowText), color(QPalette::Window)},
        {color(QPalette::Text), color(QPalette::Base)},
        {color(QPalette::Text), color(QPalette::AlternateBase)},
        {color(QPalette::ButtonText), color(QPalette::Button)},
        {color(QPalette::HighlightedText), color(QPalette::Highlight)},
        {color(QPalette::ToolTipText), color(QPalette::ToolTipBase)},
        {secondaryText(palette), color(QPalette::Base)},
        {secondaryText(palette), color(QPalette::AlternateBase)},
    };
    for (const auto tone : {Tone::Neutral, Tone::Info, Tone::Good, Tone::Warning, Tone::Bad}) {
        const auto colors = toneColors(tone, palette);
        pairs.push_back({colors.text, colors.ground});
        pairs.push_back({colors.text, color(QPalette::Base)});
    }
    for (const auto &[text, ground] : pairs) {
        QVERIFY2(contrast(text, ground) >= readable,
                 qPrintable(text.name() + QStringLiteral(" on ") + ground.name()));
    }
}

void TestTheme::stripCanBeRead()
{
    ProviderMessage message;
    for (const auto mode : {CallMode::Mock, CallMode::Test, CallMode::Live}) {
        for (const auto stopped : {false, true}) {
            message.mode = mode;
            message.stopped = stopped;
            for (const auto capReached : {false, true}) {
                message.capReached = capReached;
                const auto colors = modeColors(message);
                QVERIFY(contrast(colors.text, colors.ground) >= readable);
            }
        }
    }
}

void TestTheme::remembersTheChoice()
{
    QTemporaryDir folder;
    QSettings memory(folder.filePath(QStringLiteral("memory.ini")), QSettings::IniFormat);
    QCOMPARE(rememberedTheme(memory), ThemeChoice::System);
    for (const auto choice : {ThemeChoice::Dark, ThemeChoice::Light, ThemeChoice::System}) {
        rememberTheme(memory, choice);
        QCOMPARE(rememberedTheme(memory), choice);
    }
}

QTEST_MAIN(TestTheme)
#include "tst_theme.moc"
