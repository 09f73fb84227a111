// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/private_process.h"

#include "ports/secret.h"

#include <QtGlobal>

#include <sys/resource.h>
#include <sys/stat.h>
#ifdef Q_OS_LINUX
#include <sys/prctl.h>
#endif

namespace savehub {

void keepProcessPrivate()
{
    ::umask(S_IRWXG | S_IRWXO);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
#ifdef Q_OS_LINUX
    ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
#endif
    keepSecretsLocked();
}

} // namespace savehub
