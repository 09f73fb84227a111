// SPDX-License-Identifier: GPL-3.0-or-later
#include "ports/way_to_file.h"

#include "domain/untrusted_text.h"
#include "domain/words.h"

#include <QDir>
#include <QFile>

#include <array>

#include <unistd.h>

namespace savehub {

namespace {

constexpr int mostLinks = 40; ///< the system follows no more either
constexpr int longestPath = 4096;

using Names = QList<QByteArray>;

std::optional<FileStatus> linkStatus(const QByteArray &path)
{
    FileStatus status{};
    return ::lstat(path.constData(), &status) == 0 ? std::optional(status) : std::nullopt;
}

Names namesOf(const QByteArray &path)
{
    auto parts = path.split('/');
    parts.removeIf([](const QByteArray &name) { return name.isEmpty() || name == "."; });
    return parts;
}

/// Does not shorten the path: where ".." leads depends on the links before it.
QByteArray absolute(const QString &path)
{
    return QFile::encodeName(path.startsWith(u'/') ? path : QDir::currentPath() + u'/' + path);
}

QByteArray targetOf(const QByteArray &link)
{
    std::array<char, longestPath> target{};
    const auto size = ::readlink(link.constData(), target.data(), target.size());
    return QByteArray(target.data(), qMax<qsizetype>(size, 0));
}

/// Where the walk is, and what it still has to look up.
struct Walk {
    QByteArray folder; ///< no slash at its end, so the root is empty
    Names ahead;

    void follow(const QByteArray &target)
    {
        folder = target.startsWith('/') ? QByteArray() : folder;
        ahead = namesOf(target) + ahead;
    }
    QByteArray next()
    {
        const auto name = ahead.takeFirst();
        if (name != "..") {
            return folder + '/' + name;
        }
        const auto above = folder.left(qMax<qsizetype>(folder.lastIndexOf('/'), 0));
        return above.isEmpty() ? QByteArray("/") : above;
    }
};

tl::unexpected<Error> refused(const QString &what, const QString &advice)
{
    return failure(Error::Kind::Refused, what, advice);
}

QString useYourOwn()
{
    return Words::tr("Use a place in folders of your own, or run this as the user they belong to.");
}

Done checkStep(const WayStep &step, const QString &end, uid_t me)
{
    const auto here = oneLine(step.path, longestPath);
    const bool isOurs = isOwnOrRoots(step.status.st_uid, me);
    if (S_ISLNK(step.status.st_mode) && !isOurs) {
        return refused(
            Words::tr("The link %1, on the way to %2, belongs to another user.").arg(here, end),
            useYourOwn());
    }
    if (!S_ISDIR(step.status.st_mode)) {
        return {};
    }
    if (!isOurs) {
        return refused(
            Words::tr("The folder %1, on the way to %2, belongs to another user.").arg(here, end),
            useYourOwn());
    }
    if (letsEverybodyReplace(step.status)) {
        return refused(
            Words::tr("Everybody may replace %1: the folder %2 may be written by all.")
                .arg(end, here),
            Words::tr("Look what is in it; if it is to count, run: chmod o-w '%1'. Or use "
                      "a place in folders of your own.")
                .arg(here));
    }
    return {};
}

} // namespace

std::optional<FileStatus> statusOf(const QString &path)
{
    return linkStatus(QFile::encodeName(path));
}

std::vector<WayStep> wayTo(const QString &path)
{
    std::vector<WayStep> way;
    Walk walk{{}, namesOf(absolute(path))};
    if (const auto root = linkStatus("/")) {
        way.push_back({QStringLiteral("/"), *root, walk.ahead.isEmpty()});
    }
    for (int links = 0; !walk.ahead.isEmpty() && links <= mostLinks;) {
        const auto here = walk.next();
        const auto status = linkStatus(here);
        if (!status) {
            break;
        }
        way.push_back({QFile::decodeName(here), *status, walk.ahead.isEmpty()});
        if (S_ISLNK(status->st_mode)) {
            ++links;
            walk.follow(targetOf(here));
        } else {
            walk.folder = here == "/" ? QByteArray() : here;
        }
    }
    return way;
}

Done checkWay(const std::vector<WayStep> &way, const QString &end, uid_t me)
{
    for (const auto &step : way) {
        if (const auto checked = checkStep(step, oneLine(end, longestPath), me); !checked) {
            return checked;
        }
    }
    return {};
}

} // namespace savehub
