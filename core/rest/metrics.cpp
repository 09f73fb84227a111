// SPDX-License-Identifier: GPL-3.0-or-later
#include "rest/metrics.h"

#include "domain/enum_text.h"
#include "rest/prometheus_text.h"

namespace savehub {

namespace {

/// Adds a sample for every value of the enum, so that queries find zeros, too.
template <typename Enum>
void addCounts(PrometheusText &text, const QByteArray &name, const QByteArray &label,
               const std::map<Enum, qint64> &counts, Enum last)
{
    for (int i = 0; i <= static_cast<int>(last); ++i) {
        const auto value = static_cast<Enum>(i);
        const auto found = counts.find(value);
        text.sample(name, {{label, toText(value)}}, found == counts.end() ? 0 : found->second);
    }
}

void addLateness(PrometheusText &text, const CallLateness &lateness)
{
    const QByteArray name("savehub_call_lateness_seconds");
    text.family(name, "histogram",
                "How long after its step was due a first call's intent was recorded.");
    for (size_t i = 0; i < lateness.within.size(); ++i) {
        text.sample(name + "_bucket",
                    {{"le", QString::fromLatin1(inSeconds(CallLateness::bounds.at(i)))}},
                    lateness.within.at(i));
    }
    text.sample(name + "_bucket", {{"le", QStringLiteral("+Inf")}}, lateness.calls);
    text.sample(name + "_sum", {}, inSeconds(lateness.sum));
    text.sample(name + "_count", {}, lateness.calls);
}

void addRefusals(PrometheusText &text, const QByteArray &name, const QByteArray &help,
                 const RefusalCounts &refusals)
{
    text.family(name, "counter", help);
    for (const auto &[reason, number] : refusals) {
        text.sample(name, {{"reason", reason}}, number);
    }
}

void addSpend(PrometheusText &text, const Spend &spend)
{
    const PrometheusText::Labels today{{"period", QStringLiteral("day")}};
    const PrometheusText::Labels thisMonth{{"period", QStringLiteral("month")}};
    text.family(
        "savehub_spend_dollars", "gauge",
        "Cost of the real calls and texts of this UTC day and month: prices where known, estimates"
        " otherwise.");
    text.sample("savehub_spend_dollars", today, inDollars(spend.today));
    text.sample("savehub_spend_dollars", thisMonth, inDollars(spend.thisMonth));
    text.family("savehub_charged_calls", "gauge",
                "Real calls of this UTC day and month that may cost.");
    text.sample("savehub_charged_calls", today, spend.callsToday);
    text.sample("savehub_charged_calls", thisMonth, spend.callsThisMonth);
}

} // namespace

QByteArray metricsText(const Counts &counts, const Refusals &refusals)
{
    PrometheusText text;
    text.family("savehub_incidents", "gauge", "Incidents in the database, by state.");
    addCounts(text, "savehub_incidents", "state", counts.incidents, IncidentState::Resolved);
    text.family("savehub_steps", "gauge", "Steps in the database, by status.");
    addCounts(text, "savehub_steps", "status", counts.steps, StepStatus::Skipped);
    text.family("savehub_calls", "gauge", "Call attempts in the database, by outcome.");
    addCounts(text, "savehub_calls", "outcome", counts.calls, CallOutcome::TestMode);
    text.family("savehub_call_tries_total", "counter",
                "Requests begun for calls; more than calls where nothing of some has left.");
    text.sample("savehub_call_tries_total", {}, counts.callTries);
    text.family("savehub_texts", "gauge",
                "Texts in the database that a provider took, by how far they came.");
    addCounts(text, "savehub_texts", "delivery", counts.texts, TextDelivery::Failed);
    addLateness(text, counts.lateness);
    addRefusals(text, "savehub_webhook_refusals_total",
                "Webhooks refused since the program started, by reason.", refusals.webhooks);
    addRefusals(text, "savehub_api_refusals_total",
                "Requests to the API refused since the program started, by reason.",
                refusals.requests);
    addSpend(text, counts.spend);
    return text.text();
}

} // namespace savehub
