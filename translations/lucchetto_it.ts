<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
<context>
    <name>Bars</name>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Enter the password</source>
        <translation>Scrivi la password</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Esci dall’utenza</translation>
    </message>
    <message>
        <source>Add to contacts</source>
        <translation>Aggiungi ai contatti</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ripristina</translation>
    </message>
    <message>
        <source>Choose a passphrase</source>
        <translation>Scegli una frase di blocco</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>Va bene</translation>
    </message>
    <message>
        <source>%1: wrong name or password.</source>
        <translation>%1: nome o password sbagliati.</translation>
    </message>
    <message>
        <source>No connection. Messages wait here until it is back.</source>
        <translation>Nessuna connessione. I messaggi aspettano qui finché non torna.</translation>
    </message>
    <message>
        <source>%1 is not among your contacts yet: request sent.</source>
        <translation>%1 non è ancora tra i tuoi contatti: richiesta inviata.</translation>
    </message>
    <message>
        <source>%1 is not among your contacts.</source>
        <translation>%1 non è tra i tuoi contatti.</translation>
    </message>
    <message>
        <source>A message that %1 keeps could not be read and was left out.</source>
        <translation>Un messaggio conservato da %1 non è leggibile ed è stato tralasciato.</translation>
    </message>
    <message>
        <source>Some messages that %1 keeps could not be read and were left out.</source>
        <translation>Alcuni messaggi conservati da %1 non sono leggibili e sono stati tralasciati.</translation>
    </message>
    <message>
        <source>Downloading messages… (%1)</source>
        <translation>Scarico i messaggi… (%1)</translation>
    </message>
    <message>
        <source>This computer has no password store: the key of your messages is in a file that only your user can read.</source>
        <translation>Questo computer non ha un portachiavi: la chiave dei tuoi messaggi è in un file che solo il tuo utente può leggere.</translation>
    </message>
    <message>
        <source>Send unencrypted…</source>
        <translation>Manda senza cifrare…</translation>
    </message>
    <message>
        <source>Look at the devices</source>
        <translation>Guarda i dispositivi</translation>
    </message>
    <message>
        <source>Encrypt this chat</source>
        <translation>Cifra questa chat</translation>
    </message>
    <message>
        <source>Wait</source>
        <translation>Aspetta</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verifica</translation>
    </message>
    <message>
        <source>Accept without verifying</source>
        <translation>Accetta senza verificare</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Rifiuta</translation>
    </message>
    <message>
        <source>Send to those verified</source>
        <translation>Manda a chi è verificato</translation>
    </message>
    <message>
        <source>Verify now</source>
        <translation>Verifica ora</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
</context>
<context>
    <name>ChatMenu</name>
    <message>
        <source>Unmute</source>
        <translation>Riattiva l’avviso</translation>
    </message>
    <message>
        <source>Mute</source>
        <translation>Silenzia</translation>
    </message>
    <message>
        <source>For one hour</source>
        <translation>Per un’ora</translation>
    </message>
    <message>
        <source>Until tomorrow</source>
        <translation>Fino a domani</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Sempre</translation>
    </message>
    <message>
        <source>Mark as read</source>
        <translation>Segna come letta</translation>
    </message>
    <message>
        <source>Unpin</source>
        <translation>Non fissare più</translation>
    </message>
    <message>
        <source>Pin</source>
        <translation>Fissa in alto</translation>
    </message>
    <message>
        <source>Bring back from the archive</source>
        <translation>Riprendi dall’archivio</translation>
    </message>
    <message>
        <source>Archive</source>
        <translation>Archivia</translation>
    </message>
    <message>
        <source>Delete chat…</source>
        <translation>Elimina la chat…</translation>
    </message>
    <message>
        <source>Delete the chat with %1?</source>
        <translation>Eliminare la chat con %1?</translation>
    </message>
    <message>
        <source>Its messages are deleted on this computer. Other devices and the server may keep them.</source>
        <translation>I suoi messaggi vengono eliminati da questo computer. Altri dispositivi e il server possono conservarli.</translation>
    </message>
    <message>
        <source>Delete the chat</source>
        <translation>Elimina la chat</translation>
    </message>
    <message>
        <source>Mark as unread</source>
        <translation>Segna come non letta</translation>
    </message>
</context>
<context>
    <name>ConnectionWords</name>
    <message>
        <source>The connection to the server is protected, and the server has proved its name.</source>
        <translation>La connessione con il server è protetta, e il server ha dimostrato il suo nome.</translation>
    </message>
    <message>
        <source>The connection to the server is protected, and nobody can slip in between: server and password have proved each other over this very connection.</source>
        <translation>La connessione con il server è protetta e nessuno può mettersi in mezzo: server e password si sono riconosciuti proprio su questa connessione.</translation>
    </message>
</context>
<context>
    <name>PasswordStrength</name>
    <message>
        <source>Easy to guess</source>
        <translation>Facile da indovinare</translation>
    </message>
    <message>
        <source>Fair</source>
        <translation>Discreta</translation>
    </message>
    <message>
        <source>Hard to guess</source>
        <translation>Difficile da indovinare</translation>
    </message>
</context>
<context>
    <name>Presence</name>
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
    <message>
        <source>last seen at %1</source>
        <translation>ultima volta alle %1</translation>
    </message>
    <message>
        <source>last seen on %1</source>
        <translation>ultima volta il %1</translation>
    </message>
    <message>
        <source>is typing…</source>
        <translation>sta scrivendo…</translation>
    </message>
</context>
<context>
    <name>Question</name>
    <message>
        <source>Cancel</source>
        <translation>Annulla</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>StartResults</name>
    <message>
        <source>Write to %1</source>
        <translation>Scrivi a %1</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Nuova chat</translation>
    </message>
    <message>
        <source>Search “%1” in the messages</source>
        <translation>Cerca «%1» nei messaggi</translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message>
        <source>An address looks like name@server.</source>
        <translation>Un indirizzo è fatto così: nome@server.</translation>
    </message>
    <message>
        <source>Choose one of --direct-tls and --starttls.</source>
        <translation>Scegli uno tra --direct-tls e --starttls.</translation>
    </message>
    <message>
        <source>“%1” is no port: it is a number from 1 to 65535.</source>
        <translation>«%1» non è una porta: è un numero da 1 a 65535.</translation>
    </message>
    <message>
        <source>--pin takes 64 hexadecimal digits.</source>
        <translation>--pin vuole 64 cifre esadecimali.</translation>
    </message>
    <message>
        <source>--proxy takes an address such as socks5://127.0.0.1:9050.</source>
        <translation>--proxy vuole un indirizzo come socks5://127.0.0.1:9050.</translation>
    </message>
    <message>
        <source>%1 is signed in.</source>
        <translation>%1: accesso riuscito.</translation>
    </message>
    <message>
        <source>the form has no field “%1”</source>
        <translation>il modulo non ha il campo «%1»</translation>
    </message>
    <message>
        <source>Password of %1: </source>
        <translation>Password di %1: </translation>
    </message>
    <message>
        <source>Give the password with --password-file or LUCCHETTO_PASSWORD.</source>
        <translation>Dai la password con --password-file o LUCCHETTO_PASSWORD.</translation>
    </message>
    <message>
        <source>New password for %1: </source>
        <translation>Nuova password per %1: </translation>
    </message>
    <message>
        <source>This server registers on its site: %1</source>
        <translation>Questo server registra dal suo sito: %1</translation>
    </message>
    <message>
        <source>The account %1 is not in this profile.</source>
        <translation>L’utenza %1 non è in questo profilo.</translation>
    </message>
    <message>
        <source>%1 is no longer in this profile.</source>
        <translation>%1 non è più in questo profilo.</translation>
    </message>
    <message>
        <source>New password: </source>
        <translation>Nuova password: </translation>
    </message>
    <message>
        <source>Give the new password with --new-password-file.</source>
        <translation>Dai la nuova password con --new-password-file.</translation>
    </message>
    <message>
        <source>The password is changed.</source>
        <translation>La password è cambiata.</translation>
    </message>
    <message>
        <source>folder with accounts and history</source>
        <translation>cartella con utenze e cronologia</translation>
    </message>
    <message>
        <source>which account, where there are several</source>
        <translation>quale utenza, se ce n’è più di una</translation>
    </message>
    <message>
        <source>one JSON object a line on standard output</source>
        <translation>un oggetto JSON per riga sull’uscita standard</translation>
    </message>
    <message>
        <source>longest wait for the network (30)</source>
        <translation>attesa massima per la rete (30)</translation>
    </message>
    <message>
        <source>file whose first line is the password</source>
        <translation>file che ha la password nella prima riga</translation>
    </message>
    <message>
        <source>file whose first line unlocks the profile</source>
        <translation>file che ha nella prima riga la frase che sblocca il profilo</translation>
    </message>
    <message>
        <source>none, warning, info or debug</source>
        <translation>none, warning, info o debug</translation>
    </message>
    <message>
        <source>writes the stream to a file, secrets cut out</source>
        <translation>scrive il flusso in un file, senza i segreti</translation>
    </message>
    <message>
        <source>Which command? “lucchetto-cli help” lists them.</source>
        <translation>Quale comando? «lucchetto-cli help» li elenca.</translation>
    </message>
    <message>
        <source>There is no command “%1”. “lucchetto-cli help” lists them.</source>
        <translation>Il comando «%1» non c’è. «lucchetto-cli help» li elenca.</translation>
    </message>
    <message>
        <source>%1 “lucchetto-cli help %2” lists the options.</source>
        <translation>%1 «lucchetto-cli help %2» elenca le opzioni.</translation>
    </message>
    <message>
        <source>Usage: lucchetto-cli %1 %2</source>
        <translation>Uso: lucchetto-cli %1 %2</translation>
    </message>
    <message>
        <source>Usage: lucchetto-cli [OPTIONS] COMMAND …

Commands:
</source>
        <translation>Uso: lucchetto-cli [OPZIONI] COMANDO …

Comandi:
</translation>
    </message>
    <message>
        <source>
Options for all of them:
</source>
        <translation>
Opzioni per tutti:
</translation>
    </message>
    <message>
        <source>Usage: lucchetto-cli %1 %2
%3
</source>
        <translation>Uso: lucchetto-cli %1 %2
%3
</translation>
    </message>
    <message>
        <source>
Options:
</source>
        <translation>
