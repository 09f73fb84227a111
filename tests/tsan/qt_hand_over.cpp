// SPDX-License-Identifier: GPL-3.0-or-later
// Tells ThreadSanitizer what it cannot see, because Debian builds Qt without it: work that is
// handed to another thread's event loop runs there after it was handed over. The linker puts these
// functions in the place of Qt's (--wrap). This file itself is not instrumented.
#include <QDeadlineTimer>
#include <QThread>

extern "C" {
void __tsan_acquire(void *);
void __tsan_release(void *);
}

namespace {

using Slot = QtPrivate::QSlotObjectBase;

/// The work, with what happens before and after it.
class HandedOver final : public Slot
{
public:
    explicit HandedOver(Slot *work)
        : Slot(&HandedOver::carryOut),
          m_work(work)
    {
    }

private:
    static void carryOut(int what, Slot *slot, QObject *receiver, void **arguments, bool *isSame)
    {
        auto *self = static_cast<HandedOver *>(slot);
        switch (what) {
        case Destroy:
            __tsan_acquire(self);
            self->m_work->destroyIfLastRef();
            delete self;
            break;
        case Call:
            __tsan_acquire(self);
            self->m_work->call(receiver, arguments);
            __tsan_release(self);                     // for a thread that waits for the work
            __tsan_release(QThread::currentThread()); // and for one that waits for our end
            break;
        case Compare:
            *isSame = self->m_work->compare(arguments);
            break;
        default:
            break;
        }
    }

    Slot *const m_work;
};

} // namespace

extern "C" {

bool realInvoke(QObject *, Slot *, Qt::ConnectionType,
                void *) asm("__real__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate"
                            "15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
bool wrappedInvoke(QObject *, Slot *, Qt::ConnectionType,
                   void *) asm("__wrap__ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate"
                               "15QSlotObjectBaseEN2Qt14ConnectionTypeEPv");
bool realWait(QThread *, QDeadlineTimer) asm("__real__ZN7QThread4waitE14QDeadlineTimer");
bool wrappedWait(QThread *, QDeadlineTimer) asm("__wrap__ZN7QThread4waitE14QDeadlineTimer");

bool wrappedInvoke(QObject *receiver, Slot *work, Qt::ConnectionType type, void *result)
{
    auto *handed = new HandedOver(work);
    const bool isAwaited = type == Qt::BlockingQueuedConnection;
    if (isAwaited) {
        handed->ref(); // kept for the use below
    }
    __tsan_release(handed);
    const bool isDone = realInvoke(receiver, handed, type, result);
    if (isAwaited) {
        __tsan_acquire(handed);
        handed->destroyIfLastRef();
    }
    return isDone;
}

bool wrappedWait(QThread *thread, QDeadlineTimer deadline)
{
    const bool hasEnded = realWait(thread, deadline);
    if (hasEnded) {
        __tsan_acquire(thread);
    }
    return hasEnded;
}
}
