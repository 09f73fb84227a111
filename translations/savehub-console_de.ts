<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de">
<context>
    <name>savehub::ApiAccessDialog</name>
    <message>
        <source>&amp;Copy</source>
        <translation>&amp;Kopieren</translation>
    </message>
    <message>
        <source>&amp;Show</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>REST API</source>
        <translation>REST-API</translation>
    </message>
    <message>
        <source>Programs that send this token may push meetings, check people in and settle incidents. It is kept in the keychain.</source>
        <translation>Programme, die dieses Token senden, dürfen Termine übergeben, Personen anmelden und Vorfälle erledigen. Es liegt im Schlüsselbund.</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>Adresse</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>&amp;Renew…</source>
        <translation>&amp;Erneuern…</translation>
    </message>
    <message>
        <source>The token is in the clipboard.</source>
        <translation>Das Token ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Nothing listens; the notices say why.</source>
        <translation>Es wird nicht gelauscht; die Hinweise sagen, warum.</translation>
    </message>
    <message>
        <source>none: the API answers nobody</source>
        <translation>keines: Die API antwortet niemandem</translation>
    </message>
    <message>
        <source>The old token stops working. Renew it?</source>
        <translation>Das alte Token gilt dann nicht mehr. Erneuern?</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Nein, lassen</translation>
    </message>
    <message>
        <source>The token is renewed.</source>
        <translation>Das Token ist erneuert.</translation>
    </message>
</context>
<context>
    <name>savehub::CallControls</name>
    <message>
        <source>&amp;Test mode</source>
        <translation>&amp;Testmodus</translation>
    </message>
    <message>
        <source>Use the &amp;mock provider</source>
        <translation>&amp;Mock-Anbieter verwenden</translation>
    </message>
    <message>
        <source>Use T&amp;wilio</source>
        <translation>T&amp;wilio verwenden</translation>
    </message>
    <message>
        <source>With Twilio: build everything, send nothing</source>
        <translation>Mit Twilio: alles vorbereiten, nichts senden</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>&amp;Resume calls</source>
        <translation>Anrufe &amp;fortsetzen</translation>
    </message>
    <message>
        <source>&amp;Stop all calls</source>
        <translation>Alle Anrufe &amp;stoppen</translation>
    </message>
    <message>
        <source>Let calls and texts out again (Ctrl+Shift+S)</source>
        <translation>Anrufe und SMS wieder hinauslassen (Strg+Umschalt+S)</translation>
    </message>
    <message>
        <source>No call and no text goes out any more (Ctrl+Shift+S)</source>
        <translation>Kein Anruf und keine SMS geht mehr hinaus (Strg+Umschalt+S)</translation>
    </message>
    <message>
        <source>Real calls will be placed and charged. Switch to LIVE?</source>
        <translation>Es werden echte, kostenpflichtige Anrufe getätigt. Auf LIVE umschalten?</translation>
    </message>
    <message>
        <source>Switch to &amp;LIVE</source>
        <translation>Auf &amp;LIVE umschalten</translation>
    </message>
    <message>
        <source>Real calls will be placed and charged again. Resume?</source>
        <translation>Es werden wieder echte, kostenpflichtige Anrufe getätigt. Fortsetzen?</translation>
    </message>
    <message>
        <source>&amp;Keep it as it is</source>
        <translation>Alles &amp;lassen, wie es ist</translation>
    </message>
    <message>
        <source>Tell answering &amp;machines apart (%1 a call)</source>
        <translation>Anrufbeantworter &amp;erkennen (%1 je Anruf)</translation>
    </message>
    <message>
        <source>The demo has no Twilio: start SaveHub Console without --demo.</source>
        <translation>Die Demo hat kein Twilio: SaveHub Console ohne --demo starten.</translation>
    </message>
</context>
<context>
    <name>savehub::Closing</name>
    <message>
        <source>People wait to be reminded, so the console keeps running when its window is closed: you find it in the tray. Ctrl+Q quits it.</source>
        <translation>Es warten noch Erinnerungen, deshalb läuft die Konsole weiter, wenn ihr Fenster geschlossen wird: Sie finden sie im Infobereich. Strg+Q beendet sie.</translation>
    </message>
    <message>
        <source>People wait to be reminded, so the console keeps running when its window is closed: it is only minimised. Ctrl+Q quits it.</source>
        <translation>Es warten noch Erinnerungen, deshalb läuft die Konsole weiter, wenn ihr Fenster geschlossen wird: Es wird nur minimiert. Strg+Q beendet sie.</translation>
    </message>
    <message>
        <source>&amp;Close the window</source>
        <translation>Fenster s&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Minimise</source>
        <translation>&amp;Minimieren</translation>
    </message>
    <message>
        <source>&amp;Leave it open</source>
        <translation>Offen &amp;lassen</translation>
    </message>
    <message>
        <source>Quit? This would be missed: %1.</source>
        <translation>Beenden? Das würde versäumt: %1.</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Keep it running</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
