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
