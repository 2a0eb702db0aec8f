// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Guest.h"

#include "cli/Handover.h"

#include <QJsonDocument>
#include <QLocalSocket>

namespace cli {
namespace {

constexpr qint64 longestLine = 1024 * 1024; // bytes of one line of the other end

QString text(const char16_t *literal)
{
    return QString::fromUtf16(literal);
}

} // namespace

Guest::Guest(QLocalSocket *socket, const QByteArray &request, app::Workspace &workspace, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_network(workspace.network())
{
    socket->setParent(this);
    connect(socket, &QLocalSocket::disconnected, this, &QObject::deleteLater);
    connect(socket, &QLocalSocket::readyRead, this, &Guest::read);
    const QJsonObject asked = QJsonDocument::fromJson(request).object();
    const QJsonObject secrets = asked.value(text(u"secrets")).toObject();
    for (auto secret = secrets.begin(); secret != secrets.end(); ++secret)
        m_secrets.insert(secret.key(), base::Secret::fromText(secret->toString()));
    run(argumentsIn(asked), workspace);
}

// What waits for an answer goes before the things it works with.
Guest::~Guest()
{
    m_context.reset();
    if (!m_xmlLog.isEmpty())
        m_network.removeXmlLog(m_xmlLog);
}

void Guest::run(const Arguments &arguments, app::Workspace &workspace)
{
    Console &terminal = *this;
    m_output = std::make_unique<Output>(arguments.has(text(u"json")), terminal);
    m_output->setAccount(base::Jid::of(arguments.value(text(u"account"))).toString());
    m_context = std::make_unique<Context>(arguments, *m_output, workspace, terminal);
    if (const QString log = arguments.value(text(u"xml-log")); !log.isEmpty()) {
        if (!m_network.addXmlLog(log)) {
            end(m_output->failure(Exit::Failed, text(u"xml-log"), noXmlLog(log)));
            return;
        }
        m_xmlLog = log;
    }
    for (const auto &command : commands()) {
        if (command.spec.name == arguments.command) {
            command.run(*m_context).then(m_context.get(), [this](Exit exit) { end(exit); });
            return;
        }
    }
    end(Exit::WrongUse);
}

void Guest::end(Exit exit)
{
    tell({{text(u"exit"), static_cast<int>(exit)}});
    m_socket->disconnectFromServer();
    if (m_socket->state() == QLocalSocket::UnconnectedState)
        deleteLater(); // nobody is there any more to hang up
}

void Guest::tell(const QJsonObject &object)
{
    m_socket->write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

void Guest::read()
{
    while (m_socket->canReadLine()) {
        const QJsonObject said = QJsonDocument::fromJson(m_socket->readLine(longestLine)).object();
        if (const auto secret = said.value(text(u"secret")); !secret.isUndefined() && m_secretAsked) {
            const auto asked = *std::exchange(m_secretAsked, std::nullopt);
            asked.finish(secret.isString() ? std::optional(base::Secret::fromText(secret.toString())) : std::nullopt);
        } else if (const auto line = said.value(text(u"line")); !line.isUndefined() && m_lineAsked) {
            const auto asked = *std::exchange(m_lineAsked, std::nullopt);
            asked.finish(line.isString() ? std::optional(line.toString()) : std::nullopt);
        }
    }
    if (m_socket->bytesAvailable() > longestLine)
        m_socket->abort();
}

void Guest::write(Channel channel, const QByteArray &line)
{
    tell({{channel == Channel::Output ? text(u"output") : text(u"errors"), QString::fromUtf8(line)}});
}

std::optional<base::Secret> Guest::given(const QString &option)
{
    const auto found = m_secrets.constFind(option);
    return found == m_secrets.constEnd() ? std::nullopt : std::optional(*found);
}

base::Task<std::optional<base::Secret>> Guest::ask(QString prompt)
{
    tell({{text(u"ask"), text(u"secret")}, {text(u"prompt"), prompt}});
    m_secretAsked.emplace();
    return m_secretAsked->task();
}

base::Task<std::optional<QString>> Guest::nextLine()
{
    tell({{text(u"ask"), text(u"line")}});
    m_lineAsked.emplace();
    return m_lineAsked->task();
}

} // namespace cli

#include "moc_Guest.cpp"