</context>
<context>
    <name>savehub::EmptyState</name>
    <message>
        <source>Import &amp;people…</source>
        <translation>&amp;Personen importieren …</translation>
    </message>
    <message>
        <source>Import c&amp;alendar…</source>
        <translation>&amp;Kalender importieren …</translation>
    </message>
    <message>
        <source>Start the &amp;demo</source>
        <translation>De&amp;mo starten</translation>
    </message>
    <message>
        <source>Nobody to remind yet</source>
        <translation>Noch niemand zu erinnern</translation>
    </message>
    <message>
        <source>No meetings to come</source>
        <translation>Keine Termine in Sicht</translation>
    </message>
    <message>
        <source>All quiet</source>
        <translation>Alles ruhig</translation>
    </message>
    <message>
        <source>SaveHub reminds each attendee of a meeting by email, by text and, in the last minutes, by a phone call. It needs to know two things: who your people are, and when they meet.</source>
        <translation>SaveHub erinnert jeden, der zu einem Termin eingeladen ist: per E-Mail, per SMS und in den letzten Minuten mit einem Anruf. Dazu muss es zweierlei wissen: wer Ihre Leute sind und wann sie sich treffen.</translation>
    </message>
    <message>
        <source>Import the calendar that your people meet by. Incidents then appear here by themselves, a day ahead.</source>
        <translation>Importieren Sie den Kalender, nach dem sich Ihre Leute treffen. Die Vorfälle erscheinen hier dann von selbst, einen Tag im Voraus.</translation>
    </message>
    <message>
        <source>No meeting starts within the next 24 hours. Incidents appear here by themselves; nothing needs to be started.</source>
        <translation>In den nächsten 24 Stunden beginnt kein Termin. Vorfälle erscheinen hier von selbst; es muss nichts gestartet werden.</translation>
    </message>
    <message>
        <source>1. Your people: a CSV file with name, email and phone.</source>
        <translation>1. Ihre Leute: eine CSV-Datei mit Name, E-Mail und Telefon.</translation>
    </message>
    <message numerus="yes">
        <source>✓ %n person(s) known.</source>
        <translation>
            <numerusform>✓ %n Person bekannt.</numerusform>
            <numerusform>✓ %n Personen bekannt.</numerusform>
        </translation>
    </message>
    <message>
        <source>2. Their meetings: a calendar file (.ics).</source>
        <translation>2. Deren Termine: eine Kalenderdatei (.ics).</translation>
    </message>
    <message numerus="yes">
        <source>✓ %n meeting(s) to come.</source>
        <translation>
            <numerusform>✓ %n Termin steht an.</numerusform>
            <numerusform>✓ %n Termine stehen an.</numerusform>
        </translation>
    </message>
    <message>
        <source>Or watch a scripted day first, on a throw-away database. Nobody&apos;s phone rings.</source>
        <translation>Oder sehen Sie sich erst einen gespielten Tag auf einer Wegwerf-Datenbank an. Es klingelt bei niemandem.</translation>
    </message>
</context>
<context>
    <name>savehub::FileMenu</name>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>Import &amp;people…</source>
        <translation>&amp;Personen importieren …</translation>
    </message>
    <message>
        <source>Import &amp;calendar…</source>
        <translation>&amp;Kalender importieren …</translation>
    </message>
    <message>
        <source>&amp;Export calls…</source>
        <translation>Anrufe &amp;exportieren …</translation>
    </message>
    <message>
        <source>Export the call history (Ctrl+E)</source>
        <translation>Anrufverlauf exportieren (Strg+E)</translation>
    </message>
    <message>
        <source>Start the &amp;demo</source>
        <translation>&amp;Demo starten</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Import people</source>
        <translation>Personen importieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv);;All files (*)</source>
        <translation>CSV-Dateien (*.csv);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Import a calendar</source>
        <translation>Kalender importieren</translation>
    </message>
    <message>
        <source>Calendar files (*.ics);;All files (*)</source>
        <translation>Kalenderdateien (*.ics);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Export the call history</source>
        <translation>Anrufverlauf exportieren</translation>
    </message>
    <message>
        <source>CSV files (*.csv)</source>
        <translation>CSV-Dateien (*.csv)</translation>
    </message>
    <message>
        <source>&amp;REST API…</source>
        <translation>&amp;REST-API…</translation>
    </message>
    <message>
        <source>Nothing was imported.</source>
        <translation>Nichts wurde importiert.</translation>
    </message>
