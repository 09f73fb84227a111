// SPDX-License-Identifier: GPL-3.0-or-later
// Takes pictures of the window in every state, theme and size, for a person to look at:
//   ui-screenshots FOLDER [LANGUAGE]
#include "tests/ui/screenshot_scenes.h"
#include "ui/theme.h"
#include "ui/translations.h"

#include <QApplication>
#include <QDialog>
#include <QDir>
#include <QTemporaryDir>
#include <QTextStream>

using namespace savehub;

namespace {

WindowActions actionsToShow(const Stage &stage)
{
    WindowActions actions;
    actions.setup.examine = [&stage](const auto &done) {
        if (stage.found) {
            done(*stage.found);
        }
    };
    actions.api.address = [] {
        return QStringLiteral("http://127.0.0.1:3000");
    };
    actions.api.token = [] {
        return QStringLiteral("Zm9yIHRoZSBwaWN0dXJlIG9ubHksIG5vIHNlY3JldCE");
    };
    return actions;
}

bool shoot(const Scene &scene, ThemeChoice theme, const QSize &size, const QString &folder)
{
    QTemporaryDir scratch;
    Stage stage(scratch.path());
    rememberTheme(stage.memory, theme);
    scene.prepare(stage);
    MainWindow window({stage.console, stage.reader, stage.clock, stage.memory, actionsToShow(stage),
                       QTimeZone("Europe/Madrid"), stage.isDemo});
    window.resize(size);
    window.show();
    QCoreApplication::processEvents();
    scene.act(window, stage);
    for (int i = 0; i < 5; ++i) {
        QCoreApplication::processEvents();
    }
    const auto name =
        QStringLiteral("%1/%2-%3-%4.png")
            .arg(folder, QString::fromLatin1(scene.name),
                 theme == ThemeChoice::Dark ? QStringLiteral("dark") : QStringLiteral("light"))
            .arg(size.width());
    auto *dialog = window.findChild<QDialog *>();
    return (dialog ? dialog->grab() : window.grab()).save(name);
}

} // namespace

int main(int argc, char **argv)
{
    QApplication app(argc, argv);
    const auto folder = app.arguments().value(1);
    const QLocale locale(app.arguments().value(2, QStringLiteral("en")));
    installTranslations(app, locale);
    QLocale::setDefault(locale);
    QApplication::setLayoutDirection(locale.textDirection());
    if (folder.isEmpty() || !QDir().mkpath(folder)) {
        QTextStream(stderr) << "usage: ui-screenshots FOLDER [LANGUAGE]\n";
        return 2;
    }
    for (const auto theme : {ThemeChoice::Light, ThemeChoice::Dark}) {
        for (const auto &size :
             {QSize(512, 320), QSize(640, 400), QSize(900, 560), QSize(1600, 1000)}) {
            for (const auto &scene : scenes()) {
                if (!shoot(scene, theme, size, folder)) {
                    return 1;
                }
            }
        }
    }
    return 0;
}