Opzioni:
</translation>
    </message>
    <message>
        <source>where to connect, if not where the address says</source>
        <translation>dove collegarsi, se non dove dice l’indirizzo</translation>
    </message>
    <message>
        <source>port there</source>
        <translation>porta</translation>
    </message>
    <message>
        <source>the connection starts protected</source>
        <translation>la connessione comincia protetta</translation>
    </message>
    <message>
        <source>the connection is protected before signing in</source>
        <translation>la connessione viene protetta prima dell’accesso</translation>
    </message>
    <message>
        <source>certificate authorities to trust besides the system&apos;s (PEM)</source>
        <translation>autorità di certificazione oltre a quelle del sistema (PEM)</translation>
    </message>
    <message>
        <source>only this public key of the server (hex)</source>
        <translation>solo questa chiave pubblica del server (esadecimale)</translation>
    </message>
    <message>
        <source>socks5://host:port or http://host:port</source>
        <translation>socks5://host:porta o http://host:porta</translation>
    </message>
    <message>
        <source>name of this device on the server</source>
        <translation>nome di questo dispositivo sul server</translation>
    </message>
    <message>
        <source>token of an invitation</source>
        <translation>gettone di un invito</translation>
    </message>
    <message>
        <source>a field of the server&apos;s form</source>
        <translation>un campo del modulo del server</translation>
    </message>
    <message>
        <source>makes an account on its server and signs in</source>
        <translation>crea un’utenza sul suo server e accede</translation>
    </message>
    <message>
        <source>adds an account and proves that it works</source>
        <translation>aggiunge un’utenza e prova che funziona</translation>
    </message>
    <message>
        <source>lists the accounts of the profile</source>
        <translation>elenca le utenze del profilo</translation>
    </message>
    <message>
        <source>removes an account from the profile</source>
        <translation>toglie un’utenza dal profilo</translation>
    </message>
    <message>
        <source>deletes it on the server too</source>
        <translation>la elimina anche sul server</translation>
    </message>
    <message>
        <source>changes the password on the server</source>
        <translation>cambia la password sul server</translation>
    </message>
    <message>
        <source>file whose first line is the new password</source>
        <translation>file che ha la nuova password nella prima riga</translation>
    </message>
    <message>
        <source>signs in and prints facts of the connection</source>
        <translation>accede e mostra i dati della connessione</translation>
    </message>
    <message>
        <source>says what a server offers and what is wrong</source>
        <translation>dice che cosa offre un server e che cosa non va</translation>
    </message>
    <message>
        <source>lists or changes the contact list</source>
        <translation>elenca o cambia i contatti</translation>
    </message>
    <message>
        <source>name of the contact</source>
        <translation>nome del contatto</translation>
    </message>
    <message>
        <source>group of the contact</source>
        <translation>gruppo del contatto</translation>
    </message>
    <message>
        <source>sends a message, encrypted unless the chat is set otherwise; TEXT - reads standard input</source>
        <translation>invia un messaggio, cifrato se la chat non è impostata diversamente; TEXT - legge l’ingresso standard</translation>
    </message>
    <message>
        <source>Some lines could not be encrypted and were not sent; --plain sends them readable.</source>
        <translation>Alcune righe non si sono potute cifrare e non sono state inviate; --plain le invia leggibili.</translation>
    </message>
    <message>
        <source>each line of standard input is a message</source>
        <translation>ogni riga dell’ingresso standard è un messaggio</translation>
    </message>
    <message>
        <source>encrypted, whatever the chat is set to</source>
        <translation>cifrato, comunque sia impostata la chat</translation>
    </message>
    <message>
        <source>without encryption, whatever the chat is set to</source>
        <translation>senza cifratura, comunque sia impostata la chat</translation>
    </message>
    <message>
        <source>prints what comes</source>
        <translation>mostra ciò che arriva</translation>
    </message>
    <message>
        <source>ends after that time</source>
        <translation>finisce dopo quel tempo</translation>
    </message>
    <message>
        <source>ends after so many messages</source>
        <translation>finisce dopo tanti messaggi</translation>
    </message>
    <message>
        <source>only messages from there</source>
        <translation>solo messaggi da lì</translation>
    </message>
    <message>
        <source>catches up with the archive</source>
        <translation>recupera dall’archivio</translation>
    </message>
    <message>
        <source>prints stored messages, oldest first</source>
        <translation>mostra i messaggi salvati, dal più vecchio</translation>
    </message>
    <message>
        <source>how many at most (50)</source>
        <translation>quanti al massimo (50)</translation>
    </message>
    <message>
        <source>only older ones</source>
        <translation>solo più vecchi</translation>
    </message>
    <message>
        <source>finds stored messages, newest first</source>
        <translation>cerca nei messaggi salvati, dal più nuovo</translation>
    </message>
    <message>
        <source>only in this chat</source>
        <translation>solo in questa chat</translation>
    </message>
    <message>
        <source>%1 asks to become a contact.</source>
        <translation>%1 chiede di entrare tra i contatti.</translation>
    </message>
    <message>
        <source>Done.</source>
        <translation>Fatto.</translation>
    </message>
    <message>
        <source>history from other devices</source>
        <translation>cronologia da altri dispositivi</translation>
    </message>
    <message>
        <source>messages on all devices at once</source>
        <translation>messaggi su tutti i dispositivi insieme</translation>
    </message>
    <message>
        <source>encryption keys and pictures</source>
        <translation>chiavi di cifratura e immagini</translation>
    </message>
    <message>
        <source>blocking people</source>
        <translation>blocco di persone</translation>
    </message>
    <message>
        <source>no message twice</source>
        <translation>nessun messaggio doppio</translation>
    </message>
    <message>
        <source>Who runs it: %1</source>
        <translation>Chi lo gestisce: %1</translation>
    </message>
    <message>
        <source>explains a command</source>
        <translation>spiega un comando</translation>
    </message>
    <message>
        <source>There is no chat with %1 here.</source>
        <translation>Qui non c’è una chat con %1.</translation>
    </message>
    <message>
        <source>There is no text to send.</source>
        <translation>Non c’è testo da inviare.</translation>
    </message>
    <message>
        <source>Sent.</source>
        <translation>Inviato.</translation>
    </message>
    <message>
        <source>New messages: %1</source>
        <translation>Messaggi nuovi: %1</translation>
    </message>
    <message>
        <source>No answer in time. Try again, or give more time with --timeout.</source>
        <translation>Nessuna risposta in tempo. Riprova, o dai più tempo con --timeout.</translation>
    </message>
    <message>
        <source>The server cannot be found. Check how its name is spelled.</source>
        <translation>Il server non si trova. Controlla com’è scritto il nome.</translation>
    </message>
    <message>
        <source>The server is not answering. Check the connection and try again.</source>
        <translation>Il server non risponde. Controlla la connessione e riprova.</translation>
    </message>
    <message>
        <source>The server offers no protected connection. Lucchetto will not connect.</source>
        <translation>Il server non offre una connessione protetta. Lucchetto non si collega.</translation>
    </message>
    <message>
        <source>There is no guarantee that this is really the server: the password was not sent.</source>
        <translation>Non c’è garanzia che questo sia davvero il server: la password non è stata inviata.</translation>
    </message>
    <message>
        <source>Wrong name or password. Check capital letters.</source>
        <translation>Nome o password sbagliati. Controlla le maiuscole.</translation>
    </message>
    <message>
        <source>The server offers only sign-in methods that are too weak: the password was not sent.</source>
        <translation>Il server offre solo modi di accesso troppo deboli: la password non è stata inviata.</translation>
    </message>
    <message>
        <source>The server could not prove that it knows the password. Someone may be in between: do not retry here.</source>
        <translation>Il server non ha saputo provare che conosce la password. Forse qualcuno si sta mettendo in mezzo: non riprovare qui.</translation>
    </message>
    <message>
        <source>The server says that this account no longer exists.</source>
        <translation>Secondo il server questa utenza non esiste più.</translation>
    </message>
    <message>
        <source>This passphrase does not open the profile.</source>
        <translation>Questa frase di blocco non apre il profilo.</translation>
    </message>
    <message>
        <source>Another Lucchetto is using this profile. Close it, or use --profile.</source>
        <translation>Un altro Lucchetto sta usando questo profilo. Chiudilo, o usa --profile.</translation>
    </message>
    <message>
        <source>The system&apos;s password store cannot be reached. Give a passphrase with --passphrase-file.</source>
        <translation>Il portachiavi del sistema non è disponibile. Dai una frase di blocco con --passphrase-file.</translation>
    </message>
    <message>
        <source>No room left on this computer. Free some space and try again.</source>
        <translation>Spazio finito su questo computer. Liberane un po’ e riprova.</translation>
    </message>
    <message>
        <source>The server is not accepting new accounts. Choose another one.</source>
        <translation>Il server non accetta nuove utenze. Scegline un altro.</translation>
    </message>
    <message>
        <source>The server registers only with an invitation. Give its token with --token.</source>
        <translation>Il server registra solo con un invito. Dai il gettone con --token.</translation>
    </message>
    <message>
        <source>This invitation has expired or was already used. Ask for a new one.</source>
        <translation>Questo invito è scaduto o è già stato usato. Chiedine uno nuovo.</translation>
    </message>
    <message>
        <source>This name is already taken. Try another one.</source>
        <translation>Questo nome è già in uso. Prova un altro nome.</translation>
    </message>
    <message>
        <source>There is no such thing here.</source>
        <translation>Qui non c’è.</translation>
    </message>
    <message>
        <source>It did not work.</source>
        <translation>Non ha funzionato.</translation>
    </message>
    <message>
        <source>Passphrase of the profile: </source>
        <translation>Frase di blocco del profilo: </translation>
    </message>
    <message>
        <source>Usage: lucchetto-cli contacts [add|remove|accept|decline|block|unblock JID]</source>
        <translation>Uso: lucchetto-cli contacts [add|remove|accept|decline|block|unblock JID]</translation>
    </message>
    <message>
        <source>lists with which devices somebody, or the own account, reads encrypted messages</source>
        <translation>elenca i dispositivi con cui qualcuno, o la propria utenza, legge messaggi crittografati</translation>
    </message>
    <message>
        <source>a key that was compared is the right one</source>
        <translation>una chiave che è stata confrontata è quella giusta</translation>
    </message>
    <message>
        <source>accepts it without having compared it</source>
        <translation>la accetta senza averla confrontata</translation>
    </message>
    <message>
        <source>nothing is encrypted for that key any more</source>
        <translation>per quella chiave non si crittografa più nulla</translation>
    </message>
    <message>
        <source>verifies all keys of a code, as shown on the other device</source>
        <translation>verifica tutte le chiavi di un codice, come mostrato sull’altro dispositivo</translation>
    </message>
    <message>
        <source>prints the own code with keys, for others to verify</source>
        <translation>mostra il proprio codice con le chiavi, perché altri le verifichino</translation>
    </message>
    <message>
        <source>new, waits for a decision</source>
        <translation>nuova, aspetta una decisione</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>accettata</translation>
    </message>
    <message>
        <source>verified</source>
        <translation>verificata</translation>
    </message>
    <message>
        <source>rejected</source>
        <translation>rifiutata</translation>
    </message>
    <message>
        <source>this device</source>
        <translation>questo dispositivo</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>non in uso</translation>
    </message>
    <message>
        <source>silent for long</source>
        <translation>non si sente da molto</translation>
    </message>
    <message>
        <source>key not seen yet</source>
        <translation>chiave non ancora vista</translation>
    </message>
    <message>
        <source>%1 has no such device, or its key was never seen.</source>
        <translation>%1 non ha questo dispositivo, o la sua chiave non si è mai vista.</translation>
    </message>
    <message>
        <source>“%1” is neither a device&apos;s number nor a fingerprint.</source>
        <translation>«%1» non è né il numero di un dispositivo né un’impronta.</translation>
    </message>
    <message>
        <source>This is no code with keys: it looks like xmpp:name@server?omemo-sid-1234=…</source>
        <translation>Questo non è un codice con chiavi: è fatto così: xmpp:nome@server?omemo-sid-1234=…</translation>
    </message>
    <message>
        <source>%1: keys verified: %2</source>
        <translation>%1: chiavi verificate: %2</translation>
    </message>
    <message>
        <source>A device shows another key than the code says. Somebody may be in between: ask its owner.</source>
        <translation>Un dispositivo mostra una chiave diversa da quella del codice. Qualcuno potrebbe essere in mezzo: chiedi alla persona che lo usa.</translation>
    </message>
    <message>
        <source>No key of the other side is accepted: see them with devices, then use trust or verify. Nothing was sent.</source>
        <translation>Nessuna chiave dall’altra parte è accettata: guardale con devices, poi usa trust o verify. Non è stato inviato nulla.</translation>
    </message>
    <message>
        <source>The text is too long to be encrypted for so many devices. Nothing was sent.</source>
        <translation>Il testo è troppo lungo per crittografarlo per così tanti dispositivi. Non è stato inviato nulla.</translation>
    </message>
    <message>
        <source>This program cannot encrypt here. Nothing was sent.</source>
        <translation>Qui il programma non può crittografare. Non è stato inviato nulla.</translation>
    </message>
    <message>
        <source>The other side has no device that reads this profile. Nothing was sent; --omemo takes the one that each device reads.</source>
        <translation>Dall’altra parte nessun dispositivo legge questo profilo. Non è stato inviato nulla; --omemo usa quello che ciascun dispositivo legge.</translation>
    </message>
    <message>
        <source>[a message that cannot be read here: %1]</source>
        <translation>[un messaggio che qui non si può leggere: %1]</translation>
    </message>
    <message>
        <source>encrypted, for devices that read the older OMEMO alone</source>
        <translation>crittografato, per i soli dispositivi che leggono l’OMEMO più vecchio</translation>
    </message>
    <message>
        <source>encrypted, for devices that read the current OMEMO alone</source>
        <translation>crittografato, per i soli dispositivi che leggono l’OMEMO attuale</translation>
    </message>
    <message>
        <source>This is the key of the device at which you sit: it is always accepted.</source>
        <translation>Questa è la chiave del dispositivo che stai usando: è sempre accettata.</translation>
    </message>
    <message>
        <source>The other side has no device that reads encrypted messages. Nothing was sent; --plain sends it readable.</source>
        <translation>Dall’altra parte nessun dispositivo legge messaggi crittografati. Non è stato inviato nulla; --plain lo invia leggibile.</translation>
    </message>
    <message>
        <source>Choose one of --omemo, --plain, --legacy-only and --profile-2-only.</source>
        <translation>Scegli uno tra --omemo, --plain, --legacy-only e --profile-2-only.</translation>
    </message>
    <message>
        <source>says how a message was encrypted, and for whom</source>
        <translation>dice come è stato crittografato un messaggio, e per chi</translation>
    </message>
    <message>
        <source>Not encrypted.</source>
        <translation>Non crittografato.</translation>
    </message>
    <message>
        <source>cannot read it</source>
        <translation>non può leggerlo</translation>
    </message>
    <message>
        <source>The server keeps the keys of this device from others: nobody new can write to it encrypted.</source>
        <translation>Il server nasconde agli altri le chiavi di questo dispositivo: nessun altro può cominciare a scrivergli in modo crittografato.</translation>
    </message>
    <message>
        <source>Another program keeps taking this device off the own list: others may not encrypt for it.</source>
        <translation>Un altro programma continua a togliere questo dispositivo dalla propria lista: gli altri potrebbero non crittografare per lui.</translation>
    </message>
    <message>
        <source>The keys of this device are not on the server yet; it is tried again.</source>
        <translation>Le chiavi di questo dispositivo non sono ancora sul server; si riprova.</translation>
    </message>
    <message>
        <source>protected connection</source>
        <translation>connessione protetta</translation>
    </message>
    <message>
        <source>protected connection, tied to the sign-in so that nobody can slip in between</source>
        <translation>connessione protetta e legata all’accesso, così nessuno può mettersi in mezzo</translation>
    </message>
    <message>
        <source>%1: online at %2, %3.</source>
        <translation>%1: in linea su %2, %3.</translation>
    </message>
    <message>
        <source>  Signed in within %1 ms and %2 round trips.</source>
        <translation>  Accesso in %1 ms e %2 andate e ritorni.</translation>
    </message>
    <message>
        <source>  Technical details: %1</source>
        <translation>  Dettagli tecnici: %1</translation>
    </message>
    <message>
        <source>Nothing is wrong.</source>
        <translation>Non c’è niente che non va.</translation>
    </message>
    <message>
        <source>What is wrong, and whose fault it is:</source>
        <translation>Che cosa non va, e di chi è la colpa:</translation>
    </message>
    <message>
        <source>Server: %1 %2</source>
        <translation>Server: %1 %2</translation>
    </message>
    <message>
        <source>The server&apos;s certificate begins in the future: the clock of this computer is most likely wrong. Set it and try again.</source>
        <translation>Il certificato del server comincia nel futuro: molto probabilmente l’orologio di questo computer è sbagliato. Regolalo e riprova.</translation>
    </message>
    <message>
        <source>The server shows another key than the one that was pinned: somebody may be in between. Ask who runs the server.</source>
        <translation>Il server mostra una chiave diversa da quella fissata: qualcuno potrebbe essersi messo in mezzo. Chiedi a chi gestisce il server.</translation>
    </message>
    <message>
        <source>The server cannot prove its name (%1), or somebody is in between. Tell who runs the server.</source>
        <translation>Il server non riesce a dimostrare il suo nome (%1), oppure qualcuno si è messo in mezzo. Avvisa chi gestisce il server.</translation>
    </message>
    <message>
        <source>The server&apos;s machine is there but nothing listens: the service is stopped, or the port is wrong.</source>
        <translation>La macchina del server c’è, ma non ascolta nessuno: il servizio è fermo o la porta è sbagliata.</translation>
    </message>
    <message>
        <source>The server cannot be reached from here: the line, a firewall or a proxy is in the way, or the server is down. Try from another network.</source>
        <translation>Da qui il server non si raggiunge: lo impedisce la linea, un firewall o un proxy, oppure il server è spento. Prova da un’altra rete.</translation>
    </message>
    <message>
        <source>This computer is not connected to any network.</source>
        <translation>Questo computer non è collegato a nessuna rete.</translation>
    </message>
    <message>
        <source>The name service knows no such server. Check how the address is spelled.</source>
        <translation>Il servizio dei nomi non conosce questo server. Controlla com’è scritto l’indirizzo.</translation>
    </message>
    <message>
        <source>No answer in time: the line is slow, or something on the way swallows the connection.</source>
        <translation>Nessuna risposta in tempo: la linea è lenta, o qualcosa lungo la strada ingoia la connessione.</translation>
    </message>
    <message>
        <source>The server could not prove that it knows the password: somebody may be in between. Do not retry here.</source>
        <translation>Il server non ha saputo dimostrare di conoscere la password: qualcuno potrebbe essersi messo in mezzo. Non riprovare da qui.</translation>
    </message>
    <message>
        <source>The server does not accept name and password. Change it with login.</source>
        <translation>Il server non accetta nome e password. Cambiala con login.</translation>
    </message>
    <message>
        <source>The account is deleted or disabled. Ask who runs the server.</source>
        <translation>L’utenza è stata eliminata o disattivata. Chiedi a chi gestisce il server.</translation>
    </message>
    <message>
        <source>The server does not offer %1 (%2). Ask who runs it.</source>
        <translation>Il server non offre: %1 (%2). Chiedi a chi lo gestisce.</translation>
    </message>
    <message>
        <source>The server speaks only %1. Ask who runs it.</source>
        <translation>Il server parla soltanto %1. Chiedi a chi lo gestisce.</translation>
    </message>
    <message>
        <source>The server does not tie signing in to the protected connection, so somebody in between with a false certificate would be noticed later.</source>
        <translation>Il server non lega l’accesso alla connessione protetta: di chi si mettesse in mezzo con un certificato falso ci si accorgerebbe più tardi.</translation>
    </message>
    <message>
        <source>The server&apos;s key and the authority behind it became others at once. If nobody announced that, ask who runs it.</source>
        <translation>La chiave del server e l’autorità che la garantisce sono cambiate insieme. Se nessuno l’ha annunciato, chiedi a chi lo gestisce.</translation>
    </message>
    <message>
        <source>The server does not say who runs it.</source>
        <translation>Il server non dice chi lo gestisce.</translation>
    </message>
    <message>
        <source>Signing in took %1 ms: the line is slow.</source>
        <translation>L’accesso è durato %1 ms: la linea è lenta.</translation>
    </message>
    <message>
        <source>The clock of this computer differs from the server&apos;s by %1 seconds. Set it.</source>
        <translation>L’orologio di questo computer e quello del server differiscono di %1 secondi. Regolalo.</translation>
    </message>
    <message>
        <source>This computer has no password store: the key of your messages lies in a file. Choose a passphrase in the window&apos;s settings.</source>
        <translation>Questo computer non ha un portachiavi: la chiave dei tuoi messaggi sta in un file. Scegli una frase di blocco nelle impostazioni della finestra.</translation>
    </message>
    <message>
        <source>the server</source>
        <translation>il server</translation>
    </message>
    <message>
        <source>the network</source>
        <translation>la rete</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>questo computer</translation>
    </message>
    <message>
        <source>the account</source>
        <translation>l’utenza</translation>
    </message>
    <message>
        <source>Some lines were not accepted; their events say why.</source>
        <translation>Alcune righe non sono state accettate; i loro eventi dicono perché.</translation>
    </message>
    <message>
        <source>The message was not accepted: %1</source>
        <translation>Il messaggio non è stato accettato: %1</translation>
    </message>
    <message>
        <source>The file %1 cannot be written: choose another one for --xml-log.</source>
        <translation>Il file %1 non si può scrivere: scegline un altro per --xml-log.</translation>
    </message>
    <message>
        <source>Nothing travels beside the lock: who reads with an older program alone gets the text, and neither learns that messages arrived nor that you type.</source>
        <translation>Accanto al lucchetto non passa nulla: chi legge solo con un programma più vecchio riceve il testo, ma non sa se i messaggi sono arrivati né se stai scrivendo.</translation>
    </message>
    <message>
        <source>%1 or you read with an older program that locks text alone: that messages arrived and that somebody types travels beside the lock, where servers can read it.</source>
        <translation>%1 o tu leggete con un programma più vecchio che chiude solo il testo: che i messaggi sono arrivati e che qualcuno sta scrivendo passa accanto al lucchetto, dove i server possono leggerlo.</translation>
    </message>
    <message>
        <source>Nothing travels beside the lock: all devices read the current encryption.</source>
        <translation>Accanto al lucchetto non passa nulla: tutti i dispositivi leggono la crittografia attuale.</translation>
    </message>
    <message>
        <source>Say allow or refuse.</source>
        <translation>Scrivi allow oppure refuse.</translation>
    </message>
    <message>
        <source>whether servers may read that messages arrived and that you type, where the other program is too old to lock it</source>
        <translation>se i server possono leggere che i messaggi sono arrivati e che stai scrivendo, quando l’altro programma è troppo vecchio per chiuderlo</translation>
    </message>
