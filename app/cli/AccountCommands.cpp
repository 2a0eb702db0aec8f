// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Commands.h"
#include "cli/Events.h"

#include "base/Signals.h"
#include "chat/KeyPublisher.h"
#include "chat/Registration.h"

#include <QCoreApplication>
#include <QUrl>

namespace cli {
namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("cli", text);
}

QString text(const char16_t *literal)
{
    return QString::fromUtf16(literal);
}

// What the options say about the connection; none and a failure if they make no sense.
std::optional<model::AccountSettings> settingsFrom(const Context &context, const base::Jid &jid, Exit &exit)
{
    const Arguments &given = context.arguments();
    model::AccountSettings settings;
    settings.jid = jid.bare();
    settings.host = given.value(text(u"host"));
    settings.resource = given.value(text(u"resource"));
    settings.extraAuthorities = given.value(text(u"ca"));
    settings.pinnedKey = QByteArray::fromHex(given.value(text(u"pin")).toLatin1());
    settings.proxy = QUrl(given.value(text(u"proxy")));
    if (given.has(text(u"direct-tls")))
        settings.tls = model::TlsMode::DirectTls;
    else if (given.has(text(u"starttls")))
        settings.tls = model::TlsMode::StartTls;
    const QString port = given.value(text(u"port"));
    settings.port = port.toUShort();

    QString wrong;
    if (jid.local().isEmpty())
        wrong = tr("An address looks like name@server.");
    else if (given.has(text(u"direct-tls")) && given.has(text(u"starttls")))
        wrong = tr("Choose one of --direct-tls and --starttls.");
    else if (!port.isEmpty() && settings.port == 0)
        wrong = tr("“%1” is no port: it is a number from 1 to 65535.").arg(port);
    else if (given.has(text(u"pin")) && settings.pinnedKey.size() != 32)
        wrong = tr("--pin takes 64 hexadecimal digits.");
    else if (given.has(text(u"proxy")) && settings.proxy.host().isEmpty())
        wrong = tr("--proxy takes an address such as socks5://127.0.0.1:9050.");
    if (wrong.isEmpty())
        return settings;
    exit = context.output().failure(Exit::WrongUse, text(u"usage"), wrong);
    return std::nullopt;
}

// Who signs in, and where; without settings it ends, and why has been said.
struct Who
{
    std::optional<model::AccountSettings> settings;
    base::Secret password;
    Exit exit = Exit::Done;
};

base::Task<Who> askWho(Context &context, QString question)
{
    Who who;
    const auto jid = context.address(context.arguments().words.value(0), who.exit);
    if (!jid)
        co_return who;
    context.speakOf(*jid);
    auto settings = settingsFrom(context, *jid, who.exit);
    if (!settings)
        co_return who;
    const auto asking = context.password(question.arg(jid->toString()));
    const auto password = co_await asking.on(&context);
    if (!password) {
        who.exit = context.output().failure(Exit::WrongUse, text(u"password"),
                                            tr("Give the password with --password-file or LUCCHETTO_PASSWORD."));
        co_return who;
    }
    who.password = *password;
    who.settings = std::move(settings);
    co_return who;
}

constexpr std::chrono::seconds keysPatience(5);

base::Task<Exit> signInAndTell(Context &context, model::AccountSettings settings, base::Secret password, QString event)
{
    auto &accounts = context.workspace().accounts();
    const auto signedIn = co_await accounts.signIn(settings, password, chat::Remember::OnThisComputer).on(&context);
    if (!signedIn)
        co_return context.output().failure(signedIn.error());
    auto *account = accounts.find(*signedIn);
    // So that the next command knows the contacts from the start.
    if (const auto loaded = co_await account->rosterLoaded().on(&context); !loaded)
        co_return context.output().failure(loaded.error());
    // So that others can write to it from now on, encrypted; if they cannot be there, status says so.
    co_await account->keyPublisher().whenPublished(keysPatience).on(&context);
    context.output().event(event, toJson(account->facts(), account->jid()),
                           tr("%1 is signed in.").arg(account->jid().toString()));
    co_return Exit::Done;
}