</context>
<context>
    <name>savehub::FindingView</name>
    <message>
        <source>Why it matters</source>
        <translation>Warum das zählt</translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>What to do: …</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>savehub::IncidentPanel</name>
    <message>
        <source>Resolve?</source>
        <translation>Abschließen?</translation>
    </message>
    <message>
        <source>Note (optional)</source>
        <translation>Notiz (freiwillig)</translation>
    </message>
    <message>
        <source>&amp;Yes</source>
        <translation>&amp;Ja</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Nein, lassen</translation>
    </message>
    <message>
        <source>You take care of it; no more calls. The backup is still told 10 minutes after the start.</source>
        <translation>Sie kümmern sich darum; es wird nicht mehr angerufen. Die Vertretung erfährt es trotzdem 10 Minuten nach Beginn.</translation>
    </message>
    <message>
        <source>The person is in the meeting: nothing more goes out.</source>
        <translation>Die Person ist im Termin: Es geht nichts mehr hinaus.</translation>
    </message>
    <message>
        <source>Choose an incident to see what happened and what is to come.</source>
        <translation>Wählen Sie einen Vorfall, um zu sehen, was geschah und was noch kommt.</translation>
    </message>
    <message>
        <source>Ends the incident for good: nothing more goes out.</source>
        <translation>Beendet den Vorfall endgültig: Es geht nichts mehr hinaus.</translation>
    </message>
    <message>
        <source>What happened, by time</source>
        <translation>Was geschah, nach Zeit</translation>
    </message>
    <message>
        <source>Resolve…</source>
        <translation>Abschließen …</translation>
    </message>
    <message>
        <source>Acknowledge</source>
        <translation>Übernehmen</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Teilgenommen</translation>
    </message>
</context>
<context>
    <name>savehub::IncidentTableModel</name>
    <message>
        <source>%1 %2</source>
        <comment>Email sent, Call skipped</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>call %1 of %2</source>
        <translation>Anruf %1 von %2</translation>
    </message>
    <message>
        <source>Person</source>
        <translation>Person</translation>
    </message>
    <message>
        <source>Meeting</source>
        <translation>Termin</translation>
    </message>
    <message>
        <source>Starts in</source>
        <translation>Beginnt</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Next step</source>
        <translation>Nächster Schritt</translation>
    </message>
    <message>
        <source>Last outcome</source>
        <translation>Letztes Ergebnis</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Kosten</translation>
    </message>
    <message>
        <source>no phone number</source>
        <translation>keine Telefonnummer</translation>
    </message>
</context>
<context>
    <name>savehub::IncidentTableView</name>
    <message>
        <source>Incidents</source>
        <translation>Vorfälle</translation>
    </message>
</context>
<context>
    <name>savehub::IncidentView</name>
    <message numerus="yes">
        <source>%n older escalation(s)</source>
        <translation>
            <numerusform>%n ältere Eskalation</numerusform>
            <numerusform>%n ältere Eskalationen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>savehub::MainWindow</name>
    <message>
        <source>SaveHub Console</source>
        <translation>SaveHub Console</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Anrufe</translation>
    </message>
    <message>
        <source>&amp;Incident</source>
        <translation>&amp;Vorfall</translation>
    </message>
    <message>
        <source>&amp;Acknowledge</source>
        <translation>&amp;Übernehmen</translation>
    </message>
    <message>
        <source>&amp;Joined</source>
        <translation>&amp;Teilgenommen</translation>
    </message>
    <message>
        <source>&amp;Resolve…</source>
        <translation>A&amp;bschließen …</translation>
    </message>
    <message>
        <source>&amp;Calls</source>
        <translation>&amp;Anrufe</translation>
    </message>
    <message>
        <source>&amp;Refresh</source>
        <translation>&amp;Neu einlesen</translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation>
            <numerusform>%n Vorfall</numerusform>
            <numerusform>%n Vorfälle</numerusform>
        </translation>
    </message>
    <message>
        <source>updated %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>&amp;Forecast of the coming week</source>
        <translation>&amp;Vorschau auf die kommende Woche</translation>
    </message>
    <message>
        <source>Test ca&amp;ll…</source>
        <translation>Test&amp;anruf …</translation>
    </message>
    <message>
        <source>&amp;Check setup…</source>
        <translation>&amp;Einrichtung prüfen …</translation>
    </message>
    <message>
        <source>DEMO – SaveHub Console</source>
        <translation>DEMO – SaveHub Console</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Choose somebody first: click the row, or press Return in the list.</source>
        <translation>Erst jemanden auswählen: die Zeile anklicken oder in der Liste die Eingabetaste drücken.</translation>
    </message>
    <message>
        <source>An incident</source>
        <translation>Ein Vorfall</translation>
    </message>