</context>
<context>
    <name>cli::Context</name>
    <message>
        <source>There is no account in this profile. Add one with login or register.</source>
        <translation>In questo profilo non ci sono utenze. Aggiungine una con login o register.</translation>
    </message>
    <message>
        <source>There are several accounts: say which with --account.</source>
        <translation>Ci sono più utenze: di’ quale con --account.</translation>
    </message>
    <message>
        <source>The account %1 is not in this profile.</source>
        <translation>L’utenza %1 non è in questo profilo.</translation>
    </message>
    <message>
        <source>“%1” is no address: it looks like name@server.</source>
        <translation>«%1» non è un indirizzo: è fatto così: nome@server.</translation>
    </message>
</context>
<context>
    <name>cli::Handover</name>
    <message>
        <source>The window was closed before the command was done. What was accepted is stored and leaves with the next start; run the command again for the rest.</source>
        <translation>La finestra è stata chiusa prima che il comando finisse. Quello che era stato accettato è conservato e parte al prossimo avvio; per il resto ripeti il comando.</translation>
    </message>
</context>
<context>
    <name>composer::Composer</name>
    <message>
        <source>Send</source>
        <translation>Invia</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Messaggio</translation>
    </message>
</context>
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
    <name>onboarding::FormView</name>
    <message>
        <source>This is needed.</source>
        <translation>Questo serve.</translation>
    </message>
    <message>
        <source>Picture with characters to copy</source>
        <translation>Immagine con caratteri da copiare</translation>
    </message>
    <message>
        <source>Another picture</source>
        <translation>Un’altra immagine</translation>
    </message>
    <message>
        <source>%1 (required)</source>
        <translation>%1 (obbligatorio)</translation>
    </message>
