<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
<context>
    <name>text::Padlock</name>
    <message>
        <source>Write an encrypted message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write an unencrypted message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted and verified</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have checked the keys of all devices.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only you can read this. Keys not verified yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encrypted · %1 of %2 verified</source>
        <comment>numbers of people in a group</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n people still to verify.</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>New device</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is a device never seen before. Check it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 uses a device never seen before. Check it.</source>
        <comment>%1: name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the keys.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking for the keys of %1.</source>
        <comment>%1: name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting for keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages will leave encrypted as soon as possible.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Can’t encrypt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keys. The message hasn’t left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key for %1. The message hasn’t left.</source>
        <comment>%1: name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The people who run the servers can read what you write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Anyone who joins can read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write in the public channel</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::PadlockPill</name>
    <message>
        <source>Encryption</source>
        <comment>the padlock button in the header of a chat</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::PasswordField</name>
    <message>
        <source>Hide</source>
        <comment>the typed password</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show</source>
        <comment>the typed password</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show password</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>widgets::TextField</name>
    <message>
        <source>%1 (required)</source>
        <comment>label of a form field</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