</context>
<context>
    <name>savehub::NoticeBar</name>
    <message>
        <source>Sho&amp;w</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>&amp;Dismiss all</source>
        <translation>Alle &amp;verwerfen</translation>
    </message>
    <message>
        <source>Notices</source>
        <translation>Meldungen</translation>
    </message>
    <message>
        <source>Show the incident</source>
        <translation>Den Vorfall zeigen</translation>
    </message>
    <message>
        <source>Dismiss this notice</source>
        <translation>Diese Meldung verwerfen</translation>
    </message>
    <message>
        <source>All notices, newest first</source>
        <translation>Alle Meldungen, neueste zuerst</translation>
    </message>
    <message numerus="yes">
        <source>%n notice(s)</source>
        <translation>
            <numerusform>%n Meldung</numerusform>
            <numerusform>%n Meldungen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n new</source>
        <translation>
            <numerusform>%1, %n neu</numerusform>
            <numerusform>%1, %n neu</numerusform>
        </translation>
    </message>
    <message>
        <source>No notices</source>
        <translation>Keine Meldungen</translation>
    </message>
</context>
<context>
    <name>savehub::NoticeListModel</name>
    <message>
        <source>%1 %2: %3</source>
        <comment>time, severity, what happened</comment>
        <translation>%1 %2: %3</translation>
    </message>
</context>
<context>
    <name>savehub::ProviderStrip</name>
    <message>
        <source>⚠ No call can be placed now: %1</source>
        <translation>⚠ Zurzeit ist kein Anruf möglich: %1</translation>
    </message>
</context>
<context>
    <name>savehub::ProviderSwitch</name>
    <message>
        <source>Play calls out; nobody&apos;s phone rings</source>
        <translation>Anrufe nur spielen; es klingelt bei niemandem</translation>
    </message>
    <message>
        <source>Place calls through Twilio</source>
        <translation>Über Twilio anrufen</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>Anbieter</translation>
    </message>
    <message>
        <source>Provider %1</source>
        <translation>Anbieter %1</translation>
    </message>
</context>
<context>
    <name>savehub::ResultsPanel</name>
    <message>
        <source>Problems, line by line</source>
        <translation>Probleme, Zeile für Zeile</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>S&amp;chließen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>A&amp;bbrechen</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Fortschritt des Imports</translation>
    </message>
    <message>
        <source>Importing: %1 of %2</source>
        <translation>Import: %1 von %2</translation>
    </message>
    <message>
        <source>What the import asks</source>
        <translation>Was der Import fragt</translation>
    </message>
    <message>
        <source>Do not import</source>
        <translation>Nicht importieren</translation>
    </message>
</context>
<context>
    <name>savehub::SetupCheckDialog</name>
    <message>
        <source>Check &amp;again</source>
        <translation>&amp;Noch einmal prüfen</translation>
    </message>
    <message>
        <source>&amp;Copy as text</source>
        <translation>Als Text &amp;kopieren</translation>
    </message>
    <message>
        <source>Check setup</source>
        <translation>Einrichtung prüfen</translation>
    </message>
    <message>
        <source>Checking</source>
        <translation>Prüfung läuft</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>What stands between this console and a call, with the settings it was started with. Nobody is called, and nothing is sent to anybody.</source>
        <translation>Was zwischen dieser Konsole und einem Anruf steht, mit den Einstellungen, mit denen sie gestartet wurde. Niemand wird angerufen, und niemandem wird etwas gesendet.</translation>
    </message>
    <message>
        <source>Checking…</source>
        <translation>Wird geprüft …</translation>
    </message>
    <message>
        <source>Twilio, the public address, the mail server, the keychain and the database are asked. As a rule that takes seconds, at most two minutes; the console runs on meanwhile.</source>
        <translation>Gefragt werden Twilio, die öffentliche Adresse, der Mailserver, der Schlüsselbund und die Datenbank. Meist dauert das Sekunden, höchstens zwei Minuten; die Konsole läuft währenddessen weiter.</translation>
    </message>
    <message>
        <source>The check failed.</source>
        <translation>Die Prüfung ist gescheitert.</translation>
    </message>
    <message>
        <source>The text is in the clipboard.</source>
        <translation>Der Text ist in der Zwischenablage.</translation>
    </message>