</context>
<context>
    <name>onboarding::LinkCard</name>
    <message>
        <source>Invitation link</source>
        <translation>Link di invito</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Continue</source>
        <translation>Continua</translation>
    </message>
    <message>
        <source>Paste here the link that somebody sent you.</source>
        <translation>Incolla qui il link che ti hanno mandato.</translation>
    </message>
    <message>
        <source>I have an invitation link</source>
        <translation>Ho un link di invito</translation>
    </message>
    <message>
        <source>This is no invitation link. It begins with xmpp: or https:</source>
        <translation>Questo non è un link di invito. Comincia con xmpp: o https:</translation>
    </message>
</context>
<context>
    <name>onboarding::NewHereCard</name>
    <message>
        <source>Or another server</source>
        <translation>Oppure un altro server</translation>
    </message>
    <message>
        <source>New here</source>
        <translation>Sono qui per la prima volta</translation>
    </message>
    <message>
        <source>Choose who hosts your account. You can write to anybody, on other servers too.</source>
        <translation>Scegli chi ospita la tua utenza. Puoi scrivere a chiunque, anche su altri server.</translation>
    </message>
    <message>
        <source>Create an account</source>
        <translation>Crea un’utenza</translation>
    </message>
    <message>
        <source>I have an invitation link</source>
        <translation>Ho un link di invito</translation>
    </message>
    <message>
        <source>Choose a server above, or write its name here.</source>
        <translation>Scegli un server qui sopra, o scrivi qui il suo nome.</translation>
    </message>
    <message>
        <source>A server’s name looks like example.org.</source>
        <translation>Il nome di un server è fatto così: example.org.</translation>
    </message>
</context>
<context>
    <name>onboarding::Onboarding</name>
    <message>
        <source>Free chat, with the padlock closed</source>
        <translation>La chat libera, con il lucchetto chiuso</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Versione %1</translation>
    </message>
</context>
<context>
    <name>onboarding::PassphrasePage</name>
    <message>
        <source>Passphrase</source>
        <translation>Frase di blocco</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Apri</translation>
    </message>
    <message>
        <source>Lucchetto is locked</source>
        <translation>Lucchetto è bloccato</translation>
    </message>
    <message>
        <source>Write the passphrase that guards your messages on this computer.</source>
        <translation>Scrivi la frase di blocco che protegge i tuoi messaggi su questo computer.</translation>
    </message>
    <message>
        <source>This is not the passphrase. Check capital letters.</source>
        <translation>La frase di blocco non è questa. Controlla le maiuscole.</translation>
    </message>
</context>
<context>
    <name>onboarding::RegistrationPage</name>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Chiedo al server…</translation>
    </message>
    <message>
        <source>User name</source>
        <translation>Nome utente</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Remember the password on this computer</source>
        <translation>Ricorda la password su questo computer</translation>
    </message>
    <message>
        <source>Create</source>
        <translation>Crea</translation>
    </message>
    <message>
        <source>A new account on %1</source>
        <translation>Una nuova utenza su %1</translation>
    </message>
    <message>
        <source>You are invited to %1</source>
        <translation>Hai un invito per %1</translation>
    </message>
    <message>
        <source>%1 invites you to %2</source>
        <translation>%1 ti invita su %2</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Choose another server</source>
        <translation>Scegli un altro server</translation>
    </message>
    <message>
        <source>The server says: %1</source>
        <translation>Il server dice: %1</translation>
    </message>
    <message>
        <source>This server registers you on its own website: %1</source>
        <translation>Questo server ti registra sul suo sito: %1</translation>
    </message>
    <message>
        <source>Open the website</source>
        <translation>Apri il sito</translation>
    </message>
    <message>
        <source>I have an account now: sign in</source>
        <translation>Ora ho un’utenza: accedi</translation>
    </message>
    <message>
        <source>Write a name without spaces.</source>
        <translation>Scrivi un nome senza spazi.</translation>
    </message>
    <message>
        <source>Choose a password.</source>
        <translation>Scegli una password.</translation>
    </message>
    <message>
        <source>I have an invitation link</source>
        <translation>Ho un link di invito</translation>
    </message>
    <message>
        <source>The account is made. Signing in did not work yet: %1</source>
        <translation>L’utenza c’è. L’accesso non è ancora riuscito: %1</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Accedi</translation>
    </message>
    <message>
        <source>Ask those who run it: %1</source>
        <translation>Chiedi a chi lo gestisce: %1</translation>
    </message>
</context>
<context>
    <name>onboarding::ServerButton</name>
    <message>
        <source>Registration in the program</source>
        <translation>Registrazione nel programma</translation>
    </message>
    <message>
        <source>Registration on its website</source>
        <translation>Registrazione dal sito</translation>
    </message>
    <message>
        <source>Registration by invitation</source>
        <translation>Registrazione su invito</translation>
    </message>
</context>
<context>
    <name>onboarding::SignInCard</name>
    <message>
        <source>XMPP address</source>
        <translation>Indirizzo XMPP</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Remember the password on this computer</source>
        <translation>Ricorda la password su questo computer</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Accedi</translation>
    </message>
    <message>
        <source>Advanced settings</source>
        <translation>Impostazioni avanzate</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Dettagli</translation>
    </message>
    <message>
        <source>I already have an account</source>
        <translation>Ho già un’utenza</translation>
    </message>
    <message>
        <source>Like an e-mail: name@server</source>
        <translation>Come un’email: nome@server</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Empty: found by itself</source>
        <translation>Vuoto: lo trova da sé</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Porta</translation>
    </message>
    <message>
        <source>Proxy</source>
        <translation>Proxy</translation>
    </message>
    <message>
        <source>Protection</source>
        <translation>Protezione</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automatica</translation>
    </message>
    <message>
        <source>Direct TLS</source>
        <translation>TLS diretto</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>open</source>
        <translation>aperte</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>chiuse</translation>
    </message>
    <message>
        <source>Write your password.</source>
        <translation>Scrivi la tua password.</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535.</source>
        <translation>Una porta è un numero da 1 a 65535.</translation>
    </message>
    <message>
        <source>A proxy looks like socks5://host:port or http://host:port.</source>
        <translation>Un proxy è fatto così: socks5://host:porta oppure http://host:porta.</translation>
    </message>
</context>
<context>
    <name>onboarding::TroublePage</name>
    <message>
        <source>Try again</source>
        <translation>Riprova</translation>
    </message>
    <message>
        <source>Quit Lucchetto</source>
        <translation>Chiudi Lucchetto</translation>
    </message>
    <message>
        <source>Your messages can’t be opened now</source>
        <translation>Ora non si possono aprire i tuoi messaggi</translation>
    </message>
</context>
<context>
    <name>settings::AccountSection</name>
    <message>
        <source>Switched off</source>
        <translation>Spenta</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Connessione…</translation>
    </message>
    <message>
        <source>Online</source>
        <translation>In linea</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>Nessuna connessione</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Aggiungi un’utenza</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Password</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Accedi</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Cambia la password</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>Nuova password</translation>
    </message>
    <message>
        <source>Choose a password.</source>
        <translation>Scegli una password.</translation>
    </message>
    <message>
        <source>The password is changed.</source>
        <translation>La password è cambiata.</translation>
    </message>
    <message>
        <source>Sign out…</source>
        <translation>Esci dall’utenza…</translation>
    </message>
    <message>
        <source>Delete account…</source>
        <translation>Elimina l’utenza…</translation>
    </message>
    <message>
        <source>Sign out of %1?</source>
        <translation>Uscire dall’utenza %1?</translation>
    </message>
    <message>
        <source>Its messages and its password are deleted on this computer. The account and what the server keeps stay.</source>
        <translation>I suoi messaggi e la sua password vengono eliminati da questo computer. L’utenza e ciò che il server conserva restano.</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Esci dall’utenza</translation>
    </message>
    <message>
        <source>Delete the account %1 for ever?</source>
        <translation>Eliminare per sempre l’utenza %1?</translation>
    </message>
    <message>
        <source>The server deletes it with its contacts and messages, and so does this computer. Nobody can bring it back.</source>
        <translation>Il server la elimina con i suoi contatti e messaggi, e così questo computer. Nessuno può riportarla indietro.</translation>
    </message>
    <message>
        <source>Delete the account</source>
        <translation>Elimina l’utenza</translation>
    </message>
    <message>
        <source>%1 is not deleted.</source>
        <translation>%1 non è stata eliminata.</translation>
    </message>
    <message>
        <source>Since %1 the server shows another key, and another authority vouches for it. If nobody announced that, ask who runs the server before you write anything secret.</source>
        <translation>Dal %1 il server mostra un’altra chiave, garantita da un’altra autorità. Se nessuno l’ha annunciato, chiedi a chi gestisce il server prima di scrivere cose riservate.</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Dettagli tecnici</translation>
    </message>
</context>
<context>
    <name>settings::AppearanceSection</name>
    <message>
        <source>Reduce motion</source>
        <translation>Riduci il movimento</translation>
    </message>
    <message>
        <source>Enter sends the message</source>
        <translation>Invio spedisce il messaggio</translation>
    </message>
    <message>
        <source>System theme</source>
        <translation>Tema del sistema</translation>
    </message>
    <message>
        <source>Light theme</source>
        <translation>Tema chiaro</translation>
    </message>
    <message>
        <source>Dark theme</source>
        <translation>Tema scuro</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Tema</translation>
    </message>
    <message>
        <source>System language</source>
        <translation>Lingua del sistema</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Lingua</translation>
    </message>
    <message>
        <source>Size of message text</source>
        <translation>Grandezza del testo dei messaggi</translation>
    </message>
</context>
<context>
    <name>settings::EncryptionSection</name>
    <message>
        <source>My devices</source>
        <translation>I miei dispositivi</translation>
    </message>
    <message>
        <source>Encrypt new chats</source>
        <translation>Cifra le chat nuove</translation>
    </message>
    <message>
        <source>Only the two of you can read them. Each chat can be set otherwise.</source>
        <translation>Solo voi due potete leggerle. In ogni chat si può cambiare.</translation>
    </message>
    <message>
        <source>Only verified devices in new chats</source>
        <translation>Solo dispositivi verificati nelle chat nuove</translation>
    </message>
    <message>
        <source>Devices whose keys you have not compared get nothing there.</source>
        <translation>I dispositivi di cui non hai confrontato le chiavi lì non ricevono niente.</translation>
    </message>
    <message>
        <source>New devices always wait for you</source>
        <translation>I dispositivi nuovi aspettano sempre te</translation>
    </message>
    <message>
        <source>Otherwise they are accepted automatically until you have verified one of the same person.</source>
        <translation>Altrimenti sono accettati automaticamente, finché non ne hai verificato uno della stessa persona.</translation>
    </message>
    <message>
        <source>Begin new chats unencrypted?</source>
        <translation>Cominciare le chat nuove senza cifratura?</translation>
    </message>
    <message>
        <source>The people who run the servers can read what you write there, until it is switched on in the chat. Chats that are there already stay as they are.</source>
        <translation>Chi gestisce i server può leggere quello che ci scrivi, finché non attivi la cifratura nella chat. Le chat che ci sono già restano come sono.</translation>
    </message>
    <message>
        <source>Don’t encrypt new chats</source>
        <translation>Non cifrare le chat nuove</translation>
    </message>
