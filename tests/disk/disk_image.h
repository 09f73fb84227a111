// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/testlib/faulty_disk.h"

#include <QString>

#include <map>

namespace savehub {

/// The files of a folder after some changes. files() is how the kernel has them, which is what a
/// killed process leaves. synced() is what was synced, which is what a power cut leaves at least.
class DiskImage
{
public:
    using Files = std::map<std::string, std::string>; ///< content by name

    /// Begins with \a folder as it is now, all of it synced.
    explicit DiskImage(const QString &folder);

    void apply(const DiskChange &change);

    const Files &files() const { return m_files; }
    const Files &synced() const { return m_platters; }

private:
    Files m_files;
    Files m_platters;
};

/// Makes \a folder hold these files and no others.
void restore(const DiskImage::Files &files, const QString &folder);

} // namespace savehub
