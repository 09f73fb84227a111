// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace savehub {

/// Not modal: whatever \a dialog shows, calls can be stopped. It is deleted when it is closed.
inline void showBeside(QDialog &dialog)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    dialog.show();
    dialog.raise();
    dialog.activateWindow();
}

} // namespace savehub
