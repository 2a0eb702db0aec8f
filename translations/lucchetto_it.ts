<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
<context>
    <name>lists::ConversationList</name>
    <message>
        <source>Chats</source>
        <translation>Chat</translation>
    </message>
</context>
<context>
    <name>lists::Row</name>
    <message>
        <source>is typing…</source>
        <translation>sta scrivendo…</translation>
    </message>
    <message>
        <source>Draft:</source>
        <translation>Bozza:</translation>
    </message>
    <message>
        <source>Not sent:</source>
        <comment>before a message in the chat list</comment>
        <translation>Non inviato:</translation>
    </message>
    <message>
        <source>You:</source>
        <comment>before one&apos;s own message in the chat list</comment>
        <translation>Tu:</translation>
    </message>
    <message>
        <source>%1:</source>
        <comment>who wrote it, before a message in the chat list</comment>
        <translation>%1:</translation>
    </message>
    <message>
        <source>A message that can’t be read on this device</source>
        <translation>Un messaggio che non si può leggere su questo dispositivo</translation>
    </message>
    <message>
        <source>group</source>
        <translation>gruppo</translation>
    </message>
    <message>
        <source>public channel</source>
        <translation>canale pubblico</translation>
    </message>
    <message numerus="yes">
        <source>%n unread</source>
        <translation>
            <numerusform>%n non letto</numerusform>
            <numerusform>%n non letti</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n mentions</source>
        <translation>
            <numerusform>%n menzione</numerusform>
            <numerusform>%n menzioni</numerusform>
        </translation>
    </message>
    <message>
        <source>pinned</source>
        <translation>fissata in alto</translation>
    </message>
    <message>
        <source>muted</source>
        <translation>silenziata</translation>
    </message>
    <message>
        <source>waiting to be sent</source>
        <translation>in attesa di partire</translation>
    </message>
    <message>
        <source>unusual characters in the name</source>
        <translation>caratteri insoliti nel nome</translation>
    </message>
    <message>
        <source>online</source>
        <translation>in linea</translation>
    </message>
    <message>
        <source>away</source>
        <translation>lontano dal computer</translation>
    </message>
    <message>
        <source>do not disturb</source>
        <translation>non disturbare</translation>
    </message>
