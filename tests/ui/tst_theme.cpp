// SPDX-License-Identifier: GPL-3.0-or-later
#include "theme.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace savehub;

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

namespace {
constexpr double readable = 4.5;
}

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
            const auto colors = modeColors(message);
            QVERIFY(contrast(colors.text, colors.ground) >= readable);
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
