<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>lists::Row</name>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n unread</numerusform>
            <numerusform>%n unread</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mentions</source>
        <translation>
            <numerusform>%n mention</numerusform>
            <numerusform>%n mentions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>text::Errors</name>
    <message numerus="yes">
        <source>This computer’s clock is off by %n hours; secure connections fail.</source>
        <translation>
            <numerusform>This computer’s clock is off by %n hour; secure connections fail.</numerusform>
            <numerusform>This computer’s clock is off by %n hours; secure connections fail.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>text::Keys</name>
    <message numerus="yes">
        <source>You have verified %1 (%n device(s)).</source>
        <comment>%1: a person</comment>
        <translation>
            <numerusform>You have verified %1 (%n device).</numerusform>
            <numerusform>You have verified %1 (%n devices).</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n new devices. Ask whose they are.</source>
        <comment>%1: a person</comment>
        <translation>
            <numerusform>%1 has %n new device. Ask whose it is.</numerusform>
            <numerusform>%1 has %n new devices. Ask whose they are.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) of %1 are not verified and won’t get this: %2.</source>
        <comment>%1: a person, %2: devices</comment>
        <translation>
            <numerusform>%n device of %1 is not verified and won’t get this: %2.</numerusform>
            <numerusform>%n devices of %1 are not verified and won’t get this: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>text::Padlock</name>
    <message numerus="yes">
        <source>%n people still to verify.</source>
        <translation>
            <numerusform>%n person still to verify.</numerusform>
            <numerusform>%n people still to verify.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>timeline::Words</name>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>trust::VerifyPage</name>
    <message numerus="yes">
        <source>%n device(s) verified.</source>
        <translation>
            <numerusform>%n device verified.</numerusform>
            <numerusform>%n devices verified.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) belong to devices that have not appeared yet.</source>
        <translation>
            <numerusform>%n key belongs to a device that has not appeared yet.</numerusform>
            <numerusform>%n keys belong to devices that have not appeared yet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It warns of %n device(s).</source>
        <translation>
            <numerusform>It warns of %n device.</numerusform>
            <numerusform>It warns of %n devices.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>window::PadlockPanel</name>
    <message numerus="yes">
        <source>%n device(s) can’t read what is written here:</source>
        <translation>
            <numerusform>%n device can’t read what is written here:</numerusform>
            <numerusform>%n devices can’t read what is written here:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n device(s) no longer in use</source>
        <translation>
            <numerusform>Show %n device no longer in use</numerusform>
            <numerusform>Show %n devices no longer in use</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>window::SearchPanel</name>
    <message numerus="yes">
        <source>%n message(s) on this computer</source>
        <translation>
            <numerusform>%n message on this computer</numerusform>
            <numerusform>%n messages on this computer</numerusform>
        </translation>
    </message>
</context>
</TS>