// For people: what it means first, its names behind.
QString inWords(const chat::ConnectionFacts &facts, const base::Jid &account)
{
    const QString protection = facts.channelBinding.isEmpty()
        ? tr("protected connection")
        : tr("protected connection, tied to the sign-in so that nobody can slip in between");
    QStringList names{facts.tls, facts.mechanism, facts.channelBinding};
    names.removeAll(QString());
    return tr("%1: online at %2, %3.").arg(account.toString(), facts.endpoint, protection) + u'\n'
        + tr("  Signed in within %1 ms and %2 round trips.").arg(facts.loginMs).arg(facts.roundTrips) + u'\n'
        + tr("  Technical details: %1").arg(names.join(QStringLiteral(" · ")));
}

// The form with what --field says and what a registration always needs.
base::Result<std::vector<chat::FormField>> filled(std::vector<chat::FormField> fields, const Context &context)
{
    for (const auto &assignment : context.arguments().values(text(u"field"))) {
        const auto split = assignment.indexOf(u'=');
        const QString name = assignment.left(split);
        const auto field = std::find_if(fields.begin(), fields.end(),
                                        [&name](const chat::FormField &candidate) { return candidate.name == name; });
        if (split < 0 || field == fields.end())
            return base::Error{base::ErrorKind::NotFound, tr("the form has no field “%1”").arg(name), {}, {}};
        field->values = QStringList{assignment.mid(split + 1)};
    }
    return fields;
}

QString wordFor(chat::KeysOnServer::State state)
{
    using enum chat::KeysOnServer::State;
    switch (state) {
    case Unknown: return text(u"unknown");
    case Published: return text(u"published");
    case Failed: return text(u"failed");
    case Closed: return text(u"closed");
    case Contested: return text(u"contested");
    case Withdrawn: return text(u"withdrawn");
    }
    Q_UNREACHABLE();
}

QString sentenceFor(chat::KeysOnServer::State state)
{
    using enum chat::KeysOnServer::State;
    switch (state) {
    case Closed:
        return tr("The server keeps the keys of this device from others: nobody new can write to it encrypted.");
    case Contested:
        return tr("Another program keeps taking this device off the own list: others may not encrypt for it.");
    default: return tr("The keys of this device are not on the server yet; it is tried again.");
    }
}

// Online, or known not to get there soon.
base::Task<base::Done> reachable(Context &context, chat::Account *account)
{
    constexpr std::chrono::seconds patience(10);
    account->start();
    auto look = [account]() -> std::optional<base::Done> {
        const auto connectivity = account->state().connectivity;
        const bool isOpen = connectivity == chat::Connectivity::Off || connectivity == chat::Connectivity::Connecting;
        return isOpen ? std::nullopt : std::optional(base::Done{});
    };
    auto late = [] { return base::Done{}; };
    return base::whenFound<base::Done>(account, &chat::Account::stateChanged, std::move(look),
                                       base::Limit<base::Done>{context.workspace().clock(), patience, std::move(late)});
}

} // namespace

base::Task<Exit> login(Context &context)
{
    const auto asking = askWho(context, tr("Password of %1: "));
    const auto who = co_await asking.on(&context);
    if (!who.settings)
        co_return who.exit;
    co_return co_await signInAndTell(context, *who.settings, who.password, text(u"login")).on(&context);
}

base::Task<Exit> registerAccount(Context &context)
{
    const auto asking = askWho(context, tr("New password for %1: "));
    const auto who = co_await asking.on(&context);
    if (!who.settings)
        co_return who.exit;

    chat::Registration registration(context.workspace().network(), *who.settings,
                                    context.arguments().value(text(u"token")));
    const auto offer = co_await registration.ask().on(&context);
    if (!offer)
        co_return context.output().failure(offer.error());
    if (offer->kind == chat::RegistrationOffer::Kind::InvitationOnly)
        co_return context.output().failure({base::ErrorKind::InvitationNeeded, {}, {}, {}});
    if (offer->kind == chat::RegistrationOffer::Kind::Closed)
        co_return context.output().failure({base::ErrorKind::RegistrationClosed, offer->instructions, {}, {}});
    if (offer->kind == chat::RegistrationOffer::Kind::WebAddress)
        co_return context.output().failure(Exit::Failed, text(u"redirected"),
                                           tr("This server registers on its site: %1").arg(offer->web.toString()));
    const auto fields = filled(offer->fields, context);
    if (!fields)
        co_return context.output().failure(fields.error());
    const auto made = co_await registration.submit(who.settings->jid.local(), who.password, *fields).on(&context);
    if (!made)
        co_return context.output().failure(made.error());
    co_return co_await signInAndTell(context, *who.settings, who.password, text(u"register")).on(&context);
}