</context>
<context>
    <name>settings::PrivacySection</name>
    <message>
        <source>Blocked people and servers</source>
        <translation>Persone e server bloccati</translation>
    </message>
    <message>
        <source>Nothing from them reaches any of your devices, and they don’t see when you are online.</source>
        <translation>Niente di loro arriva ai tuoi dispositivi, e non vedono quando sei in linea.</translation>
    </message>
    <message>
        <source>Block an address or a whole server</source>
        <translation>Blocca un indirizzo o un intero server</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blocca</translation>
    </message>
    <message>
        <source>The list is on your server: it is shown here when you are online.</source>
        <translation>L’elenco è sul tuo server: si vede qui quando sei in linea.</translation>
    </message>
    <message>
        <source>Your server does not tell whom you have blocked.</source>
        <translation>Il tuo server non dice chi hai bloccato.</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Sblocca</translation>
    </message>
    <message>
        <source>Unblock %1</source>
        <translation>Sblocca %1</translation>
    </message>
    <message>
        <source>Nobody is blocked.</source>
        <translation>Non hai bloccato nessuno.</translation>
    </message>
    <message>
        <source>An address looks like name@server, a server like example.org.</source>
        <translation>Un indirizzo è fatto così: nome@server; un server così: example.org.</translation>
    </message>
    <message>
        <source>That did not work. Try again when you are online.</source>
        <translation>Non ha funzionato. Riprova quando sei in linea.</translation>
    </message>
    <message>
        <source>%1 is still blocked. Try again.</source>
        <translation>%1 è ancora nell’elenco. Riprova.</translation>
    </message>
</context>
<context>
    <name>settings::ProfileSection</name>
    <message>
        <source>That did not work. Try again when you are online.</source>
        <translation>Non ha funzionato. Riprova quando sei in linea.</translation>
    </message>
    <message>
        <source>Choose a picture…</source>
        <translation>Scegli un’immagine…</translation>
    </message>
    <message>
        <source>Remove the picture</source>
        <translation>Togli l’immagine</translation>
    </message>
    <message>
        <source>Visible name</source>
        <translation>Nome visibile</translation>
    </message>
    <message>
        <source>What others see, unless they call you something else.</source>
        <translation>È quello che vedono gli altri, se non ti chiamano in un altro modo.</translation>
    </message>
    <message>
        <source>Your name is changed.</source>
        <translation>Il nome è cambiato.</translation>
    </message>
    <message>
        <source>XMPP address</source>
        <translation>Indirizzo XMPP</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copia l’indirizzo</translation>
    </message>
    <message>
        <source>Choose a picture</source>
        <translation>Scegli un’immagine</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Immagini</translation>
    </message>
    <message>
        <source>This file is no picture that can be shown.</source>
        <translation>Questo file non è un’immagine che si può mostrare.</translation>
    </message>
    <message>
        <source>Your picture is removed.</source>
        <translation>L’immagine è stata tolta.</translation>
    </message>
    <message>
        <source>Your picture is changed.</source>
        <translation>L’immagine è cambiata.</translation>
    </message>
</context>
<context>
    <name>settings::SettingsPage</name>
    <message>
        <source>Version %1</source>
        <translation>Versione %1</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Software libero, con licenza GNU General Public License, versione 3 o successiva.</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Impostazioni</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Sections</source>
        <translation>Sezioni</translation>
    </message>
    <message>
        <source>Account and server</source>
        <translation>Utenza e server</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aspetto</translation>
    </message>
    <message>
        <source>Messages here</source>
        <translation>Messaggi qui</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Informazioni</translation>
    </message>
    <message>
        <source>Profile</source>
        <translation>Profilo</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacy</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifratura</translation>
    </message>
</context>
<context>
    <name>settings::StorageSection</name>
    <message>
        <source>Your messages are encrypted on this computer; the key is in the system’s password store.</source>
        <translation>I tuoi messaggi sono cifrati su questo computer; la chiave è nel portachiavi del sistema.</translation>
    </message>
    <message>
        <source>Your messages are encrypted on this computer; Lucchetto asks for your passphrase at start.</source>
        <translation>I tuoi messaggi sono cifrati su questo computer; all’avvio Lucchetto chiede la tua frase di blocco.</translation>
    </message>
    <message>
        <source>Your messages are encrypted on this computer, but the key is in a file that only your user can read: whoever gets at that file can read them. A passphrase protects better.</source>
        <translation>I tuoi messaggi sono cifrati su questo computer, ma la chiave è in un file che solo il tuo utente può leggere: chi arriva a quel file li può leggere. Una frase di blocco protegge meglio.</translation>
    </message>
    <message>
        <source>New passphrase</source>
        <translation>Nuova frase di blocco</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Frase di blocco</translation>
    </message>
    <message>
        <source>Nobody can help you if you forget it.</source>
        <translation>Se la dimentichi, nessuno può aiutarti.</translation>
    </message>
    <message>
        <source>Change the passphrase</source>
        <translation>Cambia la frase di blocco</translation>
    </message>
    <message>
        <source>Set the passphrase</source>
        <translation>Imposta la frase di blocco</translation>
    </message>
    <message>
        <source>Present passphrase</source>
        <translation>Frase di blocco attuale</translation>
    </message>
    <message>
        <source>Use the system’s password store instead</source>
        <translation>Usa invece il portachiavi</translation>
    </message>
    <message>
        <source>Write a passphrase.</source>
        <translation>Scrivi una frase di blocco.</translation>
    </message>
    <message>
        <source>From now on Lucchetto asks for it at start.</source>
        <translation>D’ora in poi Lucchetto la chiede all’avvio.</translation>
    </message>
    <message>
        <source>The passphrase is no longer needed.</source>
        <translation>La frase di blocco non serve più.</translation>
    </message>
    <message>
        <source>This is not the passphrase. Check capital letters.</source>
        <translation>La frase di blocco non è questa. Controlla le maiuscole.</translation>
    </message>
    <message>
        <source>I can’t reach the system’s password store.</source>
        <translation>Il portachiavi del sistema non è disponibile.</translation>
    </message>
    <message>
        <source>That could not be saved.</source>
        <translation>Non è stato possibile salvare.</translation>
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
    <name>text::Keys</name>
    <message>
        <source>Device %1</source>
        <comment>%1: a number</comment>
        <translation>Dispositivo %1</translation>
    </message>
    <message>
        <source>new key, waits for you</source>
        <comment>a key</comment>
        <translation>chiave nuova, aspetta te</translation>
    </message>
    <message>
        <source>accepted automatically</source>
        <comment>a key</comment>
        <translation>accettata automaticamente</translation>
    </message>
    <message>
        <source>verified</source>
        <comment>a key</comment>
        <translation>verificata</translation>
    </message>
    <message>
        <source>rejected</source>
        <comment>a key</comment>
        <translation>rifiutata</translation>
    </message>
    <message>
        <source>has not written yet</source>
        <comment>a device</comment>
        <translation>non ha ancora scritto</translation>
    </message>
    <message>
        <source>seen today</source>
        <comment>a device</comment>
        <translation>visto oggi</translation>
    </message>
    <message>
        <source>seen yesterday</source>
        <comment>a device</comment>
        <translation>visto ieri</translation>
    </message>
    <message>
        <source>seen on %1</source>
        <comment>a device; %1: date</comment>
        <translation>visto il %1</translation>
    </message>
    <message>
        <source>No longer in use.</source>
        <comment>a device</comment>
        <translation>Non è più in uso.</translation>
    </message>
    <message>
        <source>It can’t read: its keys are missing or broken.</source>
        <comment>a device</comment>
        <translation>Non può leggere: le sue chiavi mancano o sono rovinate.</translation>
    </message>
    <message>
        <source>It gets nothing until you decide.</source>
        <comment>a device</comment>
        <translation>Non riceve niente finché non decidi.</translation>
    </message>
    <message>
        <source>It can’t read: you have rejected its key.</source>
        <comment>a device</comment>
        <translation>Non può leggere: hai rifiutato la sua chiave.</translation>
    </message>
    <message>
        <source>It gets nothing here until you verify it.</source>
        <comment>a device</comment>
        <translation>Qui non riceve niente finché non lo verifichi.</translation>
    </message>
    <message>
        <source>No device of %1 may read yet: look at them first. Your message hasn’t left.</source>
        <translation>Nessun dispositivo di %1 può ancora leggere: prima guardali. Il tuo messaggio non è partito.</translation>
    </message>
    <message>
        <source>Your message is too long to be encrypted. It hasn’t left.</source>
        <translation>Il tuo messaggio è troppo lungo per essere cifrato. Non è partito.</translation>
    </message>
    <message>
        <source>Encryption does not work on this computer now. Your message hasn’t left.</source>
        <translation>La cifratura ora non funziona su questo computer. Il tuo messaggio non è partito.</translation>
    </message>
    <message numerus="yes">
        <source>%1 has %n new devices. Ask whose they are.</source>
        <comment>%1: a person</comment>
        <translation>
            <numerusform>%1 ha %n dispositivo nuovo. Chiedi di chi è.</numerusform>
            <numerusform>%1 ha %n dispositivi nuovi. Chiedi di chi sono.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has a new device (%2, %3). Ask whether it is really theirs.</source>
        <comment>%1: a person, %2: device, %3: seen today</comment>
        <translation>%1 ha un dispositivo nuovo (%2, %3). Chiedi se è suo.</translation>
    </message>
    <message>
        <source>The key of %2 of %1 has changed. The app may have been installed anew, or somebody is in between.</source>
        <comment>%1: a person, %2: a device</comment>
        <translation>La chiave di «%2» di %1 è cambiata. Forse il programma è stato reinstallato, o qualcuno si sta mettendo in mezzo.</translation>
    </message>
    <message>
        <source>New sign-in to your account from “%1”, %2. Is it you?</source>
        <comment>%1: a device, %2: time</comment>
        <translation>Nuovo accesso alla tua utenza da «%1», %2. Sei tu?</translation>
    </message>
    <message>
        <source>Not encrypted</source>
        <comment>a message</comment>
        <translation>Non cifrato</translation>
    </message>
    <message>
        <source>End-to-end (older OMEMO)</source>
        <translation>End-to-end (OMEMO precedente)</translation>
    </message>
    <message>
        <source>End-to-end (OMEMO 2)</source>
        <translation>End-to-end (OMEMO 2)</translation>
    </message>
    <message>
        <source>It was encrypted for other devices: the sender’s app did not know this one.</source>
        <translation>È stato cifrato per altri dispositivi: il programma di chi l’ha inviato non conosceva questo.</translation>
    </message>
    <message>
        <source>This device has no session with the sender’s device, or has lost it.</source>
        <translation>Questo dispositivo non ha una sessione con quello di chi l’ha inviato, o l’ha persa.</translation>
    </message>
    <message>
        <source>It begins with a key of this device that is gone.</source>
        <translation>Comincia con una chiave di questo dispositivo che non c’è più.</translation>
    </message>
    <message>
        <source>It was changed on its way, or one side has lost the session.</source>
        <translation>È stato cambiato per strada, o una delle due parti ha perso la sessione.</translation>
    </message>
    <message>
        <source>The sender’s device has another key than the one that is known of it.</source>
        <translation>Il dispositivo di chi l’ha inviato ha una chiave diversa da quella conosciuta.</translation>
    </message>
    <message>
        <source>It is damaged.</source>
        <translation>È rovinato.</translation>
    </message>
    <message>
        <source>Its content is not what was locked with its key.</source>
        <translation>Il contenuto non è quello che è stato chiuso con la sua chiave.</translation>
    </message>
    <message>
        <source>What is inside was written by somebody else, or to somebody else.</source>
        <translation>Quello che c’è dentro è di qualcun altro, o per qualcun altro.</translation>
    </message>
    <message>
        <source>You have rejected the key of the device that wrote it.</source>
        <translation>Hai rifiutato la chiave del dispositivo che l’ha scritto.</translation>
    </message>
    <message>
        <source>Encryption does not work on this computer now.</source>
        <translation>La cifratura ora non funziona su questo computer.</translation>
    </message>
    <message>
        <source>its key was new and waited for you</source>
        <comment>a device</comment>
        <translation>la sua chiave era nuova e aspettava te</translation>
    </message>
    <message>
        <source>its key was rejected</source>
        <comment>a device</comment>
        <translation>la sua chiave era rifiutata</translation>
    </message>
    <message>
        <source>its key was not verified</source>
        <comment>a device</comment>
        <translation>la sua chiave non era verificata</translation>
    </message>
    <message>
        <source>its keys were missing or broken</source>
        <comment>a device</comment>
        <translation>le sue chiavi mancavano o erano rovinate</translation>
    </message>
    <message>
        <source>it had been silent for very long</source>
        <comment>a device</comment>
        <translation>non si sentiva da molto tempo</translation>
    </message>
    <message>
        <source>From then on the people who run the servers can read what you and %1 write here. What was written before stays encrypted.</source>
        <translation>Da quel momento chi gestisce i server potrà leggere quello che tu e %1 scrivete qui. Quello che è stato scritto prima resta cifrato.</translation>
    </message>
    <message>
        <source>%1 has added a device.</source>
        <comment>%1: a person</comment>
        <translation>%1 ha aggiunto un dispositivo.</translation>
    </message>
    <message>
        <source>Stop encrypting the chat with %1?</source>
        <translation>Smettere di cifrare la chat con %1?</translation>
    </message>
    <message>
        <source>Turn encryption off</source>
        <translation>Togli la cifratura</translation>
    </message>
    <message>
        <source>You turned encryption off. Messages are not encrypted from here on.</source>
        <translation>Hai tolto la cifratura. Da qui in poi i messaggi non sono cifrati.</translation>
    </message>
    <message numerus="yes">
        <source>You have verified %1 (%n device(s)).</source>
        <comment>%1: a person</comment>
        <translation>
            <numerusform>Hai verificato %1 (%n dispositivo).</numerusform>
            <numerusform>Hai verificato %1 (%n dispositivi).</numerusform>
        </translation>
    </message>
    <message>
        <source>You turned encryption on.</source>
        <translation>Hai attivato la cifratura.</translation>
    </message>
    <message>
        <source>Send to %1 unencrypted?</source>
        <translation>Mandare a %1 senza cifrare?</translation>
    </message>
    <message>
        <source>What waits here and all that follows can be read by the people who run the servers. You can turn encryption on again at any time.</source>
        <translation>Quello che aspetta qui e tutto quello che segue potrà essere letto da chi gestisce i server. Puoi riattivare la cifratura quando vuoi.</translation>
    </message>
    <message>
        <source>Send unencrypted</source>
        <translation>Manda senza cifrare</translation>
    </message>
    <message>
        <source>A copy of this profile is in use elsewhere, or an older copy was brought back. So that no message gets lost, this program goes on as a new device of yours. Others may be asked whether it is you.</source>
        <translation>Una copia di questo profilo è in uso altrove, o ne è stata ripristinata una vecchia. Perché nessun messaggio si perda, questo programma continua come tuo dispositivo nuovo. Ad altri potrebbe essere chiesto se sei tu.</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) of %1 are not verified and won’t get this: %2.</source>
        <comment>%1: a person, %2: devices</comment>
        <translation>
            <numerusform>%n dispositivo di %1 non è verificato e non lo riceverà: %2.</numerusform>
            <numerusform>%n dispositivi di %1 non sono verificati e non lo riceveranno: %2.</numerusform>
        </translation>
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
    <message>
        <source>No usable keys. What you write waits here.</source>
        <translation>Nessuna chiave utilizzabile. Quello che scrivi aspetta qui.</translation>
    </message>
    <message>
        <source>No usable key for %1. What you write waits here.</source>
        <comment>%1: name</comment>
        <translation>Nessuna chiave utilizzabile per %1. Quello che scrivi aspetta qui.</translation>
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
    <name>timeline::Remedies</name>
    <message>
        <source>Ask to send it again</source>
        <translation>Chiedi di rimandarlo</translation>
    </message>
    <message>
        <source>Repair the encryption</source>
        <translation>Ripara la cifratura</translation>
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
    <message>
        <source>A message that you wrote on another device can’t be read on this one.</source>
        <translation>Un messaggio che hai scritto su un altro dispositivo non si può leggere su questo.</translation>
    </message>
    <message>
        <source>Can’t be read</source>
        <comment>an encrypted message</comment>
        <translation>Non si può leggere</translation>
    </message>
    <message>
        <source>Encrypted</source>
        <comment>a message; Italian agrees with messaggio</comment>
        <translation>Cifrato</translation>
    </message>
    <message>
        <source>Encrypted, from a verified device</source>
        <comment>a message</comment>
        <translation>Cifrato, da un dispositivo verificato</translation>
    </message>
    <message>
        <source>Encrypted, from a device that you have not confirmed</source>
        <comment>a message</comment>
        <translation>Cifrato, da un dispositivo che non hai confermato</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Dettagli</translation>
    </message>
