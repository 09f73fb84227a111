// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/error.h"

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace savehub {

class QuestionBar;

/// What other programs need to use the REST API. The composition provides it.
struct ApiAccess {
    std::function<QString()> address{}; ///< "http://127.0.0.1:3000"; empty while nothing listens
    std::function<QString()> token{};   ///< empty while there is none
    /// Makes a new token. From then on the old one is refused.
    std::function<void(std::function<void(Done)>)> renew{};
};

/// Shows the address of the REST API and its token, and renews the token.
class ApiAccessDialog : public QDialog
{
    Q_OBJECT

public:
    explicit ApiAccessDialog(ApiAccess access, QWidget *parent = nullptr);

private:
    QWidget *tokenRow();
    void showAccess();
    void askToRenew();
    void renew();

    ApiAccess m_access;
    QuestionBar *m_question;
    QLabel *m_address;
    QLineEdit *m_token;
    QPushButton *m_copy;
    QPushButton *m_show;
    QLabel *m_result;
};

} // namespace savehub
