// SPDX-License-Identifier: GPL-3.0-or-later
// Feeds a fuzz target with its seeds once, in every build and with any compiler: so the targets stay whole between
// hunts, and an input that once broke something is tried for ever after.
//     fuzz_replay TARGET FOLDER
#include <QByteArray>
#include <QDir>
#include <QFile>

#include <cstddef>
#include <cstdio>
#include <string_view>

using Initialise = int(int *, char ***);
using Test = int(const quint8 *, std::size_t);

extern "C" {
Test gateTest, jidTest, codecTest, stanzaTest, loginTest, omemoTest, ratchetTest, bundleTest, trustTest;
Initialise loginInitialise, ratchetInitialise, bundleInitialise, trustInitialise;
}

namespace {

struct Target
{
    std::string_view name;
    Test *test;
    Initialise *initialise = nullptr;
};

constexpr Target targets[] = {
    {"gate", gateTest},
    {"jid", jidTest},
    {"codec", codecTest},
    {"stanza", stanzaTest},
    {"login", loginTest, loginInitialise},
    {"omemo", omemoTest},
    {"ratchet", ratchetTest, ratchetInitialise},
    {"bundle", bundleTest, bundleInitialise},
    {"trust", trustTest, trustInitialise},
};

int replay(const Target &target, const QDir &folder)
{
    int count = 0;
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (!file.open(QFile::ReadOnly))
            return std::fprintf(stderr, "%s cannot be read\n", qPrintable(file.fileName())), 1;
        std::printf("%s\n", qPrintable(name)); // the last one named is the one that broke it
        std::fflush(stdout);
        const QByteArray bytes = file.readAll();
        target.test(reinterpret_cast<const quint8 *>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
        ++count;
    }
    return count > 0 ? 0 : 1;
}

} // namespace

int main(int argc, char *argv[])
{
    for (const Target &target : targets) {
        if (argc != 3 || target.name != argv[1])
            continue;
        if (target.initialise)
            target.initialise(&argc, &argv);
        return replay(target, QDir(QString::fromLocal8Bit(argv[2])));
    }
    std::fputs("fuzz_replay TARGET FOLDER\n", stderr);
    return 2;
}