base::Task<Exit> listAccounts(Context &context)
{
    const auto all = context.workspace().accounts().all();
    for (const auto *account : all) {
        const QJsonObject object{{text(u"account"), account->jid().toString()},
                                 {text(u"enabled"), account->settings().enabled},
                                 {text(u"host"), account->settings().host},
                                 {text(u"port"), account->settings().port}};
        context.output().event(text(u"account"), object, account->jid().toString());
    }
    context.output().end(int(all.size()));
    co_return Exit::Done;
}

base::Task<Exit> logout(Context &context)
{
    Exit exit = Exit::Done;
    const auto jid = context.address(context.arguments().words.value(0), exit);
    if (!jid)
        co_return exit;
    context.speakOf(*jid);
    auto &accounts = context.workspace().accounts();
    auto *account = accounts.find(jid->bare());
    if (!account)
        co_return context.output().failure(Exit::NotFound, text(u"account"),
                                           tr("The account %1 is not in this profile.").arg(jid->toString()));
    auto removal = chat::Removal::OnlyHere;
    if (context.arguments().has(text(u"delete-account"))) {
        removal = chat::Removal::AlsoOnServer;
        if (const auto online = co_await context.online(account).on(&context); !online)
            co_return context.output().failure(online.error());
    }
    if (removal == chat::Removal::OnlyHere)
        co_await reachable(context, account).on(&context); // its keys can be taken off the server then
    const auto gone = co_await accounts.remove(account->id(), removal).on(&context);
    if (!gone)
        co_return context.output().failure(gone.error());
    context.output().event(text(u"logout"), {{text(u"account"), jid->toString()}},
                           tr("%1 is no longer in this profile.").arg(jid->toString()));
    co_return Exit::Done;
}

base::Task<Exit> changePassword(Context &context)
{
    Exit exit = Exit::Done;
    const auto jid = context.address(context.arguments().words.value(0), exit);
    if (!jid)
        co_return exit;
    context.speakOf(*jid);
    auto *account = context.workspace().accounts().find(jid->bare());
    if (!account)
        co_return context.output().failure(Exit::NotFound, text(u"account"),
                                           tr("The account %1 is not in this profile.").arg(jid->toString()));
    auto password = context.console().given(text(u"new-password-file"));
    if (!password && !context.arguments().has(text(u"new-password-file")))
        password = co_await context.password(tr("New password: ")).on(&context);
    if (!password || password->isEmpty())
        co_return context.output().failure(Exit::WrongUse, text(u"password"),
                                           tr("Give the new password with --new-password-file."));
    if (const auto online = co_await context.online(account).on(&context); !online)
        co_return context.output().failure(online.error());
    const auto changed = co_await account->changePassword(*password).on(&context);
    if (!changed)
        co_return context.output().failure(changed.error());
    context.output().event(text(u"password"), {{text(u"account"), jid->toString()}}, tr("The password is changed."));
    co_return Exit::Done;
}

base::Task<Exit> status(Context &context)
{
    auto all = context.workspace().accounts().all();
    if (context.arguments().has(text(u"account")) || all.empty()) {
        Exit exit = Exit::Done;
        auto *one = context.account(exit);
        if (!one)
            co_return exit;
        all = {one};
    }
    Exit worst = Exit::Done;
    for (auto *account : all) {
        context.speakOf(account->jid());
        if (const auto online = co_await context.online(account).on(&context); !online) {
            worst = context.output().failure(online.error());
            continue;
        }
        auto facts = account->facts();
        if (const auto report = co_await account->examine({}).on(&context))
            facts.features = report->features + report->accountFeatures;
        const auto &keys = account->keyPublisher();
        const auto published = co_await account->keyPublisher().whenPublished(keysPatience).on(&context);
        auto object = toJson(facts, account->jid());
        object.insert(text(u"keys"), wordFor(keys.state().state));
        QString plain = inWords(facts, account->jid());
        if (!published)
            plain += u'\n' + sentenceFor(keys.state().state);
        context.output().event(text(u"status"), object, plain);
    }
    co_return worst;
}

} // namespace cli
