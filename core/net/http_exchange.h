// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "net/http_client.h"
#include "net/one_shot_body.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QTimer>

#include <memory>

namespace savehub {

/// One request under way, from the sending to its only answer. Deletes itself afterwards.
///
/// A POST's body is read when the connection stands. Until then nothing has left, whatever fails.
class HttpExchange : public QObject
{
public:
    struct Parts {
        std::unique_ptr<QNetworkAccessManager> network{}; ///< null when it is shared
        std::unique_ptr<OneShotBody> body{};              ///< null for a GET
        std::unique_ptr<QNetworkReply> reply{}; ///< uses the others: goes first; null at the end
    };

    HttpExchange(Parts parts, const HttpRequest &request, RedactionSource known,
                 HttpClient::Answered done, QObject *parent);

    /// Makes the request fail as NotSent, unless something of it has left already.
    void withdraw();

private:
    void onProgress();
    void onFinished();
    void onDeadline();
    void finish(HttpResult result);
    /// Whether it was answered. Signals of the reply and the timer may still be queued then.
    bool isOver() const { return !m_done; }
    bool mayHaveLeft() const;
    HttpAnswer answer();
    HttpFailure failure() const;
    QString failureText() const;

    Parts m_parts;
    QTimer m_deadline;
    HttpClient::Answered m_done;
    const RedactionSource m_known;
    QStringList m_certificateErrors;
};

} // namespace savehub