</context>
<context>
    <name>savehub::StateChip</name>
    <message>
        <source>%1: %2</source>
        <comment>Resolved: joined</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>savehub::TestCallDialog</name>
    <message>
        <source>&amp;Call</source>
        <translation>&amp;Anrufen</translation>
    </message>
    <message>
        <source>Test call</source>
        <translation>Testanruf</translation>
    </message>
    <message>
        <source>&amp;Number</source>
        <translation>&amp;Nummer</translation>
    </message>
    <message>
        <source>Calls a phone of your own, once, outside any incident. One call a minute.</source>
        <translation>Ruft ein eigenes Telefon an, einmal und außerhalb aller Vorfälle. Ein Anruf je Minute.</translation>
    </message>
    <message>
        <source>Not called</source>
        <translation>Nicht angerufen</translation>
    </message>
    <message>
        <source>No call yet</source>
        <translation>Noch kein Anruf</translation>
    </message>
    <message>
        <source>Write the number with + and the country code.</source>
        <translation>Schreiben Sie die Nummer mit + und Ländervorwahl.</translation>
    </message>
    <message>
        <source>Key %1 was pressed.</source>
        <translation>Taste %1 wurde gedrückt.</translation>
    </message>
</context>
<context>
    <name>savehub::Tray</name>
    <message>
        <source>&amp;Show the window</source>
        <translation>&amp;Fenster zeigen</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>SaveHub Console: %1</source>
        <translation>SaveHub Console: %1</translation>
    </message>
</context>
<context>
    <name>savehub::UndoBar</name>
    <message>
        <source>joined</source>
        <translation>teilgenommen</translation>
    </message>
    <message>
        <source>acknowledged</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>resolved</source>
        <translation>abgeschlossen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Take it back, if nothing went out in between (Ctrl+Z)</source>
        <translation>Zurücknehmen, falls dazwischen nichts hinausging (Strg+Z)</translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <comment>a person, what was done</comment>
        <translation>%1: %2.</translation>
    </message>
    <message>
        <source>Undo (%1)</source>
        <comment>seconds left</comment>
        <translation>Rückgängig (%1)</translation>
    </message>
</context>
<context>
    <name>savehub::ViewMenu</name>
    <message>
        <source>&amp;View</source>
        <translation>Ansi&amp;cht</translation>
    </message>
    <message>
        <source>Colours of the &amp;system</source>
        <translation>Farben des &amp;Systems</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