</context>
<context>
    <name>trust::CameraScan</name>
    <message>
        <source>What the camera sees</source>
        <translation>Ciò che vede la webcam</translation>
    </message>
    <message>
        <source>Hold the other code in front of the camera.</source>
        <translation>Tieni l’altro codice davanti alla webcam.</translation>
    </message>
    <message>
        <source>Stop the camera</source>
        <translation>Ferma la webcam</translation>
    </message>
    <message>
        <source>The system does not let Lucchetto use the camera. Allow it in the system’s settings.</source>
        <translation>Il sistema non lascia usare la webcam a Lucchetto. Consentilo nelle impostazioni del sistema.</translation>
    </message>
    <message>
        <source>No camera was found.</source>
        <translation>Nessuna webcam trovata.</translation>
    </message>
    <message>
        <source>The camera can’t be used. Perhaps another program has it.</source>
        <translation>La webcam non si può usare. Forse la tiene un altro programma.</translation>
    </message>
</context>
<context>
    <name>trust::DeviceCard</name>
    <message>
        <source>This device</source>
        <translation>Questo dispositivo</translation>
    </message>
    <message>
        <source>the one you are using</source>
        <comment>a device</comment>
        <translation>quello che stai usando</translation>
    </message>
    <message>
        <source>key not seen yet</source>
        <comment>a device</comment>
        <translation>chiave non ancora vista</translation>
    </message>
    <message>
        <source>silent for more than 60 days</source>
        <comment>a device</comment>
        <translation>in silenzio da più di 60 giorni</translation>
    </message>
    <message>
        <source>Decided by another of your devices, or by a contact you have verified.</source>
        <translation>Deciso da un altro tuo dispositivo, o da un contatto che hai verificato.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verifica</translation>
    </message>
    <message>
        <source>Verify %1</source>
        <comment>%1: a device</comment>
        <translation>Verifica %1</translation>
    </message>
    <message>
        <source>More about %1</source>
        <comment>%1: a device</comment>
        <translation>Altro su %1</translation>
    </message>
    <message>
        <source>Show the code</source>
        <translation>Mostra il codice</translation>
    </message>
    <message>
        <source>Accept without verifying</source>
        <translation>Accetta senza verificare</translation>
    </message>
    <message>
        <source>Undo the verification</source>
        <translation>Annulla la verifica</translation>
    </message>
    <message>
        <source>Reject the key</source>
        <translation>Rifiuta la chiave</translation>
    </message>
    <message>
        <source>Remove the device…</source>
        <translation>Togli il dispositivo…</translation>
    </message>
    <message>
        <source>older encryption</source>
        <comment>a device</comment>
        <translation>cifratura più vecchia</translation>
    </message>
</context>
<context>
    <name>trust::FingerprintView</name>
    <message>
        <source>group %1 of %2</source>
        <comment>of a code that is compared</comment>
        <translation>gruppo %1 di %2</translation>
    </message>
</context>
<context>
    <name>trust::IntruderPage</name>
    <message>
        <source>A sign-in that isn’t yours</source>
        <translation>Un accesso che non è tuo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>“%1” has signed in to %2.</source>
        <comment>%1: a device, %2: own address</comment>
        <translation>«%1» ha fatto l’accesso a %2.</translation>
    </message>
    <message>
        <source>Change the password</source>
        <translation>Cambia la password</translation>
    </message>
    <message>
        <source>Change the password at once: then nobody can sign in with the old one.</source>
        <translation>Cambia subito la password: così nessuno può accedere con quella vecchia.</translation>
    </message>
    <message>
        <source>Remove the device: from then on nothing is encrypted for it.</source>
        <translation>Togli il dispositivo: da quel momento niente viene cifrato per lui.</translation>
    </message>
    <message>
        <source>Tell the people who run the server.</source>
        <translation>Avvisa chi gestisce il server.</translation>
    </message>
    <message>
        <source>Remove the device</source>
        <translation>Togli il dispositivo</translation>
    </message>
    <message>
        <source>The device is removed.</source>
        <translation>Il dispositivo è stato tolto.</translation>
    </message>
    <message>
        <source>Looking for their addresses…</source>
        <translation>Cerco come raggiungerli…</translation>
    </message>
    <message>
        <source>The server does not say how to reach them.</source>
        <translation>Il server non dice come raggiungerli.</translation>
    </message>
</context>
<context>
    <name>trust::KeySheet</name>
    <message>
        <source>Scan this code with your program, or compare the letters with those on its screen.</source>
        <translation>Inquadra questo codice con il tuo programma, o confronta le lettere con quelle sul suo schermo.</translation>
    </message>
    <message>
        <source>Lucchetto, %1. The code holds as long as this device keeps its keys.</source>
        <comment>%1: date</comment>
        <translation>Lucchetto, %1. Il codice vale finché questo dispositivo mantiene le sue chiavi.</translation>
    </message>
</context>
<context>
    <name>trust::OwnDeviceCards</name>
    <message>
        <source>Yes, it’s me</source>
        <translation>Sì, sono io</translation>
    </message>
    <message>
        <source>No, it’s not me</source>
        <translation>No, non sono io</translation>
    </message>
    <message>
        <source>All right</source>
        <translation>Va bene</translation>
    </message>
    <message>
        <source>My devices</source>
        <translation>I miei dispositivi</translation>
    </message>
