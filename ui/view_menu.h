// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMenu>

class QSettings;

namespace savehub {

/// Which colours the window has; the choice is remembered.
class ViewMenu : public QMenu
{
    Q_OBJECT

public:
    /// \a memory must outlive the menu.
    explicit ViewMenu(QSettings &memory, QWidget *parent = nullptr);
};

} // namespace savehub
