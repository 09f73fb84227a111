// SPDX-License-Identifier: GPL-3.0-or-later
// A race of our own between two event loops, which ThreadSanitizer has to report whatever it was told
// of Qt: what is handed over is ordered, what stands beside it is not.
#include <QCoreApplication>
#include <QThread>

#include <atomic>

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    QThread thread;
    QObject there;
    there.moveToThread(&thread);
    thread.start();
    int shared = 0;
    std::atomic<bool> isDone = false;
    QMetaObject::invokeMethod(&there, [&] {
        shared += 1;
        isDone.store(true, std::memory_order_relaxed); // orders nothing
    });
    while (!isDone.load(std::memory_order_relaxed)) {
        QThread::yieldCurrentThread();
    }
    shared += 1;
    thread.quit();
    thread.wait();
    return shared == 2 ? 0 : 1;
}
