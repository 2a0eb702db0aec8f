// SPDX-License-Identifier: GPL-3.0-or-later
// Writes what follows from xep/Modules.h and from the table of commands: docs/xeps.md, packaging/lucchetto.doap, the
// man page and the completions of lucchetto-cli. With --check it only compares.
#include "CommandDocuments.h"

#include "xep/Module.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QTextStream>
#include <QXmlStreamWriter>

namespace {

using Specifications = QMap<QString, xep::Specification>; // by number

Specifications specifications()
{
    Specifications found;
    for (const xep::About &about : xep::aboutAllModules()) {
        for (const xep::Specification &one : about.specifications)
            found.insert(one.number.toString(), one);
    }
    return found;
}

bool isXep(const xep::Specification &one)
{
    return !one.number.isEmpty() && one.number.front().isDigit();
}

QString address(const xep::Specification &one)
{
    return isXep(one) ? QStringLiteral("https://xmpp.org/extensions/xep-%1.html").arg(one.number)
                      : QStringLiteral("https://www.rfc-editor.org/rfc/rfc%1").arg(one.number.mid(4));
}

QString list()
{
    QString text = QStringLiteral("# What Lucchetto speaks\n\n"
                                  "Written by `./dev docs` from `core/xep/Modules.h`; do not edit.\n\n"
                                  "| specification | name | version | support |\n| --- | --- | --- | --- |\n");
    for (const xep::Specification &one : specifications()) {
        const QString support = one.support == xep::Support::Complete ? QStringLiteral("complete")
                                                                      : QStringLiteral("partial: %1").arg(one.note);
        const QString number = isXep(one) ? QStringLiteral("XEP-%1").arg(one.number) : one.number.toString();
        text += QStringLiteral("| [%1](%2) | %3 | %4 | %5 |\n")
                    .arg(number, address(one), one.name, one.version, support);
    }
    return text;
}

void writeXep(QXmlStreamWriter &xml, const xep::Specification &one)
{
    const QString space = QStringLiteral("https://linkmauve.fr/ns/xmpp-doap#");
    xml.writeStartElement(QStringLiteral("implements"));
    xml.writeStartElement(space, QStringLiteral("SupportedXep"));
    xml.writeEmptyElement(space, QStringLiteral("xep"));
    xml.writeAttribute(QStringLiteral("rdf:resource"), address(one));
    xml.writeTextElement(space, QStringLiteral("status"),
                         one.support == xep::Support::Complete ? QStringLiteral("complete")
                                                               : QStringLiteral("partial"));
    xml.writeTextElement(space, QStringLiteral("version"), one.version.toString());
    if (!one.note.isEmpty())
        xml.writeTextElement(space, QStringLiteral("note"), one.note.toString());
    xml.writeEndElement();
    xml.writeEndElement();
}

QString doap()
{
    QString text;
    QXmlStreamWriter xml(&text);
    xml.setAutoFormatting(true);
    xml.writeStartDocument();
    xml.writeStartElement(QStringLiteral("rdf:RDF"));
    xml.writeNamespace(QStringLiteral("http://www.w3.org/1999/02/22-rdf-syntax-ns#"), QStringLiteral("rdf"));
    xml.writeDefaultNamespace(QStringLiteral("http://usefulinc.com/ns/doap#"));
    xml.writeNamespace(QStringLiteral("https://linkmauve.fr/ns/xmpp-doap#"), QStringLiteral("xmpp"));
    xml.writeStartElement(QStringLiteral("Project"));
    xml.writeTextElement(QStringLiteral("name"), QStringLiteral("Lucchetto"));
    xml.writeTextElement(QStringLiteral("shortdesc"),
                         QStringLiteral("A chat program for XMPP that keeps the padlock closed"));
    xml.writeTextElement(QStringLiteral("programming-language"), QStringLiteral("C++"));
    for (const char *system : {"Linux", "Windows", "macOS"})
        xml.writeTextElement(QStringLiteral("os"), QString::fromLatin1(system));
    xml.writeEmptyElement(QStringLiteral("license"));
    xml.writeAttribute(QStringLiteral("rdf:resource"),
                       QStringLiteral("https://spdx.org/licenses/GPL-3.0-or-later.html"));
    for (const xep::Specification &one : specifications()) {
        if (isXep(one)) {
            writeXep(xml, one);
        } else {
            xml.writeEmptyElement(QStringLiteral("implements"));
            xml.writeAttribute(QStringLiteral("rdf:resource"), address(one));
        }
    }
    xml.writeEndDocument();
    return text;
}

// Writes the file, or compares; says so and answers false if it is not fresh.
bool deliver(const QString &path, const QString &text, bool onlyCheck)
{
    QFile file(path);
    if (onlyCheck) {
        if (file.open(QIODevice::ReadOnly) && file.readAll() == text.toUtf8())
            return true;
        QTextStream(stderr) << path << " is not fresh: ./dev docs writes it anew\n";
        return false;
    }
    return file.open(QIODevice::WriteOnly) && file.write(text.toUtf8()) >= 0;
}

} // namespace

int main(int argc, char *argv[])
{
    const QDir root(QStringLiteral(LUCCHETTO_SOURCE_DIR));
    root.mkpath(QStringLiteral("docs"));
    const bool onlyCheck = argc > 1 && QByteArrayView(argv[1]) == "--check";
    root.mkpath(QStringLiteral("packaging/completions"));
    const std::pair<const char *, QString> documents[] = {
        {"docs/xeps.md", list()},
        {"packaging/lucchetto.doap", doap()},
        {"packaging/lucchetto-cli.1", documents::manPage()},
        {"packaging/completions/lucchetto-cli.bash", documents::bashCompletion()},
        {"packaging/completions/lucchetto-cli.fish", documents::fishCompletion()},
    };
    bool areFresh = true;
    for (const auto &[path, text] : documents)
        areFresh = deliver(root.filePath(QString::fromLatin1(path)), text, onlyCheck) && areFresh;
    return areFresh ? 0 : 1;
}
