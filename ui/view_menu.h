// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

class QSettings;

namespace savehub {

/// The window's colours: applies the remembered choice and offers others.
class ViewMenu : public QMenu
{
    Q_OBJECT

public:
    /// \a memory must outlive the menu.
    explicit ViewMenu(QSettings &memory, QWidget *parent = nullptr);
};

} // namespace savehub
