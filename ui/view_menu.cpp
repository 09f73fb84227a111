// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/view_menu.h"

#include "ui/theme.h"

#include <QActionGroup>

namespace savehub {

ViewMenu::ViewMenu(QSettings &memory, QWidget *parent)
    : QMenu(tr("&View"), parent)
{
    applyTheme(rememberedTheme(memory));
    auto *group = new QActionGroup(this);
    const auto add = [&](const QString &text, ThemeChoice choice) {
        auto *action = addAction(text);
        action->setCheckable(true);
        action->setChecked(rememberedTheme(memory) == choice);
        group->addAction(action);
        connect(action, &QAction::triggered, this, [&memory, choice] {
            rememberTheme(memory, choice);
            applyTheme(choice);
        });
    };
    add(tr("Colours of the &system"), ThemeChoice::System);
    add(tr("&Light"), ThemeChoice::Light);
    add(tr("&Dark"), ThemeChoice::Dark);
}

} // namespace savehub