</context>
<context>
    <name>text::Errors</name>
    <message>
        <source>An address looks like name@server.</source>
        <translation>Un indirizzo è fatto così: nome@server.</translation>
    </message>
    <message>
        <source>Wrong name or password. Check capital letters.</source>
        <translation>Nome o password sbagliati. Controlla le maiuscole.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Forgot your password?</source>
        <translation>Password dimenticata?</translation>
    </message>
    <message>
        <source>I can’t find the server %1. Check how it is spelled.</source>
        <comment>%1: server</comment>
        <translation>Non trovo il server %1. Controlla com’è scritto.</translation>
    </message>
    <message>
        <source>Correct it</source>
        <translation>Correggi</translation>
    </message>
    <message>
        <source>%1 isn’t answering. You may be offline, or the server is having a break.</source>
        <comment>%1: server</comment>
        <translation>%1 non risponde. Forse non hai connessione, o il server è fermo.</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>Impostazioni avanzate</translation>
    </message>
    <message>
        <source>On %1 you can register only with an invitation.</source>
        <comment>%1: server</comment>
        <translation>Su %1 ci si registra solo con un invito.</translation>
    </message>
    <message>
        <source>I have an invitation link</source>
        <translation>Ho un link di invito</translation>
    </message>
    <message>
        <source>Ask the people who run it</source>
        <translation>Chiedi a chi lo gestisce</translation>
    </message>
    <message>
        <source>%1 isn’t accepting new accounts.</source>
        <comment>%1: server</comment>
        <translation>%1 non accetta nuove utenze.</translation>
    </message>
    <message>
        <source>Choose another server</source>
        <translation>Scegli un altro server</translation>
    </message>
    <message>
        <source>This invitation has expired or was already used. Ask for a new one.</source>
        <translation>Questo invito è scaduto o è già stato usato. Chiedine uno nuovo.</translation>
    </message>
    <message>
        <source>%1 is already taken on %2. Try another name.</source>
        <comment>%1: user name, %2: server</comment>
        <translation>%1 è già in uso su %2. Prova un altro nome.</translation>
    </message>
    <message>
        <source>The server wants a longer password.</source>
        <translation>Il server chiede una password più lunga.</translation>
    </message>
    <message>
        <source>That didn’t match. Here is another one.</source>
        <comment>CAPTCHA</comment>
        <translation>Non corrisponde. Eccone un’altra.</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Ascolta</translation>
    </message>
    <message>
        <source>Someone in %1 is already called %2. You’ll enter as %3.</source>
        <comment>%1: group, %2 and %3: names</comment>
        <translation>In %1 c’è già %2. Entrerai come %3.</translation>
    </message>
    <message>
        <source>Change name</source>
        <translation>Cambia nome</translation>
    </message>
    <message>
        <source>If you leave, nobody can manage %1.</source>
        <comment>%1: group</comment>
        <translation>Se esci, nessuno potrà gestire %1.</translation>
    </message>
    <message>
        <source>Choose an owner</source>
        <translation>Scegli un responsabile</translation>
    </message>
    <message>
        <source>Delete the group</source>
        <translation>Elimina il gruppo</translation>
    </message>
    <message>
        <source>Only invited people can enter %1.</source>
        <comment>%1: group</comment>
        <translation>In %1 entra solo chi ha un invito.</translation>
    </message>
    <message>
        <source>Ask for an invitation</source>
        <translation>Chiedi un invito</translation>
    </message>
    <message>
        <source>You can’t enter %1: access is blocked for you.</source>
        <comment>%1: group</comment>
        <translation>Non puoi entrare in %1: il tuo accesso è bloccato.</translation>
    </message>
    <message>
        <source>%1 asks for a password.</source>
        <comment>%1: group</comment>
        <translation>%1 chiede una password.</translation>
    </message>
    <message>
        <source>Join</source>
        <translation>Entra</translation>
    </message>
    <message>
        <source>%1 no longer exists.</source>
        <comment>%1: group</comment>
        <translation>%1 non esiste più.</translation>
    </message>
    <message>
        <source>Take off the list</source>
        <translation>Togli dalla lista</translation>
    </message>
    <message>
        <source>%1 is full.</source>
        <comment>%1: group</comment>
        <translation>%1 è al completo.</translation>
    </message>
    <message>
        <source>A message from %1 can’t be read on this device. It was sent before you added it, or the keys got mixed up.</source>
        <comment>%1: name</comment>
        <translation>Un messaggio di %1 non si può leggere su questo dispositivo: è stato inviato prima che lo aggiungessi, o le chiavi si sono confuse.</translation>
    </message>
    <message>
        <source>Ask to send it again</source>
        <translation>Chiedi di rimandarlo</translation>
    </message>
    <message>
        <source>Repair the encryption</source>
        <translation>Ripara la cifratura</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Dettagli</translation>
    </message>
    <message>
        <source>%1 can’t receive encrypted messages with the app in use. Your message hasn’t left.</source>
        <comment>%1: name</comment>
        <translation>%1 non può ricevere messaggi cifrati con il programma che usa. Il tuo messaggio non è partito.</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Aspetta</translation>
    </message>
    <message>
        <source>Send unencrypted…</source>
        <translation>Manda senza cifrare…</translation>
    </message>
    <message>
        <source>Codes differ. Don’t write anything private here until you have sorted it out in person.</source>
        <translation>I codici sono diversi. Non scrivere niente di riservato qui finché non chiarite di persona.</translation>
    </message>
    <message>
        <source>Refuse the device</source>
        <translation>Rifiuta il dispositivo</translation>
    </message>
    <message>
        <source>Check again</source>
        <translation>Ricontrolla</translation>
    </message>
    <message>
        <source>I can’t find a microphone.</source>
        <translation>Non trovo un microfono.</translation>
    </message>
    <message>
        <source>Choose microphone</source>
        <translation>Scegli microfono</translation>
    </message>
    <message>
        <source>The system isn’t giving access to the microphone.</source>
        <translation>Il sistema non permette di usare il microfono.</translation>
    </message>
    <message>
        <source>Open the system settings</source>
        <translation>Apri le impostazioni di sistema</translation>
    </message>
    <message>
        <source>%1 is %2; %3 accepts up to %4.</source>
        <comment>%1: file, %2: size, %3: server, %4: size</comment>
        <translation>%1 è di %2; %3 accetta al massimo %4.</translation>
    </message>
    <message>
        <source>Make the picture smaller</source>
        <translation>Riduci l’immagine</translation>
    </message>
    <message>
        <source>Take away</source>
        <translation>Togli</translation>
    </message>
    <message>
        <source>%1 wasn’t sent.</source>
        <comment>%1: file</comment>
        <translation>%1 non è stato inviato.</translation>
    </message>
    <message>
        <source>%1 has no more room for your files today.</source>
        <comment>%1: server</comment>
        <translation>Su %1 per oggi non c’è più spazio per i tuoi file.</translation>
    </message>
    <message>
        <source>Write to the people who run it</source>
        <translation>Scrivi a chi lo gestisce</translation>
    </message>
    <message>
        <source>The file is no longer on the server.</source>
        <translation>Il file non è più sul server.</translation>
    </message>
    <message>
        <source>The file arrived damaged or altered; I deleted it.</source>
        <translation>Il file è arrivato rovinato o alterato: l’ho eliminato.</translation>
    </message>
    <message>
        <source>Download again</source>
        <translation>Scarica di nuovo</translation>
    </message>
    <message>
        <source>%1 is a program. Open it only if you expected it from %2.</source>
        <comment>%1: file, %2: name</comment>
        <translation>%1 è un programma. Aprilo solo se lo aspettavi da %2.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>Open anyway</source>
        <translation>Apri comunque</translation>
    </message>
    <message>
        <source>There is no guarantee that this is really %1: %2. Your password was not sent.</source>
        <comment>%1: server, %2: why its certificate proves nothing</comment>
        <translation>Non c’è garanzia che questo sia davvero %1: %2. La password non è stata inviata.</translation>
    </message>
    <message>
        <source>%1 doesn’t offer a protected connection. Lucchetto won’t connect.</source>
        <comment>%1: server</comment>
        <translation>%1 non offre una connessione protetta. Lucchetto non si collega.</translation>
    </message>
    <message>
        <source>%1’s server didn’t accept the message: %2.</source>
        <comment>%1: name, %2: reason</comment>
        <translation>Il server di %1 non ha accettato il messaggio: %2.</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>%1 doesn’t exist.</source>
        <comment>%1: address</comment>
        <translation>%1 non esiste.</translation>
    </message>
    <message>
        <source>%1 isn’t receiving your messages.</source>
        <comment>%1: name</comment>
        <translation>%1 non riceve i tuoi messaggi.</translation>
    </message>
    <message>
        <source>Another copy of Lucchetto is using this account with the same name.</source>
        <translation>Un’altra copia di Lucchetto sta usando questa utenza con lo stesso nome.</translation>
    </message>
    <message>
        <source>Connect again</source>
        <translation>Riconnetti</translation>
    </message>
    <message>
        <source>%1 says this account no longer exists.</source>
        <comment>%1: server</comment>
        <translation>Secondo %1 questa utenza non esiste più.</translation>
    </message>
    <message>
        <source>%1 could not prove that it knows you. Lucchetto won’t connect.</source>
        <comment>%1: server</comment>
        <translation>%1 non ha dimostrato di conoscerti. Lucchetto non si collega.</translation>
    </message>
    <message>
        <source>%1 offers no safe way to sign in. Your password was not sent.</source>
        <comment>%1: server</comment>
        <translation>%1 non offre un modo sicuro di accedere. La password non è stata inviata.</translation>
    </message>
    <message>
        <source>%1 took too long to answer.</source>
        <comment>%1: server</comment>
        <translation>%1 ci ha messo troppo a rispondere.</translation>
    </message>
    <message>
        <source>That didn’t work.</source>
        <translation>Non ha funzionato.</translation>
    </message>
    <message>
        <source>No room left on this computer: new messages can’t be saved.</source>
        <translation>Spazio finito su questo computer: non riesco a salvare i nuovi messaggi.</translation>
    </message>
    <message>
        <source>Make room</source>
        <translation>Libera spazio</translation>
    </message>
    <message>
        <source>The message archive is damaged. I put it aside and started a new one; your account is fine.</source>
        <translation>L’archivio dei messaggi è rovinato. È stato messo da parte e ne è iniziato uno nuovo; la tua utenza è a posto.</translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation>Apri cartella</translation>
    </message>
    <message>
        <source>I can’t reach the system’s password store. The password is kept only until you close Lucchetto.</source>
        <translation>Il portachiavi del sistema non è disponibile. La password resta in memoria solo finché Lucchetto è aperto.</translation>
    </message>
    <message>
        <source>Keep in a protected file</source>
        <translation>Conserva in un file protetto</translation>
    </message>
    <message numerus="yes">
        <source>This computer’s clock is off by %n hours; secure connections fail.</source>
        <translation>
            <numerusform>L’orologio di questo computer è sbagliato di %n ora: le connessioni protette non funzionano.</numerusform>
            <numerusform>L’orologio di questo computer è sbagliato di %n ore: le connessioni protette non funzionano.</numerusform>
        </translation>
    </message>
    <message>
        <source>its certificate has expired</source>
        <translation>il suo certificato è scaduto</translation>
    </message>
    <message>
        <source>its certificate is not valid yet</source>
        <translation>il suo certificato non è ancora valido</translation>
    </message>
    <message>
        <source>it issued its certificate itself</source>
        <translation>si è fatto il certificato da solo</translation>
    </message>
    <message>
        <source>its certificate belongs to another name</source>
        <translation>il suo certificato è di un altro nome</translation>
    </message>
    <message>
        <source>its certificate was revoked</source>
        <translation>il suo certificato è stato revocato</translation>
    </message>
    <message>
        <source>its key has changed</source>
        <translation>la sua chiave è cambiata</translation>
    </message>
    <message>
        <source>nobody known vouches for its certificate</source>
        <translation>nessuno di conosciuto garantisce per il suo certificato</translation>
    </message>
    <message>
        <source>its certificate is not valid</source>
        <translation>il suo certificato non è valido</translation>
    </message>