</context>
<context>
    <name>trust::OwnDevices</name>
    <message>
        <source>The keys of this device are not on the server yet; trying again later.</source>
        <translation>Le chiavi di questo dispositivo non sono ancora sul server; riprovo più tardi.</translation>
    </message>
    <message>
        <source>Your server keeps the keys of this device from others: nobody new can write to it encrypted.</source>
        <translation>Il tuo server non mostra agli altri le chiavi di questo dispositivo: nessuna persona nuova può scrivergli cifrato.</translation>
    </message>
    <message>
        <source>Another of your apps keeps taking this device off the list of your devices.</source>
        <translation>Un altro tuo programma continua a togliere questo dispositivo dall’elenco dei tuoi dispositivi.</translation>
    </message>
    <message>
        <source>Name of this device</source>
        <translation>Nome di questo dispositivo</translation>
    </message>
    <message>
        <source>Your contacts and your other devices see it. Empty: only its number.</source>
        <translation>Lo vedono i tuoi contatti e i tuoi altri dispositivi. Vuoto: solo il suo numero.</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>Choose a name that everybody can read.</source>
        <translation>Scegli un nome che tutti possano leggere.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Salvato.</translation>
    </message>
    <message>
        <source>That did not work. Try again when you are online.</source>
        <translation>Non ha funzionato. Riprova quando c’è connessione.</translation>
    </message>
    <message>
        <source>This is your only device.</source>
        <translation>Questo è il tuo unico dispositivo.</translation>
    </message>
    <message>
        <source>Remove “%1” from your devices?</source>
        <comment>%1: a device</comment>
        <translation>Togliere «%1» dai tuoi dispositivi?</translation>
    </message>
    <message>
        <source>Nothing is encrypted for it any more, by nobody. If you still use it, it can come back by itself; only another password keeps it out.</source>
        <translation>Nessuno cifra più niente per lui. Se lo usi ancora può tornare da solo; solo un’altra password lo tiene fuori.</translation>
    </message>
    <message>
        <source>Remove the device</source>
        <translation>Togli il dispositivo</translation>
    </message>
    <message>
        <source>“%1” is not removed.</source>
        <comment>%1: a device</comment>
        <translation>«%1» non è stato tolto.</translation>
    </message>
    <message>
        <source>Save a sheet with your code…</source>
        <translation>Salva un foglio con il tuo codice…</translation>
    </message>
    <message>
        <source>Save the sheet</source>
        <translation>Salva il foglio</translation>
    </message>
    <message>
        <source>My code</source>
        <translation>Il mio codice</translation>
    </message>
    <message>
        <source>The sheet is not saved.</source>
        <translation>Il foglio non è stato salvato.</translation>
    </message>
    <message>
        <source>This file can’t be written.</source>
        <translation>Non si può scrivere in questo file.</translation>
    </message>
</context>
<context>
    <name>trust::VerifyPage</name>
    <message>
        <source>Check again</source>
        <translation>Ricontrolla</translation>
    </message>
    <message>
        <source>That did not work.</source>
        <translation>Non ha funzionato.</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) verified.</source>
        <translation>
            <numerusform>%n dispositivo verificato.</numerusform>
            <numerusform>%n dispositivi verificati.</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose a picture with a QR code</source>
        <translation>Scegli un’immagine con un codice QR</translation>
    </message>
    <message>
        <source>Pictures</source>
        <translation>Immagini</translation>
    </message>
    <message>
        <source>This picture can’t be opened.</source>
        <translation>Questa immagine non si può aprire.</translation>
    </message>
    <message>
        <source>I find no QR code in this picture.</source>
        <translation>Non trovo nessun codice QR in questa immagine.</translation>
    </message>
    <message>
        <source>This is no code with keys.</source>
        <translation>Questo non è un codice con delle chiavi.</translation>
    </message>
    <message>
        <source>This is the code of %1.</source>
        <comment>%1: a device</comment>
        <translation>Questo è il codice di %1.</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Verifica</translation>
    </message>
    <message>
        <source>No device that is known here has this code.</source>
        <translation>Nessun dispositivo conosciuto qui ha questo codice.</translation>
    </message>
    <message>
        <source>This is the code of %1, not of the person shown here.</source>
        <comment>%1: address</comment>
        <translation>Questo è il codice di %1, non della persona che vedi qui.</translation>
    </message>
    <message>
        <source>The code is right for: %1.</source>
        <comment>%1: devices</comment>
        <translation>Il codice è giusto per: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n key(s) belong to devices that have not appeared yet.</source>
        <translation>
            <numerusform>%n chiave è di un dispositivo che non si è ancora visto.</numerusform>
            <numerusform>%n chiavi sono di dispositivi che non si sono ancora visti.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>It warns of %n device(s).</source>
        <translation>
            <numerusform>Mette in guardia da %n dispositivo.</numerusform>
            <numerusform>Mette in guardia da %n dispositivi.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is your own code.</source>
        <translation>Questo è il tuo codice.</translation>
    </message>
    <message>
        <source>Another key: %1.</source>
        <comment>%1: devices</comment>
        <translation>Chiave diversa: %1.</translation>
    </message>
    <message>
        <source>Verify</source>
        <comment>the page where codes are compared</comment>
        <translation>Verifica</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Verify your device</source>
        <translation>Verifica il tuo dispositivo</translation>
    </message>
    <message>
        <source>Verify %1</source>
        <comment>%1: a person</comment>
        <translation>Verifica %1</translation>
    </message>
    <message>
        <source>Look at both of your devices: the codes must be the same.</source>
        <translation>Guarda tutti e due i tuoi dispositivi: i codici devono essere uguali.</translation>
    </message>
    <message>
        <source>Check together that the codes are the same: in person, in a video call or by phone. Never inside this chat.</source>
        <translation>Controllate che i codici siano uguali: di persona, in videochiamata o per telefono. Mai dentro questa chat.</translation>
    </message>
    <message>
        <source>Your own code as QR</source>
        <translation>Il tuo codice come QR</translation>
    </message>
    <message>
        <source>Let your other device scan this code.</source>
        <translation>Fai inquadrare questo codice dal tuo altro dispositivo.</translation>
    </message>
    <message>
        <source>Let %1 scan this code.</source>
        <comment>%1: a person</comment>
        <translation>Fai inquadrare questo codice a %1.</translation>
    </message>
    <message>
        <source>Copy as a link</source>
        <translation>Copia come link</translation>
    </message>
    <message>
        <source>Copied. Send it another way than through this chat.</source>
        <translation>Copiato. Mandalo per un’altra strada, non in questa chat.</translation>
    </message>
    <message>
        <source>No key is known yet that could be compared.</source>
        <translation>Non si conosce ancora nessuna chiave da confrontare.</translation>
    </message>
    <message>
        <source>One moment…</source>
        <translation>Un momento…</translation>
    </message>
    <message>
        <source>Previous device</source>
        <translation>Dispositivo precedente</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>devices</comment>
        <translation>%1 di %2</translation>
    </message>
    <message>
        <source>Next device</source>
        <translation>Dispositivo successivo</translation>
    </message>
    <message>
        <source>The code that must stand on its screen:</source>
        <translation>Il codice che deve apparire sul suo schermo:</translation>
    </message>
    <message>
        <source>Code of %1</source>
        <comment>%1: a device</comment>
        <translation>Codice di %1</translation>
    </message>
    <message>
        <source>They match</source>
        <translation>Sì, sono uguali</translation>
    </message>
    <message>
        <source>They differ</source>
        <translation>No, sono diversi</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Copia il codice</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiato.</translation>
    </message>
    <message>
        <source>A code or link that came another way</source>
        <translation>Un codice o link arrivato per un’altra strada</translation>
    </message>
    <message>
        <source>Compare</source>
        <translation>Confronta</translation>
    </message>
    <message>
        <source>Paste a code</source>
        <translation>Incolla un codice</translation>
    </message>
    <message>
        <source>Read a QR code from a picture…</source>
        <translation>Leggi un codice QR da un’immagine…</translation>
    </message>
    <message>
        <source>Scan with the camera</source>
        <translation>Inquadra con la webcam</translation>
    </message>
    <message>
        <source>What you decide here, your other verified devices learn too.</source>
        <translation>Quello che decidi qui lo sapranno anche i tuoi altri dispositivi verificati.</translation>
    </message>
</context>
<context>
    <name>widgets::DetailText</name>
    <message>
        <source>Copy</source>
        <translation>Copia</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiato.</translation>
    </message>
</context>
<context>
    <name>widgets::InfoBar</name>
    <message>
        <source>Details</source>
        <translation>Dettagli</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>chiuso</translation>
    </message>
    <message>
        <source>open</source>
        <translation>aperto</translation>
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
    <name>widgets::TechnicalDetails</name>
    <message>
        <source>open</source>
        <translation>aperto</translation>
    </message>
    <message>
        <source>folded</source>
        <translation>chiuso</translation>
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
<context>
    <name>window::CardColumn</name>
    <message>
        <source>Waiting for you (%1)</source>
        <translation>In attesa di te (%1)</translation>
    </message>
</context>
<context>
    <name>window::ChatHeader</name>
    <message>
        <source>Back</source>
        <translation>Indietro</translation>
    </message>
    <message>
        <source>Search in this chat</source>
        <translation>Cerca in questa chat</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Dettagli</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Altro</translation>
    </message>
</context>
<context>
    <name>window::ChatPage</name>
    <message>
        <source>Choose a chat, or press Ctrl+K.</source>
        <translation>Scegli una chat, o premi Ctrl+K.</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>Messaggi</translation>
    </message>
    <message>
        <source>This is the start of your chat with %1. Messages are not encrypted.</source>
        <translation>Qui comincia la tua chat con %1. I messaggi non sono cifrati.</translation>
    </message>
    <message>
        <source>Search in this chat</source>
        <translation>Cerca in questa chat</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Dettagli</translation>
    </message>
    <message>
        <source>Close this chat</source>
        <translation>Chiudi questa chat</translation>
    </message>
    <message>
        <source>You</source>
        <translation>Tu</translation>
    </message>
    <message>
        <source>This is the start of your chat with %1. Messages are encrypted.</source>
        <translation>Qui comincia la tua chat con %1. I messaggi sono cifrati.</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifratura</translation>
    </message>
</context>
<context>
    <name>window::ChatsPage</name>
    <message>
        <source>Chats</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>I don’t understand this link.</source>
        <translation>Non capisco questo link.</translation>
    </message>
</context>
<context>
    <name>window::DetailsPanel</name>
    <message>
        <source>You see when the other is online, and the other way round.</source>
        <translation>Vedi quando l’altra persona è in linea, e viceversa.</translation>
    </message>
    <message>
        <source>You see when %1 is online.</source>
        <translation>Vedi quando %1 è in linea.</translation>
    </message>
    <message>
        <source>%1 sees when you are online.</source>
        <translation>%1 vede quando sei in linea.</translation>
    </message>
    <message>
        <source>Your request waits for an answer.</source>
        <translation>La tua richiesta aspetta una risposta.</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Dettagli</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifratura</translation>
    </message>
    <message>
        <source>XMPP address</source>
        <translation>Indirizzo XMPP</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Copia l’indirizzo</translation>
    </message>
    <message>
        <source>Add to contacts</source>
        <translation>Aggiungi ai contatti</translation>
    </message>
    <message>
        <source>That did not work. Try again when you are online.</source>
        <translation>Non ha funzionato. Riprova quando sei in linea.</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Adesso</translation>
    </message>
    <message>
        <source>Contact</source>
        <translation>Contatto</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Nome</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppi</translation>
    </message>
    <message>
        <source>Divided by commas</source>
        <translation>Separati da virgole</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salva</translation>
    </message>
    <message>
        <source>Remove contact…</source>
        <translation>Togli dai contatti…</translation>
    </message>
    <message>
        <source>Remove %1 from your contacts?</source>
        <translation>Togliere %1 dai tuoi contatti?</translation>
    </message>
    <message>
        <source>Neither of you will see when the other is online. The messages stay.</source>
        <translation>Non vedrete più quando siete in linea. I messaggi restano.</translation>
    </message>
    <message>
        <source>Remove contact</source>
        <translation>Togli dai contatti</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Fatto.</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Connessione</translation>
    </message>
    <message>
        <source>Your account</source>
        <translation>La tua utenza</translation>
    </message>
    <message>
        <source>Protection of the line</source>
        <translation>Protezione della linea</translation>
    </message>
    <message>
        <source>Unblock</source>
        <translation>Sblocca</translation>
    </message>
    <message>
        <source>Block…</source>
        <translation>Blocca…</translation>
    </message>
    <message>
        <source>You have blocked %1: nothing from there reaches you.</source>
        <translation>Hai bloccato %1: da lì non ti arriva niente.</translation>
    </message>
    <message>
        <source>Block %1?</source>
        <translation>Bloccare %1?</translation>
    </message>
    <message>
        <source>Nothing from there reaches you any more, on any of your devices, and %1 no longer sees when you are online. You can unblock here later.</source>
        <translation>Da lì non ti arriva più niente, su nessuno dei tuoi dispositivi, e %1 non vede più quando sei in linea. Potrai sbloccare da qui.</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blocca</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Dettagli tecnici</translation>
    </message>
    <message>
        <source>Devices and keys</source>
        <translation>Dispositivi e chiavi</translation>
    </message>
