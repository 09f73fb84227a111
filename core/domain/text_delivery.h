// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace savehub {

/// How far a text that the provider took has come. To the three ends it only moves forward (see
/// deliveryRank()).
enum class TextDelivery {
    Accepted,
    Queued,
    Sending,
    Sent, ///< handed to the next carrier, which has not confirmed arrival
    Delivered,
    Undelivered, ///< a carrier could not or would not deliver it
    Failed,      ///< the provider never sent it
};

} // namespace savehub
