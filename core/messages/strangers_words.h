// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace savehub {

/// Titles and organizers come from anybody who can send an invitation. This is what our messages
/// may repeat of \a text: one line of at most \a limit characters without addresses of the web or
/// of email, phone numbers (seven digits or more, except dates), and control or direction
/// characters. An ellipsis stands for what was left out; empty when nothing else is left.
QString strangersWords(const QString &text, int limit);

} // namespace savehub
