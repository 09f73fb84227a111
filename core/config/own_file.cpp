// SPDX-License-Identifier: GPL-3.0-or-later
#include "config/own_file.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"
#include "ports/way_to_file.h"

#include <QFile>
#include <QFileInfo>

#include <unistd.h>

namespace savehub {

namespace {

constexpr mode_t othersWrite = S_IWGRP | S_IWOTH;
constexpr int longestPath = 4096;

QString shown(const QString &path)
{
    return oneLine(path, longestPath);
}

bool isOurs(const FileStatus &status)
{
    return isOwnOrRoots(status.st_uid, ::geteuid());
}

tl::unexpected<Error> refused(const QString &what, const QString &advice)
{
    return failure(Error::Kind::Refused, what, advice);
}

tl::unexpected<Error> somebodyElses(const QString &path)
{
    return refused(
        Words::tr("%1 belongs to another user, who may write into it what they like.").arg(path),
        Words::tr("Read it; if it is to count, run: sudo chown \"$(id -un)\" '%1'. Else "
                  "start from another folder.")
            .arg(path));
}

Done checkFile(const QString &path, const FileStatus &status)
{
    if (!isOurs(status)) {
        return somebodyElses(path);
    }
    if ((status.st_mode & othersWrite) != 0) {
        return refused(Words::tr("Other users may write %1.").arg(path),
                       Words::tr("Read it; if it is to count, run: chmod go-w '%1'").arg(path));
    }
    return {};
}

/// In a folder with the sticky bit, such as /tmp, others cannot replace our files.
Done checkFolder(const QString &where, const QString &path)
{
    const auto status = statusOf(where);
    const auto folder = shown(where);
    if (!status || !isOurs(*status)) {
        return refused(Words::tr("%1 lies in a folder of another user: %2.").arg(path, folder),
                       Words::tr("Move it into a folder of yours and start there, or name it with "
                                 "--env-file."));
    }
    const bool isSticky = (status->st_mode & S_ISVTX) != 0;
    if ((status->st_mode & othersWrite) != 0 && !isSticky) {
        return refused(
            Words::tr("Other users may replace %1: they may write its folder.").arg(path),
            Words::tr("Read it; if it is to count, run: chmod go-w '%1'").arg(folder));
    }
    return {};
}

/// Checks the last part of the way, which is the file itself or a link to it, and its folder, which
/// no group may write either.
Done checkName(const WayStep &step)
{
    const auto here = shown(step.path);
    return checkFolder(QFileInfo(step.path).path(), here).and_then([&]() -> Done {
        return isOurs(step.status) ? Done() : somebodyElses(here);
    });
}

/// Checked in addition to the open file, which is the one that will be read.
Done checkWayTo(const QString &path, const FileStatus &opened)
{
    const auto way = wayTo(path);
    for (const auto &step : way) {
        if (const auto name = step.isLast ? checkName(step) : Done(); !name) {
            return name;
        }
    }
    const auto leads = way.empty() ? FileStatus{} : way.back().status;
    if (leads.st_dev != opened.st_dev || leads.st_ino != opened.st_ino) {
        return refused(Words::tr("%1 was replaced while it was read.").arg(shown(path)),
                       Words::tr("Look at it, and start again."));
    }
    return checkWay(way, path, ::geteuid());
}

} // namespace

Done checkIsOwn(const QString &path, const QFile &file)
{
    FileStatus status{};
    if (::fstat(file.handle(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return {};
    }
    return checkFile(shown(path), status).and_then([&] { return checkWayTo(path, status); });
}

} // namespace savehub
