// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/testlib/besiegers.h"

#include "domain/instant.h"
#include "tests/testlib/strangers_requests.h"

#include <QTcpSocket>
#include <QTimer>

#include <memory>
#include <vector>

namespace savehub {

namespace {

constexpr Milliseconds betweenSlowBytes{20};
constexpr Milliseconds beforeComingBack{5};
constexpr int lasting = 60;
constexpr int hasty = 100;
/// With a shorter stay they would overrun the kernel's backlog. A SYN that it drops is repeated
/// only after seconds.
constexpr Milliseconds hastyStay{160};

/// What client \a number sends, again and again.
QByteArray worstOf(int number)
{
    switch (number % 6) {
    case 0:
        return forged(targetOfManySpellings(), formOf(64, 32'000));
    case 1:
        return got("/incidents").repeated(50);
    case 2:
        return got("/incidents", withToken("guessed" + QByteArray::number(number)));
    default:
        return forged(targetOfManyTokens(), formOfManyFields());
    }
}

class Stranger
{
public:
    Stranger() = default;
    virtual ~Stranger() = default;
    Stranger(const Stranger &) = delete;
    Stranger &operator=(const Stranger &) = delete;
};

class Besieger : public Stranger
{
public:
    Besieger(int number, const ListenAddress &where, std::atomic<qint64> &answersOrConnects)
        : m_isSlow(number % 6 == 5),
          m_request(worstOf(number)),
          m_where(where),
          m_blows(answersOrConnects)
    {
        m_pause.setSingleShot(true);
        QObject::connect(&m_pause, &QTimer::timeout, &m_socket, [this] { goOn(); });
        QObject::connect(&m_socket, &QTcpSocket::connected, &m_socket, [this] { send(); });
        QObject::connect(&m_socket, &QTcpSocket::readyRead, &m_socket, [this] {
            m_socket.readAll();
            ++m_blows;
            send();
        });
        QObject::connect(&m_socket, &QTcpSocket::disconnected, &m_socket,
                         [this] { m_pause.start(beforeComingBack); });
        goOn();
    }

private:
    void goOn()
    {
        if (m_socket.state() == QAbstractSocket::ConnectedState) {
            send();
        } else {
            m_sent = 0;
            m_socket.abort();
            m_socket.connectToHost(m_where.address, m_where.port);
        }
    }

    void send()
    {
        if (m_isSlow) {
            m_socket.write(m_request.mid(m_sent++ % m_request.size(), 1));
            m_pause.start(betweenSlowBytes);
        } else if (m_socket.bytesToWrite() == 0) {
            m_socket.write(m_request);
        }
    }

    bool m_isSlow;
    QByteArray m_request;
    ListenAddress m_where;
    std::atomic<qint64> &m_blows;
    qsizetype m_sent = 0;
    QTimer m_pause;
    QTcpSocket m_socket; ///< last, so that it is destroyed first: its signals use the members above
};

class HastyOne : public Stranger
{
public:
    HastyOne(const ListenAddress &where, std::atomic<qint64> &answersOrConnects)
        : m_requests(forged(targetOfManySpellings(), formOf(64, 32'000)).repeated(10))
    {
        QObject::connect(&m_socket, &QTcpSocket::connected, &m_socket, [this, &answersOrConnects] {
            ++answersOrConnects;
            m_socket.write(m_requests);
        });
        QObject::connect(&m_stay, &QTimer::timeout, &m_socket, [this, where] {
            m_socket.abort();
            m_socket.connectToHost(where.address, where.port);
        });
        m_stay.start(hastyStay);
    }

private:
    QByteArray m_requests;
    QTimer m_stay;
    QTcpSocket m_socket;
};

std::unique_ptr<Stranger> stranger(Besiegers::Manner manner, int number, const ListenAddress &where,
                                   std::atomic<qint64> &answersOrConnects)
{
    if (manner == Besiegers::Manner::Hasty) {
        return std::make_unique<HastyOne>(where, answersOrConnects);
    }
    return std::make_unique<Besieger>(number, where, answersOrConnects);
}

} // namespace

Besiegers::Besiegers(const ListenAddress &where, Manner manner)
{
    auto *home = new QObject; // lives on their thread
    home->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, home, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(home, [this, where, manner, home] {
        const auto all = std::make_shared<std::vector<std::unique_ptr<Stranger>>>();
        for (int i = 0; i < (manner == Manner::Hasty ? hasty : lasting); ++i) {
            all->push_back(stranger(manner, i, where, m_blows));
        }
        QObject::connect(home, &QObject::destroyed, home, [all] { all->clear(); });
    });
}

Besiegers::~Besiegers()
{
    m_thread.quit();
    m_thread.wait();
}

} // namespace savehub
