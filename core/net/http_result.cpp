// SPDX-License-Identifier: GPL-3.0-or-later
#include "net/http_result.h"

namespace savehub {

QString HttpAnswer::words(const QString &text, int limit) const
{
    return redaction.words(text, limit);
}

const HttpAnswer *goodAnswer(const HttpResult &result)
{
    const auto *answer = std::get_if<HttpAnswer>(&result);
    return answer && answer->status == 200 ? answer : nullptr;
}

bool isOnlyStatusError(QNetworkReply::NetworkError error)
{
    switch (error) {
    case QNetworkReply::NoError:
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError: // how Qt names status 400
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    default:
        return false;
    }
}

bool isComplete(const HttpAnswer &answer)
{
    bool isNumber = false;
    const auto announced = answer.header("Content-Length").toLongLong(&isNumber);
    return !isNumber || announced == answer.body.size();
}

} // namespace savehub
