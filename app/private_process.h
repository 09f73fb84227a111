// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace savehub {

/// Call this before anything else. Then nobody can read the memory of this process through a core
/// dump, a debugger of the same user or /proc. Secrets are held in locked memory. Created files are
/// for their owner alone, whatever umask the process was started with.
void keepProcessPrivate();

} // namespace savehub
