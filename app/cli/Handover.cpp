// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/Handover.h"

#include "SingleInstance.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QLocalSocket>

namespace cli {
namespace {

constexpr int patienceMs = 500;

QString text(const char16_t *literal)
{
    return QString::fromUtf16(literal);
}

} // namespace

Handover::Handover(Arguments arguments, const Output &output, Console &console)
    : m_arguments(std::move(arguments))
    , m_output(output)
    , m_console(console)
    , m_socket(new QLocalSocket(this))
{
}

Handover::~Handover() = default;

base::Task<std::optional<Exit>> Handover::run(QString folder)
{
    m_socket->connectToServer(app::SingleInstance::socketIn(folder));
    if (!m_socket->waitForConnected(patienceMs))
        return base::Task<std::optional<Exit>>::ready(std::nullopt);
    connect(m_socket, &QLocalSocket::readyRead, this, &Handover::read);
    connect(m_socket, &QLocalSocket::disconnected, this, [this] {
        if (!m_done.isFinished())
            m_done.finish(m_output.failure(Exit::Failed, text(u"window-closed"),
                                           tr("The window was closed before the command was done. What was accepted is "
                                              "stored and leaves with the next start; run the command again for the "
                                              "rest.")));
    });
    m_socket->write(request());
    return m_done.task();
}

// Secrets are read here: files and variables of this terminal mean nothing over there.
QByteArray Handover::request() const
{
    QJsonObject options;
    for (auto option = m_arguments.options.begin(); option != m_arguments.options.end(); ++option)
        options.insert(option.key(), QJsonArray::fromStringList(*option));
    QJsonObject secrets;
    for (const auto &option : {text(u"password-file"), text(u"new-password-file")}) {
        if (const auto secret = m_console.given(option))
            secrets.insert(option, secret->revealText());
    }
    const QJsonObject asked{{text(u"command"), m_arguments.command},
                            {text(u"words"), QJsonArray::fromStringList(m_arguments.words)},
                            {text(u"options"), options},
                            {text(u"secrets"), secrets}};
    return "run " + QJsonDocument(asked).toJson(QJsonDocument::Compact) + '\n';
}

void Handover::read()
{
    while (m_socket->canReadLine())
        obey(QJsonDocument::fromJson(m_socket->readLine()).object());
}

void Handover::obey(const QJsonObject &said)
{
    if (said.contains(text(u"output"))) {
        m_console.write(Channel::Output, said.value(text(u"output")).toString().toUtf8());
    } else if (said.contains(text(u"errors"))) {
        m_console.write(Channel::Errors, said.value(text(u"errors")).toString().toUtf8());
    } else if (said.contains(text(u"exit"))) {
        m_done.finish(static_cast<Exit>(said.value(text(u"exit")).toInt()));
    } else if (said.value(text(u"ask")) == text(u"secret")) {
        m_console.ask(said.value(text(u"prompt")).toString()).then(this, [this](const std::optional<base::Secret> &it) {
            tell({{text(u"secret"), it ? QJsonValue(it->revealText()) : QJsonValue(QJsonValue::Null)}});
        });
    } else if (said.value(text(u"ask")) == text(u"line")) {
        m_console.nextLine().then(this, [this](const std::optional<QString> &line) {
            tell({{text(u"line"), line ? QJsonValue(*line) : QJsonValue(QJsonValue::Null)}});
        });
    }
}

void Handover::tell(const QJsonObject &object)
{
    m_socket->write(QJsonDocument(object).toJson(QJsonDocument::Compact) + '\n');
}

Arguments argumentsIn(const QJsonObject &request)
{
    Arguments arguments;
    arguments.command = request.value(text(u"command")).toString();
    for (const auto &word : request.value(text(u"words")).toArray())
        arguments.words.append(word.toString());
    const QJsonObject options = request.value(text(u"options")).toObject();
    for (auto option = options.begin(); option != options.end(); ++option) {
        QStringList values;
        for (const auto &value : option->toArray())
            values.append(value.toString());
        arguments.options.insert(option.key(), values);
    }
    return arguments;
}

} // namespace cli

#include "moc_Handover.cpp"
