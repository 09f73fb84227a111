// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIODevice>

#include <functional>

namespace savehub {

/// A request body that can be read once and never rewound. QNetworkAccessManager sends a POST
/// again by itself when the connection breaks before an answer, unless it cannot have the body a
/// second time; then it reports ContentReSendError.
class OneShotBody : public QIODevice
{
public:
    explicit OneShotBody(QByteArray bytes);

    /// \a mayLeave is asked once, when the first byte is taken: the network layer takes it when the
    /// connection and TLS stand, and sends nothing before, not even the head. When it says no,
    /// nothing is given out, now and later.
    void askFirst(std::function<bool()> mayLeave) { m_mayLeave = std::move(mayLeave); }
    /// From now on nothing is given out.
    void withdraw() { m_isWithdrawn = true; }

    bool isSequential() const override { return true; }
    bool seek(qint64) override { return false; }
    bool reset() override { return false; }
    qint64 bytesAvailable() const override;

    /// Whether a byte of it has been taken.
    bool wasRead() const { return m_position > 0; }
    /// Whether it was withdrawn, or \c mayLeave said no.
    bool isWithdrawn() const { return m_isWithdrawn; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    const QByteArray m_bytes;
    std::function<bool()> m_mayLeave;
    qint64 m_position = 0;
    bool m_isWithdrawn = false;
};

} // namespace savehub