</context>
<context>
    <name>savehub::Words</name>
    <message>
        <source>%1: %2 calls, %3 slots; %4 people would not be called</source>
        <translation>%1: %2 Anrufe, %3 Plätze; %4 Personen würden nicht angerufen</translation>
    </message>
    <message>
        <source>At %1 calls a second all fit, if the Twilio account may start so many; or move meetings apart.</source>
        <translation>Bei %1 Anrufen je Sekunde passen alle, wenn das Twilio-Konto so viele beginnen darf; oder Termine auseinanderlegen.</translation>
    </message>
    <message>
        <source>Even %1 calls a second, the most Twilio allows, are not enough: move meetings apart.</source>
        <translation>Auch %1 Anrufe je Sekunde, die meisten, die Twilio erlaubt, reichen nicht: Termine auseinanderlegen.</translation>
    </message>
    <message>
        <source>The line holds for the coming week: everybody who does not answer can be called.</source>
        <translation>Die Leitung reicht für die kommende Woche: Wer nicht antwortet, kann angerufen werden.</translation>
    </message>
    <message>
        <source>The line is too short in the coming week, first on %1. %2</source>
        <translation>Die Leitung reicht in der kommenden Woche nicht, zuerst am %1. %2</translation>
    </message>
    <message>
        <source>the call to %1 under way</source>
        <translation>der laufende Anruf bei %1</translation>
    </message>
    <message>
        <source>%1&apos;s call at %2</source>
        <translation>Anruf bei %1 um %2</translation>
    </message>
    <message numerus="yes">
        <source>%n more call(s)</source>
        <translation>
            <numerusform>%n weiterer Anruf</numerusform>
            <numerusform>%n weitere Anrufe</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n SMS</numerusform>
            <numerusform>%n SMS</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n email(s)</source>
        <translation>
            <numerusform>%n E-Mail</numerusform>
            <numerusform>%n E-Mails</numerusform>
        </translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>In Ordnung</translation>
    </message>
    <message>
        <source>Hint</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Warnung</translation>
    </message>
    <message>
        <source>Problem</source>
        <translation>Problem</translation>
    </message>
    <message>
        <source>Everything is fine.</source>
        <translation>Alles ist in Ordnung.</translation>
    </message>
    <message>
        <source>Problems: %1. Warnings: %2. Hints: %3.</source>
        <translation>Probleme: %1. Warnungen: %2. Hinweise: %3.</translation>
    </message>
    <message>
        <source>no phone number</source>
        <translation>keine Telefonnummer</translation>
    </message>
    <message>
        <source>do not call</source>
        <translation>nicht anrufen</translation>
    </message>
    <message>
        <source>no backup contact</source>
        <translation>keine Vertretung</translation>
    </message>
    <message>
        <source>backup: %1</source>
        <translation>Vertretung: %1</translation>
    </message>
    <message>
        <source>no call, no cost</source>
        <translation>kein Anruf, keine Kosten</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n Anruf</numerusform>
            <numerusform>%n Anrufe</numerusform>
        </translation>
    </message>
    <message>
        <source>estimated %1</source>
        <translation>geschätzt %1</translation>
    </message>
    <message>
        <source>actual so far %1</source>
        <translation>tatsächlich bisher %1</translation>
    </message>
    <message>
        <source>actual %1</source>
        <translation>tatsächlich %1</translation>
    </message>
    <message>
        <source>no call</source>
        <translation>kein Anruf</translation>
    </message>
    <message>
        <source>MOCK</source>
        <translation>MOCK</translation>
    </message>
    <message>
        <source>TEST MODE</source>
        <translation>TESTMODUS</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>LIVE</translation>
    </message>
    <message>
        <source>Nobody&apos;s phone rings.</source>
        <translation>Es klingelt bei niemandem.</translation>
    </message>
    <message>
        <source>Calls and texts are built, none is sent.</source>
        <translation>Alles wird vorbereitet, nichts gesendet.</translation>
    </message>
    <message>
        <source>Real calls, charges apply.</source>
        <translation>Echte Anrufe, kostenpflichtig.</translation>
    </message>
    <message>
        <source>STOPPED</source>
        <translation>GESTOPPT</translation>
    </message>
    <message>
        <source>No call and no text goes out. When resumed: %1.</source>
        <translation>Kein Anruf und keine SMS geht hinaus. Nach dem Fortsetzen: %1.</translation>
    </message>
    <message>
        <source>%1 of %2 today</source>
        <translation>heute %1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 this month</source>
        <translation>diesen Monat %1 von %2</translation>
    </message>
    <message>
        <source>%1 of %2 calls today</source>
        <translation>heute %1 von %2 Anrufen</translation>
    </message>
    <message>
        <source>%1 of %2 calls this month</source>
        <translation>diesen Monat %1 von %2 Anrufen</translation>
    </message>
    <message>
        <source>CAP REACHED</source>
        <translation>GRENZE ERREICHT</translation>
    </message>
    <message>
        <source>Calls are held back, %1.</source>
        <translation>Anrufe werden zurückgehalten, %1.</translation>
    </message>
    <message>
        <source>DEMO</source>
        <translation>DEMO</translation>
    </message>
    <message>
        <source>Nobody&apos;s phone rings, nothing leaves this machine.</source>
        <translation>Niemandes Telefon klingelt, nichts verlässt diesen Rechner.</translation>
    </message>
    <message>
        <source>The call is being ended.</source>
        <translation>Der Anruf wird gerade beendet.</translation>
    </message>
    <message>
        <source>The call was taken back.</source>
        <translation>Der Anruf wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>All calls are stopped. Resume them first.</source>
        <translation>Alle Anrufe sind gestoppt. Setzen Sie sie erst fort.</translation>
    </message>
    <message>
        <source>The mock provider plays the call. No phone rings.</source>
        <translation>Der Mock-Anbieter spielt den Anruf. Kein Telefon klingelt.</translation>
    </message>
    <message>
        <source>Test mode: the call is built, not sent. No phone rings.</source>
        <translation>Testmodus: Der Anruf wird vorbereitet, nicht gesendet. Kein Telefon klingelt.</translation>
    </message>
    <message>
        <source>A real call. It is charged, and counts for the caps.</source>
        <translation>Ein echter Anruf. Er kostet und zählt für die Obergrenzen.</translation>
    </message>
    <message>
        <source>Calling %1…</source>
        <translation>%1 wird angerufen …</translation>
    </message>
    <message>
        <source>%1 s</source>
        <comment>seconds</comment>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <comment>days and hours</comment>
        <translation>%1 T %2 h</translation>
    </message>
    <message>
        <source>%1 min</source>
        <comment>minutes</comment>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <comment>hours</comment>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 d</source>
        <comment>days</comment>
        <translation>%1 T</translation>
    </message>
    <message>
        <source>in %1</source>
        <comment>in 3 min 05 s</comment>
        <translation>in %1</translation>
    </message>
    <message>
        <source>starting now</source>
        <translation>beginnt jetzt</translation>
    </message>
    <message>
        <source>started %1 ago</source>
        <comment>started 4 min ago</comment>
        <translation>seit %1</translation>
    </message>
    <message>
        <source>now</source>
        <translation>jetzt</translation>
    </message>
    <message>
        <source>%1 here</source>
        <comment>a time in the operator&apos;s zone</comment>
        <translation>%1 hier</translation>
    </message>
    <message>
        <source>Planned</source>
        <translation>Geplant</translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n Schritt</numerusform>
            <numerusform>%n Schritte</numerusform>
        </translation>
    </message>
    <message>
        <source>Meeting starts</source>
        <translation>Termin beginnt</translation>
    </message>
    <message>
        <source>Acknowledged</source>
        <translation>Übernommen</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>Abgeschlossen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a check and what it saw</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n tries</source>
        <translation>
            <numerusform>%n Versuch</numerusform>
            <numerusform>%n Versuche</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>a step and how it ended</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 s long</source>
        <translation>%1 s lang</translation>
    </message>
    <message>
        <source>Call %1 to %2: %3</source>
        <translation>Anruf %1 an %2: %3</translation>
    </message>
    <message>
        <source>Call %1: %2</source>
        <translation>Anruf %1: %2</translation>
    </message>
    <message>
        <source>held by the provider for %1 s</source>
        <translation>vom Anbieter %1 s zurückgehalten</translation>
    </message>
    <message>
        <source>Scheduled</source>
        <translation>Geplant</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Escalating</source>
        <translation>Eskaliert</translation>
    </message>
    <message>
        <source>Email</source>
        <translation>E-Mail</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>SMS</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Anruf</translation>
    </message>
    <message>
        <source>Mock</source>
        <translation>Mock</translation>
    </message>
    <message>
        <source>Twilio</source>
        <translation>Twilio</translation>
    </message>
    <message>
        <source>planned</source>
        <translation>geplant</translation>
    </message>
    <message>
        <source>being made</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>being sent</source>
        <translation>wird gesendet</translation>
    </message>
    <message>
        <source>made</source>
        <translation>getätigt</translation>
    </message>
    <message>
        <source>sent</source>
        <translation>gesendet</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>ausgelassen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Hinweis</translation>
    </message>
    <message>
        <source>Alarm</source>
        <translation>Alarm</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>Aufgegeben</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Klingelt</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Angenommen</translation>
    </message>
    <message>
        <source>Answered by a machine</source>
        <translation>Anrufbeantworter</translation>
    </message>
    <message>
        <source>Confirmed by key</source>
        <translation>Per Taste bestätigt</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Besetzt</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Keine Antwort</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Unbekannt</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>Nicht gesendet</translation>
    </message>
    <message>
        <source>Did not get through</source>
        <translation>Nicht durchgekommen</translation>
    </message>
    <message>
        <source>Rejected</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Test only</source>
        <translation>Nur Test</translation>
    </message>
    <message>
        <source>all calls were stopped</source>
        <translation>alle Anrufe waren gestoppt</translation>
    </message>
    <message>
        <source>not open any more</source>
        <translation>nicht mehr offen</translation>
    </message>
    <message>
        <source>outside the call window</source>
        <translation>außerhalb des Fensters</translation>
    </message>
    <message>
        <source>two calls were made already</source>
        <translation>schon zweimal angerufen</translation>
    </message>
    <message>
        <source>two calls were made to this phone already</source>
        <translation>dieses Telefon wurde schon zweimal angerufen</translation>
    </message>
    <message>
        <source>number cannot be called</source>
        <translation>Nummer nicht anrufbar</translation>
    </message>
    <message>
        <source>asked not to be called</source>
        <translation>möchte nicht angerufen werden</translation>
    </message>
    <message>
        <source>budget used up</source>
        <translation>Budget aufgebraucht</translation>
    </message>
    <message>
        <source>provider not set up</source>
        <translation>Anbieter nicht eingerichtet</translation>
    </message>
    <message>
        <source>found too late to be sent</source>
        <translation>zu spät zum Senden</translation>
    </message>
    <message>
        <source>no room on the line</source>
        <translation>Leitung voll</translation>
    </message>
    <message>
        <source>no email address</source>
        <translation>keine E-Mail-Adresse</translation>
    </message>
    <message>
        <source>acknowledged before</source>
        <translation>vorher übernommen</translation>
    </message>
    <message>
        <source>joined the meeting</source>
        <translation>hat teilgenommen</translation>
    </message>
    <message>
        <source>resolved by hand</source>
        <translation>von Hand abgeschlossen</translation>
    </message>
    <message>
        <source>meeting cancelled</source>
        <translation>Termin abgesagt</translation>
    </message>
    <message>
        <source>meeting moved</source>
        <translation>Termin verschoben</translation>
    </message>
    <message>
        <source>not settled within a day</source>
        <translation>einen Tag lang nicht erledigt</translation>
    </message>
    <message>
        <source>did not reach the provider</source>
        <translation>erreichte den Anbieter nicht</translation>
    </message>
    <message>
        <source>refused by the provider</source>
        <translation>Anbieter lehnte ab</translation>
    </message>
    <message>
        <source>may have gone out</source>
        <translation>ging vielleicht hinaus</translation>
    </message>
    <message>
        <source>Joined</source>
        <translation>Teilgenommen</translation>
    </message>
    <message>
        <source>By hand</source>
        <translation>Von Hand</translation>
    </message>
    <message>
        <source>Meeting cancelled</source>
        <translation>Termin abgesagt</translation>
    </message>
    <message>
        <source>Meeting moved</source>
        <translation>Termin verschoben</translation>
    </message>
    <message>
        <source>Expired</source>
        <translation>Abgelaufen</translation>
    </message>
    <message>
        <source>%1 to backup</source>
        <comment>a step: Email to backup</comment>
        <translation>%1 an Vertretung</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Vermerkt</translation>
    </message>
    <message>
        <source>Queued at the provider</source>
        <translation>Beim Anbieter eingereiht</translation>
    </message>
    <message>
        <source>Dialling</source>
        <translation>Wählt</translation>
    </message>
    <message>
        <source>Key pressed</source>
        <translation>Taste gedrückt</translation>
    </message>
    <message>
        <source>Call over</source>
        <translation>Anruf beendet</translation>
    </message>
    <message>
        <source>Outcome unknown</source>
        <translation>Ausgang unbekannt</translation>
    </message>
    <message>
        <source>Held back</source>
        <translation>Zurückgehalten</translation>
    </message>
    <message>
        <source>Asking the provider</source>
        <translation>Fragt den Anbieter</translation>
    </message>
    <message>
        <source>by this console</source>
        <translation>von dieser Konsole</translation>
    </message>
    <message>
        <source>answer to the request</source>
        <translation>Antwort auf die Anfrage</translation>
    </message>
    <message>
        <source>told by the provider</source>
        <translation>vom Anbieter gemeldet</translation>
    </message>
    <message>
        <source>asked of the provider</source>
        <translation>beim Anbieter erfragt</translation>
    </message>
    <message>
        <source>Calls not stopped</source>
        <translation>Anrufe nicht gestoppt</translation>
    </message>
    <message>
        <source>Incident open</source>
        <translation>Vorfall offen</translation>
    </message>
    <message>
        <source>Inside the call window</source>
        <translation>Im Anruffenster</translation>
    </message>
    <message>
        <source>Calls left</source>
        <translation>Anrufe übrig</translation>
    </message>
    <message>
        <source>Phone can be called</source>
        <translation>Telefon anrufbar</translation>
    </message>
    <message>
        <source>Within the budget</source>
        <translation>Im Budget</translation>
    </message>
    <message>
        <source>Provider ready</source>
        <translation>Anbieter bereit</translation>
    </message>
    <message>
        <source>%1 estimated</source>
        <translation>%1 geschätzt</translation>
    </message>
    <message>
        <source>Answer about another call</source>
        <translation>Antwort zu einem anderen Anruf</translation>
    </message>
    <message>
        <source>Joined (key 1)</source>
        <translation>Teilgenommen (Taste 1)</translation>
    </message>
    <message>
        <source>Cannot come (key 2)</source>
        <translation>Kommt nicht (Taste 2)</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>an answering machine</source>
        <translation>ein Anrufbeantworter</translation>
    </message>
    <message>
        <source>a person</source>
        <translation>eine Person</translation>
    </message>
    <message>
        <source>not delivered</source>
        <translation>nicht zugestellt</translation>
    </message>
    <message>
        <source>accepted, not sent yet</source>
        <comment>a text, by the provider</comment>
        <translation>angenommen, noch nicht gesendet</translation>
    </message>
    <message>
        <source>sent, not delivered yet</source>
        <comment>a text</comment>
        <translation>gesendet, noch nicht zugestellt</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>zugestellt</translation>
    </message>
    <message>
        <source>did not arrive</source>
        <translation>kam nicht an</translation>
    </message>
    <message>
        <source>Being placed</source>
        <translation>Wird gerade getätigt</translation>
    </message>
    <message>
        <source>enough calls and texts for this phone</source>
        <translation>genug Anrufe und SMS für dieses Telefon</translation>
    </message>
    <message>
        <source>calls may not go there</source>
        <translation>dorthin darf nicht angerufen werden</translation>
    </message>
    <message>
        <source>Calls to this phone lately</source>
        <translation>Anrufe an dieses Telefon in letzter Zeit</translation>
    </message>
</context>
</TS>
