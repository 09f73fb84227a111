// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace savehub {

/// Before anything else: nobody gets at the memory of this process by a core dump, a debugger of the
/// same user or /proc, secrets are held in locked memory, and what is created is for its owner alone,
/// whatever umask the process was started with.
void keepProcessPrivate();

} // namespace savehub