</context>
<context>
    <name>window::FindBar</name>
    <message>
        <source>Older hit</source>
        <translation>Risultato più vecchio</translation>
    </message>
    <message>
        <source>Newer hit</source>
        <translation>Risultato più nuovo</translation>
    </message>
    <message>
        <source>All chats</source>
        <translation>Tutte le chat</translation>
    </message>
    <message>
        <source>Search in this chat</source>
        <translation>Cerca in questa chat</translation>
    </message>
    <message>
        <source>End the search</source>
        <translation>Chiudi la ricerca</translation>
    </message>
    <message>
        <source>No message</source>
        <translation>Nessuno</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <comment>hit, hits</comment>
        <translation>%1 di %2</translation>
    </message>
</context>
<context>
    <name>window::LeftPanel</name>
    <message>
        <source>Your account</source>
        <translation>La tua utenza</translation>
    </message>
    <message>
        <source>Search or start</source>
        <translation>Cerca o scrivi</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nuovo</translation>
    </message>
    <message>
        <source>All</source>
        <comment>chats</comment>
        <translation>Tutte</translation>
    </message>
    <message>
        <source>Unread</source>
        <comment>chats</comment>
        <translation>Non lette</translation>
    </message>
    <message>
        <source>Groups</source>
        <translation>Gruppi</translation>
    </message>
    <message>
        <source>Chats</source>
        <translation>Chat</translation>
    </message>
    <message>
        <source>No chats yet. Write to someone.</source>
        <translation>Ancora nessuna chat. Scrivi a qualcuno.</translation>
    </message>
    <message>
        <source>New chat</source>
        <translation>Nuova chat</translation>
    </message>
    <message>
        <source>Nothing to read.</source>
        <translation>Niente da leggere.</translation>
    </message>
    <message>
        <source>Show all</source>
        <translation>Mostra tutte</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Apri</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Impostazioni</translation>
    </message>
    <message>
        <source>Add an account</source>
        <translation>Aggiungi un’utenza</translation>
    </message>
    <message>
        <source>Lock Lucchetto</source>
        <translation>Blocca Lucchetto</translation>
    </message>
    <message>
        <source>Quit Lucchetto</source>
        <translation>Chiudi Lucchetto</translation>
    </message>
</context>
<context>
    <name>window::MainWindow</name>
    <message>
        <source>Another program is using this profile. Close it, then try again.</source>
        <translation>Un altro programma sta usando questo profilo. Chiudilo, poi riprova.</translation>
    </message>
    <message>
        <source>I can’t reach the system’s password store, where the key of your messages is. Unlock it, then try again.</source>
        <translation>Il portachiavi del sistema, dove sta la chiave dei tuoi messaggi, non è disponibile. Sbloccalo, poi riprova.</translation>
    </message>
    <message>
        <source>The system’s password store no longer has the key of your messages, so nobody can read them on this computer. Your account is fine.</source>
        <translation>Il portachiavi del sistema non ha più la chiave dei tuoi messaggi: su questo computer nessuno può leggerli. La tua utenza è a posto.</translation>
    </message>
    <message>
        <source>Put them aside and start anew</source>
        <translation>Mettili da parte e ricomincia</translation>
    </message>
    <message>
        <source>No room left on this computer. Make some, then try again.</source>
        <translation>Spazio finito su questo computer. Liberane un po’, poi riprova.</translation>
    </message>
    <message>
        <source>The encryption library of this system does not work as it must, so nothing is opened.</source>
        <translation>La libreria di cifratura di questo sistema non funziona come deve: non viene aperto niente.</translation>
    </message>
    <message>
        <source>The messages on this computer can’t be opened.</source>
        <translation>I messaggi su questo computer non si possono aprire.</translation>
    </message>
    <message>
        <source>I don’t understand this link.</source>
        <translation>Non capisco questo link.</translation>
    </message>
    <message>
        <source>This link leads to a group. Groups can’t be joined here yet.</source>
        <translation>Questo link porta a un gruppo. Per ora qui non si può entrare nei gruppi.</translation>
    </message>
</context>
<context>
    <name>window::MessagePanel</name>
    <message>
        <source>waiting</source>
        <comment>a message</comment>
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
        <comment>a message</comment>
        <translation>letto</translation>
    </message>
    <message>
        <source>not sent</source>
        <comment>a message</comment>
        <translation>non inviato</translation>
    </message>
    <message>
        <source>directly</source>
        <translation>direttamente</translation>
    </message>
    <message>
        <source>copied from another device</source>
        <translation>copia da un altro dispositivo</translation>
    </message>
    <message>
        <source>from the server’s archive</source>
        <translation>dall’archivio del server</translation>
    </message>
    <message>
        <source>Message details</source>
        <translation>Dettagli del messaggio</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Da</translation>
    </message>
    <message>
        <source>To</source>
        <translation>A</translation>
    </message>
    <message>
        <source>Written</source>
        <translation>Scritto</translation>
    </message>
    <message>
        <source>Stored</source>
        <translation>Salvato</translation>
    </message>
    <message>
        <source>Arrived</source>
        <translation>Arrivato</translation>
    </message>
    <message>
        <source>Way</source>
        <translation>Percorso</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stato</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Cifratura</translation>
    </message>
    <message>
        <source>What the server said</source>
        <translation>Che cosa ha detto il server</translation>
    </message>
    <message>
        <source>Why it can’t be read</source>
        <translation>Perché non si può leggere</translation>
    </message>
    <message>
        <source>Device that wrote it</source>
        <translation>Dispositivo che l’ha scritto</translation>
    </message>
    <message>
        <source>Its key then</source>
        <translation>La sua chiave in quel momento</translation>
    </message>
    <message>
        <source>%1, device %2</source>
        <comment>address and number</comment>
        <translation>%1, dispositivo %2</translation>
    </message>
    <message>
        <source>Can read it</source>
        <translation>Può leggerlo</translation>
    </message>
    <message>
        <source>Can’t read it</source>
        <translation>Non può leggerlo</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>Chiave</translation>
    </message>
</context>
<context>
    <name>window::PadlockPanel</name>
    <message>
        <source>Encryption</source>
        <translation>Cifratura</translation>
    </message>
    <message>
        <source>Technical details</source>
        <translation>Dettagli tecnici</translation>
    </message>
    <message>
        <source>Send unencrypted…</source>
        <translation>Manda senza cifrare…</translation>
    </message>
    <message>
        <source>Encrypt this chat</source>
        <translation>Cifra questa chat</translation>
    </message>
    <message>
        <source>Only verified devices</source>
        <translation>Solo dispositivi verificati</translation>
    </message>
    <message>
        <source>Then devices whose keys you have not compared get nothing.</source>
        <translation>Così i dispositivi di cui non hai confrontato le chiavi non ricevono niente.</translation>
    </message>
    <message>
        <source>Your devices</source>
        <translation>I tuoi dispositivi</translation>
    </message>
    <message>
        <source>Devices of %1</source>
        <comment>%1: a person</comment>
        <translation>Dispositivi di %1</translation>
    </message>
    <message>
        <source>None is known that can read encrypted messages.</source>
        <translation>Non se ne conosce nessuno che possa leggere messaggi cifrati.</translation>
    </message>
    <message numerus="yes">
        <source>%n device(s) can’t read what is written here:</source>
        <translation>
            <numerusform>%n dispositivo non può leggere quello che si scrive qui:</numerusform>
            <numerusform>%n dispositivi non possono leggere quello che si scrive qui:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n device(s) no longer in use</source>
        <translation>
            <numerusform>Mostra %n dispositivo non più in uso</numerusform>
            <numerusform>Mostra %n dispositivi non più in uso</numerusform>
        </translation>
    </message>
    <message>
        <source>Send nothing else unencrypted</source>
        <translation>Non mandare altro in chiaro</translation>
    </message>
    <message>
        <source>With an older program %1 does not see that you are writing or that messages have arrived, nor you whether yours have.</source>
        <comment>%1: a person</comment>
        <translation>Con un programma più vecchio %1 non vede che stai scrivendo né che i messaggi sono arrivati, e tu non vedi se sono arrivati i tuoi.</translation>
    </message>
    <message>
        <source>A program with older encryption reads here, which hides the text alone: the people who run the servers see that you are writing, and that messages have arrived.</source>
        <translation>Qui legge un programma con una cifratura più vecchia, che nasconde solo il testo: chi gestisce i server vede che stai scrivendo e che i messaggi sono arrivati.</translation>
    </message>
</context>
<context>
    <name>window::Remedy</name>
    <message>
        <source>I could not read your message of %1. Please send it again.</source>
        <comment>%1: day and time</comment>
        <translation>Non ho potuto leggere il tuo messaggio di %1. Puoi rimandarlo?</translation>
    </message>
    <message>
        <source>Asked.</source>
        <translation>Chiesto.</translation>
    </message>
    <message>
        <source>That did not work. Try again when you are online.</source>
        <translation>Non ha funzionato. Riprova quando sei in linea.</translation>
    </message>
    <message>
        <source>What is written from now on can be read again. The old message stays closed.</source>
        <translation>Quello che si scrive da ora in poi si potrà leggere. Il vecchio messaggio resta chiuso.</translation>
    </message>
</context>
<context>
    <name>window::SearchPanel</name>
    <message>
        <source>Search in all chats</source>
        <translation>Cerca in tutte le chat</translation>
    </message>
    <message>
        <source>Found messages</source>
        <translation>Messaggi trovati</translation>
    </message>
    <message>
        <source>I search in the messages saved on this computer.</source>
        <translation>Cerco nei messaggi salvati su questo computer.</translation>
    </message>
    <message>
        <source>No message with “%1”.</source>
        <translation>Nessun messaggio con «%1».</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) on this computer</source>
        <translation>
            <numerusform>%n messaggio su questo computer</numerusform>
            <numerusform>%n messaggi su questo computer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>window::SidePanel</name>
    <message>
        <source>Close</source>
        <translation>Chiudi</translation>
    </message>
</context>
<context>
    <name>window::StartList</name>
    <message>
        <source>Proposals</source>
        <translation>Proposte</translation>
    </message>
</context>
<context>
    <name>window::WaitingCards</name>
    <message>
        <source>Contact request from %1</source>
        <translation>Richiesta di contatto da %1</translation>
    </message>
    <message>
        <source>Message from %1, who is no contact</source>
        <translation>Messaggio da %1, che non è tra i contatti</translation>
    </message>
    <message>
        <source>wants to be your contact</source>
        <translation>vuole entrare tra i tuoi contatti</translation>
    </message>
    <message>
        <source>Accept</source>
        <translation>Accetta</translation>
    </message>
    <message>
        <source>Ignore</source>
        <translation>Ignora</translation>
    </message>
    <message>
        <source>Decline</source>
        <translation>Rifiuta</translation>
    </message>
    <message>
        <source>for %1</source>
        <comment>%1: one of your own accounts</comment>
        <translation>per %1</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Altro</translation>
    </message>
    <message>
        <source>Block</source>
        <translation>Blocca</translation>
    </message>
</context>
</TS>
