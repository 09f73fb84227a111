// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace savehub {

/// How far a text has come that its provider took. To the three ends it only moves forward (see
/// deliveryRank()).
enum class TextDelivery {
    Accepted,
    Queued,
    Sending,
    Sent, ///< handed to the next carrier, which has not said that it arrived
    Delivered,
    Undelivered, ///< a carrier could not or would not deliver it
    Failed,      ///< the provider never sent it
};

} // namespace savehub