</context>
<context>
    <name>text::Padlock</name>
    <message>
        <source>Write an encrypted message</source>
        <translation>Scrivi un messaggio cifrato</translation>
    </message>
    <message>
        <source>Write an unencrypted message</source>
        <translation>Scrivi un messaggio non cifrato</translation>
    </message>
    <message>
        <source>Encrypted and verified</source>
        <translation>Cifrata e verificata</translation>
    </message>
    <message>
        <source>You have checked the keys of all devices.</source>
        <translation>Hai controllato le chiavi di tutti i dispositivi.</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <translation>Cifrata</translation>
    </message>
    <message>
        <source>Only you can read this. Keys not verified yet.</source>
        <translation>Solo voi potete leggere. Chiavi non ancora verificate.</translation>
    </message>
    <message>
        <source>Encrypted · %1 of %2 verified</source>
        <comment>numbers of people in a group</comment>
        <translation>Cifrata · %1 su %2 verificati</translation>
    </message>
    <message numerus="yes">
        <source>%n people still to verify.</source>
        <translation>
            <numerusform>Manca %n persona da verificare.</numerusform>
            <numerusform>Mancano %n persone da verificare.</numerusform>
        </translation>
    </message>
    <message>
        <source>New device</source>
        <translation>Dispositivo nuovo</translation>
    </message>
    <message>
        <source>There is a device never seen before. Check it.</source>
        <translation>C’è un dispositivo mai visto. Controllalo.</translation>
    </message>
    <message>
        <source>%1 uses a device never seen before. Check it.</source>
        <comment>%1: name</comment>
        <translation>%1 usa un dispositivo mai visto. Controllalo.</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Preparazione…</translation>
    </message>
    <message>
        <source>Looking for the keys.</source>
        <translation>Cerco le chiavi.</translation>
    </message>
    <message>
        <source>Looking for the keys of %1.</source>
        <comment>%1: name</comment>
        <translation>Cerco le chiavi di %1.</translation>
    </message>
    <message>
        <source>Waiting for keys</source>
        <translation>In attesa delle chiavi</translation>
    </message>
    <message>
        <source>Messages will leave encrypted as soon as possible.</source>
        <translation>I messaggi partiranno cifrati appena possibile.</translation>
    </message>
    <message>
        <source>Can’t encrypt</source>
        <translation>Impossibile cifrare</translation>
    </message>
    <message>
        <source>No keys. The message hasn’t left.</source>
        <translation>Nessuna chiave. Il messaggio non è partito.</translation>
    </message>
    <message>
        <source>No key for %1. The message hasn’t left.</source>
        <comment>%1: name</comment>
        <translation>Nessuna chiave per %1. Il messaggio non è partito.</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <translation>Non cifrata</translation>
    </message>
    <message>
        <source>The people who run the servers can read what you write.</source>
        <translation>Chi gestisce i server può leggere quello che scrivi.</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>Pubblica</translation>
    </message>
    <message>
        <source>Anyone who joins can read.</source>
        <translation>Chiunque entri può leggere.</translation>
    </message>
    <message>
        <source>Write in the public channel</source>
        <translation>Scrivi nel canale pubblico</translation>
    </message>
