// SPDX-License-Identifier: GPL-3.0-or-later
#include "own_file.h"

#include "untrusted_text.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <optional>

#include <sys/stat.h>
#include <unistd.h>

namespace savehub {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(savehub::OwnFile)
};

constexpr mode_t othersWrite = S_IWGRP | S_IWOTH;
constexpr int mostLinks = 40; ///< the system follows no more either
constexpr int longestPath = 4096;

using Status = struct stat;

std::optional<Status> statusOf(const QString &path, int (*ask)(const char *, Status *))
{
    Status status{};
    return ask(QFile::encodeName(path).constData(), &status) == 0 ? std::optional(status)
                                                                  : std::nullopt;
}

QString shown(const QString &path)
{
    return oneLine(path, longestPath);
}

bool isOurs(const Status &status)
{
    return status.st_uid == ::geteuid() || status.st_uid == 0;
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

Done checkFile(const QString &path, const Status &status)
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

/// In a folder with the sticky bit, as /tmp, others cannot touch what is ours.
Done checkFolder(const QString &where, const QString &path)
{
    const auto status = statusOf(where, &::stat);
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

/// What stands under \a path by now and, while it is a link, what it leads to: each of them, and its
/// folder. Asked besides the open file, which is what will be read.
Done checkWay(const QString &path)
{
    QFileInfo step(path);
    for (int links = 0; links < mostLinks; ++links) {
        const auto here = shown(step.filePath());
        if (const auto folder = checkFolder(step.absolutePath(), here); !folder) {
            return folder;
        }
        const auto status = statusOf(step.filePath(), &::lstat);
        if (!status || !isOurs(*status)) {
            return somebodyElses(here);
        }
        if (!S_ISLNK(status->st_mode)) {
            return {};
        }
        step.setFile(step.symLinkTarget());
    }
    return somebodyElses(shown(path));
}

} // namespace

Done checkIsOwn(const QString &path, const QFile &file)
{
    Status status{};
    if (::fstat(file.handle(), &status) != 0 || !S_ISREG(status.st_mode)) {
        return {};
    }
    return checkFile(shown(path), status).and_then([&] { return checkWay(path); });
}

} // namespace savehub
