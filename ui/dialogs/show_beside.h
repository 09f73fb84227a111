// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

namespace savehub {

/// Shows \a dialog beside the window, not modal, so that calls can still be stopped. It is deleted
/// when it is closed.
inline void showBeside(QDialog &dialog)
{
    dialog.setAttribute(Qt::WA_DeleteOnClose);
    dialog.show();
    dialog.raise();
    dialog.activateWindow();
}

} // namespace savehub
