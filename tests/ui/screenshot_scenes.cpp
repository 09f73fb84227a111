// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/screenshot_scenes.h"

#include "tests/ui/sample_day.h"
#include "ui/file_menu.h"
#include "ui/views/incident_panel.h"
#include "ui/views/incident_table_view.h"
#include "ui/widgets/confirm_button.h"
#include "ui/widgets/notice_bar.h"
#include "ui/widgets/results_panel.h"

#include <QAbstractButton>
#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QTimer>
#include <QToolBar>

namespace savehub {

namespace {

void goLive(FakeConsole &console, bool testMode = false, bool stopped = false)
{
    Settings settings;
    settings.provider = Provider::Twilio;
    settings.testMode = testMode;
    settings.callsStopped = stopped;
    console.setSettings(settings);
}

void choose(MainWindow &window, const char *incident)
{
    window.findChild<IncidentTableView *>()->choose(IncidentId(QString::fromLatin1(incident)));
}

void notify(FakeConsole &console)
{
    Q_EMIT console.noticed({Notice::Severity::Info, {}, QStringLiteral("3 people were imported.")});
    Q_EMIT console.noticed({Notice::Severity::Warning, IncidentId(QStringLiteral("skipped")),
                            QStringLiteral("The call to Ingrid Sørensen was not placed: the "
                                           "console was closed during the call window.")});
    Q_EMIT console.noticed(
        {Notice::Severity::Alarm, IncidentId(QStringLiteral("unknown")),
         QStringLiteral("It could not be found out whether Αλέξανδρος was called.")});
}

/// The findings for a trial account on its first day.
Findings foundOnADayOne()
{
    using Severity = Finding::Severity;
    return {
        {Severity::Fine, QStringLiteral("Console"),
         QStringLiteral("It runs, and listens at 127.0.0.1:3000.")},
        {Severity::Fine, QStringLiteral("Mode"), QStringLiteral("Twilio places real calls.")},
        {Severity::Fine, QStringLiteral("Twilio credentials"),
         QStringLiteral("The auth token is right.")},
        {Severity::Problem, QStringLiteral("Twilio account"),
         QStringLiteral("3 of 14 numbers are not verified: ****3456, ****0182, ****7719."),
         QStringLiteral(
             "A trial account calls verified numbers only: these people are not called."),
         QStringLiteral(
             "Verify them in the Twilio Console (Phone Numbers, Verified Caller IDs), or "
             "upgrade the account.")},
        {Severity::Warning, QStringLiteral("Balance"), QStringLiteral("2.17 USD are left."),
         QStringLiteral("When it is used up, no call and no text goes out."),
         QStringLiteral("Add funds in the Twilio Console (Billing), or turn auto-recharge on.")},
        {Severity::Problem, QStringLiteral("Webhook"),
         QStringLiteral("The console listens at 127.0.0.1:3000, but nothing answers at the public "
                        "address: the host console-of-the-team.averylongsubdomainwithoutanybreak."
                        "tunnels.example.com was not found."),
         QStringLiteral("Twilio cannot report pressed keys: nobody can answer a call with 1 or 2. "
                        "What becomes of calls is found out by asking."),
         QStringLiteral("Start the tunnel or proxy. Check host name, port and certificate of "
                        "CALL_WEBHOOK_URL. If only this machine cannot reach it, try it from "
                        "another network.")},
        {Severity::Fine, QStringLiteral("Clock"), QStringLiteral("It agrees with Twilio's.")},
        {Severity::Hint,
         QStringLiteral("Database"),
         QStringLiteral(
             "The database /home/admin/.local/share/savehub-console/a-folder-whose-name-"
             "is-longer-than-anybody-would-expect-it-to-be/and-another-one/savehub.db is made "
             "at the first start."),
         {},
         QStringLiteral("Start the console once.")}};
}

Findings everythingFine()
{
    auto findings = foundOnADayOne();
    findings.erase(std::remove_if(findings.begin(), findings.end(),
                                  [](const Finding &finding) {
                                      return finding.severity != Finding::Severity::Fine;
                                  }),
                   findings.end());
    return findings;
}

void trigger(MainWindow &window, const QString &text)
{
    for (auto *action : window.findChildren<QAction *>()) {
        if (action->text() == MainWindow::tr(qPrintable(text))) {
            action->trigger();
        }
    }
}

/// Opens the dialog. Without a \a result the check goes on.
void checkSetup(MainWindow &window, Stage &stage, const std::optional<Result<Findings>> &result)
{
    stage.found = result;
    trigger(window, QStringLiteral("&Check setup…"));
}

/// Opens the dialog and types a number.
void openTestCall(MainWindow &window)
{
    trigger(window, QStringLiteral("Test ca&ll…"));
    window.findChild<QDialog *>()->findChild<QLineEdit *>()->setText(
        QStringLiteral("+1 202 555 0123"));
}

Attempt testCall(AttemptStatus status)
{
    return {.provider = Provider::Twilio,
            .to = *PhoneNumber::fromE164(u"+12025550123"),
            .status = status,
            .estimate = microDollars(25'000)};
}

void nothing(MainWindow &, Stage &)
{
}

const std::vector<Scene> all{
    {"empty", [](Stage &) {}, nothing},
    {"quiet",
     [](Stage &stage) {
         stage.reader.sums = {12, 0, 3};
     },
     nothing},
    {"busy", [](Stage &stage) { fillBusyDay(stage.reader); }, nothing},
    {"timeline", [](Stage &stage) { fillBusyDay(stage.reader); },
     [](MainWindow &window, Stage &) {
         choose(window, "called");
     }},
    {"why-not", [](Stage &stage) { fillBusyDay(stage.reader); },
     [](MainWindow &window, Stage &) {
         choose(window, "skipped");
     }},
    {"resolve", [](Stage &stage) { fillBusyDay(stage.reader); },
     [](MainWindow &window, Stage &) {
         choose(window, "texted");
         window.findChild<IncidentPanel *>()->askToResolve();
     }},
    {"question", [](Stage &stage) { fillBusyDay(stage.reader); },
     [](MainWindow &window, Stage &) {
         for (auto *button : window.findChildren<QAbstractButton *>()) {
             if (button->text() == QLatin1String("Twilio")) {
                 button->click();
             }
         }
     }},
    {"live",
     [](Stage &stage) {
         fillBusyDay(stage.reader);
         goLive(stage.console);
     },
     [](MainWindow &window, Stage &) {
         choose(window, "joined");
     }},
    {"test-mode",
     [](Stage &stage) {
         fillBusyDay(stage.reader);
         goLive(stage.console, true);
     },
     [](MainWindow &window, Stage &) {
         choose(window, "acknowledged");
     }},
    {"problem",
     [](Stage &stage) {
         fillBusyDay(stage.reader);
         Settings settings;
         settings.provider = Provider::Twilio;
         stage.console.setSettings(settings, QStringLiteral("Twilio credentials not configured"));
     },
     [](MainWindow &window, Stage &) {
         choose(window, "nophone");
     }},
    {"stopped",
     [](Stage &stage) {
         fillBusyDay(stage.reader);
         goLive(stage.console, false, true);
     },
     [](MainWindow &window, Stage &) {
         choose(window, "unknown");
     }},
    {"cap-reached",
     [](Stage &stage) {
         fillBusyDay(stage.reader);
         goLive(stage.console);
         stage.reader.spend.today = microDollars(19'990'000);
     },
     [](MainWindow &window, Stage &stage) {
         for (int i = 0; i < 112; ++i) {
             Q_EMIT stage.console.noticed(
                 {Notice::Severity::Alarm, IncidentId(QStringLiteral("called")),
                  QStringLiteral("Amélie Laurent, Board review: no call was placed. The call "
                                 "(about $0.025) would exceed a cap: the day's $20.00 of spend "
                                 "($19.99 used). Raise it, or call by hand."),
                  QStringLiteral("cap")});
         }
         choose(window, "texted");
     }},
    {"demo",
     [](Stage &stage) {
         fillBusyDay(stage.reader);
         stage.isDemo = true;
     },
     [](MainWindow &window, Stage &) {
         choose(window, "escalating");
     }},
    {"undo", [](Stage &stage) { fillBusyDay(stage.reader); },
     [](MainWindow &window, Stage &stage) {
         choose(window, "called");
         Q_EMIT stage.console.answered(IncidentId(QStringLiteral("called")), Reason::Joined);
     }},
    {"undo-refused",
     [](Stage &stage) {
         fillBusyDay(stage.reader);
         auto &record = stage.reader.details[IncidentId(QStringLiteral("called"))].record;
         record.incident.resolvedAt = sampleNow();
         record.attempts.back().cancelWanted = true;
     },
     [](MainWindow &window, Stage &stage) {
         notify(stage.console);
         choose(window, "called");
         Q_EMIT stage.console.answered(IncidentId(QStringLiteral("called")), Reason::Joined);
     }},
    {"quitting",
     [](Stage &stage) {
         fillBusyDay(stage.reader);
         goLive(stage.console);
         const auto soon = sampleNow() + Minutes(4);
         stage.reader.steps = {
             {QStringLiteral("Ben Okafor"), soon + Minutes(3), Channel::Call, soon},
             {QStringLiteral("Grace Park"), soon + Minutes(3), Channel::Call, soon},
             {QStringLiteral("Farid Haddad"), soon + Minutes(5), Channel::Text, soon},
             {QStringLiteral("Hiro Tanaka"), soon + Minutes(5), Channel::Text, soon}};
     },
     [](MainWindow &window, Stage &) {
         QTimer::singleShot(0, window.findChild<FileMenu *>(), &FileMenu::quitWanted);
     }},
    {"closing",
     [](Stage &stage) {
         fillBusyDay(stage.reader);
         stage.reader.steps = {{QStringLiteral("Ben Okafor"), sampleNow() + Hours(3),
                                Channel::Email, sampleNow() + Hours(2)}};
     },
     [](MainWindow &window, Stage &) {
         window.close();
     }},
    {"older-escalations",
     [](Stage &stage) {
         fillBusyDay(stage.reader);
         for (int i = 0; i < 12; ++i) {
             auto old = sampleIncident(QStringLiteral("old%1").arg(i), QStringLiteral("Old Case"),
                                       QStringLiteral("Stand-up"), -Hours(2));
             old.record.incident.state = IncidentState::Escalating;
             stage.reader.add(old);
         }
     },
     [](MainWindow &window, Stage &) {
         choose(window, "unknown");
     }},
    {"notices", [](Stage &stage) { fillBusyDay(stage.reader); },
     [](MainWindow &, Stage &stage) {
         notify(stage.console);
     }},
    {"notices-open", [](Stage &stage) { fillBusyDay(stage.reader); },
     [](MainWindow &window, Stage &stage) {
         notify(stage.console);
         for (auto *button : window.findChild<NoticeBar *>()->findChildren<QPushButton *>()) {
             if (button->isCheckable()) {
                 button->click();
             }
         }
     }},
    {"forecast",
     [](Stage &stage) {
         fillBusyDay(stage.reader);
         stage.reader.expected = {{stage.clock.now() + Hours{25}, 83},
                                  {stage.clock.now() + Hours{49}, 140}};
     },
     [](MainWindow &window, Stage &) {
         for (auto *action : window.findChildren<QAction *>()) {
             if (action->text() == QLatin1String("&Forecast of the coming week")) {
                 action->trigger();
             }
         }
     }},
    {"import-question", [](Stage &stage) { fillBusyDay(stage.reader); },
     [](MainWindow &window, Stage &) {
         window.findChild<ResultsPanel *>()->ask(
             QStringLiteral("The import plans 5,120 incidents, more than 2,000 at once. It makes "
                            "more than 50 invitations within an hour: 62 for Ben Adler "
                            "(ben@example.com), 55 for Grace Park (grace@example.com), 51 for "
                            "Hiro Tanaka (hiro@example.com), and too many for 3 other people."),
             {QStringLiteral("Import all the same")});
     }},
    {"import-countries", [](Stage &stage) { fillBusyDay(stage.reader); },
     [](MainWindow &window, Stage &) {
         window.findChild<ResultsPanel *>()->ask(
             QStringLiteral("The file has numbers in Austria (AT) and Spain (ES), where calls and "
                            "texts may not go yet."),
             {QStringLiteral("Import and allow them"), QStringLiteral("Leave those rows out")});
     }},
    {"setup-running", [](Stage &) {},
     [](MainWindow &window, Stage &stage) {
         checkSetup(window, stage, std::nullopt);
     }},
    {"setup-found", [](Stage &) {},
     [](MainWindow &window, Stage &stage) {
         checkSetup(window, stage, foundOnADayOne());
     }},
    {"setup-fine", [](Stage &) {},
     [](MainWindow &window, Stage &stage) {
         checkSetup(window, stage, everythingFine());
     }},
    {"setup-failed", [](Stage &) {},
     [](MainWindow &window, Stage &stage) {
         checkSetup(window, stage,
                    failure(Error::Kind::Unavailable,
                            QStringLiteral("The check did not come to an end in time."),
                            QStringLiteral("Look whether the disk with the database answers, and "
                                           "try again.")));
     }},
    {"test-call", [](Stage &) {},
     [](MainWindow &window, Stage &) {
         openTestCall(window);
     }},
    {"test-call-over", [](Stage &stage) { goLive(stage.console); },
     [](MainWindow &window, Stage &stage) {
         openTestCall(window);
         auto call = testCall(AttemptStatus::Completed);
         call.digit = QStringLiteral("1");
         call.duration = Seconds{21};
         call.price = microDollars(14'000);
         Q_EMIT stage.console.testCallChanged(call);
     }},
    {"test-call-rejected", [](Stage &stage) { goLive(stage.console); },
     [](MainWindow &window, Stage &stage) {
         openTestCall(window);
         auto call = testCall(AttemptStatus::Rejected);
         call.error = QStringLiteral("The number is unverified. Trial accounts cannot make calls "
                                     "to unverified numbers. (21219)");
         Q_EMIT stage.console.testCallChanged(call);
     }},
    {"test-call-refused", [](Stage &stage) { goLive(stage.console, false, true); },
     [](MainWindow &window, Stage &stage) {
         openTestCall(window);
         Q_EMIT stage.console.testCallRefused({Error::Kind::Refused,
                                               QStringLiteral("All calls are stopped."),
                                               QStringLiteral("Resume them first.")});
     }},
    {"rest-api", [](Stage &) {},
     [](MainWindow &window, Stage &) {
         window.findChild<FileMenu *>()->showApiAccess();
         for (auto *button : window.findChild<QDialog *>()->findChildren<QPushButton *>()) {
             if (button->text() == QStringLiteral("&Renew…")) {
                 button->click();
             }
         }
     }},
};

} // namespace

const std::vector<Scene> &scenes()
{
    return all;
}

} // namespace savehub
