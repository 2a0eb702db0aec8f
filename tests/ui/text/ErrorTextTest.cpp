// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/ErrorText.h"
#include "text/Language.h"

#include <catch2/catch_test_macros.hpp>

#include <QLocale>

using base::ErrorKind;
using text::Attempt;
using text::ErrorId;

namespace {

struct Restored
{
    QLocale locale;
    ~Restored() { QLocale::setDefault(locale); }
};

struct Row
{
    ErrorId id;
    const char *english;
    const char *italian;
};

// ux.md B19, with typographic apostrophes.
const Row table[]{
    {ErrorId::E01, "An address looks like name@server.", "Un indirizzo è fatto così: nome@server."},
    {ErrorId::E02, "Wrong name or password. Check capital letters.",
     "Nome o password sbagliati. Controlla le maiuscole."},
    {ErrorId::E03, "I can’t find the server x.test. Check how it is spelled.",
     "Non trovo il server x.test. Controlla com’è scritto."},
    {ErrorId::E04, "x.test isn’t answering. You may be offline, or the server is having a break.",
     "x.test non risponde. Forse non hai connessione, o il server è fermo."},
    {ErrorId::E05, "On x.test you can register only with an invitation.",
     "Su x.test ci si registra solo con un invito."},
    {ErrorId::E06, "x.test isn’t accepting new accounts.", "x.test non accetta nuove utenze."},
    {ErrorId::E07, "This invitation has expired or was already used. Ask for a new one.",
     "Questo invito è scaduto o è già stato usato. Chiedine uno nuovo."},
    {ErrorId::E08, "Anna is already taken on x.test. Try another name.",
     "Anna è già in uso su x.test. Prova un altro nome."},
    {ErrorId::E09, "The server wants a longer password.", "Il server chiede una password più lunga."},
    {ErrorId::E10, "That didn’t match. Here is another one.", "Non corrisponde. Eccone un’altra."},
    {ErrorId::E11, "Someone in Cucina is already called giulia. You’ll enter as giulia2.",
     "In Cucina c’è già giulia. Entrerai come giulia2."},
    {ErrorId::E12, "If you leave, nobody can manage Cucina.", "Se esci, nessuno potrà gestire Cucina."},
    {ErrorId::E13a, "Only invited people can enter Cucina.", "In Cucina entra solo chi ha un invito."},
    {ErrorId::E13b, "You can’t enter Cucina: access is blocked for you.",
     "Non puoi entrare in Cucina: il tuo accesso è bloccato."},
    {ErrorId::E13c, "Cucina asks for a password.", "Cucina chiede una password."},
    {ErrorId::E13gone, "Cucina no longer exists.", "Cucina non esiste più."},
    {ErrorId::E13full, "Cucina is full.", "Cucina è al completo."},
    {ErrorId::E14,
     "A message from Anna can’t be read on this device. It was sent before you added it, or the keys got mixed up.",
     "Un messaggio di Anna non si può leggere su questo dispositivo: è stato inviato prima che lo aggiungessi, o le "
     "chiavi si sono confuse."},
    {ErrorId::E15, "Anna can’t receive encrypted messages with the app in use. Your message hasn’t left.",
     "Anna non può ricevere messaggi cifrati con il programma che usa. Il tuo messaggio non è partito."},
    {ErrorId::E16, "Codes differ. Don’t write anything private here until you have sorted it out in person.",
     "I codici sono diversi. Non scrivere niente di riservato qui finché non chiarite di persona."},
    {ErrorId::E17, "I can’t find a microphone.", "Non trovo un microfono."},
    {ErrorId::E18, "The system isn’t giving access to the microphone.",
     "Il sistema non permette di usare il microfono."},
    {ErrorId::E19, "a.jpg is 9 MB; x.test accepts up to 5 MB.", "a.jpg è di 9 MB; x.test accetta al massimo 5 MB."},
    {ErrorId::E20, "a.jpg wasn’t sent.", "a.jpg non è stato inviato."},
    {ErrorId::E21, "x.test has no more room for your files today.",
     "Su x.test per oggi non c’è più spazio per i tuoi file."},
    {ErrorId::E22, "The file is no longer on the server.", "Il file non è più sul server."},
    {ErrorId::E23, "The file arrived damaged or altered; I deleted it.",
     "Il file è arrivato rovinato o alterato: l’ho eliminato."},
    {ErrorId::E24, "a.jpg is a program. Open it only if you expected it from Anna.",
     "a.jpg è un programma. Aprilo solo se lo aspettavi da Anna."},
    {ErrorId::E25, "There is no guarantee that this is really x.test: because. Your password was not sent.",
     "Non c’è garanzia che questo sia davvero x.test: because. La password non è stata inviata."},
    {ErrorId::E26, "x.test doesn’t offer a protected connection. Lucchetto won’t connect.",
     "x.test non offre una connessione protetta. Lucchetto non si collega."},
    {ErrorId::E27, "Anna’s server didn’t accept the message: because.",
     "Il server di Anna non ha accettato il messaggio: because."},
    {ErrorId::E28, "anna@x.test doesn’t exist.", "anna@x.test non esiste."},
    {ErrorId::E29, "Anna isn’t receiving your messages.", "Anna non riceve i tuoi messaggi."},
    {ErrorId::E30, "Another copy of Lucchetto is using this account with the same name.",
     "Un’altra copia di Lucchetto sta usando questa utenza con lo stesso nome."},
    {ErrorId::E31, "No room left on this computer: new messages can’t be saved.",
     "Spazio finito su questo computer: non riesco a salvare i nuovi messaggi."},
    {ErrorId::E32, "The message archive is damaged. I put it aside and started a new one; your account is fine.",
     "L’archivio dei messaggi è rovinato. È stato messo da parte e ne è iniziato uno nuovo; la tua utenza è a posto."},
    {ErrorId::E33, "I can’t reach the system’s password store. The password is kept only until you close Lucchetto.",
     "Il portachiavi del sistema non è disponibile. La password resta in memoria solo finché Lucchetto è aperto."},
    {ErrorId::E34, "x.test says this account no longer exists.", "Secondo x.test questa utenza non esiste più."},
    {ErrorId::E35, "This computer’s clock is off by 3 hours; secure connections fail.",
     "L’orologio di questo computer è sbagliato di 3 ore: le connessioni protette non funzionano."},
};

text::ErrorNames names()
{
    text::ErrorNames names;
    names.server = QStringLiteral("x.test");
    names.name = QStringLiteral("Anna");
    names.address = QStringLiteral("anna@x.test");
    names.room = QStringLiteral("Cucina");
    names.nick = QStringLiteral("giulia");
    names.otherNick = QStringLiteral("giulia2");
    names.file = QStringLiteral("a.jpg");
    names.size = QStringLiteral("9 MB");
    names.maximum = QStringLiteral("5 MB");
    names.reason = QStringLiteral("because");
    names.hours = 3;
    return names;
}

base::Error error(ErrorKind kind, const char *condition = "", const char *detail = "")
{
    return {kind, QString::fromLatin1(detail), QString::fromLatin1(condition), {}};
}

} // namespace