</context>
<context>
    <name>text::Times</name>
    <message>
        <source>yesterday</source>
        <translation>ieri</translation>
    </message>
    <message>
        <source>today</source>
        <translation>oggi</translation>
    </message>
    <message>
        <source>d/M</source>
        <comment>date format, day and month in numbers</comment>
        <translation>d/M</translation>
    </message>
    <message>
        <source>d/M/yy</source>
        <comment>date format with the year in two digits</comment>
        <translation>d/M/yy</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <comment>date format: Saturday 21 November</comment>
        <translation>dddd d MMMM</translation>
    </message>
    <message>
        <source>dddd d MMMM yyyy</source>
        <comment>date format: Saturday 21 November 2026</comment>
        <translation>dddd d MMMM yyyy</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>%1: day, %2: time of day</comment>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>timeline::TimelineView</name>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Open link</source>
        <translation>Apri il link</translation>
    </message>
    <message>
        <source>Copy link</source>
        <translation>Copia il link</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Dettagli</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Elimina</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messaggi</translation>
    </message>
</context>
<context>
    <name>timeline::Words</name>
    <message>
        <source>A message from %1 can&apos;t be read on this device. It was sent before you added it, or the keys got mixed up.</source>
        <comment>%1 is a person&apos;s name</comment>
        <translation>Un messaggio di %1 non si può leggere su questo dispositivo: è stato inviato prima che lo aggiungessi, o le chiavi si sono confuse.</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Oggi</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>Ieri</translation>
    </message>
    <message>
        <source>dddd d MMMM</source>
        <comment>day pattern of Qt without the year</comment>
        <translation>dddd d MMMM</translation>
    </message>
    <message>
        <source>d MMMM yyyy</source>
        <comment>day pattern of Qt with the year</comment>
        <translation>d MMMM yyyy</translation>
    </message>
    <message>
        <source>waiting</source>
        <comment>a message that is to be sent</comment>
        <translation>in attesa</translation>
    </message>
    <message>
        <source>sent</source>
        <comment>a message</comment>
        <translation>inviato</translation>
    </message>
    <message>
        <source>delivered</source>
        <comment>a message</comment>
        <translation>consegnato</translation>
    </message>
    <message>
        <source>read</source>
        <comment>a message, by its receiver</comment>
        <translation>letto</translation>
    </message>
    <message>
        <source>not sent</source>
        <comment>a message</comment>
        <translation>non inviato</translation>
    </message>
    <message>
        <source>key not confirmed</source>
        <translation>chiave non confermata</translation>
    </message>
    <message>
        <source>edited</source>
        <translation>modificato</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <comment>a message; Italian agrees with messaggio</comment>
        <translation>Non cifrato</translation>
    </message>
    <message>
        <source>Not sent</source>
        <comment>a message</comment>
        <translation>Non inviato</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Show all</source>
        <comment>the rest of a long message</comment>
        <translation>Mostra tutto</translation>
    </message>
    <message>
        <source>Message deleted</source>
        <translation>Messaggio eliminato</translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n nuovo messaggio</numerusform>
            <numerusform>%n nuovi messaggi</numerusform>
        </translation>
    </message>
    <message>
        <source>Go to newest</source>
        <translation>Vai all’ultimo messaggio</translation>
    </message>
    <message>
        <source>You</source>
        <comment>sender of one&apos;s own message</comment>
        <translation>Tu</translation>
    </message>
</context>
<context>
    <name>widgets::PadlockPill</name>
    <message>
        <source>Encryption</source>
        <comment>the padlock button in the header of a chat</comment>
        <translation>Cifratura</translation>
    </message>
</context>
<context>
    <name>widgets::PasswordField</name>
    <message>
        <source>Hide</source>
        <comment>the typed password</comment>
        <translation>Nascondi</translation>
    </message>
    <message>
        <source>Show</source>
        <comment>the typed password</comment>
        <translation>Mostra</translation>
    </message>
    <message>
        <source>Hide password</source>
        <translation>Nascondi la password</translation>
    </message>
    <message>
        <source>Show password</source>
        <translation>Mostra la password</translation>
    </message>
</context>
<context>
    <name>widgets::TextField</name>
    <message>
        <source>%1 (required)</source>
        <comment>label of a form field</comment>
        <translation>%1 (obbligatorio)</translation>
    </message>
</context>
</TS>
