// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/text_tracking.h"

#include <algorithm>

namespace savehub {

namespace {

/// How many septets a character takes in the GSM 7-bit alphabet (3GPP TS 23.038). 0: it is not in
/// the alphabet.
int septets(QChar character)
{
    static const QString basic =
        QStringLiteral("@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
                       "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà");
    static const QString extended = QStringLiteral("\f^{}\\[~]|€");
    if (basic.contains(character)) {
        return 1;
    }
    return extended.contains(character) ? 2 : 0;
}

int segmentsOf(int units, int fitsAlone, int fitsEach)
{
    return units <= fitsAlone ? 1 : (units + fitsEach - 1) / fitsEach;
}

} // namespace

int deliveryRank(TextDelivery delivery)
{
    switch (delivery) {
    case TextDelivery::Accepted:
        return 0;
    case TextDelivery::Queued:
        return 1;
    case TextDelivery::Sending:
        return 2;
    case TextDelivery::Sent:
        return 3;
    case TextDelivery::Delivered:
    case TextDelivery::Undelivered:
    case TextDelivery::Failed:
        return 4;
    }
    Q_UNREACHABLE();
}

bool isFinal(TextDelivery delivery)
{
    return deliveryRank(delivery) == 4;
}

bool PolledText::isAwaited() const
{
    return !delivery || !isFinal(*delivery) || (provider == Provider::Twilio && !hasPrice);
}

std::optional<Instant> nextTextQueryAt(Instant acceptedAt, Instant now)
{
    for (const Milliseconds pause :
         {Milliseconds{Seconds{15}}, Milliseconds{Seconds{45}}, Milliseconds{Minutes{2}},
          Milliseconds{Minutes{5}}, Milliseconds{Minutes{15}}, Milliseconds{Minutes{30}}}) {
        if (acceptedAt + pause > now) {
            return acceptedAt + pause;
        }
    }
    const auto hours = std::max(std::chrono::floor<Hours>(now - acceptedAt), Hours{0}) + Hours{1};
    return hours <= textIsFollowedFor ? std::optional<Instant>(acceptedAt + hours) : std::nullopt;
}

int textSegments(const QString &body)
{
    int units = 0;
    for (const auto character : body) {
        const auto taken = septets(character);
        if (taken == 0) {
            return segmentsOf(static_cast<int>(body.size()), 70, 67);
        }
        units += taken;
    }
    return segmentsOf(units, 160, 153);
}

Money textEstimate(const Settings &settings, int segments)
{
    return settings.pricePerText * segments;
}

Money textCost(const Step &step)
{
    return step.price ? *step.price : step.estimate.value_or(Money{});
}

} // namespace savehub
