// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/translations.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>
#include <QTranslator>

namespace savehub {

namespace {

void install(QCoreApplication &app, const QLocale &locale, const QString &name,
             const QString &folder)
{
    auto *translator = new QTranslator(&app);
    if (translator->load(locale, name, QStringLiteral("_"), folder)) {
        QCoreApplication::installTranslator(translator);
    } else {
        delete translator;
    }
}

} // namespace

void installTranslations(QCoreApplication &app, const QLocale &locale)
{
    const auto ours = QStringLiteral("savehub-console");
    const auto folder = QStringLiteral(":/translations");
    // Qt asks them in reverse order: English comes last, for what the others do not translate.
    install(app, QLocale(QLocale::English), ours, folder);
    install(app, locale, QStringLiteral("qtbase"),
            QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    install(app, locale, ours, folder);
}

} // namespace savehub
