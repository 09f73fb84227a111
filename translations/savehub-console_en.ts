<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en">
<context>
    <name>savehub::EmptyState</name>
    <message numerus="yes">
        <source>✓ %n person(s) known.</source>
        <translation>
            <numerusform>✓ %n person known.</numerusform>
            <numerusform>✓ %n people known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>✓ %n meeting(s) to come.</source>
        <translation>
            <numerusform>✓ %n meeting to come.</numerusform>
            <numerusform>✓ %n meetings to come.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>savehub::IncidentView</name>
    <message numerus="yes">
        <source>%n older escalation(s)</source>
        <translation>
            <numerusform>%n older escalation</numerusform>
            <numerusform>%n older escalations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>savehub::MainWindow</name>
    <message numerus="yes">
        <source>%n incident(s)</source>
        <translation>
            <numerusform>%n incident</numerusform>
            <numerusform>%n incidents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>savehub::NoticeBar</name>
    <message numerus="yes">
        <source>%n notice(s)</source>
        <translation>
            <numerusform>%n notice</numerusform>
            <numerusform>%n notices</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1, %n new</source>
        <translation>
            <numerusform>%1, %n new</numerusform>
            <numerusform>%1, %n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>savehub::Words</name>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n call</numerusform>
            <numerusform>%n calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s)</source>
        <translation>
            <numerusform>%n text</numerusform>
            <numerusform>%n texts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n email(s)</source>
        <translation>
            <numerusform>%n email</numerusform>
            <numerusform>%n emails</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>… and %n more warning(s).</source>
        <translation>
            <numerusform>… and %n more warning.</numerusform>
            <numerusform>… and %n more warnings.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n all-day event(s) were left out: nobody is called for them.</source>
        <translation>
            <numerusform>%n all-day event was left out: nobody is called for it.</numerusform>
            <numerusform>%n all-day events were left out: nobody is called for them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more call(s)</source>
        <translation>
            <numerusform>%n more call</numerusform>
            <numerusform>%n more calls</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n log line(s) were lost here.</source>
        <translation>
            <numerusform>%n log line was lost here.</numerusform>
            <numerusform>%n log lines were lost here.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) cannot be used.</source>
        <translation>
            <numerusform>%n field cannot be used.</numerusform>
            <numerusform>%n fields cannot be used.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) would refer to nothing.</source>
        <translation>
            <numerusform>%n row would refer to nothing.</numerusform>
            <numerusform>%n rows would refer to nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The phone numbers of %n person(s) would be changed: %2.</source>
        <translation>
            <numerusform>The phone numbers of %n person would be changed: %2.</numerusform>
            <numerusform>The phone numbers of %n people would be changed: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n step(s)</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n tries</source>
        <translation>
            <numerusform>%n try</numerusform>
            <numerusform>%n tries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 %2 (%n so far)</source>
        <translation>
            <numerusform>%1 %2 (%n so far)</numerusform>
            <numerusform>%1 %2 (%n so far)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The REST API refused a wrong token (%n so far), the last one from %1. If a program of yours sent it, give it the token that is in force; otherwise see who can reach this console.</source>
        <translation>
            <numerusform>The REST API refused a wrong token (%n so far), the last one from %1. If a program of yours sent it, give it the token that is in force; otherwise see who can reach this console.</numerusform>
            <numerusform>The REST API refused a wrong token (%n so far), the last one from %1. If a program of yours sent it, give it the token that is in force; otherwise see who can reach this console.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>What became of calls and messages (%n so far) cannot be saved at the moment. It is kept, and saved as soon as that works. %2</source>
        <translation>
            <numerusform>What became of calls and messages (%n so far) cannot be saved at the moment. It is kept, and saved as soon as that works. %2</numerusform>
            <numerusform>What became of calls and messages (%n so far) cannot be saved at the moment. It is kept, and saved as soon as that works. %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) were not placed: the call window had closed. Look into the history.</source>
        <translation>
            <numerusform>%n call was not placed: the call window had closed. Look into the history.</numerusform>
            <numerusform>%n calls were not placed: the call window had closed. Look into the history.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were missed; their time had passed.</source>
        <translation>
            <numerusform>%n text was missed; its time had passed.</numerusform>
            <numerusform>%n texts were missed; their time had passed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n email(s) were missed; their time had passed.</source>
        <translation>
            <numerusform>%n email was missed; its time had passed.</numerusform>
            <numerusform>%n emails were missed; their time had passed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n incident(s) have expired: nobody settled them within a day.</source>
        <translation>
            <numerusform>%n incident has expired: nobody settled it within a day.</numerusform>
            <numerusform>%n incidents have expired: nobody settled them within a day.</numerusform>
        </translation>
    </message>
</context>
</TS>