TEST_CASE("UX-ERR-1: every error has exactly its sentence, in both languages", "[text][errors]")
{
    const Restored restored;
    text::Language language;
    for (const Row &row : table) {
        language.choose(QStringLiteral("en"));
        const text::ErrorWords english = text::wordsFor(row.id, names());
        CHECK(english.sentence.toStdString() == std::string(row.english));
        language.choose(QStringLiteral("it"));
        const text::ErrorWords italian = text::wordsFor(row.id, names());
        CHECK(italian.sentence.toStdString() == std::string(row.italian));
        REQUIRE(english.actions.size() == italian.actions.size());
        for (int index = 0; index < english.actions.size(); ++index)
            CHECK(english.actions[index] != italian.actions[index]);
    }
}

TEST_CASE("an error means what it means in the place where it happened", "[text][errors]")
{
    CHECK(text::idFor(error(ErrorKind::AuthenticationFailed), Attempt::SignIn) == ErrorId::E02);
    CHECK(text::idFor(error(ErrorKind::ServerNotFound), Attempt::SignIn) == ErrorId::E03);
    CHECK(text::idFor(error(ErrorKind::ServerUnreachable), Attempt::Register) == ErrorId::E04);
    CHECK(text::idFor(error(ErrorKind::Conflict), Attempt::Register) == ErrorId::E08);
    CHECK(text::idFor(error(ErrorKind::NotAllowed), Attempt::Register) == ErrorId::E09);
    CHECK(text::idFor(error(ErrorKind::InvitationNeeded), Attempt::Register) == ErrorId::E05);
    CHECK(text::idFor(error(ErrorKind::TlsMissing), Attempt::SignIn) == ErrorId::E26);
    CHECK(text::idFor(error(ErrorKind::Certificate), Attempt::SignIn) == ErrorId::E25);
    CHECK(text::idFor(error(ErrorKind::AccountGone), Attempt::SignIn) == ErrorId::E34);
    CHECK(text::idFor(error(ErrorKind::StreamFailed, "conflict"), Attempt::SignIn) == ErrorId::E30);
    CHECK(text::idFor(error(ErrorKind::StanzaRefused, "item-not-found"), Attempt::Message) == ErrorId::E28);
    CHECK(text::idFor(error(ErrorKind::StanzaRefused, "registration-required"), Attempt::Room) == ErrorId::E13a);
    CHECK(text::idFor(error(ErrorKind::TooLarge), Attempt::Upload) == ErrorId::E19);
    CHECK(text::idFor(error(ErrorKind::DiskFull), Attempt::Store) == ErrorId::E31);
}

TEST_CASE("G14: names are never taken for placeholders", "[text][errors]")
{
    text::ErrorNames hostile = names();
    hostile.name = QStringLiteral("%2%1");
    CHECK(text::wordsFor(ErrorId::E08, hostile).sentence
          == QStringLiteral("%2%1 is already taken on x.test. Try another name."));
}

TEST_CASE("a certificate's fault is said in words, and technical words never are", "[text][errors]")
{
    for (const char *reason : {"expired", "not-yet-valid", "self-signed", "wrong-name", "revoked", "wrong-key",
                               "untrusted", "invalid", "X509_V_ERR_42"}) {
        const QString sentence = text::sentenceFor(error(ErrorKind::Certificate, "", reason), QStringLiteral("x.test"),
                                                   Attempt::SignIn);
        INFO(reason);
        CHECK(sentence.startsWith(QStringLiteral("There is no guarantee that this is really x.test: ")));
        CHECK(!sentence.contains(u"X509"));
        CHECK(!sentence.contains(u"-"));
    }
}
