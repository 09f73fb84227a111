// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/disk/disk_image.h"

#include <QDir>
#include <QFile>

namespace savehub {

namespace {

using Kind = DiskChange::Kind;

std::string nameOf(const std::string &path)
{
    return path.substr(path.rfind('/') + 1);
}

} // namespace

DiskImage::DiskImage(const QString &folder)
{
    for (const auto &entry : QDir(folder).entryInfoList(QDir::Files)) {
        QFile file(entry.filePath());
        if (!file.open(QIODevice::ReadOnly)) {
            qFatal("%s cannot be read", qPrintable(file.fileName()));
        }
        m_files[entry.fileName().toStdString()] = file.readAll().toStdString();
    }
    m_platters = m_files;
}

void DiskImage::apply(const DiskChange &change)
{
    if (change.file.empty()) {
        return; // a temporary file is not found again
    }
    const auto name = nameOf(change.file);
    auto &content = m_files[name];
    const auto offset = static_cast<size_t>(change.offset);
    switch (change.kind) {
    case Kind::Write:
        content.resize(std::max(content.size(), offset + change.bytes.size()));
        content.replace(offset, change.bytes.size(), change.bytes);
        break;
    case Kind::Truncate:
        content.resize(offset);
        break;
    case Kind::Sync:
        m_platters[name] = content;
        break;
    case Kind::Delete:
        m_files.erase(name);
        m_platters.erase(name);
        break;
    case Kind::Read:
        break;
    }
}

void restore(const DiskImage::Files &files, const QString &folder)
{
    QDir(folder).removeRecursively();
    QDir().mkpath(folder);
    for (const auto &[name, content] : files) {
        QFile file(folder + u'/' + QString::fromStdString(name));
        const auto size = static_cast<qint64>(content.size());
        if (!file.open(QIODevice::WriteOnly) || file.write(content.data(), size) != size) {
            qFatal("%s cannot be written", qPrintable(file.fileName()));
        }
    }
}

} // namespace savehub
