// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace savehub {

/// Something that SQLite is about to do to a file, or to read from it.
struct DiskChange {
    enum class Kind { Write, Sync, Truncate, Delete, Read };

    Kind kind = Kind::Write;
    std::string file;    ///< its path; empty for a temporary file
    int64_t offset = 0;  ///< of a Write or Read; the new size of a Truncate
    std::string bytes{}; ///< of a Write
};

/// The disk under every SQLite connection that this process opens while this object lives, Qt's
/// too. It uses the real files, and asks a rule before each change of one. It never syncs for real:
/// what a power cut would lose follows from the order of changes and syncs.
class FaultyDisk
{
public:
    /// Returns SQLITE_OK to make the change, else the error that SQLite gets instead. When a write
    /// fails, its first half is written.
    using Rule = std::function<int(const DiskChange &)>;

    enum class Asks { OfChanges, OfReadsToo };
    explicit FaultyDisk(Rule rule, Asks asks = Asks::OfChanges);
    /// All connections must be closed by now.
    ~FaultyDisk();
    FaultyDisk(const FaultyDisk &) = delete;
    FaultyDisk &operator=(const FaultyDisk &) = delete;

    int ask(const DiskChange &change) const
    {
        const bool isAsked = change.kind != DiskChange::Kind::Read || m_asks == Asks::OfReadsToo;
        return isAsked ? m_rule(change) : 0;
    }

private:
    struct Vfs;

    Rule m_rule;
    Asks m_asks;
    std::unique_ptr<Vfs> m_vfs;
};

} // namespace savehub
